//! `directory.yaml`: organisations, support services, topics and regions, each fact with its evidence.

#[macro_use]
mod words;
mod overlay;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::group::Group;
use super::hours::{Holidays, Open};
use crate::base::date::Date;
use crate::input::yaml::At;

pub use overlay::DirectoryOverlay;

/// `directory.yaml`
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DirectoryFile {
    /// The version of this format: 1.
    pub version: u32,
    /// After how many days a confirmed fact counts as stale.
    #[serde(default = "half_a_year")]
    pub stale_after_days: i32,
    /// What was read, by the short name under which evidence cites it.
    #[serde(default)]
    pub sources: BTreeMap<String, Source>,
    /// What people may need help with.
    #[serde(default)]
    pub topics: Vec<Topic>,
    /// Parts of the country.
    #[serde(default)]
    pub regions: Vec<Region>,
    /// Who runs services.
    #[serde(default)]
    pub organisations: Vec<Organisation>,
    /// The services themselves.
    #[serde(default)]
    pub services: Vec<Service>,
}

fn half_a_year() -> i32 {
    180
}

/// A page or document that was read.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Whose page or document it is.
    pub publisher: String,
    /// The address where it was read, `https:` only.
    pub url: Option<At<String>>,
    /// The date of the copy in words, or `undated copy`.
    pub copy: Option<String>,
    /// When it was read.
    pub read: Date,
}

/// Something a person may need help with.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Its short name, used in `topic/…`.
    pub id: At<String>,
    /// Its name for readers.
    pub name: String,
    /// One sentence about it.
    pub about: String,
}

/// A part of the country, or all of it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// Its short name, used in `region/…`.
    pub id: At<String>,
    /// Its name for readers.
    pub name: String,
    /// ISO 3166-2, such as `NZ-WKO`; `NZ` for the whole country.
    pub code: String,
}

/// Who runs a service.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Its short name, by which services name it.
    pub id: At<String>,
    /// Its name in English.
    pub name: String,
    /// Its name in te reo Māori.
    pub te_reo_name: Option<String>,
    /// The address of its website, `https:` only.
    pub website: Option<At<String>>,
    /// What kind of body it is.
    pub run_by: RunBy,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RunBy {
    Government,
    Tribunal,
    Union,
    Ngo,
    Legal,
    Iwi,
    Private,
}

words! { with_words!
/// One way to get help.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Its short name. Its address is made from it, so it never changes.
    pub id: At<String>,
    /// Who runs it, by id.
    pub organisation: At<String>,
    /// Its name in English.
    pub name: String,
    /// Its name in te reo Māori.
    pub te_reo_name: Option<String>,
    /// More names that people call it by, such as `HRC`: the search takes them for its name. They are not shown.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// How people ask for what it does, in whole phrases of their own. The search finds it by them; they are not shown.
    #[serde(default)]
    pub asked: Vec<At<String>>,
    /// What kind of help it is.
    pub kind: ServiceKind,
    /// Answers people in danger or great distress.
    #[serde(default)]
    pub crisis: bool,
    /// Costs money: shown after the free ones.
    #[serde(default)]
    pub paid: bool,
    /// It helps groups and organisations, not a person with a complaint: kept out of plans and lists of help.
    #[serde(default)]
    pub for_groups: bool,
    /// One of the services named in the support group's privacy statement.
    pub listed: Option<Listed>,
    /// Contacts come from this slot of the publishing agency.
    pub agency_slot: Option<At<String>>,
    /// What it helps with, by id.
    pub topics: Vec<At<String>>,
    /// Where it helps, by id.
    pub regions: Vec<At<String>>,
    /// Whom it is meant for in particular.
    #[serde(default, rename = "for")]
    pub meant_for: Vec<Group>,
    /// The hours once more, for machines.
    pub open: Option<Open>,
    /// What happens on public holidays.
    pub holidays: Option<Holidays>,
    /// In the order in which they are shown.
    #[serde(default)]
    pub contacts: Vec<Contact>,
    /// Named when this service has no way left to reach it.
    pub instead: Option<At<String>>,
    /// One entry for each field above that holds a fact.
    #[serde(default)]
    pub evidence: BTreeMap<String, Evidence>,
}
}

/// The fields of a service that state a fact and therefore need evidence, with their text.
pub const FACT_FIELDS: [&str; 13] = words!(named! "te_reo_name");

impl Service {
    /// The text of one of [`FACT_FIELDS`].
    pub fn field(&self, name: &str) -> Option<&str> {
        if name == "te_reo_name" { self.te_reo_name.as_deref() } else { self.word(name) }
    }
}

/// That the support group's privacy statement names this service.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    /// When the group uses it, if not always.
    pub condition: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ServiceKind {
    Emergency,
    Helpline,
    Counselling,
    Advice,
    Legal,
    Union,
    Mediation,
    Complaint,
    Regulator,
    Tribunal,
    Online,
    Relay,
    Workplace,
}

impl ServiceKind {
    /// The word used in keys and message ids.
    pub fn key(self) -> &'static str {
        match self {
            Self::Emergency => "emergency",
            Self::Helpline => "helpline",
            Self::Counselling => "counselling",
            Self::Advice => "advice",
            Self::Legal => "legal",
            Self::Union => "union",
            Self::Mediation => "mediation",
            Self::Complaint => "complaint",
            Self::Regulator => "regulator",
            Self::Tribunal => "tribunal",
            Self::Online => "online",
            Self::Relay => "relay",
            Self::Workplace => "workplace",
        }
    }
}

/// One way to reach a service.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// What kind of way it is.
    #[serde(rename = "type")]
    pub kind: ContactKind,
    /// The number or address as people write it.
    pub value: At<String>,
    /// What it is for, in a few words, where there are several of one kind.
    pub label: Option<String>,
    /// Costs the caller nothing.
    #[serde(default)]
    pub free: bool,
    /// How it is known.
    pub evidence: Option<Evidence>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ContactKind {
    Phone,
    Text,
    Email,
    Web,
    Chat,
    Form,
    Post,
    Relay,
    App,
}

impl ContactKind {
    pub fn key(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Text => "text",
            Self::Email => "email",
            Self::Web => "web",
            Self::Chat => "chat",
            Self::Form => "form",
            Self::Post => "post",
            Self::Relay => "relay",
            Self::App => "app",
        }
    }
}

/// Why a fact may be believed: seen in a copy, or confirmed by a person.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Short names of the sources where it was read, the best one first.
    #[serde(default)]
    pub seen: Vec<At<String>>,
    /// How sure the sources make it. `low` is never shown.
    pub confidence: Option<Confidence>,
    /// Who checked it with the service itself, when and how.
    pub confirmed: Option<Confirmed>,
    /// Nothing but background knowledge: kept here, never shown.
    #[serde(default)]
    pub unverified: bool,
    /// For the editors of this file.
    pub note: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    High,
    Medium,
    Low,
}

/// A check with the service itself.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Confirmed {
    /// Who asked: name and role.
    pub by: At<String>,
    /// On which day.
    pub on: At<Date>,
    /// How, such as `rang the number`.
    pub how: At<String>,
}

impl Evidence {
    /// Whether a fact with this evidence may be shown or exported.
    pub fn may_show(&self) -> bool {
        self.confirmed.is_some()
            || (!self.unverified && self.confidence != Some(Confidence::Low) && !self.seen.is_empty())
    }
}
