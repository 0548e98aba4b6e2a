//! The guard of an address against guessing (SPEC A7). It stands before known and unknown addresses alike, so that its
//! waiting tells nothing; its id is the digest of the address.

use serde::{Deserialize, Serialize};

use crate::context::Context;
use crate::error::{Code, Error};
use crate::machine::Machine;
use crate::time::Instant;

/// A guard.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuardState {
    /// Failures since the last success.
    pub failures: u32,
    /// Nobody is let in before this.
    pub until: Option<Instant>,
}

/// What happens to a guard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GuardEvent {
    /// A password was wrong.
    Failed {
        /// Nobody is let in before this.
        until: Option<Instant>,
    },
    /// A password was right, or was replaced by its owner.
    Cleared,
}

/// What a guard is asked.
#[derive(Debug, Clone, Copy)]
pub enum GuardCommand {
    /// May somebody try?
    Try,
    /// The try failed.
    Fail,
    /// It went well.
    Clear,
}

/// Decides a command.
///
/// # Errors
/// `too_many_attempts` with `retry_at` for a try that comes too early.
pub fn decide(
    state: &GuardState,
    ctx: &Context,
    command: GuardCommand,
) -> Result<Vec<GuardEvent>, Error> {
    match command {
        GuardCommand::Try => match state.until {
            Some(until) if ctx.now < until => {
                Err(Error::new(Code::TooManyAttempts).retry_at(until))
            }
            _ => Ok(Vec::new()),
        },
        GuardCommand::Fail => Ok(vec![GuardEvent::Failed {
            until: wait(state.failures.saturating_add(1), ctx),
        }]),
        GuardCommand::Clear if state.failures == 0 => Ok(Vec::new()),
        GuardCommand::Clear => Ok(vec![GuardEvent::Cleared]),
    }
}

/// The wait after so many failures: none for the free ones, then doubling.
fn wait(failures: u32, ctx: &Context) -> Option<Instant> {
    let policy = &ctx.policy().accounts;
    let doublings = failures.checked_sub(policy.free_failures)?.checked_sub(1)?;
    let longest = u64::from(policy.longest_wait_seconds);
    let seconds = u64::from(policy.first_wait_seconds)
        .saturating_mul(1 << doublings.min(31))
        .min(longest);
    Some(
        ctx.now
            .plus_millis(i64::try_from(seconds.saturating_mul(1000)).unwrap_or(i64::MAX)),
    )
}

/// The machine of guards.
#[derive(Debug, Clone)]
pub struct GuardMachine;

impl Machine for GuardMachine {
    const KIND: &'static str = "guard";
    type State = GuardState;
    type Event = GuardEvent;

    fn evolve(state: &mut GuardState, event: &GuardEvent) {
        match event {
            GuardEvent::Failed { until } => {
                state.failures = state.failures.saturating_add(1);
                state.until = *until;
            }
            GuardEvent::Cleared => *state = GuardState::default(),
        }
    }
}
