//! The fapiao desk over HTTP: `POST /v1/{role}/{operation}` with the command as JSON, answered by the view as JSON.
//!
//! Everything that the desk can do is reachable, for the routes are made from its operation table. This service adds
//! what belongs to HTTP and nothing about fapiao: who calls, idempotency keys, status codes, limits, a description.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod access;
mod api;
mod openapi;
mod problem;

pub use access::Access;
pub use api::router;
