//! Every scenario on a PostgreSQL server, whose address `cargo xtask test postgres` gives.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    missing_docs
)]

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use fapiao_tests::format::scenarios;
use fapiao_tests::runner::{Place, Way, run};

#[test]
fn over_postgres() {
    let server = std::env::var("FAPIAO_POSTGRES").expect(
        "FAPIAO_POSTGRES is the address of a server; `cargo xtask test postgres` starts one",
    );
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let tenants = AtomicU32::new(0);
    let began = Instant::now();
    let scenarios = scenarios().unwrap();
    assert!(!scenarios.is_empty());
    let mut failures = Vec::new();
    for scenario in &scenarios {
        // Each has a tenant of its own, and sees nothing of the others.
        let tenant = tenants.fetch_add(1, Ordering::SeqCst);
        let place = Place::Address(format!("{server}?tenant={}-{tenant}", since.as_millis()));
        if let Err(failure) = run(scenario, place, &Way::default()) {
            failures.push(failure);
        }
    }
    println!(
        "postgres: {} scenarios, {:?}",
        scenarios.len(),
        began.elapsed()
    );
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n\n"));
}
