//! Fapiao: what is to be issued, and what was.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Buyer, Colour, FapiaoType, Medium, Page, Text};
use crate::fapiao::FapiaoStatus;
use crate::time::Instant;
use crate::value::{Fen, Rate};

/// A line of a fapiao.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FapiaoLine {
    /// Item name (货物或应税劳务、服务名称).
    pub name: String,
    /// Tax code (商品和服务税收分类编码).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub tax_code: Option<String>,
    /// Unit.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub unit: Option<String>,
    /// Quantity, decimal text.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub quantity: Option<Decimal>,
    /// Price of one, without tax, decimal text in yuan.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub unit_price: Option<Decimal>,
    /// Rate.
    pub rate: Rate,
    /// 金额: without tax.
    pub net_fen: Fen,
    /// 税额: the tax.
    pub tax_fen: Fen,
    /// 价税合计: with tax.
    pub gross_fen: Fen,
    /// Whether it is the discount on the line before.
    pub discount: bool,
}

/// How much of a bill a fapiao covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BillShare {
    /// The bill.
    pub bill_id: String,
    /// How much of it, tax included.
    pub amount_fen: Fen,
}

/// A point in which what was issued differs from what was applied for (SPEC I2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Difference {
    /// Which: `medium`, `fapiao_type`, `title`, `tax_id`, `net_fen`, `tax_fen`, `gross_fen`.
    pub field: String,
    /// What was applied for.
    pub expected: String,
    /// What was issued.
    pub actual: String,
}

/// A fapiao.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FapiaoView {
    /// Its id here, from the first day; the official number comes when it is issued.
    pub fapiao_id: String,
    /// Its application.
    pub batch_number: String,
    /// Where it stands.
    pub status: FapiaoStatus,
    /// Status in words.
    pub label: Text,
    /// Stage of its application, 1 to 4 (SPEC B10); 1 in a dry run.
    pub stage: u8,
    /// Blue or red.
    pub colour: Colour,
    /// Special or normal.
    pub fapiao_type: FapiaoType,
    /// Paper or digital.
    pub medium: Medium,
    /// The seller's id.
    pub seller: String,
    /// The seller's name.
    pub seller_name: String,
    /// The buyer.
    pub buyer: Buyer,
    /// The lines.
    pub lines: Vec<FapiaoLine>,
    /// 金额: without tax.
    pub net_fen: Fen,
    /// 税额: the tax.
    pub tax_fen: Fen,
    /// 价税合计: with tax.
    pub gross_fen: Fen,
    /// 价税合计（大写）: the same in capitals (SPEC M7).
    pub gross_capitals: String,
    /// Remark printed on it.
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub remark: String,
    /// What it covers.
    pub bills: Vec<BillShare>,
    /// Code (发票代码) of a paper fapiao.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub code: Option<String>,
    /// Number (发票号码).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub number: Option<String>,
    /// Date of issue (开票日期).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub issued_on: Option<NaiveDate>,
    /// Delivery method of its application.
    pub delivery_method: String,
    /// The blue fapiao that it replaces, after a reissue.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub replaces: Option<String>,
    /// The blue fapiao that replaces it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub replaced_by: Option<String>,
    /// The blue fapiao that this red one reverses.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reverses: Option<String>,
    /// The red fapiao that reverses it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reversed_by: Option<String>,
    /// Why it is in quarantine (SPEC I2).
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub differences: Vec<Difference>,
    /// What whoever asks may do now (SPEC §4). Staff: operations on this fapiao. The customer: `progress`, `reissue`, which
    /// is asked for with `open_request`, and operations on its application. Nothing in a dry run.
    pub allowed: Vec<String>,
}

/// My fapiao (SPEC B10).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ListFapiao {
    /// Only fapiao of this application.
    pub batch_number: Option<String>,
    /// Only fapiao of this status; all but `withdrawn` when absent.
    pub status: Option<FapiaoStatus>,
    /// Only fapiao applied for on this day or later, China time.
    pub applied_from: Option<NaiveDate>,
    /// Only fapiao applied for on this day or earlier, China time.
    pub applied_to: Option<NaiveDate>,
    /// Rows of a page; 20 unless the policy says otherwise.
    pub limit: Option<u32>,
    /// `next` of the page before.
    pub cursor: Option<String>,
}

/// A page of My fapiao.
pub type FapiaoPage = Page<FapiaoView>;

/// A document as it was issued. What is absent was not told, and is not compared.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct IssuedDocument {
    /// Code (发票代码), 10 or 12 digits, of a paper fapiao.
    pub code: Option<String>,
    /// Number (发票号码): 8 digits on paper, 20 digital.
    pub number: String,
    /// Date of issue (开票日期); today when absent.
    pub issued_on: Option<NaiveDate>,
    /// Special or normal.
    pub fapiao_type: Option<FapiaoType>,
    /// The title that was printed.
    pub title: Option<String>,
    /// The tax id that was printed.
    pub tax_id: Option<String>,
    /// 金额: without tax.
    pub net_fen: Option<Fen>,
    /// 税额: the tax.
    pub tax_fen: Option<Fen>,
    /// 价税合计: with tax.
    pub gross_fen: Option<Fen>,
}

impl std::fmt::Debug for IssuedDocument {
    /// Without personal data (SPEC H3).
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("IssuedDocument")
            .field("code", &self.code)
            .field("number", &self.number)
            .field("issued_on", &self.issued_on)
            .finish_non_exhaustive()
    }
}

/// Records a fapiao that staff issued in the tax bureau's system (SPEC I1, I2).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Issue {
    /// The fapiao, by its id here.
    pub fapiao_id: String,
    /// What was issued.
    pub document: IssuedDocument,
}

/// Issues a fapiao through the channel (SPEC I1).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct IssueThroughChannel {
    /// The fapiao, by its id here.
    pub fapiao_id: String,
}

/// Asks the channel what became of a call that got no answer. Never issues (SPEC I1).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct AskChannel {
    /// The fapiao, by its id here.
    pub fapiao_id: String,
}

/// Takes a fapiao out of quarantine: the document with the differences was voided outside.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct DiscardQuarantined {
    /// The fapiao, by its id here.
    pub fapiao_id: String,
    /// What was done about the document.
    pub note: String,
}

/// What became of an attempt to issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct IssueView {
    /// The fapiao as it now is: `live`, `quarantined`, `unknown`, or `planned` again after a refusal.
    pub fapiao: FapiaoView,
    /// Status of its application.
    pub application_status: crate::application::ApplicationStatus,
    /// Why the channel refused.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub refused: Option<String>,
    /// When it was recorded.
    pub at: Instant,
}
