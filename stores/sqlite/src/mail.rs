//! The mails and their leases.

use fapiao_core::store::{Key, Mail, MailQuery, MailRow, MailState, Name, Settlement, StoreError};
use fapiao_core::time::Instant;
use rusqlite::{Connection, ToSql};

use crate::error::{Failure, corrupt};
use crate::list::Select;
use crate::read::instant;

pub(crate) const ANY_DUE: &str =
    "SELECT EXISTS (SELECT 1 FROM mails INDEXED BY mails_due WHERE state = 0 AND due <= ?1)";

pub(crate) const DUE: &str = "SELECT id, about_kind, about_id, due, state, attempts, error, body FROM mails INDEXED BY mails_due \
    WHERE state = 0 AND due <= ?1 ORDER BY due, id LIMIT ?2";

const TAKE: &str = "UPDATE mails SET due = ?2, attempts = ?3 WHERE id = ?1";

const SENT: &str =
    "UPDATE mails SET state = 1, error = NULL, body = ?3 WHERE id = ?1 AND attempts = ?2";

// A mail that was sent has lost its secrets and can never be sent again.
const RETRY: &str = "UPDATE mails SET state = 0, due = ?3, error = ?4 WHERE id = ?1 AND attempts = ?2 AND state <> 1";

const GAVE_UP: &str =
    "UPDATE mails SET state = 2, error = ?3 WHERE id = ?1 AND attempts = ?2 AND state <> 1";

pub(crate) fn any_due(connection: &Connection, now: Instant) -> Result<bool, Failure> {
    Ok(connection
        .prepare_cached(ANY_DUE)?
        .query_row([now.millis()], |row| row.get(0))?)
}

pub(crate) fn lease(
    connection: &Connection,
    now: Instant,
    until: Instant,
    limit: u32,
) -> Result<Vec<MailRow>, Failure> {
    let mut leased = {
        let mut statement = connection.prepare_cached(DUE)?;
        of_rows(statement.query((now.millis(), limit))?)?
    };
    let mut take = connection.prepare_cached(TAKE)?;
    for row in &mut leased {
        row.mail.due = until;
        row.attempts = row.attempts.saturating_add(1);
        take.execute((&row.mail.id, until.millis(), row.attempts))?;
    }
    Ok(leased)
}

pub(crate) fn settle(
    connection: &Connection,
    id: &str,
    attempts: u32,
    settlement: &Settlement,
) -> Result<(), Failure> {
    let changed = match settlement {
        Settlement::Sent { body } => connection
            .prepare_cached(SENT)?
            .execute((id, attempts, body))?,
        Settlement::Retry { at, error } => {
            connection
                .prepare_cached(RETRY)?
                .execute((id, attempts, at.millis(), error))?
        }
        Settlement::GaveUp { error } => connection
            .prepare_cached(GAVE_UP)?
            .execute((id, attempts, error))?,
    };
    if changed == 0 {
        Err(StoreError::Conflict.into())
    } else {
        Ok(())
    }
}

pub(crate) fn list(connection: &Connection, query: &MailQuery) -> Result<Vec<MailRow>, Failure> {
    let select = select(query);
    let mut statement = connection.prepare_cached(&select.sql)?;
    of_rows(statement.query(select.bound.as_slice())?)
}

pub(crate) fn select(query: &MailQuery) -> Select<'_> {
    let mut select = Select::new(
        "id, about_kind, about_id, due, state, attempts, error, body FROM mails WHERE true",
    );
    if let Some(about) = &query.about {
        select.with(
            " AND about_kind = ? AND about_id = ?",
            [&about.kind as &dyn ToSql, &about.id],
        );
    }
    if let Some(state) = query.state {
        // A row has few mails: the plus sign keeps SQLite from going by the state instead.
        select.sql.push_str(if query.about.is_some() {
            " AND +state = "
        } else {
            " AND state = "
        });
        // As text and not bound, so that SQLite sees that the index of open mails will do.
        select.sql.push_str(match state {
            MailState::Waiting => "0",
            MailState::Sent => "1",
            MailState::GaveUp => "2",
        });
    }
    if let Some(after) = &query.after {
        select.with(" AND id > ?", [after]);
    }
    select.with(" ORDER BY id LIMIT ?", [&query.limit]);
    select
}

fn of_rows(mut rows: rusqlite::Rows<'_>) -> Result<Vec<MailRow>, Failure> {
    let mut mails = Vec::new();
    while let Some(row) = rows.next()? {
        let about = Key {
            kind: Name::Owned(row.get(1)?),
            id: row.get(2)?,
        };
        let state = match row.get::<_, i64>(4)? {
            0 => MailState::Waiting,
            1 => MailState::Sent,
            2 => MailState::GaveUp,
            _ => return Err(corrupt("a mail is in a state that is not known").into()),
        };
        let mail = Mail {
            id: row.get(0)?,
            about,
            due: instant(row.get(3)?)?,
            body: row.get(7)?,
        };
        mails.push(MailRow {
            mail,
            state,
            attempts: row.get(5)?,
            error: row.get(6)?,
        });
    }
    Ok(mails)
}
