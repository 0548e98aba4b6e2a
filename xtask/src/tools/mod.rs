//! Setting up what other languages need, and running it.

pub(crate) mod chromium;
pub(crate) mod contents;
pub(crate) mod debian;
pub(crate) mod kotlin;
pub(crate) mod mail;
pub(crate) mod npm;
pub(crate) mod portal;
pub(crate) mod postgres;
pub(crate) mod python;
pub(crate) mod swift;
pub(crate) mod uniffi;
