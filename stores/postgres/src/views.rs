//! Read-only views with plain columns, so that finance staff can query the database with SQL.

use std::collections::BTreeMap;

use deadpool_postgres::GenericClient;
use fapiao_core::store::{Column, ColumnType, VIEWS, View};

use crate::error::Failure;

/// Each view carries its own text as its comment, which tells whether it is up to date and whether it is ours.
const KEPT: &str = "SELECT c.relname::text, obj_description(c.oid, 'pg_class') FROM pg_catalog.pg_class c \
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'fapiao' AND c.relkind = 'v'";

pub(crate) async fn are_current(client: &impl GenericClient) -> Result<bool, Failure> {
    Ok(kept(client).await? == wanted())
}

pub(crate) async fn make(client: &impl GenericClient) -> Result<(), Failure> {
    let (kept, wanted) = (kept(client).await?, wanted());
    for (name, _) in kept
        .iter()
        .filter(|(name, text)| wanted.get(*name) != Some(text))
    {
        client
            .batch_execute(&format!("DROP VIEW fapiao.{name}"))
            .await?;
    }
    for (name, text) in wanted
        .iter()
        .filter(|(name, text)| kept.get(*name) != Some(text))
    {
        let comment = text.replace('\'', "''");
        let create = format!(
            "CREATE VIEW fapiao.{name} AS {text}; COMMENT ON VIEW fapiao.{name} IS '{comment}'"
        );
        client.batch_execute(&create).await?;
    }
    Ok(())
}

/// Our views that are there, by name, with their text.
async fn kept(client: &impl GenericClient) -> Result<BTreeMap<String, String>, Failure> {
    let mut kept = BTreeMap::new();
    for row in client.query(KEPT, &[]).await? {
        if let Some(text) = row.try_get::<_, Option<String>>(1)? {
            kept.insert(row.try_get(0)?, text);
        }
    }
    Ok(kept)
}

fn wanted() -> BTreeMap<String, String> {
    let mut wanted: BTreeMap<String, String> = VIEWS
        .iter()
        .map(|view| (view.name.to_owned(), select(view)))
        .collect();
    wanted.insert("history".to_owned(), history());
    wanted
}

fn select(view: &View) -> String {
    let columns: Vec<String> = view.columns.iter().map(column).collect();
    format!(
        "SELECT tenant, {} FROM fapiao.rows WHERE kind = '{}'",
        columns.join(", "),
        view.kind
    )
}

fn column(column: &Column) -> String {
    let sql_type = match column.column_type {
        ColumnType::Text => "text",
        ColumnType::Integer => "bigint",
        ColumnType::Boolean => "boolean",
    };
    let path = column.path.trim_start_matches("$.").replace('.', ",");
    format!(
        "(body::json #>> '{{{path}}}')::{sql_type} AS {}",
        column.name
    )
}

/// The facts, with times that people can read.
fn history() -> String {
    "SELECT tenant, kind, id, seq, to_timestamp(at / 1000.0) AS at, actor, operation, event FROM fapiao.facts".to_owned()
}
