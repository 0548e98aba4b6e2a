//! The content as text, for tests.

use serde::Serialize;

use super::Kept;

impl Kept {
    /// One line for each thing kept, in the order of its key.
    pub(super) fn dump(&self) -> String {
        let mut text = String::new();
        self.rows
            .values()
            .flat_map(|rows| rows.values())
            .for_each(|row| line(&mut text, "row", row));
        self.entries
            .iter()
            .for_each(|entry| line(&mut text, "entries", &entry));
        self.claims
            .iter()
            .for_each(|claims| line(&mut text, "claims", &claims));
        self.facts
            .values()
            .flat_map(|facts| facts.values())
            .for_each(|fact| line(&mut text, "fact", fact));
        self.mails
            .values()
            .for_each(|mail| line(&mut text, "mail", mail));
        self.due
            .iter()
            .for_each(|place| line(&mut text, "due", place));
        text
    }
}

fn line(text: &mut String, what: &str, kept: &impl Serialize) {
    text.push_str(what);
    text.push(' ');
    text.push_str(&serde_json::to_string(kept).unwrap_or_default());
    text.push('\n');
}
