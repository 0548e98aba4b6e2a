//! Lengths as the forms measure them (SPEC Y6).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Code;

/// What a length counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LengthUnit {
    /// Unicode characters (digital fapiao).
    Characters,
    /// Bytes in GB18030: one for ASCII, two for usual Chinese characters, four for rare ones (paper fapiao).
    #[serde(rename = "gb18030_bytes")]
    Gb18030Bytes,
}

impl LengthUnit {
    /// The length of the text, or none when the encoding has no place for one of its characters.
    #[must_use]
    pub fn measure(self, text: &str) -> Option<usize> {
        match self {
            Self::Characters => Some(text.chars().count()),
            Self::Gb18030Bytes => {
                let (bytes, _, unmappable) = encoding_rs::GB18030.encode(text);
                (!unmappable).then_some(bytes.len())
            }
        }
    }
}

/// The greatest length of a field, with its unit (SPEC Y6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// The greatest length allowed, in units.
    pub max: u32,
    /// What is counted.
    pub unit: LengthUnit,
}

impl Limit {
    /// Checks that the text is no longer than the limit. An empty text always fits.
    ///
    /// # Errors
    /// [`Code::TooLong`] when it is longer; [`Code::BadCharacters`] when it has a character that GB18030 cannot hold and bytes are counted.
    pub fn check(&self, text: &str) -> Result<(), Code> {
        let max = usize::try_from(self.max).unwrap_or(usize::MAX);
        // No unit counts a character as less than a quarter of its UTF-8 bytes, so this spares encoding what cannot fit.
        if text.len() / 4 > max {
            return Err(Code::TooLong);
        }
        // Nor does any count one as more than four, and of all characters GB18030 lacks only this one.
        let characters = text.chars().count();
        if characters.saturating_mul(4) <= max && !text.contains('\u{e5e5}') {
            return Ok(());
        }
        let length = self.unit.measure(text).ok_or(Code::BadCharacters)?;
        if length > max {
            Err(Code::TooLong)
        } else {
            Ok(())
        }
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
    fn units() {
        assert_eq!(LengthUnit::Characters.measure("a中𠀀"), Some(3));
        assert_eq!(LengthUnit::Gb18030Bytes.measure("a中𠀀"), Some(7));
        assert_eq!(LengthUnit::Gb18030Bytes.measure("（é）"), Some(6));
        assert_eq!(LengthUnit::Gb18030Bytes.measure("\u{e5e5}"), None);
    }

    #[test]
    fn one_character_is_lacking() {
        let limit = Limit {
            max: 85,
            unit: LengthUnit::Gb18030Bytes,
        };
        assert_eq!(limit.check("一\u{e5e5}"), Err(Code::BadCharacters));
        let others: String = ('\0'..=char::MAX).filter(|c| *c != '\u{e5e5}').collect();
        assert!(LengthUnit::Gb18030Bytes.measure(&others).is_some());
    }

    #[test]
    fn limits() {
        let paper = Limit {
            max: 6,
            unit: LengthUnit::Gb18030Bytes,
        };
        assert_eq!(paper.check("中文字"), Ok(()));
        assert_eq!(paper.check("中文字a"), Err(Code::TooLong));
        assert_eq!(paper.check(&"中".repeat(100_000)), Err(Code::TooLong));
        let digital = Limit {
            max: 3,
            unit: LengthUnit::Characters,
        };
        assert_eq!(digital.check("中𠀀字"), Ok(()));
        assert_eq!(digital.check("中文字a"), Err(Code::TooLong));
        assert_eq!(digital.check(""), Ok(()));
    }

    #[test]
    fn as_data() {
        let limit = Limit {
            max: 85,
            unit: LengthUnit::Gb18030Bytes,
        };
        let json = r#"{"max":85,"unit":"gb18030_bytes"}"#;
        assert_eq!(serde_json::to_string(&limit).unwrap(), json);
        assert_eq!(serde_json::from_str::<Limit>(json).unwrap(), limit);
        assert!(serde_json::from_str::<Limit>(r#"{"max":-1,"unit":"characters"}"#).is_err());
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in any::<String>(), max in 0_u32..40) {
            let limit = Limit { max, unit: LengthUnit::Characters };
            prop_assert_eq!(limit.check(&text).is_ok(), text.chars().count() <= max as usize);
            let bytes = Limit { max, unit: LengthUnit::Gb18030Bytes };
            if let Some(length) = LengthUnit::Gb18030Bytes.measure(&text) {
                prop_assert_eq!(bytes.check(&text).is_ok(), length <= max as usize);
            }
        }
    }
}
