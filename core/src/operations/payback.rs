//! Refunds and changes of the platform that touch bills in use (SPEC B2, B9).

use crate::application::ApplicationMachine;
use crate::bill::{self, AsideRecord, BillEvent, BillMachine, BillState, Intake};
use crate::change::{Change, Tracked};
use crate::context::Context;
use crate::contract::{
    AsidePage, AsideView, Done, ListAsides, MayRefund, MayRefundView, Page, ReadBill, SettleAside,
    SettleOrder, StaffBillView, Text,
};
use crate::error::{Code, Error};
use crate::fapiao::FapiaoMachine;
use crate::flow::Io;
use crate::machine::Machine;
use crate::operation::Outcome;
use crate::operations::bills::view;
use crate::operations::common::{
    by_index, filtered_page, page_size, read_cursor, required_note, write_cursor,
};
use crate::operations::masking;
use crate::operations::standing::Unissued;
use crate::order::{OrderEvent, OrderMachine, OrderState};
use crate::time::Instant;
use crate::value::Fen;

async fn load_bill(io: &Io, id: &str) -> Result<Tracked<BillMachine>, Error> {
    let bill = io.load::<BillMachine>(id).await?;
    if bill.exists() {
        Ok(bill)
    } else {
        Err(Error::new(Code::BillNotFound).detail("bill", id))
    }
}

/// May this much of a bill be paid back? Not what a live fapiao covers whose original is not back, nor what a running
/// application may turn into one (SPEC B9).
///
/// # Errors
/// `bill_not_found`; a problem of `amount_fen` unless it is positive.
pub async fn may_refund(
    io: Io,
    _ctx: Context,
    command: MayRefund,
) -> Result<Outcome<MayRefundView>, Error> {
    if !command.amount_fen.is_positive() {
        return Err(Error::problem("amount_fen", Code::BadAmount));
    }
    let bill = load_bill(&io, &command.bill_id).await?;
    let state = bill.state();
    let covering = |issued: bool| {
        state
            .uses
            .iter()
            .filter(move |part| part.issued == issued && !part.returned)
    };
    let sum = |issued: bool| {
        Fen::checked_sum(covering(issued).map(|part| part.amount_fen)).unwrap_or(Fen::MAX)
    };
    let totals = state.totals;
    let paid = [totals.refunded_fen, totals.voucher_fen]
        .into_iter()
        .try_fold(totals.paid_fen, Fen::checked_sub)
        .unwrap_or(Fen::ZERO);
    let left = |taken: Fen, from: Fen| {
        from.checked_sub(taken)
            .filter(|left| left.is_positive())
            .unwrap_or(Fen::ZERO)
    };
    let without_fapiao = left(sum(true), paid);
    let refundable_fen = left(sum(false), without_fapiao);
    let amount = command.amount_fen;
    let (reason, zh, en) = if amount <= refundable_fen {
        ("refundable", "可以退款", "it may be paid back")
    } else if amount > paid {
        (
            "more_than_paid",
            "超出可退金额",
            "it is more than was paid and not paid back yet",
        )
    } else if amount > without_fapiao {
        (
            "covered_by_fapiao",
            "金额已开票，须先退回发票并红冲或作废",
            "a live fapiao covers it; the fapiao has to come back or be reversed first",
        )
    } else {
        (
            "in_application",
            "金额在申请中，须先取消或驳回申请",
            "an application covers it; it has to be cancelled or rejected first",
        )
    };
    let ids: Vec<&str> = if reason == "covered_by_fapiao" {
        covering(true).map(|part| part.fapiao.as_str()).collect()
    } else {
        Vec::new()
    };
    let fapiao = io.load_all::<FapiaoMachine>(&ids).await?;
    Ok(Outcome::read(MayRefundView {
        may_refund: reason == "refundable",
        refundable_fen,
        reason: reason.to_owned(),
        text: Text::new(zh, en),
        fapiao_numbers: fapiao
            .iter()
            .filter_map(|row| row.state().document.as_ref())
            .map(|document| document.identity.to_string())
            .collect(),
        batch_number: state
            .application
            .clone()
            .filter(|_| reason == "in_application"),
    }))
}

/// Changes by the platform that were kept aside, oldest first (SPEC B2).
///
/// # Errors
/// Those of the store.
pub async fn asides(
    io: Io,
    ctx: Context,
    command: ListAsides,
) -> Result<Outcome<AsidePage>, Error> {
    let limit = page_size(&ctx, command.limit)?;
    let after = read_cursor(command.cursor.as_deref())?;
    let (rows, next) = filtered_page::<BillMachine>(
        &io,
        vec![by_index::<BillMachine>(
            "aside", "bill", false, after, limit,
        )],
        limit,
        |_| true,
    )
    .await?;
    let mut items = Vec::new();
    if command.cursor.is_none() {
        // Orders that would change hands while they are in use: few, and all on the first page.
        let orders = by_index::<OrderMachine>("aside", "order", false, None, 200);
        for listed in io.list(orders).await? {
            items.extend(order_aside(
                Tracked::<OrderMachine>::from_row(listed.row)?.state(),
            ));
        }
    }
    items.extend(rows.iter().flat_map(|row| aside_views(row.state())));
    Ok(Outcome::read(Page {
        items,
        next: next.as_ref().map(write_cursor),
    }))
}

fn order_aside(order: &OrderState) -> Option<AsideView> {
    let record = order.aside.as_ref()?;
    Some(AsideView {
        bill_id: String::new(),
        order_number: order.order_number.clone(),
        aside: 0,
        record: "order_owner".to_owned(),
        at: record.placed_at.or(record.paid_at).unwrap_or(Instant::MIN),
        paid_fen: record.amount_fen.unwrap_or_default(),
        refunded_fen: Fen::ZERO,
        batch_number: None,
    })
}

/// Staff decide on a change of an order's owner. Accepted, the order and those of its bills that are in no application
/// go to the new owner, whose account gets them by `add_order` or by registering.
///
/// # Errors
/// `aside_not_found`; `required` as a problem of `note`.
pub async fn settle_order(
    io: Io,
    ctx: Context,
    command: SettleOrder,
) -> Result<Outcome<Done>, Error> {
    let note = required_note("note", &command.note)?;
    let mut order = io.load::<OrderMachine>(&command.order_number).await?;
    if order.state().aside.is_none() {
        return Err(Error::new(Code::AsideNotFound).detail("aside", command.order_number));
    }
    order.apply(vec![OrderEvent::AsideSettled {
        accepted: command.accept,
        note,
    }]);
    let mut change = Change::new();
    if command.accept {
        let state = order.state();
        let ids: Vec<&str> = state.bills.iter().map(String::as_str).collect();
        for mut bill in io.load_all::<BillMachine>(&ids).await? {
            let linked = bill::link_order(
                bill.state(),
                &state.customer_reference,
                state.status.is_closed(),
                ctx.now,
            );
            if let Intake::Accepted(event) = linked {
                bill.apply(vec![event]);
                change.put(&ctx, bill)?;
            }
        }
    }
    change.put(&ctx, order)?;
    Ok(Outcome::write(change, Done {}))
}

fn aside_views(bill: &BillState) -> Vec<AsideView> {
    bill.asides
        .iter()
        .map(|aside| {
            let mut after = bill.clone();
            BillMachine::evolve(
                &mut after,
                &BillEvent::AsideSettled {
                    number: aside.number,
                    accepted: true,
                    note: String::new(),
                },
            );
            AsideView {
                bill_id: bill.bill_id.clone(),
                order_number: String::new(),
                aside: aside.number,
                record: match aside.record {
                    AsideRecord::Payment(_) => "payment".to_owned(),
                    AsideRecord::Refund { .. } => "refund".to_owned(),
                    AsideRecord::Order { .. } => "order".to_owned(),
                },
                at: aside.at,
                paid_fen: after.totals.paid_fen,
                refunded_fen: after.totals.refunded_fen,
                batch_number: bill.application.clone(),
            }
        })
        .collect()
}

/// Staff decide on a change that was kept aside.
///
/// # Errors
/// `bill_not_found`, `aside_not_found`; `over_invoiced` while an application or a live fapiao covers what it takes away;
/// `required` as a problem of `note`.
pub async fn settle_aside(
    io: Io,
    ctx: Context,
    command: SettleAside,
) -> Result<Outcome<StaffBillView>, Error> {
    let note = required_note("note", &command.note)?;
    let mut bill = load_bill(&io, &command.bill_id).await?;
    bill.apply(bill::settle_aside(
        bill.state(),
        command.aside,
        command.accept,
        &note,
    )?);
    let view = staff_view(&io, &bill).await?;
    let mut change = Change::new();
    change.put(&ctx, bill)?;
    Ok(Outcome::write(change, view))
}

/// A bill as staff see it, also one that is no bill for its customer yet.
///
/// # Errors
/// `bill_not_found`.
pub async fn read_bill(
    io: Io,
    _ctx: Context,
    command: ReadBill,
) -> Result<Outcome<StaffBillView>, Error> {
    let bill = load_bill(&io, &command.bill_id).await?;
    staff_view(&io, &bill).await.map(Outcome::read)
}

async fn staff_view(io: &Io, bill: &Tracked<BillMachine>) -> Result<StaffBillView, Error> {
    let state = bill.state();
    let application = match &state.application {
        Some(batch_number) => Some(io.load::<ApplicationMachine>(batch_number).await?),
        None => None,
    };
    let application = application.as_ref().map(Tracked::state);
    let unissued = Unissued::load(io, application).await?;
    Ok(StaffBillView {
        bill: view(state, application, &unissued, "staff"),
        customer_reference: state.customer_reference.clone(),
        payer: state
            .payment
            .as_ref()
            .map(|payment| masking::name(&payment.payer))
            .unwrap_or_default(),
        asides: aside_views(state),
    })
}
