//! Issuing through a channel that loses answers, refuses, is late, or issues something else (SPEC I1, I2).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex};

use fapiao::contract::{
    AskChannel, Cancel, DiscardQuarantined, FapiaoView, Feed, GetHistory, GetProgress, Issue,
    IssueThroughChannel, IssueView, IssuedDocument, ReadFapiao,
};
use fapiao::{
    Channel, ChannelAnswer, ChannelCall, Clock, Desk, Error, Fen, ManualClock, MemoryStore,
    PasswordCost, SeededEntropy, Store,
};
use fapiao_tests::faulty::{Fault, FaultyStore};
use serde_json::{Value, json};

/// Says what it was told to say, in turn; `Unknown` afterwards.
#[derive(Default)]
struct Scripted {
    answers: Mutex<VecDeque<ChannelAnswer>>,
    calls: Mutex<Vec<(bool, String)>>,
    store: Mutex<Option<Arc<MemoryStore>>>,
}

impl Scripted {
    fn says(&self, answer: ChannelAnswer) {
        self.answers.lock().unwrap().push_back(answer);
    }

    /// Each call: whether it was to issue, and its key.
    fn calls(&self) -> Vec<(bool, String)> {
        self.calls.lock().unwrap().clone()
    }
}

impl Channel for Scripted {
    fn call(&self, call: &ChannelCall) -> ChannelAnswer {
        let (issue, key) = match call {
            ChannelCall::Issue { key, .. } => (true, key),
            ChannelCall::Ask { key } => (false, key),
        };
        if let Some(store) = self.store.lock().unwrap().as_ref() {
            assert!(
                store.dump().contains(&format!("channel_key\\\":\\\"{key}")),
                "the key was not stored before the call"
            );
        }
        self.calls.lock().unwrap().push((issue, key.clone()));
        self.answers
            .lock()
            .unwrap()
            .pop_front()
            .unwrap_or(ChannelAnswer::Unknown)
    }
}

fn document(number: &str) -> IssuedDocument {
    IssuedDocument {
        number: number.to_owned(),
        gross_fen: Some(Fen::new(10_600).unwrap()),
        ..IssuedDocument::default()
    }
}

fn issued(number: &str) -> ChannelAnswer {
    ChannelAnswer::Issued(Box::new(document(number)))
}

const NUMBER: &str = "26110000000000000001";

struct Shop {
    desk: Desk,
    clock: Arc<ManualClock>,
    batch: String,
    fapiao: String,
}

/// A desk with a digital application over one bill.
fn shop(store: Arc<dyn Store>, channel: Arc<dyn Channel>) -> Shop {
    let clock = Arc::new(ManualClock::new("2026-03-12T02:00:00Z".parse().unwrap()));
    let desk = Desk::builder()
        .clock(Arc::clone(&clock) as Arc<dyn Clock>)
        .entropy(Arc::new(SeededEntropy::new(1)))
        .password_cost(PasswordCost::CheapForTestsOnly)
        .channel(channel)
        .open_on(store)
        .unwrap();
    let feed: Feed = serde_json::from_value(json!({"records": [{"payment": {
        "bill_id": "PAY-1", "order_number": "SO-1", "customer_reference": "C-1", "status": "completed",
        "description": "Office365云服务", "amount_fen": 10600, "paid_at": "2026-03-10T10:00:00+08:00", "method": "alipay"}}]}))
    .unwrap();
    desk.platform().feed(feed).unwrap();
    let draft = json!({"draft": {"bills": ["PAY-1"], "fapiao_type": "normal", "medium": "digital",
        "buyer": {"title": "北京晨星示例科技有限公司", "tax_id": "91110112MA798UFD5Q"},
        "delivery": {"method": "email", "emails": ["finance@example.com"]}}});
    let application = desk
        .customer_by_reference("C-1")
        .apply(serde_json::from_value::<fapiao::contract::Apply>(draft).unwrap())
        .unwrap();
    Shop {
        desk,
        clock,
        batch: application.batch_number,
        fapiao: application.fapiao_ids[0].clone(),
    }
}

fn scripted() -> (Shop, Arc<Scripted>) {
    let store = Arc::new(MemoryStore::new());
    let channel = Arc::new(Scripted::default());
    *channel.store.lock().unwrap() = Some(Arc::clone(&store));
    (
        shop(store, Arc::clone(&channel) as Arc<dyn Channel>),
        channel,
    )
}

impl Shop {
    fn issue(&self) -> Result<IssueView, Error> {
        self.desk
            .staff("li")
            .issue_through_channel(IssueThroughChannel::from(&self.fapiao))
    }

    fn ask(&self) -> Result<IssueView, Error> {
        self.desk
            .staff("li")
            .ask_channel(AskChannel::from(&self.fapiao))
    }

    fn fapiao(&self) -> FapiaoView {
        self.desk
            .staff("li")
            .read_fapiao(ReadFapiao::from(&self.fapiao))
            .unwrap()
    }

    fn status(&self) -> Value {
        serde_json::to_value(self.fapiao().status).unwrap()
    }

    fn reasons(&self) -> Vec<String> {
        self.desk
            .customer_by_reference("C-1")
            .progress(GetProgress::from(&self.batch))
            .unwrap()
            .reasons
            .into_iter()
            .map(|reason| reason.code)
            .collect()
    }
}

#[test]
fn an_answer_that_was_lost_is_asked_for_and_never_issued_again() {
    let (shop, channel) = scripted();
    assert_eq!(shop.fapiao().allowed, ["issue", "issue_through_channel"]);
    let view = shop.issue().unwrap();
    assert_eq!(serde_json::to_value(view.fapiao.status).unwrap(), "unknown");
    assert_eq!(shop.reasons(), ["waiting_for_channel"]);
    let ways = ["issue_through_channel", "ask_channel"];
    assert_eq!(shop.fapiao().allowed, ways);

    // Issuing again only asks: a call can be repeated, and never issues twice.
    let again = shop.issue().unwrap();
    assert_eq!(
        serde_json::to_value(again.fapiao.status).unwrap(),
        "unknown"
    );
    // Nothing else can be done to it while nobody knows.
    let by_hand = Issue::new(shop.fapiao.as_str(), None, NUMBER);
    assert_eq!(
        shop.desk.staff("li").issue(by_hand).unwrap_err().code(),
        "illegal_transition"
    );
    let cancel = Cancel::from(&shop.batch);
    assert_eq!(
        shop.desk
            .customer_by_reference("C-1")
            .cancel(cancel)
            .unwrap_err()
            .code(),
        "illegal_transition"
    );

    // Still no answer, then a late one, three days after.
    assert_eq!(
        serde_json::to_value(shop.ask().unwrap().fapiao.status).unwrap(),
        "unknown"
    );
    shop.clock.advance_millis(3 * 86_400_000);
    channel.says(issued(NUMBER));
    let view = shop.ask().unwrap();
    assert_eq!(serde_json::to_value(view.fapiao.status).unwrap(), "live");
    assert_eq!(view.fapiao.number.as_deref(), Some(NUMBER));
    assert_eq!(
        serde_json::to_value(view.application_status).unwrap(),
        "issued"
    );

    // One call to issue; every question under its key; nothing more to ask.
    let key = format!("{}.1", shop.fapiao);
    assert_eq!(
        channel.calls(),
        [
            (true, key.clone()),
            (false, key.clone()),
            (false, key.clone()),
            (false, key)
        ]
    );
    assert_eq!(shop.ask().unwrap_err().code(), "illegal_transition");
    let history = shop
        .desk
        .staff("li")
        .history(GetHistory {
            kind: "fapiao".into(),
            id: shop.fapiao.clone(),
            ..GetHistory::default()
        })
        .unwrap();
    let actors: Vec<&str> = history
        .facts
        .iter()
        .map(|fact| fact.actor.as_str())
        .collect();
    assert_eq!(actors, ["customer:reference:C-1", "staff:li", "system"]);
}

#[test]
fn an_answer_at_once_issues() {
    let (shop, channel) = scripted();
    channel.says(issued(NUMBER));
    let staff = shop.desk.staff("li").once("channel-1");
    let first = staff
        .issue_through_channel(IssueThroughChannel::from(&shop.fapiao))
        .unwrap();
    assert_eq!(serde_json::to_value(first.fapiao.status).unwrap(), "live");
    // The same request id again asks nobody.
    let again = staff
        .issue_through_channel(IssueThroughChannel::from(&shop.fapiao))
        .unwrap();
    assert_eq!(first, again);
    assert_eq!(channel.calls().len(), 1);
}

#[test]
fn a_refusal_leaves_it_to_be_issued_under_another_key() {
    let (shop, channel) = scripted();
    channel.says(ChannelAnswer::Refused {
        reason: "quota used up".into(),
    });
    let view = shop.issue().unwrap();
    assert_eq!(view.refused.as_deref(), Some("quota used up"));
    assert_eq!(shop.status(), "planned");
    assert_eq!(shop.ask().unwrap_err().code(), "illegal_transition");
    channel.says(issued(NUMBER));
    shop.issue().unwrap();
    assert_eq!(shop.status(), "live");
    assert_eq!(
        channel.calls(),
        [
            (true, format!("{}.1", shop.fapiao)),
            (true, format!("{}.2", shop.fapiao))
        ]
    );
}

#[test]
fn a_document_that_differs_goes_into_quarantine() {
    let (shop, channel) = scripted();
    channel.says(ChannelAnswer::Issued(Box::new(IssuedDocument {
        title: Some("别的公司".into()),
        gross_fen: Some(Fen::new(10_601).unwrap()),
        ..document(NUMBER)
    })));
    let view = shop.issue().unwrap();
    assert_eq!(shop.status(), "quarantined");
    let fields: Vec<&str> = view
        .fapiao
        .differences
        .iter()
        .map(|difference| difference.field.as_str())
        .collect();
    assert_eq!(fields, ["title", "gross_fen"]);
    assert_eq!(shop.reasons(), ["under_review"]);
    assert_eq!(shop.issue().unwrap_err().code(), "illegal_transition");
    shop.desk
        .staff("li")
        .discard_quarantined(DiscardQuarantined {
            fapiao_id: shop.fapiao.clone(),
            note: "voided at the platform".into(),
        })
        .unwrap();
    channel.says(issued("26110000000000000002"));
    shop.issue().unwrap();
    assert_eq!(shop.status(), "live");
    assert_eq!(channel.calls()[1].1, format!("{}.2", shop.fapiao));
}

#[test]
fn an_answer_that_cannot_be_read_is_no_answer() {
    let (shop, channel) = scripted();
    channel.says(issued("12345"));
    shop.issue().unwrap();
    assert_eq!(shop.status(), "unknown");
    channel.says(issued(NUMBER));
    shop.ask().unwrap();
    assert_eq!(shop.status(), "live");
}

/// Issues once for each key, and remembers.
#[derive(Default)]
struct Honest(Mutex<BTreeMap<String, String>>);

impl Channel for Honest {
    fn call(&self, call: &ChannelCall) -> ChannelAnswer {
        let mut documents = self.0.lock().unwrap();
        let next = format!("261100000000000000{:02}", documents.len() + 1);
        match call {
            ChannelCall::Issue { key, .. } => issued(documents.entry(key.clone()).or_insert(next)),
            ChannelCall::Ask { key } => match documents.get(key) {
                Some(number) => issued(number),
                None => ChannelAnswer::Refused {
                    reason: "never heard of it".into(),
                },
            },
        }
    }
}

/// Whatever call of the store fails on the way, the fapiao ends issued, and once.
#[test]
fn a_store_that_fails_never_issues_twice() {
    let mut came = 0;
    for fault in Fault::ALL {
        for k in 0..12 {
            let store = Arc::new(FaultyStore::new(Arc::new(MemoryStore::new())));
            let platform = Arc::new(Honest::default());
            let shop = shop(
                Arc::clone(&store) as Arc<dyn Store>,
                Arc::clone(&platform) as Arc<dyn Channel>,
            );
            store.arm(fault, k);
            let first = shop.issue();
            if !store.disarm() {
                assert!(first.is_ok());
                continue;
            }
            came += 1;
            for _ in 0..4 {
                let status = shop.status();
                let _ = match status.as_str().unwrap() {
                    "unknown" => shop.ask(),
                    "planned" => shop.issue(),
                    "live" => break,
                    other => panic!("{fault:?} {k}: {other}"),
                };
            }
            assert_eq!(shop.status(), "live", "{fault:?} at {k}");
            assert_eq!(
                platform.0.lock().unwrap().len(),
                1,
                "{fault:?} at {k}: issued twice"
            );
        }
    }
    assert!(came > 8, "{came}");
}
