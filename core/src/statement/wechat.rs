//! WeChat Pay 交易账单: the bill of trades that a seller downloads for a day (feeds notes §1).

mod columns;
mod totals;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::text::{self, Line};
use super::{
    DuplicateLine, Encoding, LineEnding, Platform, RejectReason, RejectedLine, Statement,
    StatementError, StatementRecord,
};
use columns::{Columns, Fault};
use totals::{Sums, TotalsHeader};

/// Reads a bill of trades: `ALL`, `SUCCESS` or `REFUND`, in the present and the older layout, unpacked.
///
/// Columns are found by name. Lines end with LF or CR LF, a byte order mark is accepted. One bad line does not lose the
/// others; see [`Statement`] for where each line is told. `SUCCESS`, `REVOKED` and `REFUND` rows become records; in the
/// older layout, which has one amount, it is both the gross and the seller's side. Times are China time (SPEC T1).
///
/// # Errors
/// The bytes are no bill at all, or their header lacks or repeats a column. A header alone is a bill that is not complete.
pub fn read(bytes: &[u8]) -> Result<Statement, StatementError> {
    let (encoding, body) = match bytes.strip_prefix("\u{feff}".as_bytes()) {
        Some(body) => (Encoding::Utf8Bom, body),
        None => (Encoding::Utf8, bytes),
    };
    let no_statement = || StatementError::NotAStatement {
        message: text::message(body),
    };
    let mut lines = text::lines(body);
    let mut ending = None;
    let header = lines
        .by_ref()
        .inspect(|line| ending = text::join_endings(ending, line.end))
        .find(|line| !line.is_blank());
    let header = header.ok_or_else(no_statement)?;
    let names = std::str::from_utf8(header.bytes).map_err(|_| no_statement())?;
    let columns = Columns::read(names).ok_or_else(no_statement)??;
    let mut reader = Reader {
        columns,
        state: State::Rows,
        ending,
        first_lines: BTreeMap::new(),
        sums: Sums::default(),
        records: Vec::new(),
        duplicates: Vec::new(),
        rejected: Vec::new(),
    };
    for line in lines {
        reader.line(line);
    }
    Ok(reader.finish(encoding, header.number))
}

enum State {
    Rows,
    Totals(TotalsHeader),
    Done(Option<super::Totals>),
}

struct Reader<'a> {
    columns: Columns,
    state: State,
    ending: Option<LineEnding>,
    first_lines: BTreeMap<&'a [u8], u64>,
    sums: Sums,
    records: Vec<StatementRecord>,
    duplicates: Vec<DuplicateLine>,
    rejected: Vec<RejectedLine>,
}

impl<'a> Reader<'a> {
    fn line(&mut self, line: Line<'a>) {
        self.ending = text::join_endings(self.ending, line.end);
        if line.is_blank() {
            return;
        }
        match &self.state {
            State::Rows => self.row(line),
            State::Totals(header) => {
                let totals = decode(line).and_then(|text| header.read_values(text));
                if let Err(fault) = &totals {
                    let fault = if line.end.is_none() {
                        &Fault::TRUNCATED
                    } else {
                        fault
                    };
                    let column = fault.place.and_then(|place| header.name(place));
                    self.rejected.push(RejectedLine {
                        line: line.number,
                        column,
                        reason: fault.reason,
                    });
                }
                self.state = State::Done(totals.ok());
            }
            State::Done(_) => {
                self.reject(
                    line,
                    &Fault {
                        place: None,
                        reason: RejectReason::AfterTotals,
                    },
                );
            }
        }
    }

    fn row(&mut self, line: Line<'a>) {
        let text = decode(line);
        if let Some(header) = text.as_ref().ok().and_then(|text| TotalsHeader::read(text)) {
            self.state = State::Totals(header);
            return;
        }
        match self.first_lines.entry(line.bytes) {
            Entry::Occupied(first) => {
                self.duplicates.push(DuplicateLine {
                    line: line.number,
                    first_line: *first.get(),
                });
                return;
            }
            Entry::Vacant(place) => place.insert(line.number),
        };
        match text.and_then(|text| self.columns.row(line.number, text)) {
            Ok(_) if line.end.is_none() && self.columns.reads_last => {
                self.reject(line, &Fault::TRUNCATED);
            }
            Ok(row) => {
                self.sums.add(&row);
                self.records.push(row.record);
            }
            Err(fault) if line.end.is_none() && self.may_be_cut(&fault) => {
                self.reject(line, &Fault::TRUNCATED);
            }
            Err(fault) => self.reject(line, &fault),
        }
    }

    /// Whether a fault in a line without line end may come from its being cut off, rather than from what it says.
    fn may_be_cut(&self, fault: &Fault) -> bool {
        fault.place.is_none_or(|place| self.columns.is_last(place))
    }

    fn reject(&mut self, line: Line<'_>, fault: &Fault) {
        let column = fault.place.and_then(|place| self.columns.name(place));
        self.rejected.push(RejectedLine {
            line: line.number,
            column,
            reason: fault.reason,
        });
    }

    fn finish(self, encoding: Encoding, header_line: u64) -> Statement {
        let declared_totals = match self.state {
            State::Done(totals) => totals,
            State::Rows | State::Totals(_) => None,
        };
        Statement {
            platform: Platform::Wechat,
            bill: self.columns.kind,
            encoding,
            line_ending: self.ending.unwrap_or(LineEnding::Lf),
            header_line,
            complete: declared_totals.is_some(),
            declared_totals,
            totals_match: declared_totals.map(|totals| self.sums.matches(&totals)),
            records: self.records,
            duplicates: self.duplicates,
            skipped: Vec::new(),
            rejected: self.rejected,
        }
    }
}

impl Fault {
    const TRUNCATED: Self = Self {
        place: None,
        reason: RejectReason::Truncated,
    };
}

fn decode(line: Line<'_>) -> Result<&str, Fault> {
    std::str::from_utf8(line.bytes).map_err(|_| Fault {
        place: None,
        reason: RejectReason::BadEncoding,
    })
}

#[cfg(test)]
mod robustness;
#[cfg(test)]
mod tests;
