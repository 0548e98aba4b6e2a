//! What the tests need to call every operation by name, through its typed method.

use fapiao_core::operation::Role;

use super::super::model::{Field, Kind, Model, Operation, Presence};
use super::operations::{answers_nothing, parameters};
use super::{identifier, role_name};

pub(super) fn document(model: &Model) -> Result<String, String> {
    let mut text = String::from(
        "// Made by `cargo xtask generate`; do not edit.\n\nimport Foundation\n\n@testable import Fapiao\n",
    );
    for role in [
        Role::Public,
        Role::Customer,
        Role::Staff,
        Role::Platform,
        Role::System,
    ] {
        text.push_str(&format!(
            "\nextension {}: TypedCaller {{\n",
            role_name(role)
        ));
        for (mark, wait) in [("", ""), (" async", " await")] {
            text.push_str(&format!(
                "    func dispatch(_ operation: String, _ input: Input){mark} throws -> JSONValue? {{\n        switch operation {{\n"
            ));
            for operation in &model.operations {
                if operation.entry.role == role {
                    text.push_str(&case(model, operation, wait)?);
                }
            }
            text.push_str("        default: return nil\n        }\n    }\n");
        }
        text.push_str("}\n");
    }
    Ok(text)
}

fn case(model: &Model, operation: &Operation, wait: &str) -> Result<String, String> {
    let entry = &operation.entry;
    let mut taken = String::new();
    let mut arguments: Vec<String> = Vec::new();
    for (at, (parameter, field)) in parameters(model, operation)?
        .iter()
        .zip(&operation.fields)
        .enumerate()
    {
        let value = take(model, field)?;
        taken.push_str(&format!(
            "            let p{at}: {} = try {value}\n",
            parameter.swift_type
        ));
        arguments.push(match parameter.label.as_str() {
            "_" => format!("p{at}"),
            label => format!("{label}: p{at}"),
        });
    }
    if entry.takes_request_id {
        arguments.push("requestID: input.requestID".into());
    }
    let call = format!(
        "try{wait} {}({})",
        identifier(entry.name),
        arguments.join(", ")
    );
    let answer = if answers_nothing(model, operation) {
        format!("            {call}\n            return [:]\n")
    } else {
        format!("            return try json({call})\n")
    };
    Ok(format!(
        "        case \"{}\":\n{taken}            try input.end()\n{answer}",
        entry.name
    ))
}

fn take(model: &Model, field: &Field) -> Result<String, String> {
    let name = &field.name;
    let plain = match field.kind {
        Kind::Instant => format!("input.take(\"{name}\", as: WireInstant.self)?.date"),
        Kind::Rate | Kind::Decimal => {
            format!("input.take(\"{name}\", as: WireDecimal.self)?.value")
        }
        _ => format!("input.take(\"{name}\")"),
    };
    Ok(match (field.presence, super::default(model, field)?) {
        (Presence::Default, Some(value)) => format!("{plain} ?? {value}"),
        _ => plain,
    })
}
