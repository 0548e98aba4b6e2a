//! The command line, and the fresh file.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use crate::Outcome;

const HELP: &str = "\
A day at a fapiao desk: statements in, fapiao out, on a real SQLite file.

usage: quickstart [DATABASE] [STATEMENT ...]

  DATABASE    a file that is not there yet; examples/out/fapiao-quickstart.db, made anew each time, when absent
  STATEMENT   WeChat Pay trade bills (交易账单, CSV, UTF-8); those of examples/data when absent. The customer of
              this journey buys the first six orders of the last one; three of them must be left to invoice.";

/// The customer's purchases are in the last of them.
const STATEMENTS: [&str; 2] = ["wechat_trade_all.csv", "wechat_trade_march.csv"];

/// What to do.
pub(crate) enum Command {
    /// Say how it is called.
    Help(&'static str),
    /// Go on the journey.
    Run {
        /// The SQLite file; not there yet.
        database: PathBuf,
        /// Statements as the seller downloaded them.
        statements: Vec<PathBuf>,
    },
}

impl Command {
    /// Reads the arguments, and makes room for the file.
    pub(crate) fn read() -> Outcome<Self> {
        let mut arguments = env::args_os().skip(1).peekable();
        if arguments
            .peek()
            .is_some_and(|first| first == "--help" || first == "-h")
        {
            return Ok(Self::Help(HELP));
        }
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let database = match arguments.next() {
            // Somebody's file is never overwritten: it might be a real desk.
            Some(given) if Path::new(&given).exists() => {
                return Err(format!("{} is there already", given.display()).into());
            }
            Some(given) => PathBuf::from(given),
            None => fresh(&here.join("out/fapiao-quickstart.db"))?,
        };
        let mut statements: Vec<PathBuf> = arguments.map(PathBuf::from).collect();
        if statements.is_empty() {
            statements = STATEMENTS
                .iter()
                .map(|name| here.join("data").join(name))
                .collect();
        }
        Ok(Self::Run {
            database,
            statements,
        })
    }
}

/// Removes what an earlier run left: the file and the two that SQLite keeps beside it.
fn fresh(database: &Path) -> Outcome<PathBuf> {
    if let Some(folder) = database.parent() {
        fs::create_dir_all(folder)?;
    }
    for ending in ["", "-wal", "-shm"] {
        let mut path = database.as_os_str().to_owned();
        path.push(OsStr::new(ending));
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(database.to_owned())
}
