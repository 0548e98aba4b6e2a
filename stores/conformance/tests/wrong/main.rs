//! Stores that are wrong on purpose: each fails the cases that speak of its fault, and no other.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test"
)]

mod lies;
mod store;

use std::collections::BTreeSet;

use fapiao_conformance::{cases, check};
use fapiao_core::store::StoreError;

use store::Wrong;

/// The cases that a store fails.
fn failed(store: &Wrong) -> BTreeSet<String> {
    let report = check(store);
    let failed = report.cases.into_iter().filter(|case| !case.passed);
    failed
        .inspect(|case| assert!(case.message.is_some(), "{case}"))
        .map(|case| case.name.into_owned())
        .collect()
}

#[test]
fn each_fails_what_speaks_of_its_fault() {
    let mut wrong = String::new();
    for (fault, store, wanted) in lies::all() {
        let wanted: BTreeSet<String> = wanted.iter().map(|name| (*name).to_owned()).collect();
        let failed = failed(&store);
        if failed != wanted {
            wrong.push_str(&format!("{fault}: {failed:#?}\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_case_can_fail() {
    let lies = lies::all();
    let failing: BTreeSet<&str> = lies
        .iter()
        .flat_map(|(_, _, names)| *names)
        .copied()
        .collect();
    let all: BTreeSet<&str> = cases().map(|case| case.name).collect();
    assert_eq!(failing, all);
}

#[test]
fn a_panic_is_a_failed_case() {
    let store = Wrong {
        history: |_, _, _, _| panic!("no page {}", 7),
        ..Wrong::default()
    };
    let report = check(&store);
    assert_eq!(report.cases.len(), cases().count());
    let told = report
        .cases
        .iter()
        .filter_map(|case| case.message.as_deref());
    assert!(told.clone().count() > 3);
    told.for_each(|message| assert_eq!(message, "panicked: no page 7"));
}

#[test]
fn a_panic_in_a_race_is_a_failed_case() {
    let store = Wrong {
        lease: |_, _, _, _| panic!("no lease"),
        ..Wrong::default()
    };
    let report = check(&store);
    let race = report
        .cases
        .iter()
        .find(|case| case.name == "a mail is leased to one relay");
    assert_eq!(race.unwrap().message.as_deref(), Some("panicked: no lease"));
}

#[test]
fn a_store_that_never_answers_fails_everything() {
    let store = Wrong {
        load: |_, _| {
            Err(StoreError::Unavailable {
                message: "no line".to_owned(),
            })
        },
        ..Wrong::default()
    };
    assert_eq!(failed(&store).len(), cases().count());
}
