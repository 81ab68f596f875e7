//! When a service answers, for machines; and `content/holidays.yaml`, the days on which hours differ.
//!
//! All times are Auckland time. Plain data. Must not know what is open now: only a reader's device can say.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

use crate::base::date::{Date, is_time_of_day};
use crate::input::yaml::At;

/// Opening hours for machines.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Open {
    /// Day and night, all year.
    Always {
        always: bool,
    },
    Spans(Vec<OpenSpan>),
}

/// Days with the same hours, Auckland time.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenSpan {
    /// The days of the week on which these hours hold.
    pub days: Vec<Day>,
    pub from: TimeOfDay,
    pub to: TimeOfDay,
}

/// A time of day such as `08:30`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TimeOfDay(String);

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for TimeOfDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if is_time_of_day(&text) {
            Ok(Self(text))
        } else {
            Err(D::Error::custom("a time such as 08:30 is wanted here"))
        }
    }
}

impl JsonSchema for TimeOfDay {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "TimeOfDay".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "format": "time-of-day", "description": "A time such as 08:30."})
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Day {
    Mo,
    Tu,
    We,
    Th,
    Fr,
    Sa,
    Su,
}

impl Day {
    /// The schema.org name.
    pub fn schema_org(self) -> &'static str {
        match self {
            Self::Mo => "https://schema.org/Monday",
            Self::Tu => "https://schema.org/Tuesday",
            Self::We => "https://schema.org/Wednesday",
            Self::Th => "https://schema.org/Thursday",
            Self::Fr => "https://schema.org/Friday",
            Self::Sa => "https://schema.org/Saturday",
            Self::Su => "https://schema.org/Sunday",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Holidays {
    Open,
    Closed,
}

impl Day {
    /// 0 for Sunday to 6 for Saturday, as scripts count.
    pub fn number(self) -> u8 {
        match self {
            Self::Su => 0,
            Self::Mo => 1,
            Self::Tu => 2,
            Self::We => 3,
            Self::Th => 4,
            Self::Fr => 5,
            Self::Sa => 6,
        }
    }
}

impl Open {
    /// The hours in one attribute: `always`, or `12345 08:00-17:00;6 09:00-12:00` with days as numbers.
    pub fn attribute(&self) -> Option<String> {
        match self {
            Self::Always { always } => always.then(|| "always".to_owned()),
            Self::Spans(spans) => Some(
                spans
                    .iter()
                    .map(|span| {
                        let days: String = span.days.iter().map(|day| day.number().to_string()).collect();
                        format!("{days} {}-{}", span.from, span.to)
                    })
                    .collect::<Vec<_>>()
                    .join(";"),
            ),
        }
    }
}

/// `content/holidays.yaml`
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HolidaysFile {
    /// The last day for which the list is whole. After it, no page says what is open now.
    pub until: Option<At<Date>>,
    /// Public holidays, moved ones on the day on which work stops.
    #[serde(default)]
    pub days: Vec<PublicHoliday>,
}

/// One public holiday.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublicHoliday {
    pub date: Date,
    /// What the day is called.
    pub name: String,
    /// Where it is kept; the whole country when left out. On a regional day no page says what is open,
    /// but for services that never close.
    pub region: Option<String>,
}

impl HolidaysFile {
    /// The list in one attribute: `2026-12-25 2027-02-01?`, regional days with a question mark.
    pub fn attribute(&self) -> String {
        let days = self.days.iter().map(|day| match day.region {
            Some(_) => format!("{}?", day.date),
            None => day.date.to_string(),
        });
        days.collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::{HolidaysFile, Open};

    #[test]
    fn hours_and_days_become_attributes() {
        let open: Open =
            serde_saphyr::from_str("[{days: [mo, fr], from: \"08:00\", to: \"17:00\"}]").unwrap();
        assert_eq!(open.attribute().as_deref(), Some("15 08:00-17:00"));
        assert_eq!(Open::Always { always: true }.attribute().as_deref(), Some("always"));
        let file: HolidaysFile = serde_saphyr::from_str(
            "until: 2027-12-31\ndays: [{date: 2026-12-25, name: Christmas Day}, {date: 2027-02-01, name: A day, region: Auckland}]",
        )
        .unwrap();
        assert_eq!(file.attribute(), "2026-12-25 2027-02-01?");
    }
}
