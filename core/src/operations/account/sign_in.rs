//! Signing in and out (SPEC A7, A8).

use super::common::{Fit, claim, fit};
use crate::account::{AccountCommand, AccountMachine, AccountState, decide, email_digest};
use crate::change::{Change, Tracked};
use crate::context::{Actor, Context};
use crate::contract::{Done, SessionView, SignIn, SignOut};
use crate::error::{Code, Error, Problems};
use crate::flow::Io;
use crate::guard::{self, GuardCommand, GuardMachine};
use crate::machine::Machine;
use crate::operation::Outcome;
use crate::operations::principal::{Principal, actor_id};
use crate::order::OrderMachine;
use crate::policy::PasswordReset;
use crate::session::{self, SessionCommand, SessionMachine, session_id, session_token};
use crate::store::{Key, Lookup};
use crate::value::Email;

/// Opens a session. A wrong password, an unknown e-mail and a pending account are one and the same (SPEC A7).
///
/// # Errors
/// `invalid_input`, `sign_in_failed`, `too_many_attempts`.
pub async fn sign_in(
    io: Io,
    mut ctx: Context,
    command: SignIn,
) -> Result<Outcome<SessionView>, Error> {
    let mut problems = Problems::new();
    let email = problems.check("email", Email::parse(&command.email));
    if command.password.is_empty() {
        problems.add("password", Code::Required);
    }
    problems.refuse()?;
    let Some(email) = email else {
        return Err(Code::Internal.into());
    };

    let digest = email_digest(&email);
    let mut rows = io
        .rows(vec![
            Lookup::Key(Key::new(GuardMachine::KIND, digest.as_str())),
            claim("email", &digest),
        ])
        .await?
        .into_iter();
    let mut guard = Tracked::<GuardMachine>::found(rows.next().flatten())?
        .unwrap_or_else(|| Tracked::new(digest.as_str()));
    let account = Tracked::<AccountMachine>::found(rows.next().flatten())?;
    guard::decide(guard.state(), &ctx, GuardCommand::Try)?;
    let or_temporary = ctx.policy().accounts.password_reset == PasswordReset::TemporaryPassword;
    let state = account.as_ref().map(Tracked::state);
    let right = fit(&ctx, state, &command.password, or_temporary, |held| {
        !held.used && ctx.now < held.expires_at
    });
    let mut change = Change::new();
    let (Some(mut account), Some(fit)) = (account, right) else {
        let events = guard::decide(guard.state(), &ctx, GuardCommand::Fail)?;
        guard.apply(events);
        change.put(&ctx, guard)?;
        return Ok(Outcome::refuse(change, Code::SignInFailed.into()));
    };

    ctx.actor = Actor::Customer(actor_id(account.id()));
    let events = guard::decide(guard.state(), &ctx, GuardCommand::Clear)?;
    guard.apply(events);
    let temporary = fit == Fit::Temporary;
    let outdated = !temporary
        && account
            .state()
            .password
            .value()
            .is_some_and(|phc| ctx.rules.passwords.outdated(phc));
    let rehashed = outdated.then(|| {
        let salt = ctx.entropy.salt();
        ctx.rules.passwords.hash(command.password.expose(), &salt)
    });
    let references = new_references(&io, account.state()).await?;
    let events = decide(
        account.state(),
        &ctx,
        AccountCommand::SignIn {
            temporary,
            rehashed,
            references,
        },
    )?;
    account.apply(events);

    let token = session_token(account.id(), &ctx.entropy.token());
    let mut session = Tracked::<SessionMachine>::new(session_id(&token));
    let opened = SessionCommand::SignIn {
        account: account.id().to_owned(),
        epoch: account.state().epoch,
        temporary,
    };
    let events = session::decide(session.state(), &ctx, opened)?;
    session.apply(events);
    let view = SessionView {
        token,
        expires_at: session.state().expires_at.unwrap_or(ctx.now),
        must_change_password: temporary,
    };
    change.put(&ctx, guard)?;
    change.put(&ctx, account)?;
    change.put(&ctx, session)?;
    Ok(Outcome::write(change, view))
}

/// The platform may tell only later whose order it is that an account was activated with (SPEC A14, B2).
async fn new_references(io: &Io, account: &AccountState) -> Result<Vec<String>, Error> {
    let numbers: Vec<&str> = account.orders.iter().map(String::as_str).collect();
    let mut new: Vec<String> = Vec::new();
    for order in io.load_all::<OrderMachine>(&numbers).await? {
        let reference = &order.state().customer_reference;
        if order.state().is_known()
            && !account.references.contains(reference)
            && !new.contains(reference)
        {
            new.push(reference.clone());
        }
    }
    if new.is_empty() {
        return Ok(new);
    }
    let holders = io
        .rows(
            new.iter()
                .map(|reference| claim("customer", reference))
                .collect(),
        )
        .await?;
    Ok(new
        .into_iter()
        .zip(holders)
        .filter(|(_, holder)| holder.is_none())
        .map(|(reference, _)| reference)
        .collect())
}

/// Ends the session.
///
/// # Errors
/// Those of the store.
pub async fn sign_out(
    _io: Io,
    ctx: Context,
    principal: Principal,
    _command: SignOut,
) -> Result<Outcome<Done>, Error> {
    let mut change = Change::new();
    if let Some(mut session) = principal.session {
        let events = session::decide(session.state(), &ctx, SessionCommand::SignOut)?;
        session.apply(events);
        change.put(&ctx, *session)?;
    }
    Ok(Outcome::write(change, Done {}))
}
