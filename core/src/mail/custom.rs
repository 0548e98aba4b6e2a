//! Texts of the seller's own, in place of those that come with the desk (SPEC N1).

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Template;
use super::texts::fields;
use crate::contract::Locale;
use crate::error::{Code, Error, Problems};

/// A mail in the seller's own words, in one language. `{field}` stands for what the mail tells; a line with a field that is
/// missing is left out whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MailText {
    /// Which mail.
    pub mail: Template,
    /// In which language.
    pub locale: Locale,
    /// Subject; one line. It names neither secrets nor personal data (SPEC E2).
    pub subject: String,
    /// Plain text. Nothing is added to it: the phone and the hours of support are the fields `phone` and `hours`.
    pub text: String,
    /// The same in HTML, values are escaped. It is made of the plain text if this is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
}

/// The texts that replace those of the desk; a mail or language that is not here keeps the desk's own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MailTexts(BTreeMap<(Template, Locale), MailText>);

impl MailTexts {
    /// Takes texts, and refuses those that could not be sent as they are.
    ///
    /// # Errors
    /// `invalid_input` with every wrong part by path, as `mail_texts[0].text`: `required` where a text, or the link or
    /// password that the mail is for, is missing; `not_allowed` for a field that the mail does not know, or that must
    /// not stand in a subject; `duplicate` for a mail that stands twice.
    pub fn new(texts: impl IntoIterator<Item = MailText>) -> Result<Self, Error> {
        let mut problems = Problems::new();
        let mut all = BTreeMap::new();
        for (at, text) in texts.into_iter().enumerate() {
            let path = format!("mail_texts[{at}]");
            check(&text, &path, &mut problems);
            if all.insert((text.mail, text.locale), text).is_some() {
                problems.add(format!("{path}.mail"), Code::Duplicate);
            }
        }
        problems.refuse().map(|()| Self(all))
    }

    pub(super) fn find(&self, template: Template, locale: Locale) -> Option<&MailText> {
        self.0.get(&(template, locale))
    }
}

/// What a mail is for: it must stand in its text.
fn purpose(template: Template) -> Option<&'static str> {
    match template {
        Template::Activate | Template::ResetLink | Template::EmailChangeConfirm => Some("link"),
        Template::TemporaryPassword => Some("password"),
        _ => None,
    }
}

/// What may stand in a subject, which is seen on locked screens and in logs of mail servers.
const OPEN: &[&str] = &["batch_number", "order_number", "request", "hours", "phone"];

fn check(text: &MailText, path: &str, problems: &mut Problems) {
    let template = text.mail;
    let known: BTreeSet<&str> = fields(template)
        .iter()
        .copied()
        .chain(["phone", "hours"])
        .collect();
    for (part, written) in [
        ("subject", Some(&text.subject)),
        ("text", Some(&text.text)),
        ("html", text.html.as_ref()),
    ] {
        let Some(written) = written else { continue };
        let path = format!("{path}.{part}");
        let is_subject = part == "subject";
        let allowed = |field| known.contains(field) && (!is_subject || OPEN.contains(field));
        if written.trim().is_empty() {
            problems.add(path, Code::Required);
            continue;
        }
        let named = placeholders(written);
        for field in named.iter().filter(|field| !allowed(field)) {
            problems.add_with(
                path.clone(),
                Code::NotAllowed,
                &[("field", (*field).to_owned())],
            );
        }
        if !is_subject && let Some(field) = purpose(template).filter(|field| !named.contains(field))
        {
            problems.add_with(path, Code::Required, &[("field", field.to_owned())]);
        }
    }
}

/// The names between braces.
fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|piece| piece.split_once('}'))
        .map(|(field, _)| field)
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn text(locale: Locale, subject: &str, text: &str, html: Option<&str>) -> MailText {
        MailText {
            mail: Template::Activate,
            locale,
            subject: subject.to_owned(),
            text: text.to_owned(),
            html: html.map(str::to_owned),
        }
    }

    #[test]
    fn texts_that_could_not_be_sent_are_refused() {
        let error = MailTexts::new([
            text(Locale::En, "Hello {link}", "Welcome {nobody}", None),
            text(Locale::Zh, "", "", Some(" ")),
            text(Locale::En, "{order_number}", "{link}", None),
        ])
        .unwrap_err();
        let problems = error.body().problems.iter();
        let told: Vec<(&str, String)> = problems
            .map(|problem| (problem.path.as_str(), problem.code.to_string()))
            .collect();
        assert_eq!(
            told,
            [
                ("mail_texts[0].subject", "not_allowed"),
                ("mail_texts[0].text", "not_allowed"),
                ("mail_texts[0].text", "required"),
                ("mail_texts[1].subject", "required"),
                ("mail_texts[1].text", "required"),
                ("mail_texts[1].html", "required"),
                ("mail_texts[2].mail", "duplicate"),
            ]
            .map(|(path, code)| (path, code.to_owned()))
        );
    }
}
