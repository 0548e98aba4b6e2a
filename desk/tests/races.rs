//! Threads racing for one order, one e-mail, one link: exactly one wins (SPEC A3, A4, A10).
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::sync::{Arc, Barrier};
use std::thread;

use fapiao::contract::*;
use fapiao::{Desk, Error, Fen, ManualClock, PasswordCost, RenderedMail, TransportError};

const THREADS: usize = 8;
const PASSWORD: &str = "Harbour-Light-7";

fn desk(url: &str) -> Desk {
    Desk::builder()
        .clock(Arc::new(ManualClock::new(
            "2026-03-12T02:00:00.000Z".parse().unwrap(),
        )))
        .password_cost(PasswordCost::CheapForTestsOnly)
        .open(url)
        .unwrap()
}

/// Each test on memory and on a file.
fn on_each_store(name: &str, test: impl Fn(&Desk)) {
    test(&desk("memory:"));
    let path = std::env::temp_dir().join(format!("fapiao-race-{name}-{}.db", std::process::id()));
    for ending in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{ending}", path.display()));
    }
    test(&desk(&format!("sqlite:{}", path.display())));
    std::fs::remove_file(path).unwrap();
}

fn pay(desk: &Desk, order: &str, reference: &str) {
    let report = desk
        .platform()
        .feed([PaymentFeed {
            bill_id: format!("PAY-{order}"),
            order_number: order.to_owned(),
            customer_reference: Some(reference.to_owned()),
            status: PaymentStatus::Completed,
            description: "Office365云服务".to_owned(),
            amount_fen: Fen::new(10_000).unwrap(),
            paid_at: "2026-03-10T02:00:00.000Z".parse().ok(),
            ..PaymentFeed::default()
        }])
        .unwrap();
    assert_eq!(report.accepted, 1);
}

fn register(desk: &Desk, order: &str, email: &str) -> Result<RegistrationView, Error> {
    desk.register(Register {
        order_number: order.to_owned(),
        email: email.to_owned(),
        password: PASSWORD.into(),
        password_repeat: PASSWORD.into(),
        ..Register::default()
    })
}

/// The token that was last mailed to each address.
fn tokens(desk: &Desk) -> BTreeMap<String, String> {
    let mut tokens = BTreeMap::new();
    let mut keep = |_: &str, mail: &RenderedMail| -> Result<(), TransportError> {
        if let Some((_, token)) = mail
            .link
            .as_deref()
            .and_then(|link| link.split_once("token="))
        {
            tokens.insert(mail.to.clone(), token.to_owned());
        }
        Ok(())
    };
    desk.system().deliver_due(1000, &mut keep).unwrap();
    tokens
}

/// What each of the calls came to, all let go at once.
fn race<T: Send>(call: impl Fn(usize) -> Result<T, Error> + Sync) -> Vec<Result<T, Error>> {
    let barrier = Barrier::new(THREADS);
    thread::scope(|scope| {
        let racing: Vec<_> = (0..THREADS)
            .map(|thread| {
                let (barrier, call) = (&barrier, &call);
                scope.spawn(move || {
                    barrier.wait();
                    call(thread)
                })
            })
            .collect();
        racing
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .collect()
    })
}

fn one_wins<T>(results: &[Result<T, Error>], others: &str) {
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
    for error in results.iter().filter_map(|result| result.as_ref().err()) {
        assert_eq!(error.code(), others);
    }
}

#[test]
fn a3_a_link_is_used_once() {
    on_each_store("link", |desk| {
        pay(desk, "SO-1", "C-1");
        register(desk, "SO-1", "alice@example.com").unwrap();
        let token = tokens(desk)["alice@example.com"].clone();
        one_wins(
            &race(|_| {
                desk.activate(Activate {
                    token: token.as_str().into(),
                })
            }),
            "link_invalid",
        );
    });
}

#[test]
fn a4_orders_of_one_customer_are_activated_by_one_account() {
    on_each_store("order", |desk| {
        for thread in 0..THREADS {
            pay(desk, &format!("SO-{thread}"), "C-1");
            register(
                desk,
                &format!("SO-{thread}"),
                &format!("p{thread}@example.com"),
            )
            .unwrap();
        }
        let tokens = tokens(desk);
        let results = race(|thread| {
            let token = tokens[&format!("p{thread}@example.com")].as_str();
            desk.activate(Activate {
                token: token.into(),
            })
        });
        one_wins(&results, "order_taken");
        assert!(desk.staff("li").verify_all().unwrap().sound);
    });
}

#[test]
fn a4_the_last_of_many_registrations_is_the_one_that_counts() {
    on_each_store("pending", |desk| {
        pay(desk, "SO-1", "C-1");
        let results = race(|thread| register(desk, "SO-1", &format!("p{thread}@example.com")));
        assert!(
            results
                .iter()
                .all(|result| result.as_ref().is_ok_and(|_| true)
                    || result.as_ref().is_err_and(|error| error.code() == "busy"))
        );
        let tokens = tokens(desk);
        let activated = tokens
            .values()
            .filter(|token| {
                desk.activate(Activate {
                    token: token.as_str().into(),
                })
                .is_ok()
            })
            .count();
        assert_eq!(activated, 1);
    });
}

#[test]
fn a10_an_e_mail_belongs_to_one_account() {
    on_each_store("email", |desk| {
        for thread in 0..THREADS {
            pay(desk, &format!("SO-{thread}"), &format!("C-{thread}"));
            register(
                desk,
                &format!("SO-{thread}"),
                &format!("p{thread}@example.com"),
            )
            .unwrap();
        }
        for token in tokens(desk).values() {
            desk.activate(Activate {
                token: token.as_str().into(),
            })
            .unwrap();
        }
        // Every account asks for the same new address; each gets a link of its own.
        let mut links = Vec::new();
        for thread in 0..THREADS {
            let email = format!("p{thread}@example.com");
            let session = desk
                .sign_in(SignIn {
                    email,
                    password: PASSWORD.into(),
                })
                .unwrap();
            let change = ChangeEmail {
                password: PASSWORD.into(),
                new_email: "wanted@example.com".to_owned(),
            };
            desk.customer(session.token.as_str())
                .change_email(change)
                .unwrap();
            links.push(tokens(desk)["wanted@example.com"].clone());
        }
        let results = race(|thread| {
            desk.confirm_email(ConfirmEmail {
                token: links[thread].as_str().into(),
            })
        });
        one_wins(&results, "email_taken");
        assert!(desk.staff("li").verify_all().unwrap().sound);
    });
}
