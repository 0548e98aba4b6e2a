//! What went wrong in PostgreSQL, in the words of a store: without SQL, addresses or data.

use deadpool_postgres::PoolError;
use fapiao_core::store::StoreError;
use tokio_postgres::Error;
use tokio_postgres::error::SqlState;

/// How a try ended that did not end well.
#[derive(Debug)]
pub(crate) enum Failure {
    /// It is known that nothing was changed.
    Known(StoreError),
    /// Nothing was changed, for a count was not as expected or a key was there already. What that means is known to
    /// whoever sent the statement.
    Refused,
    /// The line broke before the answer came: it may or may not have happened.
    Unknown(StoreError),
}

impl Failure {
    /// The error for a caller who can do nothing but ask again.
    pub(crate) fn into_error(self) -> StoreError {
        match self {
            Self::Known(error) | Self::Unknown(error) => error,
            Self::Refused => StoreError::Conflict,
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Known(error)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error.code() {
            Some(state) if refuses(state) => Self::Refused,
            Some(state) if !ends_the_connection(state) => Self::Known(from_state(state)),
            Some(state) => Self::Unknown(from_state(state)),
            None if error.is_closed() || is_io(&error) => {
                Self::Unknown(unavailable("the connection was lost"))
            }
            None => Self::Known(corrupt("the server answers in another way than expected")),
        }
    }
}

impl From<PoolError> for Failure {
    fn from(error: PoolError) -> Self {
        Self::Known(match error {
            PoolError::Timeout(_) => unavailable("all connections are in use"),
            PoolError::Backend(error) => match error.code() {
                Some(state) => from_state(state),
                None => unavailable("the server cannot be reached"),
            },
            _ => unavailable("the pool of connections is closed"),
        })
    }
}

fn is_io(error: &Error) -> bool {
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        if inner.is::<std::io::Error>() {
            return true;
        }
        source = inner.source();
    }
    false
}

/// A division by zero is how a count ends a transaction; the others are keys that stand twice.
fn refuses(state: &SqlState) -> bool {
    [
        SqlState::DIVISION_BY_ZERO,
        SqlState::UNIQUE_VIOLATION,
        SqlState::CARDINALITY_VIOLATION,
    ]
    .contains(state)
}

/// Shut down, crashed, starting: the server says so and hangs up.
fn ends_the_connection(state: &SqlState) -> bool {
    [
        SqlState::ADMIN_SHUTDOWN,
        SqlState::CRASH_SHUTDOWN,
        SqlState::CANNOT_CONNECT_NOW,
        SqlState::DATABASE_DROPPED,
        SqlState::IDLE_IN_TRANSACTION_SESSION_TIMEOUT,
    ]
    .contains(state)
        || state.code().starts_with("08")
}

fn from_state(state: &SqlState) -> StoreError {
    let said = |words: &str| format!("{words} (postgresql {})", state.code());
    let class = state.code().get(..2).unwrap_or_default();
    match class {
        // Another transaction won; nothing of this one stayed.
        "40" => StoreError::Conflict,
        "53" => unavailable(said("the server lacks disk, memory or connections")),
        "55" if *state == SqlState::LOCK_NOT_AVAILABLE => {
            unavailable(said("another transaction holds a row for too long"))
        }
        "57" if *state == SqlState::QUERY_CANCELED => unavailable(said("the server took too long")),
        "57" | "08" => unavailable(said("the server is shutting down, starting or gone")),
        "58" => unavailable(said("the server cannot read or write its files")),
        "25" => unavailable(said("the server only reads: it is a standby")),
        "28" | "3D" => unavailable(said("the server lets nobody in with this address")),
        "54" => corrupt(said("a value is too large for an index")),
        "XX" => corrupt(said("the database is damaged")),
        _ => corrupt(said("the tables are not as they should be")),
    }
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
