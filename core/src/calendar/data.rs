//! The days that make a calendar, read from CSV or given by a host (SPEC T2).

use std::fmt;

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Year;

/// What a listed day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// A day off.
    Holiday,
    /// A make-up working day on a Saturday or Sunday.
    Workday,
}

/// How far a listed day is settled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DayStatus {
    /// Announced by the State Council.
    #[default]
    Announced,
    /// A statutory day of a year whose arrangement is not announced; the year is provisional.
    StatutoryOnlyNotYetAnnounced,
}

/// A day on which Monday to Friday is not the answer (SPEC T2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CalendarDay {
    /// The date in China, `2026-02-17`.
    #[schemars(with = "String", extend("format" = "date"))]
    pub date: NaiveDate,
    /// The festival that it belongs to, `春节`.
    pub name: String,
    /// Day off or make-up day.
    pub kind: DayKind,
    /// Whether it is one of the paid statutory days themselves.
    #[serde(default)]
    pub paid_statutory: bool,
    /// Announced, unless said otherwise.
    #[serde(default)]
    pub status: DayStatus,
}

/// Why days do not make a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CalendarError {
    /// The CSV header lacks this column.
    MissingColumn {
        /// Its name.
        column: &'static str,
    },
    /// A value of a CSV row cannot be read.
    BadRow {
        /// The line, from 1.
        line: usize,
        /// The column.
        column: &'static str,
    },
    /// The year is outside 1970 to 9999.
    YearOutOfRange {
        /// The year.
        year: i32,
    },
    /// A day was given for another year than its own.
    WrongYear {
        /// The year that was to be set.
        year: i32,
        /// The day.
        date: NaiveDate,
    },
    /// A day was given twice.
    DuplicateDay {
        /// The day.
        date: NaiveDate,
    },
    /// A year was given without any day.
    EmptyYear {
        /// The year.
        year: i32,
    },
    /// An announced year lacks a statutory day off that every year has, so that it is not whole.
    MissingStatutoryDay {
        /// The day.
        date: NaiveDate,
    },
}

impl fmt::Display for CalendarError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingColumn { column } => write!(f, "the column {column} is missing"),
            Self::BadRow { line, column } => write!(f, "line {line}: the {column} cannot be read"),
            Self::YearOutOfRange { year } => write!(f, "the year {year} is outside 1970 to 9999"),
            Self::WrongYear { year, date } => write!(f, "{date} is not in the year {year}"),
            Self::DuplicateDay { date } => write!(f, "{date} is given twice"),
            Self::EmptyYear { year } => write!(f, "no day is given for the year {year}"),
            Self::MissingStatutoryDay { date } => write!(
                f,
                "the statutory day {date} is missing from an announced year"
            ),
        }
    }
}

impl std::error::Error for CalendarError {}

/// Checks the days of one year and puts them in order.
pub(super) fn year(year: i32, mut days: Vec<CalendarDay>) -> Result<Year, CalendarError> {
    if !(1970..=9999).contains(&year) {
        return Err(CalendarError::YearOutOfRange { year });
    }
    if days.is_empty() {
        return Err(CalendarError::EmptyYear { year });
    }
    if let Some(day) = days.iter().find(|day| day.date.year() != year) {
        return Err(CalendarError::WrongYear {
            year,
            date: day.date,
        });
    }
    days.sort_by_key(|day| day.date);
    let mut before = None;
    for day in &days {
        if before.replace(day.date) == Some(day.date) {
            return Err(CalendarError::DuplicateDay { date: day.date });
        }
    }
    let announced = days.iter().all(|day| day.status == DayStatus::Announced);
    let year_data = Year { announced, days };
    match fixed_statutory(year).find(|date| announced && year_data.listed(*date) != Some(false)) {
        Some(date) => Err(CalendarError::MissingStatutoryDay { date }),
        None => Ok(year_data),
    }
}

/// The statutory days off that are fixed in the solar calendar: New Year, Labour Day (May 2 since 2025), National Day.
pub(super) fn fixed_statutory(year: i32) -> impl Iterator<Item = NaiveDate> {
    [(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)]
        .into_iter()
        .filter(move |day| *day != (5, 2) || year >= 2025)
        .filter_map(move |(month, day)| NaiveDate::from_ymd_opt(year, month, day))
}

pub(super) fn is_fixed_statutory(date: NaiveDate) -> bool {
    fixed_statutory(date.year()).any(|fixed| fixed == date)
}

/// The first and last date between which working days are counted.
pub(super) fn date_bounds() -> (NaiveDate, NaiveDate) {
    let first = NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or(NaiveDate::MIN);
    (
        first,
        NaiveDate::from_ymd_opt(10_000, 12, 31).unwrap_or(first),
    )
}

const COLUMNS: [&str; 5] = ["date", "name", "kind", "paid_statutory", "status"];

/// Reads the days of a CSV text; blank lines are passed over.
pub(super) fn read_csv(text: &str) -> Result<Vec<CalendarDay>, CalendarError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty());
    let header: Vec<&str> = lines.next().map_or(Vec::new(), |(_, line)| {
        line.split(',').map(str::trim).collect()
    });
    let mut places = [0; 5];
    for (place, column) in places.iter_mut().zip(COLUMNS) {
        let found = header.iter().position(|name| *name == column);
        *place = found.ok_or(CalendarError::MissingColumn { column })?;
    }
    lines
        .map(|(index, line)| read_row(index.saturating_add(1), line, places))
        .collect()
}

fn read_row(line: usize, row: &str, places: [usize; 5]) -> Result<CalendarDay, CalendarError> {
    let bad = |column| CalendarError::BadRow { line, column };
    let cells: Vec<&str> = row.split(',').map(str::trim).collect();
    let [date, name, kind, paid, status] =
        places.map(|place| cells.get(place).copied().unwrap_or(""));
    Ok(CalendarDay {
        date: read_date(date).ok_or_else(|| bad("date"))?,
        name: name.to_owned(),
        kind: match kind {
            "holiday" => DayKind::Holiday,
            "workday" => DayKind::Workday,
            _ => return Err(bad("kind")),
        },
        paid_statutory: match paid {
            "Y" => true,
            "N" | "" => false,
            _ => return Err(bad("paid_statutory")),
        },
        status: match status {
            "announced" => DayStatus::Announced,
            "statutory_only_not_yet_announced" => DayStatus::StatutoryOnlyNotYetAnnounced,
            _ => return Err(bad("status")),
        },
    })
}

/// `2026-02-17` and nothing shorter or longer, for chrono alone is more lenient.
fn read_date(text: &str) -> Option<NaiveDate> {
    let date: NaiveDate = text.parse().ok()?;
    (text.len() == 10).then_some(date)
}
