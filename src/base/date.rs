//! Calendar days, written `2026-11-23` in sources and "23 November 2026" on pages.
//!
//! Must not know today: whoever needs it is given it.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use jiff::ToSpan;
use jiff::civil;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// jiff panics on longer spans; these already reach from one end of its calendar to the other.
const MOST_DAYS: i32 = 7_304_484;
const MOST_MONTHS: i32 = 239_976;

/// One day, without a time or a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

/// Why a date was refused; `Display` is a plain sentence without its full stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateProblem {
    /// Holds what was written.
    NotIso(String),
    NoSuchMonth(String),
    /// `written` names a day that its month does not have.
    NoSuchDay {
        written: String,
        month: &'static str,
        year: i16,
        days: i8,
    },
}

impl Date {
    /// Reads `YYYY-MM-DD` and nothing else.
    pub fn parse(written: &str) -> Result<Self, DateProblem> {
        let not_iso = || DateProblem::NotIso(written.chars().take(40).collect());
        let bytes: &[u8; 10] = written.as_bytes().try_into().map_err(|_| not_iso())?;
        let [_, _, _, _, b'-', _, _, b'-', _, _] = bytes else { return Err(not_iso()) };
        let number = |range: std::ops::Range<usize>| {
            bytes[range]
                .iter()
                .try_fold(0i16, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + i16::from(byte - b'0')))
        };
        let (Some(year), Some(month), Some(day)) = (number(0..4), number(5..7), number(8..10)) else {
            return Err(not_iso());
        };
        // Two digits each, so both fit.
        let (month, day) = (month as i8, day as i8);
        let Ok(first) = civil::Date::new(year, month, 1) else {
            return Err(DateProblem::NoSuchMonth(written.to_owned()));
        };
        civil::Date::new(year, month, day).map(Self).map_err(|_| DateProblem::NoSuchDay {
            written: written.to_owned(),
            month: MONTHS[usize::from(first.month().unsigned_abs()) - 1],
            year,
            days: first.days_in_month(),
        })
    }

    /// "23 November 2026": for messages to authors. Pages take the words of their language (`Messages::date`).
    pub fn long_text(self) -> String {
        format!("{} {} {}", self.0.day(), self.month_name(), self.0.year())
    }

    /// The day so many days later, or earlier when negative. Stops at the ends of the calendar.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(days.clamp(-MOST_DAYS, MOST_DAYS).days()))
    }

    /// The same day so many months later; the last day of a month that has no such day.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        Self(self.0.saturating_add(months.clamp(-MOST_MONTHS, MOST_MONTHS).months()))
    }

    /// Days from this day to `later`; negative when it is earlier.
    pub fn days_until(self, later: Self) -> i32 {
        (later.0 - self.0).get_days()
    }

    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The date as jiff's own type.
    pub fn civil(self) -> civil::Date {
        self.0
    }

    /// The latest day that words such as "about June 2017" or "2014 to 2020" name: year, month and day, with 0 for
    /// what they leave open. Only for putting copies in order.
    pub fn latest_in(words: &str) -> Option<(i16, i8, i8)> {
        let (mut latest, mut month, mut day) = (None, 0, 0);
        for word in words.split(|sign: char| !sign.is_alphanumeric()) {
            if let Some(at) = (1..).zip(MONTHS).find_map(|(at, name)| (name == word).then_some(at)) {
                month = at;
                continue;
            }
            match (word.len(), word.parse::<i16>()) {
                (4, Ok(year)) => {
                    latest = latest.max(Some((year, month, day)));
                    (month, day) = (0, 0);
                }
                (1 | 2, Ok(_)) => day = word.parse().unwrap_or_default(),
                _ => {}
            }
        }
        latest
    }

    fn month_name(self) -> &'static str {
        // jiff's months are 1 to 12.
        MONTHS[usize::from(self.0.month().unsigned_abs()) - 1]
    }
}

impl From<civil::Date> for Date {
    fn from(date: civil::Date) -> Self {
        Self(date)
    }
}

/// Whether `text` is a time of day such as `08:30`; `24:00` ends a day.
pub fn is_time_of_day(text: &str) -> bool {
    let two = |digits: &str| -> Option<u8> {
        if digits.len() == 2 && digits.bytes().all(|sign| sign.is_ascii_digit()) {
            digits.parse().ok()
        } else {
            None
        }
    };
    let time = text.split_once(':').and_then(|(hour, minute)| Some((two(hour)?, two(minute)?)));
    time.is_some_and(|(hour, minute)| minute < 60 && (hour < 24 || (hour, minute) == (24, 0)))
}

impl FromStr for Date {
    type Err = DateProblem;

    fn from_str(written: &str) -> Result<Self, DateProblem> {
        Self::parse(written)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Display for DateProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotIso(written) => {
                write!(f, "`{written}` is not a date; write year, month and day, such as 2026-11-23")
            }
            Self::NoSuchMonth(written) => {
                write!(f, "`{written}` is not a date; the middle part is the month, from 01 to 12")
            }
            Self::NoSuchDay { written, month, year, days } => {
                write!(f, "`{written}` is not a date; {month} {year} has {days} days")
            }
        }
    }
}

impl std::error::Error for DateProblem {}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Written;

        impl Visitor<'_> for Written {
            type Value = Date;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date such as 2026-11-23")
            }

            fn visit_str<E: Error>(self, written: &str) -> Result<Date, E> {
                Date::parse(written).map_err(E::custom)
            }
        }

        deserializer.deserialize_str(Written)
    }
}

impl JsonSchema for Date {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "format": "date",
            "pattern": "^\\d{4}-\\d{2}-\\d{2}$",
            "description": "A date such as 2026-11-23.",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    fn date(written: &str) -> Date {
        Date::parse(written).unwrap()
    }

    #[test]
    fn dates_are_read_and_shown() {
        assert_eq!(date("2026-11-23").long_text(), "23 November 2026");
        assert_eq!(date("2024-02-29").long_text(), "29 February 2024");
        assert_eq!(date("2026-01-05").to_string(), "2026-01-05");
    }

    #[test]
    fn other_forms_are_refused_plainly() {
        let not_iso = "is not a date; write year, month and day, such as 2026-11-23";
        for (written, message) in [
            ("23/11/2026", not_iso),
            ("2026-1-5", not_iso),
            ("20261123", not_iso),
            ("2026-11-23 ", not_iso),
            ("2026-11-23T00:00", not_iso),
            ("+026-11-23", not_iso),
            ("2026–1-23", not_iso),
            ("", not_iso),
            ("2026-23-11", "is not a date; the middle part is the month, from 01 to 12"),
            ("2026-00-11", "is not a date; the middle part is the month, from 01 to 12"),
            ("2026-02-30", "is not a date; February 2026 has 28 days"),
            ("2026-11-00", "is not a date; November 2026 has 30 days"),
        ] {
            assert_eq!(Date::parse(written).unwrap_err().to_string(), format!("`{written}` {message}"));
        }
    }

    #[test]
    fn days_and_months_are_added() {
        assert_eq!(date("2026-11-23").plus_days(90), date("2027-02-21"));
        assert_eq!(date("2026-03-01").plus_days(-1), date("2026-02-28"));
        assert_eq!(date("2026-01-31").plus_months(1), date("2026-02-28"));
        assert_eq!(date("2026-11-23").plus_months(6), date("2027-05-23"));
        assert_eq!(date("2026-11-23").plus_months(-12), date("2025-11-23"));
        assert_eq!(date("9999-12-30").plus_days(i32::MAX), date("9999-12-31"));
        assert_eq!(date("2026-11-23").plus_months(i32::MAX), date("9999-12-31"));
        assert_eq!(date("2026-11-23").days_until(date("2027-02-21")), 90);
        assert!(date("2026-09-30") < date("2026-10-01"));
    }

    #[test]
    fn yaml_dates_need_no_quotes() {
        assert_eq!(serde_saphyr::from_str::<Vec<Date>>("- 2026-11-23\n").unwrap(), [date("2026-11-23")]);
        let problem = serde_saphyr::from_str::<Vec<Date>>("- 2026-02-30\n").unwrap_err().to_string();
        assert!(problem.contains("February 2026 has 28 days"), "{problem}");
        assert_eq!(serde_json::to_string(&date("2026-11-23")).unwrap(), "\"2026-11-23\"");
    }

    #[test]
    fn editors_are_told_the_form() {
        let schema = schemars::schema_for!(Date);
        assert_eq!(schema.get("format").and_then(|format| format.as_str()), Some("date"));
    }

    #[test]
    fn words_about_a_copy_can_be_put_in_order() {
        for (words, found) in [
            ("29 June 2018", Some((2018, 6, 29))),
            ("about September 2025", Some((2025, 9, 0))),
            ("6 to 7 November 2025", Some((2025, 11, 7))),
            ("2014 to 2020", Some((2020, 0, 0))),
            ("22 September 2014, edited later", Some((2014, 9, 22))),
            ("undated copy", None),
            ("", None),
        ] {
            assert_eq!(Date::latest_in(words), found, "{words}");
        }
    }
}
