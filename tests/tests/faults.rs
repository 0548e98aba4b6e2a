//! A store that fails or conflicts at the k-th call, for every k of every step of every scenario (DESIGN, "Tests").
//!
//! One run faults the k-th call of each of its steps, so that the runs of a scenario are as many as its longest step has
//! calls, and yet every call of every step meets every fault. The step is repeated, under the same request id where it
//! takes one, and the scenario goes on. `FAPIAO_FAULTS` in the environment says how many of the first k are tried.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    missing_docs
)]

use std::time::Instant;

use fapiao_tests::faulty::Fault;
use fapiao_tests::format::scenarios;
use fapiao_tests::runner::{Place, Way, run};

fn every_call(fault: Fault) {
    let most: u32 = std::env::var("FAPIAO_FAULTS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(u32::MAX);
    let began = Instant::now();
    let (mut runs, mut faults, mut failures) = (0, 0, Vec::new());
    for scenario in scenarios().unwrap() {
        for k in 0..most {
            let way = Way {
                fault: Some((fault, k)),
                ..Way::default()
            };
            runs += 1;
            match run(&scenario, Place::faulty(), &way) {
                // No step has so many calls.
                Ok(outcome) if outcome.faults == 0 => break,
                Ok(outcome) => faults += outcome.faults,
                Err(failure) => {
                    failures.push(format!("call {k}: {failure}"));
                    break;
                }
            }
        }
    }
    println!(
        "{fault:?}: {runs} runs, {faults} faults, {} failed, {:?}",
        failures.len(),
        began.elapsed()
    );
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n\n"));
}

#[test]
fn failing_before() {
    every_call(Fault::FailBefore);
}

#[test]
fn conflicting_once() {
    every_call(Fault::ConflictOnce);
}

#[test]
fn committing_and_then_unavailable() {
    every_call(Fault::CommitThenUnavailable);
}
