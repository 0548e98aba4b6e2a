//! How a try to send a mail ends.

use fapiao_core::store::{Mail, MailRow, MailState, Settlement};

use super::mails::{kept, lease, post};
use super::prelude::*;

pub(super) const CASES: &[Case] = &[
    Case {
        name: "a mail that was sent keeps only the new body",
        about: "`Sent` replaces the body, clears the error, leaves `due`, and the mail is never leased again.",
        run: sent,
    },
    Case {
        name: "a mail that was sent is never sent again",
        about: "After `Sent` only `Sent` is accepted, by a relay that got no answer.",
        run: sent_for_good,
    },
    Case {
        name: "a mail is tried again when its time has come",
        about: "`Retry` moves `due`, keeps the error and counts no attempt.",
        run: retried,
    },
    Case {
        name: "a mail given up comes again when it is asked for",
        about: "`GaveUp` keeps error, body and `due`; the mail is not leased until a `Retry`.",
        run: given_up,
    },
    Case {
        name: "a mail that was never leased can be settled",
        about: "Zero attempts name a mail as it was listed before its first lease.",
        run: never_leased,
    },
    Case {
        name: "only the last lease settles",
        about: "Any other number of attempts, and an unknown mail, is a conflict and changes nothing.",
        run: wrong_attempts,
    },
];

fn retry(my: &Samples, at: i64) -> Settlement {
    Settlement::Retry {
        at: my.at(at),
        error: "no answer".to_owned(),
    }
}

fn redacted() -> Settlement {
    Settlement::Sent {
        body: "[]".to_owned(),
    }
}

fn give_up() -> Settlement {
    Settlement::GaveUp {
        error: "refused".to_owned(),
    }
}

/// Settles the mail `m`.
fn settle(
    store: &dyn Store,
    my: &Samples,
    attempts: u32,
    settlement: &Settlement,
) -> Result<(), StoreError> {
    store.settle(&my.mail_id("m"), attempts, settlement)
}

/// The mail `m`, leased once until 20.
fn leased(store: &dyn Store, my: &Samples) -> Result<(), StoreError> {
    post(store, [my.mail("m", "a", 10)])?;
    lease(store, my, 10, 20, 9).map(drop)
}

fn sent(store: &dyn Store, my: &Samples) -> Outcome {
    leased(store, my)?;
    settle(store, my, 1, &retry(my, 11))?;
    lease(store, my, 11, 21, 9)?;
    let wanted = MailRow {
        mail: Mail {
            body: "[]".to_owned(),
            ..my.mail("m", "a", 21)
        },
        state: MailState::Sent,
        attempts: 2,
        error: None,
    };
    settle(store, my, 2, &redacted())?;
    same("kept", kept(store, my, "m")?, wanted)?;
    same("leased", lease(store, my, 1_000, 2_000, 9)?, Vec::new())
}

fn sent_for_good(store: &dyn Store, my: &Samples) -> Outcome {
    leased(store, my)?;
    settle(store, my, 1, &redacted())?;
    let before = kept(store, my, "m")?;
    for settlement in [retry(my, 5), give_up()] {
        let answer = settle(store, my, 1, &settlement);
        same("answer", answer, Err(StoreError::Conflict))?;
    }
    settle(store, my, 1, &redacted())?;
    same("kept", kept(store, my, "m")?, before)
}

fn retried(store: &dyn Store, my: &Samples) -> Outcome {
    leased(store, my)?;
    settle(store, my, 1, &retry(my, 50))?;
    let wanted = MailRow {
        mail: my.mail("m", "a", 50),
        state: MailState::Waiting,
        attempts: 1,
        error: Some("no answer".to_owned()),
    };
    same("kept", kept(store, my, "m")?, wanted.clone())?;
    same("too early", lease(store, my, 49, 60, 9)?, Vec::new())?;
    let again = MailRow {
        mail: my.mail("m", "a", 60),
        attempts: 2,
        ..wanted
    };
    same("again", lease(store, my, 50, 60, 9)?, vec![again])
}

fn given_up(store: &dyn Store, my: &Samples) -> Outcome {
    leased(store, my)?;
    settle(store, my, 1, &give_up())?;
    let wanted = MailRow {
        mail: my.mail("m", "a", 20),
        state: MailState::GaveUp,
        attempts: 1,
        error: Some("refused".to_owned()),
    };
    same("kept", kept(store, my, "m")?, wanted)?;
    let early = lease(store, my, 1_000, 2_000, 9)?;
    same("not asked for", early, Vec::new())?;
    settle(store, my, 1, &retry(my, 70))?;
    let again = lease(store, my, 70, 80, 9)?.into_iter();
    let attempts: Vec<u32> = again.map(|row| row.attempts).collect();
    same("asked for", attempts, vec![2])
}

fn never_leased(store: &dyn Store, my: &Samples) -> Outcome {
    post(store, [my.mail("m", "a", 10)])?;
    settle(store, my, 0, &retry(my, 50))?;
    let found = kept(store, my, "m")?;
    same("put off", found.mail, my.mail("m", "a", 50))?;
    settle(store, my, 0, &give_up())?;
    let found = kept(store, my, "m")?;
    same(
        "given up",
        (found.state, found.attempts),
        (MailState::GaveUp, 0),
    )
}

fn wrong_attempts(store: &dyn Store, my: &Samples) -> Outcome {
    leased(store, my)?;
    lease(store, my, 20, 30, 9)?;
    let before = kept(store, my, "m")?;
    let refused = Err(StoreError::Conflict);
    for settlement in [redacted(), retry(my, 5), give_up()] {
        for attempts in [0, 1, 3, u32::MAX] {
            let answer = settle(store, my, attempts, &settlement);
            same("another lease", answer, refused.clone())?;
        }
        let answer = store.settle(&my.mail_id("unknown"), 0, &settlement);
        same("unknown mail", answer, refused.clone())?;
    }
    same("kept", kept(store, my, "m")?, before)?;
    settle(store, my, 2, &redacted())?;
    same("sent", kept(store, my, "m")?.state, MailState::Sent)
}
