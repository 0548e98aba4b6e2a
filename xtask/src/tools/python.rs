//! The door for Python: its wheel, installed as a user installs it, its tests and its types.

use std::fs;
use std::path::{Path, PathBuf};

use super::mail::MailServer;
use crate::tally::Tally;
use crate::{root, run};

/// What is needed to begin with: a Python that can make a place of its own for packages.
pub(crate) const PYTHON: (&str, &[&str]) = (
    "python3",
    &[
        "-c",
        "import sys, ensurepip; sys.exit(sys.version_info < (3, 11))",
    ],
);

/// Tests the door, set up from nothing. What it makes stands in the target folder.
pub(crate) fn test(tally: &mut Tally) {
    let ready = installed().and_then(|python| Ok((python, MailServer::start("python")?)));
    let (python, server) = match ready {
        Ok(ready) => ready,
        Err(message) => {
            println!("{message}");
            tally.check(false);
            return;
        }
    };
    let settings = "bindings-python/pyproject.toml";
    let (package, tests) = ("bindings-python/python/fapiao", "bindings-python/tests");
    let example = "examples/python-finance";
    run::pytest(
        tally,
        &server.assignment(),
        &python,
        &["--config-file", settings, tests, example],
    );
    for arguments in [
        &["mypy", "--config-file", settings, package, tests][..],
        &["mypy", "--config-file", settings, example],
        &["mypy.stubtest", "fapiao"],
        &[
            "basedpyright",
            "--pythonpath",
            &python,
            "--project",
            settings,
        ],
    ] {
        let arguments = &[&["-m"], arguments].concat();
        run::check(tally, &python, arguments);
    }
}

/// A Python in which the door is installed as its users install it, with what tests need.
///
/// # Errors
/// What could not be set up.
pub(crate) fn installed() -> Result<String, String> {
    installed_as(&["--profile=dev", "--features=test-panic"])
}

/// A Python in which the door is installed, built in this way.
///
/// # Errors
/// What could not be set up.
pub(crate) fn installed_as(how: &[&str]) -> Result<String, String> {
    let (python, wheel) = built(how)?;
    let install = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--force-reinstall",
        "--no-deps",
        "--no-index",
    ];
    run::passes(&python, &[&install[..], &[&text(&wheel)]].concat())?;
    Ok(python)
}

/// The wheel, built in this way.
///
/// # Errors
/// What could not be built.
pub(crate) fn wheel(how: &[&str]) -> Result<PathBuf, String> {
    built(how).map(|(_, wheel)| wheel)
}

/// Where cargo builds.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Makes a place for packages and installs what a list of requirements asks for, if it is not there yet; its Python.
///
/// # Errors
/// What went wrong.
pub(crate) fn set_up(tools: &Path, requirements: &str) -> Result<String, String> {
    let told = |error: std::io::Error| error.to_string();
    let wanted = fs::read_to_string(root().join(requirements)).map_err(told)?;
    let python = text(&tools.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    }));
    let installed = tools.join("requirements.txt");
    if fs::read_to_string(&installed).is_ok_and(|installed| installed == wanted)
        && run::is_there(&python, &["--version"])
    {
        return Ok(python);
    }
    run::passes("python3", &["-m", "venv", "--clear", &text(tools)])?;
    run::passes(
        &python,
        &["-m", "pip", "install", "--quiet", "-r", requirements],
    )?;
    fs::write(&installed, wanted).map_err(told)?;
    Ok(python)
}

/// The Python of the door's own place, and the wheel, built in this way.
fn built(how: &[&str]) -> Result<(String, PathBuf), String> {
    let tools = target().join("xtask-tools/python");
    let python = set_up(&tools, "bindings-python/requirements.txt")?;
    let wheels = tools.join("wheels");
    let _ = fs::remove_dir_all(&wheels);
    let (target, out) = (text(&target()), text(&wheels));
    let build = ["-m", "maturin", "build", "--quiet"];
    let place = [
        "--manifest-path=bindings-python/Cargo.toml",
        "--target-dir",
        &target,
        "--out",
        &out,
    ];
    run::passes(&python, &[&build, how, &place].concat())?;
    let wheel = fs::read_dir(&wheels)
        .map_err(|error| error.to_string())?
        .flatten()
        .next()
        .ok_or("maturin has built no wheel")?;
    Ok((python, wheel.path()))
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
