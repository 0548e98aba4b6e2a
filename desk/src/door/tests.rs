#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::sync::Mutex;

use fapiao_core::store::MemoryStore;
use fapiao_core::time::Instant;
use serde::Deserialize;

use super::*;

/// A store of a host's: the memory store behind JSON, as a door would call it.
#[derive(Default)]
struct JsonStore {
    inner: MemoryStore,
    /// What `commit` ends with, instead of committing.
    commit_ends_with: Mutex<Option<String>>,
}

#[derive(Deserialize)]
struct Load {
    lookups: Vec<fapiao_core::store::Lookup>,
}

#[derive(Deserialize)]
struct Lease {
    now: Instant,
    until: Instant,
    limit: u32,
}

#[derive(Deserialize)]
struct Settle {
    id: String,
    attempts: u32,
    settlement: fapiao_core::store::Settlement,
}

#[derive(Deserialize)]
struct History {
    key: fapiao_core::store::Key,
    after: u64,
    limit: u32,
}

fn answer<T: Serialize>(
    result: Result<T, fapiao_core::store::StoreError>,
) -> Result<String, String> {
    match result {
        Ok(value) => Ok(serde_json::to_string(&value).unwrap()),
        Err(error) => Err(serde_json::to_string(&error).unwrap()),
    }
}

impl Host for JsonStore {
    fn call(&self, method: &str, input: &str) -> Result<String, String> {
        let store = &self.inner;
        match method {
            "load" => answer(store.load(&serde_json::from_str::<Load>(input).unwrap().lookups)),
            "list" => answer(store.list(&serde_json::from_str(input).unwrap())),
            "history" => {
                let asked: History = serde_json::from_str(input).unwrap();
                answer(store.history(&asked.key, asked.after, asked.limit))
            }
            "commit" => {
                let end = self.commit_ends_with.lock().unwrap().clone();
                if let Some(end) = end {
                    assert!(end != "panic", "a panic of the store");
                    return Err(end);
                }
                answer(store.commit(serde_json::from_str(input).unwrap()))
            }
            "lease" => {
                let asked: Lease = serde_json::from_str(input).unwrap();
                answer(store.lease(asked.now, asked.until, asked.limit))
            }
            "settle" => {
                let asked: Settle = serde_json::from_str(input).unwrap();
                answer(store.settle(&asked.id, asked.attempts, &asked.settlement))
            }
            "mails" => answer(store.mails(&serde_json::from_str(input).unwrap())),
            other => Err(format!("no method {other}")),
        }
    }
}

fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    result.unwrap_err().code().to_owned()
}

const FEED: &str = r#"{"records": [{"payment": {"bill_id": "PAY-1", "order_number": "SO-1", "customer_reference": "C-1",
    "status": "completed", "description": "云服务", "amount_fen": 128000, "paid_at": "2026-03-12T02:06:33Z"}}]}"#;

fn open(store: Option<Arc<dyn Host>>) -> Arc<Door> {
    let options = if store.is_some() {
        "{}"
    } else {
        r#"{"url": "memory:"}"#
    };
    Door::open(
        options,
        Surroundings {
            store,
            ..Surroundings::default()
        },
    )
    .unwrap()
}

#[test]
fn a_store_of_the_hosts_keeps_what_the_desk_decides() {
    let door = open(Some(Arc::new(JsonStore::default())));
    let platform = door.handle(r#""platform""#).unwrap();
    platform.call("feed", FEED, Some("r-1")).unwrap();
    let me = door.handle(r#"{"customer_reference": "C-1"}"#).unwrap();
    let bills: Value = serde_json::from_str(&me.call("bills", "{}", None).unwrap()).unwrap();
    assert_eq!(bills["items"][0]["amount_fen"], 128_000);
    assert!(door.policy().unwrap().contains("\"sellers\""));
    assert!(door.now_millis().unwrap() > 0);
}

#[cfg(feature = "conformance")]
#[test]
fn a_store_of_the_hosts_is_checked_case_by_case() {
    let sound = check_store(Arc::new(JsonStore::default())).unwrap();
    let sound: Value = serde_json::from_str(&sound).unwrap();
    let cases = sound["cases"].as_array().unwrap();
    assert!(cases.len() > 20);
    for case in cases {
        assert_eq!(case["passed"], true, "{case}");
    }
    struct Forgetful(JsonStore);
    impl Host for Forgetful {
        fn call(&self, method: &str, input: &str) -> Result<String, String> {
            match method {
                "commit" => Ok("null".to_owned()),
                _ => self.0.call(method, input),
            }
        }
    }
    let report = check_store(Arc::new(Forgetful(JsonStore::default()))).unwrap();
    assert!(report.contains(r#""passed":false"#));
}

#[test]
fn errors_of_a_hosts_store_are_typed_and_change_nothing() {
    let store = Arc::new(JsonStore::default());
    let door = open(Some(Arc::clone(&store) as Arc<dyn Host>));
    let platform = door.handle(r#""platform""#).unwrap();
    for (end, expected) in [
        (r#"{"error": "conflict"}"#, "busy"),
        (
            r#"{"error": "unavailable", "message": "no line"}"#,
            "store_unavailable",
        ),
        (
            r#"{"error": "corrupt", "message": "half a row"}"#,
            "store_damaged",
        ),
        ("ValueError", "store_unavailable"),
        ("panic", "internal"),
    ] {
        *store.commit_ends_with.lock().unwrap() = Some(end.to_owned());
        assert_eq!(
            code(platform.call("feed", FEED, Some("r-1"))),
            expected,
            "{end}"
        );
    }
    *store.commit_ends_with.lock().unwrap() = None;
    platform.call("feed", FEED, Some("r-1")).unwrap();
}

#[test]
fn a_store_that_answers_something_else_is_damaged() {
    struct Liar(&'static str);
    impl Host for Liar {
        fn call(&self, _: &str, _: &str) -> Result<String, String> {
            Ok(self.0.to_owned())
        }
    }
    for answer in ["", "{}", "[]", "[null, null, null]", "[1]"] {
        let door = open(Some(Arc::new(Liar(answer))));
        let me = door.handle(r#"{"staff": "li"}"#).unwrap();
        assert_eq!(
            code(me.call("read_bill", r#"{"bill_id": "PAY-1"}"#, None)),
            "store_damaged",
            "{answer}"
        );
    }
}

#[test]
fn a_batch_that_no_store_can_keep_never_comes_to_the_host() {
    let row = fapiao_core::store::Row {
        key: fapiao_core::store::Key::new("bill", "PAY-1"),
        version: 1,
        digest: String::new(),
        body: "{}".to_owned(),
    };
    let change = fapiao_core::store::RowChange {
        row,
        replaces: 0,
        unindex: Vec::new(),
        index: Vec::new(),
    };
    let inner = Arc::new(JsonStore::default());
    let store = HostStore::new(Arc::clone(&inner) as Arc<dyn Host>);
    let batch = |rows| fapiao_core::store::Batch {
        rows,
        ..fapiao_core::store::Batch::default()
    };
    let twice = store.commit(batch(vec![change.clone(), change.clone()]));
    assert!(matches!(
        twice,
        Err(fapiao_core::store::StoreError::Corrupt { .. })
    ));
    assert_eq!(inner.inner.dump(), "");
    store.commit(batch(vec![change])).unwrap();
}

#[test]
fn a_closed_desk_refuses_and_says_so() {
    let door = open(None);
    let anybody = door.handle(r#""public""#).unwrap();
    anybody.call("support", "{}", None).unwrap();
    door.close();
    door.close();
    assert_eq!(code(anybody.call("support", "{}", None)), "desk_closed");
    assert_eq!(code(door.policy()), "desk_closed");
}

#[test]
fn wrong_options_and_callers_are_refused() {
    for (options, expected) in [
        ("", "invalid_input"),
        ("[]", "invalid_input"),
        ("{}", "desk_invalid"),
        (r#"{"url": "nowhere:"}"#, "desk_invalid"),
        (r#"{"url": "memory:", "colour": 1}"#, "invalid_input"),
        (r#"{"url": "memory:", "policy": 3}"#, "invalid_input"),
        (r#"{"url": "memory:", "policy": "none"}"#, "policy_invalid"),
        (
            r#"{"url": "memory:", "policy": {"preset": "none"}}"#,
            "policy_invalid",
        ),
        (
            r#"{"url": "memory:", "policy": "default", "policy_file": "x"}"#,
            "desk_invalid",
        ),
        (
            r#"{"url": "memory:", "policy_file": "nowhere.toml"}"#,
            "desk_invalid",
        ),
        (
            r#"{"url": "memory:", "calendar": "no,calendar"}"#,
            "desk_invalid",
        ),
        (
            r#"{"url": "memory:", "cheap_passwords": true}"#,
            "desk_invalid",
        ),
    ] {
        assert_eq!(
            code(Door::open(options, Surroundings::default())),
            expected,
            "{options}"
        );
    }
    let door = open(None);
    for caller in [
        "",
        "1",
        r#""customer""#,
        "{}",
        r#"{"staff": 1}"#,
        r#"{"staff": "li", "session": "x"}"#,
        r#"{"customer_reference": 1}"#,
    ] {
        assert_eq!(code(door.handle(caller)), "invalid_input", "{caller}");
    }
}

#[test]
fn a_ready_policy_with_a_change_is_taken() {
    let options =
        r#"{"url": "memory:", "policy": {"preset": "vianet21", "change": {"name": "mine"}}}"#;
    let door = Door::open(options, Surroundings::default()).unwrap();
    assert!(door.policy().unwrap().contains(r#""name":"mine""#));
}

/// Keeps the mails that it is given, and ends each as it is told.
struct Out(Mutex<Vec<String>>, Option<&'static str>);

impl Host for Out {
    fn call(&self, method: &str, input: &str) -> Result<String, String> {
        assert_eq!(method, "send");
        self.0.lock().unwrap().push(input.to_owned());
        self.1
            .map_or(Ok("null".to_owned()), |end| Err(end.to_owned()))
    }
}

/// A desk at which somebody has just registered, and a way out for the mail.
fn with_a_mail(end: Option<&'static str>) -> (Arc<Door>, Arc<Out>) {
    let door = open(None);
    door.handle(r#""platform""#)
        .unwrap()
        .call("feed", FEED, None)
        .unwrap();
    let register = r#"{"order_number": "SO-1", "email": "wang@example.com", "password": "Harbour-Light-7",
        "password_repeat": "Harbour-Light-7"}"#;
    let anybody = door.handle(r#""public""#).unwrap();
    if let Err(error) = anybody.call("register", register, None) {
        panic!("{error}");
    }
    (door, Arc::new(Out(Mutex::default(), end)))
}

#[test]
fn mails_go_out_through_the_host() {
    for (end, expected) in [
        (None, r#"{"sent":1,"failed":0,"given_up":0}"#),
        (Some("no line"), r#"{"sent":0,"failed":1,"given_up":0}"#),
        (
            Some(r#"{"message": "no such mailbox", "retry": false}"#),
            r#"{"sent":0,"failed":0,"given_up":1}"#,
        ),
    ] {
        let (door, out) = with_a_mail(end);
        assert_eq!(door.deliver_due(10, out.clone()).unwrap(), expected);
        let sent: Value = serde_json::from_str(&out.0.lock().unwrap()[0]).unwrap();
        assert_eq!(sent["mail"]["to"], "wang@example.com");
        assert!(sent["id"].is_string());
    }
}

/// N2: a relay goes on when nobody holds it, and ends when it is stopped or the desk is closed.
#[test]
fn a_relay_ends_with_its_desk() {
    let until = |relay: &DoorRelay, field: &str, value: Value| {
        for _ in 0..1000 {
            let status: Value = serde_json::from_str(&relay.status().unwrap()).unwrap();
            if status[field] == value {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        panic!("{field} never becomes {value}: {}", relay.status().unwrap());
    };
    let (door, out) = with_a_mail(None);
    let pause = code(door.start_relay(0, out.clone()));
    assert_eq!(pause, "invalid_input");
    let relay = door.start_relay(5, out.clone()).unwrap();
    until(&relay, "sent", 1.into());
    let expected = r#"{"running":false,"sent":1,"failed":0,"given_up":0}"#;
    assert_eq!(relay.stop().unwrap(), expected);
    assert_eq!(relay.stop().unwrap(), expected);
    assert_eq!(out.0.lock().unwrap().len(), 1);

    let relay = door.start_relay(5, out.clone()).unwrap();
    drop(relay.clone());
    until(&relay, "running", true.into());
    door.close();
    until(&relay, "running", false.into());
    let closed = code(door.start_relay(5, out.clone()));
    assert_eq!(closed, "desk_closed");

    let (door, out) = with_a_mail(None);
    let relay = door.start_relay(60_000, out.clone()).unwrap();
    drop(door);
    until(&relay, "running", false.into());
}

/// A mail server that is not there, and options that are none: told, and nothing lost.
#[cfg(feature = "smtp")]
#[test]
fn a_mail_server_is_checked() {
    let wrong = DoorSmtp::new(r#"{"host": "", "from_address": "nobody"}"#);
    let error = wrong.err().unwrap();
    let paths: Vec<&str> = error
        .body()
        .problems
        .iter()
        .map(|it| it.path.as_str())
        .collect();
    assert_eq!(paths, ["host", "from_address"]);
    let unknown = DoorSmtp::new(r#"{"hots": "localhost"}"#);
    assert_eq!(unknown.err().unwrap().body().code, "invalid_input");

    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = free.local_addr().unwrap().port();
    drop(free);
    let options = format!(
        r#"{{"host": "127.0.0.1", "port": {port}, "security": "none", "from_address": "desk@example.com"}}"#
    );
    let nobody = DoorSmtp::new(&options).unwrap();
    let (door, out) = with_a_mail(None);
    door.deliver_due(10, out.clone()).unwrap();
    let mail = out.0.lock().unwrap().remove(0);
    for told in [nobody.check(), nobody.send(&mail)] {
        let told: Value = serde_json::from_str(&told.unwrap()).unwrap();
        assert!(told["message"].as_str().unwrap().contains("connection"));
        assert_eq!(told["retry"], true);
    }
    assert_eq!(code(nobody.send("{}")), "invalid_input");
}

/// B11: bytes are pushed, what is rejected is told as it goes, and a stopped intake goes on when it is run again.
#[test]
fn a_statement_is_pushed_in_pieces() {
    let door = Door::open(r#"{"url": "memory:"}"#, Surroundings::default()).unwrap();
    let platform = door.handle(r#""platform""#).unwrap();
    let file = include_bytes!("../../../tests/vectors/feeds/wechat_trade_all.csv.gz");
    let run = |bytes: &[u8]| -> Value {
        let import = platform.begin_import("{}").unwrap();
        for piece in bytes.chunks(100) {
            import.push(piece).unwrap();
        }
        loop {
            let answer: Value = serde_json::from_str(&import.finish_step().unwrap()).unwrap();
            if answer["report"].is_object() {
                assert!(import.push(b"more").is_err());
                return answer["report"].clone();
            }
        }
    };
    let import = platform.begin_import("{}").unwrap();
    import.push(&file[..500]).unwrap();
    let stopped: Value = serde_json::from_str(&import.stop().unwrap()).unwrap();
    assert_eq!(stopped["finished"], false);
    let report = run(file);
    assert_eq!(
        (&report["complete"], &report["feed"]["accepted"]),
        (&json!(true), &json!(7))
    );
    assert_eq!(run(file)["feed"]["unchanged"], 7);
    let text = String::from_utf8_lossy(include_bytes!(
        "../../../tests/vectors/feeds/wechat_trade_all.csv"
    ));
    let import = platform
        .begin_import(r#"{"format": "wechat_pay"}"#)
        .unwrap();
    let answer: Value = serde_json::from_str(
        &import
            .push(text.replace("`128.00", "`x").as_bytes())
            .unwrap(),
    )
    .unwrap();
    assert_eq!(
        answer["rejected"][0],
        json!({"line": 5, "column": "订单金额", "reason": "bad_amount"})
    );
    let staff = door.handle(r#"{"staff": "li"}"#).unwrap();
    assert!(
        staff
            .begin_import("{}")
            .unwrap_err()
            .is(Code::OperationNotAllowed)
    );
    for options in [
        r#"{"format": "columns"}"#,
        r#"{"columns": {}}"#,
        r#"{"else": 1}"#,
        "x",
    ] {
        assert!(
            platform
                .begin_import(options)
                .unwrap_err()
                .is(Code::InvalidInput),
            "{options}"
        );
    }
}
