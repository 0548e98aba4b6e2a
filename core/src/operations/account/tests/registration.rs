//! A1-A6, A13, A14, A16-A18.

use super::*;
use crate::flow::{Answer, Step};

#[test]
fn everything_wrong_is_told_at_once() {
    let desk = Desk::new();
    let error = desk
        .public(Register {
            password: "short".into(),
            ..Register::default()
        })
        .unwrap_err();
    assert_eq!(
        paths(&error),
        [
            ("order_number", "required"),
            ("email", "required"),
            ("password", "password_length"),
            ("password_repeat", "required")
        ]
    );
    let mismatch = Register {
        password_repeat: "Password1".into(),
        ..registration("O1", "a@example.com")
    };
    assert_eq!(
        paths(&desk.public(mismatch).unwrap_err()),
        [("password_repeat", "password_mismatch")]
    );
    let ahead = Register {
        ordered_on: "2026-03-14".parse().ok(),
        ..registration("O1", "a@example.com")
    };
    assert_eq!(
        paths(&desk.public(ahead).unwrap_err()),
        [("ordered_on", "bad_date")]
    );
    let with = |length: usize| {
        let password = Secret::new("密".repeat(length));
        desk.public(Register {
            password: password.clone(),
            password_repeat: password,
            ..registration("O1", "a@example.com")
        })
    };
    assert_eq!(with(7).unwrap_err().code(), "invalid_input");
    assert_eq!(with(65).unwrap_err().code(), "invalid_input");
    with(8).unwrap();
    with(64).unwrap();
}

#[test]
fn a_link_of_24_hours_to_the_millisecond() {
    for (millis, outcome) in [(24 * HOUR - 1, None), (24 * HOUR, Some("link_expired"))] {
        let desk = Desk::new();
        let (view, letters) = desk.mailed(|| desk.register("O1", "a@example.com").unwrap());
        assert_eq!(view.expires_at, desk.now().plus_hours(24));
        let data = &letters[0].data;
        assert_eq!(
            data["link"],
            format!(
                "https://fapiao.example.com/activate?token={}",
                data["token"]
            )
        );
        assert_eq!(
            (data["order_number"].as_str(), data["expires_at"].as_str()),
            ("O1", "2026-03-13 10:00（北京时间）")
        );
        let mail = crate::mail::render(&letters[0], &crate::mail::MailTexts::default());
        assert!(
            mail.text.contains(&data["link"])
                && mail.text.contains("24")
                && !mail.text.contains('{'),
            "{}",
            mail.text
        );
        let token = || Token::from(data["token"].as_str());
        desk.wait(millis);
        let result = desk.public(Activate { token: token() });
        assert_eq!(result.as_ref().err().map(|error| error.code()), outcome);
        assert!(
            result
                .err()
                .is_none_or(|error| error.details.contains_key("support"))
        );
        if outcome.is_none() {
            assert_eq!(
                code(desk.public(Activate { token: token() })),
                "link_invalid"
            );
            desk.sign_in("A@Example.com", "password1").unwrap();
        } else {
            assert_eq!(
                code(desk.sign_in("a@example.com", "password1")),
                "sign_in_failed"
            );
        }
    }
    let desk = Desk::new();
    assert_eq!(
        paths(&desk.public(Activate::default()).unwrap_err()),
        [("token", "required")]
    );
    assert_eq!(
        code(desk.public(Activate {
            token: "nonsense".into()
        })),
        "link_invalid"
    );
}

#[test]
fn an_unknown_order_number_says_when_to_try_again() {
    let desk = Desk::new();
    let ask = |day: Option<&str>| {
        desk.public(Register {
            ordered_on: day.map(|day| day.parse().unwrap()),
            ..registration("O9", "a@example.com")
        })
        .unwrap_err()
    };
    let close = |text: &str| Some(text.parse::<Instant>().unwrap());
    let error = ask(None);
    assert_eq!(
        (error.code(), error.field.as_deref()),
        ("order_not_found", Some("order_number"))
    );
    assert_eq!(error.retry_at, close("2026-03-13T16:00:00Z"));
    assert_eq!(error.details["support"]["open_now"], true);
    assert!(
        error.advice_en.contains("(86) 400-089-0365")
            && error.advice_en.contains("2026-03-14 00:00 China time"),
        "{}",
        error.advice_en
    );
    // Ordered on Monday: the third working day is today.
    assert_eq!(
        ask(Some("2026-03-09")).retry_at,
        close("2026-03-12T16:00:00Z")
    );
    let overdue = ask(Some("2026-03-06"));
    assert_eq!(
        (overdue.code(), overdue.retry_at),
        ("order_not_found", None)
    );
    assert!(overdue.advice_en.starts_with("call (86)"));
    desk.wait(10 * HOUR);
    assert_eq!(
        ask(None).details["support"]["opens_at"],
        "2026-03-13T01:00:00.000Z"
    );
    for closed in [OrderStatus::Cancelled, OrderStatus::Expired] {
        desk.order("O8", "C8", closed, 2);
        assert_eq!(
            code(desk.register("O8", "a@example.com")),
            "order_not_found"
        );
    }
    assert!(desk.letters().is_empty());
}

#[test]
fn registering_again_replaces_at_once() {
    let desk = Desk::new();
    let register = |order: &str, email: &str| {
        desk.field("token", || {
            desk.register(order, email).unwrap();
        })
    };
    let wrong_mail = register("O1", "wrong@example.com");
    let other_order = register("O2", "right@example.com");
    let right = register("O1", "right@example.com");
    for dead in [wrong_mail, other_order] {
        assert_eq!(code(desk.public(Activate { token: dead })), "link_invalid");
    }
    desk.public(Activate { token: right }).unwrap();
    for (order, email) in [
        ("O1", "new@example.com"),
        ("O1", "right@example.com"),
        ("O1b", "new@example.com"),
    ] {
        let error = desk.register(order, email).unwrap_err();
        assert_eq!(error.code(), "order_taken");
        assert_eq!(error.details["support"]["phone"], "(86) 400-089-0365");
    }
}

#[test]
fn whoever_activates_first_has_the_order() {
    let desk = Desk::new();
    let register = |order: &str, email: &str| {
        desk.field("token", || {
            desk.register(order, email).unwrap();
        })
    };
    let (first, second) = (
        register("O1", "a@example.com"),
        register("O1b", "b@example.com"),
    );
    desk.public(Activate { token: second }).unwrap();
    assert_eq!(
        code(desk.public(Activate {
            token: first.clone()
        })),
        "order_taken"
    );
    desk.order("O1", "C7", OrderStatus::Cancelled, 2);
    assert_eq!(
        code(desk.public(Activate { token: first })),
        "order_not_found"
    );
}

#[test]
fn resending_mints_a_fresh_link() {
    let desk = Desk::new();
    let old = desk.field("token", || {
        desk.register("O1", "a@example.com").unwrap();
    });
    desk.wait(48 * HOUR);
    let fresh = desk.field("token", || {
        let view = desk
            .public(ResendActivation {
                email: "A@example.com".into(),
            })
            .unwrap();
        assert_eq!(view.support.phone, "(86) 400-089-0365");
        assert_eq!(view.expires_at, desk.now().plus_hours(24));
    });
    assert_eq!(code(desk.public(Activate { token: old })), "link_invalid");
    desk.wait(24 * HOUR - 1);
    desk.public(Activate { token: fresh }).unwrap();
    let (_, letters) = desk.mailed(|| {
        desk.public(ResendActivation {
            email: "a@example.com".into(),
        })
        .unwrap()
    });
    assert_eq!(letters[0].template, Template::AlreadyRegistered);
}

#[test]
fn answers_tell_a_stranger_nothing() {
    let desk = Desk::new();
    desk.active("O1", "known@example.com");
    desk.register("O3", "pending@example.com").unwrap();
    let json = |value: serde_json::Value| value.to_string();
    let ask = |email: &str| {
        let before = desk.counted.hashes.load(Ordering::Relaxed);
        let register = serde_json::to_value(desk.register("O2", email).unwrap()).unwrap();
        let cost = desk.counted.hashes.load(Ordering::Relaxed) - before;
        let resend = serde_json::to_value(
            desk.public(ResendActivation {
                email: email.into(),
            })
            .unwrap(),
        )
        .unwrap();
        let forgot = serde_json::to_value(
            desk.public(ForgotPassword {
                email: email.into(),
            })
            .unwrap(),
        )
        .unwrap();
        (json(register), json(resend), json(forgot), cost)
    };
    let known = ask("known@example.com");
    assert_eq!(known, ask("unknown@example.com"));
    assert_eq!(known, ask("pending@example.com"));
    assert_eq!(known.3, 1);
    // The owner is told each time; the account stays as it was.
    assert_eq!(
        desk.letters_to(Template::AlreadyRegistered, "known@example.com")
            .len(),
        2
    );
    assert_eq!(
        desk.letters_to(Template::Activate, "known@example.com")
            .len(),
        1
    );
    assert!(
        desk.letters_to(Template::ResetLink, "pending@example.com")
            .is_empty()
    );
    desk.sign_in("known@example.com", "password1").unwrap();
}

#[test]
fn orders_of_one_customer_belong_to_one_account() {
    let desk = Desk::new();
    desk.order("O5", "", OrderStatus::Implied, 1);
    desk.active("O5", "a@example.com");
    desk.active("O3", "b@example.com");
    let session = desk.sign_in("a@example.com", "password1").unwrap();
    assert_eq!(desk.me(&session).unwrap().references, ["O5"]);
    let add = |order: &str| {
        desk.signed_in(
            &session,
            AddOrder {
                order_number: order.into(),
                ordered_on: None,
            },
        )
    };
    assert_eq!(code(add("O9")), "order_not_found");
    assert_eq!(code(add("O3")), "order_taken");
    add("O1").unwrap();
    add("O1").unwrap();
    add("O1b").unwrap();
    assert_eq!(code(desk.register("O1b", "c@example.com")), "order_taken");
    // The platform tells only now whose order it was.
    desk.order("O5", "C5", OrderStatus::Paid, 2);
    let session = desk.sign_in("a@example.com", "password1").unwrap();
    let me = desk.me(&session).unwrap();
    assert_eq!(
        (me.orders, me.references),
        (
            vec!["O5".into(), "O1".into(), "O1b".into()],
            vec!["O5".into(), "C1".into(), "C5".to_owned()]
        )
    );
    // One that somebody else holds is left alone.
    desk.order("O5", "C3", OrderStatus::Paid, 3);
    let session = desk.sign_in("a@example.com", "password1").unwrap();
    assert!(
        !desk
            .me(&session)
            .unwrap()
            .references
            .contains(&"C3".to_owned())
    );
}

#[test]
fn the_ways_in() {
    let desk = Desk::new();
    let url = desk
        .call(
            Caller::Platform,
            RegistrationLink {
                order_number: "A/1&b".into(),
            },
        )
        .unwrap()
        .url;
    assert_eq!(url, "https://fapiao.example.com/register?order=A%2F1%26b");
    let form = |order_number: &str, link: &str| {
        desk.public(RegistrationForm {
            order_number: order_number.into(),
            link: link.into(),
        })
        .unwrap()
    };
    assert_eq!(form("", &url).order_number.as_deref(), Some("A/1&b"));
    assert_eq!(form(" O1 ", &url).order_number.as_deref(), Some("O1"));
    assert_eq!(form("", "订单 1").order_number, None);
    assert_eq!(
        (form("", "").password_min, form("", "").password_max),
        (8, 64)
    );
    assert!(form("", "").order_number_help.zh.contains("订单号"));
    assert!(desk.public(SupportContact {}).unwrap().open_now);
    assert_eq!(
        code(desk.call(Caller::Platform, RegistrationLink::default())),
        "invalid_input"
    );
}

#[test]
fn the_platform_lists_orders() {
    let mut policy = Policy::default();
    policy.applications.page_size = 2;
    let desk = Desk::with(policy);
    for number in ["P1", "P2", "P3"] {
        desk.wait(1000);
        desk.order(number, "C9", OrderStatus::Placed, 1);
    }
    let list = |cursor: Option<&str>| {
        desk.call(
            Caller::Platform,
            Orders {
                customer_reference: "C9".into(),
                limit: None,
                cursor: cursor.map(str::to_owned),
            },
        )
    };
    let first = list(None).unwrap();
    let numbers = |page: &Page<OrderSummary>| {
        page.items
            .iter()
            .map(|order| order.order_number.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(numbers(&first), ["P3", "P2"]);
    assert_eq!(
        (
            first.items[0].amount_fen,
            first.items[0].paid,
            first.items[0].has_bill
        ),
        (Some(crate::value::Fen::new(10_000).unwrap()), false, false)
    );
    let second = list(first.next.as_deref()).unwrap();
    assert_eq!(
        (numbers(&second), second.next),
        (vec!["P1".to_owned()], None)
    );
    let wrong = desk
        .call(
            Caller::Platform,
            Orders {
                limit: Some(0),
                cursor: Some("?".into()),
                ..Orders::default()
            },
        )
        .unwrap_err();
    assert_eq!(
        paths(&wrong),
        [
            ("customer_reference", "required"),
            ("cursor", "bad_cursor"),
            ("limit", "out_of_range")
        ]
    );
}

#[test]
fn the_same_request_again_changes_nothing_and_keeps_no_secret() {
    let desk = Desk::new();
    let call = |command: Register| {
        drive(
            flow(Arc::clone(&desk.rules), Caller::Public, command, Some("r1")).unwrap(),
            &desk.store,
            &desk,
        )
    };
    let (first, letters) = desk.mailed(|| call(registration("O1", "a@example.com")).unwrap());
    assert_eq!(call(registration("O1", "a@example.com")).unwrap(), first);
    assert_eq!(
        code(call(registration("O2", "a@example.com"))),
        "request_id_reused"
    );
    assert_eq!(desk.letters(), letters);
    let replies = desk
        .store
        .list(&Query {
            kind: "reply".into(),
            by: None,
            descending: false,
            after: None,
            limit: 10,
        })
        .unwrap();
    assert!(
        replies
            .iter()
            .all(|reply| !reply.row.body.contains('@') && !reply.row.body.contains("password1"))
    );
    // An answer with a secret or an address is no answer to keep.
    let kept = |name: &str| {
        crate::operation::OPERATIONS
            .iter()
            .find(|entry| entry.name == name)
            .unwrap()
            .takes_request_id
    };
    assert!(!kept("sign_in") && !kept("reveal_account"));
}

#[test]
fn two_who_activate_at_once() {
    let desk = Desk::new();
    let register = |order: &str, email: &str| {
        desk.field("token", || {
            desk.register(order, email).unwrap();
        })
    };
    let (first, second) = (
        register("O1", "a@example.com"),
        register("O1b", "b@example.com"),
    );
    let mut slow = flow(
        Arc::clone(&desk.rules),
        Caller::Public,
        Activate { token: first },
        None,
    )
    .unwrap();
    let mut answer = None;
    let commit = loop {
        match slow.next(answer.take()) {
            Step::Begin => {
                answer = Some(Answer::Begin {
                    now: desk.now(),
                    entropy: desk.entropy(),
                })
            }
            Step::Load(lookups) => answer = Some(Answer::Rows(desk.store.load(&lookups).unwrap())),
            Step::Commit(batch) => break batch,
            other => panic!("{other:?}"),
        }
    };
    desk.public(Activate { token: second }).unwrap();
    let taken = desk.store.commit(commit).unwrap_err();
    let Step::Done(result) = slow.next(Some(Answer::Failed(taken))) else {
        panic!("not done")
    };
    assert_eq!(code(result), "order_taken");
}
