//! Mails: how they are kept, leased and listed.

use fapiao_core::store::{Mail, MailQuery, MailRow, MailState, Settlement};

use super::prelude::*;
use crate::outcome::Broken;

pub(super) const CASES: &[Case] = &[
    Case {
        name: "a mail whose id is known is ignored",
        about: "The first mail of an id stays as it is, also when it was leased or sent; the rest of the batch is committed.",
        run: ignored,
    },
    Case {
        name: "due mails are leased, the longest due first",
        about: "A lease gives waiting mails with `due <= now` in the order of `due`, at most so many.",
        run: longest_due,
    },
    Case {
        name: "a lease is written down",
        about: "The `due` of a leased mail becomes `until` and its attempts grow by one, in the answer and in the store.",
        run: written,
    },
    Case {
        name: "a leased mail comes again when the lease ends",
        about: "Nobody gets a leased mail before `until`; at `until` the next one does.",
        run: expired,
    },
    Case {
        name: "mails are listed by row, state and id",
        about: "Each part of a query holds, alone and together, and mails are listed by id, from after one, at most so many.",
        run: listed,
    },
];

pub(super) fn post(store: &dyn Store, mails: impl Into<Vec<Mail>>) -> Result<(), StoreError> {
    store.commit(Batch {
        mails: mails.into(),
        ..Batch::default()
    })
}

pub(super) fn lease(
    store: &dyn Store,
    my: &Samples,
    now: i64,
    until: i64,
    limit: u32,
) -> Result<Vec<MailRow>, StoreError> {
    store.lease(my.at(now), my.at(until), limit)
}

/// The mails that one lease gives, by name.
fn leases(
    store: &dyn Store,
    my: &Samples,
    now: i64,
    limit: u32,
    wanted: &[&str],
) -> Result<(), Broken> {
    let leased = lease(store, my, now, 1_000, limit)?.into_iter();
    let found: Vec<String> = leased.map(|row| row.mail.id).collect();
    let wanted = wanted.iter().map(|name| my.mail_id(name)).collect();
    same(&format!("leased at {now}"), found, wanted)
}

/// A mail about `a`, as it is kept.
pub(super) fn kept(store: &dyn Store, my: &Samples, name: &str) -> Result<MailRow, Broken> {
    let about = store.mails(&MailQuery {
        about: Some(my.key("a")),
        limit: 100,
        ..MailQuery::default()
    })?;
    let id = my.mail_id(name);
    about
        .into_iter()
        .find(|row| row.mail.id == id)
        .ok_or_else(|| Broken(format!("mail {name} is gone")))
}

fn waiting(mail: Mail, attempts: u32) -> MailRow {
    MailRow {
        mail,
        state: MailState::Waiting,
        attempts,
        error: None,
    }
}

fn ignored(store: &dyn Store, my: &Samples) -> Outcome {
    let other = |about: &str, due: i64| Mail {
        body: "[]".to_owned(),
        ..my.mail("m", about, due)
    };
    post(store, [my.mail("m", "a", 5), other("b", 6)])?;
    store.commit(Batch {
        mails: vec![other("c", 7)],
        ..my.create("a")
    })?;
    so("the row is there", my.load(store, "a")?.is_some())?;
    let first = || waiting(my.mail("m", "a", 5), 0);
    same("kept", kept(store, my, "m")?, first())?;
    leases(store, my, 9, 9, &["m"])?;
    let leased = kept(store, my, "m")?;
    post(store, [my.mail("m", "a", 5)])?;
    same("still leased", kept(store, my, "m")?, leased)?;
    leases(store, my, 9, 9, &[])?;
    let body = "{}".to_owned();
    store.settle(&my.mail_id("m"), 1, &Settlement::Sent { body })?;
    let sent = kept(store, my, "m")?;
    post(store, [my.mail("m", "a", 5)])?;
    same("still sent", kept(store, my, "m")?, sent)
}

fn longest_due(store: &dyn Store, my: &Samples) -> Outcome {
    let dues = [("m1", 30), ("m2", 10), ("m3", 21), ("m4", 20), ("m5", 31)];
    post(store, dues.map(|(name, due)| my.mail(name, "a", due)))?;
    leases(store, my, 9, 9, &[])?;
    leases(store, my, 99, 0, &[])?;
    leases(store, my, 30, 2, &["m2", "m4"])?;
    leases(store, my, 30, 9, &["m3", "m1"])?;
    leases(store, my, 30, 9, &[])?;
    leases(store, my, 31, 9, &["m5"])
}

fn written(store: &dyn Store, my: &Samples) -> Outcome {
    post(store, [my.mail("m", "a", 10), my.mail("n", "a", 99)])?;
    let leased = waiting(my.mail("m", "a", 50), 1);
    let answer = lease(store, my, 10, 50, 9)?;
    same("answer", answer, vec![leased.clone()])?;
    same("kept", kept(store, my, "m")?, leased)?;
    let other = waiting(my.mail("n", "a", 99), 0);
    same("not leased", kept(store, my, "n")?, other)
}

fn expired(store: &dyn Store, my: &Samples) -> Outcome {
    post(store, [my.mail("m", "a", 10)])?;
    for (now, until, attempts) in [
        (10, 20, vec![1]),
        (19, 30, Vec::new()),
        (20, 30, vec![2]),
        (29, 40, Vec::new()),
        (99, 100, vec![3]),
    ] {
        let leased = lease(store, my, now, until, 9)?.into_iter();
        let found = leased.map(|row| row.attempts).collect();
        same(&format!("leased at {now}"), found, attempts)?;
    }
    Ok(())
}

fn listed(store: &dyn Store, my: &Samples) -> Outcome {
    let mails = [
        ("m4", "b", 1),
        ("m1", "a", 1),
        ("m3", "a", 2),
        ("m2", "b", 3),
        ("m5", "a", 9),
    ];
    post(
        store,
        mails.map(|(name, about, due)| my.mail(name, about, due)),
    )?;
    lease(store, my, 3, 100, 9)?;
    let sent = Settlement::Sent {
        body: "{}".to_owned(),
    };
    let gave_up = Settlement::GaveUp {
        error: "refused".to_owned(),
    };
    store.settle(&my.mail_id("m1"), 1, &sent)?;
    store.settle(&my.mail_id("m2"), 1, &gave_up)?;
    let (any, a, b) = (None, Some("a"), Some("b"));
    let waiting = Some(MailState::Waiting);
    let cases: [(_, _, _, _, &[&str]); 15] = [
        (any, None, "", 5, &["m1", "m2", "m3", "m4", "m5"]),
        (any, None, "", 2, &["m1", "m2"]),
        (any, None, "m2", 2, &["m3", "m4"]),
        (any, None, "", 0, &[]),
        (a, None, "", 9, &["m1", "m3", "m5"]),
        (a, None, "", 2, &["m1", "m3"]),
        (a, None, "m1", 9, &["m3", "m5"]),
        (a, None, "m10", 9, &["m3", "m5"]),
        (b, None, "", 9, &["m2", "m4"]),
        (Some("c"), None, "", 9, &[]),
        (a, waiting, "", 9, &["m3", "m5"]),
        (any, waiting, "", 3, &["m3", "m4", "m5"]),
        (any, waiting, "m3", 2, &["m4", "m5"]),
        (any, Some(MailState::Sent), "", 1, &["m1"]),
        (b, Some(MailState::GaveUp), "", 9, &["m2"]),
    ];
    for (about, state, after, limit, wanted) in cases {
        let mut query = MailQuery {
            about: about.map(|id| my.key(id)),
            state,
            // Mails of others may come before and after these.
            after: Some(my.mail_id(after)),
            limit,
        };
        let wanted: Vec<String> = wanted.iter().map(|name| my.mail_id(name)).collect();
        let found = |query: &MailQuery| -> Result<Vec<String>, StoreError> {
            let listed = store.mails(query)?.into_iter();
            Ok(listed.map(|row| row.mail.id).collect())
        };
        same(&format!("{query:?}"), found(&query)?, wanted.clone())?;
        if about.is_some() && after.is_empty() {
            query.after = None;
            same(&format!("{query:?}"), found(&query)?, wanted)?;
        }
    }
    Ok(())
}
