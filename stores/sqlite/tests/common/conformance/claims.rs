//! Claims.

use fapiao_core::store::{Batch, Store, StoreError};

use super::*;

pub const CASES: &[Case] = &[
    ("a claim finds its holder", finds),
    ("a claim has one holder, who is named", one_holder),
    ("a holder may claim again", claimed_again),
    ("a claim is released before it is taken", released_first),
    (
        "a claim moves within a batch that releases it after naming it",
        moved,
    ),
    ("only the holder releases", release_by_another),
    ("a batch cannot give a claim to two", two_in_a_batch),
    ("spaces do not share values", spaces_apart),
];

fn taking(id: &str, claims: Vec<Claim>) -> Batch {
    Batch {
        claim: claims,
        ..create(id)
    }
}

fn taken(id: &str) -> Result<(), StoreError> {
    Err(StoreError::Taken {
        space: Name::Borrowed("number"),
        holder: key(id),
    })
}

fn finds(store: &dyn Store) -> Outcome {
    store.commit(taking(
        "a",
        vec![claim("1", "a"), claim("2", "a"), claim("3", "nobody")],
    ))?;
    same("1", holder(store, "1")?, Some("a".to_owned()))?;
    same("2", holder(store, "2")?, Some("a".to_owned()))?;
    same("held by a row that is not there", holder(store, "3")?, None)?;
    same("4", holder(store, "4")?, None)
}

fn one_holder(store: &dyn Store) -> Outcome {
    store.commit(taking("a", vec![claim("1", "a")]))?;
    same(
        "b",
        store.commit(taking("b", vec![claim("2", "b"), claim("1", "b")])),
        taken("a"),
    )?;
    same("row b", load(store, "b")?, None)?;
    same("2", holder(store, "2")?, None)
}

fn claimed_again(store: &dyn Store) -> Outcome {
    store.commit(taking("a", vec![claim("1", "a"), claim("1", "a")]))?;
    store.commit(Batch {
        claim: vec![claim("1", "a")],
        ..Batch::default()
    })?;
    same("1", holder(store, "1")?, Some("a".to_owned()))
}

fn released_first(store: &dyn Store) -> Outcome {
    store.commit(taking("a", vec![claim("1", "a")]))?;
    store.commit(Batch {
        release: vec![claim("1", "a")],
        ..taking("b", vec![claim("1", "b")])
    })?;
    same("1", holder(store, "1")?, Some("b".to_owned()))?;
    store.commit(Batch {
        release: vec![claim("1", "b"), claim("1", "b")],
        ..Batch::default()
    })?;
    same("free", holder(store, "1")?, None)?;
    store.commit(taking("c", vec![claim("1", "c")]))?;
    same("taken anew", holder(store, "1")?, Some("c".to_owned()))
}

fn moved(store: &dyn Store) -> Outcome {
    store.commit(taking("a", vec![claim("1", "a")]))?;
    store.commit(create("b"))?;
    store.commit(Batch {
        release: vec![claim("1", "a")],
        claim: vec![claim("1", "a")],
        ..Batch::default()
    })?;
    same(
        "released and taken by the same",
        holder(store, "1")?,
        Some("a".to_owned()),
    )?;
    let swap = Batch {
        release: vec![claim("1", "a")],
        claim: vec![claim("1", "b"), claim("1", "a")],
        ..Batch::default()
    };
    same(
        "given to b, then asked by a",
        store.commit(swap),
        taken("b"),
    )?;
    same("as before", holder(store, "1")?, Some("a".to_owned()))
}

fn release_by_another(store: &dyn Store) -> Outcome {
    store.commit(taking("a", vec![claim("1", "a")]))?;
    store.commit(Batch {
        release: vec![claim("1", "b"), claim("unknown", "b")],
        ..create("b")
    })?;
    same("1", holder(store, "1")?, Some("a".to_owned()))?;
    let steal = Batch {
        release: vec![claim("1", "b")],
        claim: vec![claim("1", "b")],
        ..Batch::default()
    };
    same("steal", store.commit(steal), taken("a"))
}

fn two_in_a_batch(store: &dyn Store) -> Outcome {
    let batch = Batch {
        claim: vec![claim("1", "a"), claim("1", "b")],
        ..rows(vec![
            change(row("a", 1, "{}"), 0),
            change(row("b", 1, "{}"), 0),
        ])
    };
    same("two", store.commit(batch), taken("a"))?;
    same("1", holder(store, "1")?, None)?;
    same("rows", listed_ids(store, &all())?, Vec::new())
}

fn spaces_apart(store: &dyn Store) -> Outcome {
    let other = |value: &str, id: &str| Claim {
        space: Name::Borrowed("email"),
        ..claim(value, id)
    };
    store.commit(taking("a", vec![claim("1", "a")]))?;
    store.commit(taking("b", vec![other("1", "b")]))?;
    same("1", holder(store, "1")?, Some("a".to_owned()))?;
    let refused = Err(StoreError::Taken {
        space: Name::Borrowed("email"),
        holder: key("b"),
    });
    same(
        "email",
        store.commit(taking("c", vec![other("1", "c")])),
        refused,
    )
}
