//! Programs of another release of Debian in a folder of their own: nothing of the machine is touched, and nothing but the
//! sources that its own apt is set up with is asked.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::contents::told;
use crate::{root, run};

/// What is unpacked.
pub(crate) struct Wanted<'a> {
    /// The release, by its code name.
    pub(crate) release: &'a str,
    /// The packages; what they need comes with them.
    pub(crate) packages: &'a [&'a str],
    /// Patterns of files that nobody will miss.
    pub(crate) without: &'a [&'a str],
}

/// Where cargo builds.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// What has to be there for [`unpack`] and [`command`].
pub(crate) const NEEDED: [(&str, &[&str]); 4] = [
    ("apt-get", &["--version"]),
    ("dpkg-deb", &["--version"]),
    ("tar", &["--version"]),
    ("unshare", &["--version"]),
];

/// Unpacks the packages under `folder`, unless they are there, and tells where their root is.
///
/// # Errors
/// What could not be had.
pub(crate) fn unpack(folder: &Path, wanted: &Wanted<'_>) -> Result<PathBuf, String> {
    let unpacked = folder.join("root");
    let list = format!(
        "{}\n{}\n{}\n",
        wanted.release,
        wanted.packages.join(" "),
        wanted.without.join(" ")
    );
    let done = folder.join("unpacked.txt");
    if fs::read_to_string(&done).is_ok_and(|present| present == list) {
        return Ok(unpacked);
    }
    let _ = fs::remove_dir_all(folder);
    let archives = download(&folder.join("apt"), wanted)?;
    lay_out(&unpacked)?;
    for archive in archives {
        unpack_one(&archive, &unpacked, wanted.without)?;
    }
    // What was downloaded is not needed twice.
    let _ = fs::remove_dir_all(folder.join("apt"));
    write(&done, &list)?;
    Ok(unpacked)
}

/// Has apt download the packages into directories of its own, as if nothing were installed.
fn download(apt: &Path, wanted: &Wanted<'_>) -> Result<Vec<PathBuf>, String> {
    for folder in ["state/lists/partial", "cache/archives/partial"] {
        make(&apt.join(folder))?;
    }
    let sources = apt.join("sources.list");
    write(
        &sources,
        &format!("deb {} {} main\n", archive()?, wanted.release),
    )?;
    write(&apt.join("status"), "")?;
    let options = [
        format!("Dir::Etc::sourcelist={}", sources.display()),
        "Dir::Etc::sourceparts=-".to_owned(),
        format!("Dir::State={}", apt.join("state").display()),
        format!("Dir::State::status={}", apt.join("status").display()),
        format!("Dir::Cache={}", apt.join("cache").display()),
        "Debug::NoLocking=1".to_owned(),
        // The user that apt downloads as may have no way in here.
        "APT::Sandbox::User=root".to_owned(),
        "Binary::apt-get::APT::Keep-Downloaded-Packages=true".to_owned(),
        "APT::Install-Recommends=false".to_owned(),
    ];
    let mut arguments: Vec<&str> = options
        .iter()
        .flat_map(|option| ["-o", option.as_str()])
        .chain(["--quiet=2"])
        .collect();
    let begun = arguments.len();
    arguments.push("update");
    run::passes("apt-get", &arguments)?;
    arguments.truncate(begun);
    arguments.extend(["--yes", "--download-only", "install"]);
    arguments.extend(wanted.packages);
    run::passes("apt-get", &arguments)?;
    let archives = apt.join("cache/archives");
    let entries = fs::read_dir(&archives).map_err(|error| told(&archives, &error))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "deb"))
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(format!("apt left nothing in {}", archives.display()));
    }
    Ok(files)
}

/// Where the machine's own apt takes Debian from.
fn archive() -> Result<String, String> {
    let format = "$(REPO_URI) $(COMPONENT)";
    let known = run::output(
        "apt-get",
        &["indextargets", "--format", format, "Created-By: Packages"],
    )?;
    known
        .lines()
        .filter_map(|line| line.strip_suffix(" main"))
        .find(|address| address.trim_end_matches('/').ends_with("/debian"))
        .map(str::to_owned)
        .ok_or_else(|| "apt is not set up with an archive of Debian".to_owned())
}

/// `/bin` and the like are links into `/usr`, which packages take for granted.
fn lay_out(unpacked: &Path) -> Result<(), String> {
    for name in ["bin", "sbin", "lib", "lib64"] {
        make(&unpacked.join("usr").join(name))?;
        let link = unpacked.join(name);
        #[cfg(unix)]
        std::os::unix::fs::symlink(Path::new("usr").join(name), &link)
            .map_err(|error| told(&link, &error))?;
    }
    for name in ["proc", "dev", "tmp"] {
        make(&unpacked.join(name))?;
    }
    Ok(())
}

fn unpack_one(archive: &Path, into: &Path, without: &[&str]) -> Result<(), String> {
    let failed = |error: std::io::Error| told(archive, &error);
    let mut files = Command::new("dpkg-deb")
        .arg("--fsys-tarfile")
        .arg(archive)
        .stdout(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    let mut tar = Command::new("tar");
    tar.args(["--extract", "--keep-directory-symlink", "--no-same-owner"])
        .args(without.iter().map(|pattern| format!("--exclude={pattern}")))
        .arg("--directory")
        .arg(into);
    if let Some(output) = files.stdout.take() {
        tar.stdin(output);
    }
    let unpacked = tar.status().map_err(failed)?.success();
    let read = files.wait().map_err(failed)?.success();
    if unpacked && read {
        Ok(())
    } else {
        Err(format!("{} cannot be unpacked", archive.display()))
    }
}

/// The beginning of a command that runs in there: the program and its arguments come after it. The repository and the target
/// folder stand where they stand outside, and nothing else does.
pub(crate) fn command(unpacked: &Path, path: &str) -> Vec<String> {
    const ENTER: &str = r#"
        into=$1; shift
        mount --rbind /proc "$into/proc"
        mount --rbind /dev "$into/dev"
        for folder in "$1" "$2"; do
            mkdir -p "$into$folder"
            mount --rbind "$folder" "$into$folder"
        done
        shift 2
        exec chroot "$into" /usr/bin/env --ignore-environment "$@""#;
    let words = [
        "unshare",
        "--user",
        "--map-root-user",
        "--mount",
        "--fork",
        "sh",
        "-ec",
        ENTER,
        "enter",
    ];
    let mut command: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    for folder in [unpacked, &root(), &target()] {
        command.push(folder.display().to_string());
    }
    command.extend([
        format!("PATH={path}"),
        "LANG=C.UTF-8".to_owned(),
        "HOME=/tmp".to_owned(),
    ]);
    command
}

fn make(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| told(folder, &error))
}

fn write(file: &Path, text: &str) -> Result<(), String> {
    fs::write(file, text).map_err(|error| told(file, &error))
}
