//! The suite itself: the memory store passes it, and the report says what came of it.
#![allow(clippy::unwrap_used, reason = "a test")]

use std::collections::BTreeSet;

use fapiao_conformance::{Report, Samples, cases, check};
use fapiao_core::store::{Batch, MemoryStore, Store};
use fapiao_core::time::Instant;

#[test]
fn the_memory_store_passes_more_than_once() {
    let store = MemoryStore::new();
    for _ in 0..3 {
        let report = check(&store);
        assert!(report.passed(), "{report}");
    }
}

#[test]
fn what_a_store_holds_is_neither_in_the_way_nor_touched() {
    let store = MemoryStore::new();
    let desk = Samples::new("bill", Instant::from_millis(1_700_000_000_000).unwrap());
    store
        .commit(Batch {
            claim: vec![desk.claim("1", "a")],
            facts: vec![desk.fact("a", 1)],
            mails: vec![desk.mail("0", "a", 5), desk.mail("9", "a", -5)],
            ..desk.create_in("a", "g", "1")
        })
        .unwrap();
    let before = desk.picture(&store).unwrap();
    let report = check(&store);
    assert!(report.passed(), "{report}");
    assert_eq!(desk.picture(&store).unwrap(), before);
}

#[test]
fn a_case_runs_alone() {
    let store = MemoryStore::new();
    for case in cases() {
        let ran = case.check(&store);
        assert!(ran.passed, "{ran}");
        assert_eq!((&*ran.name, &*ran.about), (case.name, case.about));
    }
}

#[test]
fn cases_have_names_of_their_own_and_say_what_they_prove() {
    let names: BTreeSet<&str> = cases().map(|case| case.name).collect();
    assert_eq!(names.len(), cases().count());
    for case in cases() {
        assert!(case.about.ends_with('.'), "{case:?}");
    }
}

#[test]
fn a_report_is_plain_data_and_a_table() {
    let mut report = check(&MemoryStore::new());
    let text = serde_json::to_string(&report).unwrap();
    assert_eq!(serde_json::from_str::<Report>(&text).unwrap(), report);
    let count = report.cases.len();
    assert!(format!("{report}").ends_with(&format!("\n{count} passed, 0 failed")));
    let first = report.cases.first_mut().unwrap();
    (first.passed, first.message) = (false, Some("what was wrong".to_owned()));
    assert!(!report.passed());
    let text = format!("{report}");
    assert!(text.ends_with(&format!("\n{} passed, 1 failed", count - 1)));
    assert!(text.starts_with("FAILED") && text.contains("what was wrong"));
}
