//! Pages of rows: always one range of one index, read in its order.

use fapiao_core::store::{IndexRange, Key, Listed, Position, Query};
use rusqlite::{Connection, ToSql};

use crate::error::Failure;
use crate::read;

/// A statement and what is bound to it, in order.
pub(crate) struct Select<'query> {
    pub(crate) sql: String,
    pub(crate) bound: Vec<&'query dyn ToSql>,
}

impl<'query> Select<'query> {
    pub(crate) fn new(columns_and_tables: &str) -> Self {
        Self {
            sql: format!("SELECT {columns_and_tables}"),
            bound: Vec::with_capacity(8),
        }
    }

    /// Adds text in which every `?` is one of the values.
    pub(crate) fn with<const N: usize>(&mut self, sql: &str, values: [&'query dyn ToSql; N]) {
        self.sql.push_str(sql);
        self.bound.extend(values);
    }
}

pub(crate) fn list(connection: &Connection, query: &Query) -> Result<Vec<Listed>, Failure> {
    let select = select(query);
    let mut statement = connection.prepare_cached(&select.sql)?;
    let mut rows = statement.query(select.bound.as_slice())?;
    let mut listed = Vec::new();
    while let Some(row) = rows.next()? {
        let position = Position {
            sort: row.get(3)?,
            id: row.get(4)?,
        };
        let key = Key {
            kind: query.kind.clone(),
            id: position.id.clone(),
        };
        listed.push(Listed {
            row: read::of_columns(row, || Ok(key))?,
            position,
        });
    }
    Ok(listed)
}

pub(crate) fn select(query: &Query) -> Select<'_> {
    match &query.by {
        Some(range) => by_index(range, query),
        None => by_id(query),
    }
}

fn by_index<'query>(range: &'query IndexRange, query: &'query Query) -> Select<'query> {
    let mut select = Select::new(
        "r.version, r.digest, r.body, e.sort, e.id FROM entries e CROSS JOIN rows r ON r.kind = e.kind AND r.id = e.id \
         WHERE e.kind = ? AND e.name = ? AND e.value = ?",
    );
    select
        .bound
        .extend([&query.kind as &dyn ToSql, &range.name, &range.value]);
    // Two bounds at the same end would make SQLite seek to one and step to the other: only the nearer one is given.
    let after = query.after.as_ref();
    if query.descending {
        let to = range
            .to
            .as_ref()
            .filter(|to| after.is_none_or(|after| **to <= after.sort));
        match (to, after) {
            (Some(to), _) => select.with(" AND e.sort < ?", [to]),
            (None, Some(after)) => {
                select.with(" AND (e.sort, e.id) < (?, ?)", [&after.sort, &after.id])
            }
            (None, None) => {}
        }
        if let Some(from) = &range.from {
            select.with(" AND e.sort >= ?", [from]);
        }
        select.with(" ORDER BY e.sort DESC, e.id DESC LIMIT ?", [&query.limit]);
    } else {
        let from = range
            .from
            .as_ref()
            .filter(|from| after.is_none_or(|after| **from > after.sort));
        match (from, after) {
            (Some(from), _) => select.with(" AND e.sort >= ?", [from]),
            (None, Some(after)) => {
                select.with(" AND (e.sort, e.id) > (?, ?)", [&after.sort, &after.id])
            }
            (None, None) => {}
        }
        if let Some(to) = &range.to {
            select.with(" AND e.sort < ?", [to]);
        }
        select.with(" ORDER BY e.sort, e.id LIMIT ?", [&query.limit]);
    }
    select
}

fn by_id(query: &Query) -> Select<'_> {
    let mut select = Select::new("version, digest, body, '', id FROM rows WHERE kind = ?");
    select.bound.push(&query.kind);
    let (bound, order) = if query.descending {
        (" AND id < ?", " ORDER BY id DESC LIMIT ?")
    } else {
        (" AND id > ?", " ORDER BY id LIMIT ?")
    };
    if let Some(after) = &query.after {
        select.with(bound, [&after.id]);
    }
    select.with(order, [&query.limit]);
    select
}
