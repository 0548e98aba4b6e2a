//! The machines: what can be done when, as a table and as a picture.

use fapiao_core::account;
use fapiao_core::application;
use fapiao_core::bill;
use fapiao_core::contract::{RequestKind, Text};
use fapiao_core::fapiao;
use fapiao_core::machine::{Status, Table};
use fapiao_core::operation::OPERATIONS;
use fapiao_core::request;
use fapiao_core::session;
use fapiao_core::wording;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::Value;

use super::types::description;

/// Every machine.
pub(super) fn sections() -> String {
    [
        section(
            "Application",
            "申请批次",
            &application::TABLE,
            Some(&wording::application_status),
        ),
        section(
            "Fapiao",
            "发票",
            &fapiao::TABLE,
            Some(&wording::fapiao_status),
        ),
        section("Bill", "账单", &bill::TABLE, None),
        // A reissue goes through most of them.
        section(
            "Request",
            "支持请求",
            &request::TABLE,
            Some(&|status| wording::request_status(RequestKind::Reissue, status)),
        ),
        section("Account", "账户", &account::TABLE, None),
        section("Session", "登录", &session::TABLE, None),
    ]
    .join("\n")
}

/// The heading of a machine, for links.
pub(super) const NAMES: &[&str] = &[
    "Application",
    "Fapiao",
    "Bill",
    "Request",
    "Account",
    "Session",
];

fn section<S: Status + JsonSchema>(
    name: &str,
    zh: &str,
    table: &Table<S>,
    words: Option<&dyn Fn(S) -> Text>,
) -> String {
    let anchor = name.to_lowercase();
    let mut text = format!("<a id=\"machine-{anchor}\"></a>\n\n### {name} ({zh})\n\n");
    text.push_str(&statuses(words));
    text.push_str("\n| operation | from | by | to |\n|---|---|---|---|\n");
    for line in table.0 {
        text.push_str(&format!(
            "| {} | {} | {} | {} |\n",
            operation(line.operation),
            names(line.from),
            line.by.join(", "),
            names(line.to)
        ));
    }
    text.push_str(&format!("\n```mermaid\n{}```\n", picture(table)));
    text
}

/// What the statuses mean, and how customers read them.
fn statuses<S: Status + JsonSchema>(words: Option<&dyn Fn(S) -> Text>) -> String {
    let schema = SchemaGenerator::default()
        .into_root_schema_for::<S>()
        .to_value();
    let mut text = String::from(if words.is_some() {
        "| status | shown as | meaning |\n|---|---|---|\n"
    } else {
        "| status | meaning |\n|---|---|\n"
    });
    for status in S::ALL {
        let meaning = schema
            .get("oneOf")
            .and_then(Value::as_array)
            .and_then(|choices| {
                choices.iter().find(|choice| {
                    choice.get("const").and_then(Value::as_str) == Some(status.name())
                })
            })
            .map(description)
            .unwrap_or_default();
        let shown = words
            .map(|words| words(*status))
            .map(|shown| format!(" {} / {} |", shown.zh, shown.en))
            .unwrap_or_default();
        text.push_str(&format!("| `{}` |{shown} {meaning} |\n", status.name()));
    }
    text
}

/// A link where it is an operation of the contract; some steps happen inside of others.
fn operation(name: &str) -> String {
    if OPERATIONS.iter().any(|entry| entry.name == name) {
        format!("[`{name}`](#op-{name})")
    } else {
        format!("`{name}`")
    }
}

fn names<S: Status>(statuses: &[S]) -> String {
    let names: Vec<String> = statuses
        .iter()
        .map(|status| format!("`{}`", status.name()))
        .collect();
    names.join(", ")
}

/// A mermaid diagram. What may leave a row where it stands is not drawn as doing so.
fn picture<S: Status>(table: &Table<S>) -> String {
    let mut edges: Vec<(S, S, Vec<&str>)> = Vec::new();
    for line in table.0 {
        let may_stay = line.from.iter().all(|from| line.to.contains(from));
        for from in line.from {
            for to in line.to {
                if from == to || may_stay && line.from.contains(to) {
                    continue;
                }
                match edges.iter_mut().find(|(a, b, _)| a == from && b == to) {
                    Some((_, _, names)) => names.push(line.operation),
                    None => edges.push((*from, *to, vec![line.operation])),
                }
            }
        }
    }
    let mut text = String::from("stateDiagram-v2\n");
    if let Some(first) = S::ALL.first() {
        text.push_str(&format!("    [*] --> {}\n", first.name()));
    }
    for (from, to, names) in &edges {
        text.push_str(&format!(
            "    {} --> {}: {}\n",
            from.name(),
            to.name(),
            names.join(", ")
        ));
    }
    for status in S::ALL {
        if table.allowed(*status).is_empty() {
            text.push_str(&format!("    {} --> [*]\n", status.name()));
        }
    }
    text
}
