//! Commits and journeys per second on PostgreSQL, at 1, 8 and 32 clients, beside a floor in the same run: the same rows,
//! inserted by pgbench with prepared statements, statement by statement and in one pipeline.
//! `cargo xtask postgres cargo bench --package fapiao-tests --features postgres --bench postgres`
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::float_arithmetic,
    clippy::indexing_slicing
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant as Stopwatch};

use fapiao::{PostgresOptions, PostgresStore, Store};
use fapiao_conformance::Samples;
use fapiao_core::store::{Batch, RowChange};
use fapiao_tests::crash::count;
use fapiao_tests::journey;
use fapiao_tests::postgres::{Programs, Server, new_folder, own, run};

const CLIENTS: [usize; 3] = [1, 8, 32];

/// As large as the state of an application.
const BODY: usize = 1200;

fn main() {
    let (rounds, seconds) = (count("FAPIAO_ROUNDS", 5), count("FAPIAO_SECONDS", 4));
    let settings = [
        "shared_buffers=256MB",
        "max_wal_size=4GB",
        "max_connections=150",
    ];
    let server = Server::start(&Programs::find().unwrap(), &settings).unwrap();
    drop(PostgresStore::open(&server.address()).unwrap());
    let folder = new_folder().unwrap();
    let single = script(&folder, "single.sql", false);
    let pipeline = script(&folder, "pipeline.sql", true);
    println!(
        "per second, median of {rounds} rounds of {seconds} s; a commit is 1 row of {BODY} bytes, 2 index entries, 1 claim, 1 fact, 1 mail; \
         a journey is 3 operations that write"
    );
    println!("clients  pgbench  pgbench, pipeline  commits  of pgbench  of the pipeline  journeys");
    for clients in CLIENTS {
        let mut figures: [Vec<f64>; 6] = Default::default();
        for round in 0..rounds {
            let one = pgbench(&server, &single, clients, seconds);
            let piped = pgbench(&server, &pipeline, clients, seconds);
            let commits = commits(&server, clients, seconds, round);
            let journeys = journeys(&server, clients, seconds, round);
            let of = [
                one,
                piped,
                commits,
                commits / one,
                commits / piped,
                journeys,
            ];
            for (figures, figure) in figures.iter_mut().zip(of) {
                figures.push(figure);
            }
        }
        let [one, piped, commits, of_one, of_piped, journeys] = figures.map(median);
        println!(
            "{clients:7}  {one:7.0}  {piped:17.0}  {commits:7.0}  {of_one:10.2}  {of_piped:15.2}  {journeys:8.0}"
        );
    }
    fs::remove_dir_all(folder).unwrap();
}

/// The rows of [`batch`], inserted barely.
fn script(folder: &Path, name: &str, pipeline: bool) -> PathBuf {
    let body = "x".repeat(BODY);
    let digest = "0".repeat(64);
    let (begin, end) = if pipeline {
        ("\\startpipeline", "\\endpipeline")
    } else {
        ("", "")
    };
    let text = format!(
        "\\set id random(1, 9000000000000000)\n{begin}\nBEGIN;\n\
         INSERT INTO fapiao.rows VALUES ('floor', 'bench', 'id' || :id::text, 1, '{digest}', '{body}');\n\
         INSERT INTO fapiao.entries VALUES ('floor', 'bench', 'by', 'group', :id::text, 'id' || :id::text), \
         ('floor', 'bench', 'by', 'other', :id::text, 'id' || :id::text);\n\
         INSERT INTO fapiao.claims VALUES ('floor', 'bench', 'value' || :id::text, 'bench', 'id' || :id::text);\n\
         INSERT INTO fapiao.facts VALUES ('floor', 'bench', 'id' || :id::text, 1, 0, 'system', 'create', '{{}}', '', '{digest}');\n\
         INSERT INTO fapiao.mails (tenant, id, about_kind, about_id, due, body) \
         VALUES ('floor', 'mail' || :id::text, 'bench', 'id' || :id::text, 0, '{{}}');\nCOMMIT;\n{end}\n"
    );
    let file = folder.join(name);
    fs::write(&file, text).unwrap();
    own(&file).unwrap();
    file
}

fn pgbench(server: &Server, script: &Path, clients: usize, seconds: u64) -> f64 {
    let mut command = server.client("pgbench");
    command
        .args(["--no-vacuum", "--protocol=prepared"])
        .arg(format!("--client={clients}"))
        .arg(format!("--jobs={}", clients.min(2)))
        .arg(format!("--time={seconds}"))
        .arg(format!("--file={}", script.display()))
        .arg("postgres");
    let told = run(&mut command).unwrap();
    let (_, rest) = told.split_once("tps = ").unwrap();
    rest.split_whitespace().next().unwrap().parse().unwrap()
}

fn batch(my: &Samples, id: &str) -> Batch {
    let row = my.row(id, 1, &"x".repeat(BODY));
    let index = vec![Samples::entry("group", id), Samples::entry("other", id)];
    Batch {
        rows: vec![RowChange {
            index,
            ..Samples::change(row, 0)
        }],
        claim: vec![my.claim(&format!("value{id}"), id)],
        facts: vec![my.fact(id, 1)],
        mails: vec![my.mail(id, id, 0)],
        ..Batch::default()
    }
}

fn commits(server: &Server, clients: usize, seconds: u64, round: u64) -> f64 {
    let address = format!("{}?tenant=commits-{clients}-{round}", server.address());
    let mut options = PostgresOptions::parse(&address).unwrap();
    options.pool = clients;
    let store = PostgresStore::open_with(&options).unwrap();
    let my = Samples::new("bench", "2026-03-12T02:00:00Z".parse().unwrap());
    per_second(clients, seconds, |number| {
        store.commit(batch(&my, &format!("{number:016}"))).unwrap();
    })
}

fn journeys(server: &Server, clients: usize, seconds: u64, round: u64) -> f64 {
    let tenant = format!("tenant=journeys-{clients}-{round}&pool={clients}");
    let desk = journey::desk(&format!("{}?{tenant}", server.address())).unwrap();
    per_second(clients, seconds, |number| {
        journey::feed(&desk, number).unwrap();
        let application = journey::apply(&desk, number, &format!("apply-{number}")).unwrap();
        journey::issue(&desk, number, &application, &format!("issue-{number}")).unwrap();
    })
}

/// How often per second so many threads do this, each time with another number.
fn per_second(threads: usize, seconds: u64, what: impl Fn(u64) + Sync) -> f64 {
    // Connections are made and statements prepared before time is taken.
    let next = AtomicU64::new(0);
    let rounds = |until: Duration| {
        let begun = Stopwatch::now();
        let done = AtomicU64::new(0);
        thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    while begun.elapsed() < until {
                        what(next.fetch_add(1, Ordering::SeqCst));
                        done.fetch_add(1, Ordering::SeqCst);
                    }
                });
            }
        });
        done.into_inner() as f64 / begun.elapsed().as_secs_f64()
    };
    rounds(Duration::from_millis(500));
    rounds(Duration::from_secs(seconds))
}

/// The middle of several figures.
fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}
