//! Statements that sellers download, as records of the feed (SPEC B1, B11).

use super::take_in;
use crate::bill::{PaymentStatus, RefundStatus};
use crate::context::Context;
use crate::contract::{
    FeedRecord, FeedReport, ImportStatement, NewRows, PaymentFeed, RefundFeed, RejectedLine,
    StatementFormat, StatementReport,
};
use crate::error::{Code, Error};
use crate::flow::Io;
use crate::operation::Outcome;
use crate::statement::{RecordKind, RecordStatus, StatementError, StatementRecord, wechat};
use crate::value::Fen;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Reads a statement and takes its records in (FEEDS §1).
///
/// # Errors
/// `not_a_statement`; `invalid_input` unless exactly one of `text` and `base64` is given.
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
    let StatementFormat::WechatPay = command.format;
    let statement = wechat::read(bytes).map_err(|error| {
        let reason = match error {
            StatementError::NotAStatement { .. } => {
                "no header of a WeChat Pay trade bill".to_owned()
            }
            other => other.to_string(),
        };
        Error::new(Code::NotAStatement).detail("reason", reason)
    })?;
    let mut report = StatementReport {
        complete: statement.complete,
        totals_match: statement.totals_match,
        payments: 0,
        refunds: 0,
        duplicate_lines: statement.duplicates.iter().map(|line| line.line).collect(),
        skipped_lines: statement.skipped.iter().map(|line| line.line).collect(),
        rejected: statement
            .rejected
            .iter()
            .map(|line| RejectedLine {
                line: line.line,
                column: line.column.clone(),
                reason: serde_json::to_value(line.reason)
                    .ok()
                    .and_then(|value| value.as_str().map(str::to_owned))
                    .unwrap_or_default(),
            })
            .collect(),
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
        records.push((record.line, feed_record(record, command.seller.as_deref())?));
    }
    let taken = take_in(&io, &ctx, records).await?;
    report.feed = taken.report;
    report.new_orders = taken.new_orders;
    report.new_bills = taken.new_bills;
    for rejected in &report.feed.rejected {
        report
            .rejected
            .extend(rejected.problems.iter().map(|problem| RejectedLine {
                line: rejected.at,
                column: Some(problem.path.clone()),
                reason: problem.code.to_string(),
            }));
    }
    Ok(Outcome::read(report))
}

/// A statement's record as one of the feed. What the buyer never paid — the seller's own coupon — is the difference
/// between the price asked and what is settled; a charged coupon is the seller's income (FEEDS §1).
fn feed_record(record: StatementRecord, seller: Option<&str>) -> Result<FeedRecord, Error> {
    let fen = |amount: i64| Fen::new(amount).map_err(|_| Error::new(Code::Internal));
    Ok(match record.kind {
        RecordKind::Payment => {
            let revoked = record.status == RecordStatus::Revoked;
            FeedRecord::Payment(Box::new(PaymentFeed {
                bill_id: record.platform_txn_id,
                order_number: record.merchant_order_no,
                version: Some(if revoked { 2 } else { 1 }),
                status: if revoked {
                    PaymentStatus::Revoked
                } else {
                    PaymentStatus::Completed
                },
                description: record.description,
                amount_fen: fen(record.gross_fen)?,
                voucher_fen: fen(record.gross_fen.saturating_sub(record.settle_fen))?,
                paid_at: record.paid_at,
                method: "wechat_pay".to_owned(),
                seller: seller.map(str::to_owned),
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
            FeedRecord::Refund(RefundFeed {
                refund_id: record.platform_refund_no.unwrap_or_default(),
                bill_id: record.platform_txn_id,
                version: Some(version),
                status,
                amount_fen: fen(record.refund_settle_fen)?,
                refunded_at: record.refunded_at,
            })
        }
    })
}
