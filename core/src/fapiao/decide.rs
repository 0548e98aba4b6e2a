//! What is allowed to a fapiao, and when.

use super::{Document, FapiaoEvent, FapiaoState, Plan, TABLE};
use crate::contract::{Difference, IssuedDocument, Medium};
use crate::error::{Code, Error, Problems};
use crate::time::Instant;
use crate::value::{FapiaoIdentity, Fen, TaxId, same_name};
use chrono::{Datelike, NaiveDate};

/// Plans a fapiao.
pub fn plan(plan: Plan) -> Vec<FapiaoEvent> {
    vec![FapiaoEvent::Planned(Box::new(plan))]
}

/// Takes in what was issued (SPEC I2): accepted when it is what was applied for, in quarantine otherwise.
///
/// # Errors
/// `illegal_transition`; `invalid_input` for a number that is none or a date in the future.
pub fn issue(
    state: &FapiaoState,
    operation: &'static str,
    document: &IssuedDocument,
    today: NaiveDate,
) -> Result<Vec<FapiaoEvent>, Error> {
    TABLE.permit(state.status, operation)?;
    let (Some(plan), issued) = (&state.plan, read_document(document, today)?) else {
        return Err(TABLE.refusal(state.status, operation));
    };
    let differences = differences(plan, document, &issued);
    Ok(vec![if differences.is_empty() {
        FapiaoEvent::Issued(issued)
    } else {
        FapiaoEvent::Quarantined {
            document: issued,
            differences,
        }
    }])
}

/// Number and date of an issued document.
///
/// # Errors
/// `invalid_input` with the paths `document.number`, `document.issued_on`.
pub fn read_document(document: &IssuedDocument, today: NaiveDate) -> Result<Document, Error> {
    let mut problems = Problems::new();
    let code = document
        .code
        .as_deref()
        .map(str::trim)
        .filter(|code| !code.is_empty());
    let identity = problems.check(
        "document.number",
        FapiaoIdentity::parse(code, document.number.trim()),
    );
    let issued_on = document.issued_on.unwrap_or(today);
    if issued_on > today {
        problems.add("document.issued_on", Code::BadDate);
    }
    problems.refuse()?;
    identity
        .map(|identity| Document {
            identity,
            issued_on,
        })
        .ok_or_else(|| Code::Internal.into())
}

fn differences(plan: &Plan, document: &IssuedDocument, issued: &Document) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut differs = |field: &str, expected: String, actual: String| {
        found.push(Difference {
            field: field.to_owned(),
            expected,
            actual,
        })
    };
    let medium = if issued.identity.code().is_some() {
        Medium::Paper
    } else {
        Medium::Digital
    };
    if medium != plan.medium {
        differs(
            "medium",
            plan.medium.name().to_owned(),
            medium.name().to_owned(),
        );
    }
    if let Some(actual) = document
        .fapiao_type
        .filter(|actual| *actual != plan.fapiao_type)
    {
        differs(
            "fapiao_type",
            plan.fapiao_type.name().to_owned(),
            actual.name().to_owned(),
        );
    }
    if let Some(actual) = document
        .title
        .as_ref()
        .filter(|actual| !same_name(actual, &plan.buyer.title))
    {
        differs("title", plan.buyer.title.clone(), actual.clone());
    }
    if let Some(actual) = &document.tax_id {
        let normal = |text: &str| {
            TaxId::parse(text).map_or_else(|_| text.trim().to_owned(), |id| id.as_str().to_owned())
        };
        if normal(actual) != normal(&plan.buyer.tax_id) {
            differs("tax_id", plan.buyer.tax_id.clone(), actual.clone());
        }
    }
    for (field, expected, actual) in [
        ("net_fen", plan.net_fen, document.net_fen),
        ("tax_fen", plan.tax_fen, document.tax_fen),
        ("gross_fen", plan.gross_fen, document.gross_fen),
    ] {
        if let Some(actual) = actual.filter(|actual| *actual != expected) {
            differs(field, expected.get().to_string(), actual.get().to_string());
        }
    }
    found
}

/// The channel is about to be called (SPEC I1).
///
/// # Errors
/// `illegal_transition`, above all while an earlier call is unanswered.
pub fn call_channel(state: &FapiaoState) -> Result<(String, Vec<FapiaoEvent>), Error> {
    TABLE.permit(state.status, "issue_through_channel")?;
    let id = state
        .plan
        .as_ref()
        .map(|plan| plan.fapiao_id.as_str())
        .unwrap_or_default();
    let key = format!("{id}.{}", state.channel_calls.saturating_add(1));
    Ok((key.clone(), vec![FapiaoEvent::ChannelCalled { key }]))
}

/// The channel refused.
///
/// # Errors
/// `illegal_transition` unless a call was unanswered.
pub fn channel_refused(state: &FapiaoState, reason: &str) -> Result<Vec<FapiaoEvent>, Error> {
    TABLE.permit(state.status, "ask_channel")?;
    Ok(vec![FapiaoEvent::ChannelRefused {
        reason: reason.to_owned(),
    }])
}

/// The document in quarantine is done away with.
///
/// # Errors
/// `illegal_transition`.
pub fn discard(state: &FapiaoState, note: &str) -> Result<Vec<FapiaoEvent>, Error> {
    TABLE.permit(state.status, "discard_quarantined")?;
    Ok(vec![FapiaoEvent::Discarded {
        note: note.to_owned(),
    }])
}

/// The fapiao will never be issued.
///
/// # Errors
/// `illegal_transition` when it was, or may have been.
pub fn withdraw(state: &FapiaoState) -> Result<Vec<FapiaoEvent>, Error> {
    TABLE.permit(state.status, "withdraw")?;
    Ok(vec![FapiaoEvent::Withdrawn])
}

/// Voids a paper fapiao in the month of its issue (SPEC R3).
///
/// # Errors
/// `illegal_transition`; `void_not_possible` in another month or for a digital one.
pub fn void(
    state: &FapiaoState,
    replaced_by: &str,
    today: NaiveDate,
) -> Result<Vec<FapiaoEvent>, Error> {
    TABLE.permit(state.status, "void")?;
    if !can_void(state, today) {
        return Err(Code::VoidNotPossible.into());
    }
    Ok(vec![FapiaoEvent::Voided {
        replaced_by: replaced_by.to_owned(),
    }])
}

/// A red fapiao reverses it (SPEC R3, R5).
///
/// # Errors
/// `illegal_transition`; `red_not_needed` while it can be voided.
pub fn reverse(
    state: &FapiaoState,
    reversed_by: &str,
    replaced_by: &str,
    today: NaiveDate,
) -> Result<Vec<FapiaoEvent>, Error> {
    TABLE.permit(state.status, "issue_red")?;
    if can_void(state, today) {
        return Err(Code::RedNotNeeded.into());
    }
    Ok(vec![FapiaoEvent::Reversed {
        reversed_by: reversed_by.to_owned(),
        replaced_by: replaced_by.to_owned(),
    }])
}

/// Whether the fapiao is a paper one of this month.
pub fn can_void(state: &FapiaoState, today: NaiveDate) -> bool {
    let paper = state
        .plan
        .as_ref()
        .is_some_and(|plan| plan.medium == Medium::Paper);
    paper
        && state.document.as_ref().is_some_and(|document| {
            document.issued_on.year() == today.year() && document.issued_on.month() == today.month()
        })
}

/// The red fapiao of a live blue one: the same with negative amounts.
///
/// # Errors
/// `illegal_transition` when the blue one is not live; `internal` for an amount out of range.
pub fn red(
    blue: &FapiaoState,
    red_id: &str,
    document: Document,
    now: Instant,
) -> Result<Vec<FapiaoEvent>, Error> {
    TABLE.permit(blue.status, "issue_red")?;
    let Some(plan) = &blue.plan else {
        return Err(TABLE.refusal(blue.status, "issue_red"));
    };
    let negative = |amount: Fen| amount.checked_neg().ok_or(Error::new(Code::Internal));
    let mut red = plan.clone();
    red.fapiao_id = red_id.to_owned();
    red.reverses = Some(plan.fapiao_id.clone());
    red.replaces = None;
    red.planned_at = now;
    for amount in [&mut red.net_fen, &mut red.tax_fen, &mut red.gross_fen] {
        *amount = negative(*amount)?;
    }
    for line in &mut red.lines {
        for amount in [&mut line.net_fen, &mut line.tax_fen, &mut line.gross_fen] {
            *amount = negative(*amount)?;
        }
        line.quantity = line.quantity.map(|quantity| -quantity);
    }
    for share in &mut red.bills {
        share.amount_fen = negative(share.amount_fen)?;
    }
    Ok(vec![FapiaoEvent::RedIssued {
        plan: Box::new(red),
        document,
    }])
}
