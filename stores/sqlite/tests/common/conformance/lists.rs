//! Lists.

use fapiao_core::store::{IndexRange, Position, Query, Store};

use super::*;

pub const CASES: &[Case] = &[
    ("a group is listed by sort and id, both ways", ordered),
    ("pages join without gap or repeat", pages),
    ("a page does not shift when rows are inserted", stable),
    ("a range is from this to before that", ranges),
    ("a range and a position hold together", ranges_with_position),
    ("rows are listed by id without an index", by_id),
    ("index entries come and go with the row", moved),
    ("sort values are compared byte by byte", bytewise),
];

/// Ids `a0` to `e1`: five sort values, two rows each, inserted in a confused order.
fn fill(store: &dyn Store) -> Result<Vec<String>, Broken> {
    for n in [7, 2, 9, 0, 5, 4, 1, 8, 3, 6] {
        let sort = ["a", "b", "c", "d", "e"]
            .get(n / 2)
            .copied()
            .unwrap_or_default();
        store.commit(create_in(&format!("{sort}{}", n % 2), "g", sort))?;
    }
    store.commit(create_in("other", "h", "c"))?;
    Ok(["a0", "a1", "b0", "b1", "c0", "c1", "d0", "d1", "e0", "e1"]
        .map(str::to_owned)
        .to_vec())
}

fn reversed(ids: &[String]) -> Vec<String> {
    ids.iter().rev().cloned().collect()
}

fn descending(query: Query) -> Query {
    Query {
        descending: true,
        ..query
    }
}

fn range(from: Option<&str>, to: Option<&str>) -> Query {
    let by = IndexRange {
        name: Name::Borrowed("by_group"),
        value: "g".to_owned(),
        from: from.map(str::to_owned),
        to: to.map(str::to_owned),
    };
    Query {
        by: Some(by),
        ..group("g")
    }
}

fn after(query: Query, sort: &str, id: &str) -> Query {
    Query {
        after: Some(Position {
            sort: sort.to_owned(),
            id: id.to_owned(),
        }),
        ..query
    }
}

/// All pages of two rows, each going on from the last row of the one before.
fn walk(
    store: &dyn Store,
    mut query: Query,
    between: impl Fn(&[Listed]) -> Outcome,
) -> Result<Vec<String>, Broken> {
    let mut seen = Vec::new();
    query.limit = 2;
    loop {
        let page = store.list(&query)?;
        so("at most a page", page.len() <= 2)?;
        let Some(last) = page.last() else {
            return Ok(seen);
        };
        query.after = Some(last.position.clone());
        seen.extend(ids(&page).into_iter().map(str::to_owned));
        between(&page)?;
    }
}

fn ordered(store: &dyn Store) -> Outcome {
    let all = fill(store)?;
    same("up", listed_ids(store, &group("g"))?, all.clone())?;
    same(
        "down",
        listed_ids(store, &descending(group("g")))?,
        reversed(&all),
    )?;
    same(
        "limit",
        listed_ids(
            store,
            &Query {
                limit: 3,
                ..descending(group("g"))
            },
        )?,
        reversed(&all).into_iter().take(3).collect(),
    )?;
    same(
        "no limit, no rows",
        listed_ids(
            store,
            &Query {
                limit: 0,
                ..group("g")
            },
        )?,
        Vec::new(),
    )?;
    same("unknown group", listed_ids(store, &group("z"))?, Vec::new())?;
    let positions: Vec<Position> = store
        .list(&Query {
            limit: 1,
            ..group("g")
        })?
        .into_iter()
        .map(|listed| listed.position)
        .collect();
    same(
        "position",
        positions,
        vec![Position {
            sort: "a".to_owned(),
            id: "a0".to_owned(),
        }],
    )?;
    let other = IndexRange {
        name: Name::Borrowed("by_other"),
        value: "g".to_owned(),
        from: None,
        to: None,
    };
    same(
        "unknown index",
        listed_ids(
            store,
            &Query {
                by: Some(other),
                ..group("g")
            },
        )?,
        Vec::new(),
    )?;
    same(
        "unknown kind",
        listed_ids(
            store,
            &Query {
                kind: Name::Borrowed("notice"),
                ..group("g")
            },
        )?,
        Vec::new(),
    )
}

fn pages(store: &dyn Store) -> Outcome {
    let all = fill(store)?;
    same("up", walk(store, group("g"), |_| Ok(()))?, all.clone())?;
    same(
        "down",
        walk(store, descending(group("g")), |_| Ok(()))?,
        reversed(&all),
    )?;
    // A position need not be that of a row.
    same(
        "up from between",
        listed_ids(store, &after(group("g"), "b", "b0x"))?,
        all.iter().skip(3).cloned().collect(),
    )?;
    same(
        "down from between",
        listed_ids(store, &descending(after(group("g"), "b", "b0x")))?,
        reversed(&all).into_iter().skip(7).collect(),
    )?;
    same(
        "up from the end",
        listed_ids(store, &after(group("g"), "e", "e1"))?,
        Vec::new(),
    )?;
    same(
        "down from the start",
        listed_ids(store, &descending(after(group("g"), "a", "a0")))?,
        Vec::new(),
    )
}

fn stable(store: &dyn Store) -> Outcome {
    let all = fill(store)?;
    // Before each page's end new rows arrive behind it, which a list that counts rows would trip over.
    let behind = |suffix: &'static str| {
        move |page: &[Listed]| -> Outcome {
            for listed in page {
                let id = format!("{}{suffix}", listed.row.key.id);
                store.commit(create_in(&id, "g", if suffix == "-" { "0" } else { "z" }))?;
            }
            Ok(())
        }
    };
    same("up", walk(store, group("g"), behind("-"))?, all.clone())?;
    let before_all = all.iter().map(|id| format!("{id}-"));
    let down: Vec<String> = before_all.chain(all.clone()).rev().collect();
    same(
        "down",
        walk(store, descending(group("g")), behind("+"))?,
        down,
    )
}

fn ranges(store: &dyn Store) -> Outcome {
    let all = fill(store)?;
    let cut = |skip: usize, take: usize| -> Vec<String> {
        all.iter().skip(skip).take(take).cloned().collect()
    };
    let cases = [
        (range(Some("b"), None), cut(2, 8)),
        (range(None, Some("d")), cut(0, 6)),
        (range(Some("b"), Some("d")), cut(2, 4)),
        (range(Some("bb"), Some("dd")), cut(4, 4)),
        (range(Some(""), Some("")), Vec::new()),
        (range(Some("c"), Some("c")), Vec::new()),
        (range(Some("d"), Some("b")), Vec::new()),
        (range(Some("z"), None), Vec::new()),
    ];
    for (query, wanted) in cases {
        same("up", listed_ids(store, &query)?, wanted.clone())?;
        same(
            "up in pages",
            walk(store, query.clone(), |_| Ok(()))?,
            wanted.clone(),
        )?;
        same(
            "down",
            listed_ids(store, &descending(query.clone()))?,
            reversed(&wanted),
        )?;
        same(
            "down in pages",
            walk(store, descending(query), |_| Ok(()))?,
            reversed(&wanted),
        )?;
    }
    Ok(())
}

fn ranges_with_position(store: &dyn Store) -> Outcome {
    let all = fill(store)?;
    let middle = || range(Some("b"), Some("d"));
    let cut = |skip: usize, take: usize| -> Vec<String> {
        all.iter().skip(skip).take(take).cloned().collect()
    };
    // (position, what is left going up, what is left going down, not yet reversed)
    let cases = [
        (("a", "a1"), cut(2, 4), Vec::new()),
        (("b", ""), cut(2, 4), Vec::new()),
        (("b", "b0"), cut(3, 3), Vec::new()),
        (("c", "c0"), cut(5, 1), cut(2, 2)),
        (("d", ""), Vec::new(), cut(2, 4)),
        (("e", "e0"), Vec::new(), cut(2, 4)),
    ];
    for ((sort, id), up, down) in cases {
        same("up", listed_ids(store, &after(middle(), sort, id))?, up)?;
        same(
            "down",
            listed_ids(store, &descending(after(middle(), sort, id)))?,
            reversed(&down),
        )?;
    }
    Ok(())
}

fn by_id(store: &dyn Store) -> Outcome {
    let mut ids = fill(store)?;
    ids.push("other".to_owned());
    same("up", walk(store, all(), |_| Ok(()))?, ids.clone())?;
    same(
        "down",
        walk(store, descending(all()), |_| Ok(()))?,
        reversed(&ids),
    )?;
    let first = store.list(&Query { limit: 1, ..all() })?;
    same(
        "position",
        first.into_iter().map(|listed| listed.position).collect(),
        vec![Position {
            sort: String::new(),
            id: "a0".to_owned(),
        }],
    )
}

fn moved(store: &dyn Store) -> Outcome {
    store.commit(create_in("a", "g", "1"))?;
    store.commit(create_in("b", "g", "1"))?;
    let to = |row: Row, replaces, unindex, index| {
        rows(vec![RowChange {
            row,
            replaces,
            unindex,
            index,
        }])
    };
    store.commit(to(
        row("a", 2, "{}"),
        1,
        vec![entry("g", "1")],
        vec![entry("g", "2"), entry("h", "1")],
    ))?;
    same(
        "g",
        listed_ids(store, &group("g"))?,
        vec!["b".to_owned(), "a".to_owned()],
    )?;
    same("h", listed_ids(store, &group("h"))?, vec!["a".to_owned()])?;
    // One that is known is written again, one that is unknown taken away, and one both taken away and written stays.
    store.commit(to(
        row("a", 3, "{}"),
        2,
        vec![entry("x", "1"), entry("h", "1")],
        vec![entry("g", "2"), entry("h", "1")],
    ))?;
    same(
        "g",
        listed_ids(store, &group("g"))?,
        vec!["b".to_owned(), "a".to_owned()],
    )?;
    same("h", listed_ids(store, &group("h"))?, vec!["a".to_owned()])?;
    store.commit(to(
        row("a", 4, "new"),
        3,
        vec![entry("g", "2"), entry("h", "1")],
        Vec::new(),
    ))?;
    same(
        "g without a",
        listed_ids(store, &group("g"))?,
        vec!["b".to_owned()],
    )?;
    same("h without a", listed_ids(store, &group("h"))?, Vec::new())?;
    same(
        "the row stays",
        load(store, "a")?.map(|row| row.body),
        Some("new".to_owned()),
    )
}

fn bytewise(store: &dyn Store) -> Outcome {
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
    for (n, sort) in sorts.iter().enumerate().rev() {
        store.commit(create_in(&format!("{n:02}"), "g", sort))?;
    }
    let found: Vec<String> = store
        .list(&group("g"))?
        .into_iter()
        .map(|listed| listed.position.sort)
        .collect();
    same("up", found.clone(), sorts.map(str::to_owned).to_vec())?;
    let down: Vec<String> = store
        .list(&descending(group("g")))?
        .into_iter()
        .map(|listed| listed.position.sort)
        .collect();
    same("down", down, reversed(&found))
}
