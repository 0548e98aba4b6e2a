//! The desk: a store, the rules of the house, the time.

use std::sync::Arc;

use fapiao_core::channel::{Channel, ChannelAnswer, ChannelCall};
use fapiao_core::context::Rules;
use fapiao_core::contract::FeedRecord;
use fapiao_core::error::Error;
use fapiao_core::flow::{Flow, Surroundings, drive};
use fapiao_core::mail::MailTexts;
use fapiao_core::operation::{Caller, Operation, Vouched, dispatch, flow, intake};
use fapiao_core::operations::feed::TakenIn;
use fapiao_core::policy::Policy;
use fapiao_core::store::Store;
use fapiao_core::time::Instant;
use fapiao_core::value::Secret;

use crate::builder::DeskBuilder;
use crate::handles::{Customer, Platform, Staff, System};
use crate::surroundings::{Clock, EntropySource};

/// A fapiao desk. Cheap to clone, and shared between threads.
#[derive(Clone)]
pub struct Desk(Arc<Inner>);

struct Inner {
    store: Arc<dyn Store>,
    rules: Arc<Rules>,
    clock: Arc<dyn Clock>,
    entropy: Arc<dyn EntropySource>,
    channel: Option<Arc<dyn Channel>>,
    mail_texts: MailTexts,
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Desk")
            .field("policy", &self.0.rules.policy.name)
            .finish_non_exhaustive()
    }
}

impl Surroundings for Inner {
    fn now(&self) -> Instant {
        self.clock.now()
    }

    fn entropy(&self) -> [u8; 32] {
        self.entropy.bytes()
    }

    fn channel(&self, call: &ChannelCall) -> ChannelAnswer {
        self.channel
            .as_ref()
            .map_or(ChannelAnswer::Unknown, |channel| channel.call(call))
    }
}

impl Desk {
    pub(crate) fn new(
        store: Arc<dyn Store>,
        rules: Arc<Rules>,
        clock: Arc<dyn Clock>,
        entropy: Arc<dyn EntropySource>,
        channel: Option<Arc<dyn Channel>>,
        mail_texts: MailTexts,
    ) -> Self {
        Self(Arc::new(Inner {
            store,
            rules,
            clock,
            entropy,
            channel,
            mail_texts,
        }))
    }

    /// Opens a desk with the default policy on `memory:`, `sqlite:PATH` or, with the feature `postgres`, `postgres://…`.
    ///
    /// # Errors
    /// See [`DeskBuilder::open`].
    pub fn open(url: &str) -> Result<Self, Error> {
        Self::builder().open(url)
    }

    /// Opens a desk with the default policy on an SQLite file.
    ///
    /// # Errors
    /// See [`DeskBuilder::open_file`].
    pub fn open_file(path: impl AsRef<std::path::Path>) -> Result<Self, Error> {
        Self::builder().open_file(path)
    }

    /// Sets a desk up: policy, calendar, clock, channel.
    pub fn builder() -> DeskBuilder {
        DeskBuilder::default()
    }

    /// The handle of a customer who signed in, by the token that [`Desk::sign_in`] gave. Whether the session still lives
    /// is looked up with each call.
    pub fn customer(&self, session: impl Into<Secret>) -> Customer {
        Customer::new(self, Caller::Session(session.into()))
    }

    /// The handle of a customer that the host vouches for with its own login (SPEC A15).
    pub fn customer_by_reference(&self, vouched: impl Into<Vouched>) -> Customer {
        Customer::new(self, Caller::Vouched(vouched.into()))
    }

    /// The handle of a member of staff, whose name stands in the history. The host has checked who it is.
    pub fn staff(&self, name: impl Into<String>) -> Staff {
        Staff::new(self, Caller::Staff(name.into()))
    }

    /// The handle of the payment platform.
    pub fn platform(&self) -> Platform {
        Platform::new(self, Caller::Platform)
    }

    /// The handle of the clockwork: deadlines and mails.
    pub fn system(&self) -> System {
        System::new(self, Caller::System)
    }

    /// The policy of the desk.
    pub fn policy(&self) -> &Policy {
        &self.0.rules.policy
    }

    pub(crate) fn mail_texts(&self) -> &MailTexts {
        &self.0.mail_texts
    }

    /// The store of the desk.
    pub fn store(&self) -> &Arc<dyn Store> {
        &self.0.store
    }

    /// Now, by the clock of the desk.
    pub fn now(&self) -> Instant {
        self.0.clock.now()
    }

    /// Calls an operation by name, with JSON in and out: what every door is made of.
    ///
    /// # Errors
    /// `unknown_operation`, `operation_not_allowed`, `invalid_input`, and those of the operation.
    pub fn call(
        &self,
        caller: &Caller,
        operation: &str,
        input: &str,
        request_id: Option<&str>,
    ) -> Result<String, Error> {
        self.drive(dispatch(
            Arc::clone(&self.0.rules),
            caller.clone(),
            operation,
            input,
            request_id,
        )?)
    }

    /// Runs a command for a caller.
    ///
    /// # Errors
    /// Those of the operation.
    pub fn run<O: Operation>(
        &self,
        caller: &Caller,
        command: O,
        request_id: Option<&str>,
    ) -> Result<O::View, Error> {
        self.drive(flow(
            Arc::clone(&self.0.rules),
            caller.clone(),
            command,
            request_id,
        )?)
    }

    /// Takes in a batch of a bulk intake, through a store that stands before that of the desk.
    pub(crate) fn intake(
        &self,
        records: Arc<[(u64, FeedRecord)]>,
        store: &dyn Store,
    ) -> Result<TakenIn, Error> {
        let flow = intake(Arc::clone(&self.0.rules), records);
        drive(flow, store, self.0.as_ref())
    }

    fn drive<T>(&self, flow: Flow<T>) -> Result<T, Error> {
        drive(flow, self.0.store.as_ref(), self.0.as_ref())
    }
}
