//! Commits per second with 1 and 64 threads against bare rusqlite. `cargo run --release --example timing [folder]`
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    reason = "a measurement"
)]

use std::path::{Path, PathBuf};
use std::time::Instant as Clock;
use std::{env, fs, process, thread};

use fapiao_core::store::{
    Batch, Fact, IndexEntry, IndexRange, Key, Lookup, Mail, Query, Row, RowChange, Store,
};
use fapiao_core::time::Instant;
use fapiao_sqlite::SqliteStore;
use rusqlite::{Connection, params};

const COMMITS: usize = 6_000;
const RUNS: usize = 5;

/// Three new rows of a kilobyte with two entries each, three facts and a mail.
fn batch(thread: usize, n: usize) -> Batch {
    let mut batch = Batch::default();
    for kind in ["bill", "application", "progress"] {
        let key = Key::new(kind, format!("2016{n:08}{thread:04}"));
        let entry = |name: &'static str, value: String| IndexEntry {
            name: name.into(),
            value,
            sort: format!("{n:012}"),
        };
        let index = vec![
            entry("by_customer", format!("c{}", n % 1_000)),
            entry("by_status", "open".to_owned()),
        ];
        let row = Row {
            key: key.clone(),
            version: 1,
            digest: "d".repeat(64),
            body: format!("{{\"text\":\"{}\"}}", "票".repeat(330)),
        };
        batch.rows.push(RowChange {
            row,
            replaces: 0,
            unindex: Vec::new(),
            index,
        });
        batch.facts.push(Fact {
            key,
            seq: 1,
            at: Instant::from_millis(1_481_846_400_000).unwrap(),
            actor: "customer:c1".to_owned(),
            operation: "apply".to_owned(),
            event: format!("{{\"text\":\"{}\"}}", "x".repeat(300)),
            previous: String::new(),
            digest: "d".repeat(64),
        });
    }
    let about = batch.rows[0].row.key.clone();
    batch.mails.push(Mail {
        id: format!("m{n:08}{thread:04}"),
        about,
        due: Instant::from_millis(n as i64).unwrap(),
        body: "x".repeat(500),
    });
    batch
}

/// The same with nothing between: one transaction per batch, statements prepared once, no check.
fn floor(path: &Path, batches: &[Batch]) -> f64 {
    drop(SqliteStore::open(path).unwrap());
    let c = Connection::open(path).unwrap();
    c.execute_batch("PRAGMA synchronous=FULL; PRAGMA cache_size=-32000; PRAGMA wal_autocheckpoint=4000; PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=67108864").unwrap();
    let mut begin = c.prepare("BEGIN IMMEDIATE").unwrap();
    let mut commit = c.prepare("COMMIT").unwrap();
    let mut row = c.prepare("INSERT INTO rows VALUES (?,?,?,?,?)").unwrap();
    let mut entry = c.prepare("INSERT INTO entries VALUES (?,?,?,?,?)").unwrap();
    let mut fact = c
        .prepare("INSERT INTO facts VALUES (?,?,?,?,?,?,?,?,?)")
        .unwrap();
    let mut mail = c
        .prepare("INSERT INTO mails (id, about_kind, about_id, due, body) VALUES (?,?,?,?,?)")
        .unwrap();
    let begun = Clock::now();
    for batch in batches {
        begin.execute([]).unwrap();
        for change in &batch.rows {
            let Key { kind, id } = &change.row.key;
            row.execute(params![kind, id, 1, change.row.digest, change.row.body])
                .unwrap();
            for e in &change.index {
                entry
                    .execute(params![kind, e.name, e.value, e.sort, id])
                    .unwrap();
            }
        }
        for f in &batch.facts {
            fact.execute(params![
                f.key.kind,
                f.key.id,
                f.seq as i64,
                f.at.millis(),
                f.actor,
                f.operation,
                f.event,
                f.previous,
                f.digest
            ])
            .unwrap();
        }
        for m in &batch.mails {
            mail.execute(params![
                m.id,
                m.about.kind,
                m.about.id,
                m.due.millis(),
                m.body
            ])
            .unwrap();
        }
        commit.execute([]).unwrap();
    }
    batches.len() as f64 / begun.elapsed().as_secs_f64()
}

fn store(path: &Path, threads: usize) -> f64 {
    let store = SqliteStore::open(path).unwrap();
    let work: Vec<Vec<Batch>> = (0..threads)
        .map(|thread| {
            (0..COMMITS * if threads > 1 { 2 } else { 1 } / threads)
                .map(|n| batch(thread, n))
                .collect()
        })
        .collect();
    let commits: usize = work.iter().map(Vec::len).sum();
    let begun = Clock::now();
    if threads == 1 {
        work.into_iter()
            .flatten()
            .for_each(|batch| store.commit(batch).unwrap());
    } else {
        thread::scope(|scope| {
            for batches in work {
                scope.spawn(|| {
                    batches
                        .into_iter()
                        .for_each(|batch| store.commit(batch).unwrap())
                });
            }
        });
    }
    commits as f64 / begun.elapsed().as_secs_f64()
}

fn reads(path: &Path) {
    let store = SqliteStore::open(path).unwrap();
    let times = 20_000_usize;
    let by = IndexRange {
        name: "by_status".into(),
        value: "open".to_owned(),
        from: None,
        to: None,
    };
    let query = Query {
        kind: "bill".into(),
        by: Some(by),
        descending: true,
        after: None,
        limit: 20,
    };
    let lookup =
        |n: usize| Lookup::Key(Key::new("bill", format!("2016{:08}0000", n * 7 % COMMITS)));
    let time = |what: &str, work: &dyn Fn(usize)| {
        let begun = Clock::now();
        (0..times).for_each(work);
        println!(
            "{what:<24} {:6.1} µs",
            begun.elapsed().as_secs_f64() * 1e6 / times as f64
        );
    };
    time("load one", &|n| {
        assert!(store.load(&[lookup(n)]).unwrap()[0].is_some())
    });
    time("load three", &|n| {
        assert!(
            store
                .load(&[lookup(n), lookup(n + 1), lookup(n + 2)])
                .unwrap()[2]
                .is_some()
        )
    });
    time("list of 20", &|_| {
        assert_eq!(store.list(&query).unwrap().len(), 20)
    });
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

fn main() {
    let folder = env::args()
        .nth(1)
        .map_or_else(env::temp_dir, PathBuf::from)
        .join(format!("fapiao-timing-{}", process::id()));
    fs::create_dir_all(&folder).unwrap();
    let mut next = 0;
    let mut path = || {
        next += 1;
        folder.join(format!("{next}.db"))
    };
    let batches: Vec<Batch> = (0..COMMITS).map(|n| batch(0, n)).collect();
    let (mut floors, mut ones, mut manys) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..RUNS {
        // Turn about, so that a change of the machine's mood meets all three.
        floors.push(floor(&path(), &batches));
        ones.push(store(&path(), 1));
        manys.push(store(&path(), 64));
    }
    println!("floor {floors:.0?}\none   {ones:.0?}\n64    {manys:.0?}");
    let (floor, one, many) = (median(floors), median(ones), median(manys));
    println!(
        "floor {floor:.0}/s, 1 thread {one:.0}/s ({:.2} of floor), 64 threads {many:.0}/s ({:.2} of one)",
        one / floor,
        many / one
    );
    reads(&folder.join("2.db"));
    fs::remove_dir_all(&folder).unwrap();
}
