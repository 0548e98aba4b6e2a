//! The reference page.

use std::collections::BTreeSet;

use fapiao_core::contract::Locale;
use fapiao_core::error::{Code, Kind, Retry};
use fapiao_core::mail::{Letter, MailTexts, Template, render};
use fapiao_core::operation::Role;
use fapiao_core::policy::Policy;
use fapiao_core::value::Email;
use serde_json::Value;

use super::fields::{self, Order};
use super::machines;
use super::schema::{self, Contract, Described};
use super::types::{self, cell, description, link, referred};

const HEAD: &str = "\
# Reference

<!-- Made by `cargo xtask generate`; do not edit. -->

Everything that can be called, said and refused, made from the code. For a way in, read the [guide](guide.md) first.
For programs, the same stands in [contract.schema.json](contract.schema.json). Rules are cited by number (`B5`).

Types in words: **fen** is money as an integer number of fen (1 yuan = 100 fen); **rate** is a tax rate as decimal text
(`0.06` is 6 %); an **instant** is RFC 3339 in UTC; a **date** is `yyyy-mm-dd` in China time. A field that is missing in a
command counts as empty, so that everything that is wrong is told at once, by path. A `?` in a view marks a field that
can be absent.
";

/// The page.
///
/// # Errors
/// When something of the code cannot be shown.
pub(super) fn document() -> Result<String, String> {
    let contract = schema::contract();
    let order = fields::order();
    let roles = [
        (
            Role::Public,
            "Public: what anybody may call",
            "On the desk itself: `desk.register(…)`.",
        ),
        (
            Role::Customer,
            "Customer",
            "On `desk.customer(session)` or `desk.customer_by_reference(…)`. A customer never sees or names another's rows.",
        ),
        (
            Role::Staff,
            "Staff of the service centre",
            "On `desk.staff(name)`. The host has checked who it is; the name stands in the history.",
        ),
        (Role::Platform, "Payment platform", "On `desk.platform()`."),
        (
            Role::System,
            "System: the clockwork",
            "On `desk.system()`. Mails are sent by `deliver_due` of the same handle.",
        ),
    ];
    let mut text = HEAD.to_owned();
    text.push_str("\n## Contents\n\n");
    for (role, heading, _) in &roles {
        let names: Vec<String> = of_role(&contract, *role)
            .map(|operation| format!("[`{0}`](#op-{0})", operation.entry.name))
            .collect();
        text.push_str(&format!(
            "- [{heading}](#role-{}): {}\n",
            role.name(),
            names.join(", ")
        ));
    }
    let machines: Vec<String> = machines::NAMES
        .iter()
        .map(|name| format!("[{name}](#machine-{})", name.to_lowercase()))
        .collect();
    text.push_str(&format!(
        "- [Errors](#errors)\n- [Machines](#machines): {}\n- [Mails](#mails)\n- [Policies](#policies)\n- [Types](#types)\n",
        machines.join(", ")
    ));
    for (role, heading, how) in &roles {
        text.push_str(&format!(
            "\n<a id=\"role-{}\"></a>\n\n## {heading}\n\n{how}\n",
            role.name()
        ));
        for operation in of_role(&contract, *role) {
            text.push_str(&operation_section(operation, &contract, &order));
        }
    }
    text.push_str(&errors());
    text.push_str(MACHINES);
    text.push_str(&machines::sections());
    text.push_str(&mails()?);
    text.push_str(&policies()?);
    text.push_str(&all_types(&contract, &order));
    Ok(format!("{}\n", text.trim_end()))
}

const MACHINES: &str = "
<a id=\"machines\"></a>

## Machines

What can be done in which status, by whom, and where it leads. Everything else is refused with
[`illegal_transition`](#error-illegal_transition), which names what is possible; the `allowed` field of a view says it
beforehand. Steps without a link happen inside of another operation. `channel` is the tax platform, answering. The
pictures leave out what may leave a row where it stands.

";

fn of_role(contract: &Contract, role: Role) -> impl Iterator<Item = &Described> {
    contract
        .operations
        .iter()
        .filter(move |operation| operation.entry.role == role)
}

fn operation_section(operation: &Described, contract: &Contract, order: &Order) -> String {
    let entry = &operation.entry;
    let view = match referred(&operation.view) {
        Some(name) => link(name),
        None => types::in_words(&operation.view, &contract.types).0,
    };
    let effect = match (entry.changes, entry.takes_request_id) {
        (false, _) => "Changes nothing.",
        (true, true) => "Changes; takes a request id.",
        (true, false) => "Changes; takes no request id, for its answer is secret and not kept.",
    };
    let mut text = format!(
        "\n<a id=\"op-{0}\"></a>\n\n### `{0}`\n\n{1}. {effect}\n\n`{0}({2})` → {view}\n\n",
        entry.name,
        capital(&cell(entry.doc)),
        entry.command
    );
    if let Some(schema) = contract.types.get(entry.command) {
        text.push_str(&types::fields_table(
            entry.command,
            schema,
            &contract.types,
            order,
        ));
    }
    text
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Invalid => "invalid",
        Kind::NotFound => "not_found",
        Kind::Refused => "refused",
        Kind::Taken => "taken",
        Kind::Conflict => "conflict",
        Kind::Unavailable => "unavailable",
        Kind::Internal => "internal",
    }
}

fn errors() -> String {
    let mut text = String::from(
        "\n<a id=\"errors\"></a>\n\n## Errors\n\nOne catalogue for every language. The `kind` says what sort of refusal it is, the \
         `code` is stable, `retry` says whether the same call can help: never, soon, or later (at `retry_at` where that is known). \
         `{name}` stands for a detail of that name. Wrong fields stand in `problems` of `invalid_input`, each with its path and \
         one of the codes of the second table.\n",
    );
    let is_problem = |code: &&Code| code.entry().advice_en.is_empty();
    text.push_str("\n| code | kind | retry | what | what to do |\n|---|---|---|---|---|\n");
    let mut seen = BTreeSet::new();
    for code in Code::ALL.iter().filter(|code| !is_problem(code)) {
        let entry = code.entry();
        let retry = match entry.retry {
            Retry::Never => "never",
            Retry::Soon => "soon",
            Retry::Later => "later",
        };
        let anchor = if seen.insert(entry.code) {
            format!("<a id=\"error-{}\"></a>", entry.code)
        } else {
            String::new()
        };
        text.push_str(&format!(
            "| {anchor}`{}` | {} | {retry} | {}<br>{} | {}<br>{} |\n",
            entry.code,
            kind(entry.kind),
            cell(entry.zh),
            cell(entry.en),
            cell(entry.advice_zh),
            cell(entry.advice_en)
        ));
    }
    text.push_str("\n| problem | zh | en |\n|---|---|---|\n");
    for code in Code::ALL.iter().filter(is_problem) {
        let entry = code.entry();
        text.push_str(&format!(
            "| <a id=\"error-{0}\"></a>`{0}` | {1} | {2} |\n",
            entry.code,
            cell(entry.zh),
            cell(entry.en)
        ));
    }
    text
}

fn mails() -> Result<String, String> {
    let to = Email::parse("wang@example.com").map_err(|code| format!("an address: {code:?}"))?;
    let schema = schemars::SchemaGenerator::default()
        .into_root_schema_for::<Template>()
        .to_value();
    let mut text = String::from(
        "\n<a id=\"mails\"></a>\n\n## Mails\n\nA mail is written in the same transaction as the change that it tells of, and sent later by \
         `deliver_due`. The subject is in the language of the customer; parts of it that name something of the case are left out here.\n\n\
         | mail | tells | subject |\n|---|---|---|\n",
    );
    for template in Template::ALL {
        let tells = schema
            .get("oneOf")
            .and_then(Value::as_array)
            .and_then(|choices| {
                choices.iter().find(|choice| {
                    choice.get("const").and_then(Value::as_str) == Some(template.name())
                })
            })
            .map(description)
            .unwrap_or_default();
        let subject = |locale| {
            cell(&render(&Letter::new(*template, &to, locale), &MailTexts::default()).subject)
        };
        text.push_str(&format!(
            "| `{}` | {tells} | {}<br>{} |\n",
            template.name(),
            subject(Locale::Zh),
            subject(Locale::En)
        ));
    }
    Ok(text)
}

fn policies() -> Result<String, String> {
    let [default, vianet21] = [Policy::default(), Policy::vianet21()]
        .map(|policy| serde_json::to_value(policy).map_err(|error| error.to_string()));
    let (default, vianet21) = (default?, vianet21?);
    let mut rows = Vec::new();
    flatten("", &default, &vianet21, &mut rows);
    let mut text = String::from(
        "\n<a id=\"policies\"></a>\n\n## Policies\n\nThe two that come ready. What each field means stands in [policy.md](policy.md).\n\n\
         | field | `Policy::default()` | `Policy::vianet21()` |\n|---|---|---|\n",
    );
    for (path, default, vianet21) in rows {
        let vianet21 = if default == vianet21 {
            "the same".to_owned()
        } else {
            vianet21
        };
        text.push_str(&format!("| `{path}` | {default} | {vianet21} |\n"));
    }
    Ok(text)
}

/// The plain fields of both side by side; of a list, how each item is called.
fn flatten(path: &str, a: &Value, b: &Value, rows: &mut Vec<(String, String, String)>) {
    match (a, b) {
        (Value::Object(fields), Value::Object(_)) => {
            for (name, value) in fields {
                let inner = if path.is_empty() {
                    name.clone()
                } else {
                    format!("{path}.{name}")
                };
                flatten(&inner, value, b.get(name).unwrap_or(&Value::Null), rows);
            }
        }
        _ => rows.push((path.to_owned(), shown(a), shown(b))),
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => cell(text),
        Value::Array(items) => items.iter().map(item).collect::<Vec<_>>().join("<br>"),
        other => other.to_string(),
    }
}

/// An item of a list of the policy, in short.
fn item(value: &Value) -> String {
    let Value::Object(fields) = value else {
        return shown(value);
    };
    let names = [
        "id",
        "method",
        "name",
        "name_zh",
        "from",
        "fapiao_type",
        "medium",
        "media",
        "buyer",
        "freight",
        "rate",
        "fields",
        "title",
        "address",
        "phone",
        "bank",
        "bank_account",
        "remark",
        "item",
    ];
    names
        .iter()
        .filter_map(|name| fields.get(*name))
        .map(|value| match value {
            Value::Array(items) => items.iter().map(shown).collect::<Vec<_>>().join("+"),
            Value::Object(limit) => limit
                .get("max")
                .map_or_else(|| value.to_string(), Value::to_string),
            other => shown(other),
        })
        .collect::<Vec<_>>()
        .join(" ")
}

fn all_types(contract: &Contract, order: &Order) -> String {
    let commands: BTreeSet<&str> = contract
        .operations
        .iter()
        .map(|operation| operation.entry.command)
        .collect();
    let (mut inputs, mut seen) = (BTreeSet::new(), BTreeSet::new());
    for operation in &contract.operations {
        types::reach(&operation.command, &contract.types, &mut inputs);
        types::reach(&operation.view, &contract.types, &mut seen);
    }
    if let Some(error) = contract.types.get("ErrorBody") {
        seen.insert("ErrorBody".to_owned());
        types::reach(error, &contract.types, &mut seen);
    }
    let mut text = String::from(
        "\n<a id=\"types\"></a>\n\n## Types\n\nWhat commands carry and operations answer, by name.\n\n",
    );
    let all: BTreeSet<&String> = inputs.union(&seen).collect();
    for name in all {
        let said_in_words = matches!(name.as_str(), "Fen" | "Rate" | "Secret");
        if said_in_words || commands.contains(name.as_str()) {
            continue;
        }
        text.push_str(&types::section(
            name,
            &contract.types,
            order,
            inputs.contains(name),
        ));
    }
    text
}
