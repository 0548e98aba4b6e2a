//! The outbox (SPEC N2): retry and back-off, the same id for the same mail, tokens gone once it is sent, and sending again
//! what was given up.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::sync::Arc;

use fapiao::contract::{Feed, ListMails, Register, RequeueMail};
use fapiao::{
    Clock, Delivered, Desk, ManualClock, MemoryStore, PasswordCost, RenderedMail, SeededEntropy,
    Store, TransportError,
};
use fapiao_core::store::{MailState, Settlement};
use serde_json::json;

struct Shop {
    desk: Desk,
    clock: Arc<ManualClock>,
    store: Arc<MemoryStore>,
}

/// A desk at which somebody has just registered, so that one mail waits.
fn shop() -> Shop {
    let store = Arc::new(MemoryStore::new());
    let clock = Arc::new(ManualClock::new("2026-03-12T02:00:00Z".parse().unwrap()));
    let desk = Desk::builder()
        .clock(Arc::clone(&clock) as Arc<dyn Clock>)
        .entropy(Arc::new(SeededEntropy::new(1)))
        .password_cost(PasswordCost::CheapForTestsOnly)
        .open_on(Arc::clone(&store) as Arc<dyn Store>)
        .unwrap();
    let feed: Feed = serde_json::from_value(
        json!({"records": [{"order": {"order_number": "SO-1", "customer_reference": "C-1", "status": "paid"}}]}),
    )
    .unwrap();
    desk.platform().feed(feed).unwrap();
    desk.register(Register {
        order_number: "SO-1".into(),
        email: "alice@example.com".into(),
        password: "Harbour-Light-7".into(),
        password_repeat: "Harbour-Light-7".into(),
        ..Register::default()
    })
    .unwrap();
    Shop { desk, clock, store }
}

impl Shop {
    /// Lets the relay run over a way out that fails or not; what it was given.
    fn relay(&self, fails: Option<bool>) -> (Delivered, Vec<(String, RenderedMail)>) {
        let mut given = Vec::new();
        let mut transport = |id: &str, mail: &RenderedMail| {
            given.push((id.to_owned(), mail.clone()));
            match fails {
                None => Ok(()),
                Some(retry) => Err(TransportError {
                    message: "421 try again".to_owned(),
                    retry,
                }),
            }
        };
        let delivered = self.desk.system().deliver_due(10, &mut transport).unwrap();
        (delivered, given)
    }

    fn mail(&self, state: MailState) -> fapiao::contract::MailView {
        let page = self
            .desk
            .staff("li")
            .mails(ListMails {
                state: Some(state),
                ..ListMails::default()
            })
            .unwrap();
        assert_eq!(page.items.len(), 1, "{state:?}");
        page.items[0].clone()
    }
}

fn token(mail: &RenderedMail) -> &str {
    let (_, rest) = mail.text.split_once("token=").unwrap();
    rest.split_whitespace().next().unwrap()
}

#[test]
fn a_mail_is_tried_again_later_under_the_same_id() {
    let shop = shop();
    let (delivered, first) = shop.relay(Some(true));
    assert_eq!((delivered.sent, delivered.failed), (0, 1));
    let waiting = shop.mail(MailState::Waiting);
    assert_eq!(waiting.attempts, 1);
    assert_eq!(waiting.error.as_deref(), Some("421 try again"));
    assert_eq!(waiting.due.to_string(), "2026-03-12T02:01:00.000Z");
    // Not before its time; then twice as long.
    shop.clock.advance_millis(59_999);
    assert!(shop.relay(None).1.is_empty());
    shop.clock.advance_millis(1);
    let (_, second) = shop.relay(Some(true));
    assert_eq!(first, second);
    assert_eq!(
        shop.mail(MailState::Waiting).due.to_string(),
        "2026-03-12T02:03:00.000Z"
    );
    shop.clock.advance_millis(120_000);
    let (delivered, third) = shop.relay(None);
    assert_eq!(delivered.sent, 1);
    assert_eq!(first, third);
    assert!(shop.relay(None).1.is_empty());
    assert_eq!(shop.mail(MailState::Sent).attempts, 3);
}

#[test]
fn the_token_leaves_the_store_when_the_mail_is_sent() {
    let shop = shop();
    let (_, tried) = shop.relay(Some(true));
    let token = token(&tried[0].1).to_owned();
    assert!(shop.store.dump().contains(&token));
    shop.clock.advance_millis(60_000);
    shop.relay(None);
    assert!(!shop.store.dump().contains(&token));
}

#[test]
fn a_relay_that_dies_between_sending_and_settling_sends_the_same_again() {
    let shop = shop();
    let now = shop.clock.now();
    let leased = shop.store.lease(now, now.plus_millis(300_000), 10).unwrap();
    // It was sent, and nobody settled it. Nobody else takes it before the lease runs out.
    assert!(shop.relay(None).1.is_empty());
    shop.clock.advance_millis(300_000);
    let (_, given) = shop.relay(None);
    assert_eq!(given[0].0, leased[0].mail.id);
    // The first relay comes back, too late to change anything.
    let before = shop.store.dump();
    let late = Settlement::GaveUp {
        error: "late".into(),
    };
    assert!(
        shop.store
            .settle(&leased[0].mail.id, leased[0].attempts, &late)
            .is_err()
    );
    assert_eq!(shop.store.dump(), before);
}

#[test]
fn what_was_given_up_is_sent_again_when_staff_say_so() {
    let shop = shop();
    let (delivered, first) = shop.relay(Some(false));
    assert_eq!(delivered.given_up, 1);
    let given_up = shop.mail(MailState::GaveUp);
    assert!(!given_up.to.contains("alice@example.com"));
    shop.clock.advance_millis(86_400_000);
    assert!(shop.relay(None).1.is_empty());
    let view = shop
        .desk
        .staff("li")
        .requeue_mail(RequeueMail {
            mail: given_up.mail.clone(),
        })
        .unwrap();
    assert_eq!(view.state, MailState::Waiting);
    let (delivered, again) = shop.relay(None);
    assert_eq!((delivered.sent, &again), (1, &first));
    let error = shop
        .desk
        .staff("li")
        .requeue_mail(RequeueMail {
            mail: given_up.mail,
        })
        .unwrap_err();
    assert_eq!(error.code(), "mail_not_found");
}

#[test]
fn a_mail_is_given_up_after_twelve_tries() {
    let shop = shop();
    let mut tries = 0;
    for _ in 0..30 {
        let (delivered, _) = shop.relay(Some(true));
        tries += delivered.failed + delivered.given_up;
        shop.clock.advance_millis(6 * 3_600_000);
    }
    assert_eq!(tries, 12);
    assert_eq!(shop.mail(MailState::GaveUp).attempts, 12);
}

/// The id of a mail is that of the change that it tells of: the same change gives the same id.
#[test]
fn ids_are_deterministic() {
    let ids = || -> Vec<String> { shop().relay(None).1.into_iter().map(|(id, _)| id).collect() };
    assert_eq!(ids(), ids());
}
