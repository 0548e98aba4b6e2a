//! Index entries.

use fapiao_core::store::IndexEntry;

use super::prelude::*;

pub(super) const CASES: &[Case] = &[
    Case {
        name: "a row stands where its index entries say",
        about: "A row leaves a group by `unindex`, enters one by `index`, and stays where neither is said.",
        run: moved,
    },
    Case {
        name: "entries go out before others come in",
        about: "An entry that one change both takes out and puts in is there; known ones may come in again, unknown ones go out.",
        run: out_before_in,
    },
    Case {
        name: "a row may stand in a group more than once",
        about: "A row with two sort values in one group is listed at both, each with its position.",
        run: twice,
    },
    Case {
        name: "sort values are compared byte by byte",
        about: "The order is that of the UTF-8 bytes: no language, no case folding, no UTF-16.",
        run: bytewise,
    },
];

/// Replaces `a`.
fn replace(
    my: &Samples,
    version: u64,
    unindex: impl Into<Vec<IndexEntry>>,
    index: impl Into<Vec<IndexEntry>>,
) -> Batch {
    let row = my.row("a", version, "{}");
    let mut change = Samples::change(row, version.saturating_sub(1));
    change.unindex = unindex.into();
    change.index = index.into();
    rows(vec![change])
}

fn groups(store: &dyn Store, my: &Samples, what: &str, g: &[&str], h: &[&str]) -> Outcome {
    let wanted = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
    let what = |group: &str| format!("group {group} {what}");
    same(&what("g"), my.ids(store, &my.group("g"))?, wanted(g))?;
    same(&what("h"), my.ids(store, &my.group("h"))?, wanted(h))
}

fn moved(store: &dyn Store, my: &Samples) -> Outcome {
    let entry = Samples::entry;
    store.commit(my.create_in("a", "g", "1"))?;
    store.commit(my.create_in("b", "g", "1"))?;
    store.commit(replace(
        my,
        2,
        [entry("g", "1")],
        [entry("g", "2"), entry("h", "1")],
    ))?;
    groups(store, my, "after a moved", &["b", "a"], &["a"])?;
    store.commit(replace(my, 3, [], []))?;
    groups(store, my, "after nothing was said", &["b", "a"], &["a"])?;
    store.commit(replace(my, 4, [entry("g", "2")], []))?;
    groups(store, my, "after a left g", &["b"], &["a"])?;
    store.commit(replace(my, 5, [entry("h", "1")], []))?;
    groups(store, my, "after a left h", &["b"], &[])?;
    let wanted = Some(my.row("a", 5, "{}"));
    same("the row stays", my.load(store, "a")?, wanted)
}

fn out_before_in(store: &dyn Store, my: &Samples) -> Outcome {
    let entry = Samples::entry;
    store.commit(my.create_in("a", "g", "1"))?;
    let same_entry = [entry("g", "1")];
    store.commit(replace(my, 2, same_entry.clone(), same_entry.clone()))?;
    groups(store, my, "out and in", &["a"], &[])?;
    store.commit(replace(my, 3, [], same_entry))?;
    groups(store, my, "in again", &["a"], &[])?;
    store.commit(replace(my, 4, [entry("g", "9"), entry("h", "1")], []))?;
    groups(store, my, "unknown ones out", &["a"], &[])
}

fn twice(store: &dyn Store, my: &Samples) -> Outcome {
    let mut batch = my.create_in("a", "g", "1");
    let changes = batch.rows.iter_mut();
    changes.for_each(|change| change.index.push(Samples::entry("g", "3")));
    batch.rows.extend(my.create_in("b", "g", "2").rows);
    store.commit(batch)?;
    groups(store, my, "with a twice", &["a", "b", "a"], &[])?;
    store.commit(replace(my, 2, [Samples::entry("g", "1")], []))?;
    groups(store, my, "with a once", &["b", "a"], &[])
}

fn bytewise(store: &dyn Store, my: &Samples) -> Outcome {
    let sorts = [
        "",
        " ",
        "10",
        "2",
        "A",
        "B",
        "a",
        "aa",
        "a\u{0301}",
        "z",
        "é",
        "发",
        "票",
        "\u{ffff}",
        "𠮷",
    ];
    let changes = sorts.iter().enumerate().rev().flat_map(|(n, sort)| {
        let id = format!("{n:02}");
        my.create_in(&id, "g", sort).rows
    });
    store.commit(rows(changes.collect()))?;
    let mut query = my.group("g");
    for (descending, wanted) in [
        (false, strings(sorts)),
        (true, sorts.iter().rev().map(|s| (*s).to_owned()).collect()),
    ] {
        query.descending = descending;
        let listed = store.list(&query)?.into_iter();
        let found = listed.map(|listed| listed.position.sort).collect();
        same("order", found, wanted)?;
    }
    // Ids break ties, and order a list without an index, in the same way.
    let kind = format!("{}-ids", my.key("").kind);
    let other = Samples::new(kind, my.at(0));
    let ids = ["10", "2", "A", "a", "é", "发", "\u{ffff}", "𠮷"];
    let changes = ids.iter().rev();
    let changes = changes.flat_map(|id| other.create_in(id, "g", "1").rows);
    store.commit(rows(changes.collect()))?;
    for query in [other.all(), other.group("g")] {
        same("ids", other.ids(store, &query)?, strings(ids))?;
    }
    Ok(())
}
