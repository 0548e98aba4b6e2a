//! A statement taken in beside a bare insert of the rows that it becomes, in the same run; 100,000 lines unless told
//! otherwise.
//! `cargo bench --package fapiao-tests --bench import -- 1000000` on SQLite,
//! `cargo xtask postgres cargo bench --package fapiao-tests --features postgres --bench import -- postgres 1000000` on
//! PostgreSQL.
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::float_arithmetic
)]

use std::time::Instant as Stopwatch;

use fapiao::{Desk, ImportOptions};
use fapiao_tests::statement::WechatBill;

#[cfg(feature = "postgres")]
mod postgres;
mod sqlite;

/// The tables that the intake writes.
const TABLES: [&str; 3] = ["rows", "facts", "entries"];
/// Records that the intake commits together.
const TOGETHER: u64 = 500;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let lines: u64 = words
        .iter()
        .find_map(|text| text.parse().ok())
        .unwrap_or(100_000);
    if words.iter().any(|word| word == "postgres") {
        #[cfg(feature = "postgres")]
        postgres::measure(lines);
        #[cfg(not(feature = "postgres"))]
        println!("this was built without the feature `postgres`");
    } else {
        sqlite::measure(lines);
    }
}

/// Takes a statement in, twice, and then what it became; tells how the two compare.
fn compare(desk: Desk, lines: u64, floor: impl FnOnce() -> f64) {
    let run = |what: &str| {
        let begun = Stopwatch::now();
        let report = desk
            .platform()
            .import_statement_from(WechatBill::new(lines, 0), ImportOptions::default(), &mut ())
            .unwrap();
        let seconds = begun.elapsed().as_secs_f64();
        assert!(report.complete && report.totals_match == Some(true));
        assert!(report.rejected.is_empty() && report.payments == lines);
        tell(what, lines, seconds);
        seconds
    };
    let first = run("taken in");
    run("the same again");
    drop(desk);
    if let Some(peak) = peak() {
        println!("peak of memory: {peak} MiB");
    }
    let bare = floor();
    tell("bare insert of its rows", lines, bare);
    println!("the intake runs at {:.2} of the bare insert", bare / first);
}

fn tell(what: &str, lines: u64, seconds: f64) {
    println!("{what:<24}{:>9.0} lines/s", lines as f64 / seconds);
}

/// The largest memory of this process in MiB; none where the system does not tell.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
}
