//! Taxpayer identification numbers.

use crate::error::Code;
use crate::value::id_number::{is_former_resident, is_resident};
use crate::value::text::{is_digits, mask, text_value};
use crate::value::width::compact_upper;

/// GB 32100-2015: digits and capitals without I, O, S, V and Z.
const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const MODULUS: u32 = 31;

text_value! {
    /// A tax id (SPEC Y4), kept half-width, upper case and without spaces. Either a unified social credit code per GB 32100-2015 that
    /// passes its check, or an older id:
    ///
    /// - 15 characters: a six-digit region and a nine-character organisation code, or a person's former 15-digit number;
    /// - 17 characters: a person's former 15-digit number and two digits;
    /// - 18 characters that are not a passing unified code: a person's identity number with its own check (sole traders);
    /// - 20 characters: such an 18-character number and two digits.
    ///
    /// The person's numbers must have a province and a real date of birth, which keeps mistyped unified codes out.
    ///
    /// Refused with [`Code::BadTaxId`] for another shape or one character repeated throughout, with [`Code::BadTaxIdCheck`] for 18
    /// characters of the right shape whose check fails.
    TaxId,
    normalise: normalise,
    debug: masked,
    schema: "taxpayer identification number, usually an 18-character unified social credit code, GB 32100",
}

/// Something odd about a tax id that is accepted all the same (SPEC Y4).
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum TaxIdWarning {
    /// The first two characters are no known pair of registering department and category.
    UnknownDepartment,
    /// The organisation code (characters 9-17, in 15-character ids 7-15) fails its GB 11714 check.
    OrganisationCodeCheck,
}

impl TaxId {
    /// Whether it is a unified social credit code, not an older id.
    #[must_use]
    pub fn is_unified(&self) -> bool {
        has_unified_shape(self.as_str()) && passes_unified_check(self.as_str())
    }

    /// What staff or the customer may want to look at again; empty for most ids.
    #[must_use]
    pub fn warnings(&self) -> Vec<TaxIdWarning> {
        let text = self.as_str();
        let mut warnings = Vec::new();
        let organisation = if self.is_unified() {
            if !text.get(..2).is_some_and(is_known_department) {
                warnings.push(TaxIdWarning::UnknownDepartment);
            }
            text.get(8..17)
        } else if text.len() == 15 && !is_former_resident(text) {
            text.get(6..15)
        } else {
            None
        };
        if organisation.is_some_and(|code| !passes_organisation_check(code)) {
            warnings.push(TaxIdWarning::OrganisationCodeCheck);
        }
        warnings
    }

    /// The id with its middle hidden, for logs and staff lists (SPEC E2, H3).
    #[must_use]
    pub fn masked(&self) -> String {
        masked(self)
    }
}

fn masked(id: &TaxId) -> String {
    mask(id.as_str(), 4, 2)
}

fn normalise(text: &str) -> Result<String, Code> {
    let id = compact_upper(text);
    let Some(first) = id.chars().next() else {
        return Err(Code::Required);
    };
    let plain = id
        .chars()
        .all(|character| character.is_ascii_alphanumeric());
    if !plain || id.chars().all(|character| character == first) {
        return Err(Code::BadTaxId);
    }
    let accepted = match id.len() {
        15 => id.get(..6).is_some_and(|region| is_digits(region, 6)),
        17 => followed_by_two_digits(&id, 15, is_former_resident),
        18 if has_unified_shape(&id) => {
            if !passes_unified_check(&id) && !is_resident(&id) {
                return Err(Code::BadTaxIdCheck);
            }
            true
        }
        20 => followed_by_two_digits(&id, 18, is_resident),
        _ => false,
    };
    if accepted {
        Ok(id)
    } else {
        Err(Code::BadTaxId)
    }
}

fn followed_by_two_digits(id: &str, length: usize, is_person: fn(&str) -> bool) -> bool {
    id.split_at_checked(length)
        .is_some_and(|(person, suffix)| is_person(person) && is_digits(suffix, 2))
}

/// 18 characters of the alphabet with a numeric region in positions 3-8. Every identity number of a person has this shape too.
fn has_unified_shape(id: &str) -> bool {
    id.len() == 18
        && id.chars().all(|character| ALPHABET.contains(character))
        && id.get(2..8).is_some_and(|region| is_digits(region, 6))
}

/// `(31 − Σ value × 3^(i − 1) mod 31) mod 31` of the first 17 characters is the value of the last.
fn passes_unified_check(id: &str) -> bool {
    let Some((body, check)) = id.split_at_checked(17) else {
        return false;
    };
    let weighted = body
        .chars()
        .try_fold((0_u32, 1_u32), |(sum, weight), character| {
            let sum = sum.checked_add(alphabet_value(character)?.checked_mul(weight)?)?;
            Some((sum % MODULUS, weight.checked_mul(3)? % MODULUS))
        });
    let stated = check.chars().next().and_then(alphabet_value);
    match (weighted, stated) {
        (Some((sum, _)), Some(stated)) => sum.saturating_add(stated).is_multiple_of(MODULUS),
        _ => false,
    }
}

fn alphabet_value(character: char) -> Option<u32> {
    ALPHABET
        .chars()
        .position(|known| known == character)
        .and_then(|value| u32::try_from(value).ok())
}

/// GB 11714: eight characters weighted 3, 7, 9, 10, 5, 8, 4, 2 and a check of `11 − Σ mod 11`, with 10 written X and 11 written 0.
fn passes_organisation_check(code: &str) -> bool {
    let Some((body, check)) = code.split_at_checked(8) else {
        return false;
    };
    let sum = body
        .chars()
        .zip([3_u32, 7, 9, 10, 5, 8, 4, 2])
        .try_fold(0_u32, |sum, (character, weight)| {
            sum.checked_add(character.to_digit(36)?.checked_mul(weight)?)
        });
    let expected = sum.and_then(|sum| match (11_u32.saturating_sub(sum % 11)) % 11 {
        10 => Some('X'),
        value => char::from_digit(value, 10),
    });
    expected.is_some_and(|expected| check.chars().eq([expected]))
}

/// Registering department and category per GB 32100-2015, table 1.
fn is_known_department(pair: &str) -> bool {
    matches!(
        pair,
        "11" | "12"
            | "13"
            | "19"
            | "21"
            | "29"
            | "31"
            | "32"
            | "33"
            | "34"
            | "35"
            | "39"
            | "41"
            | "49"
            | "51"
            | "52"
            | "53"
            | "59"
            | "61"
            | "62"
            | "69"
            | "71"
            | "72"
            | "79"
            | "81"
            | "89"
            | "91"
            | "92"
            | "93"
            | "A1"
            | "A9"
            | "N1"
            | "N2"
            | "N3"
            | "N9"
            | "Y1"
    )
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
    fn valid_vectors() {
        let mut count = 0;
        for (code, tags) in rows(include_str!("../../../tests/vectors/uscc_valid.txt")) {
            let id =
                TaxId::parse(code).unwrap_or_else(|refusal| panic!("{code} {tags} {refusal:?}"));
            assert_eq!(id.as_str(), code);
            assert!(id.is_unified());
            assert_eq!(id.warnings(), [], "{code}");
            count += 1;
        }
        assert_eq!(count, 341);
    }

    #[test]
    fn invalid_vectors() {
        let mut count = 0;
        for (code, reason) in rows(include_str!("../../../tests/vectors/uscc_invalid.txt")) {
            let expected = match reason {
                "length-17" | "length-19" | "forbidden-letter" | "letter-in-region" => {
                    &[Code::BadTaxId][..]
                }
                "bad-check-char" | "digit-substitution" => &[Code::BadTaxIdCheck],
                _ => &[Code::BadTaxId, Code::BadTaxIdCheck],
            };
            let refusal = TaxId::parse(code).expect_err(code);
            assert!(expected.contains(&refusal), "{code} {reason} {refusal:?}");
            count += 1;
        }
        assert_eq!(count, 345);
    }

    #[test]
    fn normalised_and_masked() {
        let id = TaxId::parse(" ９１３１０１１２ 5852\u{3000}27605e\t").unwrap();
        assert_eq!(id.as_str(), "91310112585227605E");
        assert_eq!(id.masked(), "9131***5E");
        assert_eq!(format!("{id:?}"), "TaxId(9131***5E)");
        assert_eq!(format!("{id}"), "91310112585227605E");
        let error = serde_json::from_str::<TaxId>("\"91310112585227605F\"")
            .unwrap_err()
            .to_string();
        assert!(!error.contains("9131"), "{error}");
    }

    #[test]
    fn older_ids() {
        for text in [
            "310112585227605",      // region and a numeric organisation code
            "31011258522760X",      // the same with a check that fails: a warning
            "110101900307123",      // former identity number
            "11010190030712301",    // and two digits
            "11010119400725670X",   // identity number of a sole trader
            "11010119400725670X01", // and two digits
        ] {
            let id = TaxId::parse(text).unwrap();
            assert!(!id.is_unified(), "{text}");
        }
        assert_eq!(
            TaxId::parse("31011258522760X").unwrap().warnings(),
            [TaxIdWarning::OrganisationCodeCheck]
        );
        assert_eq!(TaxId::parse("310112585227605").unwrap().warnings(), []);
        assert_eq!(TaxId::parse("110101900307123").unwrap().warnings(), []);
        for text in [
            "000000000000000",
            "000000000000000000",
            "00000000000000000000",
            "111111111111111",
            "A10112585227605",
            "11010119400725670X0A",
            "11010119401325670X01",
            "1",
            "91310112585227605E1",
            "9131011258522760-E",
            "税号",
            "11010190130712301",
        ] {
            assert_eq!(TaxId::parse(text), Err(Code::BadTaxId), "{text}");
        }
        assert_eq!(TaxId::parse("110101194007256701"), Err(Code::BadTaxIdCheck));
        assert_eq!(TaxId::parse("\u{3000}"), Err(Code::Required));
    }

    #[test]
    fn unknown_department_warns() {
        let body = "Q9310112585227605";
        let id = ALPHABET
            .chars()
            .find_map(|check| TaxId::parse(&format!("{body}{check}")).ok())
            .unwrap();
        assert_eq!(id.warnings(), [TaxIdWarning::UnknownDepartment]);
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in any::<String>(), printable in "\\PC*", shaped in "[0-9A-Z一]{15,20}") {
            for text in [text, printable, shaped] {
                if let Ok(id) = TaxId::parse(&text) {
                    let _ = id.warnings();
                    prop_assert_eq!(TaxId::parse(id.as_str()), Ok(id));
                }
            }
        }
    }
}
