//! Setting up what other languages need, and running it.

pub(crate) mod debian;
pub(crate) mod npm;
pub(crate) mod swift;
