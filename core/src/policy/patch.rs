//! Changing a policy by its difference from another.

use serde_json::{Map, Value};

/// JSON merge patch (RFC 7396): objects are merged, `null` takes a field out, everything else replaces.
pub(super) fn merge(target: &mut Value, patch: &Value) {
    let Value::Object(fields) = patch else {
        target.clone_from(patch);
        return;
    };
    if !target.is_object() {
        *target = Value::Object(Map::new());
    }
    let Value::Object(own) = target else { return };
    for (name, value) in fields {
        if value.is_null() {
            own.remove(name);
        } else {
            merge(own.entry(name.clone()).or_insert(Value::Null), value);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::error::Code;
    use crate::policy::Policy;

    #[test]
    fn a_ready_policy_is_changed_field_by_field() {
        let changed = Policy::vianet21()
            .changed(&json!({"deadlines": {"promise_working_days": 3}}))
            .unwrap();
        assert_eq!(changed.deadlines.promise_working_days, 3);
        assert_eq!(changed.sellers, Policy::vianet21().sellers);
    }

    #[test]
    fn a_change_that_makes_no_policy_is_refused() {
        for change in [
            json!(null),
            json!([]),
            json!({"deadlines": null}),
            json!({"no_such_field": 1}),
            json!({"sellers": []}),
        ] {
            let error = Policy::default().changed(&change).unwrap_err();
            assert!(error.is(Code::PolicyInvalid), "{change}: {error}");
        }
        let error = Policy::default()
            .changed(&json!({"support": {"fone": "1"}}))
            .unwrap_err();
        let problems = &error.body().problems;
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].path, "support.fone");
        assert_eq!(problems[0].code, "unknown_field");
        assert!(
            Policy::preset("nobody's")
                .unwrap_err()
                .is(Code::PolicyInvalid)
        );
    }
}
