//! Mails as HTML: simple, so that every reader of mails shows them alike.

use crate::contract::Locale;

/// The page of a plain text: its paragraphs, and its link as one that can be clicked.
pub(super) fn page(subject: &str, text: &str, link: Option<&str>, locale: Locale) -> String {
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head><meta charset=\"utf-8\"><title>{}</title></head>\n\
         <body style=\"font-family: sans-serif; line-height: 1.6; max-width: 40em\">\n",
        locale.code(),
        escape(subject)
    );
    let link = link.map(escape);
    for paragraph in text.trim_end().split("\n\n") {
        let escaped = escape(paragraph).replace('\n', "<br>\n");
        let written = match &link {
            Some(link) => escaped.replace(link, &format!("<a href=\"{link}\">{link}</a>")),
            None => escaped,
        };
        page.push_str(&format!("<p>{written}</p>\n"));
    }
    page.push_str("</body>\n</html>\n");
    page
}

/// A text as it may stand in HTML, in an attribute too.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(c),
        }
    }
    escaped
}
