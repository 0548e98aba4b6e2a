//! The line breaks at every request of a journey in turn: before it, within it, and after it was done.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use fapiao::{Desk, Error, PostgresOptions, PostgresStore};
use fapiao_tests::journey::{self, Stage};

use crate::proxy::{Cut, Proxy};
use crate::{fresh_tenant, server};

/// The address of a fresh tenant, and the same one by way of a proxy.
fn both_ways() -> (String, String, Proxy) {
    let direct = fresh_tenant();
    let (before, rest) = direct.rsplit_once(':').unwrap();
    let (port, rest) = rest.split_once('/').unwrap();
    let proxy = Proxy::to(port.parse().unwrap());
    let by = format!("{before}:{}/{rest}", proxy.port);
    assert_ne!(server(), "");
    (direct, by, proxy)
}

fn whole(desk: &Desk, number: u64) {
    done(journey::feed(desk, number));
    let application = done(journey::apply(desk, number, &format!("apply-{number}")));
    done(journey::issue(
        desk,
        number,
        &application,
        &format!("issue-{number}"),
    ));
    assert_eq!(done(journey::stage(desk, number)), Stage::Issued);
}

fn done<T>(answer: Result<T, Error>) -> T {
    answer.unwrap_or_else(|error| panic!("{:?}", error.body()))
}

/// Nobody notices: what was not done is done again, what was done is found, and nothing is done twice.
fn nobody_notices(cut: Cut) {
    let (direct, by, proxy) = both_ways();
    let desk = journey::desk(&by).unwrap();
    let mut said = BTreeMap::new();
    for at in 0.. {
        proxy.cut(cut, at);
        whole(&desk, at as u64);
        said.insert(at as u64, Stage::Issued);
        if !proxy.has_cut() {
            break;
        }
    }
    assert!(
        said.len() > 10,
        "a journey is more than {} requests",
        said.len()
    );
    let found = journey::check(&direct, &said, &mut BTreeSet::new()).unwrap();
    println!("{cut:?}: {} cuts, {found}", said.len() - 1);
}

#[test]
fn before_a_request() {
    nobody_notices(Cut::Before);
}

#[test]
fn within_a_request() {
    nobody_notices(Cut::Within);
}

#[test]
fn after_it_was_done() {
    nobody_notices(Cut::After);
}

#[test]
fn a_server_that_falls_silent_is_not_waited_for_without_end() {
    let (direct, by, proxy) = both_ways();
    let mut options = PostgresOptions::parse(&by).unwrap();
    options.statement_timeout = Duration::from_secs(1);
    let store = PostgresStore::open_with(&options).unwrap();
    let desk = Desk::builder().open_on(std::sync::Arc::new(store)).unwrap();
    let mut said = BTreeMap::new();
    for number in 0..12 {
        proxy.cut(Cut::Silence, number);
        whole(&desk, number as u64);
        assert!(proxy.has_cut());
        said.insert(number as u64, Stage::Issued);
    }
    journey::check(&direct, &said, &mut BTreeSet::new()).unwrap();
}
