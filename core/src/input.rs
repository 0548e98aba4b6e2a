//! Commands as JSON text.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error::{Code, Error};

/// Reads a command from JSON. Messages name the field and what was expected, never what was given (SPEC E2).
///
/// # Errors
/// `invalid_input` with the path.
pub fn parse<T: DeserializeOwned + Serialize>(input: &str) -> Result<T, Error> {
    // An array of the right length would pass for a command, field by field.
    if !input.trim_start().starts_with('{') {
        return Err(wrong_type("input", "expected an object"));
    }
    let value = serde_json::from_str(input).map_err(|_| why_not::<T>(input))?;
    if input.contains('[') {
        refuse_lists_for_objects(input, &value)?;
    }
    Ok(value)
}

/// Why a text is no command. It is read again, noting the path: only what is refused pays for that.
fn why_not<T: DeserializeOwned>(input: &str) -> Error {
    let mut reader = serde_json::Deserializer::from_str(input);
    let read: Result<T, _> = serde_path_to_error::deserialize(&mut reader);
    let Err(error) = read else {
        let end = reader.end().map_err(|error| error.to_string());
        return wrong_type("input", &end.err().unwrap_or_default());
    };
    let path = error.path().to_string();
    let message = error.inner().to_string();
    let quoted = |text: &str| text.split('`').nth(1).unwrap_or_default().to_owned();
    let under = |name: &str| {
        if path == "." {
            name.to_owned()
        } else {
            format!("{path}.{name}")
        }
    };
    if message.starts_with("unknown field") {
        // The path of serde already ends with the field itself.
        let name = quoted(&message);
        let full = if path.rsplit('.').next() == Some(name.as_str()) {
            path.clone()
        } else {
            under(&name)
        };
        return Error::problem(full, Code::UnknownField);
    }
    if message.starts_with("missing field") {
        return Error::problem(under(&quoted(&message)), Code::Required);
    }
    // What is no JSON at all has no path.
    wrong_type(
        if matches!(path.as_str(), "." | "?") {
            "input"
        } else {
            &path
        },
        &message,
    )
}

/// Reading takes a list for an object, field by field. What was read is written again: where the input has a list and the
/// command an object, it was taken so.
fn refuse_lists_for_objects<T: Serialize>(input: &str, value: &T) -> Result<(), Error> {
    // What has elements in the command had them in the input. So where none is empty and as many are left, all were
    // taken for lists, and nothing need be compared.
    let written = serde_json::to_string(value).map_err(|_| Error::new(Code::Internal))?;
    let given = lists(input);
    if given.empty == 0 && given.filled == lists(&written).filled {
        return Ok(());
    }
    let given: Value = serde_json::from_str(input).map_err(|_| Error::new(Code::Internal))?;
    let read = serde_json::to_value(value).map_err(|_| Error::new(Code::Internal))?;
    match list_for_object(&given, &read) {
        Some(path) => Err(wrong_type(
            path.trim_start_matches('.'),
            "expected an object",
        )),
        None => Ok(()),
    }
}

/// The lists of a JSON text.
#[derive(Default)]
struct Lists {
    empty: usize,
    filled: usize,
}

/// Counts the lists of a text that is known to be JSON.
fn lists(json: &str) -> Lists {
    let mut lists = Lists::default();
    let (mut quoted, mut escaped, mut opened) = (false, false, false);
    for byte in json.bytes().filter(|byte| !byte.is_ascii_whitespace()) {
        if quoted {
            quoted = escaped || byte != b'"';
            escaped = !escaped && byte == b'\\';
            continue;
        }
        if std::mem::take(&mut opened) {
            let count = if byte == b']' {
                &mut lists.empty
            } else {
                &mut lists.filled
            };
            *count = count.saturating_add(1);
        }
        quoted = byte == b'"';
        opened = byte == b'[';
    }
    lists
}

fn list_for_object(given: &Value, read: &Value) -> Option<String> {
    match (given, read) {
        (Value::Array(_), Value::Object(_)) => Some(String::new()),
        (Value::Object(given), Value::Object(read)) => given.iter().find_map(|(name, given)| {
            list_for_object(given, read.get(name)?).map(|path| format!(".{name}{path}"))
        }),
        (Value::Array(given), Value::Array(read)) => {
            given
                .iter()
                .zip(read)
                .enumerate()
                .find_map(|(at, (given, read))| {
                    list_for_object(given, read).map(|path| format!("[{at}]{path}"))
                })
        }
        _ => None,
    }
}

fn wrong_type(path: &str, message: &str) -> Error {
    // A value type says which code it refused with; that is a problem of its own.
    if let Some(code) = message
        .strip_prefix("refused: ")
        .and_then(|rest| rest.split(' ').next())
        .and_then(|name| Code::ALL.iter().find(|code| format!("{code:?}") == name))
    {
        return Error::problem(path, *code);
    }
    let expected = message
        .split_once("expected ")
        .map_or("JSON of this operation", |(_, rest)| rest);
    let expected = expected
        .rsplit_once(" at line ")
        .map_or(expected, |(text, _)| text);
    // The names of types are words of Rust.
    let expected = match expected {
        "u16" => "a whole number from 0 to 65535",
        "u32" => "a whole number from 0 to 4294967295",
        "u64" | "i64" => "a whole number",
        other => other,
    };
    let problem = crate::error::Problem::with(
        path,
        Code::WrongType,
        &[("reason", format!("expected {expected}"))],
    );
    problem.into()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_in_words() {
        let error = parse::<crate::contract::ListBills>(r#"{"limit": -1}"#).unwrap_err();
        assert!(
            error.to_string().contains("from 0 to 4294967295"),
            "{error}"
        );
    }

    #[test]
    fn lists_are_counted() {
        for (json, empty, filled) in [
            (r#"{}"#, 0, 0),
            (r#"{"a":[ ],"b":[1,[2],[]]}"#, 2, 2),
            (r#"{"[":"[1] \"[2]\" \\","c":[ "[" ]}"#, 0, 1),
            ("[\n]", 1, 0),
        ] {
            let _: Value = serde_json::from_str(json).unwrap();
            let counted = lists(json);
            assert_eq!((counted.empty, counted.filled), (empty, filled), "{json}");
        }
    }
}
