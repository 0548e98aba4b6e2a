//! What the service centre and the clockwork do besides single applications.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    ApplicationView, BillView, FapiaoType, FapiaoView, Medium, NoticeView, Page, PromiseView,
    RequestView, Text,
};
use crate::fapiao::FapiaoStatus;
use crate::store::{Fact, MailState};
use crate::time::Instant;
use crate::value::Fen;

/// Which part of the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum QueueStage {
    /// Fapiao to be issued.
    #[default]
    ToIssue,
    /// Issued, to be mailed, handed over or sent.
    ToDeliver,
}

/// The applications that staff have to deal with, the earliest promise first (SPEC D6).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Queue {
    /// Which part.
    pub stage: QueueStage,
    /// Only those due on this day or earlier, China time, shortage taken into account.
    pub due_by: Option<NaiveDate>,
    /// Only those whose promise is broken.
    pub overdue: bool,
    /// Only those of this delivery method.
    pub delivery_method: Option<String>,
    /// Rows of a page.
    pub limit: Option<u32>,
    /// `next` of the page before.
    pub cursor: Option<String>,
}

/// A fapiao of the queue, with what it takes to issue it; personal data is masked (SPEC H3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QueueFapiao {
    /// Its id here.
    pub fapiao_id: String,
    /// Where it stands.
    pub status: FapiaoStatus,
    /// Special or normal.
    pub fapiao_type: FapiaoType,
    /// Paper or digital.
    pub medium: Medium,
    /// The title (发票抬头).
    pub title: String,
    /// 价税合计: with tax.
    pub gross_fen: Fen,
}

/// A row of the queue; personal data is masked (SPEC H3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QueueItem {
    /// The application.
    pub application: ApplicationView,
    /// The day by which it is mailed, shortage taken into account.
    pub promise: PromiseView,
    /// Whether that is past.
    pub overdue: bool,
    /// Fapiao still to be issued, those in quarantine and those without an answer of the channel included.
    pub to_issue: Vec<QueueFapiao>,
}

/// A page of the queue.
pub type QueuePage = Page<QueueItem>;

/// What a courier takes today (SPEC D6). Recorded, for it shows addresses (SPEC H3).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CourierSheet {
    /// The delivery method.
    pub delivery_method: String,
    /// At most so many parcels; 100 when absent.
    pub limit: Option<u32>,
}

/// A parcel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Parcel {
    /// The application.
    pub batch_number: String,
    /// Recipient.
    pub recipient: String,
    /// Phone.
    pub phone: String,
    /// Mobile.
    pub mobile: String,
    /// Address.
    pub address: String,
    /// Remark for the delivery.
    pub remark: String,
    /// Who pays, in words.
    pub freight: Text,
    /// The fapiao in it, by number.
    pub fapiao_numbers: Vec<String>,
}

/// A courier sheet, to print or export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CourierSheetView {
    /// The delivery method, in words.
    pub method: Text,
    /// When it was made.
    pub at: Instant,
    /// The parcels, the earliest promise first.
    pub parcels: Vec<Parcel>,
    /// The same as CSV with a header line (UTF-8 with a byte order mark, as sheet programs want it).
    pub csv: String,
}

/// Posts a shortage notice (SPEC D7).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PostNotice {
    /// Text, Chinese.
    pub zh: String,
    /// Text, English.
    pub en: String,
    /// The day by which fapiao are mailed, China time.
    pub mail_by: Option<NaiveDate>,
    /// From when it runs; now when absent.
    pub starts_at: Option<Instant>,
    /// Until when it runs; the close of `mail_by` when absent.
    pub ends_at: Option<Instant>,
}

/// Ends a shortage notice early.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct EndNotice {
    /// The notice.
    pub notice: String,
}

/// The shortage notices that run.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ListNotices {}

/// Shortage notices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NoticesView {
    /// In the order of posting.
    pub notices: Vec<NoticeView>,
}

/// May this much of a bill be paid back? (SPEC B9)
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct MayRefund {
    /// The bill.
    pub bill_id: String,
    /// How much.
    pub amount_fen: Fen,
}

/// Whether it may be paid back, and what stands against it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MayRefundView {
    /// Whether.
    pub may_refund: bool,
    /// How much may be paid back now.
    pub refundable_fen: Fen,
    /// `refundable`, `covered_by_fapiao`, `in_application`, `more_than_paid`.
    pub reason: String,
    /// In words.
    pub text: Text,
    /// Numbers of the live fapiao that stand against it.
    pub fapiao_numbers: Vec<String>,
    /// The application that stands against it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub batch_number: Option<String>,
}

/// Changes by the platform that were kept aside (SPEC B2).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ListAsides {
    /// Rows of a page.
    pub limit: Option<u32>,
    /// `next` of the page before.
    pub cursor: Option<String>,
}

/// A change that was kept aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AsideView {
    /// The bill; empty for a change of an order itself.
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub bill_id: String,
    /// The order, for a change of its owner.
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub order_number: String,
    /// Its number within the bill, for `settle_aside`.
    pub aside: u32,
    /// `payment`, `refund`, `order`, `order_owner`.
    pub record: String,
    /// When it came.
    pub at: Instant,
    /// What it would make of the amount paid.
    pub paid_fen: Fen,
    /// What it would make of the refunds.
    pub refunded_fen: Fen,
    /// The application that the bill is in.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub batch_number: Option<String>,
}

/// A page of changes kept aside.
pub type AsidePage = Page<AsideView>;

/// Decides on a change that was kept aside.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SettleAside {
    /// The bill.
    pub bill_id: String,
    /// Its number within the bill.
    pub aside: u32,
    /// Whether it takes effect.
    pub accept: bool,
    /// Why.
    pub note: String,
}

/// Decides on a change of an order's owner that was kept aside.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SettleOrder {
    /// The order.
    pub order_number: String,
    /// Whether it takes effect. Bills in an application stay with the customer who applied.
    pub accept: bool,
    /// Why.
    pub note: String,
}

/// A bill as staff see it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ReadBill {
    /// The bill.
    pub bill_id: String,
}

/// A bill and the history of its fapiao.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StaffBillView {
    /// The bill.
    pub bill: BillView,
    /// Whose it is.
    pub customer_reference: String,
    /// Who paid, masked.
    pub payer: String,
    /// Changes kept aside.
    pub asides: Vec<AsideView>,
}

/// A fapiao as staff see it; personal data is masked (SPEC H3).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ReadFapiao {
    /// The fapiao, by its id here.
    pub fapiao_id: String,
}

/// The facts of a row (SPEC H1).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct GetHistory {
    /// Its kind: `account`, `session`, `order`, `bill`, `application`, `fapiao`, `request`, `board`, `title_book`.
    pub kind: String,
    /// Its id.
    pub id: String,
    /// Only facts after this one.
    pub after: u64,
    /// At most so many; 100 when absent.
    pub limit: Option<u32>,
}

/// Facts of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HistoryView {
    /// Oldest first.
    pub facts: Vec<Fact>,
}

/// Proves that the facts are whole and add up to the rows (SPEC H1).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Verify {
    /// Only rows of this kind; all kinds when absent.
    pub kind: Option<String>,
    /// Only this row of the kind.
    pub id: Option<String>,
    /// `next` of the call before.
    pub cursor: Option<String>,
    /// At most so many rows; 1000 when absent.
    pub limit: Option<u32>,
}

/// A row whose facts are not whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Damage {
    /// Its kind.
    pub kind: String,
    /// Its id.
    pub id: String,
    /// `missing_fact`, `broken_chain`, `changed_fact`, `row_differs`, `unreadable`.
    pub reason: String,
    /// At which fact.
    pub seq: u64,
}

/// What `verify` found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct VerifyView {
    /// Whether all is well so far.
    pub sound: bool,
    /// Rows looked at.
    pub rows: u64,
    /// Facts looked at.
    pub facts: u64,
    /// What is not well.
    pub damage: Vec<Damage>,
    /// Where to go on; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next: Option<String>,
}

/// A mail about something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MailView {
    /// Its id.
    pub mail: String,
    /// Which.
    pub template: String,
    /// To whom, masked.
    pub to: String,
    /// Where it stands.
    pub state: MailState,
    /// How often it was tried.
    pub attempts: u32,
    /// When it is due.
    pub due: Instant,
    /// Why the last try failed.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub error: Option<String>,
}

/// The mails in a state.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ListMails {
    /// In which; all when absent.
    pub state: Option<MailState>,
    /// Rows of a page.
    pub limit: Option<u32>,
    /// `next` of the page before.
    pub cursor: Option<String>,
}

/// A page of mails.
pub type MailPage = Page<MailView>;

/// Has a mail sent again that was given up.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RequeueMail {
    /// The mail.
    pub mail: String,
}

/// The whole case of an application (SPEC H2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CaseView {
    /// When it was exported.
    pub exported_at: Instant,
    /// The application, with personal data; the export is recorded (SPEC H3).
    pub application: ApplicationView,
    /// Its fapiao and their red ones.
    pub fapiao: Vec<FapiaoView>,
    /// Its bills.
    pub bills: Vec<BillView>,
    /// Requests about it.
    pub requests: Vec<RequestView>,
    /// Mails about it.
    pub mails: Vec<MailView>,
    /// All facts of all these rows, by row.
    pub facts: Vec<Fact>,
}

/// Lets the deadlines of the desk take effect.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RunDeadlines {
    /// At most so many applications; 1000 when absent.
    pub limit: Option<u32>,
}

/// What took effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct DeadlinesView {
    /// Digital fapiao sent.
    pub sent: u32,
    /// Taken for received.
    pub received: u32,
    /// Customers told of a shortage.
    pub told: u32,
    /// Whether there is more to do.
    pub more: bool,
}
