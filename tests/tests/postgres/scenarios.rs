//! Every scenario, and every case that a store must pass.

use std::time::Instant;

use fapiao::PostgresStore;
use fapiao_tests::format::scenarios;
use fapiao_tests::runner::{Place, Way, run};

use crate::fresh_tenant;

#[test]
fn over_postgres() {
    let began = Instant::now();
    let scenarios = scenarios().unwrap();
    assert!(!scenarios.is_empty());
    let mut failures = Vec::new();
    for scenario in &scenarios {
        // Each has a tenant of its own, and sees nothing of the others.
        let place = Place::Address(fresh_tenant());
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

#[test]
fn what_any_store_must_do() {
    let store = PostgresStore::open(&fresh_tenant()).unwrap();
    let report = fapiao_conformance::check(&store);
    println!("{report}");
    assert!(report.passed());
}
