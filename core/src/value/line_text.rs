//! Free text that people type and that is printed or mailed.

use crate::error::Code;
use crate::value::text::{is_invisible, mask, text_value};

text_value! {
    /// One line of printable text, kept as typed but for the spaces around it: titles, addresses, banks, names.
    ///
    /// Refused with [`Code::BadCharacters`] when it has a control, line break, zero-width or bidirectional mark. Lengths are policy, see
    /// [`Limit`](crate::value::length::Limit). `Debug` shows no content, for it is often personal (SPEC H3).
    Line,
    normalise: line,
    debug: line_size,
    schema: "one line of printable text",
}

text_value! {
    /// Printable text of one or more lines, where new lines and tabs are allowed; CR LF and CR are kept as LF.
    ///
    /// Refused with [`Code::BadCharacters`] as [`Line`] is. `Debug` shows no content (SPEC H3).
    Note,
    normalise: note,
    debug: note_size,
    schema: "printable text of one or more lines",
}

text_value! {
    /// A bank account number: letters, digits, spaces and dashes as typed, with at least one digit (SPEC Y1). Account numbers have no common check.
    ///
    /// Refused with [`Code::BadCharacters`].
    BankAccount,
    normalise: bank_account,
    debug: masked_account,
    schema: "bank account number",
}

impl BankAccount {
    /// The account with all but its last four characters hidden, for logs and staff lists (SPEC H3).
    #[must_use]
    pub fn masked(&self) -> String {
        masked_account(self)
    }
}

fn masked_account(account: &BankAccount) -> String {
    mask(account.as_str(), 0, 4)
}

fn size(text: &str) -> String {
    format!("{} characters", text.chars().count())
}

fn line_size(line: &Line) -> String {
    size(line.as_str())
}

fn note_size(note: &Note) -> String {
    size(note.as_str())
}

fn line(text: &str) -> Result<String, Code> {
    printable(text.trim(), |_| false)
}

fn note(text: &str) -> Result<String, Code> {
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    printable(unified.trim(), |character| matches!(character, '\n' | '\t'))
}

fn bank_account(text: &str) -> Result<String, Code> {
    let account = line(text)?;
    let plain = |character: char| {
        let character = crate::value::width::half_width(character);
        character.is_ascii_alphanumeric() || matches!(character, ' ' | '-')
    };
    let has_digit = account
        .chars()
        .map(crate::value::width::half_width)
        .any(|character| character.is_ascii_digit());
    if has_digit && account.chars().all(plain) {
        Ok(account)
    } else {
        Err(Code::BadCharacters)
    }
}

fn printable(text: &str, is_allowed: impl Fn(char) -> bool) -> Result<String, Code> {
    if text.is_empty() {
        return Err(Code::Required);
    }
    if text
        .chars()
        .any(|character| is_invisible(character) && !is_allowed(character))
    {
        return Err(Code::BadCharacters);
    }
    Ok(text.to_owned())
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines() {
        assert_eq!(
            Line::parse("\n 上海市 浦东新区\u{3000}").unwrap().as_str(),
            "上海市 浦东新区"
        );
        assert_eq!(Line::parse(" \r\n"), Err(Code::Required));
        for text in [
            "a\nb",
            "a\rb",
            "a\0b",
            "a\tb",
            "a\u{2028}b",
            "a\u{2029}b",
            "a\u{202e}b",
            "a\u{200b}b",
            "a\u{85}b",
            "a\u{feff}b",
            "a\u{fffd}",
        ] {
            assert_eq!(Line::parse(text), Err(Code::BadCharacters), "{text:?}");
        }
        assert_eq!(
            format!("{:?}", Line::parse("王伟").unwrap()),
            "Line(2 characters)"
        );
    }

    #[test]
    fn notes() {
        assert_eq!(
            Note::parse("一\r\n二\r三\t四\n").unwrap().as_str(),
            "一\n二\n三\t四"
        );
        assert_eq!(Note::parse("\n\t"), Err(Code::Required));
        for text in ["a\0b", "a\u{2066}b", "a\u{1b}[2J"] {
            assert_eq!(Note::parse(text), Err(Code::BadCharacters), "{text:?}");
        }
        assert_eq!(
            format!("{:?}", Note::parse("甲\n乙").unwrap()),
            "Note(3 characters)"
        );
    }

    #[test]
    fn accounts() {
        let account = BankAccount::parse(" 6222 0210-0111 6245702 ").unwrap();
        assert_eq!(account.as_str(), "6222 0210-0111 6245702");
        assert_eq!(format!("{account:?}"), "BankAccount(***5702)");
        assert_eq!(
            BankAccount::parse("NRA１２３").unwrap().as_str(),
            "NRA１２３"
        );
        assert_eq!(BankAccount::parse("账号"), Err(Code::BadCharacters));
        assert_eq!(BankAccount::parse("--"), Err(Code::BadCharacters));
        assert_eq!(BankAccount::parse(""), Err(Code::Required));
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in any::<String>(), printable in "\\PC*") {
            for text in [text, printable] {
                if let Ok(line) = Line::parse(&text) {
                    prop_assert_eq!(Line::parse(line.as_str()), Ok(line));
                }
                if let Ok(note) = Note::parse(&text) {
                    prop_assert_eq!(Note::parse(note.as_str()), Ok(note));
                }
                let _ = BankAccount::parse(&text);
            }
        }
    }
}
