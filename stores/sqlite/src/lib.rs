//! The embedded store of a fapiao desk: one SQLite file, with its write-ahead log beside it.
//!
//! Any number of threads and processes may share a file. Within a process one connection writes and a few
//! read; commits of many threads that meet are made durable together, with one flush to the disk.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic
    )
)]

use std::path::{Path, PathBuf};
use std::time::Duration;

use fapiao_core::store::{
    Batch, Fact, Key, Listed, Lookup, MailQuery, MailRow, Query, Row, Settlement, Store, StoreError,
};
use fapiao_core::time::Instant;
use rusqlite::Connection;

mod error;
mod group;
mod insert;
mod job;
mod list;
mod mail;
mod open;
#[cfg(test)]
mod plans;
mod pool;
mod queue;
mod read;
mod schema;
mod views;
mod write;

pub use fapiao_core::store::OpenError;

use error::Failure;
use group::Writer;
use job::Job;
use open::Opener;
use pool::Readers;

/// How a file is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SqliteOptions {
    /// At most so many connections that read; opened when needed, at least one.
    pub readers: usize,
    /// How long to wait for another process that is writing, in milliseconds.
    pub busy_timeout_ms: u32,
    /// What a commit waits for.
    pub synchronous: Synchronous,
}

impl Default for SqliteOptions {
    fn default() -> Self {
        Self {
            readers: 4,
            busy_timeout_ms: 5_000,
            synchronous: Synchronous::Full,
        }
    }
}

/// What a commit waits for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Synchronous {
    /// The disk. What was committed outlasts a loss of power.
    #[default]
    Full,
    /// The operating system only. A loss of power takes the last commits away, which breaks the promise of
    /// [`Store::commit`]: for measurements.
    NormalForBenchesOnly,
}

/// A store in one SQLite file. Dropping it closes the file; the last to close folds the log into it.
#[derive(Debug)]
pub struct SqliteStore {
    path: PathBuf,
    // Before the writer, so that the writer closes last and can fold the log.
    readers: Readers,
    writer: Writer,
}

impl SqliteStore {
    /// Opens the file, creates it if it is missing, and brings its tables up to date.
    ///
    /// # Errors
    /// [`OpenError::Address`] when it cannot be opened or made, or may only be read; [`StoreError::Corrupt`] when it is
    /// damaged, belongs to another program or to a later version of this one; [`StoreError::Unavailable`] when another
    /// process holds it too long.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, OpenError> {
        Self::open_with(path, &SqliteOptions::default())
    }

    /// Like [`open`](Self::open), with options.
    ///
    /// # Errors
    /// As for [`open`](Self::open).
    pub fn open_with(path: impl AsRef<Path>, options: &SqliteOptions) -> Result<Self, OpenError> {
        let path = path.as_ref().to_path_buf();
        let timeout = Duration::from_millis(u64::from(options.busy_timeout_ms));
        let opener = Opener {
            path: path.clone(),
            timeout,
            synchronous: options.synchronous,
        };
        let writer = Writer::new(opener.writer()?);
        Ok(Self {
            path,
            readers: Readers::new(opener, options.readers),
            writer,
        })
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads a little, through the writer's connection while nobody writes.
    fn read<T>(
        &self,
        what: impl FnOnce(&Connection) -> Result<T, Failure>,
    ) -> Result<T, StoreError> {
        match self.writer.idle() {
            Some(connection) => Ok(what(&connection)?),
            None => self.readers.read(what),
        }
    }

    /// Folds the log into the file and empties it, for instance before the file is copied. Commits wait meanwhile.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when a reader of another thread or process keeps the log in use for too long.
    pub fn checkpoint(&self) -> Result<(), StoreError> {
        self.writer.checkpoint()
    }
}

impl Store for SqliteStore {
    fn load(&self, lookups: &[Lookup]) -> Result<Vec<Option<Row>>, StoreError> {
        match lookups {
            [] => Ok(Vec::new()),
            [lookup] => self.read(|connection| Ok(vec![read::find(connection, lookup)?])),
            _ => {
                let find = |connection: &Connection| {
                    lookups
                        .iter()
                        .map(|lookup| read::find(connection, lookup))
                        .collect()
                };
                match self.writer.idle() {
                    // Nobody else of this process writes meanwhile; another process may, so this is one moment too.
                    Some(connection) => Ok(pool::moment(&connection, find)?),
                    None => self.readers.snapshot(find),
                }
            }
        }
    }

    fn list(&self, query: &Query) -> Result<Vec<Listed>, StoreError> {
        self.read(|connection| list::list(connection, query))
    }

    fn history(&self, key: &Key, after: u64, limit: u32) -> Result<Vec<Fact>, StoreError> {
        self.read(|connection| read::history(connection, key, after, limit))
    }

    fn commit(&self, batch: Batch) -> Result<(), StoreError> {
        batch.check()?;
        if batch.is_empty() {
            return Ok(());
        }
        self.writer.run(Job::Commit(batch)).map(drop)
    }

    fn lease(&self, now: Instant, until: Instant, limit: u32) -> Result<Vec<MailRow>, StoreError> {
        // A relay asks often and mostly in vain: that must not cost a turn of the writer.
        if limit == 0
            || !self
                .readers
                .read(|connection| mail::any_due(connection, now))?
        {
            return Ok(Vec::new());
        }
        self.writer.run(Job::Lease { now, until, limit })
    }

    fn settle(&self, id: &str, attempts: u32, settlement: &Settlement) -> Result<(), StoreError> {
        self.writer
            .run(Job::Settle {
                id: id.to_owned(),
                attempts,
                settlement: settlement.clone(),
            })
            .map(drop)
    }

    fn mails(&self, query: &MailQuery) -> Result<Vec<MailRow>, StoreError> {
        self.read(|connection| mail::list(connection, query))
    }
}
