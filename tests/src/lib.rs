//! Runs the scenarios of `tests/scenarios`: what a file may say is in [`format`], how an answer is compared with what a
//! step expects in [`matcher`], how a scenario runs in [`runner`], and a store that fails on purpose in [`faulty`].

pub mod crash;
pub mod faulty;
pub mod format;
pub mod intake;
pub mod journey;
pub mod matcher;
#[cfg(unix)]
pub mod postgres;
pub mod runner;
pub mod statement;
pub mod substitution;
