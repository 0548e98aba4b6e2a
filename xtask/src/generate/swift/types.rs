//! The types.

use super::super::model::{Choice, Field, Kind, Model, Payload, Presence, Shape, Type, Variant};
use super::super::quiet::shown;
use super::{comment, default, field_type, identifier, swift_type, type_name};

/// The text of each file.
#[derive(Default)]
pub(super) struct Documents {
    pub(super) choices: String,
    pub(super) inputs: String,
    pub(super) views: String,
    pub(super) unions: String,
}

pub(super) fn documents(model: &Model) -> Result<Documents, String> {
    let mut documents = Documents::default();
    for found in &model.types {
        let (text, into) = match &found.shape {
            Shape::Choice(choices) => (choice(found, choices), &mut documents.choices),
            Shape::Union(variants) => (union(found, variants)?, &mut documents.unions),
            Shape::Struct(fields) if is_nothing(fields) => continue,
            Shape::Struct(fields) if found.sent => {
                (structure(model, found, fields)?, &mut documents.inputs)
            }
            Shape::Struct(fields) => (structure(model, found, fields)?, &mut documents.views),
        };
        if !into.is_empty() {
            into.push('\n');
        }
        into.push_str(&text);
    }
    Ok(documents)
}

/// An answer that says nothing is no type: its operations answer nothing.
pub(super) fn is_nothing(fields: &[Field]) -> bool {
    fields.is_empty()
}

fn choice(found: &Type, choices: &[Choice]) -> String {
    let name = type_name(&found.name);
    let mut text = comment("", &found.doc);
    text.push_str(&format!(
        "public enum {name}: RawRepresentable, Codable, Hashable, Sendable, CaseIterable {{\n"
    ));
    for choice in choices {
        text.push_str(&comment("    ", &choice.doc));
        text.push_str(&format!("    case {}\n", identifier(&choice.value)));
    }
    text.push_str(
        "    /// Something that a newer desk knows, as it is written.\n    case unrecognized(String)\n\n    /// Every value \
         that is known here.\n    public static var allCases: ",
    );
    let names: Vec<String> = choices
        .iter()
        .map(|choice| format!(".{}", identifier(&choice.value)))
        .collect();
    text.push_str(&format!(
        "[{name}] {{\n        [{}]\n    }}\n\n",
        names.join(", ")
    ));
    text.push_str(
        "    /// The value of this text; `unrecognized` for one that is not known here.\n    public init(rawValue: String) \
         {\n        switch rawValue {\n",
    );
    for choice in choices {
        text.push_str(&format!(
            "        case \"{}\": self = .{}\n",
            choice.value,
            identifier(&choice.value)
        ));
    }
    text.push_str(
        "        default: self = .unrecognized(rawValue)\n        }\n    }\n\n    /// As it is written in the contract.\n    \
         public var rawValue: String {\n        switch self {\n",
    );
    for choice in choices {
        text.push_str(&format!(
            "        case .{}: \"{}\"\n",
            identifier(&choice.value),
            choice.value
        ));
    }
    text.push_str("        case .unrecognized(let text): text\n        }\n    }\n}\n");
    text
}

fn structure(model: &Model, found: &Type, fields: &[Field]) -> Result<String, String> {
    let name = type_name(&found.name);
    let mut text = comment("", &found.doc);
    let item = model.page_item(&found.name);
    let page = item.map_or("", |_| ", Page");
    text.push_str(&format!(
        "public struct {name}: Codable, Hashable, Sendable{page} {{\n"
    ));
    if let Some(item) = item {
        text.push_str(&format!(
            "    public typealias Element = {}\n\n",
            swift_type(item)
        ));
    }
    let binding = if found.sent { "var" } else { "let" };
    for field in fields {
        text.push_str(&comment("    ", &field.doc));
        text.push_str(&format!(
            "    public {binding} {}: {}\n",
            identifier(&field.name),
            type_in(found, field)
        ));
    }
    for field in fields {
        text.push_str(&in_yuan(fields, field));
    }
    text.push_str(&initializer(model, found, fields)?);
    if fields
        .iter()
        .any(|field| field.presence == Presence::Default)
    {
        text.push_str(&decoder(model, fields)?);
    }
    text.push_str("\n    enum CodingKeys: String, CodingKey {\n");
    for field in fields {
        text.push_str(&format!("        case {}", identifier(&field.name)));
        if identifier(&field.name) != field.name {
            text.push_str(&format!(" = \"{}\"", field.name));
        }
        text.push('\n');
    }
    text.push_str("    }\n}\n");
    text.push_str(&quietly(found, fields));
    Ok(text)
}

/// What is personal is not printed with the rest (SPEC E2).
fn quietly(found: &Type, fields: &[Field]) -> String {
    let shown: Vec<String> = fields
        .iter()
        .filter(|field| shown(&found.name, &field.name))
        .map(|field| {
            let name = identifier(&field.name);
            let any = match field.presence {
                Presence::Optional => " as Any",
                _ => "",
            };
            format!("\"{name}\": {name}{any}")
        })
        .collect();
    if shown.len() == fields.len() {
        return String::new();
    }
    let shown = if shown.is_empty() {
        ":".to_owned()
    } else {
        shown.join(", ")
    };
    format!(
        "\nextension {}: CustomReflectable {{\n    /// What is shown when it is printed: nothing secret or personal.\n    public var \
         customMirror: Mirror {{\n        Mirror(self, children: [{shown}], displayStyle: .struct)\n    }}\n}}\n",
        type_name(&found.name)
    )
}

/// The type of a field of a struct. A token that is told once must not be printed with the rest.
fn type_in(found: &Type, field: &Field) -> String {
    if !found.sent && field.name == "token" && field.kind == Kind::Text {
        "Secret".into()
    } else {
        field_type(field)
    }
}

/// Beside an amount in fen the same in yuan: `amountFen`, `amount`.
fn in_yuan(fields: &[Field], field: &Field) -> String {
    let Some(short) = field.name.strip_suffix("_fen") else {
        return String::new();
    };
    if field.kind != Kind::Fen || fields.iter().any(|other| other.name == short) {
        return String::new();
    }
    let name = identifier(&field.name);
    let (mark, value) = match field.presence {
        Presence::Optional => ("?", format!("{name}.map(Money.yuan(fen:))")),
        _ => ("", format!("Money.yuan(fen: {name})")),
    };
    format!(
        "    /// `{name}` in yuan, exactly.\n    public var {}: Decimal{mark} {{ {value} }}\n",
        identifier(short)
    )
}

fn initializer(model: &Model, found: &Type, fields: &[Field]) -> Result<String, String> {
    let mut parameters = Vec::new();
    let mut lines = String::new();
    for field in fields {
        let name = identifier(&field.name);
        let value = default(model, field)?.map_or(String::new(), |value| format!(" = {value}"));
        parameters.push(format!("        {name}: {}{value}", type_in(found, field)));
        lines.push_str(&format!(
            "        self.{} = {name}\n",
            name.trim_matches('`')
        ));
    }
    Ok(format!(
        "\n    /// What is left out is as by default.\n    public init(\n{}\n    ) {{\n{lines}    }}\n",
        parameters.join(",\n")
    ))
}

/// Swift makes one of its own where nothing but optional values may be missing.
fn decoder(model: &Model, fields: &[Field]) -> Result<String, String> {
    let mut text = String::from(
        "\n    public init(from decoder: any Decoder) throws {\n        let values = try decoder.container(keyedBy: \
         CodingKeys.self)\n",
    );
    for field in fields {
        let name = identifier(&field.name);
        let kind = swift_type(&field.kind);
        let value = match (field.presence, default(model, field)?) {
            (Presence::Default, Some(value)) => {
                format!("decodeIfPresent({kind}.self, forKey: .{name}) ?? {value}")
            }
            (Presence::Optional, _) => format!("decodeIfPresent({kind}.self, forKey: .{name})"),
            _ => format!("decode({kind}.self, forKey: .{name})"),
        };
        text.push_str(&format!(
            "        self.{} = try values.{value}\n",
            name.trim_matches('`')
        ));
    }
    text.push_str("    }\n");
    Ok(text)
}

fn union(found: &Type, variants: &[Variant]) -> Result<String, String> {
    let mut text = comment("", &found.doc);
    text.push_str(&format!(
        "public enum {}: Codable, Hashable, Sendable {{\n",
        type_name(&found.name)
    ));
    for variant in variants {
        text.push_str(&comment("    ", &variant.doc));
        let payload = match &variant.payload {
            Payload::None => String::new(),
            Payload::Type(kind) => format!("({})", swift_type(kind)),
            Payload::Fields(fields) => {
                let fields: Vec<String> = fields
                    .iter()
                    .map(|field| format!("{}: {}", identifier(&field.name), field_type(field)))
                    .collect();
                format!("({})", fields.join(", "))
            }
        };
        text.push_str(&format!(
            "    case {}{payload}\n",
            identifier(&variant.name)
        ));
    }
    text.push_str("\n    public init(from decoder: any Decoder) throws {\n");
    for variant in variants {
        text.push_str(&read_variant(variant)?);
    }
    text.push_str(
        "        throw DecodingError.dataCorrupted(\n            .init(codingPath: decoder.codingPath, debugDescription: \
         \"none of the known variants\"))\n    }\n\n    public func encode(to encoder: any Encoder) throws {\n        \
         switch self {\n",
    );
    for variant in variants {
        text.push_str(&write_variant(variant));
    }
    text.push_str("        }\n    }\n}\n");
    Ok(text)
}

fn read_variant(variant: &Variant) -> Result<String, String> {
    let (wire, name) = (&variant.name, identifier(&variant.name));
    let key = format!("AnyKey(\"{wire}\")");
    Ok(match &variant.payload {
        Payload::None => format!(
            "        if let text = try? decoder.singleValueContainer().decode(String.self), text == \"{wire}\" {{\n            \
             self = .{name}\n            return\n        }}\n"
        ),
        Payload::Type(kind) => format!(
            "        if let values = try? decoder.container(keyedBy: AnyKey.self), values.contains({key}) {{\n            self = \
             .{name}(try values.decode({}.self, forKey: {key}))\n            return\n        }}\n",
            swift_type(kind)
        ),
        Payload::Fields(fields) => {
            let mut parts = Vec::new();
            for field in fields {
                let method = match field.presence {
                    Presence::Always => "decode",
                    Presence::Optional => "decodeIfPresent",
                    Presence::Default => {
                        return Err(format!("{wire}.{} has a default", field.name));
                    }
                };
                parts.push(format!(
                    "{}: try values.{method}({}.self, forKey: AnyKey(\"{}\"))",
                    identifier(&field.name),
                    swift_type(&field.kind),
                    field.name
                ));
            }
            format!(
                "        if let outer = try? decoder.container(keyedBy: AnyKey.self), outer.contains({key}) {{\n            let \
                 values = try outer.nestedContainer(keyedBy: AnyKey.self, forKey: {key})\n            self = .{name}({})\n            \
                 return\n        }}\n",
                parts.join(", ")
            )
        }
    })
}

fn write_variant(variant: &Variant) -> String {
    let (wire, name) = (&variant.name, identifier(&variant.name));
    match &variant.payload {
        Payload::None => format!(
            "        case .{name}:\n            var value = encoder.singleValueContainer()\n            try \
             value.encode(\"{wire}\")\n"
        ),
        Payload::Type(_) => format!(
            "        case .{name}(let value):\n            var values = encoder.container(keyedBy: AnyKey.self)\n            try \
             values.encode(value, forKey: AnyKey(\"{wire}\"))\n"
        ),
        Payload::Fields(fields) => {
            let names: Vec<String> = fields
                .iter()
                .map(|field| format!("let {}", identifier(&field.name)))
                .collect();
            let mut text = format!(
                "        case .{name}({}):\n            var outer = encoder.container(keyedBy: AnyKey.self)\n            var \
                 values = outer.nestedContainer(keyedBy: AnyKey.self, forKey: AnyKey(\"{wire}\"))\n",
                names.join(", ")
            );
            for field in fields {
                let method = match field.presence {
                    Presence::Optional => "encodeIfPresent",
                    _ => "encode",
                };
                text.push_str(&format!(
                    "            try values.{method}({}, forKey: AnyKey(\"{}\"))\n",
                    identifier(&field.name),
                    field.name
                ));
            }
            text
        }
    }
}
