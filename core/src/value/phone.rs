//! Telephone numbers.

use crate::error::Code;
use crate::value::text::{is_invisible, mask, text_value};
use crate::value::width::half_width;

const EXTENSION_MARKS: [&str; 6] = ["转", "轉", "分机", "EXT.", "EXT", "X"];
const COUNTRY_CODES: [&str; 6] = ["(+86)", "(0086)", "(86)", "+86", "0086", "86"];
const LONGEST: usize = 50;

text_value! {
    /// A telephone number that can be reached in mainland China (SPEC Y5), kept as typed but for the spaces around it:
    ///
    /// - a landline with its area code, 7 or 8 digits, and optionally an extension of up to 6: `010-1234567`, `0755 1234 5678 转 801`;
    /// - a mobile of 11 digits, 13… to 19…;
    /// - a service number of 10 digits, 400… or 800….
    ///
    /// Spaces, dashes, brackets and full-width characters are allowed, and `+86`, `0086` or `86` before it; after these the zero of the
    /// area code may be missing. Refused with [`Code::BadPhone`], also above 50 characters.
    Phone,
    normalise: normalise,
    debug: masked,
    schema: "telephone number: landline with area code, mobile, 400 or 800",
}

impl Phone {
    /// Whether it is a mobile number.
    #[must_use]
    pub fn is_mobile(&self) -> bool {
        is_mobile(&self.digits())
    }

    /// National number without punctuation, for comparing; an extension follows a `-`: `01012345678-801`.
    #[must_use]
    pub fn digits(&self) -> String {
        canonical(self.as_str()).unwrap_or_default()
    }

    /// The number with its middle hidden, for logs and staff lists (SPEC E2, H3).
    #[must_use]
    pub fn masked(&self) -> String {
        masked(self)
    }
}

fn masked(phone: &Phone) -> String {
    mask(&phone.digits(), 3, 2)
}

fn normalise(text: &str) -> Result<String, Code> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Err(Code::Required);
    }
    if trimmed.chars().nth(LONGEST).is_some() || trimmed.chars().any(is_invisible) {
        return Err(Code::BadPhone);
    }
    canonical(trimmed)
        .map(|_| trimmed.to_owned())
        .ok_or(Code::BadPhone)
}

fn canonical(text: &str) -> Option<String> {
    let text: String = text.chars().map(plain).collect();
    // A bare 86 is also how a number may begin, so reading it as the country code comes second.
    national(text.trim(), false).or_else(|| {
        COUNTRY_CODES
            .iter()
            .find_map(|prefix| text.trim().strip_prefix(prefix))
            .and_then(|rest| national(rest.trim_start_matches([' ', '-']), true))
    })
}

fn plain(character: char) -> char {
    match half_width(character) {
        '‐'..='―' | '−' => '-',
        other if other.is_whitespace() => ' ',
        other => other.to_ascii_uppercase(),
    }
}

fn national(text: &str, zero_may_be_missing: bool) -> Option<String> {
    let (main, marked) = match EXTENSION_MARKS
        .iter()
        .find_map(|mark| text.split_once(mark))
    {
        Some((main, extension)) => (main.trim_end_matches([' ', '-']), Some(extension.trim())),
        None => (text, None),
    };
    if !is_well_punctuated(main) {
        return None;
    }
    let digits: String = main.chars().filter(char::is_ascii_digit).collect();
    if let Some(extension) = marked {
        return with_extension(&digits, extension, zero_may_be_missing);
    }
    if is_mobile(&digits) {
        return Some(digits);
    }
    let number = service_or_landline(&digits, zero_may_be_missing);
    number.or_else(|| {
        let (front, extension) = main.rsplit_once('-')?;
        let front: String = front.chars().filter(char::is_ascii_digit).collect();
        with_extension(&front, extension.trim(), zero_may_be_missing)
    })
}

fn with_extension(digits: &str, extension: &str, zero_may_be_missing: bool) -> Option<String> {
    let valid =
        matches!(extension.len(), 1..=6) && extension.bytes().all(|byte| byte.is_ascii_digit());
    let number = service_or_landline(digits, zero_may_be_missing)?;
    valid.then(|| format!("{number}-{extension}"))
}

/// Digits with single spaces, dashes and closed, unnested brackets between, beginning and ending with a digit or a bracket.
fn is_well_punctuated(text: &str) -> bool {
    let mut open = false;
    for character in text.chars() {
        match character {
            '(' if !open => open = true,
            ')' if open => open = false,
            '0'..='9' | ' ' | '-' => {}
            _ => return false,
        }
    }
    !open
        && text.starts_with(|first: char| first.is_ascii_digit() || first == '(')
        && text.ends_with(|last: char| last.is_ascii_digit())
}

fn is_mobile(digits: &str) -> bool {
    digits.len() == 11
        && digits
            .strip_prefix('1')
            .is_some_and(|rest| rest.starts_with(|second| matches!(second, '3'..='9')))
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn service_or_landline(digits: &str, zero_may_be_missing: bool) -> Option<String> {
    let service = digits.len() == 10 && (digits.starts_with("400") || digits.starts_with("800"));
    if service || is_landline(digits) {
        return Some(digits.to_owned());
    }
    let completed = format!("0{digits}");
    (zero_may_be_missing && is_landline(&completed)).then_some(completed)
}

/// Area codes are 010 and 02x, and four digits from 03xx to 09xx.
fn is_landline(digits: &str) -> bool {
    let mut leading = digits.chars();
    let area = match (leading.next(), leading.next(), leading.next()) {
        (Some('0'), Some('1'), Some('0')) | (Some('0'), Some('2'), Some('0'..='9')) => 3,
        (Some('0'), Some('3'..='9'), Some(_)) => 4,
        _ => return false,
    };
    digits.get(area..).is_some_and(|local| {
        matches!(local.len(), 7 | 8) && local.starts_with(|first| matches!(first, '1'..='9'))
    })
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
    fn accepted() {
        for (text, digits) in [
            ("010-1234567", "0101234567"),
            ("(010) 8456 2121", "01084562121"),
            ("（０２１）６１２３－４５６７", "02161234567"),
            ("0755-12345678-801", "075512345678-801"),
            ("0755-1234567-12", "07551234567-12"),
            ("0755 12345678 转 801", "075512345678-801"),
            ("021-61234567 ext. 8", "02161234567-8"),
            ("+86 10 1234 5678", "01012345678"),
            ("+86-010-12345678", "01012345678"),
            ("86 0571 87654321", "057187654321"),
            ("(86) 400-089-0365", "4000890365"),
            ("400 089 0365", "4000890365"),
            ("800-820-8820", "8008208820"),
            ("13812345678", "13812345678"),
            ("138-1234-5678", "13812345678"),
            ("8613812345678", "13812345678"),
            ("(+86)138 1234 5678", "13812345678"),
            ("008619912345678", "19912345678"),
            ("010—12345678", "01012345678"),
        ] {
            let phone = Phone::parse(&format!(" {text}\u{3000}"))
                .unwrap_or_else(|code| panic!("{text} {code:?}"));
            assert_eq!(phone.as_str(), text);
            assert_eq!(phone.digits(), digits);
        }
    }

    #[test]
    fn refused() {
        for text in [
            "1234567",
            "12345678",
            "86123456",
            "010-123456",
            "010-123456789",
            "12812345678",
            "1381234567",
            "138123456789",
            "138-1234-5678-9",
            "+1 650 253 0000",
            "400-089-036",
            "010-01234567",
            "01-12345678",
            "0100-1234567x",
            "((010)12345678",
            "(010 12345678",
            "-01012345678",
            "01012345678-",
            "010-12345678转",
            "010-12345678-1234567",
            "010 12345678\n801",
            "abc",
            "电话",
            "13812345678转1",
        ] {
            assert_eq!(Phone::parse(text), Err(Code::BadPhone), "{text}");
        }
        assert_eq!(Phone::parse(" \t"), Err(Code::Required));
    }

    #[test]
    fn kinds_and_masks() {
        let mobile = Phone::parse("+86 138 1234 5678").unwrap();
        assert!(mobile.is_mobile());
        assert_eq!(mobile.masked(), "138***78");
        assert_eq!(format!("{mobile:?}"), "Phone(138***78)");
        assert!(!Phone::parse("010-1234567").unwrap().is_mobile());
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in any::<String>(), printable in "\\PC*", shaped in "[+]?[0-9()转 -]{7,20}") {
            for text in [text, printable, shaped] {
                if let Ok(phone) = Phone::parse(&text) {
                    prop_assert!(!phone.digits().is_empty());
                    prop_assert_eq!(Phone::parse(phone.as_str()), Ok(phone));
                }
            }
        }
    }
}
