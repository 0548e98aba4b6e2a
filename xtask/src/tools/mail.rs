//! The relay with a mail server: a real one, written in Python, in a place of its own.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::tally::Tally;
use crate::{root, run};

use super::python;

/// Sets the mail server up and runs the tests that send to it.
pub(crate) fn test(tally: &mut Tally) {
    match set_up() {
        Ok(python) => {
            let python = format!("FAPIAO_MAIL_PYTHON={python}");
            let test = [
                "--package",
                "fapiao-tests",
                "--features",
                "smtp",
                "--test",
                "smtp",
            ];
            let cargo = [&[python.as_str(), "cargo", "test"], &test[..]].concat();
            run::counted(tally, "env", &cargo, Tally::read);
        }
        Err(message) => {
            println!("{message}");
            tally.check(false);
        }
    }
}

/// A Python that the mail server runs on.
fn set_up() -> Result<String, String> {
    python::set_up(&place(), "tests/mail/requirements.txt")
}

fn place() -> PathBuf {
    python::target().join("xtask-tools/mail")
}

/// A mail server for the tests of a door. It ends when this is dropped.
pub(crate) struct MailServer {
    server: Child,
    told: PathBuf,
}

impl MailServer {
    /// The variable that names the file with all that the server tells: where it listens, and the mails that it has taken.
    pub(crate) const VARIABLE: &str = "FAPIAO_MAIL_SERVER";

    /// Starts it for the tests of a door.
    ///
    /// # Errors
    /// What could not be set up.
    pub(crate) fn start(door: &str) -> Result<Self, String> {
        let python = set_up()?;
        let told = place().join(format!("{door}.jsonl"));
        let failed = |error: std::io::Error| format!("the mail server: {error}");
        let file = File::create(&told).map_err(failed)?;
        let server = Command::new(&python)
            .arg(root().join("tests/mail/server.py"))
            // Where some doors are tested, no name is known.
            .arg("127.0.0.1")
            .stdin(Stdio::piped())
            .stdout(file)
            .spawn()
            .map_err(failed)?;
        let mut started = Self { server, told };
        for _ in 0..600 {
            if fs::read(&started.told).is_ok_and(|told| told.contains(&b'\n')) {
                return Ok(started);
            }
            if let Some(status) = started.server.try_wait().map_err(failed)? {
                return Err(format!("the mail server: {status}"));
            }
            thread::sleep(Duration::from_millis(50));
        }
        Err("the mail server does not listen".to_owned())
    }

    /// The name of the file.
    pub(crate) fn told(&self) -> &Path {
        &self.told
    }

    /// The variable as `env` takes it.
    pub(crate) fn assignment(&self) -> String {
        format!("{}={}", Self::VARIABLE, self.told.display())
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        // It ends with its input.
        drop(self.server.stdin.take());
        let _ = self.server.wait();
    }
}
