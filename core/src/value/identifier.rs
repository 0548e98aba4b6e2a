//! Names that other systems give to things: opaque, compared character by character.

use crate::error::Code;
use crate::value::text::{is_invisible, text_value};

const LONGEST: usize = 64;

text_value! {
    /// The platform's number of an order (SPEC B1): 1 to 64 visible ASCII characters without space.
    /// Refused with [`Code::BadOrderNumber`].
    OrderNumber,
    normalise: order_number,
    debug: plain,
    schema: "order number, 1 to 64 visible ASCII characters",
}

text_value! {
    /// The platform's id of a paid billing record (SPEC B1): 1 to 64 visible ASCII characters without space.
    /// Refused with [`Code::BadIdentifier`].
    BillId,
    normalise: ascii_identifier,
    debug: plain,
    schema: "bill id, 1 to 64 visible ASCII characters",
}

text_value! {
    /// How the host names a customer (SPEC A14, A15, B1): 1 to 64 visible characters without space; letters and digits of any script.
    /// Refused with [`Code::BadIdentifier`].
    CustomerReference,
    normalise: any_script_identifier,
    debug: plain,
    schema: "customer reference, 1 to 64 visible characters",
}

text_value! {
    /// The id of a seller, the party that issues (SPEC B8): 1 to 64 visible ASCII characters without space.
    /// Refused with [`Code::BadIdentifier`].
    SellerId,
    normalise: ascii_identifier,
    debug: plain,
    schema: "seller id, 1 to 64 visible ASCII characters",
}

text_value! {
    /// The platform's id of a refund (SPEC B1): 1 to 64 visible ASCII characters without space.
    /// Refused with [`Code::BadIdentifier`].
    RefundId,
    normalise: ascii_identifier,
    debug: plain,
    schema: "refund id, 1 to 64 visible ASCII characters",
}

text_value! {
    /// The caller's id of one write, which makes it idempotent (SPEC P4): 1 to 64 visible ASCII characters without space.
    /// Refused with [`Code::BadIdentifier`].
    RequestId,
    normalise: ascii_identifier,
    debug: plain,
    schema: "request id, 1 to 64 visible ASCII characters",
}

fn order_number(text: &str) -> Result<String, Code> {
    identifier(
        text,
        |character| character.is_ascii_graphic(),
        Code::BadOrderNumber,
    )
}

fn ascii_identifier(text: &str) -> Result<String, Code> {
    identifier(
        text,
        |character| character.is_ascii_graphic(),
        Code::BadIdentifier,
    )
}

fn any_script_identifier(text: &str) -> Result<String, Code> {
    let visible = |character: char| {
        character.is_ascii_graphic() || (character.is_alphanumeric() && !is_invisible(character))
    };
    identifier(text, visible, Code::BadIdentifier)
}

fn identifier(text: &str, is_allowed: impl Fn(char) -> bool, code: Code) -> Result<String, Code> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Err(Code::Required);
    }
    let fits = trimmed.chars().nth(LONGEST).is_none();
    if fits && trimmed.chars().all(is_allowed) {
        Ok(trimmed.to_owned())
    } else {
        Err(code)
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
    fn shapes() {
        assert_eq!(
            OrderNumber::parse(" 2016-1216/A \n").unwrap().as_str(),
            "2016-1216/A"
        );
        assert_eq!(OrderNumber::parse(""), Err(Code::Required));
        assert_eq!(OrderNumber::parse("订单1"), Err(Code::BadOrderNumber));
        assert_eq!(OrderNumber::parse("a b"), Err(Code::BadOrderNumber));
        assert!(BillId::parse(&"a".repeat(64)).is_ok());
        assert_eq!(BillId::parse(&"a".repeat(65)), Err(Code::BadIdentifier));
        assert_eq!(RequestId::parse("a\0b"), Err(Code::BadIdentifier));
        assert_eq!(
            CustomerReference::parse("客户１号").unwrap().as_str(),
            "客户１号"
        );
        assert_eq!(
            CustomerReference::parse("客\u{202e}户"),
            Err(Code::BadIdentifier)
        );
        assert_eq!(
            CustomerReference::parse("客\u{3000}户"),
            Err(Code::BadIdentifier)
        );
        assert!(CustomerReference::parse(&"客".repeat(64)).is_ok());
        assert_eq!(
            CustomerReference::parse(&"客".repeat(65)),
            Err(Code::BadIdentifier)
        );
    }

    #[test]
    fn travels_as_text() {
        let id = SellerId::parse("shanghai").unwrap();
        assert_eq!(serde_json::to_string(&id).unwrap(), "\"shanghai\"");
        assert_eq!(
            serde_json::from_str::<SellerId>("\" shanghai\"").unwrap(),
            id
        );
        assert!(serde_json::from_str::<SellerId>("\"\"").is_err());
        assert!(serde_json::from_str::<RefundId>("7").is_err());
        assert_eq!(format!("{id:?}"), "SellerId(\"shanghai\")");
        assert_eq!(
            serde_json::to_value(schemars::schema_for!(SellerId)).unwrap()["type"],
            "string"
        );
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in any::<String>(), printable in "\\PC*") {
            for text in [text, printable] {
                let _ = OrderNumber::parse(&text);
                if let Ok(reference) = CustomerReference::parse(&text) {
                    prop_assert_eq!(CustomerReference::parse(reference.as_str()), Ok(reference));
                }
            }
        }
    }
}
