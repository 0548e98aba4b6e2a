//! Committing a batch: one round trip, and certainty about what became of it.

use std::pin::pin;
use std::time::Duration;

use deadpool_postgres::Client;
use fapiao_core::store::{Batch, Claim, Fact, IndexEntry, Key, Name, StoreError};
use futures_util::future::BoxFuture;
use futures_util::{FutureExt, poll};
use tokio::time::Instant;
use tokio_postgres::Statement;
use tokio_postgres::types::ToSql;

use crate::connect::Connections;
use crate::error::{Failure, corrupt, unavailable};

// In those that join, the tenant is a column of what is joined: a constant would lead the planner to read all rows of a
// young table's tenant instead of looking each up by its whole key.
//
// A statement whose count is not as expected divides by zero: its error ends the transaction on the server, so that all
// statements of a batch can be sent at once, its end included, without waiting for the count.

/// A key that is there already ends the transaction by itself, and costs less than looking for it first.
const CREATE: &str = "INSERT INTO rows (tenant, kind, id, version, digest, body) \
    SELECT $1, * FROM unnest($2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[])";

const REPLACE: &str = "WITH done AS (UPDATE rows r SET version = k.version, digest = k.digest, body = k.body \
    FROM unnest($2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::bigint[], array_fill($1::text, ARRAY[cardinality($2)])) \
        AS k (kind, id, version, digest, body, replaces, tenant) \
    WHERE r.tenant = k.tenant AND r.kind = k.kind AND r.id = k.id AND r.version = k.replaces RETURNING 1) \
    SELECT 1 / (count(*) = cardinality($2))::int FROM done";

const UNINDEX: &str = "DELETE FROM entries e \
    USING unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], array_fill($1::text, ARRAY[cardinality($2)])) \
        AS k (kind, name, value, sort, id, tenant) \
    WHERE e.tenant = k.tenant AND e.kind = k.kind AND e.name = k.name AND e.value = k.value AND e.sort = k.sort AND e.id = k.id";

/// Of rows that are created: none of their entries can be there.
const INDEX_CREATED: &str = "INSERT INTO entries (tenant, kind, name, value, sort, id) \
    SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[])";

const INDEX: &str = "INSERT INTO entries (tenant, kind, name, value, sort, id) \
    SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) ON CONFLICT DO NOTHING";

const RELEASE: &str = "DELETE FROM claims c USING unnest($2::text[], $3::text[], $4::text[], $5::text[], array_fill($1::text, ARRAY[cardinality($2)])) \
        AS k (space, value, kind, id, tenant) \
    WHERE c.tenant = k.tenant AND c.space = k.space AND c.value = k.value AND c.kind = k.kind AND c.id = k.id";

/// One that its holder already holds is written over by itself and so counts.
const CLAIM: &str = "WITH done AS (INSERT INTO claims AS c (tenant, space, value, kind, id) \
    SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[], $5::text[]) \
    ON CONFLICT (tenant, space, value) DO UPDATE SET id = excluded.id WHERE c.kind = excluded.kind AND c.id = excluded.id \
    RETURNING 1) \
    SELECT 1 / (count(*) = cardinality($2))::int FROM done";

const FACTS: &str = "INSERT INTO facts (tenant, kind, id, seq, at, actor, operation, event, previous, digest) \
    SELECT $1, * FROM unnest($2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[])";

const MAILS: &str = "INSERT INTO mails (tenant, id, about_kind, about_id, due, body) \
    SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[], $5::bigint[], $6::text[]) ON CONFLICT DO NOTHING";

const HOLDERS: &str = "SELECT c.kind, c.id FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS k (space, value, place) \
    LEFT JOIN LATERAL (SELECT kind, id FROM claims WHERE tenant = $1 AND space = k.space AND value = k.value LIMIT 1) c ON true \
    ORDER BY k.place";

/// Which of these facts and rows are kept exactly so.
const KEPT_FACTS: &str = "SELECT count(*) FROM unnest($2::text[], $3::text[], $4::bigint[], $5::text[]) AS k (kind, id, seq, digest) \
    CROSS JOIN LATERAL (SELECT 1 FROM facts WHERE tenant = $1 AND kind = k.kind AND id = k.id AND seq = k.seq \
        AND digest = k.digest LIMIT 1) f";

const KEPT_ROWS: &str = "SELECT count(*) FROM unnest($2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[]) \
        AS k (kind, id, version, digest, body) \
    CROSS JOIN LATERAL (SELECT 1 FROM rows WHERE tenant = $1 AND kind = k.kind AND id = k.id AND version = k.version \
        AND digest = k.digest AND body = k.body LIMIT 1) r";

/// A commit of its own, which is confirmed only when all that was committed before it is.
const CONFIRM: &str = "SELECT pg_logical_emit_message(true, 'fapiao', '')";

/// Commits the batch.
pub(crate) async fn commit(at: &Connections, batch: &Batch) -> Result<(), StoreError> {
    // Once the line broke after the batch was sent: until when to look for what became of it.
    let mut doubt: Option<Instant> = None;
    let mut wait = Duration::from_millis(20);
    loop {
        let failure = match attempt(at, batch).await {
            Ok(()) => return Ok(()),
            Err(failure) => failure,
        };
        match failure {
            // A try before this one may have been there: what it would have left tells.
            Failure::Known(error @ (StoreError::Conflict | StoreError::Taken { .. }))
                if doubt.is_some() =>
            {
                return match was_committed(at, batch).await {
                    Ok(true) => confirm(at).await,
                    Ok(false) => Err(error),
                    Err(failure) => Err(failure.into_error()),
                };
            }
            // Sent again it is refused if it was there, and waits for the rows that it holds if its end is still to come.
            Failure::Unknown(error) => {
                let until =
                    *doubt.get_or_insert_with(|| Instant::now() + at.options.recovery_timeout);
                if Instant::now() >= until {
                    return Err(error);
                }
            }
            Failure::Overtaken
            | Failure::Denied(_)
            | Failure::Known(StoreError::Unavailable { .. })
                if doubt.is_some_and(|until| Instant::now() < until) => {}
            // Nothing is known yet of the try whose line broke.
            Failure::Overtaken if doubt.is_some() => {
                return Err(unavailable("it is not known whether this was committed"));
            }
            other => return Err(other.into_error()),
        }
        tokio::time::sleep(wait).await;
        wait = wait.saturating_mul(2).min(Duration::from_secs(1));
    }
}

/// The values of a statement: columns, each the values of all its rows.
type Values<'a> = Vec<Box<dyn ToSql + Sync + Send + 'a>>;

#[derive(Clone, Copy)]
enum Part {
    Claims,
    Other,
    Commit,
}

async fn attempt(at: &Connections, batch: &Batch) -> Result<(), Failure> {
    let parts = parts(at.tenant(), batch)?;
    let client = at.client().await?;
    let warnings = at.warnings();
    // The connection goes with the answer: whoever looks further takes one again, and there may be no other.
    let sent = at.answer(async move {
        let mut statements: Vec<(Part, Statement, Values<'_>)> = Vec::with_capacity(parts.len());
        for (part, sql, values) in parts {
            // Kept by the connection: a round trip the first time only.
            statements.push((part, client.prepare_cached(sql).await?, values));
        }
        Ok(send(&client, &statements).await)
    });
    match sent.await? {
        Ok(()) if at.warnings() == warnings => Ok(()),
        // Here, but a standby may not have it: the server was told not to wait for it any longer.
        Ok(()) => confirm(at).await.map_err(Failure::from),
        Err((part, failure)) => Err(meaning(at, batch, part, failure).await),
    }
}

/// Sends everything at once, in order, and waits for all of it.
async fn send(
    client: &Client,
    statements: &[(Part, Statement, Values<'_>)],
) -> Result<(), (Part, Failure)> {
    type Answer<'a> = BoxFuture<'a, Result<(), tokio_postgres::Error>>;
    let mut answers: Vec<(Part, Answer<'_>)> =
        Vec::with_capacity(statements.len().saturating_add(2));
    answers.push((
        Part::Other,
        client
            .batch_execute("BEGIN ISOLATION LEVEL READ COMMITTED")
            .boxed(),
    ));
    for (part, statement, values) in statements {
        let answer = async move {
            let values: Vec<&(dyn ToSql + Sync)> =
                values.iter().map(|value| value.as_ref() as _).collect();
            client.query(statement, &values).await.map(drop)
        };
        answers.push((*part, answer.boxed()));
    }
    // After an error of any statement before it this rolls back.
    answers.push((Part::Commit, client.batch_execute("COMMIT").boxed()));
    let mut early = Vec::with_capacity(answers.len());
    for (_, answer) in &mut answers {
        // A request is sent when its future is first polled.
        early.push(poll!(answer));
    }
    let mut outcome = Ok(());
    for ((part, answer), early) in answers.into_iter().zip(early) {
        let result = match early {
            std::task::Poll::Ready(result) => result,
            std::task::Poll::Pending => pin!(answer).await,
        };
        if let (Ok(()), Err(error)) = (&outcome, result) {
            let failure = match (part, Failure::from(error)) {
                // Whatever the end of a transaction fails with, it may have come after the commit itself.
                (Part::Commit, Failure::Known(error)) => Failure::Unknown(error),
                (_, failure) => failure,
            };
            outcome = Err((part, failure));
        }
    }
    outcome
}

/// What a failed statement means: a count that was not as expected is a conflict, or a claim that is taken.
async fn meaning(at: &Connections, batch: &Batch, part: Part, failure: Failure) -> Failure {
    match (part, failure) {
        (Part::Claims, Failure::Refused) => match holder(at, batch).await {
            Ok(Some(taken)) => taken.into(),
            // Given up meanwhile.
            Ok(None) => StoreError::Conflict.into(),
            Err(failure) => failure,
        },
        (_, Failure::Refused) => StoreError::Conflict.into(),
        (_, failure) => failure,
    }
}

/// The first of the claims that another row holds, or has by this very batch.
async fn holder(at: &Connections, batch: &Batch) -> Result<Option<StoreError>, Failure> {
    let claims = &batch.claim;
    let client = at.client().await?;
    let statement = client.prepare_cached(HOLDERS).await?;
    let spaces: Vec<&str> = claims.iter().map(|claim| claim.space.as_ref()).collect();
    let values: Vec<&str> = claims.iter().map(|claim| claim.value.as_str()).collect();
    let found = client
        .query(&statement, &[&at.tenant(), &spaces, &values])
        .await?;
    for (place, (claim, row)) in claims.iter().zip(&found).enumerate() {
        if let (Some(kind), Some(id)) = (
            row.try_get::<_, Option<String>>(0)?,
            row.try_get::<_, Option<String>>(1)?,
        ) {
            let holder = Key {
                kind: Name::Owned(kind),
                id,
            };
            let found = Claim {
                space: claim.space.clone(),
                value: claim.value.clone(),
                holder: holder.clone(),
            };
            if holder != claim.holder && !batch.release.contains(&found) {
                return Ok(Some(StoreError::Taken {
                    space: claim.space.clone(),
                    holder,
                }));
            }
        }
        let earlier = claims.iter().take(place).find(|earlier| {
            (&earlier.space, &earlier.value) == (&claim.space, &claim.value)
                && earlier.holder != claim.holder
        });
        if let Some(earlier) = earlier {
            return Ok(Some(StoreError::Taken {
                space: claim.space.clone(),
                holder: earlier.holder.clone(),
            }));
        }
    }
    Ok(None)
}

/// Whether the batch is there: its facts, which are unlike any other's; without facts, its rows as they shall be.
async fn was_committed(at: &Connections, batch: &Batch) -> Result<bool, Failure> {
    let client = at.client().await?;
    let tenant = at.tenant();
    if let facts @ [_, ..] = batch.facts.as_slice() {
        let statement = client.prepare_cached(KEPT_FACTS).await?;
        let digests: Vec<&str> = facts.iter().map(|fact| fact.digest.as_str()).collect();
        let (kinds, ids, seqs) = fact_keys(facts)?;
        let row = client
            .query_one(&statement, &[&tenant, &kinds, &ids, &seqs, &digests])
            .await?;
        return Ok(usize::try_from(row.try_get::<_, i64>(0)?) == Ok(facts.len()));
    }
    let statement = client.prepare_cached(KEPT_ROWS).await?;
    let rows = &batch.rows;
    let kinds: Vec<&str> = rows
        .iter()
        .map(|change| change.row.key.kind.as_ref())
        .collect();
    let ids: Vec<&str> = rows
        .iter()
        .map(|change| change.row.key.id.as_str())
        .collect();
    let versions = rows
        .iter()
        .map(|change| counted(change.row.version))
        .collect::<Result<Vec<i64>, Failure>>()?;
    let digests: Vec<&str> = rows
        .iter()
        .map(|change| change.row.digest.as_str())
        .collect();
    let bodies: Vec<&str> = rows.iter().map(|change| change.row.body.as_str()).collect();
    let row = client
        .query_one(
            &statement,
            &[&tenant, &kinds, &ids, &versions, &digests, &bodies],
        )
        .await?;
    Ok(usize::try_from(row.try_get::<_, i64>(0)?) == Ok(rows.len()))
}

/// Makes sure that what was committed here is where it has to be: a commit that is confirmed confirms all before it.
async fn confirm(at: &Connections) -> Result<(), StoreError> {
    let warnings = at.warnings();
    let confirmed = async {
        let client = at.client().await?;
        let sent = at.answer(async move { Ok(client.batch_execute(CONFIRM).await?) });
        sent.await
    };
    match confirmed.await {
        Ok(()) if at.warnings() == warnings => Ok(()),
        Ok(()) => Err(unavailable(
            "committed, but the standby has not confirmed it yet",
        )),
        Err(failure) => Err(failure.into_error()),
    }
}

/// The statements of a batch, in the order in which they must take effect.
fn parts<'a>(
    tenant: &'a str,
    batch: &'a Batch,
) -> Result<Vec<(Part, &'static str, Values<'a>)>, Failure> {
    let mut parts: Vec<(Part, &'static str, Values<'a>)> = Vec::with_capacity(8);
    let (mut created, mut replaced) = (Rows::new(), Rows::new());
    // In one order everywhere, so that transactions wait for each other instead of in a circle.
    let mut changes: Vec<_> = batch.rows.iter().collect();
    changes.sort_by(|a, b| a.row.key.cmp(&b.row.key));
    for change in changes {
        // No row is at a version that the database cannot count to.
        let replaces = i64::try_from(change.replaces).map_err(|_| StoreError::Conflict)?;
        let rows = if replaces == 0 {
            &mut created
        } else {
            &mut replaced
        };
        rows.kind.push(change.row.key.kind.as_ref());
        rows.id.push(change.row.key.id.as_str());
        rows.version.push(counted(change.row.version)?);
        rows.digest.push(change.row.digest.as_str());
        rows.body.push(change.row.body.as_str());
        rows.replaces.push(replaces);
    }
    if !created.id.is_empty() {
        parts.push((Part::Other, CREATE, created.values(tenant, false)));
    }
    if !replaced.id.is_empty() {
        parts.push((Part::Other, REPLACE, replaced.values(tenant, true)));
    }
    let (mut unindexed, mut indexed_created, mut indexed) = (Vec::new(), Vec::new(), Vec::new());
    for change in &batch.rows {
        let entry = |entry: &'a IndexEntry| {
            [
                change.row.key.kind.as_ref(),
                entry.name.as_ref(),
                &entry.value,
                &entry.sort,
                &change.row.key.id,
            ]
        };
        unindexed.extend(change.unindex.iter().map(entry));
        let indexed = if change.replaces == 0 {
            &mut indexed_created
        } else {
            &mut indexed
        };
        indexed.extend(change.index.iter().map(entry));
    }
    for (sql, mut entries) in [
        (UNINDEX, unindexed),
        (INDEX_CREATED, indexed_created),
        (INDEX, indexed),
    ] {
        // Neighbours come together, as they lie in the table's key.
        entries.sort_unstable();
        entries.dedup();
        let mut columns: [Vec<&str>; 5] = Default::default();
        for entry in &entries {
            push(&mut columns, *entry);
        }
        if !entries.is_empty() {
            parts.push((Part::Other, sql, texts(tenant, columns)));
        }
    }
    for (part, sql, claims) in [
        (Part::Other, RELEASE, &batch.release),
        (Part::Claims, CLAIM, &batch.claim),
    ] {
        let mut claims: Vec<&Claim> = claims.iter().collect();
        claims.sort();
        claims.dedup();
        let mut columns: [Vec<&str>; 4] = Default::default();
        for claim in &claims {
            push(
                &mut columns,
                [
                    claim.space.as_ref(),
                    &claim.value,
                    claim.holder.kind.as_ref(),
                    &claim.holder.id,
                ],
            );
        }
        if !claims.is_empty() {
            parts.push((part, sql, texts(tenant, columns)));
        }
    }
    if !batch.facts.is_empty() {
        parts.push((Part::Other, FACTS, facts(tenant, &batch.facts)?));
    }
    if !batch.mails.is_empty() {
        parts.push((Part::Other, MAILS, mails(tenant, batch)));
    }
    Ok(parts)
}

#[derive(Default)]
struct Rows<'a> {
    kind: Vec<&'a str>,
    id: Vec<&'a str>,
    version: Vec<i64>,
    digest: Vec<&'a str>,
    body: Vec<&'a str>,
    replaces: Vec<i64>,
}

impl<'a> Rows<'a> {
    fn new() -> Self {
        Self::default()
    }

    fn values(self, tenant: &'a str, with_replaces: bool) -> Values<'a> {
        let mut values: Values<'a> = vec![
            Box::new(tenant),
            Box::new(self.kind),
            Box::new(self.id),
            Box::new(self.version),
            Box::new(self.digest),
            Box::new(self.body),
        ];
        if with_replaces {
            values.push(Box::new(self.replaces));
        }
        values
    }
}

fn push<'a, const N: usize>(columns: &mut [Vec<&'a str>; N], row: [&'a str; N]) {
    columns
        .iter_mut()
        .zip(row)
        .for_each(|(column, value)| column.push(value));
}

fn texts<'a, const N: usize>(tenant: &'a str, columns: [Vec<&'a str>; N]) -> Values<'a> {
    let mut values: Values<'a> = vec![Box::new(tenant)];
    for column in columns {
        values.push(Box::new(column));
    }
    values
}

type FactKeys<'a> = (Vec<&'a str>, Vec<&'a str>, Vec<i64>);

fn fact_keys(facts: &[Fact]) -> Result<FactKeys<'_>, Failure> {
    Ok((
        facts.iter().map(|fact| fact.key.kind.as_ref()).collect(),
        facts.iter().map(|fact| fact.key.id.as_str()).collect(),
        facts
            .iter()
            .map(|fact| counted(fact.seq))
            .collect::<Result<_, _>>()?,
    ))
}

fn facts<'a>(tenant: &'a str, facts: &'a [Fact]) -> Result<Values<'a>, Failure> {
    let (kinds, ids, seqs) = fact_keys(facts)?;
    let at: Vec<i64> = facts.iter().map(|fact| fact.at.millis()).collect();
    let column = |of: fn(&Fact) -> &str| -> Vec<&'a str> { facts.iter().map(of).collect() };
    Ok(vec![
        Box::new(tenant),
        Box::new(kinds),
        Box::new(ids),
        Box::new(seqs),
        Box::new(at),
        Box::new(column(|fact| &fact.actor)),
        Box::new(column(|fact| &fact.operation)),
        Box::new(column(|fact| &fact.event)),
        Box::new(column(|fact| &fact.previous)),
        Box::new(column(|fact| &fact.digest)),
    ])
}

fn mails<'a>(tenant: &'a str, batch: &'a Batch) -> Values<'a> {
    let mut columns: [Vec<&str>; 4] = Default::default();
    let due: Vec<i64> = batch.mails.iter().map(|mail| mail.due.millis()).collect();
    for mail in &batch.mails {
        push(
            &mut columns,
            [
                &mail.id,
                mail.about.kind.as_ref(),
                &mail.about.id,
                &mail.body,
            ],
        );
    }
    let [ids, kinds, about, bodies] = columns;
    vec![
        Box::new(tenant),
        Box::new(ids),
        Box::new(kinds),
        Box::new(about),
        Box::new(due),
        Box::new(bodies),
    ]
}

fn counted(number: u64) -> Result<i64, Failure> {
    i64::try_from(number).map_err(|_| corrupt("a version is out of range").into())
}
