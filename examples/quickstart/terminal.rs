//! Writing to a terminal, or to whatever reads in its place.

use std::fmt::Arguments;
use std::io::{ErrorKind, Write};
use std::process::exit;

/// Writes a line. The program ends when nobody reads any more, as in `quickstart | head`: quietly, for that is no failure.
pub(crate) fn line(text: Arguments<'_>) {
    if let Err(error) = writeln!(std::io::stdout().lock(), "{text}") {
        exit(i32::from(error.kind() != ErrorKind::BrokenPipe));
    }
}

/// `println!`, but for how it ends when nobody reads.
macro_rules! say {
    ($($text:tt)*) => {
        $crate::terminal::line(format_args!($($text)*))
    };
}
