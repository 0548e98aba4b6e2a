//! What a customer sees of and adds to the own account (SPEC A14).

use super::common::{check_ordered_on, refuse_taken, refuse_unknown};
use crate::account::{AccountCommand, decide};
use crate::change::Change;
use crate::context::Context;
use crate::contract::{AccountView, AddOrder, Done, Me, SetLocale};
use crate::error::{Code, Error, Problems};
use crate::flow::Io;
use crate::operation::Outcome;
use crate::operations::principal::Principal;
use crate::order::OrderMachine;
use crate::value::OrderNumber;

/// Shows the customer's own account.
///
/// # Errors
/// Those of the store.
pub async fn me(
    _io: Io,
    _ctx: Context,
    principal: Principal,
    _command: Me,
) -> Result<Outcome<AccountView>, Error> {
    let state = principal.account.as_ref().map(|account| account.state());
    let pending = state
        .and_then(|state| state.email_change.as_ref())
        .and_then(|change| change.email.value());
    let must_change_password = principal
        .session
        .as_ref()
        .zip(state)
        .is_some_and(|(session, state)| session.state().must_change_password(session.id(), state));
    Ok(Outcome::read(AccountView {
        account: principal
            .account
            .as_ref()
            .map(|account| account.id().to_owned()),
        email: principal.email.map(String::from),
        new_email: pending.map(ToString::to_string),
        references: principal.references,
        orders: state.map(|state| state.orders.clone()).unwrap_or_default(),
        locale: principal.locale,
        must_change_password,
        session_expires_at: principal
            .session
            .as_ref()
            .and_then(|session| session.state().expires_at),
    }))
}

/// Adds an order number; one that the account has already changes nothing.
///
/// # Errors
/// `invalid_input`, `order_not_found`, `order_taken`; `account_not_found` for a customer that the host vouches for.
pub async fn add_order(
    io: Io,
    ctx: Context,
    principal: Principal,
    command: AddOrder,
) -> Result<Outcome<Done>, Error> {
    let Some(mut account) = principal.account else {
        return Err(Code::AccountNotFound.into());
    };
    let mut problems = Problems::new();
    let order_number = problems.check("order_number", OrderNumber::parse(&command.order_number));
    let ordered_on = check_ordered_on(&mut problems, &ctx, command.ordered_on);
    problems.refuse()?;
    let Some(order_number) = order_number else {
        return Err(Code::Internal.into());
    };
    let order = io.load::<OrderMachine>(order_number.as_str()).await?;
    refuse_unknown(&ctx, order.state(), ordered_on)?;
    refuse_taken(&io, &ctx, &order, Some(account.id())).await?;
    let customer_reference = order.state().customer_reference.clone();
    let events = decide(
        account.state(),
        &ctx,
        AccountCommand::AddOrder {
            order_number,
            customer_reference,
        },
    )?;
    account.apply(events);
    let mut change = Change::new();
    change.put(&ctx, *account)?;
    Ok(Outcome::write(change, Done {}))
}

/// Chooses the language of mails.
///
/// # Errors
/// `invalid_input`; `account_not_found` for a customer that the host vouches for.
pub async fn set_locale(
    _io: Io,
    ctx: Context,
    principal: Principal,
    command: SetLocale,
) -> Result<Outcome<Done>, Error> {
    let Some(mut account) = principal.account else {
        return Err(Code::AccountNotFound.into());
    };
    let Some(locale) = command.locale else {
        return Err(Error::problem("locale", Code::Required));
    };
    let events = decide(account.state(), &ctx, AccountCommand::SetLocale { locale })?;
    account.apply(events);
    let mut change = Change::new();
    change.put(&ctx, *account)?;
    Ok(Outcome::write(change, Done {}))
}
