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

/// Runs a command, its program first, to its end, its output shown.
///
/// # Errors
/// When it is not there or does not pass.
pub(crate) fn all_passes(command: &[String]) -> Result<(), String> {
    let words: Vec<&str> = command.iter().map(String::as_str).collect();
    words
        .split_first()
        .map_or(Ok(()), |(program, arguments)| passes(program, arguments))
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

/// Runs `cargo test` with these arguments, its output shown and its tests counted.
pub(crate) fn cargo_test(tally: &mut Tally, arguments: &[&str]) {
    let all = [&["test", "--no-fail-fast"], arguments].concat();
    counted(tally, "cargo", &all, Tally::read);
}

/// Runs pytest in a Python of its own place, with a variable, `NAME=value`; its output shown and its tests counted.
pub(crate) fn pytest(tally: &mut Tally, variable: &str, python: &str, arguments: &[&str]) {
    let all = [&[variable, python, "-m", "pytest"], arguments].concat();
    counted(tally, "env", &all, Tally::read_pytest);
}

/// Runs a program, its output shown, and the tests counted that it tells of. What fails without a failed test, such as a
/// build, counts as one failure, and so does a run without a test.
pub(crate) fn counted(
    tally: &mut Tally,
    program: &str,
    arguments: &[&str],
    read: impl Fn(&mut Tally, &str),
) {
    say(program, arguments);
    let mut counted = Tally::default();
    match stream(program, arguments, |line| read(&mut counted, line)) {
        Ok(true) if counted.passed + counted.failed + counted.ignored > 0 => {}
        Ok(false) if counted.failed > 0 => {}
        Ok(success) => {
            println!("{program}: {}", if success { "no test" } else { "failed" });
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
