//! The generated part of the Kotlin library: types with their codecs, and the operations of each role, blocking and
//! suspending.

use super::Generated;
use super::model::{Field, Kind, Model, Presence, Shape, model};

mod operations;
mod types;

macro_rules! source {
    ($name:literal) => {
        concat!(
            "bindings-swift/kotlin/src/main/kotlin/fapiao/generated/",
            $name
        )
    };
}

/// How long a line of documentation may be.
const WIDTH: usize = 116;
/// Words that cannot be names as they are.
const HARD_KEYWORDS: &[&str] = &[
    "as",
    "break",
    "class",
    "continue",
    "do",
    "else",
    "false",
    "for",
    "fun",
    "if",
    "in",
    "interface",
    "is",
    "null",
    "object",
    "package",
    "return",
    "super",
    "this",
    "throw",
    "true",
    "try",
    "typealias",
    "typeof",
    "val",
    "var",
    "when",
    "while",
];
/// Types that only the library itself uses: its own ways of opening and refusing stand for them.
const INTERNAL: &[&str] = &["DeskOptions", "ErrorBody", "Vouched"];

/// The files.
///
/// # Errors
/// What of the contract has no place in them.
pub(super) fn documents() -> Result<Vec<Generated>, String> {
    let model = model()?;
    let files = [
        (source!("Choices.kt"), types::choices(&model)),
        (source!("Inputs.kt"), types::inputs(&model)?),
        (source!("Views.kt"), types::views(&model)?),
        (source!("Operations.kt"), operations::blocking(&model)?),
        (
            source!("SuspendingOperations.kt"),
            operations::suspending(&model)?,
        ),
    ];
    Ok(files
        .into_iter()
        .map(|(path, body)| Generated {
            path,
            text: file(&body),
        })
        .collect())
}

/// A file with those imports that it needs.
fn file(body: &str) -> String {
    let imports = [
        ("JsonElement", "com.google.gson.JsonElement"),
        ("BigDecimal", "java.math.BigDecimal"),
        ("Instant", "java.time.Instant"),
        ("LocalDate", "java.time.LocalDate"),
        (
            "CoroutineDispatcher",
            "kotlinx.coroutines.CoroutineDispatcher",
        ),
        ("Flow", "kotlinx.coroutines.flow.Flow"),
    ];
    let word = |word: &str| {
        body.split(|c: char| !c.is_alphanumeric() && c != '_')
            .any(|found| found == word)
    };
    let imports: String = imports
        .iter()
        .filter(|(name, _)| word(name))
        .map(|(_, path)| format!("import {path}\n"))
        .collect();
    let gap = if imports.is_empty() { "" } else { "\n" };
    format!(
        "// Made by `cargo xtask generate`; do not edit.\n\npackage fapiao\n\n{imports}{gap}{}\n",
        body.trim()
    )
}

/// `tax_id` as a name of a property: `taxId`.
fn camel(name: &str) -> String {
    let pascal = pascal(name);
    let mut letters = pascal.chars();
    let name: String = letters
        .next()
        .map(|first| first.to_lowercase().chain(letters).collect())
        .unwrap_or_default();
    if HARD_KEYWORDS.contains(&name.as_str()) {
        format!("`{name}`")
    } else {
        name
    }
}

/// `tax_id` as a name of a type: `TaxId`.
fn pascal(name: &str) -> String {
    name.split(|c: char| !c.is_ascii_alphanumeric())
        .flat_map(|word| {
            let mut letters = word.chars();
            let first = letters.next().map(|first| first.to_ascii_uppercase());
            first.into_iter().chain(letters).collect::<Vec<_>>()
        })
        .collect()
}

/// A sentence: what a line of the contract tells, as documentation wants it.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let text: String = letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default();
    match text.chars().last() {
        Some('.' | '!' | '?' | ':') | None => text,
        _ => text + ".",
    }
}

/// A KDoc comment of these paragraphs and tags, a line each, wrapped.
fn kdoc(indent: usize, lines: &[String]) -> String {
    let margin = " ".repeat(indent);
    let wrapped: Vec<String> = lines
        .iter()
        .flat_map(|line| wrap(&line.replace("*/", "* /"), WIDTH.saturating_sub(indent + 3)))
        .collect();
    match wrapped.as_slice() {
        [] => String::new(),
        [line] => format!("{margin}/** {line} */\n"),
        lines => {
            let mut text = format!("{margin}/**\n");
            for line in lines {
                text.push_str(format!("{margin} * {line}").trim_end());
                text.push('\n');
            }
            text + &format!("{margin} */\n")
        }
    }
}

fn wrap(line: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in line.split_whitespace() {
        let Some(last) = lines.last_mut() else {
            break;
        };
        if last.is_empty() {
            last.push_str(word);
        } else if last.chars().count() + 1 + word.chars().count() <= width {
            last.push(' ');
            last.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

/// The Kotlin type of a kind.
fn kotlin_type(kind: &Kind) -> String {
    match kind {
        Kind::Text | Kind::Secret => "String".to_owned(),
        Kind::Fen | Kind::Integer => "Long".to_owned(),
        Kind::Rate | Kind::Decimal => "BigDecimal".to_owned(),
        Kind::Instant => "Instant".to_owned(),
        Kind::Date => "LocalDate".to_owned(),
        Kind::Boolean => "Boolean".to_owned(),
        Kind::List(item) => format!("List<{}>", kotlin_type(item)),
        Kind::Json => "Any?".to_owned(),
        Kind::Named(name) => name.clone(),
    }
}

/// The object that reads and writes a kind.
fn codec(kind: &Kind) -> String {
    match kind {
        Kind::Text | Kind::Secret => "TextType".to_owned(),
        Kind::Fen | Kind::Integer => "IntegerType".to_owned(),
        Kind::Rate | Kind::Decimal => "DecimalType".to_owned(),
        Kind::Instant => "InstantType".to_owned(),
        Kind::Date => "DateType".to_owned(),
        Kind::Boolean => "BooleanType".to_owned(),
        Kind::List(item) => format!("ListType({})", codec(item)),
        Kind::Json => "JsonType".to_owned(),
        Kind::Named(name) => name.clone(),
    }
}

/// What stands for a field that is left out.
///
/// # Errors
/// When its kind has no default.
fn default_of(field: &Field, model: &Model) -> Result<String, String> {
    Ok(match &field.kind {
        Kind::Text | Kind::Secret => "\"\"".to_owned(),
        Kind::Fen | Kind::Integer => "0".to_owned(),
        Kind::Rate | Kind::Decimal => "BigDecimal.ZERO".to_owned(),
        Kind::Boolean => "false".to_owned(),
        Kind::List(_) => "emptyList()".to_owned(),
        Kind::Json => "emptyMap<String, Any?>()".to_owned(),
        Kind::Named(name) => match model.find(name).map(|found| &found.shape) {
            Some(Shape::Struct(_)) => format!("{name}()"),
            Some(Shape::Choice(choices)) => choices
                .first()
                .map(|first| format!("{name}.{}", pascal(&first.value)))
                .ok_or_else(|| format!("{name} has no choices"))?,
            _ => return Err(format!("{}: {name} has no default", field.name)),
        },
        Kind::Instant | Kind::Date => {
            return Err(format!("{}: a time has no default", field.name));
        }
    })
}

/// What documentation says about a field besides its own words.
fn unit(kind: &Kind) -> &'static str {
    match kind {
        Kind::Fen => " Integer fen.",
        Kind::Rate => " 0.06 is 6 %.",
        _ => "",
    }
}

/// A field that may be left out or null in Kotlin.
fn nullable(field: &Field) -> bool {
    field.presence == Presence::Optional && field.kind != Kind::Json
}
