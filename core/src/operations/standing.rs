//! Applications together with their fapiao that are not issued yet: what may be done now, only both can tell (SPEC §4).

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::application::{ApplicationMachine, ApplicationState};
use crate::change::{Tracked, state_of};
use crate::error::Error;
use crate::fapiao::{FapiaoMachine, FapiaoState, FapiaoStatus};
use crate::flow::Io;
use crate::machine::Machine;

/// Where fapiao stand that are still to be issued, by id.
#[derive(Debug, Default)]
pub struct Unissued(BTreeMap<String, FapiaoStatus>);

/// All that is wanted of a fapiao here; reading the whole of it is most of what a page of bills would cost.
#[derive(Default, Deserialize)]
struct Standing {
    status: FapiaoStatus,
}

impl Unissued {
    /// Those of some applications, in one round trip, or in none if all is issued.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn load(
        io: &Io,
        applications: impl IntoIterator<Item = &ApplicationState>,
    ) -> Result<Self, Error> {
        let ids = ids(applications);
        let rows = io.rows_of::<FapiaoMachine>(&ids).await?;
        ids.into_iter()
            .zip(rows)
            .map(|(id, row)| {
                let standing: Standing = row
                    .map(|row| state_of(&row, FapiaoMachine::KIND))
                    .transpose()?
                    .unwrap_or_default();
                Ok((id.to_owned(), standing.status))
            })
            .collect::<Result<_, Error>>()
            .map(Self)
    }

    /// Those of some applications, and all of each besides.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn load_whole(
        io: &Io,
        applications: impl IntoIterator<Item = &ApplicationState>,
    ) -> Result<(Self, BTreeMap<String, FapiaoState>), Error> {
        let ids = ids(applications);
        let rows = io.load_all::<FapiaoMachine>(&ids).await?;
        let whole: BTreeMap<String, FapiaoState> = rows
            .into_iter()
            .map(|row| (row.id().to_owned(), row.into_state()))
            .collect();
        let standing = whole.iter().map(|(id, state)| (id.clone(), state.status));
        Ok((Self(standing.collect()), whole))
    }

    /// What a role may do with one of the applications now.
    pub fn allowed(&self, application: &ApplicationState, role: &str) -> Vec<String> {
        let statuses: Vec<FapiaoStatus> = application
            .unissued()
            .filter_map(|fapiao| self.0.get(&fapiao.fapiao_id).copied())
            .collect();
        application.allowed(role, &statuses)
    }
}

/// Applications by batch number, each once, and their fapiao that are not issued yet; in two round trips at most.
///
/// # Errors
/// Those of the store.
pub async fn applications<'a>(
    io: &Io,
    batch_numbers: impl Iterator<Item = &'a str>,
) -> Result<(BTreeMap<String, ApplicationState>, Unissued), Error> {
    let mut ids: Vec<&str> = batch_numbers.collect();
    ids.sort_unstable();
    ids.dedup();
    let rows = io.load_all::<ApplicationMachine>(&ids).await?;
    let unissued = Unissued::load(io, rows.iter().map(Tracked::state)).await?;
    let applications = rows
        .into_iter()
        .map(|row| (row.id().to_owned(), row.into_state()))
        .collect();
    Ok((applications, unissued))
}

fn ids<'a>(applications: impl IntoIterator<Item = &'a ApplicationState>) -> Vec<&'a str> {
    applications
        .into_iter()
        .filter(|application| application.is_to_be_issued())
        .flat_map(ApplicationState::unissued)
        .map(|fapiao| fapiao.fapiao_id.as_str())
        .collect()
}
