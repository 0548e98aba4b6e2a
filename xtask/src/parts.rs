//! The parts of the test, in their order.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant, SystemTime};

use crate::tally::Tally;
use crate::tools::{chromium, debian, kotlin, mail, npm, portal, postgres, python, swift};
use crate::{generate, help, pure, root, run};

/// A part of the test.
pub(crate) struct Part {
    pub(crate) name: &'static str,
    pub(crate) what: &'static str,
    /// Programs without which it is skipped, each with what makes it tell its version.
    needs: &'static [(&'static str, &'static [&'static str])],
    run: fn(&mut Tally),
}

/// SQLite is built from its source.
const C_COMPILER: (&str, &[&str]) = ("cc", &["--version"]);

/// Every part. Further ones go to the end.
pub(crate) const PARTS: &[Part] = &[
    Part {
        name: "format",
        what: "every source is formatted",
        needs: &[("cargo", &["fmt", "--version"])],
        run: |tally| {
            run::check(tally, "cargo", &["fmt", "--all", "--check"]);
        },
    },
    Part {
        name: "lints",
        what: "clippy has nothing to say, missing documentation included",
        needs: &[("cargo", &["clippy", "--version"]), C_COMPILER],
        run: |tally| {
            let arguments = [
                "clippy",
                "--workspace",
                "--all-targets",
                "--",
                "-D",
                "warnings",
            ];
            run::check(tally, "cargo", &arguments);
        },
    },
    Part {
        name: "core",
        what: "the rules, built and tested alone, and pure: no I/O, clock, randomness, threads",
        needs: &[],
        run: |tally| {
            pure::check(tally);
            // Without the features that its tests bring in.
            run::check(tally, "cargo", &["build", "--package", "fapiao-core"]);
            run::cargo_test(tally, &["--package", "fapiao-core"]);
        },
    },
    Part {
        name: "stores",
        what: "the stores do what any store must do, and the cases find what is wrong",
        needs: &[C_COMPILER],
        run: |tally| {
            run::cargo_test(
                tally,
                &[
                    "--package",
                    "fapiao-conformance",
                    "--package",
                    "fapiao-sqlite",
                ],
            );
        },
    },
    Part {
        name: "desk",
        what: "the desk, and the code in README.md and docs/",
        needs: &[C_COMPILER],
        run: |tally| run::cargo_test(tally, &["--package", "fapiao", "--all-features"]),
    },
    Part {
        name: "scenarios",
        what: "the scenarios, on every store",
        needs: &[C_COMPILER],
        run: |tally| run::cargo_test(tally, &["--package", "fapiao-tests"]),
    },
    Part {
        name: "examples",
        what: "the examples run and leave their database",
        needs: &[C_COMPILER],
        run: examples,
    },
    Part {
        name: "generated",
        what: "the generated files are those that the code makes; the tools have tests of their own",
        needs: &[],
        run: |tally| {
            run::cargo_test(tally, &["--package", "xtask"]);
            generate::check(tally);
        },
    },
    Part {
        name: "node",
        what: "the door for Node: types, tests, scenarios, and the package as it is installed",
        needs: &[
            C_COMPILER,
            python::PYTHON,
            ("node", &["--version"]),
            ("npm", &["--version"]),
        ],
        run: npm::test,
    },
    Part {
        name: "python",
        what: "the door for Python: the wheel as it is installed, tests, scenarios, types, the finance example",
        needs: &[C_COMPILER, python::PYTHON],
        run: python::test,
    },
    Part {
        name: "browser",
        what: "the portal's pages, from page to page in a browser",
        needs: &[
            C_COMPILER,
            ("node", &["--version"]),
            ("npm", &["--version"]),
        ],
        run: portal::test,
    },
    Part {
        name: "swift",
        what: "the door for Swift: a package without warnings, tests, scenarios",
        needs: &[
            C_COMPILER,
            python::PYTHON,
            debian::NEEDED[0],
            debian::NEEDED[1],
            debian::NEEDED[2],
            debian::NEEDED[3],
        ],
        run: swift::test,
    },
    Part {
        name: "kotlin",
        what: "the door for Kotlin: a library without warnings, tests, scenarios",
        needs: &[
            C_COMPILER,
            python::PYTHON,
            ("npm", &["--version"]),
            debian::NEEDED[0],
            debian::NEEDED[1],
            debian::NEEDED[2],
            debian::NEEDED[3],
        ],
        run: kotlin::test,
    },
    Part {
        name: "mail",
        what: "the relay with a mail server: refusals, slow answers, cut connections, nothing lost",
        needs: &[C_COMPILER, python::PYTHON],
        run: mail::test,
    },
    Part {
        name: "postgres",
        what: "the store on PostgreSQL: scenarios, cases, lost lines and servers, with a server of its own",
        needs: &[C_COMPILER, ("setpriv", &["--version"])],
        run: postgres::test,
    },
];

/// What a part lacks that it cannot have set up.
fn missing(part: &Part) -> Option<String> {
    let program = part
        .needs
        .iter()
        .find(|(program, arguments)| !run::is_there(program, arguments))
        .map(|(program, arguments)| match arguments {
            [subcommand, _, ..] => format!("{program} {subcommand}"),
            _ => (*program).to_owned(),
        });
    match part.name {
        "browser" => program.or_else(|| chromium::find().err()),
        "postgres" => program.or_else(postgres::missing),
        _ => program,
    }
}

/// How a part ended.
struct Ended {
    name: &'static str,
    tally: Tally,
    took: Duration,
    /// Program that was missing.
    skipped: Option<String>,
}

/// Runs the parts of these names, or all.
pub(crate) fn test(names: &[&str]) -> ExitCode {
    if let Some(unknown) = names
        .iter()
        .find(|name| !PARTS.iter().any(|part| part.name == **name))
    {
        eprintln!("there is no part `{unknown}`\n\n{}", help());
        return ExitCode::FAILURE;
    }
    let strict = std::env::var("CI").is_ok_and(|value| value == "true");
    let ended: Vec<Ended> = PARTS
        .iter()
        .filter(|part| names.is_empty() || names.contains(&part.name))
        .map(|part| run_part(part, strict))
        .collect();
    summary(&ended, strict)
}

fn run_part(part: &Part, strict: bool) -> Ended {
    println!("\n=== {}: {}", part.name, part.what);
    let begun = Instant::now();
    let mut tally = Tally::default();
    let skipped = missing(part);
    match &skipped {
        Some(missing) => {
            println!(
                "!!! SKIPPED: {} needs `{missing}`, which is not here",
                part.name
            );
            if strict {
                tally.check(false);
            }
        }
        None => (part.run)(&mut tally),
    }
    Ended {
        name: part.name,
        tally,
        took: begun.elapsed(),
        skipped,
    }
}

fn summary(ended: &[Ended], strict: bool) -> ExitCode {
    println!(
        "\n{:<10} {:<8} {:>8} {:>7} {:>7} {:>8}",
        "part", "result", "seconds", "passed", "failed", "ignored"
    );
    let mut total = Tally::default();
    for part in ended {
        let result = match (&part.skipped, part.tally.failed) {
            (Some(_), _) => "SKIPPED",
            (None, 0) => "ok",
            (None, _) => "FAILED",
        };
        let Tally {
            passed,
            failed,
            ignored,
        } = part.tally;
        println!(
            "{:<10} {result:<8} {:>6}.{} {passed:>7} {failed:>7} {ignored:>8}",
            part.name,
            part.took.as_secs(),
            part.took.subsec_millis() / 100,
        );
        total.add(part.tally);
    }
    let missing: Vec<&str> = ended
        .iter()
        .filter_map(|part| part.skipped.as_deref())
        .collect();
    if !missing.is_empty() {
        println!(
            "\n!!! NOT EVERYTHING WAS TESTED. Missing here: {}",
            missing.join(", ")
        );
        if strict {
            println!("!!! With CI=true a part that is skipped counts as failed.");
        }
    }
    println!("\n{} passed, {} failed", total.passed, total.failed);
    if total.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn examples(tally: &mut Tally) {
    let begun = SystemTime::now();
    let ran = run::check(
        tally,
        "cargo",
        &[
            "run",
            "--package",
            "fapiao-examples",
            "--example",
            "quickstart",
        ],
    );
    let left = if ran { databases(begun) } else { Vec::new() };
    match left.as_slice() {
        [] => println!("the example left no database behind"),
        files => files
            .iter()
            .for_each(|file| println!("left behind: {}", file.display())),
    }
    tally.check(!left.is_empty());
    run::cargo_test(
        tally,
        &[
            "--package",
            "fapiao-examples",
            "--package",
            "fapiao-rust-service",
            "--lib",
            "--bins",
            "--examples",
            "--tests",
        ],
    );
}

/// SQLite files that were written since, where the examples leave theirs.
fn databases(since: SystemTime) -> Vec<PathBuf> {
    // Some file systems tell time by the second.
    let since = since.checked_sub(Duration::from_secs(2)).unwrap_or(since);
    let examples = root().join("examples");
    [root(), examples.clone(), examples.join("out")]
        .iter()
        .filter_map(|folder| std::fs::read_dir(folder).ok())
        .flat_map(|entries| entries.filter_map(Result::ok))
        .map(|entry| entry.path())
        .filter(|path| {
            let written = path.metadata().and_then(|data| data.modified());
            written.is_ok_and(|written| written >= since) && is_database(path)
        })
        .collect()
}

fn is_database(path: &Path) -> bool {
    path.is_file() && std::fs::read(path).is_ok_and(|bytes| bytes.starts_with(b"SQLite format 3\0"))
}
