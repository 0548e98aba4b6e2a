//! Batch numbers of applications.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use crate::error::Code;
use crate::value::text::{is_digits, text_value};

text_value! {
    /// The number of an application, `G<yyyyMMdd>_<HHmmss><4 digits>` in China time (SPEC P2, T1), with a date and time that exist.
    /// Refused with [`Code::BadBatchNumber`].
    BatchNumber,
    normalise: normalise,
    debug: plain,
    schema: "batch number G<yyyyMMdd>_<HHmmss><4 digits>",
}

impl BatchNumber {
    /// The number of an application submitted at this China time. Parts of a second are left out.
    ///
    /// # Errors
    /// [`Code::BadBatchNumber`] when the suffix is above 9999 or the year has not four digits.
    pub fn new(china: NaiveDateTime, suffix: u16) -> Result<Self, Code> {
        if suffix > 9999 || !matches!(china.year(), 0..=9999) {
            return Err(Code::BadBatchNumber);
        }
        // chrono would format a leap second as 60, which no clock time can be read back from.
        Ok(Self(format!(
            "G{:04}{:02}{:02}_{:02}{:02}{:02}{suffix:04}",
            china.year(),
            china.month(),
            china.day(),
            china.hour(),
            china.minute(),
            china.second(),
        )))
    }

    /// When the application was submitted, in China time to the second.
    #[must_use]
    pub fn china(&self) -> NaiveDateTime {
        read(&self.0).map(|(china, _)| china).unwrap_or_default()
    }

    /// The last four digits.
    #[must_use]
    pub fn suffix(&self) -> u16 {
        read(&self.0).map(|(_, suffix)| suffix).unwrap_or_default()
    }
}

fn normalise(text: &str) -> Result<String, Code> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Err(Code::Required);
    }
    read(trimmed)
        .map(|_| trimmed.to_owned())
        .ok_or(Code::BadBatchNumber)
}

fn read(text: &str) -> Option<(NaiveDateTime, u16)> {
    let (date, time) = text.strip_prefix('G')?.split_once('_')?;
    if !is_digits(date, 8) || !is_digits(time, 10) {
        return None;
    }
    let number = |digits: Option<&str>| digits?.parse::<u32>().ok();
    let year = i32::try_from(number(date.get(..4))?).ok()?;
    let date = NaiveDate::from_ymd_opt(year, number(date.get(4..6))?, number(date.get(6..))?)?;
    let clock = NaiveTime::from_hms_opt(
        number(time.get(..2))?,
        number(time.get(2..4))?,
        number(time.get(4..6))?,
    )?;
    Some((
        date.and_time(clock),
        u16::try_from(number(time.get(6..))?).ok()?,
    ))
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn made_and_read() {
        let china = NaiveDate::from_ymd_opt(2016, 12, 16)
            .unwrap()
            .and_hms_opt(9, 5, 7)
            .unwrap();
        let number = BatchNumber::new(china, 42).unwrap();
        assert_eq!(number.as_str(), "G20161216_0905070042");
        assert_eq!(
            BatchNumber::parse(" G20161216_0905070042 "),
            Ok(number.clone())
        );
        assert_eq!((number.china(), number.suffix()), (china, 42));
        assert_eq!(BatchNumber::new(china, 10_000), Err(Code::BadBatchNumber));
        let leap = NaiveDate::from_ymd_opt(2016, 12, 31)
            .unwrap()
            .and_hms_nano_opt(23, 59, 59, 1_500_000_000)
            .unwrap();
        let number = BatchNumber::new(leap, 9999).unwrap();
        assert_eq!(BatchNumber::parse(number.as_str()), Ok(number));
        assert_eq!(
            BatchNumber::new(NaiveDateTime::MAX, 0),
            Err(Code::BadBatchNumber)
        );
    }

    #[test]
    fn refused() {
        for text in [
            "G20160230_0905070042",
            "G20161216_2400000042",
            "G20161216_0960000042",
            "G20161216_0905600042",
            "g20161216_0905070042",
            "G20161216-0905070042",
            "G20161216_905070042",
            "20161216_0905070042",
            "G20161216_09050700420",
            "G２0161216_0905070042",
        ] {
            assert_eq!(
                BatchNumber::parse(text),
                Err(Code::BadBatchNumber),
                "{text}"
            );
        }
        assert_eq!(BatchNumber::parse(""), Err(Code::Required));
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in any::<String>(), printable in "\\PC*", shaped in "G[0-9]{8}_[0-9]{10}") {
            let _ = BatchNumber::parse(&text);
            let _ = BatchNumber::parse(&printable);
            let _ = BatchNumber::parse(&shaped);
        }
    }
}
