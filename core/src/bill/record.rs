//! What the platform tells of a bill, as it is kept (SPEC B1, B2).

use crate::contract::BillLine;
use crate::time::Instant;
use crate::value::{Fen, Rate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How far a payment got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PaymentStatus {
    /// Not completed; not a bill (SPEC B4).
    #[default]
    Pending,
    /// Completed.
    Completed,
    /// Failed; not a bill.
    Failed,
    /// Completed, then cancelled at the till.
    Revoked,
}

/// A payment as the platform told of it (SPEC B1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// Version of the record.
    pub version: u64,
    /// How far it got.
    pub status: PaymentStatus,
    /// The order that it pays.
    pub order_number: String,
    /// Whose it is, where the platform says.
    pub customer_reference: Option<String>,
    /// The seller's id.
    pub seller: String,
    /// What was sold.
    pub description: String,
    /// What was paid, vouchers included.
    pub amount_fen: Fen,
    /// The seller's own voucher share, which nobody paid (SPEC B5).
    pub voucher_fen: Fen,
    /// When.
    pub paid_at: Instant,
    /// How: Alipay, UnionPay, WeChat Pay, bank transfer.
    pub method: String,
    /// Who paid, where it is known.
    pub payer: String,
    /// Month that it bills, `yyyy-mm`.
    pub billing_month: String,
    /// Tax code, where the platform says.
    pub tax_code: Option<String>,
    /// Rate, where the platform says.
    pub rate: Option<Rate>,
    /// Lines, where the platform says; they sum to the amount.
    pub lines: Vec<BillLine>,
}

/// How far a refund got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RefundStatus {
    /// On its way; counted, so that nothing is over-invoiced meanwhile.
    #[default]
    Processing,
    /// Done.
    Succeeded,
    /// Could not be paid back the usual way; the seller owes it still, so it counts.
    Abnormal,
    /// Did not happen; does not count.
    Failed,
}

/// A refund as the platform told of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refund {
    /// Version of the record.
    pub version: u64,
    /// How far it got.
    pub status: RefundStatus,
    /// The seller's share of what is paid back.
    pub amount_fen: Fen,
    /// When.
    pub at: Option<Instant>,
}

impl Refund {
    /// Whether both say the same, the time apart.
    pub(super) fn same(&self, other: &Self) -> bool {
        (self.version, self.status, self.amount_fen)
            == (other.version, other.status, other.amount_fen)
    }
}

/// A record that would change a bill in use, kept for staff to decide (SPEC B2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aside {
    /// Names it within the bill.
    pub number: u32,
    /// What the platform said.
    pub record: AsideRecord,
    /// When.
    pub at: Instant,
}

/// What was kept aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AsideRecord {
    /// A newer payment record.
    Payment(Box<Payment>),
    /// A new or newer refund.
    Refund {
        /// Its id.
        id: String,
        /// What was told.
        refund: Refund,
    },
    /// The order was cancelled or ran out, or is open again.
    Order {
        /// Whether it is closed.
        closed: bool,
    },
}

impl AsideRecord {
    /// Whether both say the same. Two statements tell of one refund with different times.
    pub(super) fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Refund { id, refund },
                Self::Refund {
                    id: other_id,
                    refund: other,
                },
            ) => id == other_id && refund.same(other),
            _ => self == other,
        }
    }
}
