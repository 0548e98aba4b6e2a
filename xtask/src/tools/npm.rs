//! The door for Node: its addon, its packages, its tests, and the package as a user installs it.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::mail::MailServer;
use crate::tally::Tally;
use crate::{root, run};

/// What stands in the package besides the addon, as in `files` of its `package.json`.
const FILES: &[&str] = &[
    "package.json",
    "index.js",
    "index.mjs",
    "index.d.ts",
    "index.d.mts",
    "lib",
];
/// A user's program, in every way that it may be written, and what compiles it.
const GUEST: &[&str] = &[
    "guest.mjs",
    "guest.cjs",
    "guest.mts",
    "console.d.ts",
    "package.json",
    "tsconfig.json",
];
/// What of it runs.
const PROGRAMS: &[&str] = &["guest.mjs", "guest.cjs", "compiled/guest.mjs"];

/// Tests the door, set up from nothing. What it makes stands in the target folder and in `node_modules`.
pub(crate) fn test(tally: &mut Tally) {
    let place = target().join("xtask-node");
    let door = root().join("bindings-node");
    let tried = addon(&place, "test.node", &["--features", "test-panic"])
        .and_then(|addon| packages(&door).map(|()| addon))
        .and_then(|addon| Ok((addon, MailServer::start("node")?)));
    match tried {
        Ok((addon, server)) => {
            type_check(tally, &door);
            let environment = [
                ("FAPIAO_NODE_ADDON", addon.as_path()),
                (MailServer::VARIABLE, server.told()),
            ];
            tests(tally, &door, "test", &environment);
            let installed =
                package(&[]).and_then(|package| install(tally, &place, &door, &package));
            tell(tally, installed);
        }
        Err(message) => tell(tally, Err(message)),
    }
}

/// Where cargo builds.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Counts a failure, and says which.
pub(super) fn tell(tally: &mut Tally, done: Result<(), String>) {
    if let Err(message) = &done {
        println!("{message}");
    }
    tally.check(done.is_ok());
}

/// Builds the addon in this way and puts it under this name.
pub(crate) fn addon(place: &Path, name: &str, how: &[&str]) -> Result<PathBuf, String> {
    run::passes(
        "cargo",
        &[&["build", "--package", "fapiao-node"], how].concat(),
    )?;
    let profile = if how.contains(&"--release") {
        "release"
    } else {
        "debug"
    };
    let built = target().join(profile).join(if cfg!(target_os = "macos") {
        "libfapiao_node.dylib"
    } else if cfg!(windows) {
        "fapiao_node.dll"
    } else {
        "libfapiao_node.so"
    });
    fs::create_dir_all(place).map_err(|error| error.to_string())?;
    let addon = place.join(name);
    // A copy that is in use must not be written into.
    let _ = fs::remove_file(&addon);
    fs::copy(&built, &addon).map_err(|error| format!("{}: {error}", built.display()))?;
    Ok(addon)
}

/// Installs what the tests need, if it is not there as the lock file has it.
pub(super) fn packages(door: &Path) -> Result<(), String> {
    let written = |file: &Path| fs::metadata(file).and_then(|data| data.modified()).ok();
    let installed = written(&door.join("node_modules/.package-lock.json"));
    let wanted = written(&door.join("package-lock.json"));
    if installed.is_some() && installed >= wanted {
        return Ok(());
    }
    ends_well(&mut npm(door, &["ci", "--no-audit", "--no-fund"]))
}

fn type_check(tally: &mut Tally, door: &Path) {
    let tsc = tsc(door);
    let mut command = program("node", door);
    command.arg(&tsc).args(["-p", "test/types"]);
    tell(tally, ends_well(&mut command));
}

/// Runs Node's tests in a folder of the package and counts them.
pub(super) fn tests(
    tally: &mut Tally,
    package: &Path,
    folder: &str,
    environment: &[(&str, &Path)],
) {
    let mut command = program("node", package);
    command
        .args(["--test", "--test-reporter=tap"])
        .args(test_files(&package.join(folder)))
        .envs(environment.iter().copied());
    let mut counted = Tally::default();
    let done = lines(&mut command, |line| counted.read_node(line));
    if done.is_err() && counted.failed == 0 || counted.passed == 0 {
        counted.failed += 1;
    }
    tally.add(counted);
}

/// `a.test.js`, `b.test.mjs`; what tests share is none.
fn test_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().contains(".test."))
        .collect();
    files.sort();
    files
}

/// The package as it would be published, with the addon of this machine, built in this way.
///
/// # Errors
/// What could not be built.
pub(crate) fn package(how: &[&str]) -> Result<PathBuf, String> {
    let place = target().join("xtask-node");
    let door = root().join("bindings-node");
    let built = addon(&place, "release.node", how)?;
    let staged = place.join("package");
    let _ = fs::remove_dir_all(&staged);
    for name in FILES {
        copy(&door.join(name), &staged.join(name))?;
    }
    let mut name = program("node", &door);
    name.args(["-p", "require('./lib/target.js')()"]);
    let name = format!("fapiao.{}.node", said(&mut name)?);
    copy(&built, &staged.join("addon").join(name))?;
    let mut packing = npm(&staged, &["pack", "--silent", "--pack-destination"]);
    packing.arg(&place);
    Ok(place.join(said(&mut packing)?))
}

/// Installs the package into an empty folder and runs what a user would write.
fn install(tally: &mut Tally, place: &Path, door: &Path, package: &Path) -> Result<(), String> {
    let guest = place.join("guest");
    let _ = fs::remove_dir_all(&guest);
    for name in GUEST {
        copy(&door.join("test/guest").join(name), &guest.join(name))?;
    }
    let mut installing = npm(&guest, &["install", "--offline", "--no-audit", "--no-fund"]);
    ends_well(installing.arg(package))?;
    let mut compiling = program("node", &guest);
    ends_well(compiling.arg(tsc(door)).args(["-p", "."]))?;
    for name in PROGRAMS {
        let mut running = program("node", &guest);
        running.arg(name);
        let text = said(&mut running);
        println!("{name}: {text:?}");
        tally.check(text.is_ok_and(|text| text == "壹仟贰佰捌拾圆整"));
    }
    Ok(())
}

pub(super) fn tsc(door: &Path) -> PathBuf {
    door.join("node_modules/typescript/bin/tsc")
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let told = |error: std::io::Error| format!("{}: {error}", from.display());
    if from.is_dir() {
        for entry in fs::read_dir(from).map_err(told)? {
            let entry = entry.map_err(told)?;
            copy(&entry.path(), &to.join(entry.file_name()))?;
        }
        return Ok(());
    }
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).map_err(told)?;
    }
    fs::copy(from, to).map(drop).map_err(told)
}

pub(crate) fn program(name: &str, folder: &Path) -> Command {
    let mut command = Command::new(name);
    command.current_dir(folder).stdin(Stdio::null());
    command
}

pub(crate) fn npm(folder: &Path, arguments: &[&str]) -> Command {
    // On Windows it is a script, which is found only under its whole name.
    let mut command = program(if cfg!(windows) { "npm.cmd" } else { "npm" }, folder);
    command.args(arguments);
    command
}

/// Runs it to its end, its output shown.
pub(crate) fn ends_well(command: &mut Command) -> Result<(), String> {
    println!("$ {command:?}");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{command:?}: {status}")),
        Err(error) => Err(format!("{command:?}: {error}")),
    }
}

/// The last line that it prints.
pub(super) fn said(command: &mut Command) -> Result<String, String> {
    let mut last = String::new();
    lines(command, |line| line.trim_end().clone_into(&mut last))?;
    Ok(last)
}

/// Runs it and sees every line that it prints.
fn lines(command: &mut Command, mut see: impl FnMut(&str)) -> Result<(), String> {
    let told = |error: std::io::Error| error.to_string();
    println!("$ {command:?}");
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(told)?;
    if let Some(output) = child.stdout.take() {
        let mut reader = BufReader::new(output);
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line).map_err(told)? > 0 {
            let text = String::from_utf8_lossy(&line);
            print!("{text}");
            see(&text);
            line.clear();
        }
    }
    match child.wait() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(status.to_string()),
        Err(error) => Err(error.to_string()),
    }
}
