//! A PostgreSQL server, the machine's own or Debian's in a folder of its own, for the tests and for whoever asks.

use std::fs::metadata;
use std::path::{Path, PathBuf};

use fapiao_tests::postgres::{ADDRESS, Programs, ROOT, Server};

use super::debian::{self, Wanted};
use super::python;
use crate::run;
use crate::tally::Tally;

/// Debian's server and its clients, for the C library of this machine. What compiles queries and what is only read is left
/// out.
const POSTGRES: Wanted<'_> = Wanted {
    release: "bookworm",
    packages: &["postgresql-15", "postgresql-client-15", "libpq5"],
    without: &[
        "*LLVM*",
        "*llvmjit*",
        "*/bitcode/*",
        "*perl*",
        "*/ld-linux*",
        "*/libc.so.*",
        "*/libm.so.*",
        "*/libpthread*",
        "*/libdl.so.*",
        "*/librt.so.*",
        "*/libresolv.so.*",
        "*/gconv/*",
        "./usr/share/doc/*",
        "./usr/share/locale/*",
        "./usr/share/man/*",
    ],
};

/// The first program that is not here and without which there is no server.
pub(crate) fn missing() -> Option<String> {
    if Programs::under(Path::new("/")).is_some() {
        return None;
    }
    let lacks = |(program, arguments): &&(&str, &[&str])| !run::is_there(program, arguments);
    debian::NEEDED
        .iter()
        .find(lacks)
        .map(|(program, _)| (*program).to_owned())
}

/// Tests the store, with a server that is stopped whatever comes of it.
pub(crate) fn test(tally: &mut Tally) {
    let server = match start() {
        Ok(server) => server,
        Err(message) => {
            println!("{message}");
            tally.check(false);
            return;
        }
    };
    let address = format!("{ADDRESS}={}", server.server.address());
    let root = format!("{ROOT}={}", server.root.display());
    let tests = [
        "--package",
        "fapiao-tests",
        "--package",
        "fapiao-postgres",
        "--features",
        "fapiao-tests/postgres",
        "--test",
        "postgres",
        "--lib",
        "--",
        // They wait for disks and servers more than they compute.
        "--test-threads=6",
    ];
    let all = [
        &[&address, &root, "cargo", "test", "--no-fail-fast"],
        &tests[..],
    ]
    .concat();
    run::counted(tally, "env", &all, Tally::read);
    through_a_door(tally, &address);
}

/// The scenarios through one door: what comes before `open` is the same for all.
fn through_a_door(tally: &mut Tally, address: &str) {
    let (program, arguments) = python::PYTHON;
    if !run::is_there(program, arguments) {
        println!("!!! SKIPPED: the scenarios through a door need `{program}`, which is not here");
        return;
    }
    match python::installed() {
        Ok(python) => {
            let settings = ["--config-file", "bindings-python/pyproject.toml"];
            let tests = ["-k", "postgres", "bindings-python/tests/test_scenarios.py"];
            run::pytest(tally, address, &python, &[&settings[..], &tests].concat());
        }
        Err(message) => {
            println!("{message}");
            tally.check(false);
        }
    }
}

/// Runs a command with the address of a server in its environment.
///
/// # Errors
/// When there is no server, or the command does not pass.
pub(crate) fn with_server(words: &[&str]) -> Result<(), String> {
    let server = start()?;
    let address = format!("{ADDRESS}={}", server.server.address());
    let root = format!("{ROOT}={}", server.root.display());
    run::passes("env", &[&[address.as_str(), &root], words].concat())
}

struct Started {
    server: Server,
    root: PathBuf,
}

fn start() -> Result<Started, String> {
    let (programs, root) = match Programs::under(Path::new("/")) {
        Some(programs) => (programs, PathBuf::from("/")),
        None => {
            let root = debian::unpack(&folder(), &POSTGRES)?;
            let programs = Programs::under(&root).ok_or("the packages hold no server")?;
            (programs, root)
        }
    };
    let server = Server::start(&programs, &["max_connections=150"])?;
    Ok(Started { server, root })
}

/// Where the packages are unpacked: somewhere that a user without rights can read.
fn folder() -> PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let target = debian::target();
    let open = |path: &Path| metadata(path).is_ok_and(|data| data.permissions().mode() & 1 == 1);
    if target.ancestors().filter(|path| path.exists()).all(open) {
        target.join("xtask-tools/postgres")
    } else {
        std::env::temp_dir().join("fapiao-xtask-postgres")
    }
}
