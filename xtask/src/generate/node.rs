//! The typed side of the door for Node: `index.d.ts` for those who write, `lib/contract.js` for those who run.

use super::Generated;
use super::model::{Field, Kind, Model, Operation, Payload, Presence, Shape, Type, model};

mod certain;
mod codec;
mod declarations;

/// First line of each file.
const MADE: &str = "// Made by `cargo xtask generate`; do not edit.\n";

pub(super) fn documents() -> Result<Vec<Generated>, String> {
    let node = Node::read()?;
    Ok(vec![
        Generated {
            path: "bindings-node/index.d.ts",
            text: node.declarations()?,
        },
        Generated {
            path: "bindings-node/lib/contract.js",
            text: node.codec()?,
        },
    ])
}

/// The model, and what is asked of it for Node alone.
struct Node(Model);

/// What a method takes besides its options.
enum Argument<'a> {
    Nothing,
    /// One thing, which is all that the command has.
    Only(&'a Field),
    /// The command, or only the text that it needs.
    Short(&'a Field),
    Command,
}

impl Node {
    fn read() -> Result<Self, String> {
        let node = Self(model()?);
        for found in &node.0.types {
            node.check(found)?;
        }
        Ok(node)
    }

    /// Whether the names of a type are still different from each other in JavaScript.
    fn check(&self, found: &Type) -> Result<(), String> {
        let lists: Vec<&[Field]> = match &found.shape {
            Shape::Struct(fields) => vec![fields],
            Shape::Choice(_) => Vec::new(),
            Shape::Union(variants) => variants
                .iter()
                .map(|variant| self.payload(&variant.payload))
                .collect::<Result<_, _>>()?,
        };
        let is_union = matches!(found.shape, Shape::Union(_));
        for fields in lists {
            let mut names: Vec<String> = fields.iter().map(|field| camel(&field.name)).collect();
            names.extend(fields.iter().filter_map(yuan_name));
            names.extend(is_union.then(|| "type".to_owned()));
            names.sort();
            if let Some([twice, _]) = names.array_windows().find(|[a, b]| a == b) {
                return Err(format!("{} has {twice} twice in JavaScript", found.name));
            }
        }
        Ok(())
    }

    /// Fields of what a variant says; a named type stands in the variant itself.
    fn payload<'a>(&'a self, payload: &'a Payload) -> Result<&'a [Field], String> {
        match payload {
            Payload::None => Ok(&[]),
            Payload::Fields(fields) => Ok(fields),
            Payload::Type(Kind::Named(name)) => match self.0.find(name).map(|found| &found.shape) {
                Some(Shape::Struct(fields)) => Ok(fields),
                _ => Err(format!("a variant says {name}, which has no fields")),
            },
            Payload::Type(_) => Err("a variant says something without fields".to_owned()),
        }
    }

    /// What the method of an operation takes.
    fn argument<'a>(&self, operation: &'a Operation) -> Argument<'a> {
        match operation.fields.as_slice() {
            [] => Argument::Nothing,
            [only] if matches!(only.kind, Kind::List(_)) || self.is_struct(&only.kind) => {
                Argument::Only(only)
            }
            [first, others @ ..]
                if first.kind == Kind::Text
                    && first.required
                    && !others.iter().any(|field| field.required) =>
            {
                Argument::Short(first)
            }
            _ => Argument::Command,
        }
    }

    /// For a dry run of something over a list of texts, the list is enough: `prepare(["PAY-1"])`.
    fn list_within(&self, operation: &Operation, only: &Field) -> Option<&Field> {
        let Kind::Named(name) = &only.kind else {
            return None;
        };
        match &self.0.find(name)?.shape {
            Shape::Struct(fields) if !operation.entry.changes => fields
                .first()
                .filter(|field| field.kind == Kind::List(Box::new(Kind::Text))),
            _ => None,
        }
    }

    fn is_struct(&self, kind: &Kind) -> bool {
        let Kind::Named(name) = kind else {
            return false;
        };
        let shape = self.0.find(name).map(|found| &found.shape);
        matches!(shape, Some(Shape::Struct(_)))
    }

    /// Types that belong to a policy alone: they are written as in a policy file.
    fn in_policy_file(&self, name: &str) -> bool {
        let Some(found) = self.0.find("Policy") else {
            return false;
        };
        let mut seen = Vec::new();
        self.collect(found, &mut seen);
        // Choices are texts, the same everywhere.
        seen.contains(&name)
            && self
                .0
                .find(name)
                .is_some_and(|found| !matches!(found.shape, Shape::Choice(_)))
    }

    fn collect<'a>(&'a self, found: &'a Type, seen: &mut Vec<&'a str>) {
        seen.push(&found.name);
        let Shape::Struct(fields) = &found.shape else {
            return;
        };
        for field in fields {
            let inner = match &field.kind {
                Kind::List(item) => item,
                other => other,
            };
            if let Kind::Named(name) = inner
                && !seen.contains(&name.as_str())
                && let Some(next) = self.0.find(name)
            {
                self.collect(next, seen);
            }
        }
    }
}

/// The name of a field or operation in JavaScript.
fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let mut text = words.next().unwrap_or_default().to_owned();
    for word in words {
        let mut letters = word.chars();
        text.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        text.push_str(letters.as_str());
    }
    text
}

/// The field with the same amount in yuan that stands beside one in fen.
fn yuan_name(field: &Field) -> Option<String> {
    (field.kind == Kind::Fen)
        .then(|| field.name.strip_suffix("_fen").map(camel))
        .flatten()
}
