//! Writing: first everything is checked, then everything is applied.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Batch, Key, Mail, MailRow, MailState, RowChange, Settlement, StoreError};
use super::{Kept, open};

impl Kept {
    /// Whether the whole batch can be applied. Changes nothing.
    pub(super) fn admit(&self, batch: &Batch) -> Result<(), StoreError> {
        for change in &batch.rows {
            let key = &change.row.key;
            if self.row(&key.kind, &key.id).map_or(0, |row| row.version) != change.replaces {
                return Err(StoreError::Conflict);
            }
        }
        self.admit_claims(batch)?;
        let mut appended: BTreeSet<(&Key, u64)> = BTreeSet::new();
        for fact in &batch.facts {
            let known = self
                .facts
                .get(&fact.key)
                .is_some_and(|facts| facts.contains_key(&fact.seq));
            if known || !appended.insert((&fact.key, fact.seq)) {
                return Err(StoreError::Conflict);
            }
        }
        Ok(())
    }

    fn admit_claims(&self, batch: &Batch) -> Result<(), StoreError> {
        // What the batch itself has released (`None`) and taken so far.
        let mut moved: BTreeMap<(&str, &str), Option<&Key>> = BTreeMap::new();
        for claim in &batch.release {
            if self.holder(&claim.space, &claim.value) == Some(&claim.holder) {
                moved.insert((&claim.space, &claim.value), None);
            }
        }
        for claim in &batch.claim {
            let place = (&*claim.space, &*claim.value);
            let holder = moved
                .get(&place)
                .copied()
                .unwrap_or_else(|| self.holder(&claim.space, &claim.value));
            match holder {
                Some(holder) if *holder != claim.holder => {
                    return Err(StoreError::Taken {
                        space: claim.space.clone(),
                        holder: holder.clone(),
                    });
                }
                _ => moved.insert(place, Some(&claim.holder)),
            };
        }
        Ok(())
    }

    /// Applies a batch that was admitted. Cannot fail.
    pub(super) fn apply(&mut self, batch: Batch) {
        for change in batch.rows {
            self.put(change);
        }
        for claim in batch.release {
            if let Some(space) = self.claims.get_mut(&claim.space)
                && space.get(&claim.value) == Some(&claim.holder)
            {
                space.remove(&claim.value);
                if space.is_empty() {
                    self.claims.remove(&claim.space);
                }
            }
        }
        for claim in batch.claim {
            self.claims
                .entry(claim.space)
                .or_default()
                .insert(claim.value, claim.holder);
        }
        for fact in batch.facts {
            self.facts
                .entry(fact.key.clone())
                .or_default()
                .insert(fact.seq, fact);
        }
        for mail in batch.mails {
            self.post(mail);
        }
    }

    fn put(&mut self, change: RowChange) {
        let Key { kind, id } = change.row.key.clone();
        for entry in change.unindex {
            let group = (kind.clone(), entry.name, entry.value);
            if let Some(places) = self.entries.get_mut(&group) {
                places.remove(&(entry.sort, id.clone()));
                if places.is_empty() {
                    self.entries.remove(&group);
                }
            }
        }
        for entry in change.index {
            self.entries
                .entry((kind.clone(), entry.name, entry.value))
                .or_default()
                .insert((entry.sort, id.clone()));
        }
        self.rows.entry(kind).or_default().insert(id, change.row);
    }

    fn post(&mut self, mail: Mail) {
        if !self.mails.contains_key(&mail.id) {
            self.due.insert((mail.due, mail.id.clone()));
            self.mails.insert(
                mail.id.clone(),
                MailRow {
                    mail,
                    state: MailState::Waiting,
                    attempts: 0,
                    error: None,
                },
            );
        }
    }

    pub(super) fn settle(
        &mut self,
        id: &str,
        attempts: u32,
        settlement: &Settlement,
    ) -> Result<(), StoreError> {
        let row = self
            .mails
            .get_mut(id)
            .filter(|row| row.attempts == attempts)
            .ok_or(StoreError::Conflict)?;
        // A mail that was sent has lost its secrets and can never be sent again.
        if row.state == MailState::Sent && !matches!(settlement, Settlement::Sent { .. }) {
            return Err(StoreError::Conflict);
        }
        if let Some(place) = open(row) {
            self.due.remove(&place);
        }
        match settlement {
            Settlement::Sent { body } => {
                row.state = MailState::Sent;
                row.mail.body.clone_from(body);
                row.error = None;
            }
            Settlement::Retry { at, error } => {
                row.state = MailState::Waiting;
                row.mail.due = *at;
                row.error = Some(error.clone());
            }
            Settlement::GaveUp { error } => {
                row.state = MailState::GaveUp;
                row.error = Some(error.clone());
            }
        }
        if let Some(place) = open(row) {
            self.due.insert(place);
        }
        Ok(())
    }
}
