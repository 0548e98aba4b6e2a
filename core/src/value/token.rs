//! Tokens of links: secrets of 256 bits.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Secret;
use crate::digest::hex_digest;

/// The token of a mailed link. It is written as its digest, which tells one token from another (SPEC P4) and gives
/// nothing away: unlike a password, a token cannot be guessed.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Token(Secret);

impl Token {
    /// The token itself.
    pub fn expose(&self) -> &str {
        self.0.expose()
    }
}

impl From<&str> for Token {
    fn from(text: &str) -> Self {
        Self(Secret::from(text))
    }
}

impl From<String> for Token {
    fn from(text: String) -> Self {
        Self(Secret::from(text))
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

impl Serialize for Token {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&hex_digest(&[b"fapiao token", self.expose().as_bytes()]))
    }
}

impl<'de> Deserialize<'de> for Token {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Secret::deserialize(deserializer).map(Self)
    }
}

impl JsonSchema for Token {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Secret::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Secret::json_schema(generator)
    }
}
