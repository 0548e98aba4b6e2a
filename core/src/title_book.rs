//! The named titles that a customer keeps (SPEC P5).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::contract::Buyer;
use crate::error::{Code, Error, Problem};
use crate::machine::Machine;

/// The titles of one customer, by name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TitleBook {
    /// By name.
    pub titles: BTreeMap<String, Buyer>,
}

/// What happens to a title book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TitleBookEvent {
    /// A title was kept, or replaced.
    Kept {
        /// Its name.
        name: String,
        /// What it is.
        buyer: Box<Buyer>,
    },
    /// A title was removed.
    Removed {
        /// Its name.
        name: String,
    },
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
            TitleBookEvent::Kept { name, buyer } => {
                state.titles.insert(name.clone(), (**buyer).clone());
            }
            TitleBookEvent::Removed { name } => {
                state.titles.remove(name);
            }
        }
    }
}

/// Keeps a title.
///
/// # Errors
/// `too_many` as a problem of `name` when the book is full.
pub fn keep(
    state: &TitleBook,
    name: &str,
    buyer: Buyer,
    max: u32,
) -> Result<Vec<TitleBookEvent>, Error> {
    if state.titles.get(name) == Some(&buyer) {
        return Ok(Vec::new());
    }
    if !state.titles.contains_key(name)
        && state.titles.len() >= usize::try_from(max).unwrap_or(usize::MAX)
    {
        let problem = Problem::with("name", Code::TooMany, &[("max", max.to_string())]);
        return Err(problem.into());
    }
    Ok(vec![TitleBookEvent::Kept {
        name: name.to_owned(),
        buyer: Box::new(buyer),
    }])
}

/// Removes a title.
///
/// # Errors
/// `title_not_found`.
pub fn remove(state: &TitleBook, name: &str) -> Result<Vec<TitleBookEvent>, Error> {
    if !state.titles.contains_key(name) {
        return Err(Error::new(Code::TitleNotFound).detail("name", name));
    }
    Ok(vec![TitleBookEvent::Removed {
        name: name.to_owned(),
    }])
}
