//! Comparing an answer with what a step expects.

use serde_json::Value;

/// Whether the value has everything that is expected.
///
/// - An object has the expected fields and may have more; `null` stands for a field that is absent.
/// - An array has as many items, each as expected; `{"$contains": […]}` asks only that each stands somewhere.
/// - `{"$contains": […]}` of a text asks for parts of it, `{"$lacks": […]}` of anything that its JSON has none of them.
/// - `{"$any": true}` is any value but an absent one.
///
/// # Errors
/// Where it differs, by JSON pointer, and how.
pub fn compare(expected: &Value, actual: &Value) -> Result<(), String> {
    at(expected, Some(actual), "")
}

fn at(expected: &Value, actual: Option<&Value>, path: &str) -> Result<(), String> {
    let shown =
        |value: Option<&Value>| value.map_or_else(|| "nothing".to_owned(), Value::to_string);
    let differs = || {
        Err(format!(
            "{}: expected {expected}, found {}",
            if path.is_empty() { "/" } else { path },
            shown(actual)
        ))
    };
    match (expected, actual) {
        (Value::Null, None | Some(Value::Null)) => Ok(()),
        (Value::Object(fields), Some(actual)) if fields.contains_key("$any") => {
            if actual.is_null() { differs() } else { Ok(()) }
        }
        (Value::Object(fields), Some(value)) if fields.contains_key("$lacks") => {
            let text = value.to_string();
            let lacks = fields
                .get("$lacks")
                .and_then(Value::as_array)
                .is_some_and(|parts| {
                    parts
                        .iter()
                        .all(|part| part.as_str().is_some_and(|part| !text.contains(part)))
                });
            if lacks { Ok(()) } else { differs() }
        }
        (Value::Object(fields), Some(value)) if fields.contains_key("$contains") => {
            let wanted = fields
                .get("$contains")
                .and_then(Value::as_array)
                .map(Vec::as_slice)
                .unwrap_or_default();
            let all = match value {
                Value::Array(items) => wanted
                    .iter()
                    .all(|wanted| items.iter().any(|item| compare(wanted, item).is_ok())),
                Value::String(text) => wanted
                    .iter()
                    .all(|wanted| wanted.as_str().is_some_and(|part| text.contains(part))),
                _ => false,
            };
            if all { Ok(()) } else { differs() }
        }
        (Value::Object(fields), Some(Value::Object(own))) => {
            for (name, expected) in fields {
                at(expected, own.get(name), &format!("{path}/{name}"))?;
            }
            Ok(())
        }
        (Value::Array(items), Some(Value::Array(own))) if items.len() == own.len() => {
            for (index, (expected, actual)) in items.iter().zip(own).enumerate() {
                at(expected, Some(actual), &format!("{path}/{index}"))?;
            }
            Ok(())
        }
        (expected, Some(actual)) if expected == actual => Ok(()),
        _ => differs(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_matches_and_what_does_not() {
        let value = json!({"a": 1, "b": [{"c": "text"}, {"c": "more"}], "d": null});
        for expected in [
            json!({}),
            json!({"a": 1, "d": null, "absent": null}),
            json!({"b": [{}, {"c": "more"}]}),
            json!({"b": {"$contains": [{"c": "more"}]}}),
            json!({"b": [{"c": {"$contains": ["ex", "t"]}}, {"c": {"$any": true}}]}),
            json!({"b": {"$lacks": ["secret"]}}),
        ] {
            assert_eq!(compare(&expected, &value), Ok(()), "{expected}");
        }
        for expected in [
            json!({"a": 2}),
            json!({"a": null}),
            json!({"a": "1"}),
            json!({"b": []}),
            json!({"b": [{}]}),
            json!({"b": [{"c": "more"}, {"c": "text"}]}),
            json!({"b": {"$contains": [{"c": "none"}]}}),
            json!({"a": {"$contains": ["1"]}}),
            json!({"d": {"$any": true}}),
            json!({"absent": {"$any": true}}),
            json!({"b": {"$lacks": ["text"]}}),
            json!({"absent": {"$lacks": ["text"]}}),
            json!([]),
        ] {
            assert!(compare(&expected, &value).is_err(), "{expected}");
        }
    }
}
