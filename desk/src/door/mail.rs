//! Mails at a door: an object of the host's hands them over, now or for as long as the desk is open. A mail server is
//! such an object, too.

use std::sync::Arc;
use std::time::Duration;

use fapiao_core::error::{Code, Error};

use super::host::HostTransport;
use super::{Door, Host, guard, to_json};
use crate::relay::RunningRelay;
#[cfg(feature = "smtp")]
use crate::relay::{Smtp, SmtpOptions, Transport as _};

impl Door {
    /// Sends the mails that are due, at most `limit` (SPEC N2); see [`crate::System::deliver_due`]. `transport` is called
    /// with `send` and `{"id", "mail"}`; a refusal of its may be `{"message", "retry"}`. Answers the JSON of
    /// [`crate::Delivered`].
    ///
    /// # Errors
    /// `desk_closed`; those of the store.
    pub fn deliver_due(&self, limit: u32, transport: Arc<dyn Host>) -> Result<String, Error> {
        guard(|| {
            let system = self.desk()?.system();
            to_json(&system.deliver_due(limit, &mut HostTransport(transport))?)
        })
    }

    /// Lets deadlines take effect and sends mails as they fall due, in a thread of its own, resting so many milliseconds
    /// when nothing is left; see [`crate::Relay`]. It ends with [`DoorRelay::stop`] or when the desk is closed, and not
    /// when what is returned is dropped.
    ///
    /// # Errors
    /// `desk_closed`; `invalid_input` for no pause.
    pub fn start_relay(
        &self,
        pause_millis: u32,
        transport: Arc<dyn Host>,
    ) -> Result<DoorRelay, Error> {
        guard(|| {
            if pause_millis == 0 {
                return Err(Error::problem("pause", Code::NotAllowed));
            }
            let pause = Duration::from_millis(pause_millis.into());
            // The desk cannot be closed in between, which would leave a relay that nobody stops.
            let open = self.open_desk();
            let open = open.as_ref().ok_or(Code::DeskClosed)?;
            let relay = Arc::new(
                open.desk
                    .relay()
                    .every(pause)
                    .start(HostTransport(transport)),
            );
            let mut relays = super::hold(&open.relays);
            relays.retain(|relay| relay.status().running);
            relays.push(Arc::clone(&relay));
            Ok(DoorRelay(relay))
        })
    }
}

/// A relay in a thread of its own.
#[derive(Clone, Debug)]
pub struct DoorRelay(Arc<RunningRelay>);

impl DoorRelay {
    /// What it has done so far: the JSON of a [`crate::RelayStatus`].
    ///
    /// # Errors
    /// `internal`.
    pub fn status(&self) -> Result<String, Error> {
        guard(|| to_json(&self.0.status()))
    }

    /// Stops it when the mail that is being sent is sent, and tells what it has done.
    ///
    /// # Errors
    /// `internal`.
    pub fn stop(&self) -> Result<String, Error> {
        guard(|| to_json(&self.0.stop()))
    }
}

/// A mail server. It is made a way out for mails by an object of the host's that answers `send` with [`DoorSmtp::send`].
#[cfg(feature = "smtp")]
#[derive(Clone, Debug)]
pub struct DoorSmtp(Smtp);

#[cfg(feature = "smtp")]
#[derive(serde::Serialize, serde::Deserialize)]
struct Handed {
    id: String,
    mail: fapiao_core::mail::RenderedMail,
}

#[cfg(feature = "smtp")]
impl DoorSmtp {
    /// Makes ready to send. `options` is the JSON of [`SmtpOptions`].
    ///
    /// # Errors
    /// Those of [`Smtp::new`].
    pub fn new(options: &str) -> Result<Self, Error> {
        guard(|| {
            let options: SmtpOptions = fapiao_core::input::parse(options)?;
            Ok(Self(Smtp::new(&options)?))
        })
    }

    /// Speaks to the server, without a mail: why it would not take one, as the JSON of a [`TransportError`], or `null`.
    ///
    /// # Errors
    /// `internal`.
    pub fn check(&self) -> Result<String, Error> {
        guard(|| to_json(&self.0.check().err()))
    }

    /// Hands a mail over, `{"id", "mail"}`; why the server did not take it, as the JSON of a [`TransportError`], or `null`.
    ///
    /// # Errors
    /// `invalid_input` for what is no such mail.
    pub fn send(&self, handed: &str) -> Result<String, Error> {
        guard(|| {
            let handed: Handed = fapiao_core::input::parse(handed)?;
            to_json(&self.0.clone().send(&handed.id, &handed.mail).err())
        })
    }
}
