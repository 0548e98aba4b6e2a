//! Inserts of one row and of many.

use rusqlite::{CachedStatement, Connection, ToSql};

use crate::error::Failure;

/// Rows of one statement, when there are so many: what a statement costs beside its rows is then nearly nothing.
const TOGETHER: usize = 25;

/// An insert whose values are `(?, …, ?)`.
pub(crate) struct Insert(pub(crate) &'static str);

impl Insert {
    /// Inserts these. Says how many rows that were.
    pub(crate) fn run<T: Copy>(
        &self,
        connection: &Connection,
        items: impl Iterator<Item = T>,
        bind: impl Fn(&mut Values<'_, '_>, T) -> Result<(), Failure>,
    ) -> Result<usize, Failure> {
        let items: Vec<T> = items.collect();
        let (many, rest) = items.as_chunks::<TOGETHER>();
        let mut inserted: usize = 0;
        if !many.is_empty() {
            let many = many.as_flattened();
            let rows = in_chunks(connection, &self.of_many(), many, TOGETHER, &bind)?;
            inserted = inserted.saturating_add(rows);
        }
        if !rest.is_empty() {
            let rows = in_chunks(connection, self.0, rest, 1, &bind)?;
            inserted = inserted.saturating_add(rows);
        }
        Ok(inserted)
    }

    fn of_many(&self) -> String {
        let (before, rest) = self.0.split_once("(?").unwrap_or((self.0, ""));
        let (places, after) = rest.split_once(')').unwrap_or((rest, ""));
        let row = format!("(?{places})");
        format!("{before}{}{after}", vec![row; TOGETHER].join(", "))
    }
}

/// Runs a statement for so many rows at a time.
fn in_chunks<T: Copy>(
    connection: &Connection,
    sql: &str,
    items: &[T],
    at_once: usize,
    bind: &impl Fn(&mut Values<'_, '_>, T) -> Result<(), Failure>,
) -> Result<usize, Failure> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut inserted: usize = 0;
    for chunk in items.chunks(at_once) {
        let mut values = Values {
            statement: &mut statement,
            bound: 0,
        };
        for item in chunk {
            bind(&mut values, *item)?;
        }
        inserted = inserted.saturating_add(statement.raw_execute()?);
    }
    Ok(inserted)
}

/// The values of a statement, in their order.
pub(crate) struct Values<'statement, 'connection> {
    statement: &'statement mut CachedStatement<'connection>,
    bound: usize,
}

impl Values<'_, '_> {
    pub(crate) fn next(&mut self, value: impl ToSql) -> Result<(), Failure> {
        self.bound = self.bound.saturating_add(1);
        Ok(self.statement.raw_bind_parameter(self.bound, value)?)
    }
}
