//! The cases that any store of a fapiao desk must pass, for those who write one.
//!
//! A store is what keeps the data of a desk: an implementation of [`Store`]. Write yours, open it on an empty
//! place, and have it checked:
//!
//! ```
//! use fapiao_core::store::MemoryStore;
//!
//! let store = MemoryStore::new(); // yours
//! let report = fapiao_conformance::check(&store);
//! assert!(report.passed(), "{report}");
//! ```
//!
//! The report names each [`Case`], says what it proves and, where it failed, what was found and what was wanted. While you
//! look for a fault, run one case alone:
//!
//! ```
//! # let store = fapiao_core::store::MemoryStore::new();
//! for case in fapiao_conformance::cases().filter(|case| case.name.contains("claim")) {
//!     let ran = case.check(&store);
//!     assert!(ran.passed, "{ran}");
//! }
//! ```
//!
//! # What it does to the store
//!
//! One store serves all cases, and it need not be empty. A row of the kind `check` counts the cases that ever ran on it;
//! the number of a case is part of every kind, claim space and mail id that it uses, so cases never meet. Mails are
//! leased whoever wrote them: a case uses times of the 1970s, each before those of all earlier cases, when no mail of a
//! desk is due. What the cases write stays there, for a store cannot forget facts: check a store that you can throw away,
//! and not twice at the same time.
//!
//! A case that panics has failed; the others go on. A store that never answers holds the check up for ever. Races
//! run eight threads. All cases together make about 2,500 calls.
//!
//! # What it cannot see
//!
//! Whether a commit survives a power failure or the end of the process, whether two processes can share the data, and how
//! fast the store is. Test these yourself; [`Samples`] has rows, claims, facts and mails to write.

use std::any::Any;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant as Stopwatch;

use fapiao_core::store::{Store, StoreError};
use fapiao_core::time::Instant;

mod cases;
mod outcome;
mod report;
mod samples;

use outcome::{Broken, Outcome};
pub use report::{CaseReport, Report};
pub use samples::{Samples, rows};

/// Something that any store must do.
#[derive(Clone, Copy)]
pub struct Case {
    /// Its name, unlike that of any other case.
    pub name: &'static str,
    /// What it proves, one sentence.
    pub about: &'static str,
    run: fn(&dyn Store, &Samples) -> Outcome,
}

impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Case").field(&self.name).finish()
    }
}

/// All cases, those that others rest on first.
pub fn cases() -> impl Iterator<Item = &'static Case> {
    cases::GROUPS.iter().copied().flatten()
}

/// Runs all cases on the store.
pub fn check(store: &dyn Store) -> Report {
    Report {
        cases: cases().map(|case| case.check(store)).collect(),
    }
}

impl Case {
    /// Runs this case alone.
    pub fn check(&self, store: &dyn Store) -> CaseReport {
        let begun = Stopwatch::now();
        let run = || (self.run)(store, &unused(store)?);
        // The store is behind a shared reference and has to keep itself in order.
        let message = match catch_unwind(AssertUnwindSafe(run)) {
            Ok(outcome) => outcome.err().map(|broken| broken.0),
            Err(panic) => Some(format!("panicked: {}", words(panic.as_ref()))),
        };
        CaseReport {
            name: self.name.into(),
            about: self.about.into(),
            passed: message.is_none(),
            message,
            millis: u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX),
        }
    }
}

/// The start of 1980.
const LATEST_MS: i64 = 315_532_800_000;
/// What one case may use of time.
const SPAN_MS: i64 = 10_000;

/// Samples that no case has used on this store.
fn unused(store: &dyn Store) -> Result<Samples, Broken> {
    let counter = Samples::new("check", Instant::MIN);
    let count_up = || -> Result<u64, StoreError> {
        let seen = counter
            .load(store, "cases")?
            .map_or(0, |counted| counted.version);
        let number = seen.saturating_add(1);
        let counted = Samples::change(counter.row("cases", number, "{}"), seen);
        store.commit(rows(vec![counted]))?;
        Ok(number)
    };
    let number = count_up().map_err(|error| {
        Broken(format!(
            "the row that counts the cases cannot be written: {error:?}"
        ))
    })?;
    let before = i64::try_from(number)
        .unwrap_or(i64::MAX)
        .saturating_mul(SPAN_MS);
    Ok(Samples::new(
        format!("check-{number}"),
        Instant::MIN.plus_millis(LATEST_MS.saturating_sub(before)),
    ))
}

#[cfg(doctest)]
#[doc = include_str!("../../../docs/stores.md")]
mod page {}

fn words(panic: &(dyn Any + Send)) -> &str {
    match (panic.downcast_ref::<&str>(), panic.downcast_ref::<String>()) {
        (Some(words), _) => words,
        (_, Some(words)) => words,
        _ => "without words",
    }
}
