//! Lines, column names, amounts and numbers as payment statements write them (feeds notes §0).

use std::borrow::Cow;

use super::LineEnding;

/// The largest amount in fen that every language can hold: 2^53 − 1.
const MAX_FEN: i64 = 9_007_199_254_740_991;
const MAX_MESSAGE: usize = 200;
/// As much of a file as [`message`] looks at.
pub(super) const LONGEST_HEAD: usize = 8 * MAX_MESSAGE;

/// How bytes become text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Charset {
    Utf8,
    Gb18030,
}

impl Charset {
    /// The text of bytes; none when they are not in this encoding throughout.
    pub(super) fn decode(self, bytes: &[u8]) -> Option<Cow<'_, str>> {
        match self {
            Self::Utf8 => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
            Self::Gb18030 => {
                encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes)
            }
        }
    }
}

/// Settles the encoding by the first line that is not plain ASCII: what Alipay writes there in GBK is no UTF-8.
pub(super) fn note_charset(charset: &mut Option<Charset>, line: &[u8]) {
    if charset.is_none() && !line.is_ascii() {
        *charset = Some(match std::str::from_utf8(line) {
            Ok(_) => Charset::Utf8,
            Err(_) => Charset::Gb18030,
        });
    }
}

/// A line without its line end.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    /// From 1.
    pub number: u64,
    pub bytes: &'a [u8],
    pub end: Option<LineEnding>,
    /// Too long to be read; `bytes` are its beginning.
    pub overlong: bool,
}

impl Line<'_> {
    pub(super) fn is_blank(&self) -> bool {
        self.bytes.iter().all(u8::is_ascii_whitespace)
    }
}

/// The line end of a file, from those of its lines.
pub(super) fn join_endings(
    before: Option<LineEnding>,
    next: Option<LineEnding>,
) -> Option<LineEnding> {
    match (before, next) {
        (Some(before), Some(next)) if before != next => Some(LineEnding::Mixed),
        (before, next) => before.or(next),
    }
}

/// A column name without width of brackets, unit, blanks and tabs.
pub(super) fn column_name(raw: &str) -> String {
    let half = raw.trim().replace('（', "(").replace('）', ")");
    half.strip_suffix("(元)")
        .unwrap_or(&half)
        .trim_end()
        .to_owned()
}

/// Yuan with at most two decimals to fen; no sign, no grouping, no exponent.
pub(super) fn fen(text: &str) -> Option<i64> {
    let (yuan, cents) = match text.split_once('.') {
        Some((_, "")) => return None,
        Some((yuan, cents)) => (yuan, cents),
        None => (text, ""),
    };
    let cents = match *cents.as_bytes() {
        [] => 0,
        [tens] => digit(tens)?.checked_mul(10)?,
        [tens, ones] => digit(tens)?.checked_mul(10)?.checked_add(digit(ones)?)?,
        _ => return None,
    };
    let fen = whole(yuan)?.checked_mul(100)?.checked_add(cents)?;
    (fen <= MAX_FEN).then_some(fen)
}

/// A number of digits, up to 2^53 − 1.
pub(super) fn whole(text: &str) -> Option<i64> {
    let number = text.bytes().try_fold(0_i64, |sum, byte| {
        sum.checked_mul(10)?.checked_add(digit(byte)?)
    })?;
    (!text.is_empty() && number <= MAX_FEN).then_some(number)
}

fn digit(byte: u8) -> Option<i64> {
    byte.is_ascii_digit()
        .then(|| i64::from(byte.saturating_sub(b'0')))
}

/// A number that the platform gave: digits alone, and not rounded to fifteen places and zeros as spreadsheets do.
pub(super) fn is_platform_number(text: &str) -> bool {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let rounded = text.len() >= 20 && text.bytes().skip(15).all(|byte| byte == b'0');
    digits && !rounded
}

/// A number that a spreadsheet wrote as `4.2E+27`.
pub(super) fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    exponent.strip_prefix('+').is_some_and(digits) && digits(whole) && digits(decimals)
}

/// What a file that is no statement says: on one line, without control characters, bounded.
pub(super) fn message(bytes: &[u8]) -> String {
    let head: Vec<u8> = bytes.iter().copied().take(LONGEST_HEAD).collect();
    let text = String::from_utf8_lossy(&head);
    let words: Vec<&str> = text.split_whitespace().collect();
    words
        .join(" ")
        .chars()
        .filter(|c| !c.is_control())
        .take(MAX_MESSAGE)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn yuan_become_fen_by_text() {
        for (text, expected) in [
            ("0.00", 0),
            ("0.01", 1),
            ("50", 5000),
            ("50.5", 5050),
            ("007.10", 710),
            ("90071992547409.91", MAX_FEN),
        ] {
            assert_eq!(fen(text), Some(expected), "{text}");
        }
        for bad in [
            "",
            ".",
            ".5",
            "5.",
            "-1.00",
            "+1.00",
            "1.005",
            "1,000.00",
            "1e3",
            " 1.00",
            "１.00",
            "¥1",
            "1.0.0",
            "0.-1",
            "90071992547409.92",
            "99999999999999999999",
        ] {
            assert_eq!(fen(bad), None, "{bad}");
        }
    }

    #[test]
    fn numbers_that_a_spreadsheet_touched() {
        assert!(is_platform_number("4200002037202603024107654321"));
        assert!(is_platform_number("013467007045764"));
        for bad in [
            "",
            "4.2E+27",
            "4200002037202600000000000000",
            "4200a",
            "-1",
            "４２",
        ] {
            assert!(!is_platform_number(bad), "{bad}");
        }
        assert!(is_scientific("4.2E+27") && is_scientific("2e+10"));
        for good in [
            "SO2026", "1E10", "E+10", "4.2E+", "4.E+2", "A4.2E+27", "4.2E+27x", "4.2-E+27",
        ] {
            assert!(!is_scientific(good), "{good}");
        }
    }

    #[test]
    fn names_of_columns() {
        for raw in ["订单金额", " 订单金额\t", "订单金额（元）", "订单金额(元)"]
        {
            assert_eq!(column_name(raw), "订单金额");
        }
        assert_eq!(column_name("收入金额（+元）"), "收入金额(+元)");
    }

    #[test]
    fn messages_are_bounded() {
        assert_eq!(
            message(b" <xml>\r\n <msg>No\0 Bill</msg>\n"),
            "<xml> <msg>No Bill</msg>"
        );
        assert_eq!(message("票".repeat(10_000).as_bytes()).chars().count(), 200);
        assert_eq!(message(b""), "");
    }

    proptest! {
        #[test]
        fn fen_round_trips(amount in 0..=MAX_FEN) {
            prop_assert_eq!(fen(&format!("{}.{:02}", amount / 100, amount % 100)), Some(amount));
        }

        #[test]
        fn no_text_panics(text in ".*", bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = (fen(&text), whole(&text), is_platform_number(&text), is_scientific(&text), column_name(&text));
            prop_assert!(message(&bytes).chars().count() <= 200);
        }
    }
}
