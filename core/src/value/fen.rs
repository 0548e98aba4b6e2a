//! Money.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::Code;
use crate::value::text::refused;

const BOUND: i64 = 9_007_199_254_740_991;
const BOUND_WIDE: i128 = 9_007_199_254_740_991;

/// An amount of money in integer fen (SPEC M1), between -(2^53 - 1) and 2^53 - 1 so that every language holds it exactly.
///
/// It travels as a JSON integer; floats and strings are refused.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fen(i64);

impl Fen {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The largest amount, 2^53 - 1 fen.
    pub const MAX: Self = Self(BOUND);
    /// The smallest amount, -(2^53 - 1) fen.
    pub const MIN: Self = Self(-BOUND);

    /// An amount of so many fen.
    ///
    /// # Errors
    /// [`Code::BadAmount`] outside ±(2^53 - 1).
    pub const fn new(fen: i64) -> Result<Self, Code> {
        if fen < -BOUND || fen > BOUND {
            Err(Code::BadAmount)
        } else {
            Ok(Self(fen))
        }
    }

    /// The number of fen.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }

    /// An amount from wide arithmetic, or none when it is out of bounds.
    #[must_use]
    pub fn from_wide(fen: i128) -> Option<Self> {
        i64::try_from(fen).ok().and_then(|fen| Self::new(fen).ok())
    }

    /// For results that are already known to be in bounds.
    pub(crate) fn clamped(fen: i128) -> Self {
        i64::try_from(fen.clamp(-BOUND_WIDE, BOUND_WIDE)).map_or(Self::ZERO, Self)
    }

    /// The sum, or none when it is out of bounds.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0
            .checked_add(other.0)
            .and_then(|fen| Self::new(fen).ok())
    }

    /// The difference, or none when it is out of bounds.
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0
            .checked_sub(other.0)
            .and_then(|fen| Self::new(fen).ok())
    }

    /// The amount with the other sign. The bounds are symmetric, so this is always `Some`.
    #[must_use]
    pub fn checked_neg(self) -> Option<Self> {
        self.0.checked_neg().map(Self)
    }

    /// The sum of all, or none when the sum is out of bounds. Only the total counts, not the order of the terms.
    #[must_use]
    pub fn checked_sum(amounts: impl IntoIterator<Item = Self>) -> Option<Self> {
        amounts
            .into_iter()
            .try_fold(0_i128, |sum, amount| sum.checked_add(i128::from(amount.0)))
            .and_then(Self::from_wide)
    }

    /// Whether the amount is above zero.
    #[must_use]
    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }

    /// Whether the amount is below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// Whether the amount is zero.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Reads yuan in strict decimal text: an optional `-`, digits, and at most two decimals after a point that has digits on both
    /// sides. No grouping, plus sign, exponent or surrounding space.
    ///
    /// # Errors
    /// [`Code::BadAmount`] for any other text and out of bounds.
    pub fn parse_yuan(text: &str) -> Result<Self, Code> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (yuan, decimals) = match digits.split_once('.') {
            Some((_, "")) => return Err(Code::BadAmount),
            Some(parts) => parts,
            None => (digits, ""),
        };
        if yuan.is_empty() || decimals.len() > 2 {
            return Err(Code::BadAmount);
        }
        let padding = "00".bytes().skip(decimals.len());
        let magnitude = yuan
            .bytes()
            .chain(decimals.bytes())
            .chain(padding)
            .try_fold(0_i64, |sum, byte| {
                let digit = char::from(byte).to_digit(10)?;
                sum.checked_mul(10)?.checked_add(i64::from(digit))
            })
            .ok_or(Code::BadAmount)?;
        let fen = if negative {
            magnitude.checked_neg()
        } else {
            Some(magnitude)
        };
        Self::new(fen.ok_or(Code::BadAmount)?)
    }

    /// Yuan with two decimals: `12.34`.
    #[must_use]
    pub fn to_yuan(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let magnitude = self.0.unsigned_abs();
        format!("{sign}{}.{:02}", magnitude / 100, magnitude % 100)
    }
}

impl fmt::Display for Fen {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.to_yuan())
    }
}

/// Reads yuan, see [`Fen::parse_yuan`].
impl FromStr for Fen {
    type Err = Code;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse_yuan(text)
    }
}

impl TryFrom<i64> for Fen {
    type Error = Code;

    fn try_from(fen: i64) -> Result<Self, Self::Error> {
        Self::new(fen)
    }
}

impl From<Fen> for i64 {
    fn from(amount: Fen) -> Self {
        amount.0
    }
}

impl Serialize for Fen {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.0)
    }
}

impl<'de> Deserialize<'de> for Fen {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(i64::deserialize(deserializer)?).map_err(refused)
    }
}

impl schemars::JsonSchema for Fen {
    fn schema_name() -> Cow<'static, str> {
        "Fen".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "integer",
            "format": "int64",
            "minimum": -9_007_199_254_740_991_i64,
            "maximum": 9_007_199_254_740_991_i64,
            "description": "money in integer fen"
        })
    }
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
    fn yuan_is_strict() {
        for (text, fen) in [
            ("12.34", 1234),
            ("12.3", 1230),
            ("12", 1200),
            ("-0.01", -1),
            ("-0", 0),
            ("007.50", 750),
            ("90071992547409.91", BOUND),
            ("-90071992547409.91", -BOUND),
        ] {
            assert_eq!(Fen::parse_yuan(text).unwrap().get(), fen, "{text}");
        }
        for text in [
            "",
            "-",
            ".",
            ".5",
            "5.",
            "1.234",
            "1,000",
            "+1",
            " 1",
            "1 ",
            "1e2",
            "--1",
            "1.-2",
            "１",
            "¥1",
            "1.2.3",
            "90071992547409.92",
            "99999999999999999999999999",
        ] {
            assert_eq!(Fen::parse_yuan(text), Err(Code::BadAmount), "{text}");
        }
    }

    #[test]
    fn json_is_an_integer_only() {
        assert_eq!(serde_json::to_string(&Fen(1234)).unwrap(), "1234");
        assert_eq!(serde_json::from_str::<Fen>("-5").unwrap(), Fen(-5));
        for text in [
            "1.0",
            "\"1\"",
            "null",
            "1e2",
            "9007199254740992",
            "-9007199254740992",
            "18446744073709551615",
            "true",
        ] {
            assert!(serde_json::from_str::<Fen>(text).is_err(), "{text}");
        }
        let schema = serde_json::to_value(schemars::schema_for!(Fen)).unwrap();
        assert_eq!(schema["type"], "integer");
        assert_eq!(schema["maximum"], 9_007_199_254_740_991_i64);
    }

    #[test]
    fn arithmetic_stays_in_bounds() {
        assert_eq!(Fen::MAX.checked_add(Fen(1)), None);
        assert_eq!(Fen::MIN.checked_sub(Fen(1)), None);
        assert_eq!(Fen::MAX.checked_neg(), Some(Fen::MIN));
        assert_eq!(
            Fen::checked_sum([Fen::MAX, Fen::MAX, Fen::MIN]),
            Some(Fen::MAX)
        );
        assert_eq!(Fen::checked_sum([Fen::MAX, Fen(1)]), None);
        assert_eq!(Fen::checked_sum([]), Some(Fen::ZERO));
    }

    proptest! {
        #[test]
        fn yuan_round_trips(fen in -BOUND..=BOUND) {
            let amount = Fen::new(fen).unwrap();
            prop_assert_eq!(Fen::parse_yuan(&amount.to_yuan()), Ok(amount));
        }

        #[test]
        fn any_text_is_answered(text in any::<String>(), shaped in "-?[0-9]{0,22}\\.?[0-9]{0,4}") {
            let _ = Fen::parse_yuan(&text);
            let _ = Fen::parse_yuan(&shaped);
        }
    }
}
