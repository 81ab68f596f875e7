//! Today's date in New Zealand: the one place that asks the clock.
#![expect(clippy::disallowed_methods, reason = "the one place that reads the clock and its variable")]

use crate::base::date::Date;

/// The date from `SOURCE_DATE_EPOCH` if it is set and valid, else today's, in New Zealand.
pub fn today() -> Date {
    let fixed = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|text| text.parse::<i64>().ok());
    let now = fixed
        .and_then(|seconds| jiff::Timestamp::from_second(seconds).ok())
        .unwrap_or_else(jiff::Timestamp::now);
    let zone = jiff::tz::TimeZone::get("Pacific/Auckland").unwrap_or(jiff::tz::TimeZone::UTC);
    Date::from(now.to_zoned(zone).date())
}
