//! The journey that is measured: a customer of a bill, from registration to receipt, with the clerk's part.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use fapiao::contract::*;
use fapiao::{
    Desk, Error, Fen, ManualClock, MemoryStore, PasswordCost, Secret, SqliteStore, Store,
};
use fapiao_core::store::{
    Batch, Key, Listed, Lookup, MailQuery, MailRow, Query, Row, Settlement, StoreError,
};
use fapiao_core::time::Instant;

/// Customers of one reference in the measurements.
pub const BILLS_OF_A_CUSTOMER: usize = 10;

/// How the body of an activation mail is known.
const ACTIVATION: &str = r#""template":"activate""#;

/// An empty folder for the files of a measurement.
pub fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("fapiao-bench-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// A store that hands the token of each activation mail on, and keeps batches when asked to.
pub struct Observed {
    inner: Box<dyn Store>,
    tokens: Mutex<HashMap<String, String>>,
    kept: Option<Mutex<Vec<Batch>>>,
}

impl Observed {
    /// Observes a store; keeps its batches if `keep`.
    pub fn new(inner: Box<dyn Store>, keep: bool) -> Self {
        Self {
            inner,
            tokens: Mutex::default(),
            kept: keep.then(Mutex::default),
        }
    }

    fn token(&self, email: &str) -> String {
        self.tokens
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(email)
            .unwrap()
    }

    /// The batches that were committed.
    pub fn batches(&self) -> Vec<Batch> {
        self.kept
            .as_ref()
            .map(|kept| std::mem::take(&mut *kept.lock().unwrap()))
            .unwrap_or_default()
    }
}

impl Store for Observed {
    fn load(&self, lookups: &[Lookup]) -> Result<Vec<Option<Row>>, StoreError> {
        self.inner.load(lookups)
    }

    fn list(&self, query: &Query) -> Result<Vec<Listed>, StoreError> {
        self.inner.list(query)
    }

    fn history(&self, key: &Key, after: u64, limit: u32) -> Result<Vec<Fact>, StoreError> {
        self.inner.history(key, after, limit)
    }

    fn commit(&self, batch: Batch) -> Result<(), StoreError> {
        // Not the desk's work: one look at a mail that is no activation.
        for mail in &batch.mails {
            if mail.body.contains(ACTIVATION) {
                let letter: serde_json::Value = serde_json::from_str(&mail.body).unwrap();
                let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
                self.tokens
                    .lock()
                    .unwrap()
                    .insert(text(&letter["to"]), text(&letter["data"]["token"]));
            }
        }
        if let Some(kept) = &self.kept {
            kept.lock().unwrap().push(batch.clone());
        }
        self.inner.commit(batch)
    }

    fn lease(&self, now: Instant, until: Instant, limit: u32) -> Result<Vec<MailRow>, StoreError> {
        self.inner.lease(now, until, limit)
    }

    fn settle(&self, id: &str, attempts: u32, settlement: &Settlement) -> Result<(), StoreError> {
        self.inner.settle(id, attempts, settlement)
    }

    fn mails(&self, query: &MailQuery) -> Result<Vec<MailRow>, StoreError> {
        self.inner.mails(query)
    }
}

/// A desk for measurements: passwords cost next to nothing, all else is as in production. The clock moves by a second
/// with each journey, as it would in a desk that is not the busiest on earth.
pub struct Bench {
    /// The desk.
    pub desk: Desk,
    /// Its store.
    pub store: Arc<Observed>,
    clock: Arc<ManualClock>,
}

impl Bench {
    /// A desk on the file.
    pub fn new(path: &std::path::Path, keep: bool) -> Self {
        Self::on(Observed::new(
            Box::new(SqliteStore::open(path).unwrap()),
            keep,
        ))
    }

    /// A desk in memory: what the rules cost without any disk.
    pub fn in_memory() -> Self {
        Self::on(Observed::new(Box::new(MemoryStore::new()), false))
    }

    /// A desk on a store.
    pub fn on(store: Observed) -> Self {
        let store = Arc::new(store);
        let clock = Arc::new(ManualClock::new(
            "2026-03-12T02:06:33.000Z".parse().unwrap(),
        ));
        let desk = Desk::builder()
            .clock(Arc::<ManualClock>::clone(&clock))
            .password_cost(PasswordCost::CheapForTestsOnly)
            .open_on(Arc::<Observed>::clone(&store))
            .unwrap();
        Self { desk, store, clock }
    }

    /// Registers and activates the customer of a bill.
    pub fn join(&self, number: usize) -> Result<(), Error> {
        let email = format!("customer{number}@example.com");
        self.desk.register(Register {
            order_number: format!("SO-{number:09}"),
            email: email.clone(),
            password: Secret::from(PASSWORD),
            password_repeat: Secret::from(PASSWORD),
            ..Register::default()
        })?;
        self.desk.activate(Activate {
            token: self.store.token(&email).into(),
        })?;
        Ok(())
    }

    /// Signs the customer of a bill in.
    pub fn sign_in(&self, number: usize) -> Result<fapiao::Customer, Error> {
        let email = format!("customer{number}@example.com");
        let session = self.desk.sign_in(SignIn {
            email,
            password: Secret::from(PASSWORD),
        })?;
        Ok(self.desk.customer(session.token.as_str()))
    }

    /// The whole journey of one customer: eight operations that write and three that read.
    pub fn journey(&self, number: usize) -> Result<(), Error> {
        self.clock.advance_millis(1000);
        self.desk.platform().feed(Feed {
            records: vec![payment(number, number)],
        })?;
        self.join(number)?;
        let me = self.sign_in(number)?;
        me.bills(ListBills::default())?;
        me.prepare([format!("PAY-{number:09}")])?;
        let application = me.apply(draft(number))?;
        let clerk = self.desk.staff("clerk");
        clerk.issue(Issue::new(
            application.fapiao_ids[0].as_str(),
            Some("031002300211"),
            format!("{number:08}"),
        ))?;
        clerk.mail(MailOut {
            batch_number: application.batch_number.clone(),
            carrier: "韵达快递".to_owned(),
            waybill: format!("YD{number:012}"),
        })?;
        me.progress(&application.batch_number)?;
        me.confirm_receipt(&application.batch_number)?;
        Ok(())
    }
}

const PASSWORD: &str = "correct horse battery";

/// A completed payment of a customer.
pub fn payment(number: usize, customer: usize) -> FeedRecord {
    FeedRecord::Payment(Box::new(PaymentFeed {
        bill_id: format!("PAY-{number:09}"),
        order_number: format!("SO-{number:09}"),
        status: PaymentStatus::Completed,
        customer_reference: Some(format!("C-{customer:09}")),
        description: "Office365云服务".to_owned(),
        amount_fen: Fen::new(128_000).unwrap(),
        paid_at: Some(
            "2026-03-01T02:00:00.000Z"
                .parse::<Instant>()
                .unwrap()
                .plus_millis(number as i64),
        ),
        method: "wechat_pay".to_owned(),
        ..PaymentFeed::default()
    }))
}

/// What the customer of a bill fills in.
pub fn draft(number: usize) -> Draft {
    Draft {
        bills: vec![format!("PAY-{number:09}")],
        fapiao_type: Some(FapiaoType::Special),
        medium: Some(Medium::Paper),
        buyer: Buyer {
            title: "示例科技（上海）有限公司".to_owned(),
            tax_id: "914406060621766268".to_owned(),
            address: "上海市浦东新区示例路1号".to_owned(),
            phone: "021-12345678".to_owned(),
            bank: "示例银行上海分行".to_owned(),
            bank_account: "1234567890123456".to_owned(),
            ..Buyer::default()
        },
        delivery: Delivery {
            method: "yunda".to_owned(),
            recipient: "张示例".to_owned(),
            phone: "021-12345678".to_owned(),
            address: "上海市浦东新区示例路1号".to_owned(),
            ..Delivery::default()
        },
        ..Draft::default()
    }
}

/// The middle of several figures.
pub fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}
