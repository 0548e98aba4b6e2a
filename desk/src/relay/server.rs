//! How a mail server is reached.

use fapiao_core::value::Secret;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How a connection to a mail server is protected.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SmtpSecurity {
    /// It begins in the clear and must turn to TLS before anything else is said (STARTTLS).
    #[default]
    StartTls,
    /// TLS from the beginning.
    Tls,
    /// In the clear, for a mail server on the same machine. A password is then sent to a loopback address only.
    None,
}

/// The mail server that takes the mails.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SmtpOptions {
    /// Its name, which its certificate must bear.
    pub host: String,
    /// The address that mails come from. Their Message-IDs end with its domain.
    pub from_address: String,
    /// The name that stands beside it.
    #[serde(default)]
    pub from_name: Option<String>,
    /// Where answers go, if not to `from_address`.
    #[serde(default)]
    pub reply_to: Option<String>,
    /// How the connection is protected.
    #[serde(default)]
    pub security: SmtpSecurity,
    /// Its port; 587 for `start_tls`, 465 for `tls`, 25 for `none` if left out.
    #[serde(default)]
    pub port: Option<u16>,
    /// The account to sign in with.
    #[serde(default)]
    pub username: Option<String>,
    /// Its password.
    #[serde(default)]
    pub password: Option<Secret>,
    /// Certificates to trust instead of those of the system: the text of a PEM file.
    #[serde(default)]
    pub certificates: Option<String>,
    /// Seconds to wait for each answer of the server, 1 to 60; 20 if left out.
    #[serde(default)]
    pub timeout_seconds: Option<u32>,
}
