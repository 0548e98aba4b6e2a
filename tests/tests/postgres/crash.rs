//! `kill -9`, races of processes and a full disk.

use std::process::Command;

use fapiao_tests::crash::{count, kill_often, race};
use fapiao_tests::intake;
use fapiao_tests::postgres::{is_root, new_folder};

use crate::fresh_tenant;

const WRITER: &str = env!("CARGO_BIN_EXE_fapiao-writer");

#[test]
fn what_was_acknowledged_outlasts_a_kill() {
    let found = kill_often(WRITER, &fresh_tenant(), count("FAPIAO_KILLS", 8)).unwrap();
    println!("postgres, {found}");
}

#[test]
fn a_statement_is_taken_in_once_however_often_its_intake_is_killed() {
    let tenant = fresh_tenant();
    let kills = count("FAPIAO_INTAKE_KILLS", 2);
    let found = intake::kill_often(WRITER, |kill| format!("{tenant}-{kill}"), kills).unwrap();
    println!("postgres, {found}");
}

#[test]
fn sixteen_processes_race_for_the_same_bills() {
    let seconds = count("FAPIAO_RACE_SECONDS", 3);
    // Sixteen processes share the connections of a small server.
    let address = format!("{}&pool=2", fresh_tenant());
    let found = race(WRITER, &address, 16, 60 * seconds, seconds).unwrap();
    println!("postgres, {found}");
}

#[test]
fn a_full_disk_loses_nothing_and_is_left_behind_once_there_is_room() {
    if !is_root() {
        // The server refuses root, and nobody else may mount a small disk for it.
        println!("SKIPPED: only root can give a server a small disk");
        return;
    }
    let folder = new_folder().unwrap();
    let script =
        r#"mount -t tmpfs -o size=160m,mode=755 tmpfs "$1" && exec "$2" fill-postgres "$1""#;
    let output = Command::new("unshare")
        .args(["--mount", "sh", "-c", script, "sh"])
        .arg(&folder)
        .arg(WRITER)
        .output()
        .unwrap();
    let _ = std::fs::remove_dir(&folder);
    let said = String::from_utf8_lossy(&output.stdout);
    println!("{said}{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success());
    assert!(said.contains("refused store_unavailable\n"));
    assert!(said.contains("\nsound "));
}
