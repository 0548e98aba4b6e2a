//! What a store keeps: rows with versions, claims, index entries, facts and mails.
//!
//! A store knows keys and bytes; it knows nothing of fapiao, never reads a clock and holds no rule.
//! Every argument and answer is plain data that can cross a language border as JSON.
//!
//! Three promises make everything above it safe:
//!
//! 1. [`Store::commit`] is all or nothing, and durable when it returns.
//! 2. A row is replaced only if its version is the one that the caller saw, else [`StoreError::Conflict`].
//! 3. A claim has at most one holder, else [`StoreError::Taken`].

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::time::Instant;

mod check;
mod memory;
mod views;

pub use memory::MemoryStore;
pub use views::{Column, ColumnType, VIEWS, View};

/// Text that is usually a constant of this crate and sometimes comes from outside.
pub type Name = Cow<'static, str>;

/// The place of a row: its kind (`bill`, `application` …) and its id within the kind.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub struct Key {
    /// The kind of row.
    pub kind: Name,
    /// The id within the kind.
    pub id: String,
}

impl Key {
    /// A key of a kind that this crate knows.
    pub fn new(kind: &'static str, id: impl Into<String>) -> Self {
        Self {
            kind: Cow::Borrowed(kind),
            id: id.into(),
        }
    }
}

/// How a row is looked up.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Lookup {
    /// By its key.
    Key(Key),
    /// By a claim that it holds.
    Claim {
        /// The space of the claim.
        space: Name,
        /// The value claimed.
        value: String,
    },
}

/// A row as it was last committed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Row {
    /// Where it stands.
    pub key: Key,
    /// The number of facts that made it; 1 for a row without history.
    pub version: u64,
    /// Digest of its latest fact, hexadecimal; empty for a row without history.
    pub digest: String,
    /// The state, JSON text. Kept byte for byte.
    pub body: String,
}

impl Row {
    /// The highest version of a row and number of a fact, 2^53 - 1: every language and database holds it exactly.
    pub const MAX_VERSION: u64 = (1 << 53) - 1;
}

/// An entry of an ordered index: rows are listed by `(name, value)` in the order of `sort`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct IndexEntry {
    /// The index.
    pub name: Name,
    /// What rows of a kind are grouped by.
    pub value: String,
    /// What rows of a group are ordered by; compared byte by byte.
    pub sort: String,
}

/// A unique value and the row that holds it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Claim {
    /// The space in which the value is unique.
    pub space: Name,
    /// The value.
    pub value: String,
    /// The row that holds it.
    pub holder: Key,
}

/// A row to write, with the version that it replaces.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RowChange {
    /// The row as it shall be.
    pub row: Row,
    /// The version that it replaces; 0 means that the row must not exist.
    pub replaces: u64,
    /// Index entries of the replaced version that no longer hold.
    pub unindex: Vec<IndexEntry>,
    /// Index entries that newly hold.
    pub index: Vec<IndexEntry>,
}

/// One thing that happened to one row (SPEC H1). Immutable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Fact {
    /// The row.
    pub key: Key,
    /// 1 for the first fact of a row, without gaps.
    pub seq: u64,
    /// When.
    pub at: Instant,
    /// Who: `customer:…`, `staff:…`, `platform`, `system`.
    pub actor: String,
    /// By which operation.
    pub operation: String,
    /// What: the event, JSON text. Kept byte for byte, for the digest is over it.
    pub event: String,
    /// Digest of the fact before; empty for the first.
    pub previous: String,
    /// SHA-256 over all the above, hexadecimal.
    pub digest: String,
}

/// A mail to be sent (SPEC N2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Mail {
    /// Deterministic; the same mail is never kept twice.
    pub id: String,
    /// The row that it tells of.
    pub about: Key,
    /// Not to be sent before this.
    pub due: Instant,
    /// What to send, JSON text.
    pub body: String,
}

/// Where a mail stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MailState {
    /// Waiting to be sent, or leased to a relay.
    Waiting,
    /// Handed to the mail server; its body is redacted.
    Sent,
    /// Given up after too many tries.
    GaveUp,
}

/// A mail as the store keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MailRow {
    /// The mail. `due` moves with each lease and retry.
    pub mail: Mail,
    /// Where it stands.
    pub state: MailState,
    /// How often it was leased; names the lease when it is settled.
    pub attempts: u32,
    /// Why the last try failed, without personal data.
    pub error: Option<String>,
}

/// How a try to send a mail ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Settlement {
    /// Sent. The body is replaced, so that no token outlives its mail (SPEC N2).
    Sent {
        /// The body without secrets, JSON text.
        body: String,
    },
    /// To be tried again.
    Retry {
        /// Not before this.
        at: Instant,
        /// Why it failed.
        error: String,
    },
    /// Not to be tried again until staff ask for it.
    GaveUp {
        /// Why it failed.
        error: String,
    },
}

/// Which mails to show.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MailQuery {
    /// Only mails about this row.
    pub about: Option<Key>,
    /// Only mails in this state.
    pub state: Option<MailState>,
    /// Only mails with an id after this one; mails are listed by id.
    pub after: Option<String>,
    /// At most so many.
    pub limit: u32,
}

/// Everything that one command changes; committed whole or not at all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Batch {
    /// Rows with the versions they replace. No key stands twice.
    pub rows: Vec<RowChange>,
    /// Claims to give up, before any is taken. A claim held by another row is left alone.
    pub release: Vec<Claim>,
    /// Claims to take. One that its holder already holds is no error.
    pub claim: Vec<Claim>,
    /// Facts to append; `(key, seq)` is unique.
    pub facts: Vec<Fact>,
    /// Mails to keep; one whose id is known is ignored.
    pub mails: Vec<Mail>,
}

impl Batch {
    /// Whether there is nothing to commit.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
            && self.release.is_empty()
            && self.claim.is_empty()
            && self.facts.is_empty()
            && self.mails.is_empty()
    }
}

/// A place in a list: the sort value and the id of a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Position {
    /// Sort value; empty when listing by id.
    pub sort: String,
    /// Row id; breaks ties.
    pub id: String,
}

/// One group of one index, or a part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct IndexRange {
    /// The index.
    pub name: Name,
    /// The group.
    pub value: String,
    /// Only entries with `sort >= from`.
    pub from: Option<String>,
    /// Only entries with `sort < to`.
    pub to: Option<String>,
}

/// Which rows to list, and in which order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Query {
    /// The kind of row.
    pub kind: Name,
    /// By this index, ordered by `(sort, id)`; without it, all rows of the kind ordered by id.
    pub by: Option<IndexRange>,
    /// From the last to the first.
    pub descending: bool,
    /// Only rows past this position, in the order of the list; without an index its id alone counts.
    pub after: Option<Position>,
    /// At most so many.
    pub limit: u32,
}

/// A listed row and its position.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Listed {
    /// The row.
    pub row: Row,
    /// Its position, from which a list can go on.
    pub position: Position,
}

/// Why a store did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", tag = "error")]
pub enum StoreError {
    /// A row is not at the version that the batch replaces. Nothing was changed; load again.
    Conflict,
    /// A claim is held by another row. Nothing was changed.
    Taken {
        /// The space of the claim.
        space: Name,
        /// Who holds it.
        holder: Key,
    },
    /// The store cannot answer now. A commit may or may not have happened.
    Unavailable {
        /// What happened, without personal data.
        message: String,
    },
    /// What is stored, or was to be stored, cannot be understood. Trying again does not help.
    Corrupt {
        /// What happened, without personal data.
        message: String,
    },
}

impl std::fmt::Display for StoreError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Conflict => f.write_str("the row was changed meanwhile"),
            Self::Taken { space, .. } => write!(f, "a value of {space} is taken"),
            Self::Unavailable { message } => write!(f, "the store is unavailable: {message}"),
            Self::Corrupt { message } => write!(f, "the store is damaged: {message}"),
        }
    }
}

impl std::error::Error for StoreError {}

/// Why a store was not opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenError {
    /// What the address names is not there, cannot be used as it is, or lets nobody in. Trying again does not help.
    Address {
        /// What is wrong, without the address.
        message: String,
    },
    /// It cannot be reached now, or what it holds cannot be used.
    Store(StoreError),
}

impl OpenError {
    /// An address that is wrong.
    pub fn address(message: impl Into<String>) -> Self {
        Self::Address {
            message: message.into(),
        }
    }
}

impl std::fmt::Display for OpenError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Address { message } => f.write_str(message),
            Self::Store(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for OpenError {}

impl From<StoreError> for OpenError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// A place where the desk keeps what it knows. Object safe and blocking; shared between threads.
pub trait Store: Send + Sync {
    /// The rows asked for, in the order asked and all of one moment, `None` where there is none.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`], [`StoreError::Corrupt`].
    fn load(&self, lookups: &[Lookup]) -> Result<Vec<Option<Row>>, StoreError>;

    /// A page of rows. Rows inserted meanwhile never shift a page: a list goes on from a [`Position`].
    ///
    /// # Errors
    /// [`StoreError::Unavailable`], [`StoreError::Corrupt`].
    fn list(&self, query: &Query) -> Result<Vec<Listed>, StoreError>;

    /// The facts of a row with `seq > after`, in order, at most `limit`.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`], [`StoreError::Corrupt`].
    fn history(&self, key: &Key, after: u64, limit: u32) -> Result<Vec<Fact>, StoreError>;

    /// Commits the batch whole, durably, or not at all. Versions are checked before claims, claims before facts; claims
    /// are released before any is taken; all `unindex` apply before `index`. An empty batch does nothing.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] and [`StoreError::Taken`] mean that nothing was changed;
    /// [`StoreError::Unavailable`] leaves that open.
    fn commit(&self, batch: Batch) -> Result<(), StoreError>;

    /// Waiting mails with `due <= now`, the longest due first, at most `limit`. Each one's `due` becomes
    /// `until` and its `attempts` grows by one, so that no other relay takes it before then.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`], [`StoreError::Corrupt`].
    fn lease(&self, now: Instant, until: Instant, limit: u32) -> Result<Vec<MailRow>, StoreError>;

    /// Says how a try ended. `attempts` is that of the mail as it was leased or listed. `Sent` clears the error of an
    /// earlier try; only `Retry` moves `due`.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the mail is unknown, was leased again since, or is sent already (but for `Sent`
    /// again).
    fn settle(&self, id: &str, attempts: u32, settlement: &Settlement) -> Result<(), StoreError>;

    /// Mails as they are kept, by id.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`], [`StoreError::Corrupt`].
    fn mails(&self, query: &MailQuery) -> Result<Vec<MailRow>, StoreError>;
}
