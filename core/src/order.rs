//! An order (订单) as the platform tells of it (SPEC B1, B2, B3).

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::machine::{Machine, Status, entry, status};
use crate::store::IndexEntry;
use crate::time::Instant;
use crate::value::Fen;

status! {
    /// Where an order stands.
    OrderStatus {
        /// Nobody told of it.
        Unknown = "unknown",
        /// Known only from a payment that names it.
        Implied = "implied",
        /// Placed, not paid.
        Placed = "placed",
        /// Paid; its payment record may still be on its way.
        Paid = "paid",
        /// Cancelled; it never becomes a bill (SPEC B4).
        Cancelled = "cancelled",
        /// Ran out unpaid; it never becomes a bill (SPEC B4).
        Expired = "expired",
    }
}

impl OrderStatus {
    /// Names of those that a platform may tell of.
    pub fn told() -> impl Iterator<Item = &'static str> {
        [Self::Placed, Self::Paid, Self::Cancelled, Self::Expired]
            .into_iter()
            .map(Self::name)
    }

    /// Whether bills of the order are withheld (SPEC B4).
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Cancelled | Self::Expired)
    }
}

/// What the platform says of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OrderRecord {
    /// Version of the record; a higher one replaces a lower one.
    pub version: u64,
    /// Where the order stands.
    pub status: OrderStatus,
    /// Whose order it is.
    pub customer_reference: String,
    /// When it was placed.
    pub placed_at: Option<Instant>,
    /// When it was paid.
    pub paid_at: Option<Instant>,
    /// Amount.
    pub amount_fen: Option<Fen>,
    /// Month that it bills, `yyyy-mm`.
    pub billing_month: Option<String>,
    /// What was ordered.
    pub description: Option<String>,
}

/// An order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderState {
    /// Its number.
    pub order_number: String,
    /// Where it stands.
    pub status: OrderStatus,
    /// Whose it is. Its own number where the platform never said.
    pub customer_reference: String,
    /// What the platform said last.
    pub record: Option<OrderRecord>,
    /// Bills of the order that are known.
    pub bills: Vec<String>,
    /// A newer record that contradicts what is already in use, kept for staff (SPEC B2).
    pub aside: Option<OrderRecord>,
}

impl OrderState {
    /// Whether the order is known at all.
    pub fn is_known(&self) -> bool {
        self.status != OrderStatus::Unknown
    }

    /// Whether nobody has told yet whose it is: its own number stands for its owner.
    pub fn is_ownerless(&self) -> bool {
        self.status == OrderStatus::Implied && self.customer_reference == self.order_number
    }

    /// The day it was placed or paid, China time.
    pub fn date(&self) -> Option<NaiveDate> {
        let record = self.record.as_ref()?;
        record.placed_at.or(record.paid_at).map(Instant::china_date)
    }

    /// Paid, and its payment not here yet (SPEC B3).
    pub fn awaits_payment(&self) -> bool {
        self.status == OrderStatus::Paid && self.bills.is_empty()
    }
}

/// What happens to an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderEvent {
    /// The platform told of it.
    Recorded {
        /// Its number.
        order_number: String,
        /// What was told.
        record: OrderRecord,
    },
    /// A payment named it.
    BillSeen {
        /// Its number.
        order_number: String,
        /// Whose it is, until the platform tells of the order itself.
        customer_reference: String,
        /// The bill.
        bill: String,
    },
    /// A payment told whose it is, before the platform told of the order itself.
    OwnerTold {
        /// Whose it is.
        customer_reference: String,
    },
    /// A newer record was kept aside, for the order is in use (SPEC B2).
    KeptAside {
        /// What was told.
        record: OrderRecord,
    },
    /// Staff decided on a record that was kept aside.
    AsideSettled {
        /// Whether it takes effect.
        accepted: bool,
        /// Why.
        note: String,
    },
}

/// The machine of orders.
#[derive(Debug)]
pub struct OrderMachine;

impl Machine for OrderMachine {
    const KIND: &'static str = "order";
    type State = OrderState;
    type Event = OrderEvent;

    fn evolve(state: &mut OrderState, event: &OrderEvent) {
        match event {
            OrderEvent::Recorded {
                order_number,
                record,
            } => {
                state.order_number.clone_from(order_number);
                state.status = record.status;
                state
                    .customer_reference
                    .clone_from(&record.customer_reference);
                state.record = Some(record.clone());
                state.aside = None;
            }
            OrderEvent::BillSeen {
                order_number,
                customer_reference,
                bill,
            } => {
                state.order_number.clone_from(order_number);
                if state.status == OrderStatus::Unknown {
                    state.status = OrderStatus::Implied;
                    state.customer_reference.clone_from(customer_reference);
                }
                state.bills.push(bill.clone());
            }
            OrderEvent::OwnerTold { customer_reference } => {
                state.customer_reference.clone_from(customer_reference);
            }
            OrderEvent::KeptAside { record } => state.aside = Some(record.clone()),
            OrderEvent::AsideSettled { accepted, .. } => {
                if let Some(record) = state.aside.take().filter(|_| *accepted) {
                    state.status = record.status;
                    state
                        .customer_reference
                        .clone_from(&record.customer_reference);
                    state.record = Some(record);
                }
            }
        }
    }

    fn indexes(state: &OrderState) -> Vec<IndexEntry> {
        let sort = state
            .record
            .as_ref()
            .and_then(|record| record.placed_at.or(record.paid_at))
            .map(|at| at.to_string())
            .unwrap_or_default();
        let mut entries = vec![entry(
            "customer",
            state.customer_reference.as_str(),
            sort.clone(),
        )];
        if state.awaits_payment() {
            entries.push(entry(
                "awaiting",
                state.customer_reference.as_str(),
                sort.clone(),
            ));
        }
        if state.aside.is_some() {
            entries.push(entry("aside", "order", sort));
        }
        entries
    }
}
