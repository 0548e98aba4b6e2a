//! What any store must do. Each case gets an empty store and says what was wrong in words.

use std::fmt::{self, Debug};

use fapiao_core::store::{
    Batch, Claim, Fact, IndexEntry, IndexRange, Key, Listed, Lookup, Mail, MailQuery, Name, Query,
    Row, RowChange, Store, StoreError,
};
use fapiao_core::time::Instant;

mod claims;
mod facts;
mod lists;
mod mails;
mod races;
mod rows;

/// Makes an empty store.
pub type Make<'make> = &'make dyn Fn() -> Box<dyn Store>;

/// What was wrong.
#[derive(Debug)]
pub struct Broken(pub String);

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<StoreError> for Broken {
    fn from(error: StoreError) -> Self {
        Self(format!("unexpected refusal: {error:?}"))
    }
}

/// How a case ended.
pub type Outcome = Result<(), Broken>;

/// A case and its name.
pub type Case = (&'static str, fn(&dyn Store) -> Outcome);

/// All cases.
pub fn cases() -> impl Iterator<Item = Case> {
    [
        rows::CASES,
        claims::CASES,
        facts::CASES,
        lists::CASES,
        mails::CASES,
        races::CASES,
    ]
    .into_iter()
    .flatten()
    .copied()
}

/// Runs all cases, each on a store of its own, and says which are broken and how.
pub fn run(make: Make<'_>) -> Vec<String> {
    let ran = cases().map(|(name, case)| (name, case(make().as_ref())));
    ran.filter_map(|(name, outcome)| outcome.err().map(|broken| format!("{name}: {broken}")))
        .collect()
}

/// Fails unless both are equal.
pub fn same<T: PartialEq + Debug>(what: &str, found: T, wanted: T) -> Outcome {
    if found == wanted {
        Ok(())
    } else {
        Err(Broken(format!(
            "{what}: found {found:?}, wanted {wanted:?}"
        )))
    }
}

/// Fails unless it is so.
pub fn so(what: &str, holds: bool) -> Outcome {
    if holds {
        Ok(())
    } else {
        Err(Broken(format!("not so: {what}")))
    }
}

pub fn instant(millis: i64) -> Result<Instant, Broken> {
    Instant::from_millis(millis)
        .ok_or_else(|| Broken("a time of the suite is out of range".to_owned()))
}

pub fn key(id: &str) -> Key {
    Key::new("bill", id)
}

pub fn row(id: &str, version: u64, body: &str) -> Row {
    Row {
        key: key(id),
        version,
        digest: format!("digest-{id}-{version}"),
        body: body.to_owned(),
    }
}

/// A change with nothing indexed.
pub fn change(row: Row, replaces: u64) -> RowChange {
    RowChange {
        row,
        replaces,
        unindex: Vec::new(),
        index: Vec::new(),
    }
}

pub fn entry(value: &str, sort: &str) -> IndexEntry {
    IndexEntry {
        name: Name::Borrowed("by_group"),
        value: value.to_owned(),
        sort: sort.to_owned(),
    }
}

pub fn claim(value: &str, id: &str) -> Claim {
    Claim {
        space: Name::Borrowed("number"),
        value: value.to_owned(),
        holder: key(id),
    }
}

pub fn fact(id: &str, seq: u64) -> Result<Fact, Broken> {
    Ok(Fact {
        key: key(id),
        seq,
        at: instant(1_481_846_400_000 + i64::try_from(seq % 1_000).unwrap_or(0))?,
        actor: "customer:c1".to_owned(),
        operation: "apply".to_owned(),
        event: format!("{{\"n\":{seq}}}"),
        previous: format!("p{seq}"),
        digest: format!("d{seq}"),
    })
}

pub fn mail(id: &str, about: &str, due: i64) -> Result<Mail, Broken> {
    Ok(Mail {
        id: id.to_owned(),
        about: key(about),
        due: instant(due)?,
        body: format!("{{\"to\":\"{id}\"}}"),
    })
}

pub fn rows(rows: Vec<RowChange>) -> Batch {
    Batch {
        rows,
        ..Batch::default()
    }
}

/// A batch with one new row.
pub fn create(id: &str) -> Batch {
    rows(vec![change(row(id, 1, "{}"), 0)])
}

/// A batch with one new row in a group.
pub fn create_in(id: &str, value: &str, sort: &str) -> Batch {
    let mut batch = create(id);
    batch
        .rows
        .iter_mut()
        .for_each(|change| change.index.push(entry(value, sort)));
    batch
}

pub fn load(store: &dyn Store, id: &str) -> Result<Option<Row>, Broken> {
    Ok(store
        .load(&[Lookup::Key(key(id))])?
        .into_iter()
        .next()
        .flatten())
}

/// The id of the row that holds a claim.
pub fn holder(store: &dyn Store, value: &str) -> Result<Option<String>, Broken> {
    let lookup = Lookup::Claim {
        space: Name::Borrowed("number"),
        value: value.to_owned(),
    };
    Ok(store
        .load(&[lookup])?
        .into_iter()
        .next()
        .flatten()
        .map(|row| row.key.id))
}

/// All bills of a group, the first first.
pub fn group(value: &str) -> Query {
    let by = IndexRange {
        name: Name::Borrowed("by_group"),
        value: value.to_owned(),
        from: None,
        to: None,
    };
    Query {
        kind: Name::Borrowed("bill"),
        by: Some(by),
        descending: false,
        after: None,
        limit: 1_000,
    }
}

/// All bills by id.
pub fn all() -> Query {
    Query {
        by: None,
        ..group("")
    }
}

pub fn ids(listed: &[Listed]) -> Vec<&str> {
    listed
        .iter()
        .map(|listed| listed.row.key.id.as_str())
        .collect()
}

pub fn listed_ids(store: &dyn Store, query: &Query) -> Result<Vec<String>, Broken> {
    Ok(store
        .list(query)?
        .into_iter()
        .map(|listed| listed.row.key.id)
        .collect())
}

/// All that can be seen of what the suite writes, as text: what a refused batch must not change.
pub fn picture(store: &dyn Store) -> Result<String, Broken> {
    let listed = store.list(&all())?;
    let mut histories = Vec::new();
    let mut holders = Vec::new();
    for id in ["a", "b", "c", "d"] {
        histories.push(store.history(&key(id), 0, 1_000)?);
        holders.push(holder(store, id)?);
    }
    let groups = (store.list(&group("g"))?, store.list(&group("h"))?);
    let mails = store.mails(&MailQuery {
        limit: 1_000,
        ..MailQuery::default()
    })?;
    Ok(format!(
        "{listed:?}\n{groups:?}\n{holders:?}\n{histories:?}\n{mails:?}"
    ))
}
