//! The way by which fapiao are issued (SPEC I1).
//!
//! By default staff issue in the tax bureau's own system and record number and date here: the manual channel, which
//! is no outside call at all. A host that is connected to a tax platform implements [`Channel`].

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::contract::FapiaoView;
use crate::contract::IssuedDocument;

/// A call of the channel. `key` was stored before the call was made; the same key never issues twice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChannelCall {
    /// Issue this fapiao.
    Issue {
        /// Idempotency key.
        key: String,
        /// What to issue.
        fapiao: Box<FapiaoView>,
    },
    /// Ask what became of an earlier call, without issuing anything.
    Ask {
        /// Idempotency key of that call.
        key: String,
    },
}

/// What the channel says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChannelAnswer {
    /// It is issued, as told.
    Issued(Box<IssuedDocument>),
    /// It is not issued and will not be under this key.
    Refused {
        /// Why, for staff.
        reason: String,
    },
    /// Nobody knows: the line broke, or the platform is still at it. Ask again later; never issue again.
    Unknown,
}

/// A connection to a tax platform.
pub trait Channel: Send + Sync {
    /// Issues, or says what became of an earlier call. A call that gets no answer in time is [`ChannelAnswer::Unknown`].
    fn call(&self, call: &ChannelCall) -> ChannelAnswer;
}
