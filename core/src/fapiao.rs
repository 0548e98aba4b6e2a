//! A fapiao (发票), from the plan to the document and its end (SPEC I1, I2, R3, R5).

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::contract::{
    BillShare, Buyer, Colour, Difference, FapiaoLine, FapiaoType, IssuedDocument, Medium,
};
use crate::error::{Code, Error, Problems};
use crate::machine::{Machine, Table, Transition, entry, status};
use crate::store::IndexEntry;
use crate::time::Instant;
use crate::value::{FapiaoIdentity, Fen, TaxId, same_name};

status! {
    /// Where a fapiao stands.
    FapiaoStatus {
        /// To be issued.
        Planned = "planned",
        /// The channel was asked to issue it and has not answered (SPEC I1).
        Unknown = "unknown",
        /// Issued with differences, not accepted (SPEC I2).
        Quarantined = "quarantined",
        /// Issued and valid.
        Live = "live",
        /// Voided in the month of its issue.
        Voided = "voided",
        /// Reversed by a red fapiao.
        Reversed = "reversed",
        /// Never issued: its application was cancelled or rejected.
        Withdrawn = "withdrawn",
    }
}

use FapiaoStatus::{Live, Planned, Quarantined, Reversed, Unknown, Voided, Withdrawn};

/// What can be done to a fapiao, and when.
pub const TABLE: Table<FapiaoStatus> = Table(&[
    Transition {
        from: &[Planned],
        operation: "issue",
        by: &["staff"],
        to: &[Live, Quarantined],
    },
    // From `unknown` it only asks what became of the earlier call, so that it can be repeated (I1).
    Transition {
        from: &[Planned, Unknown],
        operation: "issue_through_channel",
        by: &["staff"],
        to: &[Live, Quarantined, Planned, Unknown],
    },
    Transition {
        from: &[Unknown],
        operation: "ask_channel",
        by: &["channel", "staff"],
        to: &[Live, Quarantined, Planned, Unknown],
    },
    Transition {
        from: &[Quarantined],
        operation: "discard_quarantined",
        by: &["staff"],
        to: &[Planned],
    },
    Transition {
        from: &[Planned],
        operation: "withdraw",
        by: &["customer", "staff"],
        to: &[Withdrawn],
    },
    Transition {
        from: &[Live],
        operation: "void",
        by: &["staff"],
        to: &[Voided],
    },
    Transition {
        from: &[Live],
        operation: "issue_red",
        by: &["staff"],
        to: &[Reversed],
    },
]);

/// A fapiao as it is planned, on the day of its application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Its id here.
    pub fapiao_id: String,
    /// Its application.
    pub batch_number: String,
    /// Whose it is.
    pub references: Vec<String>,
    /// Special or normal.
    pub fapiao_type: FapiaoType,
    /// Paper or digital.
    pub medium: Medium,
    /// The seller's id.
    pub seller: String,
    /// The seller's name.
    pub seller_name: String,
    /// The buyer.
    pub buyer: Buyer,
    /// The lines.
    pub lines: Vec<FapiaoLine>,
    /// Without tax.
    pub net_fen: Fen,
    /// The tax.
    pub tax_fen: Fen,
    /// With tax.
    pub gross_fen: Fen,
    /// Remark printed on it.
    pub remark: String,
    /// What it covers.
    pub bills: Vec<BillShare>,
    /// Delivery method of its application.
    pub delivery_method: String,
    /// The blue fapiao that it replaces.
    pub replaces: Option<String>,
    /// The blue fapiao that this red one reverses.
    pub reverses: Option<String>,
    /// When it was planned.
    pub planned_at: Instant,
}

/// The document as it was issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Code and number.
    pub identity: FapiaoIdentity,
    /// Date of issue.
    pub issued_on: NaiveDate,
}

/// A fapiao.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FapiaoState {
    /// Where it stands.
    pub status: FapiaoStatus,
    /// Blue or red.
    pub colour: Colour,
    /// What was planned.
    pub plan: Option<Plan>,
    /// What was issued, or is in quarantine.
    pub document: Option<Document>,
    /// Why it is in quarantine.
    pub differences: Vec<Difference>,
    /// The key of the last call of the channel.
    pub channel_key: Option<String>,
    /// How often the channel was asked to issue.
    pub channel_calls: u32,
    /// The blue fapiao that replaces it.
    pub replaced_by: Option<String>,
    /// The red fapiao that reverses it.
    pub reversed_by: Option<String>,
}

/// What happens to a fapiao.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FapiaoEvent {
    /// It is to be issued.
    Planned(Box<Plan>),
    /// The channel is about to be called; the key is stored first (SPEC I1).
    ChannelCalled {
        /// Idempotency key.
        key: String,
    },
    /// The channel refused, or has not issued it.
    ChannelRefused {
        /// Why.
        reason: String,
    },
    /// It was issued as applied for.
    Issued(Document),
    /// It was issued otherwise than applied for (SPEC I2).
    Quarantined {
        /// What was issued.
        document: Document,
        /// Where it differs.
        differences: Vec<Difference>,
    },
    /// The document in quarantine is done away with; the fapiao can be issued anew.
    Discarded {
        /// What was done about it.
        note: String,
    },
    /// It will never be issued.
    Withdrawn,
    /// It was voided in the month of its issue.
    Voided {
        /// The fapiao that replaces it.
        replaced_by: String,
    },
    /// A red fapiao reverses it.
    Reversed {
        /// The red fapiao.
        reversed_by: String,
        /// The blue fapiao that replaces it.
        replaced_by: String,
    },
    /// This red fapiao was issued.
    RedIssued {
        /// What it reverses, and how it looks.
        plan: Box<Plan>,
        /// Its identity.
        document: Document,
    },
}

/// The machine of fapiao.
#[derive(Debug)]
pub struct FapiaoMachine;

impl Machine for FapiaoMachine {
    const KIND: &'static str = "fapiao";
    type State = FapiaoState;
    type Event = FapiaoEvent;

    fn evolve(state: &mut FapiaoState, event: &FapiaoEvent) {
        match event {
            FapiaoEvent::Planned(plan) => state.plan = Some((**plan).clone()),
            FapiaoEvent::ChannelCalled { key } => {
                state.status = Unknown;
                state.channel_key = Some(key.clone());
                state.channel_calls = state.channel_calls.saturating_add(1);
            }
            FapiaoEvent::ChannelRefused { .. } => {
                state.status = Planned;
                state.channel_key = None;
            }
            FapiaoEvent::Issued(document) => {
                state.status = Live;
                state.document = Some(document.clone());
            }
            FapiaoEvent::Quarantined {
                document,
                differences,
            } => {
                state.status = Quarantined;
                state.document = Some(document.clone());
                state.differences.clone_from(differences);
            }
            FapiaoEvent::Discarded { .. } => {
                state.status = Planned;
                state.document = None;
                state.differences.clear();
                state.channel_key = None;
            }
            FapiaoEvent::Withdrawn => state.status = Withdrawn,
            FapiaoEvent::Voided { replaced_by } => {
                state.status = Voided;
                state.replaced_by = Some(replaced_by.clone());
            }
            FapiaoEvent::Reversed {
                reversed_by,
                replaced_by,
            } => {
                state.status = Reversed;
                state.reversed_by = Some(reversed_by.clone());
                state.replaced_by = Some(replaced_by.clone());
            }
            FapiaoEvent::RedIssued { plan, document } => {
                state.status = Live;
                state.colour = Colour::Red;
                state.plan = Some((**plan).clone());
                state.document = Some(document.clone());
            }
        }
    }

    fn indexes(state: &FapiaoState) -> Vec<IndexEntry> {
        let Some(plan) = &state.plan else {
            return Vec::new();
        };
        let sort = plan.planned_at.to_string();
        let mut entries: Vec<IndexEntry> = plan
            .references
            .iter()
            .map(|reference| entry("customer", reference.as_str(), sort.clone()))
            .collect();
        if matches!(state.status, Unknown | Quarantined) {
            entries.push(entry("attention", "fapiao", sort));
        }
        entries
    }

    /// A number is recorded once, whatever became of the document (I1). One in quarantine is not accepted, and a
    /// typing error must not keep its number from the fapiao that really bears it.
    fn claims(state: &FapiaoState) -> Vec<(&'static str, String)> {
        match (&state.document, state.status) {
            (Some(document), Live | Voided | Reversed) => {
                vec![("fapiao_number", document.identity.claim())]
            }
            _ => Vec::new(),
        }
    }
}

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
