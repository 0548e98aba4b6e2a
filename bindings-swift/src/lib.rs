//! The door for Swift and Kotlin: [`fapiao::door`] behind uniffi. Everything is JSON here; the packages of both languages
//! put types around it.
//!
//! Whatever can fail throws [`NativeError`], and what cannot fail throws it too: a panic in an export that does not throw
//! would end the host's process.

use std::sync::Arc;

use fapiao::door::{self, Door, DoorImport, DoorRelay, DoorSmtp, Handle, Host, Surroundings};
use fapiao::{Clock, Error, Fen, Instant, ManualClock};
use fapiao_core::error::Code;

uniffi::setup_scaffolding!();

/// A refusal.
#[derive(Debug, uniffi::Error)]
pub enum NativeError {
    /// A refusal of the desk.
    Refused {
        /// The JSON of an `ErrorBody`.
        body: String,
    },
}

impl std::fmt::Display for NativeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self::Refused { body } = self;
        f.write_str(body)
    }
}

impl std::error::Error for NativeError {}

impl From<Error> for NativeError {
    fn from(error: Error) -> Self {
        Self::Refused {
            body: door::error_json(&error),
        }
    }
}

/// What a host's object ends with instead of an answer.
#[derive(Debug, uniffi::Error)]
pub enum HostError {
    /// The error as JSON, or as text without personal data.
    Failed {
        /// See [`Host::call`].
        text: String,
    },
}

impl std::fmt::Display for HostError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self::Failed { text } = self;
        f.write_str(text)
    }
}

impl std::error::Error for HostError {}

/// What a foreign object threw that is none of the errors above: its words may tell anything, so they go no further.
impl From<uniffi::UnexpectedUniFFICallbackError> for HostError {
    fn from(_: uniffi::UnexpectedUniFFICallbackError) -> Self {
        Self::Failed {
            text: "an error of another kind".to_owned(),
        }
    }
}

/// A store, channel or mail transport of the host's, called by method name with JSON in and out.
#[uniffi::export(with_foreign)]
pub trait NativeHost: Send + Sync + 'static {
    /// Calls a method.
    fn call(&self, method: String, input: String) -> Result<String, HostError>;
}

struct Foreign(Arc<dyn NativeHost>);

impl Host for Foreign {
    fn call(&self, method: &str, input: &str) -> Result<String, String> {
        let answer = self
            .0
            .call(method.to_owned(), input.to_owned())
            .map_err(|HostError::Failed { text }| text);
        #[cfg(feature = "test-panic")]
        assert!(answer != Err("panic".to_owned()), "asked for by a test");
        answer
    }
}

fn foreign(host: Arc<dyn NativeHost>) -> Arc<dyn Host> {
    Arc::new(Foreign(host))
}

/// A clock that is set by hand, for tests. Several desks can share it.
#[derive(uniffi::Object)]
pub struct NativeClock(Arc<ManualClock>);

#[uniffi::export]
impl NativeClock {
    /// A clock that shows this instant, in milliseconds since 1970 UTC.
    #[uniffi::constructor]
    pub fn new(millis: i64) -> Result<Arc<Self>, NativeError> {
        let clock = ManualClock::new(instant(millis)?);
        Ok(Arc::new(Self(Arc::new(clock))))
    }

    /// Sets it.
    pub fn set(&self, millis: i64) -> Result<(), NativeError> {
        self.0.set(instant(millis)?);
        Ok(())
    }

    /// Moves it on by milliseconds.
    pub fn advance(&self, millis: i64) -> Result<(), NativeError> {
        door::guard(|| {
            self.0.advance_millis(millis);
            Ok(())
        })
        .map_err(NativeError::from)
    }

    /// What it shows, in milliseconds since 1970 UTC.
    pub fn now(&self) -> Result<i64, NativeError> {
        Ok(self.0.now().millis())
    }
}

fn instant(millis: i64) -> Result<Instant, Error> {
    Instant::from_millis(millis).ok_or_else(|| Error::problem("millis", Code::WrongType))
}

/// A desk.
#[derive(uniffi::Object)]
pub struct NativeDesk(Arc<Door>);

#[uniffi::export]
impl NativeDesk {
    /// Opens a desk. `options` is the JSON of `DeskOptions`.
    #[uniffi::constructor]
    pub fn open(
        options: String,
        store: Option<Arc<dyn NativeHost>>,
        clock: Option<Arc<NativeClock>>,
        channel: Option<Arc<dyn NativeHost>>,
    ) -> Result<Arc<Self>, NativeError> {
        let surroundings = Surroundings {
            store: store.map(foreign),
            clock: clock.map(|clock| Arc::clone(&clock.0)),
            channel: channel.map(foreign),
        };
        Ok(Arc::new(Self(Door::open(&options, surroundings)?)))
    }

    /// The handle of a caller, as a scenario writes it.
    pub fn handle(&self, caller: String) -> Result<Arc<NativeHandle>, NativeError> {
        Ok(Arc::new(NativeHandle(self.0.handle(&caller)?)))
    }

    /// Sends the mails that are due, at most `limit`, through the host's method `send`.
    pub fn deliver_due(
        &self,
        limit: u32,
        transport: Arc<dyn NativeHost>,
    ) -> Result<String, NativeError> {
        Ok(self.0.deliver_due(limit, foreign(transport))?)
    }

    /// Sends mails as they fall due, in a thread of its own.
    pub fn start_relay(
        &self,
        pause_millis: u32,
        transport: Arc<dyn NativeHost>,
    ) -> Result<Arc<NativeRelay>, NativeError> {
        let relay = self.0.start_relay(pause_millis, foreign(transport))?;
        Ok(Arc::new(NativeRelay(relay)))
    }

    /// The policy, JSON.
    pub fn policy(&self) -> Result<String, NativeError> {
        Ok(self.0.policy()?)
    }

    /// Now by the clock of the desk, in milliseconds since 1970 UTC.
    pub fn now(&self) -> Result<i64, NativeError> {
        Ok(self.0.now_millis()?)
    }

    /// Closes the desk: later calls are refused with `desk_closed`.
    pub fn shut(&self) -> Result<(), NativeError> {
        door::guard(|| {
            self.0.close();
            Ok(())
        })
        .map_err(NativeError::from)
    }
}

/// A caller at the desk.
#[derive(uniffi::Object)]
pub struct NativeHandle(Handle);

#[uniffi::export]
impl NativeHandle {
    /// Calls an operation by name; command and view are JSON.
    pub fn call(
        &self,
        operation: String,
        input: String,
        request_id: Option<String>,
    ) -> Result<String, NativeError> {
        Ok(self.0.call(&operation, &input, request_id.as_deref())?)
    }

    /// Begins a bulk intake; the options are JSON.
    pub fn begin_import(&self, options: String) -> Result<Arc<NativeImport>, NativeError> {
        Ok(Arc::new(NativeImport(self.0.begin_import(&options)?)))
    }
}

#[cfg(feature = "measure")]
#[uniffi::export]
impl NativeHandle {
    /// The seconds that these calls take, one after the other, with no other language between them.
    pub fn seconds(&self, operation: String, commands: Vec<String>) -> Result<f64, NativeError> {
        let begun = std::time::Instant::now();
        for command in &commands {
            self.0.call(&operation, command, None)?;
        }
        Ok(begun.elapsed().as_secs_f64())
    }
}

/// A bulk intake under way. Answers are JSON.
#[derive(uniffi::Object)]
pub struct NativeImport(DoorImport);

#[uniffi::export]
impl NativeImport {
    /// Takes the next bytes.
    pub fn push(&self, piece: Vec<u8>) -> Result<String, NativeError> {
        Ok(self.0.push(&piece)?)
    }

    /// Goes on when no more bytes come.
    pub fn finish_step(&self) -> Result<String, NativeError> {
        Ok(self.0.finish_step()?)
    }
}

/// A relay of mails. Answers are JSON.
#[derive(uniffi::Object)]
pub struct NativeRelay(DoorRelay);

#[uniffi::export]
impl NativeRelay {
    /// What it has done.
    pub fn status(&self) -> Result<String, NativeError> {
        Ok(self.0.status()?)
    }

    /// Stops it, waits for its end and tells what it has done.
    pub fn stop(&self) -> Result<String, NativeError> {
        Ok(self.0.stop()?)
    }
}

/// A mail server. Answers are JSON.
#[derive(uniffi::Object)]
pub struct NativeSmtp(DoorSmtp);

#[uniffi::export]
impl NativeSmtp {
    /// Makes ready to send. `options` is the JSON of `SmtpOptions`.
    #[uniffi::constructor]
    pub fn new(options: String) -> Result<Arc<Self>, NativeError> {
        Ok(Arc::new(Self(DoorSmtp::new(&options)?)))
    }

    /// Why the server would not take a mail.
    pub fn check(&self) -> Result<String, NativeError> {
        Ok(self.0.check()?)
    }

    /// Hands a mail over; why the server did not take it.
    pub fn send(&self, handed: String) -> Result<String, NativeError> {
        Ok(self.0.send(&handed)?)
    }
}

/// Runs the cases that any store must pass on a store of the host's; answers the JSON of a `StoreReport`.
#[uniffi::export]
pub fn check_store(store: Arc<dyn NativeHost>) -> Result<String, NativeError> {
    Ok(door::check_store(foreign(store))?)
}

/// The operation table, JSON.
#[uniffi::export]
pub fn operations() -> Result<String, NativeError> {
    Ok(door::guard(|| Ok(door::operations()))?)
}

/// An amount in Chinese capitals (大写金额), for invoices.
#[uniffi::export]
pub fn capitals(fen: i64) -> Result<String, NativeError> {
    let amount = Fen::new(fen).map_err(|code| Error::problem("fen", code))?;
    Ok(door::guard(|| Ok(fapiao::capitals(amount)))?)
}
