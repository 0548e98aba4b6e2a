//! Sending what the outbox holds (SPEC N2). The way out is a [`Transport`]: the host's own, or a mail server
//! ([`Smtp`](crate::Smtp), with the feature `smtp`).

mod run;
mod server;
#[cfg(feature = "smtp")]
mod smtp;

use fapiao_core::error::Error;
use fapiao_core::flow::store_error;
use fapiao_core::mail::{Letter, MailTexts, RenderedMail, render};
use fapiao_core::store::{MailRow, Settlement, StoreError};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::handles::System;

pub use run::{Relay, RelayStatus, RunningRelay, Stop};
pub use server::{SmtpOptions, SmtpSecurity};
#[cfg(feature = "smtp")]
pub use smtp::Smtp;

/// How long a mail is leased to the relay that sends it.
const LEASE_MILLIS: i64 = 5 * 60 * 1000;
/// The first wait after a failure; it doubles each time.
const FIRST_WAIT_MILLIS: i64 = 60 * 1000;
/// The longest wait.
const LONGEST_WAIT_MILLIS: i64 = 6 * 60 * 60 * 1000;
/// Tries after which a mail is given up.
const TRIES: u32 = 12;

/// Why a mail could not be handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransportError {
    /// What happened, without personal data.
    pub message: String,
    /// Whether trying again can help; a mail that cannot be sent is given up at once.
    pub retry: bool,
}

/// A way out for mails.
pub trait Transport {
    /// Hands a mail over. `id` is the same whenever the same mail is tried again: use it as the Message-ID.
    ///
    /// # Errors
    /// Why it could not be handed over.
    fn send(&mut self, id: &str, mail: &RenderedMail) -> Result<(), TransportError>;
}

impl<F: FnMut(&str, &RenderedMail) -> Result<(), TransportError>> Transport for F {
    fn send(&mut self, id: &str, mail: &RenderedMail) -> Result<(), TransportError> {
        self(id, mail)
    }
}

/// What became of the mails that were due.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Delivered {
    /// Handed over.
    pub sent: u32,
    /// To be tried again.
    pub failed: u32,
    /// Given up; staff see them.
    pub given_up: u32,
}

impl Delivered {
    /// The mails of another pass besides.
    fn add(&mut self, other: Self) {
        self.sent = self.sent.saturating_add(other.sent);
        self.failed = self.failed.saturating_add(other.failed);
        self.given_up = self.given_up.saturating_add(other.given_up);
    }

    /// How many mails were tried.
    fn count(self) -> u32 {
        self.sent
            .saturating_add(self.failed)
            .saturating_add(self.given_up)
    }
}

impl System {
    /// Sends the mails that are due, at most `limit`. Between sending and settling a crash can only lead to the same mail
    /// being sent again under the same id; tokens leave the store when their mail is sent.
    ///
    /// # Errors
    /// Those of the store.
    pub fn deliver_due(
        &self,
        limit: u32,
        transport: &mut dyn Transport,
    ) -> Result<Delivered, Error> {
        let desk = self.desk();
        let now = desk.now();
        let leased = desk
            .store()
            .lease(now, now.plus_millis(LEASE_MILLIS), limit)
            .map_err(store_error)?;
        let mut delivered = Delivered::default();
        for row in leased {
            let settlement = attempt(&row, desk.mail_texts(), desk.now(), transport);
            match settlement {
                Settlement::Sent { .. } => delivered.sent = delivered.sent.saturating_add(1),
                Settlement::Retry { .. } => delivered.failed = delivered.failed.saturating_add(1),
                Settlement::GaveUp { .. } => {
                    delivered.given_up = delivered.given_up.saturating_add(1)
                }
            }
            match desk.store().settle(&row.mail.id, row.attempts, &settlement) {
                // Another relay took it over when the lease ran out; it settles.
                Ok(()) | Err(StoreError::Conflict) => {}
                Err(error) => return Err(store_error(error)),
            }
        }
        Ok(delivered)
    }
}

fn attempt(
    row: &MailRow,
    texts: &MailTexts,
    now: fapiao_core::time::Instant,
    transport: &mut dyn Transport,
) -> Settlement {
    let Ok(letter) = serde_json::from_str::<Letter>(&row.mail.body) else {
        return Settlement::GaveUp {
            error: "the mail cannot be read".to_owned(),
        };
    };
    match transport.send(&row.mail.id, &render(&letter, texts)) {
        Ok(()) => Settlement::Sent {
            body: serde_json::to_string(&letter.redacted()).unwrap_or_else(|_| "{}".to_owned()),
        },
        Err(error) if !error.retry || row.attempts >= TRIES => Settlement::GaveUp {
            error: error.message,
        },
        Err(error) => {
            let doublings = row.attempts.saturating_sub(1).min(20);
            let wait = FIRST_WAIT_MILLIS
                .saturating_mul(1_i64.checked_shl(doublings).unwrap_or(i64::MAX))
                .min(LONGEST_WAIT_MILLIS);
            Settlement::Retry {
                at: now.plus_millis(wait),
                error: error.message,
            }
        }
    }
}
