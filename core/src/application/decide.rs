//! What is allowed to an application, and when.

use super::{ApplicationEvent, ApplicationState, Mailing, Submission};
use crate::account::Sealed;
use crate::error::Error;
use crate::time::Instant;
use chrono::NaiveDate;

/// Submits an application.
///
/// # Errors
/// `illegal_transition` for one that exists.
pub fn apply(
    state: &ApplicationState,
    submission: Submission,
) -> Result<Vec<ApplicationEvent>, Error> {
    state.permit("apply")?;
    Ok(vec![ApplicationEvent::Applied(Box::new(submission))])
}

/// Cancels it (SPEC P6). Whether a fapiao of it exists already is decided by the fapiao.
///
/// # Errors
/// `illegal_transition`.
pub fn cancel(state: &ApplicationState) -> Result<Vec<ApplicationEvent>, Error> {
    state.permit("cancel")?;
    Ok(vec![ApplicationEvent::Cancelled])
}

/// Rejects it (SPEC P7).
///
/// # Errors
/// `illegal_transition`.
pub fn reject(state: &ApplicationState, reason: &str) -> Result<Vec<ApplicationEvent>, Error> {
    state.permit("reject")?;
    Ok(vec![ApplicationEvent::Rejected {
        reason: reason.to_owned(),
    }])
}

/// One of its fapiao was issued (SPEC S3).
///
/// # Errors
/// `illegal_transition`.
pub fn issue(
    state: &ApplicationState,
    fapiao: &str,
    number: String,
    issued_on: NaiveDate,
    at: Instant,
) -> Result<Vec<ApplicationEvent>, Error> {
    state.permit("issue")?;
    Ok(vec![ApplicationEvent::FapiaoIssued {
        fapiao: fapiao.to_owned(),
        number,
        issued_on,
        at,
    }])
}

/// Gives it to a courier (SPEC D3).
///
/// # Errors
/// `illegal_transition`, `fapiao_superseded`.
pub fn mail(
    state: &ApplicationState,
    carrier: String,
    waybill: String,
    at: Instant,
) -> Result<Vec<ApplicationEvent>, Error> {
    state.permit("mail")?;
    Ok(vec![ApplicationEvent::Mailed(Mailing {
        carrier,
        waybill,
        at,
    })])
}

/// Hands it over.
///
/// # Errors
/// `illegal_transition`, `fapiao_superseded`.
pub fn hand_over(
    state: &ApplicationState,
    to: &str,
    at: Instant,
) -> Result<Vec<ApplicationEvent>, Error> {
    state.permit("hand_over")?;
    Ok(vec![ApplicationEvent::HandedOver {
        to: to.to_owned(),
        at,
    }])
}

/// Sends it by e-mail.
///
/// # Errors
/// `illegal_transition`, `fapiao_superseded`.
pub fn send(state: &ApplicationState, at: Instant) -> Result<Vec<ApplicationEvent>, Error> {
    state.permit("send")?;
    Ok(vec![ApplicationEvent::Sent { at }])
}

/// It was received.
///
/// # Errors
/// `illegal_transition`.
pub fn confirm_receipt(
    state: &ApplicationState,
    at: Instant,
) -> Result<Vec<ApplicationEvent>, Error> {
    state.permit("confirm_receipt")?;
    Ok(vec![ApplicationEvent::Received { at }])
}

/// No mail about it goes out any more, for the account of its customer is anonymised (SPEC H3). Nothing where none would.
pub fn forget_address(state: &ApplicationState) -> Vec<ApplicationEvent> {
    let notify = state.submission.as_ref().and_then(|of| of.notify.as_ref());
    match notify.and_then(Sealed::value) {
        Some(_) => vec![ApplicationEvent::AddressForgotten],
        None => Vec::new(),
    }
}

/// The courier brought it back.
///
/// # Errors
/// `illegal_transition`.
pub fn return_by_courier(
    state: &ApplicationState,
    reason: &str,
) -> Result<Vec<ApplicationEvent>, Error> {
    state.permit("return_by_courier")?;
    Ok(vec![ApplicationEvent::ReturnedByCourier {
        reason: reason.to_owned(),
    }])
}

/// One of its fapiao was voided or reversed; another application takes its place (SPEC R3).
///
/// # Errors
/// `illegal_transition`.
pub fn reverse_fapiao(
    state: &ApplicationState,
    fapiao: &str,
    batch_number: &str,
) -> Result<Vec<ApplicationEvent>, Error> {
    state.permit("reverse_fapiao")?;
    Ok(vec![ApplicationEvent::FapiaoReversed {
        fapiao: fapiao.to_owned(),
        batch_number: batch_number.to_owned(),
    }])
}

/// The reissue of one of its fapiao is completed (SPEC §9).
///
/// # Errors
/// `illegal_transition`.
pub fn complete_reissue(
    state: &ApplicationState,
    fapiao: &str,
    batch_number: &str,
) -> Result<Vec<ApplicationEvent>, Error> {
    state.permit("complete_reissue")?;
    Ok(vec![ApplicationEvent::FapiaoReplaced {
        fapiao: fapiao.to_owned(),
        batch_number: batch_number.to_owned(),
    }])
}
