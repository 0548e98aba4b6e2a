//! A memory store of which single methods can be replaced by wrong ones.

use std::collections::{BTreeMap, HashMap};
use std::sync::Mutex;
use std::sync::atomic::AtomicUsize;
use std::thread::ThreadId;

use fapiao_core::store::{
    Batch, Fact, Key, Listed, Lookup, MailQuery, MailRow, MemoryStore, Position, Query, Row,
    Settlement, Store, StoreError,
};
use fapiao_core::time::Instant;

pub(crate) type Answer<T> = Result<T, StoreError>;
type Load = fn(&Wrong, &[Lookup]) -> Answer<Vec<Option<Row>>>;

pub(crate) struct Wrong {
    pub(crate) truth: MemoryStore,
    pub(crate) load: Load,
    pub(crate) list: fn(&Self, Query) -> Answer<Vec<Listed>>,
    pub(crate) history: fn(&Self, &Key, u64, u32) -> Answer<Vec<Fact>>,
    pub(crate) commit: fn(&Self, Batch) -> Answer<()>,
    pub(crate) lease: fn(&Self, Instant, Instant, u32) -> Answer<Vec<MailRow>>,
    pub(crate) settle: fn(&Self, &str, u32, Settlement) -> Answer<()>,
    pub(crate) mails: fn(&Self, MailQuery) -> Answer<Vec<MailRow>>,
    /// How many calls are under way.
    pub(crate) under_way: AtomicUsize,
    /// Rows as each thread saw them first.
    pub(crate) seen: Mutex<HashMap<(ThreadId, Key), Row>>,
    /// The number of each place in the list that it was given in.
    pub(crate) numbers: Mutex<BTreeMap<Position, usize>>,
}

impl Default for Wrong {
    fn default() -> Self {
        Self {
            truth: MemoryStore::new(),
            load: |me, lookups| me.truth.load(lookups),
            list: |me, query| me.truth.list(&query),
            history: |me, key, after, limit| me.truth.history(key, after, limit),
            commit: |me, batch| me.truth.commit(batch),
            lease: |me, now, until, limit| me.truth.lease(now, until, limit),
            settle: |me, id, attempts, settlement| me.truth.settle(id, attempts, &settlement),
            mails: |me, query| me.truth.mails(&query),
            under_way: AtomicUsize::default(),
            seen: Mutex::default(),
            numbers: Mutex::default(),
        }
    }
}

impl Store for Wrong {
    fn load(&self, lookups: &[Lookup]) -> Answer<Vec<Option<Row>>> {
        (self.load)(self, lookups)
    }

    fn list(&self, query: &Query) -> Answer<Vec<Listed>> {
        (self.list)(self, query.clone())
    }

    fn history(&self, key: &Key, after: u64, limit: u32) -> Answer<Vec<Fact>> {
        (self.history)(self, key, after, limit)
    }

    fn commit(&self, batch: Batch) -> Answer<()> {
        (self.commit)(self, batch)
    }

    fn lease(&self, now: Instant, until: Instant, limit: u32) -> Answer<Vec<MailRow>> {
        (self.lease)(self, now, until, limit)
    }

    fn settle(&self, id: &str, attempts: u32, settlement: &Settlement) -> Answer<()> {
        (self.settle)(self, id, attempts, settlement.clone())
    }

    fn mails(&self, query: &MailQuery) -> Answer<Vec<MailRow>> {
        (self.mails)(self, query.clone())
    }
}

impl Wrong {
    /// The row that holds a claim, if it is there.
    pub(crate) fn holder(&self, claim: &fapiao_core::store::Claim) -> Option<Key> {
        let lookup = Lookup::Claim {
            space: claim.space.clone(),
            value: claim.value.clone(),
        };
        let found = self.truth.load(&[lookup]).unwrap();
        found.into_iter().next().flatten().map(|row| row.key)
    }

    /// The version that a row is at.
    pub(crate) fn version(&self, key: &Key) -> u64 {
        let found = self.truth.load(&[Lookup::Key(key.clone())]).unwrap();
        found
            .into_iter()
            .next()
            .flatten()
            .map_or(0, |row| row.version)
    }

    /// A mail as it is kept.
    pub(crate) fn mail(&self, id: &str) -> Option<MailRow> {
        let all = MailQuery {
            limit: u32::MAX,
            ..MailQuery::default()
        };
        let mails = self.truth.mails(&all).unwrap();
        mails.into_iter().find(|row| row.mail.id == id)
    }
}
