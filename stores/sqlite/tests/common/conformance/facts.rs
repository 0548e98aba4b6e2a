//! Facts.

use fapiao_core::store::{Batch, Store, StoreError};

use super::*;

pub const CASES: &[Case] = &[
    ("a history is read in order and in pages", read),
    ("a fact is appended once", once),
];

fn facts(facts: Vec<Fact>) -> Batch {
    Batch {
        facts,
        ..Batch::default()
    }
}

fn read(store: &dyn Store) -> Outcome {
    let told = (1..=12)
        .map(|seq| fact("a", seq))
        .collect::<Result<Vec<Fact>, Broken>>()?;
    // Written in another order, with those of another row between them.
    let mut written = told.clone();
    written.reverse();
    written.push(fact("b", 1)?);
    store.commit(facts(written))?;
    same("all", store.history(&key("a"), 0, 100)?, told.clone())?;
    same(
        "a page",
        store.history(&key("a"), 3, 4)?,
        told.iter().skip(3).take(4).cloned().collect(),
    )?;
    same("the rest", store.history(&key("a"), 10, 100)?.len(), 2)?;
    same(
        "past the end",
        store.history(&key("a"), 12, 100)?,
        Vec::new(),
    )?;
    same("none", store.history(&key("a"), 0, 0)?, Vec::new())?;
    same(
        "of an unknown row",
        store.history(&key("z"), 0, 9)?,
        Vec::new(),
    )
}

fn once(store: &dyn Store) -> Outcome {
    store.commit(facts(vec![fact("a", 1)?]))?;
    let other = Fact {
        event: "other".to_owned(),
        ..fact("a", 1)?
    };
    same(
        "known",
        store.commit(facts(vec![fact("a", 2)?, other])),
        Err(StoreError::Conflict),
    )?;
    same(
        "twice in a batch",
        store.commit(facts(vec![fact("a", 3)?, fact("a", 3)?])),
        Err(StoreError::Conflict),
    )?;
    same(
        "history",
        store.history(&key("a"), 0, 9)?,
        vec![fact("a", 1)?],
    )?;
    store.commit(facts(vec![fact("b", 1)?, fact("a", 2)?]))?;
    same("another row", store.history(&key("b"), 0, 9)?.len(), 1)
}
