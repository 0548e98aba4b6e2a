//! The threads that calls run on. Not those of libuv: there are four of them, and files and names are looked up there, too.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Threads that work at the same time.
const THREADS: usize = 8;
/// Threads at most, when some wait for a store or channel of the host's.
const MOST_THREADS: usize = 128;
/// How long a thread without work stays.
const IDLE: Duration = Duration::from_secs(5);

/// Something to do. Whoever waits for it has to learn of it when it is dropped undone.
pub(crate) type Job = Box<dyn FnOnce() + Send>;

/// Threads that come and go with the work. Each desk has its own, so that a store that never answers holds up no other.
#[derive(Default)]
pub(crate) struct Pool {
    state: Mutex<State>,
    work: Condvar,
}

#[derive(Default)]
struct State {
    jobs: VecDeque<Job>,
    threads: usize,
    idle: usize,
}

impl Pool {
    /// Has it done on one of the threads.
    pub(crate) fn submit(self: &Arc<Self>, job: impl FnOnce() + Send + 'static) {
        let mut state = self.state();
        state.jobs.push_back(Box::new(job));
        if state.idle >= state.jobs.len() {
            drop(state);
            self.work.notify_one();
        } else if state.threads < THREADS {
            self.grow(state);
        }
    }

    /// Lets another thread take the place of the calling one, which waits for the host: what the host waits for in turn
    /// may stand in the queue.
    pub(crate) fn relieve(self: &Arc<Self>) {
        let state = self.state();
        if !state.jobs.is_empty() && state.idle == 0 && state.threads < MOST_THREADS {
            self.grow(state);
        }
    }

    fn grow(self: &Arc<Self>, mut state: MutexGuard<'_, State>) {
        state.threads += 1;
        let begun = std::thread::Builder::new()
            .name("fapiao".to_owned())
            .spawn({
                let pool = Arc::clone(self);
                move || pool.work()
            });
        if begun.is_err() {
            state.threads -= 1;
            if state.threads == 0 {
                let jobs = std::mem::take(&mut state.jobs);
                drop(state);
                drop(jobs);
            }
        }
    }

    fn work(&self) {
        let mut state = self.state();
        loop {
            if let Some(job) = state.jobs.pop_front() {
                drop(state);
                // A panic of a job is told to whoever waits for it by dropping the job.
                let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(job));
                state = self.state();
                continue;
            }
            state.idle += 1;
            let (back, waited) = self
                .work
                .wait_timeout(state, IDLE)
                .unwrap_or_else(PoisonError::into_inner);
            state = back;
            state.idle -= 1;
            if waited.timed_out() && state.jobs.is_empty() {
                state.threads -= 1;
                return;
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What is let go of on a thread of the pool: closing a desk may write to its file.
pub(crate) struct OffLoop<T: Send + 'static> {
    value: Option<T>,
    pool: Arc<Pool>,
}

impl<T: Send + 'static> OffLoop<T> {
    /// Holds it.
    pub(crate) fn new(value: T, pool: &Arc<Pool>) -> Self {
        Self {
            value: Some(value),
            pool: Arc::clone(pool),
        }
    }

    /// What is held.
    pub(crate) fn get(&self) -> Option<&T> {
        self.value.as_ref()
    }

    /// Where it is let go of.
    pub(crate) fn pool(&self) -> &Arc<Pool> {
        &self.pool
    }
}

impl<T: Send + 'static> Drop for OffLoop<T> {
    fn drop(&mut self) {
        if let Some(value) = self.value.take() {
            self.pool.submit(move || drop(value));
        }
    }
}
