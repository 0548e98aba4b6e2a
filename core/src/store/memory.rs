//! A store that lasts as long as the process, for tests and for trying things out.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use super::{
    Batch, Fact, IndexRange, Key, Listed, Lookup, MailQuery, MailRow, MailState, Name, Position,
    Query, Row, Settlement, Store, StoreError,
};
use crate::time::Instant;

mod apply;
mod dump;

/// Keeps everything in memory. Clones of nothing: share it behind an `Arc`.
#[derive(Debug, Default)]
pub struct MemoryStore {
    kept: RwLock<Kept>,
}

/// The order of a list: sort value, then row id.
type Group = BTreeSet<(String, String)>;

#[derive(Debug, Default)]
struct Kept {
    rows: BTreeMap<Name, BTreeMap<String, Row>>,
    /// By kind, index and value.
    entries: BTreeMap<(Name, Name, String), Group>,
    claims: BTreeMap<Name, BTreeMap<String, Key>>,
    facts: BTreeMap<Key, BTreeMap<u64, Fact>>,
    mails: BTreeMap<String, MailRow>,
    /// Waiting mails, the longest due first.
    due: BTreeSet<(Instant, String)>,
}

impl MemoryStore {
    /// An empty store.
    pub fn new() -> Self {
        Self::default()
    }

    /// All that is kept, as text that is equal exactly when the content is. For tests.
    pub fn dump(&self) -> String {
        self.read().dump()
    }

    // A panic while the lock was held cannot have left half a batch: everything is checked before anything is applied.
    fn read(&self) -> RwLockReadGuard<'_, Kept> {
        self.kept.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Kept> {
        self.kept.write().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store for MemoryStore {
    fn load(&self, lookups: &[Lookup]) -> Result<Vec<Option<Row>>, StoreError> {
        let kept = self.read();
        Ok(lookups
            .iter()
            .map(|lookup| kept.find(lookup).cloned())
            .collect())
    }

    fn list(&self, query: &Query) -> Result<Vec<Listed>, StoreError> {
        let kept = self.read();
        Ok(match &query.by {
            Some(range) => kept.list_by_index(query, range),
            None => kept.list_by_id(query),
        })
    }

    fn history(&self, key: &Key, after: u64, limit: u32) -> Result<Vec<Fact>, StoreError> {
        let kept = self.read();
        let facts = kept
            .facts
            .get(key)
            .into_iter()
            .flat_map(|facts| facts.range((Bound::Excluded(after), Bound::Unbounded)));
        Ok(facts
            .take(count(limit))
            .map(|(_, fact)| fact.clone())
            .collect())
    }

    fn commit(&self, batch: Batch) -> Result<(), StoreError> {
        batch.check()?;
        let mut kept = self.write();
        kept.admit(&batch)?;
        kept.apply(batch);
        Ok(())
    }

    fn lease(&self, now: Instant, until: Instant, limit: u32) -> Result<Vec<MailRow>, StoreError> {
        let mut kept = self.write();
        let due: Vec<(Instant, String)> = kept
            .due
            .iter()
            .take_while(|(due, _)| *due <= now)
            .take(count(limit))
            .cloned()
            .collect();
        let mut leased = Vec::with_capacity(due.len());
        for place in due {
            kept.due.remove(&place);
            if let Some(row) = kept.mails.get_mut(&place.1) {
                row.mail.due = until;
                row.attempts = row.attempts.saturating_add(1);
                leased.push(row.clone());
            }
            kept.due.insert((until, place.1));
        }
        Ok(leased)
    }

    fn settle(&self, id: &str, attempts: u32, settlement: &Settlement) -> Result<(), StoreError> {
        self.write().settle(id, attempts, settlement)
    }

    fn mails(&self, query: &MailQuery) -> Result<Vec<MailRow>, StoreError> {
        let kept = self.read();
        let from = query
            .after
            .as_deref()
            .map_or(Bound::Unbounded, Bound::Excluded);
        let rows = kept
            .mails
            .range::<str, _>((from, Bound::Unbounded))
            .map(|(_, row)| row);
        let wanted = rows
            .filter(|row| {
                query
                    .about
                    .as_ref()
                    .is_none_or(|about| row.mail.about == *about)
            })
            .filter(|row| query.state.is_none_or(|state| row.state == state));
        Ok(wanted.take(count(query.limit)).cloned().collect())
    }
}

impl Kept {
    fn row(&self, kind: &str, id: &str) -> Option<&Row> {
        self.rows.get(kind)?.get(id)
    }

    fn holder(&self, space: &str, value: &str) -> Option<&Key> {
        self.claims.get(space)?.get(value)
    }

    fn find(&self, lookup: &Lookup) -> Option<&Row> {
        let key = match lookup {
            Lookup::Key(key) => key,
            Lookup::Claim { space, value } => self.holder(space, value)?,
        };
        self.row(&key.kind, &key.id)
    }

    fn list_by_index(&self, query: &Query, range: &IndexRange) -> Vec<Listed> {
        let Some(group) =
            self.entries
                .get(&(query.kind.clone(), range.name.clone(), range.value.clone()))
        else {
            return Vec::new();
        };
        let place = |sort: &str, id: &str| (sort.to_owned(), id.to_owned());
        let from = range
            .from
            .as_deref()
            .map(|from| Bound::Included(place(from, "")));
        let to = range.to.as_deref().map(|to| Bound::Excluded(place(to, "")));
        let after = query
            .after
            .as_ref()
            .map(|after| Bound::Excluded(place(&after.sort, &after.id)));
        let listed = |(sort, id): &(String, String)| self.listed(&query.kind, sort, id);
        let limit = count(query.limit);
        // Only one end is given to `range`, which panics when the ends cross.
        if query.descending {
            let upper = nearer(to, after, |a, b| a < b);
            let lower = range.from.as_deref();
            let places = group
                .range((Bound::Unbounded, upper))
                .rev()
                .take_while(|(sort, _)| lower.is_none_or(|from| sort.as_str() >= from));
            places.filter_map(listed).take(limit).collect()
        } else {
            let lower = nearer(from, after, |a, b| a > b);
            let upper = range.to.as_deref();
            let places = group
                .range((lower, Bound::Unbounded))
                .take_while(|(sort, _)| upper.is_none_or(|to| sort.as_str() < to));
            places.filter_map(listed).take(limit).collect()
        }
    }

    fn list_by_id(&self, query: &Query) -> Vec<Listed> {
        let Some(rows) = self.rows.get(&query.kind) else {
            return Vec::new();
        };
        let after = query
            .after
            .as_ref()
            .map_or(Bound::Unbounded, |after| Bound::Excluded(after.id.as_str()));
        let listed = |(id, row): (&String, &Row)| Listed {
            row: row.clone(),
            position: Position {
                sort: String::new(),
                id: id.clone(),
            },
        };
        let limit = count(query.limit);
        if query.descending {
            rows.range::<str, _>((Bound::Unbounded, after))
                .rev()
                .take(limit)
                .map(listed)
                .collect()
        } else {
            rows.range::<str, _>((after, Bound::Unbounded))
                .take(limit)
                .map(listed)
                .collect()
        }
    }

    fn listed(&self, kind: &str, sort: &str, id: &str) -> Option<Listed> {
        let row = self.row(kind, id)?.clone();
        Some(Listed {
            row,
            position: Position {
                sort: sort.to_owned(),
                id: id.to_owned(),
            },
        })
    }
}

/// The one of two bounds at the same end that leaves less; on equal places the excluding one.
fn nearer<T: PartialEq>(
    a: Option<Bound<T>>,
    b: Option<Bound<T>>,
    beyond: impl Fn(&T, &T) -> bool,
) -> Bound<T> {
    match (a, b) {
        (None, None) => Bound::Unbounded,
        (Some(bound), None) | (None, Some(bound)) => bound,
        (Some(Bound::Included(x) | Bound::Excluded(x)), Some(Bound::Excluded(y)))
            if !beyond(&x, &y) =>
        {
            Bound::Excluded(y)
        }
        (Some(a), Some(_)) => a,
    }
}

fn count(limit: u32) -> usize {
    usize::try_from(limit).unwrap_or(usize::MAX)
}

fn open(row: &MailRow) -> Option<(Instant, String)> {
    (row.state == MailState::Waiting).then(|| (row.mail.due, row.mail.id.clone()))
}
