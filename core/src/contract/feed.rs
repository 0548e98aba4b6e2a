//! What the payment platform sends (SPEC B1, B2).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{BillLine, ColumnMap};
use crate::bill::{PaymentStatus, RefundStatus};
use crate::error::Problem;
use crate::order::OrderStatus;

use crate::time::Instant;
use crate::value::{Fen, Rate};

/// An order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct OrderFeed {
    /// Its number.
    pub order_number: String,
    /// Version of the record; a higher one replaces a lower one. 1 when absent.
    pub version: Option<u64>,
    /// Where it stands: `placed`, `paid`, `cancelled`, `expired`.
    pub status: OrderStatus,
    /// Whose order it is; its own number when absent.
    pub customer_reference: Option<String>,
    /// When it was placed.
    pub placed_at: Option<Instant>,
    /// When it was paid.
    pub paid_at: Option<Instant>,
    /// Amount.
    pub amount_fen: Option<Fen>,
    /// Month that it bills, `yyyy-mm`.
    pub billing_month: Option<String>,
    /// What was ordered.
    pub description: Option<String>,
}

/// A payment; completed, it is a bill.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PaymentFeed {
    /// Id of the bill.
    pub bill_id: String,
    /// The order that it pays.
    pub order_number: String,
    /// Version of the record; a higher one replaces a lower one. 1 when absent.
    pub version: Option<u64>,
    /// How far it got.
    pub status: PaymentStatus,
    /// Whose it is; the order tells when absent.
    pub customer_reference: Option<String>,
    /// What was sold, such as `Office365云服务`.
    pub description: String,
    /// What was paid, vouchers included.
    pub amount_fen: Fen,
    /// The seller's own voucher share, which nobody paid.
    pub voucher_fen: Fen,
    /// Currency; CNY when absent, and nothing else is taken.
    pub currency: Option<String>,
    /// When it was paid.
    pub paid_at: Option<Instant>,
    /// How: `alipay`, `unionpay`, `wechat_pay`, `bank_transfer`, or another word.
    pub method: String,
    /// Who paid, where it is known.
    pub payer: String,
    /// The seller's id; the policy's first when absent.
    pub seller: Option<String>,
    /// Month that it bills, `yyyy-mm`; the month of payment when absent.
    pub billing_month: Option<String>,
    /// Tax code; the seller's when absent.
    pub tax_code: Option<String>,
    /// Rate; the seller's when absent.
    pub rate: Option<Rate>,
    /// Lines; they sum to the amount. One line of the description when absent.
    pub lines: Vec<BillLine>,
}

impl std::fmt::Debug for PaymentFeed {
    /// Without the payer (SPEC H3).
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PaymentFeed")
            .field("bill_id", &self.bill_id)
            .field("order_number", &self.order_number)
            .field("status", &self.status)
            .field("amount_fen", &self.amount_fen)
            .finish_non_exhaustive()
    }
}

/// A refund.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RefundFeed {
    /// Its id.
    pub refund_id: String,
    /// The bill that it pays back.
    pub bill_id: String,
    /// Version of the record. 1 when absent.
    pub version: Option<u64>,
    /// How far it got.
    pub status: RefundStatus,
    /// The seller's share of what is paid back, positive.
    pub amount_fen: Fen,
    /// When.
    pub refunded_at: Option<Instant>,
}

/// A record of the feed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FeedRecord {
    /// An order.
    Order(OrderFeed),
    /// A payment.
    Payment(Box<PaymentFeed>),
    /// A refund.
    Refund(RefundFeed),
}

/// A piece of the feed, in any order; the same records may come again.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Feed {
    /// The records.
    pub records: Vec<FeedRecord>,
}

/// A record that was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RejectedRecord {
    /// Its place in the feed from 0, or its line in a statement.
    pub at: u64,
    /// What is wrong.
    pub problems: Vec<Problem>,
}

/// What became of a piece of the feed. The counts add up to the number of records.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct FeedReport {
    /// New, or newer than what was known.
    pub accepted: u64,
    /// Known already.
    pub unchanged: u64,
    /// Older than what is known.
    pub stale: u64,
    /// Not completed, and thus no bill (SPEC B4).
    pub ignored: u64,
    /// Would have changed a bill in use; kept for staff (SPEC B2).
    pub aside: u64,
    /// Not taken. Good records are not lost to bad ones.
    pub rejected: Vec<RejectedRecord>,
}

/// A format of statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StatementFormat {
    /// A statement of WeChat Pay or Alipay: its header tells which.
    #[default]
    Detect,
    /// The WeChat Pay trade bill (交易账单).
    WechatPay,
    /// The Alipay business detail (业务明细) or fund flow (账务明细).
    Alipay,
    /// Ordinary CSV; `columns` says what its columns hold.
    Columns,
}

/// A statement as a seller downloads it. Give `text`, or `base64` for the bytes as they came.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ImportStatement {
    /// Its format.
    pub format: StatementFormat,
    /// The columns of ordinary CSV.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub columns: Option<ColumnMap>,
    /// The statement as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The statement's bytes in base64.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base64: Option<String>,
    /// The seller's id; the policy's first when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seller: Option<String>,
}

impl std::fmt::Debug for ImportStatement {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ImportStatement")
            .field("format", &self.format)
            .field("seller", &self.seller)
            .finish_non_exhaustive()
    }
}

/// A line of a statement that was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RejectedLine {
    /// Physical line, from 1.
    pub line: u64,
    /// Column, where one is to blame.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub column: Option<String>,
    /// `column_count`, `bad_amount`, `bad_time`, `bad_encoding`, `mangled_id`, `truncated` …, or a code of the catalogue.
    pub reason: String,
}

/// Rows that were not known before.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct NewRows {
    /// How many.
    pub count: u64,
    /// The ids of the first 100, in the order of the statement.
    pub first: Vec<String>,
}

/// What became of a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StatementReport {
    /// Whether its closing totals were there; a file without them is cut off.
    pub complete: bool,
    /// Whether the totals equal the lines.
    pub totals_match: Option<bool>,
    /// Payments read.
    pub payments: u64,
    /// Refunds read.
    pub refunds: u64,
    /// Lines that stand twice.
    pub duplicate_lines: Vec<u64>,
    /// Lines that are well formed and no order.
    pub skipped_lines: Vec<u64>,
    /// Lines that were not taken.
    pub rejected: Vec<RejectedLine>,
    /// What became of the records.
    pub feed: FeedReport,
    /// Orders that it brought, by number: those that nothing told of before.
    pub new_orders: NewRows,
    /// Bills that it brought: payments that are new and completed.
    pub new_bills: NewRows,
}
