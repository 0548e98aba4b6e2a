//! Shortage notices (票源紧张) and the promises that they move (SPEC D4, D7).
//!
//! All notices stand on one board, one row, so that a customer's call finds those that run with a single look-up.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::contract::{PromiseView, Text};
use crate::error::{Code, Error};
use crate::machine::Machine;
use crate::time::Instant;

/// The id of the board.
pub const BOARD: &str = "notices";

/// A shortage notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Its id.
    pub id: String,
    /// What it says.
    pub text: Text,
    /// The day by which fapiao are mailed.
    pub mail_by: NaiveDate,
    /// From when it runs.
    pub starts_at: Instant,
    /// Until when it runs.
    pub ends_at: Instant,
    /// Whether the customers of open applications were told.
    pub told: bool,
}

impl Notice {
    /// Whether it runs.
    pub fn runs(&self, now: Instant) -> bool {
        self.starts_at <= now && now < self.ends_at
    }
}

/// All notices.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Board {
    /// In the order of posting.
    pub notices: Vec<Notice>,
}

/// What happens on the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BoardEvent {
    /// A notice was posted.
    Posted(Notice),
    /// A notice was ended early.
    Ended {
        /// Which.
        notice: String,
        /// When.
        at: Instant,
    },
    /// The customers of all open applications were told.
    Told {
        /// Of which.
        notice: String,
    },
}

/// The machine of the board.
#[derive(Debug)]
pub struct BoardMachine;

impl Machine for BoardMachine {
    const KIND: &'static str = "board";
    type State = Board;
    type Event = BoardEvent;

    fn evolve(state: &mut Board, event: &BoardEvent) {
        match event {
            BoardEvent::Posted(notice) => state.notices.push(notice.clone()),
            BoardEvent::Ended { notice, at } => {
                for found in state.notices.iter_mut().filter(|found| found.id == *notice) {
                    found.ends_at = *at;
                }
            }
            BoardEvent::Told { notice } => {
                for found in state.notices.iter_mut().filter(|found| found.id == *notice) {
                    found.told = true;
                }
            }
        }
    }
}

impl Board {
    /// The notices that run.
    pub fn running(&self, now: Instant) -> impl Iterator<Item = &Notice> {
        self.notices.iter().filter(move |notice| notice.runs(now))
    }

    /// The promise with every notice that ran between submission and fulfilment (SPEC D4): the latest day counts.
    pub fn promise(
        &self,
        base: PromiseView,
        submitted_at: Instant,
        until: Instant,
    ) -> (PromiseView, Option<&Notice>) {
        let moved = self
            .notices
            .iter()
            .filter(|notice| {
                notice.starts_at <= until
                    && submitted_at < notice.ends_at
                    && notice.mail_by > base.date
            })
            .max_by_key(|notice| notice.mail_by);
        match moved {
            Some(notice) => (
                PromiseView {
                    date: notice.mail_by,
                    until: close_of(notice.mail_by, base.until),
                    provisional: false,
                },
                Some(notice),
            ),
            None => (base, None),
        }
    }
}

fn close_of(date: NaiveDate, otherwise: Instant) -> Instant {
    date.checked_add_days(Days::new(1))
        .and_then(|next| Instant::from_china(next.into()))
        .unwrap_or(otherwise)
}

/// Posts a notice.
///
/// # Errors
/// `invalid_input` unless it starts before it ends and mails by a day that is not before its start.
pub fn post(notice: Notice) -> Result<Vec<BoardEvent>, Error> {
    let mut problems = crate::error::Problems::new();
    if notice.starts_at >= notice.ends_at {
        problems.add("ends_at", Code::BadDate);
    }
    if notice.mail_by < notice.starts_at.china_date() {
        problems.add("mail_by", Code::BadDate);
    }
    problems.refuse()?;
    Ok(vec![BoardEvent::Posted(notice)])
}

/// Ends a notice early.
///
/// # Errors
/// `notice_not_found` unless it is there and not over.
pub fn end(board: &Board, notice: &str, now: Instant) -> Result<Vec<BoardEvent>, Error> {
    if board
        .notices
        .iter()
        .any(|found| found.id == notice && now < found.ends_at)
    {
        // One that has not begun never runs.
        let at = board
            .notices
            .iter()
            .find(|found| found.id == notice)
            .map_or(now, |found| now.max(found.starts_at));
        return Ok(vec![BoardEvent::Ended {
            notice: notice.to_owned(),
            at,
        }]);
    }
    Err(Error::new(Code::NoticeNotFound).detail("notice", notice))
}
