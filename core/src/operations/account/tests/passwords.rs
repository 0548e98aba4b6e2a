//! A8-A11.

use super::*;

fn change(old: &str, new: &str) -> ChangePassword {
    ChangePassword {
        old_password: old.into(),
        new_password: new.into(),
        new_password_repeat: new.into(),
    }
}

fn reset(token: &Token, new: &str) -> ResetPassword {
    ResetPassword {
        token: token.clone(),
        new_password: new.into(),
        new_password_repeat: new.into(),
    }
}

fn forgot(desk: &Desk, field: &str) -> Token {
    desk.field(field, || {
        desk.public(ForgotPassword {
            email: "a@example.com".into(),
        })
        .unwrap();
    })
}

#[test]
fn changing_the_password_ends_the_other_sessions() {
    let desk = Desk::new();
    desk.active("O1", "a@example.com");
    let sign_in = |password: &str| desk.sign_in("a@example.com", password);
    let (acting, other) = (sign_in("password1").unwrap(), sign_in("password1").unwrap());
    assert_eq!(
        code(desk.signed_in(&acting, change("password0", "password2"))),
        "wrong_password"
    );
    assert_eq!(
        paths(
            &desk
                .signed_in(&acting, change("password1", "password1"))
                .unwrap_err()
        ),
        [("new_password", "not_allowed")]
    );
    desk.signed_in(&acting, change("password1", "password2"))
        .unwrap();
    desk.me(&acting).unwrap();
    assert_eq!(code(desk.me(&other)), "session_invalid");
    assert_eq!(code(sign_in("password1")), "sign_in_failed");
    let next = sign_in("password2").unwrap();
    desk.signed_in(&next, change("password2", "password3"))
        .unwrap();
    assert_eq!(code(desk.me(&acting)), "session_invalid");
    desk.me(&next).unwrap();
}

#[test]
fn the_old_password_stands_behind_the_same_guard() {
    let desk = Desk::new();
    desk.active("O1", "a@example.com");
    let session = desk.sign_in("a@example.com", "password1").unwrap();
    for _ in 0..3 {
        assert_eq!(
            code(desk.signed_in(&session, change("password0", "password2"))),
            "wrong_password"
        );
        assert_eq!(
            code(desk.signed_in(
                &session,
                ChangeEmail {
                    password: "password0".into(),
                    new_email: "b@example.com".into()
                }
            )),
            "wrong_password"
        );
    }
    assert_eq!(
        code(desk.signed_in(&session, change("password1", "password2"))),
        "too_many_attempts"
    );
    assert_eq!(
        code(desk.sign_in("a@example.com", "password1")),
        "too_many_attempts"
    );
    // The advice is a new password, and it opens at once.
    let token = forgot(&desk, "token");
    desk.public(reset(&token, "password2")).unwrap();
    desk.sign_in("a@example.com", "password2").unwrap();
}

#[test]
fn a_reset_link() {
    let desk = Desk::new();
    desk.active("O1", "a@example.com");
    let session = desk.sign_in("a@example.com", "password1").unwrap();
    let (older, token) = (forgot(&desk, "token"), forgot(&desk, "token"));
    let letter = desk
        .letters_to(Template::ResetLink, "a@example.com")
        .into_iter()
        .find(|letter| letter.data["token"] == token.expose())
        .unwrap();
    assert_eq!(
        letter.data["link"],
        format!("https://fapiao.example.com/reset?token={}", token.expose())
    );
    assert_eq!(
        code(desk.public(reset(&older, "password2"))),
        "link_invalid"
    );
    let error = desk.public(ResetPassword::default()).unwrap_err();
    assert_eq!(
        paths(&error),
        [
            ("token", "required"),
            ("new_password", "required"),
            ("new_password_repeat", "required")
        ]
    );
    assert_eq!(
        code(desk.public(Activate {
            token: token.clone()
        })),
        "link_invalid"
    );
    assert_eq!(
        code(desk.public(ConfirmEmail {
            token: token.clone()
        })),
        "link_invalid"
    );
    desk.sign_in("a@example.com", "password1").unwrap();
    desk.public(reset(&token, "password2")).unwrap();
    assert_eq!(code(desk.me(&session)), "session_invalid");
    assert_eq!(
        code(desk.public(reset(&token, "password3"))),
        "link_invalid"
    );
    desk.sign_in("a@example.com", "password2").unwrap();
    let late = forgot(&desk, "token");
    desk.wait(24 * HOUR);
    assert_eq!(code(desk.public(reset(&late, "password3"))), "link_expired");
}

#[test]
fn a_temporary_password() {
    let desk = Desk::temporary();
    desk.active("O1", "a@example.com");
    let before = desk.sign_in("a@example.com", "password1").unwrap();
    let (older, temporary) = (forgot(&desk, "password"), forgot(&desk, "password"));
    assert_eq!(temporary.expose().len(), 12);
    assert!(!before.must_change_password);
    assert_eq!(
        code(desk.sign_in("a@example.com", older.expose())),
        "sign_in_failed"
    );
    desk.sign_in("a@example.com", "password1").unwrap();
    let session = desk.sign_in("a@example.com", temporary.expose()).unwrap();
    assert!(session.must_change_password && desk.me(&session).unwrap().must_change_password);
    assert_eq!(
        code(desk.signed_in(
            &session,
            AddOrder {
                order_number: "O2".into(),
                ordered_on: None
            }
        )),
        "password_change_required"
    );
    assert_eq!(
        code(desk.signed_in(
            &session,
            SetLocale {
                locale: Some(Locale::En)
            }
        )),
        "password_change_required"
    );
    // One sign-in only.
    assert_eq!(
        code(desk.sign_in("a@example.com", temporary.expose())),
        "sign_in_failed"
    );
    // It is nobody else's old password.
    assert_eq!(
        code(desk.signed_in(&before, change(temporary.expose(), "password2"))),
        "wrong_password"
    );
    assert_eq!(
        code(desk.signed_in(&session, change(temporary.expose(), temporary.expose()))),
        "invalid_input"
    );
    desk.signed_in(&session, change(temporary.expose(), "password2"))
        .unwrap();
    assert!(!desk.me(&session).unwrap().must_change_password);
    desk.signed_in(
        &session,
        SetLocale {
            locale: Some(Locale::En),
        },
    )
    .unwrap();
    assert_eq!(code(desk.me(&before)), "session_invalid");
    assert_eq!(
        code(desk.sign_in("a@example.com", "password1")),
        "sign_in_failed"
    );
    desk.sign_in("a@example.com", "password2").unwrap();
}

#[test]
fn a_newer_temporary_password_takes_the_place_of_the_older() {
    let desk = Desk::temporary();
    desk.active("O1", "a@example.com");
    let older = forgot(&desk, "password");
    let session = desk.sign_in("a@example.com", older.expose()).unwrap();
    let newer = forgot(&desk, "password");
    assert_eq!(
        code(desk.signed_in(&session, change(older.expose(), "password2"))),
        "wrong_password"
    );
    desk.signed_in(&session, change(newer.expose(), "password2"))
        .unwrap();
    assert_eq!(
        code(desk.sign_in("a@example.com", newer.expose())),
        "sign_in_failed"
    );
    // One that was never used dies with the next change of the password, too.
    let unused = forgot(&desk, "password");
    desk.signed_in(&session, change("password2", "password3"))
        .unwrap();
    assert_eq!(
        code(desk.sign_in("a@example.com", unused.expose())),
        "sign_in_failed"
    );
}

#[test]
fn a_temporary_password_of_24_hours() {
    let desk = Desk::temporary();
    desk.active("O1", "a@example.com");
    for (millis, good) in [(24 * HOUR - 1, true), (24 * HOUR, false)] {
        let temporary = forgot(&desk, "password");
        desk.wait(millis);
        assert_eq!(
            desk.sign_in("a@example.com", temporary.expose()).is_ok(),
            good
        );
    }
    let costs = |email: &str| {
        let before = desk.counted.hashes.load(Ordering::Relaxed);
        desk.public(ForgotPassword {
            email: email.into(),
        })
        .unwrap();
        desk.counted.hashes.load(Ordering::Relaxed) - before
    };
    assert_eq!(
        (costs("a@example.com"), costs("unknown@example.com")),
        (1, 1)
    );
}

#[test]
fn changing_the_email() {
    let desk = Desk::new();
    desk.active("O1", "a@example.com");
    let session = desk.sign_in("a@example.com", "password1").unwrap();
    desk.signed_in(
        &session,
        SetLocale {
            locale: Some(Locale::En),
        },
    )
    .unwrap();
    let ask = |email: &str| {
        desk.signed_in(
            &session,
            ChangeEmail {
                password: "password1".into(),
                new_email: email.into(),
            },
        )
    };
    assert_eq!(
        paths(&ask("A@example.com").unwrap_err()),
        [("new_email", "not_allowed")]
    );
    let (_, letters) = desk.mailed(|| ask("new@mail.example.org").unwrap());
    let confirm = letters
        .iter()
        .find(|letter| letter.template == Template::EmailChangeConfirm)
        .unwrap();
    let notice = letters
        .iter()
        .find(|letter| letter.template == Template::EmailChangeNotice)
        .unwrap();
    assert_eq!(
        (confirm.to.as_str(), confirm.locale),
        ("new@mail.example.org", Locale::En)
    );
    assert_eq!(
        (notice.to.as_str(), notice.data["new_email_masked"].as_str()),
        ("a@example.com", "n***@m***.org")
    );
    assert!(!notice.data.contains_key("token") && !notice.data.contains_key("link"));
    assert_eq!(
        desk.me(&session).unwrap().new_email.as_deref(),
        Some("new@mail.example.org")
    );
    // Until then the old address is in force, and a reset asked for there dies with it.
    desk.sign_in("a@example.com", "password1").unwrap();
    let stale = forgot(&desk, "token");
    let token = Token::from(confirm.data["token"].as_str());
    desk.public(ConfirmEmail {
        token: token.clone(),
    })
    .unwrap();
    assert_eq!(
        code(desk.public(reset(&stale, "password2"))),
        "link_invalid"
    );
    assert_eq!(code(desk.public(ConfirmEmail { token })), "link_invalid");
    assert_eq!(code(desk.me(&session)), "session_invalid");
    assert_eq!(
        code(desk.sign_in("a@example.com", "password1")),
        "sign_in_failed"
    );
    desk.sign_in("new@mail.example.org", "password1").unwrap();
    desk.active("O2", "a@example.com");
}

#[test]
fn a_taken_address_comes_out_only_for_its_owner() {
    let desk = Desk::new();
    desk.active("O1", "a@example.com");
    desk.active("O2", "b@example.com");
    let session = desk.sign_in("a@example.com", "password1").unwrap();
    let ask = |email: &str| {
        desk.signed_in(
            &session,
            ChangeEmail {
                password: "password1".into(),
                new_email: email.into(),
            },
        )
        .unwrap()
    };
    assert_eq!(ask("b@example.com"), ask("free@example.com"));
    let token = desk.field("token", || {
        ask("b@example.com");
    });
    assert_eq!(
        code(desk.public(ConfirmEmail {
            token: token.clone()
        })),
        "email_taken"
    );
    desk.wait(24 * HOUR);
    assert_eq!(code(desk.public(ConfirmEmail { token })), "link_expired");
    // A registration that waits for its link loses the address to the one who is quicker.
    let activation = desk.field("token", || {
        desk.register("O3", "quick@example.com").unwrap();
    });
    let session = desk.sign_in("a@example.com", "password1").unwrap();
    let token = desk.field("token", || {
        desk.signed_in(
            &session,
            ChangeEmail {
                password: "password1".into(),
                new_email: "quick@example.com".into(),
            },
        )
        .unwrap();
    });
    desk.public(ConfirmEmail { token }).unwrap();
    assert_eq!(
        code(desk.public(Activate { token: activation })),
        "email_taken"
    );
}

#[test]
fn a_new_password_stops_a_change_of_email() {
    let desk = Desk::new();
    desk.active("O1", "a@example.com");
    let session = desk.sign_in("a@example.com", "password1").unwrap();
    let token = desk.field("token", || {
        desk.signed_in(
            &session,
            ChangeEmail {
                password: "password1".into(),
                new_email: "thief@example.com".into(),
            },
        )
        .unwrap();
    });
    let link = forgot(&desk, "token");
    desk.public(reset(&link, "password2")).unwrap();
    assert_eq!(code(desk.public(ConfirmEmail { token })), "link_invalid");
}
