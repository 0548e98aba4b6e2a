//! Rows and facts by their keys.

use fapiao_core::store::{Fact, Key, Lookup, Name, Row};
use fapiao_core::time::Instant;
use rusqlite::{Connection, OptionalExtension};

use crate::error::{Failure, corrupt};

pub(crate) const BY_KEY: &str =
    "SELECT version, digest, body FROM rows WHERE kind = ?1 AND id = ?2";

pub(crate) const BY_CLAIM: &str = "SELECT r.version, r.digest, r.body, r.kind, r.id FROM claims c \
    CROSS JOIN rows r ON r.kind = c.kind AND r.id = c.id WHERE c.space = ?1 AND c.value = ?2";

pub(crate) const HISTORY: &str = "SELECT seq, at, actor, operation, event, previous, digest FROM facts \
    WHERE kind = ?1 AND id = ?2 AND seq > ?3 ORDER BY seq LIMIT ?4";

pub(crate) fn find(connection: &Connection, lookup: &Lookup) -> Result<Option<Row>, Failure> {
    let found = match lookup {
        Lookup::Key(key) => {
            let mut statement = connection.prepare_cached(BY_KEY)?;
            statement
                .query_row((&key.kind, &key.id), |row| {
                    Ok(of_columns(row, || Ok(key.clone())))
                })
                .optional()?
        }
        Lookup::Claim { space, value } => {
            let mut statement = connection.prepare_cached(BY_CLAIM)?;
            let key = |row: &rusqlite::Row<'_>| {
                Ok(Key {
                    kind: Name::Owned(row.get(3)?),
                    id: row.get(4)?,
                })
            };
            statement
                .query_row((space, value), |row| Ok(of_columns(row, || key(row))))
                .optional()?
        }
    };
    found.transpose()
}

/// A row of the columns `version, digest, body`, which come first.
pub(crate) fn of_columns(
    row: &rusqlite::Row<'_>,
    key: impl FnOnce() -> Result<Key, Failure>,
) -> Result<Row, Failure> {
    Ok(Row {
        key: key()?,
        version: counted(row.get(0)?)?,
        digest: row.get(1)?,
        body: row.get(2)?,
    })
}

pub(crate) fn history(
    connection: &Connection,
    key: &Key,
    after: u64,
    limit: u32,
) -> Result<Vec<Fact>, Failure> {
    // Beyond what SQLite can count there is no fact.
    let Ok(after) = i64::try_from(after) else {
        return Ok(Vec::new());
    };
    let mut statement = connection.prepare_cached(HISTORY)?;
    let mut rows = statement.query((&key.kind, &key.id, after, limit))?;
    let mut facts = Vec::new();
    while let Some(row) = rows.next()? {
        facts.push(Fact {
            key: key.clone(),
            seq: counted(row.get(0)?)?,
            at: instant(row.get(1)?)?,
            actor: row.get(2)?,
            operation: row.get(3)?,
            event: row.get(4)?,
            previous: row.get(5)?,
            digest: row.get(6)?,
        });
    }
    Ok(facts)
}

pub(crate) fn instant(millis: i64) -> Result<Instant, Failure> {
    Instant::from_millis(millis).ok_or_else(|| corrupt("a time is out of range").into())
}

fn counted(number: i64) -> Result<u64, Failure> {
    u64::try_from(number).map_err(|_| corrupt("a version is out of range").into())
}
