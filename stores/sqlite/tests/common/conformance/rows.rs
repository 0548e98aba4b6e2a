//! Rows, versions and batches.

use fapiao_core::store::{Batch, Key, Lookup, Store, StoreError};

use super::*;

pub const CASES: &[Case] = &[
    ("rows are loaded in the order asked", order_of_load),
    ("a row is created once", created_once),
    (
        "a row is replaced only at its version",
        replaced_at_its_version,
    ),
    ("kinds do not share ids", kinds_apart),
    ("an empty batch is no error", empty_batch),
    ("a large batch is one batch", large_batch),
    ("bytes are kept exactly", bytes_kept),
    ("versions reach the limit", limits),
    ("a batch that no store can keep is refused", unkeepable),
    ("a batch is all or nothing", all_or_nothing),
];

fn order_of_load(store: &dyn Store) -> Outcome {
    store.commit(create("a"))?;
    store.commit(create("b"))?;
    let found = store.load(&["b", "missing", "a", "b"].map(|id| Lookup::Key(key(id))))?;
    let found: Vec<Option<String>> = found
        .into_iter()
        .map(|row| row.map(|row| row.key.id))
        .collect();
    same(
        "ids",
        found,
        vec![
            Some("b".to_owned()),
            None,
            Some("a".to_owned()),
            Some("b".to_owned()),
        ],
    )?;
    same("nothing asked", store.load(&[])?, Vec::new())
}

fn created_once(store: &dyn Store) -> Outcome {
    store.commit(rows(vec![change(row("a", 1, "first"), 0)]))?;
    same(
        "again",
        store.commit(rows(vec![change(row("a", 1, "second"), 0)])),
        Err(StoreError::Conflict),
    )?;
    same("row", load(store, "a")?, Some(row("a", 1, "first")))
}

fn replaced_at_its_version(store: &dyn Store) -> Outcome {
    same(
        "a row that is not there",
        store.commit(rows(vec![change(row("a", 2, "x"), 1)])),
        Err(StoreError::Conflict),
    )?;
    store.commit(create("a"))?;
    // A version may leap: a row is as many versions on as a command has facts.
    store.commit(rows(vec![change(row("a", 4, "four"), 1)]))?;
    for wrong in [0, 1, 3, 5] {
        same(
            "wrong version",
            store.commit(rows(vec![change(row("a", 6, "x"), wrong)])),
            Err(StoreError::Conflict),
        )?;
    }
    same("row", load(store, "a")?, Some(row("a", 4, "four")))
}

fn kinds_apart(store: &dyn Store) -> Outcome {
    store.commit(create("a"))?;
    let other = Key::new("application", "a");
    let row = Row {
        key: other.clone(),
        ..row("a", 1, "other")
    };
    store.commit(rows(vec![change(row.clone(), 0)]))?;
    same(
        "both",
        store.load(&[Lookup::Key(other), Lookup::Key(key("a"))])?,
        vec![Some(row), load(store, "a")?],
    )?;
    same("bills", listed_ids(store, &all())?, vec!["a".to_owned()])
}

fn empty_batch(store: &dyn Store) -> Outcome {
    let before = picture(store)?;
    store.commit(Batch::default())?;
    same("picture", picture(store)?, before)
}

fn large_batch(store: &dyn Store) -> Outcome {
    let many = |replaces: u64| {
        let changes =
            (0..2_000).map(|n| change(row(&format!("r{n:04}"), replaces + 1, "{}"), replaces));
        rows(
            changes
                .map(|change| RowChange {
                    index: vec![entry("g", &change.row.key.id)],
                    ..change
                })
                .collect(),
        )
    };
    store.commit(many(0))?;
    same(
        "all",
        store
            .list(&Query {
                limit: 5_000,
                ..group("g")
            })?
            .len(),
        2_000,
    )?;
    let mut spoiled = many(1);
    spoiled.rows.push(change(row("r0000x", 2, "{}"), 1));
    same(
        "one wrong",
        store.commit(spoiled),
        Err(StoreError::Conflict),
    )?;
    same(
        "first",
        load(store, "r0000")?.map(|row| row.version),
        Some(1),
    )?;
    same(
        "last",
        load(store, "r1999")?.map(|row| row.version),
        Some(1),
    )
}

fn bytes_kept(store: &dyn Store) -> Outcome {
    let controls: String = (1..32).filter_map(char::from_u32).collect();
    let odd = format!(
        "{{ \"a\" :\t1.0,\"a\":2 }}\r\n 发票 𠮷 🧾 e\u{301} \u{feff}\u{2028} {controls} ' \" \\ %_ \u{10ffff}"
    );
    let key = Key::new("bill", format!("k{odd}"));
    let kept = Row {
        key: key.clone(),
        version: 1,
        digest: odd.clone(),
        body: odd.clone(),
    };
    let mut batch = rows(vec![change(kept.clone(), 0)]);
    batch
        .rows
        .iter_mut()
        .for_each(|change| change.index.push(entry(&odd, &odd)));
    batch.claim.push(Claim {
        holder: key.clone(),
        ..claim(&odd, "")
    });
    let told = Fact {
        key: key.clone(),
        event: odd.clone(),
        actor: odd.clone(),
        ..fact("a", 1)?
    };
    batch.facts.push(told.clone());
    let post = Mail {
        body: odd.clone(),
        about: key.clone(),
        ..mail(&odd, "a", 5)?
    };
    batch.mails.push(post.clone());
    store.commit(batch)?;
    let by_claim = Lookup::Claim {
        space: Name::Borrowed("number"),
        value: odd.clone(),
    };
    same(
        "rows",
        store.load(&[Lookup::Key(key.clone()), by_claim])?,
        vec![Some(kept.clone()), Some(kept.clone())],
    )?;
    let listed = store.list(&group(&odd))?;
    same(
        "list",
        listed
            .into_iter()
            .map(|listed| (listed.row, listed.position.sort))
            .collect(),
        vec![(kept, odd)],
    )?;
    same("facts", store.history(&key, 0, 9)?, vec![told])?;
    let mails = store.mails(&MailQuery {
        about: Some(key),
        limit: 9,
        ..MailQuery::default()
    })?;
    same(
        "mails",
        mails.into_iter().map(|row| row.mail).collect(),
        vec![post],
    )
}

const LIMIT: u64 = i64::MAX.unsigned_abs();

fn limits(store: &dyn Store) -> Outcome {
    store.commit(rows(vec![change(row("a", LIMIT - 1, "{}"), 0)]))?;
    store.commit(rows(vec![change(row("a", LIMIT, "{}"), LIMIT - 1)]))?;
    same(
        "version",
        load(store, "a")?.map(|row| row.version),
        Some(LIMIT),
    )?;
    for beyond in [LIMIT + 1, u64::MAX] {
        same(
            "no row is there",
            store.commit(rows(vec![change(row("a", 1, "{}"), beyond)])),
            Err(StoreError::Conflict),
        )?;
        same(
            "history beyond",
            store.history(&key("a"), beyond, 9)?,
            Vec::new(),
        )?;
    }
    store.commit(Batch {
        facts: vec![fact("a", LIMIT)?],
        ..Batch::default()
    })?;
    same("history", store.history(&key("a"), LIMIT - 1, 9)?.len(), 1)
}

fn unkeepable(store: &dyn Store) -> Outcome {
    let before = picture(store)?;
    let twice = rows(vec![
        change(row("a", 1, "{}"), 0),
        change(row("a", 2, "{}"), 1),
    ]);
    let too_far = rows(vec![change(row("a", LIMIT + 1, "{}"), 0)]);
    let none = rows(vec![change(row("a", 0, "{}"), 0)]);
    let fact_too_far = Batch {
        facts: vec![fact("a", LIMIT + 1)?],
        ..Batch::default()
    };
    let fact_none = Batch {
        facts: vec![fact("a", 0)?],
        ..Batch::default()
    };
    for batch in [twice, too_far, none, fact_too_far, fact_none] {
        so(
            "refused for good",
            matches!(store.commit(batch), Err(StoreError::Corrupt { .. })),
        )?;
    }
    same("picture", picture(store)?, before)
}

/// A batch of everything.
fn full(id: &str) -> Result<Batch, Broken> {
    let mut batch = create_in(id, "g", "1");
    batch.claim.push(claim(id, id));
    batch.facts.push(fact(id, 1)?);
    batch.mails.push(mail(id, id, 5)?);
    Ok(batch)
}

fn all_or_nothing(store: &dyn Store) -> Outcome {
    store.commit(full("a")?)?;
    store.commit(full("b")?)?;
    let before = picture(store)?;
    // Each spoils another part of a batch that would otherwise change everything.
    let good = || -> Result<Batch, Broken> {
        let mut batch = full("c")?;
        let moved = RowChange {
            unindex: vec![entry("g", "1")],
            index: vec![entry("h", "2")],
            ..change(row("a", 2, "new"), 1)
        };
        batch.rows.push(moved);
        batch.release.push(claim("a", "a"));
        batch.facts.push(fact("a", 2)?);
        Ok(batch)
    };
    let taken = Err(StoreError::Taken {
        space: Name::Borrowed("number"),
        holder: key("b"),
    });
    let mut wrong_version = good()?;
    wrong_version.rows.push(change(row("b", 3, "{}"), 2));
    let mut there_already = good()?;
    there_already.rows.push(change(row("b", 1, "{}"), 0));
    let mut claimed = good()?;
    claimed.claim.push(claim("b", "c"));
    let mut known_fact = good()?;
    known_fact.facts.push(fact("b", 1)?);
    let mut version_first = good()?;
    version_first.claim.push(claim("b", "c"));
    version_first.rows.push(change(row("b", 3, "{}"), 2));
    let spoiled = [
        ("wrong version", wrong_version, Err(StoreError::Conflict)),
        ("there already", there_already, Err(StoreError::Conflict)),
        ("claim taken", claimed, taken),
        ("fact known", known_fact, Err(StoreError::Conflict)),
        (
            "versions are checked before claims",
            version_first,
            Err(StoreError::Conflict),
        ),
    ];
    for (what, batch, refusal) in spoiled {
        same(what, store.commit(batch), refusal)?;
        same(what, picture(store)?, before.clone())?;
    }
    store.commit(good()?)?;
    so("the good one changes everything", picture(store)? != before)
}
