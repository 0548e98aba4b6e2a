//! Facts.

use fapiao_core::store::Fact;

use super::prelude::*;

pub(super) const CASES: &[Case] = &[
    Case {
        name: "a history is read in order and in pages",
        about: "The facts of a row come back whole and without gap, by number, however they were written.",
        run: read,
    },
    Case {
        name: "a fact is appended once",
        about: "A second fact with the number of a known one is a conflict, also within one batch.",
        run: once,
    },
    Case {
        name: "facts outlive the versions of their row",
        about: "A row that is replaced keeps all its facts, and facts need no row.",
        run: kept,
    },
];

fn facts(facts: Vec<Fact>) -> Batch {
    Batch {
        facts,
        ..Batch::default()
    }
}

fn read(store: &dyn Store, my: &Samples) -> Outcome {
    let told: Vec<Fact> = (1..=12).map(|seq| my.fact("a", seq)).collect();
    let cut = |skip: usize, take: usize| -> Vec<Fact> {
        told.iter().skip(skip).take(take).cloned().collect()
    };
    // Written in another order, with those of another row between them.
    let mut written = told.clone();
    written.reverse();
    written.insert(6, my.fact("b", 1));
    store.commit(facts(written))?;
    for (after, limit, wanted) in [
        (0, 100, told.clone()),
        (0, 5, cut(0, 5)),
        (5, 5, cut(5, 5)),
        (10, 5, cut(10, 2)),
        (12, 5, Vec::new()),
        (0, 0, Vec::new()),
    ] {
        let what = format!("after {after}, at most {limit}");
        same(&what, store.history(&my.key("a"), after, limit)?, wanted)?;
    }
    let unknown = store.history(&my.key("unknown"), 0, 9)?;
    same("of an unknown row", unknown, Vec::new())
}

fn once(store: &dyn Store, my: &Samples) -> Outcome {
    store.commit(facts(vec![my.fact("a", 1)]))?;
    let other = Fact {
        event: "[]".to_owned(),
        ..my.fact("a", 1)
    };
    let refused = Err(StoreError::Conflict);
    let known = facts(vec![my.fact("a", 2), other]);
    same("known", store.commit(known), refused.clone())?;
    let twice = facts(vec![my.fact("a", 2), my.fact("a", 2)]);
    same("twice in a batch", store.commit(twice), refused)?;
    let history = |id: &str| store.history(&my.key(id), 0, 9);
    same("history", history("a")?, vec![my.fact("a", 1)])?;
    store.commit(facts(vec![my.fact("b", 1), my.fact("a", 2)]))?;
    same("another row", history("b")?, vec![my.fact("b", 1)])
}

fn kept(store: &dyn Store, my: &Samples) -> Outcome {
    store.commit(facts(vec![my.fact("a", 1)]))?;
    store.commit(my.create("a"))?;
    store.commit(Batch {
        facts: vec![my.fact("a", 2)],
        ..rows(vec![Samples::change(my.row("a", 2, "{}"), 1)])
    })?;
    let told = store.history(&my.key("a"), 0, 9)?;
    same("facts", told, vec![my.fact("a", 1), my.fact("a", 2)])
}
