//! What several operations on accounts need.

use chrono::{NaiveDate, NaiveTime};

use crate::account::{AccountMachine, AccountState, AccountStatus, Temporary, link_digest};
use crate::change::{Change, Tracked};
use crate::context::Context;
use crate::contract::Locale;
use crate::error::{Code, Error, Problems};
use crate::flow::Io;
use crate::guard::{self, GuardCommand, GuardMachine};
use crate::machine::Machine;
use crate::mail::{Letter, Template};
use crate::operations::common::{required_note, support_view};
use crate::order::{OrderMachine, OrderState};
use crate::store::Lookup;
use crate::time::Instant;
use crate::value::{Email, Secret, Token};

/// An error that sends somebody to support says whom to call (SPEC A18).
pub fn send_to_support(ctx: &Context, error: Error) -> Error {
    let support = support_view(ctx);
    let phone = support.phone.clone();
    error
        .detail("phone", phone)
        .detail("support", serde_json::to_value(support).unwrap_or_default())
}

/// A letter with a link that dies.
pub(super) fn link_letter(
    ctx: &Context,
    template: Template,
    to: &Email,
    locale: Locale,
    path: &str,
    token: &str,
    expires_at: Instant,
) -> Letter {
    Letter::new(template, to, locale)
        .with(
            "link",
            format!("{}/{path}?token={token}", ctx.policy().portal_url),
        )
        .with("token", token)
        .with("expires_at", china_minute(expires_at, locale))
}

/// As people read it; what dies then may live seconds longer than that, never shorter.
pub(super) fn china_minute(at: Instant, locale: Locale) -> String {
    let zone = if locale == Locale::Zh {
        "（北京时间）"
    } else {
        " (China time)"
    };
    format!("{}{zone}", at.china_datetime().format("%Y-%m-%d %H:%M"))
}

/// A lookup by claim.
pub(super) fn claim(space: &'static str, value: &str) -> Lookup {
    Lookup::Claim {
        space: space.into(),
        value: value.to_owned(),
    }
}

/// The address of an account; one that is in use always has it.
pub(super) fn address(account: &AccountState) -> Result<&Email, Error> {
    account
        .email
        .value()
        .ok_or_else(|| Error::new(Code::StoreDamaged).detail("kind", AccountMachine::KIND))
}

/// Checks a new password and its repetition (SPEC A1, A13).
pub(super) fn check_new_password(
    problems: &mut Problems,
    ctx: &Context,
    field: &str,
    password: &Secret,
    repeat: &Secret,
) {
    let policy = &ctx.policy().accounts;
    let length = u32::try_from(password.expose().chars().count()).unwrap_or(u32::MAX);
    if password.is_empty() {
        problems.add(field, Code::Required);
    } else if length < policy.password_min || length > policy.password_max {
        problems.add_with(
            field,
            Code::PasswordLength,
            &[
                ("min", policy.password_min.to_string()),
                ("max", policy.password_max.to_string()),
            ],
        );
    }
    if password != repeat {
        problems.add(
            format!("{field}_repeat"),
            if repeat.is_empty() {
                Code::Required
            } else {
                Code::PasswordMismatch
            },
        );
    } else if repeat.is_empty() {
        problems.add(format!("{field}_repeat"), Code::Required);
    }
}

/// A note of staff.
pub(super) fn check_note(problems: &mut Problems, field: &str, text: &str) -> Option<String> {
    required_note(field, text)
        .map_err(|error| problems.add_all(error.as_problems()))
        .ok()
}

/// The start of the day that an order is said to be of; it cannot be ahead.
pub(super) fn check_ordered_on(
    problems: &mut Problems,
    ctx: &Context,
    ordered_on: Option<NaiveDate>,
) -> Option<Instant> {
    let day = ordered_on?;
    match Instant::from_china(day.and_time(NaiveTime::MIN)).filter(|start| *start <= ctx.now) {
        Some(start) => Some(start),
        None => {
            problems.add("ordered_on", Code::BadDate);
            None
        }
    }
}

/// Refuses an order number that is not known (SPEC A2, B3), or whose order never becomes a bill (SPEC B4).
pub(super) fn refuse_unknown(
    ctx: &Context,
    order: &OrderState,
    ordered_on: Option<Instant>,
) -> Result<(), Error> {
    if order.is_known() && !order.status.is_closed() {
        return Ok(());
    }
    let (calendar, deadlines) = (&ctx.rules.calendar, &ctx.policy().deadlines);
    let next = calendar.after_working_days(ctx.now, deadlines.order_working_days);
    let last =
        ordered_on.map(|start| calendar.after_working_days(start, deadlines.payment_working_days));
    let (mut error, provisional) = match last {
        Some(last) if last.is_late(ctx.now) => (Error::new(Code::OrderOverdue), last.provisional),
        Some(last) => (
            Error::new(Code::OrderNotFound).retry_at(next.at.min(last.at)),
            next.provisional || last.provisional,
        ),
        None => (
            Error::new(Code::OrderNotFound).retry_at(next.at),
            next.provisional,
        ),
    };
    if provisional {
        error = error.detail("provisional", true);
    }
    Err(send_to_support(ctx, error.field("order_number")))
}

/// Refuses an order that another account has activated, by its number or by its customer (SPEC A4, A14).
pub(super) async fn refuse_taken(
    io: &Io,
    ctx: &Context,
    order: &Tracked<OrderMachine>,
    own: Option<&str>,
) -> Result<(), Error> {
    let rows = io
        .rows(vec![
            claim("order", order.id()),
            claim("customer", &order.state().customer_reference),
        ])
        .await?;
    if rows
        .into_iter()
        .flatten()
        .all(|row| own == Some(row.key.id.as_str()))
    {
        return Ok(());
    }
    Err(send_to_support(
        ctx,
        Error::new(Code::OrderTaken).field("order_number"),
    ))
}

/// The account that a mailed link was made for, while it stands as it did then.
pub(super) async fn link_holder(
    io: &Io,
    digest: &str,
    status: AccountStatus,
) -> Result<Tracked<AccountMachine>, Error> {
    let account = io.holder::<AccountMachine>("link", digest).await?;
    account
        .filter(|account| account.state().status == status)
        .ok_or_else(|| Code::LinkInvalid.into())
}

/// Digest of a token that was shown.
pub(super) fn check_token(problems: &mut Problems, token: &Token) -> String {
    if token.expose().is_empty() {
        problems.add("token", Code::Required);
    }
    link_digest(token.expose())
}

/// Which password of an account fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// The password.
    Password,
    /// The temporary one.
    Temporary,
}

/// Checks a password against an account, or against nobody at the same cost (SPEC A7). With `or_temporary` everybody
/// pays for a second check, whether there is a temporary password that is `usable` or not.
pub(super) fn fit(
    ctx: &Context,
    account: Option<&AccountState>,
    password: &Secret,
    or_temporary: bool,
    usable: impl Fn(&Temporary) -> bool,
) -> Option<Fit> {
    let passwords = &ctx.rules.passwords;
    let verify = |phc: Option<&String>| {
        let right = passwords.verify(
            password.expose(),
            phc.map_or(passwords.decoy(), String::as_str),
        );
        right && phc.is_some()
    };
    let by_password = verify(account.and_then(|account| account.password.value()));
    let by_temporary = or_temporary && {
        let held = account
            .and_then(|account| account.temporary.as_ref())
            .filter(|held| usable(held));
        verify(held.and_then(|held| held.password.value()))
    };
    match (by_password, by_temporary) {
        (true, _) => Some(Fit::Password),
        (false, true) => Some(Fit::Temporary),
        (false, false) => None,
    }
}

/// How the check of a present password ended; either way the guard has something to remember.
pub(super) enum Check {
    /// It was right.
    Passed(Change),
    /// It was wrong: the change and the refusal.
    Failed(Change, Error),
}

/// Checks the present password of somebody who is signed in, under the same guard as signing in (SPEC A7, A9, A10).
pub(super) async fn check_present_password(
    io: &Io,
    ctx: &Context,
    account: &AccountState,
    in_temporary_session: bool,
    field: &str,
    password: &Secret,
) -> Result<Check, Error> {
    let mut guard = io.load::<GuardMachine>(account.email.digest()).await?;
    guard::decide(guard.state(), ctx, GuardCommand::Try)?;
    let right = fit(ctx, Some(account), password, in_temporary_session, |held| {
        held.used || ctx.now < held.expires_at
    })
    .is_some();
    let events = guard::decide(
        guard.state(),
        ctx,
        if right {
            GuardCommand::Clear
        } else {
            GuardCommand::Fail
        },
    )?;
    guard.apply(events);
    let mut change = Change::new();
    change.put(ctx, guard)?;
    Ok(if right {
        Check::Passed(change)
    } else {
        Check::Failed(change, Error::new(Code::WrongPassword).field(field))
    })
}
