//! Working days of China as data (SPEC T2, T3).

mod data;

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use data::{CalendarDay, CalendarError, DayKind, DayStatus};

use crate::time::Instant;

/// More working days than any promise needs (some fourteen years); [`Calendar::after_working_days`] counts no further.
pub const MAX_WORKING_DAYS: u32 = 3660;

static CHINA: LazyLock<Calendar> = LazyLock::new(|| {
    // The data is part of the crate and a test reads it, so the empty calendar is never seen; it would answer provisionally.
    Calendar::from_csv(include_str!("../data/holidays.csv")).unwrap_or_default()
});

/// An answer of the calendar, marked when it rests on a year that is not announced (SPEC T2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Answer<T> {
    /// The answer.
    pub value: T,
    /// True when a year it rests on is unknown or not announced, so that it may still change.
    pub provisional: bool,
}

/// The end of a number of working days (SPEC T3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Deadline {
    /// The last China date that is still in time.
    #[schemars(with = "String", extend("format" = "date"))]
    pub date: NaiveDate,
    /// The close of that date: the China midnight that ends it. In time is `now < at`, late is `now >= at`.
    pub at: Instant,
    /// True when a day that was counted or passed over is in a year that is unknown or not announced (SPEC T2).
    pub provisional: bool,
}

impl Deadline {
    /// Whether `now` is too late: at or after the close of the date.
    #[must_use]
    pub fn is_late(&self, now: Instant) -> bool {
        now >= self.at
    }
}

/// The working days: Monday to Friday less holidays, and the make-up Saturdays and Sundays (SPEC T2).
///
/// A year that is not in it, or not announced, is Monday to Friday less the days off that the calendar lists and the
/// statutory days that are fixed in the solar calendar, and answers about it are provisional. Cloning is cheap.
///
/// A year says nothing of the last days of December that a later announcement of the next year may still move.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    years: Arc<BTreeMap<i32, Arc<Year>>>,
}

#[derive(Debug, PartialEq, Eq)]
struct Year {
    announced: bool,
    /// In order of date.
    days: Vec<CalendarDay>,
}

impl Year {
    fn listed(&self, date: NaiveDate) -> Option<bool> {
        let index = self.days.binary_search_by_key(&date, |day| day.date).ok()?;
        self.days.get(index).map(|day| day.kind == DayKind::Workday)
    }
}

impl Calendar {
    /// The built-in calendar: 2018 to 2026 as announced by the State Council; of 2027 only the statutory days (SPEC T2).
    #[must_use]
    pub fn china() -> Self {
        CHINA.clone()
    }

    /// A calendar of exactly these days, in any order, of one or several years.
    ///
    /// # Errors
    /// As for [`Self::with_year`], for any of the years.
    pub fn from_days(days: &[CalendarDay]) -> Result<Self, CalendarError> {
        let mut by_year = BTreeMap::<i32, Vec<CalendarDay>>::new();
        for day in days {
            by_year
                .entry(day.date.year())
                .or_default()
                .push(day.clone());
        }
        let years = by_year
            .into_iter()
            .map(|(year, days)| Ok((year, Arc::new(data::year(year, days)?))));
        Ok(Self {
            years: Arc::new(years.collect::<Result<_, CalendarError>>()?),
        })
    }

    /// A calendar of exactly the years in a CSV text with the columns `date,name,kind,paid_statutory,status`.
    ///
    /// Columns are found by name; others are ignored. `kind` is `holiday` or `workday`, `paid_statutory` `Y`, `N` or
    /// empty, `status` `announced` or `statutory_only_not_yet_announced`. Quotes have no meaning.
    ///
    /// # Errors
    /// A missing column, a row that cannot be read, or as for [`Self::with_year`].
    pub fn from_csv(text: &str) -> Result<Self, CalendarError> {
        Self::from_days(&data::read_csv(text)?)
    }

    /// This calendar with the days of one year added or replaced (SPEC T2). Days that are not given are working days
    /// from Monday to Friday. One day that is not announced makes the whole year provisional.
    ///
    /// # Errors
    /// The year is outside 1970 to 9999, a day is in another year or given twice, no day is given, or an announced year
    /// lacks one of the statutory days that every year has: then it is not whole.
    pub fn with_year(&self, year: i32, days: &[CalendarDay]) -> Result<Self, CalendarError> {
        let mut years = (*self.years).clone();
        years.insert(year, Arc::new(data::year(year, days.to_vec())?));
        Ok(Self {
            years: Arc::new(years),
        })
    }

    /// The years that are known, with whether each is announced.
    pub fn years(&self) -> impl Iterator<Item = (i32, bool)> {
        self.years
            .iter()
            .map(|(year, data)| (*year, data.announced))
    }

    /// The special days listed for a year in order of date; none for a year that is not known.
    #[must_use]
    pub fn days(&self, year: i32) -> &[CalendarDay] {
        self.years.get(&year).map_or(&[], |year| &year.days)
    }

    /// Whether people work on this China date (SPEC T2).
    #[must_use]
    pub fn is_working_day(&self, date: NaiveDate) -> Answer<bool> {
        let year = self.years.get(&date.year());
        let announced = year.is_some_and(|year| year.announced);
        let value = year
            .and_then(|year| year.listed(date))
            .unwrap_or_else(|| is_weekday(date) && (announced || !data::is_fixed_statutory(date)));
        Answer {
            value,
            provisional: !announced,
        }
    }

    /// The close of the `n`-th working day after the China date of `from` (SPEC T3); with `n` = 0 the close of that date
    /// itself, working day or not. `n` is held to [`MAX_WORKING_DAYS`], the close to [`Instant::MAX`].
    #[must_use]
    pub fn after_working_days(&self, from: Instant, n: u32) -> Deadline {
        let mut date = from.china_date();
        let mut provisional = false;
        let mut left = n.min(MAX_WORKING_DAYS);
        while left > 0 {
            let Some(next) = date.succ_opt() else { break };
            let answer = self.is_working_day(next);
            provisional |= answer.provisional;
            left = left.saturating_sub(u32::from(answer.value));
            date = next;
        }
        let midnight = date.succ_opt().map(|next| next.and_time(NaiveTime::MIN));
        let at = midnight
            .and_then(Instant::from_china)
            .unwrap_or(Instant::MAX);
        Deadline {
            date,
            at,
            provisional,
        }
    }

    /// How many working days there are after the date `a`, up to and including the date `b`; 0 when `b` is not later.
    /// The count that [`Self::after_working_days`] makes. Dates are held to the years 1 to 10000.
    #[must_use]
    pub fn working_days_between(&self, a: NaiveDate, b: NaiveDate) -> Answer<u32> {
        let (first, last) = data::date_bounds();
        let (a, b) = (a.clamp(first, last), b.clamp(first, last));
        let Some(start) = a.succ_opt().filter(|start| *start <= b) else {
            return Answer {
                value: 0,
                provisional: false,
            };
        };
        let mut count = weekdays_until(b).saturating_sub(weekdays_until(a));
        let mut provisional = false;
        for number in start.year()..=b.year() {
            let year = self.years.get(&number);
            let announced = year.is_some_and(|year| year.announced);
            provisional |= !announced;
            let listed = year.map_or(&[][..], |year| &year.days);
            let unlisted_off = data::fixed_statutory(number)
                .filter(|date| !announced && year.is_none_or(|year| year.listed(*date).is_none()))
                .map(|date| (date, false));
            let special = listed
                .iter()
                .map(|day| (day.date, day.kind == DayKind::Workday))
                .chain(unlisted_off);
            for (date, works) in special.filter(|(date, _)| (start..=b).contains(date)) {
                count = match (works, is_weekday(date)) {
                    (true, false) => count.saturating_add(1),
                    (false, true) => count.saturating_sub(1),
                    _ => count,
                };
            }
        }
        Answer {
            value: u32::try_from(count).unwrap_or(0),
            provisional,
        }
    }
}

fn is_weekday(date: NaiveDate) -> bool {
    !matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

/// Mondays to Fridays from 0001-01-01, which was a Monday, up to and including `date`.
fn weekdays_until(date: NaiveDate) -> i32 {
    let days = date.num_days_from_ce();
    days.div_euclid(7)
        .saturating_mul(5)
        .saturating_add(days.rem_euclid(7).min(5))
}

#[cfg(test)]
mod tests;
