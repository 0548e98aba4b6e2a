//! Writing a batch into the open transaction.

use fapiao_core::store::{Batch, Claim, Fact, IndexEntry, Key, Mail, Name, RowChange, StoreError};
use rusqlite::{Connection, OptionalExtension, Params, ffi};

use crate::error::{Failure, corrupt};

const CREATE: &str = "INSERT INTO rows (kind, id, version, digest, body) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (kind, id) DO NOTHING";

const REPLACE: &str = "UPDATE rows SET version = ?3, digest = ?4, body = ?5 WHERE kind = ?1 AND id = ?2 AND version = ?6";

const INDEX: &str = "INSERT INTO entries (kind, name, value, sort, id) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING";

const UNINDEX: &str =
    "DELETE FROM entries WHERE kind = ?1 AND name = ?2 AND value = ?3 AND sort = ?4 AND id = ?5";

const RELEASE: &str =
    "DELETE FROM claims WHERE space = ?1 AND value = ?2 AND kind = ?3 AND id = ?4";

const CLAIM: &str = "INSERT INTO claims (space, value, kind, id) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (space, value) DO NOTHING";

const HOLDER: &str = "SELECT kind, id FROM claims WHERE space = ?1 AND value = ?2";

const FACT: &str = "INSERT INTO facts (kind, id, seq, at, actor, operation, event, previous, digest) \
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";

const MAIL: &str = "INSERT INTO mails (id, about_kind, about_id, due, body) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (id) DO NOTHING";

/// Writes all of the batch, or some of it and an error; the caller then undoes what was written.
pub(crate) fn apply(connection: &Connection, batch: &Batch) -> Result<(), Failure> {
    batch
        .rows
        .iter()
        .try_for_each(|change| put(connection, change))?;
    for change in &batch.rows {
        change
            .unindex
            .iter()
            .try_for_each(|entry| entry_with(connection, UNINDEX, &change.row.key, entry))?;
        change
            .index
            .iter()
            .try_for_each(|entry| entry_with(connection, INDEX, &change.row.key, entry))?;
    }
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
    batch
        .facts
        .iter()
        .try_for_each(|fact| append(connection, fact))?;
    batch
        .mails
        .iter()
        .try_for_each(|mail| post(connection, mail))
}

fn put(
    connection: &Connection,
    RowChange { row, replaces, .. }: &RowChange,
) -> Result<(), Failure> {
    // No row is at a version that SQLite cannot count to.
    let replaces = i64::try_from(*replaces).map_err(|_| StoreError::Conflict)?;
    let (kind, id, version) = (&row.key.kind, &row.key.id, counted(row.version)?);
    let changed = if replaces == 0 {
        run(
            connection,
            CREATE,
            (kind, id, version, &row.digest, &row.body),
        )?
    } else {
        run(
            connection,
            REPLACE,
            (kind, id, version, &row.digest, &row.body, replaces),
        )?
    };
    if changed == 1 {
        Ok(())
    } else {
        Err(StoreError::Conflict.into())
    }
}

fn entry_with(
    connection: &Connection,
    sql: &str,
    key: &Key,
    entry: &IndexEntry,
) -> Result<(), Failure> {
    run(
        connection,
        sql,
        (&key.kind, &entry.name, &entry.value, &entry.sort, &key.id),
    )
    .map(drop)
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

fn append(connection: &Connection, fact: &Fact) -> Result<(), Failure> {
    let Fact {
        key,
        seq,
        at,
        actor,
        operation,
        event,
        previous,
        digest,
    } = fact;
    let values = (
        &key.kind,
        &key.id,
        counted(*seq)?,
        at.millis(),
        actor,
        operation,
        event,
        previous,
        digest,
    );
    match connection.prepare_cached(FACT)?.execute(values) {
        Ok(_) => Ok(()),
        // The trigger that guards facts from being replaced.
        Err(error)
            if error.sqlite_extended_error_code() == Some(ffi::SQLITE_CONSTRAINT_TRIGGER) =>
        {
            Err(StoreError::Conflict.into())
        }
        Err(error) => Err(error.into()),
    }
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
