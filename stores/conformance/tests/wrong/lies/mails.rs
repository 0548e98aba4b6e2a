//! Mails.

use fapiao_core::store::{MailQuery, MailState, Settlement, Store, StoreError};
use fapiao_core::time::Instant;

use super::{Lie, commit, lease, mails, pause, settle};

pub(super) fn of_mails() -> Vec<Lie> {
    vec![
        commit(
            "refuses a mail whose id is known",
            |me, batch| {
                if batch.mails.iter().any(|mail| me.mail(&mail.id).is_some()) {
                    return Err(StoreError::Conflict);
                }
                me.truth.commit(batch)
            },
            &["a mail whose id is known is ignored"],
        ),
        lease(
            "leases before a mail is due",
            |me, now, until, limit| me.truth.lease(now.plus_millis(5), until, limit),
            &[
                "a leased mail comes again when the lease ends",
                "a mail is tried again when its time has come",
                "due mails are leased, the longest due first",
            ],
        ),
        lease(
            "leases mails that are just due a moment later",
            |me, now, until, limit| me.truth.lease(now.plus_millis(-1), until, limit),
            &[
                "a lease is written down",
                "a leased mail comes again when the lease ends",
                "a mail given up comes again when it is asked for",
                "a mail is tried again when its time has come",
                "a mail that was sent is never sent again",
                "a mail that was sent keeps only the new body",
                "due mails are leased, the longest due first",
                "mails are listed by row, state and id",
                "only the last lease settles",
            ],
        ),
        lease(
            "leases by id",
            |me, now, until, limit| {
                let mut leased = me.truth.lease(now, until, limit)?;
                leased.sort_by(|a, b| a.mail.id.cmp(&b.mail.id));
                Ok(leased)
            },
            &["due mails are leased, the longest due first"],
        ),
        lease(
            "leases twice",
            |me, now, until, limit| {
                let mut leased = me.truth.lease(now, now, limit)?;
                pause();
                leased.iter_mut().for_each(|row| row.mail.due = until);
                Ok(leased)
            },
            &[
                "a lease is written down",
                "a leased mail comes again when the lease ends",
                "a mail given up comes again when it is asked for",
                "a mail is leased to one relay",
                "a mail that was sent keeps only the new body",
                "a mail whose id is known is ignored",
                "due mails are leased, the longest due first",
            ],
        ),
        lease(
            "leases for ever",
            |me, now, until, limit| {
                let mut leased = me.truth.lease(now, Instant::MAX, limit)?;
                leased.iter_mut().for_each(|row| row.mail.due = until);
                Ok(leased)
            },
            &[
                "a lease is written down",
                "a leased mail comes again when the lease ends",
                "a mail given up comes again when it is asked for",
                "a mail that was sent keeps only the new body",
                "only the last lease settles",
            ],
        ),
        lease(
            "leases more than asked for",
            |me, now, until, limit| me.truth.lease(now, until, limit.max(1) * 9),
            &["due mails are leased, the longest due first"],
        ),
        lease(
            "tells of a lease as it was before",
            |me, now, until, limit| {
                let mut leased = me.truth.lease(now, until, limit)?;
                leased.iter_mut().for_each(|row| row.mail.due = now);
                Ok(leased)
            },
            &[
                "a lease is written down",
                "a mail is tried again when its time has come",
            ],
        ),
        mails(
            "shows mails of any state",
            |me, mut query| {
                query.state = None;
                me.truth.mails(&query)
            },
            &["mails are listed by row, state and id"],
        ),
        mails(
            "shows mails about any row",
            |me, query| {
                let after = query.after.clone();
                let about = query.about.as_ref().map(|key| key.kind.clone());
                let mut mails = me.truth.mails(&MailQuery {
                    about: None,
                    ..query
                })?;
                mails.retain(|row| {
                    after.is_some()
                        || about
                            .as_ref()
                            .is_none_or(|kind| row.mail.about.kind == *kind)
                });
                Ok(mails)
            },
            &[
                "a batch is committed whole",
                "mails are listed by row, state and id",
            ],
        ),
        mails(
            "pages by the number of mails",
            |me, mut query| {
                query.limit = query.limit.max(5);
                me.truth.mails(&query)
            },
            &["mails are listed by row, state and id"],
        ),
    ]
}

pub(super) fn of_settling() -> Vec<Lie> {
    vec![
        settle(
            "keeps the secrets of a mail that was sent",
            |me, id, attempts, settlement| {
                let settlement = match (settlement, me.mail(id)) {
                    (Settlement::Sent { .. }, Some(row)) => Settlement::Sent {
                        body: row.mail.body,
                    },
                    (settlement, _) => settlement,
                };
                me.truth.settle(id, attempts, &settlement)
            },
            &["a mail that was sent keeps only the new body"],
        ),
        settle(
            "accepts anything of a mail that was sent",
            |me, id, attempts, settlement| {
                let answer = me.truth.settle(id, attempts, &settlement);
                let sent = me
                    .mail(id)
                    .is_some_and(|row| row.state == MailState::Sent && row.attempts == attempts);
                if sent { Ok(()) } else { answer }
            },
            &["a mail that was sent is never sent again"],
        ),
        settle(
            "does not let a relay say twice that it sent",
            |me, id, attempts, settlement| {
                if me.mail(id).is_some_and(|row| row.state == MailState::Sent) {
                    return Err(StoreError::Conflict);
                }
                me.truth.settle(id, attempts, &settlement)
            },
            &["a mail that was sent is never sent again"],
        ),
        settle(
            "does not look at the attempts",
            |me, id, attempts, settlement| {
                let attempts = me.mail(id).map_or(attempts, |row| row.attempts);
                me.truth.settle(id, attempts, &settlement)
            },
            &["only the last lease settles"],
        ),
        settle(
            "settles only what was leased",
            |me, id, attempts, settlement| match attempts {
                0 => Err(StoreError::Conflict),
                _ => me.truth.settle(id, attempts, &settlement),
            },
            &[
                "a mail that was never leased can be settled",
                "bytes are kept exactly",
            ],
        ),
        settle(
            "tries again at once",
            |me, id, attempts, settlement| {
                let settlement = match (settlement, me.mail(id)) {
                    (Settlement::Retry { error, .. }, Some(row)) => Settlement::Retry {
                        at: row.mail.due,
                        error,
                    },
                    (settlement, _) => settlement,
                };
                me.truth.settle(id, attempts, &settlement)
            },
            &[
                "a mail is tried again when its time has come",
                "a mail that was never leased can be settled",
                "a mail that was sent keeps only the new body",
            ],
        ),
        settle(
            "never gives up",
            |me, id, attempts, settlement| {
                let settlement = match (settlement, me.mail(id)) {
                    (Settlement::GaveUp { error }, Some(row)) => Settlement::Retry {
                        at: row.mail.due,
                        error,
                    },
                    (settlement, _) => settlement,
                };
                me.truth.settle(id, attempts, &settlement)
            },
            &[
                "a mail given up comes again when it is asked for",
                "a mail that was never leased can be settled",
                "mails are listed by row, state and id",
            ],
        ),
    ]
}
