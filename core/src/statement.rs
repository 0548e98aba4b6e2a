//! Payment statements that sellers download from a payment platform (SPEC B1, B11; the feeds notes §0, §5).

mod alipay;
mod columns;
mod lines;
mod map;
mod mapped;
mod reader;
mod seen;
mod sums;
mod text;
mod wechat;

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::time::Instant;

pub use map::{AmountUnit, ColumnMap, TextEncoding};
pub use mapped::CheckedMap;
pub use reader::{ReadAs, StatementReader, read};

/// The payment platform that a statement comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Platform {
    /// WeChat Pay.
    Wechat,
    /// Alipay.
    Alipay,
    /// What a column map describes.
    Other,
}

/// Which of its platform's statements a file is, told by its columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum StatementKind {
    /// WeChat Pay bill of payments and refunds (`ALL`).
    TradeAll,
    /// WeChat Pay bill of payments alone (`SUCCESS`).
    TradeSuccess,
    /// WeChat Pay bill of refunds alone (`REFUND`).
    TradeRefund,
    /// Alipay business detail (业务明细).
    BusinessDetail,
    /// Alipay fund flow (账务明细).
    FundFlow,
    /// CSV with the columns of a map.
    Mapped,
}

/// How the text of a file is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-8.
    #[serde(rename = "utf-8")]
    Utf8,
    /// UTF-8 with a byte order mark.
    #[serde(rename = "utf-8 with BOM")]
    Utf8Bom,
    /// GBK, read as GB18030.
    #[serde(rename = "gbk")]
    Gbk,
}

/// How the lines of a file end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum LineEnding {
    /// Every line with LF, or there is no line end at all.
    #[serde(rename = "LF")]
    Lf,
    /// Every line with CR LF.
    #[serde(rename = "CRLF")]
    CrLf,
    /// Some with the one, some with the other.
    #[serde(rename = "mixed")]
    Mixed,
}

/// A statement as it was read. Every line after the header that is neither blank nor part of the frame and its totals is
/// in exactly one of `records`, `duplicates`, `skipped` and `rejected`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Statement {
    /// What the file is, and whether it is whole.
    #[serde(flatten)]
    pub end: StatementEnd,
    /// The payments and refunds, in the order of the file, which is not the order of time.
    pub records: Vec<StatementRecord>,
    /// Lines that repeat an earlier one byte for byte.
    pub duplicates: Vec<DuplicateLine>,
    /// Lines that are well formed but concern no order, as fees and withdrawals; a WeChat Pay bill has none.
    pub skipped: Vec<SkippedLine>,
    /// Lines that could not be taken, each with the reason.
    pub rejected: Vec<RejectedLine>,
}

/// What a statement turned out to be when its end was reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StatementEnd {
    /// Where it comes from.
    pub platform: Platform,
    /// Which statement it is.
    pub bill: StatementKind,
    /// How its text is encoded.
    pub encoding: Encoding,
    /// How its lines end.
    pub line_ending: LineEnding,
    /// The line of the header, from 1.
    pub header_line: u64,
    /// Whether the closing lines were seen. A file without them is cut off: what is read is good, more may be missing.
    /// What a column map describes has none, and is complete when its last line has a line end.
    pub complete: bool,
    /// The platform's own totals, if they could be read.
    pub declared_totals: Option<Totals>,
    /// Whether the totals are those of the records (of a fund flow: and of what was passed over), in every figure that is
    /// declared. None without totals.
    pub totals_match: Option<bool>,
}

/// What is told of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StatementLine {
    /// A payment or refund.
    Record(StatementRecord),
    /// It repeats an earlier one byte for byte.
    Duplicate(DuplicateLine),
    /// It is well formed but concerns no order.
    Skipped(SkippedLine),
    /// It could not be taken.
    Rejected(RejectedLine),
}

/// What a platform declares at the end of a statement; a figure that it does not declare is none. Amounts in fen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Totals {
    /// Number of payment and refund rows together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<i64>,
    /// Sum of `settle_fen`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settle_fen: Option<i64>,
    /// Sum of `refund_settle_fen`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refund_settle_fen: Option<i64>,
    /// Sum of the voucher part of the refunds, which the records do not repeat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voucher_refund_fen: Option<i64>,
    /// Sum of `gross_fen`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gross_fen: Option<i64>,
    /// Sum of `refund_fen`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refund_fen: Option<i64>,
    /// Number of payments.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payments: Option<i64>,
    /// Number of refunds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refunds: Option<i64>,
    /// Sum of the seller's own discounts on payments, which the records do not repeat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merchant_discount_fen: Option<i64>,
    /// The same on refunds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merchant_discount_refund_fen: Option<i64>,
    /// Number of rows with money coming in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_rows: Option<i64>,
    /// Their sum.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_fen: Option<i64>,
    /// Number of rows with money going out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out_rows: Option<i64>,
    /// Their sum, positive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out_fen: Option<i64>,
}

/// One payment or refund. Amounts in fen, from 0 to 2^53 − 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StatementRecord {
    /// The line, from 1.
    pub line: u64,
    /// Where it comes from.
    pub platform: Platform,
    /// Payment or refund.
    pub kind: RecordKind,
    /// The seller's order number; a refund repeats that of its order.
    pub merchant_order_no: String,
    /// The platform's number of the payment; a refund repeats that of its payment.
    pub platform_txn_id: String,
    /// The platform's number of the refund.
    pub platform_refund_no: Option<String>,
    /// The seller's number of the refund.
    pub merchant_refund_no: Option<String>,
    /// When it was paid; none for a refund whose statement does not tell.
    pub paid_at: Option<Instant>,
    /// When it was refunded; in a refund bill of WeChat Pay when the refund was asked for.
    pub refunded_at: Option<Instant>,
    /// The price asked, vouchers included; 0 on refunds.
    pub gross_fen: i64,
    /// What vouchers paid of it, as the platform tells it.
    pub voucher_fen: i64,
    /// The refund asked for, as a positive amount; 0 on payments.
    pub refund_fen: i64,
    /// What the seller gets of the payment: `gross_fen` less the seller's own discount.
    pub settle_fen: i64,
    /// What the seller gives back of it, as a positive amount.
    pub refund_settle_fen: i64,
    /// The goods as the seller named them, verbatim. Free text of others: never trusted.
    pub description: String,
    /// The state when the statement was made; a platform never updates it.
    pub status: RecordStatus,
    /// The number of the change of the balance, which a fund flow tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flow_no: Option<String>,
}

/// What a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RecordKind {
    /// A payment.
    Payment,
    /// A refund.
    Refund,
}

/// How far a payment or refund had come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RecordStatus {
    /// The payment is completed; refunds of it are records of their own.
    Paid,
    /// The refund is completed.
    Refunded,
    /// The refund is on its way.
    RefundProcessing,
    /// The refund could not reach the payer's account.
    RefundAbnormal,
    /// The refund failed.
    RefundFailed,
    /// The payment was cancelled at the till after it was made.
    Revoked,
}

/// A line that repeats an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DuplicateLine {
    /// The line, from 1.
    pub line: u64,
    /// The first line with the same bytes.
    pub first_line: u64,
}

/// A well-formed line that concerns no order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SkippedLine {
    /// The line, from 1.
    pub line: u64,
    /// Why it was passed over.
    pub reason: SkipReason,
    /// The type of the row, as the platform names it.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// What came in, in fen, in a fund flow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_fen: Option<i64>,
    /// What went out, in fen, positive, in a fund flow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out_fen: Option<i64>,
}

impl SkippedLine {
    /// A line of a type, as the platform names it, that concerns no order.
    fn not_an_order(line: u64, kind: &str) -> Self {
        Self {
            line,
            reason: SkipReason::NotAnOrder,
            kind: Some(text::message(kind.as_bytes())),
            in_fen: None,
            out_fen: None,
        }
    }
}

/// Why a line was passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SkipReason {
    /// A fee, a transfer, a top-up.
    NotAnOrder,
}

/// A line that could not be taken (SPEC B11).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RejectedLine {
    /// The line, from 1.
    pub line: u64,
    /// The column at fault, named as in the header; none when the fault is of the whole line.
    pub column: Option<String>,
    /// The fault.
    pub reason: RejectReason,
}

/// Why a line could not be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RejectReason {
    /// It has not as many values as the header has columns, or is not delimited as the platform does.
    ColumnCount,
    /// An amount is not plain yuan with at most two decimals, or too large.
    BadAmount,
    /// A time is not `yyyy-MM-dd HH:mm:ss`.
    BadTime,
    /// The line is not in the encoding of the platform.
    BadEncoding,
    /// A number is missing or was rounded by a spreadsheet (`4.2E+27`).
    MangledId,
    /// The last line ends in the middle.
    Truncated,
    /// A trade or refund state that is not known.
    UnknownStatus,
    /// Another currency than CNY.
    BadCurrency,
    /// Money comes in and goes out in one row.
    BothInAndOut,
    /// The line is longer than 64 KiB.
    TooLong,
    /// The packed file is cut off or damaged here.
    Damaged,
    /// It stands after the totals, where a statement has ended.
    AfterTotals,
}

/// Why a file is not a statement that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum StatementError {
    /// There is no header: the platform's error answer instead of a statement (`No Bill Exist`), another file, or nothing.
    /// It never means that there were no sales.
    NotAStatement {
        /// What the file says, on one line, at most 200 characters. Others wrote it: it may say anything.
        message: String,
    },
    /// The header lacks columns without which no row can be read.
    MissingColumns {
        /// Their names.
        columns: Vec<String>,
    },
    /// The header names a column twice, so that it is not known which to read.
    RepeatedColumn {
        /// Its name.
        column: String,
    },
}

impl fmt::Display for StatementError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Without the message: errors carry no text of others (SPEC E2).
        match self {
            Self::NotAStatement { .. } => f.write_str("the file is not a payment statement"),
            Self::MissingColumns { columns } => {
                write!(f, "the statement lacks columns: {}", columns.join(", "))
            }
            Self::RepeatedColumn { .. } => f.write_str("the statement names a column twice"),
        }
    }
}

impl std::error::Error for StatementError {}

#[cfg(test)]
mod tests;
