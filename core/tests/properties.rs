//! Random lives of a few bills against a small model (SPEC B5, B7, P4, H1, E3), and properties of the pure parts
//! (S2, M3, B2).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod common;

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use common::*;
use fapiao_core::application::{ApplicationMachine, ApplicationStatus};
use fapiao_core::bill::{BillMachine, BillState, BillStatus, Payment};
use fapiao_core::channel::ChannelAnswer;
use fapiao_core::contract::{BillLine, Colour};
use fapiao_core::document::{self, Piece};
use fapiao_core::error::{Error, Problems};
use fapiao_core::fapiao::{FapiaoMachine, FapiaoStatus};
use fapiao_core::flow::Surroundings;
use fapiao_core::operation::Caller;
use fapiao_core::policy::Policy;
use fapiao_core::value::{Fen, Rate, apportion};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;
use serde_json::{Value, json};

const CUSTOMERS: [&str; 2] = ["C1", "C2"];
/// Bills and whose they are.
const BILLS: [(&str, usize); 4] = [("B1", 0), ("B2", 0), ("B3", 1), ("B4", 1)];
const NOWHERE: &str = "G20000101_0000000000";

/// `PROPTEST_CASES` asks for more.
fn config(cases: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok();
    let cases = asked.and_then(|text| text.parse().ok()).unwrap_or(cases);
    // The same cases each time, so that a change is what makes a test fail. PROPTEST_RNG_SEED looks elsewhere.
    let seed = match std::env::var("PROPTEST_RNG_SEED") {
        Ok(_) => ProptestConfig::default().rng_seed,
        Err(_) => RngSeed::Fixed(20_260_101),
    };
    ProptestConfig {
        cases,
        rng_seed: seed,
        failure_persistence: None,
        max_shrink_iters: 400,
        ..ProptestConfig::default()
    }
}

// What can be done. Numbers pick among what is there.

#[derive(Debug, Clone)]
enum Act {
    Payment {
        bill: usize,
        version: u64,
    },
    Refund {
        bill: usize,
        id: u8,
        version: u64,
    },
    Order {
        bill: usize,
        version: u64,
    },
    Apply {
        customer: usize,
        bills: u8,
        merge: bool,
        method: usize,
    },
    Cancel {
        customer: usize,
        application: usize,
    },
    Reject {
        application: usize,
    },
    Issue {
        fapiao: usize,
        wrong: bool,
        taken: bool,
    },
    Discard {
        fapiao: usize,
    },
    Channel {
        fapiao: usize,
        ask: bool,
        answer: u8,
    },
    Mail {
        application: usize,
    },
    HandOver {
        application: usize,
    },
    BackByCourier {
        application: usize,
    },
    Receipt {
        customer: usize,
        application: usize,
    },
    Split {
        customer: usize,
        bill: usize,
        shares: Vec<u32>,
    },
    Reissue {
        customer: usize,
        fapiao: usize,
    },
    Approve {
        request: usize,
    },
    RejectRequest {
        request: usize,
    },
    Withdraw {
        customer: usize,
        request: usize,
    },
    Return {
        request: usize,
    },
    Void {
        request: usize,
    },
    Red {
        request: usize,
        taken: bool,
    },
    SettleAside {
        bill: usize,
        which: usize,
        accept: bool,
    },
    Wait {
        days: i64,
    },
    Deadlines,
}

fn act() -> impl Strategy<Value = Act> {
    let yes = any::<bool>;
    let bill = || 0..BILLS.len();
    // From 2 on: whose it is.
    let customer = || 0_usize..16;
    let at = || 0_usize..640;
    prop_oneof![
        4 => (bill(), 1_u64..4).prop_map(|(bill, version)| Act::Payment { bill, version }),
        2 => (bill(), 0_u8..3, 1_u64..4).prop_map(|(bill, id, version)| Act::Refund { bill, id, version }),
        1 => (bill(), 1_u64..5).prop_map(|(bill, version)| Act::Order { bill, version }),
        14 => (customer(), 1_u8..16, yes(), 0_usize..6).prop_map(|(customer, bills, merge, method)| Act::Apply { customer, bills, merge, method }),
        2 => (customer(), at()).prop_map(|(customer, application)| Act::Cancel { customer, application }),
        1 => at().prop_map(|application| Act::Reject { application }),
        12 => (at(), prop::bool::weighted(0.15), prop::bool::weighted(0.1)).prop_map(|(fapiao, wrong, taken)| Act::Issue { fapiao, wrong, taken }),
        2 => at().prop_map(|fapiao| Act::Discard { fapiao }),
        3 => (at(), yes(), 0_u8..4).prop_map(|(fapiao, ask, answer)| Act::Channel { fapiao, ask, answer }),
        3 => at().prop_map(|application| Act::Mail { application }),
        1 => at().prop_map(|application| Act::HandOver { application }),
        1 => at().prop_map(|application| Act::BackByCourier { application }),
        1 => (customer(), at()).prop_map(|(customer, application)| Act::Receipt { customer, application }),
        3 => (customer(), bill(), vec(0_u32..5, 2..5)).prop_map(|(customer, bill, shares)| Act::Split { customer, bill, shares }),
        8 => (customer(), at()).prop_map(|(customer, fapiao)| Act::Reissue { customer, fapiao }),
        8 => at().prop_map(|request| Act::Approve { request }),
        1 => at().prop_map(|request| Act::RejectRequest { request }),
        1 => (customer(), at()).prop_map(|(customer, request)| Act::Withdraw { customer, request }),
        6 => at().prop_map(|request| Act::Return { request }),
        5 => at().prop_map(|request| Act::Void { request }),
        5 => (at(), prop::bool::weighted(0.1)).prop_map(|(request, taken)| Act::Red { request, taken }),
        3 => (bill(), at(), yes()).prop_map(|(bill, which, accept)| Act::SettleAside { bill, which, accept }),
        2 => (1_i64..40).prop_map(|days| Act::Wait { days }),
        2 => Just(Act::Deadlines),
    ]
}

// The feed: what a record of a version says is always the same.

fn paid(bill: usize, version: u64) -> (i64, i64) {
    let amount = 1_000 + 777 * bill as i64 + 333 * (version as i64 % 3);
    (amount, if version == 2 { 50 } else { 0 })
}

/// Amount, and whether it counts.
fn paid_back(id: u8, version: u64) -> (i64, bool) {
    ([30, 101, 900][usize::from(id)], version != 2)
}

fn closed(version: u64) -> bool {
    version == 3
}

// The model.

#[derive(Debug, Clone, PartialEq)]
enum Record {
    Payment(u64),
    Refund(u8, u64),
    Order(bool),
}

#[derive(Debug, Clone)]
struct Part {
    fapiao: String,
    amount: i64,
    issued: bool,
    returned: bool,
}

#[derive(Debug, Clone, Default)]
struct ModelBill {
    at: usize,
    payment: Option<u64>,
    refunds: BTreeMap<u8, u64>,
    order: u64,
    closed: bool,
    parts: Vec<Part>,
    /// Amounts, and the application that used them.
    plan: Option<(Vec<i64>, Option<String>)>,
    asides: Vec<(u32, Record)>,
    next_aside: u32,
    turned_down: Vec<Record>,
}

impl ModelBill {
    fn left(&self, bill: usize) -> i64 {
        let Some(version) = self.payment else {
            return -self.refunded();
        };
        let (amount, voucher) = paid(bill, version);
        amount - voucher - self.refunded() - self.parts.iter().map(|part| part.amount).sum::<i64>()
    }

    fn refunded(&self) -> i64 {
        let counted = self
            .refunds
            .iter()
            .map(|(id, version)| paid_back(*id, *version));
        counted
            .filter(|(_, counts)| *counts)
            .map(|(amount, _)| amount)
            .sum()
    }

    fn status(&self) -> BillStatus {
        match self.payment {
            None => BillStatus::Unpaid,
            Some(_) if !self.parts.is_empty() => {
                let all_issued = self.parts.iter().all(|part| part.issued);
                if all_issued && self.left(self.at) > 0 && !self.closed {
                    BillStatus::Remainder
                } else {
                    BillStatus::Applied
                }
            }
            Some(_) if self.closed => BillStatus::Withheld,
            Some(_) => BillStatus::Open,
        }
    }

    fn open(&self, bill: usize) -> bool {
        self.unbound() && self.left(bill) > 0
    }

    /// Not waiting for a fapiao.
    fn unbound(&self) -> bool {
        matches!(self.status(), BillStatus::Open | BillStatus::Remainder)
    }

    fn in_use(&self) -> bool {
        matches!(self.status(), BillStatus::Applied | BillStatus::Remainder)
    }

    fn take(&mut self, record: Record) {
        match record {
            Record::Payment(version) => self.payment = self.payment.max(Some(version)),
            Record::Refund(id, version) => {
                let known = self.refunds.entry(id).or_insert(version);
                *known = version.max(*known);
            }
            Record::Order(closed) => {
                self.closed = closed;
                self.forget_orders();
            }
        }
    }

    /// What the order told before is overtaken.
    fn forget_orders(&mut self) {
        self.asides
            .retain(|(_, record)| !matches!(record, Record::Order(_)));
        self.turned_down
            .retain(|record| !matches!(record, Record::Order(_)));
    }

    /// B2: a newer record takes effect, or is kept aside while the bill is in use.
    fn offer(&mut self, record: Record) {
        if self.turned_down.contains(&record) {
            return;
        }
        if !self.in_use() {
            self.take(record);
        } else if !self.asides.iter().any(|(_, known)| *known == record) {
            self.asides.push((self.next_aside, record));
            self.next_aside += 1;
        }
    }

    fn live_plan(&self) -> Option<&Vec<i64>> {
        self.plan
            .as_ref()
            .filter(|(_, used)| used.is_none())
            .map(|(parts, _)| parts)
    }
}

#[derive(Debug, Clone)]
struct ModelFapiao {
    application: String,
    shares: Vec<(usize, i64)>,
    status: FapiaoStatus,
    issued: Option<NaiveDate>,
    replaced: bool,
}

#[derive(Debug, Clone)]
struct ModelApplication {
    customer: usize,
    method: &'static str,
    fapiao: Vec<String>,
    status: ApplicationStatus,
    /// Request and fapiao that it comes from.
    reissue: Option<(String, String)>,
    /// How many of its fapiao are void or reversed.
    reversed: usize,
    since: i64,
}

impl ModelApplication {
    fn deliverable(&self) -> bool {
        self.status == ApplicationStatus::Issued && self.reversed < self.fapiao.len()
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Stage {
    Submitted,
    Awaiting,
    Returned,
    Reversed,
    Over,
}

#[derive(Debug, Clone)]
struct ModelRequest {
    customer: usize,
    /// A split's bill and parts, or a reissue's fapiao.
    split: Option<(usize, Vec<i64>)>,
    fapiao: String,
    stage: Stage,
}

#[derive(Default)]
struct Model {
    bills: Vec<ModelBill>,
    applications: BTreeMap<String, ModelApplication>,
    fapiao: BTreeMap<String, ModelFapiao>,
    requests: BTreeMap<String, ModelRequest>,
    /// Numbers of accepted documents.
    numbers: Vec<u64>,
    next: u64,
}

/// Mostly one that is ready for it, sometimes any.
fn pick<T>(map: &BTreeMap<String, T>, at: usize, ready: impl Fn(&T) -> bool) -> Option<String> {
    let all: Vec<&String> = map.keys().collect();
    let good: Vec<&String> = map
        .iter()
        .filter(|(_, value)| ready(value))
        .map(|(id, _)| id)
        .collect();
    let among = if at.is_multiple_of(5) || good.is_empty() {
        all
    } else {
        good
    };
    let at = (at / 5).checked_rem(among.len())?;
    Some(among[at].clone())
}

fn by(drawn: usize, owner: Option<usize>) -> usize {
    if drawn < CUSTOMERS.len() {
        drawn
    } else {
        owner.unwrap_or(0)
    }
}

/// Largest remainder, by hand.
fn divided(total: i64, shares: &[u32]) -> Vec<i64> {
    let whole: i64 = shares.iter().map(|share| i64::from(*share)).sum();
    if whole == 0 {
        return vec![0; shares.len()];
    }
    let mut parts: Vec<i64> = shares
        .iter()
        .map(|share| total * i64::from(*share) / whole)
        .collect();
    let mut order: Vec<usize> = (0..shares.len()).collect();
    order.sort_by_key(|at| (-(total * i64::from(shares[*at]) % whole), *at));
    let left = usize::try_from(total - parts.iter().sum::<i64>()).unwrap();
    order.iter().take(left).for_each(|at| parts[*at] += 1);
    parts
}

const METHODS: [&str; 3] = ["yunda", "pick_up", "email"];

struct World {
    desk: Desk,
    model: Model,
    step: usize,
    covered: Vec<&'static str>,
}

impl World {
    fn new() -> Self {
        let model = Model {
            bills: (0..BILLS.len())
                .map(|at| ModelBill {
                    at,
                    ..ModelBill::default()
                })
                .collect(),
            ..Model::default()
        };
        Self {
            desk: Desk::new(),
            model,
            step: 0,
            covered: Vec::new(),
        }
    }

    /// Does it, and checks what must be so of any command: a refusal changes nothing (E3), a repetition gives the same
    /// answer and changes nothing (P4), other content under the same id is refused (P4).
    fn run(
        &mut self,
        caller: &Caller,
        operation: &'static str,
        input: Value,
    ) -> Result<Value, Error> {
        self.step += 1;
        let id = format!("step-{}", self.step);
        let before = self.desk.dump();
        let result = self.desk.call_as(caller, operation, input.clone(), &id);
        let after = self.desk.dump();
        match &result {
            Err(error) => {
                assert_eq!(
                    before,
                    after,
                    "E3: {operation} {input} was refused with {} and changed something",
                    error.code()
                );
                assert!(
                    !["internal", "busy", "store_damaged", "invalid_input"].contains(&error.code())
                        || operation == "open_request",
                    "{operation} {input}: {error}"
                );
            }
            Ok(view) => {
                let again = self
                    .desk
                    .call_as(caller, operation, input.clone(), &id)
                    .unwrap();
                assert_eq!(*view, again, "P4: {operation} answers otherwise");
                if operation != "run_deadlines" {
                    let other = self.desk.call_as(caller, operation, json!({}), &id);
                    assert_eq!(
                        other.unwrap_err().code(),
                        "request_id_reused",
                        "P4: {operation}"
                    );
                }
                let other = match caller {
                    Caller::Staff(_) => "end_notice",
                    Caller::Platform => "import_statement",
                    Caller::System => "run_deadlines",
                    _ => "remove_title",
                };
                if other != "run_deadlines" {
                    let other = self.desk.call_as(caller, other, json!({}), &id);
                    assert_eq!(
                        other.unwrap_err().code(),
                        "request_id_reused",
                        "P4: {operation}"
                    );
                }
                assert_eq!(
                    after,
                    self.desk.dump(),
                    "P4: {operation} changed something when it came again"
                );
                self.covered.push(operation);
            }
        }
        result
    }

    fn expect(
        &mut self,
        expected: bool,
        caller: &Caller,
        operation: &'static str,
        input: Value,
    ) -> Option<Value> {
        let result = self.run(caller, operation, input.clone());
        match (&result, expected) {
            (Ok(_), false) => panic!("{operation} {input} was accepted"),
            (Err(error), true) => panic!("{operation} {input} was refused: {error}"),
            _ => result.ok(),
        }
    }

    fn number(&mut self, digital: bool, taken: bool) -> (u64, bool) {
        let fits = |number: &&u64| (**number >= 100_000_000) == digital;
        if taken && let Some(number) = self.model.numbers.iter().find(fits) {
            return (*number, true);
        }
        self.model.next += 1;
        (
            self.model.next + if digital { 100_000_000 } else { 0 },
            false,
        )
    }

    fn act(&mut self, act: &Act) {
        match act.clone() {
            Act::Payment { bill, version } => self.feed_payment(bill, version),
            Act::Refund { bill, id, version } => self.feed_refund(bill, id, version),
            Act::Order { bill, version } => self.feed_order(bill, version),
            Act::Apply {
                customer,
                bills,
                merge,
                method,
            } => self.apply(customer, bills, merge, METHODS[method.min(5) % 4 % 3]),
            Act::Cancel {
                customer: drawn,
                application,
            } => {
                let id = self.application(application, &[ApplicationStatus::Submitted]);
                let by = self.owner(drawn, &id);
                let may = self.may_give_back(&id) && self.model.applications[&id].customer == by;
                if self
                    .expect(
                        may,
                        &customer(CUSTOMERS[by]),
                        "cancel",
                        json!({ "batch_number": id }),
                    )
                    .is_some()
                {
                    self.give_back(&id, ApplicationStatus::Cancelled);
                }
            }
            Act::Reject { application } => {
                let id = self.application(application, &[ApplicationStatus::Submitted]);
                let may = self.may_give_back(&id);
                if self
                    .expect(
                        may,
                        &staff(),
                        "reject",
                        json!({ "batch_number": id, "reason": "信息有误" }),
                    )
                    .is_some()
                {
                    self.give_back(&id, ApplicationStatus::Rejected);
                }
            }
            Act::Issue {
                fapiao,
                wrong,
                taken,
            } => self.issue(fapiao, wrong, taken),
            Act::Discard { fapiao } => {
                let id = self.fapiao(fapiao, FapiaoStatus::Quarantined);
                let may = self.is(&id, FapiaoStatus::Quarantined);
                if self
                    .expect(
                        may,
                        &staff(),
                        "discard_quarantined",
                        json!({ "fapiao_id": id, "note": "已作废" }),
                    )
                    .is_some()
                {
                    self.model.fapiao.get_mut(&id).unwrap().status = FapiaoStatus::Planned;
                }
            }
            Act::Channel {
                fapiao,
                ask,
                answer,
            } => self.channel(fapiao, ask, answer),
            Act::Mail { application } => {
                let may = |model: &ModelApplication| model.deliverable() && model.method == "yunda";
                self.staff_moves(
                    application,
                    may,
                    "mail",
                    json!({ "carrier": "韵达", "waybill": "4312345678901" }),
                    ApplicationStatus::Mailed,
                );
            }
            Act::HandOver { application } => {
                let may =
                    |model: &ModelApplication| model.deliverable() && model.method == "pick_up";
                self.staff_moves(
                    application,
                    may,
                    "hand_over",
                    json!({ "to": "王五" }),
                    ApplicationStatus::Collected,
                );
            }
            Act::BackByCourier { application } => {
                let may = |model: &ModelApplication| model.status == ApplicationStatus::Mailed;
                self.staff_moves(
                    application,
                    may,
                    "return_by_courier",
                    json!({ "reason": "无人签收" }),
                    ApplicationStatus::Issued,
                );
            }
            Act::Receipt {
                customer: drawn,
                application,
            } => {
                let id = self.application(
                    application,
                    &[ApplicationStatus::Mailed, ApplicationStatus::Sent],
                );
                let by = self.owner(drawn, &id);
                let may = self.model.applications.get(&id).is_some_and(|application| {
                    application.customer == by
                        && matches!(
                            application.status,
                            ApplicationStatus::Mailed | ApplicationStatus::Sent
                        )
                });
                if self
                    .expect(
                        may,
                        &customer(CUSTOMERS[by]),
                        "confirm_receipt",
                        json!({ "batch_number": id }),
                    )
                    .is_some()
                {
                    self.model.applications.get_mut(&id).unwrap().status =
                        ApplicationStatus::Received;
                }
            }
            Act::Split {
                customer,
                bill,
                shares,
            } => self.split(customer, bill, &shares),
            Act::Reissue { customer, fapiao } => self.reissue(customer, fapiao),
            Act::Approve { request } => self.approve(request),
            Act::RejectRequest { request } => {
                let id = self.request(request, Stage::Submitted);
                let may = self.at(&id, &[Stage::Submitted]);
                if self
                    .expect(
                        may,
                        &staff(),
                        "reject_request",
                        json!({ "request": id, "reason": "不符合规定" }),
                    )
                    .is_some()
                {
                    self.model.requests.get_mut(&id).unwrap().stage = Stage::Over;
                }
            }
            Act::Withdraw {
                customer: drawn,
                request,
            } => {
                let stages = [Stage::Submitted, Stage::Awaiting, Stage::Returned];
                let id = self.request(request, stages[request % 3]);
                let owner = self.model.requests.get(&id).map(|request| request.customer);
                let by = by(drawn, owner);
                let may = self.at(&id, &[Stage::Submitted, Stage::Awaiting, Stage::Returned])
                    && self.model.requests[&id].customer == by;
                if self
                    .expect(
                        may,
                        &customer(CUSTOMERS[by]),
                        "withdraw_request",
                        json!({ "request": id }),
                    )
                    .is_some()
                {
                    let request = self.model.requests.get_mut(&id).unwrap();
                    request.stage = Stage::Over;
                    let fapiao = request.fapiao.clone();
                    self.parts(&fapiao, |part| part.returned = false);
                }
            }
            Act::Return { request } => {
                let id = self.request(request, Stage::Awaiting);
                let may = self.at(&id, &[Stage::Awaiting]);
                if self
                    .expect(may, &staff(), "record_return", json!({ "request": id }))
                    .is_some()
                {
                    let request = self.model.requests.get_mut(&id).unwrap();
                    request.stage = Stage::Returned;
                    let fapiao = request.fapiao.clone();
                    self.parts(&fapiao, |part| part.returned = true);
                }
            }
            Act::Void { request } => self.reverse(request, None),
            Act::Red { request, taken } => self.reverse(request, Some(taken)),
            Act::SettleAside {
                bill,
                which,
                accept,
            } => self.settle_aside(bill, which, accept),
            Act::Wait { days } => self.desk.wait(days * DAY),
            Act::Deadlines => self.deadlines(),
        }
    }

    fn feed(&mut self, record: Value) -> Value {
        self.expect(
            true,
            &Caller::Platform,
            "feed",
            json!({ "records": [record] }),
        )
        .unwrap()
    }

    fn feed_payment(&mut self, bill: usize, version: u64) {
        let (id, owner) = BILLS[bill];
        let (amount, voucher) = paid(bill, version);
        let mut record = payment(id, CUSTOMERS[owner], version, amount);
        record["payment"]["voucher_fen"] = json!(voucher);
        let report = self.feed(record);
        assert_eq!(report["rejected"], json!([]), "{report}");
        let model = &mut self.model.bills[bill];
        let aside = model
            .asides
            .iter()
            .rev()
            .find_map(|(_, record)| match record {
                Record::Payment(version) => Some(*version),
                _ => None,
            });
        if aside
            .into_iter()
            .chain(model.payment)
            .all(|known| version > known)
        {
            let in_use = model.in_use();
            model.offer(Record::Payment(version));
            // A payment that is taken in asks its order whether it stands.
            if !in_use {
                model.closed = closed(model.order);
            }
        }
    }

    fn feed_refund(&mut self, bill: usize, id: u8, version: u64) {
        let (amount, counts) = paid_back(id, version);
        let mut record = refund(&format!("R{id}-{bill}"), BILLS[bill].0, version, amount);
        record["refund"]["status"] = json!(if counts { "succeeded" } else { "failed" });
        let report = self.feed(record);
        assert_eq!(report["rejected"], json!([]), "{report}");
        let model = &mut self.model.bills[bill];
        let aside = model
            .asides
            .iter()
            .rev()
            .find_map(|(_, record)| match record {
                Record::Refund(known, version) if *known == id => Some(*version),
                _ => None,
            });
        if aside
            .into_iter()
            .chain(model.refunds.get(&id).copied())
            .all(|known| version > known)
        {
            model.offer(Record::Refund(id, version));
        }
    }

    fn feed_order(&mut self, bill: usize, version: u64) {
        let (id, owner) = BILLS[bill];
        let status = if closed(version) { "cancelled" } else { "paid" };
        self.feed(order(&format!("O-{id}"), CUSTOMERS[owner], version, status));
        let model = &mut self.model.bills[bill];
        if version > model.order {
            model.order = version;
            // An order touches its bill once the payment is known.
            if model.payment.is_some() {
                if model.closed == closed(version) {
                    model.forget_orders();
                } else {
                    model.offer(Record::Order(closed(version)));
                }
            }
        }
    }

    fn apply(&mut self, drawn: usize, mask: u8, merge: bool, method: &'static str) {
        let by = drawn % CUSTOMERS.len();
        let wanted: Vec<usize> = (0..BILLS.len()).filter(|at| mask >> at & 1 == 1).collect();
        // Mostly one's own that are open.
        let good = |at: &usize| BILLS[*at].1 == by && self.model.bills[*at].open(*at);
        let own: Vec<usize> = wanted.iter().copied().filter(good).collect();
        let wanted = if mask.is_multiple_of(5) || own.is_empty() {
            wanted
        } else {
            own
        };
        let ids: Vec<&str> = wanted.iter().map(|at| BILLS[*at].0).collect();
        let mut draft = draft(&ids, method);
        draft["merge"] = json!(merge);
        let bills = &self.model.bills;
        let merged = merge && wanted.len() > 1;
        let may = wanted.iter().all(|at| {
            let bill = &bills[*at];
            let plan = bill.live_plan();
            let fits =
                plan.is_none_or(|parts| !merged && parts.iter().sum::<i64>() == bill.left(*at));
            BILLS[*at].1 == by && bill.open(*at) && fits
        });
        let mut shares: Vec<Vec<(usize, i64)>> = Vec::new();
        for at in wanted.iter().copied().filter(|_| may) {
            match bills[at].live_plan() {
                Some(parts) => shares.extend(parts.iter().map(|part| vec![(at, *part)])),
                None if merged && !shares.is_empty() => shares[0].push((at, bills[at].left(at))),
                None => shares.push(vec![(at, bills[at].left(at))]),
            }
        }
        let prepared = self.desk.call(
            &customer(CUSTOMERS[by]),
            "prepare",
            json!({ "draft": draft }),
        );
        if let Ok(prepared) = &prepared {
            assert_eq!(
                prepared["ready"], may,
                "P1: prepare says otherwise than apply: {}",
                prepared["problems"]
            );
        } else {
            assert!(!may);
        }
        let caller = customer(CUSTOMERS[by]);
        // A merge that a plan forbids is an invalid field.
        if merged && wanted.iter().any(|at| bills[*at].live_plan().is_some()) {
            let before = self.desk.dump();
            assert!(
                self.desk
                    .call(&caller, "apply", json!({ "draft": draft }))
                    .is_err()
            );
            assert_eq!(before, self.desk.dump());
            return;
        }
        let Some(view) = self.expect(may, &caller, "apply", json!({ "draft": draft })) else {
            return;
        };
        let (batch, fapiao) = (text(&view["batch_number"]), texts(&view["fapiao_ids"]));
        assert_eq!(fapiao.len(), shares.len(), "S3");
        let gross: i64 = shares.iter().flatten().map(|(_, amount)| amount).sum();
        assert_eq!(view["gross_fen"], gross);
        let amounts: Vec<i64> = prepared.unwrap()["fapiao"]
            .as_array()
            .unwrap()
            .iter()
            .map(|fapiao| fapiao["gross_fen"].as_i64().unwrap())
            .collect();
        let expected: Vec<i64> = shares
            .iter()
            .map(|shares| shares.iter().map(|(_, amount)| amount).sum())
            .collect();
        assert_eq!(amounts, expected, "P1");
        for at in wanted {
            if let Some((_, used)) = self.model.bills[at]
                .plan
                .as_mut()
                .filter(|(_, used)| used.is_none())
            {
                *used = Some(batch.clone());
            }
        }
        self.plan(
            &batch,
            by,
            method,
            fapiao.into_iter().zip(shares).collect(),
            None,
        );
    }

    fn plan(
        &mut self,
        batch: &str,
        customer: usize,
        method: &'static str,
        fapiao: Vec<(String, Vec<(usize, i64)>)>,
        reissue: Option<(String, String)>,
    ) {
        let application = ModelApplication {
            customer,
            method,
            fapiao: fapiao.iter().map(|(id, _)| id.clone()).collect(),
            status: ApplicationStatus::Submitted,
            reissue,
            reversed: 0,
            since: 0,
        };
        self.model
            .applications
            .insert(batch.to_owned(), application);
        for (id, shares) in fapiao {
            for (at, amount) in &shares {
                let part = Part {
                    fapiao: id.clone(),
                    amount: *amount,
                    issued: false,
                    returned: false,
                };
                self.model.bills[*at].parts.push(part);
            }
            let model = ModelFapiao {
                application: batch.to_owned(),
                shares,
                status: FapiaoStatus::Planned,
                issued: None,
                replaced: false,
            };
            self.model.fapiao.insert(id, model);
        }
    }

    fn application(&self, at: usize, statuses: &[ApplicationStatus]) -> String {
        pick(&self.model.applications, at, |application| {
            statuses.contains(&application.status)
        })
        .unwrap_or(NOWHERE.into())
    }

    fn fapiao(&self, at: usize, status: FapiaoStatus) -> String {
        pick(&self.model.fapiao, at, |fapiao| fapiao.status == status).unwrap_or(NOWHERE.into())
    }

    fn request(&self, at: usize, stage: Stage) -> String {
        pick(&self.model.requests, at, |request| request.stage == stage).unwrap_or("R0".into())
    }

    fn owner(&self, drawn: usize, application: &str) -> usize {
        by(
            drawn,
            self.model
                .applications
                .get(application)
                .map(|application| application.customer),
        )
    }

    fn is(&self, fapiao: &str, status: FapiaoStatus) -> bool {
        self.model
            .fapiao
            .get(fapiao)
            .is_some_and(|fapiao| fapiao.status == status)
    }

    fn at(&self, request: &str, stages: &[Stage]) -> bool {
        self.model
            .requests
            .get(request)
            .is_some_and(|request| stages.contains(&request.stage))
    }

    fn parts(&mut self, fapiao: &str, change: impl Fn(&mut Part)) {
        let parts = self
            .model
            .bills
            .iter_mut()
            .flat_map(|bill| bill.parts.iter_mut());
        parts.filter(|part| part.fapiao == fapiao).for_each(change);
    }

    fn may_give_back(&self, id: &str) -> bool {
        self.model.applications.get(id).is_some_and(|application| {
            application.status == ApplicationStatus::Submitted
                && application
                    .fapiao
                    .iter()
                    .all(|fapiao| self.is(fapiao, FapiaoStatus::Planned))
        })
    }

    fn give_back(&mut self, id: &str, status: ApplicationStatus) {
        let application = self.model.applications.get_mut(id).unwrap();
        application.status = status;
        let (fapiao, reissue) = (application.fapiao.clone(), application.reissue.clone());
        for fapiao in &fapiao {
            self.model.fapiao.get_mut(fapiao).unwrap().status = FapiaoStatus::Withdrawn;
        }
        for bill in &mut self.model.bills {
            bill.parts.retain(|part| !fapiao.contains(&part.fapiao));
            if let Some((_, used)) = bill
                .plan
                .as_mut()
                .filter(|(_, used)| used.as_deref() == Some(id))
            {
                *used = None;
            }
        }
        self.end_reissue(reissue);
    }

    fn end_reissue(&mut self, reissue: Option<(String, String)>) {
        let Some((request, fapiao)) = reissue else {
            return;
        };
        self.model.requests.get_mut(&request).unwrap().stage = Stage::Over;
        let fapiao = self.model.fapiao.get_mut(&fapiao).unwrap();
        fapiao.replaced = true;
        let before = fapiao.application.clone();
        let application = &self.model.applications[&before];
        if application
            .fapiao
            .iter()
            .all(|fapiao| self.model.fapiao[fapiao].replaced)
        {
            self.model.applications.get_mut(&before).unwrap().status = ApplicationStatus::Replaced;
        }
    }

    fn digital(&self, fapiao: &str) -> bool {
        self.model
            .fapiao
            .get(fapiao)
            .is_some_and(|fapiao| self.model.applications[&fapiao.application].method == "email")
    }

    fn issue(&mut self, fapiao: usize, wrong: bool, taken: bool) {
        let id = self.fapiao(fapiao, FapiaoStatus::Planned);
        let (number, taken) = self.number(self.digital(&id), taken);
        let mut document = document(number);
        if wrong {
            document["gross_fen"] = json!(1);
        }
        let may = self.is(&id, FapiaoStatus::Planned) && (wrong || !taken);
        if self
            .expect(may, &staff(), "issue", issue(&id, document))
            .is_none()
        {
            return;
        }
        if wrong {
            self.model.fapiao.get_mut(&id).unwrap().status = FapiaoStatus::Quarantined;
        } else {
            self.issued(&id, number);
        }
    }

    fn issued(&mut self, id: &str, number: u64) {
        self.model.numbers.push(number);
        let today = self.desk.today();
        let fapiao = self.model.fapiao.get_mut(id).unwrap();
        fapiao.status = FapiaoStatus::Live;
        fapiao.issued = Some(today);
        let batch = fapiao.application.clone();
        self.parts(id, |part| part.issued = true);
        let live = |fapiao: &String| self.is(fapiao, FapiaoStatus::Live);
        if self.model.applications[&batch].fapiao.iter().all(live) {
            let application = self.model.applications.get_mut(&batch).unwrap();
            application.status = ApplicationStatus::Issued;
            let reissue = application.reissue.clone();
            self.end_reissue(reissue);
        }
    }

    fn channel(&mut self, fapiao: usize, ask: bool, answer: u8) {
        let (operation, from) = if ask {
            ("ask_channel", FapiaoStatus::Unknown)
        } else {
            ("issue_through_channel", FapiaoStatus::Planned)
        };
        let id = self.fapiao(fapiao, from);
        let (number, _) = self.number(self.digital(&id), false);
        let answer = match answer {
            0 => ChannelAnswer::Unknown,
            1 => ChannelAnswer::Refused {
                reason: "限额不足".into(),
            },
            2 => {
                let ChannelAnswer::Issued(mut document) = issued(number) else {
                    unreachable!()
                };
                document.title = Some("别的公司".into());
                ChannelAnswer::Issued(document)
            }
            _ => issued(number),
        };
        self.desk.answers.lock().unwrap().push_back(answer.clone());
        // Issuing again while nobody knows only asks (I1).
        let may = self.is(&id, from) || self.is(&id, FapiaoStatus::Unknown);
        let done = self
            .expect(may, &staff(), operation, json!({ "fapiao_id": id }))
            .is_some();
        self.desk.answers.lock().unwrap().clear();
        if !done {
            return;
        }
        let status = match answer {
            ChannelAnswer::Unknown => FapiaoStatus::Unknown,
            ChannelAnswer::Refused { .. } => FapiaoStatus::Planned,
            ChannelAnswer::Issued(document) if document.title.is_some() => {
                FapiaoStatus::Quarantined
            }
            ChannelAnswer::Issued(_) => return self.issued(&id, number),
        };
        self.model.fapiao.get_mut(&id).unwrap().status = status;
    }

    fn staff_moves(
        &mut self,
        application: usize,
        may: impl Fn(&ModelApplication) -> bool,
        operation: &'static str,
        mut input: Value,
        to: ApplicationStatus,
    ) {
        let id = pick(&self.model.applications, application, &may).unwrap_or(NOWHERE.into());
        input["batch_number"] = json!(id);
        let may = self.model.applications.get(&id).is_some_and(&may);
        if self.expect(may, &staff(), operation, input).is_some() {
            let now = self.desk.now().millis();
            let application = self.model.applications.get_mut(&id).unwrap();
            application.status = to;
            application.since = now;
        }
    }

    fn split(&mut self, drawn: usize, bill: usize, shares: &[u32]) {
        let by = by(drawn, Some(BILLS[bill].1));
        let model = &self.model.bills[bill];
        let parts = divided(model.left(bill).max(0), shares);
        let running = self.model.requests.values().any(|request| {
            request.stage == Stage::Submitted
                && request
                    .split
                    .as_ref()
                    .is_some_and(|(known, _)| *known == bill)
        });
        let may = BILLS[bill].1 == by
            && model.open(bill)
            && !running
            && parts.iter().all(|part| *part > 0)
            && !shares.contains(&0);
        let caller = customer(CUSTOMERS[by]);
        if let Some(view) = self.expect(may, &caller, "open_request", split(BILLS[bill].0, shares))
        {
            let told: Vec<i64> = view["parts"]
                .as_array()
                .unwrap()
                .iter()
                .map(|part| part["amount_fen"].as_i64().unwrap())
                .collect();
            assert_eq!(told, parts, "S2");
            let request = ModelRequest {
                customer: by,
                split: Some((bill, parts)),
                fapiao: String::new(),
                stage: Stage::Submitted,
            };
            self.model.requests.insert(text(&view["request"]), request);
        }
    }

    fn reissue(&mut self, drawn: usize, fapiao: usize) {
        let id = self.fapiao(fapiao, FapiaoStatus::Live);
        let batch = self
            .model
            .fapiao
            .get(&id)
            .map_or(NOWHERE.to_owned(), |fapiao| fapiao.application.clone());
        let by = self.owner(drawn, &batch);
        let running = self
            .model
            .requests
            .values()
            .any(|request| request.fapiao == id && request.stage != Stage::Over);
        let may = self
            .model
            .applications
            .get(&batch)
            .is_some_and(|application| {
                application.customer == by
                    && application.method != "email"
                    && !matches!(
                        application.status,
                        ApplicationStatus::Submitted
                            | ApplicationStatus::Cancelled
                            | ApplicationStatus::Rejected
                            | ApplicationStatus::Replaced
                    )
            })
            && self.is(&id, FapiaoStatus::Live)
            && !running;
        let caller = customer(CUSTOMERS[by]);
        if let Some(view) = self.expect(may, &caller, "open_request", reissue(&batch, Some(&id))) {
            let request = ModelRequest {
                customer: by,
                split: None,
                fapiao: id,
                stage: Stage::Submitted,
            };
            self.model.requests.insert(text(&view["request"]), request);
        }
    }

    fn approve(&mut self, request: usize) {
        let id = self.request(request, Stage::Submitted);
        let split = self
            .model
            .requests
            .get(&id)
            .and_then(|request| request.split.clone());
        let fits = split.as_ref().is_none_or(|(bill, parts)| {
            let model = &self.model.bills[*bill];
            model.unbound() && parts.iter().sum::<i64>() == model.left(*bill).max(0)
        });
        let may = self.at(&id, &[Stage::Submitted]) && fits;
        if self
            .expect(may, &staff(), "approve_request", json!({ "request": id }))
            .is_none()
        {
            return;
        }
        let request = self.model.requests.get_mut(&id).unwrap();
        request.stage = Stage::Awaiting;
        if let Some((bill, parts)) = split {
            request.stage = Stage::Over;
            self.model.bills[bill].plan = Some((parts, None));
        }
    }

    /// Void, or red with its number.
    fn reverse(&mut self, request: usize, red: Option<bool>) {
        let id = self.request(request, Stage::Returned);
        let fapiao = self
            .model
            .requests
            .get(&id)
            .map(|request| request.fapiao.clone())
            .unwrap_or_default();
        let today = self.desk.today();
        let same_month = self
            .model
            .fapiao
            .get(&fapiao)
            .and_then(|fapiao| fapiao.issued)
            .is_some_and(|day| (day.year(), day.month()) == (today.year(), today.month()));
        let returned = self.at(&id, &[Stage::Returned]);
        let view = match red {
            None => self.expect(
                returned && same_month,
                &staff(),
                "void",
                json!({ "request": id }),
            ),
            Some(taken) => {
                let (number, taken) = self.number(false, taken);
                let input = json!({ "request": id, "document": document(number) });
                let view = self.expect(
                    returned && !same_month && !taken,
                    &staff(),
                    "issue_red",
                    input,
                );
                if view.is_some() {
                    self.model.numbers.push(number);
                }
                view
            }
        };
        let Some(view) = view else { return };
        let model = self.model.fapiao.get_mut(&fapiao).unwrap();
        model.status = if red.is_some() {
            FapiaoStatus::Reversed
        } else {
            FapiaoStatus::Voided
        };
        let shares = model.shares.clone();
        let before = self.model.applications.get_mut(&model.application).unwrap();
        before.reversed += 1;
        let before = before.clone();
        for bill in &mut self.model.bills {
            bill.parts.retain(|part| part.fapiao != fapiao);
        }
        let new = text(&view["new_batch_number"]);
        let successor = format!("{new}-1");
        self.plan(
            &new,
            before.customer,
            before.method,
            vec![(successor, shares)],
            Some((id.clone(), fapiao)),
        );
        self.model.requests.get_mut(&id).unwrap().stage = Stage::Reversed;
    }

    fn settle_aside(&mut self, bill: usize, which: usize, accept: bool) {
        let waiting = (0..BILLS.len()).find(|at| !self.model.bills[*at].asides.is_empty());
        let bill = waiting.filter(|_| !which.is_multiple_of(3)).unwrap_or(bill);
        let model = &self.model.bills[bill];
        let aside = which
            .checked_rem(model.asides.len())
            .map(|at| model.asides[at].clone());
        let number = aside.as_ref().map_or(99, |(number, _)| *number);
        let mut after = model.clone();
        after.asides.retain(|(known, _)| *known != number);
        match aside.clone() {
            Some((_, record)) if accept => after.take(record),
            Some((_, record)) => after.turned_down.push(record),
            None => {}
        }
        let sound = after.left(bill) >= 0 && (after.parts.is_empty() || !after.closed);
        let input = json!({ "bill_id": BILLS[bill].0, "aside": number, "accept": accept, "note": "已核对" });
        if self
            .expect(
                aside.is_some() && (!accept || sound),
                &staff(),
                "settle_aside",
                input,
            )
            .is_some()
        {
            self.model.bills[bill] = after;
        }
    }

    fn deadlines(&mut self) {
        let now = self.desk.now().millis();
        let view = self
            .expect(true, &Caller::System, "run_deadlines", json!({}))
            .unwrap();
        let (mut sent, mut received) = (0, 0);
        for application in self.model.applications.values_mut() {
            if application.status == ApplicationStatus::Issued && application.method == "email" {
                application.status = ApplicationStatus::Sent;
                application.since = now;
                sent += 1;
            }
            if matches!(
                application.status,
                ApplicationStatus::Mailed | ApplicationStatus::Sent
            ) && now - application.since >= 15 * DAY
            {
                application.status = ApplicationStatus::Received;
                received += 1;
            }
        }
        assert_eq!(
            (&view["sent"], &view["received"]),
            (&json!(sent), &json!(received))
        );
    }

    // What must be so at any time.

    fn check(&self) {
        let fapiao = self.desk.rows::<FapiaoMachine>();
        let applications = self.desk.rows::<ApplicationMachine>();
        for (at, model) in self.model.bills.iter().enumerate() {
            let Some(bill) = self.desk.row::<BillMachine>(BILLS[at].0) else {
                assert!(model.payment.is_none() && model.refunds.is_empty());
                continue;
            };
            self.check_bill(at, model, &bill, &fapiao);
            // B7: at most one application waits for its fapiao. One that has them all leaves what it does not cover, and a
            // reissue takes the place of what was covered already.
            let live = applications.iter().filter(|(id, state)| {
                state.status == ApplicationStatus::Submitted
                    && state.submission.as_ref().unwrap().reissue.is_none()
                    && bill
                        .uses
                        .iter()
                        .any(|part| !part.issued && part.batch_number == **id)
            });
            assert!(live.count() <= 1, "B7: {}", bill.bill_id);
        }
        assert_eq!(applications.len(), self.model.applications.len());
        for (id, state) in &applications {
            let submission = state.submission.as_ref().unwrap();
            assert_eq!(state.status, self.model.applications[id].status, "{id}");
            let of: Vec<_> = fapiao
                .iter()
                .filter(|(_, fapiao)| {
                    fapiao.colour == Colour::Blue
                        && fapiao.plan.as_ref().unwrap().batch_number == *id
                })
                .collect();
            assert_eq!(of.len(), submission.fapiao.len());
            let sum: i64 = of
                .iter()
                .map(|(_, fapiao)| fapiao.plan.as_ref().unwrap().gross_fen.get())
                .sum();
            assert_eq!(sum, submission.gross_fen.get(), "S3: {id}");
            assert_eq!(
                sum,
                submission
                    .bills
                    .iter()
                    .map(|share| share.amount_fen.get())
                    .sum::<i64>()
            );
            for share in &submission.bills {
                let shares = of
                    .iter()
                    .flat_map(|(_, fapiao)| &fapiao.plan.as_ref().unwrap().bills);
                let covered: i64 = shares
                    .filter(|other| other.bill_id == share.bill_id)
                    .map(|other| other.amount_fen.get())
                    .sum();
                assert_eq!(
                    covered,
                    share.amount_fen.get(),
                    "S3: {id} {}",
                    share.bill_id
                );
            }
        }
        for (id, state) in &fapiao {
            let plan = state.plan.as_ref().unwrap();
            let sums = document::sums(&plan.lines);
            assert_eq!(
                (sums.net_fen, sums.tax_fen, sums.gross_fen),
                (plan.net_fen, plan.tax_fen, plan.gross_fen),
                "M3: {id}"
            );
            assert_eq!(
                plan.bills
                    .iter()
                    .map(|share| share.amount_fen.get())
                    .sum::<i64>(),
                plan.gross_fen.get()
            );
            match state.colour {
                Colour::Blue => {
                    assert_eq!(state.status, self.model.fapiao[id].status, "{id}");
                    assert!(document::check(&plan.lines).is_empty(), "M3: {id}");
                }
                Colour::Red => {
                    let blue = self
                        .desk
                        .row::<FapiaoMachine>(plan.reverses.as_ref().unwrap())
                        .unwrap();
                    assert_eq!(blue.status, FapiaoStatus::Reversed, "R5");
                    assert_eq!(blue.reversed_by.as_ref(), Some(id));
                    assert_eq!(
                        blue.plan.unwrap().gross_fen.get(),
                        -plan.gross_fen.get(),
                        "R6"
                    );
                }
            }
        }
        self.desk.verify();
    }

    fn check_bill(
        &self,
        at: usize,
        model: &ModelBill,
        bill: &BillState,
        fapiao: &[(String, fapiao_core::fapiao::FapiaoState)],
    ) {
        let totals = bill.totals;
        let covered = |statuses: &[FapiaoStatus]| -> i64 {
            let plans = fapiao.iter().filter(|(_, state)| {
                state.colour == Colour::Blue && statuses.contains(&state.status)
            });
            let shares = plans.flat_map(|(_, state)| &state.plan.as_ref().unwrap().bills);
            shares
                .filter(|share| share.bill_id == bill.bill_id)
                .map(|share| share.amount_fen.get())
                .sum()
        };
        let (paid_fen, voucher) = model.payment.map_or((0, 0), |version| paid(at, version));
        assert_eq!(bill.status, model.status(), "{}", bill.bill_id);
        assert_eq!(totals.paid_fen.get(), paid_fen);
        assert_eq!(totals.voucher_fen.get(), voucher);
        assert_eq!(totals.refunded_fen.get(), model.refunded());
        let live = covered(&[FapiaoStatus::Live]);
        let reserved = covered(&[
            FapiaoStatus::Planned,
            FapiaoStatus::Unknown,
            FapiaoStatus::Quarantined,
        ]);
        assert_eq!(totals.invoiced_fen.get(), live, "B5: {}", bill.bill_id);
        assert_eq!(totals.reserved_fen.get(), reserved, "B5: {}", bill.bill_id);
        let most = paid_fen - model.refunded() - voucher;
        assert!(
            live + reserved <= most.max(0),
            "B5: {live} + {reserved} > {most}"
        );
        assert_eq!(
            totals.available_fen.get(),
            (most - live - reserved).max(0),
            "B5"
        );
        assert_eq!(
            bill.asides.len(),
            model.asides.len(),
            "B2: {}",
            bill.bill_id
        );
        let parts: i64 = model.parts.iter().map(|part| part.amount).sum();
        assert_eq!(parts, live + reserved);
        // B9: what stands against paying back.
        let out: i64 = model
            .parts
            .iter()
            .filter(|part| !part.returned)
            .map(|part| part.amount)
            .sum();
        let may = self.desk.staff(
            "may_refund",
            json!({ "bill_id": bill.bill_id, "amount_fen": 1 }),
        );
        assert_eq!(
            may["refundable_fen"],
            (most - out).max(0),
            "B9: {}",
            bill.bill_id
        );
        self.check_views(at, bill, most - live - reserved);
    }

    /// What its customer is shown, and that nobody else is.
    fn check_views(&self, at: usize, bill: &BillState, available: i64) {
        let (id, owner) = BILLS[at];
        for (who, reference) in CUSTOMERS.iter().enumerate() {
            let seen = self
                .desk
                .call(&customer(reference), "bill", json!({ "bill_id": id }));
            if who == owner
                && matches!(
                    bill.status,
                    BillStatus::Open | BillStatus::Applied | BillStatus::Remainder
                )
            {
                let view = seen.unwrap();
                assert_eq!(view["available"]["available_fen"], available.max(0));
                let sum: i64 = view["available"]["components"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|part| part["amount_fen"].as_i64().unwrap())
                    .sum();
                assert_eq!(sum, available, "B5: the components do not add up");
            } else {
                assert_eq!(seen.unwrap_err().code(), "bill_not_found");
            }
        }
    }

    /// A customer sees nothing of another's.
    fn check_walls(&self) {
        for (who, reference) in CUSTOMERS.iter().enumerate() {
            let caller = customer(reference);
            let refused = |operation: &str, input: Value, code: &str| {
                let error = self
                    .desk
                    .call(&caller, operation, input)
                    .expect_err(operation);
                assert_eq!(error.code(), code, "{operation}");
            };
            for (id, application) in self
                .model
                .applications
                .iter()
                .filter(|(_, application)| application.customer != who)
            {
                for operation in ["progress", "cancel", "confirm_receipt", "why_not_received"] {
                    refused(
                        operation,
                        json!({ "batch_number": id }),
                        "application_not_found",
                    );
                }
                refused(
                    "open_request",
                    reissue(id, Some(&application.fapiao[0])),
                    "application_not_found",
                );
                let mut asked = question("到哪里了？");
                asked["batch_number"] = json!(id);
                refused("open_request", asked, "application_not_found");
                let listed = self
                    .desk
                    .must(&caller, "bills", json!({ "batch_number": id }));
                assert_eq!(listed["items"], json!([]));
                let listed = self
                    .desk
                    .must(&caller, "fapiao", json!({ "batch_number": id }));
                assert_eq!(listed["items"], json!([]));
            }
            for (id, _) in self
                .model
                .requests
                .iter()
                .filter(|(_, request)| request.customer != who)
            {
                for operation in ["request", "withdraw_request"] {
                    refused(operation, json!({ "request": id }), "request_not_found");
                }
            }
            for (id, _) in BILLS.iter().filter(|(_, owner)| *owner != who) {
                for operation in ["prepare", "apply"] {
                    refused(
                        operation,
                        json!({ "draft": draft(&[id], "yunda") }),
                        "bill_not_found",
                    );
                }
                refused("open_request", split(id, &[1, 1]), "bill_not_found");
            }
            let own: Vec<&str> = BILLS
                .iter()
                .filter(|(_, owner)| *owner == who)
                .map(|(id, _)| *id)
                .collect();
            let listed = self.desk.must(&caller, "bills", json!({ "limit": 100 }));
            for item in listed["items"].as_array().unwrap() {
                assert!(own.contains(&item["bill_id"].as_str().unwrap()));
            }
            let listed = self.desk.must(&caller, "fapiao", json!({ "limit": 100 }));
            for item in listed["items"].as_array().unwrap() {
                assert_eq!(
                    self.model.applications[item["batch_number"].as_str().unwrap()].customer,
                    who
                );
            }
            let listed = self.desk.must(&caller, "requests", json!({ "limit": 100 }));
            for item in listed["items"].as_array().unwrap() {
                assert_eq!(
                    self.model.requests[item["request"].as_str().unwrap()].customer,
                    who
                );
            }
        }
    }
}

/// Most lives begin with bills that are paid.
fn begin(world: &mut World, paid: bool) {
    if paid {
        for bill in 0..BILLS.len() {
            world.act(&Act::Payment { bill, version: 1 });
        }
    }
}

proptest! {
    #![proptest_config(config(80))]

    #[test]
    fn b5_b7_p4_h1_hold_over_any_life_of_a_few_bills(paid in prop::bool::weighted(0.9), acts in vec(act(), 20..80)) {
        let mut world = World::new();
        begin(&mut world, paid);
        for act in &acts {
            world.act(act);
            world.check();
        }
        world.check_walls();
    }
}

// S2.

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn s2_shares_divide_any_amount_to_the_fen(total in -Fen::MAX.get()..=Fen::MAX.get(), weights in vec(any::<u64>(), 1..50)) {
        let parts = apportion(Fen::new(total).unwrap(), &weights);
        if weights.iter().all(|weight| *weight == 0) {
            prop_assert!(parts.is_none());
            return Ok(());
        }
        let parts = parts.unwrap();
        prop_assert_eq!(parts.iter().map(|part| i128::from(part.get())).sum::<i128>(), i128::from(total));
        let whole: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
        for (part, weight) in parts.iter().zip(&weights) {
            let exact = u128::from(total.unsigned_abs()) * u128::from(*weight);
            let part = u128::from(part.get().unsigned_abs());
            prop_assert!(part == exact / whole || part == exact / whole + 1);
            prop_assert!(*weight > 0 || part == 0);
        }
    }
}

proptest! {
    #![proptest_config(config(48))]

    #[test]
    fn s2_the_parts_of_a_split_sum_to_what_is_available(
        amount in prop_oneof![1_i64..200, 1_i64..10_000_000_000],
        back in 0_i64..100,
        shares in vec(prop_oneof![1_u32..10, any::<u32>()], 2..50),
    ) {
        let desk = Desk::new();
        desk.bill("B1", "C1", amount);
        desk.feed(vec![refund("R1", "B1", 1, back)]);
        let caller = customer("C1");
        let left = (amount - back).max(0);
        match desk.call(&caller, "open_request", split("B1", &shares)) {
            Ok(view) => {
                let parts: Vec<i64> = view["parts"].as_array().unwrap().iter().map(|part| part["amount_fen"].as_i64().unwrap()).collect();
                prop_assert_eq!(parts.len(), shares.len());
                prop_assert!(parts.iter().all(|part| *part > 0));
                prop_assert_eq!(parts.iter().sum::<i64>(), left);
                desk.staff("approve_request", json!({ "request": view["request"] }));
                let applied = desk.apply(&caller, draft(&["B1"], "yunda"));
                prop_assert_eq!(applied["gross_fen"].as_i64(), Some(left));
                prop_assert_eq!(texts(&applied["fapiao_ids"]).len(), shares.len());
            }
            Err(error) if left == 0 => prop_assert_eq!(error.code(), "split_not_possible"),
            Err(error) => {
                // A share so small that it comes to nothing is refused, by its path.
                prop_assert_eq!(error.code(), "invalid_input");
                let whole: i128 = shares.iter().map(|share| i128::from(*share)).sum();
                prop_assert!(shares.iter().any(|share| *share == 0 || i128::from(left) * i128::from(*share) < whole), "{}", error);
            }
        }
    }
}

// M3, M5: documents.

fn bill_lines(most: usize) -> impl Strategy<Value = Vec<BillLine>> {
    let rate = select(vec![0_u32, 100, 300, 500, 600, 900, 1300]);
    let quantity = prop::option::of((1_i64..100_000, 0_u32..9));
    let amount = prop_oneof![1_i64..50, 1_i64..100_000, 1_i64..10_000_000_000];
    let line = (
        amount,
        rate,
        quantity,
        prop::option::of(0_i64..1000),
        0_u8..3,
    );
    vec(line, 1..=most).prop_map(|lines| {
        let mut all = Vec::new();
        for (amount, rate, quantity, discount, name) in lines {
            let line = BillLine {
                name: format!("云服务{name}"),
                tax_code: (name == 1).then(|| "3040203000000000000".to_owned()),
                rate: Rate::from_ten_thousandths(rate).unwrap(),
                unit: (name == 2).then(|| "个".to_owned()),
                quantity: quantity.map(|(number, scale)| rust_decimal::Decimal::new(number, scale)),
                amount_fen: Fen::new(amount).unwrap(),
                discount: false,
            };
            let off = discount
                .map_or(0, |part| amount * part / 1000)
                .min(amount - 1);
            all.push(line.clone());
            if off > 0 {
                all.push(BillLine {
                    amount_fen: Fen::new(-off).unwrap(),
                    discount: true,
                    quantity: None,
                    unit: None,
                    ..line
                });
            }
        }
        all
    })
}

fn bill_of(id: usize, lines: Vec<BillLine>) -> BillState {
    let sum = Fen::checked_sum(lines.iter().map(|line| line.amount_fen)).unwrap();
    let mut problems = Problems::new();
    document::check_bill_lines(&lines, sum, "lines", &mut problems);
    assert!(problems.is_empty(), "{:?}", problems.into_vec());
    BillState {
        bill_id: format!("B{id}"),
        status: BillStatus::Open,
        payment: Some(Payment {
            version: 1,
            status: Default::default(),
            order_number: "O".into(),
            customer_reference: None,
            seller: "21vianet".into(),
            description: "Office365云服务".into(),
            amount_fen: sum,
            voucher_fen: Fen::ZERO,
            paid_at: START.parse().unwrap(),
            method: String::new(),
            payer: String::new(),
            billing_month: "2026-03".into(),
            tax_code: None,
            rate: None,
            lines,
        }),
        ..BillState::default()
    }
}

fn composes(pieces: &[(BillState, i64)]) -> Result<(), TestCaseError> {
    let policy = Policy::default();
    let pieces: Vec<Piece<'_>> = pieces
        .iter()
        .map(|(bill, amount)| Piece {
            bill,
            amount_fen: Fen::new(*amount).unwrap(),
        })
        .collect();
    let lines = document::compose(&pieces, &policy.sellers[0]);
    let problems = document::check(&lines).into_vec();
    prop_assert!(problems.is_empty(), "{:?}", problems);
    let sums = document::sums(&lines);
    prop_assert_eq!(
        sums.gross_fen.get(),
        pieces
            .iter()
            .map(|piece| piece.amount_fen.get())
            .sum::<i64>()
    );
    prop_assert_eq!(sums.net_fen.checked_add(sums.tax_fen), Some(sums.gross_fen));
    Ok(())
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn m3_a_document_over_any_lines_passes_its_checks_and_sums_exactly(
        bills in vec((bill_lines(12), prop_oneof![Just(1000_i64), 0_i64..1000]), 1..4),
    ) {
        let pieces: Vec<(BillState, i64)> = bills.into_iter().enumerate().map(|(at, (lines, part))| {
            let bill = bill_of(at, lines);
            let amount = bill.payment.as_ref().unwrap().amount_fen.get();
            let amount = (amount * part / 1000).max(1);
            (bill, amount)
        }).collect();
        composes(&pieces)?;
    }

    #[test]
    fn m3_a_document_over_a_bill_without_lines(amount in 1_i64..=Fen::MAX.get()) {
        let mut bill = bill_of(0, Vec::new());
        bill.payment.as_mut().unwrap().amount_fen = Fen::new(amount).unwrap();
        composes(&[(bill, amount)])?;
    }
}

/// M3, M6: up to 2000 lines may stand on a fapiao. The rounding of equal lines adds up: such a bill can be applied for, too.
#[test]
fn m3_a_bill_of_many_equal_lines_can_be_applied_for() {
    let desk = Desk::new();
    let lines: Vec<Value> = (0..2000)
        .map(|_| json!({ "name": "云服务", "rate": "0.06", "amount_fen": 109 }))
        .collect();
    let mut record = payment("B1", "C1", 1, 2000 * 109);
    record["payment"]["lines"] = json!(lines);
    assert_eq!(desk.feed(vec![record])["accepted"], 1);
    let worst = (1..200_i64).max_by_key(|amount| drift(*amount)).unwrap();
    let lines: Vec<Value> = (0..2000)
        .map(|_| json!({ "name": "云服务", "rate": "0.06", "amount_fen": worst }))
        .collect();
    let mut record = payment("B2", "C1", 1, 2000 * worst);
    record["payment"]["lines"] = json!(lines);
    assert_eq!(desk.feed(vec![record])["accepted"], 1);
    for bill in ["B1", "B2"] {
        let result = desk.call(
            &customer("C1"),
            "apply",
            json!({ "draft": draft(&[bill], "yunda") }),
        );
        assert!(
            result.is_ok(),
            "{bill} was taken in and can never be applied for: {}",
            result.unwrap_err()
        );
    }
}

/// How far net × 6 % is from the tax of a line, in hundredths of a fen.
fn drift(amount: i64) -> i64 {
    let net = (amount * 100 * 2 + 106) / (106 * 2);
    (net * 6 - (amount - net) * 100).abs()
}

// B2: the feed in any order.

/// Records of two orders and three bills, each version with one content.
fn records(references: bool, revoked: bool) -> Vec<Value> {
    let mut records = Vec::new();
    for (number, statuses) in [
        ("O1", ["placed", "paid", "cancelled"]),
        ("O2", ["placed", "cancelled", "paid"]),
    ] {
        for (at, status) in statuses.iter().enumerate() {
            let mut record = order(number, "C1", at as u64 + 1, status);
            record["order"]["amount_fen"] = json!(1000 + at);
            records.push(record);
        }
    }
    for (bill, number) in [("B1", "O1"), ("B2", "O2"), ("B3", "O2"), ("B4", "O3")] {
        for version in 1..=3_u64 {
            let mut record = payment(bill, "C1", version, 10_000 + version as i64);
            record["payment"]["order_number"] = json!(number);
            if references && version == 1 {
                record["payment"]["customer_reference"] = Value::Null;
            }
            if revoked && version == 3 {
                record["payment"]["status"] = json!("revoked");
            }
            records.push(record);
        }
        for (id, version) in [("1", 1), ("1", 2), ("2", 1)] {
            let mut record = refund(&format!("{id}-{bill}"), bill, version, 10 * version as i64);
            record["refund"]["status"] = json!(if version == 1 { "processing" } else { "failed" });
            records.push(record);
        }
    }
    records
}

fn bills_after(records: &[Value], cuts: &[usize]) -> BTreeMap<String, Value> {
    let desk = Desk::new();
    let mut rest = records;
    for cut in cuts {
        let (piece, next) = rest.split_at((*cut).min(rest.len()));
        desk.feed(piece.to_vec());
        rest = next;
    }
    desk.feed(rest.to_vec());
    desk.verify();
    let bills = desk.rows::<BillMachine>().into_iter();
    bills
        .map(|(id, state)| (id, serde_json::to_value(state).unwrap()))
        .collect()
}

fn any_order(records: Vec<Value>) -> impl Strategy<Value = Vec<Value>> {
    let all = records.len();
    vec(0..all, 0..20).prop_flat_map(move |again| {
        let mut more = records.clone();
        more.extend(again.into_iter().map(|at| records[at].clone()));
        Just(more).prop_shuffle()
    })
}

proptest! {
    #![proptest_config(config(48))]

    #[test]
    fn b2_the_feed_in_any_order_and_more_than_once_gives_the_same_bills(
        shuffled in any_order(records(false, false)),
        cuts in vec(1_usize..12, 0..6),
    ) {
        prop_assert_eq!(bills_after(&records(false, false), &[]), bills_after(&shuffled, &cuts));
    }
}

proptest! {
    #![proptest_config(config(16))]

    /// B2, B4: a payment that was revoked is no bill, whichever of its records came first.
    #[test]
    fn b2_b4_a_revoked_payment_in_any_order_gives_the_same_bills(shuffled in any_order(records(false, true))) {
        let expected: Vec<(String, Value)> = bills_after(&records(false, true), &[]).into_iter().map(|(id, bill)| (id, bill["status"].clone())).collect();
        let found: Vec<(String, Value)> = bills_after(&shuffled, &[]).into_iter().map(|(id, bill)| (id, bill["status"].clone())).collect();
        prop_assert_eq!(expected, found);
    }

    /// B2: a newer record that names the customer, whichever came first.
    #[test]
    fn b2_a_customer_reference_that_comes_later_in_any_order_gives_the_same_bills(shuffled in any_order(records(true, false))) {
        prop_assert_eq!(bills_after(&records(true, false), &[]), bills_after(&shuffled, &[]));
    }
}

/// B2, B4: the shortest case of a revocation that overtakes the payment.
#[test]
fn b4_a_revocation_that_comes_before_its_payment_is_not_forgotten() {
    let completed = payment("B1", "C1", 1, 10_000);
    let mut revoked = payment("B1", "C1", 2, 10_000);
    revoked["payment"]["status"] = json!("revoked");
    for records in [[completed.clone(), revoked.clone()], [revoked, completed]] {
        let desk = Desk::new();
        desk.feed(vec![records[0].clone()]);
        desk.feed(vec![records[1].clone()]);
        let seen = desk.call(&customer("C1"), "bill", json!({ "bill_id": "B1" }));
        assert!(
            seen.is_err(),
            "a revoked payment can be applied for: {}",
            seen.unwrap()["allowed"]
        );
    }
}

/// B2: a payment that moved to another order is not touched by what becomes of the first.
#[test]
fn b2_a_bill_that_moved_to_another_order_follows_that_order_alone() {
    let first = payment("B1", "C1", 1, 10_000);
    let mut moved = payment("B1", "C1", 2, 10_000);
    moved["payment"]["order_number"] = json!("O-other");
    let closed = order("O-B1", "C1", 1, "cancelled");
    let records = [first, moved, closed];
    for order in [
        [0, 1, 2],
        [0, 2, 1],
        [2, 0, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 1, 0],
    ] {
        let shuffled: Vec<Value> = order.iter().map(|at| records[*at].clone()).collect();
        let bills = bills_after(&shuffled, &[1, 1]);
        assert_eq!(bills["B1"]["status"], "open", "{order:?}");
    }
}

/// B2: a change that staff accept does not bring back an older version of the record.
#[test]
fn b2_an_older_change_kept_aside_does_not_replace_a_newer_one() {
    let desk = Desk::new();
    desk.bill("B1", "C1", 10_000);
    desk.apply(&customer("C1"), draft(&["B1"], "yunda"));
    desk.feed(vec![payment("B1", "C1", 2, 11_000)]);
    desk.feed(vec![payment("B1", "C1", 3, 12_000)]);
    let settle = |aside: u32| {
        desk.call(
            &staff(),
            "settle_aside",
            json!({ "bill_id": "B1", "aside": aside, "accept": true, "note": "已核对" }),
        )
    };
    settle(1).unwrap();
    let _ = settle(0);
    let bill = desk.row::<BillMachine>("B1").unwrap();
    assert_eq!(
        bill.payment.unwrap().version,
        3,
        "version 2 took the place of version 3"
    );
}

/// B2: the same record again changes nothing, also after staff decided that it does not take effect.
#[test]
fn b2_a_change_that_staff_turned_down_does_not_come_back_with_the_same_record() {
    let desk = Desk::new();
    desk.bill("B1", "C1", 10_000);
    desk.apply(&customer("C1"), draft(&["B1"], "yunda"));
    let record = refund("R1", "B1", 1, 100);
    assert_eq!(desk.feed(vec![record.clone()])["aside"], 1);
    desk.staff(
        "settle_aside",
        json!({ "bill_id": "B1", "aside": 0, "accept": false, "note": "已核对" }),
    );
    let before = desk.dump();
    let report = desk.feed(vec![record]);
    assert!(before == desk.dump(), "{report}");
}
