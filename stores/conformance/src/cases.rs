//! The cases, by what they are about. Each has samples that nobody used before.

use crate::Case;

mod batches;
mod claims;
mod facts;
mod index;
mod lists;
mod mails;
mod races;
mod rows;
mod settling;

/// What every case needs.
mod prelude {
    pub(super) use crate::outcome::{Outcome, same, so, strings};
    pub(super) use crate::{Case, Samples, rows};
    pub(super) use fapiao_core::store::{Batch, Store, StoreError};
}

pub(crate) const GROUPS: &[&[Case]] = &[
    rows::CASES,
    batches::CASES,
    claims::CASES,
    facts::CASES,
    lists::CASES,
    index::CASES,
    mails::CASES,
    settling::CASES,
    races::CASES,
];
