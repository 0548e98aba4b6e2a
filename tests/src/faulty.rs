//! A store that fails or conflicts at a chosen call.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use fapiao::{Instant, MemoryStore, Store};
use fapiao_core::store::{
    Batch, Fact, Key, Listed, Lookup, MailQuery, MailRow, Query, Row, Settlement, StoreError,
};

/// How a call fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The call does nothing and says that the store is unavailable.
    FailBefore,
    /// The commit does nothing and says that somebody else was first.
    ConflictOnce,
    /// The commit takes effect, and then says that the store is unavailable.
    CommitThenUnavailable,
}

impl Fault {
    /// Every fault.
    pub const ALL: [Self; 3] = [
        Self::FailBefore,
        Self::ConflictOnce,
        Self::CommitThenUnavailable,
    ];

    /// Whether it concerns commits alone.
    fn of_commits(self) -> bool {
        self != Self::FailBefore
    }
}

#[derive(Debug, Default)]
struct Plan {
    fault: Option<Fault>,
    /// Calls still to go well.
    left: u32,
    fired: bool,
}

/// Fails at the call that was asked for; otherwise the memory store behind it.
#[derive(Debug)]
pub struct FaultyStore {
    inner: Arc<MemoryStore>,
    plan: Mutex<Plan>,
}

impl FaultyStore {
    /// Wraps a store; nothing fails until it is armed.
    pub fn new(inner: Arc<MemoryStore>) -> Self {
        Self {
            inner,
            plan: Mutex::default(),
        }
    }

    /// The fault comes at the `k`-th call from now, counted from 0; of the commits alone for the faults of commits.
    pub fn arm(&self, fault: Fault, k: u32) {
        *self.plan() = Plan {
            fault: Some(fault),
            left: k,
            fired: false,
        };
    }

    /// No more faults. Whether the one that was armed came.
    pub fn disarm(&self) -> bool {
        std::mem::take(&mut *self.plan()).fired
    }

    fn plan(&self) -> MutexGuard<'_, Plan> {
        self.plan.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The fault of this call, if it is the one.
    fn fault(&self, commit: bool) -> Option<Fault> {
        let mut plan = self.plan();
        let fault = plan.fault.filter(|fault| commit || !fault.of_commits())?;
        if plan.left > 0 {
            plan.left = plan.left.saturating_sub(1);
            return None;
        }
        plan.fault = None;
        plan.fired = true;
        Some(fault)
    }

    fn reading(&self) -> Result<(), StoreError> {
        match self.fault(false) {
            None => Ok(()),
            Some(_) => Err(unavailable()),
        }
    }
}

fn unavailable() -> StoreError {
    StoreError::Unavailable {
        message: "on purpose".to_owned(),
    }
}

impl Store for FaultyStore {
    fn load(&self, lookups: &[Lookup]) -> Result<Vec<Option<Row>>, StoreError> {
        self.reading()?;
        self.inner.load(lookups)
    }

    fn list(&self, query: &Query) -> Result<Vec<Listed>, StoreError> {
        self.reading()?;
        self.inner.list(query)
    }

    fn history(&self, key: &Key, after: u64, limit: u32) -> Result<Vec<Fact>, StoreError> {
        self.reading()?;
        self.inner.history(key, after, limit)
    }

    fn commit(&self, batch: Batch) -> Result<(), StoreError> {
        match self.fault(true) {
            None => self.inner.commit(batch),
            Some(Fault::FailBefore) => Err(unavailable()),
            Some(Fault::ConflictOnce) => Err(StoreError::Conflict),
            Some(Fault::CommitThenUnavailable) => {
                self.inner.commit(batch)?;
                Err(unavailable())
            }
        }
    }

    fn lease(&self, now: Instant, until: Instant, limit: u32) -> Result<Vec<MailRow>, StoreError> {
        self.reading()?;
        self.inner.lease(now, until, limit)
    }

    fn settle(&self, id: &str, attempts: u32, settlement: &Settlement) -> Result<(), StoreError> {
        self.reading()?;
        self.inner.settle(id, attempts, settlement)
    }

    fn mails(&self, query: &MailQuery) -> Result<Vec<MailRow>, StoreError> {
        self.reading()?;
        self.inner.mails(query)
    }
}
