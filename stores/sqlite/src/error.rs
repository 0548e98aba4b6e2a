//! What went wrong in SQLite, in the words of a store: without SQL, paths or data.

use fapiao_core::store::{OpenError, StoreError};
use rusqlite::{Error, ffi};

/// A [`StoreError`] that `?` makes of an error of SQLite.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) error: StoreError,
    /// Whether it lies in how the file lies there.
    of_the_file: bool,
}

impl Failure {
    pub(crate) fn of_the_file(message: impl Into<String>) -> Self {
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
            } => Self::Address { message },
            Failure { error, .. } => Self::Store(error),
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::SqliteFailure(error, _) | Error::SqlInputError { error, .. } => {
                from_code(error.extended_code)
            }
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

fn from_code(extended: i32) -> Failure {
    let said = |words: &str| format!("{words} (sqlite {extended})");
    if extended == ffi::SQLITE_READONLY_DIRECTORY {
        return Failure::of_the_file(said("the folder of the file cannot be written"));
    }
    // The trigger that guards facts from being replaced: somebody else was there first.
    if extended == ffi::SQLITE_CONSTRAINT_TRIGGER {
        return StoreError::Conflict.into();
    }
    let error = match extended & 0xff {
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
        ffi::SQLITE_CANTOPEN => return Failure::of_the_file(said("the file cannot be opened")),
        ffi::SQLITE_READONLY | ffi::SQLITE_PERM | ffi::SQLITE_AUTH => {
            return Failure::of_the_file(said("the file cannot be written"));
        }
        ffi::SQLITE_NOMEM => unavailable(said("out of memory")),
        ffi::SQLITE_TOOBIG => unavailable(said("a value is too large")),
        _ => unavailable(said("sqlite failed")),
    };
    error.into()
}
