//! How a desk is set up.

use std::path::Path;
use std::sync::Arc;

use fapiao_core::calendar::Calendar;
use fapiao_core::channel::Channel;
use fapiao_core::context::Rules;
use fapiao_core::error::{Code, Error, Problem};
use fapiao_core::flow::store_error;
use fapiao_core::mail::MailTexts;
use fapiao_core::policy::Policy;
use fapiao_core::store::{MemoryStore, OpenError, Store};
use fapiao_sqlite::{SqliteOptions, SqliteStore};

use crate::desk::Desk;
use crate::passwords::{Argon2Passwords, PasswordCost};
use crate::surroundings::{Clock, EntropySource, SystemClock, SystemEntropy};

/// Sets a desk up. Everything has a default; [`DeskBuilder::open`] or [`DeskBuilder::open_on`] ends it.
#[must_use]
pub struct DeskBuilder {
    policy: Policy,
    calendar: Calendar,
    clock: Arc<dyn Clock>,
    entropy: Arc<dyn EntropySource>,
    channel: Option<Arc<dyn Channel>>,
    mail_texts: MailTexts,
    cost: PasswordCost,
    sqlite: SqliteOptions,
}

impl Default for DeskBuilder {
    fn default() -> Self {
        Self {
            policy: Policy::default(),
            calendar: Calendar::china(),
            clock: Arc::new(SystemClock),
            entropy: Arc::new(SystemEntropy),
            channel: None,
            mail_texts: MailTexts::default(),
            cost: PasswordCost::default(),
            sqlite: SqliteOptions::default(),
        }
    }
}

impl std::fmt::Debug for DeskBuilder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DeskBuilder")
            .field("policy", &self.policy.name)
            .finish_non_exhaustive()
    }
}

impl DeskBuilder {
    /// What the seller decides for itself (SPEC §14). It is checked when the desk is opened.
    pub fn policy(mut self, policy: Policy) -> Self {
        self.policy = policy;
        self
    }

    /// A policy from a file, TOML or JSON by its ending.
    ///
    /// # Errors
    /// `desk_invalid` when the file cannot be read; `policy_invalid` when it cannot be understood or contradicts itself.
    pub fn policy_file(self, path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let text = std::fs::read_to_string(path).map_err(|error| {
            invalid(format!("the policy file cannot be read: {}", error.kind()))
        })?;
        let policy = match path.extension().and_then(|ending| ending.to_str()) {
            Some("json") => Policy::from_json(&text)?,
            Some("toml") => {
                let policy: Policy = toml::from_str(&text).map_err(|error| {
                    let reason = [("reason", error.message().to_owned())];
                    let problem = Problem::with("policy_file", Code::WrongType, &reason);
                    Error::new(Code::PolicyInvalid).with_problems(vec![problem])
                })?;
                policy.validated()?
            }
            _ => return Err(invalid("a policy file ends with .toml or .json".to_owned())),
        };
        Ok(self.policy(policy))
    }

    /// The working days; those of the State Council, as far as they are announced, by default (SPEC T2).
    pub fn calendar(mut self, calendar: Calendar) -> Self {
        self.calendar = calendar;
        self
    }

    /// The clock; the machine's by default.
    pub fn clock(mut self, clock: Arc<dyn Clock>) -> Self {
        self.clock = clock;
        self
    }

    /// The randomness; the operating system's by default.
    pub fn entropy(mut self, entropy: Arc<dyn EntropySource>) -> Self {
        self.entropy = entropy;
        self
    }

    /// The tax platform's channel; staff issue by hand by default (SPEC I1).
    pub fn channel(mut self, channel: Arc<dyn Channel>) -> Self {
        self.channel = Some(channel);
        self
    }

    /// Mails in the seller's own words, where it has some; those of the desk by default (SPEC N1).
    pub fn mail_texts(mut self, texts: MailTexts) -> Self {
        self.mail_texts = texts;
        self
    }

    /// What hashing a password costs.
    pub fn password_cost(mut self, cost: PasswordCost) -> Self {
        self.cost = cost;
        self
    }

    /// How an SQLite file is opened.
    pub fn sqlite_options(mut self, options: SqliteOptions) -> Self {
        self.sqlite = options;
        self
    }

    /// Opens a desk on `memory:` (gone with the desk), `sqlite:PATH` (a file, made if it is not there) or, with the feature
    /// `postgres`, `postgres://user:password@host:port/database?tenant=NAME` (see `PostgresStore::open`).
    ///
    /// # Errors
    /// `desk_invalid` for another address, and for a file that cannot be opened or written; `store_damaged` for a file that
    /// is something else; `store_unavailable` when a server does not answer or another process holds a file;
    /// `policy_invalid`.
    pub fn open(self, url: &str) -> Result<Desk, Error> {
        let store: Arc<dyn Store> = match url.split_once(':') {
            Some(("memory", "")) => Arc::new(MemoryStore::new()),
            Some(("sqlite", path)) if !path.is_empty() => return self.open_file(path),
            Some(("postgres" | "postgresql", _)) => postgres(url)?,
            _ => {
                return Err(invalid(
                    "the address is memory:, sqlite:PATH or postgres://…".to_owned(),
                ));
            }
        };
        self.open_on(store)
    }

    /// Opens a desk on an SQLite file, made if it is not there.
    ///
    /// # Errors
    /// `desk_invalid` when the file cannot be opened or written; `store_damaged` when it is something else;
    /// `store_unavailable` while another process holds it; `policy_invalid`.
    pub fn open_file(self, path: impl AsRef<Path>) -> Result<Desk, Error> {
        let store = SqliteStore::open_with(path, &self.sqlite).map_err(not_opened)?;
        self.open_on(Arc::new(store))
    }

    /// Opens a desk on a store of the host's.
    ///
    /// # Errors
    /// `policy_invalid`; `desk_invalid` for cheap passwords under a real clock.
    pub fn open_on(self, store: Arc<dyn Store>) -> Result<Desk, Error> {
        if self.cost == PasswordCost::CheapForTestsOnly && !self.clock.is_manual() {
            return Err(invalid(
                "cheap password hashing is for tests, under a clock that is set by hand".to_owned(),
            ));
        }
        let rules = Rules {
            policy: self.policy.validated()?,
            calendar: self.calendar,
            passwords: Box::new(Argon2Passwords::new(self.cost)?),
            has_channel: self.channel.is_some(),
        };
        Ok(Desk::new(
            store,
            Arc::new(rules),
            self.clock,
            self.entropy,
            self.channel,
            self.mail_texts,
        ))
    }
}

#[cfg(feature = "postgres")]
fn postgres(url: &str) -> Result<Arc<dyn Store>, Error> {
    let store = fapiao_postgres::PostgresStore::open(url).map_err(not_opened)?;
    Ok(Arc::new(store))
}

#[cfg(not(feature = "postgres"))]
fn postgres(_: &str) -> Result<Arc<dyn Store>, Error> {
    Err(invalid(
        "this program was built without the feature postgres".to_owned(),
    ))
}

fn not_opened(error: OpenError) -> Error {
    match error {
        OpenError::Address { message } => invalid(message),
        OpenError::Store(error) => store_error(error),
    }
}

fn invalid(reason: String) -> Error {
    Error::new(Code::DeskInvalid).detail("reason", reason)
}
