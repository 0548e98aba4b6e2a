//! A store of a fapiao desk that many processes and hosts share: PostgreSQL 13 or later.
//!
//! A load is one round trip and so is a commit: all statements of a batch are sent at once, its versions and claims are
//! checked by the statements themselves. A commit whose connection is lost before it was answered is not guessed at: it is
//! tried again, and what it finds tells whether the first try was there.
//!
//! The tables stand in the schema `fapiao`, hash-partitioned by tenant, so that the same tables run on distributed
//! engines that speak the protocol.

use std::sync::Arc;

use fapiao_core::store::{
    Batch, Fact, Key, Listed, Lookup, MailQuery, MailRow, Query, Row, Settlement, Store, StoreError,
};
use fapiao_core::time::Instant;

mod address;
mod commit;
mod connect;
mod error;
mod mail;
mod read;
mod runtime;
mod schema;
mod views;

pub use address::PostgresOptions;
pub use fapiao_core::store::OpenError;

use connect::Connections;
use runtime::Driver;

/// A store in a PostgreSQL database. Shared between threads; may be used from within an asynchronous runtime as well,
/// where it blocks the thread as any store does.
#[derive(Debug)]
pub struct PostgresStore {
    // Connections are shared with the tasks that use them.
    connections: Arc<Connections>,
    driver: Driver,
}

impl PostgresStore {
    /// Connects to `postgres://user:password@host:port/database`, and makes or updates the tables. Of several hosts,
    /// separated by commas, the one that writes is used, and looked for again when it is gone. Parameters of the
    /// address, besides those of every PostgreSQL client: `tenant` (whose rows are seen; `default`), `pool` (most
    /// connections; 16), `sslmode` (`disable`, `prefer`, `require`; whoever asks for TLS gets a certificate that is
    /// checked), `sslrootcert` (a file with the certificates to trust; the system's otherwise).
    ///
    /// # Errors
    /// [`OpenError::Address`] when the address is none or the server lets nobody in with it; [`StoreError::Unavailable`]
    /// when the server cannot be reached; [`StoreError::Corrupt`] when the tables are those of a later version of this one.
    pub fn open(address: &str) -> Result<Self, OpenError> {
        Self::open_with(&PostgresOptions::parse(address)?)
    }

    /// Like [`open`](Self::open), with options.
    ///
    /// # Errors
    /// As for [`open`](Self::open).
    pub fn open_with(options: &PostgresOptions) -> Result<Self, OpenError> {
        let driver = Driver::start()?;
        let connections = Arc::new(Connections::new(options.clone())?);
        let at = Arc::clone(&connections);
        driver.run(async move { Ok(schema::bring_up_to_date(&at).await) })??;
        Ok(Self {
            connections,
            driver,
        })
    }

    fn run<T, F>(&self, what: impl FnOnce(Arc<Connections>) -> F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: Future<Output = Result<T, StoreError>> + Send + 'static,
    {
        self.driver.run(what(Arc::clone(&self.connections)))
    }
}

impl Store for PostgresStore {
    fn load(&self, lookups: &[Lookup]) -> Result<Vec<Option<Row>>, StoreError> {
        if lookups.is_empty() {
            return Ok(Vec::new());
        }
        let lookups = lookups.to_vec();
        self.run(|at| async move { read::load(&at, &lookups).await })
    }

    fn list(&self, query: &Query) -> Result<Vec<Listed>, StoreError> {
        let query = query.clone();
        self.run(|at| async move { read::list(&at, &query).await })
    }

    fn history(&self, key: &Key, after: u64, limit: u32) -> Result<Vec<Fact>, StoreError> {
        let key = key.clone();
        self.run(|at| async move { read::history(&at, &key, after, limit).await })
    }

    fn commit(&self, batch: Batch) -> Result<(), StoreError> {
        batch.check()?;
        if batch.is_empty() {
            return Ok(());
        }
        self.run(|at| async move { commit::commit(&at, &batch).await })
    }

    fn lease(&self, now: Instant, until: Instant, limit: u32) -> Result<Vec<MailRow>, StoreError> {
        if limit == 0 {
            return Ok(Vec::new());
        }
        self.run(|at| async move { mail::lease(&at, now, until, limit).await })
    }

    fn settle(&self, id: &str, attempts: u32, settlement: &Settlement) -> Result<(), StoreError> {
        let (id, settlement) = (id.to_owned(), settlement.clone());
        self.run(|at| async move { mail::settle(&at, &id, attempts, &settlement).await })
    }

    fn mails(&self, query: &MailQuery) -> Result<Vec<MailRow>, StoreError> {
        let query = query.clone();
        self.run(|at| async move { mail::list(&at, &query).await })
    }
}
