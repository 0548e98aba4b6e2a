//! What becomes of a record of the feed that concerns a bill (SPEC B2, B4).

use super::{
    Aside, AsideRecord, BillEvent, BillMachine, BillState, Payment, PaymentStatus, Refund, TABLE,
    Totals,
};
use crate::error::{Code, Error};
use crate::machine::Machine;
use crate::time::Instant;
use crate::value::Fen;

/// What became of a record of the feed (SPEC B2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Intake {
    /// It changes the bill.
    Accepted(BillEvent),
    /// It was known.
    Unchanged,
    /// A newer version is known.
    Stale,
    /// It is not a bill, and changes none (SPEC B4).
    Ignored,
    /// It is not a bill, but must not be forgotten: an older record that says otherwise may still come.
    Remembered(BillEvent),
    /// The bill is in use; staff decide.
    Aside(BillEvent),
}

/// Takes a payment record in.
///
/// # Errors
/// `duplicate` as a problem of `version` when that version was told with other content.
pub fn record_payment(
    state: &BillState,
    bill_id: &str,
    payment: Payment,
    now: Instant,
) -> Result<Intake, Error> {
    let aside = state
        .asides
        .iter()
        .rev()
        .find_map(|aside| match &aside.record {
            AsideRecord::Payment(payment) => Some(payment.as_ref()),
            _ => None,
        });
    for known in aside.into_iter().chain(state.payment.as_ref()) {
        if payment.version < known.version {
            return Ok(Intake::Stale);
        }
        if payment.version == known.version {
            return if *known == payment {
                Ok(Intake::Unchanged)
            } else {
                Err(Error::problem("version", Code::Duplicate))
            };
        }
    }
    let event = BillEvent::PaymentRecorded {
        bill_id: bill_id.to_owned(),
        payment: Box::new(payment.clone()),
    };
    if state.payment.is_none() && payment.status != PaymentStatus::Completed {
        return Ok(match payment.status {
            PaymentStatus::Revoked => Intake::Remembered(event),
            _ => Intake::Ignored,
        });
    }
    Ok(take_in(
        state,
        event,
        AsideRecord::Payment(Box::new(payment)),
        "record_payment",
        now,
    ))
}

/// Takes a refund record in. Two statements tell of one refund with different times, so the time is not compared.
///
/// # Errors
/// `duplicate` as a problem of `version` when that version was told with another amount or status.
pub fn record_refund(
    state: &BillState,
    bill_id: &str,
    id: &str,
    refund: Refund,
    now: Instant,
) -> Result<Intake, Error> {
    let aside = state
        .asides
        .iter()
        .rev()
        .find_map(|aside| match &aside.record {
            AsideRecord::Refund { id: known, refund } if known == id => Some(refund),
            _ => None,
        });
    for known in aside.into_iter().chain(state.refunds.get(id)) {
        if refund.version < known.version {
            return Ok(Intake::Stale);
        }
        if refund.version == known.version {
            return if known.same(&refund) {
                Ok(Intake::Unchanged)
            } else {
                Err(Error::problem("version", Code::Duplicate))
            };
        }
    }
    let event = BillEvent::RefundRecorded {
        bill_id: bill_id.to_owned(),
        id: id.to_owned(),
        refund: refund.clone(),
    };
    Ok(take_in(
        state,
        event,
        AsideRecord::Refund {
            id: id.to_owned(),
            refund,
        },
        "record_refund",
        now,
    ))
}

/// Takes in what its order says.
pub fn link_order(
    state: &BillState,
    customer_reference: &str,
    closed: bool,
    now: Instant,
) -> Intake {
    let same_owner = state.customer_reference == customer_reference;
    // What is applied for stays with the customer who applied.
    if state.order_closed == closed
        && (same_owner || TABLE.permit(state.status, "link_order").is_err())
    {
        return if state.has_order_asides() && TABLE.permit(state.status, "overtake_aside").is_ok() {
            Intake::Accepted(BillEvent::AsideOvertaken)
        } else {
            Intake::Unchanged
        };
    }
    let event = BillEvent::OrderLinked {
        customer_reference: customer_reference.to_owned(),
        closed,
    };
    take_in(
        state,
        event,
        AsideRecord::Order { closed },
        "link_order",
        now,
    )
}

fn take_in(
    state: &BillState,
    event: BillEvent,
    record: AsideRecord,
    operation: &'static str,
    now: Instant,
) -> Intake {
    if state.turned_down.iter().any(|known| known.same(&record)) {
        return Intake::Unchanged;
    }
    match TABLE.permit(state.status, operation) {
        Ok(()) => Intake::Accepted(event),
        Err(_) if state.asides.iter().any(|aside| aside.record.same(&record)) => Intake::Unchanged,
        Err(_) => Intake::Aside(BillEvent::KeptAside(Aside {
            number: state.next_aside,
            record,
            at: now,
        })),
    }
}

/// Staff decide on a record that was kept aside. It can take effect once no fapiao or application covers what it
/// takes away.
///
/// # Errors
/// `aside_not_found`; `over_invoiced` while it would leave more invoiced than was paid (SPEC B5).
pub fn settle_aside(
    state: &BillState,
    number: u32,
    accepted: bool,
    note: &str,
) -> Result<Vec<BillEvent>, Error> {
    if !state.asides.iter().any(|aside| aside.number == number) {
        return Err(Error::new(Code::AsideNotFound).detail("aside", number));
    }
    let event = BillEvent::AsideSettled {
        number,
        accepted,
        note: note.to_owned(),
    };
    if accepted {
        let mut after = state.clone();
        BillMachine::evolve(&mut after, &event);
        let Totals {
            paid_fen,
            refunded_fen,
            voucher_fen,
            invoiced_fen,
            reserved_fen,
            ..
        } = after.totals;
        let left = [refunded_fen, voucher_fen, invoiced_fen, reserved_fen]
            .into_iter()
            .try_fold(paid_fen, Fen::checked_sub);
        let withdrawn = after.order_closed
            || after
                .payment
                .as_ref()
                .is_none_or(|payment| payment.status != PaymentStatus::Completed);
        if left.is_none_or(|left| left < Fen::ZERO) || withdrawn && !after.uses.is_empty() {
            return Err(Error::new(Code::OverInvoiced).detail("bill", state.bill_id.as_str()));
        }
    }
    Ok(vec![event])
}
