//! Value types: data classes, closed sets of texts, and one-of-several.

use super::super::model::{Choice, Field, Kind, Model, Payload, Presence, Shape, Type, Variant};
use super::super::quiet::shown;
use super::{
    INTERNAL, camel, codec, default_of, kdoc, kotlin_type, nullable, pascal, sentence, unit,
};

/// Closed sets of texts.
pub(super) fn choices(model: &Model) -> String {
    let mut text = String::new();
    for found in &model.types {
        if let Shape::Choice(choices) = &found.shape {
            text.push_str(&choice(found, choices));
        }
    }
    text
}

/// What can be sent, alone or within a command.
pub(super) fn inputs(model: &Model) -> Result<String, String> {
    structures(model, |found| found.sent)
}

/// What only comes from the desk.
pub(super) fn views(model: &Model) -> Result<String, String> {
    structures(model, |found| !found.sent)
}

fn structures(model: &Model, wanted: impl Fn(&Type) -> bool) -> Result<String, String> {
    let mut text = String::new();
    for found in model.types.iter().filter(|found| wanted(found)) {
        match &found.shape {
            // An answer that says nothing but that it is done is no answer in Kotlin.
            Shape::Struct(fields) if fields.is_empty() => {}
            Shape::Struct(fields) => text.push_str(&structure(found, fields, model)?),
            Shape::Union(variants) => text.push_str(&union(found, variants, model)?),
            Shape::Choice(_) => {}
        }
    }
    Ok(text)
}

fn visibility(name: &str) -> &'static str {
    if INTERNAL.contains(&name) {
        "internal"
    } else {
        "public"
    }
}

fn choice(found: &Type, choices: &[Choice]) -> String {
    let name = &found.name;
    let visible = visibility(name);
    let mut text = kdoc(0, &[sentence(&found.doc)]);
    text.push_str(&format!("{visible} sealed class {name} : ChoiceValue {{\n"));
    let mut known = Vec::new();
    let mut arms = String::new();
    for choice in choices {
        let case = pascal(&choice.value);
        text.push_str(&kdoc(4, &[sentence(&choice.doc)]));
        text.push_str(&format!(
            "    public data object {case} : {name}() {{\n        override val value: String get() = \"{}\"\n    }}\n\n",
            choice.value
        ));
        arms.push_str(&format!("            \"{}\" -> {case}\n", choice.value));
        known.push(case);
    }
    text.push_str(&format!(
        "    /** What a newer desk says and this library does not know. */\n    \
         public data class Unrecognized(override val value: String) : {name}()\n\n    \
         public companion object : ChoiceType<{name}>() {{\n        \
         /** Every one that this library knows. */\n        \
         override val entries: List<{name}> get() = listOf({})\n\n        \
         override fun of(value: String): {name} = when (value) {{\n{arms}            \
         else -> Unrecognized(value)\n        }}\n    }}\n}}\n\n",
        known.join(", ")
    ));
    text
}

fn structure(found: &Type, fields: &[Field], model: &Model) -> Result<String, String> {
    let name = &found.name;
    let page = model.page_item(name);
    let mut text = kdoc(0, &[sentence(&found.doc)]);
    text.push_str(&format!("{} data class {name}(\n", visibility(name)));
    text.push_str(&properties(fields, 4, model, page.is_some())?);
    text.push(')');
    if let Some(item) = page {
        text.push_str(&format!(" : Page<{}>", kotlin_type(item)));
    }
    text.push_str(" {\n");
    text.push_str(&amounts(fields));
    if fields.iter().any(|field| !shown(name, &field.name)) {
        text.push_str(&quiet(name, fields));
    }
    text.push_str(&format!(
        "    {} companion object : StructType<{name}>(\"{name}\") {{\n        \
         override fun read(fields: Fields): {name} = {}\n\n        \
         override fun write(value: {name}, into: Writer) {{\n{}        }}\n    }}\n}}\n\n",
        visibility(name),
        construct(name, fields, 8, model)?,
        written(fields, "value.", 12),
    ));
    Ok(text)
}

/// The properties of a data class, with their documentation.
fn properties(
    fields: &[Field],
    indent: usize,
    model: &Model,
    page: bool,
) -> Result<String, String> {
    let margin = " ".repeat(indent);
    let mut text = String::new();
    for field in fields {
        text.push_str(&kdoc(indent, &[sentence(&field.doc) + unit(&field.kind)]));
        let mut kind = kotlin_type(&field.kind);
        if nullable(field) {
            kind.push('?');
        }
        let default = match field.presence {
            Presence::Always => String::new(),
            Presence::Optional => " = null".to_owned(),
            Presence::Default => format!(" = {}", default_of(field, model)?),
        };
        let overrides = if page && matches!(field.name.as_str(), "items" | "next") {
            "override"
        } else {
            "public"
        };
        text.push_str(&format!(
            "{margin}{overrides} val {}: {kind}{default},\n",
            camel(&field.name)
        ));
    }
    Ok(text)
}

/// Yuan beside fen.
fn amounts(fields: &[Field]) -> String {
    let mut text = String::new();
    for field in fields.iter().filter(|field| field.kind == Kind::Fen) {
        let Some(short) = field.name.strip_suffix("_fen") else {
            continue;
        };
        if fields.iter().any(|other| other.name == short) {
            continue;
        }
        let (fen, yuan) = (camel(&field.name), camel(short));
        let line = if nullable(field) {
            format!("    public val {yuan}: BigDecimal? get() = {fen}?.let(::yuan)\n\n")
        } else {
            format!("    public val {yuan}: BigDecimal get() = yuan({fen})\n\n")
        };
        text.push_str(&format!("    /** [{fen}] in yuan. */\n{line}"));
    }
    text
}

/// The text of a data class, without what is not shown of it.
fn quiet(name: &str, fields: &[Field]) -> String {
    let parts: Vec<String> = fields
        .iter()
        .filter(|field| shown(name, &field.name))
        .map(|field| {
            let property = camel(&field.name);
            format!("{}=${property}", property.trim_matches('`'))
        })
        .collect();
    format!(
        "    override fun toString(): String = \"{name}({})\"\n\n",
        [parts, vec!["…".to_owned()]].concat().join(", ")
    )
}

/// The call of a constructor with what `fields` has.
fn construct(name: &str, fields: &[Field], indent: usize, model: &Model) -> Result<String, String> {
    let margin = " ".repeat(indent);
    let mut text = format!("{name}(\n");
    for field in fields {
        let codec = codec(&field.kind);
        let read = match field.presence {
            Presence::Always => format!("fields.required(\"{}\", {codec})", field.name),
            Presence::Optional => format!("fields.optional(\"{}\", {codec})", field.name),
            Presence::Default => format!(
                "fields.optional(\"{}\", {codec}) ?: {}",
                field.name,
                default_of(field, model)?
            ),
        };
        text.push_str(&format!("{margin}    {} = {read},\n", camel(&field.name)));
    }
    Ok(text + &format!("{margin})"))
}

/// What writes fields: empty texts and lists are left out, for they are what stands for nothing.
pub(super) fn written(fields: &[Field], of: &str, indent: usize) -> String {
    let margin = " ".repeat(indent);
    fields
        .iter()
        .map(|field| {
            let how = match (&field.presence, &field.kind) {
                (Presence::Default, Kind::Text | Kind::Secret | Kind::List(_)) => "unlessEmpty",
                _ => "put",
            };
            format!(
                "{margin}into.{how}(\"{}\", {}, {of}{})\n",
                field.name,
                codec(&field.kind),
                camel(&field.name)
            )
        })
        .collect()
}

fn union(found: &Type, variants: &[Variant], model: &Model) -> Result<String, String> {
    let name = &found.name;
    let mut text = kdoc(0, &[sentence(&found.doc)]);
    text.push_str(&format!(
        "{} sealed interface {name} {{\n",
        visibility(name)
    ));
    let (mut reads, mut writes) = (String::new(), String::new());
    for variant in variants {
        let (wire, case) = (&variant.name, pascal(&variant.name));
        let doc = kdoc(4, &[sentence(&variant.doc)]);
        match &variant.payload {
            Payload::None => {
                text.push_str(&format!("{doc}    public data object {case} : {name}\n\n"));
                reads.push_str(&format!("            \"{wire}\" -> {case}\n"));
                writes.push_str(&format!("            {case} -> variant(\"{wire}\")\n"));
            }
            Payload::Type(kind) => {
                let property = camel(wire);
                // A case has the name of its payload: what is meant is the type outside.
                let outside = |text: String| match kind {
                    Kind::Named(payload)
                        if variants.iter().any(|other| pascal(&other.name) == *payload) =>
                    {
                        format!("fapiao.{text}")
                    }
                    _ => text,
                };
                text.push_str(&format!(
                    "{doc}    public data class {case}(public val {property}: {}) : {name}\n\n",
                    outside(kotlin_type(kind))
                ));
                let codec = outside(codec(kind));
                reads.push_str(&format!(
                    "            \"{wire}\" -> {case}({codec}.read(payload()))\n"
                ));
                writes.push_str(&format!(
                    "            is {case} -> variant(\"{wire}\", {codec}.write(value.{property}))\n"
                ));
            }
            Payload::Fields(fields) => {
                text.push_str(&format!("{doc}    public data class {case}(\n"));
                text.push_str(&properties(fields, 8, model, false)?);
                text.push_str(&format!("    ) : {name}\n\n"));
                reads.push_str(&format!(
                    "            \"{wire}\" -> {{\n                val fields = Fields(payload(), \"{name}.{wire}\")\n                {}\n            }}\n",
                    construct(&case, fields, 16, model)?
                ));
                writes.push_str(&format!(
                    "            is {case} -> variant(\n                \"{wire}\",\n                Writer().also {{ into ->\n{}                }}.json,\n            )\n",
                    written(fields, "value.", 20)
                ));
            }
        }
    }
    text.push_str(&format!(
        "    public companion object : UnionType<{name}>(\"{name}\") {{\n        \
         override fun read(name: String, payload: () -> JsonElement): {name}? = when (name) {{\n{reads}            \
         else -> null\n        }}\n\n        \
         override fun write(value: {name}): JsonElement = when (value) {{\n{writes}        }}\n    }}\n}}\n\n"
    ));
    Ok(text)
}
