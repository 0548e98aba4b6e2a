//! What went wrong in PostgreSQL, in the words of a store: without SQL, addresses or data.

use deadpool_postgres::{HookError, PoolError, TimeoutType};
use fapiao_core::store::{OpenError, StoreError};
use tokio_postgres::Error;
use tokio_postgres::error::SqlState;

impl From<Failure> for OpenError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Denied(message) => Self::Address { message },
            other => Self::Store(other.into_error()),
        }
    }
}

/// How a try ended that did not end well.
#[derive(Debug)]
pub(crate) enum Failure {
    /// It is known that nothing was changed.
    Known(StoreError),
    /// Nothing was changed: another transaction was let through instead, and this one can be sent again.
    Overtaken,
    /// Nothing was changed: the server does not let this address in.
    Denied(String),
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
            Self::Refused | Self::Overtaken => StoreError::Conflict,
            Self::Denied(message) => unavailable(message),
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
            Some(state) if !ends_the_connection(state) => from_state(state),
            Some(state) => Self::Unknown(from_state(state).into_error()),
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
            PoolError::Timeout(TimeoutType::Wait) => unavailable("all connections are in use"),
            PoolError::Timeout(_) => unavailable("the server cannot be reached in time"),
            PoolError::Backend(error) | PoolError::PostCreateHook(HookError::Backend(error)) => {
                match (error.code(), without_tls(&error)) {
                    (Some(state), _) => return from_state(state),
                    (None, Some(why)) => return Self::Denied(why.to_owned()),
                    (None, None) => unavailable("the server cannot be reached"),
                }
            }
            _ => unavailable("the pool of connections is closed"),
        })
    }
}

/// Why there was no TLS, if that is why there is no connection.
fn without_tls(error: &Error) -> Option<&'static str> {
    // The library tells the kinds of its errors apart by their text only.
    if !error.to_string().starts_with("error performing TLS") {
        return None;
    }
    match std::error::Error::source(error)?.downcast_ref::<std::io::Error>() {
        None => Some("TLS was asked for, and the server offers none"),
        Some(io) if io.get_ref()?.is::<rustls::Error>() => {
            Some("the certificate of the server is not one to trust")
        }
        Some(_) => None,
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

fn from_state(state: &SqlState) -> Failure {
    let said = |words: &str| format!("{words} (postgresql {})", state.code());
    let class = state.code().get(..2).unwrap_or_default();
    Failure::Known(match class {
        "40" => return Failure::Overtaken,
        "28" | "3D" => return Failure::Denied(said("the server lets nobody in with this address")),
        "22" => corrupt(said("a value is none that the database can keep")),
        "53" => unavailable(said("the server lacks disk, memory or connections")),
        "55" if *state == SqlState::LOCK_NOT_AVAILABLE => {
            unavailable(said("another transaction holds a row for too long"))
        }
        "57" if *state == SqlState::QUERY_CANCELED => unavailable(said("the server took too long")),
        "57" | "08" => unavailable(said("the server is shutting down, starting or gone")),
        "58" => unavailable(said("the server cannot read or write its files")),
        "25" => unavailable(said("the server only reads: it is a standby")),
        "54" => corrupt(said("a value is too large for an index")),
        "XX" => corrupt(said("the database is damaged")),
        "42" if *state == SqlState::INSUFFICIENT_PRIVILEGE => {
            return Failure::Denied(said(
                "this user may not do in the database what a desk does",
            ));
        }
        _ => corrupt(said("the tables are not as they should be")),
    })
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
