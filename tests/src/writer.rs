//! A process that writes, and is killed, raced or run out of disk by the tests. What it says on its standard output has
//! been acknowledged by a desk:
//!
//! `NUMBER` so many records were taken in · `NUMBER STAGE` a journey is at this stage · `mail ID` this mail went out · `refused CODE` · `longest MILLIS`
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "its output is its report"
)]

use std::io::Write;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use fapiao::{Desk, Error, ImportProgress, RenderedMail};
use fapiao_tests::intake;
use fapiao_tests::journey::{self, Stage};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["write", address, first] => write(address, first),
        ["race", address, who, count, seconds] => race(address, who, count, seconds),
        ["import", address] => import(address),
        ["fill", address, ballast] => fill(address, Path::new(ballast), || Ok(())),
        #[cfg(unix)]
        ["lock-away", folder] => lock_away(Path::new(folder)),
        #[cfg(unix)]
        ["fill-postgres", folder] => fill_postgres(Path::new(folder)),
        _ => Err("write ADDRESS FIRST, race ADDRESS WHO COUNT SECONDS, import ADDRESS, fill ADDRESS BALLAST, lock-away FOLDER, fill-postgres FOLDER".to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// A line is whole or not there.
fn say(line: &str) -> Result<(), String> {
    let mut out = std::io::stdout().lock();
    out.write_all(format!("{line}\n").as_bytes())
        .and_then(|()| out.flush())
        .map_err(|error| error.to_string())
}

fn say_stage(number: u64, stage: Stage) -> Result<(), String> {
    say(&format!("{number} {}", stage as u8))
}

/// Journey after journey, on two threads, with a relay between.
fn write(address: &str, first: &str) -> Result<(), String> {
    let first: u64 = first.parse().map_err(|_| "FIRST is a number")?;
    let desk = journey::desk(address).map_err(told)?;
    std::thread::scope(|scope| {
        let odd = scope.spawn(|| (first + 1..).step_by(2).try_for_each(|n| whole(&desk, n)));
        let even = (first..).step_by(2).try_for_each(|n| whole(&desk, n));
        odd.join()
            .map_err(|_| "a thread panicked".to_owned())?
            .and(even)
    })
}

fn whole(desk: &Desk, number: u64) -> Result<(), String> {
    journey::feed(desk, number).map_err(told)?;
    say_stage(number, Stage::Fed)?;
    let application = journey::apply(desk, number, &format!("apply-{number}")).map_err(told)?;
    say_stage(number, Stage::Applied)?;
    journey::issue(desk, number, &application, &format!("issue-{number}")).map_err(told)?;
    say_stage(number, Stage::Issued)?;
    let mut out = |id: &str, _: &RenderedMail| {
        let _ = say(&format!("mail {id}"));
        Ok(())
    };
    desk.system().deliver_due(3, &mut out).map_err(told)?;
    Ok(())
}

/// Applies for every bill, as all the others do, and issues what it won.
fn race(address: &str, who: &str, count: &str, seconds: &str) -> Result<(), String> {
    let count: u64 = count.parse().map_err(|_| "COUNT is a number")?;
    let seconds: u64 = seconds.parse().map_err(|_| "SECONDS is a number")?;
    let desk = journey::desk(address).map_err(told)?;
    say("ready")?;
    let mut line = String::new();
    std::io::stdin()
        .read_line(&mut line)
        .map_err(|error| error.to_string())?;
    let until = Instant::now() + Duration::from_secs(seconds);
    let mut longest = Duration::ZERO;
    for number in 0..count {
        if Instant::now() > until {
            break;
        }
        let begun = Instant::now();
        match journey::apply(&desk, number, &format!("{who}-apply-{number}")) {
            Ok(application) => {
                journey::issue(
                    &desk,
                    number,
                    &application,
                    &format!("{who}-issue-{number}"),
                )
                .map_err(told)?;
                say_stage(number, Stage::Issued)?;
            }
            Err(error) if lost(&error) => {}
            Err(error) => return Err(told(error)),
        }
        longest = longest.max(begun.elapsed());
    }
    say(&format!("longest {}", longest.as_millis()))
}

/// Takes a statement in and says after each commit how many records are there.
fn import(address: &str) -> Result<(), String> {
    let desk = journey::desk(address).map_err(told)?;
    say("0")?;
    let mut records = 0;
    let mut watch = |progress: &ImportProgress| {
        let more = progress.records > std::mem::replace(&mut records, progress.records);
        match more.then(|| say(&progress.records.to_string())) {
            Some(Err(_)) => ControlFlow::Break(()),
            _ => ControlFlow::Continue(()),
        }
    };
    intake::take_in(&desk, &mut watch).map(drop).map_err(told)
}

/// Another one has the bill.
fn lost(error: &Error) -> bool {
    matches!(
        error.kind(),
        fapiao::Kind::Refused | fapiao::Kind::Conflict | fapiao::Kind::Taken
    )
}

/// Journeys until the disk is full; then the ballast goes, and the journeys go on where they were.
fn fill(
    address: &str,
    ballast: &Path,
    mut recover: impl FnMut() -> Result<(), String>,
) -> Result<(), String> {
    let desk = journey::desk(address).map_err(told)?;
    let mut said = std::collections::BTreeMap::new();
    let mut full = None;
    for number in 0_u64.. {
        let mut done = whole_quietly(&desk, number);
        if let Err(error) = &done
            && full.is_none()
        {
            say(&format!("refused {}", error.code()))?;
            full = Some(number);
            std::fs::remove_file(ballast).map_err(|error| error.to_string())?;
            recover()?;
            let since = Instant::now();
            while done.is_err() && since.elapsed() < Duration::from_secs(30) {
                std::thread::sleep(Duration::from_millis(100));
                done = whole_quietly(&desk, number);
            }
        }
        done.map_err(told)?;
        said.insert(number, Stage::Issued);
        if full.is_some_and(|full| number >= full + 5) {
            break;
        }
    }
    drop(desk);
    let found = journey::check(address, &said, &mut std::collections::BTreeSet::new())?;
    say(&format!("sound {found}"))
}

fn whole_quietly(desk: &Desk, number: u64) -> Result<(), Error> {
    journey::feed(desk, number)?;
    let application = journey::apply(desk, number, &format!("apply-{number}"))?;
    journey::issue(desk, number, &application, &format!("issue-{number}"))
}

/// Takes the right to write away, first to the file, then to its folder, and gives it back.
#[cfg(unix)]
fn lock_away(folder: &Path) -> Result<(), String> {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt;
    let file = folder.join("desk.db");
    let address = format!("sqlite:{}", file.display());
    let mut said = std::collections::BTreeMap::new();
    for (number, (path, closed, open)) in (0..).zip([
        (file.as_path(), 0o444, 0o644),
        (folder, 0o555, 0o755),
        (folder, 0o000, 0o755),
    ]) {
        let desk = journey::desk(&address).map_err(told)?;
        whole_quietly(&desk, number).map_err(told)?;
        said.insert(number, Stage::Issued);
        drop(desk);
        let before = kept_in(folder)?;
        let allow = |mode| {
            set_permissions(path, Permissions::from_mode(mode)).map_err(|error| error.to_string())
        };
        allow(closed)?;
        let answer = journey::desk(&address).map(drop);
        allow(open)?;
        if let Err(error) = answer {
            let reason = error
                .details
                .get("reason")
                .and_then(|reason| reason.as_str());
            say(&format!(
                "refused {} {}",
                error.code(),
                reason.unwrap_or_default()
            ))?;
        }
        if kept_in(folder)? != before {
            return Err("the file was changed".to_owned());
        }
    }
    let found = journey::check(&address, &said, &mut std::collections::BTreeSet::new())?;
    say(&format!("sound {found}"))
}

/// Every file of a folder.
#[cfg(unix)]
fn kept_in(
    folder: &Path,
) -> Result<std::collections::BTreeMap<std::path::PathBuf, Vec<u8>>, String> {
    let files = std::fs::read_dir(folder).and_then(|entries| {
        entries
            .map(|entry| {
                let path = entry?.path();
                let bytes = std::fs::read(&path)?;
                Ok((path, bytes))
            })
            .collect()
    });
    files.map_err(|error: std::io::Error| error.to_string())
}

/// A server whose cluster lies on a small disk.
#[cfg(unix)]
fn fill_postgres(folder: &Path) -> Result<(), String> {
    use fapiao_tests::postgres::{Programs, Server, own};
    let cluster = folder.join("cluster");
    std::fs::create_dir(&cluster).map_err(|error| error.to_string())?;
    own(&cluster)?;
    let mut server = Server::start_in(
        &Programs::find()?,
        cluster,
        &["max_wal_size=32MB", "min_wal_size=32MB", "autovacuum=off"],
    )?;
    let address = server.address();
    drop(journey::desk(&address).map_err(told)?);
    let ballast = folder.join("ballast");
    // All but a little of what is left.
    let free = fapiao_tests::postgres::run(
        std::process::Command::new("df")
            .args(["--output=avail", "--block-size=1"])
            .arg(folder),
    )?;
    let free: u64 = free
        .lines()
        .last()
        .and_then(|line| line.trim().parse().ok())
        .ok_or("df says nothing")?;
    let length =
        usize::try_from(free.saturating_sub(1 << 20)).map_err(|error| error.to_string())?;
    std::fs::write(&ballast, vec![1; length]).map_err(|error| error.to_string())?;
    fill(&address, &ballast, || {
        if server.query("SELECT 1").is_err() {
            server.stop("immediate");
            server.resume()?;
        }
        Ok(())
    })
}

fn told(error: Error) -> String {
    format!("{}: {error}", error.code())
}
