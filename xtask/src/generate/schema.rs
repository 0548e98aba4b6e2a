//! The contract as one JSON Schema document.

use fapiao::door::DeskOptions;
use fapiao::{Delivered, ImportOptions, ImportProgress, ImportReport, RelayStatus, SmtpOptions};
use fapiao_conformance::Report as StoreReport;
use fapiao_core::channel::{ChannelAnswer, ChannelCall};
use fapiao_core::error::{Code, ErrorBody};
use fapiao_core::mail::RenderedMail;
use fapiao_core::operation::{OperationEntry, Vouched, schemas};
use fapiao_core::policy::Policy;
use fapiao_core::store::{Batch, Fact, Listed, Lookup, MailQuery, MailRow, Query, Row, Settlement};
use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

/// An operation with the schemas of its command and view.
pub(super) struct Described {
    pub(super) entry: OperationEntry,
    pub(super) command: Value,
    pub(super) view: Value,
}

/// All types by name, and the operations in their order.
pub(super) struct Contract {
    pub(super) types: Map<String, Value>,
    pub(super) operations: Vec<Described>,
}

/// The contract as the code has it.
pub(super) fn contract() -> Contract {
    let mut generator: SchemaGenerator = SchemaSettings::draft2020_12().into_generator();
    let mut operations = Vec::new();
    schemas(&mut generator, |entry, command, view| {
        operations.push(Described {
            entry: *entry,
            command: command.to_value(),
            view: view.to_value(),
        });
    });
    crossing(&mut generator);
    let mut contract = Contract {
        types: generator.take_definitions(true),
        operations,
    };
    name_pages(&mut contract);
    contract.types.values_mut().for_each(forget_secret_defaults);
    contract
}

macro_rules! crossing {
    (sent { $($sent:ident)* } received { $($received:ident)* }) => {
        /// What a host sends besides commands.
        pub(super) const SENT: &[&str] = &[$(stringify!($sent)),*];
        /// What a host receives besides views.
        pub(super) const RECEIVED: &[&str] = &[$(stringify!($received)),*];

        fn crossing(generator: &mut SchemaGenerator) {
            $(generator.subschema_for::<$sent>();)*
            $(generator.subschema_for::<$received>();)*
        }
    };
}

crossing! {
    sent { ChannelAnswer DeskOptions Fact ImportOptions Listed MailRow RenderedMail Row SmtpOptions Vouched }
    received { Batch ChannelCall Delivered ErrorBody ImportProgress ImportReport Lookup MailQuery Policy Query RelayStatus RenderedMail Settlement StoreReport }
}

/// Pages of different rows are numbered by `schemars`; each gets the name that the operation table has for it.
fn name_pages(contract: &mut Contract) {
    let renamed: Vec<(String, String)> = contract
        .operations
        .iter()
        .filter_map(|operation| {
            let found = super::types::referred(&operation.view)?.to_owned();
            let wanted: String = operation
                .entry
                .view
                .replace('<', "Of")
                .chars()
                .filter(char::is_ascii_alphanumeric)
                .collect();
            (found.starts_with("Page") && found != wanted).then_some((found, wanted))
        })
        .collect();
    for (from, to) in &renamed {
        if let Some(schema) = contract.types.remove(from) {
            contract.types.insert(to.clone(), schema);
        }
    }
    let refer = |value: &mut Value| rename(value, &renamed);
    contract.types.values_mut().for_each(refer);
    for operation in &mut contract.operations {
        rename(&mut operation.view, &renamed);
    }
}

fn rename(value: &mut Value, renamed: &[(String, String)]) {
    match value {
        Value::Object(object) => {
            if let Some(Value::String(target)) = object.get_mut("$ref")
                && let Some((_, to)) = renamed
                    .iter()
                    .find(|(from, _)| *target == format!("#/$defs/{from}"))
            {
                *target = format!("#/$defs/{to}");
            }
            object.values_mut().for_each(|value| rename(value, renamed));
        }
        Value::Array(items) => items.iter_mut().for_each(|value| rename(value, renamed)),
        _ => {}
    }
}

/// A secret is never written, so its default is not what it looks like.
fn forget_secret_defaults(schema: &mut Value) {
    let Some(Value::Object(properties)) = schema.get_mut("properties") else {
        return;
    };
    for property in properties.values_mut() {
        let secret = super::types::referred(property) == Some("Secret")
            || property.get("format").and_then(Value::as_str) == Some("password");
        if secret && let Value::Object(property) = property {
            property.remove("default");
        }
    }
}

/// The document: small things a line each, so that a change of one is a change of a line.
pub(super) fn document() -> Result<String, String> {
    let contract = contract();
    let operations = contract.operations.iter().map(|operation| {
        let entry = &operation.entry;
        vec![
            ("name", json!(entry.name)),
            ("role", json!(entry.role.name())),
            ("changes", json!(entry.changes)),
            ("takes_request_id", json!(entry.takes_request_id)),
            ("command", operation.command.clone()),
            ("view", operation.view.clone()),
            ("doc", json!(entry.doc)),
        ]
    });
    let errors = Code::ALL.iter().map(|code| {
        let entry = code.entry();
        vec![
            ("code", json!(entry.code)),
            ("kind", json!(entry.kind)),
            ("retry", json!(entry.retry)),
            ("zh", json!(entry.zh)),
            ("en", json!(entry.en)),
            ("advice_zh", json!(entry.advice_zh)),
            ("advice_en", json!(entry.advice_en)),
        ]
    });
    let parts = [
        ("$schema", json!("https://json-schema.org/draft/2020-12/schema").to_string()),
        ("title", json!("The contract of the fapiao desk").to_string()),
        (
            "description",
            json!(
                "Made by `cargo xtask generate`; do not edit. `operations` and `errors` are tables for programs that make \
                 doors to the desk; `$defs` has every type. Amounts are integer fen, instants RFC 3339 in UTC, dates \
                 yyyy-mm-dd in China time. A field that is missing in a command counts as empty."
            )
            .to_string(),
        ),
        ("error", json!({"$ref": "#/$defs/ErrorBody"}).to_string()),
        ("operations", lines(operations)),
        ("errors", lines(errors)),
        ("$defs", types(contract.types)?),
    ];
    let parts: Vec<String> = parts
        .iter()
        .map(|(name, text)| format!("  {}: {text}", json!(name)))
        .collect();
    Ok(format!("{{\n{}\n}}\n", parts.join(",\n")))
}

/// A list of objects, a line each, their fields in the order given.
fn lines(objects: impl Iterator<Item = Vec<(&'static str, Value)>>) -> String {
    let lines: Vec<String> = objects
        .map(|fields| {
            let fields: Vec<String> = fields
                .iter()
                .map(|(name, value)| format!("{}: {value}", json!(name)))
                .collect();
            format!("    {{{}}}", fields.join(", "))
        })
        .collect();
    format!("[\n{}\n  ]", lines.join(",\n"))
}

fn types(types: Map<String, Value>) -> Result<String, String> {
    let mut names: Vec<(String, Value)> = types.into_iter().collect();
    names.sort_by(|(a, _), (b, _)| a.cmp(b));
    let mut written = Vec::new();
    for (name, schema) in names {
        let text =
            serde_json::to_string_pretty(&sorted(schema)).map_err(|error| error.to_string())?;
        written.push(format!(
            "    {}: {}",
            json!(name),
            text.replace('\n', "\n    ")
        ));
    }
    Ok(format!("{{\n{}\n  }}", written.join(",\n")))
}

/// The same with its keys in order, whatever the features of `serde_json`.
fn sorted(value: Value) -> Value {
    match value {
        Value::Object(object) => {
            let mut entries: Vec<(String, Value)> = object.into_iter().collect();
            entries.sort_by(|(a, _), (b, _)| a.cmp(b));
            Value::Object(
                entries
                    .into_iter()
                    .map(|(key, value)| (key, sorted(value)))
                    .collect(),
            )
        }
        Value::Array(items) => Value::Array(items.into_iter().map(sorted).collect()),
        other => other,
    }
}
