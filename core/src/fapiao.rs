//! A fapiao (发票), from the plan to the document and its end (SPEC I1, I2, R3, R5).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::contract::{BillShare, Buyer, Colour, Difference, FapiaoLine, FapiaoType, Medium};
use crate::machine::{Machine, Table, Transition, entry, status};
use crate::store::IndexEntry;
use crate::time::Instant;
use crate::value::{FapiaoIdentity, Fen};

mod decide;

pub use decide::{
    call_channel, can_void, channel_refused, discard, issue, plan, read_document, red, reverse,
    void, withdraw,
};

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
