//! `index.d.ts`: every type, and the methods of each handle.

use std::collections::BTreeSet;

use fapiao_core::error::Code;
use fapiao_core::operation::Role;

use super::certain::Certain;
use super::*;

/// Where a type stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// It comes from the desk.
    Out,
    /// It goes to the desk: what has a default can be left out.
    In,
    /// In a policy file, as JSON.
    File,
}

impl Node {
    pub(super) fn declarations(&self) -> Result<String, String> {
        let certain = Certain::read()?;
        let mut text = format!(
            "{MADE}\n/**\n * The desk for Chinese tax invoices (发票). Open one with {{@link Desk.open}}.\n *\n * @packageDocumentation\n */\n\n\
             import type {{ DateText, ListOptions, Listing, WriteOptions }} from './lib/facade.js';\n\nexport * from './lib/facade.js';\n\n"
        );
        text.push_str(&error_codes());
        for role in [
            Role::Public,
            Role::Customer,
            Role::Staff,
            Role::Platform,
            Role::System,
        ] {
            text.push_str(&self.role(role));
        }
        for operation in &self.0.operations {
            text.push_str(&self.command(operation));
        }
        for found in &self.0.types {
            text.push_str(&self.declaration(found, &certain)?);
        }
        Ok(text)
    }

    fn role(&self, role: Role) -> String {
        let (name, about) = match role {
            Role::Public => ("PublicOperations", "What anybody may do."),
            Role::Customer => ("CustomerOperations", "What a customer may do."),
            Role::Staff => ("StaffOperations", "What the service centre may do."),
            Role::Platform => ("PlatformOperations", "What the payment platform may do."),
            Role::System => (
                "SystemOperations",
                "What happens by itself when its time comes.",
            ),
        };
        let mut text = format!("{}export interface {name} {{\n", doc(about, ""));
        for operation in self
            .0
            .operations
            .iter()
            .filter(|found| found.entry.role == role)
        {
            text.push_str(&self.method(operation));
        }
        text.push_str("}\n\n");
        text
    }

    fn method(&self, operation: &Operation) -> String {
        let argument = match self.argument(operation) {
            Argument::Nothing => String::new(),
            Argument::Only(field) => {
                let kind = self.kind(&field.kind, Way::In);
                let list = self
                    .list_within(operation, field)
                    .map(|list| self.kind(&list.kind, Way::In));
                let kinds: Vec<String> = [Some(kind), list].into_iter().flatten().collect();
                format!("{}: {}", camel(&field.name), kinds.join(" | "))
            }
            Argument::Short(field) => format!(
                "{}: {} | {}",
                camel(&field.name),
                self.kind(&field.kind, Way::In),
                operation.entry.command
            ),
            Argument::Command => {
                let needed = operation
                    .fields
                    .iter()
                    .any(|field| field.required);
                format!(
                    "command{}: {}",
                    if needed { "" } else { "?" },
                    operation.entry.command
                )
            }
        };
        let item = self.0.page_item(&operation.view);
        let answer = match item {
            Some(item) => format!("Listing<{}, {}>", operation.view, self.kind(item, Way::Out)),
            None if self.is_nothing(&operation.view) => "Promise<void>".to_owned(),
            None => format!("Promise<{}>", operation.view),
        };
        let options = if operation.entry.takes_request_id {
            Some("options?: WriteOptions")
        } else {
            item.map(|_| "options?: ListOptions")
        };
        let arguments: Vec<&str> = [
            Some(argument.as_str()).filter(|text| !text.is_empty()),
            options,
        ]
        .into_iter()
        .flatten()
        .collect();
        let mut about = sentence(operation.entry.doc);
        if item.is_some() {
            about.push_str(" `await` gives one page, `for await` the rows of all pages.");
        }
        format!(
            "{}  {}({}): {answer};\n",
            doc(&about, "  "),
            camel(operation.entry.name),
            arguments.join(", ")
        )
    }

    fn is_nothing(&self, view: &str) -> bool {
        let shape = self.0.find(view).map(|found| &found.shape);
        matches!(shape, Some(Shape::Struct(fields)) if fields.is_empty())
    }

    fn command(&self, operation: &Operation) -> String {
        match self.argument(operation) {
            Argument::Nothing | Argument::Only(_) => return String::new(),
            Argument::Short(_) | Argument::Command => {}
        }
        let mut text = format!(
            "{}export interface {} {{\n",
            doc(
                &format!("Argument of `{}`.", camel(operation.entry.name)),
                ""
            ),
            operation.entry.command
        );
        for field in &operation.fields {
            let needed = field.required;
            text.push_str(&self.field(field, Way::In, needed));
        }
        text.push_str("}\n\n");
        text
    }

    fn declaration(&self, found: &Type, certain: &Certain) -> Result<String, String> {
        let name = &found.name;
        if let Shape::Choice(choices) = &found.shape {
            let lines: Vec<String> = choices
                .iter()
                .map(|choice| format!("{}  | '{}'", doc(&choice.doc, "  "), choice.value))
                .collect();
            return Ok(format!(
                "{}export type {name} =\n{};\n\n",
                doc(&found.doc, ""),
                lines.join("\n")
            ));
        }
        if self.in_policy_file(name) {
            return Ok(self.written(found, name, Way::File, None));
        }
        if self.is_nothing(name) {
            return Ok(String::new());
        }
        let mut text = String::new();
        if found.received {
            text.push_str(&match certain.of(name) {
                Some(view) => {
                    let fields = format!("{name}Fields");
                    let mut text = self.written(found, &fields, Way::Out, None);
                    text.push_str(&doc(&found.doc, ""));
                    text.push_str(&view.union(name, &fields, &self.0)?);
                    text
                }
                None => self.written(found, name, Way::Out, None),
            });
        }
        if found.sent && (!found.received || self.differs(name, &mut BTreeSet::new())) {
            let input = if found.received {
                format!("{name}Input")
            } else {
                name.clone()
            };
            text.push_str(&self.written(found, &input, Way::In, Some(name)));
        }
        Ok(text)
    }

    fn written(&self, found: &Type, name: &str, way: Way, of: Option<&str>) -> String {
        let mut text = match of {
            Some(of) if of != name => doc(
                &format!("{} What is left out has its default.", found.doc),
                "",
            ),
            _ => doc(&found.doc, ""),
        };
        match &found.shape {
            Shape::Choice(_) => {}
            Shape::Struct(fields) => {
                text.push_str(&format!("export interface {name} {{\n"));
                for field in fields {
                    text.push_str(&self.field(field, way, false));
                }
                if way == Way::Out
                    && let Some(item) = self.0.page_item(&found.name)
                {
                    text.push_str(&format!(
                        "  /** The rows of this page and of all that follow. */\n  [Symbol.asyncIterator](): AsyncIterator<{}>;\n",
                        self.kind(item, way)
                    ));
                }
                text.push_str("}\n\n");
            }
            Shape::Union(variants) => {
                text.push_str(&format!("export type {name} =\n"));
                for variant in variants {
                    text.push_str(&doc(&variant.doc, "  "));
                    let tag = format!("{{ readonly type: '{}' }}", variant.name);
                    text.push_str(&match &variant.payload {
                        Payload::None => format!("  | {tag}\n"),
                        Payload::Type(kind) => format!("  | ({tag} & {})\n", self.kind(kind, way)),
                        Payload::Fields(fields) => {
                            let fields: String = fields
                                .iter()
                                .map(|field| self.field(field, way, false))
                                .collect();
                            format!("  | {{\n  readonly type: '{}';\n{fields}}}\n", variant.name)
                        }
                    });
                }
                if text.ends_with('\n') {
                    text.pop();
                }
                text.push_str(";\n\n");
            }
        }
        text
    }

    fn field(&self, field: &Field, way: Way, needed: bool) -> String {
        let name = if way == Way::File {
            field.name.clone()
        } else {
            camel(&field.name)
        };
        let optional = match (field.presence, way) {
            (Presence::Optional, _) => true,
            (Presence::Default, Way::In) => !needed,
            _ => false,
        };
        let mark = |kind: &str| {
            if optional {
                format!("?: {kind} | undefined")
            } else {
                format!(": {kind}")
            }
        };
        let mut text = format!(
            "{}  readonly {name}{};\n",
            doc(&field.doc, "  "),
            mark(&self.kind(&field.kind, way))
        );
        if way == Way::Out
            && let Some(yuan) = yuan_name(field)
        {
            text.push_str(&format!(
                "  /** The same in yuan: `'1280.00'`. */\n  readonly {yuan}{};\n",
                mark("string")
            ));
        }
        text
    }

    fn kind(&self, kind: &Kind, way: Way) -> String {
        match kind {
            Kind::Text | Kind::Secret | Kind::Rate | Kind::Decimal => "string".to_owned(),
            Kind::Fen | Kind::Integer => "number".to_owned(),
            Kind::Instant if way == Way::File => "string".to_owned(),
            Kind::Instant => "Date".to_owned(),
            Kind::Date => "DateText".to_owned(),
            Kind::Boolean => "boolean".to_owned(),
            Kind::Json => "Readonly<Record<string, unknown>>".to_owned(),
            Kind::List(item) => format!("readonly {}[]", self.kind(item, way)),
            Kind::Named(name) => {
                let both = self
                    .0
                    .find(name)
                    .is_some_and(|found| found.sent && found.received);
                if way == Way::In && both && self.differs(name, &mut BTreeSet::new()) {
                    format!("{name}Input")
                } else {
                    name.clone()
                }
            }
        }
    }

    /// Whether a type that goes both ways may leave out on the way in what is always there on the way out.
    fn differs<'a>(&'a self, name: &'a str, seen: &mut BTreeSet<&'a str>) -> bool {
        if !seen.insert(name) {
            return false;
        }
        let Some(found) = self.0.find(name) else {
            return false;
        };
        let lists: Vec<&[Field]> = match &found.shape {
            Shape::Choice(_) => Vec::new(),
            Shape::Struct(fields) => vec![fields],
            Shape::Union(variants) => variants
                .iter()
                .filter_map(|variant| self.payload(&variant.payload).ok())
                .collect(),
        };
        lists.into_iter().flatten().any(|field| {
            let inner = match &field.kind {
                Kind::List(item) => item,
                other => other,
            };
            field.presence == Presence::Default
                || field.kind == Kind::Fen
                || matches!(inner, Kind::Named(name) if self.differs(name, seen))
        })
    }
}

fn error_codes() -> String {
    let codes: BTreeSet<&str> = Code::ALL.iter().map(|code| code.entry().code).collect();
    let lines: Vec<String> = codes.iter().map(|code| format!("  | '{code}'")).collect();
    format!(
        "/** Every code of the catalogue of errors. */\nexport type ErrorCode =\n{};\n\n",
        lines.join("\n")
    )
}

/// A line of doc of the operation table as a sentence.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    format!("{first}{}.", letters.as_str())
}

fn doc(text: &str, indent: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    format!("{indent}/** {} */\n", text.replace("*/", "*\u{200b}/"))
}
