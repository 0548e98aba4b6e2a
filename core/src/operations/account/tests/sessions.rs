//! A7, A8, A15.

use super::*;
use crate::operation::Vouched;

#[test]
fn failures_are_one_and_the_same() {
    for desk in [Desk::new(), Desk::temporary()] {
        desk.active("O1", "known@example.com");
        desk.register("O3", "pending@example.com").unwrap();
        let ask = |email: &str, password: &str| {
            let before = desk.counted.checks.load(Ordering::Relaxed);
            let error = desk.sign_in(email, password).unwrap_err();
            (
                serde_json::to_string(&error).unwrap(),
                desk.counted.checks.load(Ordering::Relaxed) - before,
            )
        };
        let wrong = ask("known@example.com", "password2");
        assert_eq!(wrong, ask("unknown@example.com", "password1"));
        assert_eq!(wrong, ask("pending@example.com", "password1"));
        assert_eq!(wrong, ask("known@example.com", "open"));
        assert_eq!(wrong, ask("unknown@example.com", "open"));
        assert!(wrong.0.contains("sign_in_failed"));
    }
}

#[test]
fn waits_double_for_known_and_unknown_alike() {
    let desk = Desk::new();
    desk.active("O1", "known@example.com");
    for email in ["known@example.com", "unknown@example.com"] {
        for _ in 0..5 {
            assert_eq!(code(desk.sign_in(email, "password2")), "sign_in_failed");
        }
        for seconds in [30, 60, 120, 240, 480, 960, 1920, 3600, 3600] {
            assert_eq!(code(desk.sign_in(email, "password2")), "sign_in_failed");
            let error = desk.sign_in(email, "password1").unwrap_err();
            assert_eq!(
                (error.code(), error.retry_at),
                (
                    "too_many_attempts",
                    Some(desk.now().plus_millis(seconds * 1000))
                )
            );
            desk.wait(seconds * 1000 - 1);
            assert_eq!(code(desk.sign_in(email, "password1")), "too_many_attempts");
            desk.wait(1);
        }
    }
    desk.sign_in("known@example.com", "password1").unwrap();
    assert_eq!(
        code(desk.sign_in("known@example.com", "password2")),
        "sign_in_failed"
    );
    assert_eq!(
        code(desk.sign_in("known@example.com", "password3")),
        "sign_in_failed"
    );
    desk.sign_in("known@example.com", "password1").unwrap();
    assert_eq!(
        paths(&desk.sign_in("nobody", "").unwrap_err()),
        [("email", "bad_email"), ("password", "required")]
    );
}

#[test]
fn a_session_lives_its_time() {
    let desk = Desk::new();
    desk.active("O1", "a@example.com");
    let session = desk.sign_in("a@example.com", "password1").unwrap();
    assert!(!desk.store.dump().contains(&session.token));
    let me = desk.me(&session).unwrap();
    assert_eq!(
        (me.email.as_deref(), me.orders, me.references),
        (
            Some("a@example.com"),
            vec!["O1".to_owned()],
            vec!["C1".to_owned()]
        )
    );
    assert_eq!(me.session_expires_at, Some(desk.now().plus_hours(12)));
    desk.wait(12 * HOUR - 1);
    desk.me(&session).unwrap();
    desk.wait(1);
    assert_eq!(code(desk.me(&session)), "session_invalid");
    let nobody = SessionView {
        token: String::new(),
        ..session
    };
    assert_eq!(code(desk.me(&nobody)), "session_invalid");
}

#[test]
fn signing_out_ends_one_session() {
    let desk = Desk::new();
    desk.active("O1", "a@example.com");
    let (one, two) = (
        desk.sign_in("a@example.com", "password1").unwrap(),
        desk.sign_in("a@example.com", "password1").unwrap(),
    );
    desk.signed_in(&one, SignOut {}).unwrap();
    assert_eq!(code(desk.me(&one)), "session_invalid");
    desk.me(&two).unwrap();
}

#[test]
fn an_outdated_hash_is_made_anew() {
    let desk = Desk::new();
    desk.active("O1", "a@example.com");
    let old = "old$00$password1";
    let rules = Arc::clone(&desk.rules);
    let age = Flow::new(move |io, now, entropy| {
        let ctx = Context {
            now,
            entropy: Entropy::new(entropy),
            actor: Actor::System,
            operation: "age",
            rules: Arc::clone(&rules),
        };
        Box::pin(async move {
            let mut account = io.holder::<AccountMachine>("order", "O1").await?.unwrap();
            account.apply(vec![crate::account::AccountEvent::PasswordRehashed {
                password: crate::account::Sealed::phc(old.into()),
            }]);
            let mut change = Change::new();
            change.put(&ctx, account)?;
            io.commit(change).await
        })
    });
    drive(age, &desk.store, &desk).unwrap();
    assert!(desk.store.dump().contains("old$00$"));
    desk.sign_in("a@example.com", "password1").unwrap();
    assert!(!desk.store.dump().contains("old$00$"));
    desk.sign_in("a@example.com", "password1").unwrap();
}

#[test]
fn a_host_vouches() {
    let desk = Desk::new();
    let vouched = |reference: &str, email: Option<&str>| {
        let vouched = Vouched {
            customer_reference: reference.into(),
            email: email.map(str::to_owned),
            locale: Some(Locale::En),
        };
        Caller::Vouched(vouched)
    };
    let me = desk
        .call(vouched("C1", Some("a@example.com")), Me {})
        .unwrap();
    assert_eq!(
        (me.account, me.references, me.locale),
        (None, vec!["C1".to_owned()], Locale::En)
    );
    desk.call(vouched("C1", None), SignOut {}).unwrap();
    assert_eq!(
        code(desk.call(
            vouched("C1", None),
            AddOrder {
                order_number: "O1".into(),
                ordered_on: None
            }
        )),
        "account_not_found"
    );
    let error = desk.call(vouched("", Some("nobody")), Me {}).unwrap_err();
    assert_eq!(
        paths(&error),
        [("customer_reference", "required"), ("email", "bad_email")]
    );
    let refused = flow(Arc::clone(&desk.rules), Caller::Public, Me {}, None).unwrap_err();
    assert!(refused.is(Code::OperationNotAllowed));
}
