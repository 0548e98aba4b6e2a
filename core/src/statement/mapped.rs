//! Ordinary CSV (RFC 4180) read with a column map.

use chrono::format::{Item, Parsed, StrftimeItems};
use chrono::{DateTime, FixedOffset, NaiveDateTime};
use csv_core::{ReadRecordResult, Reader};

use super::columns::{Fault, Finder, Names, Row, Values};
use super::lines::LONGEST_LINE;
use super::map::{AmountUnit, ColumnMap, TextEncoding};
use super::reader::{Close, Read, Sheet, Told, rejected};
use super::text::{self, Charset, Line};
use super::{
    LineEnding, Platform, RecordKind, RecordStatus, RejectReason, SkippedLine, StatementError,
    StatementKind, StatementRecord,
};
use crate::error::{Code, Error, Problems};
use crate::time::Instant;

const TIME_FORMAT: &str = "%Y-%m-%d %H:%M:%S";
const CHINA: i32 = 8 * 3600;
/// A record goes over so many lines at most. One whose quote is never closed is given up then, and its lines are read
/// again without the first.
const MOST_LINES: usize = 32;

/// A column map that does not contradict itself.
#[derive(Clone, Debug)]
pub struct CheckedMap {
    map: ColumnMap,
    format: Vec<Item<'static>>,
    has_zone: bool,
    offset: FixedOffset,
}

impl CheckedMap {
    /// Checks a map; every problem is told at once, under `path`.
    ///
    /// # Errors
    /// `invalid_input`.
    pub fn new(map: ColumnMap, path: &str) -> Result<Self, Error> {
        let mut problems = Problems::new();
        let at = |field: &str| format!("{path}.{field}");
        for (field, column) in [
            ("payment_id", &map.payment_id),
            ("order_number", &map.order_number),
            ("amount", &map.amount),
            ("paid_at", &map.paid_at),
        ] {
            if column.trim().is_empty() {
                problems.add(at(field), Code::Required);
            }
        }
        for (field, column) in [
            ("voucher", &map.voucher),
            ("description", &map.description),
            ("description_text", &map.description_text),
            ("kind", &map.kind),
            ("refund_id", &map.refund_id),
        ] {
            if column.as_ref().is_some_and(|name| name.trim().is_empty()) {
                problems.add(at(field), Code::Required);
            }
        }
        if map.description.is_none() && map.description_text.is_none() {
            problems.add(at("description"), Code::Required);
        }
        // Two meanings of one column are possible where one number serves as both; an amount is nothing else.
        let amounts = [Some(&map.amount), map.voucher.as_ref()];
        let others = [
            Some(&map.payment_id),
            Some(&map.order_number),
            Some(&map.paid_at),
            map.description.as_ref(),
            map.kind.as_ref(),
            map.refund_id.as_ref(),
        ];
        let is_other = |name: &String| others.iter().flatten().any(|other| *other == name);
        if is_other(&map.amount) && !map.amount.is_empty() {
            problems.add(at("amount"), Code::Duplicate);
        }
        if let [Some(amount), Some(voucher)] = amounts
            && (is_other(voucher) || amount == voucher)
        {
            problems.add(at("voucher"), Code::Duplicate);
        }
        if map.refund_id.as_ref() == Some(&map.payment_id) {
            problems.add(at("refund_id"), Code::Duplicate);
        }
        match &map.kind {
            Some(_) if map.payment_kinds.is_empty() && map.refund_kinds.is_empty() => {
                problems.add(at("payment_kinds"), Code::Required);
            }
            None if !map.payment_kinds.is_empty() || !map.refund_kinds.is_empty() => {
                problems.add(at("kind"), Code::Required);
            }
            _ => {}
        }
        if map
            .refund_kinds
            .iter()
            .any(|kind| map.payment_kinds.contains(kind))
        {
            problems.add(at("refund_kinds"), Code::Duplicate);
        }
        if !map.refund_kinds.is_empty() && map.refund_id.is_none() {
            problems.add(at("refund_id"), Code::Required);
        }
        let offset = match map.utc_offset.as_deref() {
            None => FixedOffset::east_opt(CHINA),
            Some(text) => text.parse().ok(),
        };
        let Some(offset) = offset else {
            problems.add(at("utc_offset"), Code::NotAllowed);
            problems.refuse()?;
            return Err(Code::Internal.into());
        };
        let format = map.time_format.as_deref().unwrap_or(TIME_FORMAT);
        let (format, has_zone) = match read_format(format) {
            Some((_, true)) if map.utc_offset.is_some() => {
                problems.add(at("utc_offset"), Code::NotAllowed);
                (Vec::new(), true)
            }
            Some(format) => format,
            None => {
                problems.add(at("time_format"), Code::NotAllowed);
                (Vec::new(), false)
            }
        };
        problems.refuse()?;
        Ok(Self {
            map,
            format,
            has_zone,
            offset,
        })
    }

    pub(super) fn charset(&self) -> Charset {
        match self.map.encoding {
            TextEncoding::Utf8 => Charset::Utf8,
            TextEncoding::Gb18030 => Charset::Gb18030,
        }
    }

    /// How its rows were paid.
    pub(crate) fn method(&self) -> &str {
        &self.map.method
    }

    fn time(&self, text: &str) -> Option<Instant> {
        let mut parsed = Parsed::new();
        chrono::format::parse(&mut parsed, text, self.format.iter()).ok()?;
        let at = if self.has_zone {
            parsed.to_datetime().ok()?
        } else {
            let local = parsed
                .to_naive_datetime_with_offset(0)
                .or_else(|_| midnight(&parsed))
                .ok()?;
            local.and_local_timezone(self.offset).single()?
        };
        Instant::from_millis(at.timestamp_millis())
    }

    fn fen(&self, text: &str) -> Option<i64> {
        match self.map.unit {
            AmountUnit::Yuan => text::fen(text),
            AmountUnit::Fen => text::whole(text),
        }
    }
}

/// A format that tells a day; without a time of day it is midnight.
fn midnight(parsed: &Parsed) -> chrono::format::ParseResult<NaiveDateTime> {
    let hour = parsed.hour_div_12().is_some() || parsed.hour_mod_12().is_some();
    let day = parsed.to_naive_date()?;
    if hour {
        return parsed.to_naive_datetime_with_offset(0);
    }
    Ok(day.and_time(chrono::NaiveTime::MIN))
}

/// The items of a format that can tell a day, and whether it tells the zone.
fn read_format(format: &str) -> Option<(Vec<Item<'static>>, bool)> {
    let items = StrftimeItems::new(format).parse_to_owned().ok()?;
    // What it writes it must read: a format without a day, or with half a time, does not.
    let sample =
        DateTime::from_timestamp(1_773_306_393, 0)?.with_timezone(&FixedOffset::east_opt(CHINA)?);
    let written = sample.format_with_items(items.iter()).to_string();
    let mut parsed = Parsed::new();
    chrono::format::parse(&mut parsed, &written, items.iter()).ok()?;
    let has_zone = parsed.offset().is_some() || parsed.timestamp().is_some();
    let reads = if has_zone {
        parsed.to_datetime().is_ok() || parsed.timestamp().is_some()
    } else {
        parsed.to_naive_datetime_with_offset(0).is_ok() || midnight(&parsed).is_ok()
    };
    reads.then_some((items, has_zone))
}

/// A file after its header.
pub(super) struct Mapped {
    map: CheckedMap,
    names: Names,
    charset: Charset,
    csv: Reader,
    payment_id: usize,
    order: usize,
    amount: usize,
    voucher: Option<usize>,
    time: usize,
    description: Option<usize>,
    kind: Option<usize>,
    refund_id: Option<usize>,
    /// The lines of a record whose quote is still open.
    pending: Vec<Kept>,
    cut: bool,
}

struct Kept {
    number: u64,
    bytes: Vec<u8>,
    end: Option<LineEnding>,
}

impl Mapped {
    /// Finds the columns in a header of one line.
    pub(super) fn read(
        map: &CheckedMap,
        line: Line<'_>,
        charset: Charset,
    ) -> Result<Self, StatementError> {
        let mut csv = Reader::new();
        let no_header = |_| StatementError::NotAStatement {
            message: text::message(line.bytes),
        };
        let header = Fields::cut(&mut csv, line.bytes).map_err(no_header)?;
        let names = header.text(charset).map_err(no_header)?;
        let mut finder = Finder::new(names.iter().map(|name| name.trim().to_owned()).collect());
        finder.distinct()?;
        let columns = &map.map;
        let place = |name: &String, finder: &mut Finder| finder.need(&[name.trim()]);
        let maybe = |name: &Option<String>, finder: &mut Finder| {
            name.as_ref().map(|name| finder.need(&[name.trim()]))
        };
        Ok(Self {
            payment_id: place(&columns.payment_id, &mut finder),
            order: place(&columns.order_number, &mut finder),
            amount: place(&columns.amount, &mut finder),
            voucher: maybe(&columns.voucher, &mut finder),
            time: place(&columns.paid_at, &mut finder),
            description: maybe(&columns.description, &mut finder),
            kind: maybe(&columns.kind, &mut finder),
            refund_id: maybe(&columns.refund_id, &mut finder),
            map: map.clone(),
            names: finder.done()?,
            charset,
            csv,
            pending: Vec::new(),
            cut: line.end.is_none(),
        })
    }

    pub(super) fn line(&mut self, line: Line<'_>, sheet: &mut Sheet, told: &mut Told) {
        self.cut = line.end.is_none() && !line.overlong;
        if line.overlong {
            self.give_up(sheet, told);
            let fault = Fault::whole(RejectReason::TooLong);
            told.push(rejected(line.number, &fault, |_| None));
            return;
        }
        if self.pending.is_empty() {
            if line.is_blank() {
                return;
            }
            if !is_open(line.bytes) {
                self.record(line, sheet, told);
                return;
            }
        }
        self.pending.push(Kept {
            number: line.number,
            bytes: line.bytes.to_vec(),
            end: line.end,
        });
        self.settle(sheet, told);
    }

    /// Reads what is pending once its quotes are closed. If that is no record, its first line is at fault, and the
    /// others are read without it, so that a stray quote costs one line.
    fn settle(&mut self, sheet: &mut Sheet, told: &mut Told) {
        let mut joined = Vec::new();
        for kept in &self.pending {
            joined.extend_from_slice(&kept.bytes);
            joined.extend_from_slice(match kept.end {
                Some(LineEnding::CrLf) => b"\r\n",
                _ => b"\n",
            });
        }
        let Some(first) = self.pending.first() else {
            return;
        };
        let end = self.pending.last().and_then(|kept| kept.end);
        let number = first.number;
        if is_open(&joined) {
            if self.pending.len() >= MOST_LINES || joined.len() > LONGEST_LINE {
                self.give_up(sheet, told);
            }
            return;
        }
        let bytes = joined.trim_ascii_end();
        if Fields::cut(&mut self.csv, bytes)
            .is_ok_and(|fields| fields.count() == self.names.count())
        {
            self.pending.clear();
            let line = Line {
                number,
                bytes,
                end,
                overlong: false,
            };
            self.record(line, sheet, told);
        } else {
            self.give_up(sheet, told);
        }
    }

    /// Rejects the first pending line and reads the others again.
    fn give_up(&mut self, sheet: &mut Sheet, told: &mut Told) {
        let mut pending = std::mem::take(&mut self.pending).into_iter();
        let Some(first) = pending.next() else {
            return;
        };
        let fault = Fault::whole(if first.end.is_none() {
            RejectReason::Truncated
        } else {
            RejectReason::ColumnCount
        });
        told.push(rejected(first.number, &fault, |_| None));
        for kept in pending {
            let line = Line {
                number: kept.number,
                bytes: &kept.bytes,
                end: kept.end,
                overlong: false,
            };
            self.line(line, sheet, told);
        }
    }

    fn record(&mut self, line: Line<'_>, sheet: &mut Sheet, told: &mut Told) {
        if sheet.repeats(line.bytes, line.number, told) {
            return;
        }
        let read = Fields::cut(&mut self.csv, line.bytes)
            .and_then(|fields| self.row(line.number, &fields));
        sheet.take(line, &self.names, read, told);
    }

    fn row(&self, line: u64, fields: &Fields) -> Result<Read, Fault> {
        if fields.count() != self.names.count() {
            return Err(Fault::whole(RejectReason::ColumnCount));
        }
        let texts = fields.text(self.charset)?;
        let values = Values(texts.iter().map(AsRef::as_ref).collect());
        let text = values.get(self.amount);
        let (negative, text) = match text.strip_prefix('-') {
            Some(text) => (true, text),
            None => (false, text),
        };
        let bad_amount = || Fault::at(self.amount, RejectReason::BadAmount);
        let columns = &self.map.map;
        let kind = match self.kind.map(|place| values.get(place)) {
            None if negative && self.refund_id.is_some() => RecordKind::Refund,
            None => RecordKind::Payment,
            Some(name) if columns.payment_kinds.iter().any(|kind| kind == name) => {
                RecordKind::Payment
            }
            Some(name) if columns.refund_kinds.iter().any(|kind| kind == name) => {
                RecordKind::Refund
            }
            Some(name) => {
                return Ok(Read::Skipped(SkippedLine::not_an_order(line, name)));
            }
        };
        let is_refund = kind == RecordKind::Refund;
        if negative && !is_refund {
            return Err(bad_amount());
        }
        let amount = self.map.fen(text).ok_or_else(bad_amount)?;
        let voucher = match self.voucher {
            Some(place) if !is_refund && !values.get(place).is_empty() => {
                values.read(place, RejectReason::BadAmount, |text| self.map.fen(text))?
            }
            _ => 0,
        };
        if voucher > amount {
            return Err(self.voucher.map_or_else(bad_amount, |place| {
                Fault::at(place, RejectReason::BadAmount)
            }));
        }
        let at = values.read(self.time, RejectReason::BadTime, |text| self.map.time(text))?;
        let refund_no = match self.refund_id {
            Some(place) if is_refund => Some(values.needed_number(place)?),
            _ => None,
        };
        let of = |wanted, amount| if kind == wanted { amount } else { 0 };
        let description = self.description.map_or("", |place| values.get(place));
        let description = if description.is_empty() {
            columns.description_text.clone().unwrap_or_default()
        } else {
            // A field may go over several lines; what was sold stands on one.
            description.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let record = StatementRecord {
            line,
            platform: Platform::Other,
            kind,
            merchant_order_no: values.needed_number(self.order)?,
            platform_txn_id: values.needed_number(self.payment_id)?,
            platform_refund_no: refund_no,
            merchant_refund_no: None,
            paid_at: (!is_refund).then_some(at),
            refunded_at: is_refund.then_some(at),
            gross_fen: of(RecordKind::Payment, amount),
            voucher_fen: voucher,
            refund_fen: of(RecordKind::Refund, amount),
            settle_fen: of(RecordKind::Payment, amount.saturating_sub(voucher)),
            refund_settle_fen: of(RecordKind::Refund, amount),
            description,
            status: if is_refund {
                RecordStatus::Refunded
            } else {
                RecordStatus::Paid
            },
            flow_no: None,
        };
        Ok(Read::Row(Box::new(Row {
            record,
            voucher_refund_fen: 0,
            merchant_discount_fen: 0,
        })))
    }

    pub(super) fn close(&mut self, sheet: &mut Sheet, told: &mut Told) -> Close {
        while !self.pending.is_empty() {
            self.give_up(sheet, told);
        }
        Close {
            platform: Platform::Other,
            bill: StatementKind::Mapped,
            complete: !self.cut,
            declared: None,
        }
    }
}

/// Whether a quote is open at the end: RFC 4180 writes them in pairs.
fn is_open(bytes: &[u8]) -> bool {
    memchr::memchr_iter(b'"', bytes).count() % 2 == 1
}

/// The fields of one record, unquoted.
struct Fields {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Fields {
    fn cut(csv: &mut Reader, record: &[u8]) -> Result<Self, Fault> {
        csv.reset();
        let commas = memchr::memchr_iter(b',', record).count();
        let mut bytes = vec![0; record.len()];
        let mut ends = vec![0; commas.saturating_add(2)];
        let (mut read, mut written, mut fields) = (0_usize, 0_usize, 0_usize);
        let wrong = || Fault::whole(RejectReason::ColumnCount);
        loop {
            // After the last byte an empty input tells that no more come.
            let (result, took, wrote, ended) = csv.read_record(
                record.get(read..).unwrap_or_default(),
                bytes.get_mut(written..).ok_or_else(wrong)?,
                ends.get_mut(fields..).ok_or_else(wrong)?,
            );
            read = read.saturating_add(took);
            written = written.saturating_add(wrote);
            fields = fields.saturating_add(ended);
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::Record | ReadRecordResult::End => break,
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                    return Err(wrong());
                }
            }
        }
        if read < record.len() {
            return Err(wrong());
        }
        bytes.truncate(written);
        ends.truncate(fields);
        Ok(Self { bytes, ends })
    }

    fn count(&self) -> usize {
        self.ends.len()
    }

    fn text(&self, charset: Charset) -> Result<Vec<std::borrow::Cow<'_, str>>, Fault> {
        let mut start = 0;
        let mut texts = Vec::with_capacity(self.ends.len());
        for (place, end) in self.ends.iter().enumerate() {
            let field = self.bytes.get(start..*end).unwrap_or_default();
            texts.push(
                charset
                    .decode(field)
                    .ok_or(Fault::at(place, RejectReason::BadEncoding))?,
            );
            start = *end;
        }
        Ok(texts)
    }
}

#[cfg(test)]
mod tests;
