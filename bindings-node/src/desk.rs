//! The desk and its handles. Every call has a number, under which its outcome is taken from the engine.

use std::sync::{Arc, OnceLock};

use fapiao::door::{Door, DoorImport, DoorRelay, DoorSmtp, Handle, Host, Surroundings, error_json};
use fapiao::{Clock, Code, Error, Instant};
use napi::bindgen_prelude::{ClassInstance, Result, Uint8Array};
use napi_derive::napi;

use crate::engine::{Engine, Line};
use crate::host::{HostFunction, JsHost};
use crate::pool::{OffLoop, Pool};

/// A clock that is set by hand, for tests.
#[napi]
pub struct NativeClock(Arc<fapiao::ManualClock>);

#[napi]
impl NativeClock {
    /// A clock that shows this many milliseconds since 1970.
    #[napi(constructor, catch_unwind)]
    pub fn new(millis: i64) -> Result<Self> {
        Ok(Self(Arc::new(fapiao::ManualClock::new(instant(millis)?))))
    }

    /// What it shows.
    #[napi(catch_unwind)]
    pub fn now(&self) -> i64 {
        self.0.now().millis()
    }

    /// Sets it.
    #[napi(catch_unwind)]
    pub fn set(&self, millis: i64) -> Result<()> {
        self.0.set(instant(millis)?);
        Ok(())
    }
}

fn instant(millis: i64) -> Result<Instant> {
    Instant::from_millis(millis).ok_or_else(|| thrown(&Error::problem("clock", Code::BadDate)))
}

/// A desk, once it is open.
#[napi]
pub struct NativeDesk {
    line: Arc<Line>,
    door: OffLoop<Arc<OnceLock<Arc<Door>>>>,
}

#[napi]
impl NativeDesk {
    /// A desk that is to be opened.
    #[napi(constructor, catch_unwind)]
    pub fn new(engine: &Engine) -> Self {
        Self {
            line: Arc::clone(&engine.line),
            door: OffLoop::new(Arc::default(), &Arc::default()),
        }
    }

    /// Opens it. Its outcome is `null`.
    #[napi(catch_unwind)]
    pub fn open(
        &self,
        call: u32,
        options: String,
        store: Option<HostFunction>,
        channel: Option<HostFunction>,
        clock: Option<ClassInstance<NativeClock>>,
    ) {
        let host = |function| {
            Arc::new(JsHost::new(&self.line, self.door.pool(), function)) as Arc<dyn Host>
        };
        let surroundings = Surroundings {
            store: store.map(host),
            channel: channel.map(host),
            clock: clock.map(|clock| Arc::clone(&clock.0)),
        };
        let place = self.door.get().cloned();
        self.line.run(self.door.pool(), call, move || {
            let door = Door::open(&options, surroundings)?;
            if let Some(place) = place {
                // It is opened once; the facade sees to that.
                let _ = place.set(door);
            }
            Ok("null".to_owned())
        });
    }

    /// The handle of a caller.
    #[napi(catch_unwind)]
    pub fn handle(&self, caller: String) -> Result<NativeHandle> {
        let handle = self
            .door()
            .and_then(|door| door.handle(&caller))
            .map_err(|error| thrown(&error))?;
        Ok(NativeHandle {
            line: Arc::clone(&self.line),
            handle: OffLoop::new(handle, self.door.pool()),
        })
    }

    /// Sends mails that are due, at most `limit`.
    #[napi(catch_unwind)]
    pub fn deliver_due(&self, call: u32, limit: u32, transport: HostFunction) {
        let transport = Arc::new(JsHost::new(&self.line, self.door.pool(), transport));
        self.with_door(call, move |door| door.deliver_due(limit, transport));
    }

    /// Sends mails as they fall due, in a thread of its own.
    #[napi(catch_unwind)]
    pub fn start_relay(&self, pause_millis: u32, transport: HostFunction) -> Result<NativeRelay> {
        // It waits in its own thread, whose place nobody has to take.
        let transport = JsHost::new(&self.line, &Arc::default(), transport);
        let relay = self
            .door()
            .and_then(|door| door.start_relay(pause_millis, Arc::new(transport)))
            .map_err(|error| thrown(&error))?;
        Ok(NativeRelay {
            line: Arc::clone(&self.line),
            pool: Arc::clone(self.door.pool()),
            relay,
        })
    }

    /// The policy.
    #[napi(catch_unwind)]
    pub fn policy(&self, call: u32) {
        self.with_door(call, |door| door.policy());
    }

    /// Now, in milliseconds since 1970, by the clock of the desk.
    #[napi(catch_unwind)]
    pub fn now(&self, call: u32) {
        self.with_door(call, |door| door.now_millis().map(|now| now.to_string()));
    }

    /// Closes it. Its outcome is `null`.
    #[napi(catch_unwind)]
    pub fn close(&self, call: u32) {
        self.with_door(call, |door| {
            door.close();
            Ok("null".to_owned())
        });
    }

    fn door(&self) -> std::result::Result<&Arc<Door>, Error> {
        self.door
            .get()
            .and_then(|place| place.get())
            .ok_or_else(|| Code::DeskClosed.into())
    }

    fn with_door(
        &self,
        call: u32,
        job: impl FnOnce(&Door) -> std::result::Result<String, Error> + Send + 'static,
    ) {
        let door = self.door().cloned();
        self.line.run(self.door.pool(), call, move || job(&*door?));
    }
}

/// A caller at the desk.
#[napi]
pub struct NativeHandle {
    line: Arc<Line>,
    handle: OffLoop<Handle>,
}

#[napi]
impl NativeHandle {
    /// Calls an operation.
    #[napi(catch_unwind)]
    pub fn call(&self, call: u32, operation: String, input: String, request_id: Option<String>) {
        let handle = self.handle.get().cloned();
        self.line.run(self.handle.pool(), call, move || {
            #[cfg(feature = "test-panic")]
            test_panic(&operation);
            handle
                .ok_or(Code::DeskClosed)?
                .call(&operation, &input, request_id.as_deref())
        });
    }

    /// Begins a bulk intake.
    #[napi(catch_unwind)]
    pub fn begin_import(&self, options: String) -> Result<NativeImport> {
        let import = self
            .handle
            .get()
            .ok_or_else(|| Code::DeskClosed.into())
            .and_then(|handle| handle.begin_import(&options))
            .map_err(|error| thrown(&error))?;
        Ok(NativeImport {
            line: Arc::clone(&self.line),
            import: OffLoop::new(Arc::new(import), self.handle.pool()),
        })
    }
}

/// A bulk intake under way.
#[napi]
pub struct NativeImport {
    line: Arc<Line>,
    import: OffLoop<Arc<DoorImport>>,
}

#[napi]
impl NativeImport {
    /// Takes the next bytes.
    #[napi(catch_unwind)]
    pub fn push(&self, call: u32, piece: Uint8Array) {
        let piece = piece.to_vec();
        self.with_import(call, move |import| import.push(&piece));
    }

    /// Goes on when no more bytes come.
    #[napi(catch_unwind)]
    pub fn finish_step(&self, call: u32) {
        self.with_import(call, DoorImport::finish_step);
    }

    fn with_import(
        &self,
        call: u32,
        job: impl FnOnce(&DoorImport) -> std::result::Result<String, Error> + Send + 'static,
    ) {
        let import = self.import.get().cloned();
        self.line.run(self.import.pool(), call, move || {
            job(&*import.ok_or(Code::DeskClosed)?)
        });
    }
}

/// A relay of mails.
#[napi]
pub struct NativeRelay {
    line: Arc<Line>,
    pool: Arc<Pool>,
    relay: DoorRelay,
}

#[napi]
impl NativeRelay {
    /// What it has done.
    #[napi(catch_unwind)]
    pub fn status(&self) -> Result<String> {
        self.relay.status().map_err(|error| thrown(&error))
    }

    /// Stops it; its outcome is what it has done.
    #[napi(catch_unwind)]
    pub fn stop(&self, call: u32) {
        let relay = self.relay.clone();
        self.line.run(&self.pool, call, move || relay.stop());
    }
}

/// A mail server.
#[napi]
pub struct NativeSmtp {
    line: Arc<Line>,
    pool: Arc<Pool>,
    smtp: DoorSmtp,
}

#[napi]
impl NativeSmtp {
    /// Options are JSON.
    #[napi(constructor, catch_unwind)]
    pub fn new(engine: &Engine, options: String) -> Result<Self> {
        Ok(Self {
            line: Arc::clone(&engine.line),
            pool: Arc::default(),
            smtp: DoorSmtp::new(&options).map_err(|error| thrown(&error))?,
        })
    }

    /// Its outcome is why it would not take a mail.
    #[napi(catch_unwind)]
    pub fn check(&self, call: u32) {
        let smtp = self.smtp.clone();
        self.line.run(&self.pool, call, move || smtp.check());
    }

    /// Hands a mail over; its outcome is why it was not taken.
    #[napi(catch_unwind)]
    pub fn send(&self, call: u32, handed: String) {
        let smtp = self.smtp.clone();
        self.line.run(&self.pool, call, move || smtp.send(&handed));
    }
}

#[cfg(feature = "measure")]
#[napi]
impl NativeHandle {
    /// How many seconds these calls take in Rust, one after the other.
    #[napi(catch_unwind)]
    pub fn seconds(&self, call: u32, operation: String, inputs: Vec<String>) {
        let handle = self.handle.get().cloned();
        self.line.run(self.handle.pool(), call, move || {
            let handle = handle.ok_or(Code::DeskClosed)?;
            let begun = std::time::Instant::now();
            for input in &inputs {
                handle.call(&operation, input, None)?;
            }
            Ok(begun.elapsed().as_secs_f64().to_string())
        });
    }
}

#[cfg(feature = "test-panic")]
#[allow(clippy::panic)]
fn test_panic(operation: &str) {
    assert!(operation != "test_panic", "a panic on purpose");
}

/// An error of the desk as an exception of JavaScript, whose message the facade reads.
pub(crate) fn thrown(error: &Error) -> napi::Error {
    napi::Error::from_reason(error_json(error))
}
