//! The typed package of the Python door: value types, handles, and their twins for asyncio.

use super::Generated;
use super::model::{Field, Kind, Model, Shape, model};

mod handles;
mod types;
mod values;

const MADE: &str = "# Made by `cargo xtask generate`; do not edit.\n";

/// Types that the package has in words of its own.
const OWN: &[&str] = &["DeskOptions", "ErrorBody", "Vouched"];

/// The files.
///
/// # Errors
/// What of the model has no place in Python.
pub(super) fn documents() -> Result<Vec<Generated>, String> {
    let mut model = model()?;
    model
        .types
        .retain(|found| !OWN.contains(&found.name.as_str()));
    Ok(vec![
        Generated {
            path: "bindings-python/python/fapiao/_types.py",
            text: types::document(&model)?,
        },
        Generated {
            path: "bindings-python/python/fapiao/_handles.py",
            text: handles::document(&model)?,
        },
        Generated {
            path: "bindings-python/python/fapiao/aio/_handles.py",
            text: handles::async_document(&model)?,
        },
    ])
}

/// A name that is no word of the language.
fn name(name: &str) -> String {
    const WORDS: &[&str] = &[
        "and", "as", "class", "def", "del", "from", "global", "if", "import", "in", "is", "lambda",
        "not", "or", "pass", "raise", "return", "with", "yield",
    ];
    if WORDS.contains(&name) {
        format!("{name}_")
    } else {
        name.to_owned()
    }
}

/// `BillStage` as `bill_stage`.
fn snake(name: &str) -> String {
    let mut text = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !text.is_empty() {
            text.push('_');
        }
        text.push(letter.to_ascii_lowercase());
    }
    text
}

/// `gave_up` as `GaveUp`.
fn camel(name: &str) -> String {
    name.split('_')
        .map(|word| {
            let mut letters = word.chars();
            letters.next().map_or(String::new(), |first| {
                first.to_ascii_uppercase().to_string() + letters.as_str()
            })
        })
        .collect()
}

/// A docstring, its lines no longer than they should be.
fn docstring(text: &str, indent: &str) -> String {
    let text = text.replace('\\', "\\\\").replace("\"\"\"", "'''");
    let text = wrap(&text, indent, indent);
    let (first, last) = (text.trim_start(), text.ends_with('"'));
    let space = if last { " " } else { "" };
    format!("{indent}\"\"\"{first}{space}\"\"\"\n")
}

/// Text in lines of at most 116 columns; the first begins with `first`, the others with `rest`.
fn wrap(text: &str, first: &str, rest: &str) -> String {
    let mut lines = Vec::new();
    let mut line = first.to_owned();
    let mut empty = true;
    for word in text.split_whitespace() {
        if !empty && line.chars().count() + 1 + word.chars().count() > 113 {
            lines.push(std::mem::replace(&mut line, rest.to_owned()));
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    lines.push(line);
    lines.join("\n")
}

/// How a kind is annotated. `given` is what a caller may give, wider than what is kept.
fn annotation(kind: &Kind, given: bool) -> String {
    match kind {
        Kind::Text | Kind::Secret => "str".to_owned(),
        Kind::Fen | Kind::Integer => "int".to_owned(),
        Kind::Rate | Kind::Decimal => "Decimal".to_owned(),
        Kind::Instant => "_dt.datetime".to_owned(),
        Kind::Date => "_dt.date".to_owned(),
        Kind::Boolean => "bool".to_owned(),
        Kind::Json => "Any".to_owned(),
        Kind::List(item) if given => format!("Sequence[{}]", annotation(item, given)),
        Kind::List(item) => format!("tuple[{}, ...]", annotation(item, given)),
        Kind::Named(name) => name.clone(),
    }
}

/// What a field is when it is left out.
fn default_of(field: &Field, model: &Model) -> Result<String, String> {
    Ok(match &field.kind {
        Kind::Text | Kind::Secret => "\"\"".to_owned(),
        Kind::Fen | Kind::Integer => "0".to_owned(),
        Kind::Rate | Kind::Decimal => "Decimal(0)".to_owned(),
        Kind::Boolean => "False".to_owned(),
        Kind::List(_) => "()".to_owned(),
        Kind::Named(of) => match model.find(of).map(|found| &found.shape) {
            Some(Shape::Struct(_)) => format!("{of}()"),
            Some(Shape::Choice(choices)) => choices
                .iter()
                .find(|choice| field.choice.as_ref() == Some(&choice.value))
                .map(|choice| format!("{of}.{}", types::member(&choice.value)))
                .ok_or_else(|| format!("{of} has no default choice"))?,
            _ => return Err(format!("{of} has no default")),
        },
        Kind::Instant | Kind::Date | Kind::Json => {
            return Err("a date or anything has no default".to_owned());
        }
    })
}

/// The union within a kind, if it is one or a list of one.
fn union_within<'a>(kind: &'a Kind, model: &Model) -> Option<&'a str> {
    match kind {
        Kind::Named(of) => match model.find(of)?.shape {
            Shape::Union(_) => Some(of),
            _ => None,
        },
        Kind::List(item) => union_within(item, model),
        _ => None,
    }
}

/// Whether a field holds money that can be told in yuan, and the name of that.
fn in_yuan(field: &Field) -> Option<&str> {
    matches!(field.kind, Kind::Fen | Kind::Integer)
        .then(|| field.name.strip_suffix("_fen"))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        assert_eq!(name("from"), "from_");
        assert_eq!(name("kind"), "kind");
        assert_eq!(snake("BillStage"), "bill_stage");
        assert_eq!(camel("gave_up"), "GaveUp");
    }

    #[test]
    fn what_is_quiet_is_in_the_model() {
        let unknown = super::super::quiet::unknown(&model().unwrap());
        assert!(unknown.is_empty(), "{unknown:?}");
    }

    #[test]
    fn lines_are_wrapped_and_nothing_is_lost() {
        let words: Vec<String> = (0..60).map(|number| format!("word{number}")).collect();
        let text = wrap(&words.join(" "), "    ", "        ");
        assert!(text.lines().count() > 2);
        assert!(text.lines().all(|line| line.chars().count() <= 116));
        assert_eq!(
            text.split_whitespace().collect::<Vec<_>>(),
            words.iter().map(String::as_str).collect::<Vec<_>>()
        );
        assert_eq!(docstring("a \"b\"", ""), "\"\"\"a \"b\" \"\"\"\n");
    }
}
