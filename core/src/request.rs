//! A support request: split, reissue, or a question (SPEC §7, §9).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::account::Sealed;
use crate::contract::{Contact, Locale, OriginalCondition, PlanPart, ReissueChange, RequestKind};
use crate::error::Error;
use crate::machine::{self, Machine, Table, Transition, entry, status};
use crate::store::IndexEntry;
use crate::time::Instant;
use crate::value::Email;

status! {
    /// Where a request stands.
    RequestStatus {
        /// Nothing yet.
        New = "new",
        /// Waiting for staff.
        Submitted = "submitted",
        /// Taken back by its customer.
        Withdrawn = "withdrawn",
        /// Rejected by staff.
        Rejected = "rejected",
        /// Answered.
        Answered = "answered",
        /// A reissue was approved; the original is on its way back.
        AwaitingReturn = "awaiting_return",
        /// The original is back.
        Returned = "returned",
        /// The original is void or red; the new fapiao is to be issued.
        Reversed = "reversed",
        /// Done.
        Completed = "completed",
    }
}

use RequestStatus::{
    Answered, AwaitingReturn, Completed, New, Rejected, Returned, Reversed, Submitted, Withdrawn,
};

/// What can be done to a request, and when (SPEC R3).
pub const TABLE: Table<RequestStatus> = Table(&[
    Transition {
        from: &[New],
        operation: "open_request",
        by: &["customer"],
        to: &[Submitted],
    },
    Transition {
        from: &[Submitted, AwaitingReturn, Returned],
        operation: "withdraw_request",
        by: &["customer"],
        to: &[Withdrawn],
    },
    Transition {
        from: &[Submitted, AwaitingReturn, Returned],
        operation: "withdraw_for_customer",
        by: &["staff"],
        to: &[Withdrawn],
    },
    Transition {
        from: &[Submitted],
        operation: "reject_request",
        by: &["staff"],
        to: &[Rejected],
    },
    Transition {
        from: &[Submitted],
        operation: "answer_request",
        by: &["staff"],
        to: &[Answered],
    },
    Transition {
        from: &[Submitted],
        operation: "approve_request",
        by: &["staff", "system"],
        to: &[AwaitingReturn, Completed],
    },
    Transition {
        from: &[AwaitingReturn],
        operation: "record_return",
        by: &["staff"],
        to: &[Returned],
    },
    Transition {
        from: &[Returned],
        operation: "void",
        by: &["staff"],
        to: &[Reversed],
    },
    Transition {
        from: &[Returned],
        operation: "issue_red",
        by: &["staff"],
        to: &[Reversed],
    },
    Transition {
        from: &[Reversed],
        operation: "complete_reissue",
        by: &["staff", "channel", "customer"],
        to: &[Completed],
    },
]);

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// Its id.
    pub request: String,
    /// Which kind.
    pub kind: RequestKind,
    /// Who asks: an account or a vouched reference.
    pub owner: String,
    /// Whose bills they are.
    pub references: Vec<String>,
    /// The bill, of a split.
    pub bill_id: Option<String>,
    /// The application that is meant.
    pub batch_number: Option<String>,
    /// The fapiao, of a reissue.
    pub fapiao_id: Option<String>,
    /// Whom to answer.
    pub contact: Contact,
    /// In their words.
    pub text: String,
    /// The parts, of a split.
    pub parts: Vec<PlanPart>,
    /// What shall change, of a reissue.
    pub change: Option<ReissueChange>,
    /// When.
    pub opened_at: Instant,
    /// Where mails about it go.
    pub notify: Option<Sealed<Email>>,
    /// The language of these mails.
    pub locale: Locale,
}

/// The original that came back (SPEC R3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Original {
    /// The day it arrived, China time.
    pub arrived_on: NaiveDate,
    /// In which condition.
    pub condition: OriginalCondition,
    /// A note about it.
    pub note: String,
}

/// A request.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestState {
    /// Where it stands.
    pub status: RequestStatus,
    /// What was asked for.
    pub opening: Option<Opening>,
    /// Why it was rejected, or what was answered.
    pub answer: Option<String>,
    /// The original that came back.
    pub original: Option<Original>,
    /// The application of the new fapiao.
    pub new_batch_number: Option<String>,
    /// Whether the new fapiao was issued; a reissue may also end with its bills given back.
    pub reissued: bool,
}

impl RequestState {
    /// Whether it still blocks another one about the same bill or fapiao.
    pub fn is_running(&self) -> bool {
        matches!(
            self.status,
            Submitted | AwaitingReturn | Returned | Reversed
        )
    }

    /// The operations that a role may do now.
    pub fn allowed(&self, role: &str) -> Vec<String> {
        let question = self.opening.as_ref().is_some_and(|opening| {
            !matches!(opening.kind, RequestKind::Split | RequestKind::Reissue)
        });
        let mut allowed = TABLE.allowed_for(self.status, role);
        allowed.retain(|operation| match operation.as_str() {
            "approve_request" => !question,
            "complete_reissue" => false,
            _ => true,
        });
        allowed
    }
}

/// What happens to a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestEvent {
    /// It was opened.
    Opened(Box<Opening>),
    /// The account of its customer was anonymised: no mail about it goes out any more (SPEC H3).
    AddressForgotten,
    /// It was withdrawn.
    Withdrawn {
        /// Why.
        reason: String,
    },
    /// It was rejected.
    Rejected {
        /// Why.
        reason: String,
    },
    /// It was answered.
    Answered {
        /// What.
        answer: String,
    },
    /// The split was approved; its bill carries the plan.
    SplitApproved,
    /// The reissue was approved; the original has to come back.
    ReissueApproved,
    /// The original came back.
    OriginalReturned(Original),
    /// The original is void or red.
    OriginalReversed {
        /// The application of the new fapiao.
        batch_number: String,
    },
    /// The new fapiao was issued, or its application given up.
    Completed {
        /// Whether it was issued.
        reissued: bool,
    },
}

/// The machine of requests.
#[derive(Debug)]
pub struct RequestMachine;

impl Machine for RequestMachine {
    const KIND: &'static str = "request";
    type State = RequestState;
    type Event = RequestEvent;

    fn evolve(state: &mut RequestState, event: &RequestEvent) {
        match event {
            RequestEvent::Opened(opening) => {
                state.status = Submitted;
                state.opening = Some((**opening).clone());
            }
            RequestEvent::AddressForgotten => {
                let opening = state.opening.as_mut();
                if let Some(notify) = opening.and_then(|of| of.notify.as_mut()) {
                    notify.erase();
                }
            }
            RequestEvent::Withdrawn { .. } => state.status = Withdrawn,
            RequestEvent::Rejected { reason } => {
                state.status = Rejected;
                state.answer = Some(reason.clone());
            }
            RequestEvent::Answered { answer } => {
                state.status = Answered;
                state.answer = Some(answer.clone());
            }
            RequestEvent::SplitApproved => state.status = Completed,
            RequestEvent::ReissueApproved => state.status = AwaitingReturn,
            RequestEvent::OriginalReturned(original) => {
                state.status = Returned;
                state.original = Some(original.clone());
            }
            RequestEvent::OriginalReversed { batch_number } => {
                state.status = Reversed;
                state.new_batch_number = Some(batch_number.clone());
            }
            RequestEvent::Completed { reissued } => {
                state.status = Completed;
                state.reissued = *reissued;
            }
        }
    }

    fn redact(event: &mut RequestEvent) {
        if let RequestEvent::Opened(opening) = event
            && let Some(notify) = opening.notify.as_mut()
        {
            notify.erase();
        }
    }

    fn indexes(state: &RequestState) -> Vec<IndexEntry> {
        let Some(opening) = &state.opening else {
            return Vec::new();
        };
        let sort = opening.opened_at.to_string();
        let mut entries = vec![entry("owner", opening.owner.as_str(), sort.clone())];
        if state.is_running() {
            entries.push(entry("open", "request", sort.clone()));
        }
        if let Some(batch_number) = &opening.batch_number {
            entries.push(entry("application", batch_number.as_str(), sort));
        }
        entries
    }

    /// One running split a bill, one running reissue a fapiao.
    fn claims(state: &RequestState) -> Vec<(&'static str, String)> {
        let Some(opening) = state.opening.as_ref().filter(|_| state.is_running()) else {
            return Vec::new();
        };
        match opening.kind {
            RequestKind::Split => opening
                .bill_id
                .iter()
                .map(|bill| ("split", bill.clone()))
                .collect(),
            RequestKind::Reissue => opening
                .fapiao_id
                .iter()
                .map(|fapiao| ("reissue", fapiao.clone()))
                .collect(),
            _ => Vec::new(),
        }
    }
}

/// Opens a request.
///
/// # Errors
/// `illegal_transition` for one that exists.
pub fn open(state: &RequestState, opening: Opening) -> Result<Vec<RequestEvent>, Error> {
    TABLE.permit(state.status, "open_request")?;
    Ok(vec![RequestEvent::Opened(Box::new(opening))])
}

/// Withdraws it (`withdraw_request`, or `withdraw_for_customer` by staff), as long as the original is neither void nor
/// red (SPEC R3).
///
/// # Errors
/// `illegal_transition`.
pub fn withdraw(
    state: &RequestState,
    operation: &'static str,
    reason: &str,
) -> Result<Vec<RequestEvent>, Error> {
    TABLE.permit(state.status, operation)?;
    Ok(vec![RequestEvent::Withdrawn {
        reason: reason.to_owned(),
    }])
}

/// Rejects it.
///
/// # Errors
/// `illegal_transition`.
pub fn reject(state: &RequestState, reason: &str) -> Result<Vec<RequestEvent>, Error> {
    TABLE.permit(state.status, "reject_request")?;
    Ok(vec![RequestEvent::Rejected {
        reason: reason.to_owned(),
    }])
}

/// Answers it.
///
/// # Errors
/// `illegal_transition`.
pub fn answer(state: &RequestState, answer: &str) -> Result<Vec<RequestEvent>, Error> {
    TABLE.permit(state.status, "answer_request")?;
    Ok(vec![RequestEvent::Answered {
        answer: answer.to_owned(),
    }])
}

/// Approves a split or a reissue.
///
/// # Errors
/// `illegal_transition`, also for a question, which is answered.
pub fn approve(state: &RequestState) -> Result<Vec<RequestEvent>, Error> {
    TABLE.permit(state.status, "approve_request")?;
    match state.opening.as_ref().map(|opening| opening.kind) {
        Some(RequestKind::Split) => Ok(vec![RequestEvent::SplitApproved]),
        Some(RequestKind::Reissue) => Ok(vec![RequestEvent::ReissueApproved]),
        _ => Err(machine::refusal(
            state.status,
            "approve_request",
            &state.allowed("staff"),
        )),
    }
}

/// The original came back.
///
/// # Errors
/// `illegal_transition`.
pub fn record_return(state: &RequestState, original: Original) -> Result<Vec<RequestEvent>, Error> {
    TABLE.permit(state.status, "record_return")?;
    Ok(vec![RequestEvent::OriginalReturned(original)])
}

/// The original is void (`void`) or red (`issue_red`).
///
/// # Errors
/// `illegal_transition` before it is back (SPEC R3).
pub fn reverse(
    state: &RequestState,
    operation: &'static str,
    batch_number: &str,
) -> Result<Vec<RequestEvent>, Error> {
    TABLE.permit(state.status, operation)?;
    Ok(vec![RequestEvent::OriginalReversed {
        batch_number: batch_number.to_owned(),
    }])
}

/// The new fapiao was issued, or its application was given up and the bills are free again.
///
/// # Errors
/// `illegal_transition`.
pub fn complete(state: &RequestState, reissued: bool) -> Result<Vec<RequestEvent>, Error> {
    TABLE.permit(state.status, "complete_reissue")?;
    Ok(vec![RequestEvent::Completed { reissued }])
}

/// No mail about it goes out any more, for the account of its customer is anonymised (SPEC H3). Nothing where none would.
pub fn forget_address(state: &RequestState) -> Vec<RequestEvent> {
    let notify = state.opening.as_ref().and_then(|of| of.notify.as_ref());
    match notify.and_then(Sealed::value) {
        Some(_) => vec![RequestEvent::AddressForgotten],
        None => Vec::new(),
    }
}
