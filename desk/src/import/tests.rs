#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use fapiao_core::contract::ListBills;
use fapiao_core::statement::StatementKind;
use fapiao_core::store::{
    Batch, Fact, Key, Listed, Lookup, MailQuery, MailRow, Query, Row, Settlement, Store, StoreError,
};
use fapiao_core::time::Instant;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::*;

const ALL: &[u8] = include_bytes!("../../../tests/vectors/feeds/wechat_trade_all.csv");
const ALL_GZ: &[u8] = include_bytes!("../../../tests/vectors/feeds/wechat_trade_all.csv.gz");
const BUSINESS: &[u8] =
    include_bytes!("../../../tests/vectors/feeds/alipay_business_detail_gbk.csv");
const BUSINESS_ZIP: &[u8] =
    include_bytes!("../../../tests/vectors/feeds/alipay_business_detail.csv.zip");
const FLOW: &[u8] = include_bytes!("../../../tests/vectors/feeds/alipay_fund_flow_gbk.csv");

fn desk() -> Desk {
    Desk::open("memory:").unwrap()
}

fn import(desk: &Desk, bytes: &[u8]) -> ImportReport {
    desk.platform()
        .import_statement_from(bytes, ImportOptions::default(), &mut ())
        .unwrap()
}

const HEAD: &str =
    "交易时间,微信订单号,商户订单号,交易状态,货币种类,应结订单金额,代金券金额,商品名称,订单金额\n";

fn payment(row: usize, order: usize, amount: &str) -> String {
    format!(
        "`2026-03-12 10:06:33,`4200{row:08},`SO{order:08},`SUCCESS,`CNY,`1.00,`0.00,`茶,`{amount}\n"
    )
}

/// A bill of these payments, so many of them of one yuan.
fn bill(payments: &[String], sum: usize) -> Vec<u8> {
    let payments = payments.concat();
    format!("{HEAD}{payments}总交易单数,应结订单总金额\n`{sum},`{sum}.00\n").into_bytes()
}

/// A bill of so many payments, every tenth of them broken.
fn long(rows: usize) -> Vec<u8> {
    let broken = |row: &usize| row % 10 == 9;
    let amount = |row| if broken(&row) { "x" } else { "1.00" };
    let payments: Vec<String> = (0..rows)
        .map(|row| payment(row, row, amount(row)))
        .collect();
    bill(&payments, (0..rows).filter(|row| !broken(row)).count())
}

fn bills(desk: &Desk) -> u64 {
    desk.staff("li").verify_all().unwrap().rows / 2
}

/// A statement as it was unpacked and as it is packed come to the same.
#[test]
fn packed_statements_are_unpacked() {
    for (plain, packed, kind, payments) in [
        (ALL, ALL_GZ, StatementKind::TradeAll, 5),
        (BUSINESS, BUSINESS_ZIP, StatementKind::BusinessDetail, 3),
    ] {
        let (one, other) = (desk(), desk());
        let (expected, found) = (import(&one, plain), import(&other, packed));
        assert_eq!((found.bill, found.payments), (Some(kind), payments));
        assert_eq!(
            (
                found.finished,
                found.complete,
                found.totals_match,
                found.damaged
            ),
            (true, true, Some(true), false)
        );
        assert_eq!(found.progress.bytes, packed.len() as u64);
        assert_eq!(found.feed, expected.feed);
        assert_eq!(found.new_bills, expected.new_bills);
        // The whole again: everything is known.
        let again = import(&other, plain);
        assert_eq!(again.feed.accepted, 0);
        assert_eq!(again.feed.unchanged, again.payments + again.refunds);
        assert_eq!(again.new_bills.count, 0);
    }
}

/// Alipay's two statements tell of the same payments and refunds: whichever comes first, nothing counts twice.
#[test]
fn two_statements_of_one_day_count_once() {
    let state = |order: [&[u8]; 2]| {
        let desk = desk();
        order.iter().for_each(|file| {
            let report = import(&desk, file);
            assert!(report.rejected.is_empty(), "{:?}", report.rejected);
        });
        let customer = desk.customer_by_reference("SO20260312100003");
        let tea = customer
            .bills(ListBills::default())
            .unwrap()
            .items
            .remove(0);
        let customer = desk.customer_by_reference("SO20260312100002");
        let test = customer
            .bills(ListBills::default())
            .unwrap()
            .items
            .remove(0);
        (
            tea.amount_fen,
            tea.available.available_fen,
            test.available.available_fen,
        )
    };
    let first = state([BUSINESS, FLOW]);
    assert_eq!(first, state([FLOW, BUSINESS]));
    assert_eq!(
        (first.0.get(), first.1.get(), first.2.get()),
        (15000, 14000, 0)
    );
}

#[test]
fn every_cut_of_a_packed_file_is_told() {
    // One desk for all of them: what is known already does not matter here, and opening one takes its time.
    let desk = desk();
    for packed in [ALL_GZ, BUSINESS_ZIP] {
        for end in 0..packed.len() {
            let report = desk.platform().import_statement_from(
                &packed[..end],
                ImportOptions::default(),
                &mut (),
            );
            match report {
                Ok(report) => assert!(report.damaged && !report.complete, "{end}"),
                Err(error) => assert!(error.is(Code::NotAStatement), "{end} {error}"),
            }
        }
    }
}

struct Follower {
    stop_at: u64,
    told: Vec<ImportProgress>,
    rejected: Vec<u64>,
}

impl ImportWatch for Follower {
    fn progress(&mut self, progress: &ImportProgress) -> ControlFlow<()> {
        self.told.push(progress.clone());
        if progress.records >= self.stop_at {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }

    fn rejected(&mut self, line: &RejectedLine) {
        self.rejected.push(line.line);
    }
}

#[test]
fn a_stopped_intake_goes_on_when_it_is_run_again() {
    let desk = desk();
    let file = long(20_000);
    let mut follower = Follower {
        stop_at: 3000,
        told: Vec::new(),
        rejected: Vec::new(),
    };
    let run = |follower: &mut Follower| {
        desk.platform()
            .import_statement_from(&file[..], StatementFormat::Detect, follower)
            .unwrap()
    };
    let stopped = run(&mut follower);
    assert!(!stopped.finished && !stopped.complete && stopped.totals_match.is_none());
    assert_eq!(
        (stopped.feed.accepted, stopped.progress.records),
        (3000, 3000)
    );
    assert_eq!(bills(&desk), 3000);
    follower.stop_at = u64::MAX;
    follower.told.clear();
    follower.rejected.clear();
    let whole = run(&mut follower);
    assert_eq!(
        (whole.finished, whole.complete, whole.totals_match),
        (true, true, Some(true))
    );
    assert_eq!((whole.feed.accepted, whole.feed.unchanged), (15_000, 3000));
    assert_eq!((whole.payments, bills(&desk)), (18_000, 18_000));
    assert_eq!(
        (whole.progress.rejected, whole.rejected.len()),
        (2000, 1000)
    );
    assert_eq!(
        follower.rejected,
        (0..2000).map(|row| 11 + row * 10).collect::<Vec<u64>>()
    );
    let rising = follower
        .told
        .windows(2)
        .all(|pair| pair[0].records <= pair[1].records && pair[0].bytes <= pair[1].bytes);
    assert!(rising && follower.told.len() > 30);
}

/// B11: batches are decided ahead of each other and take effect as if they were not.
#[test]
fn batches_that_touch_the_same_orders_are_as_if_one_came_after_the_other() {
    let rows = 4000;
    // Orders of many payments each, so that every batch touches orders of the one before.
    let payments: Vec<String> = (0..rows)
        .map(|row| payment(row, row * 7 % 300, "1.00"))
        .collect();
    let whole = bill(&payments, rows);
    let folder = tempfile::tempdir().unwrap();
    let expected = {
        let desk = desk();
        for part in payments.chunks(BATCH) {
            let taken = import(&desk, &bill(part, part.len()));
            assert_eq!(taken.feed.accepted, part.len() as u64);
        }
        desk
    };
    for desk in [
        desk(),
        Desk::open_file(folder.path().join("desk.db")).unwrap(),
    ] {
        let report = import(&desk, &whole);
        assert_eq!((report.complete, report.totals_match), (true, Some(true)));
        assert_eq!(report.feed.accepted, rows as u64);
        assert_eq!(
            (report.new_bills.count, report.new_orders.count),
            (4000, 300)
        );
        let verified = desk.staff("li").verify_all().unwrap();
        assert!(verified.sound, "{:?}", verified.damage);
        assert_eq!(verified.rows, 4300);
        for order in 0..300 {
            let key = Key::new("order", format!("SO{order:08}"));
            let body = |desk: &Desk| {
                let found = desk.store().load(&[Lookup::Key(key.clone())]).unwrap();
                found.into_iter().flatten().next().unwrap().body
            };
            assert_eq!(body(&desk), body(&expected));
        }
        // Again: nothing is committed, and all of it is known.
        let again = import(&desk, &whole);
        assert_eq!(
            (again.feed.unchanged, again.feed.accepted),
            (rows as u64, 0)
        );
    }
}

/// A store that fails once so many commits were done.
struct Failing {
    store: Arc<dyn Store>,
    left: AtomicU64,
}

impl Store for Failing {
    fn commit(&self, batch: Batch) -> Result<(), StoreError> {
        let left = |left: u64| left.checked_sub(1);
        self.left
            .try_update(Ordering::SeqCst, Ordering::SeqCst, left)
            .map_err(|_| StoreError::Unavailable {
                message: "no more".to_owned(),
            })?;
        self.store.commit(batch)
    }
    fn load(&self, lookups: &[Lookup]) -> Result<Vec<Option<Row>>, StoreError> {
        self.store.load(lookups)
    }
    fn list(&self, query: &Query) -> Result<Vec<Listed>, StoreError> {
        self.store.list(query)
    }
    fn history(&self, key: &Key, after: u64, limit: u32) -> Result<Vec<Fact>, StoreError> {
        self.store.history(key, after, limit)
    }
    fn lease(&self, now: Instant, until: Instant, limit: u32) -> Result<Vec<MailRow>, StoreError> {
        self.store.lease(now, until, limit)
    }
    fn settle(&self, id: &str, attempts: u32, settlement: &Settlement) -> Result<(), StoreError> {
        self.store.settle(id, attempts, settlement)
    }
    fn mails(&self, query: &MailQuery) -> Result<Vec<MailRow>, StoreError> {
        self.store.mails(query)
    }
}

/// A batch that fails holds back those behind it, and what was committed before stays.
#[test]
fn nothing_overtakes_a_batch_that_failed() {
    let inner = desk();
    let failing = Arc::new(Failing {
        store: Arc::clone(inner.store()),
        left: AtomicU64::new(3),
    });
    let desk = Desk::builder().open_on(failing.clone()).unwrap();
    let file = long(5000);
    let run = |desk: &Desk| {
        desk.platform()
            .import_statement_from(&file[..], ImportOptions::default(), &mut ())
    };
    assert!(run(&desk).unwrap_err().is(Code::StoreUnavailable));
    assert_eq!(bills(&inner), 1500);
    // Nor does what is pushed afterwards.
    let mut import = desk
        .platform()
        .begin_import(ImportOptions::default())
        .unwrap();
    assert!(import.push(&file, &mut ()).is_err() && import.is_stopped());
    failing.left.store(1, Ordering::SeqCst);
    import.push(&file, &mut ()).unwrap();
    assert!(!import.into_report().finished);
    assert_eq!(bills(&inner), 1500);
    failing.left.store(u64::MAX, Ordering::SeqCst);
    let whole = run(&desk).unwrap();
    assert_eq!((whole.feed.unchanged, whole.feed.accepted), (1500, 3000));
    assert_eq!(bills(&inner), 4500);
}

/// Whoever has enough before the end is told what was done, and nothing is done afterwards.
#[test]
fn a_report_in_the_middle_counts_what_was_committed() {
    let desk = desk();
    let mut import = desk
        .platform()
        .begin_import(ImportOptions::default())
        .unwrap();
    import.push(&long(5000), &mut ()).unwrap();
    let report = import.into_report();
    assert!(!report.finished);
    assert_eq!(report.feed.accepted, bills(&desk));
    assert_eq!(report.progress.records, bills(&desk));
}

#[test]
fn a_conflict_with_the_rules_does_not_undo_the_batch() {
    let desk = desk();
    import(&desk, ALL);
    let text = String::from_utf8(ALL.to_vec()).unwrap();
    let changed = text
        .replace("`128.00,", "`129.00,")
        .replace("`118.00,", "`119.00,");
    assert_ne!(changed, text);
    let report = import(&desk, changed.as_bytes());
    assert_eq!(report.rejected.len(), 1);
    assert_eq!(
        (report.rejected[0].line, report.rejected[0].reason.as_str()),
        (5, "duplicate")
    );
    assert_eq!(report.feed.unchanged, 6);
}

#[test]
fn what_is_no_statement_is_refused() {
    let reason = |bytes: &[u8]| {
        let error = desk()
            .platform()
            .import_statement_from(bytes, ImportOptions::default(), &mut ())
            .unwrap_err();
        assert!(error.is(Code::NotAStatement));
        error.to_string()
    };
    for bytes in [&b""[..], b"x", b"PK\x03\x04 and more", b"No Bill Exist"] {
        reason(bytes);
    }
    let mut bomb = GzEncoder::new(Vec::new(), Compression::best());
    bomb.write_all(HEAD.as_bytes()).unwrap();
    let same = vec![b'x'; 1 << 20];
    for _ in 0..100 {
        bomb.write_all(&same).unwrap();
    }
    assert!(reason(&bomb.finish().unwrap()).contains("200 times"));
}

struct Breaking(usize);

impl Read for Breaking {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.0 == 0 {
            return Err(std::io::Error::other("13800138000"));
        }
        self.0 -= 1;
        buffer[..ALL.len()].copy_from_slice(ALL);
        Ok(ALL.len())
    }
}

#[test]
fn a_source_that_fails_is_told_without_its_words() {
    let error = desk()
        .platform()
        .import_statement_from(Breaking(1), ImportOptions::default(), &mut ())
        .unwrap_err();
    assert!(error.is(Code::SourceFailed) && !error.to_string().contains("138"));
}
