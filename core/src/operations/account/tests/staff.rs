//! A12, H3.

use super::*;

fn account(desk: &Desk, order: &str) -> FoundAccountView {
    desk.staff(FindAccount {
        order_number: order.into(),
        customer_reference: String::new(),
    })
    .unwrap()
}

#[test]
fn staff_find_a_masked_address() {
    let desk = Desk::new();
    desk.register("O2", "pending@example.com").unwrap();
    desk.active("O1", "wang@mail.example.com");
    let found = account(&desk, "O1");
    assert_eq!(
        (found.email_masked.as_str(), found.status.as_str()),
        ("w***@m***.com", "active")
    );
    assert_eq!(
        found.allowed,
        ["start_email_change", "reveal_account", "anonymise_account"]
    );
    assert!(!serde_json::to_string(&found).unwrap().contains("wang"));
    assert_eq!(
        desk.staff(FindAccount {
            customer_reference: "C1".into(),
            order_number: String::new()
        })
        .unwrap(),
        found
    );
    let pending = account(&desk, "O2");
    assert_eq!(
        (pending.status.as_str(), pending.allowed.len()),
        ("pending", 2)
    );
    assert_eq!(
        code(desk.staff(FindAccount {
            order_number: "O3".into(),
            ..FindAccount::default()
        })),
        "account_not_found"
    );
    assert_eq!(
        paths(&desk.staff(FindAccount::default()).unwrap_err()),
        [("order_number", "required")]
    );
}

#[test]
fn staff_start_a_change_of_email() {
    let desk = Desk::new();
    desk.active("O1", "lost@example.com");
    let id = account(&desk, "O1").account;
    let start = |account: &str, note: &str| {
        desk.staff(StartEmailChange {
            account: account.into(),
            new_email: "new@example.com".into(),
            note: note.into(),
        })
    };
    assert_eq!(
        paths(&start("", "").unwrap_err()),
        [("note", "required"), ("account", "required")]
    );
    assert_eq!(
        paths(&start(&id, &"长".repeat(2001)).unwrap_err()),
        [("note", "too_long")]
    );
    assert_eq!(code(start("a0", "called back")), "account_not_found");
    let token = desk.field("token", || {
        start(&id, "called back").unwrap();
    });
    assert_eq!(
        account(&desk, "O1").new_email_masked.as_deref(),
        Some("n***@e***.com")
    );
    assert_eq!(
        desk.letters_to(Template::EmailChangeNotice, "lost@example.com")
            .len(),
        1
    );
    desk.public(ConfirmEmail { token }).unwrap();
    desk.sign_in("new@example.com", "password1").unwrap();
}

#[test]
fn revealing_is_recorded() {
    let desk = Desk::new();
    desk.active("O1", "wang@example.com");
    let id = account(&desk, "O1").account;
    assert_eq!(
        code(desk.staff(RevealAccount {
            account: id.clone(),
            reason: " ".into()
        })),
        "invalid_input"
    );
    let view = desk
        .staff(RevealAccount {
            account: id.clone(),
            reason: "wants a call back".into(),
        })
        .unwrap();
    assert_eq!(view.email, "wang@example.com");
    let facts = desk
        .store
        .history(&Key::new("account", id), 0, 100)
        .unwrap();
    let last = facts.last().unwrap();
    assert_eq!(
        (
            last.actor.as_str(),
            last.operation.as_str(),
            last.event.as_str()
        ),
        (
            "staff:li",
            "reveal_account",
            r#"{"revealed":{"reason":"wants a call back"}}"#
        )
    );
}

#[test]
fn anonymising_leaves_no_address() {
    let desk = Desk::new();
    desk.active("O1", "wang@example.com");
    let session = desk.sign_in("wang@example.com", "password1").unwrap();
    desk.signed_in(
        &session,
        ChangeEmail {
            password: "password1".into(),
            new_email: "new@mail.example.com".into(),
        },
    )
    .unwrap();
    desk.public(ForgotPassword {
        email: "wang@example.com".into(),
    })
    .unwrap();
    desk.signed_in(
        &session,
        KeepTitle {
            name: "at home".into(),
            buyer: Buyer {
                kind: BuyerKind::Individual,
                title: "wang xiaoming".into(),
                ..Buyer::default()
            },
        },
    )
    .unwrap();
    let id = account(&desk, "O1").account;
    let anonymise = || {
        desk.staff(AnonymiseAccount {
            account: id.clone(),
            note: "asked in writing".into(),
        })
    };
    anonymise().unwrap();
    let dump = desk.store.dump();
    for personal in ["wang", "example.com\"", "marker$", "token=", "at home"] {
        assert!(!dump.contains(personal), "{personal}");
    }
    assert!(
        desk.store
            .mails(&MailQuery {
                state: Some(MailState::Waiting),
                limit: 10,
                ..MailQuery::default()
            })
            .unwrap()
            .is_empty()
    );
    assert_eq!(code(desk.me(&session)), "session_invalid");
    assert_eq!(
        code(desk.sign_in("wang@example.com", "password1")),
        "sign_in_failed"
    );
    let again = anonymise().unwrap_err();
    assert_eq!(
        (again.code(), again.details["from"].as_str()),
        ("illegal_transition", Some("anonymised"))
    );
    // The customer may come back.
    desk.active("O1", "wang@example.com");
}

#[test]
fn a_replaced_registration_keeps_nothing() {
    let desk = Desk::new();
    desk.register("O1", "typo@example.com").unwrap();
    let id = account(&desk, "O1").account;
    desk.register("O1", "right@example.com").unwrap();
    let row = desk
        .store
        .load(&[crate::store::Lookup::Key(Key::new("account", id))])
        .unwrap()
        .pop()
        .flatten()
        .unwrap();
    assert!(
        row.body.contains("replaced") && !row.body.contains('@') && !row.body.contains("marker$"),
        "{}",
        row.body
    );
}
