//! Decide, then evolve: what every machine has in common.
//!
//! A machine decides in a function of its own, which holds every rule and changes nothing; it evolves here, where
//! no rule is held and nothing can fail. Its transitions stand in one table that refusals, views, docs and the
//! exhaustive test read.

use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::{Code, Error};
use crate::store::{IndexEntry, Name};

/// A noun of the domain whose rows are kept with their history.
pub trait Machine: 'static {
    /// The kind of its rows.
    const KIND: &'static str;
    /// A row. The default is "nothing yet".
    type State: Default + Clone + PartialEq + Debug + Serialize + DeserializeOwned + Send + Sync;
    /// What can happen to it.
    type Event: Clone + Debug + Serialize + DeserializeOwned + Send + Sync;

    /// Takes the event in. Holds no rule and cannot fail.
    fn evolve(state: &mut Self::State, event: &Self::Event);

    /// The index entries of the row.
    fn indexes(_state: &Self::State) -> Vec<IndexEntry> {
        Vec::new()
    }

    /// The unique values that the row holds, as `(space, value)`.
    fn claims(_state: &Self::State) -> Vec<(&'static str, String)> {
        Vec::new()
    }

    /// Takes personal data and secrets that must be erasable out of an event before it becomes a fact (SPEC H3).
    fn redact(_event: &mut Self::Event) {}
}

/// An index entry.
pub fn entry(name: &'static str, value: impl Into<String>, sort: impl Into<String>) -> IndexEntry {
    IndexEntry {
        name: Name::Borrowed(name),
        value: value.into(),
        sort: sort.into(),
    }
}

/// A status of a machine: a plain enum with a stable name.
pub trait Status: Copy + PartialEq + Debug + 'static {
    /// Every status.
    const ALL: &'static [Self];
    /// Stable name, as it stands in views, refusals and docs.
    fn name(self) -> &'static str;
}

/// A line of a transition table (SPEC §4).
#[derive(Debug, Clone, Copy)]
pub struct Transition<S: 'static> {
    /// From these.
    pub from: &'static [S],
    /// By this operation.
    pub operation: &'static str,
    /// Done by: `customer`, `staff`, `system`, `platform`, `channel`.
    pub by: &'static [&'static str],
    /// To one of these.
    pub to: &'static [S],
}

/// The whole table of a machine.
#[derive(Debug, Clone, Copy)]
pub struct Table<S: 'static>(pub &'static [Transition<S>]);

impl<S: Status> Table<S> {
    /// The operations that are possible from a status, in the order of the table.
    pub fn allowed(&self, from: S) -> Vec<&'static str> {
        let mut names = Vec::new();
        for line in self.0.iter().filter(|line| line.from.contains(&from)) {
            if !names.contains(&line.operation) {
                names.push(line.operation);
            }
        }
        names
    }

    /// Those of them that a role may do.
    pub fn allowed_for(&self, from: S, role: &str) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for line in self
            .0
            .iter()
            .filter(|line| line.from.contains(&from) && line.by.contains(&role))
        {
            if !names.iter().any(|name| name == line.operation) {
                names.push(line.operation.to_owned());
            }
        }
        names
    }

    /// Refuses an operation that the table does not list for the status.
    ///
    /// # Errors
    /// `illegal_transition` with `from`, `operation`, `allowed`.
    pub fn permit(&self, from: S, operation: &'static str) -> Result<(), Error> {
        if self
            .0
            .iter()
            .any(|line| line.operation == operation && line.from.contains(&from))
        {
            return Ok(());
        }
        Err(self.refusal(from, operation))
    }

    /// The refusal of an operation that is not possible from a status.
    pub fn refusal(&self, from: S, operation: &'static str) -> Error {
        refusal(from, operation, &self.allowed(from))
    }
}

/// The refusal of an operation, with those that are possible.
pub fn refusal<S: Status>(from: S, operation: &'static str, allowed: &[impl AsRef<str>]) -> Error {
    let allowed: Vec<&str> = allowed.iter().map(AsRef::as_ref).collect();
    Error::new(Code::IllegalTransition)
        .detail("from", from.name())
        .detail("operation", operation)
        .detail("allowed", allowed)
}

/// Declares a status enum with its stable names, which are those of its JSON.
macro_rules! status {
    ($(#[$meta:meta])* $name:ident { $(#[$first_meta:meta])* $first:ident = $first_text:literal, $($(#[$variant_meta:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        pub enum $name {
            $(#[$first_meta])*
            #[default]
            #[serde(rename = $first_text)]
            $first,
            $($(#[$variant_meta])* #[serde(rename = $text)] $variant,)*
        }

        impl crate::machine::Status for $name {
            const ALL: &'static [Self] = &[Self::$first, $(Self::$variant),*];
            fn name(self) -> &'static str {
                match self { Self::$first => $first_text, $(Self::$variant => $text),* }
            }
        }
    };
}
pub(crate) use status;
