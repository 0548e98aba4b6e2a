//! Batches: all or nothing.

use fapiao_core::store::{MailQuery, Row, RowChange};

use super::prelude::*;

pub(super) const CASES: &[Case] = &[
    Case {
        name: "an empty batch does nothing",
        about: "A batch without parts is accepted and changes nothing.",
        run: empty,
    },
    Case {
        name: "a batch is committed whole",
        about: "Rows, index entries, claims, facts and mails of one batch are all there when it returns.",
        run: whole,
    },
    Case {
        name: "a large batch is one batch",
        about: "Five hundred rows are committed at once, and one wrong version among them undoes them all.",
        run: large,
    },
    Case {
        name: "a wrong version undoes the batch",
        about: "A row at another version than the batch replaces is a conflict, whatever else the batch holds.",
        run: wrong_version,
    },
    Case {
        name: "a taken claim undoes the batch",
        about: "A claim that another row holds refuses the batch, and nothing of its other parts stays.",
        run: taken_claim,
    },
    Case {
        name: "a known fact undoes the batch",
        about: "A fact whose number is known refuses the batch, and nothing of its other parts stays.",
        run: known_fact,
    },
    Case {
        name: "versions are checked before claims, claims before facts",
        about: "A batch that is wrong in several ways is refused for the first of them.",
        run: order_of_checks,
    },
    Case {
        name: "a batch that no store can keep is refused",
        about: "What `Batch::check` refuses is `Corrupt`, before anything else is looked at, and changes nothing.",
        run: unkeepable,
    },
];

fn empty(store: &dyn Store, my: &Samples) -> Outcome {
    store.commit(full(my, "a"))?;
    let before = my.picture(store)?;
    store.commit(Batch::default())?;
    same("picture", my.picture(store)?, before)
}

/// A batch of everything.
fn full(my: &Samples, id: &str) -> Batch {
    Batch {
        claim: vec![my.claim(id, id)],
        facts: vec![my.fact(id, 1)],
        mails: vec![my.mail(id, id, 5)],
        ..my.create_in(id, "g", "1")
    }
}

/// A batch that changes everything of `a` and makes `c`.
fn good(my: &Samples) -> Batch {
    let mut batch = full(my, "c");
    batch.rows.push(RowChange {
        unindex: vec![Samples::entry("g", "1")],
        index: vec![Samples::entry("h", "2")],
        ..Samples::change(my.row("a", 2, "[]"), 1)
    });
    batch.release.push(my.claim("a", "a"));
    batch.claim.push(my.claim("d", "a"));
    batch.facts.push(my.fact("a", 2));
    batch
}

fn whole(store: &dyn Store, my: &Samples) -> Outcome {
    store.commit(full(my, "a"))?;
    store.commit(good(my))?;
    same(
        "changed row",
        my.load(store, "a")?,
        Some(my.row("a", 2, "[]")),
    )?;
    same("new row", my.load(store, "c")?, Some(my.row("c", 1, "{}")))?;
    same("g", my.ids(store, &my.group("g"))?, strings(["c"]))?;
    same("h", my.ids(store, &my.group("h"))?, strings(["a"]))?;
    for (value, holder) in [("a", None), ("c", Some("c")), ("d", Some("a"))] {
        let wanted = holder.map(str::to_owned);
        same("claim", my.holder(store, value)?, wanted)?;
    }
    let told = store.history(&my.key("a"), 0, 9)?;
    same("facts", told, vec![my.fact("a", 1), my.fact("a", 2)])?;
    let mails = store.mails(&MailQuery {
        about: Some(my.key("c")),
        limit: 9,
        ..MailQuery::default()
    })?;
    let mails = mails.into_iter().map(|row| row.mail).collect();
    same("mails", mails, vec![my.mail("c", "c", 5)])
}

fn large(store: &dyn Store, my: &Samples) -> Outcome {
    const MANY: usize = 500;
    let many = |replaces: u64| {
        let change = |n: usize| {
            let id = format!("r{n:03}");
            RowChange {
                index: vec![Samples::entry("g", &id)],
                ..Samples::change(my.row(&id, replaces + 1, "{}"), replaces)
            }
        };
        rows((0..MANY).map(change).collect())
    };
    store.commit(many(0))?;
    same("all", my.ids(store, &my.group("g"))?.len(), MANY)?;
    let mut spoiled = many(1);
    spoiled
        .rows
        .push(Samples::change(my.row("unknown", 2, "{}"), 1));
    same(
        "one wrong",
        store.commit(spoiled),
        Err(StoreError::Conflict),
    )?;
    for id in ["r000", "r499"] {
        same("row", my.load(store, id)?, Some(my.row(id, 1, "{}")))?;
    }
    Ok(())
}

/// Makes `a` and `b` and commits batches that are each spoiled in their own way: nothing may be seen of them.
fn refuses(
    store: &dyn Store,
    my: &Samples,
    batches: impl IntoIterator<Item = (Batch, StoreError)>,
) -> Outcome {
    store.commit(full(my, "a"))?;
    store.commit(full(my, "b"))?;
    let before = my.picture(store)?;
    for (batch, refusal) in batches {
        same("answer", store.commit(batch), Err(refusal))?;
        same("picture", my.picture(store)?, before.clone())?;
    }
    Ok(())
}

fn taken(my: &Samples) -> StoreError {
    StoreError::Taken {
        space: my.claim("", "").space,
        holder: my.key("b"),
    }
}

fn and_row(mut batch: Batch, my: &Samples, version: u64, replaces: u64) -> Batch {
    let change = Samples::change(my.row("b", version, "{}"), replaces);
    batch.rows.push(change);
    batch
}

fn and_claim(mut batch: Batch, my: &Samples) -> Batch {
    batch.claim.push(my.claim("b", "c"));
    batch
}

fn and_fact(mut batch: Batch, my: &Samples) -> Batch {
    batch.facts.push(my.fact("b", 1));
    batch
}

fn wrong_version(store: &dyn Store, my: &Samples) -> Outcome {
    let batches = [
        (and_row(good(my), my, 3, 2), StoreError::Conflict),
        (and_row(good(my), my, 1, 0), StoreError::Conflict),
    ];
    refuses(store, my, batches)
}

fn taken_claim(store: &dyn Store, my: &Samples) -> Outcome {
    refuses(store, my, [(and_claim(good(my), my), taken(my))])
}

fn known_fact(store: &dyn Store, my: &Samples) -> Outcome {
    refuses(store, my, [(and_fact(good(my), my), StoreError::Conflict)])
}

fn order_of_checks(store: &dyn Store, my: &Samples) -> Outcome {
    let batches = [
        (
            and_row(and_claim(good(my), my), my, 3, 2),
            StoreError::Conflict,
        ),
        (and_fact(and_claim(good(my), my), my), taken(my)),
    ];
    refuses(store, my, batches)
}

fn unkeepable(store: &dyn Store, my: &Samples) -> Outcome {
    store.commit(full(my, "a"))?;
    let before = my.picture(store)?;
    let mut twice = good(my);
    twice.rows.push(Samples::change(my.row("a", 3, "{}"), 2));
    let mut batches = vec![twice];
    for number in [0, Row::MAX_VERSION + 1] {
        batches.push(and_row(good(my), my, number, 0));
        let mut batch = good(my);
        batch.facts.push(my.fact("b", number));
        batches.push(batch);
    }
    // It is also at the wrong version, which is not even looked at.
    batches.push(and_row(good(my), my, 0, 7));
    for batch in batches {
        let answer = store.commit(batch);
        let message = format!("refused as corrupt, not {answer:?}");
        so(&message, matches!(answer, Err(StoreError::Corrupt { .. })))?;
        same("picture", my.picture(store)?, before.clone())?;
    }
    Ok(())
}
