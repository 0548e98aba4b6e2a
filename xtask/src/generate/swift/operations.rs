//! The operations, as methods of the handles of their role, and the ways to open a desk.

use fapiao_core::operation::Role;

use super::super::model::{Field, Kind, Model, Operation, Presence, Shape};
use super::{comment, default, identifier, role_name, swift_type, type_name, types};

/// A parameter of a method.
pub(super) struct Parameter {
    pub(super) name: String,
    pub(super) label: String,
    pub(super) swift_type: String,
    pub(super) default: Option<String>,
    /// The field of the command.
    pub(super) field: String,
    pub(super) doc: String,
    kind: Kind,
    optional: bool,
}

/// The parameters of an operation, request id last.
pub(super) fn parameters(model: &Model, operation: &Operation) -> Result<Vec<Parameter>, String> {
    let mut parameters = Vec::new();
    for field in &operation.fields {
        let name = identifier(&field.name);
        parameters.push(Parameter {
            label: name.clone(),
            swift_type: parameter_type(field),
            default: if field.required {
                None
            } else {
                default(model, field)?
            },
            field: field.name.clone(),
            doc: field.doc.clone(),
            kind: field.kind.clone(),
            optional: field.presence == Presence::Optional,
            name,
        });
    }
    // What a command consists of needs no label.
    if let [only] = parameters.as_mut_slice()
        && only.default.is_none()
    {
        only.label = "_".into();
    }
    Ok(parameters)
}

/// Parameters are not printed, so that secrets can come as they are typed.
fn parameter_type(field: &Field) -> String {
    let inner = match field.kind {
        Kind::Secret => "String".into(),
        ref kind => swift_type(kind),
    };
    match field.presence {
        Presence::Optional => format!("{inner}?"),
        _ => inner,
    }
}

/// Whether the view says nothing.
pub(super) fn answers_nothing(model: &Model, operation: &Operation) -> bool {
    matches!(model.find(&operation.view).map(|found| &found.shape),
        Some(Shape::Struct(fields)) if types::is_nothing(fields))
}

/// The operations of a role.
pub(super) fn of_role(model: &Model, role: Role) -> Result<String, String> {
    let mut text = format!("extension {} {{", role_name(role));
    let own = model
        .operations
        .iter()
        .filter(|operation| operation.entry.role == role);
    let mut names = Vec::new();
    for operation in own {
        names.push(format!("\"{}\"", operation.entry.name));
        let parameters = parameters(model, operation)?;
        text.push_str(&methods(model, operation, &parameters));
        if model.page_item(&operation.view).is_some()
            && parameters
                .iter()
                .any(|parameter| parameter.field == "cursor")
        {
            text.push_str(&all(operation, &parameters));
        }
    }
    text.push_str(&format!(
        "\n    /// The operations that stand here, by their names in the contract.\n    static let operations = [\n        \
         {},\n    ]\n}}\n",
        names.join(", ")
    ));
    Ok(text)
}

fn declared(parameters: &[Parameter]) -> Vec<String> {
    parameters
        .iter()
        .map(|parameter| {
            let label = if parameter.label == parameter.name {
                String::new()
            } else {
                format!("{} ", parameter.label)
            };
            let value = parameter
                .default
                .as_ref()
                .map_or(String::new(), |value| format!(" = {value}"));
            format!("{label}{}: {}{value}", parameter.name, parameter.swift_type)
        })
        .collect()
}

fn documentation(operation: &Operation, parameters: &[Parameter]) -> String {
    let entry = &operation.entry;
    let mut text = comment("    ", &sentence(entry.doc));
    text.push_str("    ///\n");
    for parameter in parameters {
        text.push_str(&comment(
            "    ",
            &format!("- Parameter {}: {}", parameter.name, parameter.doc),
        ));
    }
    if entry.takes_request_id {
        text.push_str(
            "    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes \
             nothing.\n",
        );
    }
    text
}

fn sentence(text: &str) -> String {
    format!("{}.", super::upper_first(text.trim_end_matches('.')))
}

fn methods(model: &Model, operation: &Operation, parameters: &[Parameter]) -> String {
    let entry = &operation.entry;
    let mut signature = declared(parameters);
    if entry.takes_request_id {
        signature.push("requestID: String? = nil".into());
    }
    let name = identifier(entry.name);
    let signature = signature.join(", ");
    let nothing = answers_nothing(model, operation);
    let answer = if nothing {
        String::new()
    } else {
        format!(" -> {}", type_name(&operation.view))
    };
    let discardable = if entry.changes && !nothing {
        "    @discardableResult\n"
    } else {
        ""
    };
    let fields: Vec<String> = parameters.iter().map(handed_over).collect();
    let fields = if fields.is_empty() {
        "[:]".to_owned()
    } else {
        format!("[{}]", fields.join(", "))
    };
    let request_id = if entry.takes_request_id {
        ", requestID"
    } else {
        ""
    };
    let call = format!(
        "{}(\"{}\", {fields}{request_id})",
        if nothing { "run" } else { "call" },
        entry.name
    );
    format!(
        "\n{}    /// - Throws: Every refusal of the desk.\n{discardable}    public func {name}({signature}) throws(FapiaoError)\
         {answer} {{\n        try {call}\n    }}\n\n    /// `{name}` without holding a thread of Swift's up: the desk works on a \
         thread of its own.\n{discardable}    public func {name}({signature}) async throws(FapiaoError){answer} {{\n        try await \
         {call}\n    }}\n",
        documentation(operation, parameters)
    )
}

/// A parameter as a field of the command. Instants and decimals are written as the contract has them, whoever encodes.
fn handed_over(parameter: &Parameter) -> String {
    let Parameter { name, field, .. } = parameter;
    let wrapper = match parameter.kind {
        Kind::Instant => "WireInstant",
        Kind::Rate | Kind::Decimal => "WireDecimal",
        _ => return format!("\"{field}\": {name}"),
    };
    if parameter.optional {
        format!("\"{field}\": {name}.map({wrapper}.init)")
    } else {
        format!("\"{field}\": {wrapper}({name})")
    }
}

/// Every page of a list.
fn all(operation: &Operation, parameters: &[Parameter]) -> String {
    let name = identifier(operation.entry.name);
    let (kept, inner): (Vec<&Parameter>, Vec<String>) = (
        parameters
            .iter()
            .filter(|parameter| parameter.field != "cursor")
            .collect(),
        parameters
            .iter()
            .map(|parameter| format!("{}: {}", parameter.name, parameter.name))
            .collect(),
    );
    let signature: Vec<String> = parameters
        .iter()
        .zip(declared(parameters))
        .filter(|(parameter, _)| parameter.field != "cursor")
        .map(|(_, text)| text)
        .collect();
    let mut text = format!(
        "\n    /// Everything that `{name}` lists, page by page as it is asked for.\n    ///\n"
    );
    for parameter in kept {
        text.push_str(&comment(
            "    ",
            &format!("- Parameter {}: {}", parameter.name, parameter.doc),
        ));
    }
    text.push_str(&format!(
        "    public func all{}({}) -> Pages<{}> {{\n        Pages {{ cursor throws(FapiaoError) in\n            try {name}({})\n        \
         }}\n    }}\n",
        super::upper_first(&name),
        signature.join(", "),
        type_name(&operation.view),
        inner.join(", ")
    ));
    text
}

/// The ways to open a desk, whose options the contract lists.
pub(super) fn open(model: &Model) -> Result<String, String> {
    let Some(Shape::Struct(fields)) = model.find("DeskOptions").map(|found| &found.shape) else {
        return Err("DeskOptions is no struct".into());
    };
    let mut text = String::from("extension Desk {");
    for (parameter, doc, url, store) in [
        (
            "_ url: String",
            "Opens a desk by address: `sqlite:PATH`, `postgres://…`, or `memory:`, which is gone with the desk.",
            "url",
            "nil",
        ),
        (
            "on store: any Store",
            "Opens a desk on a store of your own.",
            "nil",
            "store",
        ),
    ] {
        for (mark, wait, start) in [
            ("", "", ""),
            (
                " async",
                "await offload { () throws(FapiaoError) in try ",
                " }",
            ),
        ] {
            let mut signature = vec![parameter.to_owned()];
            let mut options = Vec::new();
            let mut docs = comment("    ", doc);
            if !mark.is_empty() {
                docs = comment("    ", &format!("{doc} Holds no thread of Swift's up."));
            }
            docs.push_str("    ///\n");
            for field in fields {
                let name = identifier(&field.name);
                if name == "url" {
                    options.push(format!("url: {url}"));
                    continue;
                }
                let value = default(model, field)?.ok_or("an option without a default")?;
                signature.push(format!("{name}: {} = {value}", super::field_type(field)));
                docs.push_str(&comment(
                    "    ",
                    &format!("- Parameter {name}: {}", field.doc),
                ));
                options.push(format!("{name}: {name}"));
            }
            signature.push("clock: ManualClock? = nil".into());
            signature.push("channel: (any Channel)? = nil".into());
            docs.push_str(
                "    /// - Parameter clock: A clock that is set by hand, for tests.\n    /// - Parameter channel: The way to the tax \
                 platform.\n",
            );
            text.push_str(&format!(
                "\n{docs}    /// - Throws: What is wrong with address, store or options.\n    public static func open(\n        {}\n    \
                 ){mark} throws(FapiaoError) -> Desk {{\n        try {wait}Desk(\n            DeskOptions({}),\n            \
                 store: {store}, clock: clock, channel: channel){start}\n    }}\n",
                signature.join(",\n        "),
                options.join(", ")
            ));
        }
    }
    text.push_str("}\n");
    Ok(text)
}
