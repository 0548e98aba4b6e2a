//! Whole journeys per second on an SQLite file with `synchronous=FULL`, beside a floor in the same run: the same rows,
//! written by bare rusqlite with prepared statements, one transaction per operation. `cargo bench --bench throughput`
//!
//! `PART=desk`, `PART=memory` or `PART=floor` runs that part alone, for a profiler.
#![allow(
    missing_docs,
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::float_arithmetic,
    clippy::indexing_slicing
)]

mod common;

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant as Stopwatch;

use common::{Bench, folder, median};
use fapiao::SqliteStore;
use fapiao_core::store::{Batch, Key};
use rusqlite::{Connection, params};

const JOURNEYS: usize = 300;
const ROUNDS: usize = 7;
const THREADS: usize = 64;

fn main() {
    if let Ok(part) = std::env::var("PART") {
        return only(&part);
    }
    let folder = folder("throughput");
    let (mut floors, mut ones, mut manys) = (Vec::new(), Vec::new(), Vec::new());
    // Of one round, for a disk is not as fast in the next.
    let (mut shares, mut shares_unhashed) = (Vec::new(), Vec::new());
    let hashes = 2.0 * password_seconds(argon2::Params::MIN_M_COST, argon2::Params::MIN_T_COST);
    let mut operations = 0;
    for round in 0..ROUNDS {
        let file = |name: &str| folder.join(format!("{name}-{round}.db"));
        // The rows of the floor are those of a desk that really did the journeys.
        let recorded = Bench::new(&file("recorded"), true);
        (0..JOURNEYS).for_each(|number| recorded.journey(number).unwrap());
        let batches = recorded.store.batches();
        operations = batches.len() / JOURNEYS;
        let floor = JOURNEYS as f64 / floor(&file("floor"), &batches);
        let one = one_thread(&file("one"));
        shares.push(one / floor);
        shares_unhashed.push(1.0 / (1.0 / one - hashes) / floor);
        floors.push(floor);
        ones.push(one);
        manys.push(many_threads(&file("many")));
    }
    let memory = median((0..ROUNDS).map(|_| in_memory()).collect());
    let (floor, one, many) = (median(floors), median(ones), median(manys));
    println!(
        "whole journeys per second, median of {ROUNDS} rounds of {JOURNEYS} journeys, SQLite with synchronous=FULL"
    );
    println!(
        "a journey is {operations} transactions and 3 reads; it hashes two passwords at the cost of tests, {:.0} µs ({:.1} ms each in production)",
        hashes * 1e6,
        password_seconds(19 * 1024, 2) * 1e3
    );
    println!("floor, bare rusqlite, 1 thread  {floor:8.0}");
    println!("desk in memory, 1 thread        {memory:8.0}   what the rules alone allow");
    println!(
        "desk, 1 thread                  {one:8.0}   {:.2} of the floor, {:.2} with the hashes taken off",
        median(shares),
        median(shares_unhashed)
    );
    println!(
        "desk, {THREADS} threads               {many:8.0}   {:.2} times one thread, {:.2} of the floor",
        many / one,
        many / floor
    );
    std::fs::remove_dir_all(folder).unwrap();
}

fn only(part: &str) {
    let folder = folder(part);
    let batches = if part == "floor" {
        let recorded = Bench::new(&folder.join("recorded.db"), true);
        (0..JOURNEYS).for_each(|number| recorded.journey(number).unwrap());
        recorded.store.batches()
    } else {
        Vec::new()
    };
    for round in 0..ROUNDS {
        let file = folder.join(format!("{round}.db"));
        let journeys = match part {
            "desk" => one_thread(&file),
            "memory" => in_memory(),
            "floor" => JOURNEYS as f64 / floor(&file, &batches),
            other => panic!("no part {other}"),
        };
        println!("{part} {:.1} microseconds a journey", 1e6 / journeys);
    }
    std::fs::remove_dir_all(folder).unwrap();
}

fn in_memory() -> f64 {
    let bench = Bench::in_memory();
    let begun = Stopwatch::now();
    (0..JOURNEYS).for_each(|number| bench.journey(number).unwrap());
    JOURNEYS as f64 / begun.elapsed().as_secs_f64()
}

fn one_thread(path: &Path) -> f64 {
    let bench = Bench::new(path, false);
    let begun = Stopwatch::now();
    (0..JOURNEYS).for_each(|number| bench.journey(number).unwrap());
    JOURNEYS as f64 / begun.elapsed().as_secs_f64()
}

fn many_threads(path: &Path) -> f64 {
    let bench = Bench::new(path, false);
    let next = AtomicUsize::new(0);
    let journeys = JOURNEYS * 4;
    let begun = Stopwatch::now();
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= journeys {
                        break;
                    }
                    bench.journey(number).unwrap();
                }
            });
        }
    });
    journeys as f64 / begun.elapsed().as_secs_f64()
}

/// Seconds of a password hash at a cost, at best.
fn password_seconds(memory_kib: u32, passes: u32) -> f64 {
    let hasher = argon2::Argon2::new(
        argon2::Algorithm::Argon2id,
        argon2::Version::V0x13,
        argon2::Params::new(memory_kib, passes, 1, None).unwrap(),
    );
    let hash = || {
        let begun = Stopwatch::now();
        hasher
            .hash_password_into(b"correct horse battery", b"0123456789abcdef", &mut [0; 32])
            .unwrap();
        begun.elapsed().as_secs_f64()
    };
    (0..20).map(|_| hash()).fold(f64::MAX, f64::min)
}

/// Seconds that bare rusqlite takes for the same rows: statements prepared once, nothing checked, nothing read.
fn floor(path: &Path, batches: &[Batch]) -> f64 {
    drop(SqliteStore::open(path).unwrap());
    let connection = Connection::open(path).unwrap();
    connection
        .execute_batch(
            "PRAGMA synchronous=FULL; PRAGMA cache_size=-32000; PRAGMA wal_autocheckpoint=4000; \
             PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=67108864",
        )
        .unwrap();
    let prepare = |sql: &str| connection.prepare(sql).unwrap();
    let (mut begin, mut commit) = (prepare("BEGIN IMMEDIATE"), prepare("COMMIT"));
    let mut insert = prepare("INSERT INTO rows VALUES (?, ?, ?, ?, ?)");
    let mut update =
        prepare("UPDATE rows SET version = ?3, digest = ?4, body = ?5 WHERE kind = ?1 AND id = ?2");
    let mut index = prepare("INSERT INTO entries VALUES (?, ?, ?, ?, ?)");
    let mut unindex = prepare(
        "DELETE FROM entries WHERE kind = ? AND name = ? AND value = ? AND sort = ? AND id = ?",
    );
    let mut claim = prepare("INSERT INTO claims VALUES (?, ?, ?, ?)");
    let mut release = prepare("DELETE FROM claims WHERE space = ? AND value = ?");
    let mut fact = prepare("INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    let mut mail =
        prepare("INSERT INTO mails (id, about_kind, about_id, due, body) VALUES (?, ?, ?, ?, ?)");
    let begun = Stopwatch::now();
    for batch in batches {
        begin.execute([]).unwrap();
        for change in &batch.rows {
            let Key { kind, id } = &change.row.key;
            let row = params![
                kind,
                id,
                change.row.version as i64,
                change.row.digest,
                change.row.body
            ];
            if change.replaces == 0 {
                insert.execute(row).unwrap()
            } else {
                update.execute(row).unwrap()
            };
            for entry in &change.unindex {
                unindex
                    .execute(params![kind, entry.name, entry.value, entry.sort, id])
                    .unwrap();
            }
            for entry in &change.index {
                index
                    .execute(params![kind, entry.name, entry.value, entry.sort, id])
                    .unwrap();
            }
        }
        for held in &batch.release {
            release.execute(params![held.space, held.value]).unwrap();
        }
        for held in &batch.claim {
            claim
                .execute(params![
                    held.space,
                    held.value,
                    held.holder.kind,
                    held.holder.id
                ])
                .unwrap();
        }
        for one in &batch.facts {
            let (seq, at) = (one.seq as i64, one.at.millis());
            fact.execute(params![
                one.key.kind,
                one.key.id,
                seq,
                at,
                one.actor,
                one.operation,
                one.event,
                one.previous,
                one.digest
            ])
            .unwrap();
        }
        for one in &batch.mails {
            mail.execute(params![
                one.id,
                one.about.kind,
                one.about.id,
                one.due.millis(),
                one.body
            ])
            .unwrap();
        }
        commit.execute([]).unwrap();
    }
    begun.elapsed().as_secs_f64()
}
