//! The service as its clients meet it: over a socket, with a real client.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::net::SocketAddr;

use fapiao::{Desk, OPERATIONS, Role};
use fapiao_rust_service::{Access, router};
use serde_json::{Value, json};
use ureq::Agent;
use ureq::http::Response;

const STAFF: &str = "the key of Li at the desk";
const PLATFORM: &str = "the key of the platform";

struct Service {
    address: SocketAddr,
    desk: Desk,
    agent: Agent,
}

/// An answer: its status, the headers that matter, its body.
#[derive(Debug)]
struct Answer {
    status: u16,
    kind: String,
    body: Value,
}

impl Service {
    /// On a port of its own; it ends with the test.
    fn start() -> Self {
        let desk = Desk::open("memory:").unwrap();
        let access = Access::from_text(&format!("li={STAFF}"), PLATFORM).unwrap();
        let service = router(desk.clone(), access);
        let (tell, told) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Runtime::new().unwrap();
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
                tell.send(listener.local_addr().unwrap()).unwrap();
                axum::serve(listener, service).await.unwrap();
            });
        });
        let config = Agent::config_builder().http_status_as_error(false);
        Self {
            address: told.recv().unwrap(),
            desk,
            agent: config.build().into(),
        }
    }

    fn send(&self, path: &str, token: &str, key: Option<&str>, body: &[u8]) -> Answer {
        let mut request = self.agent.post(format!("http://{}{path}", self.address));
        if !token.is_empty() {
            request = request.header("Authorization", format!("Bearer {token}"));
        }
        if let Some(key) = key {
            request = request.header("Idempotency-Key", key);
        }
        read(request.send(body).unwrap())
    }

    fn call(&self, path: &str, token: &str, input: Value) -> Value {
        let path = format!("/v1/{path}");
        let answer = self.send(&path, token, None, input.to_string().as_bytes());
        assert_eq!(answer.status, 200, "{path}: {answer:?}");
        answer.body
    }

    fn description(&self) -> Value {
        let response = self
            .agent
            .get(format!("http://{}/openapi.json", self.address))
            .call()
            .unwrap();
        read(response).body
    }

    /// The token of a link that was mailed.
    fn mailed_token(&self) -> String {
        let mut token = String::new();
        let mut take = |_: &str, mail: &fapiao::RenderedMail| {
            if let Some((_, rest)) = mail.text.split_once("token=") {
                token = rest.split_whitespace().next().unwrap().to_owned();
            }
            Ok(())
        };
        self.desk.system().deliver_due(10, &mut take).unwrap();
        token
    }
}

fn read(mut response: Response<ureq::Body>) -> Answer {
    let header = |name: &str| {
        let value = response.headers().get(name)?;
        Some(value.to_str().unwrap().to_owned())
    };
    let (kind, status) = (
        header("content-type").unwrap_or_default(),
        response.status().as_u16(),
    );
    assert_eq!(header("cache-control").as_deref(), Some("no-store"));
    let text = response.body_mut().read_to_string().unwrap();
    Answer {
        status,
        kind,
        body: serde_json::from_str(&text).unwrap_or(Value::String(text)),
    }
}

#[test]
fn a_fapiao_is_applied_for_issued_and_mailed_over_http() {
    let service = Service::start();
    let payment = json!({"bill_id": "PAY-1", "order_number": "SO-1", "status": "completed",
        "description": "Office365云服务", "amount_fen": 128_000, "paid_at": "2026-03-12T02:06:33Z"});
    service.call(
        "platform/feed",
        PLATFORM,
        json!({"records": [{"payment": payment}]}),
    );
    service.call(
        "public/register",
        "",
        json!({"order_number": "SO-1", "email": "wang@example.com", "password": "Harbour-Light-7",
            "password_repeat": "Harbour-Light-7"}),
    );
    let token = service.mailed_token();
    service.call("public/activate", "", json!({"token": token}));
    let session = service.call(
        "public/sign_in",
        "",
        json!({"email": "wang@example.com", "password": "Harbour-Light-7"}),
    );
    let session = session["token"].as_str().unwrap();

    let prepared = service.call(
        "customer/prepare",
        session,
        json!({"draft": {"bills": ["PAY-1"]}}),
    );
    let mut draft = prepared["draft"].clone();
    draft["fapiao_type"] = json!("normal");
    draft["medium"] = json!("paper");
    draft["buyer"] = json!({"kind": "individual", "title": "王芳"});
    draft["delivery"] = json!({"method": "yunda", "recipient": "王芳", "phone": "13800000000",
        "address": "上海市浦东新区测试路1号"});
    let application = service.call("customer/apply", session, json!({"draft": draft}));
    let batch = application["batch_number"].as_str().unwrap();

    let queue = service.call("staff/queue", STAFF, json!({}));
    assert_eq!(queue["items"][0]["application"]["batch_number"], batch);
    let case = service.call("staff/application", STAFF, json!({"batch_number": batch}));
    let fapiao = &case["fapiao"][0];
    let issued = service.call(
        "staff/issue",
        STAFF,
        json!({"fapiao_id": fapiao["fapiao_id"], "document": {"code": "144031900110", "number": "12345678",
            "issued_on": "2026-03-16"}}),
    );
    assert_eq!(issued["quarantined"], Value::Null, "{issued}");
    service.call(
        "staff/mail",
        STAFF,
        json!({"batch_number": batch, "carrier": "韵达", "waybill": "4312345678901"}),
    );
    let progress = service.call("customer/progress", session, json!({"batch_number": batch}));
    assert_eq!(progress["stage"], 4, "{progress}");
    let facts = service.call(
        "staff/history",
        STAFF,
        json!({"kind": "application", "id": batch}),
    );
    let actors: Vec<&str> = facts["facts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fact| fact["actor"].as_str().unwrap())
        .collect();
    assert!(actors.contains(&"staff:li"), "{actors:?}");
}

#[test]
fn a_write_under_one_idempotency_key_is_done_once() {
    let service = Service::start();
    let feed = |amount: i64| {
        json!({"records": [{"payment": {"bill_id": "PAY-1", "order_number": "SO-1", "status": "completed",
            "description": "x", "amount_fen": amount, "paid_at": "2026-03-12T02:06:33Z"}}]})
        .to_string()
    };
    let send =
        |body: String| service.send("/v1/platform/feed", PLATFORM, Some("f-1"), body.as_bytes());
    let first = send(feed(100));
    assert_eq!(first.body["accepted"], 1, "{first:?}");
    assert_eq!(send(feed(100)).body, first.body);
    let other = send(feed(200));
    assert_eq!(other.status, 409);
    assert_eq!(other.body["code"], "request_id_reused");
}

#[test]
fn refusals_are_problems_with_their_status() {
    let service = Service::start();
    let cases: &[(&str, &str, &[u8], u16, &str)] = &[
        ("/v1/public/register", "", b"{}", 422, "invalid_input"),
        ("/v1/public/register", "", b"{", 422, "invalid_input"),
        ("/v1/public/register", "", b"\xff", 400, ""),
        ("/v1/public/nothing", "", b"{}", 404, ""),
        ("/v1/nobody/register", "", b"{}", 404, ""),
        // An operation is where its role is, and nowhere else.
        ("/v1/public/bills", "", b"{}", 404, ""),
        ("/v1/system/run_deadlines", "", b"{}", 404, ""),
        ("/v1/customer/bills", "", b"{}", 401, ""),
        (
            "/v1/customer/bills",
            "no session",
            b"{}",
            401,
            "session_invalid",
        ),
        ("/v1/staff/queue", PLATFORM, b"{}", 401, ""),
        ("/v1/platform/feed", STAFF, b"{}", 401, ""),
        (
            "/v1/staff/read_bill",
            STAFF,
            br#"{"bill_id": "none"}"#,
            404,
            "bill_not_found",
        ),
    ];
    for (path, token, body, status, code) in cases {
        let answer = service.send(path, token, None, body);
        assert_eq!(answer.status, *status, "{path} {answer:?}");
        assert_eq!(answer.kind, "application/problem+json", "{path}");
        assert_eq!(answer.body["status"], *status);
        assert_eq!(
            answer.body["code"].as_str().unwrap_or_default(),
            *code,
            "{path}"
        );
    }
    let large = vec![b' '; (1 << 20) + 1];
    assert_eq!(
        service.send("/v1/staff/queue", STAFF, None, &large).status,
        413
    );
}

#[test]
fn the_description_has_every_operation_and_answers_are_as_it_says() {
    let service = Service::start();
    let description = service.description();
    for entry in OPERATIONS {
        let path = format!("/v1/{}/{}", entry.role.name(), entry.name);
        let described = !description["paths"][&path]["post"].is_null();
        assert_eq!(described, entry.role != Role::System, "{path}");
    }
    for (path, token, input) in [
        ("public/support", "", json!({})),
        ("public/notices", "", json!({})),
        ("staff/queue", STAFF, json!({})),
        ("staff/verify", STAFF, json!({})),
        (
            "platform/orders",
            PLATFORM,
            json!({"customer_reference": "C-1"}),
        ),
    ] {
        let answer = service.call(path, token, input);
        let post = &description["paths"][format!("/v1/{path}")]["post"];
        let mut schema = post["responses"]["200"]["content"]["application/json"]["schema"].clone();
        schema["components"] = description["components"].clone();
        let valid = jsonschema::validator_for(&schema).unwrap();
        assert!(valid.is_valid(&answer), "{path}: {answer}");
        assert!(
            !valid.is_valid(&json!([])),
            "{path}: the schema takes anything"
        );
    }
}

#[test]
fn keys_that_are_none_are_refused_at_the_start() {
    for (staff, platform) in [
        ("li", ""),
        ("=0123456789abcdef", ""),
        ("li=short", ""),
        ("", "short"),
    ] {
        assert!(
            Access::from_text(staff, platform).is_err(),
            "{staff} {platform}"
        );
    }
}
