//! The door for Swift: its library, the declarations of it, and the tests of the package.

use std::path::{Path, PathBuf};

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
    let tools = debian::target().join("xtask-tools/swift");
    let ready = uniffi::declare("swift", &declarations())
        .and_then(|()| debian::unpack(&tools, &SWIFT))
        .and_then(|unpacked| Ok((unpacked, MailServer::start("swift")?)));
    let (unpacked, server) = match ready {
        Ok(ready) => ready,
        Err(message) => {
            println!("{message}");
            tally.check(false);
            return;
        }
    };
    for (package, built) in [
        ("bindings-swift", "xtask-swift"),
        ("examples/mobile/ios", "xtask-mobile"),
    ] {
        test_package(tally, &unpacked, &server, package, built);
    }
}

/// Tests a package, built in a folder below the target folder.
fn test_package(
    tally: &mut Tally,
    unpacked: &Path,
    server: &MailServer,
    package: &str,
    built: &str,
) {
    let mut command = debian::command(unpacked, "/usr/libexec/swift/bin:/usr/bin:/bin");
    command.push(server.assignment());
    let library = debian::target().join("debug").display().to_string();
    let package = root().join(package).display().to_string();
    let built = debian::target().join(built).display().to_string();
    let (folder, found) = (format!("-L{library}"), format!("-rpath={library}"));
    command.extend(
        [
            "swift",
            "test",
            "--package-path",
            &package,
            "--scratch-path",
            &built,
            "--disable-xctest",
            // Tests that measure time would measure each other.
            "--no-parallel",
            "-Xswiftc",
            "-warnings-as-errors",
            // Swift 6.0's library for observation lacks one function on Linux, which only a crash would call.
            "-Xlinker",
            "--allow-shlib-undefined",
            "-Xlinker",
            &folder,
            "-Xlinker",
            &found,
        ]
        .map(str::to_owned),
    );
    let words: Vec<&str> = command.iter().map(String::as_str).collect();
    if let Some((program, arguments)) = words.split_first() {
        run::counted(tally, program, arguments, Tally::read_swift);
    }
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
