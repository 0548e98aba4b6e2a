//! The mails that the desk writes (SPEC N1). They are sent by a relay, later (SPEC N2).

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::contract::Locale;
use crate::store::Name;
use crate::value::Email;

mod custom;
mod html;
mod render;
mod texts;

pub use custom::{MailText, MailTexts};
pub use render::render;

/// Which mail.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Template {
    /// The activation link.
    Activate,
    /// Somebody registered with the e-mail of an account.
    AlreadyRegistered,
    /// The link to a new-password form.
    ResetLink,
    /// A temporary password.
    TemporaryPassword,
    /// The link that makes a new e-mail take effect, to the new address.
    EmailChangeConfirm,
    /// A change of e-mail was asked for, to the old address.
    EmailChangeNotice,
    /// An application was received.
    ApplicationReceived,
    /// An application was rejected.
    ApplicationRejected,
    /// All fapiao of an application are issued.
    FapiaoIssued,
    /// A fapiao was mailed, with its waybill.
    FapiaoMailed,
    /// A fapiao is ready for pick-up.
    ReadyForPickUp,
    /// A digital fapiao, to the addresses of its delivery.
    FapiaoSent,
    /// A shortage moves a promise.
    Shortage,
    /// A support request was decided or answered.
    RequestDecided,
    /// The original of a fapiao to be reissued arrived.
    ReturnReceived,
}

impl Template {
    /// Every mail.
    pub const ALL: &'static [Self] = &[
        Self::Activate,
        Self::AlreadyRegistered,
        Self::ResetLink,
        Self::TemporaryPassword,
        Self::EmailChangeConfirm,
        Self::EmailChangeNotice,
        Self::ApplicationReceived,
        Self::ApplicationRejected,
        Self::FapiaoIssued,
        Self::FapiaoMailed,
        Self::ReadyForPickUp,
        Self::FapiaoSent,
        Self::Shortage,
        Self::RequestDecided,
        Self::ReturnReceived,
    ];

    /// Stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Activate => "activate",
            Self::AlreadyRegistered => "already_registered",
            Self::ResetLink => "reset_link",
            Self::TemporaryPassword => "temporary_password",
            Self::EmailChangeConfirm => "email_change_confirm",
            Self::EmailChangeNotice => "email_change_notice",
            Self::ApplicationReceived => "application_received",
            Self::ApplicationRejected => "application_rejected",
            Self::FapiaoIssued => "fapiao_issued",
            Self::FapiaoMailed => "fapiao_mailed",
            Self::ReadyForPickUp => "ready_for_pick_up",
            Self::FapiaoSent => "fapiao_sent",
            Self::Shortage => "shortage",
            Self::RequestDecided => "request_decided",
            Self::ReturnReceived => "return_received",
        }
    }
}

/// The fields of a letter that are secret and leave the store when it is sent (SPEC N2).
const SECRET_FIELDS: &[&str] = &["link", "token", "password"];

/// A mail before it is rendered.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Letter {
    /// Which mail.
    pub template: Template,
    /// To whom.
    pub to: Email,
    /// In which language.
    pub locale: Locale,
    /// What the text names, by field.
    pub data: BTreeMap<Name, String>,
}

impl Letter {
    /// A letter without data.
    pub fn new(template: Template, to: &Email, locale: Locale) -> Self {
        Self {
            template,
            to: to.clone(),
            locale,
            data: BTreeMap::new(),
        }
    }

    /// Adds a field. An empty value leaves its line out of the text.
    #[must_use]
    pub fn with(mut self, field: &'static str, value: impl Into<String>) -> Self {
        self.data.insert(Name::Borrowed(field), value.into());
        self
    }

    /// The letter without its secrets.
    #[must_use]
    pub fn redacted(&self) -> Self {
        let mut letter = self.clone();
        letter
            .data
            .retain(|field, _| !SECRET_FIELDS.contains(&field.as_ref()));
        letter
    }
}

impl std::fmt::Debug for Letter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Letter")
            .field("template", &self.template)
            .field("to", &self.to)
            .finish_non_exhaustive()
    }
}

/// A mail as it is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RenderedMail {
    /// Which mail.
    pub template: Template,
    /// In which language.
    pub locale: Locale,
    /// To whom.
    pub to: String,
    /// Subject; one line.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// The same as a page of HTML.
    pub html: String,
    /// The link that the text carries, where it carries one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub link: Option<String>,
}
