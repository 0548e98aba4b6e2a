//! The way back to JavaScript: what is done waits in a queue until the event loop takes it.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use fapiao::door::{error_json, guard};
use fapiao::{Code, Error};
use napi::bindgen_prelude::{Either3, Result};
use napi::threadsafe_function::{ThreadsafeFunction, ThreadsafeFunctionCallMode};
use napi::{Env, Status};
use napi_derive::napi;

use crate::pool::Pool;

/// What a host answers, or the text of its error.
pub(crate) type Answer = std::result::Result<String, String>;
/// Number of a call, whether it succeeded, and its view or error.
type Done = (u32, bool, String);
/// Tells the event loop that something is done. It does not keep the process alive.
type Signal = ThreadsafeFunction<(), (), (), Status, false, true>;

/// One for each thread of JavaScript.
#[napi]
pub struct Engine {
    pub(crate) line: Arc<Line>,
}

/// The line between the event loop and the threads of the pool.
pub(crate) struct Line {
    done: Mutex<Queue>,
    signal: Signal,
    asked: Mutex<HashMap<u32, SyncSender<Answer>>>,
    next: AtomicU32,
}

#[derive(Default)]
struct Queue {
    done: VecDeque<Done>,
    /// The event loop knows that there is something, and will take it.
    told: bool,
}

#[napi]
impl Engine {
    /// `signal` is called when there is something to take.
    #[napi(constructor, catch_unwind)]
    pub fn new(env: Env, signal: Signal) -> Result<Self> {
        let line = Arc::new(Line {
            done: Mutex::default(),
            signal,
            asked: Mutex::default(),
            next: AtomicU32::new(0),
        });
        // Whoever waits for the host learns that it is gone.
        env.add_env_cleanup_hook(Arc::clone(&line), |line| lock(&line.asked).clear())?;
        Ok(Self { line })
    }

    /// At most so many of the calls that are done: number, whether it succeeded, view or error, and so on. Fewer means
    /// that there are no more, and that `signal` is called for the next.
    #[napi(catch_unwind)]
    pub fn take(&self, most: u32) -> Vec<Either3<u32, bool, String>> {
        let mut taken = Vec::new();
        let mut queue = lock(&self.line.done);
        for _ in 0..most {
            let Some((call, succeeded, text)) = queue.done.pop_front() else {
                queue.told = false;
                break;
            };
            taken.extend([Either3::A(call), Either3::B(succeeded), Either3::C(text)]);
        }
        taken
    }

    /// What a method of a host came to.
    #[napi(catch_unwind)]
    pub fn answer(&self, asked: u32, succeeded: bool, text: String) {
        if let Some(sender) = lock(&self.line.asked).remove(&asked) {
            // It may have stopped to wait; then nobody needs the answer.
            let _ = sender.try_send(if succeeded { Ok(text) } else { Err(text) });
        }
    }
}

impl Line {
    /// Runs it on the pool and has its outcome taken under this number.
    pub(crate) fn run(
        self: &Arc<Self>,
        pool: &Arc<Pool>,
        call: u32,
        job: impl FnOnce() -> std::result::Result<String, Error> + Send + 'static,
    ) {
        let pending = Pending {
            line: Arc::clone(self),
            call,
            outcome: Err(Code::Internal.into()),
        };
        pool.submit(move || {
            // All of it moves in, so that it is dropped with the job.
            let mut pending = pending;
            pending.outcome = guard(job);
        });
    }

    /// The number of a question to the host, and where its answer comes in.
    pub(crate) fn ask(&self) -> (u32, Receiver<Answer>) {
        let (sender, receiver) = sync_channel(1);
        let mut asked = lock(&self.asked);
        loop {
            let number = self.next.fetch_add(1, Ordering::Relaxed);
            if let Entry::Vacant(free) = asked.entry(number) {
                free.insert(sender);
                return (number, receiver);
            }
        }
    }

    fn settle(&self, done: Done) {
        let mut queue = lock(&self.done);
        queue.done.push_back(done);
        if !std::mem::replace(&mut queue.told, true) {
            drop(queue);
            self.signal
                .call((), ThreadsafeFunctionCallMode::NonBlocking);
        }
    }
}

/// A call that somebody waits for. However it ends, they learn of it.
struct Pending {
    line: Arc<Line>,
    call: u32,
    outcome: std::result::Result<String, Error>,
}

impl Drop for Pending {
    fn drop(&mut self) {
        let outcome = std::mem::replace(&mut self.outcome, Ok(String::new()));
        self.line.settle(match outcome {
            Ok(view) => (self.call, true, view),
            Err(error) => (self.call, false, error_json(&error)),
        });
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
