#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects)]

use super::*;
use proptest::prelude::*;

const VECTOR: &str = include_str!("../../../tests/vectors/holidays.csv");

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn noon(text: &str) -> Instant {
    Instant::from_china(date(text).and_hms_opt(12, 0, 0).unwrap()).unwrap()
}

fn after(from: &str, n: u32) -> (String, bool) {
    let deadline = Calendar::china().after_working_days(noon(from), n);
    (deadline.date.to_string(), deadline.provisional)
}

fn holiday(text: &str) -> CalendarDay {
    CalendarDay {
        date: date(text),
        name: "元旦".to_owned(),
        kind: DayKind::Holiday,
        paid_statutory: true,
        status: DayStatus::Announced,
    }
}

fn statutory(year: i32) -> Vec<CalendarDay> {
    data::fixed_statutory(year)
        .map(|date| holiday(&date.to_string()))
        .collect()
}

#[test]
fn every_row_of_the_vector_is_answered() {
    let calendar = Calendar::china();
    let mut rows = 0;
    for row in VECTOR.lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        let [day, _, kind, _, status, _] = cells[..] else {
            unreachable!("{row}")
        };
        let expected = Answer {
            value: kind == "workday",
            provisional: status != "announced",
        };
        assert_eq!(calendar.is_working_day(date(day)), expected, "{row}");
        rows += 1;
    }
    assert_eq!(rows, 328);
    let total: usize = calendar
        .years()
        .map(|(year, _)| calendar.days(year).len())
        .sum();
    assert_eq!(total, rows);
    assert_eq!(Calendar::from_csv(VECTOR).unwrap(), calendar);
    let known: Vec<_> = calendar.years().collect();
    assert_eq!(
        known,
        (2018..=2027)
            .map(|year| (year, year < 2027))
            .collect::<Vec<_>>()
    );
}

#[test]
fn days_that_are_not_listed_are_monday_to_friday() {
    let calendar = Calendar::china();
    let listed: Vec<NaiveDate> = (2018..=2026)
        .flat_map(|y| calendar.days(y))
        .map(|day| day.date)
        .collect();
    for day in date("2018-01-01")
        .iter_days()
        .take_while(|day| day.year() < 2027)
    {
        if !listed.contains(&day) {
            let expected = Answer {
                value: day.weekday().number_from_monday() < 6,
                provisional: false,
            };
            assert_eq!(calendar.is_working_day(day), expected, "{day}");
        }
    }
}

#[test]
fn the_example_of_t3() {
    assert_eq!(after("2016-12-16", 2), ("2016-12-20".to_owned(), true));
    let deadline = Calendar::china().after_working_days(noon("2016-12-16"), 2);
    assert_eq!(deadline.at.to_string(), "2016-12-20T16:00:00.000Z");
    assert!(!deadline.is_late(deadline.at.plus_millis(-1)));
    assert!(deadline.is_late(deadline.at));
}

#[test]
fn the_china_date_counts_not_the_utc_date() {
    let late_evening: Instant = "2026-03-12T15:59:59.999Z".parse().unwrap();
    assert_eq!(
        Calendar::china().after_working_days(late_evening, 1).date,
        date("2026-03-13")
    );
    let after_midnight: Instant = "2026-03-12T16:00:00Z".parse().unwrap();
    assert_eq!(
        Calendar::china().after_working_days(after_midnight, 1).date,
        date("2026-03-16")
    );
}

#[test]
fn make_up_days_and_the_spring_festival() {
    // 2026: off from Sunday 02-15 to Monday 02-23, make-up on the Saturdays 02-14 and 02-28.
    assert_eq!(after("2026-02-13", 1), ("2026-02-14".to_owned(), false));
    assert_eq!(after("2026-02-13", 2), ("2026-02-24".to_owned(), false));
    assert_eq!(after("2026-02-27", 1), ("2026-02-28".to_owned(), false));
    assert_eq!(after("2026-02-18", 1), ("2026-02-24".to_owned(), false));
    assert_eq!(after("2024-10-01", 1), ("2024-10-08".to_owned(), false));
}

#[test]
fn zero_days_end_today() {
    assert_eq!(after("2026-02-15", 0), ("2026-02-15".to_owned(), false));
}

#[test]
fn crossing_into_an_unannounced_year_is_provisional() {
    assert_eq!(after("2026-12-30", 1), ("2026-12-31".to_owned(), false));
    assert_eq!(after("2026-12-30", 2), ("2027-01-04".to_owned(), true));
    assert_eq!(after("2027-02-04", 1), ("2027-02-09".to_owned(), true));
    // The Saturday and Sunday that are passed over are in 2017, which is not known.
    assert_eq!(after("2017-12-29", 1), ("2018-01-02".to_owned(), true));
    assert_eq!(after("2017-12-31", 1), ("2018-01-02".to_owned(), false));
}

#[test]
fn an_unknown_year_has_only_the_fixed_days_off() {
    let calendar = Calendar::china();
    for (day, value) in [
        ("2030-01-01", false),
        ("2030-05-01", false),
        ("2030-05-02", false),
        ("2030-05-03", true),
        ("2030-10-03", false),
        ("2030-10-04", true),
        ("2030-02-04", true),
        ("2016-05-02", true),
        ("2016-10-03", false),
    ] {
        assert_eq!(
            calendar.is_working_day(date(day)),
            Answer {
                value,
                provisional: true
            },
            "{day}"
        );
    }
}

#[test]
fn a_host_can_add_and_replace_years() {
    let china = Calendar::china();
    let mut days = statutory(2027);
    days.push(CalendarDay {
        kind: DayKind::Workday,
        ..holiday("2027-01-02")
    });
    let changed = china.with_year(2027, &days).unwrap();
    assert_eq!(
        changed.is_working_day(date("2027-01-02")),
        Answer {
            value: true,
            provisional: false
        }
    );
    assert!(changed.is_working_day(date("2027-02-05")).value);
    assert!(china.is_working_day(date("2027-02-05")).provisional);
    let json = serde_json::to_string(changed.days(2027)).unwrap();
    let back: Vec<CalendarDay> = serde_json::from_str(&json).unwrap();
    assert_eq!(china.with_year(2027, &back).unwrap(), changed);

    let guess = CalendarDay {
        status: DayStatus::StatutoryOnlyNotYetAnnounced,
        ..holiday("2031-01-23")
    };
    let provisional = china.with_year(2031, &[guess]).unwrap();
    assert_eq!(
        provisional.is_working_day(date("2031-01-23")),
        Answer {
            value: false,
            provisional: true
        }
    );
    assert_eq!(
        provisional.is_working_day(date("2031-10-01")),
        Answer {
            value: false,
            provisional: true
        }
    );
}

#[test]
fn days_that_make_no_year_are_refused() {
    let china = Calendar::china();
    let refuse = |year, days: &[CalendarDay]| china.with_year(year, days).unwrap_err();
    assert_eq!(refuse(2028, &[]), CalendarError::EmptyYear { year: 2028 });
    assert_eq!(
        refuse(10_000, &[]),
        CalendarError::YearOutOfRange { year: 10_000 }
    );
    let first = date("2028-01-01");
    assert_eq!(
        refuse(2029, &statutory(2028)),
        CalendarError::WrongYear {
            year: 2029,
            date: first
        }
    );
    let twice = [statutory(2028), vec![holiday("2028-01-01")]].concat();
    assert_eq!(
        refuse(2028, &twice),
        CalendarError::DuplicateDay { date: first }
    );
    let half = [holiday("2028-01-01")];
    assert_eq!(
        refuse(2028, &half),
        CalendarError::MissingStatutoryDay {
            date: date("2028-05-01")
        }
    );
}

#[test]
fn bad_csv_is_refused() {
    let head = "date,name,kind,paid_statutory,status\n";
    let refuse = |row: &str| Calendar::from_csv(&format!("{head}{row}")).unwrap_err();
    assert_eq!(Calendar::from_csv(head).unwrap(), Calendar::default());
    assert_eq!(
        Calendar::from_csv("").unwrap_err(),
        CalendarError::MissingColumn { column: "date" }
    );
    assert_eq!(
        refuse("2028-1-1,元旦,holiday,Y,announced"),
        CalendarError::BadRow {
            line: 2,
            column: "date"
        }
    );
    assert_eq!(
        refuse("\n2028-01-01,元旦,free,Y,announced"),
        CalendarError::BadRow {
            line: 3,
            column: "kind"
        }
    );
    assert_eq!(
        refuse("2028-01-01,元旦,holiday,J,announced"),
        CalendarError::BadRow {
            line: 2,
            column: "paid_statutory"
        }
    );
    assert_eq!(
        refuse("2028-01-01,元旦,holiday,Y"),
        CalendarError::BadRow {
            line: 2,
            column: "status"
        }
    );
    let moved = "\u{feff}status,extra,date,kind,name,paid_statutory\r\nstatutory_only_not_yet_announced,,2028-01-26,holiday,春节,Y\r\n";
    assert_eq!(Calendar::from_csv(moved).unwrap().days(2028).len(), 1);
}

#[test]
fn the_ends_of_time_are_quiet() {
    let calendar = Calendar::china();
    let last = calendar.after_working_days(Instant::MAX, u32::MAX);
    assert_eq!(last.at, Instant::MAX);
    assert!(last.provisional);
    let first = calendar.after_working_days(Instant::MIN, 1);
    assert_eq!(first.date, date("1970-01-02"));
    assert!(calendar.is_working_day(NaiveDate::MAX).provisional);
    assert!(calendar.is_working_day(NaiveDate::MIN).provisional);
    let all = calendar.working_days_between(NaiveDate::MIN, NaiveDate::MAX);
    assert!(all.provisional && all.value > 2_500_000);
    assert_eq!(
        calendar
            .working_days_between(NaiveDate::MAX, NaiveDate::MAX)
            .value,
        0
    );
}

#[test]
fn schemas_are_made() {
    for schema in [
        schemars::schema_for!(Deadline),
        schemars::schema_for!(CalendarDay),
    ] {
        let format = schema
            .pointer("/properties/date/format")
            .and_then(|value| value.as_str());
        assert_eq!(format, Some("date"));
    }
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..6000).prop_map(|days| date("2015-01-01") + chrono::Days::new(days))
}

proptest! {
    #[test]
    fn a_deadline_is_a_working_day_and_grows(day in any_day(), n in 1_u32..60) {
        let calendar = Calendar::china();
        let from = noon(&day.to_string());
        let deadline = calendar.after_working_days(from, n);
        prop_assert!(calendar.is_working_day(deadline.date).value);
        prop_assert!(calendar.after_working_days(from, n + 1).at > deadline.at);
        prop_assert!(calendar.after_working_days(from, n - 1).at < deadline.at);
        prop_assert_eq!(deadline.at.plus_millis(-1).china_date(), deadline.date);
        let count = calendar.working_days_between(day, deadline.date);
        prop_assert_eq!(count, Answer { value: n, provisional: deadline.provisional });
    }

    #[test]
    fn counting_agrees_with_walking(a in any_day(), length in 0_u64..900) {
        let calendar = Calendar::china();
        let b = a + chrono::Days::new(length);
        let walked: Vec<_> = a.iter_days().skip(1).take_while(|day| *day <= b).map(|day| calendar.is_working_day(day)).collect();
        let expected = Answer {
            value: u32::try_from(walked.iter().filter(|answer| answer.value).count()).unwrap(),
            provisional: walked.iter().any(|answer| answer.provisional),
        };
        prop_assert_eq!(calendar.working_days_between(a, b), expected);
        prop_assert_eq!(calendar.working_days_between(b, a).value, 0);
    }

    #[test]
    fn no_csv_panics(text in "(date,name,kind,paid_statutory,status\n)?(.*\n?){0,4}") {
        let _ = Calendar::from_csv(&text);
    }
}
