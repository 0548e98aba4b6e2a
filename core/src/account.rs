//! An account (SPEC §3).

use serde::{Deserialize, Serialize};

use crate::contract::Locale;
use crate::machine::{Machine, Table, Transition, status};
use crate::time::Instant;
use crate::value::Email;

mod decide;
mod sealed;
#[cfg(test)]
mod tests;

pub(crate) use decide::link_expiry;
pub use decide::{AccountCommand, decide};
pub use sealed::{Sealed, email_digest, link_digest};

status! {
    /// Where an account stands.
    AccountStatus {
        /// Nobody registered it yet.
        Unregistered = "unregistered",
        /// Waits for its activation link to be followed (SPEC A3).
        Pending = "pending",
        /// In use.
        Active = "active",
        /// A pending registration that a newer one took the place of (SPEC A4).
        Replaced = "replaced",
        /// Without personal data (SPEC H3).
        Anonymised = "anonymised",
    }
}

use AccountStatus::{Active, Anonymised, Pending, Replaced, Unregistered};

const CUSTOMER: &[&str] = &["customer"];
const STAFF: &[&str] = &["staff"];
const SYSTEM: &[&str] = &["system"];

const fn line(
    from: &'static [AccountStatus],
    operation: &'static str,
    by: &'static [&'static str],
    to: &'static [AccountStatus],
) -> Transition<AccountStatus> {
    Transition {
        from,
        operation,
        by,
        to,
    }
}

/// The transitions of an account.
pub const TABLE: Table<AccountStatus> = Table(&[
    line(&[Unregistered], "register", CUSTOMER, &[Pending]),
    line(&[Pending], "register_again", CUSTOMER, &[Replaced]),
    line(&[Pending], "resend_activation", CUSTOMER, &[Pending]),
    line(&[Pending], "activate", CUSTOMER, &[Active]),
    line(&[Active], "remind", SYSTEM, &[Active]),
    line(&[Active], "sign_in", CUSTOMER, &[Active]),
    line(&[Active], "forgot_password", CUSTOMER, &[Active]),
    line(&[Active], "reset_password", CUSTOMER, &[Active]),
    line(&[Active], "change_password", CUSTOMER, &[Active]),
    line(&[Active], "change_email", CUSTOMER, &[Active]),
    line(&[Active], "start_email_change", STAFF, &[Active]),
    line(&[Active], "confirm_email", CUSTOMER, &[Active]),
    line(&[Active], "add_order", CUSTOMER, &[Active]),
    line(&[Active], "set_locale", CUSTOMER, &[Active]),
    line(&[Pending], "reveal_account", STAFF, &[Pending]),
    line(&[Active], "reveal_account", STAFF, &[Active]),
    line(
        &[Pending, Active, Replaced],
        "anonymise_account",
        STAFF,
        &[Anonymised],
    ),
]);

/// A mailed link that is not used yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Digest of its token.
    pub digest: String,
    /// Good before this, dead from then on (SPEC T4).
    pub expires_at: Instant,
}

/// A temporary password that is not changed yet (SPEC A11).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Temporary {
    /// Its hash.
    pub password: Sealed<String>,
    /// Opens a session before this only.
    pub expires_at: Instant,
    /// Whether it opened its one session.
    pub used: bool,
}

/// A change of e-mail that waits for its link to be followed (SPEC A10).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmailChange {
    /// The new address.
    pub email: Sealed<Email>,
    /// The link sent there.
    pub link: Link,
}

/// An account.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountState {
    /// Where it stands.
    pub status: AccountStatus,
    /// E-mail.
    pub email: Sealed<Email>,
    /// Password hash.
    pub password: Sealed<String>,
    /// Language of mails.
    pub locale: Locale,
    /// Order numbers; the first is the one that it was registered with.
    pub orders: Vec<String>,
    /// Customer references whose bills belong to it (SPEC A14).
    pub references: Vec<String>,
    /// Activation link of a pending registration.
    pub activation: Option<Link>,
    /// Running reset link.
    pub reset: Option<Link>,
    /// Temporary password.
    pub temporary: Option<Temporary>,
    /// Running change of e-mail.
    pub email_change: Option<EmailChange>,
    /// Sessions of an earlier epoch have ended (SPEC A8) …
    pub epoch: u32,
    /// … but for this one, which made the change.
    pub kept_session: Option<String>,
    /// When it was registered.
    pub registered_at: Option<Instant>,
    /// When it was activated.
    pub activated_at: Option<Instant>,
}

/// What happens to an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountEvent {
    /// Somebody registered.
    Registered {
        /// With this order number.
        order_number: String,
        /// And this address.
        email: Sealed<Email>,
        /// And this password.
        password: Sealed<String>,
        /// Language of mails.
        locale: Locale,
        /// Activation link.
        link: Link,
        /// When.
        at: Instant,
    },
    /// A newer registration took its place.
    Superseded,
    /// A fresh activation link was mailed.
    ActivationSent {
        /// The link.
        link: Link,
    },
    /// The activation link was followed.
    Activated {
        /// Whose order it was at that moment.
        customer_reference: String,
        /// When.
        at: Instant,
    },
    /// Somebody registered with its address; its owner was told (SPEC A6).
    Reminded,
    /// A reset link was mailed.
    ResetRequested {
        /// The link.
        link: Link,
    },
    /// A temporary password was mailed.
    TemporaryIssued {
        /// Its hash.
        password: Sealed<String>,
        /// When it dies.
        expires_at: Instant,
    },
    /// The temporary password opened its one session.
    TemporaryUsed,
    /// The same password was hashed anew, at the present cost.
    PasswordRehashed {
        /// The hash.
        password: Sealed<String>,
    },
    /// An order of the account turned out to be of this customer reference.
    ReferenceAdded {
        /// The reference.
        customer_reference: String,
    },
    /// A new password was set by the reset link.
    PasswordReset {
        /// Its hash.
        password: Sealed<String>,
    },
    /// The password was changed.
    PasswordChanged {
        /// Its hash.
        password: Sealed<String>,
        /// The session that did it.
        kept_session: Option<String>,
    },
    /// A link was mailed to a new address.
    EmailChangeRequested {
        /// The new address.
        email: Sealed<Email>,
        /// The link.
        link: Link,
        /// How staff checked the customer, where they asked for it (SPEC A12).
        note: Option<String>,
    },
    /// The new address took effect.
    EmailChanged,
    /// An order number was added.
    OrderAdded {
        /// The order number.
        order_number: String,
        /// Whose order it is.
        customer_reference: String,
    },
    /// The language of mails was chosen.
    LocaleSet {
        /// The language.
        locale: Locale,
    },
    /// The address was shown to staff (SPEC H3).
    Revealed {
        /// Why.
        reason: String,
    },
    /// Personal data was taken out (SPEC H3).
    Anonymised {
        /// Why.
        note: String,
    },
}

/// The machine of accounts.
#[derive(Debug, Clone)]
pub struct AccountMachine;

impl Machine for AccountMachine {
    const KIND: &'static str = "account";
    type State = AccountState;
    type Event = AccountEvent;

    fn evolve(state: &mut AccountState, event: &AccountEvent) {
        match event.clone() {
            AccountEvent::Registered {
                order_number,
                email,
                password,
                locale,
                link,
                at,
            } => {
                state.status = Pending;
                state.email = email;
                state.password = password;
                state.locale = locale;
                state.orders = vec![order_number];
                state.activation = Some(link);
                state.registered_at = Some(at);
            }
            AccountEvent::Superseded => {
                state.status = Replaced;
                state.forget();
            }
            AccountEvent::ActivationSent { link } => state.activation = Some(link),
            AccountEvent::Activated {
                customer_reference,
                at,
            } => {
                state.status = Active;
                state.activation = None;
                state.references = vec![customer_reference];
                state.activated_at = Some(at);
            }
            AccountEvent::Reminded | AccountEvent::Revealed { .. } => {}
            AccountEvent::ResetRequested { link } => {
                state.reset = Some(link);
                state.temporary = None;
            }
            AccountEvent::TemporaryIssued {
                password,
                expires_at,
            } => {
                state.temporary = Some(Temporary {
                    password,
                    expires_at,
                    used: false,
                });
                state.reset = None;
            }
            AccountEvent::TemporaryUsed => {
                if let Some(temporary) = &mut state.temporary {
                    temporary.used = true;
                }
            }
            AccountEvent::PasswordRehashed { password } => state.password = password,
            AccountEvent::ReferenceAdded { customer_reference } => {
                state.references.push(customer_reference)
            }
            AccountEvent::PasswordReset { password } => {
                state.password = password;
                state.end_sessions(None);
            }
            AccountEvent::PasswordChanged {
                password,
                kept_session,
            } => {
                state.password = password;
                state.end_sessions(kept_session);
            }
            AccountEvent::EmailChangeRequested {
                email,
                link,
                note: _,
            } => state.email_change = Some(EmailChange { email, link }),
            AccountEvent::EmailChanged => {
                if let Some(change) = state.email_change.take() {
                    state.email = change.email;
                }
                state.end_sessions(None);
            }
            AccountEvent::OrderAdded {
                order_number,
                customer_reference,
            } => {
                state.orders.push(order_number);
                if !state.references.contains(&customer_reference) {
                    state.references.push(customer_reference);
                }
            }
            AccountEvent::LocaleSet { locale } => state.locale = locale,
            AccountEvent::Anonymised { .. } => {
                state.status = Anonymised;
                state.forget();
                state.end_sessions(None);
            }
        }
    }

    /// A pending registration blocks nobody (SPEC A4), so what it holds is apart from what an active account holds.
    fn claims(state: &AccountState) -> Vec<(&'static str, String)> {
        let mut claims = Vec::new();
        match state.status {
            Pending => {
                claims.extend(
                    state
                        .orders
                        .iter()
                        .map(|order| ("pending_order", order.clone())),
                );
                claims.push(("pending_email", state.email.digest().to_owned()));
            }
            Active => {
                claims.push(("email", state.email.digest().to_owned()));
                claims.extend(
                    state
                        .references
                        .iter()
                        .map(|reference| ("customer", reference.clone())),
                );
                claims.extend(state.orders.iter().map(|order| ("order", order.clone())));
            }
            Unregistered | Replaced | Anonymised => return claims,
        }
        let links = [
            state.activation.as_ref(),
            state.reset.as_ref(),
            state.email_change.as_ref().map(|change| &change.link),
        ];
        claims.extend(
            links
                .into_iter()
                .flatten()
                .map(|link| ("link", link.digest.clone())),
        );
        claims
    }

    fn redact(event: &mut AccountEvent) {
        match event {
            AccountEvent::Registered {
                email, password, ..
            } => {
                email.erase();
                password.erase();
            }
            AccountEvent::TemporaryIssued { password, .. }
            | AccountEvent::PasswordRehashed { password }
            | AccountEvent::PasswordReset { password }
            | AccountEvent::PasswordChanged { password, .. } => password.erase(),
            AccountEvent::EmailChangeRequested { email, .. } => email.erase(),
            _ => {}
        }
    }
}

impl AccountState {
    /// Whatever was mailed before must not undo what the customer just did, so it dies with the sessions.
    fn end_sessions(&mut self, kept: Option<String>) {
        self.epoch = self.epoch.saturating_add(1);
        self.kept_session = kept;
        self.reset = None;
        self.temporary = None;
        self.email_change = None;
    }

    fn forget(&mut self) {
        self.email.erase();
        self.password.erase();
        self.activation = None;
    }

    /// Whether a session of that id and epoch has not been ended by a change since (SPEC A8).
    pub fn keeps(&self, session: &str, epoch: u32) -> bool {
        self.status == Active
            && (epoch == self.epoch || self.kept_session.as_deref() == Some(session))
    }
}
