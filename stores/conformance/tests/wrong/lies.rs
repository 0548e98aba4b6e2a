//! The faults.

use std::thread;
use std::time::Duration;

use fapiao_core::store::{
    Batch, Fact, Key, Listed, Lookup, MailQuery, MailRow, Query, Row, Settlement,
};
use fapiao_core::time::Instant;

use crate::store::{Answer, Wrong};

mod claims;
mod lists;
mod mails;
mod races;
mod rows;

type Names = &'static [&'static str];

/// What is wrong, a store that is so, and the cases that it fails.
pub(crate) type Lie = (&'static str, Wrong, Names);

pub(crate) fn all() -> Vec<Lie> {
    [
        rows::of_rows(),
        rows::of_batches(),
        claims::of_claims(),
        claims::of_facts(),
        lists::of_lists(),
        mails::of_mails(),
        mails::of_settling(),
        races::of_races(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Long enough for others to come in between.
fn pause() {
    thread::sleep(Duration::from_micros(200));
}

/// `check-7` of `check-7-other`.
fn stem(kind: &str) -> String {
    kind.splitn(3, '-').take(2).collect::<Vec<_>>().join("-")
}

/// Makes a lie with one wrong method.
macro_rules! lies {
    ($($method:ident($($argument:ty),*) -> $answer:ty;)*) => {
        $(
            fn $method(
                fault: &'static str,
                $method: fn(&Wrong, $($argument),*) -> Answer<$answer>,
                fails: Names,
            ) -> Lie {
                (fault, Wrong { $method, ..Wrong::default() }, fails)
            }
        )*
    };
}

lies! {
    load(&[Lookup]) -> Vec<Option<Row>>;
    list(Query) -> Vec<Listed>;
    history(&Key, u64, u32) -> Vec<Fact>;
    commit(Batch) -> ();
    lease(Instant, Instant, u32) -> Vec<MailRow>;
    settle(&str, u32, Settlement) -> ();
    mails(MailQuery) -> Vec<MailRow>;
}
