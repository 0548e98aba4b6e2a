//! An application (申请批次): one request for fapiao over one or several bills (SPEC §4).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::error::{Code, Error};
use crate::fapiao::FapiaoStatus;
use crate::machine::{self, Machine, Table, Transition, entry, status};
use crate::policy::DeliveryKind;
use crate::store::IndexEntry;
use crate::time::Instant;

mod decide;
mod submission;

pub use decide::{
    apply, cancel, complete_reissue, confirm_receipt, forget_address, hand_over, issue, mail,
    reject, return_by_courier, reverse_fapiao, send,
};
pub use submission::{FapiaoRef, Mailing, ReissueOf, Submission};

status! {
    /// Where an application stands (SPEC §4).
    ApplicationStatus {
        /// Nothing yet.
        New = "new",
        /// 未打印: not issued yet, or not all of it.
        Submitted = "submitted",
        /// Cancelled by its customer.
        Cancelled = "cancelled",
        /// Rejected by staff.
        Rejected = "rejected",
        /// 已打印: all its fapiao are issued.
        Issued = "issued",
        /// 已寄出: with the courier.
        Mailed = "mailed",
        /// Collected in person.
        Collected = "collected",
        /// Sent by e-mail.
        Sent = "sent",
        /// Received.
        Received = "received",
        /// All its fapiao were replaced by a reissue.
        Replaced = "replaced",
    }
}

use ApplicationStatus::{
    Cancelled, Collected, Issued, Mailed, New, Received, Rejected, Replaced, Sent, Submitted,
};

/// The lifecycle of an application: the one table from which refusals, docs and tests come (SPEC §4).
pub const TABLE: Table<ApplicationStatus> = Table(&[
    Transition {
        from: &[New],
        operation: "apply",
        by: &["customer", "staff"],
        to: &[Submitted],
    },
    Transition {
        from: &[Submitted],
        operation: "cancel",
        by: &["customer"],
        to: &[Cancelled],
    },
    Transition {
        from: &[Submitted],
        operation: "reject",
        by: &["staff"],
        to: &[Rejected],
    },
    Transition {
        from: &[Submitted],
        operation: "issue",
        by: &["staff", "channel"],
        to: &[Submitted, Issued],
    },
    Transition {
        from: &[Issued],
        operation: "mail",
        by: &["staff"],
        to: &[Mailed],
    },
    Transition {
        from: &[Issued],
        operation: "hand_over",
        by: &["staff"],
        to: &[Collected],
    },
    Transition {
        from: &[Issued],
        operation: "send",
        by: &["system"],
        to: &[Sent],
    },
    Transition {
        from: &[Mailed, Sent],
        operation: "confirm_receipt",
        by: &["customer", "system"],
        to: &[Received],
    },
    Transition {
        from: &[Mailed],
        operation: "return_by_courier",
        by: &["staff"],
        to: &[Issued],
    },
    Transition {
        from: &[Issued, Mailed, Sent, Collected, Received],
        operation: "reverse_fapiao",
        by: &["staff"],
        to: &[Issued, Mailed, Sent, Collected, Received],
    },
    Transition {
        from: &[Issued, Mailed, Sent, Collected, Received],
        operation: "complete_reissue",
        by: &["staff", "channel"],
        to: &[Issued, Mailed, Sent, Collected, Received, Replaced],
    },
]);

/// The operations that only one kind of delivery knows.
fn fits(operation: &str, kind: Option<DeliveryKind>) -> bool {
    let wanted = match operation {
        "mail" | "return_by_courier" => DeliveryKind::Courier,
        "hand_over" => DeliveryKind::PickUp,
        "send" => DeliveryKind::Email,
        _ => return true,
    };
    kind == Some(wanted)
}

/// The operations that give fapiao out of the house.
fn delivers(operation: &str) -> bool {
    matches!(operation, "mail" | "hand_over" | "send")
}

/// An application.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApplicationState {
    /// Where it stands.
    pub status: ApplicationStatus,
    /// What was submitted; its fapiao carry their numbers as they are issued.
    pub submission: Option<Submission>,
    /// Why it was rejected.
    pub rejected: Option<String>,
    /// When all of it was issued.
    pub issued_at: Option<Instant>,
    /// How it was mailed last.
    pub mailing: Option<Mailing>,
    /// Why the courier brought it back last.
    pub returned: Option<String>,
    /// When it was sent, handed over, or received.
    pub delivered_at: Option<Instant>,
    /// Shortage notices that its customer was told of.
    pub told: Vec<String>,
    /// The application of the reissue that replaced it.
    pub replaced_by: Option<String>,
}

impl ApplicationState {
    /// What the service centre owes is done: mailed, sent, or ready for pick-up.
    pub fn fulfilled_at(&self) -> Option<Instant> {
        let pick_up = self
            .submission
            .as_ref()
            .is_some_and(|submission| submission.delivery_kind == DeliveryKind::PickUp);
        match self.status {
            Mailed | Sent | Collected | Received | Replaced => self
                .mailing
                .as_ref()
                .map(|mailing| mailing.at)
                .or(self.delivered_at)
                .or(self.issued_at),
            Issued if pick_up && self.superseded_by().is_none() => self.issued_at,
            _ => None,
        }
    }

    /// Whether the service centre still has to do something for it.
    pub fn is_open(&self) -> bool {
        matches!(self.status, Submitted | Issued) && self.superseded_by().is_none()
    }

    /// Its fapiao that are still to be issued.
    pub fn unissued(&self) -> impl Iterator<Item = &FapiaoRef> {
        self.submission
            .iter()
            .flat_map(|submission| &submission.fapiao)
            .filter(|fapiao| fapiao.number.is_none())
    }

    /// Whether fapiao of it are waiting to be issued.
    pub fn is_to_be_issued(&self) -> bool {
        self.status == Submitted
    }

    /// Its fapiao that can be delivered: issued, and neither void nor reversed.
    pub fn deliverable(&self) -> impl Iterator<Item = &FapiaoRef> {
        self.submission
            .iter()
            .flat_map(|submission| &submission.fapiao)
            .filter(|fapiao| fapiao.number.is_some() && fapiao.replacement().is_none())
    }

    /// The application that takes its place, when all is issued and nothing of it can be delivered any more.
    pub fn superseded_by(&self) -> Option<&str> {
        if self.status != Issued || self.deliverable().next().is_some() {
            return None;
        }
        let mut fapiao = self
            .submission
            .iter()
            .flat_map(|submission| &submission.fapiao);
        fapiao.find_map(FapiaoRef::replacement)
    }

    /// The operations that a role may do now (SPEC §4): the one answer that every view shows. `fapiao` are the statuses of
    /// those of its fapiao that are not issued yet.
    pub fn allowed(&self, role: &str, fapiao: &[FapiaoStatus]) -> Vec<String> {
        let mut allowed = TABLE.allowed_for(self.status, role);
        let possible = self.possible(TABLE.allowed(self.status));
        let mut issued = self
            .submission
            .iter()
            .flat_map(|submission| &submission.fapiao)
            .map(|fapiao| fapiao.number.is_some());
        // What is issued, or may be, can only be taken back by a reissue (I1, I2).
        let can_be_taken_back = !issued.any(|issued| issued)
            && fapiao.iter().all(|status| *status == FapiaoStatus::Planned);
        allowed.retain(|operation| match operation.as_str() {
            "cancel" | "reject" => can_be_taken_back,
            "issue" => fapiao.contains(&FapiaoStatus::Planned),
            operation => possible.contains(&operation),
        });
        allowed
    }

    /// Of some operations those that fit its delivery and its fapiao, and that somebody can call.
    fn possible(&self, mut operations: Vec<&'static str>) -> Vec<&'static str> {
        let kind = self
            .submission
            .as_ref()
            .map(|submission| submission.delivery_kind);
        operations.retain(|operation| {
            fits(operation, kind)
                && !(delivers(operation) && self.superseded_by().is_some())
                && !matches!(*operation, "reverse_fapiao" | "complete_reissue")
        });
        operations
    }

    /// Refuses what is not possible now.
    ///
    /// # Errors
    /// `illegal_transition` with `from`, `operation`, `allowed`; `fapiao_superseded` for the delivery of what is void or
    /// reversed.
    pub fn permit(&self, operation: &'static str) -> Result<(), Error> {
        let kind = self
            .submission
            .as_ref()
            .map(|submission| submission.delivery_kind);
        if TABLE.permit(self.status, operation).is_err() || !fits(operation, kind) {
            return Err(self.refusal(operation));
        }
        match (self.superseded_by(), &self.submission) {
            (Some(successor), Some(submission)) if delivers(operation) => {
                Err(Error::new(Code::FapiaoSuperseded)
                    .detail("batch_number", submission.batch_number.as_str())
                    .detail("successor", successor))
            }
            _ => Ok(()),
        }
    }

    /// The refusal of taking it back when a fapiao of it is, or may be, issued (SPEC P6, I1).
    pub fn taken_back(&self, operation: &'static str) -> Error {
        let mut allowed = self.possible(TABLE.allowed(self.status));
        allowed.retain(|operation| !matches!(*operation, "cancel" | "reject"));
        machine::refusal(self.status, operation, &allowed)
    }

    fn refusal(&self, operation: &'static str) -> Error {
        let allowed = self.possible(TABLE.allowed(self.status));
        machine::refusal(self.status, operation, &allowed)
    }

    /// The stage of the progress bar, 1 to 4 (SPEC B10).
    pub fn stage(&self) -> u8 {
        match self.status {
            New | Cancelled | Rejected => 1,
            Submitted => 2,
            Issued => 3,
            Mailed | Collected | Sent | Received | Replaced => 4,
        }
    }
}

/// What happens to an application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ApplicationEvent {
    /// It was submitted.
    Applied(Box<Submission>),
    /// Its customer cancelled it.
    Cancelled,
    /// Staff rejected it.
    Rejected {
        /// Why; the customer sees it.
        reason: String,
    },
    /// One of its fapiao was issued.
    FapiaoIssued {
        /// Which.
        fapiao: String,
        /// Its number.
        number: String,
        /// Its date.
        issued_on: NaiveDate,
        /// When it was recorded.
        at: Instant,
    },
    /// A courier took it.
    Mailed(Mailing),
    /// It was handed over.
    HandedOver {
        /// To whom.
        to: String,
        /// When.
        at: Instant,
    },
    /// It was sent by e-mail.
    Sent {
        /// When.
        at: Instant,
    },
    /// It was received, or taken for received.
    Received {
        /// When.
        at: Instant,
    },
    /// The courier brought it back.
    ReturnedByCourier {
        /// Why.
        reason: String,
    },
    /// One of its fapiao was voided or reversed.
    FapiaoReversed {
        /// Which.
        fapiao: String,
        /// The application that takes its place.
        batch_number: String,
    },
    /// One of its fapiao was replaced by a reissue.
    FapiaoReplaced {
        /// Which.
        fapiao: String,
        /// The application of its successor.
        batch_number: String,
    },
    /// Its customer was told of a shortage.
    ShortageTold {
        /// The notice.
        notice: String,
    },
    /// The account of its customer was anonymised: no mail about it goes out any more (SPEC H3).
    AddressForgotten,
    /// Staff looked at its personal data (SPEC H3).
    Revealed {
        /// Why.
        reason: String,
    },
}

/// The machine of applications.
#[derive(Debug)]
pub struct ApplicationMachine;

impl Machine for ApplicationMachine {
    const KIND: &'static str = "application";
    type State = ApplicationState;
    type Event = ApplicationEvent;

    fn evolve(state: &mut ApplicationState, event: &ApplicationEvent) {
        match event {
            ApplicationEvent::Applied(submission) => {
                state.status = Submitted;
                state.submission = Some((**submission).clone());
            }
            ApplicationEvent::Cancelled => state.status = Cancelled,
            ApplicationEvent::Rejected { reason } => {
                state.status = Rejected;
                state.rejected = Some(reason.clone());
            }
            ApplicationEvent::FapiaoIssued {
                fapiao,
                number,
                issued_on,
                at,
            } => {
                if let Some(submission) = state.submission.as_mut() {
                    for part in submission
                        .fapiao
                        .iter_mut()
                        .filter(|part| part.fapiao_id == *fapiao)
                    {
                        part.number = Some(number.clone());
                        part.issued_on = Some(*issued_on);
                    }
                    if submission.fapiao.iter().all(|part| part.number.is_some()) {
                        state.status = Issued;
                        state.issued_at = Some(*at);
                    }
                }
            }
            ApplicationEvent::Mailed(mailing) => {
                state.status = Mailed;
                state.mailing = Some(mailing.clone());
                state.returned = None;
            }
            ApplicationEvent::HandedOver { at, .. } => {
                state.status = Collected;
                state.delivered_at = Some(*at);
            }
            ApplicationEvent::Sent { at } => {
                state.status = Sent;
                state.delivered_at = Some(*at);
            }
            ApplicationEvent::Received { at } => {
                state.status = Received;
                state.delivered_at = Some(*at);
            }
            ApplicationEvent::ReturnedByCourier { reason } => {
                state.status = Issued;
                state.returned = Some(reason.clone());
                state.mailing = None;
            }
            ApplicationEvent::FapiaoReversed {
                fapiao,
                batch_number,
            } => {
                let parts = state.submission.iter_mut().flat_map(|of| &mut of.fapiao);
                for part in parts.filter(|part| part.fapiao_id == *fapiao) {
                    part.reversed_for = Some(batch_number.clone());
                }
            }
            ApplicationEvent::FapiaoReplaced {
                fapiao,
                batch_number,
            } => {
                if let Some(submission) = state.submission.as_mut() {
                    for part in submission
                        .fapiao
                        .iter_mut()
                        .filter(|part| part.fapiao_id == *fapiao)
                    {
                        part.replaced_by = Some(batch_number.clone());
                    }
                    if submission
                        .fapiao
                        .iter()
                        .all(|part| part.replaced_by.is_some())
                    {
                        state.status = Replaced;
                        state.replaced_by = Some(batch_number.clone());
                    }
                }
            }
            ApplicationEvent::ShortageTold { notice } => state.told.push(notice.clone()),
            ApplicationEvent::AddressForgotten => {
                let submission = state.submission.as_mut();
                if let Some(notify) = submission.and_then(|of| of.notify.as_mut()) {
                    notify.erase();
                }
            }
            ApplicationEvent::Revealed { .. } => {}
        }
    }

    fn redact(event: &mut ApplicationEvent) {
        if let ApplicationEvent::Applied(submission) = event
            && let Some(notify) = submission.notify.as_mut()
        {
            notify.erase();
        }
    }

    fn indexes(state: &ApplicationState) -> Vec<IndexEntry> {
        let Some(submission) = &state.submission else {
            return Vec::new();
        };
        let submitted = submission.submitted_at.to_string();
        let due = submission.promise.date.to_string();
        let mut entries: Vec<IndexEntry> = submission
            .references
            .iter()
            .map(|reference| entry("customer", reference.as_str(), submitted.clone()))
            .collect();
        entries.push(entry("owner", submission.owner.as_str(), submitted));
        match state.status {
            Submitted => entries.push(entry("queue", "to_issue", due)),
            Issued if state.superseded_by().is_none() => {
                entries.push(entry("queue", "to_deliver", due));
                if submission.delivery_kind == DeliveryKind::Email {
                    entries.push(entry(
                        "deadline",
                        "send",
                        state.issued_at.map(|at| at.to_string()).unwrap_or_default(),
                    ));
                }
            }
            Mailed | Sent => {
                let since = state
                    .mailing
                    .as_ref()
                    .map(|mailing| mailing.at)
                    .or(state.delivered_at);
                entries.push(entry(
                    "deadline",
                    "receive",
                    since.map(|at| at.to_string()).unwrap_or_default(),
                ));
            }
            _ => {}
        }
        entries
    }
}
