//! The door for Swift: its library, the declarations of it, and the tests of the package.

use std::fs;
use std::path::{Path, PathBuf};

use super::contents;
use super::debian::{self, Wanted};
use super::mail::MailServer;
use super::uniffi;
use crate::tally::Tally;
use crate::{root, run};

/// Debian's Swift, and what it compiles with. What it only shows or edits code with is left out.
const SWIFT: Wanted<'_> = Wanted {
    release: "trixie",
    packages: &[
        "swiftlang",
        "libc6-dev",
        "libstdc++-14-dev",
        "libsqlite3-dev",
        "base-files",
        "bash",
        "coreutils",
        "dash",
    ],
    without: &[
        "*lldb*",
        "*sourcekit*",
        "*clangd*",
        "*/swift_static/*",
        "*/swift/embedded/*",
        "./usr/share/doc/*",
        "./usr/share/man/*",
    ],
};

/// Tests the door, set up from nothing. What it makes stands in the target folder, but for the declarations of the library.
pub(crate) fn test(tally: &mut Tally) {
    let ready =
        set_up(uniffi::FOR_TESTS).and_then(|unpacked| Ok((unpacked, MailServer::start("swift")?)));
    let (unpacked, server) = match ready {
        Ok(ready) => ready,
        Err(message) => {
            println!("{message}");
            tally.check(false);
            return;
        }
    };
    let mobile = "xtask-mobile";
    if let Err(message) = forget_if_changed(mobile) {
        println!("{message}");
        tally.check(false);
        return;
    }
    for (package, built) in [
        ("bindings-swift", "xtask-swift"),
        ("examples/mobile/ios", mobile),
    ] {
        test_package(tally, &unpacked, &server, package, built);
    }
}

/// Has the library declared, as it is with a feature, and Swift unpacked; where.
///
/// # Errors
/// What could not be set up.
pub(crate) fn set_up(feature: &str) -> Result<PathBuf, String> {
    uniffi::declare("swift", feature, &declarations())?;
    debian::unpack(&debian::target().join("xtask-tools/swift"), &SWIFT)
}

/// Forgets what was built of a package with other sources of the library: where a type of the library grows, SwiftPM does not
/// compile all that uses it anew, and it crashes.
fn forget_if_changed(built: &str) -> Result<(), String> {
    let place = debian::target().join(built);
    let note = debian::target().join(format!("{built}.library"));
    let library = contents::digest(&[root().join("bindings-swift/Sources")], ())?;
    if fs::read_to_string(&note).is_ok_and(|known| known == library) {
        return Ok(());
    }
    if place.exists() {
        fs::remove_dir_all(&place).map_err(|error| contents::told(&place, &error))?;
    }
    fs::write(&note, library).map_err(|error| contents::told(&note, &error))
}

/// Tests a package, built in a folder below the target folder.
fn test_package(
    tally: &mut Tally,
    unpacked: &Path,
    server: &MailServer,
    package: &str,
    built: &str,
) {
    let place = debian::target();
    let command = swift(
        unpacked,
        &server.assignment(),
        &place.join("debug"),
        &[
            "test",
            "--disable-xctest",
            // Tests that measure time would measure each other.
            "--no-parallel",
            "-Xswiftc",
            "-warnings-as-errors",
        ],
        &[
            ("--package-path", root().join(package)),
            ("--scratch-path", place.join(built)),
        ],
        &[],
    );
    let words: Vec<&str> = command.iter().map(String::as_str).collect();
    if let Some((program, arguments)) = words.split_first() {
        run::counted(tally, program, arguments, Tally::read_swift);
    }
}

/// A command of SwiftPM, with a variable, and the library that cargo built into this folder.
pub(crate) fn swift(
    unpacked: &Path,
    variable: &str,
    library: &Path,
    what: &[&str],
    places: &[(&str, PathBuf)],
    last: &[&str],
) -> Vec<String> {
    let mut command = debian::command(unpacked, "/usr/libexec/swift/bin:/usr/bin:/bin");
    command.extend([variable, "swift"].map(str::to_owned));
    command.extend(what.iter().map(|word| (*word).to_owned()));
    for (option, place) in places {
        command.extend([(*option).to_owned(), place.display().to_string()]);
    }
    let library = library.display();
    for option in [
        // Swift 6.0's library for observation lacks one function on Linux, which only a crash would call.
        "--allow-shlib-undefined".to_owned(),
        format!("-L{library}"),
        format!("-rpath={library}"),
    ] {
        command.extend(["-Xlinker".to_owned(), option]);
    }
    command.extend(last.iter().map(|word| (*word).to_owned()));
    command
}

/// Where the declarations of the library belong in the package.
fn declarations() -> Vec<(&'static str, PathBuf)> {
    let sources = root().join("bindings-swift/Sources");
    [
        ("FapiaoNative.swift", "FapiaoNative"),
        ("FapiaoNativeFFI.h", "FapiaoNativeFFI"),
    ]
    .map(|(name, module)| (name, sources.join(module).join(name)))
    .into()
}
