//! The shape of what the platform sends (SPEC B1).

use super::Checked;
use crate::bill::{Payment, Refund};
use crate::context::Context;
use crate::contract::{FeedRecord, OrderFeed, PaymentFeed, RefundFeed};
use crate::document::check_bill_lines;
use crate::error::{Code, Error, Problems};
use crate::order::{OrderRecord, OrderStatus};
use crate::value::{BillId, CustomerReference, Fen, Line, OrderNumber, RefundId, SellerId};

pub(super) fn check(ctx: &Context, record: FeedRecord) -> Result<Checked, Error> {
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
        problems.add_choice("status", OrderStatus::told());
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
        let sellers = &ctx.policy().sellers;
        problems.add_choice("seller", sellers.iter().map(|seller| seller.id.as_str()));
    }
    if payment
        .currency
        .as_deref()
        .is_some_and(|currency| currency != "CNY")
    {
        problems.add_choice("currency", ["CNY"]);
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
