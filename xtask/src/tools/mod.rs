//! Setting up what other languages need, and running it.

pub(crate) mod npm;
pub(crate) mod python;
