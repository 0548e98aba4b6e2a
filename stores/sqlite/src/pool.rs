//! The connections that read.

use std::sync::{Condvar, Mutex, PoisonError};

use fapiao_core::store::StoreError;
use rusqlite::Connection;

use crate::error::Failure;
use crate::open::Opener;
use crate::queue::lock;

/// A few connections, opened when they are first needed. The last used is the first used again, for its pages are at hand.
#[derive(Debug)]
pub(crate) struct Readers {
    opener: Opener,
    most: usize,
    pool: Mutex<Pool>,
    returned: Condvar,
}

#[derive(Debug, Default)]
struct Pool {
    idle: Vec<Connection>,
    /// Places that hold a connection, idle or not, or are about to.
    taken: usize,
    waiting: usize,
}

impl Readers {
    pub(crate) fn new(opener: Opener, most: usize) -> Self {
        Self {
            opener,
            most: most.max(1),
            pool: Mutex::default(),
            returned: Condvar::new(),
        }
    }

    /// Reads with one statement.
    pub(crate) fn read<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, Failure>,
    ) -> Result<T, StoreError> {
        let mut slot = self.take();
        let connection = match &mut slot.connection {
            Some(connection) => connection,
            empty => empty.insert(self.opener.reader()?),
        };
        Ok(work(connection)?)
    }

    /// Reads with several statements that all see the same commits.
    pub(crate) fn snapshot<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, Failure>,
    ) -> Result<T, StoreError> {
        self.read(|connection| moment(connection, work))
    }

    fn take(&self) -> Slot<'_> {
        let mut pool = lock(&self.pool);
        loop {
            if let Some(connection) = pool.idle.pop() {
                return Slot {
                    readers: self,
                    connection: Some(connection),
                };
            }
            if pool.taken < self.most {
                pool.taken = pool.taken.saturating_add(1);
                return Slot {
                    readers: self,
                    connection: None,
                };
            }
            pool.waiting = pool.waiting.saturating_add(1);
            pool = self
                .returned
                .wait(pool)
                .unwrap_or_else(PoisonError::into_inner);
            pool.waiting = pool.waiting.saturating_sub(1);
        }
    }
}

/// Reads with several statements that all see the same commits.
pub(crate) fn moment<T>(
    connection: &Connection,
    work: impl FnOnce(&Connection) -> Result<T, Failure>,
) -> Result<T, Failure> {
    connection.prepare_cached("BEGIN")?.execute([])?;
    let read = work(connection);
    let ended = connection
        .prepare_cached("COMMIT")
        .and_then(|mut statement| statement.execute([]));
    let read = read?;
    ended?;
    Ok(read)
}

/// A place in the pool; when it is dropped, the next may have it.
struct Slot<'readers> {
    readers: &'readers Readers,
    connection: Option<Connection>,
}

impl Drop for Slot<'_> {
    fn drop(&mut self) {
        // One that is stuck in a transaction would show old rows for ever.
        let usable = self.connection.take().filter(Connection::is_autocommit);
        let mut pool = lock(&self.readers.pool);
        match usable {
            Some(connection) => pool.idle.push(connection),
            None => pool.taken = pool.taken.saturating_sub(1),
        }
        if pool.waiting > 0 {
            self.readers.returned.notify_one();
        }
    }
}
