//! How a case ends.

use std::fmt::Debug;

use fapiao_core::store::StoreError;

/// What was wrong, in words.
#[derive(Debug)]
pub(crate) struct Broken(pub(crate) String);

impl From<StoreError> for Broken {
    fn from(error: StoreError) -> Self {
        Self(format!("unexpected refusal: {error:?}"))
    }
}

pub(crate) type Outcome = Result<(), Broken>;

/// Fails unless both are equal.
pub(crate) fn same<T: PartialEq + Debug>(what: &str, found: T, wanted: T) -> Outcome {
    if found == wanted {
        Ok(())
    } else {
        Err(Broken(format!(
            "{what}: found {found:?}, wanted {wanted:?}"
        )))
    }
}

/// Fails unless it is so.
pub(crate) fn so(what: &str, holds: bool) -> Outcome {
    if holds {
        Ok(())
    } else {
        Err(Broken(format!("not so: {what}")))
    }
}

pub(crate) fn strings<const N: usize>(of: [&str; N]) -> Vec<String> {
    of.map(str::to_owned).to_vec()
}
