use super::*;
use crate::calendar::Calendar;
use crate::context::{Actor, Context, Entropy, Passwords, Rules};
use crate::error::Code;
use crate::machine::Status;
use crate::policy::Policy;
use crate::value::OrderNumber;

struct NoPasswords;

impl Passwords for NoPasswords {
    fn hash(&self, _: &str, _: &[u8; 16]) -> String {
        String::new()
    }
    fn verify(&self, _: &str, _: &str) -> bool {
        false
    }
    fn decoy(&self) -> &str {
        ""
    }
    fn outdated(&self, _: &str) -> bool {
        false
    }
}

fn context() -> Context {
    let rules = Rules {
        policy: Policy::default(),
        calendar: Calendar::china(),
        passwords: Box::new(NoPasswords),
        has_channel: false,
    };
    Context {
        now: "2026-03-12T02:00:00Z".parse().unwrap(),
        entropy: Entropy::new([1; 32]),
        actor: Actor::Stranger,
        operation: "test",
        rules: rules.into(),
    }
}

fn email(text: &str) -> Email {
    Email::parse(text).unwrap()
}

fn commands() -> Vec<AccountCommand> {
    let link = || "l1".to_owned();
    vec![
        AccountCommand::Register {
            order_number: OrderNumber::parse("O1").unwrap(),
            email: email("a@example.com"),
            phc: "p".into(),
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
            temporary: true,
            rehashed: Some("q".into()),
            references: vec!["C2".into()],
        },
        AccountCommand::SendReset { link: link() },
        AccountCommand::SendTemporary { phc: "t".into() },
        AccountCommand::ResetPassword {
            link: "l2".into(),
            phc: "r".into(),
        },
        AccountCommand::ChangePassword {
            phc: "s".into(),
            session: None,
        },
        AccountCommand::ChangeEmail {
            email: email("b@example.com"),
            link: link(),
            note: None,
        },
        AccountCommand::ChangeEmail {
            email: email("b@example.com"),
            link: link(),
            note: Some("by phone".into()),
        },
        AccountCommand::ConfirmEmail { link: "l3".into() },
        AccountCommand::AddOrder {
            order_number: OrderNumber::parse("O2").unwrap(),
            customer_reference: "C3".into(),
        },
        AccountCommand::SetLocale { locale: Locale::En },
        AccountCommand::Reveal {
            reason: "call".into(),
        },
        AccountCommand::Anonymise {
            note: "asked".into(),
        },
    ]
}

/// A state in which every link is good, so that only the status refuses.
fn state(status: AccountStatus) -> AccountState {
    let link = |digest: &str| Link {
        digest: digest.into(),
        expires_at: Instant::MAX,
    };
    AccountState {
        status,
        email: Sealed::email(&email("a@example.com")),
        password: Sealed::phc("p".into()),
        orders: vec!["O1".into()],
        references: vec!["C1".into()],
        activation: Some(link("l1")),
        reset: Some(link("l2")),
        email_change: Some(EmailChange {
            email: Sealed::email(&email("b@example.com")),
            link: link("l3"),
        }),
        ..AccountState::default()
    }
}

#[test]
fn every_status_and_operation() {
    let ctx = context();
    for status in AccountStatus::ALL {
        for command in commands() {
            let operation = command.operation();
            let line = TABLE
                .0
                .iter()
                .find(|line| line.operation == operation && line.from.contains(status));
            let mut after = state(*status);
            match (line, decide(&after, &ctx, command)) {
                (Some(line), Ok(events)) => {
                    assert!(!events.is_empty(), "{operation}");
                    events
                        .iter()
                        .for_each(|event| AccountMachine::evolve(&mut after, event));
                    assert!(
                        line.to.contains(&after.status),
                        "{operation} from {status:?}"
                    );
                }
                (None, Err(error)) => {
                    assert!(
                        error.is(Code::IllegalTransition),
                        "{operation} from {status:?}"
                    );
                    assert_eq!(error.details["from"], status.name());
                    assert_eq!(error.details["operation"], operation);
                }
                (line, result) => panic!(
                    "{operation} from {status:?}: {} but {result:?}",
                    line.is_some()
                ),
            }
        }
    }
    for line in TABLE.0 {
        assert!(
            commands()
                .iter()
                .any(|command| command.operation() == line.operation),
            "{} is never tried",
            line.operation
        );
    }
}

#[test]
fn what_is_redacted_still_adds_up() {
    let ctx = context();
    for status in AccountStatus::ALL {
        for command in commands() {
            let Ok(events) = decide(&state(*status), &ctx, command) else {
                continue;
            };
            let (mut row, mut fold) = (state(*status), state(*status));
            for mut event in events {
                AccountMachine::evolve(&mut row, &event);
                AccountMachine::redact(&mut event);
                let fact = serde_json::to_string(&event).unwrap();
                assert!(
                    !fact.contains("example.com") && !fact.contains("\"value\""),
                    "{fact}"
                );
                AccountMachine::evolve(&mut fold, &serde_json::from_str(&fact).unwrap());
            }
            assert_eq!(row, fold);
            let body = serde_json::to_string(&row).unwrap();
            let read: AccountState = serde_json::from_str(&body).unwrap();
            assert_eq!(serde_json::to_string(&read).unwrap(), body);
        }
    }
}

#[test]
fn links_of_another_purpose_or_time() {
    let ctx = context();
    let refused = |state: &AccountState, link: &str| {
        decide(
            state,
            &ctx,
            AccountCommand::Activate {
                link: link.into(),
                customer_reference: "C1".into(),
            },
        )
        .unwrap_err()
    };
    let mut pending = state(Pending);
    assert!(refused(&pending, "l2").is(Code::LinkInvalid));
    pending.activation = Some(Link {
        digest: "l1".into(),
        expires_at: ctx.now,
    });
    assert!(refused(&pending, "l1").is(Code::LinkExpired));
    assert!(refused(&pending, "l4").is(Code::LinkInvalid));
    pending.activation = None;
    assert!(refused(&pending, "l1").is(Code::LinkInvalid));
}

#[test]
fn one_way_back_at_a_time() {
    let ctx = context();
    let mut account = state(Active);
    let mut send = |command| {
        decide(&account, &ctx, command)
            .unwrap()
            .iter()
            .for_each(|event| AccountMachine::evolve(&mut account, event));
        (account.reset.is_some(), account.temporary.is_some())
    };
    assert_eq!(
        send(AccountCommand::SendTemporary { phc: "t".into() }),
        (false, true)
    );
    assert_eq!(
        send(AccountCommand::SendReset { link: "l5".into() }),
        (true, false)
    );
}

#[test]
fn claims_follow_the_status() {
    let spaces = |status| {
        AccountMachine::claims(&state(status))
            .into_iter()
            .map(|(space, _)| space)
            .collect::<Vec<_>>()
    };
    assert_eq!(spaces(Pending)[..2], ["pending_order", "pending_email"]);
    assert_eq!(spaces(Active)[..3], ["email", "customer", "order"]);
    for gone in [Unregistered, Replaced, Anonymised] {
        assert!(spaces(gone).is_empty());
    }
}

#[test]
fn sealed_shows_nothing() {
    let sealed = Sealed::email(&email("Wang@Example.com"));
    assert_eq!(sealed, Sealed::email(&email("wang@example.COM")));
    assert_ne!(sealed, Sealed::default());
    assert!(!format!("{sealed:?}").to_ascii_lowercase().contains("wang"));
    let mut erased = sealed.clone();
    erased.erase();
    assert_eq!(erased, sealed);
    assert!(erased.value().is_none());
}
