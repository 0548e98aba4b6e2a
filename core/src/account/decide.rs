//! What may happen to an account.

use super::{AccountEvent, AccountState, Link, Sealed, TABLE};
use crate::context::Context;
use crate::contract::Locale;
use crate::error::{Code, Error};
use crate::time::Instant;
use crate::value::{Email, OrderNumber};

/// What an account is asked to do. Passwords come hashed, tokens as digests.
#[derive(Debug, Clone)]
pub enum AccountCommand {
    /// Register; the order is known and free.
    Register {
        /// Order number.
        order_number: OrderNumber,
        /// E-mail.
        email: Email,
        /// Password hash.
        phc: String,
        /// Language of mails.
        locale: Locale,
        /// Digest of the activation token.
        link: String,
    },
    /// Give way to a newer registration (SPEC A4).
    GiveWay,
    /// Send a fresh activation link (SPEC A5).
    ResendActivation {
        /// Digest of the token.
        link: String,
    },
    /// Activate (SPEC A3); the order is known and free.
    Activate {
        /// Digest of the token that was shown.
        link: String,
        /// Whose order it is.
        customer_reference: String,
    },
    /// Tell the owner that somebody used the address (SPEC A6).
    Remind,
    /// Open a session (SPEC A7); the password was right.
    SignIn {
        /// Whether it was the temporary one.
        temporary: bool,
        /// The password hashed anew, where its hash was outdated.
        rehashed: Option<String>,
        /// Customer references of its orders that nobody holds.
        references: Vec<String>,
    },
    /// Send a reset link (SPEC A11).
    SendReset {
        /// Digest of the token.
        link: String,
    },
    /// Send a temporary password (SPEC A11).
    SendTemporary {
        /// Its hash.
        phc: String,
    },
    /// Set a new password by the reset link.
    ResetPassword {
        /// Digest of the token that was shown.
        link: String,
        /// Password hash.
        phc: String,
    },
    /// Change the password (SPEC A9); the old one was right.
    ChangePassword {
        /// Password hash.
        phc: String,
        /// The session that does it.
        session: Option<String>,
    },
    /// Send a link to a new address (SPEC A10, A12).
    ChangeEmail {
        /// The new address.
        email: Email,
        /// Digest of the token.
        link: String,
        /// How staff checked the customer; none when the customer gave the password.
        note: Option<String>,
    },
    /// Let the new address take effect; nobody else has it.
    ConfirmEmail {
        /// Digest of the token that was shown.
        link: String,
    },
    /// Add an order (SPEC A14) that is known and not another account's.
    AddOrder {
        /// Order number.
        order_number: OrderNumber,
        /// Whose order it is.
        customer_reference: String,
    },
    /// Choose the language of mails.
    SetLocale {
        /// The language.
        locale: Locale,
    },
    /// Show the address to staff (SPEC H3).
    Reveal {
        /// Why.
        reason: String,
    },
    /// Take the personal data out (SPEC H3).
    Anonymise {
        /// Why.
        note: String,
    },
}

impl AccountCommand {
    /// Its line in the table.
    pub fn operation(&self) -> &'static str {
        match self {
            Self::Register { .. } => "register",
            Self::GiveWay => "register_again",
            Self::ResendActivation { .. } => "resend_activation",
            Self::Activate { .. } => "activate",
            Self::Remind => "remind",
            Self::SignIn { .. } => "sign_in",
            Self::SendReset { .. } | Self::SendTemporary { .. } => "forgot_password",
            Self::ResetPassword { .. } => "reset_password",
            Self::ChangePassword { .. } => "change_password",
            Self::ChangeEmail { note: None, .. } => "change_email",
            Self::ChangeEmail { note: Some(_), .. } => "start_email_change",
            Self::ConfirmEmail { .. } => "confirm_email",
            Self::AddOrder { .. } => "add_order",
            Self::SetLocale { .. } => "set_locale",
            Self::Reveal { .. } => "reveal_account",
            Self::Anonymise { .. } => "anonymise_account",
        }
    }
}

/// When a link or temporary password that is mailed now dies (SPEC T4).
pub(crate) fn link_expiry(ctx: &Context) -> Instant {
    ctx.now
        .plus_hours(i64::from(ctx.policy().accounts.link_hours))
}

/// Decides a command.
///
/// # Errors
/// `illegal_transition` for what the table does not list; `link_invalid` and `link_expired` for a link that is not or
/// no longer good; `not_allowed` for a new address that is the present one.
pub fn decide(
    state: &AccountState,
    ctx: &Context,
    command: AccountCommand,
) -> Result<Vec<AccountEvent>, Error> {
    TABLE.permit(state.status, command.operation())?;
    let fresh = |digest: String| Link {
        digest,
        expires_at: link_expiry(ctx),
    };
    Ok(match command {
        AccountCommand::Register {
            order_number,
            email,
            phc,
            locale,
            link,
        } => vec![AccountEvent::Registered {
            order_number: order_number.into(),
            email: Sealed::email(&email),
            password: Sealed::phc(phc),
            locale,
            link: fresh(link),
            at: ctx.now,
        }],
        AccountCommand::GiveWay => vec![AccountEvent::Superseded],
        AccountCommand::ResendActivation { link } => {
            vec![AccountEvent::ActivationSent { link: fresh(link) }]
        }
        AccountCommand::Activate {
            link,
            customer_reference,
        } => {
            usable(state.activation.as_ref(), &link, ctx.now)?;
            vec![AccountEvent::Activated {
                customer_reference,
                at: ctx.now,
            }]
        }
        AccountCommand::Remind => vec![AccountEvent::Reminded],
        AccountCommand::SignIn {
            temporary,
            rehashed,
            references,
        } => {
            let mut events = Vec::new();
            if temporary {
                events.push(AccountEvent::TemporaryUsed);
            }
            events.extend(rehashed.map(|phc| AccountEvent::PasswordRehashed {
                password: Sealed::phc(phc),
            }));
            let new = references
                .into_iter()
                .filter(|reference| !state.references.contains(reference));
            events.extend(
                new.map(|customer_reference| AccountEvent::ReferenceAdded { customer_reference }),
            );
            events
        }
        AccountCommand::SendReset { link } => {
            vec![AccountEvent::ResetRequested { link: fresh(link) }]
        }
        AccountCommand::SendTemporary { phc } => vec![AccountEvent::TemporaryIssued {
            password: Sealed::phc(phc),
            expires_at: link_expiry(ctx),
        }],
        AccountCommand::ResetPassword { link, phc } => {
            usable(state.reset.as_ref(), &link, ctx.now)?;
            vec![AccountEvent::PasswordReset {
                password: Sealed::phc(phc),
            }]
        }
        AccountCommand::ChangePassword { phc, session } => vec![AccountEvent::PasswordChanged {
            password: Sealed::phc(phc),
            kept_session: session,
        }],
        AccountCommand::ChangeEmail { email, link, note } => {
            let email = Sealed::email(&email);
            if email == state.email {
                return Err(Error::problem("new_email", Code::NotAllowed));
            }
            vec![AccountEvent::EmailChangeRequested {
                email,
                link: fresh(link),
                note,
            }]
        }
        AccountCommand::ConfirmEmail { link } => {
            usable(
                state.email_change.as_ref().map(|change| &change.link),
                &link,
                ctx.now,
            )?;
            vec![AccountEvent::EmailChanged]
        }
        AccountCommand::AddOrder {
            order_number,
            customer_reference,
        } => {
            let has_order = state
                .orders
                .iter()
                .any(|known| known == order_number.as_str());
            match (has_order, state.references.contains(&customer_reference)) {
                (true, true) => Vec::new(),
                (true, false) => vec![AccountEvent::ReferenceAdded { customer_reference }],
                (false, _) => vec![AccountEvent::OrderAdded {
                    order_number: order_number.into(),
                    customer_reference,
                }],
            }
        }
        AccountCommand::SetLocale { locale } if locale == state.locale => Vec::new(),
        AccountCommand::SetLocale { locale } => vec![AccountEvent::LocaleSet { locale }],
        AccountCommand::Reveal { reason } => vec![AccountEvent::Revealed { reason }],
        AccountCommand::Anonymise { note } => vec![AccountEvent::Anonymised { note }],
    })
}

/// A link of another purpose, or one that a newer replaced, is no link at all; one that is dead says so (SPEC A3, T4).
fn usable(link: Option<&Link>, shown: &str, now: Instant) -> Result<(), Error> {
    match link {
        Some(link) if link.digest == shown && now < link.expires_at => Ok(()),
        Some(link) if link.digest == shown => Err(Code::LinkExpired.into()),
        _ => Err(Code::LinkInvalid.into()),
    }
}
