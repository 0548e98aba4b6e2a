//! What a seller decides for itself, as data (SPEC §14).
//!
//! A policy is read from a file or built in code, and is refused when it contradicts itself. Two come ready:
//! [`Policy::vianet21`] is the documented system to the letter, [`Policy::default`] the same with safer passwords.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::contract::{BuyerKind, FapiaoType, Locale, Medium};
use crate::error::{Code, Error, Problem, Problems};
use crate::input;
use crate::support::Support;
use crate::value::{Limit, Rate};

mod check;
mod patch;
mod presets;

/// Everything that a seller decides for itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Its name, for logs.
    pub name: String,
    /// Where the portal is, without a slash at the end; links in mails start with it.
    pub portal_url: String,
    /// Whom customers call (SPEC A18).
    pub support: Support,
    /// Deadlines.
    pub deadlines: Deadlines,
    /// Accounts and passwords.
    pub accounts: AccountPolicy,
    /// Who sells; the first is meant when a record names none.
    pub sellers: Vec<Seller>,
    /// What a customer may apply for.
    pub offers: Vec<Offer>,
    /// How fapiao reach customers.
    pub delivery: Vec<DeliveryOption>,
    /// Which buyer fields are required, by date (SPEC Y3).
    pub required: Vec<RequiredFields>,
    /// How long printed texts may be (SPEC Y6).
    pub limits: Vec<TextLimits>,
    /// Applications.
    pub applications: ApplicationPolicy,
}

/// Deadlines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Deadlines {
    /// Working days after which an order number should be known (SPEC B3).
    pub order_working_days: u32,
    /// Working days after which a payment should be known (SPEC B3).
    pub payment_working_days: u32,
    /// Working days within which a fapiao is promised (SPEC D4).
    pub promise_working_days: u32,
    /// Days after mailing or sending when receipt is taken for granted (SPEC §4).
    pub received_after_days: u32,
}

/// How a forgotten password is replaced (SPEC A11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PasswordReset {
    /// By a link to a form.
    Link,
    /// By a temporary password.
    TemporaryPassword,
}

/// Accounts and passwords (SPEC §3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AccountPolicy {
    /// Fewest characters of a password.
    pub password_min: u32,
    /// Most characters of a password.
    pub password_max: u32,
    /// Hours for which a mailed link or temporary password lives (SPEC T4).
    pub link_hours: u32,
    /// Hours for which a session lives.
    pub session_hours: u32,
    /// How a forgotten password is replaced.
    pub password_reset: PasswordReset,
    /// Failures before an account waits (SPEC A7).
    pub free_failures: u32,
    /// The first wait, seconds; it doubles with each further failure.
    pub first_wait_seconds: u32,
    /// The longest wait, seconds.
    pub longest_wait_seconds: u32,
    /// The language of mails to those who did not choose one.
    pub locale: Locale,
}

/// A seller, and how its sales stand on a fapiao when the platform does not say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Seller {
    /// Its id in the feed.
    pub id: String,
    /// Its name (销售方).
    pub name: String,
    /// Its tax id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_id: Option<String>,
    /// Item name for a bill without lines; the bill's description when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item_name: Option<String>,
    /// Tax code (商品和服务税收分类编码) for a bill without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_code: Option<String>,
    /// Rate for a bill without one.
    pub rate: Rate,
}

/// A type of fapiao in a medium, on offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Offer {
    /// Special or normal.
    pub fapiao_type: FapiaoType,
    /// Paper or digital.
    pub medium: Medium,
}

/// What a delivery method needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryKind {
    /// A courier: an address.
    Courier,
    /// Collected in person: nothing more.
    PickUp,
    /// E-mail: addresses.
    Email,
}

/// Who pays the courier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Freight {
    /// The sender.
    Sender,
    /// The recipient (到付).
    Recipient,
    /// Nobody.
    Free,
}

/// A delivery method (SPEC D1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeliveryOption {
    /// Stable name, such as `yunda`.
    pub method: String,
    /// Name, Chinese.
    pub name_zh: String,
    /// Name, English.
    pub name_en: String,
    /// What it needs.
    pub kind: DeliveryKind,
    /// Who pays.
    pub freight: Freight,
    /// For which media.
    pub media: Vec<Medium>,
    /// Where to collect.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Whom to ask for when collecting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
}

/// A field of the buyer.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum BuyerField {
    /// The title (购货单位名称).
    Title,
    /// Tax id (纳税人识别号).
    TaxId,
    /// Address.
    Address,
    /// Phone.
    Phone,
    /// Bank (开户银行).
    Bank,
    /// Account at the bank (银行账号).
    BankAccount,
    /// Identity number of a natural person.
    IdNumber,
}

impl BuyerField {
    /// Its name in commands.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::TaxId => "tax_id",
            Self::Address => "address",
            Self::Phone => "phone",
            Self::Bank => "bank",
            Self::BankAccount => "bank_account",
            Self::IdNumber => "id_number",
        }
    }
}

/// Which buyer fields are required from a date on; the latest rule that fits counts (SPEC Y3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RequiredFields {
    /// First day, China time.
    pub from: NaiveDate,
    /// Type.
    pub fapiao_type: FapiaoType,
    /// Medium.
    pub medium: Medium,
    /// Kind of buyer.
    pub buyer: BuyerKind,
    /// Required fields.
    pub fields: Vec<BuyerField>,
}

/// How long the texts of a medium may be (SPEC Y6).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TextLimits {
    /// The medium.
    pub medium: Medium,
    /// Title.
    pub title: Limit,
    /// Address.
    pub address: Limit,
    /// Phone.
    pub phone: Limit,
    /// Bank.
    pub bank: Limit,
    /// Bank account.
    pub bank_account: Limit,
    /// Remark printed on the fapiao.
    pub remark: Limit,
    /// Item name.
    pub item: Limit,
}

/// Who decides on a split (SPEC S1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SplitApproval {
    /// Staff approve each.
    Staff,
    /// A well-formed split is approved at once.
    Automatic,
}

/// Applications (SPEC §4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ApplicationPolicy {
    /// Most bills of one application.
    pub max_bills: u32,
    /// Most parts of a split.
    pub max_parts: u32,
    /// Whether several bills may be merged into one fapiao (SPEC S3).
    pub merge: bool,
    /// Who decides on a split.
    pub split: SplitApproval,
    /// Most characters of a remark for the delivery (SPEC P9).
    pub delivery_remark_max: u32,
    /// Most addresses of an e-mail delivery (SPEC D1).
    pub max_emails: u32,
    /// Most titles in a title book (SPEC P5).
    pub max_titles: u32,
    /// Rows of a page unless asked otherwise (SPEC B10).
    pub page_size: u32,
    /// Most rows of a page.
    pub page_max: u32,
}

/// What is wrong with a policy.
fn invalid(error: Error) -> Error {
    Error::new(Code::PolicyInvalid).with_problems(error.body().problems.clone())
}

impl Policy {
    /// Reads a policy from JSON and refuses one that contradicts itself. TOML is read by the desk.
    ///
    /// # Errors
    /// `policy_invalid` with every contradiction by path, or with the first field that cannot be read.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        let policy: Self = input::parse(text).map_err(invalid)?;
        policy.validated()
    }

    /// A policy that comes ready, by name: `default` or `vianet21`.
    ///
    /// # Errors
    /// `policy_invalid` for another name.
    pub fn preset(name: &str) -> Result<Self, Error> {
        match name {
            "default" => Ok(Self::default()),
            "vianet21" => Ok(Self::vianet21()),
            _ => Err(Error::new(Code::PolicyInvalid)
                .with_problems(vec![Problem::choice("preset", ["default", "vianet21"])])),
        }
    }

    /// The policy with a change: a JSON merge patch (RFC 7396).
    ///
    /// # Errors
    /// `policy_invalid` when the change is of another shape, or leads to a contradiction.
    pub fn changed(&self, change: &Value) -> Result<Self, Error> {
        let mut policy = serde_json::to_value(self).map_err(|_| Error::new(Code::Internal))?;
        patch::merge(&mut policy, change);
        Self::from_json(&policy.to_string())
    }

    /// The policy, if it does not contradict itself.
    ///
    /// # Errors
    /// `policy_invalid` with every contradiction by path.
    pub fn validated(self) -> Result<Self, Error> {
        let mut problems = Problems::new();
        self.contradictions(&mut problems);
        problems.refuse().map(|()| self).map_err(invalid)
    }

    /// The seller of that id; the first when none is named.
    pub fn seller(&self, id: Option<&str>) -> Option<&Seller> {
        match id {
            Some(id) => self.sellers.iter().find(|seller| seller.id == id),
            None => self.sellers.first(),
        }
    }

    /// The delivery method of that name.
    pub fn delivery_option(&self, method: &str) -> Option<&DeliveryOption> {
        self.delivery.iter().find(|option| option.method == method)
    }

    /// The text limits of a medium.
    pub fn text_limits(&self, medium: Medium) -> Option<&TextLimits> {
        self.limits.iter().find(|limits| limits.medium == medium)
    }

    /// The fields that a buyer must give on a day (SPEC Y1, Y2, Y3).
    pub fn required_fields(
        &self,
        fapiao_type: FapiaoType,
        medium: Medium,
        buyer: BuyerKind,
        on: NaiveDate,
    ) -> &[BuyerField] {
        self.required
            .iter()
            .filter(|rule| {
                rule.fapiao_type == fapiao_type
                    && rule.medium == medium
                    && rule.buyer == buyer
                    && rule.from <= on
            })
            .max_by_key(|rule| rule.from)
            .map_or(&[BuyerField::Title], |rule| rule.fields.as_slice())
    }
}
