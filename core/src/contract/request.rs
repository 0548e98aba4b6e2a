//! Support requests (SPEC §7, §9).

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Buyer, Delivery, FapiaoType, IssuedDocument, Page, PlanPart, Text, WhyView};
use crate::request::RequestStatus;
use crate::time::Instant;
use crate::value::Fen;

/// Which kind of request (SPEC R1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RequestKind {
    /// Split a bill before applying.
    Split,
    /// Take a fapiao back and issue another (换开).
    Reissue,
    /// How far is it?
    Progress,
    /// It did not arrive.
    NotReceived,
    /// Anything else.
    #[default]
    Other,
}

/// How to be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PreferredContact {
    /// By e-mail.
    #[default]
    Email,
    /// By phone.
    Phone,
}

/// Whom to answer (SPEC R1).
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Contact {
    /// Family name (姓).
    pub family_name: String,
    /// Given name (名).
    pub given_name: String,
    /// Phone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// How to be answered.
    pub preferred: PreferredContact,
    /// Up to two further e-mail addresses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub further_emails: Vec<String>,
}

impl std::fmt::Debug for Contact {
    /// Without personal data (SPEC H3).
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Contact")
            .field("preferred", &self.preferred)
            .finish_non_exhaustive()
    }
}

/// A part that is asked for: an amount, or a share. All parts of a split are given the same way (SPEC S2).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SplitPart {
    /// Amount with tax.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount_fen: Option<Fen>,
    /// Share of the available amount, in proportion to the other parts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<u32>,
    /// Whose name the part is for; the application's buyer when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub buyer: Option<Buyer>,
}

/// What shall change when a fapiao is reissued; what is absent stays (SPEC R3).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ReissueChange {
    /// Another type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fapiao_type: Option<FapiaoType>,
    /// Another buyer, or the same with other information.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub buyer: Option<Buyer>,
    /// Another delivery.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery: Option<Delivery>,
}

/// Opens a support request (SPEC R1).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct OpenRequest {
    /// Which kind.
    pub kind: RequestKind,
    /// The bill, of a split.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bill_id: Option<String>,
    /// The application that is meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub batch_number: Option<String>,
    /// The fapiao, of a reissue; may be left out when the application has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fapiao_id: Option<String>,
    /// Whom to answer.
    pub contact: Contact,
    /// In their own words.
    pub text: String,
    /// The parts, of a split.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<SplitPart>,
    /// What shall change, of a reissue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<ReissueChange>,
}

/// The condition of an original that came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OriginalCondition {
    /// All copies, undamaged.
    #[default]
    Complete,
    /// Damaged, but good enough.
    Damaged,
    /// Copies are missing.
    Incomplete,
}

/// The customer's requests.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ListRequests {
    /// Rows of a page.
    pub limit: Option<u32>,
    /// `next` of the page before.
    pub cursor: Option<String>,
}

/// The requests that staff have to deal with, oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RequestQueue {
    /// Rows of a page.
    pub limit: Option<u32>,
    /// `next` of the page before.
    pub cursor: Option<String>,
}

macro_rules! of_request {
    ($($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty,)* })*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name {
            /// The request.
            pub request: String,
            $($(#[$field_meta])* pub $field: $type,)*
        }
    )*};
}

of_request! {
    /// One request, with its history.
    GetRequest {}
    /// Takes a request back (SPEC R3).
    WithdrawRequest {
        /// Why, optional.
        reason: String,
    }
    /// Staff: one request.
    ReadRequest {}
    /// Staff: takes a request back for the customer.
    WithdrawForCustomer {
        /// Why.
        reason: String,
    }
    /// Staff: approves a split or a reissue.
    ApproveRequest {}
    /// Staff: rejects a request.
    RejectRequest {
        /// Why; the customer sees it.
        reason: String,
    }
    /// Staff: answers a request.
    AnswerRequest {
        /// What; the customer sees it.
        answer: String,
    }
    /// Staff: the original of a fapiao to be reissued came back.
    RecordReturn {
        /// In which condition.
        condition: OriginalCondition,
        /// A note about it, optional.
        note: String,
        /// The day it arrived, China time; today when absent.
        arrived_on: Option<NaiveDate>,
    }
    /// Staff: the original was voided, in the month of its issue.
    Void {}
    /// Staff: a red fapiao was issued for the original.
    IssueRed {
        /// The red fapiao.
        document: IssuedDocument,
    }
}

/// A step that a request took.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RequestStep {
    /// When.
    pub at: Instant,
    /// Who: `customer`, `staff`, `system`.
    pub by: String,
    /// The operation.
    pub operation: String,
}

/// A request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RequestView {
    /// Its id.
    pub request: String,
    /// Which kind.
    pub kind: RequestKind,
    /// Where it stands.
    pub status: RequestStatus,
    /// Status in words.
    pub label: Text,
    /// When it was opened.
    pub opened_at: Instant,
    /// The bill, of a split.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub bill_id: Option<String>,
    /// The application that is meant.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub batch_number: Option<String>,
    /// The fapiao, of a reissue.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub fapiao_id: Option<String>,
    /// Whom to answer.
    pub contact: Contact,
    /// In their own words.
    pub text: String,
    /// The parts, of a split, with their exact amounts.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub parts: Vec<PlanPart>,
    /// What shall change, of a reissue.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub change: Option<ReissueChange>,
    /// Why it was rejected, or what was answered.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub answer: Option<String>,
    /// The day the original arrived.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub returned_on: Option<NaiveDate>,
    /// In which condition the original arrived.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub condition: Option<OriginalCondition>,
    /// The application of the new fapiao.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub new_batch_number: Option<String>,
    /// What the data says at once, for a question about an application (SPEC R2).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub why: Option<WhyView>,
    /// Its steps; on `request` and `read_request` only.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub steps: Vec<RequestStep>,
    /// What the caller may do now.
    pub allowed: Vec<String>,
}

/// A page of requests.
pub type RequestPage = Page<RequestView>;
