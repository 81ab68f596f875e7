//! The directory's words in another language: never numbers, addresses or evidence.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::input::yaml::At;

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

words! { with_words!
/// A service's words in another language.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceText {
    pub id: At<String>,
    pub name: Option<String>,
}
}
