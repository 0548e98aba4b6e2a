//! The dry run of an application (SPEC P1, P5).

use crate::application::{ApplicationMachine, Submission};
use crate::bill::{BillMachine, BillState};
use crate::change::Tracked;
use crate::context::Context;
use crate::contract::{
    Buyer, BuyerKind, Delivery, DeliveryChoice, Draft, DraftBill, FapiaoType, OfferView, Prepare,
    Prepared, Text,
};
use crate::document;
use crate::draft::{self, CheckedDraft, PlannedFapiao};
use crate::error::{Code, Error, Problems};
use crate::fapiao::FapiaoState;
use crate::flow::Io;
use crate::machine::Machine;
use crate::notice::{BOARD, Board, BoardMachine};
use crate::operation::Outcome;
use crate::operations::applying::fapiao_plan;
use crate::operations::bills::{available_view, check_visible};
use crate::operations::common::{base_promise, by_index, running_notices};
use crate::operations::my_fapiao::{Seen, fapiao_view};
use crate::operations::principal::Principal;
use crate::policy::{Offer, Seller};
use crate::store::{Key, Lookup};
use crate::title_book::TitleBookMachine;
use crate::value::Fen;

/// A dry run: what is prefilled, allowed, wrong, and what would be issued (SPEC P1). Changes nothing.
///
/// # Errors
/// `bill_not_found`; everything else that stands against the draft is in the view.
pub async fn prepare(
    io: Io,
    ctx: Context,
    principal: Principal,
    command: Prepare,
) -> Result<Outcome<Prepared>, Error> {
    let ids: Vec<&str> = command.draft.bills.iter().map(String::as_str).collect();
    let mut lookups: Vec<Lookup> = ids
        .iter()
        .map(|id| Lookup::Key(Key::new(BillMachine::KIND, *id)))
        .collect();
    lookups.push(Lookup::Key(Key::new(BoardMachine::KIND, BOARD)));
    lookups.push(Lookup::Key(Key::new(
        TitleBookMachine::KIND,
        principal.id.as_str(),
    )));
    let mut rows = io.rows(lookups).await?.into_iter();
    let bills = Tracked::of_rows(&ids, rows.by_ref().take(ids.len()))?;
    check_visible(&principal, &bills)?;
    let board = Tracked::<BoardMachine>::found(rows.next().flatten())?
        .map(Tracked::into_state)
        .unwrap_or_default();
    let titles = Tracked::<TitleBookMachine>::found(rows.next().flatten())?
        .map(|row| {
            row.state()
                .titles()
                .into_iter()
                .map(|title| title.name.clone())
                .collect()
        })
        .unwrap_or_default();
    let last = match io
        .list(by_index::<ApplicationMachine>(
            "owner",
            principal.id.as_str(),
            true,
            None,
            1,
        ))
        .await?
        .pop()
    {
        Some(listed) => Tracked::<ApplicationMachine>::from_row(listed.row)?
            .state()
            .submission
            .clone(),
        None => None,
    };
    let draft = prefill(&ctx, command.draft, last.as_ref());
    let states: Vec<&BillState> = bills.iter().map(Tracked::state).collect();
    Ok(Outcome::read(prepared(
        &ctx, draft, &states, &board, titles,
    )))
}

/// What is empty is filled in from the last application (SPEC P5), else with the first choice of the policy.
fn prefill(ctx: &Context, mut draft: Draft, last: Option<&Submission>) -> Draft {
    let policy = ctx.policy();
    let first = policy.offers.first();
    let medium = draft
        .medium
        .or_else(|| last.map(|last| last.medium))
        .or_else(|| first.map(|offer| offer.medium));
    if draft.buyer == Buyer::default()
        && let Some(last) = last
    {
        draft.buyer.clone_from(&last.buyer);
        draft.fapiao_type = draft.fapiao_type.or(Some(last.fapiao_type));
    }
    if draft.delivery == Delivery::default()
        && let Some(last) = last
        && policy
            .delivery_option(&last.delivery.method)
            .is_some_and(|option| medium.is_some_and(|medium| option.media.contains(&medium)))
    {
        draft.delivery.clone_from(&last.delivery);
    }
    draft.medium = medium;
    draft.fapiao_type = draft.fapiao_type.or_else(|| {
        if draft.buyer.kind == BuyerKind::Individual {
            Some(FapiaoType::Normal)
        } else {
            first.map(|offer| offer.fapiao_type)
        }
    });
    draft
}

fn prepared(
    ctx: &Context,
    draft: Draft,
    bills: &[&BillState],
    board: &Board,
    titles: Vec<String>,
) -> Prepared {
    let policy = ctx.policy();
    let today = ctx.now.china_date();
    let mut problems = Problems::new();
    let checked = draft::check(policy, &draft, today, &mut problems);
    let mut found = problems.into_vec();
    let buyer = checked
        .as_ref()
        .map_or(&draft.buyer, |checked| &checked.buyer);
    let planned = draft::check_bills(policy, bills).and_then(|()| {
        let seller = seller_of(ctx, bills)?;
        Ok((
            draft::plan(policy, bills, buyer, draft.merge, seller)?,
            seller,
        ))
    });
    let mut fapiao = Vec::new();
    match planned {
        Ok((planned, seller)) => {
            if let Err(error) = check_parts(ctx, checked.as_ref(), &draft, &planned)
                .and_then(|()| draft::check_purpose(draft.purpose, &planned, bills))
            {
                found.extend(error.as_problems());
            }
            let offer = Offer {
                fapiao_type: draft.fapiao_type.unwrap_or_default(),
                medium: draft.medium.unwrap_or_default(),
            };
            fapiao = planned
                .iter()
                .enumerate()
                .filter_map(|(at, planned)| {
                    let plan = fapiao_plan(
                        ctx,
                        planned,
                        seller,
                        &offer,
                        &draft.delivery,
                        &draft.remark,
                        "",
                        &format!("{}", at.saturating_add(1)),
                        &[],
                    );
                    let state = FapiaoState {
                        plan: Some(plan),
                        ..FapiaoState::default()
                    };
                    fapiao_view(&state, &Seen::DryRun)
                })
                .collect();
        }
        Err(error) => found.extend(error.as_problems()),
    }
    let gross_fen =
        Fen::checked_sum(fapiao.iter().map(|fapiao| fapiao.gross_fen)).unwrap_or(Fen::MAX);
    let medium = draft.medium.unwrap_or_default();
    let option = policy.delivery_option(&draft.delivery.method);
    let (promise, _) = board.promise(base_promise(ctx), ctx.now, ctx.now);
    Prepared {
        ready: found.is_empty(),
        warnings: draft::warnings(buyer, "buyer"),
        problems: found,
        bills: bills.iter().map(|bill| draft_bill(bill)).collect(),
        fapiao,
        gross_fen,
        offers: policy
            .offers
            .iter()
            .map(|offer| OfferView {
                fapiao_type: offer.fapiao_type,
                medium: offer.medium,
                required: policy
                    .required_fields(offer.fapiao_type, offer.medium, draft.buyer.kind, today)
                    .to_vec(),
            })
            .collect(),
        delivery: policy
            .delivery
            .iter()
            .filter(|option| option.media.contains(&medium))
            .map(|option| DeliveryChoice {
                method: option.method.clone(),
                name: Text::new(option.name_zh.clone(), option.name_en.clone()),
                kind: option.kind,
                freight: option.freight,
                address: option.address.clone(),
                contact: option.contact.clone(),
            })
            .collect(),
        may_merge: policy.applications.merge && bills.len() > 1,
        titles,
        freight: option.map(|option| option.freight),
        promise,
        notices: running_notices(board, ctx.now),
        draft,
    }
}

fn draft_bill(bill: &BillState) -> DraftBill {
    let payment = bill.payment.as_ref();
    DraftBill {
        bill_id: bill.bill_id.clone(),
        description: payment
            .map(|payment| payment.description.clone())
            .unwrap_or_default(),
        paid_at: payment.map_or(crate::time::Instant::MIN, |payment| payment.paid_at),
        payer: payment
            .map(|payment| payment.payer.clone())
            .unwrap_or_default(),
        available: available_view(&bill.totals),
        split: bill
            .plan
            .as_ref()
            .is_some_and(|plan| plan.used_by.is_none()),
    }
}

pub(super) fn seller_of<'a>(ctx: &'a Context, bills: &[&BillState]) -> Result<&'a Seller, Error> {
    let id = bills
        .first()
        .and_then(|bill| bill.payment.as_ref())
        .map(|payment| payment.seller.as_str());
    ctx.policy()
        .seller(id)
        .ok_or_else(|| Error::problem("bills[0]", Code::NotAllowed))
}

/// The buyers that a split plan names are checked for the type that was chosen now, and every composed fapiao against
/// the rules of amounts.
pub(super) fn check_parts(
    ctx: &Context,
    checked: Option<&CheckedDraft<'_>>,
    draft: &Draft,
    planned: &[PlannedFapiao],
) -> Result<(), Error> {
    let mut problems = Problems::new();
    for (at, planned) in planned.iter().enumerate() {
        if let Some(checked) =
            checked.filter(|checked| checked.buyer != planned.buyer && draft.buyer != planned.buyer)
        {
            draft::check_buyer(
                ctx.policy(),
                &planned.buyer,
                checked.offer,
                &format!("fapiao[{at}].buyer"),
                ctx.now.china_date(),
                &mut problems,
            );
        }
        problems.extend(document::check(&planned.lines));
    }
    problems.refuse()
}
