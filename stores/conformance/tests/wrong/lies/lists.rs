//! Lists and index entries.

use fapiao_core::store::{IndexRange, Position, Query, Store};

use super::{Lie, commit, list};

pub(super) fn of_lists() -> Vec<Lie> {
    fn in_range(query: &mut Query, change: impl Fn(&mut IndexRange)) {
        query.by.iter_mut().for_each(change);
    }
    vec![
        list(
            "lists groups by id",
            |me, query| {
                let mut listed = me.truth.list(&query)?;
                listed.sort_by(|a, b| a.row.key.cmp(&b.row.key));
                if query.descending {
                    listed.reverse();
                }
                Ok(listed)
            },
            &[
                "a group is listed by sort and id",
                "a list can be descending",
                "a range and a position hold together",
                "a range is from this to before that",
                "a row may stand in a group more than once",
                "a row stands where its index entries say",
                "pages join without gap or repeat",
            ],
        ),
        list(
            "lists in one order only",
            |me, mut query| {
                query.descending = false;
                me.truth.list(&query)
            },
            &[
                "a list can be descending",
                "a list gives no more than asked for",
                "a page does not shift when rows are inserted",
                "a range and a position hold together",
                "a range is from this to before that",
                "rows are listed by id without an index",
                "sort values are compared byte by byte",
            ],
        ),
        list(
            "gives all there is",
            |me, mut query| {
                query.limit = u32::MAX;
                me.truth.list(&query)
            },
            &[
                "a list gives no more than asked for",
                "rows are listed by id without an index",
            ],
        ),
        list(
            "always begins at the beginning",
            |me, mut query| {
                query.after = None;
                me.truth.list(&query)
            },
            &[
                "a list can be descending",
                "a page does not shift when rows are inserted",
                "a range and a position hold together",
                "pages join without gap or repeat",
                "rows are listed by id without an index",
            ],
        ),
        list(
            "goes on from a place by counting rows",
            |me, query| {
                let mut numbers = me.numbers.lock().unwrap();
                let known = query
                    .after
                    .as_ref()
                    .and_then(|after| numbers.get(after))
                    .copied();
                let begin = known.map_or(0, |number| number + 1);
                let listed = if known.is_some() {
                    let all = me.truth.list(&Query {
                        after: None,
                        limit: u32::MAX,
                        ..query.clone()
                    })?;
                    let limit = usize::try_from(query.limit).unwrap();
                    all.into_iter().skip(begin).take(limit).collect()
                } else {
                    me.truth.list(&query)?
                };
                if query.after.is_none() {
                    numbers.clear();
                }
                if query.after.is_none() || known.is_some() {
                    let places = listed.iter().map(|listed| listed.position.clone());
                    numbers.extend(places.zip(begin..));
                }
                Ok(listed)
            },
            &["a page does not shift when rows are inserted"],
        ),
        list(
            "has no beginning of a range",
            |me, mut query| {
                in_range(&mut query, |range| range.from = None);
                me.truth.list(&query)
            },
            &[
                "a range and a position hold together",
                "a range is from this to before that",
            ],
        ),
        list(
            "includes the end of a range",
            |me, mut query| {
                in_range(&mut query, |range| {
                    range.to = range.to.take().map(|to| format!("{to}\0"));
                });
                me.truth.list(&query)
            },
            &[
                "a range and a position hold together",
                "a range is from this to before that",
            ],
        ),
        list(
            "forgets the range once there is a position",
            |me, mut query| {
                if query.after.is_some() {
                    in_range(&mut query, |range| (range.from, range.to) = (None, None));
                }
                me.truth.list(&query)
            },
            &["a range and a position hold together"],
        ),
        list(
            "looks at the sort value of a position also without an index",
            |me, query| match (&query.by, &query.after) {
                (None, Some(Position { sort, .. })) if !sort.is_empty() => Ok(Vec::new()),
                _ => me.truth.list(&query),
            },
            &["rows are listed by id without an index"],
        ),
        commit(
            "never takes a row out of a group",
            |me, mut batch| {
                batch
                    .rows
                    .iter_mut()
                    .for_each(|change| change.unindex.clear());
                me.truth.commit(batch)
            },
            &[
                "a batch is committed whole",
                "a row may stand in a group more than once",
                "a row stands where its index entries say",
            ],
        ),
        commit(
            "puts in before it takes out",
            |me, mut batch| {
                for change in &mut batch.rows {
                    let out = change.unindex.clone();
                    change.index.retain(|entry| !out.contains(entry));
                }
                me.truth.commit(batch)
            },
            &["entries go out before others come in"],
        ),
        commit(
            "has one place for a row in a group",
            |me, mut batch| {
                batch
                    .rows
                    .iter_mut()
                    .for_each(|change| change.index.truncate(1));
                me.truth.commit(batch)
            },
            &[
                "a row may stand in a group more than once",
                "a row stands where its index entries say",
            ],
        ),
        list(
            "compares as UTF-16",
            |me, query| {
                let mut listed = me.truth.list(&query)?;
                listed.sort_by_key(|listed| {
                    let units = |text: &str| text.encode_utf16().collect::<Vec<u16>>();
                    (units(&listed.position.sort), units(&listed.position.id))
                });
                if query.descending {
                    listed.reverse();
                }
                Ok(listed)
            },
            &["sort values are compared byte by byte"],
        ),
    ]
}
