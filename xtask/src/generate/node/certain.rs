//! Fields that are certainly there by status. The contract does not tell it, so it stands in a file that the tests of the
//! door hold against everything that the scenarios see.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::camel;
use crate::generate::model::{Field, Kind, Model, Shape};

/// Every view of which something is certain.
pub(super) struct Certain(Vec<View>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct View {
    view: String,
    /// What the tests know it by.
    #[serde(rename = "known_by")]
    _known_by: Vec<String>,
    by: String,
    when: BTreeMap<String, Vec<String>>,
}

impl Certain {
    pub(super) fn read() -> Result<Self, String> {
        let path = crate::root().join("bindings-node/test/certain.json");
        let text = std::fs::read_to_string(&path)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        serde_json::from_str(&text)
            .map(Self)
            .map_err(|error| format!("{}: {error}", path.display()))
    }

    pub(super) fn of(&self, name: &str) -> Option<&View> {
        self.0.iter().find(|view| view.view == name)
    }
}

impl View {
    /// A union by the field that decides.
    pub(super) fn union(&self, name: &str, fields: &str, model: &Model) -> Result<String, String> {
        let wrong = |what: &str| format!("certain.json: {name} has no {what}");
        let Some(Shape::Struct(known)) = model.find(name).map(|found| &found.shape) else {
            return Err(wrong("fields"));
        };
        let find = |wanted: &str| {
            known
                .iter()
                .find(|field| field.name == wanted)
                .ok_or_else(|| wrong(wanted))
        };
        let Kind::Named(choice) = &find(&self.by)?.kind else {
            return Err(wrong(&self.by));
        };
        let Some(Shape::Choice(choices)) = model.find(choice).map(|found| &found.shape) else {
            return Err(wrong(choice));
        };
        if let Some(value) = self
            .when
            .keys()
            .find(|value| !choices.iter().any(|found| found.value == **value))
        {
            return Err(wrong(value));
        }
        let by = camel(&self.by);
        let mut text = format!("export type {name} = {fields} &\n  (\n");
        let mut others = Vec::new();
        for choice in choices {
            let Some(certain) = self.when.get(&choice.value) else {
                others.push(format!("'{}'", choice.value));
                continue;
            };
            text.push_str(&format!("    | {{ readonly {by}: '{}'", choice.value));
            for field in certain {
                text.push_str(&format!(
                    "; readonly {}: {}",
                    camel(field),
                    present(find(field)?)?
                ));
            }
            text.push_str(" }\n");
        }
        if !others.is_empty() {
            text.push_str(&format!(
                "    | {{ readonly {by}: {} }}\n",
                others.join(" | ")
            ));
        }
        text.push_str("  );\n\n");
        Ok(text)
    }
}

/// What is there, when it is.
fn present(field: &Field) -> Result<&str, String> {
    match &field.kind {
        Kind::Text => Ok("string"),
        Kind::Date => Ok("DateText"),
        Kind::Instant => Ok("Date"),
        Kind::Named(name) => Ok(name),
        _ => Err(format!(
            "certain.json: {} is of a kind that is not provided for",
            field.name
        )),
    }
}
