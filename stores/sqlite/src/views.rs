//! Read-only views with plain columns, so that finance staff can query the file with SQL.

use std::collections::BTreeMap;

use fapiao_core::store::{Column, ColumnType, View};
use rusqlite::Connection;

use crate::error::Failure;

/// Stands in the text of every view made here, so that one that is no longer wanted is known as ours.
const MARK: &str = "/* made by fapiao */";

/// The statements that make the views of the file those that are wanted. A view of somebody else is left alone
/// unless it has the name of one of ours.
pub(crate) fn changes(connection: &Connection, views: &[View]) -> Result<Vec<String>, Failure> {
    let mut wanted: BTreeMap<String, String> = views
        .iter()
        .map(|view| (view.name.to_owned(), create(view)))
        .collect();
    wanted.insert("history".to_owned(), history());
    let mut changes = Vec::new();
    let mut statement =
        connection.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'view'")?;
    let mut kept = statement.query([])?;
    while let Some(row) = kept.next()? {
        let (name, sql): (String, String) = (row.get(0)?, row.get(1)?);
        match wanted.get(&name) {
            Some(text) if *text == sql => drop(wanted.remove(&name)),
            None if !sql.contains(MARK) => {}
            _ => changes.push(format!("DROP VIEW {}", quoted(&name))),
        }
    }
    changes.extend(wanted.into_values());
    Ok(changes)
}

fn create(view: &View) -> String {
    let columns: Vec<String> = view.columns.iter().map(column).collect();
    format!(
        "CREATE VIEW {} AS {MARK} SELECT {} FROM rows WHERE kind = {}",
        quoted(view.name),
        columns.join(", "),
        literal(view.kind)
    )
}

fn column(column: &Column) -> String {
    let sql_type = match column.column_type {
        ColumnType::Text => "TEXT",
        ColumnType::Integer | ColumnType::Boolean => "INTEGER",
    };
    format!(
        "CAST(json_extract(body, {}) AS {sql_type}) AS {}",
        literal(column.path),
        quoted(column.name)
    )
}

/// The facts, with times that people can read: UTC, to the millisecond.
fn history() -> String {
    format!(
        "CREATE VIEW \"history\" AS {MARK} SELECT kind, id, seq, strftime('%Y-%m-%dT%H:%M:%fZ', at / 1000.0, 'unixepoch') AS at, \
         actor, operation, event FROM facts"
    )
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
