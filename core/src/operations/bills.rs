//! My bills (SPEC B3, B5, B10).

use chrono::{Days, NaiveDate};

use crate::application::{ApplicationMachine, ApplicationState};
use crate::bill::{self, BillMachine, BillState, BillStatus, Totals};
use crate::change::Tracked;
use crate::context::Context;
use crate::contract::{
    AmountComponent, AvailableView, BillStage, BillView, BillsView, GetBill, ListBills,
    MissingBill, Text,
};
use crate::error::{Code, Error};
use crate::flow::Io;
use crate::machine::Status;
use crate::operation::Outcome;
use crate::operations::common::{
    Walk, by_index, page_size, read_cursor, support_view, write_cursor,
};
use crate::operations::feed::is_month;
use crate::operations::principal::Principal;
use crate::operations::standing::{self, Unissued};
use crate::order::{OrderMachine, OrderState};
use crate::store::{IndexRange, Position, Query};
use crate::time::Instant;
use crate::value::{BatchNumber, Fen};
use crate::wording;

/// Lists the customer's bills, latest payment first.
///
/// # Errors
/// `invalid_input` for a filter that makes no sense; those of the store.
pub async fn bills(
    io: Io,
    ctx: Context,
    principal: Principal,
    command: ListBills,
) -> Result<Outcome<BillsView>, Error> {
    let limit = page_size(&ctx, command.limit)?;
    let after = read_cursor(command.cursor.as_deref())?;
    if command
        .billing_month
        .as_deref()
        .is_some_and(|month| !is_month(month))
    {
        return Err(Error::problem("billing_month", Code::BadDate));
    }
    let plain = command
        == ListBills {
            limit: command.limit,
            ..ListBills::default()
        };
    let at_stage = |bill: &BillView| command.stage.is_none_or(|stage| bill.stage == stage);
    let mut items = Vec::new();
    let mut next = None;
    if let Some(batch_number) = &command.batch_number {
        let bills = of_application(&io, &principal, batch_number, &command).await?;
        items = views(&io, &bills).await?;
        items.retain(at_stage);
    } else {
        let queries = queries(&principal, &command, after.as_ref(), limit);
        let mut walk = Walk::<BillMachine>::new(queries, limit);
        while let Some(mut rows) = walk.rows(&io).await? {
            rows.retain(|(_, bill)| matches(bill.state(), &command));
            let (places, bills): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
            let views = views(&io, &bills).await?;
            let mut found: Vec<_> = places.into_iter().zip(views).collect();
            found.retain(|(_, bill)| at_stage(bill));
            walk.take(found, &mut items);
        }
        next = walk.next();
    }
    let missing = if plain {
        missing(&io, &ctx, &principal).await?
    } else {
        Vec::new()
    };
    Ok(Outcome::read(BillsView {
        items,
        next: next.as_ref().map(write_cursor),
        missing,
    }))
}

/// The lists of the customer's bills, one for each reference. What is not applied for has an index of its own; everything
/// else is filtered by the application's status.
fn queries(
    principal: &Principal,
    command: &ListBills,
    after: Option<&Position>,
    limit: u32,
) -> Vec<Query> {
    let index = if command.stage == Some(BillStage::NotApplied) {
        "open"
    } else {
        "customer"
    };
    let of = |reference: &String| {
        let after = after.cloned();
        let query = by_index::<BillMachine>(index, reference.as_str(), true, after, limit);
        Query {
            by: query.by.map(|by| IndexRange {
                from: command.paid_from.and_then(day_start),
                to: command.paid_to.and_then(day_end),
                ..by
            }),
            ..query
        }
    };
    principal.references.iter().map(of).collect()
}

/// Bills as their customer sees them.
async fn views(io: &Io, bills: &[Tracked<BillMachine>]) -> Result<Vec<BillView>, Error> {
    let ids = bills
        .iter()
        .filter_map(|bill| bill.state().application.as_deref());
    let (applications, unissued) = standing::applications(io, ids).await?;
    let shown = bills.iter().map(|bill| {
        let application = bill.state().application.as_ref();
        let application = application.and_then(|batch| applications.get(batch));
        view(bill.state(), application, &unissued, "customer")
    });
    Ok(shown.collect())
}

/// One bill.
///
/// # Errors
/// `bill_not_found`, also for one that is not the customer's.
pub async fn bill(
    io: Io,
    _ctx: Context,
    principal: Principal,
    command: GetBill,
) -> Result<Outcome<BillView>, Error> {
    let bills = visible(&io, &principal, &[command.bill_id.as_str()]).await?;
    views(&io, &bills)
        .await?
        .pop()
        .map(Outcome::read)
        .ok_or_else(|| Error::new(Code::BillNotFound).detail("bill", command.bill_id))
}

/// The bills of these ids that the customer may see, in the order asked.
///
/// # Errors
/// `bill_not_found` if one is not there, not a bill yet, or somebody else's.
pub async fn visible(
    io: &Io,
    principal: &Principal,
    ids: &[&str],
) -> Result<Vec<Tracked<BillMachine>>, Error> {
    let bills = io.load_all::<BillMachine>(ids).await?;
    check_visible(principal, &bills)?;
    Ok(bills)
}

/// Refuses bills that the customer may not see.
///
/// # Errors
/// `bill_not_found` if one is not there, not a bill yet, or somebody else's.
pub fn check_visible(principal: &Principal, bills: &[Tracked<BillMachine>]) -> Result<(), Error> {
    for bill in bills {
        let state = bill.state();
        if !state.is_bill() || !principal.owns(&state.customer_reference) {
            return Err(Error::new(Code::BillNotFound).detail("bill", bill.id()));
        }
    }
    Ok(())
}

async fn of_application(
    io: &Io,
    principal: &Principal,
    batch_number: &str,
    command: &ListBills,
) -> Result<Vec<Tracked<BillMachine>>, Error> {
    if BatchNumber::parse(batch_number).is_err() {
        return Err(Error::problem("batch_number", Code::BadBatchNumber));
    }
    let application = io.load::<ApplicationMachine>(batch_number).await?;
    let Some(submission) = application
        .state()
        .submission
        .as_ref()
        .filter(|submission| {
            submission
                .references
                .iter()
                .any(|reference| principal.owns(reference))
        })
    else {
        return Ok(Vec::new());
    };
    let ids: Vec<&str> = submission
        .bills
        .iter()
        .map(|share| share.bill_id.as_str())
        .collect();
    let mut bills = io.load_all::<BillMachine>(&ids).await?;
    bills.retain(|bill| {
        let day = bill
            .state()
            .payment
            .as_ref()
            .map(|payment| payment.paid_at.china_date());
        matches(bill.state(), command)
            && command
                .paid_from
                .is_none_or(|from| day.is_some_and(|day| from <= day))
            && command
                .paid_to
                .is_none_or(|to| day.is_some_and(|day| day <= to))
    });
    Ok(bills)
}

/// The filters that no index serves.
fn matches(bill: &BillState, command: &ListBills) -> bool {
    let Some(payment) = &bill.payment else {
        return false;
    };
    let applied = matches!(bill.status, BillStatus::Applied | BillStatus::Remainder);
    command
        .billing_month
        .as_ref()
        .is_none_or(|month| payment.billing_month == *month)
        && command.min_fen.is_none_or(|min| min <= payment.amount_fen)
        && command.max_fen.is_none_or(|max| payment.amount_fen <= max)
        && command
            .stage
            .is_none_or(|stage| (stage == BillStage::NotApplied) != applied)
}

/// The sort value from which a day's entries begin, China time.
pub fn day_start(day: NaiveDate) -> Option<String> {
    Instant::from_china(day.into()).map(|at| at.to_string())
}

/// The sort value before which a day's entries end, China time.
pub fn day_end(day: NaiveDate) -> Option<String> {
    day.checked_add_days(Days::new(1)).and_then(day_start)
}

/// Paid orders whose payment is not here yet, with when to expect it and when to call (SPEC B3).
async fn missing(io: &Io, ctx: &Context, principal: &Principal) -> Result<Vec<MissingBill>, Error> {
    const MOST: u32 = 20;
    let mut missing = Vec::new();
    for reference in &principal.references {
        for listed in io
            .list(by_index::<OrderMachine>(
                "awaiting",
                reference.as_str(),
                true,
                None,
                MOST,
            ))
            .await?
        {
            let order = Tracked::<OrderMachine>::from_row(listed.row)?;
            if let Some(late) = missing_bill(ctx, order.state()) {
                missing.push(late);
            }
        }
    }
    Ok(missing)
}

fn missing_bill(ctx: &Context, order: &OrderState) -> Option<MissingBill> {
    let record = order.record.as_ref()?;
    let since = record.paid_at.or(record.placed_at).unwrap_or(ctx.now);
    let deadline = ctx
        .rules
        .calendar
        .after_working_days(since, ctx.policy().deadlines.payment_working_days);
    let overdue = ctx.now >= deadline.at;
    let advice = if overdue {
        let phone = support_view(ctx).phone;
        Text::new(
            format!("付款信息逾期未到，请致电 {phone}"),
            format!("the payment should have arrived by now; call {phone}"),
        )
    } else {
        Text::new(
            format!("付款信息最迟于 {} 到达", deadline.date),
            format!("the payment arrives by {} at the latest", deadline.date),
        )
    };
    Some(MissingBill {
        order_number: order.order_number.clone(),
        expected_by: deadline.at,
        overdue,
        advice,
    })
}

/// What is left to invoice, and why (SPEC B5).
pub fn available_view(totals: &Totals) -> AvailableView {
    let parts = [
        ("paid", Some(totals.paid_fen)),
        ("refunded", totals.refunded_fen.checked_neg()),
        ("voucher", totals.voucher_fen.checked_neg()),
        ("invoiced", totals.invoiced_fen.checked_neg()),
        ("reserved", totals.reserved_fen.checked_neg()),
    ];
    AvailableView {
        available_fen: totals.available_fen,
        components: parts
            .into_iter()
            .filter_map(|(reason, amount)| Some((reason, amount?)))
            .filter(|(reason, amount)| *reason == "paid" || !amount.is_zero())
            .map(|(reason, amount_fen)| AmountComponent {
                reason: reason.to_owned(),
                amount_fen,
                text: wording::component(reason),
            })
            .collect(),
    }
}

/// A bill with its live application and the fapiao of it that are not issued yet, for a role (SPEC B10).
pub fn view(
    bill: &BillState,
    application: Option<&ApplicationState>,
    unissued: &Unissued,
    role: &str,
) -> BillView {
    let submission = application.and_then(|application| application.submission.as_ref());
    let stage_number = application.map_or(1, ApplicationState::stage);
    let stage = match stage_number {
        1 => BillStage::NotApplied,
        2 => BillStage::NotPrinted,
        3 => BillStage::Printed,
        _ => BillStage::Mailed,
    };
    let payment = bill.payment.as_ref();
    let paid_at = payment.map_or(Instant::MIN, |payment| payment.paid_at);
    let mut allowed = application
        .map(|application| unissued.allowed(application, role))
        .unwrap_or_default();
    if role == "customer" && bill::can_apply(bill).is_ok() {
        allowed.push("apply".to_owned());
        allowed.push("split".to_owned());
    }
    if role == "customer" && application.is_some() {
        allowed.push("progress".to_owned());
    }
    BillView {
        bill_id: bill.bill_id.clone(),
        order_number: payment
            .map(|payment| payment.order_number.clone())
            .unwrap_or_default(),
        description: payment
            .map(|payment| payment.description.clone())
            .unwrap_or_default(),
        seller: payment
            .map(|payment| payment.seller.clone())
            .unwrap_or_default(),
        paid_at,
        paid_on: paid_at.china_date(),
        amount_fen: payment.map_or(Fen::ZERO, |payment| payment.amount_fen),
        method: payment
            .map(|payment| payment.method.clone())
            .unwrap_or_default(),
        billing_month: payment
            .map(|payment| payment.billing_month.clone())
            .unwrap_or_default(),
        batch_number: submission.map(|submission| submission.batch_number.clone()),
        applied_on: submission.map(|submission| submission.submitted_at.china_date()),
        status: application.map_or_else(
            || "not_applied".to_owned(),
            |application| application.status.name().to_owned(),
        ),
        stage,
        stage_number,
        label: wording::application_status(
            application
                .map(|application| application.status)
                .unwrap_or_default(),
        ),
        delivery_method: submission.map(|submission| submission.delivery.method.clone()),
        available: available_view(&bill.totals),
        split_approved: bill
            .plan
            .as_ref()
            .is_some_and(|plan| plan.used_by.is_none()),
        allowed,
    }
}
