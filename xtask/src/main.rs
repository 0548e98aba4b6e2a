//! Tests everything and writes what is generated. `cargo xtask help` says how.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "it talks to a terminal"
)]
#![cfg_attr(test, allow(clippy::unwrap_used))]

use std::path::PathBuf;
use std::process::ExitCode;

mod bench;
mod diff;
mod generate;
mod parts;
mod pure;
mod run;
mod sizes;
mod tally;
mod tools;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let mut words = words.iter().map(String::as_str);
    let done = match words.next() {
        Some("test") => return parts::test(&words.collect::<Vec<_>>()),
        Some("generate") => generate::write(),
        Some("bench") => bench::bench(&words.collect::<Vec<_>>()),
        Some("sizes") => sizes::sizes(),
        Some("postgres") => tools::postgres::with_server(&words.collect::<Vec<_>>()),
        Some("help" | "--help" | "-h") => {
            println!("{}", help());
            return ExitCode::SUCCESS;
        }
        Some(word) => Err(format!("there is no `{word}`\n\n{}", help())),
        None => Err(help()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// What can be asked for.
fn help() -> String {
    let mut text = String::from(
        "cargo xtask test            test everything\n\
         cargo xtask test PART …     test only these parts\n\
         cargo xtask generate        write the files under docs/ that come from the code\n\
         cargo xtask bench NAME …    measure: rust (cargo bench), python, node, swift or kotlin\n\
         cargo xtask sizes           build what is shipped and tell how large it is\n\
         cargo xtask postgres WORD … run a command with the address of a PostgreSQL server in FAPIAO_POSTGRES\n\nParts, in their order:\n",
    );
    for part in parts::PARTS {
        text.push_str(&format!("  {:<10} {}\n", part.name, part.what));
    }
    text
}

/// The root of the workspace.
fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.parent().map_or(here.clone(), PathBuf::from)
}
