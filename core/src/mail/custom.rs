//! Texts of the seller's own, in place of those that come with the desk (SPEC N1).

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Template;
use super::texts::fields;
use crate::contract::Locale;
use crate::error::{Code, Error, Problems};
use crate::input::parse;

/// A mail of the seller's own, in one language. `{field}` stands for what the mail tells; a line with a field that is
/// missing is left out whole.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct MailText {
    /// Subject; one line. It names neither secrets nor personal data (SPEC E2).
    pub subject: String,
    /// Plain text. Nothing is added to it: the phone and the hours of support are the fields `phone` and `hours`.
    pub text: String,
    /// The same in HTML, values are escaped. It is made of the plain text if this is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
}

/// The texts that replace those of the desk: by mail, then by language (`zh-CN`, `en`). A mail or language that is not
/// here keeps the desk's own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct MailTexts(BTreeMap<Template, BTreeMap<Locale, MailText>>);

impl MailTexts {
    /// Reads texts from JSON, and refuses those that could not be sent as they are.
    ///
    /// # Errors
    /// `invalid_input` with every wrong part by path, as `activate.zh-CN.text`: `required` where a text, or the link or
    /// password that the mail is for, is missing; `not_allowed` for a field that the mail does not know, or that must
    /// not stand in a subject.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        let texts: Self = parse(text)?;
        texts.validated()
    }

    /// The texts with one more.
    ///
    /// # Errors
    /// As for [`MailTexts::from_json`].
    pub fn with(
        mut self,
        template: Template,
        locale: Locale,
        text: MailText,
    ) -> Result<Self, Error> {
        self.0.entry(template).or_default().insert(locale, text);
        self.validated()
    }

    /// The texts, if they can be sent as they are.
    ///
    /// # Errors
    /// As for [`MailTexts::from_json`].
    pub fn validated(self) -> Result<Self, Error> {
        let mut problems = Problems::new();
        for (template, locales) in &self.0 {
            for (locale, text) in locales {
                let path = format!("{}.{}", template.name(), locale.code());
                check(*template, text, &path, &mut problems);
            }
        }
        problems.refuse().map(|()| self)
    }

    pub(super) fn find(&self, template: Template, locale: Locale) -> Option<&MailText> {
        self.0.get(&template)?.get(&locale)
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

fn check(template: Template, text: &MailText, path: &str, problems: &mut Problems) {
    let known: BTreeSet<&str> = fields(template)
        .iter()
        .copied()
        .chain(["phone", "hours"])
        .collect();
    let open: BTreeSet<&str> = known
        .iter()
        .copied()
        .filter(|field| OPEN.contains(field))
        .collect();
    for (part, written, allowed) in [
        ("subject", Some(&text.subject), &open),
        ("text", Some(&text.text), &known),
        ("html", text.html.as_ref(), &known),
    ] {
        let Some(written) = written else { continue };
        let path = format!("{path}.{part}");
        if written.trim().is_empty() {
            problems.add(path, Code::Required);
            continue;
        }
        let named = placeholders(written);
        for field in named.iter().filter(|field| !allowed.contains(*field)) {
            problems.add_with(
                path.clone(),
                Code::NotAllowed,
                &[("field", (*field).to_owned())],
            );
        }
        if part != "subject"
            && let Some(field) = purpose(template).filter(|field| !named.contains(field))
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

    fn refused(json: &str) -> Vec<(String, String)> {
        let error = MailTexts::from_json(json).unwrap_err();
        let body = error.body();
        body.problems
            .iter()
            .map(|problem| (problem.path.clone(), problem.code.to_string()))
            .collect()
    }

    #[test]
    fn texts_that_could_not_be_sent_are_refused() {
        assert_eq!(
            refused(
                r#"{"activate": {"en": {"subject": "Hello {link}", "text": "Welcome {nobody}"}, "zh-CN": {"html": " "}}}"#
            ),
            [
                ("activate.zh-CN.subject", "required"),
                ("activate.zh-CN.text", "required"),
                ("activate.zh-CN.html", "required"),
                ("activate.en.subject", "not_allowed"),
                ("activate.en.text", "not_allowed"),
                ("activate.en.text", "required"),
            ]
            .map(|(path, code)| (path.to_owned(), code.to_owned()))
        );
        for wrong in ["[]", "{\"activated\": {}}", "{\"activate\": {\"fr\": {}}}"] {
            assert!(MailTexts::from_json(wrong).is_err(), "{wrong}");
        }
    }
}
