//! The door of the fapiao desk for Node: JSON in and out of `fapiao::door`, on threads of its own, so that the event loop
//! never waits. The JavaScript around it makes promises, types and errors of it; see `docs/node.md`.

mod desk;
mod engine;
pub mod host;
pub mod money;
mod pool;
