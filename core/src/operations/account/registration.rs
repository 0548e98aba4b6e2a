//! Registering and activating (SPEC A1-A6).

use super::common::{
    address, check_new_password, check_ordered_on, check_token, claim, link_holder, link_letter,
    refuse_taken, refuse_unknown, send_to_support,
};
use crate::account::{
    AccountCommand, AccountMachine, AccountStatus, decide, email_digest, link_digest, link_expiry,
};
use crate::change::{Change, Tracked};
use crate::context::Context;
use crate::contract::{Activate, Done, MailSentView, Register, RegistrationView, ResendActivation};
use crate::error::{Code, Error, Problems};
use crate::flow::Io;
use crate::machine::Machine;
use crate::mail::{Letter, Template};
use crate::operation::Outcome;
use crate::operations::common::support_view;
use crate::order::OrderMachine;
use crate::store::{Key, Lookup};
use crate::value::{Email, OrderNumber};

/// Registers an account. An e-mail that an account has gets the same answer; the mail tells its owner (SPEC A6).
///
/// # Errors
/// `invalid_input`, `order_not_found`, `order_taken`.
pub async fn register(
    io: Io,
    mut ctx: Context,
    command: Register,
) -> Result<Outcome<RegistrationView>, Error> {
    let mut problems = Problems::new();
    let order_number = problems.check("order_number", OrderNumber::parse(&command.order_number));
    let email = problems.check("email", Email::parse(&command.email));
    check_new_password(
        &mut problems,
        &ctx,
        "password",
        &command.password,
        &command.password_repeat,
    );
    let ordered_on = check_ordered_on(&mut problems, &ctx, command.ordered_on);
    problems.refuse()?;
    let (Some(order_number), Some(email)) = (order_number, email) else {
        return Err(Code::Internal.into());
    };

    // Before anything is looked up, so that every path costs a hash (SPEC A6).
    let salt = ctx.entropy.salt();
    let phc = ctx.rules.passwords.hash(command.password.expose(), &salt);
    let (id, token) = (ctx.entropy.id('a'), ctx.entropy.token());

    let digest = email_digest(&email);
    let lookups = vec![
        Lookup::Key(Key::new(OrderMachine::KIND, order_number.as_str())),
        claim("email", &digest),
        claim("pending_order", order_number.as_str()),
        claim("pending_email", &digest),
    ];
    let mut rows = io.rows(lookups).await?.into_iter();
    let mut next = || rows.next().flatten();
    let order = Tracked::<OrderMachine>::found(next())?
        .unwrap_or_else(|| Tracked::new(order_number.as_str()));
    let owner = Tracked::<AccountMachine>::found(next())?;
    let older = [
        Tracked::<AccountMachine>::found(next())?,
        Tracked::<AccountMachine>::found(next())?,
    ];
    refuse_unknown(&ctx, order.state(), ordered_on)?;
    refuse_taken(&io, &ctx, &order, None).await?;

    let view = RegistrationView {
        order_number: order_number.to_string(),
        expires_at: link_expiry(&ctx),
        support: support_view(&ctx),
    };
    let mut change = Change::new();
    if let Some(owner) = owner {
        remind(&ctx, &mut change, owner)?;
        return Ok(Outcome::write(change, view));
    }
    let mut replaced: Vec<String> = Vec::new();
    for mut registration in older.into_iter().flatten() {
        if !replaced.iter().any(|id| id == registration.id()) {
            let events = decide(registration.state(), &ctx, AccountCommand::GiveWay)?;
            registration.apply(events);
            replaced.push(registration.id().to_owned());
            change.put(&ctx, registration)?;
        }
    }
    let locale = command.locale.unwrap_or(ctx.policy().accounts.locale);
    let mut account = Tracked::<AccountMachine>::new(id);
    let events = decide(
        account.state(),
        &ctx,
        AccountCommand::Register {
            order_number,
            email,
            phc,
            locale,
            link: link_digest(&token),
        },
    )?;
    account.apply(events);
    mail_activation(&ctx, &mut change, &account, &token)?;
    change.put(&ctx, account)?;
    Ok(Outcome::write(change, view))
}

/// Activates a registration. Its order must still be free (SPEC A4).
///
/// # Errors
/// `link_invalid`, `link_expired`, `order_taken`, `order_not_found`, `email_taken`.
pub async fn activate(io: Io, ctx: Context, command: Activate) -> Result<Outcome<Done>, Error> {
    let mut problems = Problems::new();
    let link = check_token(&mut problems, &command.token);
    problems.refuse()?;
    let mut account = link_holder(&io, &link, AccountStatus::Pending).await?;
    let order_number = account.state().orders.first().cloned().unwrap_or_default();
    let rows = io
        .rows(vec![
            Lookup::Key(Key::new(OrderMachine::KIND, order_number.as_str())),
            claim("email", account.state().email.digest()),
        ])
        .await?;
    let mut rows = rows.into_iter();
    let order = Tracked::<OrderMachine>::found(rows.next().flatten())?
        .unwrap_or_else(|| Tracked::new(order_number));
    let email_holder = rows.next().flatten();
    let customer_reference = order.state().customer_reference.clone();
    let activate = AccountCommand::Activate {
        link,
        customer_reference,
    };
    let events = decide(account.state(), &ctx, activate).map_err(|error| {
        if error.is(Code::LinkExpired) {
            send_to_support(&ctx, error)
        } else {
            error
        }
    })?;
    refuse_unknown(&ctx, order.state(), None)?;
    // Whoever follows one link twice at once is not somebody else: the commit finds out who was first.
    refuse_taken(&io, &ctx, &order, Some(account.id())).await?;
    if email_holder.is_some_and(|holder| holder.key.id != account.id()) {
        return Err(Code::EmailTaken.into());
    }
    account.apply(events);
    let mut change = Change::new();
    change.put(&ctx, account)?;
    Ok(Outcome::write(change, Done {}))
}

/// Mails a fresh activation link to a pending registration. Everybody gets the same answer (SPEC A5, A6).
///
/// # Errors
/// `invalid_input`.
pub async fn resend_activation(
    io: Io,
    mut ctx: Context,
    command: ResendActivation,
) -> Result<Outcome<MailSentView>, Error> {
    let email = Email::parse(&command.email).map_err(|code| Error::problem("email", code))?;
    let digest = email_digest(&email);
    let token = ctx.entropy.token();
    let mut rows = io
        .rows(vec![
            claim("email", &digest),
            claim("pending_email", &digest),
        ])
        .await?
        .into_iter();
    let owner = Tracked::<AccountMachine>::found(rows.next().flatten())?;
    let pending = Tracked::<AccountMachine>::found(rows.next().flatten())?;
    let mut change = Change::new();
    match (owner, pending) {
        (Some(owner), _) => remind(&ctx, &mut change, owner)?,
        (None, Some(mut account)) => {
            let events = decide(
                account.state(),
                &ctx,
                AccountCommand::ResendActivation {
                    link: link_digest(&token),
                },
            )?;
            account.apply(events);
            mail_activation(&ctx, &mut change, &account, &token)?;
            change.put(&ctx, account)?;
        }
        (None, None) => {}
    }
    Ok(Outcome::write(
        change,
        MailSentView {
            expires_at: link_expiry(&ctx),
            support: support_view(&ctx),
        },
    ))
}

fn mail_activation(
    ctx: &Context,
    change: &mut Change,
    account: &Tracked<AccountMachine>,
    token: &str,
) -> Result<(), Error> {
    let state = account.state();
    let order_number = state.orders.first().map(String::as_str).unwrap_or_default();
    let letter = link_letter(
        ctx,
        Template::Activate,
        address(state)?,
        state.locale,
        "activate",
        token,
        link_expiry(ctx),
    )
    .with("order_number", order_number)
    .with("hours_valid", ctx.policy().accounts.link_hours.to_string());
    change.mail(ctx, account, letter)
}

fn remind(
    ctx: &Context,
    change: &mut Change,
    mut owner: Tracked<AccountMachine>,
) -> Result<(), Error> {
    let events = decide(owner.state(), ctx, AccountCommand::Remind)?;
    owner.apply(events);
    let letter = Letter::new(
        Template::AlreadyRegistered,
        address(owner.state())?,
        owner.state().locale,
    )
    .with("link", format!("{}/sign-in", ctx.policy().portal_url));
    change.mail(ctx, &owner, letter)?;
    change.put(ctx, owner)
}
