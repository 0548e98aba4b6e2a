//! The texts of the mails (SPEC N1). The fields that each may name:
//!
//! | mail | fields |
//! |---|---|
//! | all | `phone`, `hours` of support, for the signature |
//! | `activate` | `link`, `order_number`, `hours_valid`, `expires_at` |
//! | `already_registered` | `link` to sign in |
//! | `reset_link` | `link`, `expires_at` |
//! | `temporary_password` | `password`, `expires_at` |
//! | `email_change_confirm` | `link`, `expires_at` |
//! | `email_change_notice` | `new_email_masked` |
//! | `application_received` | `batch_number`, `title`, `bills`, `amount`, `promised`, `shortage` |
//! | `application_rejected` | `batch_number`, `reason` |
//! | `fapiao_issued` | `batch_number`, `numbers`, `amount` |
//! | `fapiao_mailed` | `batch_number`, `carrier`, `waybill`, `freight` |
//! | `ready_for_pick_up` | `batch_number`, `address`, `contact` |
//! | `fapiao_sent` | `batch_number`, `title`, `numbers` |
//! | `shortage` | `batch_number`, `notice`, `promised` |
//! | `request_decided` | `request`, `decision`, `reason`, `answer` |
//! | `return_received` | `request`, `batch_number`, `condition` |

mod account;
mod application;

use self::account::*;
use self::application::*;
use super::Template;
use crate::contract::Locale;

/// A mail in one language.
pub(super) struct Wording {
    /// Written one after the other into one line; a part lacking a field is left out.
    pub(super) subject: &'static [&'static str],
    /// Lines; one lacking a field is left out, an empty one parts paragraphs.
    pub(super) body: &'static [&'static str],
}

/// A mail in both languages.
pub(super) struct Bilingual {
    pub(super) zh: Wording,
    pub(super) en: Wording,
}

impl Bilingual {
    pub(super) const fn of(&self, locale: Locale) -> &Wording {
        match locale {
            Locale::Zh => &self.zh,
            Locale::En => &self.en,
        }
    }
}

pub(super) const fn wording(template: Template) -> &'static Bilingual {
    match template {
        Template::Activate => &ACTIVATE,
        Template::AlreadyRegistered => &ALREADY_REGISTERED,
        Template::ResetLink => &RESET_LINK,
        Template::TemporaryPassword => &TEMPORARY_PASSWORD,
        Template::EmailChangeConfirm => &EMAIL_CHANGE_CONFIRM,
        Template::EmailChangeNotice => &EMAIL_CHANGE_NOTICE,
        Template::ApplicationReceived => &APPLICATION_RECEIVED,
        Template::ApplicationRejected => &APPLICATION_REJECTED,
        Template::FapiaoIssued => &FAPIAO_ISSUED,
        Template::FapiaoMailed => &FAPIAO_MAILED,
        Template::ReadyForPickUp => &READY_FOR_PICK_UP,
        Template::FapiaoSent => &FAPIAO_SENT,
        Template::Shortage => &SHORTAGE,
        Template::RequestDecided => &REQUEST_DECIDED,
        Template::ReturnReceived => &RETURN_RECEIVED,
    }
}

/// The fields that a mail may name, but for those of the signature.
pub(super) const fn fields(template: Template) -> &'static [&'static str] {
    match template {
        Template::Activate => &["link", "order_number", "expires_at", "hours_valid"],
        Template::AlreadyRegistered => &["link"],
        Template::ResetLink | Template::EmailChangeConfirm => &["link", "expires_at"],
        Template::TemporaryPassword => &["password", "expires_at"],
        Template::EmailChangeNotice => &["new_email_masked"],
        Template::ApplicationReceived => &[
            "batch_number",
            "amount",
            "bills",
            "promised",
            "shortage",
            "title",
        ],
        Template::ApplicationRejected => &["batch_number", "reason"],
        Template::FapiaoIssued => &["batch_number", "numbers", "amount"],
        Template::FapiaoMailed => &["batch_number", "carrier", "waybill", "freight"],
        Template::ReadyForPickUp => &["batch_number", "address", "contact"],
        Template::FapiaoSent => &["batch_number", "numbers", "title"],
        Template::Shortage => &["batch_number", "notice", "promised"],
        Template::RequestDecided => &["request", "decision", "reason", "answer"],
        Template::ReturnReceived => &["request", "batch_number", "condition"],
    }
}

/// The end of every mail.
pub(super) static SIGNATURE: Bilingual = Bilingual {
    zh: Wording {
        subject: &[],
        body: &[
            "",
            "顺颂商祺",
            "发票服务中心",
            "客服电话：{phone}",
            "服务时间：{hours}",
        ],
    },
    en: Wording {
        subject: &[],
        body: &[
            "",
            "Kind regards,",
            "Fapiao Service Centre",
            "Support: {phone}",
            "Hours: {hours}",
        ],
    },
};
