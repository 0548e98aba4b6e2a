//! A bill (账单): a completed payment, and what of it is still to be invoiced (SPEC §2).

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::contract::{BillLine, PlanPart};
use crate::error::{Code, Error};
use crate::machine::{Machine, Table, Transition, entry, status};
use crate::store::IndexEntry;
use crate::time::Instant;
use crate::value::{Fen, Rate};

status! {
    /// Where a bill stands.
    BillStatus {
        /// Its payment is not known yet; at most its refunds are.
        Unpaid = "unpaid",
        /// Paid, but its order was cancelled or ran out, or the payment was revoked (SPEC B4).
        Withheld = "withheld",
        /// Not in a live application.
        Open = "open",
        /// In a live application, or all of it on live fapiao.
        Applied = "applied",
        /// Partly on live fapiao; the rest can be applied for.
        Remainder = "remainder",
    }
}

/// What can be done to a bill, and when.
pub const TABLE: Table<BillStatus> = Table(&[
    Transition {
        from: &[BillStatus::Unpaid, BillStatus::Withheld, BillStatus::Open],
        operation: "record_payment",
        by: &["platform"],
        to: &[BillStatus::Open, BillStatus::Withheld],
    },
    Transition {
        from: &[BillStatus::Unpaid, BillStatus::Withheld, BillStatus::Open],
        operation: "record_refund",
        by: &["platform"],
        to: &[BillStatus::Unpaid, BillStatus::Withheld, BillStatus::Open],
    },
    Transition {
        from: &[BillStatus::Unpaid, BillStatus::Withheld, BillStatus::Open],
        operation: "link_order",
        by: &["platform"],
        to: &[BillStatus::Unpaid, BillStatus::Withheld, BillStatus::Open],
    },
    Transition {
        from: &[BillStatus::Applied, BillStatus::Remainder],
        operation: "keep_aside",
        by: &["platform"],
        to: &[BillStatus::Applied, BillStatus::Remainder],
    },
    Transition {
        from: &[
            BillStatus::Withheld,
            BillStatus::Open,
            BillStatus::Applied,
            BillStatus::Remainder,
        ],
        operation: "overtake_aside",
        by: &["platform"],
        to: &[
            BillStatus::Withheld,
            BillStatus::Open,
            BillStatus::Applied,
            BillStatus::Remainder,
        ],
    },
    Transition {
        from: &[BillStatus::Open, BillStatus::Remainder],
        operation: "approve_split",
        by: &["staff", "system"],
        to: &[BillStatus::Open, BillStatus::Remainder],
    },
    Transition {
        from: &[BillStatus::Open, BillStatus::Remainder],
        operation: "reserve",
        by: &["customer"],
        to: &[BillStatus::Applied],
    },
    Transition {
        from: &[BillStatus::Applied],
        operation: "release",
        by: &["customer", "staff"],
        to: &[BillStatus::Open, BillStatus::Applied, BillStatus::Remainder],
    },
    Transition {
        from: &[BillStatus::Applied],
        operation: "invoice",
        by: &["staff", "channel"],
        to: &[BillStatus::Applied, BillStatus::Remainder],
    },
    Transition {
        from: &[BillStatus::Applied, BillStatus::Remainder],
        operation: "mark_returned",
        by: &["staff"],
        to: &[BillStatus::Applied, BillStatus::Remainder],
    },
    Transition {
        from: &[BillStatus::Applied, BillStatus::Remainder],
        operation: "reverse",
        by: &["staff"],
        to: &[BillStatus::Applied],
    },
]);

/// How far a payment got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PaymentStatus {
    /// Not completed; not a bill (SPEC B4).
    #[default]
    Pending,
    /// Completed.
    Completed,
    /// Failed; not a bill.
    Failed,
    /// Completed, then cancelled at the till.
    Revoked,
}

/// A payment as the platform told of it (SPEC B1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// Version of the record.
    pub version: u64,
    /// How far it got.
    pub status: PaymentStatus,
    /// The order that it pays.
    pub order_number: String,
    /// Whose it is, where the platform says.
    pub customer_reference: Option<String>,
    /// The seller's id.
    pub seller: String,
    /// What was sold.
    pub description: String,
    /// What was paid, vouchers included.
    pub amount_fen: Fen,
    /// The seller's own voucher share, which nobody paid (SPEC B5).
    pub voucher_fen: Fen,
    /// When.
    pub paid_at: Instant,
    /// How: Alipay, UnionPay, WeChat Pay, bank transfer.
    pub method: String,
    /// Who paid, where it is known.
    pub payer: String,
    /// Month that it bills, `yyyy-mm`.
    pub billing_month: String,
    /// Tax code, where the platform says.
    pub tax_code: Option<String>,
    /// Rate, where the platform says.
    pub rate: Option<Rate>,
    /// Lines, where the platform says; they sum to the amount.
    pub lines: Vec<BillLine>,
}

/// How far a refund got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RefundStatus {
    /// On its way; counted, so that nothing is over-invoiced meanwhile.
    #[default]
    Processing,
    /// Done.
    Succeeded,
    /// Could not be paid back the usual way; the seller owes it still, so it counts.
    Abnormal,
    /// Did not happen; does not count.
    Failed,
}

/// A refund as the platform told of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refund {
    /// Version of the record.
    pub version: u64,
    /// How far it got.
    pub status: RefundStatus,
    /// The seller's share of what is paid back.
    pub amount_fen: Fen,
    /// When.
    pub at: Option<Instant>,
}

impl Refund {
    /// Whether both say the same, the time apart.
    fn same(&self, other: &Self) -> bool {
        (self.version, self.status, self.amount_fen)
            == (other.version, other.status, other.amount_fen)
    }
}

/// A part of the bill that a fapiao covers or will cover.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Use {
    /// The fapiao.
    pub fapiao: String,
    /// Its application.
    pub batch_number: String,
    /// How much of the bill.
    pub amount_fen: Fen,
    /// Whether it is issued; reserved until then.
    pub issued: bool,
    /// Whether the original is back in our hands (SPEC B9).
    pub returned: bool,
}

/// A split that was approved (SPEC S2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The request that asked for it.
    pub request: String,
    /// Its parts.
    pub parts: Vec<PlanPart>,
    /// The application that used it.
    pub used_by: Option<String>,
}

/// A record that would change a bill in use, kept for staff to decide (SPEC B2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aside {
    /// Names it within the bill.
    pub number: u32,
    /// What the platform said.
    pub record: AsideRecord,
    /// When.
    pub at: Instant,
}

/// What was kept aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AsideRecord {
    /// A newer payment record.
    Payment(Box<Payment>),
    /// A new or newer refund.
    Refund {
        /// Its id.
        id: String,
        /// What was told.
        refund: Refund,
    },
    /// The order was cancelled or ran out, or is open again.
    Order {
        /// Whether it is closed.
        closed: bool,
    },
}

impl AsideRecord {
    /// Whether both say the same. Two statements tell of one refund with different times.
    fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Refund { id, refund },
                Self::Refund {
                    id: other_id,
                    refund: other,
                },
            ) => id == other_id && refund.same(other),
            _ => self == other,
        }
    }
}

/// What the amounts of a bill come to; kept with the row so that finance can query them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Paid.
    pub paid_fen: Fen,
    /// Paid back.
    pub refunded_fen: Fen,
    /// The seller's voucher share.
    pub voucher_fen: Fen,
    /// On live fapiao.
    pub invoiced_fen: Fen,
    /// In live applications, not yet issued.
    pub reserved_fen: Fen,
    /// Left to invoice (SPEC B5); never below zero.
    pub available_fen: Fen,
}

/// A bill.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BillState {
    /// Its id.
    pub bill_id: String,
    /// Where it stands.
    pub status: BillStatus,
    /// Whose it is.
    pub customer_reference: String,
    /// Its payment, once known.
    pub payment: Option<Payment>,
    /// Whether its order was cancelled or ran out.
    pub order_closed: bool,
    /// Its refunds by id.
    pub refunds: BTreeMap<String, Refund>,
    /// What fapiao cover of it.
    pub uses: Vec<Use>,
    /// The live application that it is in (SPEC B7).
    pub application: Option<String>,
    /// An approved split.
    pub plan: Option<Plan>,
    /// Records kept for staff.
    pub asides: Vec<Aside>,
    /// The number of the next of them.
    pub next_aside: u32,
    /// Those that staff turned down; the same again changes nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub turned_down: Vec<AsideRecord>,
    /// What it all comes to.
    pub totals: Totals,
}

impl BillState {
    /// Whether it is a bill at all: paid, and its order not closed (SPEC B4).
    pub fn is_bill(&self) -> bool {
        !matches!(self.status, BillStatus::Unpaid | BillStatus::Withheld)
    }

    /// What is left to invoice (SPEC B5).
    pub fn available(&self) -> Fen {
        self.totals.available_fen
    }

    /// Whether something that its order told was kept aside, or turned down.
    fn has_order_asides(&self) -> bool {
        let kept = self.asides.iter().map(|aside| &aside.record);
        kept.chain(&self.turned_down)
            .any(|record| matches!(record, AsideRecord::Order { .. }))
    }

    fn forget_order_asides(&mut self) {
        self.asides
            .retain(|aside| !matches!(aside.record, AsideRecord::Order { .. }));
        self.turned_down
            .retain(|record| !matches!(record, AsideRecord::Order { .. }));
    }

    /// A record takes effect unless a newer one already has.
    fn take_effect(&mut self, record: AsideRecord) {
        match record {
            AsideRecord::Payment(payment) => {
                if self
                    .payment
                    .as_ref()
                    .is_none_or(|known| known.version < payment.version)
                {
                    self.payment = Some(*payment);
                }
            }
            AsideRecord::Refund { id, refund } => {
                if self
                    .refunds
                    .get(&id)
                    .is_none_or(|known| known.version < refund.version)
                {
                    self.refunds.insert(id, refund);
                }
            }
            AsideRecord::Order { closed } => self.order_closed = closed,
        }
    }

    fn settle(&mut self) {
        let payment = self.payment.as_ref();
        let sum =
            |amounts: &mut dyn Iterator<Item = Fen>| Fen::checked_sum(amounts).unwrap_or(Fen::MAX);
        let paid_fen = payment.map_or(Fen::ZERO, |payment| payment.amount_fen);
        let voucher_fen = payment.map_or(Fen::ZERO, |payment| payment.voucher_fen);
        let refunded_fen = sum(&mut self
            .refunds
            .values()
            .filter(|refund| refund.status != RefundStatus::Failed)
            .map(|refund| refund.amount_fen));
        let invoiced_fen = sum(&mut self
            .uses
            .iter()
            .filter(|part| part.issued)
            .map(|part| part.amount_fen));
        let reserved_fen = sum(&mut self
            .uses
            .iter()
            .filter(|part| !part.issued)
            .map(|part| part.amount_fen));
        let available_fen = [voucher_fen, refunded_fen, invoiced_fen, reserved_fen]
            .into_iter()
            .try_fold(paid_fen, Fen::checked_sub)
            .filter(|left| left.is_positive())
            .unwrap_or(Fen::ZERO);
        self.totals = Totals {
            paid_fen,
            refunded_fen,
            voucher_fen,
            invoiced_fen,
            reserved_fen,
            available_fen,
        };
        let revoked = payment.is_some_and(|payment| payment.status != PaymentStatus::Completed);
        self.status = match payment {
            None => BillStatus::Unpaid,
            Some(_) if !self.uses.is_empty() => {
                let all_issued = self.uses.iter().all(|part| part.issued);
                if all_issued && available_fen.is_positive() && !revoked && !self.order_closed {
                    BillStatus::Remainder
                } else {
                    BillStatus::Applied
                }
            }
            Some(_) if revoked || self.order_closed => BillStatus::Withheld,
            Some(_) => BillStatus::Open,
        };
        if let Some(payment) = payment
            && let Some(reference) = &payment.customer_reference
            && self.customer_reference.is_empty()
        {
            self.customer_reference.clone_from(reference);
        }
    }
}

/// What happens to a bill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BillEvent {
    /// Its payment became known, or a newer version of it.
    PaymentRecorded {
        /// Its id.
        bill_id: String,
        /// What was told.
        payment: Box<Payment>,
    },
    /// A refund became known, or a newer version of it.
    RefundRecorded {
        /// The bill's id.
        bill_id: String,
        /// The refund's id.
        id: String,
        /// What was told.
        refund: Refund,
    },
    /// Its order told whose it is, and whether it still stands.
    OrderLinked {
        /// Whose it is.
        customer_reference: String,
        /// Whether the order was cancelled or ran out.
        closed: bool,
    },
    /// Its order told again what the bill has: what it told in between is overtaken, whether kept aside or turned down.
    AsideOvertaken,
    /// A record that would change a bill in use was kept for staff.
    KeptAside(Aside),
    /// Staff decided on it.
    AsideSettled {
        /// Which.
        number: u32,
        /// Whether it takes effect.
        accepted: bool,
        /// Why.
        note: String,
    },
    /// A split was approved.
    SplitApproved(Plan),
    /// An application reserved it.
    Reserved {
        /// The application.
        batch_number: String,
        /// Which fapiao shall cover how much.
        parts: Vec<(String, Fen)>,
    },
    /// An application gave it back.
    Released {
        /// The application.
        batch_number: String,
    },
    /// A fapiao was issued.
    Invoiced {
        /// Which.
        fapiao: String,
    },
    /// The original of a fapiao came back, or went out again.
    ReturnMarked {
        /// Which.
        fapiao: String,
        /// Whether it is in our hands.
        returned: bool,
    },
    /// A fapiao was voided or reversed by a red one; its successor reserves the same amount.
    Reversed {
        /// Which.
        fapiao: String,
        /// The application of its successor.
        batch_number: String,
        /// Its successor.
        successor: String,
    },
}

/// The machine of bills.
#[derive(Debug)]
pub struct BillMachine;

impl Machine for BillMachine {
    const KIND: &'static str = "bill";
    type State = BillState;
    type Event = BillEvent;

    fn evolve(state: &mut BillState, event: &BillEvent) {
        match event {
            BillEvent::PaymentRecorded { bill_id, payment } => {
                state.bill_id.clone_from(bill_id);
                state.payment = Some((**payment).clone());
            }
            BillEvent::RefundRecorded {
                bill_id,
                id,
                refund,
            } => {
                state.bill_id.clone_from(bill_id);
                state.refunds.insert(id.clone(), refund.clone());
            }
            BillEvent::OrderLinked {
                customer_reference,
                closed,
            } => {
                state.customer_reference.clone_from(customer_reference);
                state.order_closed = *closed;
                state.forget_order_asides();
            }
            BillEvent::AsideOvertaken => state.forget_order_asides(),
            BillEvent::KeptAside(aside) => {
                state.next_aside = aside.number.saturating_add(1);
                state.asides.push(aside.clone());
            }
            BillEvent::AsideSettled {
                number, accepted, ..
            } => {
                if let Some(at) = state
                    .asides
                    .iter()
                    .position(|aside| aside.number == *number)
                {
                    let aside = state.asides.remove(at);
                    if *accepted {
                        state.take_effect(aside.record);
                    } else {
                        state.turned_down.push(aside.record);
                    }
                }
            }
            BillEvent::SplitApproved(plan) => state.plan = Some(plan.clone()),
            BillEvent::Reserved {
                batch_number,
                parts,
            } => {
                state
                    .uses
                    .extend(parts.iter().map(|(fapiao, amount_fen)| Use {
                        fapiao: fapiao.clone(),
                        batch_number: batch_number.clone(),
                        amount_fen: *amount_fen,
                        issued: false,
                        returned: false,
                    }));
                state.application = Some(batch_number.clone());
                // A plan is used once (S2): a later application of the bill has nothing to do with it.
                if let Some(plan) = state.plan.as_mut().filter(|plan| plan.used_by.is_none()) {
                    plan.used_by = Some(batch_number.clone());
                }
            }
            BillEvent::Released { batch_number } => {
                state.uses.retain(|part| part.batch_number != *batch_number);
                state.application = state.uses.last().map(|part| part.batch_number.clone());
                if let Some(plan) = state
                    .plan
                    .as_mut()
                    .filter(|plan| plan.used_by.as_ref() == Some(batch_number))
                {
                    plan.used_by = None;
                }
            }
            BillEvent::Invoiced { fapiao } => {
                for part in state.uses.iter_mut().filter(|part| part.fapiao == *fapiao) {
                    part.issued = true;
                }
            }
            BillEvent::ReturnMarked { fapiao, returned } => {
                for part in state.uses.iter_mut().filter(|part| part.fapiao == *fapiao) {
                    part.returned = *returned;
                }
            }
            BillEvent::Reversed {
                fapiao,
                batch_number,
                successor,
            } => {
                for part in state.uses.iter_mut().filter(|part| part.fapiao == *fapiao) {
                    part.fapiao.clone_from(successor);
                    part.batch_number.clone_from(batch_number);
                    part.issued = false;
                    part.returned = false;
                }
                state.application = Some(batch_number.clone());
            }
        }
        state.settle();
    }

    fn indexes(state: &BillState) -> Vec<IndexEntry> {
        let mut entries = Vec::new();
        if let Some(payment) = &state.payment {
            let paid_at = payment.paid_at.to_string();
            if matches!(
                state.status,
                BillStatus::Open | BillStatus::Applied | BillStatus::Remainder
            ) {
                entries.push(entry(
                    "customer",
                    state.customer_reference.as_str(),
                    paid_at.clone(),
                ));
            }
            if state.status == BillStatus::Open {
                entries.push(entry(
                    "open",
                    state.customer_reference.as_str(),
                    paid_at.clone(),
                ));
            }
            entries.push(entry("order", payment.order_number.as_str(), paid_at));
        }
        if let Some(aside) = state.asides.first() {
            entries.push(entry("aside", "bill", aside.at.to_string()));
        }
        entries
    }
}

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
