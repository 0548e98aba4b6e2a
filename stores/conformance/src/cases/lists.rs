//! Lists: order, pages and ranges.

use fapiao_core::store::{IndexRange, Listed, Name, Position, Query, RowChange};

use super::prelude::*;

pub(super) const CASES: &[Case] = &[
    Case {
        name: "a group is listed by sort and id",
        about: "A list gives the rows of one group of one index of one kind, by sort value and then by id.",
        run: ordered,
    },
    Case {
        name: "a list can be descending",
        about: "A descending list is the same list from its end, pages included.",
        run: down,
    },
    Case {
        name: "a list gives no more than asked for",
        about: "A list ends at its limit, and a limit of 0 gives nothing.",
        run: limited,
    },
    Case {
        name: "pages join without gap or repeat",
        about: "A list that goes on from the position of its last row misses nothing; a position need not be that of a row.",
        run: pages,
    },
    Case {
        name: "a page does not shift when rows are inserted",
        about: "Rows that are inserted between two pages move no row from one page to another.",
        run: stable,
    },
    Case {
        name: "a range is from this to before that",
        about: "`from` is included, `to` is not, in both orders; ends that meet or cross give nothing.",
        run: ranges,
    },
    Case {
        name: "a range and a position hold together",
        about: "A page within a range goes on from its position and stays within the range.",
        run: ranges_with_position,
    },
    Case {
        name: "rows are listed by id without an index",
        about: "Without an index all rows of the kind are listed by id, indexed or not, and of a position the id alone counts.",
        run: by_id,
    },
];

/// The rows of the group `g` in its order. By id they are in another.
const IDS: [&str; 10] = ["e0", "e1", "d0", "d1", "c0", "c1", "b0", "b1", "a0", "a1"];

/// Five sort values with two rows each in the group `g`, written in a confused order, and a row in another.
fn fill(store: &dyn Store, my: &Samples) -> Result<(), StoreError> {
    let mut changes: Vec<RowChange> = Vec::new();
    for n in [7, 2, 9, 0, 5, 4, 1, 8, 3, 6] {
        let id = IDS.get(n).copied().unwrap_or_default();
        let sort = ["a", "b", "c", "d", "e"].get(n / 2).copied();
        changes.extend(my.create_in(id, "g", sort.unwrap_or_default()).rows);
    }
    changes.extend(my.create_in("other", "h", "c").rows);
    store.commit(rows(changes))
}

/// The ids from this one to before that.
fn cut(from: usize, to: usize) -> Vec<String> {
    let ids = IDS.iter().skip(from).take(to.saturating_sub(from));
    ids.map(|id| (*id).to_owned()).collect()
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

fn at_most(limit: u32, query: Query) -> Query {
    Query { limit, ..query }
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
    query: Query,
    between: impl Fn(&[Listed]) -> Result<(), StoreError>,
) -> Result<Vec<String>, StoreError> {
    let mut query = at_most(2, query);
    let mut seen = Vec::new();
    // A store that forgets where it was would go on for ever.
    for _ in 0..50 {
        let page = store.list(&query)?;
        let Some(last) = page.last() else {
            break;
        };
        query.after = Some(last.position.clone());
        seen.extend(page.iter().map(|listed| listed.row.key.id.clone()));
        between(&page)?;
    }
    Ok(seen)
}

fn undisturbed(_: &[Listed]) -> Result<(), StoreError> {
    Ok(())
}

fn ordered(store: &dyn Store, my: &Samples) -> Outcome {
    fill(store, my)?;
    same("g", my.ids(store, &my.group("g"))?, strings(IDS))?;
    let positions = store.list(&my.group("h"))?.into_iter();
    let wanted = Position {
        sort: "c".to_owned(),
        id: "other".to_owned(),
    };
    same(
        "h",
        positions.map(|listed| listed.position).collect(),
        vec![wanted],
    )?;
    let other_index = IndexRange {
        name: Name::Borrowed("by_other"),
        value: "g".to_owned(),
        from: None,
        to: None,
    };
    let nothing = [
        ("unknown group", my.group("unknown")),
        (
            "unknown index",
            Query {
                by: Some(other_index),
                ..my.all()
            },
        ),
        (
            "unknown kind",
            Query {
                kind: Name::Borrowed("check-unknown"),
                ..my.group("g")
            },
        ),
    ];
    for (what, query) in nothing {
        same(what, store.list(&query)?, Vec::new())?;
    }
    Ok(())
}

fn down(store: &dyn Store, my: &Samples) -> Outcome {
    fill(store, my)?;
    let query = || descending(my.group("g"));
    let all = reversed(&strings(IDS));
    same("all", my.ids(store, &query())?, all.clone())?;
    same("pages", walk(store, query(), undisturbed)?, all)?;
    for (sort, id, wanted) in [
        ("b", "d0x", cut(0, 3)),
        ("b", "d0", cut(0, 2)),
        ("a", "e0", cut(0, 0)),
        ("z", "", cut(0, 10)),
    ] {
        let found = my.ids(store, &after(query(), sort, id))?;
        same(&format!("after {id}"), found, reversed(&wanted))?;
    }
    Ok(())
}

fn limited(store: &dyn Store, my: &Samples) -> Outcome {
    fill(store, my)?;
    for (query, first) in [
        (my.group("g"), "e0"),
        (descending(my.group("g")), "a1"),
        (my.all(), "a0"),
        (descending(my.all()), "other"),
    ] {
        let one = my.ids(store, &at_most(1, query.clone()))?;
        same("one", one, strings([first]))?;
        same("none", my.ids(store, &at_most(0, query))?, Vec::new())?;
    }
    Ok(())
}

fn pages(store: &dyn Store, my: &Samples) -> Outcome {
    fill(store, my)?;
    let walked = walk(store, my.group("g"), undisturbed)?;
    same("pages", walked, strings(IDS))?;
    for (sort, id, wanted) in [
        ("b", "d0x", cut(3, 10)),
        ("b", "d0", cut(3, 10)),
        ("e", "a1", cut(10, 10)),
        ("", "", cut(0, 10)),
    ] {
        let found = my.ids(store, &after(my.group("g"), sort, id))?;
        same(&format!("after {id}"), found, wanted)?;
    }
    Ok(())
}

fn stable(store: &dyn Store, my: &Samples) -> Outcome {
    fill(store, my)?;
    // After each page rows arrive where the list has been, which a list that counts rows trips over.
    let behind = |mark: &'static str, sort: &'static str| {
        move |page: &[Listed]| {
            page.iter().try_for_each(|listed| {
                let id = format!("{}{mark}", listed.row.key.id);
                store.commit(my.create_in(&id, "g", sort))
            })
        }
    };
    let up = walk(store, my.group("g"), behind("-", "0"))?;
    same("up", up, strings(IDS))?;
    let mut all: Vec<String> = IDS.iter().map(|id| format!("{id}-")).collect();
    all.sort();
    all.extend(strings(IDS));
    let down = walk(store, descending(my.group("g")), behind("+", "z"))?;
    same("down", down, reversed(&all))
}

fn ranges(store: &dyn Store, my: &Samples) -> Outcome {
    fill(store, my)?;
    for (from, to, wanted) in [
        (Some("b"), None, cut(2, 10)),
        (None, Some("d"), cut(0, 6)),
        (Some("b"), Some("d"), cut(2, 6)),
        (Some("bb"), Some("dd"), cut(4, 8)),
        (Some(""), Some(""), cut(0, 0)),
        (Some("c"), Some("c"), cut(0, 0)),
        (Some("d"), Some("b"), cut(0, 0)),
        (Some("z"), None, cut(0, 0)),
    ] {
        let up = my.range("g", from, to);
        let down = descending(up.clone());
        let what = |how: &str| format!("{how} from {from:?} to {to:?}");
        same(&what("up"), my.ids(store, &up)?, wanted.clone())?;
        same(&what("down"), my.ids(store, &down)?, reversed(&wanted))?;
    }
    Ok(())
}

fn ranges_with_position(store: &dyn Store, my: &Samples) -> Outcome {
    fill(store, my)?;
    // (position, what is left going up, what is left going down, not yet reversed)
    for (sort, id, up, down) in [
        ("a", "e1", cut(2, 6), cut(0, 0)),
        ("b", "", cut(2, 6), cut(0, 0)),
        ("b", "d0", cut(3, 6), cut(0, 0)),
        ("c", "c0", cut(5, 6), cut(2, 4)),
        ("d", "", cut(0, 0), cut(2, 6)),
        ("e", "a0", cut(0, 0), cut(2, 6)),
    ] {
        let query = after(my.range("g", Some("b"), Some("d")), sort, id);
        let what = |how: &str| format!("{how} after {sort}, {id}");
        same(&what("up"), my.ids(store, &query)?, up)?;
        let found = my.ids(store, &descending(query))?;
        same(&what("down"), found, reversed(&down))?;
    }
    let middle = my.range("g", Some("b"), Some("d"));
    let walked = walk(store, middle.clone(), undisturbed)?;
    same("pages up", walked, cut(2, 6))?;
    let walked = walk(store, descending(middle), undisturbed)?;
    same("pages down", walked, reversed(&cut(2, 6)))
}

fn by_id(store: &dyn Store, my: &Samples) -> Outcome {
    fill(store, my)?;
    store.commit(my.create("without"))?;
    let mut ids = strings(IDS);
    ids.sort();
    ids.extend(strings(["other", "without"]));
    let query = || my.all();
    same("up", walk(store, query(), undisturbed)?, ids.clone())?;
    let down = walk(store, descending(query()), undisturbed)?;
    same("down", down, reversed(&ids))?;
    let first = store.list(&at_most(1, query()))?.into_iter();
    let wanted = Position {
        sort: String::new(),
        id: "a0".to_owned(),
    };
    same(
        "position",
        first.map(|listed| listed.position).collect(),
        vec![wanted],
    )?;
    let past = my.ids(store, &after(query(), "z", "d1x"))?;
    same(
        "past a place",
        past,
        strings(["e0", "e1", "other", "without"]),
    )?;
    let before = my.ids(store, &descending(after(query(), "z", "a1")))?;
    same("before a place", before, strings(["a0"]))
}
