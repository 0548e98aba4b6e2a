//! A statement taken in beside a bare insert of the rows that it becomes, in the same run.
//! `cargo bench --bench import -- 1000000` for a million lines; 100,000 without the number.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::float_arithmetic
)]

use std::fmt::Write as _;
use std::io::Read;
use std::path::Path;
use std::time::Instant as Stopwatch;

use fapiao::{Desk, ImportOptions};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

/// A WeChat Pay bill that is written while it is read, so that it takes no memory of its own.
struct Bill {
    rows: u64,
    next: u64,
    line: Vec<u8>,
    at: usize,
}

impl Bill {
    fn new(rows: u64) -> Self {
        Self {
            rows,
            next: 0,
            line: Vec::new(),
            at: 0,
        }
    }

    fn refill(&mut self) {
        let mut text = String::new();
        let (rows, row) = (self.rows, self.next);
        if row == 0 {
            text.push_str("交易时间,公众账号ID,商户号,特约商户号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,商品名称,手续费,费率,订单金额,费率备注\n");
        }
        if row < rows {
            // Ids come as a platform gives them: rising within a second, with a random tail.
            let tail = (row + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 34;
            writeln!(text, "`2026-03-12 10:06:33,`wx0123456789abcdef,`1900000109,`0,`42000020372026{row:09}{tail:010},`SO2026{row:012},`oUpF8uMuAJO_M2pxb1Q9zNjWeS6o,`NATIVE,`SUCCESS,`OTHERS,`CNY,`128.00,`0.00,`Office365云服务,`0.77000,`0.60%,`128.00,`").unwrap();
        } else if row == rows {
            writeln!(
                text,
                "总交易单数,应结订单总金额,订单总金额\n`{rows},`{0}.00,`{0}.00",
                rows * 128
            )
            .unwrap();
        }
        self.next += 1;
        self.line = text.into_bytes();
        self.at = 0;
    }
}

impl Read for Bill {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let mut written = 0;
        while written < buffer.len() {
            if self.at == self.line.len() {
                if self.next > self.rows {
                    break;
                }
                self.refill();
            }
            let rest = self.line.get(self.at..).unwrap();
            let length = rest.len().min(buffer.len() - written);
            buffer
                .get_mut(written..written + length)
                .unwrap()
                .copy_from_slice(rest.get(..length).unwrap());
            written += length;
            self.at += length;
        }
        Ok(written)
    }
}

/// The largest memory of this process in MiB; none where the system does not tell.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
}

const TABLES: [(&str, usize); 3] = [("rows", 5), ("facts", 9), ("entries", 5)];

/// Puts the rows that the intake made into another file with the same tables, as many in a transaction as the intake
/// does: fifty with each prepared statement, and nothing else. Reading them does not count.
fn floor(from: &Path, to: &Path, commits: u64) -> f64 {
    drop(Desk::open_file(to).unwrap());
    let source = Connection::open(from).unwrap();
    let target = Connection::open(to).unwrap();
    target
        .execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")
        .unwrap();
    let count = |table: &str| -> u64 {
        let sql = format!("SELECT count(*) FROM {table}");
        let count: i64 = source.query_row(&sql, [], |row| row.get(0)).unwrap();
        u64::try_from(count).unwrap()
    };
    // Rows and facts lie in the order in which they were written; entries in the order of their key, which helps them.
    let mut readers: Vec<_> = TABLES
        .iter()
        .map(|(table, width)| {
            let statement = source.prepare(&format!("SELECT * FROM {table}")).unwrap();
            (*table, *width, count(table).div_ceil(commits), statement)
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

fn main() {
    let rows: u64 = std::env::args()
        .find_map(|text| text.parse().ok())
        .unwrap_or(100_000);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("import.db");
    let desk = Desk::open_file(&file).unwrap();
    let run = |what: &str| {
        let begun = Stopwatch::now();
        let report = desk
            .platform()
            .import_statement_from(Bill::new(rows), ImportOptions::default(), &mut ())
            .unwrap();
        let seconds = begun.elapsed().as_secs_f64();
        assert!(report.complete && report.totals_match == Some(true));
        assert!(report.rejected.is_empty() && report.payments == rows);
        println!(
            "{what:<24}{:>9.0} lines/s   peak {} MiB",
            rows as f64 / seconds,
            peak().map_or("?".to_owned(), |peak| peak.to_string())
        );
        seconds
    };
    println!("{rows} lines of a WeChat Pay bill, SQLite");
    let first = run("taken in");
    run("the same again");
    drop(desk);
    let bare = floor(&file, &folder.path().join("floor.db"), rows.div_ceil(500));
    println!(
        "{:<24}{:>9.0} lines/s",
        "bare insert of its rows",
        rows as f64 / bare
    );
    println!("the intake runs at {:.2} of the bare insert", bare / first);
}
