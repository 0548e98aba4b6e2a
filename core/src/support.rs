//! The support contact and whether it can be reached now (SPEC A18).

use chrono::{Datelike, NaiveTime, Timelike, Weekday};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::calendar::Calendar;
use crate::time::Instant;

const MINUTES_A_DAY: u16 = 1440;
/// Longer than any run of days off, short enough to be instant.
const SEARCH_DAYS: usize = 60;

/// Where to get help and when (SPEC A18). Part of the policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Support {
    /// The phone number as shown to customers, `(86) 400-089-0365`.
    pub phone: String,
    /// The hours as told in Chinese.
    pub hours_text_zh: String,
    /// The hours as told in English.
    pub hours_text_en: String,
    /// When the desk opens: minutes after midnight in China, 540 = 9:00.
    pub opens_minute: u16,
    /// When the desk closes: minutes after midnight in China, 1080 = 18:00; at that minute it is closed.
    /// A desk that does not close after it opens, on the same day, never opens.
    pub closes_minute: u16,
}

impl Support {
    /// The documented contact of the operator: Monday to Friday 9:00 to 18:00 on statutory working days (SPEC A18).
    #[must_use]
    pub fn vianet21() -> Self {
        Self {
            phone: "(86) 400-089-0365".to_owned(),
            hours_text_zh: "周一至周五 9:00–18:00（法定工作日，北京时间）".to_owned(),
            hours_text_en: "Monday–Friday 9:00–18:00 on statutory working days, China time"
                .to_owned(),
            opens_minute: 540,
            closes_minute: 1080,
        }
    }

    /// Whether the hours describe a day on which the desk can open: opening before closing, both within one day.
    #[must_use]
    pub const fn has_hours(&self) -> bool {
        self.opens_minute < self.closes_minute && self.closes_minute <= MINUTES_A_DAY
    }

    /// Whether someone answers at `now`. A make-up Saturday or Sunday is closed, for it is not Monday to Friday;
    /// so is a holiday on a weekday (SPEC A18, T2).
    #[must_use]
    pub fn is_open(&self, calendar: &Calendar, now: Instant) -> bool {
        let local = now.china_datetime();
        let minute = local.num_seconds_from_midnight() / 60;
        self.has_hours()
            && (u32::from(self.opens_minute)..u32::from(self.closes_minute)).contains(&minute)
            && opens_on(calendar, local.date())
    }

    /// The first opening after `now`, never `now` itself; `None` when there is none within 60 days.
    #[must_use]
    pub fn next_opening(&self, calendar: &Calendar, now: Instant) -> Option<Instant> {
        if !self.has_hours() {
            return None;
        }
        let opens = NaiveTime::from_num_seconds_from_midnight_opt(
            u32::from(self.opens_minute).checked_mul(60)?,
            0,
        )?;
        now.china_date()
            .iter_days()
            .take(SEARCH_DAYS)
            .filter(|date| opens_on(calendar, *date))
            .filter_map(|date| Instant::from_china(date.and_time(opens)))
            .find(|opening| *opening > now)
    }
}

fn opens_on(calendar: &Calendar, date: chrono::NaiveDate) -> bool {
    !matches!(date.weekday(), Weekday::Sat | Weekday::Sun) && calendar.is_working_day(date).value
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn china(text: &str) -> Instant {
        Instant::from_china_text(text).unwrap()
    }

    fn open(text: &str) -> bool {
        Support::vianet21().is_open(&Calendar::china(), china(text))
    }

    fn next(text: &str) -> Option<Instant> {
        Support::vianet21().next_opening(&Calendar::china(), china(text))
    }

    #[test]
    fn open_from_nine_to_eighteen() {
        assert!(!open("2026-03-12 08:59:59"));
        assert!(open("2026-03-12 09:00:00"));
        assert!(open("2026-03-12 17:59:59"));
        assert!(!open("2026-03-12 18:00:00"));
        assert!(!open("2026-03-14 12:00:00"));
    }

    #[test]
    fn holidays_and_make_up_days_are_closed() {
        // 2026-02-14 is a make-up Saturday, 2026-02-16 a Monday in the spring festival.
        assert!(
            Calendar::china()
                .is_working_day(china("2026-02-14 12:00:00").china_date())
                .value
        );
        assert!(!open("2026-02-14 12:00:00"));
        assert!(!open("2026-02-16 12:00:00"));
        assert!(open("2026-02-24 12:00:00"));
        assert_eq!(
            next("2026-02-13 18:00:00"),
            Some(china("2026-02-24 09:00:00"))
        );
    }

    #[test]
    fn the_next_opening_is_always_later() {
        assert_eq!(
            next("2026-03-12 08:00:00"),
            Some(china("2026-03-12 09:00:00"))
        );
        assert_eq!(
            next("2026-03-12 09:00:00"),
            Some(china("2026-03-13 09:00:00"))
        );
        assert_eq!(
            next("2026-03-13 12:00:00"),
            Some(china("2026-03-16 09:00:00"))
        );
        assert_eq!(
            Support::vianet21().next_opening(&Calendar::china(), Instant::MAX),
            None
        );
    }

    #[test]
    fn senseless_hours_never_open() {
        for (opens_minute, closes_minute) in
            [(600, 600), (1080, 540), (1500, 1600), (540, u16::MAX)]
        {
            let support = Support {
                opens_minute,
                closes_minute,
                ..Support::vianet21()
            };
            assert!(!support.is_open(&Calendar::china(), china("2026-03-12 12:00:00")));
            assert_eq!(
                support.next_opening(&Calendar::china(), china("2026-03-12 12:00:00")),
                None
            );
        }
        let all_day = Support {
            opens_minute: 0,
            closes_minute: 1440,
            ..Support::vianet21()
        };
        assert!(all_day.is_open(&Calendar::china(), china("2026-03-12 23:59:59")));
    }

    #[test]
    fn is_plain_data() {
        let json = serde_json::to_string(&Support::vianet21()).unwrap();
        assert_eq!(
            serde_json::from_str::<Support>(&json).unwrap(),
            Support::vianet21()
        );
    }
}
