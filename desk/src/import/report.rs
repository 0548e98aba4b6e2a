//! What an intake tells.

use fapiao_core::contract::{FeedReport, NewRows, RejectedLine};
use fapiao_core::operations::feed::{TakenIn, refused_lines, rejected_line};
use fapiao_core::statement::{RecordKind, StatementKind, StatementLine, StatementRecord};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ImportWatch;

/// Rejected lines that a report keeps.
const KEPT: usize = 1000;

/// How far an intake is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ImportProgress {
    /// Bytes of the file read, packed as they came.
    pub bytes: u64,
    /// Lines of the statement read.
    pub lines: u64,
    /// Records committed, or found to be known.
    pub records: u64,
    /// Lines that were not taken so far.
    pub rejected: u64,
}

/// What became of a statement that was taken in piece by piece. It stays small, however long the statement is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ImportReport {
    /// Whether it was read to its end; otherwise the intake was stopped.
    pub finished: bool,
    /// Whether the statement's closing lines were there and it was unpacked whole; otherwise it is cut off.
    pub complete: bool,
    /// Whether the statement's own totals equal its lines; absent without totals.
    pub totals_match: Option<bool>,
    /// Whether the packed file was cut off or damaged.
    pub damaged: bool,
    /// Which statement it is, once it was read to its end.
    pub bill: Option<StatementKind>,
    /// Payments read.
    pub payments: u64,
    /// Refunds read.
    pub refunds: u64,
    /// Lines that repeat an earlier one.
    pub duplicates: u64,
    /// Lines that are well formed and concern no order.
    pub skipped: u64,
    /// The first thousand lines that were not taken; `progress.rejected` says how many there are.
    pub rejected: Vec<RejectedLine>,
    /// What became of the records; its `rejected` is empty, for they are in `rejected` by line.
    pub feed: FeedReport,
    /// Orders that it brought.
    pub new_orders: NewRows,
    /// Bills that it brought.
    pub new_bills: NewRows,
    /// How far it came.
    pub progress: ImportProgress,
}

fn count(counter: &mut u64) {
    *counter = counter.saturating_add(1);
}

impl ImportReport {
    /// Counts a line; a record is given back to be taken in.
    pub(super) fn sort(
        &mut self,
        line: StatementLine,
        watch: &mut dyn ImportWatch,
    ) -> Option<StatementRecord> {
        match line {
            StatementLine::Record(record) => {
                match record.kind {
                    RecordKind::Payment => count(&mut self.payments),
                    RecordKind::Refund => count(&mut self.refunds),
                }
                return Some(record);
            }
            StatementLine::Duplicate(_) => count(&mut self.duplicates),
            StatementLine::Skipped(_) => count(&mut self.skipped),
            StatementLine::Rejected(line) => {
                count(&mut self.progress.rejected);
                self.reject(rejected_line(&line), watch);
            }
        }
        None
    }

    /// Adds what became of a batch.
    pub(super) fn add(&mut self, records: usize, mut taken: TakenIn, watch: &mut dyn ImportWatch) {
        for refused in std::mem::take(&mut taken.report.rejected) {
            count(&mut self.progress.rejected);
            for line in refused_lines(&refused) {
                self.reject(line, watch);
            }
        }
        let mut sum = TakenIn {
            report: std::mem::take(&mut self.feed),
            new_orders: std::mem::take(&mut self.new_orders),
            new_bills: std::mem::take(&mut self.new_bills),
        };
        sum.add(taken);
        self.feed = sum.report;
        self.new_orders = sum.new_orders;
        self.new_bills = sum.new_bills;
        self.progress.records = self.progress.records.saturating_add(records as u64);
    }

    fn reject(&mut self, line: RejectedLine, watch: &mut dyn ImportWatch) {
        watch.rejected(&line);
        if self.rejected.len() < KEPT {
            self.rejected.push(line);
        }
    }
}
