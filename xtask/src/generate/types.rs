//! Types of the contract in Markdown.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::fields::Order;

/// Types by name.
pub(super) type Types = Map<String, Value>;

/// A row of a table of fields.
struct Field<'a> {
    name: &'a str,
    schema: &'a Value,
    required: bool,
}

/// Text that does not break a table.
pub(super) fn cell(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .replace('|', "\\|")
}

/// What a schema says about itself.
pub(super) fn description(schema: &Value) -> String {
    cell(
        schema
            .get("description")
            .and_then(Value::as_str)
            .unwrap_or_default(),
    )
}

/// The name of the type that a schema refers to.
pub(super) fn referred(schema: &Value) -> Option<&str> {
    schema.get("$ref")?.as_str()?.strip_prefix("#/$defs/")
}

/// A link to a type.
pub(super) fn link(name: &str) -> String {
    format!("[`{name}`](#type-{name})")
}

/// The type of a field in words, and whether it can be left out by being null.
pub(super) fn in_words(schema: &Value, types: &Types) -> (String, bool) {
    if let Some(name) = referred(schema) {
        return (simple(name, types).unwrap_or_else(|| link(name)), false);
    }
    if let Some(choices) = schema.get("anyOf").and_then(Value::as_array) {
        let is_null = |choice: &&Value| choice.get("type").and_then(Value::as_str) == Some("null");
        let nullable = choices.iter().any(|choice| is_null(&choice));
        let texts: Vec<String> = choices
            .iter()
            .filter(|choice| !is_null(choice))
            .map(|choice| in_words(choice, types).0)
            .collect();
        return (texts.join(" or "), nullable);
    }
    let (names, nullable) = match schema.get("type") {
        Some(Value::String(name)) => (vec![name.as_str()], false),
        Some(Value::Array(names)) => {
            let names: Vec<&str> = names.iter().filter_map(Value::as_str).collect();
            let nullable = names.contains(&"null");
            (
                names.into_iter().filter(|name| *name != "null").collect(),
                nullable,
            )
        }
        _ => (Vec::new(), false),
    };
    let format = schema.get("format").and_then(Value::as_str);
    let text = match (names.first().copied(), format) {
        (Some("string"), Some("date")) => "date".to_owned(),
        (Some("string"), Some("date-time")) => "instant".to_owned(),
        (Some("string"), Some("password")) => "secret text".to_owned(),
        (Some("string"), _) if names.contains(&"number") => "decimal text".to_owned(),
        (Some("string"), _) => "text".to_owned(),
        (Some("integer"), _) => "integer".to_owned(),
        (Some("boolean"), _) => "boolean".to_owned(),
        (Some("array"), _) => {
            let items = schema.get("items").map(|items| in_words(items, types).0);
            format!("list of {}", items.unwrap_or_default())
        }
        _ => "object".to_owned(),
    };
    (text, nullable)
}

/// Value types that are said in words rather than linked.
fn simple(name: &str, types: &Types) -> Option<String> {
    match name {
        "Fen" => Some("fen".to_owned()),
        "Rate" => Some("rate".to_owned()),
        "Secret" => Some("secret text".to_owned()),
        _ => {
            let schema = types.get(name)?;
            let plain = schema.get("type")?.as_str()? != "object";
            (plain && schema.get("oneOf").is_none() && schema.get("enum").is_none())
                .then(|| in_words(schema, types).0)
        }
    }
}

/// Every type that a schema refers to, and so on.
pub(super) fn reach(schema: &Value, types: &Types, seen: &mut BTreeSet<String>) {
    match schema {
        Value::Object(object) => {
            if let Some(name) = referred(schema)
                && seen.insert(name.to_owned())
                && let Some(next) = types.get(name)
            {
                reach(next, types, seen);
            }
            object.values().for_each(|value| reach(value, types, seen));
        }
        Value::Array(items) => items.iter().for_each(|value| reach(value, types, seen)),
        _ => {}
    }
}

/// The table of the fields of a struct; a line of words when it has none.
pub(super) fn fields_table(name: &str, schema: &Value, types: &Types, order: &Order) -> String {
    let fields = fields(name, schema, order);
    if fields.is_empty() {
        return "No fields.\n".to_owned();
    }
    let is_command = schema.get("required").is_none();
    let mut text = String::from("| field | type | required | |\n|---|---|---|---|\n");
    for field in fields {
        let (words, nullable) = in_words(field.schema, types);
        let required = if is_command {
            required(name, &field, &words, nullable)
        } else if field.required && !nullable {
            "yes".to_owned()
        } else {
            "no".to_owned()
        };
        text.push_str(&format!(
            "| `{}` | {words} | {required} | {} |\n",
            field.name,
            description(field.schema)
        ));
    }
    text
}

/// The table of the fields of a view: those that can be absent are marked.
pub(super) fn view_table(name: &str, schema: &Value, types: &Types, order: &Order) -> String {
    let mut text = String::from("| field | type | |\n|---|---|---|\n");
    for field in fields(name, schema, order) {
        let (words, nullable) = in_words(field.schema, types);
        let mark = if field.required && !nullable { "" } else { "?" };
        text.push_str(&format!(
            "| `{}`{mark} | {words} | {} |\n",
            field.name,
            description(field.schema)
        ));
    }
    text
}

fn fields<'a>(name: &str, schema: &'a Value, order: &Order) -> Vec<Field<'a>> {
    let required: Vec<&str> = schema
        .get("required")
        .and_then(Value::as_array)
        .map(|names| names.iter().filter_map(Value::as_str).collect())
        .unwrap_or_default();
    let mut fields: Vec<Field<'a>> = schema
        .get("properties")
        .and_then(Value::as_object)
        .map(|properties| {
            let field = |(name, schema): (&'a String, &'a Value)| Field {
                name: name.as_str(),
                schema,
                required: required.contains(&name.as_str()),
            };
            properties.iter().map(field).collect()
        })
        .unwrap_or_default();
    let declared = order.get(name).copied().unwrap_or(&[]);
    let place = |field: &Field<'_>| {
        let declared = declared.iter().position(|name| *name == field.name);
        declared
            .or_else(|| required.iter().position(|name| *name == field.name))
            .unwrap_or(usize::MAX)
    };
    fields.sort_by(|a, b| (place(a), a.name).cmp(&(place(b), b.name)));
    fields
}

/// What is required of fields about which neither type nor text tells.
const REQUIRED: &[(&str, &str, &str)] = &[
    ("Buyer", "title", "yes"),
    ("Buyer", "tax_id", "by policy"),
    ("Buyer", "address", "by policy"),
    ("Buyer", "phone", "by policy"),
    ("Buyer", "bank", "by policy"),
    ("Buyer", "bank_account", "by policy"),
    ("BillLine", "rate", "yes"),
    ("Contact", "further_emails", "no"),
    ("Delivery", "recipient", "but for e-mail"),
    ("Delivery", "phone", "but for e-mail"),
    ("Delivery", "address", "for couriers"),
    ("Delivery", "emails", "for e-mail"),
    ("Draft", "fapiao_type", "yes"),
    ("Draft", "medium", "yes"),
    ("FindAccount", "order_number", "one of the two"),
    ("FindAccount", "customer_reference", "one of the two"),
    ("GetHistory", "after", "no"),
    ("ImportStatement", "text", "one of the two"),
    ("ImportStatement", "base64", "one of the two"),
    ("MailOut", "waybill", "no"),
    ("OpenRequest", "batch_number", "of a reissue"),
    ("OpenRequest", "bill_id", "of a split"),
    ("OpenRequest", "change", "of a reissue"),
    ("OpenRequest", "parts", "of a split"),
    ("OpenRequest", "text", "of a question"),
    ("PaymentFeed", "lines", "no"),
    ("PaymentFeed", "method", "no"),
    ("PaymentFeed", "paid_at", "yes"),
    ("PaymentFeed", "payer", "no"),
    ("PaymentFeed", "voucher_fen", "no"),
    ("PostNotice", "mail_by", "yes"),
    ("RegistrationForm", "order_number", "no"),
    ("RegistrationForm", "link", "no"),
    ("SetLocale", "locale", "yes"),
    ("SplitPart", "amount_fen", "one of the two"),
    ("SplitPart", "share", "one of the two"),
];

/// What is stated of a field about which neither type nor text tells whether it is required: `yes`, or when it is.
pub(super) fn stated(name: &str, field: &str) -> Option<&'static str> {
    let found = REQUIRED
        .iter()
        .find(|(of, at, _)| *of == name && *at == field);
    found.map(|(_, _, told)| *told)
}

/// Whether a field of a command is required. The shape never requires one, for what is missing counts as empty.
fn required(name: &str, field: &Field<'_>, words: &str, nullable: bool) -> String {
    if let Some(told) = stated(name, field.name) {
        return told.to_owned();
    }
    let text = description(field.schema);
    let choice = field.schema.get("default").and_then(Value::as_str);
    match (words, choice) {
        _ if nullable || text.contains("optional") || text.contains("when absent") => {
            "no".to_owned()
        }
        ("boolean", _) => "no".to_owned(),
        (_, Some(choice)) if words.starts_with('[') => format!("no: `{choice}`"),
        _ => "yes".to_owned(),
    }
}

/// A type under its own heading.
pub(super) fn section(name: &str, types: &Types, order: &Order, input: bool) -> String {
    let Some(schema) = types.get(name) else {
        return String::new();
    };
    let mut text = format!(
        "<a id=\"type-{name}\"></a>\n\n### {name}\n\n{}\n",
        description(schema)
    );
    if let Some(choices) = schema.get("oneOf").and_then(Value::as_array) {
        text.push_str("\n| value | |\n|---|---|\n");
        for choice in choices {
            text.push_str(&choice_row(choice, types));
        }
    } else if let Some(values) = schema.get("enum").and_then(Value::as_array) {
        let values: Vec<String> = values.iter().map(|value| format!("`{value}`")).collect();
        text.push_str(&format!("\n{}\n", values.join(", ")));
    } else if schema.get("properties").is_some() {
        text.push('\n');
        text.push_str(&if input {
            fields_table(name, schema, types, order)
        } else {
            view_table(name, schema, types, order)
        });
    } else {
        text.push_str("\nNo fields.\n");
    }
    text.push('\n');
    text
}

fn choice_row(choice: &Value, types: &Types) -> String {
    let told = description(choice);
    if let Some(value) = choice.get("const").and_then(Value::as_str) {
        return format!("| `{value}` | {told} |\n");
    }
    if let Some(values) = choice.get("enum").and_then(Value::as_array) {
        let values: Vec<String> = values
            .iter()
            .filter_map(Value::as_str)
            .map(|value| format!("`{value}`"))
            .collect();
        return format!("| {} | {told} |\n", values.join(", "));
    }
    let shape = choice
        .get("properties")
        .and_then(Value::as_object)
        .map(|properties| {
            let inner = |schema: &Value| match schema.get("properties").and_then(Value::as_object) {
                Some(fields) => {
                    let names: Vec<String> = fields
                        .iter()
                        .map(|(name, schema)| format!("`{name}`: {}", in_words(schema, types).0))
                        .collect();
                    format!("{{ {} }}", names.join(", "))
                }
                None => in_words(schema, types).0,
            };
            let texts: Vec<String> = properties
                .iter()
                .map(|(name, schema)| format!("`{name}`: {}", inner(schema)))
                .collect();
            texts.join(", ")
        })
        .unwrap_or_default();
    format!("| {shape} | {told} |\n")
}
