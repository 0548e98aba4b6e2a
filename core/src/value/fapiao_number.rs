//! What identifies a fapiao (SPEC M9).

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use crate::error::Code;
use crate::value::text::{is_digits, refused, text_value};

text_value! {
    /// The code printed on a paper fapiao: 10 or 12 digits. Refused with [`Code::BadFapiaoNumber`].
    PaperCode,
    normalise: paper_code,
    debug: plain,
    schema: "code of a paper fapiao, 10 or 12 digits",
}

text_value! {
    /// The number printed on a paper fapiao, unique within its code: 8 digits. Refused with [`Code::BadFapiaoNumber`].
    PaperNumber,
    normalise: paper_number,
    debug: plain,
    schema: "number of a paper fapiao, 8 digits",
}

text_value! {
    /// The number of a digital fapiao, unique by itself: 20 digits. Refused with [`Code::BadFapiaoNumber`].
    DigitalNumber,
    normalise: digital_number,
    debug: plain,
    schema: "number of a digital fapiao, 20 digits",
}

fn digits(text: &str, lengths: &[usize]) -> Result<String, Code> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Err(Code::Required);
    }
    if lengths.iter().any(|length| is_digits(trimmed, *length)) {
        Ok(trimmed.to_owned())
    } else {
        Err(Code::BadFapiaoNumber)
    }
}

fn paper_code(text: &str) -> Result<String, Code> {
    digits(text, &[10, 12])
}

fn paper_number(text: &str) -> Result<String, Code> {
    digits(text, &[8])
}

fn digital_number(text: &str) -> Result<String, Code> {
    digits(text, &[20])
}

/// The identity of a fapiao: code and number on paper, the number alone when digital (SPEC M9).
///
/// It travels as `{"code": "3100172130", "number": "12345678"}` or `{"number": "25312000000012345678"}`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(untagged)]
pub enum FapiaoIdentity {
    /// Printed on a numbered form.
    Paper {
        /// The code of the form's lot.
        code: PaperCode,
        /// The number within the lot.
        number: PaperNumber,
    },
    /// Fully digital.
    Digital {
        /// The number.
        number: DigitalNumber,
    },
}

impl FapiaoIdentity {
    /// Reads code and number. A code that is empty counts as none.
    ///
    /// # Errors
    /// [`Code::Required`] without a number; [`Code::BadFapiaoNumber`] unless it is a code of 10 or 12 digits with a number of 8, or a
    /// number of 20 alone.
    pub fn parse(code: Option<&str>, number: &str) -> Result<Self, Code> {
        match code.map(str::trim).filter(|code| !code.is_empty()) {
            Some(code) => Ok(Self::Paper {
                number: PaperNumber::parse(number)?,
                code: PaperCode::parse(code)?,
            }),
            None => Ok(Self::Digital {
                number: DigitalNumber::parse(number)?,
            }),
        }
    }

    /// Reads what `Display` writes: `code-number`, or the number alone.
    ///
    /// # Errors
    /// As [`FapiaoIdentity::parse`].
    pub fn parse_text(text: &str) -> Result<Self, Code> {
        match text.split_once('-') {
            Some((code, number)) => Ok(Self::Paper {
                number: PaperNumber::parse(number)?,
                code: PaperCode::parse(code)?,
            }),
            None => Self::parse(None, text),
        }
    }

    /// The code, for paper.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Paper { code, .. } => Some(code.as_str()),
            Self::Digital { .. } => None,
        }
    }

    /// The number.
    #[must_use]
    pub fn number(&self) -> &str {
        match self {
            Self::Paper { number, .. } => number.as_str(),
            Self::Digital { number } => number.as_str(),
        }
    }

    /// A key that no other fapiao has, for unique claims in a store.
    #[must_use]
    pub fn claim(&self) -> String {
        match self {
            Self::Paper { .. } => format!("paper:{self}"),
            Self::Digital { .. } => format!("digital:{self}"),
        }
    }
}

impl fmt::Display for FapiaoIdentity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Paper { code, number } => write!(formatter, "{code}-{number}"),
            Self::Digital { number } => write!(formatter, "{number}"),
        }
    }
}

impl<'de> Deserialize<'de> for FapiaoIdentity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Fields {
            #[serde(default)]
            code: Option<String>,
            number: String,
        }
        let fields = Fields::deserialize(deserializer)?;
        Self::parse(fields.code.as_deref(), &fields.number).map_err(refused)
    }
}

impl schemars::JsonSchema for FapiaoIdentity {
    fn schema_name() -> Cow<'static, str> {
        "FapiaoIdentity".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "object",
            "description": "identity of a fapiao: code and number on paper, 20 digits alone when digital",
            "properties": {
                "code": { "type": ["string", "null"], "pattern": "^([0-9]{10}|[0-9]{12})?$" },
                "number": { "type": "string", "pattern": "^([0-9]{8}|[0-9]{20})$" }
            },
            "required": ["number"],
            "additionalProperties": false
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
    fn both_forms() {
        for (code, number, shown, claim) in [
            (
                Some("3100172130"),
                "12345678",
                "3100172130-12345678",
                "paper:3100172130-12345678",
            ),
            (
                Some(" 031002300211 "),
                "06655764 ",
                "031002300211-06655764",
                "paper:031002300211-06655764",
            ),
            (
                None,
                "26312102131060971300",
                "26312102131060971300",
                "digital:26312102131060971300",
            ),
            (
                Some(""),
                "26312102131060971300",
                "26312102131060971300",
                "digital:26312102131060971300",
            ),
        ] {
            let identity = FapiaoIdentity::parse(code, number).unwrap();
            assert_eq!(identity.to_string(), shown);
            assert_eq!(identity.claim(), claim);
            assert_eq!(FapiaoIdentity::parse_text(shown), Ok(identity.clone()));
            let json = serde_json::to_string(&identity).unwrap();
            assert_eq!(
                serde_json::from_str::<FapiaoIdentity>(&json).unwrap(),
                identity
            );
        }
    }

    #[test]
    fn refused_forms() {
        for (code, number) in [
            (None, "12345678"),
            (Some("3100172130"), "26312102131060971300"),
            (Some("31001721301"), "12345678"),
            (Some("3100172130"), "1234567"),
            (Some("310017213x"), "12345678"),
            (None, "2631210213106097130０"),
        ] {
            assert_eq!(
                FapiaoIdentity::parse(code, number),
                Err(Code::BadFapiaoNumber)
            );
        }
        assert_eq!(FapiaoIdentity::parse(None, " "), Err(Code::Required));
        assert!(serde_json::from_str::<FapiaoIdentity>(r#"{"number":"1"}"#).is_err());
        assert!(
            serde_json::from_str::<FapiaoIdentity>(r#"{"number":"26312102131060971300","x":1}"#)
                .is_err()
        );
    }

    #[test]
    fn every_vector_is_read() {
        let generated = include_str!("../../../tests/vectors/qr_generated.tsv");
        let observed = include_str!("../../../tests/vectors/qr_payloads.tsv");
        for line in generated.lines().skip(1).chain(observed.lines().skip(1)) {
            let fields: Vec<&str> = line.split(',').collect();
            assert!(
                FapiaoIdentity::parse(Some(fields[2]), fields[3]).is_ok(),
                "{line}"
            );
        }
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in any::<String>(), printable in "\\PC*", shaped in "([0-9]{10,12}-)?[0-9]{8,20}") {
            let _ = FapiaoIdentity::parse(Some(&text), &printable);
            let _ = FapiaoIdentity::parse_text(&printable);
            let _ = FapiaoIdentity::parse_text(&shaped);
        }
    }
}
