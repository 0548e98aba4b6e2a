//! The texts of the mails (SPEC N1) and how they are filled.
//!
//! A text is data: a subject and a body, in Chinese and in English, with `{field}` placeholders that are filled from [`Letter::data`].
//!
//! - A line with a placeholder whose field is missing or blank is left out whole. An entry of a text is one line in this sense even where
//!   it breaks, so that "open this link:" never stands there without its link. Empty lines that then meet become one.
//! - Values are filled in once: a `{…}` inside a value is printed as it is.
//! - Values are expected in the language of the letter and formatted (times, amounts with their currency).
//! - Nothing that a value contains can break the subject (SPEC N2), and no subject names a secret or personal data (SPEC E2).

use std::collections::BTreeMap;

use super::custom::MailTexts;
use super::html::{escape, page};
use super::texts::{SIGNATURE, wording};
use super::{Letter, RenderedMail};
use crate::store::Name;

/// The most characters of a subject.
const LONGEST_SUBJECT: usize = 150;

/// Writes a letter as it is read, in the seller's own words where it has some.
///
/// Whatever the data, the subject is one line of at most 150 characters without control characters; in the text, control characters other
/// than newline and tab are replaced by a space (CR LF by a newline). A line whose field is missing or blank is left out.
#[must_use]
pub fn render(letter: &Letter, own: &MailTexts) -> RenderedMail {
    let Letter {
        template,
        to,
        locale,
        data,
    } = letter;
    let link = data.get("link").filter(|link| link.contains("://"));
    let (subject, text, html) = match own.find(*template, *locale) {
        Some(own) => (
            subject(&[&own.subject], data),
            text(own.text.lines(), data),
            own.html.as_ref().map(|html| {
                let escaped = data
                    .iter()
                    .map(|(field, value)| (field.clone(), escape(&clean(value))))
                    .collect();
                text(html.lines(), &escaped)
            }),
        ),
        None => {
            let wording = wording(*template).of(*locale);
            let lines = wording.body.iter().chain(SIGNATURE.of(*locale).body);
            (
                subject(wording.subject, data),
                text(lines.copied(), data),
                None,
            )
        }
    };
    let html = html.unwrap_or_else(|| page(&subject, &text, link.map(String::as_str), *locale));
    RenderedMail {
        template: *template,
        locale: *locale,
        to: to.as_str().to_owned(),
        subject,
        text,
        html,
        link: link.cloned(),
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

fn text<'a>(lines: impl Iterator<Item = &'a str>, data: &BTreeMap<Name, String>) -> String {
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::contract::Locale;
    use crate::mail::texts::{Wording, fields};
    use crate::mail::{MailText, Template};
    use crate::value::Email;

    const LOCALES: [Locale; 2] = [Locale::Zh, Locale::En];

    const ATTACK: &str = "a\r\nBcc: x@y.z";

    fn written(letter: &Letter) -> RenderedMail {
        render(letter, &MailTexts::default())
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
            let mail = written(&full(template, locale));
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
            let [zh, en] = LOCALES.map(|locale| written(&full(template, locale)));
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
                .map(|&template| written(&full(template, locale)).subject)
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
            let whole = written(&full(template, locale));
            for field in all_fields(template) {
                let mut missing = full(template, locale);
                missing.data.remove(field);
                let mail = written(&missing);
                assert_tidy(&mail);
                assert!(!mail.text.contains(&format!("<{field}>")));
                assert!(mail.text.lines().count() < whole.text.lines().count());
                for blank in ["", " \t ", "\r\n", "\u{0}"] {
                    let blanked = written(&full(template, locale).with(field, blank));
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
            let mail = written(&empty(template, locale));
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
                let mail = written(&full(template, locale).with(field, ATTACK));
                assert!(!mail.subject.chars().any(breaks_text), "{mail:?}");
                assert!(!mail.text.contains('\r'), "{mail:?}");
            }
            let data = all_fields(template).map(|field| (field.to_owned(), ATTACK.to_owned()));
            let mail = written(&Letter {
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
            assert_eq!(written(&letter).subject.chars().count(), LONGEST_SUBJECT);
        }
    }

    #[test]
    fn values_of_the_body_keep_newline_and_tab_only() {
        let reason = "一\r\n二\t三\r四\u{1b}[31m五\u{0}六\u{85}七\u{202e}八\u{2028}九";
        let letter = full(Template::ApplicationRejected, Locale::Zh).with("reason", reason);
        let mail = written(&letter);
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
            written(&letter)
                .text
                .contains("\nAnswer: {reason} {nothing} }{\n")
        );
    }

    #[test]
    fn a_redacted_letter_still_reads_well() {
        for (template, locale) in every() {
            let mail = written(&full(template, locale).redacted());
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
        let mail = written(&letter);
        assert_eq!(mail.subject, "请激活您的发票服务账号");
        assert_eq!(mail.text, expected);
    }

    #[test]
    fn html_says_the_same_and_carries_no_markup_of_values() {
        for (template, locale) in every() {
            let letter = full(template, locale);
            let mail = written(&letter);
            let plain = mail
                .html
                .split_once("<body")
                .and_then(|(_, body)| body.split_once('>'))
                .map(|(_, body)| body)
                .unwrap()
                .replace("<br>\n", "\n")
                .replace("</p>\n<p>", "\n\n")
                .replace("\n<p>", "")
                .replace("</p>\n</body>\n</html>\n", "\n")
                .replace("&lt;", "<")
                .replace("&gt;", ">");
            assert_eq!(
                plain,
                mail.text
                    .replace('&', "&amp;")
                    .replace('"', "&quot;")
                    .replace('\'', "&#39;")
            );
        }
        let link = "https://desk.example.com/activate?token=a&b=<c>";
        let mail = written(&full(Template::Activate, Locale::En).with("link", link));
        let escaped = "https://desk.example.com/activate?token=a&amp;b=&lt;c&gt;";
        assert!(
            mail.html
                .contains(&format!("<a href=\"{escaped}\">{escaped}</a>")),
            "{}",
            mail.html
        );
    }

    #[test]
    fn the_sellers_own_words() {
        let own = MailTexts::new([MailText {
            mail: Template::FapiaoIssued,
            locale: Locale::En,
            subject: "{batch_number} is ready".into(),
            text: "Numbers: {numbers}\nFor {amount}".into(),
            html: Some("<b>{numbers}</b>\n<i>{amount}</i>".into()),
        }])
        .unwrap();
        let letter = empty(Template::FapiaoIssued, Locale::En)
            .with("batch_number", "A-1")
            .with("numbers", "1 & 2 <3>");
        let mail = render(&letter, &own);
        assert_eq!(
            (
                mail.subject.as_str(),
                mail.text.as_str(),
                mail.html.as_str()
            ),
            (
                "A-1 is ready",
                "Numbers: 1 & 2 <3>\n",
                "<b>1 &amp; 2 &lt;3&gt;</b>\n"
            )
        );
        let chinese = empty(Template::FapiaoIssued, Locale::Zh).with("numbers", "1");
        assert_eq!(render(&chinese, &own), written(&chinese));
    }
}
