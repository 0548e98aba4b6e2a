//! The types and operations of the contract in Swift.

use fapiao_core::error::{Code, Error};
use fapiao_core::operation::Role;
use serde_json::json;

use super::Generated;
use super::model::{Field, Kind, Model, Presence, Shape, model};

mod dispatch;
mod operations;
mod types;

macro_rules! generated {
    ($name:literal) => {
        concat!("bindings-swift/Sources/Fapiao/Generated/", $name)
    };
}

const HEAD: &str = "// Made by `cargo xtask generate`; do not edit.\n\nimport Foundation\n";

/// The files.
///
/// # Errors
/// What has no Swift.
pub(super) fn documents() -> Result<Vec<Generated>, String> {
    let model = &model()?;
    let types = types::documents(model)?;
    let mut files = vec![
        source(generated!("Choices.swift"), types.choices),
        source(generated!("Inputs.swift"), types.inputs),
        source(generated!("Views.swift"), types.views),
        source(generated!("Unions.swift"), types.unions),
        source(generated!("Open.swift"), operations::open(model)?),
        source(generated!("InternalError.swift"), internal_error()?),
        Generated {
            path: "bindings-swift/Tests/FapiaoTests/Dispatch.swift",
            text: dispatch::document(model)?,
        },
    ];
    for (role, path) in [
        (Role::Public, generated!("DeskOperations.swift")),
        (Role::Customer, generated!("CustomerOperations.swift")),
        (Role::Staff, generated!("StaffOperations.swift")),
        (Role::Platform, generated!("PlatformOperations.swift")),
        (Role::System, generated!("SystemOperations.swift")),
    ] {
        files.push(source(path, operations::of_role(model, role)?));
    }
    Ok(files)
}

fn source(path: &'static str, text: String) -> Generated {
    Generated {
        path,
        text: format!("{HEAD}\n{text}"),
    }
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::Public => "Desk",
        Role::Customer => "Customer",
        Role::Staff => "Staff",
        Role::Platform => "Platform",
        Role::System => "System",
    }
}

/// The one error that Swift may have to make by itself: something went wrong between it and the desk.
fn internal_error() -> Result<String, String> {
    let body = serde_json::to_value(Error::from(Code::Internal)).map_err(|e| e.to_string())?;
    let text = |name: &str| body.get(name).cloned().unwrap_or(json!("")).to_string();
    Ok(format!(
        "extension ErrorBody {{\n    /// Something went wrong between Swift and the desk.\n    static func internalError(_ reason: String) -> \
         ErrorBody {{\n        ErrorBody(\n            kind: .`internal`, code: {}, zh: {}, en: {},\n            adviceZh: {}, \
         adviceEn: {}, retry: .never,\n            details: [\"reason\": .string(reason)])\n    }}\n}}\n",
        text("code"),
        text("zh"),
        text("en"),
        text("advice_zh"),
        text("advice_en"),
    ))
}

/// Names that mean something else where Swift is written: in Foundation, in SwiftUI, or by being too general.
const RENAMED: &[(&str, &str)] = &[
    ("Key", "RowKey"),
    ("Kind", "ErrorKind"),
    ("Locale", "DeskLocale"),
    ("PageOfOrderSummary", "OrderPage"),
    ("Text", "BilingualText"),
];

fn type_name(name: &str) -> &str {
    RENAMED
        .iter()
        .find(|(from, _)| *from == name)
        .map_or(name, |(_, to)| *to)
}

/// The type of a value that is there.
fn swift_type(kind: &Kind) -> String {
    match kind {
        Kind::Text => "String".into(),
        Kind::Secret => "Secret".into(),
        Kind::Fen => "Int64".into(),
        Kind::Rate | Kind::Decimal => "Decimal".into(),
        Kind::Instant => "Date".into(),
        Kind::Date => "Day".into(),
        Kind::Boolean => "Bool".into(),
        Kind::Integer => "Int".into(),
        Kind::List(item) => format!("[{}]", swift_type(item)),
        Kind::Json => "JSONValue".into(),
        Kind::Named(name) => type_name(name).into(),
    }
}

/// The type of a field.
fn field_type(field: &Field) -> String {
    let inner = swift_type(&field.kind);
    match field.presence {
        Presence::Optional => format!("{inner}?"),
        _ => inner,
    }
}

/// What a field is when it is left out; nothing for one that is always there.
fn default(model: &Model, field: &Field) -> Result<Option<String>, String> {
    Ok(match field.presence {
        Presence::Always => None,
        Presence::Optional => Some("nil".into()),
        Presence::Default => Some(match &field.kind {
            Kind::Text | Kind::Secret => "\"\"".into(),
            Kind::Fen | Kind::Integer | Kind::Rate | Kind::Decimal => "0".into(),
            Kind::Boolean => "false".into(),
            Kind::List(_) => "[]".into(),
            Kind::Json => "[:]".into(),
            Kind::Named(name) => match model.find(name).map(|found| &found.shape) {
                Some(Shape::Choice(choices)) => {
                    let first = choices.first().ok_or("a choice of nothing")?;
                    format!(".{}", identifier(&first.value))
                }
                Some(Shape::Struct(_)) => format!("{}()", type_name(name)),
                _ => return Err(format!("{name} has no default")),
            },
            Kind::Instant | Kind::Date => {
                return Err(format!("{} has no default", field.name));
            }
        }),
    })
}

/// `bill_id` as Swift writes it: `billID`.
fn identifier(name: &str) -> String {
    let mut text = String::new();
    for (at, word) in name.split(['_', '-']).enumerate() {
        match word {
            _ if at == 0 => text.push_str(&lower_first(word)),
            "ids" => text.push_str("IDs"),
            "id" | "url" | "csv" => text.push_str(&word.to_uppercase()),
            _ => text.push_str(&upper_first(word)),
        }
    }
    if RESERVED.contains(&text.as_str()) {
        format!("`{text}`")
    } else {
        text
    }
}

const RESERVED: &[&str] = &[
    "case", "class", "default", "else", "enum", "for", "func", "if", "import", "in", "init",
    "internal", "is", "let", "nil", "operator", "private", "public", "repeat", "return", "self",
    "static", "struct", "switch", "throw", "true", "false", "try", "var", "where", "while",
];

fn upper_first(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_lowercase().chain(letters).collect())
        .unwrap_or_default()
}

/// A documentation comment.
fn comment(indent: &str, text: &str) -> String {
    let mut written = String::new();
    for line in wrap(text, 110) {
        written.push_str(&format!("{indent}/// {line}\n"));
    }
    written
}

/// Text in lines of about that length. A word of Chinese may be as long as a sentence, and stays whole.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_that_swift_expects() {
        for (name, expected) in [
            ("bill_id", "billID"),
            ("id", "id"),
            ("fapiao_ids", "fapiaoIDs"),
            ("zh-CN", "zhCN"),
            ("portal_url", "portalURL"),
            ("default", "`default`"),
            ("from", "from"),
        ] {
            assert_eq!(identifier(name), expected);
        }
    }

    #[test]
    fn long_text_is_wrapped_and_no_word_is_lost() {
        let text = "one two three four";
        assert_eq!(wrap(text, 8), ["one two", "three", "four"]);
        assert!(wrap("", 8).is_empty());
    }
}
