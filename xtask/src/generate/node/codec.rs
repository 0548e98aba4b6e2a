//! `lib/contract.js`: how values of the contract are read and written, and the operations by role.

use std::collections::BTreeMap;

use fapiao_core::operation::Role;

use super::super::quiet::shown;
use super::super::schema;
use super::*;

/// Fields that hold the path of another field.
const PATHS: &[(&str, &str)] = &[("Problem", "path"), ("ErrorBody", "field")];

impl Node {
    pub(super) fn codec(&self) -> Result<String, String> {
        let mut text = String::from(MADE);
        text.push_str(
            "'use strict';\n\n// How values of the contract are read and written, and the operations by role.\n\n\
             const { instant, quiet, yuan } = require('./values.js');\n\n",
        );
        text.push_str(&self.names());
        text.push_str(
            "\n// What comes from the desk. Fields that are not known here are left out.\n\n",
        );
        for found in self.0.types.iter().filter(|found| self.is_read(found)) {
            text.push_str(&self.reader(found)?);
        }
        text.push_str("// What a host is asked or told besides views.\nconst read = {\n");
        for name in schema::RECEIVED
            .iter()
            .filter(|name| !self.in_policy_file(name))
        {
            text.push_str(&format!("  {name}: read{name},\n"));
        }
        text.push_str("};\n");
        text.push_str(
            "\n// What goes to the desk: by name in JavaScript, the name in the contract and how the value is written. `0` is as it\n\
             // is, `1` a Date, `2` any JSON; `null` is a field that is told twice and not sent.\n\nconst write = {};\n",
        );
        for found in self.0.types.iter().filter(|found| self.is_written(found)) {
            text.push_str(&self.writer(found)?);
        }
        text.push_str("\nconst operations = {\n");
        for role in [
            Role::Public,
            Role::Customer,
            Role::Staff,
            Role::Platform,
            Role::System,
        ] {
            text.push_str(&format!("  {}: [\n", role.name()));
            for operation in self
                .0
                .operations
                .iter()
                .filter(|found| found.entry.role == role)
            {
                text.push_str(&self.operation(operation)?);
            }
            text.push_str("  ],\n");
        }
        text.push_str("};\n\nmodule.exports = { jsPath, operations, read, write };\n");
        Ok(text)
    }

    /// Paths name fields as JavaScript does.
    fn names(&self) -> String {
        let mut names = BTreeMap::new();
        let fields = self.0.operations.iter().flat_map(|found| &found.fields);
        let within = self
            .0
            .types
            .iter()
            .filter(|found| found.sent)
            .flat_map(|found| match &found.shape {
                Shape::Struct(fields) => fields.as_slice(),
                _ => &[],
            });
        for field in fields.chain(within) {
            names.insert(field.name.clone(), camel(&field.name));
        }
        names.retain(|name, js| name != js);
        let mut text = String::from("const names = {\n  __proto__: null,\n");
        for (name, js) in names {
            text.push_str(&format!("  {name}: '{js}',\n"));
        }
        text.push_str(
            "};\n\nfunction jsPath(path) {\n  return path.replace(/[a-z0-9_]+/g, (name) => names[name] ?? name);\n}\n",
        );
        text
    }

    fn is_read(&self, found: &Type) -> bool {
        found.received
            && !matches!(found.shape, Shape::Choice(_))
            && !self.in_policy_file(&found.name)
    }

    fn is_written(&self, found: &Type) -> bool {
        found.sent && !matches!(found.shape, Shape::Choice(_))
    }

    fn reader(&self, found: &Type) -> Result<String, String> {
        let name = &found.name;
        match &found.shape {
            Shape::Choice(_) => Ok(String::new()),
            Shape::Struct(fields) if fields.is_empty() => {
                Ok(format!("function read{name}() {{}}\n\n"))
            }
            Shape::Struct(fields) => Ok(format!(
                "{}function read{name}(v) {{\n{}  return o;\n}}\n\n",
                quiet(name, fields),
                self.read_fields(name, fields, "v", None)?
            )),
            Shape::Union(variants) => {
                let mut text = format!("function read{name}(v) {{\n");
                for variant in variants {
                    let tag = &variant.name;
                    let fields = self.payload(&variant.payload)?;
                    if fields.is_empty() {
                        text.push_str(&format!(
                            "  if (v === '{tag}') return {{ type: '{tag}' }};\n"
                        ));
                    } else {
                        let body =
                            self.read_fields(name, fields, &format!("v.{tag}"), Some(tag))?;
                        let body: String = body.lines().map(|line| format!("  {line}\n")).collect();
                        text.push_str(&format!(
                            "  if (v.{tag} !== undefined) {{\n{body}    return o;\n  }}\n"
                        ));
                    }
                }
                text.push_str(
                    "  return { type: typeof v === 'string' ? v : Object.keys(v)[0] };\n}\n\n",
                );
                Ok(text)
            }
        }
    }

    fn read_fields(
        &self,
        of: &str,
        fields: &[Field],
        from: &str,
        tag: Option<&str>,
    ) -> Result<String, String> {
        let mut text = String::from("  const o = {\n");
        match tag {
            Some(tag) => text.push_str(&format!("    type: '{tag}',\n")),
            None if hides(of, fields) => text.push_str(&format!("    __proto__: quiet{of},\n")),
            None => {}
        }
        let mut optional = String::new();
        for field in fields {
            let js = camel(&field.name);
            let value = format!("{from}.{}", field.name);
            let is_path = PATHS.contains(&(of, field.name.as_str()));
            let read = |value: &str| {
                if is_path {
                    format!("jsPath({value})")
                } else {
                    self.read_value(&field.kind, value)
                }
            };
            match field.presence {
                Presence::Optional => {
                    optional.push_str(&format!(
                        "  if ({value} != null) {{\n    o.{js} = {};\n",
                        read(&value)
                    ));
                    if let Some(name) = yuan_name(field) {
                        optional.push_str(&format!("    o.{name} = yuan({value});\n"));
                    }
                    optional.push_str("  }\n");
                }
                presence => {
                    let value = match presence {
                        Presence::Default => format!("({value} ?? {})", self.empty(of, field)?),
                        _ => value,
                    };
                    text.push_str(&format!("    {js}: {},\n", read(&value)));
                    if let Some(name) = yuan_name(field) {
                        text.push_str(&format!("    {name}: yuan({value}),\n"));
                    }
                }
            }
        }
        text.push_str("  };\n");
        text.push_str(&optional);
        Ok(text)
    }

    fn read_value(&self, kind: &Kind, value: &str) -> String {
        match self.read_function(kind) {
            None => value.to_owned(),
            Some(function) => match kind {
                Kind::List(_) => format!("{value}.map({function})"),
                _ => format!("{function}({value})"),
            },
        }
    }

    /// What reads a value, or each of a list; nothing when it is as it is.
    fn read_function(&self, kind: &Kind) -> Option<String> {
        match kind {
            Kind::Instant => Some("instant".to_owned()),
            Kind::List(item) => match self.read_function(item) {
                Some(function) if matches!(**item, Kind::List(_)) => {
                    Some(format!("(item) => item.map({function})"))
                }
                other => other,
            },
            Kind::Named(name) => {
                let found = self.0.find(name)?;
                self.is_read(found).then(|| format!("read{name}"))
            }
            _ => None,
        }
    }

    /// What a field is when it is left out.
    fn empty(&self, of: &str, field: &Field) -> Result<String, String> {
        Ok(match &field.kind {
            Kind::Text | Kind::Secret => "''".to_owned(),
            Kind::List(_) => "[]".to_owned(),
            Kind::Boolean => "false".to_owned(),
            Kind::Fen | Kind::Integer => "0".to_owned(),
            Kind::Json => "{}".to_owned(),
            Kind::Rate | Kind::Decimal => "'0'".to_owned(),
            Kind::Named(name) => match self.0.find(name).map(|found| &found.shape) {
                Some(Shape::Struct(_)) => "{}".to_owned(),
                Some(Shape::Choice(choices)) => choices
                    .first()
                    .map(|choice| format!("'{}'", choice.value))
                    .unwrap_or_default(),
                _ => return Err(format!("{of}.{} has no default", field.name)),
            },
            Kind::Instant | Kind::Date => {
                return Err(format!("{of}.{} has no default", field.name));
            }
        })
    }

    fn writer(&self, found: &Type) -> Result<String, String> {
        let name = &found.name;
        Ok(match &found.shape {
            Shape::Choice(_) => String::new(),
            Shape::Struct(fields) => format!(
                "write.{name} = {{\n{}}};\n",
                self.write_fields(fields, found.received, "  ")
            ),
            Shape::Union(variants) => {
                let mut text = format!("write.{name} = {{\n  variants: {{\n    __proto__: null,\n");
                for variant in variants {
                    let fields = self.payload(&variant.payload)?;
                    if fields.is_empty() {
                        text.push_str(&format!("    {}: null,\n", variant.name));
                    } else {
                        let fields = self.write_fields(fields, found.received, "      ");
                        text.push_str(&format!("    {}: {{\n{fields}    }},\n", variant.name));
                    }
                }
                text.push_str("  },\n};\n");
                text
            }
        })
    }

    fn write_fields(&self, fields: &[Field], received: bool, indent: &str) -> String {
        let mut text = format!("{indent}__proto__: null,\n");
        for field in fields {
            let kind = self.write_kind(&field.kind);
            text.push_str(&format!(
                "{indent}{}: ['{}', {kind}],\n",
                camel(&field.name),
                field.name
            ));
            if let Some(name) = yuan_name(field).filter(|_| received) {
                text.push_str(&format!("{indent}{name}: null,\n"));
            }
        }
        text
    }

    fn write_kind(&self, kind: &Kind) -> String {
        match kind {
            Kind::Instant => "1".to_owned(),
            Kind::Json => "2".to_owned(),
            Kind::List(item) => format!("[{}]", self.write_kind(item)),
            Kind::Named(name)
                if self
                    .0
                    .find(name)
                    .is_some_and(|found| self.is_written(found)) =>
            {
                // Types stand in the order of their names, not of their use.
                format!("() => write.{name}")
            }
            _ => "0".to_owned(),
        }
    }

    fn operation(&self, operation: &Operation) -> Result<String, String> {
        let mut parts = vec![
            format!("name: '{}'", operation.entry.name),
            format!("method: '{}'", camel(operation.entry.name)),
            format!("read: read{}", operation.view),
            format!("takesRequestId: {}", operation.entry.takes_request_id),
        ];
        match self.argument(operation) {
            Argument::Nothing => parts.push("nothing: true".to_owned()),
            Argument::Short(field) => parts.push(format!("short: '{}'", camel(&field.name))),
            Argument::Only(field) => {
                parts.push(format!("only: '{}'", camel(&field.name)));
                if let Some(list) = self.list_within(operation, field) {
                    parts.push(format!("list: '{}'", camel(&list.name)));
                }
            }
            Argument::Command => {}
        }
        if self.0.page_item(&operation.view).is_some() {
            parts.push("page: true".to_owned());
        }
        let fields = self.write_fields(&operation.fields, false, "        ");
        Ok(format!(
            "    {{\n      {},\n      command: {{\n{fields}      }},\n    }},\n",
            parts.join(",\n      ")
        ))
    }
}

/// Whether something of a type is not to be seen when it is printed (SPEC E2, H3).
fn hides(of: &str, fields: &[Field]) -> bool {
    fields.iter().any(|field| !shown(of, &field.name))
}

/// What prints a type of which something is not to be seen.
fn quiet(name: &str, fields: &[Field]) -> String {
    if !hides(name, fields) {
        return String::new();
    }
    let seen = fields.iter().filter(|field| shown(name, &field.name));
    let seen: Vec<String> = seen
        .map(|field| format!("'{}'", camel(&field.name)))
        .collect();
    format!(
        "const quiet{name} = quiet('{name}', [{}]);\n\n",
        seen.join(", ")
    )
}
