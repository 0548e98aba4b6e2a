//! Variables and files in a scenario: `"$name"`, `"… ${name} …"`, `{"$file": "vectors/…"}`.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::format::root;

/// What was saved so far.
pub type Variables = BTreeMap<String, Value>;

/// The value with every variable and file in place.
///
/// # Errors
/// The variable that is not known, or the file that cannot be read.
pub fn fill(value: &Value, variables: &Variables) -> Result<Value, String> {
    Ok(match value {
        Value::String(text) => match variable(text) {
            Some(name) => known(name, variables)?.clone(),
            None => Value::String(fill_text(text, variables)?),
        },
        Value::Array(items) => Value::Array(
            items
                .iter()
                .map(|item| fill(item, variables))
                .collect::<Result<_, _>>()?,
        ),
        Value::Object(fields) => match fields.get("$file").and_then(Value::as_str) {
            Some(path) => Value::String(
                std::fs::read_to_string(root().join(path))
                    .map_err(|error| format!("{path}: {error}"))?,
            ),
            None => Value::Object(
                fields
                    .iter()
                    .map(|(name, value)| Ok((name.clone(), fill(value, variables)?)))
                    .collect::<Result<_, String>>()?,
            ),
        },
        other => other.clone(),
    })
}

/// The text with every variable in place.
///
/// # Errors
/// The variable that is not known.
pub fn fill_text(text: &str, variables: &Variables) -> Result<String, String> {
    if let Some(name) = variable(text) {
        return Ok(plain(known(name, variables)?));
    }
    let mut pieces = text.split("${");
    let mut filled = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (name, rest) = piece
            .split_once('}')
            .ok_or_else(|| format!("an open ${{ in {text}"))?;
        filled.push_str(&plain(known(name, variables)?));
        filled.push_str(rest);
    }
    Ok(filled)
}

/// The name of a text that is nothing but a variable.
fn variable(text: &str) -> Option<&str> {
    text.strip_prefix('$').filter(|name| {
        !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    })
}

fn known<'a>(name: &str, variables: &'a Variables) -> Result<&'a Value, String> {
    variables
        .get(name)
        .ok_or_else(|| format!("${name} was never saved"))
}

fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}
