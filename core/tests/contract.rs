//! The contract takes anything and answers from the catalogue (SPEC E1–E3, H3).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod common;

use std::collections::BTreeMap;

use common::*;
use fapiao_core::contract::*;
use fapiao_core::error::{Code, Error, Kind};
use fapiao_core::operation::{Caller, OPERATIONS, OperationEntry, Role, Vouched, schemas};
use fapiao_core::value::Secret;
use schemars::SchemaGenerator;
use serde_json::{Map, Value, json};

fn callers(role: Role) -> Vec<Caller> {
    match role {
        Role::Public => vec![Caller::Public],
        Role::Customer => vec![
            customer("C1"),
            Caller::Vouched(Vouched::from("")),
            Caller::Vouched(Vouched {
                email: Some("no address".into()),
                ..Vouched::from("C1")
            }),
            Caller::Session(Secret::from("no such session")),
        ],
        Role::Staff => vec![staff()],
        Role::Platform => vec![Caller::Platform],
        Role::System => vec![Caller::System],
    }
}

/// A desk on which there is something of everything.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.bill("B1", "C1", 10_000);
    desk.bill("B2", "C1", 20_000);
    desk.bill("B3", "C1", 30_000);
    let view = desk.apply(&customer("C1"), draft(&["B1"], "yunda"));
    desk.issue(&texts(&view["fapiao_ids"])[0], 1);
    desk.apply(&customer("C1"), draft(&["B2"], "yunda"));
    desk.must(&customer("C1"), "open_request", split("B3", &[1, 1]));
    desk
}

fn of_catalogue(error: &Error) {
    let code = Code::ALL
        .iter()
        .find(|code| code.entry().code == error.code())
        .unwrap_or_else(|| panic!("{} is not in the catalogue", error.code()));
    assert_eq!(error.kind(), code.entry().kind);
    assert!(!error.zh.is_empty() && !error.en.is_empty());
    assert_ne!(error.kind(), Kind::Internal, "{error}");
    for text in [&error.zh, &error.en, &error.advice_zh, &error.advice_en] {
        assert!(
            !text.contains('{'),
            "{}: a text was not filled in: {text}",
            error.code()
        );
    }
    for problem in &error.problems {
        assert!(
            Code::ALL
                .iter()
                .any(|code| code.entry().code == problem.code)
        );
        assert!(!problem.zh.is_empty() && !problem.en.is_empty());
        assert!(
            !problem.zh.contains('{') && !problem.en.contains('{'),
            "{problem:?}"
        );
    }
}

/// Operations that do nothing but what needs no input: an empty command is a right one.
fn changes_nothing(desk: &Desk, before: &str, entry: &OperationEntry, input: &str) {
    assert_eq!(
        before,
        desk.dump(),
        "E3: {} changed something by {input}",
        entry.name
    );
}

#[test]
fn e3_every_operation_answers_an_empty_command() {
    for entry in OPERATIONS {
        for caller in callers(entry.role) {
            let desk = desk();
            let before = desk.dump();
            match desk.raw(&caller, entry.name, "{}", None) {
                Ok(_) if entry.changes => {}
                Ok(_) => changes_nothing(&desk, &before, entry, "{}"),
                Err(error) => {
                    of_catalogue(&error);
                    changes_nothing(&desk, &before, entry, "{}");
                }
            }
            desk.verify();
        }
    }
}

/// Whoever acts stands in the history by name.
#[test]
fn h1_staff_have_a_name() {
    let desk = desk();
    let before = desk.dump();
    for name in ["", " \u{3000}\t"] {
        let nobody = Caller::Staff(name.into());
        let error = desk.raw(&nobody, "queue", "{}", None).unwrap_err();
        assert_eq!(error.body().problems[0].path, "staff");
        of_catalogue(&error);
    }
    assert_eq!(before, desk.dump());
}

#[test]
fn e3_no_operation_is_for_another_role() {
    let desk = desk();
    let before = desk.dump();
    let all = [
        Role::Public,
        Role::Customer,
        Role::Staff,
        Role::Platform,
        Role::System,
    ];
    for entry in OPERATIONS.iter().filter(|entry| entry.role != Role::Public) {
        for role in all.into_iter().filter(|role| *role != entry.role) {
            for caller in callers(role) {
                let error = desk.raw(&caller, entry.name, "{}", Some("R1")).unwrap_err();
                assert_eq!(
                    error.code(),
                    "operation_not_allowed",
                    "{} for {caller:?}",
                    entry.name
                );
                of_catalogue(&error);
            }
        }
    }
    let error = desk
        .raw(&staff(), "no_such_operation", "{}", None)
        .unwrap_err();
    assert_eq!(error.code(), "unknown_operation");
    assert_eq!(before, desk.dump());
}

fn garbage() -> Vec<String> {
    let deep = |open: &str, close: &str, depth: usize| open.repeat(depth) + &close.repeat(depth);
    let mut garbage: Vec<String> = [
        "",
        " ",
        "null",
        "true",
        "false",
        "0",
        "-1",
        "1.5",
        "1e999",
        "-1e999",
        "123456789012345678901234567890",
        "\"\"",
        "\"text\"",
        "{",
        "}",
        "{}{}",
        "{} x",
        "{\"a\"}",
        "{\"a\":}",
        "{'a':1}",
        "{a:1}",
        "NaN",
        "Infinity",
        "\u{feff}{}",
        "{\"no such field\":1}",
        "{\"\":1}",
        "{\"limit \":1}",
        "\"\\ud800\"",
        "{\"a\":\"\\ud800\"}",
        "{\"no_such_field\":1e999}",
        "\u{0}",
        "{\"\u{0}\":1}",
    ]
    .map(str::to_owned)
    .to_vec();
    garbage.push(deep("[", "]", 100_000));
    garbage.push(deep("{\"a\":", "}", 100_000));
    garbage.push("[".repeat(100_000));
    garbage.push("9".repeat(100_000));
    garbage.push(format!("{{\"{}\":1}}", "x".repeat(100_000)));
    garbage
}

#[test]
fn e3_garbage_of_every_type_is_invalid_and_changes_nothing() {
    let desk = desk();
    let before = desk.dump();
    for entry in OPERATIONS {
        let caller = &callers(entry.role)[0];
        for input in garbage() {
            let shown: String = input.chars().take(40).collect();
            let error = match desk.raw(caller, entry.name, &input, None) {
                Err(error) => error,
                Ok(view) => panic!("{} took {shown} and answered {view}", entry.name),
            };
            assert_eq!(
                error.kind(),
                Kind::Invalid,
                "{} {shown}: {error}",
                entry.name
            );
            of_catalogue(&error);
        }
        changes_nothing(&desk, &before, entry, "garbage");
    }
}

/// The same for arrays, which name no field: neither a command nor a part of one.
#[test]
fn e3_an_array_is_no_command() {
    let mut taken = Vec::new();
    for entry in OPERATIONS {
        let caller = &callers(entry.role)[0];
        for input in [
            "[]",
            "[1]",
            "[null]",
            "[\"B1\"]",
            "[{}]",
            "{\"draft\":[]}",
            "{\"contact\":[]}",
            "{\"document\":[]}",
            "{\"buyer\":[]}",
        ] {
            let desk = desk();
            let shape = match desk.raw(caller, entry.name, input, None) {
                Err(error) => matches!(
                    &*error
                        .problems
                        .first()
                        .map(|problem| problem.code.clone())
                        .unwrap_or_default(),
                    "wrong_type" | "unknown_field"
                ),
                Ok(_) => false,
            };
            if !shape {
                taken.push(format!("{} {input}", entry.name));
            }
        }
    }
    assert!(taken.is_empty(), "arrays taken for commands: {taken:?}");
}

#[test]
fn e3_a_bad_request_id_is_invalid() {
    let desk = desk();
    let before = desk.dump();
    for entry in OPERATIONS.iter().filter(|entry| entry.takes_request_id) {
        let long = "x".repeat(1000);
        for id in ["", " ", "\n", "a\u{0}b", long.as_str()] {
            let error = desk
                .raw(&callers(entry.role)[0], entry.name, "{}", Some(id))
                .unwrap_err();
            assert_eq!(
                error.kind(),
                Kind::Invalid,
                "{} {id:?}: {error}",
                entry.name
            );
            assert_eq!(error.field.as_deref(), Some("request_id"));
        }
    }
    assert_eq!(before, desk.dump());
}

// Commands made from the schema.

struct Schemas {
    commands: BTreeMap<&'static str, Value>,
    definitions: Map<String, Value>,
}

fn read_schemas() -> Schemas {
    let mut generator = SchemaGenerator::default();
    let mut commands = BTreeMap::new();
    schemas(&mut generator, |entry, command, _| {
        commands.insert(entry.name, command.to_value());
    });
    Schemas {
        commands,
        definitions: generator.take_definitions(true),
    }
}

impl Schemas {
    fn resolve<'a>(&'a self, schema: &'a Value) -> &'a Value {
        match schema.get("$ref").and_then(Value::as_str) {
            Some(path) => self.resolve(&self.definitions[path.rsplit('/').next().unwrap()]),
            None => schema,
        }
    }

    fn is_null(schema: &Value) -> bool {
        schema["type"] == "null"
    }

    /// Every shape that the schema knows of, one value each, filled in deep; `mark` says what texts are.
    fn samples(&self, schema: &Value, name: &str, mark: &dyn Fn(&str) -> Value) -> Vec<Value> {
        let schema = self.resolve(schema);
        for choice in ["oneOf", "anyOf"] {
            if let Some(choices) = schema.get(choice).and_then(Value::as_array) {
                return choices
                    .iter()
                    .filter(|choice| !Self::is_null(choice))
                    .flat_map(|choice| self.samples(choice, name, mark))
                    .collect();
            }
        }
        if let Some(value) = schema.get("const") {
            return vec![value.clone()];
        }
        if let Some(values) = schema.get("enum").and_then(Value::as_array) {
            return values.clone();
        }
        let kind = match &schema["type"] {
            Value::Array(kinds) => kinds[0].clone(),
            kind => kind.clone(),
        };
        match kind.as_str().unwrap_or_default() {
            "object" => vec![self.object(schema, mark)],
            "array" => vec![Value::Array(self.samples(&schema["items"], name, mark))],
            "integer" | "number" => vec![json!(1)],
            "boolean" => vec![json!(true)],
            _ if schema["format"] == "date" => vec![json!("2026-03-12")],
            _ if schema["format"] == "date-time" => vec![json!(START)],
            _ => vec![mark(name)],
        }
    }

    fn object(&self, schema: &Value, mark: &dyn Fn(&str) -> Value) -> Value {
        let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
            return json!({});
        };
        let fields = properties.iter().map(|(name, schema)| {
            let value = self
                .samples(schema, name, mark)
                .into_iter()
                .next()
                .unwrap_or(Value::Null);
            (name.clone(), value)
        });
        Value::Object(fields.collect())
    }

    /// One command for each way to fill in each of its fields.
    fn commands(&self, operation: &str, mark: &dyn Fn(&str) -> Value) -> Vec<Value> {
        let schema = self.resolve(&self.commands[operation]);
        let whole = self.object(schema, mark);
        let mut commands = vec![whole.clone()];
        let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
            return commands;
        };
        for (name, schema) in properties {
            for value in self.samples(schema, name, mark) {
                let mut varied = whole.clone();
                varied[name] = value.clone();
                commands.push(varied);
                commands.push(json!({ name: value }));
            }
        }
        commands
    }
}

/// Every field of every command with a value of every type: an answer or an error, never a panic.
#[test]
fn e3_every_field_with_a_value_of_every_type() {
    let known = read_schemas();
    let mark = |name: &str| json!(format!("{name} 1"));
    let values = [
        Value::Null,
        json!(true),
        json!(0),
        json!(-1),
        json!(1.5),
        json!(1e300),
        json!(u64::MAX),
        json!(i64::MIN),
        json!(""),
        json!(" "),
        json!("\u{0}"),
        json!("x"),
        json!("2026-02-30"),
        json!("9999-12-31T23:59:59Z"),
        json!("x".repeat(10_000)),
        json!([]),
        json!([[]]),
        json!({}),
        json!([null]),
        json!({ "x": 1 }),
        json!("😀"),
        json!("'; drop table rows; --"),
        json!("G20260312_1000000000"),
    ];
    for entry in OPERATIONS {
        let desk = desk();
        let schema = known.resolve(&known.commands[entry.name]).clone();
        let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
            continue;
        };
        let whole = known.object(&schema, &mark);
        for name in properties.keys() {
            for value in &values {
                for base in [json!({}), whole.clone()] {
                    let mut input = base;
                    input[name] = value.clone();
                    let before = desk.dump();
                    if let Err(error) =
                        desk.call(&callers(entry.role)[0], entry.name, input.clone())
                    {
                        of_catalogue(&error);
                        if entry.name != "sign_in" {
                            changes_nothing(&desk, &before, entry, &input.to_string());
                        }
                    }
                }
            }
        }
        desk.verify();
    }
}

/// Cursors and limits at their ends.
#[test]
fn e3_limits_and_cursors_out_of_range() {
    let desk = desk();
    let known = read_schemas();
    let has = |entry: &OperationEntry, field: &str| {
        known.resolve(&known.commands[entry.name])["properties"]
            .get(field)
            .is_some()
    };
    for entry in OPERATIONS.iter().filter(|entry| has(entry, "limit")) {
        for limit in [json!(0), json!(u32::MAX), json!(u64::MAX), json!(-1)] {
            let input =
                json!({ "limit": limit, "delivery_method": "yunda", "kind": "bill", "id": "B1" });
            let fields = input
                .as_object()
                .unwrap()
                .iter()
                .filter(|(name, _)| has(entry, name));
            let input: Map<String, Value> = fields
                .map(|(name, value)| (name.clone(), value.clone()))
                .collect();
            let error = desk
                .call(&callers(entry.role)[0], entry.name, input.into())
                .unwrap_err();
            assert_eq!(error.kind(), Kind::Invalid, "{}: {error}", entry.name);
        }
    }
    for entry in OPERATIONS
        .iter()
        .filter(|entry| has(entry, "cursor") && entry.name != "mails")
    {
        for cursor in ["x", "====", "AAAA", "5Lit", "no/such", "bill"] {
            let result = desk.call(
                &callers(entry.role)[0],
                entry.name,
                json!({ "cursor": cursor }),
            );
            let error = result.expect_err(entry.name);
            assert_eq!(
                error.kind(),
                Kind::Invalid,
                "{} {cursor}: {error}",
                entry.name
            );
        }
    }
}

// Secrets and personal data.

/// E2: never in the text of an error.
fn secret(name: &str) -> bool {
    ["password", "token", "email", "phone", "mobile", "tax_id"]
        .iter()
        .any(|word| name.contains(word))
}

/// H3: also never in Debug.
fn personal(name: &str) -> bool {
    let words = [
        "recipient",
        "address",
        "bank_account",
        "id_number",
        "given_name",
        "family_name",
        "payer",
        "title",
    ];
    secret(name) || words.contains(&name) || name == "to"
}

const MARKER: &str = "Zq7marker";

/// Garbage with the marker in it; well-formed values that serve as their own marker.
fn marked(name: &str, well_formed: bool) -> Value {
    let value = match name {
        _ if !well_formed => format!("{MARKER} {name}"),
        _ if name.contains("email") => format!("{MARKER}@example.com"),
        _ if name.contains("phone") || name == "mobile" => "13912345678".to_owned(),
        "tax_id" => TAX_ID.to_owned(),
        "id_number" => "110108201903222513".to_owned(),
        "bank_account" => "6222021234567890123".to_owned(),
        _ => format!("{MARKER}1234"),
    };
    json!(value)
}

fn harmless(name: &str) -> Value {
    json!(match name {
        "bill_id" => "B3",
        "order_number" => "O-B1",
        "delivery_method" | "method" => "yunda",
        "kind" => "bill",
        "batch_number" => "G20260312_1000000000",
        _ => "x1",
    })
}

fn markers(mark: &dyn Fn(&str) -> Value) -> Vec<String> {
    [
        "email",
        "phone",
        "tax_id",
        "id_number",
        "bank_account",
        "password",
        "title",
    ]
    .map(|name| text(&mark(name)))
    .into_iter()
    .chain([MARKER.to_owned()])
    .collect()
}

#[test]
fn e2_errors_never_carry_what_was_given_as_a_secret() {
    let known = read_schemas();
    for well_formed in [false, true] {
        let mark = |name: &str| {
            if secret(name) {
                marked(name, well_formed)
            } else {
                harmless(name)
            }
        };
        let given: Vec<String> = markers(&|name| marked(name, well_formed));
        for entry in OPERATIONS {
            let desk = desk();
            let mut refused = 0;
            for input in known.commands(entry.name, &mark) {
                for request_id in [None, Some("R1")] {
                    let result = desk.raw(
                        &callers(entry.role)[0],
                        entry.name,
                        &input.to_string(),
                        request_id,
                    );
                    if let Err(error) = result {
                        refused += 1;
                        let shown = format!(
                            "{error} {error:?} {}",
                            serde_json::to_string(&error).unwrap()
                        );
                        for text in &given {
                            assert!(!shown.contains(text), "E2: {} {input}: {shown}", entry.name);
                        }
                    }
                }
            }
            let _ = refused;
        }
    }
}

/// A field of the wrong type is told by what was expected, not by what was given.
#[test]
fn e2_errors_of_shape_do_not_quote_what_was_given() {
    for entry in OPERATIONS {
        let desk = desk();
        for input in [
            json!(MARKER),
            json!({ "limit": MARKER }),
            json!({ "draft": MARKER }),
            json!({ "kind": MARKER }),
            json!({ "document": { "gross_fen": MARKER } }),
            json!({ "records": [{ "payment": { "paid_at": MARKER } }] }),
            json!({ "buyer": { "tax_id": { "x": MARKER } } }),
            json!({ "password": [MARKER] }),
            json!({ "email": { "x": MARKER } }),
            json!({ "locale": MARKER }),
            json!({ "ordered_on": MARKER }),
            json!({ "contact": { "preferred": MARKER } }),
        ] {
            if let Err(error) = desk.call(&callers(entry.role)[0], entry.name, input.clone()) {
                let shown = format!("{error} {error:?}");
                assert!(!shown.contains(MARKER), "{} {input}: {shown}", entry.name);
            }
        }
    }
}

macro_rules! debug_of_commands {
    ($($role:ident { $($mode:ident $name:ident($command:ident) -> $view:ty = $module:ident::$handler:ident $doc:literal;)* })*) => {
        fn debug_of(operation: &str, input: &Value) -> String {
            match operation {
                $($(stringify!($name) => {
                    let command: $command = serde_json::from_value(input.clone()).unwrap_or_else(|error| panic!("{operation} {input}: {error}"));
                    format!("{command:?} {command:#?}")
                })*)*
                other => panic!("{other}"),
            }
        }
    };
}
fapiao_core::for_each_operation!(debug_of_commands);

fn leaks(is_marked: fn(&str) -> bool) -> Vec<String> {
    let known = read_schemas();
    let mark = |name: &str| {
        if is_marked(name) {
            marked(name, false)
        } else {
            harmless_value(name)
        }
    };
    let mut leaks = Vec::new();
    for entry in OPERATIONS {
        for input in known.commands(entry.name, &mark) {
            let shown = debug_of(entry.name, &input);
            for (at, _) in shown.match_indices(MARKER) {
                let field: String = shown[at + MARKER.len()..].chars().take(20).collect();
                let field = field
                    .trim()
                    .split('"')
                    .next()
                    .unwrap_or_default()
                    .to_owned();
                leaks.push(format!("{} {field}", entry.name));
            }
        }
    }
    leaks.sort();
    leaks.dedup();
    leaks
}

fn harmless_value(name: &str) -> Value {
    match name {
        "quantity" => json!("1"),
        "rate" => json!("0.06"),
        _ => harmless(name),
    }
}

/// H3, E2: no secret in the Debug output of a command.
#[test]
fn h3_debug_of_commands_hides_passwords_tokens_emails_phones_and_tax_ids() {
    let leaks = leaks(secret);
    assert!(leaks.is_empty(), "shown by Debug: {leaks:#?}");
}

/// H3: no other personal data either.
#[test]
fn h3_debug_of_commands_hides_all_personal_data() {
    let leaks = leaks(personal);
    assert!(leaks.is_empty(), "shown by Debug: {leaks:#?}");
}

/// H3: what is masked in the buyer is masked in the differences of a fapiao in quarantine, too.
#[test]
fn h3_differences_of_a_quarantined_fapiao_are_masked_for_staff() {
    let desk = Desk::new();
    desk.bill("B1", "C1", 10_000);
    let view = desk.apply(&customer("C1"), draft(&["B1"], "yunda"));
    let fapiao = texts(&view["fapiao_ids"])[0].clone();
    let mut wrong = document(1);
    wrong["tax_id"] = json!(OTHER_TAX_ID);
    let view = desk.staff("issue", issue(&fapiao, wrong));
    assert_eq!(view["fapiao"]["status"], "quarantined");
    assert!(!view["fapiao"]["buyer"].to_string().contains(TAX_ID));
    let read = desk.staff("read_fapiao", json!({ "fapiao_id": fapiao }));
    assert!(
        !read.to_string().contains(TAX_ID),
        "read_fapiao shows the full tax id: {}",
        read["differences"]
    );
}

/// H3: staff see applications, fapiao and requests masked wherever the look is not recorded.
#[test]
fn h3_answers_to_staff_are_masked() {
    let shown = |view: Value| {
        let text = view.to_string();
        for personal in [
            TAX_ID,
            "0757-81234567",
            "2013012309200012345",
            "桂城街道",
            "王五",
            "13912345678",
        ] {
            assert!(!text.contains(personal), "{personal} in {text}");
        }
    };
    for last in ["reject", "mail"] {
        let desk = Desk::new();
        desk.bill("B1", "C1", 10_000);
        let view = desk.apply(&customer("C1"), draft(&["B1"], "yunda"));
        let batch = text(&view["batch_number"]);
        let fapiao = texts(&view["fapiao_ids"])[0].clone();
        shown(desk.staff("queue", json!({})));
        shown(desk.staff("application", json!({ "batch_number": batch })));
        shown(desk.staff("read_fapiao", json!({ "fapiao_id": fapiao })));
        if last == "reject" {
            shown(desk.staff(
                "reject",
                json!({ "batch_number": batch, "reason": "信息有误" }),
            ));
            continue;
        }
        shown(desk.issue(&fapiao, 1));
        shown(desk.staff(
            "mail",
            json!({ "batch_number": batch, "carrier": "韵达", "waybill": "4312345678901" }),
        ));
        shown(desk.staff(
            "return_by_courier",
            json!({ "batch_number": batch, "reason": "无人签收" }),
        ));
        let mut asked = reissue(&batch, None);
        asked["change"]["buyer"] = buyer();
        asked["change"]["buyer"]["title"] = json!("佛山市另一家有限公司");
        let view = desk.must(&customer("C1"), "open_request", asked);
        shown(desk.staff("request_queue", json!({})));
        let request = json!({ "request": view["request"] });
        shown(desk.staff("read_request", request.clone()));
        shown(desk.staff("approve_request", request.clone()));
        shown(desk.staff("record_return", request.clone()));
        shown(desk.staff("void", request));
        shown(desk.staff("read_bill", json!({ "bill_id": "B1" })));
        shown(desk.staff("mails", json!({})));
    }
}

// The catalogue.

#[test]
fn e1_every_code_has_both_texts_and_a_name_of_its_own() {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for code in Code::ALL {
        let entry = code.entry();
        *seen.entry(entry.code).or_default() += 1;
        assert!(
            !entry.zh.trim().is_empty() && !entry.en.trim().is_empty(),
            "{code:?}"
        );
        assert!(
            entry.en.is_ascii() || !entry.en.chars().any(|character| character > '\u{3000}'),
            "{code:?}"
        );
        assert_eq!(
            entry.advice_zh.is_empty(),
            entry.advice_en.is_empty(),
            "{code:?}"
        );
        assert!(
            entry
                .code
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'_'),
            "{code:?}"
        );
        assert!(
            !entry.en.ends_with('.') && !entry.zh.ends_with('。'),
            "{code:?}"
        );
        // What stands in braces is the same in both languages, units apart.
        let names = |text: &str| {
            let mut names: Vec<String> = text
                .split('{')
                .skip(1)
                .map(|part| part.split('}').next().unwrap().replace("_zh", ""))
                .collect();
            names.sort();
            names
        };
        assert_eq!(names(entry.zh), names(entry.en), "{code:?}");
        assert_eq!(names(entry.advice_zh), names(entry.advice_en), "{code:?}");
        let back = serde_json::to_value(Error::new(*code)).unwrap();
        assert_eq!(back["code"], entry.code);
    }
    for (code, times) in seen {
        let expected = if code == "order_not_found" { 2 } else { 1 };
        assert_eq!(times, expected, "{code}");
    }
}

#[test]
fn every_operation_has_a_name_of_its_own_and_a_line_of_documentation() {
    let mut names: Vec<&str> = OPERATIONS.iter().map(|entry| entry.name).collect();
    names.sort_unstable();
    let all = names.len();
    names.dedup();
    assert_eq!(names.len(), all);
    for entry in OPERATIONS {
        assert!(
            !entry.doc.is_empty() && !entry.doc.ends_with('.'),
            "{}",
            entry.name
        );
        assert!(entry.changes || !entry.takes_request_id, "{}", entry.name);
    }
}
