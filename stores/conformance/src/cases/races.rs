//! Many threads at once.

use std::sync::Barrier;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use fapiao_core::store::{Lookup, Row, Settlement};

use super::mails::post;
use super::prelude::*;

pub(super) const CASES: &[Case] = &[
    Case {
        name: "of many who replace one version, one wins",
        about: "Eight threads replace the same version: one does, the others get a conflict, and no fact is lost or doubled.",
        run: one_version,
    },
    Case {
        name: "of many who take one claim, one wins",
        about: "Eight threads take the same claim: one gets it, the others are told who, and nothing of theirs stays.",
        run: one_claim,
    },
    Case {
        name: "neighbours do not disturb each other",
        about: "Eight threads commit at once, every second batch refused: what was accepted is there, what was refused is not.",
        run: neighbours,
    },
    Case {
        name: "what returned is seen by all",
        about: "Once a commit has returned, every thread loads what it wrote.",
        run: seen_by_all,
    },
    Case {
        name: "rows loaded together are of one moment",
        about: "Rows that are always committed together are never loaded at different versions.",
        run: one_moment,
    },
    Case {
        name: "a mail is leased to one relay",
        about: "Eight relays lease and settle at once: each mail is leased once.",
        run: one_relay,
    },
];

const THREADS: usize = 8;
const ROUNDS: u64 = 25;

/// Lets all threads do the same at the same moment and returns what each got.
fn together<T: Send>(work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let start = Barrier::new(THREADS);
    thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS)
            .map(|thread| {
                let (start, work) = (&start, &work);
                scope.spawn(move || {
                    start.wait();
                    work(thread)
                })
            })
            .collect();
        let ended = threads.into_iter().map(|thread| thread.join());
        ended
            .map(|end| end.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    })
}

/// Fails unless one answer is that all went well and all others are this refusal; says whose it is.
fn one_won(
    answers: Vec<(String, Result<(), StoreError>)>,
    refusal: impl Fn(&str) -> StoreError,
) -> Result<String, crate::outcome::Broken> {
    let won = answers.iter().filter(|(_, answer)| answer.is_ok());
    let winners: Vec<&String> = won.map(|(id, _)| id).collect();
    let winner = (*winners.first().unwrap_or(&&String::new())).clone();
    same("winners", winners.len(), 1)?;
    let refused = Err(refusal(&winner));
    for (id, answer) in answers {
        if id != winner {
            same("another", answer, refused.clone())?;
        }
    }
    Ok(winner)
}

fn one_version(store: &dyn Store, my: &Samples) -> Outcome {
    for round in 0..ROUNDS {
        let answers = together(|thread| {
            let body = thread.to_string();
            let change = Samples::change(my.row("a", round + 1, &body), round);
            let answer = store.commit(Batch {
                facts: vec![my.fact("a", round + 1)],
                ..rows(vec![change])
            });
            (body, answer)
        });
        let winner = one_won(answers, |_| StoreError::Conflict)?;
        let wanted = my.row("a", round + 1, &winner);
        same("the winner's row", my.load(store, "a")?, Some(wanted))?;
    }
    let told = (1..=ROUNDS).map(|seq| my.fact("a", seq)).collect();
    same("facts", store.history(&my.key("a"), 0, 1_000)?, told)
}

fn one_claim(store: &dyn Store, my: &Samples) -> Outcome {
    for round in 0..ROUNDS {
        let value = round.to_string();
        let answers = together(|thread| {
            let id = format!("{round}-{thread}");
            let answer = store.commit(Batch {
                claim: vec![my.claim(&value, &id)],
                ..my.create_in(&id, &value, "1")
            });
            (id, answer)
        });
        let winner = one_won(answers, |winner| StoreError::Taken {
            space: my.claim("", "").space,
            holder: my.key(winner),
        })?;
        let held = my.holder(store, &value)?;
        same("holder", held, Some(winner.clone()))?;
        let found = my.ids(store, &my.group(&value))?;
        same("only the winner's row is there", found, vec![winner])?;
    }
    Ok(())
}

fn neighbours(store: &dyn Store, my: &Samples) -> Outcome {
    store.commit(my.create("there"))?;
    let answers = together(|thread| {
        let mut right = 0_u64;
        for n in 0..ROUNDS {
            let id = format!("{thread}-{n:03}");
            let good = store.commit(my.create_in(&id, "g", &id));
            let mut spoiled = my.create_in(&format!("{id}x"), "g", &id);
            spoiled.rows.extend(my.create("there").rows);
            let refused = store.commit(spoiled);
            right += u64::from(good.is_ok() && refused == Err(StoreError::Conflict));
        }
        right
    });
    same("right answers", answers, vec![ROUNDS; THREADS])?;
    let ids = |thread| (0..ROUNDS).map(move |n| format!("{thread}-{n:03}"));
    let wanted = (0..THREADS).flat_map(ids).collect();
    same("rows", my.ids(store, &my.group("g"))?, wanted)
}

/// What a thread found: the version that had been committed by then, and the rows.
type Watched = Vec<(u64, Vec<Option<Row>>)>;

/// One thread commits new versions of three rows while the others load them, each until it has loaded often enough and
/// enough versions have gone by.
fn watch(store: &dyn Store, my: &Samples) -> Result<Watched, StoreError> {
    const IDS: [&str; 3] = ["a", "b", "c"];
    const AT_MOST: u64 = 10_000;
    let write = |version: u64| {
        let row = |id| Samples::change(my.row(id, version, "{}"), version.saturating_sub(1));
        store.commit(rows(IDS.map(row).to_vec()))
    };
    write(1)?;
    let written = AtomicU64::new(1);
    let reading = AtomicUsize::new(THREADS - 1);
    let ended = AtomicBool::new(false);
    let write_all = || {
        for version in 2..AT_MOST {
            if reading.load(Ordering::SeqCst) == 0 {
                break;
            }
            write(version)?;
            written.store(version, Ordering::SeqCst);
        }
        Ok(Vec::new())
    };
    let lookups = IDS.map(|id| Lookup::Key(my.key(id)));
    let read_all = || {
        let enough = written.load(Ordering::SeqCst).saturating_add(ROUNDS);
        let mut found = Vec::new();
        for round in 0..AT_MOST {
            let before = written.load(Ordering::SeqCst);
            if ended.load(Ordering::SeqCst) || (round >= ROUNDS && before >= enough) {
                break;
            }
            found.push((before, store.load(&lookups)?));
            // Lets the writer in.
            thread::sleep(Duration::from_micros(50));
        }
        Ok(found)
    };
    let found = together(|thread| {
        if thread == 0 {
            let answer = write_all();
            ended.store(true, Ordering::SeqCst);
            answer
        } else {
            let answer = read_all();
            reading.fetch_sub(1, Ordering::SeqCst);
            answer
        }
    });
    let found: Result<Vec<Watched>, StoreError> = found.into_iter().collect();
    Ok(found?.into_iter().flatten().collect())
}

fn versions(rows: &[Option<Row>]) -> Vec<u64> {
    let versions = rows.iter().map(|row| row.as_ref().map(|row| row.version));
    versions.map(Option::unwrap_or_default).collect()
}

fn seen_by_all(store: &dyn Store, my: &Samples) -> Outcome {
    for (returned, rows) in watch(store, my)? {
        let found = versions(&rows);
        let what = format!("{found:?} are not older than {returned}");
        so(&what, found.iter().all(|version| *version >= returned))?;
    }
    Ok(())
}

fn one_moment(store: &dyn Store, my: &Samples) -> Outcome {
    for (_, rows) in watch(store, my)? {
        let found = versions(&rows);
        let what = format!("{found:?} are of one moment");
        so(
            &what,
            found.iter().all(|version| Some(version) == found.first()),
        )?;
    }
    Ok(())
}

fn one_relay(store: &dyn Store, my: &Samples) -> Outcome {
    let names: Vec<String> = (0..100).map(|n| format!("m{n:03}")).collect();
    let mails = (0_i64..)
        .zip(&names)
        .map(|(due, name)| my.mail(name, "a", due));
    post(store, mails.collect::<Vec<_>>())?;
    let sent = Settlement::Sent {
        body: "{}".to_owned(),
    };
    let answers = together(|_| -> Result<Vec<String>, StoreError> {
        let mut mine = Vec::new();
        // A store that leases a mail for ever would never come to an end.
        while mine.len() <= names.len() {
            let leased = store.lease(my.at(1_000), my.at(2_000), 7)?;
            if leased.is_empty() {
                break;
            }
            for row in leased {
                store.settle(&row.mail.id, row.attempts, &sent)?;
                mine.push(row.mail.id);
            }
        }
        Ok(mine)
    });
    let leased = answers.into_iter().collect::<Result<Vec<_>, _>>()?;
    let mut leased: Vec<String> = leased.into_iter().flatten().collect();
    leased.sort();
    let wanted = names.iter().map(|name| my.mail_id(name)).collect();
    same("each once", leased, wanted)
}
