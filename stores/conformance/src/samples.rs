//! Rows, claims, facts and mails to write in a test.

use fapiao_core::store::{
    Batch, Claim, Fact, IndexEntry, IndexRange, Key, Listed, Lookup, Mail, MailQuery, Name, Query,
    Row, RowChange, Store, StoreError,
};
use fapiao_core::time::Instant;

/// Makes rows of one kind, claims of one space, and facts and mails about them. Samples of two kinds never meet in a
/// store.
#[derive(Debug, Clone)]
pub struct Samples {
    kind: Name,
    begin: Instant,
}

/// The one index of all samples.
const INDEX: Name = Name::Borrowed("by_group");
/// More than any test writes.
const ALL: u32 = 1_000;

impl Samples {
    /// Samples of this kind; the times of mails count from `begin`.
    pub fn new(kind: impl Into<Name>, begin: Instant) -> Self {
        Self {
            kind: kind.into(),
            begin,
        }
    }

    /// The time so many milliseconds after the beginning.
    #[must_use]
    pub fn at(&self, millis: i64) -> Instant {
        self.begin.plus_millis(millis)
    }

    /// The key of a row.
    #[must_use]
    pub fn key(&self, id: &str) -> Key {
        Key {
            kind: self.kind.clone(),
            id: id.to_owned(),
        }
    }

    /// A row; its digest names its id and version.
    #[must_use]
    pub fn row(&self, id: &str, version: u64, body: &str) -> Row {
        Row {
            key: self.key(id),
            version,
            digest: format!("digest-{id}-{version}"),
            body: body.to_owned(),
        }
    }

    /// A change with nothing indexed.
    #[must_use]
    pub fn change(row: Row, replaces: u64) -> RowChange {
        RowChange {
            row,
            replaces,
            unindex: Vec::new(),
            index: Vec::new(),
        }
    }

    /// The place of a row in a group.
    #[must_use]
    pub fn entry(group: &str, sort: &str) -> IndexEntry {
        IndexEntry {
            name: INDEX,
            value: group.to_owned(),
            sort: sort.to_owned(),
        }
    }

    /// A batch with one new row.
    #[must_use]
    pub fn create(&self, id: &str) -> Batch {
        rows(vec![Self::change(self.row(id, 1, "{}"), 0)])
    }

    /// A batch with one new row in a group.
    #[must_use]
    pub fn create_in(&self, id: &str, group: &str, sort: &str) -> Batch {
        rows(vec![RowChange {
            index: vec![Self::entry(group, sort)],
            ..Self::change(self.row(id, 1, "{}"), 0)
        }])
    }

    /// The claim of a row to a value.
    #[must_use]
    pub fn claim(&self, value: &str, id: &str) -> Claim {
        Claim {
            space: self.kind.clone(),
            value: value.to_owned(),
            holder: self.key(id),
        }
    }

    /// A fact of a row, of the year 2016.
    #[must_use]
    pub fn fact(&self, id: &str, seq: u64) -> Fact {
        let later = i64::try_from(seq % 1_000).unwrap_or(0);
        Fact {
            key: self.key(id),
            seq,
            at: Instant::MIN.plus_millis(1_481_846_400_000_i64.saturating_add(later)),
            actor: "customer:c1".to_owned(),
            operation: "apply".to_owned(),
            event: format!("{{\"n\":{seq}}}"),
            previous: format!("p{seq}"),
            digest: format!("d{seq}"),
        }
    }

    /// The id of a mail: mails of all kinds are in one list.
    #[must_use]
    pub fn mail_id(&self, name: &str) -> String {
        format!("{}-{name}", self.kind)
    }

    /// A mail about a row, due so many milliseconds after the beginning.
    #[must_use]
    pub fn mail(&self, name: &str, about: &str, due: i64) -> Mail {
        Mail {
            id: self.mail_id(name),
            about: self.key(about),
            due: self.at(due),
            body: format!("{{\"to\":\"{name}\"}}"),
        }
    }

    /// Asks for all rows by id.
    #[must_use]
    pub fn all(&self) -> Query {
        Query {
            kind: self.kind.clone(),
            by: None,
            descending: false,
            after: None,
            limit: ALL,
        }
    }

    /// Asks for a group.
    #[must_use]
    pub fn group(&self, group: &str) -> Query {
        self.range(group, None, None)
    }

    /// Asks for the rows of a group with `from <= sort < to`.
    #[must_use]
    pub fn range(&self, group: &str, from: Option<&str>, to: Option<&str>) -> Query {
        let by = IndexRange {
            name: INDEX,
            value: group.to_owned(),
            from: from.map(str::to_owned),
            to: to.map(str::to_owned),
        };
        Query {
            by: Some(by),
            ..self.all()
        }
    }

    /// The row of an id.
    ///
    /// # Errors
    /// Those of the store.
    pub fn load(&self, store: &dyn Store, id: &str) -> Result<Option<Row>, StoreError> {
        first(store.load(&[Lookup::Key(self.key(id))]))
    }

    /// The id of the row that holds a claim.
    ///
    /// # Errors
    /// Those of the store.
    pub fn holder(&self, store: &dyn Store, value: &str) -> Result<Option<String>, StoreError> {
        let held = first(store.load(&[Lookup::Claim {
            space: self.kind.clone(),
            value: value.to_owned(),
        }]))?;
        Ok(held.map(|row| row.key.id))
    }

    /// The ids of the rows that a query lists.
    ///
    /// # Errors
    /// Those of the store.
    pub fn ids(&self, store: &dyn Store, query: &Query) -> Result<Vec<String>, StoreError> {
        let listed = store.list(query)?;
        Ok(listed.into_iter().map(|listed| listed.row.key.id).collect())
    }

    /// All that the store shows of these samples, as text that is equal exactly when that is: the rows, the groups `g`
    /// and `h`, and the claims, histories and mails of `a`, `b`, `c`, `d`.
    ///
    /// # Errors
    /// Those of the store.
    pub fn picture(&self, store: &dyn Store) -> Result<String, StoreError> {
        let lists: Vec<Vec<Listed>> = [self.all(), self.group("g"), self.group("h")]
            .iter()
            .map(|query| store.list(query))
            .collect::<Result<_, _>>()?;
        let mut about = Vec::new();
        for id in ["a", "b", "c", "d"] {
            let mails = store.mails(&MailQuery {
                about: Some(self.key(id)),
                limit: ALL,
                ..MailQuery::default()
            })?;
            let history = store.history(&self.key(id), 0, ALL)?;
            about.push((self.holder(store, id)?, history, mails));
        }
        Ok(format!("{lists:#?}\n{about:#?}"))
    }
}

/// A batch of rows.
#[must_use]
pub fn rows(rows: Vec<RowChange>) -> Batch {
    Batch {
        rows,
        ..Batch::default()
    }
}

fn first(answer: Result<Vec<Option<Row>>, StoreError>) -> Result<Option<Row>, StoreError> {
    Ok(answer?.into_iter().next().flatten())
}
