//! Bulk intake (SPEC B11): statements of any size, read in pieces, taken in batch by batch.

mod ahead;
mod report;
mod unpack;

use std::io::{ErrorKind, Read};
use std::ops::ControlFlow;

use fapiao_core::contract::{ColumnMap, FeedRecord, RejectedLine, StatementFormat};
use fapiao_core::error::{Code, Error};
use fapiao_core::operations::feed::Terms;
use fapiao_core::statement::{ReadAs, StatementLine, StatementReader};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::desk::Desk;
use crate::handles::Platform;
use ahead::Ahead;
use unpack::{Unpacked, Unpacker};

pub use report::{ImportProgress, ImportReport};

/// Records of one commit, as many as the core commits together.
const BATCH: usize = 500;
/// Bytes that are read at a time.
const PIECE: usize = 64 * 1024;

/// How a statement is to be taken in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ImportOptions {
    /// Its format. Whether it is packed with gzip or zip is seen from the file.
    pub format: StatementFormat,
    /// The columns of ordinary CSV.
    pub columns: Option<ColumnMap>,
    /// The seller's id; the policy's first when absent.
    pub seller: Option<String>,
}

impl From<StatementFormat> for ImportOptions {
    fn from(format: StatementFormat) -> Self {
        Self {
            format,
            ..Self::default()
        }
    }
}

impl From<ColumnMap> for ImportOptions {
    fn from(columns: ColumnMap) -> Self {
        Self {
            format: StatementFormat::Columns,
            columns: Some(columns),
            seller: None,
        }
    }
}

/// Who follows an intake. `()` does not care; a closure is told the progress.
pub trait ImportWatch {
    /// Called after each commit and at least with each 64 KiB of the file. `Break` ends the intake: what was committed
    /// stays, and taking in the same file again goes on from there.
    fn progress(&mut self, progress: &ImportProgress) -> ControlFlow<()> {
        let _ = progress;
        ControlFlow::Continue(())
    }

    /// Called for every line that is not taken, though the report keeps the first thousand alone. What the reader finds
    /// comes at once, what the rules refuse with its batch.
    fn rejected(&mut self, line: &RejectedLine) {
        let _ = line;
    }
}

impl ImportWatch for () {}

impl<F: FnMut(&ImportProgress) -> ControlFlow<()>> ImportWatch for F {
    fn progress(&mut self, progress: &ImportProgress) -> ControlFlow<()> {
        self(progress)
    }
}

impl Platform {
    /// Takes in a statement of any size: a WeChat Pay bill, Alipay business detail or fund flow as downloaded, packed
    /// with gzip or zip or not at all, or ordinary CSV with a column map (SPEC B11). 500 records are committed together.
    /// Bad lines are told to `watch`, and the good ones are not lost to them.
    ///
    /// It can be run again with the same file, after a crash, an error or a break: what is known changes nothing.
    /// While one batch is committed, the next is decided and a third read, in threads of their own; they take effect in
    /// the order of the file, as if each had waited for the one before it.
    /// What it keeps does not grow with the file: prints of lines, three batches of records, the first rejected lines.
    ///
    /// # Errors
    /// `not_a_statement`; `invalid_input` for a column map that contradicts itself; those of the store, and
    /// `source_failed` when the reader fails. What was committed before stays.
    pub fn import_statement_from(
        &self,
        mut reader: impl Read,
        options: impl Into<ImportOptions>,
        watch: &mut dyn ImportWatch,
    ) -> Result<ImportReport, Error> {
        let mut import = self.begin_import(options)?;
        let mut piece = vec![0; PIECE];
        while !import.is_stopped() {
            let length = match reader.read(&mut piece) {
                Ok(0) => break,
                Ok(length) => length,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => {
                    return Err(
                        Error::new(Code::SourceFailed).detail("reason", error.kind().to_string())
                    );
                }
            };
            import.push(piece.get(..length).unwrap_or_default(), watch)?;
        }
        while let Step::More = import.finish_step(watch)? {}
        Ok(import.into_report())
    }

    /// Begins an intake whose bytes are pushed by the caller, for sources that are no [`Read`].
    ///
    /// # Errors
    /// `invalid_input` for a column map that contradicts itself.
    pub fn begin_import(&self, options: impl Into<ImportOptions>) -> Result<Import, Error> {
        Import::new(self.desk().clone(), options.into())
    }
}

/// Whether an intake has come to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// There is more to do.
    More,
    /// All is taken in.
    Done,
}

/// An intake under way: push the bytes, then take [`Import::finish_step`] until it is done, then
/// [`Import::into_report`]. Dropping it leaves what was committed.
pub struct Import {
    desk: Desk,
    terms: Terms,
    unpacker: Unpacker,
    /// None when all is read.
    reader: Option<StatementReader>,
    pending: Vec<(u64, FeedRecord)>,
    ahead: Ahead,
    report: ImportReport,
    stopped: bool,
}

impl std::fmt::Debug for Import {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Import")
            .field("progress", self.progress())
            .finish_non_exhaustive()
    }
}

impl Import {
    fn new(desk: Desk, options: ImportOptions) -> Result<Self, Error> {
        let read_as: ReadAs = options.format.read_as(options.columns)?;
        Ok(Self {
            desk,
            terms: Terms::new(&read_as, options.seller),
            unpacker: Unpacker::default(),
            reader: Some(StatementReader::new(read_as)),
            pending: Vec::new(),
            ahead: Ahead::default(),
            report: ImportReport::default(),
            stopped: false,
        })
    }

    /// How far it is.
    pub fn progress(&self) -> &ImportProgress {
        &self.report.progress
    }

    /// Whether the watch ended it. Nothing more is read or committed then.
    pub fn is_stopped(&self) -> bool {
        self.stopped
    }

    /// Takes the next bytes of the file as it came. Full batches are committed.
    ///
    /// # Errors
    /// `not_a_statement`; those of the store.
    pub fn push(&mut self, bytes: &[u8], watch: &mut dyn ImportWatch) -> Result<(), Error> {
        for slice in bytes.chunks(unpack::SLICE) {
            if self.stopped {
                return Ok(());
            }
            let read = &mut self.report.progress.bytes;
            *read = read.saturating_add(slice.len() as u64);
            let plain = self.unpacker.push(slice)?;
            self.read(&plain, watch)?;
        }
        self.tell(watch);
        Ok(())
    }

    /// Goes on when no more bytes come: what was kept is unpacked and read piece by piece, the last records committed.
    ///
    /// # Errors
    /// As for [`Import::push`].
    pub fn finish_step(&mut self, watch: &mut dyn ImportWatch) -> Result<Step, Error> {
        if self.stopped || self.reader.is_none() {
            return Ok(Step::Done);
        }
        match self.unpacker.finish()? {
            Unpacked::Piece(plain) => {
                self.read(&plain, watch)?;
                return Ok(Step::More);
            }
            Unpacked::End { damaged } => self.report.damaged = damaged,
        }
        let Some(reader) = self.reader.take() else {
            return Ok(Step::Done);
        };
        let mut told = Vec::new();
        let end = reader
            .finish(&mut told)
            .map_err(|error| self.terms.refusal(&error))?;
        self.take(told, watch)?;
        self.commit_rest(watch)?;
        if !self.stopped {
            self.report.finished = true;
            self.report.complete = end.complete && !self.report.damaged;
            self.report.totals_match = end.totals_match;
            self.report.bill = Some(end.bill);
        }
        Ok(Step::Done)
    }

    /// What was done. What is not yet committed is left.
    #[must_use]
    pub fn into_report(mut self) -> ImportReport {
        // What is just being committed has been done. If it fails, it has not, and whoever asks now wants no error.
        let report = &mut self.report;
        let _ = self.ahead.settle(|records, taken| {
            report.add(records, taken?, &mut ());
            Ok(false)
        });
        self.report
    }

    fn read(&mut self, plain: &[u8], watch: &mut dyn ImportWatch) -> Result<(), Error> {
        for piece in plain.chunks(PIECE) {
            let Some(reader) = &mut self.reader else {
                return Ok(());
            };
            let mut told = Vec::new();
            reader
                .push(piece, &mut told)
                .map_err(|error| self.terms.refusal(&error))?;
            self.report.progress.lines = reader.lines();
            self.take(told, watch)?;
            if self.stopped {
                return Ok(());
            }
        }
        Ok(())
    }

    fn take(&mut self, told: Vec<StatementLine>, watch: &mut dyn ImportWatch) -> Result<(), Error> {
        for line in told {
            if let Some(record) = self.report.sort(line, watch) {
                self.pending
                    .push((record.line, self.terms.feed_record(record)?));
            }
            if self.pending.len() >= BATCH {
                self.commit(watch)?;
                if self.stopped {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// Sends a full batch on its way, once there is room for it.
    fn commit(&mut self, watch: &mut dyn ImportWatch) -> Result<(), Error> {
        while self.ahead.is_full() {
            self.settle(watch)?;
        }
        if !self.stopped {
            let records = std::mem::take(&mut self.pending);
            self.ahead.send(&self.desk, records.into())?;
        }
        Ok(())
    }

    /// Commits what is on its way and what is left. A statement of one batch needs no other thread.
    fn commit_rest(&mut self, watch: &mut dyn ImportWatch) -> Result<(), Error> {
        while self.settle(watch)? {}
        if !self.stopped && !self.pending.is_empty() {
            let records = std::mem::take(&mut self.pending);
            let count = records.len();
            let taken = self
                .desk
                .intake(records.into(), self.desk.store().as_ref())?;
            self.report.add(count, taken, watch);
        }
        self.tell(watch);
        Ok(())
    }

    /// Waits for the batch that is committed, if any, and tells of it; the next one is committed unless the watch ends
    /// the intake.
    fn settle(&mut self, watch: &mut dyn ImportWatch) -> Result<bool, Error> {
        let Self {
            ahead,
            report,
            stopped,
            ..
        } = self;
        let settled = ahead.settle(|records, taken| {
            report.add(records, taken?, watch);
            *stopped |= watch.progress(&report.progress).is_break();
            Ok(!*stopped)
        });
        // Whatever comes behind a batch that failed waits for the next run.
        *stopped |= settled.is_err();
        settled
    }

    fn tell(&mut self, watch: &mut dyn ImportWatch) {
        self.stopped |= watch.progress(&self.report.progress).is_break();
    }
}

#[cfg(test)]
mod tests;
