//! What goes wrong only when two come at once.

use std::sync::atomic::Ordering;
use std::thread;

use fapiao_core::store::{MailQuery, MailState, Row, RowChange, Store, StoreError};

use super::{Lie, commit, lease, load, pause};
use crate::store::Wrong;

pub(super) fn of_races() -> Vec<Lie> {
    vec![
        commit(
            "checks versions, then writes",
            |me, mut batch| {
                let is = |change: &RowChange| me.version(&change.row.key) == change.replaces;
                let fits = batch.rows.iter().all(is);
                pause();
                let mut answer = me.truth.commit(batch.clone());
                while fits && answer.is_err() && !batch.rows.iter().all(is) {
                    batch.facts.clear();
                    for change in &mut batch.rows {
                        change.replaces = me.version(&change.row.key);
                    }
                    answer = me.truth.commit(batch.clone());
                }
                answer
            },
            &["of many who replace one version, one wins"],
        ),
        commit(
            "checks claims, then takes them",
            |me, mut batch| {
                let others = me.under_way.fetch_add(1, Ordering::SeqCst);
                pause();
                let mut answer = me.truth.commit(batch.clone());
                if others > 0 && matches!(answer, Err(StoreError::Taken { .. })) {
                    batch.claim.clear();
                    answer = me.truth.commit(batch);
                }
                me.under_way.fetch_sub(1, Ordering::SeqCst);
                answer
            },
            &["of many who take one claim, one wins"],
        ),
        commit(
            "loses what is committed at the same moment",
            |me, batch| {
                let others = me.under_way.fetch_add(1, Ordering::SeqCst);
                pause();
                let answer = if others > 0 {
                    Ok(())
                } else {
                    me.truth.commit(batch)
                };
                me.under_way.fetch_sub(1, Ordering::SeqCst);
                answer
            },
            &[
                "neighbours do not disturb each other",
                "of many who replace one version, one wins",
                "of many who take one claim, one wins",
            ],
        ),
        (
            "has a cache for each thread",
            Wrong {
                load: |me, lookups| {
                    let mut found = me.truth.load(lookups)?;
                    let mut seen = me.seen.lock().unwrap();
                    for row in found.iter_mut().flatten() {
                        let place = (thread::current().id(), row.key.clone());
                        *row = seen.entry(place).or_insert_with(|| row.clone()).clone();
                    }
                    Ok(found)
                },
                commit: |me, batch| {
                    let keys: Vec<_> = batch.rows.iter().map(|row| row.row.key.clone()).collect();
                    me.truth.commit(batch)?;
                    let mut seen = me.seen.lock().unwrap();
                    for key in keys {
                        seen.remove(&(thread::current().id(), key));
                    }
                    Ok(())
                },
                ..Wrong::default()
            },
            &[
                "of many who replace one version, one wins",
                "what returned is seen by all",
            ],
        ),
        load(
            "loads row by row",
            |me, lookups| {
                let one = |lookup| {
                    if lookups.len() > 1 {
                        pause();
                    }
                    Ok(me.truth.load(std::slice::from_ref(lookup))?.pop().flatten())
                };
                lookups
                    .iter()
                    .map(one)
                    .collect::<Result<Vec<Option<Row>>, _>>()
            },
            &["rows loaded together are of one moment"],
        ),
        lease(
            "finds mails, then leases them",
            |me, now, until, limit| {
                let mut due = me.truth.mails(&MailQuery {
                    state: Some(MailState::Waiting),
                    limit: u32::MAX,
                    ..MailQuery::default()
                })?;
                due.retain(|row| row.mail.due <= now);
                due.sort_by_key(|row| row.mail.due);
                due.truncate(usize::try_from(limit).unwrap());
                pause();
                me.truth.lease(now, until, limit)?;
                for row in &mut due {
                    row.mail.due = until;
                    row.attempts += 1;
                }
                Ok(due)
            },
            &["a mail is leased to one relay"],
        ),
    ]
}
