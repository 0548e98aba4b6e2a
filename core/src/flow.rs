//! A flow runs one command to its end without doing any I/O: it says what it needs, and is told.
//!
//! The steps of a command are written as straight-line code over [`Io`]. A flow polls that code, hands out each
//! [`Step`] that it waits for, and holds the retry logic once: on a conflict the command starts again with fresh
//! time and entropy, at most [`ATTEMPTS`] times. A driver is a loop over [`Flow::next`]; see [`drive()`] for the
//! blocking one. A host that wants its own transaction, or an async driver, writes that loop itself.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Poll, Waker};

use crate::change::{Change, Tracked};
use crate::channel::{ChannelAnswer, ChannelCall};
use crate::error::{Code, Error};
use crate::machine::Machine;
use crate::store::{
    Batch, Fact, Key, Listed, Lookup, MailQuery, MailRow, Query, Row, Settlement, StoreError,
};
use crate::time::Instant;

mod drive;

pub use drive::{Surroundings, drive};

/// How often a command is tried when others change the same rows.
pub const ATTEMPTS: u32 = 5;

/// What a flow needs next.
#[derive(Debug)]
pub enum Step<T> {
    /// The time and 32 random bytes: a new attempt begins.
    Begin,
    /// Rows.
    Load(Vec<Lookup>),
    /// A page of rows.
    List(Query),
    /// Facts of a row with `seq > after`.
    History {
        /// The row.
        key: Key,
        /// After this one.
        after: u64,
        /// At most so many.
        limit: u32,
    },
    /// Mails.
    Mails(MailQuery),
    /// A mail settled.
    Settle {
        /// The mail.
        id: String,
        /// Its attempts as they were seen.
        attempts: u32,
        /// How it ended.
        settlement: Settlement,
    },
    /// A commit.
    Commit(Batch),
    /// A call of the issuing channel (SPEC I1).
    Channel(ChannelCall),
    /// The end.
    Done(Result<T, Error>),
}

/// What a driver tells a flow.
#[derive(Debug)]
pub enum Answer {
    /// To `Begin`.
    Begin {
        /// Now.
        now: Instant,
        /// Fresh randomness.
        entropy: [u8; 32],
    },
    /// To `Load`.
    Rows(Vec<Option<Row>>),
    /// To `List`.
    Listed(Vec<Listed>),
    /// To `History`.
    Facts(Vec<Fact>),
    /// To `Mails`.
    Mails(Vec<MailRow>),
    /// To `Commit` and `Settle`.
    Done,
    /// To `Channel`.
    Channel(ChannelAnswer),
    /// The store did not do it.
    Failed(StoreError),
}

#[derive(Debug)]
enum Request {
    Load(Vec<Lookup>),
    List(Query),
    History {
        key: Key,
        after: u64,
        limit: u32,
    },
    Mails(MailQuery),
    Settle {
        id: String,
        attempts: u32,
        settlement: Settlement,
    },
    Commit(Batch),
    TryCommit(Batch),
    Channel(ChannelCall),
}

#[derive(Debug, Default)]
struct Port {
    request: Option<Request>,
    answer: Option<Answer>,
}

/// What the code of an operation reads and writes through.
#[derive(Debug, Clone)]
pub struct Io(Arc<Mutex<Port>>);

impl Io {
    async fn ask(&self, request: Request) -> Answer {
        let mut request = Some(request);
        std::future::poll_fn(|_| {
            let mut port = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(request) = request.take() {
                port.request = Some(request);
                return Poll::Pending;
            }
            port.answer.take().map_or(Poll::Pending, Poll::Ready)
        })
        .await
    }

    /// Rows as they are stored.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn rows(&self, lookups: Vec<Lookup>) -> Result<Vec<Option<Row>>, Error> {
        match self.ask(Request::Load(lookups)).await {
            Answer::Rows(rows) => Ok(rows),
            other => Err(unexpected(other)),
        }
    }

    /// One row of a machine, or one that does not exist yet under that id.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn load<M: Machine>(&self, id: &str) -> Result<Tracked<M>, Error> {
        let mut found = self.load_all::<M>(&[id]).await?;
        Ok(found.pop().unwrap_or_else(|| Tracked::new(id)))
    }

    /// Several rows of a machine, in the order asked, in one round trip.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn load_all<M: Machine>(&self, ids: &[&str]) -> Result<Vec<Tracked<M>>, Error> {
        Tracked::of_rows(ids, self.rows_of::<M>(ids).await?)
    }

    /// Several rows of a machine as they are stored, in the order asked, in one round trip, or in none for none.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn rows_of<M: Machine>(&self, ids: &[&str]) -> Result<Vec<Option<Row>>, Error> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let lookups = ids
            .iter()
            .map(|id| Lookup::Key(Key::new(M::KIND, *id)))
            .collect();
        self.rows(lookups).await
    }

    /// A row of one machine and several of another, in one round trip.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn load_with<A: Machine, B: Machine>(
        &self,
        id: &str,
        others: &[&str],
    ) -> Result<(Tracked<A>, Vec<Tracked<B>>), Error> {
        let mut lookups = Vec::with_capacity(others.len().saturating_add(1));
        lookups.push(Lookup::Key(Key::new(A::KIND, id)));
        lookups.extend(others.iter().map(|id| Lookup::Key(Key::new(B::KIND, *id))));
        let mut rows = self.rows(lookups).await?.into_iter();
        let first = Tracked::of_rows(&[id], rows.by_ref().take(1))?.pop();
        Ok((
            first.unwrap_or_else(|| Tracked::new(id)),
            Tracked::of_rows(others, rows)?,
        ))
    }

    /// The row of a machine that holds a claim.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn holder<M: Machine>(
        &self,
        space: &'static str,
        value: &str,
    ) -> Result<Option<Tracked<M>>, Error> {
        let lookup = Lookup::Claim {
            space: space.into(),
            value: value.to_owned(),
        };
        self.rows(vec![lookup])
            .await?
            .pop()
            .flatten()
            .map(Tracked::from_row)
            .transpose()
    }

    /// A page of rows.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn list(&self, query: Query) -> Result<Vec<Listed>, Error> {
        match self.ask(Request::List(query)).await {
            Answer::Listed(listed) => Ok(listed),
            other => Err(unexpected(other)),
        }
    }

    /// Facts of a row with `seq > after`.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn history(&self, key: &Key, after: u64, limit: u32) -> Result<Vec<Fact>, Error> {
        match self
            .ask(Request::History {
                key: key.clone(),
                after,
                limit,
            })
            .await
        {
            Answer::Facts(facts) => Ok(facts),
            other => Err(unexpected(other)),
        }
    }

    /// Mails.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn mails(&self, query: MailQuery) -> Result<Vec<MailRow>, Error> {
        match self.ask(Request::Mails(query)).await {
            Answer::Mails(mails) => Ok(mails),
            other => Err(unexpected(other)),
        }
    }

    /// Settles a mail.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn settle(
        &self,
        id: String,
        attempts: u32,
        settlement: Settlement,
    ) -> Result<(), Error> {
        match self
            .ask(Request::Settle {
                id,
                attempts,
                settlement,
            })
            .await
        {
            Answer::Done => Ok(()),
            other => Err(unexpected(other)),
        }
    }

    /// Commits a change. A conflict never comes back here: the flow starts the command again.
    ///
    /// # Errors
    /// `order_taken`, `email_taken`, `fapiao_number_taken` when another row holds a claim; those of the store.
    pub async fn commit(&self, change: Change) -> Result<(), Error> {
        if change.is_empty() {
            return Ok(());
        }
        match self.ask(Request::Commit(change.into_batch())).await {
            Answer::Done => Ok(()),
            other => Err(unexpected(other)),
        }
    }

    /// Commits a change that is one of a series. Says whether it was done: on a conflict the operation decides that part
    /// again instead of starting over.
    ///
    /// # Errors
    /// As for [`Io::commit`].
    pub async fn try_commit(&self, change: Change) -> Result<bool, Error> {
        if change.is_empty() {
            return Ok(true);
        }
        match self.ask(Request::TryCommit(change.into_batch())).await {
            Answer::Done => Ok(true),
            Answer::Failed(StoreError::Conflict) => Ok(false),
            other => Err(unexpected(other)),
        }
    }

    /// Calls the issuing channel.
    ///
    /// # Errors
    /// Those of a driver that answers something else.
    pub async fn channel(&self, call: ChannelCall) -> Result<ChannelAnswer, Error> {
        match self.ask(Request::Channel(call)).await {
            Answer::Channel(answer) => Ok(answer),
            other => Err(unexpected(other)),
        }
    }
}

fn unexpected(answer: Answer) -> Error {
    match answer {
        Answer::Failed(error) => store_error(error),
        _ => Error::new(Code::Internal),
    }
}

/// What a failure of the store means to a caller.
pub fn store_error(error: StoreError) -> Error {
    match error {
        StoreError::Conflict => Error::new(Code::Busy),
        StoreError::Taken { space, .. } => match refusal_of(&space) {
            Some(code) => Error::new(code),
            None => Error::new(Code::Busy),
        },
        StoreError::Unavailable { message } => {
            Error::new(Code::StoreUnavailable).detail("reason", message)
        }
        StoreError::Corrupt { message } => Error::new(Code::StoreDamaged).detail("reason", message),
    }
}

/// What a taken value means to a caller, by its space.
fn refusal_of(space: &str) -> Option<Code> {
    Some(match space {
        "email" => Code::EmailTaken,
        "order" | "customer" => Code::OrderTaken,
        "fapiao_number" => Code::FapiaoNumberTaken,
        "split" => Code::SplitNotPossible,
        "reissue" => Code::ReissueNotPossible,
        _ => return None,
    })
}

type Task = Pin<Box<dyn Future<Output = Result<(), Error>> + Send>>;
type Starter = Box<dyn Fn(Io, Instant, [u8; 32]) -> Task + Send>;

/// Where the code of an operation leaves its result.
#[derive(Debug)]
struct Slot<T>(Arc<Mutex<Option<T>>>);

impl<T> Slot<T> {
    fn put(&self, value: T) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(value);
    }

    fn take(&self) -> Result<T, Error> {
        let value = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        value.ok_or_else(|| Code::Internal.into())
    }
}

/// One command on its way.
pub struct Flow<T> {
    run: Run,
    result: Box<dyn Fn() -> Result<T, Error> + Send>,
}

impl<T> std::fmt::Debug for Flow<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Flow")
            .field("attempts", &self.run.attempts)
            .finish_non_exhaustive()
    }
}

impl<T> Flow<T> {
    /// A flow of the code that `start` makes for each attempt.
    pub fn new<F>(start: impl Fn(Io, Instant, [u8; 32]) -> F + Send + 'static) -> Self
    where
        F: Future<Output = Result<T, Error>> + Send + 'static,
        T: Send + 'static,
    {
        let left = Slot(Arc::default());
        let result = Slot(Arc::clone(&left.0));
        let start: Starter = Box::new(move |io, now, entropy| {
            let slot = Slot(Arc::clone(&left.0));
            let code = start(io, now, entropy);
            Box::pin(async move {
                slot.put(code.await?);
                Ok(())
            })
        });
        Self {
            run: Run {
                start,
                io: Io(Arc::default()),
                task: None,
                committing: false,
                attempts: 0,
            },
            result: Box::new(move || result.take()),
        }
    }

    /// The same flow, whose result goes through `then`.
    pub fn map<U>(self, then: impl Fn(T) -> Result<U, Error> + Send + 'static) -> Flow<U>
    where
        T: 'static,
    {
        let result = self.result;
        Flow {
            run: self.run,
            result: Box::new(move || result().and_then(&then)),
        }
    }

    /// Goes on with the answer to the step before (`None` at first), up to the next step.
    pub fn next(&mut self, answer: Option<Answer>) -> Step<T> {
        match self.run.next(answer) {
            Step::Begin => Step::Begin,
            Step::Load(lookups) => Step::Load(lookups),
            Step::List(query) => Step::List(query),
            Step::History { key, after, limit } => Step::History { key, after, limit },
            Step::Mails(query) => Step::Mails(query),
            Step::Settle {
                id,
                attempts,
                settlement,
            } => Step::Settle {
                id,
                attempts,
                settlement,
            },
            Step::Commit(batch) => Step::Commit(batch),
            Step::Channel(call) => Step::Channel(call),
            Step::Done(done) => Step::Done(done.and_then(|()| (self.result)())),
        }
    }
}

/// What is the same for all results: written once, so that one copy of it serves every operation.
struct Run {
    start: Starter,
    io: Io,
    task: Option<Task>,
    committing: bool,
    attempts: u32,
}

impl Run {
    fn next(&mut self, answer: Option<Answer>) -> Step<()> {
        match answer {
            None => return self.begin(),
            Some(Answer::Begin { now, entropy }) => {
                self.task = Some((self.start)(self.io.clone(), now, entropy))
            }
            Some(Answer::Failed(StoreError::Conflict)) if self.committing => return self.begin(),
            // A race for a value that is taken only for a while: the next attempt sees its holder.
            Some(Answer::Failed(StoreError::Taken { space, .. }))
                if self.committing && refusal_of(&space).is_none() =>
            {
                return self.begin();
            }
            Some(answer) => {
                if self.committing && matches!(answer, Answer::Done) {
                    self.attempts = 1;
                }
                self.io
                    .0
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .answer = Some(answer);
            }
        }
        self.poll()
    }

    fn begin(&mut self) -> Step<()> {
        self.task = None;
        self.committing = false;
        if self.attempts >= ATTEMPTS {
            return Step::Done(Err(Error::new(Code::Busy)));
        }
        self.attempts = self.attempts.saturating_add(1);
        Step::Begin
    }

    fn poll(&mut self) -> Step<()> {
        let Some(task) = self.task.as_mut() else {
            return Step::Done(Err(Error::new(Code::Internal)));
        };
        let mut context = std::task::Context::from_waker(Waker::noop());
        if let Poll::Ready(result) = task.as_mut().poll(&mut context) {
            self.task = None;
            return Step::Done(result);
        }
        let request = self
            .io
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .request
            .take();
        self.committing = matches!(request, Some(Request::Commit(_)));
        match request {
            Some(Request::Load(lookups)) => Step::Load(lookups),
            Some(Request::List(query)) => Step::List(query),
            Some(Request::History { key, after, limit }) => Step::History { key, after, limit },
            Some(Request::Mails(query)) => Step::Mails(query),
            Some(Request::Settle {
                id,
                attempts,
                settlement,
            }) => Step::Settle {
                id,
                attempts,
                settlement,
            },
            Some(Request::Commit(batch) | Request::TryCommit(batch)) => Step::Commit(batch),
            Some(Request::Channel(call)) => Step::Channel(call),
            None => Step::Done(Err(Error::new(Code::Internal))),
        }
    }
}
