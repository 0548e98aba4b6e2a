//! What a page, a sign-in and a dry run cost with ten thousand bills in the store and with a million.
//! `cargo bench --bench scale` on an SQLite file; the larger one takes some minutes and some gigabytes of the temporary
//! folder. `FAPIAO_BENCH_BILLS=100000` makes it smaller.
//! `cargo xtask postgres cargo bench --package fapiao --features postgres --bench scale` on PostgreSQL.
#![allow(
    missing_docs,
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::float_arithmetic,
    clippy::indexing_slicing
)]

mod common;

use std::path::Path;
use std::time::Instant as Stopwatch;

use common::{BILLS_OF_A_CUSTOMER, Bench, Observed, folder, median, payment};
use fapiao::contract::{Feed, ListBills, Queue};
use fapiao::{SqliteStore, Store};

/// On the server of the environment, or else in a file.
fn store(folder: &Path, bills: usize) -> Box<dyn Store> {
    #[cfg(feature = "postgres")]
    if let Ok(address) = std::env::var("FAPIAO_POSTGRES") {
        let tenant = format!("{address}?tenant=scale-{}-{bills}", std::process::id());
        return Box::new(fapiao::PostgresStore::open(&tenant).unwrap());
    }
    Box::new(SqliteStore::open(folder.join(format!("{bills}.db"))).unwrap())
}

fn main() {
    let large = std::env::var("FAPIAO_BENCH_BILLS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(1_000_000);
    let folder = folder("scale");
    println!("microseconds, median of 2000 calls");
    println!(
        "{:>9} bills   a page of bills   sign in   prepare   staff queue   feeding one bill",
        ""
    );
    for bills in [10_000, large] {
        let bench = Bench::on(Observed::new(store(&folder, bills), false));
        let begun = Stopwatch::now();
        for from in (0..bills).step_by(5_000) {
            let records = (from..(from + 5_000).min(bills))
                .map(|number| payment(number, number / BILLS_OF_A_CUSTOMER))
                .collect();
            assert!(
                bench
                    .desk
                    .platform()
                    .feed(Feed { records })
                    .unwrap()
                    .rejected
                    .is_empty()
            );
        }
        let feeding = begun.elapsed().as_secs_f64() * 1e6 / bills as f64;
        // The first order of every so many customers has an account.
        let customers: Vec<usize> = (0..50)
            .map(|at| at * (bills / 50) / BILLS_OF_A_CUSTOMER * BILLS_OF_A_CUSTOMER)
            .collect();
        let mut handles = Vec::new();
        for customer in &customers {
            bench.join(*customer).unwrap();
            handles.push(bench.sign_in(*customer).unwrap());
        }
        for at in (0..bills).step_by(bills / 20) {
            let me = bench
                .desk
                .customer_by_reference(format!("C-{:09}", at / BILLS_OF_A_CUSTOMER).as_str());
            let number = at / BILLS_OF_A_CUSTOMER * BILLS_OF_A_CUSTOMER + 1;
            me.apply(common::draft(number)).unwrap();
        }
        let time = |call: &dyn Fn(usize)| {
            (0..200).for_each(call);
            median(
                (0..2_000)
                    .map(|at| {
                        let begun = Stopwatch::now();
                        call(at);
                        begun.elapsed().as_secs_f64() * 1e6
                    })
                    .collect(),
            )
        };
        let clerk = bench.desk.staff("clerk");
        let pages = time(&|at| {
            assert!(
                !handles[at % 50]
                    .bills(ListBills::default())
                    .unwrap()
                    .items
                    .is_empty()
            )
        });
        let sign_in = time(&|at| drop(bench.sign_in(customers[at % 50]).unwrap()));
        let prepare = time(&|at| {
            drop(
                handles[at % 50]
                    .prepare([format!("PAY-{:09}", customers[at % 50])])
                    .unwrap(),
            )
        });
        let queue = time(&|_| drop(clerk.queue(Queue::default()).unwrap()));
        println!(
            "{bills:>9} {pages:>21.0} {sign_in:>9.0} {prepare:>9.0} {queue:>13.0} {feeding:>18.0}"
        );
    }
    std::fs::remove_dir_all(folder).unwrap();
}
