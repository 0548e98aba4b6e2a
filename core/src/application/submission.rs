//! What was submitted, and what became of its fapiao.

use crate::account::Sealed;
use crate::contract::{
    BillShare, Buyer, Delivery, FapiaoType, Locale, Medium, PromiseView, Purpose,
};
use crate::policy::{DeliveryKind, Freight};
use crate::time::Instant;
use crate::value::{Email, Fen};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What was submitted. Locked from then on (SPEC P6).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// Its number (SPEC P2).
    pub batch_number: String,
    /// Who applied: an account or a vouched reference.
    pub owner: String,
    /// Whose bills they are.
    pub references: Vec<String>,
    /// The seller's id (SPEC B8).
    pub seller: String,
    /// What it covers.
    pub bills: Vec<BillShare>,
    /// The fapiao to be issued.
    pub fapiao: Vec<FapiaoRef>,
    /// Special or normal.
    pub fapiao_type: FapiaoType,
    /// Paper or digital.
    pub medium: Medium,
    /// The buyer.
    pub buyer: Buyer,
    /// Where it goes.
    pub delivery: Delivery,
    /// What the delivery method needs.
    pub delivery_kind: DeliveryKind,
    /// Who pays the courier.
    pub freight: Freight,
    /// What the fapiao is for.
    pub purpose: Purpose,
    /// Remark printed on the fapiao.
    pub remark: String,
    /// With tax, all of it.
    pub gross_fen: Fen,
    /// When.
    pub submitted_at: Instant,
    /// The promise as of that day, shortage apart (SPEC D4).
    pub promise: PromiseView,
    /// Where mails about it go.
    pub notify: Option<Sealed<Email>>,
    /// The language of these mails.
    pub locale: Locale,
    /// The reissue that it comes from.
    pub reissue: Option<ReissueOf>,
}

/// What a reissue replaces.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReissueOf {
    /// The application before.
    pub batch_number: String,
    /// The fapiao that is replaced.
    pub fapiao: String,
    /// The request that asked for it.
    pub request: String,
}

/// A fapiao of the application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FapiaoRef {
    /// Its id.
    pub fapiao_id: String,
    /// With tax.
    pub gross_fen: Fen,
    /// Its official number, once issued.
    pub number: Option<String>,
    /// Its date of issue.
    pub issued_on: Option<NaiveDate>,
    /// The application that takes its place, once it is void or reversed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reversed_for: Option<String>,
    /// The application of the fapiao that replaced it.
    pub replaced_by: Option<String>,
}

impl FapiaoRef {
    /// The application that takes its place, once it is void or reversed.
    pub fn replacement(&self) -> Option<&str> {
        self.replaced_by.as_deref().or(self.reversed_for.as_deref())
    }
}

/// On its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mailing {
    /// Who carries it.
    pub carrier: String,
    /// Under which number (运单号).
    pub waybill: String,
    /// Since when.
    pub at: Instant,
}
