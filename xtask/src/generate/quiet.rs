//! What of a value is shown when it is printed: no secret and no personal data (SPEC E2, H3), as in Rust.

/// Types of which only these fields are shown.
const QUIET: &[(&str, &[&str])] = &[
    (
        "AccountView",
        &[
            "account",
            "references",
            "orders",
            "locale",
            "must_change_password",
        ],
    ),
    ("Buyer", &["kind"]),
    ("Contact", &["preferred"]),
    ("CourierSheetView", &["at", "method"]),
    ("Delivery", &["method"]),
    ("IssuedDocument", &["code", "number", "issued_on"]),
    ("Mail", &["id", "about", "due"]),
    ("Parcel", &["batch_number", "fapiao_numbers"]),
    (
        "PaymentFeed",
        &["bill_id", "order_number", "status", "amount_fen"],
    ),
    ("RegistrationLinkView", &[]),
    ("RenderedMail", &["template", "locale"]),
    ("RevealedAccountView", &["account"]),
    ("Row", &["key", "version"]),
    ("SessionView", &["expires_at", "must_change_password"]),
    ("SmtpOptions", &["host", "port", "security", "from_address"]),
    ("Vouched", &["customer_reference", "locale"]),
];

/// Whether a field is shown.
pub(super) fn shown(of: &str, field: &str) -> bool {
    QUIET
        .iter()
        .find(|(name, _)| *name == of)
        .is_none_or(|(_, fields)| fields.contains(&field))
}

/// Names in the list that the model does not have, as `Type` or `Type.field`.
#[cfg(test)]
pub(super) fn unknown(model: &super::model::Model) -> Vec<String> {
    let mut unknown = Vec::new();
    for (name, fields) in QUIET {
        match model.find(name).map(|found| &found.shape) {
            Some(super::model::Shape::Struct(known)) => unknown.extend(
                fields
                    .iter()
                    .filter(|field| !known.iter().any(|known| known.name == **field))
                    .map(|field| format!("{name}.{field}")),
            ),
            _ => unknown.push((*name).to_owned()),
        }
    }
    unknown
}
