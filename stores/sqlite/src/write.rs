//! Writing a batch into the open transaction.

use fapiao_core::store::{Batch, Claim, Fact, IndexEntry, Key, Mail, Name, RowChange, StoreError};
use rusqlite::{Connection, OptionalExtension, Params};

use crate::error::{Failure, corrupt};
use crate::insert::Insert;

// `OR FAIL`: the caller undoes a batch that fails whole, so SQLite need not keep a journal of each statement as well.
const CREATE: Insert = Insert(
    "INSERT OR FAIL INTO rows (kind, id, version, digest, body) VALUES (?, ?, ?, ?, ?) ON CONFLICT (kind, id) DO NOTHING",
);

const REPLACE: &str = "UPDATE rows SET version = ?3, digest = ?4, body = ?5 WHERE kind = ?1 AND id = ?2 AND version = ?6";

const INDEX: Insert = Insert(
    "INSERT OR FAIL INTO entries (kind, name, value, sort, id) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
);

const UNINDEX: &str =
    "DELETE FROM entries WHERE kind = ?1 AND name = ?2 AND value = ?3 AND sort = ?4 AND id = ?5";

const RELEASE: &str =
    "DELETE FROM claims WHERE space = ?1 AND value = ?2 AND kind = ?3 AND id = ?4";

const CLAIM: &str = "INSERT INTO claims (space, value, kind, id) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (space, value) DO NOTHING";

const HOLDER: &str = "SELECT kind, id FROM claims WHERE space = ?1 AND value = ?2";

const FACT: Insert = Insert(
    "INSERT OR FAIL INTO facts (kind, id, seq, at, actor, operation, event, previous, digest) \
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
);

const MAIL: &str = "INSERT INTO mails (id, about_kind, about_id, due, body) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (id) DO NOTHING";

/// Writes all of the batch, or some of it and an error; the caller then undoes what was written.
pub(crate) fn apply(connection: &Connection, batch: &Batch) -> Result<(), Failure> {
    put(connection, &batch.rows)?;
    let entries = |of: fn(&RowChange) -> &[IndexEntry]| {
        batch
            .rows
            .iter()
            .flat_map(move |change| of(change).iter().map(|entry| (&change.row.key, entry)))
    };
    let mut left = entries(|change| &change.unindex).peekable();
    if left.peek().is_some() {
        let mut statement = connection.prepare_cached(UNINDEX)?;
        for (Key { kind, id }, entry) in left {
            statement.execute((kind, &entry.name, &entry.value, &entry.sort, id))?;
        }
    }
    INDEX.run(
        connection,
        entries(|change| &change.index),
        |values, (Key { kind, id }, entry)| {
            values.next(kind)?;
            values.next(&entry.name)?;
            values.next(&entry.value)?;
            values.next(&entry.sort)?;
            values.next(id)
        },
    )?;
    for Claim {
        space,
        value,
        holder,
    } in &batch.release
    {
        run(
            connection,
            RELEASE,
            (space, value, &holder.kind, &holder.id),
        )?;
    }
    batch
        .claim
        .iter()
        .try_for_each(|claim| take(connection, claim))?;
    append(connection, &batch.facts)?;
    batch
        .mails
        .iter()
        .try_for_each(|mail| post(connection, mail))
}

fn put(connection: &Connection, changes: &[RowChange]) -> Result<(), Failure> {
    let is_new = |change: &&RowChange| change.replaces == 0;
    let new = changes.iter().filter(is_new);
    let created = CREATE.run(connection, new.clone(), |values, RowChange { row, .. }| {
        values.next(&row.key.kind)?;
        values.next(&row.key.id)?;
        values.next(counted(row.version)?)?;
        values.next(&row.digest)?;
        values.next(&row.body)
    })?;
    if created != new.count() {
        return Err(StoreError::Conflict.into());
    }
    for RowChange { row, replaces, .. } in changes.iter().filter(|change| !is_new(change)) {
        // No row is at a version that SQLite cannot count to.
        let replaces = i64::try_from(*replaces).map_err(|_| StoreError::Conflict)?;
        let (Key { kind, id }, version) = (&row.key, counted(row.version)?);
        let values = (kind, id, version, &row.digest, &row.body, replaces);
        if run(connection, REPLACE, values)? != 1 {
            return Err(StoreError::Conflict.into());
        }
    }
    Ok(())
}

fn take(connection: &Connection, claim: &Claim) -> Result<(), Failure> {
    let Claim {
        space,
        value,
        holder,
    } = claim;
    if run(connection, CLAIM, (space, value, &holder.kind, &holder.id))? == 1 {
        return Ok(());
    }
    let mut statement = connection.prepare_cached(HOLDER)?;
    let key = |row: &rusqlite::Row<'_>| {
        Ok(Key {
            kind: Name::Owned(row.get(0)?),
            id: row.get(1)?,
        })
    };
    match statement.query_row((space, value), key).optional()? {
        Some(found) if found == *holder => Ok(()),
        Some(holder) => Err(StoreError::Taken {
            space: space.clone(),
            holder,
        }
        .into()),
        None => Err(corrupt("a claim is held by nobody").into()),
    }
}

fn append(connection: &Connection, facts: &[Fact]) -> Result<(), Failure> {
    FACT.run(connection, facts.iter(), |values, fact| {
        values.next(&fact.key.kind)?;
        values.next(&fact.key.id)?;
        values.next(counted(fact.seq)?)?;
        values.next(fact.at.millis())?;
        values.next(&fact.actor)?;
        values.next(&fact.operation)?;
        values.next(&fact.event)?;
        values.next(&fact.previous)?;
        values.next(&fact.digest)
    })
    .map(drop)
}

fn post(connection: &Connection, mail: &Mail) -> Result<(), Failure> {
    run(
        connection,
        MAIL,
        (
            &mail.id,
            &mail.about.kind,
            &mail.about.id,
            mail.due.millis(),
            &mail.body,
        ),
    )
    .map(drop)
}

fn run(connection: &Connection, sql: &str, values: impl Params) -> Result<usize, Failure> {
    Ok(connection.prepare_cached(sql)?.execute(values)?)
}

fn counted(number: u64) -> Result<i64, Failure> {
    i64::try_from(number).map_err(|_| corrupt("a version is out of range").into())
}
