//! Identity numbers of persons.

use chrono::NaiveDate;

use crate::error::Code;
use crate::value::text::{is_digits, mask, text_value};
use crate::value::width::compact_upper;

text_value! {
    /// The 18-character identity number of a person per GB 11643 (SPEC Y4): region, a real date of birth between 1900 and 2099,
    /// sequence and check character. Kept half-width, upper case and without spaces.
    ///
    /// Foreign permanent residents' numbers, which begin with 9, are of the same form. The 15-digit form, void since 2013, is refused.
    /// Refused with [`Code::BadIdNumber`].
    IdNumber,
    normalise: normalise,
    debug: masked,
    schema: "identity number of a person, 18 characters, GB 11643",
}

impl IdNumber {
    /// The number with all but the first and last characters hidden, for logs and staff lists (SPEC H3).
    #[must_use]
    pub fn masked(&self) -> String {
        masked(self)
    }
}

fn masked(number: &IdNumber) -> String {
    mask(number.as_str(), 1, 1)
}

fn normalise(text: &str) -> Result<String, Code> {
    let number = compact_upper(text);
    if number.is_empty() {
        return Err(Code::Required);
    }
    let region_known =
        starts_with_province(&number) || number.strip_prefix('9').is_some_and(starts_with_province);
    if region_known && is_checked(&number) {
        Ok(number)
    } else {
        Err(Code::BadIdNumber)
    }
}

/// Whether the text is a resident's 18-character number with a province of China.
pub(crate) fn is_resident(number: &str) -> bool {
    starts_with_province(number) && is_checked(number)
}

/// Whether the text is a resident's number of the former 15-digit form, with a real date in 1900-1999. It has no check character.
pub(crate) fn is_former_resident(number: &str) -> bool {
    is_digits(number, 15)
        && starts_with_province(number)
        && number
            .get(6..12)
            .is_some_and(|date| is_date(&format!("19{date}")))
}

fn starts_with_province(number: &str) -> bool {
    number.get(..2).and_then(|text| text.parse::<u8>().ok()).is_some_and(|code| {
        matches!(code, 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83)
    })
}

fn is_checked(number: &str) -> bool {
    let Some((digits, check)) = number.split_at_checked(17) else {
        return false;
    };
    is_digits(digits, 17)
        && digits.get(6..14).is_some_and(is_date)
        && check_character(digits).is_some_and(|expected| check.chars().eq([expected]))
}

/// ISO 7064 MOD 11-2: folding by two gives the weights of the standard.
fn check_character(digits: &str) -> Option<char> {
    let sum = digits.chars().try_fold(0_u32, |sum, character| {
        let digit = character.to_digit(10)?;
        sum.checked_add(digit)?.checked_mul(2)?.checked_rem(11)
    })?;
    match 12_u32.checked_sub(sum)?.checked_rem(11)? {
        10 => Some('X'),
        value => char::from_digit(value, 10),
    }
}

/// Whether eight digits are a date of 1900-2099 that exists.
fn is_date(text: &str) -> bool {
    let part = |range: std::ops::Range<usize>| {
        text.get(range)
            .and_then(|digits| digits.parse::<u32>().ok())
    };
    let (Some(year), Some(month), Some(day)) = (part(0..4), part(4..6), part(6..8)) else {
        return false;
    };
    matches!(year, 1900..=2099)
        && i32::try_from(year)
            .ok()
            .and_then(|year| NaiveDate::from_ymd_opt(year, month, day))
            .is_some()
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

    fn rows(text: &str) -> impl Iterator<Item = (&str, &str)> {
        text.lines()
            .filter(|line| !line.starts_with('#') && !line.is_empty())
            .map(|line| line.split_once('\t').unwrap_or((line, "")))
    }

    #[test]
    fn vectors() {
        let mut count = 0;
        for (number, _) in rows(include_str!("../../../tests/vectors/idcard_valid.txt")) {
            assert_eq!(IdNumber::parse(number).unwrap().as_str(), number);
            count += 1;
        }
        for (number, reason) in rows(include_str!("../../../tests/vectors/idcard_invalid.txt")) {
            assert_eq!(
                IdNumber::parse(number),
                Err(Code::BadIdNumber),
                "{number} {reason}"
            );
            count += 1;
        }
        assert_eq!(count, 85);
    }

    #[test]
    fn normalised_and_masked() {
        let number = IdNumber::parse(" 33010219840603195ｘ ").unwrap();
        assert_eq!(number.as_str(), "33010219840603195X");
        assert_eq!(format!("{number:?}"), "IdNumber(3***X)");
        assert_eq!(IdNumber::parse("  "), Err(Code::Required));
        assert_eq!(
            IdNumber::parse("110101900307123"),
            Err(Code::BadIdNumber),
            "former form"
        );
        assert!(serde_json::from_str::<IdNumber>("\"1\"").is_err());
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in any::<String>(), printable in "\\PC*", shaped in "[0-9]{17}[0-9Xx一]") {
            let _ = IdNumber::parse(&text);
            let _ = IdNumber::parse(&printable);
            let _ = IdNumber::parse(&shaped);
            let _ = is_former_resident(&printable);
        }
    }
}
