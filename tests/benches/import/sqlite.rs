//! On an SQLite file.

use std::path::Path;
use std::time::Instant as Stopwatch;

use fapiao::Desk;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::{TABLES, TOGETHER, compare};

pub fn measure(lines: u64) {
    println!("{lines} lines of a WeChat Pay bill, SQLite");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("import.db");
    let other = folder.path().join("floor.db");
    let desk = Desk::open_file(&file).unwrap();
    compare(desk, lines, || {
        floor(&file, &other, lines.div_ceil(TOGETHER))
    });
}

/// Puts the rows that the intake made into another file with the same tables, in the order in which it made them and as
/// many in a transaction as it does: fifty with each prepared statement, and nothing else. Reading them does not count.
fn floor(from: &Path, to: &Path, commits: u64) -> f64 {
    drop(Desk::open_file(to).unwrap());
    let source = Connection::open(from).unwrap();
    let target = Connection::open(to).unwrap();
    target
        .execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;",
        )
        .unwrap();
    let count = |table: &str| -> u64 {
        let sql = format!("SELECT count(*) FROM {table}");
        let count: i64 = source.query_row(&sql, [], |row| row.get(0)).unwrap();
        u64::try_from(count).unwrap()
    };
    // Rows and facts lie in the order in which they were written. Entries lie in the order of their key, and are found
    // in that of their rows.
    source
        .execute_batch("CREATE INDEX entries_of_rows ON entries (kind, id)")
        .unwrap();
    let mut readers: Vec<_> = TABLES
        .iter()
        .map(|table| {
            let statement = match *table {
                "entries" => source.prepare(
                    "SELECT e.* FROM rows r CROSS JOIN entries e ON e.kind = r.kind AND e.id = r.id ORDER BY r.rowid",
                ),
                other => source.prepare(&format!("SELECT * FROM {other}")),
            }
            .unwrap();
            (
                *table,
                statement.column_count(),
                count(table).div_ceil(commits),
                statement,
            )
        })
        .collect();
    let mut cursors: Vec<_> = readers
        .iter_mut()
        .map(|(table, width, share, statement)| {
            (*table, *width, *share, statement.query([]).unwrap())
        })
        .collect();
    let mut seconds = 0.0;
    for _ in 0..commits {
        let batch: Vec<_> = cursors
            .iter_mut()
            .map(|(table, width, share, rows)| {
                let mut values = Vec::new();
                for _ in 0..*share {
                    let Some(row) = rows.next().unwrap() else {
                        break;
                    };
                    values.extend((0..*width).map(|at| row.get::<_, Value>(at).unwrap()));
                }
                (*table, *width, values)
            })
            .collect();
        let begun = Stopwatch::now();
        target.execute_batch("BEGIN IMMEDIATE").unwrap();
        for (table, width, values) in &batch {
            for part in values.chunks(50 * width) {
                let places = vec!["?"; *width].join(",");
                let all = vec![format!("({places})"); part.len() / width].join(",");
                target
                    .prepare_cached(&format!("INSERT INTO {table} VALUES {all}"))
                    .unwrap()
                    .execute(params_from_iter(part))
                    .unwrap();
            }
        }
        target.execute_batch("COMMIT").unwrap();
        seconds += begun.elapsed().as_secs_f64();
    }
    seconds
}
