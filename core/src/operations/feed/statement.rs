//! Statements that sellers download, as records of the feed (SPEC B1, B11).

use super::take_in;
use crate::bill::{PaymentStatus, RefundStatus};
use crate::context::Context;
use crate::contract::{
    FeedRecord, FeedReport, ImportStatement, NewRows, PaymentFeed, RefundFeed, RejectedLine,
    RejectedRecord, StatementFormat, StatementReport,
};
use crate::error::{Code, Error};
use crate::flow::Io;
use crate::operation::Outcome;
use crate::statement::{
    self, CheckedMap, ColumnMap, Platform, ReadAs, RecordKind, RecordStatus, StatementError,
    StatementRecord, TextEncoding, read,
};
use crate::value::Fen;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Reads a whole statement and takes its records in (SPEC B11).
///
/// # Errors
/// `not_a_statement`; `invalid_input` unless exactly one of `text` and `base64` is given, and for a column map that
/// contradicts itself.
pub async fn import_statement(
    io: Io,
    ctx: Context,
    command: ImportStatement,
) -> Result<Outcome<StatementReport>, Error> {
    let decoded;
    let bytes = match (&command.text, &command.base64) {
        (Some(text), None) => text.as_bytes(),
        (None, Some(base64)) => {
            decoded = STANDARD
                .decode(base64.trim())
                .map_err(|_| Error::problem("base64", Code::BadCharacters))?;
            decoded.as_slice()
        }
        (None, None) => return Err(Error::problem("text", Code::Required)),
        (Some(_), Some(_)) => return Err(Error::problem("base64", Code::NotAllowed)),
    };
    let mut columns = command.columns;
    if let (Some(map), Some(_)) = (&mut columns, &command.text) {
        // It is text already, whatever its file was encoded in.
        map.encoding = TextEncoding::Utf8;
    }
    let format = command.format.read_as(columns)?;
    let terms = Terms::new(&format, command.seller);
    let statement = read(format, bytes).map_err(|error| terms.refusal(&error))?;
    let mut report = StatementReport {
        complete: statement.end.complete,
        totals_match: statement.end.totals_match,
        payments: 0,
        refunds: 0,
        duplicate_lines: statement.duplicates.iter().map(|line| line.line).collect(),
        skipped_lines: statement.skipped.iter().map(|line| line.line).collect(),
        rejected: statement.rejected.iter().map(rejected_line).collect(),
        feed: FeedReport::default(),
        new_orders: NewRows::default(),
        new_bills: NewRows::default(),
    };
    let mut records = Vec::with_capacity(statement.records.len());
    for record in statement.records {
        match record.kind {
            RecordKind::Payment => report.payments = report.payments.saturating_add(1),
            RecordKind::Refund => report.refunds = report.refunds.saturating_add(1),
        }
        records.push((record.line, terms.feed_record(record)?));
    }
    let taken = take_in(&io, &ctx, records).await?;
    report.feed = taken.report;
    report.new_orders = taken.new_orders;
    report.new_bills = taken.new_bills;
    for rejected in &report.feed.rejected {
        report.rejected.extend(refused_lines(rejected));
    }
    Ok(Outcome::read(report))
}

impl StatementFormat {
    /// How a statement is to be read.
    ///
    /// # Errors
    /// `invalid_input` for a column map that contradicts itself, is missing, or is given for another format.
    pub fn read_as(self, columns: Option<ColumnMap>) -> Result<ReadAs, Error> {
        match (self, columns) {
            (Self::Columns, Some(map)) => {
                CheckedMap::new(map, "columns").map(|map| ReadAs::Mapped(Box::new(map)))
            }
            (Self::Columns, None) => Err(Error::problem("columns", Code::Required)),
            (_, Some(_)) => Err(Error::problem("columns", Code::NotAllowed)),
            (Self::Detect, None) => Ok(ReadAs::Detected),
            (Self::WechatPay, None) => Ok(ReadAs::WechatPay),
            (Self::Alipay, None) => Ok(ReadAs::Alipay),
        }
    }
}

/// A line that the reader rejected, as the contract tells it.
#[must_use]
pub fn rejected_line(line: &statement::RejectedLine) -> RejectedLine {
    RejectedLine {
        line: line.line,
        column: line.column.clone(),
        reason: serde_json::to_value(line.reason)
            .ok()
            .and_then(|value| value.as_str().map(str::to_owned))
            .unwrap_or_default(),
    }
}

/// A record that the rules refused, as lines of its statement: one for each problem.
pub fn refused_lines(rejected: &RejectedRecord) -> impl Iterator<Item = RejectedLine> {
    rejected.problems.iter().map(|problem| RejectedLine {
        line: rejected.at,
        column: Some(problem.path.clone()),
        reason: problem.code.to_string(),
    })
}

/// What a statement does not tell of its records.
#[derive(Debug, Clone)]
pub struct Terms {
    seller: Option<String>,
    method: String,
    expected: &'static str,
}

impl Terms {
    /// For a statement that is read so.
    #[must_use]
    pub fn new(read_as: &ReadAs, seller: Option<String>) -> Self {
        let (method, expected) = match read_as {
            ReadAs::Detected => ("", "no header of a WeChat Pay or Alipay statement"),
            ReadAs::WechatPay => ("", "no header of a WeChat Pay trade bill"),
            ReadAs::Alipay => ("", "no header of an Alipay statement"),
            ReadAs::Mapped(map) => (map.method(), "no header line of CSV"),
        };
        Self {
            seller,
            method: method.to_owned(),
            expected,
        }
    }

    /// Why a file is no statement, without its words (SPEC E2).
    #[must_use]
    pub fn refusal(&self, error: &StatementError) -> Error {
        let reason = match error {
            StatementError::NotAStatement { .. } => self.expected.to_owned(),
            other => other.to_string(),
        };
        Error::new(Code::NotAStatement).detail("reason", reason)
    }

    /// A statement's record as one of the feed. What the buyer never paid — the seller's own coupon — is the difference
    /// between the price asked and what is settled; a charged coupon is the seller's income (FEEDS §1).
    ///
    /// # Errors
    /// `internal` for an amount that no reader gives.
    pub fn feed_record(&self, record: StatementRecord) -> Result<FeedRecord, Error> {
        let fen = |amount: i64| Fen::new(amount).map_err(|_| Error::new(Code::Internal));
        Ok(match record.kind {
            RecordKind::Payment => {
                let revoked = record.status == RecordStatus::Revoked;
                // A fund flow does not tell the discounts: any other statement of the payment is a newer version of it.
                let version = match (record.flow_no.is_some(), revoked) {
                    (true, _) => 0,
                    (false, false) => 1,
                    (false, true) => 2,
                };
                FeedRecord::Payment(Box::new(PaymentFeed {
                    bill_id: record.platform_txn_id,
                    order_number: record.merchant_order_no,
                    version: Some(version),
                    status: if revoked {
                        PaymentStatus::Revoked
                    } else {
                        PaymentStatus::Completed
                    },
                    description: record.description,
                    amount_fen: fen(record.gross_fen)?,
                    voucher_fen: fen(record.gross_fen.saturating_sub(record.settle_fen))?,
                    paid_at: record.paid_at,
                    method: match record.platform {
                        Platform::Wechat => "wechat_pay",
                        Platform::Alipay => "alipay",
                        Platform::Other => &self.method,
                    }
                    .to_owned(),
                    seller: self.seller.clone(),
                    ..PaymentFeed::default()
                }))
            }
            RecordKind::Refund => {
                // A statement is frozen when it is made; a later one that tells more of a refund is a newer version of it.
                let (status, version) = match record.status {
                    RecordStatus::RefundProcessing => (RefundStatus::Processing, 1),
                    RecordStatus::RefundAbnormal => (RefundStatus::Abnormal, 2),
                    RecordStatus::RefundFailed => (RefundStatus::Failed, 3),
                    _ => (RefundStatus::Succeeded, 3),
                };
                let refund_id = refund_id(&record);
                FeedRecord::Refund(RefundFeed {
                    refund_id,
                    bill_id: record.platform_txn_id,
                    version: Some(version),
                    status,
                    amount_fen: fen(record.refund_settle_fen)?,
                    refunded_at: record.refunded_at,
                })
            }
        })
    }
}

/// Before the number of a change of the balance that is a refund whose own number is not told.
pub(super) const FLOW: &str = "flow:";

/// Alipay's business detail tells the seller's number of a refund, its fund flow none.
fn refund_id(record: &StatementRecord) -> String {
    match (
        &record.platform_refund_no,
        &record.merchant_refund_no,
        &record.flow_no,
    ) {
        (Some(number), _, _) | (None, Some(number), _) => number.clone(),
        (None, None, Some(flow)) => format!("{FLOW}{flow}"),
        (None, None, None) => String::new(),
    }
}
