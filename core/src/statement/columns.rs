//! Columns by name, values by place, and what can be wrong with them.

use std::collections::BTreeSet;

use super::{RejectReason, StatementError, StatementRecord, text};
use crate::time::Instant;

/// A row that was read, with the amounts that only the totals need.
pub(super) struct Row {
    pub record: StatementRecord,
    pub voucher_refund_fen: i64,
    pub merchant_discount_fen: i64,
}

/// A fault of a row, in the column at this place if it is of one.
pub(super) struct Fault {
    pub place: Option<usize>,
    pub reason: RejectReason,
}

impl Fault {
    pub(super) const TRUNCATED: Self = Self::whole(RejectReason::Truncated);

    pub(super) fn at(place: usize, reason: RejectReason) -> Self {
        Self {
            place: Some(place),
            reason,
        }
    }

    pub(super) const fn whole(reason: RejectReason) -> Self {
        Self {
            place: None,
            reason,
        }
    }
}

/// The names of a header, as they can be found.
pub(super) struct Names {
    names: Vec<String>,
    /// Whether something is read from the last column. If not, a line that breaks off in it has lost nothing.
    pub reads_last: bool,
}

impl Names {
    pub(super) fn get(&self, place: usize) -> Option<String> {
        self.names.get(place).cloned()
    }

    pub(super) fn count(&self) -> usize {
        self.names.len()
    }

    /// Whether this is the place of the last column.
    pub(super) fn is_last(&self, place: usize) -> bool {
        place.checked_add(1) == Some(self.names.len())
    }
}

/// Finds columns by name and remembers which were missing and whether the last was found.
pub(super) struct Finder {
    names: Vec<String>,
    missing: Vec<String>,
    found_last: bool,
}

impl Finder {
    pub(super) fn new(names: Vec<String>) -> Self {
        Self {
            names,
            missing: Vec::new(),
            found_last: false,
        }
    }

    pub(super) fn has(&self, names: &[&str]) -> bool {
        names
            .iter()
            .any(|name| self.names.iter().any(|found| found == name))
    }

    /// No name may stand twice, lest the wrong one is read.
    pub(super) fn distinct(&self) -> Result<(), StatementError> {
        let mut seen = BTreeSet::new();
        let repeated = self
            .names
            .iter()
            .find(|name| !name.is_empty() && !seen.insert(name.as_str()));
        match repeated {
            Some(column) => Err(StatementError::RepeatedColumn {
                column: text::message(column.as_bytes()),
            }),
            None => Ok(()),
        }
    }

    pub(super) fn find(&mut self, names: &[&str]) -> Option<usize> {
        let place = names
            .iter()
            .find_map(|name| self.names.iter().position(|found| found == name))?;
        self.found_last |= place.checked_add(1) == Some(self.names.len());
        Some(place)
    }

    pub(super) fn need(&mut self, names: &[&str]) -> usize {
        self.find(names).unwrap_or_else(|| {
            self.missing
                .extend(names.first().map(|name| (*name).to_owned()));
            0
        })
    }

    /// The names, if every one that is needed was found.
    pub(super) fn done(self) -> Result<Names, StatementError> {
        if self.missing.is_empty() {
            Ok(Names {
                names: self.names,
                reads_last: self.found_last,
            })
        } else {
            Err(StatementError::MissingColumns {
                columns: self.missing,
            })
        }
    }
}

/// The values of a row.
pub(super) struct Values<'a>(pub(super) Vec<&'a str>);

impl<'a> Values<'a> {
    pub(super) fn verbatim(&self, place: usize) -> &'a str {
        self.0.get(place).copied().unwrap_or("")
    }

    pub(super) fn get(&self, place: usize) -> &'a str {
        self.verbatim(place).trim()
    }

    pub(super) fn read<T>(
        &self,
        place: usize,
        reason: RejectReason,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, Fault> {
        read(self.get(place)).ok_or(Fault::at(place, reason))
    }

    pub(super) fn fen(&self, place: usize) -> Result<i64, Fault> {
        self.read(place, RejectReason::BadAmount, text::fen)
    }

    pub(super) fn time(&self, place: usize) -> Result<Instant, Fault> {
        self.read(place, RejectReason::BadTime, Instant::from_china_text)
    }

    pub(super) fn platform_number(&self, place: usize) -> Result<String, Fault> {
        let whole =
            |text: &str| (text != "0" && text::is_platform_number(text)).then(|| text.to_owned());
        self.read(place, RejectReason::MangledId, whole)
    }

    /// A number that the seller gave; none when it is empty.
    pub(super) fn merchant_number(&self, place: usize) -> Result<Option<String>, Fault> {
        let whole = |text: &str| {
            (!text::is_scientific(text)).then(|| (!text.is_empty()).then(|| text.to_owned()))
        };
        self.read(place, RejectReason::MangledId, whole)
    }

    /// A number that the seller gave and that must be there.
    pub(super) fn needed_number(&self, place: usize) -> Result<String, Fault> {
        self.merchant_number(place)?
            .ok_or(Fault::at(place, RejectReason::MangledId))
    }
}
