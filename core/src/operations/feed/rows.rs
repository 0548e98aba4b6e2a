//! The rows that a chunk of the feed concerns.

use super::Checked;
use crate::bill::BillMachine;
use crate::change::Tracked;
use crate::error::Error;
use crate::flow::Io;
use crate::machine::Machine;
use crate::order::OrderMachine;
use crate::store::{Key, Lookup, Row};
use std::collections::{BTreeMap, BTreeSet};

/// The rows of a chunk while it is decided.
pub(super) struct Rows {
    pub(super) orders: BTreeMap<String, Tracked<OrderMachine>>,
    pub(super) bills: BTreeMap<String, Tracked<BillMachine>>,
    /// References that an account has activated: their orders do not change hands by themselves.
    pub(super) claimed: BTreeSet<String>,
}

impl Rows {
    /// The order and the bill that a record is about, as far as they are known.
    pub(super) fn known<'a>(&self, record: &'a Checked) -> (Option<&'a str>, Option<&'a str>) {
        let (order, bill) = match record {
            Checked::Order(number, _) => (Some(number.as_str()), None),
            Checked::Payment(bill, payment) => {
                (Some(payment.order_number.as_str()), Some(bill.as_str()))
            }
            Checked::Refund(bill, ..) => (None, Some(bill.as_str())),
        };
        (
            order.filter(|id| {
                self.orders
                    .get(*id)
                    .is_some_and(|row| row.state().is_known())
            }),
            bill.filter(|id| self.bills.get(*id).is_some_and(|row| row.state().is_bill())),
        )
    }
}

pub(super) async fn load(io: &Io, chunk: &[(u64, Checked)]) -> Result<Rows, Error> {
    let mut order_ids: BTreeSet<String> = BTreeSet::new();
    let mut bill_ids: BTreeSet<String> = BTreeSet::new();
    for (_, record) in chunk {
        match record {
            Checked::Order(number, _) => {
                order_ids.insert(number.as_str().to_owned());
            }
            Checked::Payment(bill, payment) => {
                bill_ids.insert(bill.as_str().to_owned());
                order_ids.insert(payment.order_number.clone());
            }
            Checked::Refund(bill, ..) => {
                bill_ids.insert(bill.as_str().to_owned());
            }
        }
    }
    let lookups = lookups_of::<OrderMachine>(&order_ids)
        .chain(lookups_of::<BillMachine>(&bill_ids))
        .collect();
    let mut found = io.rows(lookups).await?.into_iter();
    let orders = map_of_rows::<OrderMachine>(&order_ids, found.by_ref().take(order_ids.len()))?;
    let mut bills = map_of_rows::<BillMachine>(&bill_ids, found)?;
    // An order that changes touches its bills as well.
    let mut further: BTreeSet<String> = BTreeSet::new();
    let mut references = BTreeSet::new();
    for (_, record) in chunk {
        // So does a payment that tells whose an order is.
        if let Checked::Payment(_, payment) = record
            && let Some(order) = orders.get(&payment.order_number)
            && payment.customer_reference.is_some()
            && order.state().is_ownerless()
        {
            further.extend(order.state().bills.iter().cloned());
        }
        if let Checked::Order(number, record) = record {
            references.insert(record.customer_reference.clone());
            if let Some(order) = orders.get(number.as_str()) {
                references.insert(order.state().customer_reference.clone());
                further.extend(order.state().bills.iter().cloned());
            }
        }
    }
    further.retain(|id| !bills.contains_key(id));
    if !further.is_empty() {
        let found = io
            .rows(lookups_of::<BillMachine>(&further).collect())
            .await?;
        bills.append(&mut map_of_rows(&further, found)?);
    }
    let references: Vec<String> = references
        .into_iter()
        .filter(|reference| !reference.is_empty())
        .collect();
    let lookups: Vec<Lookup> = references
        .iter()
        .map(|reference| Lookup::Claim {
            space: "customer".into(),
            value: reference.clone(),
        })
        .collect();
    let holders = if lookups.is_empty() {
        Vec::new()
    } else {
        io.rows(lookups).await?
    };
    let claimed = references
        .into_iter()
        .zip(holders)
        .filter_map(|(reference, holder)| holder.map(|_| reference))
        .collect();
    Ok(Rows {
        orders,
        bills,
        claimed,
    })
}

fn lookups_of<M: Machine>(ids: &BTreeSet<String>) -> impl Iterator<Item = Lookup> {
    ids.iter()
        .map(|id| Lookup::Key(Key::new(M::KIND, id.as_str())))
}

fn map_of_rows<M: Machine>(
    ids: &BTreeSet<String>,
    rows: impl IntoIterator<Item = Option<Row>>,
) -> Result<BTreeMap<String, Tracked<M>>, Error> {
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    Ok(Tracked::of_rows(&ids, rows)?
        .into_iter()
        .map(|row| (row.id().to_owned(), row))
        .collect())
}
