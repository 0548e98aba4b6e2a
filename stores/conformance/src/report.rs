//! What came of the cases.

use std::fmt;

use fapiao_core::store::Name;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What came of all cases. Its text is a table that ends with `N passed, N failed`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[must_use]
#[serde(rename = "StoreReport")]
pub struct Report {
    /// One for each case, in the order in which they ran.
    pub cases: Vec<CaseReport>,
}

/// What came of one case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[must_use]
#[serde(rename = "StoreCaseReport")]
pub struct CaseReport {
    /// The name of the case.
    pub name: Name,
    /// What it proves, one sentence.
    pub about: Name,
    /// Whether the store did it.
    pub passed: bool,
    /// What was wrong; nothing if it passed.
    pub message: Option<String>,
    /// How long it took, in milliseconds.
    pub millis: u64,
}

impl Report {
    /// Whether every case passed.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.cases.iter().all(|case| case.passed)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for case in &self.cases {
            writeln!(f, "{case}")?;
        }
        let failed = self.cases.iter().filter(|case| !case.passed).count();
        write!(
            f,
            "{} passed, {failed} failed",
            self.cases.len().saturating_sub(failed)
        )
    }
}

impl fmt::Display for CaseReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = if self.passed { "ok" } else { "FAILED" };
        write!(f, "{mark:<6} {:>6} ms  {}", self.millis, self.name)?;
        match &self.message {
            Some(message) => write!(f, "\n{:18}{}\n{:18}{message}", "", self.about, ""),
            None => Ok(()),
        }
    }
}
