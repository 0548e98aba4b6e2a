//! Batches on their way: while one is committed, the next one is loaded and decided, and the one after it is read. They
//! take effect in the order of the file, as if each had waited for the one before it.

use std::collections::{HashSet, VecDeque};
use std::hash::{BuildHasher, RandomState};
use std::mem;
use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{Builder, JoinHandle};

use fapiao_core::contract::FeedRecord;
use fapiao_core::error::{Code, Error};
use fapiao_core::flow::store_error;
use fapiao_core::operations::feed::TakenIn;
use fapiao_core::store::{
    Batch, Fact, Key, Listed, Lookup, MailQuery, MailRow, Query, Row, Settlement, Store, StoreError,
};
use fapiao_core::time::Instant;

use crate::desk::Desk;

/// One that is committed, one that is decided.
const AT_ONCE: usize = 2;

/// The batches on their way, the next to take effect first. Dropped, it waits for that one and gives up the others.
#[derive(Default)]
pub(super) struct Ahead {
    batches: VecDeque<OnItsWay>,
    prints: Prints,
}

struct OnItsWay {
    records: usize,
    /// None once it may commit.
    go: Option<Sender<Written>>,
    thread: JoinHandle<(Result<TakenIn, Error>, Written)>,
}

/// Rows that a batch wrote, by their prints. Two rows with the same print cost a batch a second look, and nothing else.
type Written = HashSet<u64>;

/// How rows are told apart.
#[derive(Clone, Default)]
struct Prints(RandomState);

impl Prints {
    fn of(&self, key: &Key) -> u64 {
        self.0.hash_one((&*key.kind, &key.id))
    }
}

impl Ahead {
    /// Whether a batch has to come back before another sets out.
    pub(super) fn is_full(&self) -> bool {
        self.batches.len() >= AT_ONCE
    }

    /// Sends records on their way.
    ///
    /// # Errors
    /// `busy` when there is no thread for them.
    pub(super) fn send(
        &mut self,
        desk: &Desk,
        records: Arc<[(u64, FeedRecord)]>,
    ) -> Result<(), Error> {
        let (go, turn) = channel();
        let count = records.len();
        let desk = desk.clone();
        let prints = self.prints.clone();
        let thread = Builder::new()
            .name("fapiao intake".to_owned())
            .spawn(move || in_turn(&desk, &records, turn, prints))
            .map_err(|error| Error::new(Code::Busy).detail("reason", error.kind().to_string()))?;
        self.batches.push_back(OnItsWay {
            records: count,
            go: Some(go),
            thread,
        });
        if self.batches.len() == 1 {
            self.let_go(Written::default());
        }
        Ok(())
    }

    /// Waits for the batch that takes effect next, and says of how many records it is; none when none is on its way.
    /// `then` says whether the one behind it may take effect as well; otherwise that is given up.
    pub(super) fn settle(
        &mut self,
        then: impl FnOnce(usize, Result<TakenIn, Error>) -> Result<bool, Error>,
    ) -> Result<bool, Error> {
        let Some(OnItsWay {
            records, thread, ..
        }) = self.batches.pop_front()
        else {
            return Ok(false);
        };
        // The panic is the caller's, as if there were no thread.
        let (taken, written) = thread.join().unwrap_or_else(|panic| resume_unwind(panic));
        let go_on = then(records, taken);
        if let Ok(true) = go_on {
            self.let_go(written);
        } else {
            self.give_up();
        }
        go_on.map(|_| true)
    }

    fn let_go(&mut self, written: Written) {
        if let Some(go) = self.batches.front_mut().and_then(|batch| batch.go.take()) {
            // One that panicked listens no more; its panic is met when it is settled.
            let _ = go.send(written);
        }
    }

    fn give_up(&mut self) {
        for OnItsWay { go, thread, .. } in mem::take(&mut self.batches) {
            drop(go);
            let _ = thread.join();
        }
    }
}

impl Drop for Ahead {
    fn drop(&mut self) {
        self.give_up();
    }
}

fn in_turn(
    desk: &Desk,
    records: &Arc<[(u64, FeedRecord)]>,
    turn: Receiver<Written>,
    prints: Prints,
) -> (Result<TakenIn, Error>, Written) {
    let store = InTurn {
        store: desk.store().as_ref(),
        prints,
        turn: Mutex::new(Turn {
            waiting: Some(turn),
            seen: HashSet::new(),
            written: HashSet::new(),
        }),
    };
    let mut taken = desk.intake(Arc::clone(records), &store);
    // Nothing to commit: what was said may still rest on rows that the batch before changed.
    if taken.is_ok() {
        match store.turn().come() {
            Ok(true) => {}
            Ok(false) => taken = desk.intake(Arc::clone(records), &store),
            Err(error) => taken = Err(store_error(error)),
        }
    }
    let written = mem::take(&mut store.turn().written);
    (taken, written)
}

/// The desk's store for one batch: read at once, written when its turn has come.
struct InTurn<'store> {
    store: &'store dyn Store,
    prints: Prints,
    turn: Mutex<Turn>,
}

struct Turn {
    /// None once it has come.
    waiting: Option<Receiver<Written>>,
    /// What was read before that.
    seen: HashSet<u64>,
    written: Written,
}

impl Turn {
    /// Waits for the turn. Says whether all that was read before still stands.
    fn come(&mut self) -> Result<bool, StoreError> {
        let Some(waiting) = self.waiting.take() else {
            return Ok(true);
        };
        let before = waiting.recv().map_err(|_| StoreError::Unavailable {
            message: "the intake was given up".to_owned(),
        })?;
        Ok(mem::take(&mut self.seen).is_disjoint(&before))
    }
}

impl InTurn<'_> {
    fn turn(&self) -> MutexGuard<'_, Turn> {
        self.turn.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store for InTurn<'_> {
    fn load(&self, lookups: &[Lookup]) -> Result<Vec<Option<Row>>, StoreError> {
        let rows = self.store.load(lookups)?;
        let mut turn = self.turn();
        if turn.waiting.is_some() {
            for (lookup, row) in lookups.iter().zip(&rows) {
                match (lookup, row) {
                    (Lookup::Key(key), _) => turn.seen.insert(self.prints.of(key)),
                    (Lookup::Claim { .. }, Some(row)) => turn.seen.insert(self.prints.of(&row.key)),
                    // An intake claims nothing.
                    (Lookup::Claim { .. }, None) => continue,
                };
            }
        }
        Ok(rows)
    }

    fn commit(&self, batch: Batch) -> Result<(), StoreError> {
        let mut turn = self.turn();
        let keys = batch.rows.iter().map(|change| &change.row.key);
        turn.written.extend(keys.map(|key| self.prints.of(key)));
        if !turn.come()? {
            return Err(StoreError::Conflict);
        }
        drop(turn);
        self.store.commit(batch)
    }

    fn list(&self, query: &Query) -> Result<Vec<Listed>, StoreError> {
        self.store.list(query)
    }

    fn history(&self, key: &Key, after: u64, limit: u32) -> Result<Vec<Fact>, StoreError> {
        self.store.history(key, after, limit)
    }

    fn lease(&self, now: Instant, until: Instant, limit: u32) -> Result<Vec<MailRow>, StoreError> {
        self.store.lease(now, until, limit)
    }

    fn settle(&self, id: &str, attempts: u32, settlement: &Settlement) -> Result<(), StoreError> {
        self.store.settle(id, attempts, settlement)
    }

    fn mails(&self, query: &MailQuery) -> Result<Vec<MailRow>, StoreError> {
        self.store.mails(query)
    }
}
