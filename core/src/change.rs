//! The unit of work: rows that are followed while a command is decided, and the one batch that comes of it.

use serde::de::DeserializeOwned;

use crate::context::Context;
use crate::contract::Locale;
use crate::digest::hex_digest;
use crate::error::{Code, Error};
use crate::machine::Machine;
use crate::mail::Letter;
use crate::store::{Batch, Claim, Fact, IndexEntry, Key, Mail, Name, Row, RowChange};

/// A row of a machine while a command works on it.
#[derive(Debug, Clone)]
pub struct Tracked<M: Machine> {
    key: Key,
    version: u64,
    digest: String,
    state: M::State,
    /// What the stored version stands under, once something happened to it.
    before: Standing,
    events: Vec<M::Event>,
}

/// What a version of a row stands under: its index entries and its claims.
#[derive(Debug, Clone, Default)]
struct Standing {
    indexes: Vec<IndexEntry>,
    claims: Vec<(&'static str, String)>,
}

impl<M: Machine> Tracked<M> {
    /// A row that does not exist yet.
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            key: Key::new(M::KIND, id),
            version: 0,
            digest: String::new(),
            before: Standing::default(),
            state: M::State::default(),
            events: Vec::new(),
        }
    }

    /// A row as it was loaded.
    ///
    /// # Errors
    /// `store_damaged` if the body is not a state of this machine.
    pub fn from_row(row: Row) -> Result<Self, Error> {
        let state = state_of(&row, M::KIND)?;
        Ok(Self {
            key: row.key,
            version: row.version,
            digest: row.digest,
            before: Standing::default(),
            state,
            events: Vec::new(),
        })
    }

    /// A row that was looked up, if it is there.
    ///
    /// # Errors
    /// As for [`Tracked::from_row`].
    pub fn found(row: Option<Row>) -> Result<Option<Self>, Error> {
        row.map(Self::from_row).transpose()
    }

    /// The rows of these ids as they were loaded; one that is not there does not exist yet.
    ///
    /// # Errors
    /// As for [`Tracked::from_row`].
    pub fn of_rows(
        ids: &[&str],
        rows: impl IntoIterator<Item = Option<Row>>,
    ) -> Result<Vec<Self>, Error> {
        ids.iter()
            .zip(rows)
            .map(|(id, row)| row.map_or_else(|| Ok(Self::new(*id)), Self::from_row))
            .collect()
    }

    /// Whether it was in the store.
    pub fn exists(&self) -> bool {
        self.version > 0
    }

    /// The row as it now is.
    pub fn state(&self) -> &M::State {
        &self.state
    }

    /// The row as it now is, and nothing else of it.
    pub fn into_state(self) -> M::State {
        self.state
    }

    /// Where it stands.
    pub fn key(&self) -> &Key {
        &self.key
    }

    /// Its id.
    pub fn id(&self) -> &str {
        &self.key.id
    }

    /// Whether something happened to it.
    pub fn changed(&self) -> bool {
        !self.events.is_empty()
    }

    /// Takes in what was decided.
    pub fn apply(&mut self, events: Vec<M::Event>) {
        if self.exists() && self.events.is_empty() {
            self.before = Standing {
                indexes: M::indexes(&self.state),
                claims: M::claims(&self.state),
            };
        }
        for event in events {
            M::evolve(&mut self.state, &event);
            self.events.push(event);
        }
    }
}

/// What a row of a kind says, or as much of it as is wanted.
///
/// # Errors
/// `store_damaged` if that is not in its body.
pub(crate) fn state_of<T: DeserializeOwned>(row: &Row, kind: &'static str) -> Result<T, Error> {
    serde_json::from_str(&row.body).map_err(|_| Error::new(Code::StoreDamaged).detail("kind", kind))
}

/// Everything that a command changes, gathered until it is committed.
#[derive(Debug, Default)]
pub struct Change {
    batch: Batch,
}

impl Change {
    /// Nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts a row in; nothing if nothing happened to it.
    ///
    /// # Errors
    /// `internal` if a state cannot be written as JSON.
    pub fn put<M: Machine>(&mut self, ctx: &Context, tracked: Tracked<M>) -> Result<(), Error> {
        if tracked.events.is_empty() {
            return Ok(());
        }
        let Tracked {
            key,
            version,
            digest,
            before,
            state,
            events,
        } = tracked;
        let body = serde_json::to_string(&state).map_err(|_| Error::new(Code::Internal))?;
        let mut seq = version;
        let mut head = digest;
        for mut event in events {
            M::redact(&mut event);
            seq = seq.saturating_add(1);
            let event = serde_json::to_string(&event).map_err(|_| Error::new(Code::Internal))?;
            let mut fact = Fact {
                key: key.clone(),
                seq,
                at: ctx.now,
                actor: ctx.actor.to_string(),
                operation: ctx.operation.to_owned(),
                event,
                previous: head,
                digest: String::new(),
            };
            fact.digest = fact_digest(&fact);
            head = fact.digest.clone();
            self.batch.facts.push(fact);
        }
        let Standing {
            indexes: mut unindex,
            claims: mut release,
        } = before;
        let mut index = M::indexes(&state);
        keep_new(&mut index, &mut unindex);
        let mut claim = M::claims(&state);
        keep_new(&mut claim, &mut release);
        let held = |(space, value): (&'static str, String)| Claim {
            space: Name::Borrowed(space),
            value,
            holder: key.clone(),
        };
        self.batch.release.extend(release.into_iter().map(held));
        self.batch.claim.extend(claim.into_iter().map(held));
        self.batch.rows.push(RowChange {
            row: Row {
                key,
                version: seq,
                digest: head,
                body,
            },
            replaces: version,
            unindex,
            index,
        });
        Ok(())
    }

    /// Puts a row without history in: bookkeeping that must not exist yet.
    pub fn put_new(&mut self, key: Key, body: String) {
        self.batch.rows.push(RowChange {
            row: Row {
                key,
                version: 1,
                digest: String::new(),
                body,
            },
            replaces: 0,
            unindex: Vec::new(),
            index: Vec::new(),
        });
    }

    /// Writes a mail, in the same transaction (SPEC N2). Its id is that of the row's change, so that the same change
    /// never mails twice.
    ///
    /// # Errors
    /// `internal` if the letter cannot be written as JSON.
    pub fn mail<M: Machine>(
        &mut self,
        ctx: &Context,
        about: &Tracked<M>,
        letter: Letter,
    ) -> Result<(), Error> {
        let seq = about.version.saturating_add(about.events.len() as u64);
        let id = hex_digest(&[
            b"fapiao mail",
            about.key.kind.as_bytes(),
            about.key.id.as_bytes(),
            &seq.to_be_bytes(),
            letter.template.name().as_bytes(),
            letter.to.as_str().as_bytes(),
        ]);
        // Every mail ends with whom to call (SPEC A18).
        let support = &ctx.policy().support;
        let hours = match letter.locale {
            Locale::Zh => &support.hours_text_zh,
            Locale::En => &support.hours_text_en,
        };
        let letter = letter
            .with("phone", support.phone.as_str())
            .with("hours", hours.as_str());
        let body = serde_json::to_string(&letter).map_err(|_| Error::new(Code::Internal))?;
        self.batch.mails.push(Mail {
            id,
            about: about.key.clone(),
            due: ctx.now,
            body,
        });
        Ok(())
    }

    /// Whether there is nothing to commit.
    pub fn is_empty(&self) -> bool {
        self.batch.is_empty()
    }

    /// The batch.
    pub fn into_batch(self) -> Batch {
        self.batch
    }
}

/// Takes what stands in both out of both.
fn keep_new<T: PartialEq>(new: &mut Vec<T>, old: &mut Vec<T>) {
    new.retain(|entry| match old.iter().position(|known| known == entry) {
        Some(at) => {
            old.swap_remove(at);
            false
        }
        None => true,
    });
}

/// The digest of a fact over all its fields but the digest (SPEC H1).
pub fn fact_digest(fact: &Fact) -> String {
    hex_digest(&[
        b"fapiao fact",
        fact.key.kind.as_bytes(),
        fact.key.id.as_bytes(),
        &fact.seq.to_be_bytes(),
        &fact.at.millis().to_be_bytes(),
        fact.actor.as_bytes(),
        fact.operation.as_bytes(),
        fact.event.as_bytes(),
        fact.previous.as_bytes(),
    ])
}
