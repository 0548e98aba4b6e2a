//! Measures what each door costs, with release builds: a call in Rust beside the same call from the language, and the desk on an
//! SQLite file beside the same job by hand. The programs that measure stand with the doors, in folders named `bench`.

use std::fs;

use crate::tools::{debian, kotlin, npm, python, swift, uniffi};
use crate::{root, run};

/// Builds and measures.
type Measure = fn() -> Result<(), String>;

/// What is measured, and how.
const MEASURED: &[(&str, Measure)] = &[
    ("python", in_python),
    ("node", in_node),
    ("swift", in_swift),
    ("kotlin", in_kotlin),
];
/// The feature of every door with which calls are timed in Rust.
const FEATURE: &str = "measure";
/// What the bench of Node compares with. It is no dependency of the package.
const BETTER_SQLITE: &str = "better-sqlite3@12";

/// Measures what these words name.
///
/// # Errors
/// What could not be built or run.
pub(crate) fn bench(words: &[&str]) -> Result<(), String> {
    match words {
        [] => {
            println!("rust: the benches of cargo, with arguments of theirs");
            for (name, _) in MEASURED {
                println!("{name}: its door, beside Rust and beside the same job by hand");
            }
            Ok(())
        }
        ["rust", arguments @ ..] => run::passes("cargo", &[&["bench"], arguments].concat()),
        [word] => MEASURED.iter().find(|(name, _)| name == word).map_or_else(
            || Err(format!("no bench `{word}`")),
            |(_, measure)| measure(),
        ),
        _ => Err("one at a time".to_owned()),
    }
}

fn in_python() -> Result<(), String> {
    let python = python::installed_as(&["--release", "--features", FEATURE])?;
    run::passes(&python, &["bindings-python/bench/bench.py"])
}

fn in_node() -> Result<(), String> {
    let addon = npm::addon(
        &npm::target().join("xtask-node"),
        "bench.node",
        &["--release", "--features", FEATURE],
    )?;
    let tools = npm::target().join("xtask-tools/node-bench");
    fs::create_dir_all(&tools).map_err(|error| error.to_string())?;
    let install = ["install", "--no-audit", "--no-fund", "--prefix"];
    npm::ends_well(npm::npm(&root(), &install).arg(&tools).arg(BETTER_SQLITE))?;
    let mut bench = npm::program("node", &root().join("bindings-node"));
    bench
        .arg("bench/bench.mjs")
        .env("FAPIAO_NODE_ADDON", addon)
        .env("NODE_PATH", tools.join("node_modules"));
    npm::ends_well(&mut bench)
}

fn in_swift() -> Result<(), String> {
    let unpacked = swift::set_up(FEATURE)?;
    uniffi::build(&["--release", "--features", FEATURE])?;
    let target = debian::target();
    run::all_passes(&swift::swift(
        &unpacked,
        "FAPIAO_BENCH=1",
        &target.join("release"),
        &[
            "run",
            "--configuration=release",
            "-Xswiftc",
            "-enable-testing",
        ],
        &[
            ("--package-path", root().join("bindings-swift")),
            ("--scratch-path", target.join("xtask-swift-bench")),
        ],
        &["Bench"],
    ))
}

fn in_kotlin() -> Result<(), String> {
    let workshop = kotlin::set_up(FEATURE)?;
    uniffi::build(&["--release", "--features", FEATURE])?;
    run::all_passes(&workshop.bench(&root().join("bindings-swift/kotlin/bench"))?)
}
