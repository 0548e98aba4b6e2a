//! A column map: how a CSV that no platform wrote is to be read. It is data, and comes from the host.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The unit of amounts in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AmountUnit {
    /// Yuan with at most two decimals.
    #[default]
    Yuan,
    /// Whole fen.
    Fen,
}

/// The encoding of a file. A byte order mark of UTF-8 in the file overrules it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TextEncoding {
    /// UTF-8.
    #[default]
    Utf8,
    /// GB18030, of which GBK and GB 2312 are parts.
    Gb18030,
}

/// Which columns of an ordinary CSV (RFC 4180, with a header) hold what. Columns are named as in the header of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ColumnMap {
    /// Column of the id of the payment; a refund repeats that of its payment. It becomes the bill id.
    pub payment_id: String,
    /// Column of the order number.
    pub order_number: String,
    /// Column of the amount: what was paid, vouchers included; on a refund what was paid back, with or without a minus.
    pub amount: String,
    /// Unit of the amounts.
    pub unit: AmountUnit,
    /// Column of the seller's own voucher share, which nobody paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voucher: Option<String>,
    /// Column of the time of the payment or refund.
    pub paid_at: String,
    /// Its format in the signs of strftime; `%Y-%m-%d %H:%M:%S` when absent. One with `%z` reads the zone from the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_format: Option<String>,
    /// The zone of times that tell none, `+08:00` when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub utc_offset: Option<String>,
    /// Column of what was sold. Give it or `description_text`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// What was sold, the same for every row, or for those whose column is empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description_text: Option<String>,
    /// Column that tells payments from refunds; without it a negative amount is a refund if `refund_id` is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Values of that column that mean a payment. Rows with values of neither list are passed over.
    pub payment_kinds: Vec<String>,
    /// Values of that column that mean a refund.
    pub refund_kinds: Vec<String>,
    /// Column of the id of the refund.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refund_id: Option<String>,
    /// How it was paid, the same for every row: `bank_transfer`, `unionpay`, or another word.
    pub method: String,
    /// Encoding of the file.
    pub encoding: TextEncoding,
}
