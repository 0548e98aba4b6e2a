//! Tax rates.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::Code;
use crate::value::text::refused;

/// A tax or levy rate from 0 to 1 in steps of 1/10000 (SPEC M4). It travels as decimal text in its shortest form: `0.06`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate(u32);

impl Rate {
    /// No tax.
    pub const ZERO: Self = Self(0);
    /// Ten-thousandths in one.
    pub const SCALE: u32 = 10_000;

    /// A rate of so many ten-thousandths: 600 is 6 %.
    ///
    /// # Errors
    /// [`Code::BadRate`] above 10000.
    pub const fn from_ten_thousandths(ten_thousandths: u32) -> Result<Self, Code> {
        if ten_thousandths > Self::SCALE {
            Err(Code::BadRate)
        } else {
            Ok(Self(ten_thousandths))
        }
    }

    /// The rate in ten-thousandths.
    #[must_use]
    pub const fn ten_thousandths(self) -> u32 {
        self.0
    }

    /// Whether nothing is taxed.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Reads decimal text of 0 to 1 with at most four decimals: `0.06`, `0.130`, `0`, `1`. No percent sign.
    ///
    /// # Errors
    /// [`Code::BadRate`] for any other text.
    pub fn parse(text: &str) -> Result<Self, Code> {
        let (whole, decimals) = match text.split_once('.') {
            Some((_, "")) => return Err(Code::BadRate),
            Some(parts) => parts,
            None => (text, ""),
        };
        if !matches!(whole, "0" | "1") || decimals.len() > 4 {
            return Err(Code::BadRate);
        }
        let padding = "0000".bytes().skip(decimals.len());
        let ten_thousandths = whole
            .bytes()
            .chain(decimals.bytes())
            .chain(padding)
            .try_fold(0_u32, |sum, byte| {
                sum.checked_mul(10)?
                    .checked_add(char::from(byte).to_digit(10)?)
            })
            .ok_or(Code::BadRate)?;
        Self::from_ten_thousandths(ten_thousandths)
    }

    /// The rate as printed on a fapiao: `6%`, `1.5%`, `0%`.
    #[must_use]
    pub fn percent_text(self) -> String {
        format!("{}%", shortest(self.0, 100, 2))
    }
}

fn shortest(value: u32, unit: u32, decimals: usize) -> String {
    let whole = value.checked_div(unit).unwrap_or(0);
    let rest = value.checked_rem(unit).unwrap_or(0);
    let text = format!("{whole}.{rest:0decimals$}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

impl fmt::Display for Rate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&shortest(self.0, Self::SCALE, 4))
    }
}

impl FromStr for Rate {
    type Err = Code;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl Serialize for Rate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Rate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(refused)
    }
}

impl schemars::JsonSchema for Rate {
    fn schema_name() -> Cow<'static, str> {
        "Rate".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^(0(\\.[0-9]{1,4})?|1(\\.0{1,4})?)$",
            "description": "tax rate as decimal text, 0.06 is 6 %"
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
    fn texts() {
        for (text, shown, percent) in [
            ("0.06", "0.06", "6%"),
            ("0.130", "0.13", "13%"),
            ("0", "0", "0%"),
            ("0.0", "0", "0%"),
            ("0.015", "0.015", "1.5%"),
            ("0.0005", "0.0005", "0.05%"),
            ("0.1", "0.1", "10%"),
            ("1", "1", "100%"),
            ("1.0000", "1", "100%"),
        ] {
            let rate = Rate::parse(text).unwrap();
            assert_eq!(rate.to_string(), shown);
            assert_eq!(rate.percent_text(), percent);
        }
        for text in [
            "", ".", "0.", ".06", "-0.06", "+0", "6%", "1.0001", "2", "0.06000", "00.06", "0,06",
            " 0", "0.0６",
        ] {
            assert_eq!(Rate::parse(text), Err(Code::BadRate), "{text}");
        }
    }

    #[test]
    fn json_is_a_string_only() {
        assert_eq!(serde_json::to_string(&Rate(600)).unwrap(), "\"0.06\"");
        assert_eq!(
            serde_json::from_str::<Rate>("\"0.13\"").unwrap(),
            Rate(1300)
        );
        assert!(serde_json::from_str::<Rate>("0.13").is_err());
        assert!(serde_json::from_str::<Rate>("\"1.3\"").is_err());
    }

    proptest! {
        #[test]
        fn round_trips(ten_thousandths in 0..=Rate::SCALE) {
            let rate = Rate::from_ten_thousandths(ten_thousandths).unwrap();
            prop_assert_eq!(Rate::parse(&rate.to_string()), Ok(rate));
        }

        #[test]
        fn any_text_is_answered(text in any::<String>(), shaped in "[01]\\.[0-9]{0,6}") {
            let _ = Rate::parse(&text);
            let _ = Rate::parse(&shaped);
        }
    }
}
