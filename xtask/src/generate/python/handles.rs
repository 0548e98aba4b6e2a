//! `_handles.py`: the operations of each role, and their twins for asyncio.

use super::super::model::{Field, Kind, Model, Operation, Presence};
use super::{MADE, annotation, default_of, docstring, name, union_within, wrap};

const HEAD: &str = r#""""The operations, on the handle of their role."""

from __future__ import annotations

import datetime as _dt
from collections.abc import Sequence
from typing import Any

from ._base import follow, read
from ._call import Caller, draft_of, each
from ._types import *
from ._types import write_feed_record
"#;

const ASYNC_HEAD: &str = r#""""The operations, to be awaited."""

from __future__ import annotations

import datetime as _dt
from collections.abc import Sequence
from functools import partial

from .. import _handles
from .._types import *
from ._call import AsyncCaller
"#;

/// Roles with the name and doc of their class.
const ROLES: &[(&str, &str, &str)] = &[
    (
        "public",
        "Public",
        "What anybody may call: on the desk itself.",
    ),
    (
        "customer",
        "CustomerOperations",
        "What a customer can do. A customer never sees or names another's rows.",
    ),
    (
        "staff",
        "StaffOperations",
        "What the service centre can do.",
    ),
    (
        "platform",
        "PlatformOperations",
        "What the payment platform can do.",
    ),
    (
        "system",
        "SystemOperations",
        "What happens by itself when its time comes.",
    ),
];

/// The file of the handles.
pub(super) fn document(model: &Model) -> Result<String, String> {
    let mut text = format!("{MADE}{HEAD}");
    for (role, class, doc) in ROLES {
        text.push_str(&format!(
            "\n\nclass {class}(Caller):\n{}\n    __slots__ = ()\n",
            docstring(doc, "    ")
        ));
        for operation in of_role(model, role) {
            text.push_str(&method(operation, model)?);
        }
    }
    Ok(text)
}

/// The file of their twins.
pub(super) fn async_document(model: &Model) -> Result<String, String> {
    let mut text = format!("{MADE}{ASYNC_HEAD}");
    for (role, class, doc) in ROLES {
        text.push_str(&format!(
            "\n\nclass Async{class}(AsyncCaller[_handles.{class}]):\n{}\n    __slots__ = ()\n",
            docstring(doc, "    ")
        ));
        for operation in of_role(model, role) {
            let arguments: Vec<String> = operation
                .fields
                .iter()
                .map(|field| name(&field.name))
                .chain(takes_id(operation).then(|| "request_id".to_owned()))
                .map(|name| format!(", {name}={name}"))
                .collect();
            text.push_str(&format!(
                "\n    async def {}(self{}) -> {}:\n{}        return await self._run(partial(self._caller.{}{}))\n",
                name(operation.entry.name),
                parameters(operation, model)?,
                operation.view,
                docstring(&sentence(operation.entry.doc), "        "),
                name(operation.entry.name),
                arguments.concat()
            ));
        }
    }
    Ok(text)
}

fn of_role<'a>(model: &'a Model, role: &'a str) -> impl Iterator<Item = &'a Operation> {
    model
        .operations
        .iter()
        .filter(move |operation| operation.entry.role.name() == role)
}

fn takes_id(operation: &Operation) -> bool {
    operation.entry.takes_request_id
}

/// How a parameter is annotated; some take a short form.
fn taken(field: &Field) -> String {
    match &field.kind {
        Kind::Named(of) if of == "Draft" => "Draft | Sequence[str]".to_owned(),
        Kind::Text if field.name == "base64" => "str | bytes".to_owned(),
        kind => annotation(kind, true),
    }
}

/// What is required comes first, by place or by name; secrets only by name.
fn parameters(operation: &Operation, model: &Model) -> Result<String, String> {
    let secret = operation
        .fields
        .iter()
        .any(|field| field.kind == Kind::Secret);
    let (required, further): (Vec<&Field>, Vec<&Field>) =
        operation.fields.iter().partition(|field| field.required);
    let mut given: Vec<String> = Vec::new();
    let mut named: Vec<String> = Vec::new();
    for field in required {
        let parameter = format!("{}: {}", name(&field.name), taken(field));
        if secret {
            named.push(parameter);
        } else {
            given.push(parameter);
        }
    }
    for field in further {
        named.push(if field.presence == Presence::Optional {
            format!("{}: {} | None = None", name(&field.name), taken(field))
        } else {
            let default = default_of(field, model)
                .map_err(|why| format!("{}.{}: {why}", operation.entry.name, field.name))?;
            format!("{}: {} = {default}", name(&field.name), taken(field))
        });
    }
    if takes_id(operation) {
        named.push("request_id: str | None = None".to_owned());
    }
    if !named.is_empty() {
        given.push("*".to_owned());
    }
    given.extend(named);
    let all: String = given
        .iter()
        .map(|parameter| format!(", {parameter}"))
        .collect();
    if all.len() < 72 {
        return Ok(all);
    }
    let lines: String = given
        .iter()
        .map(|parameter| format!("\n        {parameter},"))
        .collect();
    Ok(format!(",{lines}\n    "))
}

fn method(operation: &Operation, model: &Model) -> Result<String, String> {
    let own = name(operation.entry.name);
    let mut text = format!(
        "\n    def {own}(self{}) -> {}:\n{}",
        parameters(operation, model)?,
        operation.view,
        documented(operation)
    );
    let mut always = Vec::new();
    let mut sometimes = String::new();
    for field in &operation.fields {
        let (key, value) = (&field.name, name(&field.name));
        let sent = match (&field.kind, union_within(&field.kind, model)) {
            (Kind::List(_), Some(union)) => {
                format!("each({value}, write_{})", super::snake(union))
            }
            (_, Some(union)) => format!("write_{}({value})", super::snake(union)),
            (Kind::Named(of), None) if of == "Draft" => format!("draft_of({value})"),
            _ => value.clone(),
        };
        if field.presence == Presence::Optional && !field.required {
            sometimes.push_str(&format!(
                "        if {value} is not None:\n            command[\"{key}\"] = {sent}\n"
            ));
        } else {
            always.push(format!("\"{key}\": {sent}"));
        }
    }
    text.push_str(&format!(
        "        command: dict[str, Any] = {{{}}}\n{sometimes}",
        always.join(", ")
    ));
    let id = if takes_id(operation) {
        ", request_id"
    } else {
        ""
    };
    let call = format!(
        "read({}, self._call(\"{}\", command{id}))",
        operation.view, operation.entry.name
    );
    if model.page_item(&operation.view).is_none() {
        text.push_str(&format!("        return {call}\n"));
        return Ok(text);
    }
    let arguments: Vec<String> = operation
        .fields
        .iter()
        .map(|field| match field.name.as_str() {
            "cursor" => "cursor=cursor".to_owned(),
            other => format!("{0}={0}", name(other)),
        })
        .collect();
    text.push_str(&format!(
        "        page = {call}\n        follow(page, lambda cursor: self.{own}({}))\n        return page\n",
        arguments.join(", ")
    ));
    Ok(text)
}

/// The line of the operation table as a sentence.
fn sentence(doc: &str) -> String {
    let mut letters = doc.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    format!("{}{}.", first.unwrap_or_default(), letters.as_str())
}

fn documented(operation: &Operation) -> String {
    let mut parts = vec![wrap(
        &sentence(operation.entry.doc),
        "        \"\"\"",
        "        ",
    )];
    let mut arguments = String::new();
    for field in &operation.fields {
        let told = format!("{}: {}", name(&field.name), field.doc);
        arguments.push('\n');
        arguments.push_str(&wrap(&told, "            ", "                "));
    }
    if takes_id(operation) {
        arguments.push_str(
            "\n            request_id: The same id again gives the first answer and changes nothing (SPEC P4).",
        );
    }
    if arguments.is_empty() {
        return format!("{}\"\"\"\n", parts.concat());
    }
    parts.push(format!("        Args:{arguments}"));
    format!("{}\n        \"\"\"\n", parts.join("\n\n"))
}
