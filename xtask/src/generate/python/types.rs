//! `_types.py`: choices, values and unions, each after those that it is made of.

use std::collections::BTreeSet;

use super::super::model::{Choice, Field, Kind, Model, Payload, Shape, Type, Variant};
use super::values::dataclass;
use super::{MADE, annotation, camel, docstring, snake};

const HEAD: &str = r#""""The types of the contract."""

from __future__ import annotations

import datetime as _dt
from collections.abc import Sequence
from dataclasses import dataclass, field as _field
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeAlias

from ._base import Page, Value, assign, day, frozen_list, instant, read, variant, yuan
"#;

/// The file.
pub(super) fn document(model: &Model) -> Result<String, String> {
    let mut text = format!("{MADE}{HEAD}");
    let mut names = Vec::new();
    let mut done = BTreeSet::new();
    for found in &model.types {
        emit(found, model, &mut done, &mut text, &mut names)?;
    }
    names.sort();
    text.push_str("\n\n__all__ = [\n");
    for name in names {
        text.push_str(&format!("    \"{name}\",\n"));
    }
    text.push_str("]\n");
    Ok(text)
}

/// Writes a type after those that it needs when the module is loaded.
fn emit(
    found: &Type,
    model: &Model,
    done: &mut BTreeSet<String>,
    text: &mut String,
    names: &mut Vec<String>,
) -> Result<(), String> {
    if !done.insert(found.name.clone()) {
        return Ok(());
    }
    for name in needed(&found.shape) {
        if let Some(other) = model.find(name) {
            emit(other, model, done, text, names)?;
        }
    }
    names.push(found.name.clone());
    match &found.shape {
        Shape::Choice(choices) => text.push_str(&choice(found, choices)),
        Shape::Struct(fields) => {
            text.push_str(&dataclass(&found.name, &found.doc, fields, found, model)?);
        }
        Shape::Union(variants) => union(found, variants, model, text, names)?,
    }
    Ok(())
}

/// The named types that a type is made of.
fn needed(shape: &Shape) -> Vec<&str> {
    fn within<'a>(kind: &'a Kind, found: &mut Vec<&'a str>) {
        match kind {
            Kind::Named(name) => found.push(name),
            Kind::List(item) => within(item, found),
            _ => {}
        }
    }
    let mut found = Vec::new();
    match shape {
        Shape::Choice(_) => {}
        Shape::Struct(fields) => fields
            .iter()
            .for_each(|field| within(&field.kind, &mut found)),
        Shape::Union(variants) => variants.iter().for_each(|variant| match &variant.payload {
            Payload::None => {}
            Payload::Type(kind) => within(kind, &mut found),
            Payload::Fields(fields) => fields
                .iter()
                .for_each(|field| within(&field.kind, &mut found)),
        }),
    }
    found
}

/// The name of a member of a choice.
pub(super) fn member(value: &str) -> String {
    value.replace('-', "_").to_ascii_uppercase()
}

fn choice(found: &Type, choices: &[Choice]) -> String {
    let mut text = format!(
        "\n\nclass {}(StrEnum):\n{}\n",
        found.name,
        docstring(&found.doc, "    ")
    );
    for choice in choices {
        text.push_str(&format!(
            "    {} = \"{}\"\n",
            member(&choice.value),
            choice.value
        ));
        if !choice.doc.is_empty() {
            text.push_str(&docstring(&choice.doc, "    "));
        }
    }
    text.push_str(&format!(
        "\n\n_{} = {}._value2member_map_\n",
        member(&snake(&found.name)),
        found.name
    ));
    text
}

/// A union is an alias of the types that it may be, with what reads and writes which of them it is.
fn union(
    found: &Type,
    variants: &[Variant],
    model: &Model,
    text: &mut String,
    names: &mut Vec<String>,
) -> Result<(), String> {
    let mut types = Vec::new();
    let (mut reads, mut writes) = (String::new(), String::new());
    for variant in variants {
        let of = match &variant.payload {
            Payload::Type(kind) => annotation(kind, false),
            Payload::None | Payload::Fields(_) => {
                let of = format!("{}{}", found.name, camel(&variant.name));
                let fields: &[Field] = match &variant.payload {
                    Payload::Fields(fields) => fields,
                    _ => &[],
                };
                text.push_str(&dataclass(&of, &variant.doc, fields, found, model)?);
                names.push(of.clone());
                of
            }
        };
        let unit = matches!(variant.payload, Payload::None);
        reads.push_str(&format!(
            "    if tag == \"{}\":\n        return {}\n",
            variant.name,
            if unit {
                format!("{of}()")
            } else {
                format!("read({of}, inner)")
            }
        ));
        writes.push_str(&format!(
            "    if isinstance(value, {of}):\n        return {}\n",
            if unit {
                format!("\"{}\"", variant.name)
            } else {
                format!("{{\"{}\": value}}", variant.name)
            }
        ));
        types.push(of);
    }
    let function = snake(&found.name);
    text.push_str(&format!(
        "\n\n{}: TypeAlias = {}\n{}",
        found.name,
        types.join(" | "),
        docstring(&found.doc, "")
    ));
    if found.received {
        text.push_str(&format!(
            "\n\ndef read_{function}(found: Any) -> {}:\n    tag, inner = variant(found)\n{reads}    raise ValueError(f\"{} may not be {{tag}}\")\n",
            found.name, found.name
        ));
    }
    if found.sent {
        text.push_str(&format!(
            "\n\ndef write_{function}(value: Any) -> Any:\n{writes}    return value  # which the desk refuses\n"
        ));
    }
    Ok(())
}
