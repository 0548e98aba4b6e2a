//! SQLite does what any store must do.
#![allow(clippy::unwrap_used, reason = "a test")]

use fapiao_conformance::check;
use fapiao_sqlite::SqliteStore;

#[test]
fn sqlite_passes_more_than_once() {
    let folder = std::env::temp_dir().join(format!("fapiao-conformance-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("desk.db");
    for _ in 0..2 {
        let store = SqliteStore::open(&path).unwrap();
        let report = check(&store);
        assert!(report.passed(), "{report}");
    }
    std::fs::remove_dir_all(&folder).unwrap();
}
