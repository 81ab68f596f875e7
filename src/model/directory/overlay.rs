//! The directory's words in another language: never numbers, addresses or evidence.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::yaml::At;

/// Translations of the directory, by id: words only, never numbers, addresses or evidence.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DirectoryOverlay {
    #[serde(default)]
    pub topics: Vec<NameText>,
    #[serde(default)]
    pub regions: Vec<NameText>,
    #[serde(default)]
    pub services: Vec<ServiceText>,
}

/// A topic's or region's words in another language.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NameText {
    pub id: At<String>,
    pub name: Option<String>,
    pub about: Option<String>,
}

/// A service's words in another language.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceText {
    pub id: At<String>,
    pub name: Option<String>,
    pub summary: Option<String>,
    pub who: Option<String>,
    pub cost: Option<String>,
    pub hours: Option<String>,
    pub languages: Option<String>,
    pub access: Option<String>,
    pub anonymous: Option<String>,
    pub confidential: Option<String>,
    pub support_person: Option<String>,
    pub conditions: Option<String>,
    pub cannot_speak: Option<String>,
    pub note: Option<String>,
}

impl ServiceText {
    /// The words for one of the fields that state a fact.
    pub fn field(&self, name: &str) -> Option<&String> {
        match name {
            "summary" => self.summary.as_ref(),
            "who" => self.who.as_ref(),
            "cost" => self.cost.as_ref(),
            "hours" => self.hours.as_ref(),
            "languages" => self.languages.as_ref(),
            "access" => self.access.as_ref(),
            "anonymous" => self.anonymous.as_ref(),
            "confidential" => self.confidential.as_ref(),
            "support_person" => self.support_person.as_ref(),
            "conditions" => self.conditions.as_ref(),
            "cannot_speak" => self.cannot_speak.as_ref(),
            "note" => self.note.as_ref(),
            _ => None,
        }
    }
}
