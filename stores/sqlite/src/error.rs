//! What went wrong in SQLite, in the words of a store: without SQL, paths or data.

use fapiao_core::store::StoreError;
use rusqlite::{Error, ffi};

/// Why a store was not opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenError {
    /// The file is not there and cannot be made, or may only be read. Trying again does not help.
    File {
        /// What is wrong, without the path.
        message: String,
    },
    /// Another process holds the file, or its tables cannot be used.
    Store(StoreError),
}

impl std::fmt::Display for OpenError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File { message } => f.write_str(message),
            Self::Store(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for OpenError {}

/// A [`StoreError`] that `?` makes of an error of SQLite.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) error: StoreError,
    /// Whether it lies in how the file lies there.
    of_the_file: bool,
}

impl Failure {
    pub(crate) fn of_the_file(message: &str) -> Self {
        Self {
            error: unavailable(message),
            of_the_file: true,
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self {
            error,
            of_the_file: false,
        }
    }
}

impl From<Failure> for StoreError {
    fn from(failure: Failure) -> Self {
        failure.error
    }
}

impl From<Failure> for OpenError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure {
                error: StoreError::Unavailable { message },
                of_the_file: true,
            } => Self::File { message },
            Failure { error, .. } => Self::Store(error),
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::SqliteFailure(error, _) | Error::SqlInputError { error, .. } => Self {
                error: from_code(error.extended_code),
                of_the_file: matches!(
                    error.extended_code & 0xff,
                    ffi::SQLITE_CANTOPEN
                        | ffi::SQLITE_READONLY
                        | ffi::SQLITE_PERM
                        | ffi::SQLITE_AUTH
                ),
            },
            Error::FromSqlConversionFailure(..)
            | Error::IntegralValueOutOfRange(..)
            | Error::InvalidColumnType(..)
            | Error::Utf8Error(..) => corrupt("a column holds what it should not").into(),
            _ => unavailable("sqlite was used in a way that it refuses").into(),
        }
    }
}

/// Whether another connection holds what is needed.
pub(crate) fn is_busy(error: &Error) -> bool {
    matches!(error, Error::SqliteFailure(error, _) if matches!(error.extended_code & 0xff, ffi::SQLITE_BUSY | ffi::SQLITE_LOCKED))
}

pub(crate) fn corrupt(message: impl Into<String>) -> StoreError {
    StoreError::Corrupt {
        message: message.into(),
    }
}

pub(crate) fn unavailable(message: impl Into<String>) -> StoreError {
    StoreError::Unavailable {
        message: message.into(),
    }
}

fn from_code(extended: i32) -> StoreError {
    let said = |words: &str| format!("{words} (sqlite {extended})");
    if extended == ffi::SQLITE_READONLY_DIRECTORY {
        return unavailable(said("the folder of the file cannot be written"));
    }
    // The trigger that guards facts from being replaced: somebody else was there first.
    if extended == ffi::SQLITE_CONSTRAINT_TRIGGER {
        return StoreError::Conflict;
    }
    match extended & 0xff {
        ffi::SQLITE_CORRUPT | ffi::SQLITE_NOTADB => {
            corrupt(said("the file is damaged or is no database"))
        }
        // All SQL here is constant: it fails only when the tables were changed from outside.
        ffi::SQLITE_ERROR | ffi::SQLITE_CONSTRAINT | ffi::SQLITE_MISMATCH => {
            corrupt(said("the tables are not as they should be"))
        }
        ffi::SQLITE_BUSY | ffi::SQLITE_LOCKED => unavailable(said("another process is writing")),
        ffi::SQLITE_FULL => unavailable(said("the disk is full")),
        ffi::SQLITE_IOERR => unavailable(said("the disk cannot be read or written")),
        ffi::SQLITE_CANTOPEN => unavailable(said("the file cannot be opened")),
        ffi::SQLITE_READONLY | ffi::SQLITE_PERM | ffi::SQLITE_AUTH => {
            unavailable(said("the file cannot be written"))
        }
        ffi::SQLITE_NOMEM => unavailable(said("out of memory")),
        ffi::SQLITE_TOOBIG => unavailable(said("a value is too large")),
        _ => unavailable(said("sqlite failed")),
    }
}
