//! A store that fails at every k-th call, and desks that race: nothing is half done, nothing is done twice (SPEC P4, N2).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod common;

use std::collections::BTreeMap;
use std::sync::Barrier;
use std::sync::atomic::{AtomicU64, Ordering};

use common::*;
use fapiao_core::bill::BillMachine;
use fapiao_core::error::Error;
use fapiao_core::flow::ATTEMPTS;
use fapiao_core::operation::{Caller, OPERATIONS};
use fapiao_core::policy::Policy;
use fapiao_core::store::{
    Batch, Fact, Key, Listed, Lookup, MailQuery, MailRow, MemoryStore, Query, Row, Settlement,
    Store, StoreError,
};
use fapiao_core::time::Instant;
use serde_json::{Value, json};

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    /// The call is not done.
    Before,
    /// Somebody else was faster.
    Conflict,
    /// The commit is done, and the answer is lost.
    After,
}

const NEVER: u64 = u64::MAX;

struct Faulty {
    store: MemoryStore,
    calls: AtomicU64,
    at: AtomicU64,
    fault: Fault,
}

impl Faulty {
    fn new(at: u64, fault: Fault) -> Self {
        Self {
            store: MemoryStore::new(),
            calls: AtomicU64::new(0),
            at: AtomicU64::new(at),
            fault,
        }
    }

    fn now(&self) -> bool {
        self.calls.fetch_add(1, Ordering::SeqCst) == self.at.load(Ordering::SeqCst)
    }

    fn done(&self) -> u64 {
        self.calls.load(Ordering::SeqCst)
    }

    fn ask<T>(
        &self,
        call: impl FnOnce(&MemoryStore) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        if self.now() && self.fault == Fault::Before {
            return Err(unavailable());
        }
        call(&self.store)
    }
}

fn unavailable() -> StoreError {
    StoreError::Unavailable {
        message: "the line is cut".into(),
    }
}

impl Store for Faulty {
    fn load(&self, lookups: &[Lookup]) -> Result<Vec<Option<Row>>, StoreError> {
        self.ask(|store| store.load(lookups))
    }
    fn list(&self, query: &Query) -> Result<Vec<Listed>, StoreError> {
        self.ask(|store| store.list(query))
    }
    fn history(&self, key: &Key, after: u64, limit: u32) -> Result<Vec<Fact>, StoreError> {
        self.ask(|store| store.history(key, after, limit))
    }
    fn commit(&self, batch: Batch) -> Result<(), StoreError> {
        match (self.now(), self.fault) {
            (false, _) => self.store.commit(batch),
            (true, Fault::Before) => Err(unavailable()),
            (true, Fault::Conflict) => Err(StoreError::Conflict),
            (true, Fault::After) => {
                self.store.commit(batch)?;
                Err(unavailable())
            }
        }
    }
    fn lease(&self, now: Instant, until: Instant, limit: u32) -> Result<Vec<MailRow>, StoreError> {
        self.ask(|store| store.lease(now, until, limit))
    }
    fn settle(&self, id: &str, attempts: u32, settlement: &Settlement) -> Result<(), StoreError> {
        self.ask(|store| store.settle(id, attempts, settlement))
    }
    fn mails(&self, query: &MailQuery) -> Result<Vec<MailRow>, StoreError> {
        self.ask(|store| store.mails(query))
    }
}

/// What was answered so far, by the name of the step.
type Notes = BTreeMap<&'static str, Value>;
type Call = (Caller, &'static str, Value);

struct Step {
    name: &'static str,
    call: fn(&Notes) -> Call,
}

fn owner() -> Caller {
    customer("C1")
}

fn batch(notes: &Notes, step: &str) -> Value {
    json!({ "batch_number": notes[step]["batch_number"] })
}

fn first(notes: &Notes, step: &str) -> String {
    texts(&notes[step]["fapiao_ids"])[0].clone()
}

fn request(notes: &Notes, step: &str) -> Value {
    json!({ "request": notes[step]["request"] })
}

/// A life of three bills: applied for, issued, mailed, reissued with void and with red, split, cancelled.
fn journey() -> Vec<Step> {
    macro_rules! steps {
        ($($name:literal: |$notes:pat_param| $call:expr;)*) => { vec![$(Step { name: $name, call: |$notes| $call }),*] };
    }
    steps! {
        "feed": |_| (Caller::Platform, "feed", json!({ "records": [
            order("O-B1", "C1", 1, "paid"), payment("B1", "C1", 1, 10_000), payment("B2", "C1", 1, 20_001), refund("R1", "B2", 1, 1),
        ] }));
        "later payment": |_| (Caller::Platform, "feed", json!({ "records": [payment("B3", "C1", 1, 33_333)] }));
        "title": |_| (owner(), "keep_title", json!({ "name": "总公司", "buyer": buyer() }));
        "prepare": |_| (owner(), "prepare", json!({ "draft": draft(&["B1"], "yunda") }));
        "notice": |_| (staff(), "post_notice", json!({ "zh": "票源紧张", "en": "shortage", "mail_by": "2026-03-20" }));
        "apply": |notes| (owner(), "apply", json!({ "draft": notes["prepare"]["draft"] }));
        "reveal": |notes| (staff(), "reveal", json!({ "batch_number": notes["apply"]["batch_number"], "reason": "核对地址" }));
        "issue wrong": |notes| {
            let mut wrong = document(1);
            wrong["gross_fen"] = json!(1);
            (staff(), "issue", issue(&first(notes, "apply"), wrong))
        };
        "discard": |notes| (staff(), "discard_quarantined", json!({ "fapiao_id": first(notes, "apply"), "note": "已作废" }));
        "issue": |notes| (staff(), "issue", issue(&first(notes, "apply"), document(2)));
        "mail": |notes| (staff(), "mail", json!({ "batch_number": notes["apply"]["batch_number"], "carrier": "韵达", "waybill": "4312345678901" }));
        "progress": |notes| (owner(), "progress", batch(notes, "apply"));
        "reissue": |notes| (owner(), "open_request", reissue(&text(&notes["apply"]["batch_number"]), None));
        "approve": |notes| (staff(), "approve_request", request(notes, "reissue"));
        "return": |notes| (staff(), "record_return", request(notes, "reissue"));
        "void": |notes| (staff(), "void", request(notes, "reissue"));
        "new application": |notes| (owner(), "progress", json!({ "batch_number": notes["void"]["new_batch_number"] }));
        "issue new": |notes| {
            let id = text(&notes["new application"]["fapiao"][0]["fapiao_id"]);
            (staff(), "issue", issue(&id, document(3)))
        };
        "mail new": |notes| (staff(), "mail", json!({ "batch_number": notes["void"]["new_batch_number"], "carrier": "顺丰", "waybill": "SF1234567890123" }));
        "receipt": |notes| (owner(), "confirm_receipt", json!({ "batch_number": notes["void"]["new_batch_number"] }));
        "ask split": |_| (owner(), "open_request", split("B3", &[1, 2, 3]));
        "approve split": |notes| (staff(), "approve_request", request(notes, "ask split"));
        "apply split": |_| (owner(), "apply", json!({ "draft": draft(&["B3"], "pick_up") }));
        "cancel split": |notes| (owner(), "cancel", batch(notes, "apply split"));
        "apply again": |_| (owner(), "apply", json!({ "draft": draft(&["B2", "B3"], "pick_up") }));
        "reject": |notes| (staff(), "reject", json!({ "batch_number": notes["apply again"]["batch_number"], "reason": "信息有误" }));
        "question": |_| (owner(), "open_request", question("什么时候可以取？"));
        "answer": |notes| (staff(), "answer_request", json!({ "request": notes["question"]["request"], "answer": "明天" }));
        "digital": |_| (owner(), "apply", json!({ "draft": draft(&["B2"], "email") }));
        "refund aside": |_| (Caller::Platform, "feed", json!({ "records": [refund("R2", "B2", 1, 5)] }));
        "settle aside": |_| (staff(), "settle_aside", json!({ "bill_id": "B2", "aside": 0, "accept": false, "note": "另行处理" }));
        "issue digital": |notes| (staff(), "issue", issue(&first(notes, "digital"), document(100_000_000_000)));
        "send": |_| (Caller::System, "run_deadlines", json!({}));
        "export": |notes| (staff(), "export_case", batch(notes, "apply"));
        "bills": |_| (owner(), "bills", json!({}));
        "fapiao": |_| (owner(), "fapiao", json!({}));
    }
}

/// Operations that commit in pieces, each whole in itself: what is done stays done, and is simply done again (B2, D7).
fn in_pieces(operation: &str) -> bool {
    matches!(operation, "feed" | "run_deadlines")
}

fn takes_request_id(operation: &str) -> bool {
    OPERATIONS
        .iter()
        .any(|entry| entry.name == operation && entry.takes_request_id)
}

/// What a step came to, undisturbed.
struct Mark {
    calls: u64,
    view: Value,
    dump: String,
}

type FaultyDesk = Desk<Faulty>;

fn faulty(at: u64, fault: Fault) -> FaultyDesk {
    Desk::over(Faulty::new(at, fault), rules(Policy::default())).seeded()
}

/// Each step has its own minute and its own entropy, also when it comes again.
fn call(desk: &FaultyDesk, at: usize, step: &Step, notes: &Notes) -> Result<Value, Error> {
    let start: Instant = START.parse().unwrap();
    desk.set_millis(start.millis() + at as i64 * MINUTE);
    desk.seed(at as u64);
    let (caller, operation, input) = (step.call)(notes);
    if takes_request_id(operation) {
        desk.call_as(&caller, operation, input, &format!("step-{at}"))
    } else {
        desk.call(&caller, operation, input)
    }
}

fn undisturbed() -> Vec<Mark> {
    let desk = faulty(NEVER, Fault::Before);
    let mut notes = Notes::new();
    let mut marks = Vec::new();
    for (at, step) in journey().iter().enumerate() {
        let view =
            call(&desk, at, step, &notes).unwrap_or_else(|error| panic!("{}: {error}", step.name));
        notes.insert(step.name, view.clone());
        marks.push(Mark {
            calls: desk.store.done(),
            view,
            dump: desk.store.store.dump(),
        });
    }
    desk.verify();
    marks
}

/// Without what was answered: a feed that is sent again says that its records are known.
fn without_replies(dump: &str) -> String {
    dump.lines()
        .filter(|line| !line.contains("\"kind\":\"reply\""))
        .fold(String::new(), |text, line| text + line + "\n")
}

/// Runs the journey up to the step in which the k-th call of the store falls, with a fault there. True if it was seen.
/// What is equal after that step goes on equally: time and entropy are those of the step.
fn disturbed(k: u64, fault: Fault, marks: &[Mark]) -> bool {
    let desk = faulty(k, fault);
    let mut notes = Notes::new();
    for (at, step) in journey().iter().enumerate() {
        if marks[at].calls <= k {
            let view = call(&desk, at, step, &notes).unwrap();
            notes.insert(step.name, view);
            continue;
        }
        let (_, operation, _) = (step.call)(&notes);
        let what = format!("{fault:?} at call {k}, step {at} {}", step.name);
        let result = call(&desk, at, step, &notes);
        assert!(desk.store.done() > k, "{what}: not reached");
        let seen = result.is_err();
        let view = result.unwrap_or_else(|error| {
            assert_ne!(
                fault,
                Fault::Conflict,
                "{what}: a conflict came through: {error}"
            );
            assert_eq!(error.code(), "store_unavailable", "{what}");
            let dump = desk.store.store.dump();
            let before = at
                .checked_sub(1)
                .map_or("", |before| marks[before].dump.as_str());
            assert!(
                in_pieces(operation) || dump == before || dump == marks[at].dump,
                "{what}: half done"
            );
            call(&desk, at, step, &notes).unwrap_or_else(|error| panic!("{what}, again: {error}"))
        });
        let dump = desk.store.store.dump();
        if in_pieces(operation) {
            assert_eq!(
                without_replies(&dump),
                without_replies(&marks[at].dump),
                "{what}: another end"
            );
        } else {
            assert_eq!(view, marks[at].view, "{what}");
            assert!(dump == marks[at].dump, "{what}: another end");
        }
        desk.verify();
        return seen;
    }
    panic!("call {k} is past the end");
}

#[test]
fn e3_a_store_that_fails_before_any_call_leaves_no_partial_effect() {
    let marks = undisturbed();
    let calls = marks.last().unwrap().calls;
    for k in 0..calls {
        assert!(
            disturbed(k, Fault::Before, &marks),
            "call {k} was not reached"
        );
    }
}

#[test]
fn p4_a_commit_whose_answer_is_lost_is_not_done_twice() {
    let marks = undisturbed();
    let calls = marks.last().unwrap().calls;
    let struck = (0..calls)
        .filter(|k| disturbed(*k, Fault::After, &marks))
        .count();
    // Every write of the journey commits at least once.
    let writes = marks
        .windows(2)
        .filter(|pair| pair[0].dump != pair[1].dump)
        .count();
    assert!(struck > writes, "{struck} of {writes}");
}

#[test]
fn a_conflict_at_any_commit_is_retried_and_not_seen() {
    let marks = undisturbed();
    let calls = marks.last().unwrap().calls;
    for k in 0..calls {
        assert!(!disturbed(k, Fault::Conflict, &marks));
    }
}

/// A store on which every commit conflicts: a bounded number of attempts, then `busy`, and nothing changed.
#[test]
fn a_conflict_that_never_ends_is_busy() {
    struct Always(MemoryStore, AtomicU64);
    impl Store for Always {
        fn load(&self, lookups: &[Lookup]) -> Result<Vec<Option<Row>>, StoreError> {
            self.0.load(lookups)
        }
        fn list(&self, query: &Query) -> Result<Vec<Listed>, StoreError> {
            self.0.list(query)
        }
        fn history(&self, key: &Key, after: u64, limit: u32) -> Result<Vec<Fact>, StoreError> {
            self.0.history(key, after, limit)
        }
        fn commit(&self, _: Batch) -> Result<(), StoreError> {
            self.1.fetch_add(1, Ordering::SeqCst);
            Err(StoreError::Conflict)
        }
        fn lease(
            &self,
            now: Instant,
            until: Instant,
            limit: u32,
        ) -> Result<Vec<MailRow>, StoreError> {
            self.0.lease(now, until, limit)
        }
        fn settle(
            &self,
            id: &str,
            attempts: u32,
            settlement: &Settlement,
        ) -> Result<(), StoreError> {
            self.0.settle(id, attempts, settlement)
        }
        fn mails(&self, query: &MailQuery) -> Result<Vec<MailRow>, StoreError> {
            self.0.mails(query)
        }
    }
    let desk = Desk::over(
        Always(MemoryStore::new(), AtomicU64::new(0)),
        rules(Policy::default()),
    );
    let input = json!({ "records": [payment("B1", "C1", 1, 10_000)] });
    let error = desk.call(&Caller::Platform, "feed", input).unwrap_err();
    assert_eq!(error.code(), "busy");
    assert_eq!(desk.store.1.load(Ordering::SeqCst), u64::from(ATTEMPTS));
    assert_eq!(desk.store.0.dump(), MemoryStore::new().dump());
}

/// I1: the channel issued, and the commit of its answer fails. Asking again finds out; the channel is asked to issue once.
#[test]
fn i1_a_channel_answer_that_is_lost_is_asked_for_again_and_never_issued_twice() {
    let calls = {
        let (desk, id) = before_channel(NEVER, Fault::Before);
        desk.staff("issue_through_channel", json!({ "fapiao_id": id }));
        desk.store.done()
    };
    let start = before_channel(NEVER, Fault::Before).0.store.done();
    for fault in [Fault::Before, Fault::After] {
        for k in start..calls {
            let (desk, id) = before_channel(k, fault);
            let input = json!({ "fapiao_id": id });
            let mut result = desk.call(&staff(), "issue_through_channel", input.clone());
            for _ in 0..3 {
                let status = desk
                    .row::<fapiao_core::fapiao::FapiaoMachine>(&id)
                    .unwrap()
                    .status;
                use fapiao_core::fapiao::FapiaoStatus;
                if status == FapiaoStatus::Live {
                    break;
                }
                assert!(result.is_err() || status == FapiaoStatus::Unknown);
                let operation = if status == FapiaoStatus::Planned {
                    "issue_through_channel"
                } else {
                    "ask_channel"
                };
                result = desk.call(&staff(), operation, input.clone());
            }
            let state = desk.row::<fapiao_core::fapiao::FapiaoMachine>(&id).unwrap();
            assert_eq!(state.status.name(), "live", "{fault:?} at {k}");
            let issues = desk
                .calls
                .lock()
                .unwrap()
                .iter()
                .filter(|call| matches!(call, fapiao_core::channel::ChannelCall::Issue { .. }))
                .count();
            assert!(issues <= 1, "{fault:?} at {k}: issued {issues} times");
            desk.verify();
        }
    }
}

use fapiao_core::machine::Status;

/// A desk on which the fault strikes at the k-th call; the channel issues number 9 whenever it is asked.
fn before_channel(k: u64, fault: Fault) -> (FaultyDesk, String) {
    let desk = faulty(k, fault);
    desk.bill("B1", "C1", 10_000);
    let view = desk.apply(&owner(), draft(&["B1"], "yunda"));
    desk.answers
        .lock()
        .unwrap()
        .extend([issued(9), issued(9), issued(9)]);
    (desk, texts(&view["fapiao_ids"])[0].clone())
}

/// A conflict at either commit of `issue_through_channel` is nobody's fault: the caller sees the fapiao that was issued.
#[test]
fn i1_a_conflict_after_the_channel_answered_is_not_seen() {
    let start = before_channel(NEVER, Fault::Before).0.store.done();
    for k in start..start + 20 {
        let (desk, id) = before_channel(k, Fault::Conflict);
        let result = desk.call_as(
            &staff(),
            "issue_through_channel",
            json!({ "fapiao_id": id }),
            "R1",
        );
        let issues = desk
            .calls
            .lock()
            .unwrap()
            .iter()
            .filter(|call| matches!(call, fapiao_core::channel::ChannelCall::Issue { .. }))
            .count();
        assert_eq!(issues, 1);
        let view = result.unwrap_or_else(|error| panic!("conflict at call {k}: {error}"));
        assert_eq!(view["fapiao"]["status"], "live");
    }
}

/// P4: the same with the answer of that commit lost.
#[test]
fn p4_issue_through_channel_can_be_repeated_with_its_request_id() {
    let start = before_channel(NEVER, Fault::Before).0.store.done();
    for fault in [Fault::Before, Fault::After] {
        for k in start..start + 20 {
            let (desk, id) = before_channel(k, fault);
            let input = json!({ "fapiao_id": id });
            if desk
                .call_as(&staff(), "issue_through_channel", input.clone(), "R1")
                .is_err()
            {
                let again = desk.call_as(&staff(), "issue_through_channel", input, "R1");
                assert!(
                    again.is_ok(),
                    "{fault:?} at call {k}: {}",
                    again.unwrap_err()
                );
            }
        }
    }
}

/// B2: the report of a feed counts what this call took, also when a later piece of it had to start again.
#[test]
fn b2_a_conflict_in_the_second_piece_of_a_feed_does_not_change_its_report() {
    let records: Vec<Value> = (0..300)
        .map(|at| payment(&format!("B{at}"), "C1", 1, 100))
        .collect();
    let input = json!({ "records": records });
    let plain = faulty(NEVER, Fault::Before);
    let expected = plain.must(&Caller::Platform, "feed", input.clone());
    assert_eq!(expected["accepted"], 300);
    for k in 0..plain.store.done() {
        let desk = faulty(k, Fault::Conflict);
        let report = desk.must(&Caller::Platform, "feed", input.clone());
        assert_eq!(desk.rows::<BillMachine>().len(), 300);
        assert_eq!(report, expected, "conflict at call {k}");
    }
}

// Races.

const RACERS: usize = 8;

fn race<T: Send>(desk: &Desk, each: impl Fn(&Desk, usize) -> T + Sync) -> Vec<T> {
    let barrier = Barrier::new(RACERS);
    std::thread::scope(|scope| {
        let racers: Vec<_> = (0..RACERS)
            .map(|at| {
                let (each, barrier) = (&each, &barrier);
                scope.spawn(move || {
                    barrier.wait();
                    each(desk, at)
                })
            })
            .collect();
        racers
            .into_iter()
            .map(|racer| racer.join().unwrap())
            .collect()
    })
}

fn one_winner(results: Vec<Result<Value, Error>>, refusal: &str) -> Value {
    let mut won: Vec<Value> = Vec::new();
    for result in results {
        match result {
            Ok(view) => won.push(view),
            Err(error) => assert_eq!(error.code(), refusal, "{error}"),
        }
    }
    assert_eq!(won.len(), 1, "{won:?}");
    won.swap_remove(0)
}

#[test]
fn b7_eight_race_for_one_bill_and_one_wins() {
    for _ in 0..10 {
        let desk = Desk::new();
        desk.bill("B1", "C1", 10_000);
        let results = race(&desk, |desk, _| {
            desk.call(
                &owner(),
                "apply",
                json!({ "draft": draft(&["B1"], "yunda") }),
            )
        });
        let won = one_winner(results, "bill_in_application");
        let bill = desk.row::<BillMachine>("B1").unwrap();
        assert_eq!(json!(bill.application), won["batch_number"]);
        assert_eq!(bill.totals.reserved_fen.get(), 10_000);
        desk.verify();
    }
}

#[test]
fn p4_eight_send_the_same_request_id_and_all_get_the_same_answer() {
    for _ in 0..10 {
        let desk = Desk::new();
        desk.bill("B1", "C1", 10_000);
        let results = race(&desk, |desk, _| {
            desk.call_as(
                &owner(),
                "apply",
                json!({ "draft": draft(&["B1"], "yunda") }),
                "R1",
            )
        });
        let views: Vec<Value> = results.into_iter().map(|result| result.unwrap()).collect();
        assert!(views.iter().all(|view| *view == views[0]));
        desk.verify();
    }
}

#[test]
fn i2_eight_race_for_one_fapiao_number_and_one_wins() {
    for _ in 0..10 {
        let desk = Desk::new();
        let ids: Vec<String> = (0..RACERS)
            .map(|at| {
                let bill = format!("B{at}");
                desk.bill(&bill, "C1", 10_000);
                let view = desk.apply(&owner(), draft(&[bill.as_str()], "yunda"));
                texts(&view["fapiao_ids"])[0].clone()
            })
            .collect();
        let results = race(&desk, |desk, at| {
            desk.call(&staff(), "issue", issue(&ids[at], document(1)))
        });
        one_winner(results, "fapiao_number_taken");
        desk.verify();
    }
}

#[test]
fn p6_cancel_and_issue_race_and_one_wins() {
    for _ in 0..10 {
        let desk = Desk::new();
        desk.bill("B1", "C1", 10_000);
        let view = desk.apply(&owner(), draft(&["B1"], "yunda"));
        let id = texts(&view["fapiao_ids"])[0].clone();
        let batch = json!({ "batch_number": view["batch_number"] });
        let results = race(&desk, |desk, at| {
            if at % 2 == 0 {
                desk.call(&owner(), "cancel", batch.clone())
            } else {
                desk.call(&staff(), "issue", issue(&id, document(1)))
            }
        });
        one_winner(results, "illegal_transition");
        let totals = desk.row::<BillMachine>("B1").unwrap().totals;
        assert_eq!(
            totals.available_fen.get() + totals.invoiced_fen.get(),
            10_000
        );
        desk.verify();
    }
}

#[test]
fn b5_a_refund_and_an_application_race_and_nothing_is_invoiced_twice() {
    for _ in 0..10 {
        let desk = Desk::new();
        desk.bill("B1", "C1", 10_000);
        race(&desk, |desk, at| {
            if at % 2 == 0 {
                let record = refund(&format!("R{at}"), "B1", 1, 100);
                desk.call(&Caller::Platform, "feed", json!({ "records": [record] }))
            } else {
                desk.call(
                    &owner(),
                    "apply",
                    json!({ "draft": draft(&["B1"], "yunda") }),
                )
            }
        });
        let bill = desk.row::<BillMachine>("B1").unwrap();
        assert_eq!(
            bill.refunds.len() + bill.asides.len(),
            4,
            "B2: every refund is counted or kept aside"
        );
        let totals = bill.totals;
        assert_eq!(
            totals.reserved_fen.get(),
            10_000 - totals.refunded_fen.get()
        );
        desk.verify();
    }
}

#[test]
fn s2_eight_ask_for_one_split_and_one_wins() {
    for _ in 0..10 {
        let desk = Desk::new();
        desk.bill("B1", "C1", 10_000);
        let results = race(&desk, |desk, _| {
            desk.call(&owner(), "open_request", split("B1", &[1, 1]))
        });
        one_winner(results, "split_not_possible");
        desk.verify();
    }
}
