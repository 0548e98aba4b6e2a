//! Values that a row keeps and its history does not.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::digest::hex_digest;
use crate::value::Email;

/// A value with its digest. Facts cannot be removed (SPEC H1) and personal data must be (SPEC H3): a fact keeps the
/// digest alone, the row keeps the value until the account is anonymised. Equality is that of the digests, so that
/// the facts still add up to the row.
#[derive(Clone, Serialize, Deserialize)]
pub struct Sealed<T> {
    digest: String,
    #[serde(skip_serializing_if = "Option::is_none", default = "Option::default")]
    value: Option<T>,
}

impl Sealed<Email> {
    /// An address; its digest is that of its canonical form.
    pub fn email(email: &Email) -> Self {
        Self::new(email_digest(email), email.clone())
    }
}

impl Sealed<String> {
    /// A password hash in PHC form.
    pub fn phc(phc: String) -> Self {
        Self::new(hex_digest(&[b"fapiao phc", phc.as_bytes()]), phc)
    }
}

impl<T> Sealed<T> {
    /// A value with its digest.
    pub(crate) fn new(digest: String, value: T) -> Self {
        Self {
            digest,
            value: Some(value),
        }
    }

    /// The digest, hexadecimal; empty if there never was a value.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// The value, while it is kept.
    pub fn value(&self) -> Option<&T> {
        self.value.as_ref()
    }

    /// Takes the value out; the digest stays.
    pub fn erase(&mut self) {
        self.value = None;
    }
}

impl<T> Default for Sealed<T> {
    fn default() -> Self {
        Self {
            digest: String::new(),
            value: None,
        }
    }
}

impl<T> PartialEq for Sealed<T> {
    fn eq(&self, other: &Self) -> bool {
        self.digest == other.digest
    }
}

impl<T> Eq for Sealed<T> {}

impl<T> fmt::Debug for Sealed<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sealed")
            .field("kept", &self.value.is_some())
            .finish_non_exhaustive()
    }
}

/// What an address is claimed and found by.
pub fn email_digest(email: &Email) -> String {
    hex_digest(&[b"fapiao email", email.canonical().as_bytes()])
}

/// What the token of a mailed link is claimed and found by; the token itself is in the mail alone.
pub fn link_digest(token: &str) -> String {
    hex_digest(&[b"fapiao link", token.as_bytes()])
}
