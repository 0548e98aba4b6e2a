//! What the writer is asked to do.

use fapiao_core::store::{Batch, MailRow, Settlement, StoreError};
use fapiao_core::time::Instant;
use rusqlite::Connection;

use crate::error::Failure;
use crate::{mail, write};

/// One thing to write, whole or not at all.
#[derive(Debug)]
pub(crate) enum Job {
    Commit(Batch),
    Lease {
        now: Instant,
        until: Instant,
        limit: u32,
    },
    Settle {
        id: String,
        attempts: u32,
        settlement: Settlement,
    },
}

/// What became of it; mails only for a lease.
pub(crate) type Answer = Result<Vec<MailRow>, StoreError>;

impl Job {
    /// Writes into the open transaction. After an error the caller undoes what was written.
    pub(crate) fn apply(&self, connection: &Connection) -> Result<Vec<MailRow>, Failure> {
        match self {
            Self::Commit(batch) => write::apply(connection, batch).map(|()| Vec::new()),
            Self::Lease { now, until, limit } => mail::lease(connection, *now, *until, *limit),
            Self::Settle {
                id,
                attempts,
                settlement,
            } => mail::settle(connection, id, *attempts, settlement).map(|()| Vec::new()),
        }
    }
}
