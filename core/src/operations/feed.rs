//! What the platform sends: orders, payments, refunds, statements (SPEC B1–B4).

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::bill::{
    self, BillEvent, BillMachine, Intake, Payment, PaymentStatus, Refund, RefundStatus,
};
use crate::change::{Change, Tracked};
use crate::context::Context;
use crate::contract::{
    Feed, FeedRecord, FeedReport, ImportStatement, NewRows, OrderFeed, PaymentFeed, RefundFeed,
    RejectedLine, RejectedRecord, StatementFormat, StatementReport,
};
use crate::document::check_bill_lines;
use crate::error::{Code, Error, Problems};
use crate::flow::{ATTEMPTS, Io};
use crate::machine::Machine;
use crate::operation::Outcome;
use crate::order::{OrderEvent, OrderMachine, OrderRecord, OrderState, OrderStatus};
use crate::statement::{RecordKind, RecordStatus, StatementError, StatementRecord, wechat};
use crate::store::{Key, Lookup, Row};
use crate::time::Instant;
use crate::value::{BillId, CustomerReference, Fen, Line, OrderNumber, RefundId, SellerId};

/// Records that are committed together. Each commit is whole in itself, and the same records may come again, so a feed
/// that stops half-way is simply sent again (SPEC B2).
const CHUNK: usize = 200;

/// Takes a piece of the feed in.
///
/// # Errors
/// Those of the store. A record that is wrong is reported, and the others are taken.
pub async fn feed(io: Io, ctx: Context, command: Feed) -> Result<Outcome<FeedReport>, Error> {
    let records = command
        .records
        .into_iter()
        .enumerate()
        .map(|(at, record)| (at as u64, record))
        .collect();
    take_in(&io, &ctx, records)
        .await
        .map(|taken| Outcome::read(taken.report))
}

/// Reads a statement and takes its records in (FEEDS §1).
///
/// # Errors
/// `not_a_statement`; `invalid_input` unless exactly one of `text` and `base64` is given.
pub async fn import_statement(
    io: Io,
    ctx: Context,
    command: ImportStatement,
) -> Result<Outcome<StatementReport>, Error> {
    let decoded;
    let bytes = match (&command.text, &command.base64) {
        (Some(text), None) => text.as_bytes(),
        (None, Some(base64)) => {
            decoded = STANDARD
                .decode(base64.trim())
                .map_err(|_| Error::problem("base64", Code::BadCharacters))?;
            decoded.as_slice()
        }
        (None, None) => return Err(Error::problem("text", Code::Required)),
        (Some(_), Some(_)) => return Err(Error::problem("base64", Code::NotAllowed)),
    };
    let StatementFormat::WechatPay = command.format;
    let statement = wechat::read(bytes).map_err(|error| {
        let reason = match error {
            StatementError::NotAStatement { .. } => {
                "no header of a WeChat Pay trade bill".to_owned()
            }
            other => other.to_string(),
        };
        Error::new(Code::NotAStatement).detail("reason", reason)
    })?;
    let mut report = StatementReport {
        complete: statement.complete,
        totals_match: statement.totals_match,
        payments: 0,
        refunds: 0,
        duplicate_lines: statement.duplicates.iter().map(|line| line.line).collect(),
        skipped_lines: statement.skipped.iter().map(|line| line.line).collect(),
        rejected: statement
            .rejected
            .iter()
            .map(|line| RejectedLine {
                line: line.line,
                column: line.column.clone(),
                reason: serde_json::to_value(line.reason)
                    .ok()
                    .and_then(|value| value.as_str().map(str::to_owned))
                    .unwrap_or_default(),
            })
            .collect(),
        feed: FeedReport::default(),
        new_orders: NewRows::default(),
        new_bills: NewRows::default(),
    };
    let mut records = Vec::with_capacity(statement.records.len());
    for record in statement.records {
        match record.kind {
            RecordKind::Payment => report.payments = report.payments.saturating_add(1),
            RecordKind::Refund => report.refunds = report.refunds.saturating_add(1),
        }
        records.push((record.line, feed_record(record, command.seller.as_deref())?));
    }
    let taken = take_in(&io, &ctx, records).await?;
    report.feed = taken.report;
    report.new_orders = taken.new_orders;
    report.new_bills = taken.new_bills;
    for rejected in &report.feed.rejected {
        report
            .rejected
            .extend(rejected.problems.iter().map(|problem| RejectedLine {
                line: rejected.at,
                column: Some(problem.path.clone()),
                reason: problem.code.to_string(),
            }));
    }
    Ok(Outcome::read(report))
}

/// A statement's record as one of the feed. What the buyer never paid — the seller's own coupon — is the difference
/// between the price asked and what is settled; a charged coupon is the seller's income (FEEDS §1).
fn feed_record(record: StatementRecord, seller: Option<&str>) -> Result<FeedRecord, Error> {
    let fen = |amount: i64| Fen::new(amount).map_err(|_| Error::new(Code::Internal));
    Ok(match record.kind {
        RecordKind::Payment => {
            let revoked = record.status == RecordStatus::Revoked;
            FeedRecord::Payment(Box::new(PaymentFeed {
                bill_id: record.platform_txn_id,
                order_number: record.merchant_order_no,
                version: Some(if revoked { 2 } else { 1 }),
                status: if revoked {
                    PaymentStatus::Revoked
                } else {
                    PaymentStatus::Completed
                },
                description: record.description,
                amount_fen: fen(record.gross_fen)?,
                voucher_fen: fen(record.gross_fen.saturating_sub(record.settle_fen))?,
                paid_at: record.paid_at,
                method: "wechat_pay".to_owned(),
                seller: seller.map(str::to_owned),
                ..PaymentFeed::default()
            }))
        }
        RecordKind::Refund => {
            // A statement is frozen when it is made; a later one that tells more of a refund is a newer version of it.
            let (status, version) = match record.status {
                RecordStatus::RefundProcessing => (RefundStatus::Processing, 1),
                RecordStatus::RefundAbnormal => (RefundStatus::Abnormal, 2),
                RecordStatus::RefundFailed => (RefundStatus::Failed, 3),
                _ => (RefundStatus::Succeeded, 3),
            };
            FeedRecord::Refund(RefundFeed {
                refund_id: record.platform_refund_no.unwrap_or_default(),
                bill_id: record.platform_txn_id,
                version: Some(version),
                status,
                amount_fen: fen(record.refund_settle_fen)?,
                refunded_at: record.refunded_at,
            })
        }
    })
}

/// A record that passed its checks.
enum Checked {
    Order(OrderNumber, Box<OrderRecord>),
    Payment(BillId, Box<Payment>),
    Refund(BillId, RefundId, Refund),
}

/// What became of records, and the rows that they brought.
#[derive(Default)]
struct TakenIn {
    report: FeedReport,
    new_orders: NewRows,
    new_bills: NewRows,
}

/// However long a feed is, so many ids of it are told at most.
const TOLD: usize = 100;

fn add_new(rows: &mut NewRows, more: NewRows) {
    rows.count = rows.count.saturating_add(more.count);
    let room = TOLD.saturating_sub(rows.first.len());
    rows.first.extend(more.first.into_iter().take(room));
}

async fn take_in(
    io: &Io,
    ctx: &Context,
    records: Vec<(u64, FeedRecord)>,
) -> Result<TakenIn, Error> {
    let mut taken = TakenIn::default();
    let report = &mut taken.report;
    let mut checked = Vec::new();
    for (at, record) in records {
        match check(ctx, record) {
            Ok(record) => checked.push((at, record)),
            Err(error) => report.rejected.push(RejectedRecord {
                at,
                problems: error.body().problems.clone(),
            }),
        }
    }
    for chunk in checked.chunks(CHUNK) {
        let TakenIn {
            report: part,
            new_orders,
            new_bills,
        } = take_in_chunk(io, ctx, chunk).await?;
        add_new(&mut taken.new_orders, new_orders);
        add_new(&mut taken.new_bills, new_bills);
        report.accepted = report.accepted.saturating_add(part.accepted);
        report.unchanged = report.unchanged.saturating_add(part.unchanged);
        report.stale = report.stale.saturating_add(part.stale);
        report.ignored = report.ignored.saturating_add(part.ignored);
        report.aside = report.aside.saturating_add(part.aside);
        report.rejected.extend(part.rejected);
    }
    report.rejected.sort_by_key(|rejected| rejected.at);
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

/// The rows of a chunk while it is decided.
struct Rows {
    orders: BTreeMap<String, Tracked<OrderMachine>>,
    bills: BTreeMap<String, Tracked<BillMachine>>,
    /// References that an account has activated: their orders do not change hands by themselves.
    claimed: BTreeSet<String>,
}

impl Rows {
    /// The order and the bill that a record is about, as far as they are known.
    fn known<'a>(&self, record: &'a Checked) -> (Option<&'a str>, Option<&'a str>) {
        let (order, bill) = match record {
            Checked::Order(number, _) => (Some(number.as_str()), None),
            Checked::Payment(bill, payment) => {
                (Some(payment.order_number.as_str()), Some(bill.as_str()))
            }
            Checked::Refund(bill, ..) => (None, Some(bill.as_str())),
        };
        (
            order.filter(|id| {
                self.orders
                    .get(*id)
                    .is_some_and(|row| row.state().is_known())
            }),
            bill.filter(|id| self.bills.get(*id).is_some_and(|row| row.state().is_bill())),
        )
    }
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

async fn load(io: &Io, chunk: &[(u64, Checked)]) -> Result<Rows, Error> {
    let mut order_ids: BTreeSet<String> = BTreeSet::new();
    let mut bill_ids: BTreeSet<String> = BTreeSet::new();
    for (_, record) in chunk {
        match record {
            Checked::Order(number, _) => {
                order_ids.insert(number.as_str().to_owned());
            }
            Checked::Payment(bill, payment) => {
                bill_ids.insert(bill.as_str().to_owned());
                order_ids.insert(payment.order_number.clone());
            }
            Checked::Refund(bill, ..) => {
                bill_ids.insert(bill.as_str().to_owned());
            }
        }
    }
    let lookups = lookups_of::<OrderMachine>(&order_ids)
        .chain(lookups_of::<BillMachine>(&bill_ids))
        .collect();
    let mut found = io.rows(lookups).await?.into_iter();
    let orders = map_of_rows::<OrderMachine>(&order_ids, found.by_ref().take(order_ids.len()))?;
    let mut bills = map_of_rows::<BillMachine>(&bill_ids, found)?;
    // An order that changes touches its bills as well.
    let mut further: BTreeSet<String> = BTreeSet::new();
    let mut references = BTreeSet::new();
    for (_, record) in chunk {
        // So does a payment that tells whose an order is.
        if let Checked::Payment(_, payment) = record
            && let Some(order) = orders.get(&payment.order_number)
            && payment.customer_reference.is_some()
            && order.state().is_ownerless()
        {
            further.extend(order.state().bills.iter().cloned());
        }
        if let Checked::Order(number, record) = record {
            references.insert(record.customer_reference.clone());
            if let Some(order) = orders.get(number.as_str()) {
                references.insert(order.state().customer_reference.clone());
                further.extend(order.state().bills.iter().cloned());
            }
        }
    }
    further.retain(|id| !bills.contains_key(id));
    if !further.is_empty() {
        let found = io
            .rows(lookups_of::<BillMachine>(&further).collect())
            .await?;
        bills.append(&mut map_of_rows(&further, found)?);
    }
    let references: Vec<String> = references
        .into_iter()
        .filter(|reference| !reference.is_empty())
        .collect();
    let lookups: Vec<Lookup> = references
        .iter()
        .map(|reference| Lookup::Claim {
            space: "customer".into(),
            value: reference.clone(),
        })
        .collect();
    let holders = if lookups.is_empty() {
        Vec::new()
    } else {
        io.rows(lookups).await?
    };
    let claimed = references
        .into_iter()
        .zip(holders)
        .filter_map(|(reference, holder)| holder.map(|_| reference))
        .collect();
    Ok(Rows {
        orders,
        bills,
        claimed,
    })
}

fn lookups_of<M: Machine>(ids: &BTreeSet<String>) -> impl Iterator<Item = Lookup> {
    ids.iter()
        .map(|id| Lookup::Key(Key::new(M::KIND, id.as_str())))
}

fn map_of_rows<M: Machine>(
    ids: &BTreeSet<String>,
    rows: impl IntoIterator<Item = Option<Row>>,
) -> Result<BTreeMap<String, Tracked<M>>, Error> {
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    Ok(Tracked::of_rows(&ids, rows)?
        .into_iter()
        .map(|row| (row.id().to_owned(), row))
        .collect())
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

fn check(ctx: &Context, record: FeedRecord) -> Result<Checked, Error> {
    match record {
        FeedRecord::Order(order) => check_order(order),
        FeedRecord::Payment(payment) => check_payment(ctx, *payment),
        FeedRecord::Refund(refund) => check_refund(refund),
    }
}

fn check_order(order: OrderFeed) -> Result<Checked, Error> {
    let mut problems = Problems::new();
    let number = problems.check("order_number", OrderNumber::parse(&order.order_number));
    let reference = problems.check(
        "customer_reference",
        CustomerReference::parse(
            order
                .customer_reference
                .as_deref()
                .unwrap_or(&order.order_number),
        ),
    );
    if matches!(order.status, OrderStatus::Unknown | OrderStatus::Implied) {
        problems.add("status", Code::NotAllowed);
    }
    if order.amount_fen.is_some_and(Fen::is_negative) {
        problems.add("amount_fen", Code::BadAmount);
    }
    check_month(order.billing_month.as_deref(), &mut problems);
    check_description(
        order.description.as_deref().unwrap_or_default(),
        false,
        &mut problems,
    );
    problems.refuse()?;
    let (Some(number), Some(reference)) = (number, reference) else {
        return Err(Code::Internal.into());
    };
    let record = OrderRecord {
        version: order.version.unwrap_or(1),
        status: order.status,
        customer_reference: reference.as_str().to_owned(),
        placed_at: order.placed_at,
        paid_at: order.paid_at,
        amount_fen: order.amount_fen,
        billing_month: order.billing_month,
        description: order.description,
    };
    Ok(Checked::Order(number, Box::new(record)))
}

fn check_payment(ctx: &Context, payment: PaymentFeed) -> Result<Checked, Error> {
    let mut problems = Problems::new();
    let bill = problems.check("bill_id", BillId::parse(&payment.bill_id));
    let order_number = problems.check("order_number", OrderNumber::parse(&payment.order_number));
    let reference = payment
        .customer_reference
        .as_deref()
        .map(|reference| problems.check("customer_reference", CustomerReference::parse(reference)));
    if let Some(seller) = &payment.seller {
        problems.check("seller", SellerId::parse(seller));
    }
    let seller = ctx.policy().seller(payment.seller.as_deref());
    if seller.is_none() {
        problems.add("seller", Code::NotAllowed);
    }
    if payment
        .currency
        .as_deref()
        .is_some_and(|currency| currency != "CNY")
    {
        problems.add("currency", Code::NotAllowed);
    }
    if !payment.amount_fen.is_positive() {
        problems.add("amount_fen", Code::BadAmount);
    }
    if payment.voucher_fen.is_negative() || payment.voucher_fen > payment.amount_fen {
        problems.add("voucher_fen", Code::BadAmount);
    }
    if payment.paid_at.is_none() {
        problems.add("paid_at", Code::Required);
    }
    check_month(payment.billing_month.as_deref(), &mut problems);
    check_description(&payment.description, true, &mut problems);
    for (path, text) in [("method", &payment.method), ("payer", &payment.payer)] {
        if !text.is_empty() {
            problems.check(path, Line::parse(text));
        }
    }
    check_bill_lines(&payment.lines, payment.amount_fen, "lines", &mut problems);
    problems.refuse()?;
    let (Some(bill), Some(order_number), Some(paid_at), Some(seller)) =
        (bill, order_number, payment.paid_at, seller)
    else {
        return Err(Code::Internal.into());
    };
    let payment = Payment {
        version: payment.version.unwrap_or(1),
        status: payment.status,
        order_number: order_number.as_str().to_owned(),
        customer_reference: reference
            .flatten()
            .map(|reference| reference.as_str().to_owned()),
        seller: seller.id.clone(),
        description: payment.description,
        amount_fen: payment.amount_fen,
        voucher_fen: payment.voucher_fen,
        paid_at,
        method: payment.method,
        payer: payment.payer,
        billing_month: payment
            .billing_month
            .unwrap_or_else(|| paid_at.china_date().format("%Y-%m").to_string()),
        tax_code: payment.tax_code,
        rate: payment.rate,
        lines: payment.lines,
    };
    Ok(Checked::Payment(bill, Box::new(payment)))
}

fn check_refund(refund: RefundFeed) -> Result<Checked, Error> {
    let mut problems = Problems::new();
    let id = problems.check("refund_id", RefundId::parse(&refund.refund_id));
    let bill = problems.check("bill_id", BillId::parse(&refund.bill_id));
    if refund.amount_fen.is_negative() {
        problems.add("amount_fen", Code::BadAmount);
    }
    problems.refuse()?;
    let (Some(id), Some(bill)) = (id, bill) else {
        return Err(Code::Internal.into());
    };
    Ok(Checked::Refund(
        bill,
        id,
        Refund {
            version: refund.version.unwrap_or(1),
            status: refund.status,
            amount_fen: refund.amount_fen,
            at: refund.refunded_at,
        },
    ))
}

fn check_month(month: Option<&str>, problems: &mut Problems) {
    if let Some(month) = month
        && !is_month(month)
    {
        problems.add("billing_month", Code::BadDate);
    }
}

/// Whether a text is a month, `yyyy-mm`.
pub fn is_month(month: &str) -> bool {
    month.len() == 7
        && chrono::NaiveDate::parse_from_str(&format!("{month}-01"), "%Y-%m-%d").is_ok()
}

fn check_description(description: &str, required: bool, problems: &mut Problems) {
    if required || !description.is_empty() {
        problems.check("description", Line::parse(description));
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

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
