//! Every scenario over every store that is at hand (DESIGN, "Tests").
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    missing_docs
)]

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Instant;

use fapiao_tests::format::scenarios;
use fapiao_tests::runner::{Place, Way, run};

/// Runs them all and tells of all that fail.
fn every(what: &str, place: impl Fn() -> Place, way: &Way) {
    let began = Instant::now();
    let scenarios = scenarios().unwrap();
    assert!(!scenarios.is_empty());
    let (mut steps, mut failures) = (0, Vec::new());
    for scenario in &scenarios {
        match run(scenario, place(), way) {
            Ok(outcome) => steps += outcome.steps,
            Err(failure) => failures.push(failure),
        }
    }
    println!(
        "{what}: {} scenarios, {steps} steps, {} failed, {:?}",
        scenarios.len(),
        failures.len(),
        began.elapsed()
    );
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n\n"));
}

#[test]
fn over_memory() {
    every("memory", Place::memory, &Way::default());
}

/// What takes a request id gives the first answer when it comes again, and changes nothing (P4).
#[test]
fn over_memory_with_every_write_repeated() {
    let way = Way {
        repeat_every_write: true,
        ..Way::default()
    };
    every("memory, repeated", Place::memory, &way);
}

#[test]
fn over_sqlite() {
    let folder = Folder::new();
    let files = AtomicU32::new(0);
    let place = || {
        let file = files.fetch_add(1, Ordering::SeqCst);
        Place::Address(format!("sqlite:{}/{file}.db", folder.0.display()))
    };
    every("sqlite", place, &Way::default());
}

/// Time and randomness come in with the command: the same scenario leaves the same store, to the byte (T5, N2).
#[test]
fn the_same_scenario_leaves_the_same_store() {
    for scenario in scenarios().unwrap() {
        let dump = || {
            run(&scenario, Place::memory(), &Way::default())
                .map(|outcome| outcome.dump)
                .unwrap_or_else(|error| panic!("{error}"))
        };
        assert!(dump() == dump(), "{} left something else", scenario.name);
    }
}

/// A folder that is gone with the test.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let path = std::env::temp_dir().join(format!("fapiao-scenarios-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
