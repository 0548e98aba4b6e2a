//! Runs a flow to its end, blocking.

use super::{Answer, Flow, Run, Step};
use crate::channel::{ChannelAnswer, ChannelCall};
use crate::error::Error;
use crate::store::Store;
use crate::time::Instant;

/// What a blocking driver draws time, randomness and issued fapiao from.
pub trait Surroundings {
    /// Now.
    fn now(&self) -> Instant;
    /// 32 random bytes.
    fn entropy(&self) -> [u8; 32];
    /// Calls the issuing channel.
    fn channel(&self, call: &ChannelCall) -> ChannelAnswer;
}

/// Runs a flow to its end on a store, blocking.
///
/// # Errors
/// Those of the command.
pub fn drive<T>(
    mut flow: Flow<T>,
    store: &dyn Store,
    surroundings: &dyn Surroundings,
) -> Result<T, Error> {
    drive_run(&mut flow.run, store, surroundings)?;
    (flow.result)()
}

fn drive_run(
    run: &mut Run,
    store: &dyn Store,
    surroundings: &dyn Surroundings,
) -> Result<(), Error> {
    let mut answer = None;
    loop {
        let reply = match run.next(answer.take()) {
            Step::Done(result) => return result,
            Step::Begin => Ok(Answer::Begin {
                now: surroundings.now(),
                entropy: surroundings.entropy(),
            }),
            Step::Load(lookups) => store.load(&lookups).map(Answer::Rows),
            Step::List(query) => store.list(&query).map(Answer::Listed),
            Step::History { key, after, limit } => {
                store.history(&key, after, limit).map(Answer::Facts)
            }
            Step::Mails(query) => store.mails(&query).map(Answer::Mails),
            Step::Settle {
                id,
                attempts,
                settlement,
            } => store
                .settle(&id, attempts, &settlement)
                .map(|()| Answer::Done),
            Step::Commit(batch) => store.commit(batch).map(|()| Answer::Done),
            Step::Channel(call) => Ok(Answer::Channel(surroundings.channel(&call))),
        };
        answer = Some(reply.unwrap_or_else(Answer::Failed));
    }
}
