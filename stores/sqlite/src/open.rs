//! Opening connections.

use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, MAIN_DB, OpenFlags};

use crate::Synchronous;
use crate::error::{Failure, is_busy};
use crate::schema;

/// Prepared statements kept by a connection: all that it ever uses.
const STATEMENTS: usize = 64;

/// All that is needed to open a connection.
#[derive(Debug)]
pub(crate) struct Opener {
    pub(crate) path: PathBuf,
    pub(crate) timeout: Duration,
    pub(crate) synchronous: Synchronous,
}

impl Opener {
    /// The connection that writes, with the tables up to date.
    pub(crate) fn writer(&self) -> Result<Connection, Failure> {
        let connection = self.connect()?;
        // SQLite takes a file that it may only read without a word, and would refuse the first write.
        if connection.is_readonly(MAIN_DB)? {
            return Err(Failure::of_the_file("the file may only be read"));
        }
        let standing = schema::inspect(&connection)?;
        self.use_log(&connection)?;
        let synchronous = match self.synchronous {
            Synchronous::Full => "FULL",
            Synchronous::NormalForBenchesOnly => "NORMAL",
        };
        connection.pragma_update(None, "synchronous", synchronous)?;
        // Where fsync alone does not reach the disk.
        connection.pragma_update(None, "fullfsync", true)?;
        connection.pragma_update(None, "checkpoint_fullfsync", true)?;
        // Pages that change with every commit are then folded less often: a third more commits of 64 threads than with
        // the usual 1,000. 16 MB of log are still read at once when the file is opened.
        connection.pragma_update(None, "wal_autocheckpoint", 4_000)?;
        // A burst may stretch the log; it need not stay so long.
        connection.pragma_update(None, "journal_size_limit", 64 << 20)?;
        // Savepoints then keep their pages in memory.
        connection.pragma_update(None, "temp_store", "MEMORY")?;
        connection.pragma_update(None, "cache_size", -32_000)?;
        schema::bring_up_to_date(&connection, standing)?;
        Ok(connection)
    }

    /// A connection that reads.
    pub(crate) fn reader(&self) -> Result<Connection, Failure> {
        let connection = self.connect()?;
        connection.pragma_update(None, "query_only", true)?;
        Ok(connection)
    }

    fn connect(&self) -> Result<Connection, Failure> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&self.path, flags)?;
        connection.busy_timeout(self.timeout)?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        // Without this, SQLite plans a statement anew whenever a value that is bound to it has changed: a quarter of all
        // that a look-up costs, for plans that are always the same.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
        Ok(connection)
    }

    /// Turns the write-ahead log on. SQLite may refuse at once when another process does the same, so this waits by itself.
    fn use_log(&self, connection: &Connection) -> Result<(), Failure> {
        let begun = Instant::now();
        loop {
            match connection.query_row("PRAGMA journal_mode=WAL", [], |row| row.get::<_, String>(0))
            {
                Ok(mode) if mode == "wal" => return Ok(()),
                Ok(_) => {
                    return Err(Failure::of_the_file(
                        "a write-ahead log is not possible here",
                    ));
                }
                Err(error) if is_busy(&error) && begun.elapsed() < self.timeout => {
                    thread::sleep(Duration::from_millis(5))
                }
                Err(error) => return Err(error.into()),
            }
        }
    }
}
