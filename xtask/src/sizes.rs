//! How large the doors are: what is shipped, in bytes, and what they are written in, in lines for each operation.

use std::fs;
use std::path::{Path, PathBuf};

use crate::tools::{debian, npm, python, uniffi};
use crate::{root, run};

/// A door: its Rust, and the facade in its own language without what only tests have.
struct Door {
    name: &'static str,
    rust: &'static str,
    facade: &'static [&'static str],
}

const DOORS: &[Door] = &[
    Door {
        name: "Python",
        rust: "bindings-python/src",
        facade: &["bindings-python/python/fapiao"],
    },
    Door {
        name: "Node",
        rust: "bindings-node/src",
        facade: &[
            "bindings-node/index.js",
            "bindings-node/index.mjs",
            "bindings-node/index.d.ts",
            "bindings-node/index.d.mts",
            "bindings-node/lib",
        ],
    },
    Door {
        name: "Swift",
        rust: "bindings-swift/src",
        facade: &["bindings-swift/Sources/Fapiao"],
    },
    Door {
        name: "Kotlin",
        rust: "bindings-swift/src",
        facade: &[
            "bindings-swift/kotlin/src/main/kotlin/fapiao/generated",
            "bindings-swift/kotlin/src/main/kotlin/fapiao",
        ],
    },
];
/// What all doors speak to.
const SHARED: &[&str] = &["desk/src/door.rs", "desk/src/door"];
/// In the first lines of what nobody wrote by hand.
const GENERATED: &str = "Made by `cargo xtask generate`";

/// Builds what is shipped and prints how large everything is.
///
/// # Errors
/// What could not be built or read.
pub(crate) fn sizes() -> Result<(), String> {
    let shipped = shipped()?;
    println!("\n| what is shipped | MB |\n|---|---:|");
    for (what, bytes) in shipped {
        // Tenths, rounded.
        let tenths = (bytes + 50_000) / 100_000;
        println!("| {what} | {}.{} |", tenths / 10, tenths % 10);
    }
    let operations = fapiao::OPERATIONS.len();
    println!(
        "\n| lines for each of the {operations} operations | Rust | facade by hand | facade generated |"
    );
    println!("|---|---:|---:|---:|");
    for door in DOORS {
        let rust = lines(&[door.rust])?;
        let facade = lines(door.facade)?;
        let told = |lines: usize| {
            let tenths = (lines * 10 + operations / 2) / operations;
            format!("{}.{} ({lines})", tenths / 10, tenths % 10)
        };
        println!(
            "| {} | {} | {} | {} |",
            door.name,
            told(rust.by_hand),
            told(facade.by_hand),
            told(facade.generated)
        );
    }
    println!(
        "\nThe doors share {} lines of Rust in `fapiao::door`.",
        lines(SHARED)?.by_hand
    );
    Ok(())
}

/// What is shipped, with its bytes.
fn shipped() -> Result<Vec<(&'static str, u64)>, String> {
    let wheel = python::wheel(&["--release"])?;
    let package = npm::package(&["--release"])?;
    uniffi::build(&["--release"])?;
    let stripped = |name: &str| stripped(&debian::target().join("release").join(name));
    Ok(vec![
        ("wheel for Python", bytes(&wheel)?),
        ("package for Node, packed", bytes(&package)?),
        (
            "library for Python, stripped",
            stripped("libfapiao_python.so")?,
        ),
        ("library for Node, stripped", stripped("libfapiao_node.so")?),
        (
            "library for Swift and Kotlin, stripped",
            stripped("libfapiao_native.so")?,
        ),
    ])
}

fn stripped(library: &Path) -> Result<u64, String> {
    let bare = library.with_extension("stripped");
    let [from, to] = [library, bare.as_path()].map(|path| path.display().to_string());
    run::passes("strip", &["-o", &to, &from])?;
    bytes(&bare)
}

fn bytes(file: &Path) -> Result<u64, String> {
    let data = fs::metadata(file).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(data.len())
}

/// Lines of code.
#[derive(Default)]
struct Lines {
    by_hand: usize,
    generated: usize,
}

/// The lines of files and folders under the root. What uniffi declares is not committed, and not counted.
fn lines(places: &[&str]) -> Result<Lines, String> {
    let mut files = Vec::new();
    for place in places {
        collect(&root().join(place), &mut files)?;
    }
    files.sort();
    files.dedup();
    let mut lines = Lines::default();
    for file in files {
        let text =
            fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let counted = code(&text, file.extension().is_some_and(is_python));
        if text.lines().take(2).any(|line| line.contains(GENERATED)) {
            lines.generated += counted;
        } else {
            lines.by_hand += counted;
        }
    }
    Ok(lines)
}

fn is_python(ending: &std::ffi::OsStr) -> bool {
    ending == "py" || ending == "pyi"
}

/// The files of a folder and those below it, sources alone.
fn collect(place: &Path, files: &mut Vec<PathBuf>) -> Result<(), String> {
    const SOURCES: &[&str] = &["rs", "py", "pyi", "js", "mjs", "ts", "mts", "swift", "kt"];
    if place.is_dir() {
        let declared = place.ends_with("kotlin/fapiao/door");
        let tests = place.ends_with("door/tests");
        if declared || tests {
            return Ok(());
        }
        let entries =
            fs::read_dir(place).map_err(|error| format!("{}: {error}", place.display()))?;
        for entry in entries.flatten() {
            collect(&entry.path(), files)?;
        }
    } else if !place.ends_with("door/tests.rs")
        && place
            .extension()
            .is_some_and(|ending| SOURCES.iter().any(|source| ending == *source))
    {
        files.push(place.to_path_buf());
    }
    Ok(())
}

/// How many lines are neither blank nor comment. A text in three quotes that begins a line of Python is a comment.
fn code(text: &str, python: bool) -> usize {
    let (line_comment, open, close) = if python {
        ("#", "\"\"\"", "\"\"\"")
    } else {
        ("//", "/*", "*/")
    };
    let mut inside = false;
    let mut count = 0;
    for line in text.lines().map(str::trim) {
        if inside {
            inside = !line.contains(close);
        } else if let Some(rest) = line.strip_prefix(open) {
            inside = !rest.contains(close);
        } else if !line.is_empty() && !line.starts_with(line_comment) {
            count += 1;
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn comments_and_blank_lines_are_no_code() {
        let rust = "//! Doc.\n\nfn a() {\n    // Why.\n    b() // here\n}\n/* one */\n/** two\n * more\n */\n";
        assert_eq!(code(rust, false), 3);
        let python =
            "\"\"\"Doc.\n\nMore.\n\"\"\"\n# Why.\ndef a():\n    \"\"\"One.\"\"\"\n    return 1\n";
        assert_eq!(code(python, true), 2);
    }
}
