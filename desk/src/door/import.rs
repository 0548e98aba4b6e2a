//! Bulk intake at a door: the language pushes bytes and is told how far it is.

use std::ops::ControlFlow;
use std::sync::{Mutex, PoisonError};

use fapiao_core::contract::RejectedLine;
use fapiao_core::error::{Code, Error};
use fapiao_core::operation::Role;
use serde_json::json;

use super::{Handle, guard, to_json};
use crate::handles::Platform;
use crate::import::{Import, ImportOptions, ImportProgress, ImportWatch, Step};

/// An intake under way. Calls come one after the other; leaving it keeps what was committed.
pub struct DoorImport(Mutex<Option<Import>>);

impl std::fmt::Debug for DoorImport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DoorImport")
    }
}

/// Keeps the lines that are rejected between two answers.
#[derive(Default)]
struct Collected(Vec<RejectedLine>);

impl ImportWatch for Collected {
    fn progress(&mut self, _: &ImportProgress) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }

    fn rejected(&mut self, line: &RejectedLine) {
        self.0.push(line.clone());
    }
}

impl Handle {
    /// Begins an intake. `options` is the JSON of [`ImportOptions`].
    ///
    /// # Errors
    /// `operation_not_allowed` unless the caller is the platform; `invalid_input`; `desk_closed`.
    pub fn begin_import(&self, options: &str) -> Result<DoorImport, Error> {
        guard(|| {
            if self.caller.role() != Role::Platform {
                return Err(Error::new(Code::OperationNotAllowed)
                    .detail("operation", "import_statement")
                    .detail("role", self.caller.role().name()));
            }
            let options: ImportOptions = fapiao_core::input::parse(options)?;
            let platform = Platform::new(&self.door.desk()?, self.caller.clone());
            let import = platform.begin_import(options)?;
            Ok(DoorImport(Mutex::new(Some(import))))
        })
    }
}

impl DoorImport {
    /// Takes the next bytes, a megabyte at most for smooth progress. Answers `{"progress", "rejected"}` as JSON, with the
    /// lines that were rejected since the last answer.
    ///
    /// # Errors
    /// As for [`Import::push`]; the intake is over then. What was committed stays.
    pub fn push(&self, bytes: &[u8]) -> Result<String, Error> {
        self.step(|import, watch| import.push(bytes, watch).map(|()| Step::More))
    }

    /// Goes on when no more bytes come. Answers as [`DoorImport::push`]; and once it is done with the
    /// [`crate::ImportReport`] as `report` beside.
    ///
    /// # Errors
    /// As for [`DoorImport::push`].
    pub fn finish_step(&self) -> Result<String, Error> {
        self.step(Import::finish_step)
    }

    /// Ends it before its time and tells what was done: the JSON of a [`crate::ImportReport`]. Records that are not yet
    /// committed are left.
    ///
    /// # Errors
    /// `invalid_input` when it is over.
    pub fn stop(&self) -> Result<String, Error> {
        guard(|| {
            let import = self.lock().take().ok_or_else(over)?;
            to_json(&import.into_report())
        })
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Import>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn step(
        &self,
        step: impl FnOnce(&mut Import, &mut dyn ImportWatch) -> Result<Step, Error>,
    ) -> Result<String, Error> {
        guard(|| {
            let mut place = self.lock();
            // An error ends it: it is put back only when all went well.
            let mut import = place.take().ok_or_else(over)?;
            let mut watch = Collected::default();
            let done = step(&mut import, &mut watch)? == Step::Done;
            let progress = import.progress().clone();
            let answer = if done {
                json!({"progress": progress, "rejected": watch.0, "report": import.into_report()})
            } else {
                *place = Some(import);
                json!({"progress": progress, "rejected": watch.0})
            };
            Ok(answer.to_string())
        })
    }
}

fn over() -> Error {
    Error::problem("import", Code::NotAllowed)
}
