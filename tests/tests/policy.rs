//! Policies (SPEC §14): the presets, files, and what contradicts itself.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::path::PathBuf;
use std::sync::Arc;

use fapiao::{Calendar, CalendarDay, Clock, Desk, ManualClock, PasswordCost, Policy};
use fapiao_core::calendar::DayStatus;
use serde_json::{Value, json};

fn value(policy: &Policy) -> Value {
    serde_json::to_value(policy).unwrap()
}

#[test]
fn the_presets_are_sound_and_differ_in_passwords_alone() {
    let (mut default, documented) = (value(&Policy::default()), value(&Policy::vianet21()));
    for preset in [&default, &documented] {
        Policy::from_json(&preset.to_string()).unwrap();
    }
    assert_eq!(documented["accounts"]["password_min"], 6);
    assert_eq!(documented["accounts"]["password_max"], 16);
    assert_eq!(documented["applications"]["split"], "staff");
    assert_eq!(documented["deadlines"]["promise_working_days"], 2);
    assert_eq!(documented["deadlines"]["payment_working_days"], 3);
    assert_eq!(documented["accounts"]["link_hours"], 24);
    default["name"] = documented["name"].clone();
    default["accounts"]["password_min"] = json!(6);
    default["accounts"]["password_max"] = json!(16);
    assert_eq!(default, documented);
}

/// Every contradiction is named at once, by path.
#[test]
fn a_policy_that_contradicts_itself_is_refused_with_paths() {
    let set = |policy: &mut Value, pointer: &str, to: Value| {
        *policy.pointer_mut(pointer).unwrap() = to;
    };
    let cases: &[(&str, Value, &str)] = &[
        ("/accounts/password_min", json!(65), "accounts.password_max"),
        ("/accounts/link_hours", json!(0), "accounts.link_hours"),
        (
            "/accounts/session_hours",
            json!(9000),
            "accounts.session_hours",
        ),
        (
            "/accounts/first_wait_seconds",
            json!(4000),
            "accounts.first_wait_seconds",
        ),
        (
            "/deadlines/order_working_days",
            json!(4),
            "deadlines.order_working_days",
        ),
        (
            "/deadlines/promise_working_days",
            json!(0),
            "deadlines.promise_working_days",
        ),
        ("/portal_url", json!("fapiao.example.com"), "portal_url"),
        (
            "/portal_url",
            json!("https://fapiao.example.com/"),
            "portal_url",
        ),
        (
            "/support/closes_minute",
            json!(540),
            "support.closes_minute",
        ),
        ("/sellers", json!([]), "sellers"),
        (
            "/sellers/0/tax_id",
            json!("91110112MA798UFD5A"),
            "sellers[0].tax_id",
        ),
        ("/offers", json!([]), "offers"),
        ("/limits", json!([]), "offers[0].medium"),
        ("/delivery/0/media", json!(["digital"]), "delivery[0].media"),
        ("/delivery/2/address", Value::Null, "delivery[2].address"),
        ("/delivery/1/method", json!("yunda"), "delivery[1].method"),
        ("/required/0/fields", json!(["title"]), "required[0].fields"),
        (
            "/applications/page_size",
            json!(201),
            "applications.page_size",
        ),
        (
            "/applications/max_emails",
            json!(0),
            "applications.max_emails",
        ),
    ];
    for (pointer, to, path) in cases {
        let mut policy = value(&Policy::default());
        if pointer.ends_with("/tax_id") {
            policy["sellers"][0]["tax_id"] = json!("");
        }
        set(&mut policy, pointer, to.clone());
        let error = Policy::from_json(&policy.to_string()).unwrap_err();
        assert_eq!(error.code(), "policy_invalid", "{pointer}");
        assert!(
            error
                .problems
                .iter()
                .any(|problem| problem.path == *path && problem.code == "contradiction"),
            "{pointer}: {:?}",
            error.problems
        );
    }
    // Two at once.
    let mut policy = value(&Policy::default());
    set(&mut policy, "/portal_url", json!("x"));
    set(&mut policy, "/accounts/password_min", json!(0));
    let error = Policy::from_json(&policy.to_string()).unwrap_err();
    let paths: Vec<&str> = error
        .problems
        .iter()
        .map(|problem| problem.path.as_str())
        .collect();
    assert_eq!(paths, ["accounts.password_max", "portal_url"]);
    // A field that is not known, and one of another type.
    for (name, to, code) in [
        ("colour", json!("red"), "unknown_field"),
        ("portal_url", json!(7), "wrong_type"),
    ] {
        let mut policy = value(&Policy::default());
        policy[name] = to;
        let error = Policy::from_json(&policy.to_string()).unwrap_err();
        assert_eq!(error.code(), "policy_invalid");
        assert_eq!(
            (&*error.problems[0].path, &*error.problems[0].code),
            (name, code)
        );
    }
    // Opening a desk looks as well.
    let mut policy = Policy::default();
    policy.sellers.clear();
    let error = Desk::builder().policy(policy).open("memory:").unwrap_err();
    assert_eq!(error.code(), "policy_invalid");
}

/// A folder that is gone with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("fapiao-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        std::fs::write(&path, text).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A JSON value as TOML writes it in one line.
fn toml(value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let fields: Vec<String> = fields
                .iter()
                .map(|(name, value)| format!("{name} = {}", toml(value)))
                .collect();
            format!("{{ {} }}", fields.join(", "))
        }
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(toml).collect();
            format!("[{}]", items.join(", "))
        }
        other => other.to_string(),
    }
}

#[test]
fn a_policy_is_read_from_toml_or_json() {
    let folder = Folder::new("policy");
    let mut policy = value(&Policy::vianet21());
    policy["name"] = json!("ours");
    policy["accounts"]["password_min"] = json!(10);
    policy["deadlines"]["promise_working_days"] = json!(5);
    let text: String = policy
        .as_object()
        .unwrap()
        .iter()
        .map(|(name, value)| format!("{name} = {}\n", toml(value)))
        .collect();
    let as_toml = folder.file("policy.toml", &format!("# our own\n{text}"));
    let as_json = folder.file("policy.json", &policy.to_string());
    for path in [as_toml, as_json] {
        let desk = Desk::builder()
            .policy_file(&path)
            .unwrap()
            .open("memory:")
            .unwrap();
        assert_eq!(value(desk.policy()), policy, "{}", path.display());
    }
    let refused = |path: PathBuf| Desk::builder().policy_file(path).unwrap_err();
    let contradiction = text.replace("password_min = 10", "password_min = 17");
    let error = refused(folder.file("contradiction.toml", &contradiction));
    assert_eq!(error.code(), "policy_invalid");
    assert_eq!(error.problems[0].path, "accounts.password_max");
    let error = refused(folder.file("broken.toml", "name = "));
    assert_eq!(error.code(), "policy_invalid");
    let error = refused(folder.file("unknown.toml", &format!("{text}colour = \"red\"\n")));
    assert_eq!(error.code(), "policy_invalid");
    assert!(error.problems[0].en.contains("colour"), "{error}");
    let lost = format!("sqlite:{}", folder.0.join("none/desk.db").display());
    let told = Desk::open(&lost).unwrap_err().to_string();
    assert_eq!(told.matches("cannot be opened").count(), 2, "{told}");
    assert_eq!(
        refused(folder.file("policy.yaml", &text)).code(),
        "desk_invalid"
    );
    assert_eq!(refused(folder.0.join("none.toml")).code(), "desk_invalid");
}

#[test]
fn a_desk_opens_only_where_it_can() {
    for address in ["", "memory", "memory:x", "sqlite:", "mongodb://localhost"] {
        let error = Desk::open(address).unwrap_err();
        assert_eq!(error.code(), "desk_invalid", "{address}");
    }
    let error = Desk::builder()
        .password_cost(PasswordCost::CheapForTestsOnly)
        .open("memory:")
        .unwrap_err();
    assert_eq!(error.code(), "desk_invalid");
}

/// The calendar is data: a host adds a year without a new release (T2).
#[test]
fn a_host_adds_a_year_to_the_calendar() {
    let promise = |calendar: Calendar| {
        let clock: Arc<dyn Clock> =
            Arc::new(ManualClock::new("2026-12-31T02:00:00Z".parse().unwrap()));
        let desk = Desk::builder()
            .clock(clock)
            .calendar(calendar)
            .open("memory:")
            .unwrap();
        let prepared = desk
            .customer_by_reference("C-1")
            .prepare(fapiao::contract::Prepare::default())
            .unwrap();
        (
            prepared.promise.date.to_string(),
            prepared.promise.provisional,
        )
    };
    assert_eq!(promise(Calendar::china()), ("2027-01-05".to_owned(), true));
    // The statutory days that are known already, and two more off that the State Council is made to announce.
    let mut days: Vec<CalendarDay> = Calendar::china().days(2027).to_vec();
    for date in ["2027-01-04", "2027-01-05"] {
        let mut day = days[0].clone();
        day.date = date.parse().unwrap();
        day.paid_statutory = false;
        days.push(day);
    }
    for day in &mut days {
        day.status = DayStatus::Announced;
    }
    let with_2027 = Calendar::china().with_year(2027, &days).unwrap();
    assert_eq!(promise(with_2027), ("2027-01-07".to_owned(), false));
}
