//! A small desk for tests: any store, a clock that is set, entropy that is counted, a channel that is scripted.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use std::collections::VecDeque;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use fapiao_core::calendar::Calendar;
use fapiao_core::channel::{ChannelAnswer, ChannelCall};
use fapiao_core::context::{Passwords, Rules};
use fapiao_core::contract::IssuedDocument;
use fapiao_core::error::Error;
use fapiao_core::flow::{Surroundings, drive};
use fapiao_core::machine::Machine;
use fapiao_core::operation::{Caller, Vouched, dispatch};
use fapiao_core::policy::Policy;
use fapiao_core::store::{Key, Lookup, MemoryStore, Query, Store};
use fapiao_core::time::Instant;
use serde_json::{Value, json};

/// Thursday, 10:00 in China.
pub const START: &str = "2026-03-12T02:00:00Z";
pub const MINUTE: i64 = 60_000;
pub const HOUR: i64 = 60 * MINUTE;
pub const DAY: i64 = 24 * HOUR;
/// Unified social credit codes with a right check character.
pub const TAX_ID: &str = "914406060621766268";
pub const OTHER_TAX_ID: &str = "12100000400002195R";
/// The code of every paper fapiao of these tests.
pub const CODE: &str = "3100154130";

/// A password hash that costs nothing.
struct Plain;

impl Passwords for Plain {
    fn hash(&self, password: &str, _: &[u8; 16]) -> String {
        let digest = fapiao_core::digest::hex_digest(&[password.as_bytes()]);
        format!("plain${digest}")
    }
    fn verify(&self, password: &str, phc: &str) -> bool {
        self.hash(password, &[0; 16]) == phc
    }
    fn decoy(&self) -> &str {
        "plain$none"
    }
    fn outdated(&self, _: &str) -> bool {
        false
    }
}

pub fn rules(policy: Policy) -> Arc<Rules> {
    Arc::new(Rules {
        policy,
        calendar: Calendar::china(),
        passwords: Box::new(Plain),
        has_channel: true,
    })
}

pub struct Desk<S = MemoryStore> {
    pub store: S,
    pub rules: Arc<Rules>,
    clock: AtomicI64,
    draws: AtomicU64,
    /// Entropy repeats within a command, so that a command that comes again draws what it drew before.
    seeded: bool,
    pub answers: Mutex<VecDeque<ChannelAnswer>>,
    pub calls: Mutex<Vec<ChannelCall>>,
}

impl<S> Surroundings for Desk<S> {
    fn now(&self) -> Instant {
        Instant::from_millis(self.clock.load(Ordering::SeqCst)).unwrap()
    }
    fn entropy(&self) -> [u8; 32] {
        let draw = if self.seeded {
            self.draws.load(Ordering::SeqCst)
        } else {
            self.draws.fetch_add(1, Ordering::SeqCst)
        };
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&draw.to_be_bytes());
        bytes
    }
    /// What was scripted; nothing more means that nobody answers.
    fn channel(&self, call: &ChannelCall) -> ChannelAnswer {
        self.calls.lock().unwrap().push(call.clone());
        self.answers
            .lock()
            .unwrap()
            .pop_front()
            .unwrap_or(ChannelAnswer::Unknown)
    }
}

impl Desk {
    pub fn new() -> Self {
        Self::over(MemoryStore::new(), rules(Policy::default()))
    }

    pub fn dump(&self) -> String {
        self.store.dump()
    }
}

impl<S: Store> Desk<S> {
    pub fn over(store: S, rules: Arc<Rules>) -> Self {
        let start: Instant = START.parse().unwrap();
        Self {
            store,
            rules,
            clock: AtomicI64::new(start.millis()),
            draws: AtomicU64::new(0),
            seeded: false,
            answers: Mutex::default(),
            calls: Mutex::default(),
        }
    }

    /// From now on every command draws from what `seed` said last.
    pub fn seeded(mut self) -> Self {
        self.seeded = true;
        self
    }

    pub fn seed(&self, seed: u64) {
        self.draws.store(seed, Ordering::SeqCst);
    }

    pub fn wait(&self, millis: i64) {
        self.clock.fetch_add(millis, Ordering::SeqCst);
    }

    pub fn set(&self, at: &str) {
        let at: Instant = at.parse().unwrap();
        self.clock.store(at.millis(), Ordering::SeqCst);
    }

    pub fn set_millis(&self, millis: i64) {
        self.clock.store(millis, Ordering::SeqCst);
    }

    pub fn today(&self) -> chrono::NaiveDate {
        self.now().china_date()
    }

    pub fn call(&self, caller: &Caller, operation: &str, input: Value) -> Result<Value, Error> {
        self.raw(caller, operation, &input.to_string(), None)
    }

    pub fn call_as(
        &self,
        caller: &Caller,
        operation: &str,
        input: Value,
        request_id: &str,
    ) -> Result<Value, Error> {
        self.raw(caller, operation, &input.to_string(), Some(request_id))
    }

    pub fn raw(
        &self,
        caller: &Caller,
        operation: &str,
        input: &str,
        request_id: Option<&str>,
    ) -> Result<Value, Error> {
        let flow = dispatch(
            Arc::clone(&self.rules),
            caller.clone(),
            operation,
            input,
            request_id,
        )?;
        drive(flow, &self.store, self).map(|text| serde_json::from_str(&text).unwrap())
    }

    /// The same, where it must succeed.
    pub fn must(&self, caller: &Caller, operation: &str, input: Value) -> Value {
        self.call(caller, operation, input.clone())
            .unwrap_or_else(|error| panic!("{operation} {input}: {error}"))
    }

    pub fn staff(&self, operation: &str, input: Value) -> Value {
        self.must(&staff(), operation, input)
    }

    pub fn feed(&self, records: Vec<Value>) -> Value {
        self.must(&Caller::Platform, "feed", json!({ "records": records }))
    }

    /// A paid bill of a customer.
    pub fn bill(&self, id: &str, reference: &str, amount: i64) {
        let report = self.feed(vec![payment(id, reference, 1, amount)]);
        assert_eq!(report["accepted"], 1, "{report}");
    }

    pub fn apply(&self, caller: &Caller, draft: Value) -> Value {
        self.must(caller, "apply", json!({ "draft": draft }))
    }

    pub fn issue(&self, fapiao: &str, number: u64) -> Value {
        self.staff("issue", issue(fapiao, document(number)))
    }

    pub fn verify(&self) {
        let mut cursor = Value::Null;
        loop {
            let view = self.staff("verify", json!({ "cursor": cursor, "limit": 10_000 }));
            assert_eq!(view["sound"], true, "H1: {view}");
            match view.get("next") {
                Some(next) => cursor = next.clone(),
                None => return,
            }
        }
    }

    pub fn row<M: Machine>(&self, id: &str) -> Option<M::State> {
        let lookup = Lookup::Key(Key::new(M::KIND, id));
        let row = self.store.load(&[lookup]).unwrap().pop().unwrap()?;
        Some(serde_json::from_str(&row.body).unwrap())
    }

    pub fn rows<M: Machine>(&self) -> Vec<(String, M::State)> {
        let query = Query {
            kind: M::KIND.into(),
            by: None,
            descending: false,
            after: None,
            limit: 100_000,
        };
        let listed = self.store.list(&query).unwrap();
        listed
            .into_iter()
            .map(|listed| {
                let state = serde_json::from_str(&listed.row.body).unwrap();
                (listed.row.key.id, state)
            })
            .collect()
    }
}

pub fn staff() -> Caller {
    Caller::Staff("li".into())
}

pub fn customer(reference: &str) -> Caller {
    Caller::Vouched(Vouched {
        customer_reference: reference.to_owned(),
        email: Some(format!("{}@example.com", reference.to_lowercase())),
        locale: None,
    })
}

pub fn payment(id: &str, reference: &str, version: u64, amount: i64) -> Value {
    json!({ "payment": {
        "bill_id": id, "order_number": format!("O-{id}"), "version": version, "status": "completed",
        "customer_reference": reference, "description": "Office365云服务", "amount_fen": amount,
        "paid_at": "2026-03-01T04:00:00Z", "method": "alipay", "payer": "佛山市某某贸易有限公司",
    } })
}

pub fn refund(id: &str, bill: &str, version: u64, amount: i64) -> Value {
    json!({ "refund": { "refund_id": id, "bill_id": bill, "version": version, "status": "succeeded", "amount_fen": amount } })
}

pub fn order(number: &str, reference: &str, version: u64, status: &str) -> Value {
    json!({ "order": { "order_number": number, "version": version, "status": status, "customer_reference": reference } })
}

pub fn buyer() -> Value {
    json!({
        "kind": "enterprise", "title": "佛山市某某贸易有限公司", "tax_id": TAX_ID, "address": "佛山市南海区桂城街道1号",
        "phone": "0757-81234567", "bank": "中国工商银行佛山分行", "bank_account": "2013012309200012345",
    })
}

pub fn other_buyer() -> Value {
    json!({
        "kind": "enterprise", "title": "北京某某科技有限公司", "tax_id": OTHER_TAX_ID, "address": "北京市海淀区中关村大街1号",
        "phone": "010-12345678", "bank": "招商银行北京分行", "bank_account": "110907123410888",
    })
}

pub fn delivery(method: &str) -> Value {
    if method == "email" {
        json!({ "method": method, "emails": ["kuaiji@example.com"] })
    } else {
        json!({ "method": method, "recipient": "王五", "phone": "0757-81234567", "address": "佛山市南海区桂城街道1号" })
    }
}

pub fn medium(method: &str) -> &'static str {
    if method == "email" {
        "digital"
    } else {
        "paper"
    }
}

pub fn draft(bills: &[&str], method: &str) -> Value {
    json!({
        "bills": bills, "fapiao_type": "special", "medium": medium(method), "buyer": buyer(), "delivery": delivery(method),
    })
}

pub fn contact() -> Value {
    json!({ "family_name": "王", "given_name": "五", "phone": "13912345678", "email": "wang@example.com" })
}

/// The document of a paper fapiao below 100 million, of a digital one from there.
pub fn document(number: u64) -> Value {
    if number < 100_000_000 {
        json!({ "code": CODE, "number": format!("{number:08}") })
    } else {
        json!({ "number": format!("{number:020}") })
    }
}

pub fn issue(fapiao: &str, document: Value) -> Value {
    json!({ "fapiao_id": fapiao, "document": document })
}

pub fn issued(number: u64) -> ChannelAnswer {
    let document: IssuedDocument = serde_json::from_value(document(number)).unwrap();
    ChannelAnswer::Issued(Box::new(document))
}

pub fn text(value: &Value) -> String {
    value
        .as_str()
        .unwrap_or_else(|| panic!("no text: {value}"))
        .to_owned()
}

pub fn texts(value: &Value) -> Vec<String> {
    value
        .as_array()
        .map(|items| items.iter().map(text).collect())
        .unwrap_or_default()
}

pub fn split(bill: &str, shares: &[u32]) -> Value {
    let parts: Vec<Value> = shares
        .iter()
        .map(|share| json!({ "share": share }))
        .collect();
    json!({ "kind": "split", "bill_id": bill, "contact": contact(), "parts": parts })
}

pub fn reissue(batch: &str, fapiao: Option<&str>) -> Value {
    json!({
        "kind": "reissue", "batch_number": batch, "fapiao_id": fapiao, "contact": contact(),
        "change": { "buyer": other_buyer() },
    })
}

pub fn question(text: &str) -> Value {
    json!({ "kind": "other", "contact": contact(), "text": text })
}
