//! A server that is restarted under load, one that is lost and whose standby takes over, and a commit that was not waited
//! for.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use fapiao::{Desk, Error, PostgresOptions, PostgresStore, Store};
use fapiao_conformance::Samples;
use fapiao_core::store::StoreError;
use fapiao_tests::crash::count;
use fapiao_tests::journey::{self, Stage};
use fapiao_tests::postgres::{Programs, Server};

/// Repeats a call, under the same request id, while the store does not answer.
fn patiently<T>(waited: &AtomicU64, call: impl Fn() -> Result<T, Error>) -> T {
    let since = Instant::now();
    loop {
        match call() {
            Ok(answer) => return answer,
            Err(error) => {
                assert_eq!(error.code(), "store_unavailable", "{error}");
                assert!(since.elapsed() < Duration::from_secs(60), "{error}");
                waited.fetch_add(1, Ordering::SeqCst);
                thread::sleep(Duration::from_millis(50));
            }
        }
    }
}

/// Desks write on four threads while something happens to their server; gives what was acknowledged.
fn under_load(address: &str, happens: impl FnOnce()) -> (BTreeMap<u64, Stage>, u64) {
    let desk = journey::desk(address).unwrap();
    let (over, waited) = (AtomicBool::new(false), AtomicU64::new(0));
    let said = Mutex::new(BTreeMap::new());
    thread::scope(|scope| {
        for thread in 0..4_u64 {
            let (desk, over, waited, said) = (&desk, &over, &waited, &said);
            scope.spawn(move || {
                for number in (thread..).step_by(4) {
                    if over.load(Ordering::SeqCst) {
                        break;
                    }
                    patiently(waited, || journey::feed(desk, number));
                    let request = format!("apply-{number}");
                    let application = patiently(waited, || journey::apply(desk, number, &request));
                    let request = format!("issue-{number}");
                    patiently(waited, || {
                        journey::issue(desk, number, &application, &request)
                    });
                    said.lock().unwrap().insert(number, Stage::Issued);
                }
            });
        }
        happens();
        over.store(true, Ordering::SeqCst);
    });
    (said.into_inner().unwrap(), waited.into_inner())
}

#[test]
fn a_restart_under_load_loses_nothing() {
    let mut server = Server::start(&Programs::find().unwrap(), &[]).unwrap();
    let address = server.address();
    let restarts = count("FAPIAO_RESTARTS", 2);
    let (said, waited) = under_load(&address, || {
        for _ in 0..restarts {
            for mode in ["fast", "immediate"] {
                thread::sleep(Duration::from_millis(700));
                server.stop(mode);
                server.resume().unwrap();
            }
        }
        thread::sleep(Duration::from_millis(700));
    });
    let found = journey::check(&address, &said, &mut BTreeSet::new()).unwrap();
    println!(
        "{} restarts, {waited} calls repeated: {found}",
        2 * restarts
    );
}

/// A primary that waits for its standby.
fn pair() -> (Server, Server) {
    let primary = Server::start(&Programs::find().unwrap(), &[]).unwrap();
    let standby = primary.standby(&[]).unwrap();
    // Not before it was copied: the standby shall not wait for one of its own.
    primary
        .query("ALTER SYSTEM SET synchronous_standby_names = '*'")
        .unwrap();
    primary.query("SELECT pg_reload_conf()").unwrap();
    let state = "SELECT sync_state FROM pg_stat_replication";
    primary.wait_for(state, "sync").unwrap();
    (primary, standby)
}

#[test]
fn a_standby_takes_over_with_all_that_was_acknowledged() {
    let (mut primary, standby) = pair();
    let (before, after) = primary
        .address()
        .rsplit_once('/')
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .unwrap();
    let both = format!(
        "{before},127.0.0.1:{}/{after}?target_session_attrs=read-write",
        standby.port()
    );
    let (said, waited) = under_load(&both, || {
        thread::sleep(Duration::from_millis(1500));
        primary.stop("immediate");
        standby.query("SELECT pg_promote()").unwrap();
        thread::sleep(Duration::from_millis(1500));
    });
    // The primary is gone: all that is found is found on the standby.
    let found = journey::check(&both, &said, &mut BTreeSet::new()).unwrap();
    println!("failover, {waited} calls repeated: {found}");
    let since = "SELECT count(*) FROM fapiao.rows WHERE kind = 'bill'";
    assert!(standby.query(since).unwrap().parse::<usize>().unwrap() >= said.len());
}

#[test]
fn a_commit_that_the_standby_does_not_have_is_not_acknowledged() {
    let (primary, mut standby) = pair();
    let mut options = PostgresOptions::parse(&primary.address()).unwrap();
    options.statement_timeout = Duration::from_secs(4);
    options.recovery_timeout = Duration::from_secs(2);
    let store = PostgresStore::open_with(&options).unwrap();
    let my = Samples::new("alone", "2026-03-12T02:00:00Z".parse().unwrap());
    store.commit(my.create("before")).unwrap();
    standby.stop("immediate");
    let waiting = "SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event = 'SyncRep'";
    let cancel =
        "SELECT count(pg_cancel_backend(pid)) FROM pg_stat_activity WHERE wait_event = 'SyncRep'";
    // Whoever does not wait for the standby any longer has committed here, and only here.
    thread::scope(|scope| {
        let waits = scope.spawn(|| store.commit(my.create("cancelled")));
        primary.wait_for(waiting, "t").unwrap();
        primary.query(cancel).unwrap();
        primary
            .wait_for(
                "SELECT count(*) FROM fapiao.rows WHERE kind = 'alone' AND id = 'cancelled'",
                "1",
            )
            .unwrap();
        let outcome = waits.join().unwrap();
        assert!(
            matches!(outcome, Err(StoreError::Unavailable { .. })),
            "{outcome:?}"
        );
    });
    // And whoever waits is not told that it is done.
    let outcome = store.commit(my.create("waiting"));
    assert!(
        matches!(outcome, Err(StoreError::Unavailable { .. })),
        "{outcome:?}"
    );
    standby.resume().unwrap();
    primary
        .wait_for("SELECT sync_state FROM pg_stat_replication", "sync")
        .unwrap();
    primary
        .wait_for(
            "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'",
            "0",
        )
        .unwrap();
    // Asked again, it is a conflict with itself: it is there.
    for id in ["cancelled", "waiting"] {
        assert_eq!(
            store.commit(my.create(id)),
            Err(StoreError::Conflict),
            "{id}"
        );
        assert!(my.load(&store, id).unwrap().is_some(), "{id}");
    }
    store.commit(my.create("after")).unwrap();
}

#[test]
fn a_standby_alone_is_read_and_not_written() {
    let (primary, standby) = pair();
    journey::feed(&journey::desk(&primary.address()).unwrap(), 1).unwrap();
    standby
        .wait_for("SELECT count(*) FROM fapiao.rows WHERE kind = 'bill'", "1")
        .unwrap();
    let desk: Desk = journey::desk(&standby.address()).unwrap();
    assert_eq!(journey::stage(&desk, 1).unwrap(), Stage::Fed);
    let error = journey::apply(&desk, 1, "apply").unwrap_err();
    assert_eq!(error.code(), "store_unavailable");
}
