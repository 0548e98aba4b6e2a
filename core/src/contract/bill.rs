//! Bills: what a customer paid, and what of it can be invoiced.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Buyer, Text};
use crate::time::Instant;
use crate::value::{Fen, Rate};

/// A line of a bill, as the platform sends it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct BillLine {
    /// Item name.
    pub name: String,
    /// Tax code (商品和服务税收分类编码).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tax_code: Option<String>,
    /// Rate.
    pub rate: Rate,
    /// Unit, such as `个`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Quantity, decimal text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<rust_decimal::Decimal>,
    /// Amount with tax (价税合计); negative for a discount.
    pub amount_fen: Fen,
    /// Whether it is the discount on the line before (SPEC M5).
    pub discount: bool,
}

/// A part of a split (SPEC S2).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PlanPart {
    /// Amount with tax.
    pub amount_fen: Fen,
    /// Whose name the part is for; the application's buyer when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub buyer: Option<Buyer>,
}

/// A status by which a customer filters bills: the four stages of the progress bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BillStage {
    /// 1 of 4: 未申请.
    NotApplied,
    /// 2 of 4: 未打印.
    NotPrinted,
    /// 3 of 4: 已打印.
    Printed,
    /// 4 of 4: 已寄出.
    Mailed,
}

/// My bills (SPEC B10). Every filter is optional.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ListBills {
    /// Only bills of this application.
    pub batch_number: Option<String>,
    /// Only bills at this stage.
    pub stage: Option<BillStage>,
    /// Only bills paid on this day or later, China time.
    pub paid_from: Option<NaiveDate>,
    /// Only bills paid on this day or earlier, China time.
    pub paid_to: Option<NaiveDate>,
    /// Only bills of this month, `yyyy-mm`.
    pub billing_month: Option<String>,
    /// Only bills of at least this amount.
    pub min_fen: Option<Fen>,
    /// Only bills of at most this amount.
    pub max_fen: Option<Fen>,
    /// Rows of a page; 20 unless the policy says otherwise.
    pub limit: Option<u32>,
    /// `next` of the page before.
    pub cursor: Option<String>,
}

/// One bill.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct GetBill {
    /// Its id.
    pub bill_id: String,
}

/// A part of what is available to invoice (SPEC B5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AmountComponent {
    /// `paid`, `refunded`, `voucher`, `invoiced`, `reserved`.
    pub reason: String,
    /// What it adds; negative for what it takes away.
    pub amount_fen: Fen,
    /// In words.
    pub text: Text,
}

/// What is available to invoice, and why (SPEC B5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AvailableView {
    /// Left to invoice.
    pub available_fen: Fen,
    /// What it is made of; zero parts are left out, `paid` is always there.
    pub components: Vec<AmountComponent>,
}

/// A bill as its customer sees it (SPEC B10).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BillView {
    /// Its id.
    pub bill_id: String,
    /// Its order.
    pub order_number: String,
    /// What was sold.
    pub description: String,
    /// The seller's id.
    pub seller: String,
    /// When it was paid.
    pub paid_at: Instant,
    /// The day it was paid, China time.
    pub paid_on: NaiveDate,
    /// What was paid.
    pub amount_fen: Fen,
    /// How it was paid.
    pub method: String,
    /// Month that it bills, `yyyy-mm`.
    pub billing_month: String,
    /// Its application.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub batch_number: Option<String>,
    /// The day of the application, China time.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub applied_on: Option<NaiveDate>,
    /// `not_applied`, or the status of its application.
    pub status: String,
    /// Stage by name.
    pub stage: BillStage,
    /// Stage by number, 1 to 4.
    pub stage_number: u8,
    /// Status in words.
    pub label: Text,
    /// Delivery method of its application.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub delivery_method: Option<String>,
    /// What is left to invoice.
    pub available: AvailableView,
    /// Whether an approved split waits to be used.
    pub split_approved: bool,
    /// What the caller may do now.
    pub allowed: Vec<String>,
}

/// An order that is paid and whose payment has not arrived (SPEC B3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MissingBill {
    /// The order.
    pub order_number: String,
    /// When it should be here at the latest.
    pub expected_by: Instant,
    /// Whether that is past.
    pub overdue: bool,
    /// What to do, in words.
    pub advice: Text,
}

/// A page of My bills.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BillsView {
    /// The rows, latest payment first.
    pub items: Vec<BillView>,
    /// Where the next page begins; absent on the last. A filtered page is full while there are bills for it, but a call looks
    /// at a thousand at most (ten times the limit if that is more): then a short page has a next one, too.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next: Option<String>,
    /// Orders whose payment is missing; on the first page, without filters.
    pub missing: Vec<MissingBill>,
}
