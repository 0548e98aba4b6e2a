//! `kill -9`, races of processes, a full disk and missing rights, on an SQLite file. `FAPIAO_KILLS`,
//! `FAPIAO_INTAKE_KILLS` and `FAPIAO_RACE_SECONDS` in the environment make them as long as one likes.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

use std::path::PathBuf;
use std::process::Command;

use fapiao_tests::crash::{count, kill_often, race};
use fapiao_tests::intake;

const WRITER: &str = env!("CARGO_BIN_EXE_fapiao-writer");

/// An empty folder, gone afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("fapiao-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn address(&self) -> String {
        format!("sqlite:{}", self.0.join("desk.db").display())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn what_was_acknowledged_outlasts_a_kill() {
    let folder = Folder::new("kill");
    let found = kill_often(WRITER, &folder.address(), count("FAPIAO_KILLS", 8)).unwrap();
    println!("sqlite, {found}");
}

#[test]
fn a_statement_is_taken_in_once_however_often_its_intake_is_killed() {
    let folder = Folder::new("intake");
    let address = |kill| format!("sqlite:{}", folder.0.join(format!("{kill}.db")).display());
    let kills = count("FAPIAO_INTAKE_KILLS", 2);
    let found = intake::kill_often(WRITER, address, kills).unwrap();
    println!("sqlite, {found}");
}

#[test]
fn sixteen_processes_race_for_the_same_bills() {
    let folder = Folder::new("race");
    let seconds = count("FAPIAO_RACE_SECONDS", 3);
    let found = race(WRITER, &folder.address(), 16, 150 * seconds, seconds).unwrap();
    println!("sqlite, {found}");
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_loses_nothing_and_is_left_behind_once_there_is_room() {
    let folder = Folder::new("full");
    let script = r#"mount -t tmpfs -o size=6m tmpfs "$1" && head -c 3000000 /dev/zero > "$1/ballast" \
        && exec "$2" fill "sqlite:$1/desk.db" "$1/ballast""#;
    let output = Command::new("unshare")
        .args([
            "--user",
            "--map-root-user",
            "--mount",
            "sh",
            "-c",
            script,
            "sh",
        ])
        .arg(&folder.0)
        .arg(WRITER)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    println!("{said}{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success());
    assert!(said.contains("refused store_unavailable\n"));
    assert!(said.contains("\nsound "));
}

#[test]
#[cfg(target_os = "linux")]
fn a_file_that_may_only_be_read_is_refused_and_taken_once_it_may_be_written() {
    let folder = Folder::new("read-only");
    // Root may write whatever the modes say, and the writer may lie where nobody else can reach it.
    let script = r#"mkdir "$1/home" && cp "$2" "$1/writer" && cd "$1" || exit 1
        [ "$(id -u)" != 0 ] && exec ./writer lock-away "$1/home"
        chown 65534:65534 home && exec setpriv --reuid 65534 --regid 65534 --clear-groups ./writer lock-away "$1/home""#;
    let output = Command::new("sh")
        .args(["-c", script, "sh"])
        .arg(&folder.0)
        .arg(WRITER)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    println!("{said}{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success());
    let refused: Vec<&str> = said
        .lines()
        .filter_map(|line| line.strip_prefix("refused "))
        .collect();
    assert_eq!(
        refused,
        [
            "desk_invalid the file may only be read",
            "desk_invalid the folder of the file cannot be written (sqlite 1544)",
            "desk_invalid the file cannot be opened (sqlite 14)",
        ]
    );
    assert!(said.contains("\nsound "));
}
