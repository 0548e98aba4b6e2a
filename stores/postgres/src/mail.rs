//! The mails and their leases.

use fapiao_core::store::{Key, Mail, MailQuery, MailRow, MailState, Name, Settlement, StoreError};
use fapiao_core::time::Instant;
use tokio_postgres::types::ToSql;

use crate::connect::Connections;
use crate::error::{Failure, corrupt};
use crate::read::{Select, instant, reading};

/// A relay asks often and mostly in vain: what others hold is passed over, and nothing is written when nothing is due.
const LEASE: &str = "WITH due AS (SELECT tenant, id, due FROM mails WHERE tenant = $1 AND state = 0 AND due <= $2 \
        ORDER BY due, id LIMIT $4 FOR UPDATE SKIP LOCKED), \
    taken AS (UPDATE mails m SET due = $3, attempts = attempts + 1 FROM due WHERE m.tenant = due.tenant AND m.id = due.id \
        RETURNING m.id, m.about_kind, m.about_id, m.due, m.state, m.attempts, m.error, m.body, due.due AS since) \
    SELECT id, about_kind, about_id, due, state, attempts, error, body FROM taken ORDER BY since, id";

const SENT: &str = "UPDATE mails SET state = 1, error = NULL, body = $4 WHERE tenant = $1 AND id = $2 AND attempts = $3";

// A mail that was sent has lost its secrets and can never be sent again.
const RETRY: &str = "UPDATE mails SET state = 0, due = $4, error = $5 WHERE tenant = $1 AND id = $2 AND attempts = $3 AND state <> 1";

const GAVE_UP: &str = "UPDATE mails SET state = 2, error = $4 WHERE tenant = $1 AND id = $2 AND attempts = $3 AND state <> 1";

pub(crate) async fn lease(
    at: &Connections,
    now: Instant,
    until: Instant,
    limit: u32,
) -> Result<Vec<MailRow>, StoreError> {
    let client = at.client().await.map_err(Failure::into_error)?;
    let leased = at.answer(async move {
        let statement = client.prepare_cached(LEASE).await?;
        let found = client
            .query(
                &statement,
                &[
                    &at.tenant(),
                    &now.millis(),
                    &until.millis(),
                    &i64::from(limit),
                ],
            )
            .await?;
        found.iter().map(read_mail).collect()
    });
    // A lease whose answer was lost runs out by itself.
    leased.await.map_err(Failure::into_error)
}

pub(crate) async fn settle(
    at: &Connections,
    id: &str,
    attempts: u32,
    settlement: &Settlement,
) -> Result<(), StoreError> {
    let tenant = at.tenant();
    let attempts = i64::from(attempts);
    // The same settlement twice is the same, so one whose answer was lost is simply repeated.
    reading(at, |client| async move {
        let changed = match settlement {
            Settlement::Sent { body } => {
                let statement = client.prepare_cached(SENT).await?;
                client
                    .execute(&statement, &[&tenant, &id, &attempts, body])
                    .await?
            }
            Settlement::Retry { at, error } => {
                let statement = client.prepare_cached(RETRY).await?;
                let values: &[&(dyn ToSql + Sync)] =
                    &[&tenant, &id, &attempts, &at.millis(), error];
                client.execute(&statement, values).await?
            }
            Settlement::GaveUp { error } => {
                let statement = client.prepare_cached(GAVE_UP).await?;
                client
                    .execute(&statement, &[&tenant, &id, &attempts, error])
                    .await?
            }
        };
        if changed == 0 {
            Err(StoreError::Conflict.into())
        } else {
            Ok(())
        }
    })
    .await
}

pub(crate) async fn list(at: &Connections, query: &MailQuery) -> Result<Vec<MailRow>, StoreError> {
    reading(at, |client| async move {
        let mut select = Select::new(
            "SELECT id, about_kind, about_id, due, state, attempts, error, body FROM mails",
        );
        select.with(" WHERE tenant = ?", [Box::new(at.tenant())]);
        if let Some(about) = &query.about {
            select.with(
                " AND about_kind = ? AND about_id = ?",
                [Box::new(about.kind.as_ref()), Box::new(about.id.as_str())],
            );
        }
        if let Some(state) = query.state {
            // As text, so that the planner sees that the index of open mails will do.
            select.sql.push_str(match state {
                MailState::Waiting => " AND state = 0",
                MailState::Sent => " AND state = 1",
                MailState::GaveUp => " AND state = 2",
            });
        }
        if let Some(after) = &query.after {
            select.with(" AND id > ?", [Box::new(after.as_str())]);
        }
        select.with(" ORDER BY id LIMIT ?", [Box::new(i64::from(query.limit))]);
        let found = select.query(&client).await?;
        found.iter().map(read_mail).collect()
    })
    .await
}

fn read_mail(row: &tokio_postgres::Row) -> Result<MailRow, Failure> {
    let state = match row.try_get::<_, i16>(4)? {
        0 => MailState::Waiting,
        1 => MailState::Sent,
        2 => MailState::GaveUp,
        _ => return Err(corrupt("a mail is in a state that is not known").into()),
    };
    let attempts = u32::try_from(row.try_get::<_, i64>(5)?)
        .map_err(|_| corrupt("a mail was tried too often to be true"))?;
    Ok(MailRow {
        mail: Mail {
            id: row.try_get(0)?,
            about: Key {
                kind: Name::Owned(row.try_get(1)?),
                id: row.try_get(2)?,
            },
            due: instant(row.try_get(3)?)?,
            body: row.try_get(7)?,
        },
        state,
        attempts,
        error: row.try_get(6)?,
    })
}
