//! The tables, and how files of earlier versions get them.

use fapiao_core::store::VIEWS;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::error::{Failure, corrupt};
use crate::views;

/// Marks a file as ours: `FAPI`.
pub(crate) const APPLICATION_ID: i32 = 0x4641_5049;

/// The n-th brings a file from version n to n + 1. One that was released is never edited.
const MIGRATIONS: &[&str] = &[FIRST];

/// `rows` and `facts` have row ids although their keys are text: bodies of a kilobyte in the leaves of the key's
/// tree made a file of 120,000 rows twice as large and loading it three times slower.
const FIRST: &str = "
CREATE TABLE rows (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    digest TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT;

CREATE TABLE entries (
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    sort TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (kind, name, value, sort, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE claims (
    space TEXT NOT NULL,
    value TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (space, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE facts (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    seq INTEGER NOT NULL CHECK (seq > 0),
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    operation TEXT NOT NULL,
    event TEXT NOT NULL,
    previous TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (kind, id, seq)
) STRICT;

CREATE TRIGGER facts_are_not_changed BEFORE UPDATE ON facts BEGIN
    SELECT RAISE(ABORT, 'facts cannot be changed');
END;

CREATE TRIGGER facts_are_not_removed BEFORE DELETE ON facts BEGIN
    SELECT RAISE(ABORT, 'facts cannot be removed');
END;

-- INSERT OR REPLACE removes without asking the trigger above. FAIL, since ABORT would make SQLite journal each insert.
CREATE TRIGGER facts_are_not_replaced BEFORE INSERT ON facts
WHEN EXISTS (SELECT 1 FROM facts WHERE kind = NEW.kind AND id = NEW.id AND seq = NEW.seq) BEGIN
    SELECT RAISE(FAIL, 'facts cannot be replaced');
END;

-- state: 0 waiting, 1 sent, 2 given up
CREATE TABLE mails (
    id TEXT NOT NULL PRIMARY KEY,
    about_kind TEXT NOT NULL,
    about_id TEXT NOT NULL,
    due INTEGER NOT NULL,
    state INTEGER NOT NULL DEFAULT 0 CHECK (state IN (0, 1, 2)),
    attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    error TEXT,
    body TEXT NOT NULL
) STRICT;

CREATE INDEX mails_about ON mails (about_kind, about_id, id);

CREATE INDEX mails_due ON mails (due, id) WHERE state = 0;

-- Nearly all mails are sent: only the others need a way to be found by their state.
CREATE INDEX mails_open ON mails (state, id) WHERE state = 0 OR state = 2;
";

/// What a file is before it is brought up to date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    Empty,
    Version(usize),
}

/// Says whether a file is ours, and changes nothing, for it may belong to another program.
pub(crate) fn inspect(connection: &Connection) -> Result<Standing, Failure> {
    // All of one moment: another process may be making the tables just now.
    let moment = Transaction::new_unchecked(connection, TransactionBehavior::Deferred)?;
    standing(&moment)
}

fn standing(connection: &Connection) -> Result<Standing, Failure> {
    let number = |pragma: &str| {
        connection.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get::<_, i32>(0))
    };
    let version = usize::try_from(number("user_version")?).unwrap_or(usize::MAX);
    match number("application_id")? {
        APPLICATION_ID if version > MIGRATIONS.len() => {
            Err(corrupt("the file was written by a later version of this program").into())
        }
        APPLICATION_ID => Ok(Standing::Version(version)),
        0 if version == 0 && is_empty(connection)? => Ok(Standing::Empty),
        _ => Err(corrupt("the file is a database of another program").into()),
    }
}

fn is_empty(connection: &Connection) -> Result<bool, Failure> {
    Ok(
        !connection.query_row("SELECT EXISTS (SELECT 1 FROM sqlite_schema)", [], |row| {
            row.get::<_, bool>(0)
        })?,
    )
}

/// Creates and changes tables and views as needed; takes the right to write only if something is.
pub(crate) fn bring_up_to_date(connection: &Connection, found: Standing) -> Result<(), Failure> {
    if found == Standing::Version(MIGRATIONS.len()) && views::changes(connection, VIEWS)?.is_empty()
    {
        return Ok(());
    }
    let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
    // Another process may have been faster.
    let done = match standing(&transaction)? {
        Standing::Empty => 0,
        Standing::Version(version) => version,
    };
    for migration in MIGRATIONS.iter().skip(done) {
        transaction.execute_batch(migration)?;
    }
    for change in views::changes(&transaction, VIEWS)? {
        transaction.execute_batch(&change)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(
        None,
        "user_version",
        i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX),
    )?;
    transaction.commit()?;
    Ok(())
}
