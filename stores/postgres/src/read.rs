//! Loading rows, listing them, and their history.

use deadpool_postgres::Client;
use fapiao_core::store::{
    Fact, IndexRange, Key, Listed, Lookup, Name, Position, Query, Row, StoreError,
};
use fapiao_core::time::Instant;
use tokio_postgres::types::ToSql;

use crate::connect::Connections;
use crate::error::{Failure, corrupt};

/// How often a read whose connection was lost is tried on another.
const TRIES: u32 = 3;

/// Each lookup carries its place; what is not there has no row in the answer. With a limit in it, what is joined is looked
/// up by its whole key; without, the planner may take a young table's tenant for a handful of rows and read them all.
const LOAD: &str = "SELECT k.place, r.kind, r.id, r.version, r.digest, r.body \
    FROM unnest($2::int[], $3::text[], $4::text[]) AS k (place, kind, id) \
    CROSS JOIN LATERAL (SELECT * FROM rows WHERE tenant = $1 AND kind = k.kind AND id = k.id LIMIT 1) r \
    UNION ALL SELECT k.place, r.kind, r.id, r.version, r.digest, r.body \
    FROM unnest($5::int[], $6::text[], $7::text[]) AS k (place, space, value) \
    CROSS JOIN LATERAL (SELECT * FROM claims WHERE tenant = $1 AND space = k.space AND value = k.value LIMIT 1) c \
    CROSS JOIN LATERAL (SELECT * FROM rows WHERE tenant = $1 AND kind = c.kind AND id = c.id LIMIT 1) r";

const HISTORY: &str = "SELECT seq, at, actor, operation, event, previous, digest FROM facts \
    WHERE tenant = $1 AND kind = $2 AND id = $3 AND seq > $4 ORDER BY seq LIMIT $5";

/// Reads, and once more on another connection when one was lost: reading twice harms nobody.
pub(crate) async fn reading<T, F>(
    at: &Connections,
    what: impl Fn(Client) -> F + Send,
) -> Result<T, StoreError>
where
    F: Future<Output = Result<T, Failure>> + Send,
{
    let mut tries = 1;
    loop {
        let failure = match at.client().await {
            Ok(client) => match at.answer(what(client)).await {
                Ok(read) => return Ok(read),
                Err(failure) => failure,
            },
            Err(failure) => failure,
        };
        match failure {
            Failure::Unknown(_) if tries < TRIES => tries = tries.saturating_add(1),
            other => return Err(other.into_error()),
        }
    }
}

pub(crate) async fn load(
    at: &Connections,
    lookups: &[Lookup],
) -> Result<Vec<Option<Row>>, StoreError> {
    reading(at, |client| async move {
        let mut keys: (Vec<i32>, Vec<&str>, Vec<&str>) = Default::default();
        let mut claims: (Vec<i32>, Vec<&str>, Vec<&str>) = Default::default();
        for (place, lookup) in (0_i32..).zip(lookups) {
            let (wanted, first, second) = match lookup {
                Lookup::Key(key) => (&mut keys, key.kind.as_ref(), key.id.as_str()),
                Lookup::Claim { space, value } => (&mut claims, space.as_ref(), value.as_str()),
            };
            if [first, second].iter().any(|text| has_null(text)) {
                continue;
            }
            wanted.0.push(place);
            wanted.1.push(first);
            wanted.2.push(second);
        }
        let statement = client.prepare_cached(LOAD).await?;
        let tenant = at.tenant();
        let found = client
            .query(
                &statement,
                &[
                    &tenant, &keys.0, &keys.1, &keys.2, &claims.0, &claims.1, &claims.2,
                ],
            )
            .await?;
        let mut rows = vec![None; lookups.len()];
        for row in &found {
            let place = usize::try_from(row.try_get::<_, i32>(0)?).unwrap_or(usize::MAX);
            let slot = rows
                .get_mut(place)
                .ok_or_else(|| corrupt("a row was given that was not asked for"))?;
            *slot = Some(read_row(row, 1)?);
        }
        Ok(rows)
    })
    .await
}

pub(crate) async fn list(at: &Connections, query: &Query) -> Result<Vec<Listed>, StoreError> {
    let by = query.by.iter().flat_map(|range| [&range.from, &range.to]);
    let after = query
        .after
        .iter()
        .flat_map(|after| [&after.sort, &after.id]);
    let value = query.by.iter().map(|range| &range.value);
    if query.limit == 0
        || by
            .flatten()
            .chain(after)
            .chain(value)
            .any(|text| has_null(text))
    {
        return Ok(Vec::new());
    }
    reading(at, |client| async move {
        let select = match &query.by {
            Some(range) => by_index(at.tenant(), query, range),
            None => by_id(at.tenant(), query),
        };
        let found = select.query(&client).await?;
        found
            .iter()
            .map(|row| {
                let key: Row = read_row(row, 1)?;
                let position = Position {
                    sort: row.try_get(0)?,
                    id: key.key.id.clone(),
                };
                Ok(Listed { row: key, position })
            })
            .collect()
    })
    .await
}

pub(crate) async fn history(
    at: &Connections,
    key: &Key,
    after: u64,
    limit: u32,
) -> Result<Vec<Fact>, StoreError> {
    // Nothing comes after what cannot be counted to.
    let Ok(after) = i64::try_from(after) else {
        return Ok(Vec::new());
    };
    if has_null(&key.id) {
        return Ok(Vec::new());
    }
    reading(at, |client| async move {
        let statement = client.prepare_cached(HISTORY).await?;
        let (tenant, kind, limit) = (at.tenant(), key.kind.as_ref(), i64::from(limit));
        let found = client
            .query(&statement, &[&tenant, &kind, &key.id, &after, &limit])
            .await?;
        found
            .iter()
            .map(|row| {
                Ok(Fact {
                    key: key.clone(),
                    seq: counted(row.try_get(0)?)?,
                    at: instant(row.try_get(1)?)?,
                    actor: row.try_get(2)?,
                    operation: row.try_get(3)?,
                    event: row.try_get(4)?,
                    previous: row.try_get(5)?,
                    digest: row.try_get(6)?,
                })
            })
            .collect()
    })
    .await
}

/// A statement that is put together from constant parts, and its values.
pub(crate) struct Select<'a> {
    pub(crate) sql: String,
    values: Vec<Box<dyn ToSql + Sync + Send + 'a>>,
}

impl<'a> Select<'a> {
    pub(crate) fn new(sql: &str) -> Self {
        Self {
            sql: sql.to_owned(),
            values: Vec::new(),
        }
    }

    /// Adds a part; each `?` in it stands for one of the values.
    pub(crate) fn with<const N: usize>(
        &mut self,
        part: &str,
        values: [Box<dyn ToSql + Sync + Send + 'a>; N],
    ) {
        let mut values = values.into_iter();
        for letter in part.chars() {
            if letter == '?' {
                self.values.extend(values.next());
                self.sql.push_str(&format!("${}", self.values.len()));
            } else {
                self.sql.push(letter);
            }
        }
    }

    pub(crate) async fn query(&self, client: &Client) -> Result<Vec<tokio_postgres::Row>, Failure> {
        let statement = client.prepare_cached(&self.sql).await?;
        let values: Vec<&(dyn ToSql + Sync)> = self
            .values
            .iter()
            .map(|value| value.as_ref() as _)
            .collect();
        Ok(client.query(&statement, &values).await?)
    }
}

fn by_index<'a>(tenant: &'a str, query: &'a Query, range: &'a IndexRange) -> Select<'a> {
    let (direction, beyond) = direction(query);
    let mut select = Select::new(
        "SELECT e.sort, r.kind, r.id, r.version, r.digest, r.body FROM (SELECT kind, sort, id FROM entries",
    );
    select.with(
        " WHERE tenant = ? AND kind = ? AND name = ? AND value = ?",
        [
            Box::new(tenant),
            Box::new(query.kind.as_ref()),
            Box::new(range.name.as_ref()),
            Box::new(range.value.as_str()),
        ],
    );
    if let Some(from) = &range.from {
        select.with(" AND sort >= ?", [Box::new(from.as_str())]);
    }
    if let Some(to) = &range.to {
        select.with(" AND sort < ?", [Box::new(to.as_str())]);
    }
    if let Some(after) = &query.after {
        select.with(
            &format!(" AND (sort, id) {beyond} (?, ?)"),
            [Box::new(after.sort.as_str()), Box::new(after.id.as_str())],
        );
    }
    select.with(
        &format!(" ORDER BY sort {direction}, id {direction} LIMIT ?"),
        [Box::new(i64::from(query.limit))],
    );
    select.with(
        &format!(
            ") e CROSS JOIN LATERAL (SELECT * FROM rows WHERE tenant = ? AND kind = e.kind AND id = e.id LIMIT 1) r \
             ORDER BY e.sort {direction}, e.id {direction}"
        ),
        [Box::new(tenant)],
    );
    select
}

fn by_id<'a>(tenant: &'a str, query: &'a Query) -> Select<'a> {
    let (direction, beyond) = direction(query);
    let mut select = Select::new("SELECT '', kind, id, version, digest, body FROM rows");
    select.with(
        " WHERE tenant = ? AND kind = ?",
        [Box::new(tenant), Box::new(query.kind.as_ref())],
    );
    if let Some(after) = &query.after {
        select.with(
            &format!(" AND id {beyond} ?"),
            [Box::new(after.id.as_str())],
        );
    }
    select.with(
        &format!(" ORDER BY id {direction} LIMIT ?"),
        [Box::new(i64::from(query.limit))],
    );
    select
}

fn direction(query: &Query) -> (&'static str, &'static str) {
    if query.descending {
        ("DESC", "<")
    } else {
        ("ASC", ">")
    }
}

/// PostgreSQL keeps no U+0000 in text, so nothing is found by it, and nothing stands beyond it in a list.
fn has_null(text: &str) -> bool {
    text.contains('\0')
}

/// A row whose columns begin at this one.
fn read_row(row: &tokio_postgres::Row, from: usize) -> Result<Row, Failure> {
    let column = |offset: usize| from.saturating_add(offset);
    Ok(Row {
        key: Key {
            kind: Name::Owned(row.try_get(column(0))?),
            id: row.try_get(column(1))?,
        },
        version: counted(row.try_get(column(2))?)?,
        digest: row.try_get(column(3))?,
        body: row.try_get(column(4))?,
    })
}

fn counted(number: i64) -> Result<u64, Failure> {
    u64::try_from(number).map_err(|_| corrupt("a version is out of range").into())
}

pub(crate) fn instant(millis: i64) -> Result<Instant, Failure> {
    Instant::from_millis(millis).ok_or_else(|| corrupt("a time is out of range").into())
}
