//! Who writes next: callers line up, and one of them leads.

use std::collections::VecDeque;
use std::mem;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use crate::error::unavailable;
use crate::job::{Answer, Job};

pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The line. There is a leader, or nobody waits.
#[derive(Debug, Default)]
pub(crate) struct Queue {
    line: Mutex<Line>,
}

#[derive(Debug, Default)]
struct Line {
    led: bool,
    waiting: VecDeque<(Job, Reply)>,
}

impl Queue {
    /// Makes the caller the leader, at once when nobody leads; else waits until another leader has done the
    /// job, or has left it to the caller to lead.
    pub(crate) fn enter(&self, job: Job) -> Result<(Lead<'_>, Job), Answer> {
        let mut line = lock(&self.line);
        if !mem::replace(&mut line.led, true) {
            return Ok((Lead { queue: self }, job));
        }
        let ticket = Arc::new(Ticket::default());
        line.waiting.push_back((
            job,
            Reply {
                ticket: Some(Arc::clone(&ticket)),
            },
        ));
        drop(line);
        match ticket.wait() {
            Turn::Answered(answer, job) => {
                drop(job);
                Err(answer)
            }
            Turn::Lead(job) => Ok((Lead { queue: self }, job)),
        }
    }
}

/// The right to write. However it ends, also by a panic, it passes to the next who waits.
#[derive(Debug)]
pub(crate) struct Lead<'queue> {
    queue: &'queue Queue,
}

impl Lead<'_> {
    /// Moves the next jobs of the line, at most so many, to the end of others. Says whether there were any.
    pub(crate) fn take(&self, most: usize, others: &mut Vec<(Job, Reply)>) -> bool {
        let mut line = lock(&self.queue.line);
        let most = most.min(line.waiting.len());
        others.extend(line.waiting.drain(..most));
        most > 0
    }
}

impl Drop for Lead<'_> {
    fn drop(&mut self) {
        let mut line = lock(&self.queue.line);
        match line.waiting.pop_front() {
            Some((job, reply)) => {
                drop(line);
                reply.give(Turn::Lead(job));
            }
            None => line.led = false,
        }
    }
}

/// What one who waits is told.
#[derive(Debug)]
enum Turn {
    // With the job, so that freeing it does not cost the leader's time.
    Answered(Answer, Option<Job>),
    Lead(Job),
}

/// Where one waits.
#[derive(Debug, Default)]
struct Ticket {
    turn: Mutex<Option<Turn>>,
    told: Condvar,
}

impl Ticket {
    fn wait(&self) -> Turn {
        let mut turn = lock(&self.turn);
        loop {
            match turn.take() {
                Some(turn) => return turn,
                None => turn = self.told.wait(turn).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }
}

/// The way to tell one who waits. Dropped without a word, it tells that nothing is known.
#[derive(Debug)]
pub(crate) struct Reply {
    ticket: Option<Arc<Ticket>>,
}

impl Reply {
    pub(crate) fn answer(self, answer: Answer, job: Job) {
        self.give(Turn::Answered(answer, Some(job)));
    }

    fn give(mut self, turn: Turn) {
        self.tell(turn);
    }

    fn tell(&mut self, turn: Turn) {
        if let Some(ticket) = self.ticket.take() {
            *lock(&ticket.turn) = Some(turn);
            ticket.told.notify_one();
        }
    }
}

impl Drop for Reply {
    fn drop(&mut self) {
        if self.ticket.is_some() {
            self.tell(Turn::Answered(Err(unavailable("the writer stopped")), None));
        }
    }
}
