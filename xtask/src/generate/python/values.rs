//! A value type: a frozen dataclass, and how it is read.

use super::super::model::{Field, Kind, Model, Presence, Shape, Type};
use super::super::quiet;
use super::{annotation, default_of, docstring, in_yuan, name, snake, types, union_within};

/// The class.
pub(super) fn dataclass(
    of: &str,
    doc: &str,
    fields: &[Field],
    found: &Type,
    model: &Model,
) -> Result<String, String> {
    let base = match model.page_item(of) {
        Some(item) => format!("Page[\"{}\"]", annotation(item, false)),
        None => "Value".to_owned(),
    };
    let mut text = format!(
        "\n\n@dataclass(frozen=True, slots=True, kw_only=True)\nclass {of}({base}):\n{}",
        docstring(doc, "    ")
    );
    if !fields.is_empty() {
        text.push('\n');
    }
    for field in fields {
        text.push_str(&declared(of, field, found.sent, model).map_err(|why| at(of, field, why))?);
    }
    for field in fields {
        text.push_str(&yuan(of, field, fields)?);
    }
    let lists: Vec<String> = fields
        .iter()
        .filter(|field| found.sent && matches!(field.kind, Kind::List(_)))
        .map(|field| format!("\"{}\"", name(&field.name)))
        .collect();
    if !lists.is_empty() {
        text.push_str(&format!(
            "\n    def __post_init__(self) -> None:\n        frozen_list(self, {})\n",
            lists.join(", ")
        ));
    }
    text.push_str("\n    def _read(self, found: dict[str, Any]) -> None:\n");
    if fields.is_empty() {
        text.push_str("        pass\n");
    }
    for field in fields {
        let value = read(field, model).map_err(|why| at(of, field, why))?;
        text.push_str(&format!(
            "        assign(self, \"{}\", {value})\n",
            name(&field.name)
        ));
    }
    Ok(text)
}

fn at(of: &str, field: &Field, why: String) -> String {
    format!("{of}.{}: {why}", field.name)
}

/// The line of a field.
fn declared(of: &str, field: &Field, sent: bool, model: &Model) -> Result<String, String> {
    if sent && union_within(&field.kind, model).is_some() {
        return Err("a union within a type that is sent".to_owned());
    }
    let own = annotation(&field.kind, sent);
    let (annotated, default) = match field.presence {
        Presence::Always => (own, None),
        Presence::Optional => (format!("{own} | None"), Some("None".to_owned())),
        Presence::Default => (own, Some(default_of(field, model)?)),
    };
    let value = match (default, quiet::shown(of, &field.name)) {
        (None, true) => String::new(),
        (None, false) => " = _field(repr=False)".to_owned(),
        (Some(default), true) => format!(" = {default}"),
        (Some(default), false) => format!(" = _field(default={default}, repr=False)"),
    };
    let doc = if field.doc.is_empty() {
        String::new()
    } else {
        docstring(&field.doc, "    ")
    };
    Ok(format!(
        "    {}: {annotated}{value}\n{doc}",
        name(&field.name)
    ))
}

/// The decimal yuan beside the exact fen.
fn yuan(of: &str, field: &Field, fields: &[Field]) -> Result<String, String> {
    let Some(amount) = in_yuan(field) else {
        return Ok(String::new());
    };
    if fields.iter().any(|other| other.name == amount) {
        return Err(format!("{of} has both {amount} and {}", field.name));
    }
    let (optional, guard) = if field.presence == Presence::Optional {
        (
            " | None",
            format!(" if self.{} is not None else None", field.name),
        )
    } else {
        ("", String::new())
    };
    Ok(format!(
        "\n    @property\n    def {amount}(self) -> Decimal{optional}:\n        \"\"\"`{0}` in yuan.\"\"\"\n        return yuan(self.{0}){guard}\n",
        field.name
    ))
}

/// What reads a field out of `found`.
fn read(field: &Field, model: &Model) -> Result<String, String> {
    let key = &field.name;
    let as_it_is = convert(&field.kind, "x", model)? == "x";
    Ok(match field.presence {
        Presence::Always => convert(&field.kind, &format!("found[\"{key}\"]"), model)?,
        Presence::Optional if as_it_is => format!("found.get(\"{key}\")"),
        Presence::Optional => format!(
            "None if (x := found.get(\"{key}\")) is None else {}",
            convert(&field.kind, "x", model)?
        ),
        Presence::Default => {
            let absent = match &field.kind {
                Kind::Rate | Kind::Decimal => "0".to_owned(),
                Kind::Named(of) => match model.find(of).map(|found| &found.shape) {
                    Some(Shape::Struct(_)) => "{}".to_owned(),
                    _ => default_of(field, model)?,
                },
                _ => default_of(field, model)?,
            };
            convert(
                &field.kind,
                &format!("found.get(\"{key}\", {absent})"),
                model,
            )?
        }
    })
}

/// Turns JSON into the value of a kind.
fn convert(kind: &Kind, json: &str, model: &Model) -> Result<String, String> {
    Ok(match kind {
        Kind::Text | Kind::Secret | Kind::Fen | Kind::Integer | Kind::Boolean | Kind::Json => {
            json.to_owned()
        }
        Kind::Rate | Kind::Decimal => format!("Decimal({json})"),
        Kind::Instant => format!("instant({json})"),
        Kind::Date => format!("day({json})"),
        Kind::List(item) => {
            let each = convert(item, "x", model)?;
            if each == "x" {
                format!("tuple({json})")
            } else {
                format!("tuple([{each} for x in {json}])")
            }
        }
        Kind::Named(of) => match model.find(of).map(|found| &found.shape) {
            Some(Shape::Struct(_)) => format!("read({of}, {json})"),
            // What a newer desk calls by a new name stays the text that it is.
            Some(Shape::Choice(_)) if json == "x" => {
                format!("_{}.get(x, x)", types::member(&snake(of)))
            }
            Some(Shape::Choice(_)) => {
                format!("_{}.get(x := {json}, x)", types::member(&snake(of)))
            }
            Some(Shape::Union(_)) => format!("read_{}({json})", snake(of)),
            None => return Err(format!("{of} is no type")),
        },
    })
}
