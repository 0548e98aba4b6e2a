//! The tables, and how databases of earlier versions get them.

use deadpool_postgres::GenericClient;

use crate::connect::Connections;
use crate::error::{Failure, corrupt};
use crate::views;

/// The n-th brings a database from version n to n + 1. One that was released is never edited.
const MIGRATIONS: &[&str] = &[FIRST];

/// Into how many parts each table is split by tenant.
const PARTS: u32 = 8;
const TABLES: &[&str] = &["rows", "entries", "claims", "facts", "mails"];

/// Held while tables are made, so that processes that start together do it once. The bytes of `FAPIAO` as a number.
const LOCK: &str = "SELECT pg_advisory_xact_lock(77246333796687)";

/// Text is compared byte by byte (`C`), whatever the database's own order is.
const FIRST: &str = r#"
CREATE TABLE rows (
    tenant text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    version bigint NOT NULL CHECK (version > 0),
    digest text NOT NULL,
    body text NOT NULL,
    PRIMARY KEY (tenant, kind, id)
) PARTITION BY HASH (tenant);

CREATE TABLE entries (
    tenant text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    value text COLLATE "C" NOT NULL,
    sort text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, kind, name, value, sort, id)
) PARTITION BY HASH (tenant);

CREATE TABLE claims (
    tenant text COLLATE "C" NOT NULL,
    space text COLLATE "C" NOT NULL,
    value text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, space, value)
) PARTITION BY HASH (tenant);

CREATE TABLE facts (
    tenant text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    seq bigint NOT NULL CHECK (seq > 0),
    at bigint NOT NULL,
    actor text NOT NULL,
    operation text NOT NULL,
    event text NOT NULL,
    previous text NOT NULL,
    digest text NOT NULL,
    PRIMARY KEY (tenant, kind, id, seq)
) PARTITION BY HASH (tenant);

CREATE FUNCTION facts_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'facts cannot be changed or removed';
END $$;

CREATE TRIGGER facts_are_kept BEFORE UPDATE OR DELETE ON facts FOR EACH ROW EXECUTE FUNCTION facts_are_kept();

CREATE TRIGGER facts_are_not_emptied BEFORE TRUNCATE ON facts FOR EACH STATEMENT EXECUTE FUNCTION facts_are_kept();

-- state: 0 waiting, 1 sent, 2 given up
CREATE TABLE mails (
    tenant text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    about_kind text COLLATE "C" NOT NULL,
    about_id text COLLATE "C" NOT NULL,
    due bigint NOT NULL,
    state smallint NOT NULL DEFAULT 0 CHECK (state IN (0, 1, 2)),
    attempts bigint NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    error text,
    body text NOT NULL,
    PRIMARY KEY (tenant, id)
) PARTITION BY HASH (tenant);

CREATE INDEX mails_about ON mails (tenant, about_kind, about_id, id);

CREATE INDEX mails_due ON mails (tenant, due, id) WHERE state = 0;

-- Nearly all mails are sent: only the others need a way to be found by their state.
CREATE INDEX mails_open ON mails (tenant, state, id) WHERE state <> 1;
"#;

/// Makes and changes tables and views as needed.
pub(crate) async fn bring_up_to_date(connections: &Connections) -> Result<(), Failure> {
    let mut client = connections.client().await?;
    // Nothing is written when there is nothing to do, so that a desk may start on a server that only reads.
    if version(&client).await? == Some(MIGRATIONS.len()) && views::are_current(&client).await? {
        return Ok(());
    }
    let transaction = client.transaction().await?;
    transaction
        .batch_execute("SET LOCAL lock_timeout = 60000; SET LOCAL statement_timeout = 60000")
        .await?;
    transaction.batch_execute(LOCK).await?;
    transaction
        .batch_execute("CREATE SCHEMA IF NOT EXISTS fapiao")
        .await?;
    transaction
        .batch_execute("CREATE TABLE IF NOT EXISTS versions (version bigint PRIMARY KEY, since timestamptz NOT NULL DEFAULT now())")
        .await?;
    let done = version(&transaction).await?.unwrap_or(0);
    for (at, migration) in MIGRATIONS.iter().enumerate().skip(done) {
        transaction.batch_execute(migration).await?;
        if at == 0 {
            transaction.batch_execute(&parts()).await?;
        }
        let reached = i64::try_from(at).unwrap_or(i64::MAX).saturating_add(1);
        transaction
            .execute("INSERT INTO versions (version) VALUES ($1)", &[&reached])
            .await?;
    }
    views::make(&transaction).await?;
    transaction.commit().await?;
    Ok(())
}

/// How many migrations were done; none when there are no tables yet.
async fn version(client: &impl GenericClient) -> Result<Option<usize>, Failure> {
    let there: bool = client
        .query_one("SELECT to_regclass('fapiao.versions') IS NOT NULL", &[])
        .await?
        .try_get(0)?;
    if !there {
        return Ok(None);
    }
    let version: Option<i64> = client
        .query_one("SELECT max(version) FROM fapiao.versions", &[])
        .await?
        .try_get(0)?;
    match version.map(usize::try_from) {
        None => Ok(None),
        Some(Ok(version)) if version <= MIGRATIONS.len() => Ok(Some(version)),
        Some(_) => Err(corrupt("the tables were made by a later version of this program").into()),
    }
}

fn parts() -> String {
    TABLES
        .iter()
        .flat_map(|table| {
            (0..PARTS).map(move |part| {
                format!(
                    "CREATE TABLE {table}_{part} PARTITION OF {table} FOR VALUES WITH (MODULUS {PARTS}, REMAINDER {part});"
                )
            })
        })
        .collect()
}
