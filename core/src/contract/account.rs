//! Accounts: commands and views (SPEC §3).
//!
//! No view of a write carries a secret or an address: answers of writes are kept for their request id (SPEC P4).

use std::fmt;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Locale, SupportView, Text};
use crate::order::OrderStatus;
use crate::time::Instant;
use crate::value::{Fen, Secret, Token};

/// Registers an account with an order number (SPEC A1).
#[derive(Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Register {
    /// Order number.
    pub order_number: String,
    /// E-mail; the activation link goes there.
    pub email: String,
    /// Password; its length is policy.
    pub password: Secret,
    /// The password once more.
    pub password_repeat: Secret,
    /// The day of the order, China time, where the customer knows it: an unknown order number that should have
    /// arrived by now is then sent to support at once (SPEC B3).
    pub ordered_on: Option<NaiveDate>,
    /// Language of mails; that of the policy when absent.
    pub locale: Option<Locale>,
}

/// Activates a registration (SPEC A3).
#[derive(Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Activate {
    /// The token of the mailed link.
    pub token: Token,
}

/// Asks for a fresh activation link (SPEC A5).
#[derive(Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ResendActivation {
    /// E-mail of the registration.
    pub email: String,
}

/// Signs in (SPEC A7).
#[derive(Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SignIn {
    /// E-mail.
    pub email: String,
    /// Password, or a temporary one.
    pub password: Secret,
}

/// Asks for a new password (SPEC A11).
#[derive(Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ForgotPassword {
    /// E-mail of the account.
    pub email: String,
}

/// Sets a new password by a mailed link (SPEC A11).
#[derive(Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ResetPassword {
    /// The token of the mailed link.
    pub token: Token,
    /// New password.
    pub new_password: Secret,
    /// The new password once more.
    pub new_password_repeat: Secret,
}

/// Makes a new e-mail take effect by its mailed link (SPEC A10).
#[derive(Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ConfirmEmail {
    /// The token of the mailed link.
    pub token: Token,
}

/// Opens the registration form (SPEC A16).
#[derive(Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RegistrationForm {
    /// Order number to fill in, if it is known by itself.
    pub order_number: String,
    /// Or the registration link that was followed; its order number is filled in.
    pub link: String,
}

/// Asks for the support contact (SPEC A18).
#[derive(Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SupportContact {}

/// Signs out (SPEC A8).
#[derive(Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SignOut {}

/// Shows the caller's own account.
#[derive(Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Me {}

/// Changes the password (SPEC A9).
#[derive(Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ChangePassword {
    /// The password so far; after signing in with a temporary password, that one.
    pub old_password: Secret,
    /// New password.
    pub new_password: Secret,
    /// The new password once more.
    pub new_password_repeat: Secret,
}

/// Asks for another e-mail (SPEC A10).
#[derive(Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ChangeEmail {
    /// Password.
    pub password: Secret,
    /// New e-mail; the link goes there.
    pub new_email: String,
}

/// Adds an order number to the account (SPEC A14).
#[derive(Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct AddOrder {
    /// Order number.
    pub order_number: String,
    /// The day of the order, China time, as in registering.
    pub ordered_on: Option<NaiveDate>,
}

/// Chooses the language of mails.
#[derive(Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SetLocale {
    /// Language; required.
    pub locale: Option<Locale>,
}

/// Finds an account, for staff (SPEC A12). One of the two fields is required.
#[derive(Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct FindAccount {
    /// By order number.
    pub order_number: String,
    /// By customer reference.
    pub customer_reference: String,
}

/// Starts a change of e-mail for a customer who lost the old one (SPEC A12).
#[derive(Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct StartEmailChange {
    /// Account.
    pub account: String,
    /// New e-mail; the link goes there.
    pub new_email: String,
    /// How the customer was checked; it becomes part of the history, so no personal data.
    pub note: String,
}

/// Shows the address of an account unmasked (SPEC H3).
#[derive(Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RevealAccount {
    /// Account.
    pub account: String,
    /// Why; it becomes part of the history, so no personal data.
    pub reason: String,
}

/// Takes the personal data out of an account (SPEC H3).
#[derive(Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct AnonymiseAccount {
    /// Account.
    pub account: String,
    /// Why; it becomes part of the history, so no personal data.
    pub note: String,
}

/// Lists the orders of a customer (SPEC A17).
#[derive(Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Orders {
    /// Customer reference.
    pub customer_reference: String,
    /// Rows of a page.
    pub limit: Option<u32>,
    /// `next` of the page before.
    pub cursor: Option<String>,
}

/// Makes the registration link of an order (SPEC A16).
#[derive(Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RegistrationLink {
    /// Order number; it need not be known yet.
    pub order_number: String,
}

/// Shows the type and the fields that are harmless (SPEC E2, H3).
macro_rules! quiet_debug {
    ($($name:ident { $($field:ident),* })*) => {
        $(impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name))$(.field(stringify!($field), &self.$field))*.finish_non_exhaustive()
            }
        })*
    };
}

quiet_debug! {
    Register { order_number, ordered_on, locale }
    Activate {}
    ResendActivation {}
    SignIn {}
    ForgotPassword {}
    ResetPassword {}
    ConfirmEmail {}
    RegistrationForm {}
    SupportContact {}
    SignOut {}
    Me {}
    ChangePassword {}
    ChangeEmail {}
    AddOrder { order_number, ordered_on }
    SetLocale { locale }
    FindAccount { order_number, customer_reference }
    StartEmailChange { account }
    RevealAccount { account }
    AnonymiseAccount { account }
    Orders { customer_reference }
    RegistrationLink { order_number }
    SessionView { expires_at, must_change_password }
    AccountView { account, references, orders, locale, must_change_password }
    RevealedAccountView { account }
}

/// A registration was received. It says the same whether the e-mail was known or not (SPEC A6).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RegistrationView {
    /// Order number.
    pub order_number: String,
    /// When the mailed link dies.
    pub expires_at: Instant,
    /// Whom to call if no mail comes.
    pub support: SupportView,
}

/// A mail is on its way, if there is anybody to write to (SPEC A6).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MailSentView {
    /// When what was mailed dies.
    pub expires_at: Instant,
    /// Whom to call if no mail comes.
    pub support: SupportView,
}

/// A session (SPEC A8).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SessionView {
    /// Opaque token, told once; the store keeps only its digest.
    pub token: String,
    /// When the session ends by itself.
    pub expires_at: Instant,
    /// Whether nothing but changing the password is possible, for it is a temporary one (SPEC A11).
    pub must_change_password: bool,
}

/// A customer's own account.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AccountView {
    /// Account; absent for a customer that the host vouches for (SPEC A15).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub account: Option<String>,
    /// E-mail.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub email: Option<String>,
    /// Address that a running change of e-mail waits for.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub new_email: Option<String>,
    /// Customer references whose bills belong to the customer (SPEC A14).
    pub references: Vec<String>,
    /// Order numbers of the account.
    pub orders: Vec<String>,
    /// Language of mails.
    pub locale: Locale,
    /// Whether the password is a temporary one.
    pub must_change_password: bool,
    /// When the session ends by itself.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub session_expires_at: Option<Instant>,
}

/// What a registration form shows (SPEC A16, A17).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RegistrationFormView {
    /// Order number to fill in. Whether it is known is not told.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub order_number: Option<String>,
    /// Where to find the order number.
    pub order_number_help: Text,
    /// Fewest characters of a password.
    pub password_min: u32,
    /// Most characters of a password.
    pub password_max: u32,
    /// The rules for passwords, in words.
    pub password_help: Text,
    /// Hours for which the activation link lives.
    pub link_hours: u32,
    /// Language of mails unless chosen.
    pub locale: Locale,
    /// Whom to call.
    pub support: SupportView,
}

/// An account as staff find it (SPEC A12).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FoundAccountView {
    /// Account.
    pub account: String,
    /// Where it stands: `pending` or `active`.
    pub status: String,
    /// E-mail, masked.
    pub email_masked: String,
    /// New e-mail of a running change, masked.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub new_email_masked: Option<String>,
    /// Customer references.
    pub references: Vec<String>,
    /// Order numbers.
    pub orders: Vec<String>,
    /// Language of mails.
    pub locale: Locale,
    /// When it was registered.
    pub registered_at: Instant,
    /// When it was activated.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub activated_at: Option<Instant>,
    /// What staff may do now.
    pub allowed: Vec<String>,
}

/// The address of an account; that it was shown is recorded (SPEC H3).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RevealedAccountView {
    /// Account.
    pub account: String,
    /// E-mail.
    pub email: String,
    /// New e-mail of a running change.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub new_email: Option<String>,
}

/// An order as a customer may recognise it (SPEC A17).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OrderSummary {
    /// Order number.
    pub order_number: String,
    /// Where it stands.
    pub status: OrderStatus,
    /// The day it was placed or paid, China time.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub date: Option<NaiveDate>,
    /// Amount.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub amount_fen: Option<Fen>,
    /// Month that it bills, `yyyy-mm`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub billing_month: Option<String>,
    /// Whether it is paid.
    pub paid: bool,
    /// Whether a bill of it is here.
    pub has_bill: bool,
}

/// A registration link (SPEC A16).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RegistrationLinkView {
    /// Address of the portal's registration form with the order number in it.
    pub url: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_no_personal_data() {
        let register = Register {
            email: "wang@example.com".into(),
            password: "hunter22".into(),
            order_number: "O1".into(),
            ..Register::default()
        };
        let text = format!("{register:?}");
        assert!(
            text.contains("O1") && !text.contains("wang") && !text.contains("hunter"),
            "{text}"
        );
        let session = SessionView {
            token: "abc123".into(),
            expires_at: Instant::MIN,
            must_change_password: false,
        };
        assert!(!format!("{session:?}").contains("abc123"));
        let json = serde_json::to_string(&register).unwrap();
        assert!(!json.contains("hunter"));
    }

    #[test]
    fn missing_fields_are_empty_and_unknown_ones_refused() {
        assert_eq!(serde_json::from_str::<Register>("{}").unwrap().email, "");
        assert!(serde_json::from_str::<Register>(r#"{"e_mail":""}"#).is_err());
        assert!(serde_json::from_str::<Me>(r#"{"x":1}"#).is_err());
    }
}
