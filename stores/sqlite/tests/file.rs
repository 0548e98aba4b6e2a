//! What a file of SQLite does beyond what any store must do.
#![allow(clippy::unwrap_used, reason = "a test")]

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant as Clock};
use std::{fs, thread};

use fapiao_conformance::{Samples, rows};
use fapiao_core::store::{Batch, Fact, Lookup, Settlement, Store, StoreError};
use fapiao_core::time::Instant;
use fapiao_sqlite::{OpenError, SqliteOptions, SqliteStore};
use rusqlite::Connection;

/// A folder that goes when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!(
            "fapiao-file-{}-{}",
            std::process::id(),
            NEXT.fetch_add(1, Ordering::Relaxed)
        );
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self) -> PathBuf {
        self.0.join("desk.db")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Bills, of which there is a view.
fn bills() -> Samples {
    Samples::new("bill", Instant::MIN)
}

fn fill(store: &dyn Store) {
    let my = &bills();
    let mut batch = my.create_in("a", "g", "1");
    batch.rows.iter_mut().for_each(|change| {
        change.row.body = r#"{"bill_id":"发票-1","totals":{"paid_fen":12345}}"#.to_owned()
    });
    batch.claim.push(my.claim("a", "a"));
    batch.facts.extend([
        my.fact("a", 1),
        Fact {
            at: my.at(1_481_846_400_123),
            ..my.fact("a", 2)
        },
    ]);
    batch
        .mails
        .extend([my.mail("m1", "a", 5), my.mail("m2", "a", 6)]);
    store.commit(batch).unwrap();
    store.lease(my.at(5), my.at(50), 9).unwrap();
    store
        .settle(
            &my.mail_id("m1"),
            1,
            &Settlement::Sent {
                body: "{}".to_owned(),
            },
        )
        .unwrap();
}

fn is_corrupt<T>(answer: Result<T, StoreError>) -> bool {
    matches!(answer, Err(StoreError::Corrupt { .. }))
}

fn is_unavailable<T>(answer: Result<T, StoreError>) -> bool {
    matches!(answer, Err(StoreError::Unavailable { .. }))
}

#[test]
fn all_is_there_when_it_is_opened_again() {
    let folder = Folder::new();
    let my = &bills();
    let store = SqliteStore::open(folder.file()).unwrap();
    fill(&store);
    let before = my.picture(&store).unwrap();
    assert_eq!(store.path(), folder.file());
    drop(store);
    assert_eq!(
        fs::read_dir(&folder.0).unwrap().count(),
        1,
        "the log is folded and gone"
    );
    let store = SqliteStore::open(folder.file()).unwrap();
    assert_eq!(my.picture(&store).unwrap(), before);
    assert_eq!(my.holder(&store, "a").unwrap(), Some("a".to_owned()));
}

#[test]
fn facts_are_guarded_against_sql() {
    let folder = Folder::new();
    let my = &bills();
    let store = SqliteStore::open(folder.file()).unwrap();
    fill(&store);
    let before = my.picture(&store).unwrap();
    let other = Connection::open(folder.file()).unwrap();
    for sql in [
        "UPDATE facts SET actor = 'nobody'",
        "DELETE FROM facts",
        "INSERT OR REPLACE INTO facts SELECT * FROM facts",
        "REPLACE INTO facts SELECT kind, id, seq, at, 'nobody', operation, event, previous, digest FROM facts",
        "UPDATE OR REPLACE facts SET seq = 2 WHERE seq = 1",
        "INSERT INTO facts SELECT * FROM facts WHERE true ON CONFLICT DO UPDATE SET actor = 'nobody'",
    ] {
        assert!(other.execute(sql, []).is_err(), "{sql}");
    }
    assert_eq!(my.picture(&store).unwrap(), before);
}

#[test]
fn views_have_plain_columns() {
    let folder = Folder::new();
    let my = &bills();
    let store = SqliteStore::open(folder.file()).unwrap();
    fill(&store);
    store
        .commit(rows(vec![Samples::change(my.row("b", 1, "{}"), 0)]))
        .unwrap();
    let other = Connection::open(folder.file()).unwrap();
    let bill: (String, i64) = other
        .query_row(
            "SELECT bill_id, paid_fen FROM bills WHERE paid_fen > 12344",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .unwrap();
    assert_eq!(bill, ("发票-1".to_owned(), 12_345));
    let missing: Option<i64> = other
        .query_row(
            "SELECT paid_fen FROM bills WHERE bill_id IS NULL",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(missing, None);
    let at: String = other
        .query_row(
            "SELECT at FROM history WHERE id = 'a' AND seq = 2",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(at, "2016-12-16T00:00:00.123Z");
    assert!(other.execute("UPDATE bills SET paid_fen = 0", []).is_err());
}

#[test]
fn views_are_made_anew_only_when_they_changed() {
    let folder = Folder::new();
    let number = |sql: &str| {
        Connection::open(folder.file())
            .unwrap()
            .query_row(sql, [], |row| row.get::<_, i64>(0))
            .unwrap()
    };
    drop(SqliteStore::open(folder.file()).unwrap());
    let version = number("PRAGMA schema_version");
    drop(SqliteStore::open(folder.file()).unwrap());
    assert_eq!(number("PRAGMA schema_version"), version);
    let old = "DROP VIEW bills; CREATE VIEW bills AS SELECT 1 AS one; CREATE VIEW mine AS SELECT 2 AS two;
        CREATE VIEW gone AS /* made by fapiao */ SELECT 3 AS three;";
    Connection::open(folder.file())
        .unwrap()
        .execute_batch(old)
        .unwrap();
    drop(SqliteStore::open(folder.file()).unwrap());
    assert_eq!(number("SELECT count(paid_fen) FROM bills"), 0);
    assert_eq!(number("SELECT two FROM mine"), 2);
    assert_eq!(
        number("SELECT count(*) FROM sqlite_schema WHERE name = 'gone'"),
        0
    );
}

#[test]
fn files_of_others_are_refused_and_left_as_they_are() {
    let folder = Folder::new();
    let refused = |path: &Path| {
        let before = fs::read(path).unwrap();
        assert!(is_corrupt(opened(path)));
        assert_eq!(fs::read(path).unwrap(), before);
    };
    let path = folder.0.join("text");
    fs::write(&path, "a letter, and no database: ".repeat(100)).unwrap();
    refused(&path);
    for (name, sql) in [
        ("table", "CREATE TABLE t (a)"),
        ("version", "PRAGMA user_version = 1"),
        ("application", "PRAGMA application_id = 7"),
        (
            "later",
            "PRAGMA application_id = 1178685513; PRAGMA user_version = 99",
        ),
    ] {
        let path = folder.0.join(name);
        Connection::open(&path).unwrap().execute_batch(sql).unwrap();
        refused(&path);
    }
    let store = SqliteStore::open(folder.file()).unwrap();
    fill(&store);
    drop(store);
    Connection::open(folder.file())
        .unwrap()
        .execute_batch("PRAGMA user_version = 2")
        .unwrap();
    let answer = SqliteStore::open(folder.file()).map(drop);
    assert_eq!(
        answer,
        Err(OpenError::Store(StoreError::Corrupt {
            message: "the file was written by a later version of this program".to_owned()
        }))
    );
}

/// A file that nothing is wrong with but what is in it.
fn opened(path: &Path) -> Result<SqliteStore, StoreError> {
    match SqliteStore::open(path) {
        Err(OpenError::Store(error)) => Err(error),
        opened => Ok(opened.unwrap()),
    }
}

#[test]
fn a_file_that_another_process_holds_is_not_there_for_now() {
    let folder = Folder::new();
    let path = folder.file();
    let other = Connection::open(&path).unwrap();
    other
        .execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE")
        .unwrap();
    let options = SqliteOptions {
        busy_timeout_ms: 50,
        ..SqliteOptions::default()
    };
    let answer = SqliteStore::open_with(&path, &options).map(drop);
    assert!(
        matches!(
            answer,
            Err(OpenError::Store(StoreError::Unavailable { .. }))
        ),
        "{answer:?}"
    );
    drop(other);
    SqliteStore::open_with(&path, &options).unwrap();
}

#[test]
fn what_is_no_file_is_refused() {
    let folder = Folder::new();
    for path in [
        Path::new(":memory:"),
        Path::new(""),
        &folder.0,
        &folder.0.join("missing/desk.db"),
    ] {
        let answer = SqliteStore::open(path).map(drop);
        assert!(matches!(answer, Err(OpenError::Address { .. })), "{path:?}");
    }
    // An empty file is as good as none.
    fs::write(folder.file(), "").unwrap();
    SqliteStore::open(folder.file()).unwrap();
}

#[test]
fn a_damaged_file_is_said_to_be_damaged() {
    let folder = Folder::new();
    let my = &bills();
    let store = SqliteStore::open(folder.file()).unwrap();
    (0..200).for_each(|n| {
        store
            .commit(my.create_in(&format!("{n:04}"), "g", "1"))
            .unwrap()
    });
    drop(store);
    let mut bytes = fs::read(folder.file()).unwrap();
    bytes.iter_mut().skip(4_096).for_each(|byte| *byte = 0x5a);
    fs::write(folder.file(), bytes).unwrap();
    let answer =
        opened(&folder.file()).and_then(|store| store.load(&[Lookup::Key(my.key("0007"))]));
    assert!(is_corrupt(answer.clone()), "{answer:?}");
}

#[test]
fn many_open_and_write_one_file_at_once() {
    let folder = Folder::new();
    let my = &bills();
    for round in 0..5 {
        let path = folder.0.join(format!("{round}.db"));
        thread::scope(|scope| {
            for thread in 0..8 {
                let path = &path;
                scope.spawn(move || {
                    let store = SqliteStore::open(path).unwrap();
                    (0..10).for_each(|n| {
                        store
                            .commit(my.create_in(&format!("{thread}-{n}"), "g", "1"))
                            .unwrap()
                    });
                });
            }
        });
        let store = SqliteStore::open(path).unwrap();
        assert_eq!(store.list(&my.group("g")).unwrap().len(), 80);
    }
}

#[test]
fn two_stores_on_one_file_race_fairly_and_see_each_other() {
    let folder = Folder::new();
    let my = &bills();
    let one = SqliteStore::open(folder.file()).unwrap();
    let two = SqliteStore::open(folder.file()).unwrap();
    one.commit(my.create("a")).unwrap();
    // Each counts the row up as often as it can win.
    let count_up = |store: &SqliteStore| {
        let mut won = 0_u64;
        while won < 50 {
            let seen = my.load(store, "a").unwrap().unwrap().version;
            match store.commit(rows(vec![Samples::change(
                my.row("a", seen + 1, "{}"),
                seen,
            )])) {
                Ok(()) => won += 1,
                Err(error) => assert_eq!(error, StoreError::Conflict),
            }
        }
    };
    thread::scope(|scope| {
        scope.spawn(|| count_up(&one));
        scope.spawn(|| count_up(&two));
    });
    assert_eq!(my.load(&one, "a").unwrap().unwrap().version, 101);
    assert_eq!(my.load(&two, "a").unwrap().unwrap().version, 101);
}

#[test]
fn numbers_that_sqlite_cannot_count_are_those_of_no_row() {
    let folder = Folder::new();
    let my = &bills();
    let store = SqliteStore::open(folder.file()).unwrap();
    fill(&store);
    for beyond in [i64::MAX.unsigned_abs() + 1, u64::MAX] {
        let change = Samples::change(my.row("b", 1, "{}"), beyond);
        assert_eq!(store.commit(rows(vec![change])), Err(StoreError::Conflict));
        assert_eq!(store.history(&my.key("a"), beyond, 9), Ok(Vec::new()));
    }
}

#[test]
fn more_readers_than_connections_take_turns() {
    let folder = Folder::new();
    let my = &bills();
    let options = SqliteOptions {
        readers: 0,
        ..SqliteOptions::default()
    };
    let store = SqliteStore::open_with(folder.file(), &options).unwrap();
    store.commit(my.create("a")).unwrap();
    thread::scope(|scope| {
        for _ in 0..16 {
            scope.spawn(|| (0..100).for_each(|_| assert!(my.load(&store, "a").unwrap().is_some())));
        }
    });
}

#[test]
fn another_writer_makes_all_who_wait_unavailable_and_changes_nothing() {
    let folder = Folder::new();
    let my = &bills();
    let options = SqliteOptions {
        busy_timeout_ms: 100,
        ..SqliteOptions::default()
    };
    let store = SqliteStore::open_with(folder.file(), &options).unwrap();
    let other = Connection::open(folder.file()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let begun = Clock::now();
    thread::scope(|scope| {
        for n in 0..32 {
            let store = &store;
            scope.spawn(move || assert!(is_unavailable(store.commit(my.create(&format!("{n}"))))));
        }
    });
    assert!(
        begun.elapsed() < Duration::from_secs(2),
        "they wait together and not one after another"
    );
    // Reading goes on, and another can open the file.
    assert!(store.list(&my.all()).unwrap().is_empty());
    drop(SqliteStore::open_with(folder.file(), &options).unwrap());
    other.execute_batch("ROLLBACK").unwrap();
    store.commit(my.create("a")).unwrap();
    assert_eq!(store.list(&my.all()).unwrap().len(), 1);
}

#[test]
fn a_checkpoint_empties_the_log() {
    let folder = Folder::new();
    let my = &bills();
    let store = SqliteStore::open_with(
        folder.file(),
        &SqliteOptions {
            busy_timeout_ms: 50,
            ..SqliteOptions::default()
        },
    )
    .unwrap();
    fill(&store);
    let log = folder.0.join("desk.db-wal");
    assert!(fs::metadata(&log).unwrap().len() > 0);
    let other = Connection::open(folder.file()).unwrap();
    other
        .execute_batch("BEGIN; SELECT count(*) FROM rows")
        .unwrap();
    store.commit(my.create("z")).unwrap();
    assert!(is_unavailable(store.checkpoint()), "a reader needs the log");
    other.execute_batch("COMMIT").unwrap();
    store.checkpoint().unwrap();
    assert_eq!(fs::metadata(&log).unwrap().len(), 0);
    // A copy of the file alone is now whole.
    let copy = folder.0.join("copy.db");
    fs::copy(folder.file(), &copy).unwrap();
    assert_eq!(
        my.picture(&SqliteStore::open(copy).unwrap()).unwrap(),
        my.picture(&store).unwrap()
    );
}

#[test]
fn sixty_four_threads_get_their_own_answers() {
    let folder = Folder::new();
    let my = &bills();
    let store = SqliteStore::open(folder.file()).unwrap();
    store
        .commit(Batch {
            claim: vec![my.claim("1", "a")],
            ..my.create("a")
        })
        .unwrap();
    thread::scope(|scope| {
        for thread in 0..64 {
            let store = &store;
            scope.spawn(move || {
                for n in 0..30 {
                    let id = format!("{thread}-{n}");
                    match n % 3 {
                        0 => assert_eq!(store.commit(my.create_in(&id, "g", &id)), Ok(())),
                        1 => assert_eq!(
                            store.commit(rows(vec![Samples::change(my.row(&id, 2, "{}"), 1)])),
                            Err(StoreError::Conflict)
                        ),
                        _ => {
                            let answer = store.commit(Batch {
                                claim: vec![my.claim("1", &id)],
                                ..my.create_in(&id, "g", &id)
                            });
                            assert_eq!(
                                answer,
                                Err(StoreError::Taken {
                                    space: my.claim("1", "a").space,
                                    holder: my.key("a")
                                })
                            );
                        }
                    }
                }
            });
        }
    });
    assert_eq!(store.list(&my.group("g")).unwrap().len(), 640);
}
