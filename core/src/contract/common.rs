//! The small types that several operations share.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::time::Instant;

/// A language of texts.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Default,
    Serialize,
    Deserialize,
    JsonSchema,
)]
pub enum Locale {
    /// Chinese.
    #[default]
    #[serde(rename = "zh-CN")]
    Zh,
    /// English.
    #[serde(rename = "en")]
    En,
}

impl Locale {
    /// Its tag (RFC 5646).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }
}

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Text {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Text {
    /// Both texts.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            zh: zh.into(),
            en: en.into(),
        }
    }

    /// The text in a language.
    pub fn of(&self, locale: Locale) -> &str {
        match locale {
            Locale::Zh => &self.zh,
            Locale::En => &self.en,
        }
    }
}

/// Special (增值税专用发票, deductible) or normal (普通发票).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FapiaoType {
    /// Special: the buyer can deduct its tax.
    Special,
    /// Normal.
    #[default]
    Normal,
}

impl FapiaoType {
    /// Stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Special => "special",
            Self::Normal => "normal",
        }
    }
}

/// On paper (纸质) or fully digital (数电票).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Medium {
    /// Printed.
    #[default]
    Paper,
    /// Fully digital.
    Digital,
}

impl Medium {
    /// Stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Digital => "digital",
        }
    }
}

/// Blue (an ordinary fapiao) or red (the negative one that cancels it).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Colour {
    /// 蓝字.
    #[default]
    Blue,
    /// 红字.
    Red,
}

/// What the buyer is (SPEC Y2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BuyerKind {
    /// A company.
    #[default]
    Enterprise,
    /// Government and other bodies that are no company.
    Government,
    /// A natural person.
    Individual,
}

/// What the fapiao is for (SPEC Y8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Book-keeping, deduction: the title need not be the payer.
    #[default]
    Accounting,
    /// A purchase certificate: the title must be the payer.
    PurchaseCertificate,
    /// A refund: the title must be the payer.
    Refund,
}

/// The buyer as it shall stand on the fapiao (SPEC §5). Empty text means "not given".
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Buyer {
    /// What the buyer is.
    pub kind: BuyerKind,
    /// The title (发票抬头 = 购货单位名称): the buyer's name as printed.
    pub title: String,
    /// Tax id (纳税人识别号).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub tax_id: String,
    /// Address.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// Phone: landline with area code or mobile.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// Bank (开户银行).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub bank: String,
    /// Account at the bank (银行账号).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub bank_account: String,
    /// Identity number of a natural person, optional.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id_number: String,
}

impl std::fmt::Debug for Buyer {
    /// Without personal data (SPEC H3).
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Buyer")
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

/// How and to whom a fapiao goes (SPEC D1, D2). Empty text means "not given".
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Delivery {
    /// A method of the policy: `yunda`, `sf_collect`, `pick_up`, `email` in the presets.
    pub method: String,
    /// Recipient; not for e-mail.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub recipient: String,
    /// Phone of the recipient; not for e-mail.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// Mobile of the recipient, optional.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub mobile: String,
    /// Address, for couriers.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// Addresses, for e-mail.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub emails: Vec<String>,
    /// Remark for the delivery, optional.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub remark: String,
}

impl std::fmt::Debug for Delivery {
    /// Without personal data (SPEC H3).
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Delivery")
            .field("method", &self.method)
            .finish_non_exhaustive()
    }
}

/// A day that something is promised for or due on (SPEC T2, T3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PromiseView {
    /// The day, China time.
    pub date: NaiveDate,
    /// The instant at which that day closes.
    pub until: Instant,
    /// Whether it rests on a year whose holidays are not announced yet.
    pub provisional: bool,
}

/// Whom to call (SPEC A18).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SupportView {
    /// Phone number.
    pub phone: String,
    /// Hours.
    pub hours: Text,
    /// Whether somebody answers now.
    pub open_now: bool,
    /// When somebody answers next, if not now.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub opens_at: Option<Instant>,
}

/// A page of a list (SPEC B10).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "PageOf{T}")]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// Where the next page begins; absent on the last. A page of a filtered list is full while there are rows for it, but a
    /// call looks at a thousand rows at most (ten times the limit if that is more): then a short page has a next one, too.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next: Option<String>,
}

/// An answer that has nothing to say but that it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Done {}
