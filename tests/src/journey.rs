//! What the tests under faults do at a desk: a payment arrives, its customer applies, a clerk issues. A journey is known
//! by its number, so that anybody can look up later how far it got.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use fapiao::contract::{
    ApplicationView, Apply, Draft, Feed, FeedRecord, Issue, IssuedDocument, ListBills,
};
use fapiao::{Clock, Customer, Desk, Error, ManualClock, RenderedMail, Store, Vouched};
use fapiao_core::store::{MailQuery, MailRow, MailState};
use serde_json::{Value, json};

/// What every journey is worth, fen.
pub const AMOUNT_FEN: i64 = 10_600;

/// How far a journey got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Nobody knows of it.
    Unknown,
    /// The payment is there.
    Fed,
    /// Its customer has applied.
    Applied,
    /// The fapiao is issued.
    Issued,
}

impl Stage {
    /// As a number from 0, and back.
    pub const ALL: [Self; 4] = [Self::Unknown, Self::Fed, Self::Applied, Self::Issued];
}

/// A desk on the store of this address, with the time of day.
///
/// # Errors
/// Those of opening.
pub fn desk(address: &str) -> Result<Desk, Error> {
    Desk::open(address)
}

/// The payment arrives.
///
/// # Errors
/// Those of the desk.
pub fn feed(desk: &Desk, number: u64) -> Result<(), Error> {
    let payment = json!({"payment": {
        "bill_id": format!("PAY-{number}"), "order_number": format!("SO-{number}"),
        "customer_reference": format!("C-{number}"), "status": "completed", "description": "Office365云服务",
        "amount_fen": AMOUNT_FEN, "paid_at": "2026-03-10T10:00:00+08:00", "method": "alipay"}});
    let records: Vec<FeedRecord> = read(json!([payment]))?;
    desk.platform().feed(Feed { records }).map(drop)
}

/// The customer of a journey, who has an address for mails.
fn customer(desk: &Desk, number: u64) -> Customer {
    desk.customer_by_reference(Vouched {
        customer_reference: format!("C-{number}"),
        email: Some(format!("customer{number}@example.com")),
        locale: None,
    })
}

/// Its customer applies, under a request id.
///
/// # Errors
/// Those of the desk.
pub fn apply(desk: &Desk, number: u64, request: &str) -> Result<ApplicationView, Error> {
    let draft: Draft = read(
        json!({"bills": [format!("PAY-{number}")], "fapiao_type": "normal",
        "medium": "digital", "buyer": {"title": "北京晨星示例科技有限公司", "tax_id": "91110112MA798UFD5Q"},
        "delivery": {"method": "email", "emails": ["finance@example.com"]}}),
    )?;
    customer(desk, number)
        .once(request)
        .apply(Apply::from(draft))
}

/// A clerk issues, under a request id.
///
/// # Errors
/// Those of the desk.
pub fn issue(
    desk: &Desk,
    number: u64,
    application: &ApplicationView,
    request: &str,
) -> Result<(), Error> {
    let fapiao_id = application.fapiao_ids.first().cloned().unwrap_or_default();
    let document = IssuedDocument {
        number: format!("26{number:018}"),
        ..IssuedDocument::default()
    };
    desk.staff("li")
        .once(request)
        .issue(Issue {
            fapiao_id,
            document,
        })
        .map(drop)
}

/// How far a journey got.
///
/// # Errors
/// Those of the desk.
pub fn stage(desk: &Desk, number: u64) -> Result<Stage, Error> {
    let me = customer(desk, number);
    let bills = me.bills(ListBills::default())?;
    let Some(bill) = bills.items.first() else {
        return Ok(Stage::Unknown);
    };
    let Some(batch) = &bill.batch_number else {
        return Ok(Stage::Fed);
    };
    let progress = me.progress(batch)?;
    let issued = progress.fapiao.iter().any(|fapiao| fapiao.number.is_some());
    Ok(if issued {
        Stage::Issued
    } else {
        Stage::Applied
    })
}

/// How many mails a journey has written at each stage: tried out in memory.
///
/// # Errors
/// Those of the desk.
pub fn mails_by_stage() -> Result<BTreeMap<Stage, usize>, Error> {
    let desk = desk("memory:")?;
    let mut counts = BTreeMap::new();
    let mut count = |stage, desk: &Desk| -> Result<(), Error> {
        counts.insert(stage, mails(desk.store().as_ref())?.len());
        Ok(())
    };
    count(Stage::Unknown, &desk)?;
    feed(&desk, 1)?;
    count(Stage::Fed, &desk)?;
    let application = apply(&desk, 1, "apply")?;
    count(Stage::Applied, &desk)?;
    issue(&desk, 1, &application, "issue")?;
    count(Stage::Issued, &desk)?;
    Ok(counts)
}

/// Every mail of a store.
///
/// # Errors
/// Those of the store.
pub fn mails(store: &dyn Store) -> Result<Vec<MailRow>, Error> {
    let mut all: Vec<MailRow> = Vec::new();
    loop {
        let query = MailQuery {
            after: all.last().map(|row| row.mail.id.clone()),
            limit: 500,
            ..MailQuery::default()
        };
        let page = store
            .mails(&query)
            .map_err(fapiao_core::flow::store_error)?;
        if page.is_empty() {
            return Ok(all);
        }
        all.extend(page);
    }
}

/// Checks what must hold of journeys whatever happened: each is at least where it was said to be, the store is sound, and
/// each mail is there once, and goes out. `sent` are the ids of mails that went out before.
///
/// # Errors
/// What does not hold.
pub fn check(
    address: &str,
    said: &BTreeMap<u64, Stage>,
    sent: &mut BTreeSet<String>,
) -> Result<String, String> {
    let told = |error: Error| error.to_string();
    let desk = desk(address).map_err(told)?;
    let by_stage = mails_by_stage().map_err(told)?;
    let mut wanted = 0;
    for (number, said) in said {
        let found = stage(&desk, *number).map_err(told)?;
        if found < *said {
            return Err(format!("{number} was {said:?} and is {found:?}"));
        }
        wanted += by_stage.get(&found).copied().unwrap_or_default();
    }
    let proof = desk.staff("li").verify_all().map_err(told)?;
    if !proof.sound {
        return Err(format!("{:?}", proof.damage));
    }
    let kept = mails(desk.store().as_ref()).map_err(told)?;
    let mut about = BTreeMap::new();
    for row in &kept {
        let body: Value =
            serde_json::from_str(&row.mail.body).map_err(|error| error.to_string())?;
        let what = (
            row.mail.about.clone(),
            body.get("template").map(Value::to_string),
        );
        if let Some(other) = about.insert(what, row.mail.id.clone()) {
            return Err(format!("{} and {other} are one mail", row.mail.id));
        }
    }
    if kept.len() != wanted {
        return Err(format!("{} mails instead of {wanted}", kept.len()));
    }
    deliver(&desk, address, sent)?;
    let ids: BTreeSet<String> = kept.into_iter().map(|row| row.mail.id).collect();
    if ids != *sent {
        return Err("what was sent is not what was kept".to_owned());
    }
    Ok(format!(
        "{} journeys, {} rows, {} facts, {} mails",
        said.len(),
        proof.rows,
        proof.facts,
        ids.len()
    ))
}

/// Lets a relay of the next day send what waits, leases of the dead included.
fn deliver(desk: &Desk, address: &str, sent: &mut BTreeSet<String>) -> Result<(), String> {
    let tomorrow = desk.now().plus_millis(24 * 60 * 60 * 1000);
    let late = Desk::builder()
        .clock(Arc::new(ManualClock::new(tomorrow)) as Arc<dyn Clock>)
        .open(address)
        .map_err(|error| error.to_string())?;
    let mut keep = |id: &str, _: &RenderedMail| {
        sent.insert(id.to_owned());
        Ok(())
    };
    loop {
        let delivered = late.system().deliver_due(500, &mut keep);
        if delivered.map_err(|error| error.to_string())?.sent == 0 {
            break;
        }
    }
    let kept = mails(desk.store().as_ref()).map_err(|error| error.to_string())?;
    match kept.iter().find(|row| row.state != MailState::Sent) {
        None => Ok(()),
        Some(row) => Err(format!("{} was not sent", row.mail.id)),
    }
}

fn read<T: serde::de::DeserializeOwned>(value: Value) -> Result<T, Error> {
    serde_json::from_value(value).map_err(|_| Error::new(fapiao::Code::Internal))
}
