//! On a PostgreSQL server of its own.

use std::time::Instant as Stopwatch;

use fapiao::{Desk, PostgresOptions};
use fapiao_tests::postgres::{Programs, Server};
use tokio_postgres::types::{ToSql, Type};
use tokio_postgres::{Client, NoTls, Row};

use crate::{TABLES, TOGETHER, compare};

/// Rows of one statement.
const PART: usize = 500;

pub fn measure(lines: u64) {
    println!("{lines} lines of a WeChat Pay bill, PostgreSQL");
    let settings = ["shared_buffers=256MB", "max_wal_size=4GB"];
    let server = Server::start(&Programs::find().unwrap(), &settings).unwrap();
    server.query("CREATE DATABASE floor").unwrap();
    let from = server.address();
    let to = from.replace("/postgres", "/floor");
    let desk = Desk::open(&from).unwrap();
    compare(desk, lines, || {
        drop(Desk::open(&to).unwrap());
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(floor(&from, &to, lines.div_ceil(TOGETHER)))
    });
}

/// Puts the rows that the intake made into another database with the same tables, as many in a transaction as the intake
/// does: [`PART`] with each prepared statement, and nothing else. Reading them does not count.
async fn floor(from: &str, to: &str, commits: u64) -> f64 {
    let source = connect(from).await;
    let target = connect(to).await;
    source.batch_execute("BEGIN").await.unwrap();
    let mut shares = Vec::new();
    for table in TABLES {
        // They lie in the order in which they were written.
        let cursor = format!("DECLARE {table} CURSOR FOR SELECT * FROM fapiao.{table}");
        source.batch_execute(&cursor).await.unwrap();
        let count = format!("SELECT count(*) FROM fapiao.{table}");
        let count: i64 = source.query_one(&count, &[]).await.unwrap().get(0);
        shares.push((table, count.unsigned_abs().div_ceil(commits)));
    }
    let mut prepared = std::collections::BTreeMap::new();
    let mut seconds = 0.0;
    for _ in 0..commits {
        let mut batch = Vec::new();
        for (table, share) in &shares {
            let fetch = format!("FETCH {share} FROM {table}");
            let rows = source.query(&fetch, &[]).await.unwrap();
            for part in rows.chunks(PART) {
                let (width, length) = (part.first().map_or(0, Row::len), part.len());
                let statement = match prepared.get(&(*table, length)) {
                    Some(statement) => statement,
                    None => {
                        let all: Vec<String> = (0..length)
                            .map(|row| {
                                let places: Vec<String> = (1..=width)
                                    .map(|column| format!("${}", row * width + column))
                                    .collect();
                                format!("({})", places.join(","))
                            })
                            .collect();
                        let sql = format!("INSERT INTO fapiao.{table} VALUES {}", all.join(","));
                        let statement = target.prepare(&sql).await.unwrap();
                        prepared.entry((*table, length)).or_insert(statement)
                    }
                };
                let values: Vec<_> = part.iter().flat_map(values).collect();
                batch.push((statement.clone(), values));
            }
        }
        let begun = Stopwatch::now();
        target.batch_execute("BEGIN").await.unwrap();
        for (statement, values) in &batch {
            let values: Vec<&(dyn ToSql + Sync)> =
                values.iter().map(|value| value.as_ref() as _).collect();
            target.execute(statement, &values).await.unwrap();
        }
        target.batch_execute("COMMIT").await.unwrap();
        seconds += begun.elapsed().as_secs_f64();
    }
    seconds
}

async fn connect(address: &str) -> Client {
    let config = PostgresOptions::parse(address).unwrap().config;
    let (client, connection) = config.connect(NoTls).await.unwrap();
    tokio::spawn(async move { connection.await.unwrap() });
    client
}

/// The columns of a row as they can be written again.
fn values(row: &Row) -> Vec<Box<dyn ToSql + Sync>> {
    row.columns()
        .iter()
        .enumerate()
        .map(|(at, column)| -> Box<dyn ToSql + Sync> {
            if column.type_() == &Type::INT8 {
                Box::new(row.get::<_, i64>(at))
            } else {
                Box::new(row.get::<_, String>(at))
            }
        })
        .collect()
}
