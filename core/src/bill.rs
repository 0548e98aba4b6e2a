//! A bill (账单): a completed payment, and what of it is still to be invoiced (SPEC §2).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::contract::PlanPart;
use crate::machine::{Machine, Table, Transition, entry, status};
use crate::store::IndexEntry;
use crate::value::Fen;

mod cover;
mod intake;
mod record;
mod totals;

pub use cover::{approve_split, can_apply, invoice, mark_returned, release, reserve, reverse};
pub use intake::{Intake, link_order, record_payment, record_refund, settle_aside};
pub use record::{Aside, AsideRecord, Payment, PaymentStatus, Refund, RefundStatus};
pub use totals::Totals;

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
