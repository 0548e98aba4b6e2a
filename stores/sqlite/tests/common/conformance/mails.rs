//! Mails.

use fapiao_core::store::{Batch, MailRow, MailState, Settlement, Store, StoreError};

use super::*;

pub const CASES: &[Case] = &[
    ("a mail whose id is known is ignored", ignored),
    ("due mails are leased, the longest due first", leased),
    ("a leased mail comes again when the lease ends", expired),
    ("a mail that was sent keeps only the new body", sent),
    ("a mail is tried again when its time has come", retried),
    ("a mail given up comes again when it is asked for", given_up),
    ("only the last lease settles", wrong_attempts),
    ("a mail that was sent is never sent again", sent_for_good),
    ("mails are listed by row, state and id", listed),
];

fn post(store: &dyn Store, mails: Vec<Mail>) -> Outcome {
    Ok(store.commit(Batch {
        mails,
        ..Batch::default()
    })?)
}

fn lease(store: &dyn Store, now: i64, until: i64, limit: u32) -> Result<Vec<MailRow>, Broken> {
    Ok(store.lease(instant(now)?, instant(until)?, limit)?)
}

fn leased_ids(store: &dyn Store, now: i64, until: i64, limit: u32) -> Result<Vec<String>, Broken> {
    Ok(lease(store, now, until, limit)?
        .into_iter()
        .map(|row| row.mail.id)
        .collect())
}

fn one(store: &dyn Store, id: &str) -> Result<MailRow, Broken> {
    let rows = store.mails(&MailQuery {
        limit: 1_000,
        ..MailQuery::default()
    })?;
    rows.into_iter()
        .find(|row| row.mail.id == id)
        .ok_or_else(|| Broken(format!("mail {id} is gone")))
}

fn settle_retry(at: i64) -> Result<Settlement, Broken> {
    Ok(Settlement::Retry {
        at: instant(at)?,
        error: "no answer".to_owned(),
    })
}

fn settle_sent() -> Settlement {
    Settlement::Sent {
        body: "{}".to_owned(),
    }
}

fn settle_gave_up() -> Settlement {
    Settlement::GaveUp {
        error: "refused".to_owned(),
    }
}

fn ignored(store: &dyn Store) -> Outcome {
    post(
        store,
        vec![
            mail("m", "a", 5)?,
            Mail {
                body: "second".to_owned(),
                ..mail("m", "b", 6)?
            },
        ],
    )?;
    post(
        store,
        vec![Mail {
            body: "third".to_owned(),
            ..mail("m", "c", 7)?
        }],
    )?;
    same(
        "kept",
        one(store, "m")?,
        MailRow {
            mail: mail("m", "a", 5)?,
            state: MailState::Waiting,
            attempts: 0,
            error: None,
        },
    )?;
    same(
        "leased once",
        leased_ids(store, 9, 20, 9)?,
        vec!["m".to_owned()],
    )?;
    post(store, vec![mail("m", "a", 5)?])?;
    same("still leased", leased_ids(store, 9, 20, 9)?, Vec::new())?;
    store.settle("m", 1, &settle_sent())?;
    post(store, vec![mail("m", "a", 5)?])?;
    same("still sent", one(store, "m")?.state, MailState::Sent)?;
    same(
        "still redacted",
        one(store, "m")?.mail.body,
        "{}".to_owned(),
    )
}

fn leased(store: &dyn Store) -> Outcome {
    post(
        store,
        vec![
            mail("m1", "a", 30)?,
            mail("m2", "a", 10)?,
            mail("m4", "a", 20)?,
            mail("m3", "a", 20)?,
            mail("m5", "a", 31)?,
        ],
    )?;
    same("not yet", leased_ids(store, 9, 100, 9)?, Vec::new())?;
    same("none wanted", leased_ids(store, 99, 100, 0)?, Vec::new())?;
    same(
        "the longest due",
        leased_ids(store, 30, 100, 2)?,
        vec!["m2".to_owned(), "m3".to_owned()],
    )?;
    let rest = lease(store, 30, 100, 9)?;
    let taken = MailRow {
        mail: mail("m4", "a", 100)?,
        state: MailState::Waiting,
        attempts: 1,
        error: None,
    };
    same("as leased", rest.first().cloned(), Some(taken.clone()))?;
    same("as kept", one(store, "m4")?, taken)?;
    same(
        "the rest",
        rest.into_iter().map(|row| row.mail.id).collect(),
        vec!["m4".to_owned(), "m1".to_owned()],
    )?;
    same("nothing left", leased_ids(store, 30, 100, 9)?, Vec::new())
}

fn expired(store: &dyn Store) -> Outcome {
    post(store, vec![mail("m", "a", 10)?])?;
    same("first", lease(store, 10, 20, 9)?.len(), 1)?;
    same("leased", lease(store, 19, 30, 9)?.len(), 0)?;
    same(
        "again",
        lease(store, 20, 30, 9)?
            .into_iter()
            .map(|row| row.attempts)
            .collect(),
        vec![2],
    )
}

fn sent(store: &dyn Store) -> Outcome {
    post(store, vec![mail("m", "a", 10)?])?;
    lease(store, 10, 20, 9)?;
    store.settle("m", 1, &settle_retry(11)?)?;
    lease(store, 11, 20, 9)?;
    store.settle(
        "m",
        2,
        &Settlement::Sent {
            body: "redacted".to_owned(),
        },
    )?;
    let kept = one(store, "m")?;
    same("state", kept.state, MailState::Sent)?;
    same("body", kept.mail.body, "redacted".to_owned())?;
    same("attempts", kept.attempts, 2)?;
    same("error", kept.error, None)?;
    same("never again", lease(store, 1_000, 2_000, 9)?, Vec::new())?;
    // A relay that got no answer asks again.
    store.settle(
        "m",
        2,
        &Settlement::Sent {
            body: "redacted".to_owned(),
        },
    )?;
    same(
        "same again",
        one(store, "m")?.mail.body,
        "redacted".to_owned(),
    )
}

fn retried(store: &dyn Store) -> Outcome {
    post(store, vec![mail("m", "a", 10)?])?;
    lease(store, 10, 20, 9)?;
    store.settle("m", 1, &settle_retry(50)?)?;
    let kept = one(store, "m")?;
    same("error", kept.error.clone(), Some("no answer".to_owned()))?;
    same("kept", (kept.mail, kept.attempts), (mail("m", "a", 50)?, 1))?;
    same("not yet", lease(store, 49, 60, 9)?.len(), 0)?;
    let again = lease(store, 50, 60, 9)?;
    same(
        "again",
        again
            .into_iter()
            .map(|row| (row.attempts, row.error))
            .collect(),
        vec![(2, Some("no answer".to_owned()))],
    )
}

fn given_up(store: &dyn Store) -> Outcome {
    post(store, vec![mail("m", "a", 10)?])?;
    lease(store, 10, 20, 9)?;
    store.settle("m", 1, &settle_gave_up())?;
    let kept = one(store, "m")?;
    same(
        "kept",
        (kept.state, kept.error, kept.attempts),
        (MailState::GaveUp, Some("refused".to_owned()), 1),
    )?;
    same("body", kept.mail.body, mail("m", "a", 10)?.body)?;
    same("not leased", lease(store, 1_000, 2_000, 9)?.len(), 0)?;
    store.settle("m", 1, &settle_retry(70)?)?;
    same("waiting", one(store, "m")?.state, MailState::Waiting)?;
    same(
        "again",
        lease(store, 70, 80, 9)?
            .into_iter()
            .map(|row| row.attempts)
            .collect(),
        vec![2],
    )
}

fn wrong_attempts(store: &dyn Store) -> Outcome {
    post(store, vec![mail("m", "a", 10)?])?;
    lease(store, 10, 20, 9)?;
    lease(store, 20, 30, 9)?;
    let before = one(store, "m")?;
    for settlement in [settle_sent(), settle_retry(5)?, settle_gave_up()] {
        for attempts in [0, 1, 3, u32::MAX] {
            same(
                "another lease",
                store.settle("m", attempts, &settlement),
                Err(StoreError::Conflict),
            )?;
        }
        same(
            "unknown mail",
            store.settle("n", 0, &settlement),
            Err(StoreError::Conflict),
        )?;
    }
    same("kept", one(store, "m")?, before)?;
    store.settle("m", 2, &settle_sent())?;
    same("sent", one(store, "m")?.state, MailState::Sent)
}

fn sent_for_good(store: &dyn Store) -> Outcome {
    post(store, vec![mail("m", "a", 10)?])?;
    lease(store, 10, 20, 9)?;
    store.settle("m", 1, &settle_sent())?;
    let before = one(store, "m")?;
    same(
        "retry",
        store.settle("m", 1, &settle_retry(5)?),
        Err(StoreError::Conflict),
    )?;
    same(
        "give up",
        store.settle("m", 1, &settle_gave_up()),
        Err(StoreError::Conflict),
    )?;
    same("kept", one(store, "m")?, before)
}

fn listed(store: &dyn Store) -> Outcome {
    post(
        store,
        vec![
            mail("m4", "b", 1)?,
            mail("m1", "a", 1)?,
            mail("m3", "a", 2)?,
            mail("m2", "b", 3)?,
            mail("m5", "a", 9)?,
        ],
    )?;
    lease(store, 3, 100, 9)?;
    store.settle("m1", 1, &settle_sent())?;
    store.settle("m2", 1, &settle_gave_up())?;
    let about = |id: &str| MailQuery {
        about: Some(key(id)),
        limit: 9,
        ..MailQuery::default()
    };
    let state = |state: MailState| MailQuery {
        state: Some(state),
        limit: 9,
        ..MailQuery::default()
    };
    let cases = [
        (
            MailQuery {
                limit: 9,
                ..MailQuery::default()
            },
            vec!["m1", "m2", "m3", "m4", "m5"],
        ),
        (
            MailQuery {
                limit: 2,
                ..MailQuery::default()
            },
            vec!["m1", "m2"],
        ),
        (
            MailQuery {
                limit: 2,
                after: Some("m2".to_owned()),
                ..MailQuery::default()
            },
            vec!["m3", "m4"],
        ),
        (MailQuery::default(), vec![]),
        (about("a"), vec!["m1", "m3", "m5"]),
        (about("c"), vec![]),
        (
            MailQuery {
                after: Some("m1".to_owned()),
                ..about("a")
            },
            vec!["m3", "m5"],
        ),
        (
            MailQuery {
                state: Some(MailState::Waiting),
                ..about("a")
            },
            vec!["m3", "m5"],
        ),
        (state(MailState::Waiting), vec!["m3", "m4", "m5"]),
        (state(MailState::Sent), vec!["m1"]),
        (state(MailState::GaveUp), vec!["m2"]),
        (
            MailQuery {
                after: Some("m3".to_owned()),
                ..state(MailState::Waiting)
            },
            vec!["m4", "m5"],
        ),
    ];
    for (query, wanted) in cases {
        let found: Vec<String> = store
            .mails(&query)?
            .into_iter()
            .map(|row| row.mail.id)
            .collect();
        same(
            &format!("{query:?}"),
            found,
            wanted.into_iter().map(str::to_owned).collect(),
        )?;
    }
    Ok(())
}
