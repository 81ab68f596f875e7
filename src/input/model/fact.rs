//! `content/facts.yaml`: every time limit, fee and section number, once.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::base::date::Date;
use crate::input::yaml::At;

/// `content/facts.yaml`
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FactsFile {
    /// All facts, in any order.
    pub facts: Vec<Fact>,
}

/// One fact that pages cite as `[90 days](fact:pg-90)`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// Its short name, by which pages cite it. It never changes.
    pub id: At<String>,
    /// The fact as it is written in a sentence, such as `90 days`.
    pub value: String,
    /// Other ways in which pages may write it.
    #[serde(default)]
    pub forms: Vec<String>,
    /// One plain sentence that states the fact whole.
    pub says: String,
    /// The Act and section, if it is law.
    pub law: Option<String>,
    /// Where it was read.
    pub source: FactSource,
    /// How well it was checked.
    pub status: FactStatus,
    /// When it was checked.
    pub checked: Date,
    /// When it must be checked again.
    pub review_by: At<Date>,
}

/// Where a fact was read.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FactSource {
    /// Whose page or document it is.
    pub publisher: String,
    /// The address where it was read.
    pub url: Option<At<String>>,
    /// The date of the copy that was read, in words.
    pub copy: Option<String>,
}

/// Only checked facts may be written down; there is no third grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
pub enum FactStatus {
    /// An official or first-party page, or the text of the law, was read.
    V1,
    /// Only sound secondary sources were read.
    V2,
}

/// Translations of facts, by id: words only, never numbers of their own.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FactsOverlay {
    pub facts: Vec<FactText>,
}

/// A fact's words in another language.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FactText {
    pub id: At<String>,
    pub value: Option<String>,
    #[serde(default)]
    pub forms: Vec<String>,
    pub says: Option<String>,
}
