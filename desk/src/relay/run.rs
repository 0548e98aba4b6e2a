//! Sending mails for as long as the host runs.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use fapiao_core::contract::RunDeadlines;
use fapiao_core::error::{Code, Error};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Delivered, Transport};
use crate::desk::Desk;

/// Mails that are leased at a time: few, so that a slow mail server does not outlast the lease.
const AT_A_TIME: u32 = 10;

/// Tells a relay to stop. Clones tell the same one.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<(Mutex<bool>, Condvar)>);

impl Stop {
    /// One that has not been told yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Tells it. A mail that is being sent is sent first.
    pub fn stop(&self) {
        *self.flag() = true;
        self.0.1.notify_all();
    }

    /// Whether it was told.
    pub fn is_stopped(&self) -> bool {
        *self.flag()
    }

    /// Waits so long, or until it is told.
    fn wait(&self, pause: Duration) {
        let _ = self
            .0
            .1
            .wait_timeout_while(self.flag(), pause, |stopped| !*stopped);
    }

    fn flag(&self) -> MutexGuard<'_, bool> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a relay has done since it was started.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RelayStatus {
    /// Whether it is still running.
    pub running: bool,
    /// Mails handed over.
    pub sent: u64,
    /// Times that a mail could not be handed over and is tried again.
    pub failed: u64,
    /// Mails given up; staff see them, and can have them sent again.
    pub given_up: u64,
    /// The code that the last look at the outbox failed with, such as `store_unavailable`; it looks again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}

impl RelayStatus {
    fn add(&mut self, pass: Result<Delivered, Error>) {
        match pass {
            Ok(delivered) => {
                self.sent = self.sent.saturating_add(delivered.sent.into());
                self.failed = self.failed.saturating_add(delivered.failed.into());
                self.given_up = self.given_up.saturating_add(delivered.given_up.into());
                self.error = None;
            }
            Err(error) => self.error = Some(error.body().code.clone().into_owned()),
        }
    }
}

/// The clockwork of a desk: lets deadlines take effect and sends mails as they fall due (SPEC N2, T5). Several may work on
/// one store; each mail is leased to one of them.
#[derive(Clone, Debug)]
pub struct Relay {
    desk: Desk,
    pause: Duration,
}

impl Desk {
    /// The clockwork of this desk; see [`Relay::run`].
    pub fn relay(&self) -> Relay {
        Relay {
            desk: self.clone(),
            pause: Duration::from_secs(15),
        }
    }
}

impl Relay {
    /// How long to rest when nothing is left to be sent; 15 seconds by default.
    #[must_use]
    pub fn every(mut self, pause: Duration) -> Self {
        self.pause = pause;
        self
    }

    /// Lets deadlines take effect and sends all mails that are due.
    ///
    /// # Errors
    /// Those of the store. A mail that cannot be sent is no error: it is tried again, and given up in the end.
    pub fn once(&self, transport: &mut dyn Transport, stop: &Stop) -> Result<Delivered, Error> {
        pass(&self.desk, transport, stop)
    }

    /// Does that again and again until it is told to stop. When the store fails, it goes on after the pause. What it did
    /// is told after each pass.
    pub fn run(
        &self,
        transport: &mut dyn Transport,
        stop: &Stop,
        mut told: impl FnMut(&Result<Delivered, Error>),
    ) {
        go(self.pause, stop, || {
            let result = pass(&self.desk, transport, stop);
            told(&result);
        });
    }

    /// Runs in a thread of its own, until [`RunningRelay::stop`] or until what is returned is dropped.
    pub fn start(&self, mut transport: impl Transport + Send + 'static) -> RunningRelay {
        let desk = self.desk.clone();
        RunningRelay::new(self.pause, move |stop| pass(&desk, &mut transport, stop))
    }
}

/// One look at everything that is due.
fn pass(desk: &Desk, transport: &mut dyn Transport, stop: &Stop) -> Result<Delivered, Error> {
    let system = desk.system();
    while system.run_deadlines(RunDeadlines::default())?.more && !stop.is_stopped() {}
    let mut all = Delivered::default();
    while !stop.is_stopped() {
        let some = system.deliver_due(AT_A_TIME, transport)?;
        all.add(some);
        if some.count() < AT_A_TIME {
            break;
        }
    }
    Ok(all)
}

fn go(pause: Duration, stop: &Stop, mut once: impl FnMut()) {
    while !stop.is_stopped() {
        once();
        stop.wait(pause);
    }
}

/// A relay in a thread of its own.
#[derive(Debug)]
pub struct RunningRelay {
    stop: Stop,
    status: Arc<Mutex<RelayStatus>>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl RunningRelay {
    /// Runs passes until it is told to stop.
    fn new(
        pause: Duration,
        mut pass: impl FnMut(&Stop) -> Result<Delivered, Error> + Send + 'static,
    ) -> Self {
        let stop = Stop::new();
        let status = Arc::new(Mutex::new(RelayStatus {
            running: true,
            ..RelayStatus::default()
        }));
        let thread = {
            let (stop, status) = (stop.clone(), Arc::clone(&status));
            thread::spawn(move || {
                go(pause, &stop, || {
                    // A transport of the host's that panics must not end the sending of mails in silence.
                    let result = catch_unwind(AssertUnwindSafe(|| pass(&stop)))
                        .unwrap_or_else(|_| Err(Code::Internal.into()));
                    hold(&status).add(result);
                });
                hold(&status).running = false;
            })
        };
        Self {
            stop,
            status,
            thread: Mutex::new(Some(thread)),
        }
    }

    /// What it has done so far.
    pub fn status(&self) -> RelayStatus {
        hold(&self.status).clone()
    }

    /// Tells it to stop, without waiting.
    pub(crate) fn tell(&self) {
        self.stop.stop();
    }

    /// Stops it, waits for the mail that is being sent, and tells what it has done. Stopping it again does nothing. Its own
    /// transport does not wait for itself.
    pub fn stop(&self) -> RelayStatus {
        self.tell();
        let thread = hold(&self.thread).take();
        if let Some(thread) = thread.filter(|it| it.thread().id() != thread::current().id()) {
            // It cannot have panicked: what could is caught.
            let _ = thread.join();
        }
        self.status()
    }
}

impl Drop for RunningRelay {
    fn drop(&mut self) {
        self.tell();
    }
}

fn hold<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
