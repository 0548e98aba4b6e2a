//! The operations: what each loads, which machines decide, what it answers.
//!
//! A handler is straight-line code over [`Io`](crate::flow::Io). It parses its command into values, loads rows, lets
//! machines decide, and returns one [`Outcome`](crate::operation::Outcome). It commits nothing itself unless its work
//! is a series of changes, each whole in itself.

pub mod account;
pub mod applying;
pub mod bills;
pub mod clockwork;
pub mod common;
pub mod delivery;
pub mod ending;
pub mod feed;
pub mod issuing;
pub mod masking;
pub mod my_fapiao;
pub mod payback;
pub mod preparing;
pub mod principal;
pub mod progress;
pub mod records;
pub mod reissue;
pub mod requests;
pub mod standing;
pub mod titles;
