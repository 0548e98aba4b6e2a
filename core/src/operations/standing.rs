//! Applications together with their fapiao that are not issued yet: what may be done now, only both can tell (SPEC §4).

use std::collections::BTreeMap;

use crate::application::ApplicationState;
use crate::change::Tracked;
use crate::error::Error;
use crate::fapiao::{FapiaoMachine, FapiaoState, FapiaoStatus};
use crate::flow::Io;

/// Fapiao that are still to be issued, by id.
#[derive(Debug, Default)]
pub struct Unissued(BTreeMap<String, Tracked<FapiaoMachine>>);

impl Unissued {
    /// Those of some applications, in one round trip, or in none if all is issued.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn load(
        io: &Io,
        applications: impl IntoIterator<Item = &ApplicationState>,
    ) -> Result<Self, Error> {
        let ids: Vec<&str> = applications
            .into_iter()
            .filter(|application| application.is_to_be_issued())
            .flat_map(ApplicationState::unissued)
            .map(|fapiao| fapiao.fapiao_id.as_str())
            .collect();
        let rows = io.load_all::<FapiaoMachine>(&ids).await?;
        Ok(Self(
            rows.into_iter()
                .map(|row| (row.id().to_owned(), row))
                .collect(),
        ))
    }

    /// Those of one of the applications.
    pub fn of(&self, application: &ApplicationState) -> impl Iterator<Item = &FapiaoState> {
        application
            .unissued()
            .filter_map(|fapiao| self.0.get(&fapiao.fapiao_id))
            .map(Tracked::state)
    }

    /// What a role may do with one of the applications now.
    pub fn allowed(&self, application: &ApplicationState, role: &str) -> Vec<String> {
        let statuses: Vec<FapiaoStatus> = self.of(application).map(|state| state.status).collect();
        application.allowed(role, &statuses)
    }
}
