//! WeChat Pay 交易账单: the bill of trades that a seller downloads for a day (feeds notes §1).
//!
//! `ALL`, `SUCCESS` or `REFUND`, in the present and the older layout. Columns are found by name. `SUCCESS`, `REVOKED` and
//! `REFUND` rows become records; in the older layout, which has one amount, it is both the gross and the seller's side.

mod columns;
mod totals;

use super::columns::Fault;
use super::reader::{Close, Read, Sheet, Told, rejected};
use super::text::Line;
use super::{Platform, RejectReason, StatementError, Totals};
use columns::Columns;
use totals::TotalsHeader;

enum State {
    Rows,
    Totals(TotalsHeader),
    Done(Option<Totals>),
}

/// A bill after its header.
pub(super) struct Wechat {
    columns: Columns,
    state: State,
}

impl Wechat {
    /// Reads a header; `None` for any other line.
    pub(super) fn header(line: Line<'_>) -> Option<Result<Self, StatementError>> {
        let names = std::str::from_utf8(line.bytes).ok()?;
        Some(Columns::read(names)?.map(|columns| Self {
            columns,
            state: State::Rows,
        }))
    }

    pub(super) fn line(&mut self, line: Line<'_>, sheet: &mut Sheet, told: &mut Told) {
        match &self.state {
            State::Rows => self.row(line, sheet, told),
            State::Totals(header) => {
                let totals = decode(line).and_then(|text| header.read_values(text));
                if let Err(fault) = &totals {
                    let fault = if line.end.is_none() {
                        &Fault::TRUNCATED
                    } else {
                        fault
                    };
                    told.push(rejected(line.number, fault, |place| header.name(place)));
                }
                self.state = State::Done(totals.ok());
            }
            State::Done(_) => told.push(rejected(
                line.number,
                &Fault::whole(RejectReason::AfterTotals),
                |_| None,
            )),
        }
    }

    fn row(&mut self, line: Line<'_>, sheet: &mut Sheet, told: &mut Told) {
        let text = decode(line);
        if let Some(header) = text.as_ref().ok().and_then(|text| TotalsHeader::read(text)) {
            self.state = State::Totals(header);
            return;
        }
        if sheet.repeats(line.bytes, line.number, told) {
            return;
        }
        let row = text.and_then(|text| self.columns.row(line.number, text));
        let row = row.map(|row| Read::Row(Box::new(row)));
        sheet.take(line, &self.columns.names, row, told);
    }

    pub(super) fn close(&self) -> Close {
        let declared = match self.state {
            State::Done(totals) => totals,
            State::Rows | State::Totals(_) => None,
        };
        Close {
            platform: Platform::Wechat,
            bill: self.columns.kind,
            complete: declared.is_some(),
            declared,
        }
    }
}

fn decode(line: Line<'_>) -> Result<&str, Fault> {
    std::str::from_utf8(line.bytes).map_err(|_| Fault::whole(RejectReason::BadEncoding))
}

#[cfg(test)]
mod robustness;
#[cfg(test)]
mod tests;
