//! Killing a process that writes, again and again, and looking at what is left.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use crate::journey::{self, Stage};

/// Numbers of the journeys of one process; none makes so many.
const NUMBERS: u64 = 1_000_000;

/// From so many seconds on, each process of a race must have won something.
const LONG_RACE: u64 = 30;

/// A call that takes longer starves, on however slow a machine.
const LONGEST_CALL_MILLIS: u64 = 60_000;

/// What processes have said.
#[derive(Debug, Default)]
pub struct Said {
    /// How far each journey got.
    pub stages: BTreeMap<u64, Stage>,
    /// The mails that went out.
    pub sent: BTreeSet<String>,
}

impl Said {
    /// Takes a line of a writer.
    ///
    /// # Errors
    /// For a line that is none.
    pub fn hear(&mut self, line: &str) -> Result<(), String> {
        match line.split_once(' ') {
            Some(("mail", id)) => {
                self.sent.insert(id.to_owned());
                Ok(())
            }
            Some((number, stage)) => {
                let number = number.parse().ok();
                let stage = stage
                    .parse::<usize>()
                    .ok()
                    .and_then(|at| Stage::ALL.get(at));
                let (Some(number), Some(stage)) = (number, stage) else {
                    return Err(format!("a writer said: {line}"));
                };
                let known = self.stages.entry(number).or_insert(*stage);
                *known = (*known).max(*stage);
                Ok(())
            }
            None => Err(format!("a writer said: {line}")),
        }
    }
}

/// Starts a writer and gives the lines that it says. A last line that it could not finish is none.
///
/// # Errors
/// When it cannot be started.
pub fn start(writer: &str, arguments: &[&str]) -> Result<(Child, Receiver<String>), String> {
    let mut child = Command::new(writer)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| error.to_string())?;
    let output = child.stdout.take().ok_or("there is no output")?;
    let (tell, told) = channel();
    thread::spawn(move || {
        let mut output = BufReader::new(output);
        let mut line = String::new();
        while output.read_line(&mut line).is_ok_and(|read| read > 0) {
            if let Some(whole) = line.strip_suffix('\n') {
                let _ = tell.send(whole.to_owned());
            }
            line.clear();
        }
    });
    Ok((child, told))
}

/// Moments at which to kill: as good as random, and the same in every run.
#[derive(Debug)]
pub struct Dice(u64);

impl Default for Dice {
    fn default() -> Self {
        Self(88_172_645_463_325_252)
    }
}

impl Dice {
    /// A time shorter than this one, in whole microseconds.
    pub fn below(&mut self, longest: Duration) -> Duration {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let longest = u64::try_from(longest.as_micros()).unwrap_or(u64::MAX);
        Duration::from_micros(self.0 % longest.max(1))
    }
}

/// Kills a writing process so often, each at a random moment of its work, and looks each time whether what it had
/// acknowledged is there; at the end, whether all is sound and each mail there once. Tells what was found.
///
/// # Errors
/// What was lost.
pub fn kill_often(writer: &str, address: &str, kills: u64) -> Result<String, String> {
    let mut said = Said::default();
    let mut dice = Dice::default();
    for kill in 0..kills {
        let first = (kill + 1) * NUMBERS;
        let (mut child, lines) = start(writer, &["write", address, &first.to_string()])?;
        let begun = lines.recv_timeout(Duration::from_secs(60));
        thread::sleep(dice.below(Duration::from_millis(180)));
        child.kill().map_err(|error| error.to_string())?;
        child.wait().map_err(|error| error.to_string())?;
        let mut heard = Said::default();
        heard.hear(&begun.map_err(|_| "the writer did not begin")?)?;
        // Ends when the writer's end of the pipe is read to its end.
        lines.iter().try_for_each(|line| heard.hear(&line))?;
        let desk = journey::desk(address).map_err(|error| error.to_string())?;
        for (number, stage) in &heard.stages {
            let found = journey::stage(&desk, *number).map_err(|error| error.to_string())?;
            if found < *stage {
                return Err(format!(
                    "kill {kill}: {number} was {stage:?} and is {found:?}"
                ));
            }
        }
        // What was on its way may be there as well: one journey for each thread.
        for number in first..first + heard.stages.len() as u64 + 4 {
            heard.stages.entry(number).or_insert(Stage::Unknown);
        }
        said.stages.extend(heard.stages);
        said.sent.extend(heard.sent);
    }
    let found = journey::check(address, &said.stages, &mut said.sent)?;
    Ok(format!("{kills} kills: {found}"))
}

/// Lets processes race for bills for so many seconds and checks that each bill has one winner.
///
/// # Errors
/// What went wrong.
pub fn race(
    writer: &str,
    address: &str,
    processes: u64,
    bills: u64,
    seconds: u64,
) -> Result<String, String> {
    let desk = journey::desk(address).map_err(|error| error.to_string())?;
    for number in 0..bills {
        journey::feed(&desk, number).map_err(|error| error.to_string())?;
    }
    let mut racers = Vec::new();
    for who in 0..processes {
        let words = [
            "race",
            address,
            &who.to_string(),
            &bills.to_string(),
            &seconds.to_string(),
        ]
        .map(str::to_owned);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        racers.push(start(writer, &words)?);
    }
    for (_, lines) in &racers {
        let ready = lines.recv_timeout(Duration::from_secs(60));
        ready.map_err(|_| "a racer did not begin")?;
    }
    // Closing their input lets all go.
    racers
        .iter_mut()
        .for_each(|(child, _)| drop(child.stdin.take()));
    let mut said = Said::default();
    let mut wins = BTreeMap::new();
    let mut longest = 0;
    for (who, (mut child, lines)) in racers.into_iter().enumerate() {
        for line in lines {
            if let Some(millis) = line.strip_prefix("longest ") {
                longest = longest.max(millis.parse::<u64>().map_err(|error| error.to_string())?);
                continue;
            }
            let before = said.stages.len();
            said.hear(&line)?;
            if said.stages.len() == before {
                return Err(format!("two were told that they issued: {line}"));
            }
            *wins.entry(who).or_insert(0_u64) += 1;
        }
        if !child.wait().map_err(|error| error.to_string())?.success() {
            return Err(format!("racer {who} gave up"));
        }
    }
    // In a short race, one that wins nothing has had bad luck; in a long one it starves.
    if seconds >= LONG_RACE && wins.len() as u64 != processes {
        return Err(format!("only {} of {processes} ever won", wins.len()));
    }
    if longest > LONGEST_CALL_MILLIS {
        return Err(format!("a call took {longest} ms"));
    }
    let won = said.stages.len();
    for number in 0..bills {
        said.stages.entry(number).or_insert(Stage::Fed);
    }
    let found = journey::check(address, &said.stages, &mut said.sent)?;
    let (least, most) = (wins.values().min(), wins.values().max());
    Ok(format!(
        "{processes} processes, {won} of {bills} bills issued once each, {least:?} to {most:?} by each, longest call {longest} ms: {found}"
    ))
}

/// A number of the environment, or what is meant without it.
pub fn count(name: &str, default: u64) -> u64 {
    let given = std::env::var(name).ok();
    given.and_then(|text| text.parse().ok()).unwrap_or(default)
}
