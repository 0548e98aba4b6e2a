//! What a host does for the desk: keep its rows, reach the tax platform, send its mails.

use std::sync::Arc;

use fapiao_core::channel::{Channel, ChannelAnswer, ChannelCall};
use fapiao_core::mail::RenderedMail;
use fapiao_core::store::{
    Batch, Fact, Key, Listed, Lookup, MailQuery, MailRow, Query, Row, Settlement, Store, StoreError,
};
use fapiao_core::time::Instant;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;

use crate::relay::{Transport, TransportError};

/// An object of the host's, called by method name with JSON in and out.
pub trait Host: Send + Sync + 'static {
    /// Calls a method. A method that answers nothing answers `null`.
    ///
    /// # Errors
    /// What the method ended with: the JSON of the error that its kind of object may give, or any other text without
    /// personal data.
    fn call(&self, method: &str, input: &str) -> Result<String, String>;
}

/// A store of the host's (SPEC Z1). The methods are those of [`Store`], their arguments fields of one object, but for
/// `list`, `commit` and `mails`, whose one argument is the object itself. `commit` is asked only for what passes
/// [`Batch::check`]. Errors are the JSON of [`StoreError`]; anything else that goes wrong is `unavailable`, so that an
/// outcome is looked up rather than guessed.
pub struct HostStore(Arc<dyn Host>);

impl HostStore {
    /// A store over an object of the host's.
    pub fn new(host: Arc<dyn Host>) -> Self {
        Self(host)
    }

    fn call<I: Serialize, O: DeserializeOwned>(
        &self,
        method: &str,
        input: &I,
    ) -> Result<O, StoreError> {
        let input = serde_json::to_string(input).map_err(|_| StoreError::Corrupt {
            message: format!("what {method} is asked cannot be written"),
        })?;
        let answer = self.0.call(method, &input).map_err(|error| {
            serde_json::from_str(&error).unwrap_or(StoreError::Unavailable { message: error })
        })?;
        serde_json::from_str(&answer).map_err(|error| StoreError::Corrupt {
            message: format!("what {method} answers has another shape: {}", shape(&error)),
        })
    }
}

/// What is wrong with an answer, without quoting it.
fn shape(error: &serde_json::Error) -> String {
    format!("line {}, column {}", error.line(), error.column())
}

impl Store for HostStore {
    fn load(&self, lookups: &[Lookup]) -> Result<Vec<Option<Row>>, StoreError> {
        let rows: Vec<Option<Row>> = self.call("load", &json!({ "lookups": lookups }))?;
        if rows.len() == lookups.len() {
            Ok(rows)
        } else {
            Err(StoreError::Corrupt {
                message: format!(
                    "load was asked for {} rows and gave {}",
                    lookups.len(),
                    rows.len()
                ),
            })
        }
    }

    fn list(&self, query: &Query) -> Result<Vec<Listed>, StoreError> {
        self.call("list", query)
    }

    fn history(&self, key: &Key, after: u64, limit: u32) -> Result<Vec<Fact>, StoreError> {
        self.call(
            "history",
            &json!({"key": key, "after": after, "limit": limit}),
        )
    }

    // What no store can keep is refused here, so that no host has to know of it.
    fn commit(&self, batch: Batch) -> Result<(), StoreError> {
        batch.check()?;
        self.call("commit", &batch)
    }

    fn lease(&self, now: Instant, until: Instant, limit: u32) -> Result<Vec<MailRow>, StoreError> {
        self.call(
            "lease",
            &json!({"now": now, "until": until, "limit": limit}),
        )
    }

    fn settle(&self, id: &str, attempts: u32, settlement: &Settlement) -> Result<(), StoreError> {
        self.call(
            "settle",
            &json!({"id": id, "attempts": attempts, "settlement": settlement}),
        )
    }

    fn mails(&self, query: &MailQuery) -> Result<Vec<MailRow>, StoreError> {
        self.call("mails", query)
    }
}

/// A channel of the host's: the method `call`. Whatever goes wrong, nobody knows whether a fapiao was issued (SPEC I1).
pub(super) struct HostChannel(pub(super) Arc<dyn Host>);

impl Channel for HostChannel {
    fn call(&self, call: &ChannelCall) -> ChannelAnswer {
        serde_json::to_string(call)
            .ok()
            .and_then(|input| self.0.call("call", &input).ok())
            .and_then(|answer| serde_json::from_str(&answer).ok())
            .unwrap_or(ChannelAnswer::Unknown)
    }
}

/// A way out for mails of the host's: the method `send`.
#[derive(Clone)]
pub(super) struct HostTransport(pub(super) Arc<dyn Host>);

impl Transport for HostTransport {
    fn send(&mut self, id: &str, mail: &RenderedMail) -> Result<(), TransportError> {
        let input = json!({"id": id, "mail": mail}).to_string();
        self.0.call("send", &input).map(drop).map_err(|error| {
            // What is no refusal that it knows of can be tried again.
            serde_json::from_str(&error).unwrap_or(TransportError {
                message: error,
                retry: true,
            })
        })
    }
}
