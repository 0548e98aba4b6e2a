//! The operations of each role: a class for those that wait, and one for those that suspend.

use fapiao_core::operation::Role;

use super::super::model::{Field, Kind, Model, Operation, Presence, Shape};
use super::types::written;
use super::{camel, default_of, kdoc, kotlin_type, sentence, unit};

/// Who calls, and what the class of its operations is for.
const ROLES: &[(Role, &str, &str)] = &[
    (Role::Public, "Public", "What anybody may do."),
    (
        Role::Customer,
        "Customer",
        "What a customer can do. A customer never sees or names another's rows.",
    ),
    (Role::Staff, "Staff", "What the service centre can do."),
    (
        Role::Platform,
        "Platform",
        "What the payment platform can do.",
    ),
    (
        Role::System,
        "Clockwork",
        "What happens by itself when its time comes.",
    ),
];

/// A parameter of a method.
struct Parameter<'a> {
    field: &'a Field,
    name: String,
    /// With its default.
    declared: String,
    required: bool,
}

/// The methods that wait for the answer.
pub(super) fn blocking(model: &Model) -> Result<String, String> {
    classes(model, |role, doc, operations| {
        let mut text = kdoc(0, &[doc.to_owned()]);
        text.push_str(&format!(
            "public abstract class {role}Operations internal constructor(caller: Caller) : Handle(caller) {{\n"
        ));
        for operation in operations {
            text.push_str(&blocking_method(operation, model)?);
        }
        Ok(text.trim_end().to_owned() + "\n}\n\n")
    })
}

/// The methods that suspend.
pub(super) fn suspending(model: &Model) -> Result<String, String> {
    classes(model, |role, doc, operations| {
        let mut text = kdoc(
            0,
            &[format!(
                "{doc} Every call runs on a dispatcher and suspends meanwhile."
            )],
        );
        text.push_str(&format!(
            "public abstract class Suspending{role}Operations internal constructor(\n    private val waiting: {role}Operations,\n    \
             dispatcher: CoroutineDispatcher,\n) : SuspendingHandle(waiting, dispatcher) {{\n"
        ));
        for operation in operations {
            text.push_str(&suspending_method(operation, model)?);
        }
        Ok(text.trim_end().to_owned() + "\n}\n\n")
    })
}

fn classes(
    model: &Model,
    class: impl Fn(&str, &str, &[&Operation]) -> Result<String, String>,
) -> Result<String, String> {
    let mut text = String::new();
    for (role, name, doc) in ROLES {
        let operations: Vec<&Operation> = model
            .operations
            .iter()
            .filter(|operation| operation.entry.role == *role)
            .collect();
        text.push_str(&class(name, doc, &operations)?);
    }
    if model
        .operations
        .iter()
        .any(|operation| ROLES.iter().all(|(role, ..)| *role != operation.entry.role))
    {
        return Err("an operation has a role that Kotlin has no class for".to_owned());
    }
    Ok(text)
}

/// Parameters in the order of the call: those that must be given first.
fn parameters<'a>(operation: &'a Operation, model: &Model) -> Result<Vec<Parameter<'a>>, String> {
    let mut all = Vec::new();
    for field in &operation.fields {
        let name = camel(&field.name);
        let kind = kotlin_type(&field.kind);
        let required = field.required
            && field.presence != Presence::Optional
            && matches!(field.kind, Kind::Text | Kind::Secret);
        let choice = matches!(&field.kind, Kind::Named(name) if model.find(name).is_some_and(|found| matches!(found.shape, Shape::Choice(_))));
        let declared = if required {
            format!("{name}: {kind}")
        } else if field.presence == Presence::Optional || choice {
            // What is left out of a closed set is decided by the desk.
            format!("{name}: {kind}? = null")
        } else {
            format!("{name}: {kind} = {}", default_of(field, model)?)
        };
        all.push(Parameter {
            field,
            name,
            declared,
            required,
        });
    }
    all.sort_by_key(|parameter| !parameter.required);
    Ok(all)
}

/// What a call answers; nothing where the view has no fields.
fn answer<'a>(operation: &'a Operation, model: &Model) -> Option<&'a str> {
    let empty = model
        .find(&operation.view)
        .is_none_or(|found| matches!(&found.shape, Shape::Struct(fields) if fields.is_empty()));
    (!empty).then_some(operation.view.as_str())
}

fn documentation<'a>(
    text: String,
    parameters: impl Iterator<Item = &'a Parameter<'a>>,
    request_id: bool,
) -> String {
    let mut tags: Vec<String> = parameters
        .map(|parameter| {
            format!(
                "@param {} {}{}",
                parameter.name.trim_matches('`'),
                sentence(&parameter.field.doc),
                unit(&parameter.field.kind)
            )
        })
        .collect();
    if request_id {
        tags.push(
            "@param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4)."
                .to_owned(),
        );
    }
    let mut lines = vec![text];
    if !tags.is_empty() {
        lines.push(String::new());
    }
    lines.extend(tags);
    kdoc(4, &lines)
}

/// A list of parameters, on one line where it is short.
fn list(indent: usize, before: &str, parts: &[String], after: &str) -> String {
    let margin = " ".repeat(indent);
    let line = format!("{margin}{before}({}){after}", parts.join(", "));
    if line.chars().count() <= super::WIDTH {
        return line;
    }
    let lines: String = parts
        .iter()
        .map(|part| format!("{margin}    {part},\n"))
        .collect();
    format!("{margin}{before}(\n{lines}{margin}){after}")
}

/// A call within braces, on one line where it is short.
fn within(before: &str, call: &str, parts: &[String]) -> String {
    let line = list(8, &format!("{before} {call}"), parts, " }");
    if line.contains('\n') {
        format!(
            "        {before}\n{}\n        }}\n\n",
            list(12, call, parts, "")
        )
    } else {
        line + "\n\n"
    }
}

fn blocking_method(operation: &Operation, model: &Model) -> Result<String, String> {
    let parameters = parameters(operation, model)?;
    let entry = &operation.entry;
    let (id, name) = (entry.takes_request_id, camel(entry.name));
    let given = if id { "requestId" } else { "null" };
    let (after, call) = match answer(operation, model) {
        Some(view) => (
            format!(": {view} ="),
            format!("answer(\"{}\", {view}, {given})", entry.name),
        ),
        None => (
            ": Unit =".to_owned(),
            format!("done(\"{}\", {given})", entry.name),
        ),
    };
    let mut text = documentation(sentence(entry.doc), parameters.iter(), id);
    let mut declared: Vec<String> = parameters.iter().map(|p| p.declared.clone()).collect();
    declared.extend(id.then(|| "requestId: String? = null".to_owned()));
    text.push_str(&list(4, &format!("public fun {name}"), &declared, &after));
    text.push_str(&format!("\n        {call}"));
    if parameters.is_empty() {
        text.push_str("\n\n");
    } else {
        let fields = written(&operation.fields, "", 12);
        text.push_str(&format!(" {{ into ->\n{fields}        }}\n\n"));
    }
    if let Some(item) = model.page_item(&operation.view) {
        let with = ("Sequence", "sequenceOfPages { cursor ->");
        text.push_str(&paging(&name, &parameters, item, with));
    }
    Ok(text)
}

fn suspending_method(operation: &Operation, model: &Model) -> Result<String, String> {
    let parameters = parameters(operation, model)?;
    let entry = &operation.entry;
    let (id, name) = (entry.takes_request_id, camel(entry.name));
    let mut text = documentation(sentence(entry.doc), parameters.iter(), id);
    let mut declared: Vec<String> = parameters.iter().map(|p| p.declared.clone()).collect();
    declared.extend(id.then(|| "requestId: String? = null".to_owned()));
    let after = format!(": {} =\n", answer(operation, model).unwrap_or("Unit"));
    text.push_str(&list(
        4,
        &format!("public suspend fun {name}"),
        &declared,
        &after,
    ));
    let mut handed: Vec<String> = parameters.iter().map(|p| handed_on(&p.name)).collect();
    handed.extend(id.then(|| handed_on("requestId")));
    text.push_str(&within("away {", &format!("waiting.{name}"), &handed));
    if let Some(item) = model.page_item(&operation.view) {
        let with = ("Flow", "flowOfPages { cursor ->");
        text.push_str(&paging(&name, &parameters, item, with));
    }
    Ok(text)
}

fn handed_on(name: &str) -> String {
    format!("{name} = {name}")
}

/// All rows of all pages, one after the other, as a sequence or a flow.
fn paging(
    name: &str,
    parameters: &[Parameter<'_>],
    item: &Kind,
    (kind, with): (&str, &str),
) -> String {
    let filters = || parameters.iter().filter(|p| p.field.name != "cursor");
    let doc = format!(
        "The rows of all pages of [{name}], one after the other; a page is asked for when it is needed."
    );
    let mut text = documentation(doc, filters(), false);
    let declared: Vec<String> = filters().map(|p| p.declared.clone()).collect();
    let after = format!(": {kind}<{}> =\n", kotlin_type(item));
    text.push_str(&list(
        4,
        &format!("public fun {name}{kind}"),
        &declared,
        &after,
    ));
    let mut handed: Vec<String> = filters().map(|p| handed_on(&p.name)).collect();
    handed.push(handed_on("cursor"));
    text + &within(with, name, &handed)
}
