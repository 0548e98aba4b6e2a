//! Objects of JavaScript that the desk calls: a store, a channel, a way out for mails.

use std::sync::Arc;
use std::sync::mpsc::RecvTimeoutError;
use std::time::Duration;

use fapiao::door::Host;
use napi::Status;
use napi::bindgen_prelude::FnArgs;
use napi::threadsafe_function::{ThreadsafeFunction, ThreadsafeFunctionCallMode};
use napi_derive::napi;

use crate::engine::{Answer, Engine, Line};
use crate::pool::Pool;

/// Called with the number of the question, the method and its input; it answers through the engine, at once or later. It
/// does not keep the process alive.
pub(crate) type HostFunction = ThreadsafeFunction<
    FnArgs<(u32, String, String)>,
    (),
    FnArgs<(u32, String, String)>,
    Status,
    false,
    true,
>;

/// How long a thread waits for the host before another takes its place.
const PATIENCE: Duration = Duration::from_millis(20);
const GONE: &str = "the host is gone";

/// An object of the host's.
pub(crate) struct JsHost {
    line: Arc<Line>,
    pool: Arc<Pool>,
    function: HostFunction,
}

impl JsHost {
    pub(crate) fn new(line: &Arc<Line>, pool: &Arc<Pool>, function: HostFunction) -> Self {
        Self {
            line: Arc::clone(line),
            pool: Arc::clone(pool),
            function,
        }
    }
}

impl Host for JsHost {
    // Only ever called on a thread of the pool: on that of JavaScript it would wait for itself.
    fn call(&self, method: &str, input: &str) -> Answer {
        let (number, answer) = self.line.ask();
        let called = self.function.call(
            (number, method.to_owned(), input.to_owned()).into(),
            ThreadsafeFunctionCallMode::NonBlocking,
        );
        if called != Status::Ok {
            return Err(GONE.to_owned());
        }
        loop {
            match answer.recv_timeout(PATIENCE) {
                Ok(answer) => return answer,
                Err(RecvTimeoutError::Timeout) => self.pool.relieve(),
                Err(RecvTimeoutError::Disconnected) => return Err(GONE.to_owned()),
            }
        }
    }
}

/// Checks a store by what any store must do. The outcome is the JSON of a report.
#[napi(catch_unwind)]
pub fn check_store(engine: &Engine, call: u32, store: HostFunction) {
    let pool = Arc::default();
    let host = Arc::new(JsHost::new(&engine.line, &pool, store));
    engine
        .line
        .run(&pool, call, move || fapiao::door::check_store(host));
}
