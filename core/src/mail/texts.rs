//! The texts of the mails (SPEC N1) and how they are filled.
//!
//! A text is data: a subject and a body, in Chinese and in English, with `{field}` placeholders that are filled from [`Letter::data`].
//!
//! - A line with a placeholder whose field is missing or blank is left out whole. An entry of a text is one line in this sense even where
//!   it breaks, so that "open this link:" never stands there without its link. Empty lines that then meet become one.
//! - Values are filled in once: a `{…}` inside a value is printed as it is.
//! - Values are expected in the language of the letter and formatted (times, amounts with their currency).
//! - Nothing that a value contains can break the subject (SPEC N2), and no subject names a secret or personal data (SPEC E2).
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

use std::collections::BTreeMap;

use super::{Letter, RenderedMail, Template};
use crate::contract::Locale;
use crate::store::Name;

/// The most characters of a subject.
const LONGEST_SUBJECT: usize = 150;

/// A mail in one language.
struct Wording {
    /// Written one after the other into one line; a part lacking a field is left out.
    subject: &'static [&'static str],
    /// Lines; one lacking a field is left out, an empty one parts paragraphs.
    body: &'static [&'static str],
}

/// A mail in both languages.
struct Bilingual {
    zh: Wording,
    en: Wording,
}

impl Bilingual {
    const fn of(&self, locale: Locale) -> &Wording {
        match locale {
            Locale::Zh => &self.zh,
            Locale::En => &self.en,
        }
    }
}

/// Writes a letter as it is read.
///
/// Whatever the data, the subject is one line of at most 150 characters without control characters; in the text, control characters other
/// than newline and tab are replaced by a space (CR LF by a newline). A line whose field is missing or blank is left out.
#[must_use]
pub fn render(letter: &Letter) -> RenderedMail {
    let wording = wording(letter.template).of(letter.locale);
    let lines = wording.body.iter().chain(SIGNATURE.of(letter.locale).body);
    RenderedMail {
        template: letter.template,
        locale: letter.locale,
        to: letter.to.as_str().to_owned(),
        subject: subject(wording.subject, &letter.data),
        text: text(lines, &letter.data),
        link: letter
            .data
            .get("link")
            .filter(|link| link.contains("://"))
            .cloned(),
    }
}

fn subject(parts: &[&str], data: &BTreeMap<Name, String>) -> String {
    let filled: String = parts.iter().filter_map(|part| fill(part, data)).collect();
    let line: String = filled
        .chars()
        .map(|c| if breaks_text(c) { ' ' } else { c })
        .take(LONGEST_SUBJECT)
        .collect();
    line.trim_end().to_owned()
}

fn text<'a>(lines: impl Iterator<Item = &'a &'a str>, data: &BTreeMap<Name, String>) -> String {
    let mut text = String::new();
    let mut parted = false;
    for line in lines.filter_map(|line| fill(line, data)) {
        if line.is_empty() {
            parted = !text.is_empty();
            continue;
        }
        if std::mem::take(&mut parted) {
            text.push('\n');
        }
        text.push_str(&line);
        text.push('\n');
    }
    text
}

/// The line with its placeholders filled; nothing if a field is missing or blank.
fn fill(line: &str, data: &BTreeMap<Name, String>) -> Option<String> {
    let mut pieces = line.split('{');
    let mut filled = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (field, rest) = piece.split_once('}')?;
        let value = clean(data.get(field)?);
        if value.is_empty() {
            return None;
        }
        filled.push_str(&value);
        filled.push_str(rest);
    }
    Some(filled)
}

/// A value for the body: newlines and tabs stay, what else steers a terminal or a reader's eye becomes a space.
fn clean(value: &str) -> String {
    let cleaned: String = value
        .replace("\r\n", "\n")
        .chars()
        .map(|c| {
            if breaks_text(c) && !matches!(c, '\n' | '\t') {
                ' '
            } else {
                c
            }
        })
        .collect();
    cleaned.trim().to_owned()
}

/// Control characters, the line and paragraph separators, and the marks that turn the direction of what follows.
fn breaks_text(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

const fn wording(template: Template) -> &'static Bilingual {
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

/// The end of every mail.
static SIGNATURE: Bilingual = Bilingual {
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

static ACTIVATE: Bilingual = Bilingual {
    zh: Wording {
        subject: &["请激活您的发票服务账号"],
        body: &[
            "您好！",
            "",
            "感谢您注册发票服务账号。",
            "注册所用订单号：{order_number}",
            "",
            "请打开以下链接激活账号：\n{link}",
            "",
            "激活链接自发出起 {hours_valid} 小时内有效。",
            "请在 {expires_at} 之前完成激活。",
            "链接仅可使用一次；逾期失效后，可在登录页面重新发送激活邮件。",
            "",
            "如非您本人注册，请忽略本邮件，账号不会被激活。",
        ],
    },
    en: Wording {
        subject: &["Please activate your fapiao account"],
        body: &[
            "Hello,",
            "",
            "Thank you for registering with the fapiao service.",
            "Order number used: {order_number}",
            "",
            "Please open this link to activate your account:\n{link}",
            "",
            "The link is valid for {hours_valid} hours from when it was sent.",
            "Please activate before {expires_at}.",
            "It works once. Should it have expired, you can have a new one sent from the sign-in page.",
            "",
            "If you did not register, please ignore this mail; the account will not be activated.",
        ],
    },
};

static ALREADY_REGISTERED: Bilingual = Bilingual {
    zh: Wording {
        subject: &["您的邮箱已注册过发票服务账号"],
        body: &[
            "您好！",
            "",
            "刚刚有人用此邮箱注册发票服务账号，而此邮箱已经注册过，因此没有新建账号，您原有的账号也没有任何变化。",
            "",
            "如果是您本人操作，请直接登录：\n{link}",
            "如果忘记了密码，请在登录页面选择“忘记密码”。",
            "",
            "如非您本人操作，请忽略本邮件。",
        ],
    },
    en: Wording {
        subject: &["You already have a fapiao account"],
        body: &[
            "Hello,",
            "",
            "Someone has just tried to register with this e-mail address. It already has an account, so no new one was made and yours has not changed.",
            "",
            "If it was you, please simply sign in:\n{link}",
            "If you have forgotten your password, choose \"Forgot password\" on the sign-in page.",
            "",
            "If it was not you, please ignore this mail.",
        ],
    },
};

static RESET_LINK: Bilingual = Bilingual {
    zh: Wording {
        subject: &["重设您的发票服务账号密码"],
        body: &[
            "您好！",
            "",
            "我们收到了重设账号密码的请求。",
            "",
            "请打开以下链接设置新密码：\n{link}",
            "",
            "请在 {expires_at} 之前完成，逾期链接失效。",
            "链接仅可使用一次，请勿转发给他人。",
            "",
            "如非您本人操作，请忽略本邮件，您的密码不会改变。",
        ],
    },
    en: Wording {
        subject: &["Set a new password for your fapiao account"],
        body: &[
            "Hello,",
            "",
            "We were asked to reset the password of your account.",
            "",
            "Please open this link to set a new one:\n{link}",
            "",
            "Please do so before {expires_at}; after that the link no longer works.",
            "It works once. Please do not forward it.",
            "",
            "If you did not ask for this, please ignore this mail; your password stays as it is.",
        ],
    },
};

static TEMPORARY_PASSWORD: Bilingual = Bilingual {
    zh: Wording {
        subject: &["您的发票服务账号临时密码"],
        body: &[
            "您好！",
            "",
            "我们收到了找回账号密码的请求，现为您生成了一次性临时密码。",
            "",
            "临时密码：{password}",
            "请在 {expires_at} 之前使用。",
            "",
            "密码区分大小写。用临时密码首次登录后，请按提示设置新密码。",
            "请勿将临时密码告知他人，我们的工作人员不会向您索取密码。",
            "",
            "如非您本人操作，请联系我们。",
        ],
    },
    en: Wording {
        subject: &["A temporary password for your fapiao account"],
        body: &[
            "Hello,",
            "",
            "We were asked to help with a forgotten password and have made a one-time temporary password for you.",
            "",
            "Temporary password: {password}",
            "Please use it before {expires_at}.",
            "",
            "Upper and lower case matter. After your first sign-in with it you will be asked to set a new password.",
            "Please keep it to yourself; our staff will never ask you for a password.",
            "",
            "If you did not ask for this, please contact us.",
        ],
    },
};

static EMAIL_CHANGE_CONFIRM: Bilingual = Bilingual {
    zh: Wording {
        subject: &["请确认您的新邮箱"],
        body: &[
            "您好！",
            "",
            "有发票服务账号申请将登录邮箱更换为此邮箱。",
            "",
            "请打开以下链接确认更换：\n{link}",
            "",
            "请在 {expires_at} 之前确认，逾期链接失效。",
            "确认之后，请用此邮箱登录；确认之前，原邮箱继续有效。",
            "",
            "如非您本人操作，请忽略本邮件，更换不会生效。",
        ],
    },
    en: Wording {
        subject: &["Please confirm your new e-mail address"],
        body: &[
            "Hello,",
            "",
            "A fapiao account has asked to use this e-mail address to sign in from now on.",
            "",
            "Please open this link to confirm the change:\n{link}",
            "",
            "Please confirm before {expires_at}; after that the link no longer works.",
            "Once confirmed, sign in with this address. Until then the old one stays in use.",
            "",
            "If this was not you, please ignore this mail; the change will not take effect.",
        ],
    },
};

static EMAIL_CHANGE_NOTICE: Bilingual = Bilingual {
    zh: Wording {
        subject: &["您的账号正在申请更换邮箱"],
        body: &[
            "您好！",
            "",
            "您的发票服务账号正在申请更换登录邮箱。",
            "新邮箱：{new_email_masked}",
            "",
            "打开发往新邮箱的确认链接后，更换即生效；在此之前，您仍用本邮箱登录。",
            "",
            "如非您本人操作，请尽快修改密码并联系我们。",
        ],
    },
    en: Wording {
        subject: &["A change of your e-mail address was requested"],
        body: &[
            "Hello,",
            "",
            "A change of the e-mail address of your fapiao account was requested.",
            "New address: {new_email_masked}",
            "",
            "It takes effect when the link sent to the new address is opened. Until then you sign in with this address.",
            "",
            "If this was not you, please change your password soon and contact us.",
        ],
    },
};

static APPLICATION_RECEIVED: Bilingual = Bilingual {
    zh: Wording {
        subject: &["您的发票申请已收到", "（申请批次 {batch_number}）"],
        body: &[
            "您好！",
            "",
            "您的发票申请已收到，我们会尽快为您办理。",
            "",
            "申请批次：{batch_number}",
            "发票抬头：{title}",
            "账单数量：{bills} 笔",
            "价税合计：{amount}",
            "预计办结日期：{promised}",
            "",
            "票源紧张通知：\n{shortage}",
            "",
            "申请提交后，开票信息不能再修改。发票打印之前，您可以取消申请后重新提交；您可随时登录查看办理进度。",
        ],
    },
    en: Wording {
        subject: &[
            "We have received your fapiao application",
            " (batch {batch_number})",
        ],
        body: &[
            "Hello,",
            "",
            "Thank you. We have received your fapiao application and will see to it soon.",
            "",
            "Batch number: {batch_number}",
            "Title: {title}",
            "Number of bills: {bills}",
            "Amount including tax: {amount}",
            "Expected by: {promised}",
            "",
            "Please note that blank fapiao are in short supply:\n{shortage}",
            "",
            "The information can no longer be changed. Until the fapiao is printed you may cancel the application and submit it again; sign in at any time to see how far it is.",
        ],
    },
};

static APPLICATION_REJECTED: Bilingual = Bilingual {
    zh: Wording {
        subject: &["您的发票申请未通过", "（申请批次 {batch_number}）"],
        body: &[
            "您好！",
            "",
            "很抱歉，您的发票申请未能通过审核。",
            "",
            "申请批次：{batch_number}",
            "原因：{reason}",
            "",
            "该批次的账单已恢复为未申请，请更正信息后重新提交。如有疑问，欢迎联系我们。",
        ],
    },
    en: Wording {
        subject: &[
            "Your fapiao application was not accepted",
            " (batch {batch_number})",
        ],
        body: &[
            "Hello,",
            "",
            "We are sorry that we could not accept your fapiao application.",
            "",
            "Batch number: {batch_number}",
            "Reason: {reason}",
            "",
            "Its bills are free again: please correct the information and apply anew. We are glad to help with any question.",
        ],
    },
};

static FAPIAO_ISSUED: Bilingual = Bilingual {
    zh: Wording {
        subject: &["您的发票已开具", "（申请批次 {batch_number}）"],
        body: &[
            "您好！",
            "",
            "您申请的发票已全部开具。",
            "",
            "申请批次：{batch_number}",
            "发票号码：{numbers}",
            "价税合计：{amount}",
            "",
            "我们将按您选择的派送方式送达，届时另行通知。",
        ],
    },
    en: Wording {
        subject: &["Your fapiao has been issued", " (batch {batch_number})"],
        body: &[
            "Hello,",
            "",
            "Every fapiao of your application has been issued.",
            "",
            "Batch number: {batch_number}",
            "Fapiao number: {numbers}",
            "Amount including tax: {amount}",
            "",
            "It will reach you by the delivery method that you chose; we will write again then.",
        ],
    },
};

static FAPIAO_MAILED: Bilingual = Bilingual {
    zh: Wording {
        subject: &["您的发票已寄出", "（申请批次 {batch_number}）"],
        body: &[
            "您好！",
            "",
            "您的发票已寄出，请留意查收。",
            "",
            "申请批次：{batch_number}",
            "快递公司：{carrier}",
            "运单号：{waybill}",
            "运费：{freight}",
            "",
            "收到后请核对发票抬头、纳税人识别号和金额，并妥善保管发票原件。如有问题，请及时联系我们。",
        ],
    },
    en: Wording {
        subject: &["Your fapiao is on its way", " (batch {batch_number})"],
        body: &[
            "Hello,",
            "",
            "Your fapiao has been handed to the courier.",
            "",
            "Batch number: {batch_number}",
            "Carrier: {carrier}",
            "Waybill number: {waybill}",
            "Freight: {freight}",
            "",
            "When it arrives, please check title, tax id and amount, and keep the original safe. Should anything be wrong, please tell us soon.",
        ],
    },
};

static READY_FOR_PICK_UP: Bilingual = Bilingual {
    zh: Wording {
        subject: &["您的发票可以上门自取了", "（申请批次 {batch_number}）"],
        body: &[
            "您好！",
            "",
            "您的发票已备好，可以上门自取。",
            "",
            "申请批次：{batch_number}",
            "自取地址：{address}",
            "联系人：{contact}",
            "",
            "领取时请出示申请批次号，并当场核对发票抬头、纳税人识别号和金额。",
        ],
    },
    en: Wording {
        subject: &[
            "Your fapiao is ready for pick-up",
            " (batch {batch_number})",
        ],
        body: &[
            "Hello,",
            "",
            "Your fapiao is ready to be collected.",
            "",
            "Batch number: {batch_number}",
            "Address: {address}",
            "Contact: {contact}",
            "",
            "Please have the batch number at hand, and check title, tax id and amount on the spot.",
        ],
    },
};

static FAPIAO_SENT: Bilingual = Bilingual {
    zh: Wording {
        subject: &["您的数电票请查收", "（申请批次 {batch_number}）"],
        body: &[
            "您好！",
            "",
            "您的数电票已开具，文件见附件，请查收。",
            "",
            "申请批次：{batch_number}",
            "发票抬头：{title}",
            "发票号码：{numbers}",
            "",
            "请核对发票抬头、纳税人识别号和金额，如有问题，请及时联系我们。",
            "数电票与纸质发票具有同等法律效力。用于报销入账时，请保存电子文件原件，不要只留打印件。",
        ],
    },
    en: Wording {
        subject: &["Your digital fapiao", " (batch {batch_number})"],
        body: &[
            "Hello,",
            "",
            "Your digital fapiao has been issued; please find its files attached.",
            "",
            "Batch number: {batch_number}",
            "Title: {title}",
            "Fapiao number: {numbers}",
            "",
            "Please check title, tax id and amount. Should anything be wrong, please tell us soon.",
            "A digital fapiao has the same legal force as one on paper. For your books, please keep the electronic original and not only a printout.",
        ],
    },
};

static SHORTAGE: Bilingual = Bilingual {
    zh: Wording {
        subject: &["票源紧张，您的发票将延期", "（申请批次 {batch_number}）"],
        body: &[
            "您好！",
            "",
            "由于票源紧张，您的发票办理时间将会顺延，给您带来不便，敬请谅解。",
            "",
            "申请批次：{batch_number}",
            "通知内容：{notice}",
            "调整后的预计办结日期：{promised}",
            "",
            "您的申请仍然有效，无需重新提交，我们会按申请顺序尽快办理。",
        ],
    },
    en: Wording {
        subject: &[
            "Your fapiao will be later than promised",
            " (batch {batch_number})",
        ],
        body: &[
            "Hello,",
            "",
            "Blank fapiao are in short supply, so yours will take longer than promised. We apologise for the inconvenience.",
            "",
            "Batch number: {batch_number}",
            "Notice: {notice}",
            "Now expected by: {promised}",
            "",
            "Your application stands and there is no need to submit it again; we will see to it as soon as we can.",
        ],
    },
};

static REQUEST_DECIDED: Bilingual = Bilingual {
    zh: Wording {
        subject: &["您的服务请求有新的进展", "：{decision}", "（{request}）"],
        body: &[
            "您好！",
            "",
            "感谢您的耐心等待，您的服务请求有了新的进展。",
            "",
            "服务请求：{request}",
            "处理结果：{decision}",
            "原因：{reason}",
            "答复：{answer}",
            "",
            "您可登录查看详情。如有疑问，欢迎联系我们。",
        ],
    },
    en: Wording {
        subject: &[
            "News of your support request",
            ": {decision}",
            " ({request})",
        ],
        body: &[
            "Hello,",
            "",
            "Thank you for your patience. There is news of your support request.",
            "",
            "Request: {request}",
            "Decision: {decision}",
            "Reason: {reason}",
            "Answer: {answer}",
            "",
            "Sign in to see the details. We are glad to help with any further question.",
        ],
    },
};

static RETURN_RECEIVED: Bilingual = Bilingual {
    zh: Wording {
        subject: &["已收到您退回的发票原件", "（{request}）"],
        body: &[
            "您好！",
            "",
            "我们已收到您为换开退回的发票原件。",
            "",
            "服务请求：{request}",
            "申请批次：{batch_number}",
            "原件情况：{condition}",
            "",
            "接下来，我们会将原发票作废（当月开具的）或开具红字发票冲红（跨月的），再为您开具新发票，金额不变。新发票开具后会另行通知您。",
        ],
    },
    en: Wording {
        subject: &["Your returned fapiao has arrived", " ({request})"],
        body: &[
            "Hello,",
            "",
            "The original fapiao that you returned to be reissued has arrived.",
            "",
            "Request: {request}",
            "Batch number: {batch_number}",
            "Condition: {condition}",
            "",
            "Next we void the old fapiao (if issued this month) or cancel it with a red one (if earlier), then issue the new one for the same amount. We will write to you when it is issued.",
        ],
    },
};

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::value::Email;

    const LOCALES: [Locale; 2] = [Locale::Zh, Locale::En];

    const ATTACK: &str = "a\r\nBcc: x@y.z";

    /// The fields that a mail may name, but for those of the signature.
    fn fields(template: Template) -> &'static [&'static str] {
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

    fn all_fields(template: Template) -> impl Iterator<Item = &'static str> {
        fields(template).iter().copied().chain(["phone", "hours"])
    }

    fn empty(template: Template, locale: Locale) -> Letter {
        Letter::new(
            template,
            &"buyer@example.com".parse::<Email>().unwrap(),
            locale,
        )
    }

    /// A letter whose every field is `<field>`.
    fn full(template: Template, locale: Locale) -> Letter {
        all_fields(template).fold(empty(template, locale), |letter, field| {
            letter.with(field, format!("<{field}>"))
        })
    }

    fn every() -> impl Iterator<Item = (Template, Locale)> {
        Template::ALL
            .iter()
            .flat_map(|&template| LOCALES.map(|locale| (template, locale)))
    }

    fn placeholders(wording: &Wording) -> BTreeSet<&'static str> {
        let lines = wording.subject.iter().chain(wording.body);
        lines
            .flat_map(|line| line.split('{').skip(1))
            .map(|piece| piece.split_once('}').unwrap().0)
            .collect()
    }

    fn assert_tidy(mail: &RenderedMail) {
        assert!(!mail.subject.is_empty());
        assert!(
            !mail.subject.contains(['{', '}']) && !mail.text.contains(['{', '}']),
            "{mail:?}"
        );
        assert!(!mail.subject.chars().any(char::is_control), "{mail:?}");
        assert_eq!(mail.subject.trim(), mail.subject);
        assert!(
            !mail.text.contains("\n\n\n") && !mail.text.starts_with('\n'),
            "{mail:?}"
        );
        assert!(
            mail.text.ends_with('\n') && !mail.text.ends_with("\n\n"),
            "{mail:?}"
        );
        for empty in ["（）", "()", "<>"] {
            assert!(
                !mail.subject.contains(empty) && !mail.text.contains(empty),
                "{mail:?}"
            );
        }
    }

    #[test]
    fn every_mail_names_every_field() {
        for (template, locale) in every() {
            let mail = render(&full(template, locale));
            assert_tidy(&mail);
            assert_eq!(mail.to, "buyer@example.com");
            for field in all_fields(template) {
                assert!(
                    mail.text.contains(&format!("<{field}>")),
                    "{template:?} {field}: {mail:?}"
                );
            }
        }
    }

    #[test]
    fn texts_name_known_fields_only_and_alike_in_both_languages() {
        for &template in Template::ALL {
            let texts = wording(template);
            assert_eq!(
                placeholders(&texts.zh),
                placeholders(&texts.en),
                "{template:?}"
            );
            assert_eq!(
                placeholders(&texts.zh),
                fields(template).iter().copied().collect()
            );
            assert_eq!(texts.zh.body.len(), texts.en.body.len(), "{template:?}");
        }
        assert_eq!(placeholders(&SIGNATURE.zh), placeholders(&SIGNATURE.en));
    }

    #[test]
    fn languages_differ_and_do_not_mix() {
        for &template in Template::ALL {
            let [zh, en] = LOCALES.map(|locale| render(&full(template, locale)));
            assert_ne!(zh.subject, en.subject);
            assert_ne!(zh.text, en.text);
            assert!(en.subject.is_ascii() && en.text.is_ascii(), "{en:?}");
            assert!(!zh.subject.is_ascii(), "{zh:?}");
        }
    }

    #[test]
    fn subjects_differ_and_name_no_secret_or_personal_field() {
        for locale in LOCALES {
            let subjects: BTreeSet<_> = Template::ALL
                .iter()
                .map(|&template| render(&full(template, locale)).subject)
                .collect();
            assert_eq!(subjects.len(), Template::ALL.len());
        }
        for (template, locale) in every() {
            let parts = wording(template).of(locale).subject;
            let named = placeholders(&Wording {
                subject: parts,
                body: &[],
            });
            assert!(
                named
                    .iter()
                    .all(|field| matches!(*field, "batch_number" | "request" | "decision"))
            );
        }
    }

    #[test]
    fn a_missing_or_blank_field_takes_its_line_along() {
        for (template, locale) in every() {
            let whole = render(&full(template, locale));
            for field in all_fields(template) {
                let mut missing = full(template, locale);
                missing.data.remove(field);
                let mail = render(&missing);
                assert_tidy(&mail);
                assert!(!mail.text.contains(&format!("<{field}>")));
                assert!(mail.text.lines().count() < whole.text.lines().count());
                for blank in ["", " \t ", "\r\n", "\u{0}"] {
                    let blanked = render(&full(template, locale).with(field, blank));
                    assert_eq!(
                        (blanked.subject, blanked.text),
                        (mail.subject.clone(), mail.text.clone())
                    );
                }
            }
        }
    }

    #[test]
    fn a_mail_without_data_leaves_no_dangling_label() {
        for (template, locale) in every() {
            let mail = render(&empty(template, locale));
            assert_tidy(&mail);
            assert!(
                !mail.text.lines().any(|line| line.ends_with(['：', ':'])),
                "{mail:?}"
            );
        }
    }

    #[test]
    fn no_value_breaks_the_subject() {
        for (template, locale) in every() {
            for field in all_fields(template) {
                let mail = render(&full(template, locale).with(field, ATTACK));
                assert!(!mail.subject.chars().any(breaks_text), "{mail:?}");
                assert!(!mail.text.contains('\r'), "{mail:?}");
            }
            let data = all_fields(template).map(|field| (field.to_owned(), ATTACK.to_owned()));
            let mail = render(&Letter {
                data: data
                    .map(|(field, value)| (Name::Owned(field), value))
                    .collect(),
                ..empty(template, locale)
            });
            assert!(!mail.subject.chars().any(breaks_text), "{mail:?}");
        }
    }

    #[test]
    fn subjects_are_cut_by_characters() {
        for locale in LOCALES {
            let letter = full(Template::RequestDecided, locale).with("request", "票".repeat(500));
            assert_eq!(render(&letter).subject.chars().count(), LONGEST_SUBJECT);
        }
    }

    #[test]
    fn values_of_the_body_keep_newline_and_tab_only() {
        let reason = "一\r\n二\t三\r四\u{1b}[31m五\u{0}六\u{85}七\u{202e}八\u{2028}九";
        let letter = full(Template::ApplicationRejected, Locale::Zh).with("reason", reason);
        let mail = render(&letter);
        assert!(
            mail.text
                .contains("原因：一\n二\t三 四 [31m五 六 七 八 九\n"),
            "{mail:?}"
        );
    }

    #[test]
    fn a_placeholder_in_a_value_is_not_filled() {
        let letter =
            full(Template::RequestDecided, Locale::En).with("answer", "{reason} {nothing} }{");
        assert!(
            render(&letter)
                .text
                .contains("\nAnswer: {reason} {nothing} }{\n")
        );
    }

    #[test]
    fn a_redacted_letter_still_reads_well() {
        for (template, locale) in every() {
            let mail = render(&full(template, locale).redacted());
            assert_tidy(&mail);
            assert!(!mail.text.contains("<link>") && !mail.text.contains("<password>"));
        }
    }

    #[test]
    fn activation_in_full() {
        let letter = empty(Template::Activate, Locale::Zh)
            .with("link", "https://fapiao.example/activate?token=abc")
            .with("order_number", "1612160001")
            .with("hours_valid", "24")
            .with("expires_at", "2016-12-17 10:30")
            .with("phone", "(86) 400-089-0365")
            .with("hours", "周一至周五 9:00–18:00（法定工作日）");
        let expected = "您好！\n\n感谢您注册发票服务账号。\n注册所用订单号：1612160001\n\n\
            请打开以下链接激活账号：\nhttps://fapiao.example/activate?token=abc\n\n\
            激活链接自发出起 24 小时内有效。\n请在 2016-12-17 10:30 之前完成激活。\n\
            链接仅可使用一次；逾期失效后，可在登录页面重新发送激活邮件。\n\n\
            如非您本人注册，请忽略本邮件，账号不会被激活。\n\n\
            顺颂商祺\n发票服务中心\n客服电话：(86) 400-089-0365\n服务时间：周一至周五 9:00–18:00（法定工作日）\n";
        let mail = render(&letter);
        assert_eq!(mail.subject, "请激活您的发票服务账号");
        assert_eq!(mail.text, expected);
    }
}
