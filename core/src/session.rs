//! A session of a customer who signed in (SPEC A8). Its id is the digest of its token.

use serde::{Deserialize, Serialize};

use crate::account::AccountState;
use crate::context::Context;
use crate::digest::hex_digest;
use crate::error::{Code, Error};
use crate::machine::{Machine, Table, Transition, status};
use crate::time::Instant;

status! {
    /// Where a session stands.
    SessionStatus {
        /// Nobody opened it.
        Unopened = "unopened",
        /// Open, unless its time is over or a change of the account ended it.
        Open = "open",
        /// Signed out.
        Ended = "ended",
    }
}

use SessionStatus::{Ended, Open, Unopened};

/// The transitions of a session.
pub const TABLE: Table<SessionStatus> = Table(&[
    Transition {
        from: &[Unopened],
        operation: "sign_in",
        by: &["customer"],
        to: &[Open],
    },
    Transition {
        from: &[Open],
        operation: "sign_out",
        by: &["customer"],
        to: &[Ended],
    },
]);

/// A session.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionState {
    /// Where it stands.
    pub status: SessionStatus,
    /// Whose it is.
    pub account: String,
    /// The epoch of the account when it was opened.
    pub epoch: u32,
    /// Ends by itself then.
    pub expires_at: Option<Instant>,
    /// Whether a temporary password opened it (SPEC A11).
    pub temporary: bool,
}

/// What happens to a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionEvent {
    /// Somebody signed in.
    Opened {
        /// To this account.
        account: String,
        /// In its epoch.
        epoch: u32,
        /// Until then.
        expires_at: Instant,
        /// With a temporary password.
        temporary: bool,
    },
    /// Signed out.
    SignedOut,
}

/// What a session is asked to do.
#[derive(Debug, Clone)]
pub enum SessionCommand {
    /// Open it; the password was right.
    SignIn {
        /// Account.
        account: String,
        /// Its epoch.
        epoch: u32,
        /// Whether the password was a temporary one.
        temporary: bool,
    },
    /// End it.
    SignOut,
}

impl SessionCommand {
    /// Its line in the table.
    pub fn operation(&self) -> &'static str {
        match self {
            Self::SignIn { .. } => "sign_in",
            Self::SignOut => "sign_out",
        }
    }
}

/// Decides a command.
///
/// # Errors
/// `illegal_transition` for what the table does not list.
pub fn decide(
    state: &SessionState,
    ctx: &Context,
    command: SessionCommand,
) -> Result<Vec<SessionEvent>, Error> {
    TABLE.permit(state.status, command.operation())?;
    Ok(match command {
        SessionCommand::SignIn {
            account,
            epoch,
            temporary,
        } => {
            let expires_at = ctx
                .now
                .plus_hours(i64::from(ctx.policy().accounts.session_hours));
            vec![SessionEvent::Opened {
                account,
                epoch,
                expires_at,
                temporary,
            }]
        }
        SessionCommand::SignOut => vec![SessionEvent::SignedOut],
    })
}

/// The token of a session: whose it is, and what nobody can guess. With the account named, the session and its account
/// are looked up at once.
pub fn session_token(account: &str, secret: &str) -> String {
    format!("{account}.{secret}")
}

/// The account that a token names. Only the session itself says whether that is true.
pub fn account_of(token: &str) -> &str {
    token.split_once('.').map_or("", |(account, _)| account)
}

/// The id of the session of a token.
pub fn session_id(token: &str) -> String {
    hex_digest(&[b"fapiao session", token.as_bytes()])
}

impl SessionState {
    /// Refuses a session that was never opened, was ended, or is over.
    ///
    /// # Errors
    /// `session_invalid`.
    pub fn live(&self, now: Instant) -> Result<(), Error> {
        if self.status == Open && self.expires_at.is_some_and(|end| now < end) {
            return Ok(());
        }
        Err(Code::SessionInvalid.into())
    }

    /// Whether the customer must change a temporary password first. A session that changed it is kept by the account.
    pub fn must_change_password(&self, id: &str, account: &AccountState) -> bool {
        self.temporary && account.kept_session.as_deref() != Some(id)
    }
}

/// The machine of sessions.
#[derive(Debug, Clone)]
pub struct SessionMachine;

impl Machine for SessionMachine {
    const KIND: &'static str = "session";
    type State = SessionState;
    type Event = SessionEvent;

    fn evolve(state: &mut SessionState, event: &SessionEvent) {
        match event.clone() {
            SessionEvent::Opened {
                account,
                epoch,
                expires_at,
                temporary,
            } => {
                *state = SessionState {
                    status: Open,
                    account,
                    epoch,
                    expires_at: Some(expires_at),
                    temporary,
                };
            }
            SessionEvent::SignedOut => state.status = Ended,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::AccountStatus;
    use crate::machine::Status;

    #[test]
    fn every_status_and_operation() {
        for status in SessionStatus::ALL {
            for operation in ["sign_in", "sign_out"] {
                let line = TABLE
                    .0
                    .iter()
                    .find(|line| line.operation == operation && line.from.contains(status));
                assert_eq!(TABLE.permit(*status, operation).is_ok(), line.is_some());
                let mut state = SessionState {
                    status: *status,
                    ..SessionState::default()
                };
                let event = match operation {
                    "sign_in" => SessionEvent::Opened {
                        account: "a1".into(),
                        epoch: 0,
                        expires_at: Instant::MAX,
                        temporary: false,
                    },
                    _ => SessionEvent::SignedOut,
                };
                SessionMachine::evolve(&mut state, &event);
                assert!(line.is_none_or(|line| line.to == [state.status]));
            }
        }
    }

    #[test]
    fn only_the_kept_session_outlives_its_epoch() {
        let account = AccountState {
            status: AccountStatus::Active,
            epoch: 2,
            kept_session: Some("s1".into()),
            ..AccountState::default()
        };
        assert!(account.keeps("s2", 2) && account.keeps("s1", 1));
        assert!(!account.keeps("s2", 1) && !account.keeps("s2", 3));
        let gone = AccountState {
            status: AccountStatus::Anonymised,
            ..account
        };
        assert!(!gone.keeps("s1", 2));
    }

    #[test]
    fn a_session_that_was_never_opened_is_none() {
        let state = SessionState {
            expires_at: Some(Instant::MAX),
            ..SessionState::default()
        };
        assert!(state.live(Instant::MIN).is_err());
        assert!(
            SessionState {
                status: Open,
                ..state
            }
            .live(Instant::MIN)
            .is_ok()
        );
    }
}
