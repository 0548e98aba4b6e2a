//! What staff do with accounts (SPEC A12, H3).

use super::common::{address, check_note, claim};
use crate::account::{AccountCommand, AccountMachine, TABLE, decide};
use crate::application::{self, ApplicationMachine};
use crate::change::{Change, Tracked};
use crate::context::Context;
use crate::contract::{
    AnonymiseAccount, Done, FindAccount, FoundAccountView, RevealAccount, RevealedAccountView,
};
use crate::error::{Code, Error, Problems};
use crate::flow::Io;
use crate::machine::{Machine, Status};
use crate::mail::Letter;
use crate::operation::Outcome;
use crate::operations::common::by_index;
use crate::operations::principal::actor_id;
use crate::request::{self, RequestMachine};
use crate::store::{Key, MailQuery, Settlement};
use crate::title_book::{self, TitleBookMachine};
use crate::value::{CustomerReference, Email, OrderNumber};

/// Who stands on the letters of an anonymised account; nobody can have this address (RFC 2606).
const NOBODY: &str = "anonymised@anonymised.invalid";
const MAILS_AT_ONCE: u32 = 200;
const ROWS_AT_ONCE: u32 = 100;

/// The account that staff name by id, once nothing else is wrong.
pub(super) async fn named_account(
    io: &Io,
    mut problems: Problems,
    id: &str,
) -> Result<Tracked<AccountMachine>, Error> {
    let id = id.trim();
    if id.is_empty() {
        problems.add("account", Code::Required);
    }
    problems.refuse()?;
    let account = io.load::<AccountMachine>(id).await?;
    if account.exists() {
        Ok(account)
    } else {
        Err(Error::new(Code::AccountNotFound).field("account"))
    }
}

/// Finds an account by order number or customer reference, also a pending one.
///
/// # Errors
/// `invalid_input`, `account_not_found`.
pub async fn find_account(
    io: Io,
    _ctx: Context,
    command: FindAccount,
) -> Result<Outcome<FoundAccountView>, Error> {
    let mut problems = Problems::new();
    let mut lookups = Vec::new();
    let by_order = !command.order_number.trim().is_empty();
    let by_reference = !command.customer_reference.trim().is_empty();
    if by_order || !by_reference {
        let number = problems.check("order_number", OrderNumber::parse(&command.order_number));
        lookups.extend(number.iter().flat_map(|number| {
            ["order", "pending_order"].map(|space| claim(space, number.as_str()))
        }));
    }
    if by_reference {
        let reference = problems.check(
            "customer_reference",
            CustomerReference::parse(&command.customer_reference),
        );
        lookups.extend(
            reference
                .iter()
                .map(|reference| claim("customer", reference.as_str())),
        );
    }
    if by_order && by_reference {
        problems.add("customer_reference", Code::NotAllowed);
    }
    problems.refuse()?;
    let found = io.rows(lookups).await?.into_iter().flatten().next();
    let Some(account) = Tracked::<AccountMachine>::found(found)? else {
        return Err(Code::AccountNotFound.into());
    };
    let state = account.state();
    let new_email = state
        .email_change
        .as_ref()
        .and_then(|change| change.email.value());
    Ok(Outcome::read(FoundAccountView {
        account: account.id().to_owned(),
        status: state.status.name().to_owned(),
        email_masked: address(state)?.masked(),
        new_email_masked: new_email.map(Email::masked),
        references: state.references.clone(),
        orders: state.orders.clone(),
        locale: state.locale,
        registered_at: state.registered_at.unwrap_or(crate::time::Instant::MIN),
        activated_at: state.activated_at,
        allowed: TABLE.allowed_for(state.status, "staff"),
    }))
}

/// Shows the address unmasked, and records that it was shown.
///
/// # Errors
/// `invalid_input`, `account_not_found`, `illegal_transition`.
pub async fn reveal_account(
    io: Io,
    ctx: Context,
    command: RevealAccount,
) -> Result<Outcome<RevealedAccountView>, Error> {
    let mut problems = Problems::new();
    let reason = check_note(&mut problems, "reason", &command.reason);
    let mut account = named_account(&io, problems, &command.account).await?;
    let events = decide(
        account.state(),
        &ctx,
        AccountCommand::Reveal {
            reason: reason.unwrap_or_default(),
        },
    )?;
    account.apply(events);
    let new_email = account
        .state()
        .email_change
        .as_ref()
        .and_then(|change| change.email.value());
    let view = RevealedAccountView {
        account: account.id().to_owned(),
        email: address(account.state())?.to_string(),
        new_email: new_email.map(ToString::to_string),
    };
    let mut change = Change::new();
    change.put(&ctx, account)?;
    Ok(Outcome::write(change, view))
}

/// Takes the personal data out of an account and of the mails about it, its applications and its requests, and the address
/// for further mails out of these; facts never had any of it. What stands on a fapiao, and where it went, stays with the
/// history of the fapiao, which has to be kept. The account's orders are free to be registered again.
///
/// # Errors
/// `invalid_input`, `account_not_found`, `illegal_transition`.
pub async fn anonymise_account(
    io: Io,
    ctx: Context,
    command: AnonymiseAccount,
) -> Result<Outcome<Done>, Error> {
    let mut problems = Problems::new();
    let note = check_note(&mut problems, "note", &command.note);
    let mut account = named_account(&io, problems, &command.account).await?;
    let events = decide(
        account.state(),
        &ctx,
        AccountCommand::Anonymise {
            note: note.unwrap_or_default(),
        },
    )?;
    account.apply(events);
    // First, so that an account is never anonymised while an address is left: when this breaks off, it is done again.
    anonymise_mails(&io, account.key()).await?;
    let owner = actor_id(account.id());
    forget_address::<ApplicationMachine>(&io, &ctx, &owner, application::forget_address).await?;
    forget_address::<RequestMachine>(&io, &ctx, &owner, request::forget_address).await?;
    let mut book = io.load::<TitleBookMachine>(&owner).await?;
    book.apply(title_book::empty(book.state()));
    let mut change = Change::new();
    change.put(&ctx, book)?;
    change.put(&ctx, account)?;
    Ok(Outcome::write(change, Done {}))
}

/// Takes the address for mails out of the rows of an owner, so that none is written any more, and then out of those that
/// were written. A page of rows is one commit.
async fn forget_address<M: Machine>(
    io: &Io,
    ctx: &Context,
    owner: &str,
    forget: impl Fn(&M::State) -> Vec<M::Event>,
) -> Result<(), Error> {
    let mut after = None;
    loop {
        let listed = io
            .list(by_index::<M>("owner", owner, false, after, ROWS_AT_ONCE))
            .await?;
        after = listed.last().map(|last| last.position.clone());
        if after.is_none() {
            return Ok(());
        }
        let mut change = Change::new();
        let mut keys = Vec::with_capacity(listed.len());
        for listed in listed {
            let mut row = Tracked::<M>::from_row(listed.row)?;
            keys.push(row.key().clone());
            row.apply(forget(row.state()));
            change.put(ctx, row)?;
        }
        io.commit(change).await?;
        for key in &keys {
            anonymise_mails(io, key).await?;
        }
    }
}

async fn anonymise_mails(io: &Io, about: &Key) -> Result<(), Error> {
    let nobody = Email::parse(NOBODY).map_err(|_| Error::new(Code::Internal))?;
    let mut after = None;
    loop {
        let mails = io
            .mails(MailQuery {
                about: Some(about.clone()),
                state: None,
                after: after.take(),
                limit: MAILS_AT_ONCE,
            })
            .await?;
        let Some(last) = mails.last() else {
            return Ok(());
        };
        after = Some(last.mail.id.clone());
        for row in mails {
            let letter: Letter = serde_json::from_str(&row.mail.body)
                .map_err(|_| Error::new(Code::StoreDamaged).detail("kind", "mail"))?;
            if letter.to != nobody {
                let letter = Letter::new(letter.template, &nobody, letter.locale);
                let body =
                    serde_json::to_string(&letter).map_err(|_| Error::new(Code::Internal))?;
                io.settle(row.mail.id, row.attempts, Settlement::Sent { body })
                    .await?;
            }
        }
    }
}
