//! Running other programs.

use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};

use crate::root;
use crate::tally::Tally;

/// Runs a program to its end, its output shown.
///
/// # Errors
/// When it is not there or does not pass.
pub(crate) fn passes(program: &str, arguments: &[&str]) -> Result<(), String> {
    say(program, arguments);
    let status = command(program, arguments)
        .status()
        .map_err(|error| format!("{program} cannot be run: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{program} {}: {status}", arguments.join(" ")))
    }
}

/// Runs a program as one check.
pub(crate) fn check(tally: &mut Tally, program: &str, arguments: &[&str]) -> bool {
    let done = passes(program, arguments);
    if let Err(message) = &done {
        println!("{message}");
    }
    tally.check(done.is_ok());
    done.is_ok()
}

/// Runs `cargo test` with these arguments, its output shown and its tests counted. What fails without a failed test, such
/// as a build, counts as one failure.
pub(crate) fn cargo_test(tally: &mut Tally, arguments: &[&str]) {
    let mut all = vec!["test", "--no-fail-fast"];
    all.extend(arguments);
    say("cargo", &all);
    let mut counted = Tally::default();
    let success = stream("cargo", &all, |line| counted.read(line));
    ended(tally, counted, "cargo", success);
}

/// Runs pytest in a Python of its own place, its output shown and its tests counted.
pub(crate) fn pytest(tally: &mut Tally, python: &str, arguments: &[&str]) {
    let all = [&["-m", "pytest"], arguments].concat();
    say(python, &all);
    let mut counted = Tally::default();
    let success = stream(python, &all, |line| counted.read_pytest(line));
    if counted.passed == 0 && counted.failed == 0 {
        counted.failed += 1;
    }
    ended(tally, counted, "pytest", success);
}

/// Runs a program, its output shown, and the tests counted that it tells of.
pub(crate) fn counted(
    tally: &mut Tally,
    program: &str,
    arguments: &[&str],
    read: impl Fn(&mut Tally, &str),
) {
    say(program, arguments);
    let mut counted = Tally::default();
    let success = stream(program, arguments, |line| read(&mut counted, line));
    ended(tally, counted, program, success);
}

/// Adds what was counted; a program that failed without a failed test counts as one.
fn ended(tally: &mut Tally, mut counted: Tally, program: &str, success: std::io::Result<bool>) {
    match success {
        Ok(true) => {}
        Ok(false) if counted.failed > 0 => {}
        Ok(false) => {
            println!("{program}: failed");
            counted.failed += 1;
        }
        Err(error) => {
            println!("{program} cannot be run: {error}");
            counted.failed += 1;
        }
    }
    tally.add(counted);
}

fn stream(program: &str, arguments: &[&str], mut see: impl FnMut(&str)) -> std::io::Result<bool> {
    let mut child = command(program, arguments).stdout(Stdio::piped()).spawn()?;
    if let Some(output) = child.stdout.take() {
        let mut reader = BufReader::new(output);
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line)? > 0 {
            let text = String::from_utf8_lossy(&line);
            print!("{text}");
            see(&text);
            line.clear();
        }
    }
    Ok(child.wait()?.success())
}

/// What a program prints.
///
/// # Errors
/// When it is not there or does not pass.
pub(crate) fn output(program: &str, arguments: &[&str]) -> Result<String, String> {
    say(program, arguments);
    let mut child = command(program, arguments)
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("{program} cannot be run: {error}"))?;
    let mut text = String::new();
    if let Some(mut output) = child.stdout.take() {
        output
            .read_to_string(&mut text)
            .map_err(|error| error.to_string())?;
    }
    match child.wait() {
        Ok(status) if status.success() => Ok(text),
        Ok(status) => Err(format!("{program} {}: {status}", arguments.join(" "))),
        Err(error) => Err(error.to_string()),
    }
}

/// Whether a program is there, as far as asking it for its version tells.
pub(crate) fn is_there(program: &str, arguments: &[&str]) -> bool {
    command(program, arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn command(program: &str, arguments: &[&str]) -> Command {
    // The cargo that runs this is the cargo that is meant.
    let own = std::env::var("CARGO").ok().filter(|_| program == "cargo");
    let mut command = Command::new(own.as_deref().unwrap_or(program));
    command.args(arguments).current_dir(root());
    // What cargo set for this program is not meant for those that it starts.
    for (name, _) in std::env::vars_os() {
        let inherited = name.to_str().is_some_and(|name| {
            name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")
        });
        if inherited {
            command.env_remove(name);
        }
    }
    command
}

fn say(program: &str, arguments: &[&str]) {
    println!("$ {program} {}", arguments.join(" "));
}
