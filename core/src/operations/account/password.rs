//! Forgotten and changed passwords (SPEC A8, A9, A11).

use super::common::{
    Check, address, check_new_password, check_present_password, check_token, china_minute, claim,
    link_holder, link_letter,
};
use crate::account::{
    AccountCommand, AccountMachine, AccountStatus, decide, email_digest, link_digest, link_expiry,
};
use crate::change::{Change, Tracked};
use crate::context::{Context, Entropy};
use crate::contract::{ChangePassword, Done, ForgotPassword, MailSentView, ResetPassword};
use crate::error::{Code, Error, Problems};
use crate::flow::Io;
use crate::guard::{self, GuardCommand, GuardMachine};
use crate::mail::{Letter, Template};
use crate::operation::Outcome;
use crate::operations::common::support_view;
use crate::operations::principal::Principal;
use crate::policy::PasswordReset;
use crate::value::Email;

/// Without letters and digits that look alike.
const ALPHABET: &[u8; 31] = b"abcdefghjkmnpqrstuvwxyz23456789";
/// About 59 bits, more than enough behind a guard for a day.
const TEMPORARY_LENGTH: u32 = 12;

/// Mails a reset link or a temporary password, as the policy says. Everybody gets the same answer (SPEC A6, A11).
///
/// # Errors
/// `invalid_input`.
pub async fn forgot_password(
    io: Io,
    mut ctx: Context,
    command: ForgotPassword,
) -> Result<Outcome<MailSentView>, Error> {
    let email = Email::parse(&command.email).map_err(|code| Error::problem("email", code))?;
    let expires_at = link_expiry(&ctx);
    let by_link = ctx.policy().accounts.password_reset == PasswordReset::Link;
    let token = ctx.entropy.token();
    let password = temporary_password(&mut ctx);
    // For everybody, so that the time taken tells nothing (SPEC A6).
    let phc = if by_link {
        String::new()
    } else {
        let salt = ctx.entropy.salt();
        ctx.rules.passwords.hash(&password, &salt)
    };
    let mut change = Change::new();
    let row = io
        .rows(vec![claim("email", &email_digest(&email))])
        .await?
        .pop()
        .flatten();
    if let Some(mut account) = Tracked::<AccountMachine>::found(row)? {
        let command = if by_link {
            AccountCommand::SendReset {
                link: link_digest(&token),
            }
        } else {
            AccountCommand::SendTemporary { phc }
        };
        let events = decide(account.state(), &ctx, command)?;
        account.apply(events);
        let (to, locale) = (address(account.state())?, account.state().locale);
        let letter = if by_link {
            link_letter(
                &ctx,
                Template::ResetLink,
                to,
                locale,
                "reset",
                &token,
                expires_at,
            )
        } else {
            Letter::new(Template::TemporaryPassword, to, locale)
                .with("password", password)
                .with("expires_at", china_minute(expires_at, locale))
        };
        change.mail(&ctx, &account, letter)?;
        change.put(&ctx, account)?;
    }
    Ok(Outcome::write(
        change,
        MailSentView {
            expires_at,
            support: support_view(&ctx),
        },
    ))
}

fn temporary_password(ctx: &mut Context) -> String {
    let policy = &ctx.rules.policy.accounts;
    let length = TEMPORARY_LENGTH
        .max(policy.password_min)
        .min(policy.password_max);
    unambiguous(
        &mut ctx.entropy,
        usize::try_from(length).unwrap_or_default(),
    )
}

fn unambiguous(entropy: &mut Entropy, length: usize) -> String {
    let mut text = String::with_capacity(length);
    while text.len() < length {
        // Of the 256 bytes, 248 fall evenly on the 31 letters; the others are left out.
        let even = entropy.bytes().into_iter().filter(|byte| *byte < 248);
        let letters = even.filter_map(|byte| ALPHABET.get(usize::from(byte % 31)).copied());
        text.extend(
            letters
                .take(length.saturating_sub(text.len()))
                .map(char::from),
        );
    }
    text
}

/// Sets a new password by the reset link, ends all sessions, and lets its owner sign in at once.
///
/// # Errors
/// `invalid_input`, `link_invalid`, `link_expired`.
pub async fn reset_password(
    io: Io,
    mut ctx: Context,
    command: ResetPassword,
) -> Result<Outcome<Done>, Error> {
    let mut problems = Problems::new();
    let link = check_token(&mut problems, &command.token);
    check_new_password(
        &mut problems,
        &ctx,
        "new_password",
        &command.new_password,
        &command.new_password_repeat,
    );
    problems.refuse()?;
    let mut account = link_holder(&io, &link, AccountStatus::Active).await?;
    let salt = ctx.entropy.salt();
    let phc = ctx
        .rules
        .passwords
        .hash(command.new_password.expose(), &salt);
    let events = decide(
        account.state(),
        &ctx,
        AccountCommand::ResetPassword { link, phc },
    )?;
    account.apply(events);
    let mut guard = io
        .load::<GuardMachine>(account.state().email.digest())
        .await?;
    let events = guard::decide(guard.state(), &ctx, GuardCommand::Clear)?;
    guard.apply(events);
    let mut change = Change::new();
    change.put(&ctx, account)?;
    change.put(&ctx, guard)?;
    Ok(Outcome::write(change, Done {}))
}

/// Changes the password and ends all other sessions.
///
/// # Errors
/// `invalid_input`, `wrong_password`, `too_many_attempts`; `account_not_found` for a customer that the host vouches for.
pub async fn change_password(
    io: Io,
    mut ctx: Context,
    principal: Principal,
    command: ChangePassword,
) -> Result<Outcome<Done>, Error> {
    let Some(mut account) = principal.account else {
        return Err(Code::AccountNotFound.into());
    };
    let mut problems = Problems::new();
    if command.old_password.is_empty() {
        problems.add("old_password", Code::Required);
    }
    check_new_password(
        &mut problems,
        &ctx,
        "new_password",
        &command.new_password,
        &command.new_password_repeat,
    );
    if problems.is_empty() && command.new_password == command.old_password {
        problems.add("new_password", Code::NotAllowed);
    }
    problems.refuse()?;
    let in_temporary_session = principal
        .session
        .as_ref()
        .is_some_and(|session| session.state().temporary);
    let mut change = match check_present_password(
        &io,
        &ctx,
        account.state(),
        in_temporary_session,
        "old_password",
        &command.old_password,
    )
    .await?
    {
        Check::Passed(change) => change,
        Check::Failed(change, error) => return Ok(Outcome::refuse(change, error)),
    };
    let salt = ctx.entropy.salt();
    let phc = ctx
        .rules
        .passwords
        .hash(command.new_password.expose(), &salt);
    let session = principal.session.map(|session| session.id().to_owned());
    let events = decide(
        account.state(),
        &ctx,
        AccountCommand::ChangePassword { phc, session },
    )?;
    account.apply(events);
    change.put(&ctx, *account)?;
    Ok(Outcome::write(change, Done {}))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn temporary_passwords_are_readable_and_long_enough() {
        let mut entropy = Entropy::new([7; 32]);
        for length in [0, 1, 6, 12, 64, 1024] {
            let text = unambiguous(&mut entropy, length);
            assert_eq!(text.len(), length);
            assert!(!text.contains(['0', '1', 'o', 'i', 'l']));
        }
        assert_ne!(unambiguous(&mut entropy, 12), unambiguous(&mut entropy, 12));
    }
}
