//! What covers a bill: splits, applications, fapiao (SPEC B5, B7, B9).

use super::{BillEvent, BillState, BillStatus, Plan, TABLE};
use crate::contract::PlanPart;
use crate::error::{Code, Error};
use crate::value::Fen;

/// Approves a split (SPEC S1, S2).
///
/// # Errors
/// `split_not_possible` unless the bill is open; `split_plan_stale` unless the parts sum to what is available.
pub fn approve_split(
    state: &BillState,
    request: &str,
    parts: Vec<PlanPart>,
) -> Result<Vec<BillEvent>, Error> {
    if TABLE.permit(state.status, "approve_split").is_err() {
        return Err(Error::new(Code::SplitNotPossible).detail("bill", state.bill_id.as_str()));
    }
    if Fen::checked_sum(parts.iter().map(|part| part.amount_fen)) != Some(state.available()) {
        return Err(Error::new(Code::SplitPlanStale).detail("bill", state.bill_id.as_str()));
    }
    Ok(vec![BillEvent::SplitApproved(Plan {
        request: request.to_owned(),
        parts,
        used_by: None,
    })])
}

/// Reserves the bill for an application (SPEC B5, B7).
///
/// # Errors
/// `bill_in_application`, `nothing_to_invoice`, `over_invoiced`, `bill_not_found` for one that is no bill yet.
pub fn reserve(
    state: &BillState,
    batch_number: &str,
    parts: Vec<(String, Fen)>,
) -> Result<Vec<BillEvent>, Error> {
    can_apply(state)?;
    let wanted = Fen::checked_sum(parts.iter().map(|(_, amount)| *amount));
    if wanted.is_none_or(|wanted| wanted > state.available())
        || parts.is_empty()
        || parts.iter().any(|(_, amount)| !amount.is_positive())
    {
        return Err(Error::new(Code::OverInvoiced).detail("bill", state.bill_id.as_str()));
    }
    Ok(vec![BillEvent::Reserved {
        batch_number: batch_number.to_owned(),
        parts,
    }])
}

/// Whether the bill can be applied for.
///
/// # Errors
/// `bill_in_application`, `nothing_to_invoice`, `bill_not_found`.
pub fn can_apply(state: &BillState) -> Result<(), Error> {
    match state.status {
        BillStatus::Unpaid | BillStatus::Withheld => {
            Err(Error::new(Code::BillNotFound).detail("bill", state.bill_id.as_str()))
        }
        BillStatus::Applied => Err(Error::new(Code::BillInApplication)
            .detail("bill", state.bill_id.as_str())
            .detail(
                "batch_number",
                state.application.clone().unwrap_or_default(),
            )),
        BillStatus::Open if !state.available().is_positive() => {
            Err(Error::new(Code::NothingToInvoice).detail("bill", state.bill_id.as_str()))
        }
        BillStatus::Open | BillStatus::Remainder => Ok(()),
    }
}

/// An application gives the bill back (SPEC B7).
///
/// # Errors
/// `illegal_transition` when a part of it is issued, or it is in no application.
pub fn release(state: &BillState, batch_number: &str) -> Result<Vec<BillEvent>, Error> {
    TABLE.permit(state.status, "release")?;
    if state
        .uses
        .iter()
        .any(|part| part.batch_number == batch_number && part.issued)
    {
        return Err(TABLE.refusal(state.status, "release"));
    }
    Ok(vec![BillEvent::Released {
        batch_number: batch_number.to_owned(),
    }])
}

/// A fapiao over the bill is issued.
///
/// # Errors
/// `illegal_transition` when nothing is reserved for it.
pub fn invoice(state: &BillState, fapiao: &str) -> Result<Vec<BillEvent>, Error> {
    TABLE.permit(state.status, "invoice")?;
    if !state
        .uses
        .iter()
        .any(|part| part.fapiao == fapiao && !part.issued)
    {
        return Err(TABLE.refusal(state.status, "invoice"));
    }
    Ok(vec![BillEvent::Invoiced {
        fapiao: fapiao.to_owned(),
    }])
}

/// The original of a fapiao came back, or went out again (SPEC B9).
///
/// # Errors
/// `illegal_transition` when the fapiao does not cover the bill.
pub fn mark_returned(
    state: &BillState,
    fapiao: &str,
    returned: bool,
) -> Result<Vec<BillEvent>, Error> {
    TABLE.permit(state.status, "mark_returned")?;
    if !state
        .uses
        .iter()
        .any(|part| part.fapiao == fapiao && part.issued)
    {
        return Err(TABLE.refusal(state.status, "mark_returned"));
    }
    Ok(vec![BillEvent::ReturnMarked {
        fapiao: fapiao.to_owned(),
        returned,
    }])
}

/// A fapiao was voided or reversed; its successor reserves the same amount (SPEC R3).
///
/// # Errors
/// `illegal_transition` when the fapiao does not cover the bill.
pub fn reverse(
    state: &BillState,
    fapiao: &str,
    batch_number: &str,
    successor: &str,
) -> Result<Vec<BillEvent>, Error> {
    TABLE.permit(state.status, "reverse")?;
    if !state
        .uses
        .iter()
        .any(|part| part.fapiao == fapiao && part.issued)
    {
        return Err(TABLE.refusal(state.status, "reverse"));
    }
    Ok(vec![BillEvent::Reversed {
        fapiao: fapiao.to_owned(),
        batch_number: batch_number.to_owned(),
        successor: successor.to_owned(),
    }])
}
