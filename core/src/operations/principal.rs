//! Whom a customer's operation is for.

use crate::account::AccountMachine;
use crate::change::Tracked;
use crate::context::{Actor, Context};
use crate::contract::Locale;
use crate::error::{Code, Error, Problems};
use crate::flow::Io;
use crate::operation::{Caller, Vouched};
use crate::session::{SessionMachine, SessionStatus, account_of, session_id};
use crate::value::{CustomerReference, Email, Secret};

/// What is possible while the password is a temporary one (SPEC A11).
const WITH_TEMPORARY_PASSWORD: &[&str] = &["change_password", SIGN_OUT, "me"];
/// The operation that ends the session by which it is called.
const SIGN_OUT: &str = "sign_out";

/// A customer who was let in.
#[derive(Debug, Clone)]
pub struct Principal {
    /// `account:<id>`, or `reference:<customer reference>` for a customer that the host vouches for (SPEC A15).
    pub id: String,
    /// Customer references whose orders and bills are the customer's (SPEC A14).
    pub references: Vec<String>,
    /// Where mails go; none are written without it.
    pub email: Option<Email>,
    /// Language of mails.
    pub locale: Locale,
    /// The account, unless the host vouches.
    pub account: Option<Box<Tracked<AccountMachine>>>,
    /// The session, unless the host vouches.
    pub session: Option<Box<Tracked<SessionMachine>>>,
}

impl Principal {
    /// Whether what is of this customer reference is the customer's.
    pub fn owns(&self, reference: &str) -> bool {
        self.references.iter().any(|own| own == reference)
    }
}

/// Lets a customer in, and makes it the actor of what follows.
///
/// # Errors
/// `session_invalid`, `password_change_required`; `invalid_input` for a vouched customer whose reference or e-mail is
/// none; `operation_not_allowed` for a caller who is no customer.
pub async fn authenticate(io: &Io, ctx: &mut Context, caller: &Caller) -> Result<Principal, Error> {
    let principal = match caller {
        Caller::Session(token) => signed_in(io, ctx, token).await?,
        Caller::Vouched(vouched) => vouched_for(ctx, vouched)?,
        other => {
            return Err(Error::new(Code::OperationNotAllowed)
                .detail("operation", ctx.operation)
                .detail("role", other.role().name()));
        }
    };
    ctx.actor = Actor::Customer(principal.id.clone());
    Ok(principal)
}

/// Whether the caller's session was ended by the operation that is called again. Its customer is the actor then, so that
/// the answer under the same request id is found (SPEC P4); nothing else is let in.
///
/// # Errors
/// Those of the store.
pub async fn ended_by_itself(io: &Io, ctx: &mut Context, caller: &Caller) -> Result<bool, Error> {
    let Caller::Session(token) = caller else {
        return Ok(false);
    };
    if ctx.operation != SIGN_OUT {
        return Ok(false);
    }
    let session = io
        .load::<SessionMachine>(&session_id(token.expose()))
        .await?;
    ctx.actor = Actor::Customer(actor_id(&session.state().account));
    Ok(session.state().status == SessionStatus::Ended)
}

async fn signed_in(io: &Io, ctx: &Context, token: &Secret) -> Result<Principal, Error> {
    let (session, accounts) = io
        .load_with::<SessionMachine, AccountMachine>(
            &session_id(token.expose()),
            &[account_of(token.expose())],
        )
        .await?;
    session.state().live(ctx.now)?;
    let account = accounts
        .into_iter()
        .find(|account| account.id() == session.state().account)
        .ok_or(Code::SessionInvalid)?;
    if !account.state().keeps(session.id(), session.state().epoch) {
        return Err(Code::SessionInvalid.into());
    }
    if session
        .state()
        .must_change_password(session.id(), account.state())
        && !WITH_TEMPORARY_PASSWORD.contains(&ctx.operation)
    {
        return Err(Code::PasswordChangeRequired.into());
    }
    Ok(Principal {
        id: actor_id(account.id()),
        references: account.state().references.clone(),
        email: account.state().email.value().cloned(),
        locale: account.state().locale,
        account: Some(Box::new(account)),
        session: Some(Box::new(session)),
    })
}

fn vouched_for(ctx: &Context, vouched: &Vouched) -> Result<Principal, Error> {
    let mut problems = Problems::new();
    let reference = problems.check(
        "customer_reference",
        CustomerReference::parse(&vouched.customer_reference),
    );
    let given = vouched
        .email
        .as_deref()
        .filter(|text| !text.trim().is_empty());
    let email = given.and_then(|text| problems.check("email", Email::parse(text)));
    problems.refuse()?;
    let reference = reference.map(String::from).unwrap_or_default();
    Ok(Principal {
        id: format!("reference:{reference}"),
        references: vec![reference],
        email,
        locale: vouched.locale.unwrap_or(ctx.policy().accounts.locale),
        account: None,
        session: None,
    })
}

/// How facts name an account that acts.
pub(crate) fn actor_id(account: &str) -> String {
    format!("account:{account}")
}
