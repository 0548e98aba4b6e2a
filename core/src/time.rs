//! Instants in UTC and their China dates (SPEC T1, T4, T5). No clock is read here.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Timelike};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

const HOUR_MS: i64 = 3_600_000;
const CHINA_OFFSET_MS: i64 = 8 * HOUR_MS;
const MAX_MS: i64 = 253_402_300_799_999;

/// A moment in UTC with millisecond precision, within the years 1970 to 9999 (SPEC T1).
///
/// Its text form is RFC 3339 in UTC with three decimals, `2016-12-16T06:30:00.000Z`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// The earliest instant, `1970-01-01T00:00:00.000Z`.
    pub const MIN: Self = Self(0);
    /// The latest instant, `9999-12-31T23:59:59.999Z`.
    pub const MAX: Self = Self(MAX_MS);

    /// The instant `millis` milliseconds after the start of 1970 UTC; `None` outside 1970 to 9999.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Option<Self> {
        if millis >= 0 && millis <= MAX_MS {
            Some(Self(millis))
        } else {
            None
        }
    }

    /// Milliseconds since the start of 1970 UTC.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// This instant moved by `millis` milliseconds (may be negative); `None` when that leaves 1970 to 9999.
    #[must_use]
    pub const fn checked_plus_millis(self, millis: i64) -> Option<Self> {
        match self.0.checked_add(millis) {
            Some(sum) => Self::from_millis(sum),
            None => None,
        }
    }

    /// This instant moved by `millis` milliseconds (may be negative), held within [`Self::MIN`] and [`Self::MAX`].
    #[must_use]
    pub fn plus_millis(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis).clamp(0, MAX_MS))
    }

    /// This instant moved by `hours` clock hours (may be negative), held within [`Self::MIN`] and [`Self::MAX`].
    #[must_use]
    pub fn plus_hours(self, hours: i64) -> Self {
        self.plus_millis(hours.saturating_mul(HOUR_MS))
    }

    /// Milliseconds from `other` to this instant; negative when `other` is later.
    #[must_use]
    pub const fn since(self, other: Self) -> i64 {
        self.0.saturating_sub(other.0)
    }

    /// The date in China at this instant (SPEC T1). The last eight hours of 9999 UTC are in the year 10000.
    #[must_use]
    pub fn china_date(self) -> NaiveDate {
        self.china_datetime().date()
    }

    /// The wall clock in China at this instant: UTC+8, no daylight saving (SPEC T1).
    #[must_use]
    pub fn china_datetime(self) -> NaiveDateTime {
        civil(self.0.saturating_add(CHINA_OFFSET_MS))
    }

    /// The instant at which a wall clock in China shows `local` (SPEC T1); parts below a millisecond are cut off.
    /// `None` outside 1970 to 9999 UTC.
    #[must_use]
    pub fn from_china(local: NaiveDateTime) -> Option<Self> {
        let millis = local.and_utc().timestamp_millis();
        Self::from_millis(millis.checked_sub(CHINA_OFFSET_MS)?)
    }

    /// Reads `2026-03-12 16:47:58` as a wall clock in China, as payment statements write it; nothing else is accepted.
    pub(crate) fn from_china_text(text: &str) -> Option<Self> {
        let (head, rest) = text.as_bytes().split_first_chunk::<19>()?;
        let (local, separator) = read_civil(head)?;
        (rest.is_empty() && separator == b' ').then(|| Self::from_china(local))?
    }

    fn text(self) -> [u8; 24] {
        let at = civil(self.0);
        let year = u32::try_from(at.year()).unwrap_or(0);
        let ([y1, y2], [y3, y4]) = (two(year / 100), two(year));
        let ([m1, m2], [d1, d2]) = (two(at.month()), two(at.day()));
        let ([h1, h2], [i1, i2], [s1, s2]) = (two(at.hour()), two(at.minute()), two(at.second()));
        let ms = u32::try_from(self.0 % 1000).unwrap_or(0);
        let ([_, f1], [f2, f3]) = (two(ms / 100), two(ms));
        [
            y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b'T', h1, h2, b':', i1, i2, b':', s1, s2,
            b'.', f1, f2, f3, b'Z',
        ]
    }
}

/// Whether a link or token sent at `sent_at` with a life of `life_ms` milliseconds is dead at `now` (SPEC T4):
/// it is good while `now < sent_at + life_ms` and dead at exactly that moment.
#[must_use]
pub const fn expired(now: Instant, sent_at: Instant, life_ms: i64) -> bool {
    now.since(sent_at) >= life_ms
}

fn civil(millis: i64) -> NaiveDateTime {
    DateTime::from_timestamp_millis(millis)
        .map(|at| at.naive_utc())
        .unwrap_or_default()
}

/// The last two decimal digits as ASCII.
fn two(value: u32) -> [u8; 2] {
    let digit = |value: u32| b'0'.saturating_add(u8::try_from(value % 10).unwrap_or(0));
    [digit(value / 10), digit(value)]
}

fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0_u32, |sum, byte| {
        let digit = byte.checked_sub(b'0').filter(|digit| *digit <= 9)?;
        sum.checked_mul(10)?.checked_add(u32::from(digit))
    })
}

/// Reads `yyyy-MM-dd?HH:mm:ss` and gives back the byte that stood between date and time.
fn read_civil(head: &[u8; 19]) -> Option<(NaiveDateTime, u8)> {
    let [
        y1,
        y2,
        y3,
        y4,
        b'-',
        m1,
        m2,
        b'-',
        d1,
        d2,
        separator,
        h1,
        h2,
        b':',
        i1,
        i2,
        b':',
        s1,
        s2,
    ] = *head
    else {
        return None;
    };
    let year = i32::try_from(number(&[y1, y2, y3, y4])?).ok()?;
    let date = NaiveDate::from_ymd_opt(year, number(&[m1, m2])?, number(&[d1, d2])?)?;
    let at = date.and_hms_opt(number(&[h1, h2])?, number(&[i1, i2])?, number(&[s1, s2])?)?;
    Some((at, separator))
}

/// Cuts `.123456` into its milliseconds and what follows; a text without a fraction has none.
fn read_fraction(rest: &[u8]) -> Option<(i64, &[u8])> {
    let Some(digits) = rest.strip_prefix(b".") else {
        return Some((0, rest));
    };
    let length = digits
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let (fraction, rest) = digits.split_at_checked(length)?;
    let mut places = fraction.iter();
    let mut place = |unit: i64| {
        let digit = places.next().copied().unwrap_or(b'0').saturating_sub(b'0');
        i64::from(digit).saturating_mul(unit)
    };
    let millis = place(100)
        .saturating_add(place(10))
        .saturating_add(place(1));
    (length > 0).then_some((millis, rest))
}

fn read_offset(rest: &[u8]) -> Option<i64> {
    match *rest {
        [b'Z' | b'z'] => Some(0),
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            let (hours, minutes) = (number(&[h1, h2])?, number(&[m1, m2])?);
            if hours > 23 || minutes > 59 {
                return None;
            }
            let minutes = i64::from(hours)
                .saturating_mul(60)
                .saturating_add(i64::from(minutes));
            let millis = minutes.saturating_mul(60_000);
            Some(if sign == b'+' {
                millis
            } else {
                millis.saturating_neg()
            })
        }
        _ => None,
    }
}

fn read_rfc3339(text: &str) -> Option<i64> {
    let (head, rest) = text.as_bytes().split_first_chunk::<19>()?;
    let (local, separator) = read_civil(head)?;
    let (fraction, rest) = read_fraction(rest)?;
    let offset = read_offset(rest)?;
    let millis = local.and_utc().timestamp_millis();
    matches!(separator, b'T' | b't').then_some(())?;
    millis.checked_add(fraction)?.checked_sub(offset)
}

/// Why a text is not an [`Instant`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum InstantError {
    /// Not RFC 3339 with an offset. Leap seconds (`:60`) are not accepted.
    Malformed,
    /// A moment outside the years 1970 to 9999 UTC.
    OutOfRange,
}

impl fmt::Display for InstantError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Malformed => "not an RFC 3339 time with an offset",
            Self::OutOfRange => "time outside the years 1970 to 9999",
        })
    }
}

impl std::error::Error for InstantError {}

impl FromStr for Instant {
    type Err = InstantError;

    /// Reads RFC 3339 with any offset; decimals finer than a millisecond are cut off.
    fn from_str(text: &str) -> Result<Self, InstantError> {
        let millis = read_rfc3339(text).ok_or(InstantError::Malformed)?;
        Self::from_millis(millis).ok_or(InstantError::OutOfRange)
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(std::str::from_utf8(&self.text()).unwrap_or_default())
    }
}

impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(std::str::from_utf8(&self.text()).unwrap_or_default())
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(TextVisitor)
    }
}

struct TextVisitor;

impl de::Visitor<'_> for TextVisitor {
    type Value = Instant;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an RFC 3339 time with an offset")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Instant, E> {
        text.parse().map_err(E::custom)
    }
}

impl JsonSchema for Instant {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Cow::Borrowed("Instant")
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date-time" })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::arithmetic_side_effects)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    #[test]
    fn text_is_rfc_3339_in_utc() {
        let instant = Instant::from_millis(1_481_869_800_000).unwrap();
        assert_eq!(instant.to_string(), "2016-12-16T06:30:00.000Z");
        assert_eq!(format!("{instant:?}"), "2016-12-16T06:30:00.000Z");
        assert_eq!(Instant::MIN.to_string(), "1970-01-01T00:00:00.000Z");
        assert_eq!(Instant::MAX.to_string(), "9999-12-31T23:59:59.999Z");
        assert_eq!(
            serde_json::to_string(&instant).unwrap(),
            "\"2016-12-16T06:30:00.000Z\""
        );
        assert_eq!(
            at("2024-02-29T23:59:59.007Z").to_string(),
            "2024-02-29T23:59:59.007Z"
        );
    }

    #[test]
    fn any_offset_is_read() {
        let expected = at("2016-12-16T06:30:00Z");
        for same in [
            "2016-12-16T14:30:00+08:00",
            "2016-12-16t06:30:00.0z",
            "2016-12-16T06:30:00.0009999Z",
            "2016-12-16T06:30:00-00:00",
            "2016-12-15T06:31:00-23:59",
        ] {
            assert_eq!(at(same), expected, "{same}");
        }
        assert_eq!(at("2016-12-16T06:30:00.5Z").since(expected), 500);
        assert_eq!(at("2016-12-16T06:30:00.1239Z").since(expected), 123);
        let json: Instant = serde_json::from_str("\"2016-12-16T14:30:00.000+08:00\"").unwrap();
        assert_eq!(json, expected);
    }

    #[test]
    fn everything_else_is_refused() {
        for bad in [
            "",
            "2016-12-16",
            "2016-12-16T06:30:00",
            "2016-12-16 06:30:00Z",
            "2016-12-16T06:30:00.Z",
            "2016-12-16T06:30:00+8:00",
            "2016-12-16T06:30:00+0800",
            "2016-12-16T06:30:00+24:00",
            "2016-12-16T06:30:00+08:60",
            "2016-12-16T06:30:60Z",
            "2016-13-16T06:30:00Z",
            "2015-02-29T06:30:00Z",
            "2016-12-16T24:00:00Z",
            "2016-12-16T06:30:00Z ",
            "+016-12-16T06:30:00Z",
            "２016-12-16T06:30:00Z",
        ] {
            assert_eq!(
                bad.parse::<Instant>(),
                Err(InstantError::Malformed),
                "{bad}"
            );
        }
        for far in [
            "1970-01-01T00:00:00+00:01",
            "0000-01-01T00:00:00Z",
            "9999-12-31T23:59:59-00:01",
        ] {
            assert_eq!(
                far.parse::<Instant>(),
                Err(InstantError::OutOfRange),
                "{far}"
            );
        }
        assert!(serde_json::from_str::<Instant>("1481869800000").is_err());
    }

    #[test]
    fn the_range_is_held() {
        assert_eq!(Instant::from_millis(-1), None);
        assert_eq!(Instant::from_millis(MAX_MS + 1), None);
        assert_eq!(Instant::MAX.checked_plus_millis(1), None);
        assert_eq!(Instant::MAX.plus_millis(i64::MAX), Instant::MAX);
        assert_eq!(Instant::MAX.plus_hours(i64::MIN), Instant::MIN);
        assert_eq!(Instant::MIN.plus_hours(24).millis(), 86_400_000);
        assert_eq!(Instant::from_china(NaiveDateTime::MIN), None);
        assert_eq!(Instant::from_china(NaiveDateTime::MAX), None);
        assert_eq!(
            Instant::MAX.china_date(),
            NaiveDate::from_ymd_opt(10_000, 1, 1).unwrap()
        );
    }

    #[test]
    fn china_is_eight_hours_ahead() {
        let date = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(
            at("2016-12-16T15:59:59.999Z").china_date(),
            date(2016, 12, 16)
        );
        assert_eq!(at("2016-12-16T16:00:00Z").china_date(), date(2016, 12, 17));
        // China kept summer time until 1991; T1 does not.
        assert_eq!(at("1988-07-01T16:00:00Z").china_date(), date(1988, 7, 2));
        let local = date(2016, 12, 16).and_hms_opt(14, 30, 0).unwrap();
        assert_eq!(Instant::from_china(local), Some(at("2016-12-16T06:30:00Z")));
        assert_eq!(
            Instant::from_china_text("2016-12-16 14:30:00"),
            Some(at("2016-12-16T06:30:00Z"))
        );
        for bad in [
            "2016-12-16T14:30:00",
            "2016-12-16 14:30:00Z",
            "2016/12/16 14:30:00",
            "2016-12-16 14:30",
        ] {
            assert_eq!(Instant::from_china_text(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_link_dies_at_exactly_its_life() {
        let sent = at("2016-12-16T06:30:00Z");
        let life = 24 * HOUR_MS;
        assert!(!expired(sent, sent, life));
        assert!(!expired(sent.plus_millis(life - 1), sent, life));
        assert!(expired(sent.plus_hours(24), sent, life));
        assert!(expired(sent, sent, 0));
        assert!(!expired(Instant::MAX, Instant::MAX, 1));
    }

    #[test]
    fn schema_is_a_date_time_string() {
        let schema = schemars::schema_for!(Instant);
        assert_eq!(
            schema.get("format").and_then(|v| v.as_str()),
            Some("date-time")
        );
    }

    proptest! {
        #[test]
        fn text_round_trips(millis in 0..=MAX_MS, hours in -23_i64..=23, minutes in 0_i64..60) {
            let instant = Instant::from_millis(millis).unwrap();
            prop_assert_eq!(instant.to_string().parse(), Ok(instant));
            prop_assert_eq!(Instant::from_china(instant.china_datetime()), Some(instant));
            let sign = if hours < 0 { -1 } else { 1 };
            let offset = sign * (hours.abs() * 60 + minutes) * 60_000;
            if let Some(local) = instant.checked_plus_millis(offset) {
                let sign = if sign < 0 { '-' } else { '+' };
                let zone = format!("{sign}{:02}:{minutes:02}", hours.abs());
                let text = local.to_string().replace('Z', &zone);
                prop_assert_eq!(text.parse(), Ok(instant));
            }
        }

        #[test]
        fn agrees_with_chrono(millis in 0..=MAX_MS) {
            let expected = civil(millis).format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string();
            prop_assert_eq!(Instant(millis).to_string(), expected);
        }

        #[test]
        fn no_text_panics(text in ".*", near in "[0-9T:Z.+-]{0,40}") {
            let _ = text.parse::<Instant>();
            let _ = near.parse::<Instant>();
            let _ = Instant::from_china_text(&near);
        }

        #[test]
        fn order_of_text_is_order_of_time(a in 0..=MAX_MS, b in 0..=MAX_MS) {
            let (a, b) = (Instant(a), Instant(b));
            prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
            prop_assert_eq!(b.plus_millis(a.since(b)), a);
        }
    }
}
