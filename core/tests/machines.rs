//! Every status × every operation: accepted exactly when the table says so (SPEC §4, DESIGN "Decide, then evolve").
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

use common::*;
use fapiao_core::account::{self, AccountCommand, AccountMachine, AccountState, AccountStatus};
use fapiao_core::application::{
    self, ApplicationMachine, ApplicationState, ApplicationStatus, Submission,
};
use fapiao_core::bill::{
    self, BillEvent, BillMachine, BillState, BillStatus, Intake, Payment, PaymentStatus, Refund,
    RefundStatus,
};
use fapiao_core::channel::ChannelAnswer;
use fapiao_core::context::{Actor, Context, Entropy};
use fapiao_core::contract::{IssuedDocument, Locale, PlanPart};
use fapiao_core::error::Error;
use fapiao_core::fapiao::{self, FapiaoEvent, FapiaoMachine, FapiaoState, FapiaoStatus};
use fapiao_core::flow::Surroundings;
use fapiao_core::machine::{Machine, Status, Table};
use fapiao_core::operation::Caller;
use fapiao_core::request::{self, Original, RequestMachine, RequestState, RequestStatus};
use fapiao_core::session::{self, SessionCommand, SessionMachine, SessionState, SessionStatus};
use fapiao_core::time::Instant;
use fapiao_core::value::{Email, Fen, OrderNumber};
use serde_json::{Value, json};

// What every table has to keep.

fn initial<S: Status + Default>(table: &Table<S>, terminal: &[S]) {
    let mut reached = vec![S::default()];
    loop {
        let next: Vec<S> = table
            .0
            .iter()
            .filter(|line| line.from.iter().any(|from| reached.contains(from)))
            .flat_map(|line| line.to)
            .filter(|to| !reached.contains(to))
            .copied()
            .collect();
        match next.first() {
            Some(status) => reached.push(*status),
            None => break,
        }
    }
    for status in S::ALL {
        assert!(
            reached.contains(status),
            "{} is never reached",
            status.name()
        );
        assert_eq!(
            table.allowed(*status).is_empty(),
            terminal.contains(status),
            "{} is terminal or not",
            status.name()
        );
    }
}

fn operations<S: Status>(table: &Table<S>) -> Vec<&'static str> {
    let mut names: Vec<&str> = table.0.iter().map(|line| line.operation).collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn listed<S: Status>(table: &Table<S>, from: S, operation: &str) -> Option<Vec<S>> {
    let to: Vec<S> = table
        .0
        .iter()
        .filter(|line| line.operation == operation && line.from.contains(&from))
        .flat_map(|line| line.to.iter().copied())
        .collect();
    (!to.is_empty()).then_some(to)
}

fn is_refusal(error: &Error, from: &str, operation: &str, allowed: &[impl AsRef<str>]) {
    assert_eq!(error.code(), "illegal_transition", "{error}");
    assert_eq!(error.details["from"], from);
    assert_eq!(error.details["operation"], operation);
    let allowed: Vec<&str> = allowed.iter().map(AsRef::as_ref).collect();
    assert_eq!(
        error.details["allowed"],
        json!(allowed),
        "{operation} from {from}"
    );
}

/// The decision is what the table says, and leads where it says.
fn follows_table<M: Machine, S: Status>(
    table: &Table<S>,
    state: &M::State,
    status: impl Fn(&M::State) -> S,
    operation: &str,
    decided: Result<Vec<M::Event>, Error>,
) {
    let from = status(state);
    match (listed(table, from, operation), decided) {
        (Some(to), Ok(events)) => {
            let mut after = state.clone();
            for event in &events {
                M::evolve(&mut after, event);
            }
            assert!(
                to.contains(&status(&after)),
                "{operation} led from {} to {}",
                from.name(),
                status(&after).name()
            );
        }
        (None, Err(error)) => is_refusal(&error, from.name(), operation, &table.allowed(from)),
        (listed, decided) => panic!(
            "{operation} from {}: listed {}, decided {:?}",
            from.name(),
            listed.is_some(),
            decided.map(|_| "accepted")
        ),
    }
}

#[test]
fn every_status_is_reached_and_terminal_ones_allow_nothing() {
    initial(&bill::TABLE, &[]);
    initial(
        &application::TABLE,
        &[
            ApplicationStatus::Cancelled,
            ApplicationStatus::Rejected,
            ApplicationStatus::Replaced,
        ],
    );
    initial(
        &fapiao::TABLE,
        &[
            FapiaoStatus::Voided,
            FapiaoStatus::Reversed,
            FapiaoStatus::Withdrawn,
        ],
    );
    initial(
        &request::TABLE,
        &[
            RequestStatus::Withdrawn,
            RequestStatus::Rejected,
            RequestStatus::Answered,
            RequestStatus::Completed,
        ],
    );
    initial(&account::TABLE, &[AccountStatus::Anonymised]);
    initial(&session::TABLE, &[SessionStatus::Ended]);
}

// Applications (SPEC §4).

const METHODS: [&str; 3] = ["yunda", "pick_up", "email"];

/// What an application can come to by each kind of delivery.
fn stations(method: &str) -> Vec<&'static str> {
    let mut stations = vec![
        "submitted",
        "partly_issued",
        "cancelled",
        "rejected",
        "issued",
    ];
    stations.extend(match method {
        "yunda" => vec!["mailed", "returned", "received", "replaced"],
        "pick_up" => vec!["collected", "replaced"],
        _ => vec!["sent", "received"],
    });
    stations
}

fn station_status(station: &str) -> &str {
    match station {
        "partly_issued" => "submitted",
        "returned" => "issued",
        other => other,
    }
}

fn numbers(method: &str, at: u64) -> u64 {
    if method == "email" {
        at + 100_000_000_000
    } else {
        at
    }
}

struct Built {
    desk: Desk,
    batch: String,
    fapiao: Vec<String>,
}

fn owner() -> Caller {
    customer("C1")
}

/// An application over two bills, driven to a station by real operations.
fn build(station: &str, method: &str) -> Built {
    let desk = Desk::new();
    desk.bill("B1", "C1", 10_000);
    desk.bill("B2", "C1", 20_001);
    let view = desk.apply(&owner(), draft(&["B1", "B2"], method));
    let built = Built {
        desk,
        batch: text(&view["batch_number"]),
        fapiao: texts(&view["fapiao_ids"]),
    };
    let desk = &built.desk;
    let batch = json!({ "batch_number": built.batch });
    let with = |name: &str, value: &str| json!({ "batch_number": built.batch, name: value });
    let mail = || {
        desk.staff(
            "mail",
            json!({ "batch_number": built.batch, "carrier": "韵达", "waybill": "4312345678901" }),
        );
    };
    match station {
        "submitted" => return built,
        "cancelled" => {
            desk.must(&owner(), "cancel", batch);
            return built;
        }
        "rejected" => {
            desk.staff("reject", with("reason", "信息有误"));
            return built;
        }
        _ => {}
    }
    desk.issue(&built.fapiao[0], numbers(method, 1));
    if station == "partly_issued" {
        return built;
    }
    desk.issue(&built.fapiao[1], numbers(method, 2));
    match (station, method) {
        ("issued", _) => {}
        ("mailed", _) => mail(),
        ("returned", _) => {
            mail();
            desk.staff("return_by_courier", with("reason", "无人签收"));
        }
        ("collected", _) => {
            desk.staff("hand_over", with("to", "王五"));
        }
        ("sent", _) => assert_eq!(deadlines(desk)["sent"], 1),
        ("received", "yunda") => {
            mail();
            desk.must(&owner(), "confirm_receipt", batch);
        }
        ("received", _) => {
            assert_eq!(deadlines(desk)["sent"], 1);
            desk.must(&owner(), "confirm_receipt", batch);
        }
        ("replaced", _) => {
            for (at, fapiao) in built.fapiao.iter().enumerate() {
                let new = replace(desk, &built.batch, fapiao);
                desk.issue(&new, 10 + at as u64);
            }
        }
        other => panic!("{other:?}"),
    }
    built
}

fn deadlines(desk: &Desk) -> Value {
    desk.must(&Caller::System, "run_deadlines", json!({}))
}

/// Drives a reissue up to its voided original; the id of the new fapiao.
fn replace(desk: &Desk, batch: &str, fapiao: &str) -> String {
    let view = desk.must(&owner(), "open_request", reissue(batch, Some(fapiao)));
    let request = json!({ "request": view["request"] });
    desk.staff("approve_request", request.clone());
    desk.staff("record_return", request.clone());
    let view = desk.staff("void", request);
    let new: ApplicationState = desk
        .row::<ApplicationMachine>(&text(&view["new_batch_number"]))
        .unwrap();
    new.submission.unwrap().fapiao[0].fapiao_id.clone()
}

fn state_of(built: &Built) -> ApplicationState {
    built.desk.row::<ApplicationMachine>(&built.batch).unwrap()
}

/// Which kind of delivery an operation of the table is for (SPEC §4).
fn for_method(operation: &str, method: &str) -> bool {
    match operation {
        "mail" | "return_by_courier" => method == "yunda",
        "hand_over" => method == "pick_up",
        "send" => method == "email",
        _ => true,
    }
}

fn decide_application(
    operation: &str,
    state: &ApplicationState,
    submission: &Submission,
    now: Instant,
) -> Result<Vec<application::ApplicationEvent>, Error> {
    let open = state.submission.as_ref().unwrap_or(submission);
    let part = open
        .fapiao
        .iter()
        .find(|part| part.number.is_none())
        .unwrap_or(&open.fapiao[0]);
    let day = now.china_date();
    match operation {
        "apply" => application::apply(state, submission.clone()),
        "cancel" => application::cancel(state),
        "reject" => application::reject(state, "信息有误"),
        "issue" => application::issue(state, &part.fapiao_id, "00000009".into(), day, now),
        "mail" => application::mail(state, "韵达".into(), "4312345678901".into(), now),
        "hand_over" => application::hand_over(state, "王五", now),
        "send" => application::send(state, now),
        "confirm_receipt" => application::confirm_receipt(state, now),
        "return_by_courier" => application::return_by_courier(state, "无人签收"),
        "reverse_fapiao" => application::reverse_fapiao(state, &part.fapiao_id, "G1"),
        "complete_reissue" => application::complete_reissue(state, &part.fapiao_id, "G1"),
        other => panic!("the table has an operation {other} that is not tested"),
    }
}

#[test]
fn applications_every_status_by_every_operation() {
    let mut seen = Vec::new();
    for method in METHODS {
        let fresh = build("submitted", method);
        let submission = state_of(&fresh).submission.unwrap();
        let now = fresh.desk.now();
        let mut states = vec![ApplicationState::default()];
        for station in stations(method) {
            let state = state_of(&build(station, method));
            assert_eq!(
                state.status.name(),
                station_status(station),
                "{method} {station}"
            );
            states.push(state);
        }
        for state in &states {
            seen.push(state.status);
            for operation in operations(&application::TABLE) {
                let decided = decide_application(operation, state, &submission, now);
                let unknown_kind = state.submission.is_none() && !for_method(operation, "none");
                if for_method(operation, method) && !unknown_kind {
                    follows_application_table(state, method, operation, decided);
                } else {
                    let error = decided.expect_err(operation);
                    assert_eq!(error.code(), "illegal_transition", "{operation}");
                }
            }
        }
    }
    for status in ApplicationStatus::ALL {
        assert!(seen.contains(status), "{} was not driven to", status.name());
    }
}

/// As [`follows_table`]; what is possible leaves out what is for another kind of delivery.
fn follows_application_table(
    state: &ApplicationState,
    method: &str,
    operation: &str,
    decided: Result<Vec<application::ApplicationEvent>, Error>,
) {
    match decided {
        Err(error) if listed(&application::TABLE, state.status, operation).is_none() => {
            let mut allowed = application::TABLE.allowed(state.status);
            let by_themselves = ["reverse_fapiao", "complete_reissue"];
            allowed.retain(|operation| {
                for_method(operation, method) && !by_themselves.contains(operation)
            });
            is_refusal(&error, state.status.name(), operation, &allowed);
        }
        decided => follows_table::<ApplicationMachine, _>(
            &application::TABLE,
            state,
            |state| state.status,
            operation,
            decided,
        ),
    }
}

/// The operations of the table as a caller reaches them, with the input that each needs.
fn application_calls(built: &Built) -> Vec<(Caller, &'static str, Value)> {
    let batch = &built.batch;
    let open = state_of(built)
        .submission
        .unwrap()
        .fapiao
        .iter()
        .position(|part| part.number.is_none())
        .unwrap_or(0);
    let number = if medium_of(built) == "email" {
        900_000_000_000
    } else {
        77
    };
    vec![
        (owner(), "cancel", json!({ "batch_number": batch })),
        (owner(), "confirm_receipt", json!({ "batch_number": batch })),
        (
            staff(),
            "reject",
            json!({ "batch_number": batch, "reason": "信息有误" }),
        ),
        (
            staff(),
            "issue",
            issue(&built.fapiao[open], document(number)),
        ),
        (
            staff(),
            "mail",
            json!({ "batch_number": batch, "carrier": "韵达", "waybill": "4312345678901" }),
        ),
        (
            staff(),
            "hand_over",
            json!({ "batch_number": batch, "to": "王五" }),
        ),
        (
            staff(),
            "return_by_courier",
            json!({ "batch_number": batch, "reason": "无人签收" }),
        ),
    ]
}

fn medium_of(built: &Built) -> String {
    state_of(built).submission.unwrap().delivery.method
}

/// What the views of an application allow a caller to do. All of them say the same.
fn shown_to(built: &Built, caller: &Caller) -> Vec<String> {
    let staff = matches!(caller, Caller::Staff(_));
    let batch = json!({ "batch_number": built.batch });
    let view = |operation: &str, input: Value| built.desk.must(caller, operation, input);
    let allowed = texts(&view(if staff { "application" } else { "progress" }, batch)["allowed"]);
    let bill = json!({ "bill_id": "B1" });
    let bills = if staff {
        vec![view("read_bill", bill)["bill"].clone()]
    } else {
        let listed = view("bills", json!({}))["items"]
            .as_array()
            .unwrap()
            .clone();
        listed
            .into_iter()
            .filter(|item| item["bill_id"] == "B1")
            .chain([view("bill", bill)])
            .collect()
    };
    for bill in bills {
        // What belongs to the bill itself is no operation of the application.
        let mut shown = texts(&bill["allowed"]);
        shown.retain(|name| !matches!(name.as_str(), "apply" | "split" | "progress"));
        if bill["batch_number"] == built.batch {
            assert_eq!(shown, allowed, "{bill}");
        }
    }
    if staff {
        for stage in ["to_issue", "to_deliver"] {
            let queue = view("queue", json!({ "stage": stage }));
            for item in queue["items"].as_array().unwrap() {
                if item["application"]["batch_number"] == built.batch {
                    assert_eq!(texts(&item["application"]["allowed"]), allowed, "{stage}");
                }
            }
        }
    }
    allowed
}

#[test]
fn applications_views_allow_exactly_what_dispatch_accepts() {
    for method in METHODS {
        for station in stations(method) {
            let calls = application_calls(&build(station, method)).len();
            for at in 0..calls {
                // Each call finds the application as it was built.
                let built = build(station, method);
                let (caller, operation, input) = application_calls(&built).swap_remove(at);
                let shown = shown_to(&built, &caller)
                    .iter()
                    .any(|name| name == operation);
                let before = built.desk.dump();
                match built.desk.call(&caller, operation, input) {
                    Ok(_) => assert!(
                        shown,
                        "{method} {station}: {operation} works and is not shown"
                    ),
                    Err(error) => {
                        assert_eq!(
                            error.code(),
                            "illegal_transition",
                            "{method} {station} {operation}: {error}"
                        );
                        assert!(
                            !shown,
                            "{method} {station}: {operation} is shown and refused"
                        );
                        assert_eq!(
                            before,
                            built.desk.dump(),
                            "E3: {method} {station} {operation}"
                        );
                    }
                }
                built.desk.verify();
            }
            clockwork_does_what_is_allowed(station, method);
        }
    }
}

fn clockwork_does_what_is_allowed(station: &str, method: &str) {
    let built = build(station, method);
    let allowed = state_of(&built).allowed("system", &[]);
    let may = |operation: &str| u32::from(allowed.iter().any(|name| name == operation));
    assert_eq!(
        deadlines(&built.desk)["sent"],
        may("send"),
        "{method} {station}"
    );
    let allowed = state_of(&built).allowed("system", &[]);
    let may = |operation: &str| u32::from(allowed.iter().any(|name| name == operation));
    built.desk.wait(14 * DAY);
    assert_eq!(deadlines(&built.desk)["received"], 0, "{method} {station}");
    built.desk.wait(DAY);
    assert_eq!(
        deadlines(&built.desk)["received"],
        may("confirm_receipt"),
        "{method} {station}"
    );
}

#[test]
fn applications_that_do_not_exist_are_not_found() {
    let built = build("submitted", "yunda");
    for (caller, operation, mut input) in application_calls(&built) {
        let (field, code) = if operation == "issue" {
            ("fapiao_id", "fapiao_not_found")
        } else {
            ("batch_number", "application_not_found")
        };
        input[field] = json!("G20260312_1000000000");
        let error = built.desk.call(&caller, operation, input).unwrap_err();
        assert_eq!(error.code(), code, "{operation}");
    }
}

/// I2, P6: while a fapiao is under review or with the channel, the application cannot be taken back, and says so.
#[test]
fn applications_with_a_fapiao_in_quarantine_or_unknown_do_not_show_cancel_or_reject() {
    for way in ["quarantined", "unknown"] {
        for (caller, operation) in [(owner(), "cancel"), (staff(), "reject")] {
            let built = build("submitted", "yunda");
            in_the_way(&built, way);
            if operation == "reject" {
                // The other of its two fapiao can still be issued, then nothing can.
                assert_eq!(shown_to(&built, &caller), ["issue"], "{way}");
                built.desk.issue(&built.fapiao[1], 2);
                assert!(shown_to(&built, &caller).is_empty(), "{way}");
            }
            let revealed = json!({ "batch_number": built.batch, "reason": "致电客户" });
            let revealed = built.desk.staff("reveal", revealed);
            assert_eq!(texts(&revealed["allowed"]), shown_to(&built, &staff()));
            let shown = shown_to(&built, &caller)
                .iter()
                .any(|name| name == operation);
            let input = json!({ "batch_number": built.batch, "reason": "信息有误" });
            let input = if operation == "cancel" {
                json!({ "batch_number": built.batch })
            } else {
                input
            };
            let accepted = built.desk.call(&caller, operation, input).is_ok();
            assert_eq!(
                shown, accepted,
                "{way}: {operation} is shown: {shown}, accepted: {accepted}"
            );
        }
    }
}

fn in_the_way(built: &Built, way: &str) {
    let fapiao = &built.fapiao[0];
    if way == "unknown" {
        let view = built
            .desk
            .staff("issue_through_channel", json!({ "fapiao_id": fapiao }));
        assert_eq!(view["fapiao"]["status"], "unknown");
    } else {
        let mut wrong = document(1);
        wrong["gross_fen"] = json!(1);
        let view = built.desk.staff("issue", issue(fapiao, wrong));
        assert_eq!(view["fapiao"]["status"], "quarantined");
    }
}

/// R3: what is void or reversed is not delivered; as long as another fapiao is live, that one is.
#[test]
fn applications_whose_fapiao_are_void_are_not_delivered() {
    for (method, operation, input) in [
        (
            "yunda",
            "mail",
            json!({ "carrier": "韵达", "waybill": "4312345678901" }),
        ),
        ("pick_up", "hand_over", json!({ "to": "王五" })),
    ] {
        let built = build("issued", method);
        let mut input = input;
        input["batch_number"] = json!(built.batch);
        let due = || {
            let queue = built.desk.staff("queue", json!({ "stage": "to_deliver" }));
            let sheet = json!({ "delivery_method": method });
            let sheet = built.desk.staff("courier_sheet", sheet);
            let parcels = sheet["parcels"].as_array().unwrap();
            assert_eq!(queue["items"].as_array().unwrap().len(), parcels.len());
            parcels
                .first()
                .map(|parcel| texts(&parcel["fapiao_numbers"]))
        };
        assert_eq!(due().unwrap().len(), 2);
        replace(&built.desk, &built.batch, &built.fapiao[0]);
        assert_eq!(due().unwrap().len(), 1);
        assert_eq!(shown_to(&built, &staff()), [operation]);
        let successor = replace(&built.desk, &built.batch, &built.fapiao[1]);
        assert_eq!(due(), None);
        assert!(shown_to(&built, &staff()).is_empty());
        let before = built.desk.dump();
        let error = built.desk.call(&staff(), operation, input).unwrap_err();
        assert_eq!(error.code(), "fapiao_superseded", "{method}");
        assert_eq!(error.details["batch_number"], built.batch);
        assert!(built.fapiao.iter().all(|fapiao| *fapiao != successor));
        assert_eq!(before, built.desk.dump());
        built.desk.wait(40 * DAY);
        let late = built
            .desk
            .must(&owner(), "progress", json!({ "batch_number": built.batch }));
        assert_eq!(
            (&late["status"], &late["late"]),
            (&json!("issued"), &json!(false))
        );
        built.desk.verify();
    }
}

/// R3: nor is it sent, should it come to that with a digital one (R4).
#[test]
fn applications_whose_fapiao_are_reversed_are_not_sent() {
    let built = build("issued", "email");
    let mut state = state_of(&built);
    let sent = |state: &ApplicationState| {
        ApplicationMachine::indexes(state)
            .iter()
            .any(|entry| entry.name == "deadline")
    };
    assert!(sent(&state));
    for fapiao in &built.fapiao {
        for event in application::reverse_fapiao(&state, fapiao, "G1").unwrap() {
            ApplicationMachine::evolve(&mut state, &event);
        }
    }
    assert!(!sent(&state));
    assert!(state.allowed("system", &[]).is_empty());
    let error = application::send(&state, built.desk.now()).unwrap_err();
    assert_eq!(error.code(), "fapiao_superseded");
}

/// I1, I2: such an application cannot be taken back, and nothing changes.
#[test]
fn applications_with_a_fapiao_in_quarantine_or_unknown_are_not_taken_back() {
    for way in ["quarantined", "unknown"] {
        let built = build("submitted", "yunda");
        in_the_way(&built, way);
        let before = built.desk.dump();
        let batch = json!({ "batch_number": built.batch });
        let error = built.desk.call(&owner(), "cancel", batch).unwrap_err();
        assert_eq!(error.code(), "illegal_transition");
        let input = json!({ "batch_number": built.batch, "reason": "信息有误" });
        let error = built.desk.call(&staff(), "reject", input).unwrap_err();
        assert_eq!(error.code(), "illegal_transition");
        assert_eq!(before, built.desk.dump());
    }
}

// Bills (SPEC §2).

fn bill_states() -> BTreeMap<&'static str, BillState> {
    let mut states = BTreeMap::new();
    let take = |desk: &Desk| desk.row::<BillMachine>("B1").unwrap();
    let desk = Desk::new();
    states.insert("new", BillState::default());
    desk.feed(vec![refund("R1", "B1", 1, 100)]);
    states.insert("unpaid", take(&desk));
    desk.feed(vec![order("O-B1", "C1", 1, "cancelled")]);
    desk.bill("B1", "C1", 10_000);
    states.insert("withheld", take(&desk));
    desk.feed(vec![order("O-B1", "C1", 2, "paid")]);
    states.insert("open", take(&desk));
    let view = desk.apply(&owner(), draft(&["B1"], "yunda"));
    states.insert("reserved", take(&desk));
    desk.issue(&texts(&view["fapiao_ids"])[0], 1);
    states.insert("invoiced", take(&desk));
    states.insert("remainder", take(&half_reissued()));
    states
}

/// A bill of which one half stays on a fapiao, and the other was given back by a reissue that was rejected.
fn half_reissued() -> Desk {
    let desk = Desk::new();
    desk.bill("B1", "C1", 10_000);
    let request = desk.must(&owner(), "open_request", split("B1", &[1, 1]));
    desk.staff("approve_request", json!({ "request": request["request"] }));
    let view = desk.apply(&owner(), draft(&["B1"], "yunda"));
    let fapiao = texts(&view["fapiao_ids"]);
    desk.issue(&fapiao[0], 1);
    desk.issue(&fapiao[1], 2);
    let new = replace(&desk, &text(&view["batch_number"]), &fapiao[0]);
    let batch = new.rsplit_once('-').unwrap().0;
    desk.staff(
        "reject",
        json!({ "batch_number": batch, "reason": "不再需要" }),
    );
    desk
}

fn new_payment(version: u64, status: PaymentStatus) -> Payment {
    Payment {
        version,
        status,
        order_number: "O-B1".into(),
        customer_reference: Some("C1".into()),
        seller: "21vianet".into(),
        description: "Office365云服务".into(),
        amount_fen: Fen::new(12_345).unwrap(),
        voucher_fen: Fen::ZERO,
        paid_at: START.parse().unwrap(),
        method: String::new(),
        payer: String::new(),
        billing_month: "2026-03".into(),
        tax_code: None,
        rate: None,
        lines: Vec::new(),
    }
}

fn intake(intake: Intake) -> Result<Vec<BillEvent>, Error> {
    match intake {
        Intake::Accepted(event) => Ok(vec![event]),
        Intake::Aside(event) => {
            assert!(matches!(event, BillEvent::KeptAside(_)));
            Err(fapiao_core::error::Code::IllegalTransition.into())
        }
        other => panic!("{other:?}"),
    }
}

/// The operations of the table with input that is right for the state; reversed and returned parts are issued ones.
fn decide_bill(operation: &str, state: &BillState, now: Instant) -> Result<Vec<BillEvent>, Error> {
    let part = state.uses.first();
    let (fapiao, batch) = part.map_or(("F", "G"), |part| (&part.fapiao, &part.batch_number));
    let part = PlanPart {
        amount_fen: state.available(),
        buyer: None,
    };
    let refund = Refund {
        version: 9,
        status: RefundStatus::Succeeded,
        amount_fen: Fen::new(1).unwrap(),
        at: None,
    };
    match operation {
        "record_payment" => intake(bill::record_payment(
            state,
            "B1",
            new_payment(9, PaymentStatus::Completed),
            now,
        )?),
        "record_refund" => intake(bill::record_refund(state, "B1", "R9", refund, now)?),
        "link_order" => intake(bill::link_order(state, "C1", !state.order_closed, now)),
        "overtake_aside" => {
            let mut told = state.clone();
            BillMachine::evolve(
                &mut told,
                &BillEvent::KeptAside(bill::Aside {
                    number: state.next_aside,
                    record: bill::AsideRecord::Order {
                        closed: !state.order_closed,
                    },
                    at: now,
                }),
            );
            let owner = state.customer_reference.as_str();
            match bill::link_order(&told, owner, state.order_closed, now) {
                Intake::Accepted(event @ BillEvent::AsideOvertaken) => Ok(vec![event]),
                _ => Err(bill::TABLE.refusal(state.status, "overtake_aside")),
            }
        }
        "keep_aside" => match bill::record_refund(state, "B1", "R9", refund, now)? {
            Intake::Aside(event) => Ok(vec![event]),
            _ => Err(bill::TABLE.refusal(state.status, "keep_aside")),
        },
        "approve_split" => bill::approve_split(state, "R", vec![part]),
        "reserve" => bill::reserve(state, "G9", vec![("F9".into(), state.available())]),
        "release" => bill::release(state, batch),
        "invoice" => bill::invoice(state, fapiao),
        "mark_returned" => bill::mark_returned(state, fapiao, true),
        "reverse" => bill::reverse(state, fapiao, "G9", "F9"),
        other => panic!("the table has an operation {other} that is not tested"),
    }
}

#[test]
fn bills_every_status_by_every_operation() {
    let now: Instant = START.parse().unwrap();
    let states = bill_states();
    for (name, state) in &states {
        for operation in operations(&bill::TABLE) {
            let decided = decide_bill(operation, state, now);
            // A part that is issued cannot be given back or issued again; one that is not cannot come back (R3).
            let wants = match operation {
                "release" | "invoice" => Some("reserved"),
                "mark_returned" | "reverse" => Some("invoiced"),
                _ => None,
            };
            if state.status == BillStatus::Applied && wants.is_some_and(|wants| wants != *name) {
                is_refusal(
                    &decided.unwrap_err(),
                    "applied",
                    operation,
                    &bill::TABLE.allowed(state.status),
                );
                continue;
            }
            match (decided, state.status, operation) {
                // Documented refusals of the domain say more than `illegal_transition`.
                (Err(error), BillStatus::Unpaid | BillStatus::Withheld, "reserve") => {
                    assert_eq!(error.code(), "bill_not_found")
                }
                (Err(error), BillStatus::Applied, "reserve") => {
                    assert_eq!(error.code(), "bill_in_application");
                    assert_eq!(error.details["batch_number"], json!(state.application));
                }
                (Err(error), from, "approve_split") if from != BillStatus::Open => {
                    assert_eq!(error.code(), "split_not_possible")
                }
                // B2: kept aside, which is an event of its own.
                (
                    Err(error),
                    BillStatus::Applied | BillStatus::Remainder,
                    "record_payment" | "record_refund" | "link_order",
                ) => {
                    assert_eq!(error.code(), "illegal_transition")
                }
                (decided, ..) => follows_table::<BillMachine, _>(
                    &bill::TABLE,
                    state,
                    |state| state.status,
                    operation,
                    decided,
                ),
            }
        }
    }
    for status in BillStatus::ALL {
        assert!(states.values().any(|state| state.status == *status));
    }
}

/// B4: what was never completed is no bill.
#[test]
fn b4_only_completed_payments_become_bills() {
    for status in [
        PaymentStatus::Pending,
        PaymentStatus::Failed,
        PaymentStatus::Revoked,
    ] {
        let taken = bill::record_payment(
            &BillState::default(),
            "B1",
            new_payment(1, status),
            START.parse().unwrap(),
        );
        let bill = match taken.unwrap() {
            Intake::Accepted(event) => {
                let mut bill = BillState::default();
                BillMachine::evolve(&mut bill, &event);
                bill
            }
            _ => BillState::default(),
        };
        assert!(bill::can_apply(&bill).is_err(), "{status:?}");
    }
}

#[test]
fn bills_views_allow_exactly_what_dispatch_accepts() {
    let mut desks: Vec<(&str, Desk)> = Vec::new();
    for name in [
        "open",
        "nothing_left",
        "split",
        "reserved",
        "invoiced",
        "given_back",
        "split_given_back",
    ] {
        let desk = Desk::new();
        desk.bill("B1", "C1", 10_000);
        let approve_split = || {
            let view = desk.must(&owner(), "open_request", split("B1", &[1, 1]));
            desk.staff("approve_request", json!({ "request": view["request"] }));
        };
        match name {
            "nothing_left" => {
                desk.feed(vec![refund("R1", "B1", 1, 10_000)]);
            }
            "split" => approve_split(),
            "reserved" | "invoiced" | "given_back" | "split_given_back" => {
                if name == "split_given_back" {
                    approve_split();
                }
                let view = desk.apply(&owner(), draft(&["B1"], "yunda"));
                if name == "invoiced" {
                    desk.issue(&texts(&view["fapiao_ids"])[0], 1);
                }
                if name.ends_with("given_back") {
                    desk.must(
                        &owner(),
                        "cancel",
                        json!({ "batch_number": view["batch_number"] }),
                    );
                }
            }
            _ => {}
        }
        desks.push((name, desk));
    }
    // A split that was used up by a reissue and given back: the bill is open again.
    let (desk, _) = reissued_split_given_back();
    desks.push(("reissued_split_given_back", desk));
    for (name, desk) in &desks {
        let view = desk.must(&owner(), "bill", json!({ "bill_id": "B1" }));
        let shown = |operation: &str| texts(&view["allowed"]).iter().any(|name| name == operation);
        let batch = view["batch_number"]
            .as_str()
            .unwrap_or("G20260312_1000000000")
            .to_owned();
        let progress = desk.call(&owner(), "progress", json!({ "batch_number": batch }));
        assert_eq!(shown("progress"), progress.is_ok(), "{name}");
        let before = desk.dump();
        let asked = desk.call(&owner(), "open_request", split("B1", &[1, 2]));
        if *name == "split" {
            // A second plan may be asked for; the plan that is approved stands until then.
            asked.unwrap();
        } else {
            assert_eq!(
                shown("split"),
                asked.is_ok(),
                "{name}: split is shown: {}",
                shown("split")
            );
            if asked.is_err() {
                assert_eq!(before, desk.dump());
            }
        }
        let cancelled = desk.call(&owner(), "cancel", json!({ "batch_number": batch }));
        assert_eq!(shown("cancel"), cancelled.is_ok(), "{name}");
        if cancelled.is_err() {
            let applied = desk.call(
                &owner(),
                "apply",
                json!({ "draft": draft(&["B1"], "yunda") }),
            );
            assert_eq!(shown("apply"), applied.is_ok(), "{name}");
        }
    }
}

/// A bill split in two, both fapiao issued, reissued, and the new applications rejected; the plan's request.
fn reissued_split_given_back() -> (Desk, String) {
    let desk = Desk::new();
    desk.bill("B1", "C1", 10_000);
    let request = desk.must(&owner(), "open_request", split("B1", &[1, 1]));
    desk.staff("approve_request", json!({ "request": request["request"] }));
    let view = desk.apply(&owner(), draft(&["B1"], "yunda"));
    let fapiao = texts(&view["fapiao_ids"]);
    for (at, fapiao) in fapiao.iter().enumerate() {
        desk.issue(fapiao, 1 + at as u64);
    }
    for fapiao in &fapiao {
        let new = replace(&desk, &text(&view["batch_number"]), fapiao);
        let batch = new.rsplit_once('-').unwrap().0.to_owned();
        desk.staff(
            "reject",
            json!({ "batch_number": batch, "reason": "不再需要" }),
        );
    }
    (desk, text(&request["request"]))
}

/// S2: a plan is used once, also when a later application, which did not use it, is given back.
#[test]
fn s2_a_used_plan_does_not_come_back_to_life() {
    let (desk, request) = reissued_split_given_back();
    let bill = desk.row::<BillMachine>("B1").unwrap();
    assert_eq!(bill.status, BillStatus::Open);
    assert!(
        bill.plan
            .as_ref()
            .is_some_and(|plan| plan.request == request && plan.used_by.is_some())
    );
    let view = desk.apply(&owner(), draft(&["B1"], "yunda"));
    assert_eq!(texts(&view["fapiao_ids"]).len(), 1);
    desk.must(
        &owner(),
        "cancel",
        json!({ "batch_number": view["batch_number"] }),
    );
    let view = desk.apply(&owner(), draft(&["B1"], "yunda"));
    assert_eq!(
        texts(&view["fapiao_ids"]).len(),
        1,
        "the plan of request {request} was used twice"
    );
}

/// B5, B7: what a reissue gave back of a bill whose other half stays issued is shown as available; it can be applied for.
#[test]
fn b5_what_is_available_of_a_half_reissued_bill_can_be_applied_for() {
    let desk = half_reissued();
    let bill = desk.must(&owner(), "bill", json!({ "bill_id": "B1" }));
    assert_eq!(bill["available"]["available_fen"], 5_000);
    let applied = desk.call(
        &owner(),
        "apply",
        json!({ "draft": draft(&["B1"], "yunda") }),
    );
    assert!(
        applied.is_ok(),
        "5000 fen are available and can never be invoiced: {}",
        applied.unwrap_err()
    );
}

// Fapiao (SPEC §10, R3, R5).

fn fapiao_stations() -> [&'static str; 7] {
    [
        "planned",
        "unknown",
        "quarantined",
        "live",
        "voided",
        "reversed",
        "withdrawn",
    ]
}

struct BuiltFapiao {
    desk: Desk,
    id: String,
}

fn build_fapiao(station: &str) -> BuiltFapiao {
    let desk = Desk::new();
    desk.bill("B1", "C1", 10_000);
    let view = desk.apply(&owner(), draft(&["B1"], "yunda"));
    let batch = text(&view["batch_number"]);
    let id = texts(&view["fapiao_ids"])[0].clone();
    match station {
        "planned" => {}
        "unknown" => {
            desk.staff("issue_through_channel", json!({ "fapiao_id": id }));
        }
        "quarantined" => {
            let mut wrong = document(1);
            wrong["title"] = json!("别的公司");
            desk.staff("issue", issue(&id, wrong));
        }
        "withdrawn" => {
            desk.must(&owner(), "cancel", json!({ "batch_number": batch }));
        }
        _ => {
            desk.issue(&id, 1);
            let back = || {
                let view = desk.must(&owner(), "open_request", reissue(&batch, None));
                let request = json!({ "request": view["request"] });
                desk.staff("approve_request", request.clone());
                desk.staff("record_return", request.clone());
                request
            };
            if station == "voided" {
                desk.staff("void", back());
            }
            if station == "reversed" {
                desk.set("2026-04-02T02:00:00Z");
                let mut input = back();
                input["document"] = document(2);
                desk.staff("issue_red", input);
            }
        }
    }
    BuiltFapiao { desk, id }
}

fn decide_fapiao(
    operation: &str,
    state: &FapiaoState,
    now: Instant,
) -> Result<Vec<FapiaoEvent>, Error> {
    let today = now.china_date();
    let right: IssuedDocument = serde_json::from_value(document(5)).unwrap();
    let next_month = today.checked_add_months(chrono::Months::new(1)).unwrap();
    match operation {
        "issue" => fapiao::issue(state, "issue", &right, today),
        "issue_through_channel" => fapiao::call_channel(state).map(|(_, events)| events),
        "ask_channel" => fapiao::issue(state, "ask_channel", &right, today),
        "discard_quarantined" => fapiao::discard(state, "已作废"),
        "withdraw" => fapiao::withdraw(state),
        "void" => fapiao::void(state, "F9", today),
        "issue_red" => fapiao::reverse(state, "F1-R", "F9", next_month),
        other => panic!("the table has an operation {other} that is not tested"),
    }
}

#[test]
fn fapiao_every_status_by_every_operation() {
    for station in fapiao_stations() {
        let built = build_fapiao(station);
        let state = built.desk.row::<FapiaoMachine>(&built.id).unwrap();
        assert_eq!(state.status.name(), station);
        let now: Instant = START.parse().unwrap();
        for operation in operations(&fapiao::TABLE) {
            follows_table::<FapiaoMachine, _>(
                &fapiao::TABLE,
                &state,
                |state| state.status,
                operation,
                decide_fapiao(operation, &state, now),
            );
        }
        // The other ends of the same lines.
        let mut wrong: IssuedDocument = serde_json::from_value(document(5)).unwrap();
        wrong.gross_fen = Fen::new(1).ok();
        for operation in ["issue", "ask_channel"] {
            let decided = fapiao::issue(&state, operation, &wrong, now.china_date());
            follows_table::<FapiaoMachine, _>(
                &fapiao::TABLE,
                &state,
                |state| state.status,
                operation,
                decided,
            );
        }
        let refused = fapiao::channel_refused(&state, "限额不足");
        follows_table::<FapiaoMachine, _>(
            &fapiao::TABLE,
            &state,
            |state| state.status,
            "ask_channel",
            refused,
        );
        let red = fapiao::red(&state, "F1-R", read(7, now), now);
        assert_eq!(
            red.is_ok(),
            listed(&fapiao::TABLE, state.status, "issue_red").is_some()
        );
    }
    assert_eq!(fapiao_stations().len(), FapiaoStatus::ALL.len());
}

fn read(number: u64, now: Instant) -> fapiao::Document {
    let document: IssuedDocument = serde_json::from_value(document(number)).unwrap();
    fapiao::read_document(&document, now.china_date()).unwrap()
}

#[test]
fn r3_void_in_the_month_of_issue_and_red_in_any_other() {
    let built = build_fapiao("live");
    let state = built.desk.row::<FapiaoMachine>(&built.id).unwrap();
    let same = "2026-03-31".parse().unwrap();
    for other in ["2026-04-01", "2027-03-12", "2026-02-28"] {
        let other = other.parse().unwrap();
        assert_eq!(
            fapiao::void(&state, "F9", other).unwrap_err().code(),
            "void_not_possible"
        );
        assert!(fapiao::reverse(&state, "R", "F9", other).is_ok());
    }
    assert!(fapiao::void(&state, "F9", same).is_ok());
    assert_eq!(
        fapiao::reverse(&state, "R", "F9", same).unwrap_err().code(),
        "red_not_needed"
    );
}

#[test]
fn fapiao_dispatch_accepts_exactly_what_the_table_lists() {
    for station in fapiao_stations() {
        for operation in [
            "issue",
            "issue_through_channel",
            "ask_channel",
            "discard_quarantined",
        ] {
            let built = build_fapiao(station);
            let status = built.desk.row::<FapiaoMachine>(&built.id).unwrap().status;
            built.desk.answers.lock().unwrap().push_back(issued(9));
            let input = match operation {
                "issue" => issue(&built.id, document(9)),
                "discard_quarantined" => json!({ "fapiao_id": built.id, "note": "已作废" }),
                _ => json!({ "fapiao_id": built.id }),
            };
            let view = json!({ "fapiao_id": built.id });
            let view = built.desk.must(&staff(), "read_fapiao", view);
            assert_eq!(
                texts(&view["allowed"]).iter().any(|name| name == operation),
                listed(&fapiao::TABLE, status, operation).is_some(),
                "{station}: {operation} in {view}"
            );
            let before = built.desk.dump();
            let calls = built.desk.calls.lock().unwrap().len();
            match (
                listed(&fapiao::TABLE, status, operation),
                built.desk.call(&staff(), operation, input),
            ) {
                (Some(_), Ok(_)) => built.desk.verify(),
                (None, Err(error)) => {
                    is_refusal(&error, station, operation, &fapiao::TABLE.allowed(status));
                    assert_eq!(before, built.desk.dump());
                    assert_eq!(
                        calls,
                        built.desk.calls.lock().unwrap().len(),
                        "I1: the channel was called"
                    );
                }
                (listed, result) => {
                    panic!("{station} {operation}: {} {result:?}", listed.is_some())
                }
            }
        }
    }
}

/// B10: My fapiao shows exactly what is possible, of the red ones too.
#[test]
fn my_fapiao_allows_exactly_what_dispatch_accepts() {
    let mut possible = BTreeSet::new();
    for station in fapiao_stations() {
        for operation in ["reissue", "cancel", "confirm_receipt", "progress"] {
            let rows = |desk: &Desk| {
                let page = desk.must(&owner(), "fapiao", json!({}));
                let withdrawn = json!({ "status": "withdrawn" });
                let withdrawn = desk.must(&owner(), "fapiao", withdrawn);
                let items = |page: &Value| page["items"].as_array().unwrap().clone();
                [items(&page), items(&withdrawn)].concat()
            };
            for at in 0..rows(&build_fapiao(station).desk).len() {
                let built = build_fapiao(station);
                let row = rows(&built.desk).swap_remove(at);
                let batch = text(&row["batch_number"]);
                let allows =
                    |row: &Value| texts(&row["allowed"]).iter().any(|name| name == operation);
                let (name, input) = match operation {
                    "reissue" => {
                        let mut input = reissue(&batch, None);
                        input["fapiao_id"] = row["fapiao_id"].clone();
                        ("open_request", input)
                    }
                    other => (other, json!({ "batch_number": batch })),
                };
                let done = built.desk.call(&owner(), name, input);
                assert_eq!(allows(&row), done.is_ok(), "{station} {operation}: {row}");
                if done.is_ok() {
                    possible.insert(operation);
                }
                if done.is_ok() && operation == "reissue" {
                    assert!(!allows(&rows(&built.desk)[at]), "{station}: two reissues");
                }
            }
        }
    }
    // Receipt is confirmed of what was sent, which no fapiao here was.
    assert_eq!(possible, BTreeSet::from(["reissue", "cancel", "progress"]));
}

/// I1: no answer is a state of its own; asking again resolves it and nothing is issued twice.
#[test]
fn i1_every_answer_of_the_channel() {
    let answers = [
        ("live", issued(9)),
        ("quarantined", {
            let ChannelAnswer::Issued(mut document) = issued(9) else {
                unreachable!()
            };
            document.gross_fen = Fen::new(1).ok();
            ChannelAnswer::Issued(document)
        }),
        (
            "planned",
            ChannelAnswer::Refused {
                reason: "限额不足".into(),
            },
        ),
        ("unknown", ChannelAnswer::Unknown),
        ("unknown", {
            let ChannelAnswer::Issued(mut document) = issued(9) else {
                unreachable!()
            };
            document.number = "no number".into();
            ChannelAnswer::Issued(document)
        }),
    ];
    for (status, answer) in answers {
        for asked in [false, true] {
            let built = build_fapiao(if asked { "unknown" } else { "planned" });
            built.desk.answers.lock().unwrap().push_back(answer.clone());
            let operation = if asked {
                "ask_channel"
            } else {
                "issue_through_channel"
            };
            let view = built
                .desk
                .staff(operation, json!({ "fapiao_id": built.id }));
            assert_eq!(view["fapiao"]["status"], status, "{operation}");
            let state = built.desk.row::<FapiaoMachine>(&built.id).unwrap();
            assert_eq!(state.status.name(), status);
            built.desk.verify();
        }
    }
}

// Requests (SPEC §7, §9).

fn request_stations() -> Vec<(&'static str, &'static str)> {
    let mut stations = Vec::new();
    for kind in ["split", "reissue", "other"] {
        for station in ["submitted", "withdrawn", "rejected", "answered"] {
            stations.push((kind, station));
        }
    }
    stations.push(("split", "completed"));
    for station in ["awaiting_return", "returned", "reversed", "completed"] {
        stations.push(("reissue", station));
    }
    stations
}

struct BuiltRequest {
    desk: Desk,
    id: String,
}

fn build_request(kind: &str, station: &str) -> BuiltRequest {
    let desk = Desk::new();
    desk.bill("B1", "C1", 10_000);
    let opening = match kind {
        "split" => split("B1", &[1, 1]),
        "reissue" => {
            let view = desk.apply(&owner(), draft(&["B1"], "yunda"));
            desk.issue(&texts(&view["fapiao_ids"])[0], 1);
            reissue(&text(&view["batch_number"]), None)
        }
        _ => question("发票何时寄出？"),
    };
    let view = desk.must(&owner(), "open_request", opening);
    let id = text(&view["request"]);
    let request = json!({ "request": id });
    match station {
        "submitted" => {}
        "withdrawn" => {
            desk.must(&owner(), "withdraw_request", request);
        }
        "rejected" => {
            desk.staff(
                "reject_request",
                json!({ "request": id, "reason": "不符合规定" }),
            );
        }
        "answered" => {
            desk.staff(
                "answer_request",
                json!({ "request": id, "answer": "明天寄出" }),
            );
        }
        _ => {
            desk.staff("approve_request", request.clone());
            if kind == "reissue" && station != "awaiting_return" {
                desk.staff("record_return", request.clone());
                if station != "returned" {
                    let view = desk.staff("void", request);
                    if station == "completed" {
                        desk.issue(&format!("{}-1", text(&view["new_batch_number"])), 2);
                    }
                }
            }
        }
    }
    BuiltRequest { desk, id }
}

fn decide_request(
    operation: &str,
    state: &RequestState,
    opening: &request::Opening,
) -> Result<Vec<request::RequestEvent>, Error> {
    let original = Original {
        arrived_on: "2026-03-12".parse().unwrap(),
        condition: Default::default(),
        note: String::new(),
    };
    match operation {
        "open_request" => request::open(state, opening.clone()),
        "withdraw_request" => request::withdraw(state, "withdraw_request", ""),
        "withdraw_for_customer" => request::withdraw(state, "withdraw_for_customer", ""),
        "reject_request" => request::reject(state, "不符合规定"),
        "answer_request" => request::answer(state, "明天寄出"),
        "approve_request" => request::approve(state),
        "record_return" => request::record_return(state, original),
        "void" => request::reverse(state, "void", "G9"),
        "issue_red" => request::reverse(state, "issue_red", "G9"),
        "complete_reissue" => request::complete(state, true),
        other => panic!("the table has an operation {other} that is not tested"),
    }
}

#[test]
fn requests_every_status_by_every_operation() {
    let mut seen = vec![RequestStatus::New];
    let opening = {
        let built = build_request("other", "submitted");
        built
            .desk
            .row::<RequestMachine>(&built.id)
            .unwrap()
            .opening
            .unwrap()
    };
    let mut states = vec![("other", RequestState::default())];
    for (kind, station) in request_stations() {
        let built = build_request(kind, station);
        let state = built.desk.row::<RequestMachine>(&built.id).unwrap();
        assert_eq!(state.status.name(), station, "{kind}");
        seen.push(state.status);
        states.push((kind, state));
    }
    for (kind, state) in &states {
        for operation in operations(&request::TABLE) {
            let decided = decide_request(operation, state, &opening);
            if *kind == "other"
                && operation == "approve_request"
                && state.status == RequestStatus::Submitted
            {
                // A question is answered, not approved.
                assert_eq!(decided.unwrap_err().code(), "illegal_transition");
                continue;
            }
            follows_table::<RequestMachine, _>(
                &request::TABLE,
                state,
                |state| state.status,
                operation,
                decided,
            );
        }
    }
    for status in RequestStatus::ALL {
        assert!(seen.contains(status), "{} was not driven to", status.name());
    }
}

fn request_calls(id: &str) -> Vec<(Caller, &'static str, Value)> {
    let request = json!({ "request": id });
    let with = |name: &str, value: Value| json!({ "request": id, name: value });
    vec![
        (owner(), "withdraw_request", request.clone()),
        (
            staff(),
            "withdraw_for_customer",
            with("reason", json!("客户来电")),
        ),
        (
            staff(),
            "reject_request",
            with("reason", json!("不符合规定")),
        ),
        (staff(), "answer_request", with("answer", json!("明天寄出"))),
        (staff(), "approve_request", request.clone()),
        (staff(), "record_return", request.clone()),
        (staff(), "void", request),
        (staff(), "issue_red", with("document", document(9))),
    ]
}

#[test]
fn requests_views_allow_exactly_what_dispatch_accepts() {
    for (kind, station) in request_stations() {
        for at in 0..request_calls("").len() {
            let built = build_request(kind, station);
            let (caller, operation, input) = request_calls(&built.id).swap_remove(at);
            if operation == "issue_red" {
                built.desk.set("2026-04-02T02:00:00Z");
            }
            let read = if matches!(caller, Caller::Staff(_)) {
                "read_request"
            } else {
                "request"
            };
            let view = built
                .desk
                .must(&caller, read, json!({ "request": built.id }));
            let shown = texts(&view["allowed"]).iter().any(|name| name == operation);
            let before = built.desk.dump();
            match built.desk.call(&caller, operation, input) {
                Ok(view) => {
                    assert!(
                        shown,
                        "{kind} {station}: {operation} works and is not shown in {}",
                        view["allowed"]
                    );
                    built.desk.verify();
                }
                Err(error) => {
                    assert_eq!(
                        error.code(),
                        "illegal_transition",
                        "{kind} {station} {operation}"
                    );
                    assert!(!shown, "{kind} {station}: {operation} is shown and refused");
                    assert_eq!(before, built.desk.dump());
                }
            }
        }
    }
}

/// E1: what is shown as allowed is an operation of the table that the caller's role may call.
#[test]
fn every_allowed_name_is_an_operation_of_its_role() {
    let callable = |role: &str, name: &str| {
        fapiao_core::operation::OPERATIONS
            .iter()
            .any(|entry| entry.name == name && entry.role.name() == role)
    };
    for (kind, station) in request_stations() {
        let built = build_request(kind, station);
        let state = built.desk.row::<RequestMachine>(&built.id).unwrap();
        for role in ["customer", "staff"] {
            for name in state.allowed(role) {
                assert!(
                    callable(role, &name),
                    "a request that is {station} allows {role} {name}"
                );
            }
        }
    }
    for method in METHODS {
        for station in stations(method) {
            let state = state_of(&build(station, method));
            for role in ["customer", "staff"] {
                for name in state.allowed(role, &[FapiaoStatus::Planned]) {
                    assert!(
                        callable(role, &name),
                        "an application that is {station} allows {role} {name}"
                    );
                }
            }
        }
    }
}

// Accounts and sessions (SPEC §3).

fn context() -> Context {
    Context {
        now: START.parse().unwrap(),
        entropy: Entropy::new([7; 32]),
        actor: Actor::System,
        operation: "test",
        rules: rules(fapiao_core::policy::Policy::default()),
    }
}

fn account_commands() -> Vec<AccountCommand> {
    let email = |text: &str| Email::parse(text).unwrap();
    let order = |text: &str| OrderNumber::parse(text).unwrap();
    let link = || "link".to_owned();
    vec![
        AccountCommand::Register {
            order_number: order("O1"),
            email: email("wang@example.com"),
            phc: "plain$1".into(),
            locale: Locale::Zh,
            link: link(),
        },
        AccountCommand::GiveWay,
        AccountCommand::ResendActivation { link: link() },
        AccountCommand::Activate {
            link: link(),
            customer_reference: "C1".into(),
        },
        AccountCommand::Remind,
        AccountCommand::SignIn {
            temporary: false,
            rehashed: Some("plain$2".into()),
            references: vec!["C2".into()],
        },
        AccountCommand::SendReset { link: link() },
        AccountCommand::SendTemporary {
            phc: "plain$3".into(),
        },
        AccountCommand::ResetPassword {
            link: link(),
            phc: "plain$4".into(),
        },
        AccountCommand::ChangePassword {
            phc: "plain$5".into(),
            session: None,
        },
        AccountCommand::ChangeEmail {
            email: email("li@example.com"),
            link: link(),
            note: None,
        },
        AccountCommand::ChangeEmail {
            email: email("li@example.com"),
            link: link(),
            note: Some("来电核对".into()),
        },
        AccountCommand::ConfirmEmail { link: link() },
        AccountCommand::AddOrder {
            order_number: order("O2"),
            customer_reference: "C1".into(),
        },
        AccountCommand::SetLocale { locale: Locale::En },
        AccountCommand::Reveal {
            reason: "来电核对".into(),
        },
        AccountCommand::Anonymise {
            note: "客户要求".into(),
        },
    ]
}

fn run<M: Machine, C: Debug>(
    state: &mut M::State,
    decide: impl Fn(&M::State, C) -> Result<Vec<M::Event>, Error>,
    command: C,
) {
    for event in decide(state, command).unwrap() {
        M::evolve(state, &event);
    }
}

fn account_states() -> Vec<AccountState> {
    let ctx = context();
    let of = |name: &str| {
        account_commands()
            .into_iter()
            .find(|command| command.operation() == name)
            .unwrap()
    };
    let state = |names: &[&str]| {
        let mut state = AccountState::default();
        for name in names {
            run::<AccountMachine, _>(
                &mut state,
                |state, command| account::decide(state, &ctx, command),
                of(name),
            );
        }
        state
    };
    vec![
        state(&[]),
        state(&["register"]),
        // With a running reset link and a running change of e-mail, so that both links are good.
        {
            let mut active = state(&["register", "activate", "change_email"]);
            let reset = AccountCommand::SendReset {
                link: "link".into(),
            };
            run::<AccountMachine, _>(
                &mut active,
                |state, command| account::decide(state, &ctx, command),
                reset,
            );
            active
        },
        state(&["register", "register_again"]),
        state(&["register", "activate", "anonymise_account"]),
    ]
}

#[test]
fn accounts_every_status_by_every_command() {
    let ctx = context();
    let states = account_states();
    for state in &states {
        let mut tested: Vec<&str> = Vec::new();
        for command in account_commands() {
            let operation = command.operation();
            tested.push(operation);
            follows_table::<AccountMachine, _>(
                &account::TABLE,
                state,
                |state| state.status,
                operation,
                account::decide(state, &ctx, command),
            );
        }
        for operation in operations(&account::TABLE) {
            assert!(tested.contains(&operation), "{operation} is not tested");
        }
    }
    for status in AccountStatus::ALL {
        assert!(
            states.iter().any(|state| state.status == *status),
            "{status:?}"
        );
    }
}

#[test]
fn sessions_every_status_by_every_command() {
    let ctx = context();
    let commands = || {
        [
            SessionCommand::SignIn {
                account: "A1".into(),
                epoch: 0,
                temporary: false,
            },
            SessionCommand::SignOut,
        ]
    };
    let mut state = SessionState::default();
    let mut states = vec![state.clone()];
    for command in commands() {
        run::<SessionMachine, _>(
            &mut state,
            |state, command| session::decide(state, &ctx, command),
            command,
        );
        states.push(state.clone());
    }
    for state in &states {
        for command in commands() {
            let operation = command.operation();
            let decided = session::decide(state, &ctx, command);
            follows_table::<SessionMachine, _>(
                &session::TABLE,
                state,
                |state| state.status,
                operation,
                decided,
            );
        }
    }
    let statuses: Vec<SessionStatus> = states.iter().map(|state| state.status).collect();
    assert_eq!(statuses, SessionStatus::ALL);
}
