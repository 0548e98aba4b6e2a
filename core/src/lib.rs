//! The rules of a fapiao desk: pure, without I/O, clock, randomness or threads.
//!
//! The noun modules ([`account`], [`bill`], [`application`], [`fapiao`], [`request`] …) are machines: a table of
//! transitions, functions that decide, and one that evolves. [`operations`] drive them, [`contract`] is what callers
//! see, [`table`] lists every operation once, [`store`] is what a drawer has to do. Rules are cited by their number in
//! the specification (`B5`).
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic
    )
)]

pub mod account;
pub mod application;
pub mod bill;
pub mod calendar;
pub mod change;
pub mod channel;
pub mod context;
pub mod contract;
pub mod digest;
pub mod document;
pub mod draft;
pub mod error;
pub mod fapiao;
pub mod flow;
pub mod guard;
pub mod input;
pub mod machine;
pub mod mail;
pub mod notice;
pub mod operation;
pub mod operations;
pub mod order;
pub mod policy;
pub mod request;
pub mod session;
pub mod statement;
pub mod store;
pub mod support;
pub mod table;
pub mod time;
pub mod title_book;
pub mod value;
pub mod wording;
