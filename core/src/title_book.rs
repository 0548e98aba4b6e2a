//! The named titles that a customer keeps (SPEC P5).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::account::Sealed;
use crate::contract::Buyer;
use crate::digest::hex_digest;
use crate::error::{Code, Error, Problem};
use crate::machine::Machine;

/// A title under its name. The history keeps no more than its digest, for it is no part of any fapiao (SPEC H3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Title {
    /// Its name.
    pub name: String,
    /// What it is.
    pub buyer: Buyer,
}

/// The titles of one customer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TitleBook {
    /// By the digest of the name.
    titles: BTreeMap<String, Sealed<Title>>,
}

impl TitleBook {
    /// The titles, by name.
    pub fn titles(&self) -> Vec<&Title> {
        let mut titles: Vec<&Title> = self.titles.values().filter_map(Sealed::value).collect();
        titles.sort_by(|one, other| one.name.cmp(&other.name));
        titles
    }
}

/// What happens to a title book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TitleBookEvent {
    /// A title was kept, or replaced.
    Kept {
        /// The digest of its name.
        key: String,
        /// What it is.
        title: Box<Sealed<Title>>,
    },
    /// A title was removed.
    Removed {
        /// The digest of its name.
        key: String,
    },
    /// The account of the customer was anonymised (SPEC H3).
    Emptied,
}

/// The machine of title books.
#[derive(Debug)]
pub struct TitleBookMachine;

impl Machine for TitleBookMachine {
    const KIND: &'static str = "title_book";
    type State = TitleBook;
    type Event = TitleBookEvent;

    fn evolve(state: &mut TitleBook, event: &TitleBookEvent) {
        match event {
            TitleBookEvent::Kept { key, title } => {
                state.titles.insert(key.clone(), (**title).clone());
            }
            TitleBookEvent::Removed { key } => {
                state.titles.remove(key);
            }
            TitleBookEvent::Emptied => state.titles.clear(),
        }
    }

    fn redact(event: &mut TitleBookEvent) {
        if let TitleBookEvent::Kept { title, .. } = event {
            title.erase();
        }
    }
}

fn key_of(name: &str) -> String {
    hex_digest(&[b"fapiao title", name.as_bytes()])
}

/// Keeps a title.
///
/// # Errors
/// `too_many` as a problem of `name` when the book is full.
pub fn keep(state: &TitleBook, title: Title, max: u32) -> Result<Vec<TitleBookEvent>, Error> {
    let key = key_of(&title.name);
    let known = state.titles.get(&key);
    if known.and_then(Sealed::value) == Some(&title) {
        return Ok(Vec::new());
    }
    if known.is_none() && state.titles.len() >= usize::try_from(max).unwrap_or(usize::MAX) {
        let problem = Problem::with("name", Code::TooMany, &[("max", max.to_string())]);
        return Err(problem.into());
    }
    let title = Box::new(Sealed::title(title)?);
    Ok(vec![TitleBookEvent::Kept { key, title }])
}

/// Removes a title.
///
/// # Errors
/// `title_not_found`.
pub fn remove(state: &TitleBook, name: &str) -> Result<Vec<TitleBookEvent>, Error> {
    let key = key_of(name);
    if !state.titles.contains_key(&key) {
        return Err(Error::new(Code::TitleNotFound).detail("name", name));
    }
    Ok(vec![TitleBookEvent::Removed { key }])
}

/// Removes every title, for the account of the customer is anonymised (SPEC H3).
pub fn empty(state: &TitleBook) -> Vec<TitleBookEvent> {
    if state.titles.is_empty() {
        Vec::new()
    } else {
        vec![TitleBookEvent::Emptied]
    }
}

impl Sealed<Title> {
    fn title(title: Title) -> Result<Self, Error> {
        let text = serde_json::to_vec(&title).map_err(|_| Error::new(Code::Internal))?;
        Ok(Self::new(hex_digest(&[b"fapiao title", &text]), title))
    }
}
