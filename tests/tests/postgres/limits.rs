//! Rows that others hold, statements that take too long, too few connections, transactions that others win.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use fapiao::{PostgresOptions, PostgresStore, Store};
use fapiao_conformance::Samples;
use fapiao_core::store::{Batch, StoreError};
use fapiao_tests::postgres::{Programs, Server};

/// Somebody else at the database.
struct Session {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Session {
    fn new(server: &Server) -> Self {
        let mut child = server
            .client("psql")
            .args([
                "--no-psqlrc",
                "--quiet",
                "--tuples-only",
                "--dbname=postgres",
            ])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (input, output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let output = BufReader::new(output);
        Self {
            child,
            input,
            output,
        }
    }

    fn tell(&mut self, sql: &str) {
        writeln!(self.input, "{sql}").unwrap();
        self.input.flush().unwrap();
    }

    /// Returns when it is done.
    fn say(&mut self, sql: &str) {
        self.tell(&format!("{sql}\n\\echo done"));
        let mut line = String::new();
        while line.trim() != "done" {
            line.clear();
            assert!(self.output.read_line(&mut line).unwrap() > 0, "{sql}");
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn store(server: &Server, change: impl Fn(&mut PostgresOptions)) -> PostgresStore {
    let mut options = PostgresOptions::parse(&server.address()).unwrap();
    change(&mut options);
    PostgresStore::open_with(&options).unwrap()
}

fn samples(name: &'static str) -> Samples {
    Samples::new(name, "2026-03-12T02:00:00Z".parse().unwrap())
}

fn replace(my: &Samples, ids: &[&str]) -> Batch {
    let rows = ids.iter().map(|id| Samples::change(my.row(id, 2, "{}"), 1));
    Batch {
        rows: rows.collect(),
        ..Batch::default()
    }
}

fn unavailable<T: std::fmt::Debug>(answer: Result<T, StoreError>, why: &str) {
    match answer {
        Err(StoreError::Unavailable { message }) => assert!(message.contains(why), "{message}"),
        other => panic!("{other:?} instead of {why}"),
    }
}

#[test]
fn what_takes_too_long_is_said_to() {
    let server = Server::start(&Programs::find().unwrap(), &[]).unwrap();
    let hasty = store(&server, |options| {
        options.lock_timeout = Duration::from_secs(1)
    });
    let my = samples("held");
    hasty.commit(my.create("a")).unwrap();
    let mut other = Session::new(&server);
    other.say("BEGIN; UPDATE fapiao.rows SET digest = digest WHERE kind = 'held';");
    unavailable(hasty.commit(replace(&my, &["a"])), "55P03");
    let slow = store(&server, |options| {
        options.statement_timeout = Duration::from_secs(2)
    });
    unavailable(slow.commit(replace(&my, &["a"])), "57014");
    // Reading goes on; so does writing elsewhere.
    assert_eq!(my.load(&hasty, "a").unwrap().unwrap().version, 1);
    hasty.commit(my.create("b")).unwrap();
    // All connections in use: one waits for the row, the other for it.
    let narrow = store(&server, |options| {
        options.config.application_name("narrow");
        options.pool = 1;
        options.pool_timeout = Duration::from_secs(2);
    });
    thread::scope(|scope| {
        let waits = scope.spawn(|| narrow.commit(replace(&my, &["a"])));
        let waiting = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'narrow' AND wait_event_type = 'Lock'";
        server.wait_for(waiting, "1").unwrap();
        unavailable(my.load(&narrow, "b"), "all connections are in use");
        other.say("ROLLBACK;");
        waits.join().unwrap().unwrap();
    });
    assert_eq!(my.load(&narrow, "a").unwrap().unwrap().version, 2);
}

#[test]
fn who_loses_to_another_transaction_has_a_conflict() {
    let server = Server::start(&Programs::find().unwrap(), &[]).unwrap();
    let store = store(&server, |_| ());
    let my = samples("both");
    for id in ["a", "b"] {
        store.commit(my.create(id)).unwrap();
    }
    // The other one holds b, and never gives way; the store holds a and waits for b.
    let mut other = Session::new(&server);
    other.say("SET deadlock_timeout = '1h'; BEGIN; UPDATE fapiao.rows SET digest = digest WHERE kind = 'both' AND id = 'b';");
    thread::scope(|scope| {
        let loses = scope.spawn(|| store.commit(replace(&my, &["a", "b"])));
        let waiting = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'fapiao' AND wait_event_type = 'Lock'";
        server.wait_for(waiting, "1").unwrap();
        other.tell("UPDATE fapiao.rows SET digest = digest WHERE kind = 'both' AND id = 'a';");
        assert_eq!(loses.join().unwrap(), Err(StoreError::Conflict));
    });
    other.say("ROLLBACK;");
    // As a distributed engine would say it.
    server
        .query(
            "CREATE FUNCTION fapiao.lose() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$; \
             CREATE TRIGGER lose BEFORE UPDATE ON fapiao.rows FOR EACH ROW WHEN (NEW.kind = 'both') EXECUTE FUNCTION fapiao.lose()",
        )
        .unwrap();
    assert_eq!(
        store.commit(replace(&my, &["a"])),
        Err(StoreError::Conflict)
    );
    server.query("DROP TRIGGER lose ON fapiao.rows").unwrap();
    store.commit(replace(&my, &["a", "b"])).unwrap();
}

#[test]
fn what_the_database_cannot_keep_is_refused_and_changes_nothing() {
    let server = Server::start(&Programs::find().unwrap(), &[]).unwrap();
    let store = store(&server, |_| ());
    let my = samples("null");
    for batch in [
        my.create("a\0b"),
        my.create_in("a", "group", "\0"),
        my.create_in("a", "group", &random(9000)),
    ] {
        assert!(matches!(
            store.commit(batch),
            Err(StoreError::Corrupt { .. })
        ));
        assert_eq!(my.load(&store, "a").unwrap(), None);
    }
    assert_eq!(my.load(&store, "a\0b").unwrap(), None);
}

/// Repeats what found no connection at all.
fn again(commit: impl Fn() -> Result<(), StoreError>) -> Result<(), StoreError> {
    loop {
        match commit() {
            Err(StoreError::Unavailable { .. }) => thread::sleep(Duration::from_millis(10)),
            other => return other,
        }
    }
}

/// Text that does not get shorter when it is compressed.
fn random(length: usize) -> String {
    let mut state = 88_172_645_463_325_252_u64;
    (0..length)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            char::from(b' ' + u8::try_from(state % 90).unwrap())
        })
        .collect()
}

#[test]
fn a_connection_that_the_server_ends_is_replaced() {
    let server = Server::start(&Programs::find().unwrap(), &[]).unwrap();
    let store = store(&server, |_| ());
    let my = samples("ended");
    let (stop, stopped) = channel();
    thread::scope(|scope| {
        let (server, stopped) = (&server, stopped);
        let ends = scope.spawn(move || {
            let mut ended = 0_u64;
            let since = Instant::now();
            while stopped.try_recv().is_err() && since.elapsed() < Duration::from_secs(60) {
                let end = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'fapiao'";
                ended += server.query(end).unwrap().parse::<u64>().unwrap();
                thread::sleep(Duration::from_millis(20));
            }
            ended
        });
        for number in 0..60 {
            let id = number.to_string();
            again(|| store.commit(my.create(&id))).unwrap();
            let other = Samples::change(my.row(&id, 1, r#"{"other":true}"#), 0);
            let other = Batch {
                rows: vec![other],
                ..Batch::default()
            };
            assert_eq!(
                again(|| store.commit(other.clone())),
                Err(StoreError::Conflict)
            );
        }
        stop.send(()).unwrap();
        let ended = ends.join().unwrap();
        println!("{ended} connections ended under 120 commits");
        assert!(ended > 0);
    });
}
