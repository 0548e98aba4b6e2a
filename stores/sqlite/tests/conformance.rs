//! Both stores do what any store must do.
#![allow(missing_docs, unreachable_pub, clippy::unwrap_used, reason = "a test")]

mod common;

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use common::conformance;
use fapiao_core::store::{MemoryStore, Store};
use fapiao_sqlite::SqliteStore;

#[test]
fn memory() {
    let broken = conformance::run(&|| Box::new(MemoryStore::new()));
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn sqlite() {
    let folder = std::env::temp_dir().join(format!("fapiao-conformance-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let next = AtomicU32::new(0);
    let path =
        || -> PathBuf { folder.join(format!("{}.db", next.fetch_add(1, Ordering::Relaxed))) };
    let make = || -> Box<dyn Store> { Box::new(SqliteStore::open(path()).unwrap()) };
    let broken = conformance::run(&make);
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(broken.is_empty(), "{broken:#?}");
}
