//! What the doors to other languages are made of: a desk, and a store, channel and way out for mails of the host's, all
//! speaking JSON. A door adds its language's values, errors and threads, and nothing else.
//!
//! Every call is guarded: a panic below comes out as the error `internal`, never as the end of the host's process.

mod host;
mod import;
mod mail;
mod options;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard};

use fapiao_core::error::{Code, Error};
use fapiao_core::operation::{Caller, OPERATIONS, Vouched};
use fapiao_core::store::Store;
use serde::Serialize;
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::relay::RunningRelay;
use crate::surroundings::{Clock, ManualClock};
use host::HostChannel;

pub use host::{Host, HostStore};
pub use import::DoorImport;
pub use mail::DoorRelay;
#[cfg(feature = "smtp")]
pub use mail::DoorSmtp;
pub use options::DeskOptions;

/// What a desk is opened with besides its options.
#[derive(Clone, Default)]
pub struct Surroundings {
    /// A store of the host's, instead of an address.
    pub store: Option<Arc<dyn Host>>,
    /// A clock that is set by hand, for tests; it can be shared by several desks.
    pub clock: Option<Arc<ManualClock>>,
    /// The tax platform's channel (SPEC I1).
    pub channel: Option<Arc<dyn Host>>,
}

/// A desk that can be closed. Shared between threads; a call that runs when it is closed comes to its end.
pub struct Door(RwLock<Option<Open>>);

struct Open {
    desk: Desk,
    relays: Mutex<Vec<Arc<RunningRelay>>>,
}

impl std::fmt::Debug for Door {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Door")
            .field("open", &self.desk().is_ok())
            .finish()
    }
}

/// A caller at a door: what the handles of every language hold.
#[derive(Clone, Debug)]
pub struct Handle {
    door: Arc<Door>,
    caller: Caller,
}

impl Door {
    /// Opens a desk. `options` is the JSON of [`DeskOptions`].
    ///
    /// # Errors
    /// `invalid_input` for options of another shape; those of [`crate::DeskBuilder::open`].
    pub fn open(options: &str, surroundings: Surroundings) -> Result<Arc<Self>, Error> {
        guard(|| {
            let options = DeskOptions::from_json(options)?;
            let mut builder = options.builder()?;
            if let Some(clock) = surroundings.clock {
                builder = builder.clock(clock as Arc<dyn Clock>);
            }
            if let Some(channel) = surroundings.channel {
                builder = builder.channel(Arc::new(HostChannel(channel)));
            }
            let desk = match (surroundings.store, options.url.as_deref()) {
                (Some(store), None) => {
                    builder.open_on(Arc::new(HostStore::new(store)) as Arc<dyn Store>)?
                }
                (None, Some(url)) => builder.open(url)?,
                _ => {
                    return Err(Error::new(Code::DeskInvalid)
                        .detail("reason", "an address or a store is needed, not both"));
                }
            };
            let relays = Mutex::default();
            Ok(Arc::new(Self(RwLock::new(Some(Open { desk, relays })))))
        })
    }

    /// The handle of a caller, as a scenario writes it: `"public"`, `"platform"`, `"system"`, `{"staff": "li"}`,
    /// `{"session": "…"}`, or a customer that the host vouches for: `{"customer_reference": "C-1", "email"?, "locale"?}`.
    ///
    /// # Errors
    /// `invalid_input` for anybody else.
    pub fn handle(self: &Arc<Self>, caller: &str) -> Result<Handle, Error> {
        guard(|| {
            let value: Value = serde_json::from_str(caller)
                .map_err(|_| Error::problem("caller", Code::WrongType))?;
            Ok(Handle {
                door: Arc::clone(self),
                caller: read_caller(&value)?,
            })
        })
    }

    /// The policy of the desk, JSON.
    ///
    /// # Errors
    /// `desk_closed`.
    pub fn policy(&self) -> Result<String, Error> {
        guard(|| to_json(self.desk()?.policy()))
    }

    /// Now by the clock of the desk, in milliseconds since 1970 UTC.
    ///
    /// # Errors
    /// `desk_closed`.
    pub fn now_millis(&self) -> Result<i64, Error> {
        guard(|| Ok(self.desk()?.now().millis()))
    }

    /// Closes the desk: later calls are refused with `desk_closed`, its relays are told to stop. Files are closed when the
    /// last running call ends.
    pub fn close(&self) {
        let open = self
            .0
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        for relay in open.iter().flat_map(|open| hold(&open.relays).clone()) {
            relay.tell();
        }
    }

    fn open_desk(&self) -> RwLockReadGuard<'_, Option<Open>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn desk(&self) -> Result<Desk, Error> {
        self.open_desk()
            .as_ref()
            .map(|open| open.desk.clone())
            .ok_or_else(|| Code::DeskClosed.into())
    }
}

/// When the last handle goes and nobody closed the desk, its relays end too.
impl Drop for Door {
    fn drop(&mut self) {
        self.close();
    }
}

fn hold<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Handle {
    /// Calls an operation by name; command and view are JSON.
    ///
    /// # Errors
    /// `desk_closed`; those of [`Desk::call`].
    pub fn call(
        &self,
        operation: &str,
        input: &str,
        request_id: Option<&str>,
    ) -> Result<String, Error> {
        guard(|| {
            self.door
                .desk()?
                .call(&self.caller, operation, input, request_id)
        })
    }
}

/// Runs the cases that any store must pass on a store of the host's, and tells how each ended: the JSON of a
/// `fapiao_conformance::Report`. What the cases write stays in the store.
///
/// # Errors
/// `internal`.
#[cfg(feature = "conformance")]
pub fn check_store(store: Arc<dyn Host>) -> Result<String, Error> {
    guard(|| to_json(&fapiao_conformance::check(&HostStore::new(store))))
}

/// The operation table, JSON: what a door needs to prove that it has every operation.
pub fn operations() -> String {
    json!(OPERATIONS).to_string()
}

/// Who calls, as a scenario writes it; see [`Door::handle`].
///
/// # Errors
/// `invalid_input`.
pub fn read_caller(value: &Value) -> Result<Caller, Error> {
    let unknown = || Error::problem("caller", Code::WrongType);
    match value {
        Value::String(name) => match name.as_str() {
            "public" => Ok(Caller::Public),
            "platform" => Ok(Caller::Platform),
            "system" => Ok(Caller::System),
            _ => Err(unknown()),
        },
        Value::Object(fields) => match (fields.len(), fields.get("staff"), fields.get("session")) {
            (1, Some(Value::String(name)), None) => Ok(Caller::Staff(name.clone())),
            (1, None, Some(Value::String(token))) => Ok(Caller::Session(token.as_str().into())),
            _ => serde_json::from_value::<Vouched>(value.clone())
                .map(Caller::Vouched)
                .map_err(|_| unknown()),
        },
        _ => Err(unknown()),
    }
}

/// Runs it, and makes an error of a panic: a door must never end the process of its host.
///
/// # Errors
/// Those of `call`, and `internal`.
pub fn guard<T>(call: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    catch_unwind(AssertUnwindSafe(call)).unwrap_or_else(|_| Err(Code::Internal.into()))
}

/// The JSON of an error, as every door hands it on.
pub fn error_json(error: &Error) -> String {
    serde_json::to_string(error).unwrap_or_else(|_| "{}".to_owned())
}

fn to_json<T: Serialize>(value: &T) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|_| Code::Internal.into())
}

#[cfg(test)]
mod tests;
