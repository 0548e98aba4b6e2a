//! Alipay 业务明细 and 账务明细: takings and changes of the balance, as a seller downloads them (feeds notes §2).

mod business;
mod fund_flow;
mod trailer;

use std::borrow::Cow;

use super::columns::{Fault, Finder, Names, Values};
use super::reader::{Close, Read, Sheet, Told, rejected};
use super::text::{self, Charset, Line};
use super::{Platform, RejectReason, StatementError, StatementKind, Totals};
use business::Business;
use fund_flow::FundFlow;
use trailer::Trailer;

enum Columns {
    Business(Business),
    FundFlow(FundFlow),
}

/// A statement after its header.
pub(super) struct Alipay {
    names: Names,
    columns: Columns,
    /// Whether the list ended, so that every row was there.
    ended: bool,
    declared: Option<Totals>,
}

impl Alipay {
    /// Whether the line is of the frame around the list rather than of the list.
    pub(super) fn is_frame(line: Line<'_>) -> bool {
        line.bytes.trim_ascii_start().first() == Some(&b'#')
    }

    /// Reads a header; `None` for any other line.
    pub(super) fn header(
        line: Line<'_>,
        charset: &mut Option<Charset>,
    ) -> Option<Result<Self, StatementError>> {
        text::note_charset(charset, line.bytes);
        let header = decode(line, *charset).ok()?;
        let finder = Finder::new(header.split(',').map(text::column_name).collect());
        if business::is_header(&finder) {
            Some(Self::place(finder, |finder| {
                Columns::Business(Business::place(finder))
            }))
        } else if fund_flow::is_header(&finder) {
            Some(Self::place(finder, |finder| {
                Columns::FundFlow(FundFlow::place(finder))
            }))
        } else {
            None
        }
    }

    fn place(
        mut finder: Finder,
        place: impl FnOnce(&mut Finder) -> Columns,
    ) -> Result<Self, StatementError> {
        finder.distinct()?;
        let columns = place(&mut finder);
        Ok(Self {
            names: finder.done()?,
            columns,
            ended: false,
            declared: None,
        })
    }

    pub(super) fn line(&mut self, line: Line<'_>, sheet: &mut Sheet, told: &mut Told) {
        let text = decode(line, sheet.charset);
        if Self::is_frame(line) {
            let trailer = text.and_then(|text| Trailer::read(&text));
            match trailer {
                Ok(Trailer::End) => self.ended = true,
                Ok(Trailer::Totals(totals)) => totals.add_to(self.declared.get_or_insert_default()),
                Ok(Trailer::Other) => {}
                Err(fault) => {
                    let fault = if line.end.is_none() {
                        &Fault::TRUNCATED
                    } else {
                        &fault
                    };
                    told.push(rejected(line.number, fault, |_| None));
                }
            }
            return;
        }
        if self.ended || self.declared.is_some() {
            let fault = Fault::whole(RejectReason::AfterTotals);
            told.push(rejected(line.number, &fault, |_| None));
            return;
        }
        if sheet.repeats(line.bytes, line.number, told) {
            return;
        }
        let read = text.and_then(|text| self.row(line.number, &text, sheet));
        sheet.take(line, &self.names, read, told);
    }

    fn row(&self, number: u64, text: &str, sheet: &mut Sheet) -> Result<Read, Fault> {
        let values: Vec<&str> = text.split(',').collect();
        if values.len() != self.names.count() {
            return Err(Fault::whole(RejectReason::ColumnCount));
        }
        let values = Values(values);
        match &self.columns {
            Columns::Business(columns) => columns.row(number, &values),
            Columns::FundFlow(columns) => columns.row(number, &values, &mut sheet.sums),
        }
    }

    pub(super) fn close(&self) -> Close {
        let totals = self.declared.unwrap_or_default();
        let both = match self.columns {
            Columns::Business(_) => totals.payments.is_some() && totals.refunds.is_some(),
            Columns::FundFlow(_) => totals.in_rows.is_some() && totals.out_rows.is_some(),
        };
        Close {
            platform: Platform::Alipay,
            bill: match self.columns {
                Columns::Business(_) => StatementKind::BusinessDetail,
                Columns::FundFlow(_) => StatementKind::FundFlow,
            },
            complete: self.ended || both,
            declared: self.declared,
        }
    }
}

fn decode(line: Line<'_>, charset: Option<Charset>) -> Result<Cow<'_, str>, Fault> {
    charset
        .unwrap_or(Charset::Gb18030)
        .decode(line.bytes)
        .ok_or(Fault::whole(RejectReason::BadEncoding))
}

/// An amount whose sign only repeats what its column or the kind of the row says.
fn unsigned(values: &Values<'_>, place: usize) -> Result<i64, Fault> {
    values.read(place, RejectReason::BadAmount, |text| {
        text::fen(text.strip_prefix(['-', '+']).unwrap_or(text))
    })
}

/// The same where nothing may be written for zero.
fn unsigned_or_zero(values: &Values<'_>, place: usize) -> Result<i64, Fault> {
    if values.get(place).is_empty() {
        Ok(0)
    } else {
        unsigned(values, place)
    }
}
