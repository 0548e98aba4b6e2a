//! A Chromium to test web pages with: the one that is here, or Debian's, unpacked under the target folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::npm::{ends_well, said, target};
use crate::run;

/// Names the program to use, for those who have one elsewhere.
const GIVEN: &str = "PORTAL_CHROMIUM";
/// The browser, and a font that has Chinese.
const PACKAGES: &[&str] = &["chromium", "fonts-wqy-microhei"];
/// Starts it with the libraries and fonts that were unpacked beside it.
const STARTER: &str = r#"#!/bin/sh
# Made by `cargo xtask test browser`.
here=$(dirname "$0")/root
for folder in "$here"/usr/lib/*-linux-gnu "$here"/usr/lib/*-linux-gnu/pulseaudio "$here"/lib/*-linux-gnu; do
    [ -d "$folder" ] && LD_LIBRARY_PATH="$folder${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
done
export LD_LIBRARY_PATH XDG_DATA_HOME="$here/usr/share"
exec "$here/usr/lib/chromium/chromium" "$@"
"#;

/// The program to start.
///
/// # Errors
/// Why none can be had.
pub(crate) fn find() -> Result<PathBuf, String> {
    if let Some(given) = std::env::var_os(GIVEN) {
        return Ok(given.into());
    }
    if run::is_there("chromium", &["--version"]) {
        return said(Command::new("sh").args(["-c", "command -v chromium"])).map(Into::into);
    }
    let place = target().join("xtask-tools/chromium");
    let starter = place.join("chromium");
    if works(&starter) {
        return Ok(starter);
    }
    if !run::is_there("apt-get", &["--version"]) || !run::is_there("dpkg-deb", &["--version"]) {
        return Err("chromium".to_owned());
    }
    unpack(&place).map_err(|error| format!("chromium ({error})"))?;
    if works(&starter) {
        Ok(starter)
    } else {
        Err("chromium (what Debian has does not start here)".to_owned())
    }
}

fn works(program: &Path) -> bool {
    program.is_file() && said(Command::new(program).arg("--version")).is_ok()
}

/// Downloads the packages that the machine lacks and unpacks them. Nothing outside of the place is changed.
fn unpack(place: &Path) -> Result<(), String> {
    let told = |error: std::io::Error| format!("{}: {error}", place.display());
    let packages = place.join("packages");
    let _ = fs::remove_dir_all(place);
    for folder in [
        "packages",
        "lists/partial",
        "cache/archives/partial",
        "root",
    ] {
        fs::create_dir_all(place.join(folder)).map_err(told)?;
    }
    let place = place.canonicalize().map_err(told)?;
    let packages = packages.canonicalize().map_err(told)?;
    let apt = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        command
            .current_dir(&packages)
            .args([
                "-q",
                "-o",
                "Debug::NoLocking=1",
                "-o",
                "APT::Sandbox::User=root",
            ])
            .arg("-o")
            .arg(format!(
                "Dir::State::lists={}",
                place.join("lists").display()
            ))
            .arg("-o")
            .arg(format!("Dir::Cache={}", place.join("cache").display()))
            .args(arguments);
        command
    };
    ends_well(&mut apt(&["update"]))?;
    let install = ["install", "--simulate", "--no-install-recommends"];
    let plan = apt(&[&install, PACKAGES].concat())
        .output()
        .map_err(|error| error.to_string())?;
    // `Inst chromium (156.0 Debian:12 [amd64])`
    let plan = String::from_utf8_lossy(&plan.stdout).into_owned();
    let names: Vec<&str> = plan
        .lines()
        .filter_map(|line| line.strip_prefix("Inst ")?.split_whitespace().next())
        .collect();
    if names.is_empty() {
        return Err("apt-get knows no such package".to_owned());
    }
    ends_well(apt(&["download"]).args(&names))?;
    for entry in fs::read_dir(&packages).map_err(told)? {
        let package = entry.map_err(told)?.path();
        let mut unpacking = Command::new("dpkg-deb");
        unpacking.arg("-x").arg(&package).arg(place.join("root"));
        ends_well(&mut unpacking)?;
    }
    let starter = place.join("chromium");
    fs::write(&starter, STARTER).map_err(told)?;
    ends_well(Command::new("chmod").arg("755").arg(&starter))
}
