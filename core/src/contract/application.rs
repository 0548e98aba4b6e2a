//! Applications: the draft, its dry run, submission, progress.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    AvailableView, BillShare, Buyer, Delivery, FapiaoType, FapiaoView, Medium, PromiseView,
    Purpose, Text,
};
use crate::application::ApplicationStatus;
use crate::error::Problem;
use crate::policy::{BuyerField, DeliveryKind, Freight};
use crate::time::Instant;
use crate::value::Fen;

/// What a customer fills in: steps 1 and 2 of the wizard (SPEC P1).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Draft {
    /// The bills.
    pub bills: Vec<String>,
    /// Special or normal. Must be chosen; `prepare` proposes one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fapiao_type: Option<FapiaoType>,
    /// Paper or digital. Must be chosen; `prepare` proposes one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub medium: Option<Medium>,
    /// The buyer.
    pub buyer: Buyer,
    /// Where it goes.
    pub delivery: Delivery,
    /// What the fapiao is for.
    pub purpose: Purpose,
    /// Remark printed on the fapiao, optional.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub remark: String,
    /// One fapiao over all bills instead of one for each (SPEC S3).
    pub merge: bool,
}

/// A dry run of an application: what is prefilled, allowed, wrong, and what would be issued (SPEC P1). Changes nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Prepare {
    /// The draft so far; its bills are enough. What is empty is prefilled from the last application (SPEC P5).
    pub draft: Draft,
}

/// Submits an application (SPEC P1).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Apply {
    /// The draft.
    pub draft: Draft,
}

/// A type and medium on offer, with the buyer fields that it requires today of the draft's kind of buyer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OfferView {
    /// Special or normal.
    pub fapiao_type: FapiaoType,
    /// Paper or digital.
    pub medium: Medium,
    /// Required fields of the buyer.
    pub required: Vec<BuyerField>,
}

/// A delivery method on offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DeliveryChoice {
    /// Its name for `delivery.method`.
    pub method: String,
    /// In words.
    pub name: Text,
    /// What it needs.
    pub kind: DeliveryKind,
    /// Who pays.
    pub freight: Freight,
    /// Where to collect.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub address: Option<String>,
    /// Whom to ask for.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub contact: Option<String>,
}

/// A bill of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DraftBill {
    /// Its id.
    pub bill_id: String,
    /// What was sold.
    pub description: String,
    /// When it was paid.
    pub paid_at: Instant,
    /// Who paid, where it is known; matters for some purposes (SPEC Y8).
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub payer: String,
    /// What is left to invoice.
    pub available: AvailableView,
    /// Whether an approved split will be used.
    pub split: bool,
}

/// A shortage notice that runs (SPEC D7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NoticeView {
    /// Its id.
    pub notice: String,
    /// What it says.
    pub text: Text,
    /// The day by which fapiao are mailed.
    pub mail_by: NaiveDate,
    /// From when it runs.
    pub starts_at: Instant,
    /// Until when it runs.
    pub ends_at: Instant,
    /// Whether it runs now.
    pub running: bool,
}

/// What an application would come to (SPEC P1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Prepared {
    /// The draft, prefilled; change it and prepare again, or apply.
    pub draft: Draft,
    /// Whether `apply` would take it as it is.
    pub ready: bool,
    /// What stands against it, all at once.
    pub problems: Vec<Problem>,
    /// What is worth a second look, such as a tax id of an unusual form.
    pub warnings: Vec<Problem>,
    /// The bills.
    pub bills: Vec<DraftBill>,
    /// Exactly the fapiao that would be issued.
    pub fapiao: Vec<FapiaoView>,
    /// With tax, all of it.
    pub gross_fen: Fen,
    /// Types and media on offer.
    pub offers: Vec<OfferView>,
    /// Delivery methods on offer for the medium of the draft.
    pub delivery: Vec<DeliveryChoice>,
    /// Whether the bills may be merged.
    pub may_merge: bool,
    /// Names of the title book.
    pub titles: Vec<String>,
    /// Who pays the courier, once a method is chosen.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub freight: Option<Freight>,
    /// The day by which it is mailed if submitted now (SPEC D4).
    pub promise: PromiseView,
    /// Shortage notices that run.
    pub notices: Vec<NoticeView>,
}

/// Something about one application.
macro_rules! of_application {
    ($($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty,)* })*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name {
            /// The application.
            pub batch_number: String,
            $($(#[$field_meta])* pub $field: $type,)*
        }
    )*};
}

of_application! {
    /// Cancels an application that is not printed (SPEC P6).
    Cancel {}
    /// How far an application is (SPEC D5).
    GetProgress {}
    /// Says that the fapiao arrived.
    ConfirmReceipt {}
    /// Why has a fapiao not arrived? (SPEC R2)
    WhyNotReceived {}
    /// Rejects an application (SPEC P7).
    Reject {
        /// Why; the customer sees it.
        reason: String,
    }
    /// Gives the fapiao of an application to a courier (SPEC D3).
    MailOut {
        /// Who carries it; required.
        carrier: String,
        /// Under which number (运单号).
        waybill: String,
    }
    /// The courier brought the fapiao back.
    ReturnByCourier {
        /// Why.
        reason: String,
    }
    /// One application, as staff see it; personal data is masked (SPEC H3).
    GetApplication {}
    /// Shows the personal data of an application; this is recorded (SPEC H3).
    Reveal {
        /// Why.
        reason: String,
    }
    /// Exports the whole case (SPEC H2).
    ExportCase {}
}

/// Hands the fapiao over at pick-up.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct HandOver {
    /// The application.
    pub batch_number: String,
    /// To whom.
    pub to: String,
}

impl std::fmt::Debug for HandOver {
    /// Without personal data (SPEC H3).
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("HandOver")
            .field("batch_number", &self.batch_number)
            .finish_non_exhaustive()
    }
}

/// An application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ApplicationView {
    /// Its number (SPEC P2).
    pub batch_number: String,
    /// Where it stands.
    pub status: ApplicationStatus,
    /// Stage by number, 1 to 4.
    pub stage: u8,
    /// Status in words.
    pub label: Text,
    /// When it was submitted.
    pub submitted_at: Instant,
    /// The seller's id.
    pub seller: String,
    /// Special or normal.
    pub fapiao_type: FapiaoType,
    /// Paper or digital.
    pub medium: Medium,
    /// What it covers.
    pub bills: Vec<BillShare>,
    /// With tax, all of it.
    pub gross_fen: Fen,
    /// The buyer.
    pub buyer: Buyer,
    /// Where it goes.
    pub delivery: Delivery,
    /// Who pays the courier.
    pub freight: Freight,
    /// What the fapiao is for.
    pub purpose: Purpose,
    /// Remark printed on the fapiao.
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub remark: String,
    /// The ids of its fapiao.
    pub fapiao_ids: Vec<String>,
    /// The day by which it is mailed (SPEC D4).
    pub promise: PromiseView,
    /// Why it was rejected.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub rejected: Option<String>,
    /// Who carries it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub carrier: Option<String>,
    /// Under which number (运单号).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub waybill: Option<String>,
    /// The application that it replaces, after a reissue.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub replaces: Option<String>,
    /// The application that replaced it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub replaced_by: Option<String>,
    /// What the caller may do now.
    pub allowed: Vec<String>,
    /// What is worth a second look, such as a waybill of an unusual form (SPEC D3).
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub warnings: Vec<Problem>,
}

/// A step that an application took (SPEC D5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TimelineEntry {
    /// When.
    pub at: Instant,
    /// Who: `customer`, `staff`, `system`, `platform`.
    pub by: String,
    /// The operation.
    pub operation: String,
    /// In words.
    pub text: Text,
}

/// A reason, by code and in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Reason {
    /// Stable code.
    pub code: String,
    /// In words.
    pub text: Text,
}

/// How far an application is (SPEC D5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ProgressView {
    /// Its number.
    pub batch_number: String,
    /// Where it stands.
    pub status: ApplicationStatus,
    /// Stage by number, 1 to 4.
    pub stage: u8,
    /// How many stages there are.
    pub stages: u8,
    /// Status in words.
    pub label: Text,
    /// What is worth knowing, such as "issued" and "mailed out".
    pub remarks: Vec<Text>,
    /// The day by which it is mailed (SPEC D4).
    pub promise: PromiseView,
    /// Whether that day is past and it is not mailed.
    pub late: bool,
    /// Why it takes longer.
    pub reasons: Vec<Reason>,
    /// Its fapiao.
    pub fapiao: Vec<FapiaoView>,
    /// Every step, oldest first.
    pub timeline: Vec<TimelineEntry>,
    /// What the caller may do now.
    pub allowed: Vec<String>,
}

/// Why a fapiao has not arrived, from the data (SPEC R2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WhyView {
    /// `promised`, `late`, `shortage`, `rejected`, `cancelled`, `mailed`, `returned`, `ready_for_pick_up`, `collected`,
    /// `to_be_sent`, `sent`, `received`, `replaced`.
    pub reason: String,
    /// In words.
    pub text: Text,
    /// The day by which it is mailed, while it is not.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub promise: Option<PromiseView>,
    /// Who carries it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub carrier: Option<String>,
    /// Under which number (运单号).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub waybill: Option<String>,
    /// Whom to call.
    pub support: super::SupportView,
}

/// The named titles of the customer (SPEC P5).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ListTitles {}

/// Keeps a title under a name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct KeepTitle {
    /// The name.
    pub name: String,
    /// The title.
    pub buyer: Buyer,
}

/// Removes a title.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RemoveTitle {
    /// The name.
    pub name: String,
}

/// A named title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TitleView {
    /// Its name.
    pub name: String,
    /// The title.
    pub buyer: Buyer,
}

/// The title book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TitlesView {
    /// By name.
    pub titles: Vec<TitleView>,
}
