//! The library of the door for Swift and Kotlin, and the declarations that each of them takes from it.

use std::fs;
use std::path::PathBuf;

use super::debian::target;
use crate::run;

/// What the library has for the tests of its packages.
pub(super) const FOR_TESTS: &str = "test-panic";

/// Builds the library in this way.
///
/// # Errors
/// What could not be built.
pub(crate) fn build(how: &[&str]) -> Result<(), String> {
    let build = ["build", "--package", "fapiao-bindings-swift"];
    run::passes("cargo", &[&build, how].concat())
}

/// Builds the library with a feature, and writes its declarations in a language: each file where it belongs.
///
/// # Errors
/// What could not be built or written.
pub(crate) fn declare(
    language: &str,
    feature: &str,
    files: &[(&str, PathBuf)],
) -> Result<(), String> {
    build(&["--features", feature])?;
    run::passes("cargo", &["build", "--package", "fapiao-bindgen"])?;
    let (built, written) = (
        target().join("debug"),
        target().join("xtask-tools/declared").join(language),
    );
    let [bindgen, library] = ["uniffi-bindgen", "libfapiao_native.so"]
        .map(|name| built.join(name).display().to_string());
    let folder = written.display().to_string();
    run::passes(
        &bindgen,
        &[
            "generate",
            &library,
            "--language",
            language,
            "--no-format",
            "--out-dir",
            &folder,
        ],
    )?;
    for (name, into) in files {
        let told = |error: std::io::Error| format!("{}: {error}", into.display());
        let text = fs::read(written.join(name)).map_err(told)?;
        // A file that is newer is compiled again.
        if fs::read(into).ok().as_ref() != Some(&text) {
            into.parent()
                .map_or(Ok(()), fs::create_dir_all)
                .map_err(told)?;
            fs::write(into, text).map_err(told)?;
        }
    }
    Ok(())
}
