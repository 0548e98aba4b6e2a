//! The relay with a mail server: a real one, written in Python, in a place of its own.

use crate::run;
use crate::tally::Tally;

use super::python;

/// Sets the mail server up and runs the tests that send to it.
pub(crate) fn test(tally: &mut Tally) {
    let place = python::target().join("xtask-tools/mail");
    match python::set_up(&place, "tests/mail/requirements.txt") {
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
