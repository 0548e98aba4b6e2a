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
    entries_with(connection, UNINDEX, batch, |change| &change.unindex)?;
    entries_with(connection, INDEX, batch, |change| &change.index)?;
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

/// The statement is looked up once for all entries, which are the most of a batch.
fn entries_with(
    connection: &Connection,
    sql: &str,
    batch: &Batch,
    of: impl Fn(&RowChange) -> &[IndexEntry],
) -> Result<(), Failure> {
    if batch.rows.iter().all(|change| of(change).is_empty()) {
        return Ok(());
    }
    let mut statement = connection.prepare_cached(sql)?;
    for change in &batch.rows {
        let Key { kind, id } = &change.row.key;
        for entry in of(change) {
            statement.execute((kind, &entry.name, &entry.value, &entry.sort, id))?;
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
    if facts.is_empty() {
        return Ok(());
    }
    let mut statement = connection.prepare_cached(FACT)?;
    for fact in facts {
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
        statement.execute(values).map_err(|error| {
            // The trigger that guards facts from being replaced.
            if error.sqlite_extended_error_code() == Some(ffi::SQLITE_CONSTRAINT_TRIGGER) {
                StoreError::Conflict.into()
            } else {
                Failure::from(error)
            }
        })?;
    }
    Ok(())
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
