//! Rows and batches.

use fapiao_core::store::{Batch, Lookup, Store, StoreError};
use serde_json::Value;

use super::{Lie, commit, load, pause, stem};
use crate::store::Wrong;

fn each_body(batch: &mut Batch, to: impl Fn(&str) -> String) {
    batch
        .rows
        .iter_mut()
        .for_each(|change| change.row.body = to(&change.row.body));
}

pub(super) fn of_rows() -> Vec<Lie> {
    vec![
        load(
            "leaves out the rows that are not there",
            |me, lookups| {
                let mut found = me.truth.load(lookups)?;
                found.retain(Option::is_some);
                Ok(found)
            },
            &["rows are loaded in the order asked"],
        ),
        load(
            "answers in the order of the keys",
            |me, lookups| {
                let mut found = me.truth.load(lookups)?;
                found.sort_by_key(|row| row.as_ref().map(|row| row.key.clone()));
                Ok(found)
            },
            &["rows are loaded in the order asked"],
        ),
        commit(
            "does not look at versions",
            |me, mut batch| {
                for change in &mut batch.rows {
                    change.replaces = me.version(&change.row.key);
                }
                me.truth.commit(batch)
            },
            &[
                "a large batch is one batch",
                "a row is created once",
                "a row is replaced only at its version",
                "a wrong version undoes the batch",
                "neighbours do not disturb each other",
                "versions are checked before claims, claims before facts",
                "versions reach 2^53 - 1",
            ],
        ),
        commit(
            "creates a row that is there",
            |me, mut batch| {
                for change in &mut batch.rows {
                    if change.replaces == 0 {
                        change.replaces = me.version(&change.row.key);
                    }
                }
                me.truth.commit(batch)
            },
            &[
                "a row is created once",
                "a row is replaced only at its version",
                "a wrong version undoes the batch",
                "neighbours do not disturb each other",
            ],
        ),
        (
            "has one row for an id of any kind",
            Wrong {
                load: |me, lookups| {
                    let mut lookups = lookups.to_vec();
                    for lookup in &mut lookups {
                        if let Lookup::Key(key) = lookup {
                            key.kind = stem(&key.kind).into();
                        }
                    }
                    me.truth.load(&lookups)
                },
                list: |me, mut query| {
                    query.kind = stem(&query.kind).into();
                    me.truth.list(&query)
                },
                commit: |me, mut batch| {
                    for change in &mut batch.rows {
                        change.row.key.kind = stem(&change.row.key.kind).into();
                    }
                    me.truth.commit(batch)
                },
                ..Wrong::default()
            },
            &[
                "kinds do not share ids",
                "sort values are compared byte by byte",
            ],
        ),
        commit(
            "cannot keep 4-byte UTF-8",
            |me, mut batch| {
                each_body(&mut batch, |body| body.replace(|c| c > '\u{ffff}', "?"));
                me.truth.commit(batch)
            },
            &["bytes are kept exactly"],
        ),
        commit(
            "writes JSON anew",
            |me, mut batch| {
                each_body(&mut batch, |body| {
                    serde_json::from_str::<Value>(body)
                        .map_or_else(|_| body.to_owned(), |value| value.to_string())
                });
                me.truth.commit(batch)
            },
            &["bytes are kept exactly"],
        ),
        load(
            "counts versions with 32 bits",
            |me, lookups| {
                let mut found = me.truth.load(lookups)?;
                for row in found.iter_mut().flatten() {
                    row.version = row.version.min(u64::from(u32::MAX));
                }
                Ok(found)
            },
            &["versions reach 2^53 - 1"],
        ),
    ]
}

pub(super) fn of_batches() -> Vec<Lie> {
    vec![
        commit(
            "refuses an empty batch",
            |me, batch| {
                if batch.is_empty() {
                    return Err(StoreError::Conflict);
                }
                me.truth.commit(batch)
            },
            &["an empty batch does nothing"],
        ),
        commit(
            "keeps a hundred rows of a batch",
            |me, mut batch| {
                batch.rows.truncate(100);
                me.truth.commit(batch)
            },
            &["a large batch is one batch"],
        ),
        commit(
            "commits rows before it looks at the rest",
            |me, mut batch| {
                batch.check()?;
                let rows = std::mem::take(&mut batch.rows);
                me.truth.commit(fapiao_conformance::rows(rows))?;
                me.truth.commit(batch)
            },
            &[
                "a batch cannot give a claim to two",
                "a claim has one holder, who is named",
                "a known fact undoes the batch",
                "a taken claim undoes the batch",
                "of many who take one claim, one wins",
                "versions are checked before claims, claims before facts",
            ],
        ),
        commit(
            "commits mails whatever becomes of the rest",
            |me, mut batch| {
                let mails = std::mem::take(&mut batch.mails);
                me.truth.commit(Batch {
                    mails,
                    ..Batch::default()
                })?;
                me.truth.commit(batch)
            },
            &[
                "a batch that no store can keep is refused",
                "a known fact undoes the batch",
                "a taken claim undoes the batch",
                "a wrong version undoes the batch",
                "versions are checked before claims, claims before facts",
            ],
        ),
        commit(
            "commits row by row",
            |me, mut batch| {
                batch.check()?;
                let mut rows = std::mem::take(&mut batch.rows);
                batch.rows.extend(rows.pop());
                for change in rows {
                    me.truth.commit(fapiao_conformance::rows(vec![change]))?;
                    pause();
                }
                me.truth.commit(batch)
            },
            &[
                "a batch cannot give a claim to two",
                "a known fact undoes the batch",
                "a large batch is one batch",
                "a taken claim undoes the batch",
                "a wrong version undoes the batch",
                "neighbours do not disturb each other",
                "rows loaded together are of one moment",
                "versions are checked before claims, claims before facts",
            ],
        ),
        commit(
            "looks at claims first",
            |me, batch| {
                let taken = batch.claim.iter().find_map(|claim| {
                    let released = batch.release.iter().any(|free| free.value == claim.value);
                    let holder = me.holder(claim)?;
                    (!released && holder != claim.holder).then(|| StoreError::Taken {
                        space: claim.space.clone(),
                        holder,
                    })
                });
                batch.check()?;
                taken.map_or_else(|| me.truth.commit(batch), Err)
            },
            &["versions are checked before claims, claims before facts"],
        ),
        commit(
            "does not call Batch::check",
            |me, batch| match me.truth.commit(batch) {
                Err(StoreError::Corrupt { .. }) => Ok(()),
                answer => answer,
            },
            &["a batch that no store can keep is refused"],
        ),
    ]
}
