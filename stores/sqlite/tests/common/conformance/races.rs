//! Many threads at once.

use std::sync::Barrier;
use std::thread;

use fapiao_core::store::{Batch, Store, StoreError};

use super::*;

pub const CASES: &[Case] = &[
    ("of many who replace one version, one wins", one_version),
    ("of many who take one claim, one wins", one_claim),
    ("nothing that was committed is lost", nothing_lost),
    ("a mail is leased to one relay", one_relay),
    ("what returned is seen by all", seen),
];

const THREADS: usize = 8;
const ROUNDS: u64 = 25;

/// Lets all threads do the same at the same moment and returns what each got.
fn together<T: Send>(store: &dyn Store, work: impl Fn(&dyn Store, usize) -> T + Sync) -> Vec<T> {
    let start = Barrier::new(THREADS);
    thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS)
            .map(|thread| {
                let (start, work) = (&start, &work);
                scope.spawn(move || {
                    start.wait();
                    work(store, thread)
                })
            })
            .collect();
        threads
            .into_iter()
            .filter_map(|thread| thread.join().ok())
            .collect()
    })
}

fn one_version(store: &dyn Store) -> Outcome {
    for round in 0..ROUNDS {
        let answers = together(store, |store, thread| {
            let mut batch = rows(vec![change(
                row("a", round + 1, &format!("{thread}")),
                round,
            )]);
            batch.facts = fact("a", round + 1).into_iter().collect();
            (thread, store.commit(batch))
        });
        same("answers", answers.len(), THREADS)?;
        let winners: Vec<usize> = answers
            .iter()
            .filter(|(_, answer)| answer.is_ok())
            .map(|(thread, _)| *thread)
            .collect();
        same("winners", winners.len(), 1)?;
        so(
            "the others conflict",
            answers
                .iter()
                .filter(|(_, answer)| *answer == Err(StoreError::Conflict))
                .count()
                == THREADS - 1,
        )?;
        same(
            "the row is the winner's",
            load(store, "a")?.map(|row| row.body),
            winners.first().map(usize::to_string),
        )?;
    }
    same(
        "facts",
        store.history(&key("a"), 0, 1_000)?.len(),
        usize::try_from(ROUNDS).unwrap_or(0),
    )
}

fn one_claim(store: &dyn Store) -> Outcome {
    for round in 0..ROUNDS {
        let value = format!("v{round}");
        let answers = together(store, |store, thread| {
            let id = format!("{round}-{thread}");
            let answer = store.commit(Batch {
                claim: vec![claim(&value, &id)],
                ..create_in(&id, &value, "1")
            });
            (id, answer)
        });
        same("answers", answers.len(), THREADS)?;
        let winners: Vec<String> = answers
            .iter()
            .filter(|(_, answer)| answer.is_ok())
            .map(|(id, _)| id.clone())
            .collect();
        same("winners", winners.len(), 1)?;
        let winner = winners.first().cloned().unwrap_or_default();
        let refused = Err(StoreError::Taken {
            space: Name::Borrowed("number"),
            holder: key(&winner),
        });
        so(
            "the others are told who",
            answers
                .iter()
                .filter(|(_, answer)| *answer == refused)
                .count()
                == THREADS - 1,
        )?;
        same(
            "only the winner's row is there",
            listed_ids(store, &group(&value))?,
            vec![winner],
        )?;
    }
    Ok(())
}

fn nothing_lost(store: &dyn Store) -> Outcome {
    // Every second batch of a thread is refused: its neighbours in a group must not suffer.
    store.commit(create("taken"))?;
    let answers = together(store, |store, thread| {
        let mut right = 0_u64;
        for n in 0..ROUNDS {
            let good = store.commit(create_in(&format!("{thread}-{n:03}"), "g", "1"));
            let mut spoiled = create_in(&format!("{thread}-{n:03}x"), "g", "1");
            spoiled.rows.push(change(row("taken", 1, "{}"), 0));
            let refused = store.commit(spoiled);
            right += u64::from(good.is_ok() && refused == Err(StoreError::Conflict));
        }
        right
    });
    same("answers", answers, vec![ROUNDS; THREADS])?;
    let found = listed_ids(store, &group("g"))?;
    same(
        "rows",
        found.len(),
        THREADS * usize::try_from(ROUNDS).unwrap_or(0),
    )?;
    so("no refused row", found.iter().all(|id| !id.ends_with('x')))
}

fn one_relay(store: &dyn Store) -> Outcome {
    let mails = (0..100)
        .map(|n| mail(&format!("m{n:03}"), "a", n))
        .collect::<Result<Vec<Mail>, Broken>>()?;
    store.commit(Batch {
        mails,
        ..Batch::default()
    })?;
    let (now, until) = (instant(1_000)?, instant(2_000)?);
    let answers = together(store, |store, _| -> Result<Vec<String>, StoreError> {
        let mut mine = Vec::new();
        loop {
            let leased = store.lease(now, until, 7)?;
            if leased.is_empty() {
                return Ok(mine);
            }
            for row in leased {
                store.settle(
                    &row.mail.id,
                    row.attempts,
                    &fapiao_core::store::Settlement::Sent {
                        body: String::new(),
                    },
                )?;
                mine.push(row.mail.id);
            }
        }
    });
    let mut all: Vec<String> = answers
        .into_iter()
        .collect::<Result<Vec<_>, _>>()?
        .into_iter()
        .flatten()
        .collect();
    all.sort();
    same(
        "each once",
        all,
        (0..100).map(|n| format!("m{n:03}")).collect(),
    )
}

fn seen(store: &dyn Store) -> Outcome {
    let answers = together(store, |store, thread| {
        (0..ROUNDS).all(|n| {
            let id = format!("{thread}-{n}");
            store.commit(create(&id)).is_ok() && load(store, &id).is_ok_and(|row| row.is_some())
        })
    });
    same("own rows", answers, vec![true; THREADS])
}
