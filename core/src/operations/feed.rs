//! What the platform sends: orders, payments, refunds, statements (SPEC B1–B4).

use crate::bill::{self, BillEvent, BillMachine, Intake, Payment, Refund};
use crate::change::{Change, Tracked};
use crate::context::Context;
use crate::contract::{Feed, FeedRecord, FeedReport, NewRows, RejectedRecord};
use crate::error::{Code, Error};
use crate::flow::{ATTEMPTS, Io};
use crate::operation::Outcome;
use crate::order::{OrderEvent, OrderRecord, OrderState};
use crate::time::Instant;
use crate::value::{BillId, OrderNumber, RefundId};

mod check;
mod rows;
mod statement;

pub use check::is_month;
use rows::{Rows, load};
pub use statement::{Terms, import_statement, refused_lines, rejected_line};

/// Records that are committed together. Each commit is whole in itself, and the same records may come again, so a feed
/// that stops half-way is simply sent again (SPEC B2).
const CHUNK: usize = 500;

/// Takes a piece of the feed in.
///
/// # Errors
/// Those of the store. A record that is wrong is reported, and the others are taken.
pub async fn feed(io: Io, ctx: Context, command: Feed) -> Result<Outcome<FeedReport>, Error> {
    let records = command
        .records
        .into_iter()
        .enumerate()
        .map(|(at, record)| (at as u64, record));
    take_in(&io, &ctx, records)
        .await
        .map(|taken| Outcome::read(taken.report))
}

/// A record that passed its checks.
enum Checked {
    Order(OrderNumber, Box<OrderRecord>),
    Payment(BillId, Box<Payment>),
    Refund(BillId, RefundId, Refund),
}

/// What became of records, and the rows that they brought.
#[derive(Debug, Default)]
pub struct TakenIn {
    /// What became of them.
    pub report: FeedReport,
    /// Orders that nothing told of before.
    pub new_orders: NewRows,
    /// Payments that are new and completed.
    pub new_bills: NewRows,
}

impl TakenIn {
    /// Adds what became of others. The rejected ones are added as they come.
    pub fn add(&mut self, more: Self) {
        let (report, part) = (&mut self.report, more.report);
        add_new(&mut self.new_orders, more.new_orders);
        add_new(&mut self.new_bills, more.new_bills);
        report.accepted = report.accepted.saturating_add(part.accepted);
        report.unchanged = report.unchanged.saturating_add(part.unchanged);
        report.stale = report.stale.saturating_add(part.stale);
        report.ignored = report.ignored.saturating_add(part.ignored);
        report.aside = report.aside.saturating_add(part.aside);
        report.rejected.extend(part.rejected);
    }
}

/// However long a feed is, so many ids of it are told at most.
const TOLD: usize = 100;

fn add_new(rows: &mut NewRows, more: NewRows) {
    rows.count = rows.count.saturating_add(more.count);
    let room = TOLD.saturating_sub(rows.first.len());
    rows.first.extend(more.first.into_iter().take(room));
}

/// Takes records in, each under the number that it is told of by.
///
/// # Errors
/// Those of the store. A record that is wrong is reported, and the others are taken.
pub async fn take_in(
    io: &Io,
    ctx: &Context,
    records: impl IntoIterator<Item = (u64, FeedRecord)>,
) -> Result<TakenIn, Error> {
    let mut taken = TakenIn::default();
    let mut checked = Vec::new();
    for (at, record) in records {
        match check::check(ctx, record) {
            Ok(record) => checked.push((at, record)),
            Err(error) => taken.report.rejected.push(RejectedRecord {
                at,
                problems: error.body().problems.clone(),
            }),
        }
    }
    for chunk in checked.chunks(CHUNK) {
        taken.add(take_in_chunk(io, ctx, chunk).await?);
    }
    taken.report.rejected.sort_by_key(|rejected| rejected.at);
    Ok(taken)
}

/// A conflict decides this chunk again, so that the report of the others stays true.
async fn take_in_chunk(io: &Io, ctx: &Context, chunk: &[(u64, Checked)]) -> Result<TakenIn, Error> {
    for _ in 0..ATTEMPTS {
        let mut part = TakenIn::default();
        let change = decide_chunk(io, ctx, chunk, &mut part).await?;
        if io.try_commit(change).await? {
            return Ok(part);
        }
    }
    Err(Code::Busy.into())
}

async fn decide_chunk(
    io: &Io,
    ctx: &Context,
    chunk: &[(u64, Checked)],
    taken: &mut TakenIn,
) -> Result<Change, Error> {
    let mut rows = load(io, chunk).await?;
    let report = &mut taken.report;
    for (at, record) in chunk {
        let before = rows.known(record);
        let decided = match record {
            Checked::Order(number, record) => take_order(&mut rows, number, record, ctx.now),
            Checked::Payment(bill, payment) => take_payment(&mut rows, bill, payment, ctx.now),
            Checked::Refund(bill, id, refund) => take_refund(&mut rows, bill, id, refund, ctx.now),
        };
        let count = match decided {
            Ok(Taken::Accepted) => &mut report.accepted,
            Ok(Taken::Unchanged) => &mut report.unchanged,
            Ok(Taken::Stale) => &mut report.stale,
            Ok(Taken::Ignored) => &mut report.ignored,
            Ok(Taken::Aside) => &mut report.aside,
            Err(error) => {
                report.rejected.push(RejectedRecord {
                    at: *at,
                    problems: error.body().problems.clone(),
                });
                continue;
            }
        };
        *count = count.saturating_add(1);
        let after = rows.known(record);
        for (new, before, after) in [
            (&mut taken.new_orders, before.0, after.0),
            (&mut taken.new_bills, before.1, after.1),
        ] {
            if let Some(id) = after.filter(|_| before.is_none()) {
                let first = vec![id.to_owned()];
                add_new(new, NewRows { count: 1, first });
            }
        }
    }
    let mut change = Change::new();
    for (_, order) in rows.orders {
        change.put(ctx, order)?;
    }
    for (_, bill) in rows.bills {
        change.put(ctx, bill)?;
    }
    Ok(change)
}

enum Taken {
    Accepted,
    Unchanged,
    Stale,
    Ignored,
    Aside,
}

fn settle(bill: &mut Tracked<BillMachine>, intake: Intake) -> Taken {
    let (event, taken): (BillEvent, Taken) = match intake {
        Intake::Unchanged => return Taken::Unchanged,
        Intake::Stale => return Taken::Stale,
        Intake::Ignored => return Taken::Ignored,
        Intake::Remembered(event) => (event, Taken::Ignored),
        Intake::Accepted(event) => (event, Taken::Accepted),
        Intake::Aside(event) => (event, Taken::Aside),
    };
    bill.apply(vec![event]);
    taken
}

fn take_payment(
    rows: &mut Rows,
    id: &BillId,
    payment: &Payment,
    now: Instant,
) -> Result<Taken, Error> {
    let bill = rows
        .bills
        .entry(id.as_str().to_owned())
        .or_insert_with(|| Tracked::new(id.as_str()));
    let taken = settle(
        bill,
        bill::record_payment(bill.state(), id.as_str(), payment.clone(), now)?,
    );
    let Some(payment) = bill.state().payment.clone().filter(|_| bill.changed()) else {
        return Ok(taken);
    };
    let order = rows
        .orders
        .entry(payment.order_number.clone())
        .or_insert_with(|| Tracked::new(payment.order_number.as_str()));
    if !order.state().bills.iter().any(|known| known == id.as_str()) {
        let reference = payment.customer_reference.as_ref();
        order.apply(vec![OrderEvent::BillSeen {
            order_number: payment.order_number.clone(),
            customer_reference: reference.unwrap_or(&payment.order_number).clone(),
            bill: id.as_str().to_owned(),
        }]);
    }
    // Only an owner who was not known before concerns the other bills of the order, which may be very many.
    let mut touched = vec![id.as_str().to_owned()];
    if let Some(reference) = &payment.customer_reference
        && order.state().is_ownerless()
        && order.state().customer_reference != *reference
    {
        order.apply(vec![OrderEvent::OwnerTold {
            customer_reference: reference.clone(),
        }]);
        touched.clone_from(&order.state().bills);
    }
    let told = Told::by(order.state());
    for bill in &touched {
        link(rows, bill, &told, now);
    }
    Ok(taken)
}

/// What an order says to its bills.
struct Told {
    order_number: String,
    customer_reference: String,
    closed: bool,
}

impl Told {
    fn by(order: &OrderState) -> Self {
        Self {
            order_number: order.order_number.clone(),
            customer_reference: order.customer_reference.clone(),
            closed: order.status.is_closed(),
        }
    }
}

/// A bill takes over what its order says; a newer payment record may have moved it to another order since.
fn link(rows: &mut Rows, bill: &str, order: &Told, now: Instant) -> Option<Taken> {
    let bill = rows.bills.get_mut(bill)?;
    let payment = bill.state().payment.as_ref()?;
    if payment.order_number != order.order_number {
        return None;
    }
    let intake = bill::link_order(bill.state(), &order.customer_reference, order.closed, now);
    Some(settle(bill, intake))
}

fn take_refund(
    rows: &mut Rows,
    id: &BillId,
    refund_id: &RefundId,
    refund: &Refund,
    now: Instant,
) -> Result<Taken, Error> {
    let bill = rows
        .bills
        .entry(id.as_str().to_owned())
        .or_insert_with(|| Tracked::new(id.as_str()));
    // Alipay's two statements number one refund differently; they tell the same amount and time.
    let by_flow = |id: &str| id.starts_with(statement::FLOW);
    let told_otherwise = bill.state().refunds.iter().any(|(known, other)| {
        by_flow(known) != by_flow(refund_id.as_str())
            && other.amount_fen == refund.amount_fen
            && other.at.is_some()
            && other.at == refund.at
    });
    if told_otherwise {
        return Ok(Taken::Unchanged);
    }
    Ok(settle(
        bill,
        bill::record_refund(
            bill.state(),
            id.as_str(),
            refund_id.as_str(),
            refund.clone(),
            now,
        )?,
    ))
}

/// An order that would change hands while an account holds it, or while a bill of it is in use, is kept aside (SPEC B2).
fn take_order(
    rows: &mut Rows,
    number: &OrderNumber,
    record: &OrderRecord,
    now: Instant,
) -> Result<Taken, Error> {
    let order = rows
        .orders
        .entry(number.as_str().to_owned())
        .or_insert_with(|| Tracked::new(number.as_str()));
    for known in order
        .state()
        .aside
        .iter()
        .chain(order.state().record.iter())
    {
        if record.version < known.version {
            return Ok(Taken::Stale);
        }
        if record.version == known.version {
            return if *known == *record {
                Ok(Taken::Unchanged)
            } else {
                Err(Error::problem("version", Code::Duplicate))
            };
        }
    }
    // An account that holds the number of an ownerless order gets its owner's reference when it next signs in.
    let moves = order.state().is_known()
        && !order.state().is_ownerless()
        && order.state().customer_reference != record.customer_reference;
    let bills = order.state().bills.clone();
    let in_use = bills
        .iter()
        .filter_map(|bill| rows.bills.get(bill))
        .any(|bill| bill.state().application.is_some());
    if moves && (in_use || rows.claimed.contains(&order.state().customer_reference)) {
        order.apply(vec![OrderEvent::KeptAside {
            record: record.clone(),
        }]);
        return Ok(Taken::Aside);
    }
    order.apply(vec![OrderEvent::Recorded {
        order_number: number.as_str().to_owned(),
        record: record.clone(),
    }]);
    let told = Told::by(order.state());
    let mut taken = Taken::Accepted;
    for id in bills {
        if let Some(Taken::Aside) = link(rows, &id, &told, now) {
            taken = Taken::Aside;
        }
    }
    Ok(taken)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::bill::PaymentStatus;
    use crate::value::Fen;

    fn payment(order_number: &str) -> Payment {
        Payment {
            version: 1,
            status: PaymentStatus::Completed,
            order_number: order_number.to_owned(),
            customer_reference: Some("C-1".to_owned()),
            seller: "21vianet".to_owned(),
            description: "Office365云服务".to_owned(),
            amount_fen: Fen::new(100).unwrap(),
            voucher_fen: Fen::ZERO,
            paid_at: Instant::MIN,
            method: String::new(),
            payer: String::new(),
            billing_month: "2026-03".to_owned(),
            tax_code: None,
            rate: None,
            lines: Vec::new(),
        }
    }

    /// B1: an order may have very many bills. A payment looks at the others only when it tells whose they all are.
    #[test]
    fn a_payment_touches_no_other_bill_of_its_order() {
        let mut rows = Rows {
            orders: BTreeMap::new(),
            bills: BTreeMap::new(),
            claimed: BTreeSet::new(),
        };
        let pay = |rows: &mut Rows, id: &str| {
            let id = BillId::parse(id).unwrap();
            take_payment(rows, &id, &payment("SO-1"), Instant::MIN).unwrap()
        };
        pay(&mut rows, "PAY-1");
        // What no order said: linking it again would take it back.
        let strange = BillEvent::OrderLinked {
            customer_reference: "C-1".to_owned(),
            closed: true,
        };
        rows.bills.get_mut("PAY-1").unwrap().apply(vec![strange]);
        pay(&mut rows, "PAY-2");
        assert!(rows.bills["PAY-1"].state().order_closed);
        assert_eq!(rows.orders["SO-1"].state().bills, ["PAY-1", "PAY-2"]);
    }

    fn rows(count: u64, first: usize) -> NewRows {
        NewRows {
            count,
            first: (0..first).map(|at| at.to_string()).collect(),
        }
    }

    /// However long a statement is, its report stays small (B11).
    #[test]
    fn a_report_names_the_first_hundred_rows() {
        let mut all = NewRows::default();
        add_new(&mut all, rows(60, 60));
        add_new(&mut all, rows(60, 60));
        add_new(&mut all, rows(1, 1));
        assert_eq!((all.count, all.first.len()), (121, 100));
        assert_eq!(
            (all.first[59].as_str(), all.first[60].as_str()),
            ("59", "0")
        );
    }
}
