//! What every store refuses before it looks at anything that it keeps.

use std::collections::BTreeSet;

use super::{Batch, Key, Row, StoreError};

impl Batch {
    /// Refuses a batch that no store can keep: a row named twice, a number below 1 or beyond [`Row::MAX_VERSION`].
    /// Every store asks this first, so that all of them answer alike.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`]; nothing was changed, and trying again does not help.
    pub fn check(&self) -> Result<(), StoreError> {
        let mut seen: BTreeSet<&Key> = BTreeSet::new();
        for change in &self.rows {
            countable(change.row.version)?;
            if self.rows.len() > 1 && !seen.insert(&change.row.key) {
                return Err(StoreError::Corrupt {
                    message: "a batch names a row twice".to_owned(),
                });
            }
        }
        self.facts.iter().try_for_each(|fact| countable(fact.seq))
    }
}

fn countable(number: u64) -> Result<(), StoreError> {
    if (1..=Row::MAX_VERSION).contains(&number) {
        Ok(())
    } else {
        Err(StoreError::Corrupt {
            message: "a version is out of range".to_owned(),
        })
    }
}
