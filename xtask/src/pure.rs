//! The core has no I/O, clock, randomness or threads (SPEC T5): neither in what it depends on, nor in what it names.

use std::path::{Path, PathBuf};

use crate::tally::Tally;
use crate::{root, run};

/// Every crate that the core is built of. A new one has to be let in here, by somebody who looked at what it does.
const CRATES: &[&str] = &[
    "arrayvec",
    "base64",
    "block-buffer",
    "cfg-if",
    "chrono",
    "const-oid",
    "core_detect",
    "cpufeatures",
    "crypto-common",
    // Cuts CSV without I/O.
    "csv-core",
    "digest",
    "dyn-clone",
    "encoding_rs",
    "fapiao-core",
    "hybrid-array",
    "itoa",
    // Of `cpufeatures`, on some processors.
    "libc",
    "memchr",
    "num-traits",
    "ref-cast",
    "rust_decimal",
    "schemars",
    "scopeguard",
    "serde",
    "serde_core",
    "serde_json",
    "serde_path_to_error",
    "sha2",
    "simdutf8",
    "typenum",
    "zmij",
];

/// Features with a clock, or with randomness, in crates that are let in.
const FEATURES: &[&str] = &[
    "chrono feature \"clock\"",
    "chrono feature \"now\"",
    "chrono feature \"wasmbind\"",
    "crypto-common feature \"getrandom\"",
    "crypto-common feature \"rand_core\"",
    "rust_decimal feature \"rand\"",
];

/// The modules of `std` that can be named in the core: none of them reaches the world outside.
const MODULES: &[&str] = &[
    "array",
    "borrow",
    "cell",
    "char",
    "cmp",
    "collections",
    "convert",
    "error",
    "fmt",
    "future",
    "hash",
    "iter",
    "marker",
    "mem",
    "num",
    "ops",
    "pin",
    "rc",
    "slice",
    "str",
    "string",
    "sync",
    "task",
    "vec",
];

/// Checks both.
pub(crate) fn check(tally: &mut Tally) {
    for (what, found) in [
        ("crates that the core is built of", crates()),
        ("features of these crates", features()),
        ("what the core names of std", sources()),
    ] {
        match &found {
            Ok(wrong) if wrong.is_empty() => println!("pure: {what}"),
            Ok(wrong) => println!("not pure: {what}:\n  {}", wrong.join("\n  ")),
            Err(message) => println!("not checked: {what}: {message}"),
        }
        tally.check(found.is_ok_and(|wrong| wrong.is_empty()));
    }
}

fn tree(edges: &str) -> Result<Vec<String>, String> {
    let arguments = [
        "tree",
        "--package",
        "fapiao-core",
        "--edges",
        edges,
        "--prefix",
        "none",
    ];
    let text = run::output("cargo", &arguments)?;
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    lines.sort_unstable();
    lines.dedup();
    Ok(lines)
}

fn crates() -> Result<Vec<String>, String> {
    let lines = tree("normal,no-proc-macro")?;
    let mut strange: Vec<String> = lines
        .iter()
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| !CRATES.contains(name))
        .map(str::to_owned)
        .collect();
    strange.dedup();
    Ok(strange)
}

fn features() -> Result<Vec<String>, String> {
    let lines = tree("normal,features")?;
    Ok(lines
        .into_iter()
        .filter(|line| FEATURES.iter().any(|feature| line.starts_with(feature)))
        .collect())
}

fn sources() -> Result<Vec<String>, String> {
    let mut files = Vec::new();
    walk(&root().join("core").join("src"), &mut files)?;
    files.sort();
    let mut wrong = Vec::new();
    for file in files {
        let text = read(&file)?;
        let name = file
            .strip_prefix(root())
            .unwrap_or(&file)
            .display()
            .to_string();
        wrong.extend(
            strange_names(&text)
                .into_iter()
                .map(|(line, what)| format!("{name}:{line}: {what}")),
        );
    }
    Ok(wrong)
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), String> {
    let shown = |error: std::io::Error| format!("{}: {error}", folder.display());
    for entry in std::fs::read_dir(folder).map_err(shown)? {
        let path = entry.map_err(shown)?.path();
        if path.is_dir() {
            walk(&path, files)?;
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    Ok(())
}

fn read(file: &Path) -> Result<String, String> {
    std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}

/// What a source names of `std` that it should not, with the line. A module of `std` is written `std::name`, one by one,
/// so that this stays simple and nothing passes by it; tests are held to the same.
fn strange_names(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        if code.contains("thread_local!") {
            found.push((at + 1, "thread_local!".to_owned()));
        }
        if !code.contains("std") {
            continue;
        }
        for (place, _) in code.match_indices("std") {
            let before = code.get(..place).and_then(|text| text.chars().next_back());
            let after = code.get(place + 3..).unwrap_or_default();
            let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
            if before.is_some_and(is_word) || after.starts_with(is_word) {
                continue;
            }
            let module: String = after
                .trim_start()
                .strip_prefix("::")
                .unwrap_or_default()
                .trim_start()
                .chars()
                .take_while(|letter| is_word(*letter))
                .collect();
            if !MODULES.contains(&module.as_str()) {
                found.push((at + 1, line.trim().to_owned()));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::strange_names;

    #[test]
    fn lets_only_harmless_modules_pass() {
        for harmless in [
            "use std::fmt;",
            "std :: fmt::Display",
            "// std::fs",
            "let stdout = 1; let my_std = 2;",
            "use serde_json::Value;",
        ] {
            assert!(strange_names(harmless).is_empty(), "{harmless}");
        }
        for strange in [
            "use std::time::Instant;",
            "std::env::var(\"X\")",
            "use std::{fs, fmt};",
            "use std as world;",
            "extern crate std;",
            "::std::thread::spawn",
            "thread_local! {}",
            "use std::*;",
        ] {
            assert_eq!(strange_names(strange).len(), 1, "{strange}");
        }
    }
}
