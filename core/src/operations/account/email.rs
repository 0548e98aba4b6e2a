//! Changing the e-mail (SPEC A10, A12).

use super::common::{
    Check, address, check_note, check_present_password, check_token, link_holder, link_letter,
};
use super::staff::named_account;
use crate::account::{
    AccountCommand, AccountMachine, AccountStatus, decide, link_digest, link_expiry,
};
use crate::change::{Change, Tracked};
use crate::context::Context;
use crate::contract::{ChangeEmail, ConfirmEmail, Done, MailSentView, StartEmailChange};
use crate::error::{Code, Error, Problems};
use crate::flow::Io;
use crate::mail::{Letter, Template};
use crate::operation::Outcome;
use crate::operations::common::support_view;
use crate::operations::principal::Principal;
use crate::value::Email;

/// Mails a link to the new address and tells the old one. Whether another account has the address comes out only when
/// the link is followed, and thus only to its owner (SPEC A6).
///
/// # Errors
/// `invalid_input`, `wrong_password`, `too_many_attempts`; `account_not_found` for a customer that the host vouches for.
pub async fn change_email(
    io: Io,
    ctx: Context,
    principal: Principal,
    command: ChangeEmail,
) -> Result<Outcome<MailSentView>, Error> {
    let Some(account) = principal.account else {
        return Err(Code::AccountNotFound.into());
    };
    let mut problems = Problems::new();
    if command.password.is_empty() {
        problems.add("password", Code::Required);
    }
    let email = problems.check("new_email", Email::parse(&command.new_email));
    problems.refuse()?;
    let Some(email) = email else {
        return Err(Code::Internal.into());
    };
    let change = match check_present_password(
        &io,
        &ctx,
        account.state(),
        false,
        "password",
        &command.password,
    )
    .await?
    {
        Check::Passed(change) => change,
        Check::Failed(change, error) => return Ok(Outcome::refuse(change, error)),
    };
    request_change(ctx, change, *account, email, None)
}

/// Starts a change of e-mail for a customer, after checking (SPEC A12).
///
/// # Errors
/// `invalid_input`, `account_not_found`, `illegal_transition`.
pub async fn start_email_change(
    io: Io,
    ctx: Context,
    command: StartEmailChange,
) -> Result<Outcome<MailSentView>, Error> {
    let mut problems = Problems::new();
    let email = problems.check("new_email", Email::parse(&command.new_email));
    let note = check_note(&mut problems, "note", &command.note);
    let account = named_account(&io, problems, &command.account).await?;
    let Some(email) = email else {
        return Err(Code::Internal.into());
    };
    request_change(ctx, Change::new(), account, email, note)
}

fn request_change(
    mut ctx: Context,
    mut change: Change,
    mut account: Tracked<AccountMachine>,
    email: Email,
    note: Option<String>,
) -> Result<Outcome<MailSentView>, Error> {
    let token = ctx.entropy.token();
    let expires_at = link_expiry(&ctx);
    let masked = email.masked();
    let confirm = |locale| {
        link_letter(
            &ctx,
            Template::EmailChangeConfirm,
            &email,
            locale,
            "confirm-email",
            &token,
            expires_at,
        )
    };
    let confirm = confirm(account.state().locale);
    let events = decide(
        account.state(),
        &ctx,
        AccountCommand::ChangeEmail {
            email,
            link: link_digest(&token),
            note,
        },
    )?;
    account.apply(events);
    let notice = Letter::new(
        Template::EmailChangeNotice,
        address(account.state())?,
        account.state().locale,
    )
    .with("new_email_masked", masked);
    change.mail(&ctx, &account, confirm)?;
    change.mail(&ctx, &account, notice)?;
    change.put(&ctx, account)?;
    Ok(Outcome::write(
        change,
        MailSentView {
            expires_at,
            support: support_view(&ctx),
        },
    ))
}

/// Lets the new address take effect and ends all sessions (SPEC A8).
///
/// # Errors
/// `invalid_input`, `link_invalid`, `link_expired`, `email_taken`.
pub async fn confirm_email(
    io: Io,
    ctx: Context,
    command: ConfirmEmail,
) -> Result<Outcome<Done>, Error> {
    let mut problems = Problems::new();
    let link = check_token(&mut problems, &command.token);
    problems.refuse()?;
    let mut account = link_holder(&io, &link, AccountStatus::Active).await?;
    let new = account
        .state()
        .email_change
        .as_ref()
        .map(|change| change.email.digest().to_owned())
        .unwrap_or_default();
    let events = decide(account.state(), &ctx, AccountCommand::ConfirmEmail { link })?;
    if io.holder::<AccountMachine>("email", &new).await?.is_some() {
        return Err(Code::EmailTaken.into());
    }
    account.apply(events);
    let mut change = Change::new();
    change.put(&ctx, account)?;
    Ok(Outcome::write(change, Done {}))
}
