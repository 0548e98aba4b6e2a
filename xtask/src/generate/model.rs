//! The contract as a model of types, from which the types of each language are written.
//!
//! It is read out of the schema, so that a door can have nothing that the schema does not say.

use std::collections::{BTreeMap, BTreeSet};

use fapiao_core::operation::OperationEntry;
use serde_json::Value;

use super::fields;
use super::schema;
use super::types::{description, needed, reach, referred};

/// Everything that a door has.
pub(super) struct Model {
    /// Types by name, those of the operations and those of stores, channels and mails.
    pub(super) types: Vec<Type>,
    /// Operations in the order of their table.
    pub(super) operations: Vec<Operation>,
}

/// An operation.
pub(super) struct Operation {
    pub(super) entry: OperationEntry,
    /// Fields of its command.
    pub(super) fields: Vec<Field>,
    /// The type that it answers.
    pub(super) view: String,
}

/// A named type.
pub(super) struct Type {
    pub(super) name: String,
    pub(super) doc: String,
    pub(super) shape: Shape,
    /// It is sent to the desk: as a command, within one, or by a host's store or channel.
    pub(super) sent: bool,
    /// It comes from the desk.
    pub(super) received: bool,
}

pub(super) enum Shape {
    /// Fields.
    Struct(Vec<Field>),
    /// One of several texts.
    Choice(Vec<Choice>),
    /// One of several things, written as `{"variant": …}`, or as `"variant"` where it has nothing to say.
    Union(Vec<Variant>),
}

pub(super) struct Choice {
    pub(super) value: String,
    pub(super) doc: String,
}

pub(super) struct Variant {
    pub(super) name: String,
    pub(super) doc: String,
    pub(super) payload: Payload,
}

pub(super) enum Payload {
    None,
    Type(Kind),
    Fields(Vec<Field>),
}

pub(super) struct Field {
    pub(super) name: String,
    pub(super) doc: String,
    pub(super) kind: Kind,
    pub(super) presence: Presence,
    /// Of a command: it is refused without it.
    pub(super) required: bool,
    /// The choice that it is when it is left out, if it is one.
    pub(super) choice: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Presence {
    /// Always there.
    Always,
    /// Left out when there is nothing to say; absent and `null` mean the same.
    Optional,
    /// Left out when it is as by default: empty text or list, false, zero, its default choice, an object of defaults.
    Default,
}

#[derive(Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    /// Never given back, never shown.
    Secret,
    /// Integer fen within 2^53 − 1 either way.
    Fen,
    /// A tax rate as decimal text.
    Rate,
    /// A decimal number as text.
    Decimal,
    /// RFC 3339 in UTC.
    Instant,
    /// yyyy-mm-dd, China time.
    Date,
    Boolean,
    Integer,
    List(Box<Kind>),
    /// Any JSON.
    Json,
    /// A named type.
    Named(String),
}

/// Reads the model.
///
/// # Errors
/// The part of the schema that has no place in it.
pub(super) fn model() -> Result<Model, String> {
    let contract = schema::contract();
    let order = fields::order();
    let (mut sent, mut received) = (BTreeSet::new(), BTreeSet::new());
    for operation in &contract.operations {
        reach(&operation.command, &contract.types, &mut sent);
        reach(&operation.view, &contract.types, &mut received);
    }
    for (names, seen) in [(schema::SENT, &mut sent), (schema::RECEIVED, &mut received)] {
        for name in names {
            seen.insert((*name).to_owned());
            if let Some(schema) = contract.types.get(*name) {
                reach(schema, &contract.types, seen);
            }
        }
    }
    let mut operations = Vec::new();
    let mut commands = BTreeSet::new();
    for operation in &contract.operations {
        let command = named(&operation.command)?;
        let schema = contract
            .types
            .get(&command)
            .ok_or_else(|| format!("{command} is no type"))?;
        operations.push(Operation {
            entry: operation.entry,
            fields: read_fields(&command, schema, &order)?,
            view: named(&operation.view)?,
        });
        commands.insert(command);
    }
    let mut types = Vec::new();
    for (name, schema) in &contract.types {
        if commands.contains(name) || simple(name).is_some() {
            continue;
        }
        let known: BTreeMap<_, _> = order.clone();
        types.push(Type {
            name: name.clone(),
            doc: description(schema),
            shape: read_shape(name, schema, &known)?,
            sent: sent.contains(name),
            received: received.contains(name),
        });
    }
    types.retain(|found| found.sent || found.received);
    types.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(Model { types, operations })
}

impl Model {
    /// The type of that name.
    pub(super) fn find(&self, name: &str) -> Option<&Type> {
        self.types.iter().find(|found| found.name == name)
    }

    /// The item of a page that goes on by a cursor, if the type is one: it has `items` and `next`.
    pub(super) fn page_item(&self, name: &str) -> Option<&Kind> {
        let Shape::Struct(fields) = &self.find(name)?.shape else {
            return None;
        };
        fields.iter().find(|field| field.name == "next")?;
        match &fields.iter().find(|field| field.name == "items")?.kind {
            Kind::List(item) => Some(item),
            _ => None,
        }
    }
}

/// Value types that every language has in words of its own.
fn simple(name: &str) -> Option<Kind> {
    match name {
        "Fen" => Some(Kind::Fen),
        "Rate" => Some(Kind::Rate),
        "Secret" => Some(Kind::Secret),
        _ => None,
    }
}

fn named(schema: &Value) -> Result<String, String> {
    referred(schema)
        .map(str::to_owned)
        .ok_or_else(|| format!("{schema} has no name"))
}

fn read_shape(name: &str, schema: &Value, order: &fields::Order) -> Result<Shape, String> {
    let Some(choices) = schema.get("oneOf").and_then(Value::as_array) else {
        return Ok(Shape::Struct(read_fields(name, schema, order)?));
    };
    let constants: Option<Vec<Choice>> = choices
        .iter()
        .map(|choice| {
            Some(Choice {
                value: choice.get("const")?.as_str()?.to_owned(),
                doc: description(choice),
            })
        })
        .collect();
    if let Some(choices) = constants {
        return Ok(Shape::Choice(choices));
    }
    let variants: Result<Vec<Variant>, String> = choices
        .iter()
        .map(|choice| read_variant(name, choice, order))
        .collect();
    Ok(Shape::Union(variants?))
}

fn read_variant(of: &str, schema: &Value, order: &fields::Order) -> Result<Variant, String> {
    let doc = description(schema);
    if let Some(name) = schema.get("const").and_then(Value::as_str) {
        return Ok(Variant {
            name: name.to_owned(),
            doc,
            payload: Payload::None,
        });
    }
    let (name, inner) = schema
        .get("properties")
        .and_then(Value::as_object)
        .and_then(|properties| properties.iter().next())
        .ok_or_else(|| format!("{of} has a variant of another shape: {schema}"))?;
    let payload = if inner.get("properties").is_some() {
        Payload::Fields(read_fields(of, inner, order)?)
    } else {
        Payload::Type(
            read_kind(inner)
                .map_err(|why| format!("{of}.{name}: {why}"))?
                .0,
        )
    };
    Ok(Variant {
        name: name.clone(),
        doc,
        payload,
    })
}

/// Fields in the order of their declaration.
fn read_fields(of: &str, schema: &Value, order: &fields::Order) -> Result<Vec<Field>, String> {
    let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
        return Ok(Vec::new());
    };
    let required: Vec<&str> = schema
        .get("required")
        .and_then(Value::as_array)
        .map(|names| names.iter().filter_map(Value::as_str).collect())
        .unwrap_or_default();
    let declared = order.get(of).copied().unwrap_or_default();
    let place = |name: &str| declared.iter().position(|known| *known == name);
    let mut names: Vec<&String> = properties.keys().collect();
    names.sort_by_key(|name| place(name).unwrap_or(usize::MAX));
    names
        .into_iter()
        .map(|name| {
            let schema = properties.get(name).unwrap_or(&Value::Null);
            let (kind, nullable) =
                read_kind(schema).map_err(|why| format!("{of}.{name}: {why}"))?;
            let presence = if nullable {
                Presence::Optional
            } else if required.contains(&name.as_str()) {
                Presence::Always
            } else {
                Presence::Default
            };
            Ok(Field {
                name: name.clone(),
                doc: description(schema),
                kind,
                presence,
                required: needed(of, name, schema),
                choice: schema
                    .get("default")
                    .and_then(Value::as_str)
                    .map(str::to_owned),
            })
        })
        .collect()
}

/// The kind of a value, and whether it may be null.
fn read_kind(schema: &Value) -> Result<(Kind, bool), String> {
    if let Some(name) = referred(schema) {
        let kind = simple(name).unwrap_or_else(|| Kind::Named(name.to_owned()));
        return Ok((kind, false));
    }
    if let Some(choices) = schema.get("anyOf").and_then(Value::as_array) {
        return match choices.as_slice() {
            [inner, null] if null.get("type").and_then(Value::as_str) == Some("null") => {
                Ok((read_kind(inner)?.0, true))
            }
            _ => Err(format!("{schema} has no place in the model")),
        };
    }
    let (mut names, mut nullable) = match schema.get("type") {
        Some(Value::String(name)) => (vec![name.as_str()], false),
        Some(Value::Array(names)) => (names.iter().filter_map(Value::as_str).collect(), false),
        // A schema that says nothing takes everything.
        _ => return Ok((Kind::Json, true)),
    };
    names.retain(|name| {
        nullable |= *name == "null";
        *name != "null"
    });
    let format = schema.get("format").and_then(Value::as_str);
    let kind = match (names.as_slice(), format) {
        (["string"], Some("date")) => Kind::Date,
        (["string"], Some("date-time")) => Kind::Instant,
        (["string"], Some("password")) => Kind::Secret,
        (["string"], None) => Kind::Text,
        (["string", "number"], _) => Kind::Decimal,
        (["integer"], _) => Kind::Integer,
        (["boolean"], _) => Kind::Boolean,
        (["array"], _) => {
            let items = schema.get("items").ok_or("a list of nothing")?;
            let (item, null) = read_kind(items)?;
            if null && item != Kind::Json {
                return Err(format!("{schema} is a list with holes"));
            }
            Kind::List(Box::new(item))
        }
        (["object"], _) => Kind::Json,
        _ => return Err(format!("{schema} has no place in the model")),
    };
    Ok((kind, nullable))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_model_has_every_operation_and_every_type_that_it_names() {
        let model = model().unwrap();
        assert_eq!(
            model.operations.len(),
            fapiao_core::operation::OPERATIONS.len()
        );
        let mut named = Vec::new();
        for operation in &model.operations {
            named.push(operation.view.clone());
            names(&operation.fields, &mut named);
        }
        for found in &model.types {
            match &found.shape {
                Shape::Struct(fields) => names(fields, &mut named),
                Shape::Choice(choices) => assert!(!choices.is_empty(), "{}", found.name),
                Shape::Union(variants) => {
                    for variant in variants {
                        match &variant.payload {
                            Payload::Fields(fields) => names(fields, &mut named),
                            Payload::Type(kind) => name(kind, &mut named),
                            Payload::None => {}
                        }
                    }
                }
            }
        }
        for name in named {
            assert!(
                model.find(&name).is_some(),
                "{name} is named but is no type"
            );
        }
    }

    fn names(fields: &[Field], named: &mut Vec<String>) {
        fields.iter().for_each(|field| name(&field.kind, named));
    }

    fn name(kind: &Kind, named: &mut Vec<String>) {
        match kind {
            Kind::Named(name) => named.push(name.clone()),
            Kind::List(item) => name(item, named),
            _ => {}
        }
    }
}
