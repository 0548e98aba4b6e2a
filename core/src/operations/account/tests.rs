//! Whole flows on the memory store, with a fixed clock, fixed entropy and a marker for a password hash.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, AtomicUsize, Ordering};

use crate::account::AccountMachine;
use crate::calendar::Calendar;
use crate::change::{Change, fact_digest};
use crate::channel::{ChannelAnswer, ChannelCall};
use crate::context::{Actor, Context, Entropy, Passwords, Rules};
use crate::contract::*;
use crate::error::{Code, Error};
use crate::flow::{Flow, Surroundings, drive};
use crate::guard::GuardMachine;
use crate::machine::Machine;
use crate::mail::{Letter, Template};
use crate::operation::{Caller, Operation, flow};
use crate::order::{OrderEvent, OrderMachine, OrderRecord, OrderStatus};
use crate::policy::{PasswordReset, Policy};
use crate::session::SessionMachine;
use crate::store::{Key, MailQuery, MailState, MemoryStore, Query, Store};
use crate::time::Instant;
use crate::value::{Fen, Secret, Token};

mod passwords;
mod registration;
mod sessions;
mod staff;

/// Thursday, 10:00 in China; support is open.
const START: &str = "2026-03-12T02:00:00Z";
const HOUR: i64 = 3_600_000;

#[derive(Debug, Default)]
struct Counted {
    hashes: AtomicUsize,
    checks: AtomicUsize,
}

struct Marker(Arc<Counted>);

impl Passwords for Marker {
    fn hash(&self, password: &str, salt: &[u8; 16]) -> String {
        self.0.hashes.fetch_add(1, Ordering::Relaxed);
        format!("marker${}${password}", crate::digest::hex(salt))
    }
    fn verify(&self, password: &str, phc: &str) -> bool {
        self.0.checks.fetch_add(1, Ordering::Relaxed);
        phc.splitn(3, '$').nth(2) == Some(password)
    }
    fn decoy(&self) -> &str {
        "decoy$$open"
    }
    fn outdated(&self, phc: &str) -> bool {
        phc.starts_with("old$")
    }
}

struct Desk {
    store: MemoryStore,
    rules: Arc<Rules>,
    counted: Arc<Counted>,
    now: AtomicI64,
    draws: AtomicU64,
}

impl Surroundings for Desk {
    fn now(&self) -> Instant {
        Instant::from_millis(self.now.load(Ordering::Relaxed)).unwrap()
    }
    fn entropy(&self) -> [u8; 32] {
        let mut seed = [0; 32];
        seed[..8].copy_from_slice(&self.draws.fetch_add(1, Ordering::Relaxed).to_be_bytes());
        seed
    }
    fn channel(&self, _: &ChannelCall) -> ChannelAnswer {
        panic!("no channel")
    }
}

impl Desk {
    fn new() -> Self {
        Self::with(Policy::default())
    }

    fn with(policy: Policy) -> Self {
        let counted = Arc::new(Counted::default());
        let rules = Rules {
            policy,
            calendar: Calendar::china(),
            passwords: Box::new(Marker(Arc::clone(&counted))),
            has_channel: false,
        };
        let start: Instant = START.parse().unwrap();
        let desk = Self {
            store: MemoryStore::new(),
            rules: rules.into(),
            counted,
            now: start.millis().into(),
            draws: AtomicU64::new(0),
        };
        for (number, reference) in [("O1", "C1"), ("O2", "C2"), ("O3", "C3"), ("O1b", "C1")] {
            desk.order(number, reference, OrderStatus::Paid, 1);
        }
        desk
    }

    fn temporary() -> Self {
        let mut policy = Policy::vianet21();
        policy.accounts.password_reset = PasswordReset::TemporaryPassword;
        Self::with(policy)
    }

    fn order(&self, number: &str, reference: &str, status: OrderStatus, version: u64) {
        let (number, reference) = (number.to_owned(), reference.to_owned());
        let rules = Arc::clone(&self.rules);
        let told = Flow::new(move |io, now, entropy| {
            let ctx = Context {
                now,
                entropy: Entropy::new(entropy),
                actor: Actor::Platform,
                operation: "record",
                rules: Arc::clone(&rules),
            };
            let (number, reference) = (number.clone(), reference.clone());
            Box::pin(async move {
                let mut order = io.load::<OrderMachine>(&number).await?;
                let event = if status == OrderStatus::Implied {
                    OrderEvent::BillSeen {
                        order_number: number.clone(),
                        customer_reference: number,
                        bill: "B1".into(),
                    }
                } else {
                    let record = OrderRecord {
                        version,
                        status,
                        customer_reference: reference,
                        placed_at: Some(now),
                        paid_at: None,
                        amount_fen: Fen::new(10_000).ok(),
                        billing_month: Some("2026-03".into()),
                        description: None,
                    };
                    OrderEvent::Recorded {
                        order_number: number,
                        record,
                    }
                };
                order.apply(vec![event]);
                let mut change = Change::new();
                change.put(&ctx, order)?;
                io.commit(change).await
            })
        });
        drive(told, &self.store, self).unwrap();
    }

    fn wait(&self, millis: i64) {
        self.now.fetch_add(millis, Ordering::Relaxed);
    }

    /// Calls an operation; whatever comes of it, the facts add up to the rows and carry no personal data.
    fn call<O: Operation>(&self, caller: Caller, command: O) -> Result<O::View, Error> {
        let result = drive(
            flow(Arc::clone(&self.rules), caller, command, None).unwrap(),
            &self.store,
            self,
        );
        self.verify::<AccountMachine>();
        self.verify::<SessionMachine>();
        self.verify::<GuardMachine>();
        if let Err(error) = &result {
            let text = serde_json::to_string(error).unwrap();
            assert!(!text.contains('@') && !text.contains("password1"), "{text}");
        }
        result
    }

    fn public<O: Operation>(&self, command: O) -> Result<O::View, Error> {
        self.call(Caller::Public, command)
    }

    fn staff<O: Operation>(&self, command: O) -> Result<O::View, Error> {
        self.call(Caller::Staff("li".into()), command)
    }

    fn signed_in<O: Operation>(&self, session: &SessionView, command: O) -> Result<O::View, Error> {
        self.call(
            Caller::Session(Secret::new(session.token.as_str())),
            command,
        )
    }

    fn verify<M: Machine>(&self) {
        let rows = self
            .store
            .list(&Query {
                kind: M::KIND.into(),
                by: None,
                descending: false,
                after: None,
                limit: 1000,
            })
            .unwrap();
        for listed in rows {
            let mut fold = M::State::default();
            let mut head = String::new();
            for fact in self.store.history(&listed.row.key, 0, 1000).unwrap() {
                assert_eq!((&fact.previous, &fact.digest), (&head, &fact_digest(&fact)));
                assert!(
                    !fact.event.contains('@') && !fact.event.contains("marker$"),
                    "{}",
                    fact.event
                );
                head = fact.digest;
                M::evolve(&mut fold, &serde_json::from_str(&fact.event).unwrap());
            }
            assert_eq!(head, listed.row.digest);
            assert_eq!(
                fold,
                serde_json::from_str::<M::State>(&listed.row.body).unwrap()
            );
        }
    }

    fn letters(&self) -> Vec<Letter> {
        let rows = self
            .store
            .mails(&MailQuery {
                limit: 1000,
                ..MailQuery::default()
            })
            .unwrap();
        rows.iter()
            .map(|row| serde_json::from_str(&row.mail.body).unwrap())
            .collect()
    }

    /// Letters of that template to an address; the store lists them by id, not by time.
    fn letters_to(&self, template: Template, to: &str) -> Vec<Letter> {
        self.letters()
            .into_iter()
            .filter(|letter| letter.template == template && letter.to.as_str() == to)
            .collect()
    }

    /// What `act` mailed.
    fn mailed<T>(&self, act: impl FnOnce() -> T) -> (T, Vec<Letter>) {
        let before = self.letters();
        let result = act();
        (
            result,
            self.letters()
                .into_iter()
                .filter(|letter| !before.contains(letter))
                .collect(),
        )
    }

    fn field(&self, name: &str, act: impl FnOnce()) -> Token {
        let ((), letters) = self.mailed(act);
        Token::from(
            letters
                .iter()
                .find_map(|letter| letter.data.get(name))
                .unwrap()
                .as_str(),
        )
    }

    fn register(&self, order: &str, email: &str) -> Result<RegistrationView, Error> {
        self.public(registration(order, email))
    }

    fn active(&self, order: &str, email: &str) {
        let token = self.field("token", || {
            self.register(order, email).unwrap();
        });
        self.public(Activate { token }).unwrap();
    }

    fn sign_in(&self, email: &str, password: &str) -> Result<SessionView, Error> {
        self.public(SignIn {
            email: email.into(),
            password: password.into(),
        })
    }

    fn me(&self, session: &SessionView) -> Result<AccountView, Error> {
        self.signed_in(session, Me {})
    }
}

fn registration(order: &str, email: &str) -> Register {
    Register {
        order_number: order.into(),
        email: email.into(),
        password: "password1".into(),
        password_repeat: "password1".into(),
        ..Register::default()
    }
}

fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    result.unwrap_err().code().to_owned()
}

fn paths(error: &Error) -> Vec<(&str, &str)> {
    error
        .problems
        .iter()
        .map(|problem| (problem.path.as_str(), &*problem.code))
        .collect()
}
