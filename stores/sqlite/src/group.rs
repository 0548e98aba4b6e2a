//! The writer: whoever leads writes what all who wait have asked, in one transaction with one flush.

use std::mem;
use std::sync::{Mutex, MutexGuard};

use fapiao_core::store::StoreError;
use rusqlite::Connection;

use crate::error::{Failure, unavailable};
use crate::job::{Answer, Job};
use crate::queue::{Lead, Queue, Reply, lock};

/// At most so many jobs in one transaction, so that the first does not wait long for the last.
const GROUP: usize = 256;

/// The one connection that writes.
#[derive(Debug)]
pub(crate) struct Writer {
    queue: Queue,
    connection: Mutex<Connection>,
}

impl Writer {
    pub(crate) fn new(connection: Connection) -> Self {
        Self {
            queue: Queue::default(),
            connection: Mutex::new(connection),
        }
    }

    /// Does the job and returns when it is durable. A caller alone goes straight through.
    pub(crate) fn run(&self, job: Job) -> Answer {
        let (lead, job) = match self.queue.enter(job) {
            Ok(turn) => turn,
            Err(answer) => return answer,
        };
        let connection = lock(&self.connection);
        let written = Group::write(&connection, &job, &lead);
        drop(connection);
        // The next leader sets out before the others are told, so that the disk does not wait for us.
        drop(lead);
        for ((job, reply), answer) in written.others.into_iter().zip(written.answers) {
            reply.answer(answer, job);
        }
        written.own
    }

    /// The connection, when nobody writes. Its cache outlives commits, while that of a reader is void after each: a
    /// desk that is not busy reads through it several times faster.
    pub(crate) fn idle(&self) -> Option<MutexGuard<'_, Connection>> {
        let connection = self.connection.try_lock().ok()?;
        // A leader that panicked may have left a transaction behind, which nobody may see.
        connection.is_autocommit().then_some(connection)
    }

    /// Folds the log into the file.
    pub(crate) fn checkpoint(&self) -> Result<(), StoreError> {
        let connection = lock(&self.connection);
        let busy: i64 = connection
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))
            .map_err(|error| Failure::from(error).error)?;
        if busy == 0 {
            Ok(())
        } else {
            Err(unavailable("the log is in use"))
        }
    }
}

/// One transaction with the jobs of several callers.
struct Group<'writer> {
    connection: &'writer Connection,
    /// Whether a transaction is open.
    open: bool,
    /// How many jobs it holds.
    held: usize,
    /// Why all of it is lost.
    lost: Option<StoreError>,
}

/// What became of the jobs of a group.
struct Written {
    own: Answer,
    others: Vec<(Job, Reply)>,
    /// Those of the others, in the same order.
    answers: Vec<Answer>,
}

impl<'writer> Group<'writer> {
    fn write(connection: &'writer Connection, own: &Job, lead: &Lead<'_>) -> Written {
        let mut group = Self {
            connection,
            open: false,
            held: 0,
            lost: None,
        };
        let mut written = Written {
            own: group.add(own),
            others: Vec::new(),
            answers: Vec::new(),
        };
        let Written {
            others, answers, ..
        } = &mut written;
        // Jobs that arrive while these are written come along.
        while lead.take(GROUP.saturating_sub(others.len()), others) {
            for (job, _) in others.iter().skip(answers.len()) {
                // Once all is lost, whoever has waited so long is told so rather than made to wait again.
                answers.push(if group.lost.is_none() {
                    group.add(job)
                } else {
                    Ok(Vec::new())
                });
            }
        }
        if let Some(error) = group.finish() {
            written.own = Err(error.clone());
            written
                .answers
                .iter_mut()
                .for_each(|answer| *answer = Err(error.clone()));
        }
        written
    }

    /// Writes one job into the transaction; one that is refused leaves nothing in it.
    fn add(&mut self, job: &Job) -> Answer {
        if let Err(failure) = self.begin() {
            self.lost = Some(failure.error);
            return Ok(Vec::new());
        }
        match job.apply(self.connection) {
            Ok(mails) => match self.keep() {
                Ok(()) => Ok(mails),
                Err(failure) => self.lose(failure.error),
            },
            Err(Failure { error: refusal, .. }) => match self.undo() {
                Ok(()) => Err(refusal),
                // SQLite has given the transaction up: the reason is the error that came first.
                Err(_) => self.lose(refusal),
            },
        }
    }

    fn lose(&mut self, error: StoreError) -> Answer {
        self.lost = Some(error.clone());
        Err(error)
    }

    fn begin(&mut self) -> Result<(), Failure> {
        if !mem::replace(&mut self.open, true) {
            // A leader that panicked may have left one behind.
            if !self.connection.is_autocommit() {
                self.run("ROLLBACK")?;
            }
            return self.run("BEGIN IMMEDIATE");
        }
        // While nothing else is in the transaction, all of it can be undone: a job alone needs no savepoint.
        if self.held > 0 {
            self.run("SAVEPOINT job")
        } else {
            Ok(())
        }
    }

    fn keep(&mut self) -> Result<(), Failure> {
        if self.held > 0 {
            self.run("RELEASE job")?;
        }
        self.held = self.held.saturating_add(1);
        Ok(())
    }

    fn undo(&mut self) -> Result<(), Failure> {
        if self.held > 0 {
            self.run("ROLLBACK TO job")?;
            return self.run("RELEASE job");
        }
        self.open = false;
        if self.connection.is_autocommit() {
            Ok(())
        } else {
            self.run("ROLLBACK")
        }
    }

    /// Makes it durable. Answers with the error that all callers get, if it could not be done.
    fn finish(&mut self) -> Option<StoreError> {
        if self.lost.is_none() && self.open {
            self.lost = self.run("COMMIT").err().map(|failure| failure.error);
        }
        if self.lost.is_some() && !self.connection.is_autocommit() {
            // Nothing more can be done than to try: the next transaction tries again.
            let _ = self.run("ROLLBACK");
        }
        self.lost.take()
    }

    fn run(&self, sql: &str) -> Result<(), Failure> {
        self.connection.prepare_cached(sql)?.execute([])?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::time::Duration;
    use std::{env, fs, process, thread};

    use fapiao_core::store::{Batch, Key, Row, RowChange};

    use super::*;
    use crate::Synchronous;
    use crate::open::Opener;

    fn folder(name: &str) -> PathBuf {
        let folder = env::temp_dir().join(format!("fapiao-group-{}-{name}", process::id()));
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    fn writer(path: PathBuf) -> Writer {
        Writer::new(
            Opener {
                path,
                timeout: Duration::from_secs(1),
                synchronous: Synchronous::Full,
            }
            .writer()
            .unwrap(),
        )
    }

    fn create(id: String, length: usize) -> Job {
        let row = Row {
            key: Key::new("bill", id),
            version: 1,
            digest: String::new(),
            body: "x".repeat(length),
        };
        Job::Commit(Batch {
            rows: vec![RowChange {
                row,
                replaces: 0,
                unindex: Vec::new(),
                index: Vec::new(),
            }],
            ..Batch::default()
        })
    }

    fn kept(writer: &Writer, id: &str) -> bool {
        lock(&writer.connection)
            .query_row(
                "SELECT EXISTS (SELECT 1 FROM rows WHERE id = ?1)",
                [id],
                |row| row.get(0),
            )
            .unwrap()
    }

    #[test]
    fn a_full_disk_loses_nothing_that_was_answered() {
        let folder = folder("full");
        let writer = writer(folder.join("desk.db"));
        writer.run(create("first".to_owned(), 10)).unwrap();
        let limit = |pages: i64| {
            lock(&writer.connection)
                .query_row(&format!("PRAGMA max_page_count = {pages}"), [], |row| {
                    row.get::<_, i64>(0)
                })
                .unwrap()
        };
        limit(300);
        let answers: Vec<(String, Answer)> = thread::scope(|scope| {
            let threads: Vec<_> = (0..16)
                .map(|thread| {
                    let writer = &writer;
                    scope.spawn(move || {
                        let jobs = (0..30).map(|n| format!("{thread}-{n}"));
                        jobs.map(|id| (id.clone(), writer.run(create(id, 5_000))))
                            .collect::<Vec<_>>()
                    })
                })
                .collect();
            threads
                .into_iter()
                .flat_map(|thread| thread.join().unwrap())
                .collect()
        });
        assert_eq!(answers.len(), 480);
        let refused = answers
            .iter()
            .filter(|(_, answer)| matches!(answer, Err(StoreError::Unavailable { .. })))
            .count();
        assert!(refused > 0 && refused < 480, "{refused}");
        for (id, answer) in &answers {
            assert_eq!(answer.is_ok(), kept(&writer, id), "{id}: {answer:?}");
        }
        limit(1_000_000);
        writer.run(create("last".to_owned(), 5_000)).unwrap();
        assert!(kept(&writer, "first") && kept(&writer, "last"));
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_transaction_left_behind_is_undone() {
        let folder = folder("left");
        let writer = writer(folder.join("desk.db"));
        lock(&writer.connection)
            .execute_batch("BEGIN IMMEDIATE; INSERT INTO rows VALUES ('bill', 'half', 1, '', '')")
            .unwrap();
        writer.run(create("a".to_owned(), 10)).unwrap();
        assert!(kept(&writer, "a") && !kept(&writer, "half"));
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_leader_that_panics_leaves_the_line_to_the_next() {
        let folder = folder("panic");
        let writer = writer(folder.join("desk.db"));
        let Ok((lead, _)) = writer.queue.enter(create("never".to_owned(), 10)) else {
            panic!("nobody else leads")
        };
        thread::scope(|scope| {
            let waiting: Vec<_> = (0..4)
                .map(|n| {
                    scope.spawn({
                        let writer = &writer;
                        move || writer.run(create(n.to_string(), 10))
                    })
                })
                .collect();
            let mut taken = Vec::new();
            while taken.is_empty() {
                lead.take(1, &mut taken);
                thread::yield_now();
            }
            // As unwinding does it.
            drop(taken);
            drop(lead);
            let answers: Vec<Answer> = waiting
                .into_iter()
                .map(|thread| thread.join().unwrap())
                .collect();
            assert_eq!(
                answers.iter().filter(|answer| answer.is_ok()).count(),
                3,
                "{answers:?}"
            );
            assert!(answers.contains(&Err(unavailable("the writer stopped"))));
        });
        fs::remove_dir_all(folder).unwrap();
    }
}
