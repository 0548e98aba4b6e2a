//! A desk on PostgreSQL: scenarios, cases, and what can go wrong with a server. `cargo xtask test postgres` gives the
//! address of a server; tests that stop or fill one start their own.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing,
    missing_docs
)]

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use fapiao_tests::postgres::ADDRESS;

mod addresses;
mod crash;
mod cut;
mod limits;
mod proxy;
mod scenarios;
mod servers;

/// The server that all share.
fn server() -> String {
    std::env::var(ADDRESS).unwrap_or_else(|_| {
        panic!("{ADDRESS} is the address of a server; `cargo xtask test postgres` starts one")
    })
}

/// An address under which nothing was ever kept.
fn fresh_tenant() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let number = NEXT.fetch_add(1, Ordering::SeqCst);
    format!("{}?tenant={}-{number}", server(), since.as_micros())
}
