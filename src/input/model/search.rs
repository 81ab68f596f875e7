//! What a language says about searching: `synonyms.yaml`, `search-tests.yaml`, `intents.yaml` and `intent-tests.yaml`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::input::yaml::At;

/// `content/<lang>/synonyms.yaml`
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SynonymsFile {
    /// Words that say nothing in a search, besides the language's own stop words.
    #[serde(default)]
    pub ignore: Vec<String>,
    /// Words for people and places at work that stand in nearly every query ("boss"): they weigh little where another word
    /// stands beside them.
    #[serde(default)]
    pub roles: Vec<String>,
    /// Common words of the language, spelled right: never taken for others. One text may hold many, with spaces between.
    #[serde(default)]
    pub known: Vec<String>,
    /// Words that stand for each other, or for others.
    #[serde(default)]
    pub groups: Vec<SynonymGroup>,
}

/// Words that stand for each other, or for others.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SynonymGroup {
    /// Words or short phrases as people type them.
    pub words: Vec<At<String>>,
    /// What they mean in the words of this site. Without it each of `words` stands for the others.
    #[serde(default)]
    pub means: Vec<At<String>>,
}

/// `content/<lang>/search-tests.yaml`
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SearchTestsFile {
    /// All queries that are tried.
    #[serde(default)]
    pub tests: Vec<SearchTest>,
}

/// A query and what must come of it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SearchTest {
    /// What somebody types.
    pub query: At<String>,
    /// Pages (`guide/care.md`), services (`service:police`) and questionnaires (`triage:first-steps`), any one of which
    /// will do.
    pub wants: Vec<At<String>>,
    /// Among how many first results it must be. 3 when left out.
    pub top: Option<usize>,
}

/// `content/<lang>/intents.yaml`
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IntentsFile {
    /// Words that are spelled right, though they look like words of a pattern: never taken for those. One text may hold
    /// many, with spaces between.
    #[serde(default)]
    pub known: Vec<String>,
    /// What somebody in need may mean, the most urgent first.
    #[serde(default)]
    pub intents: Vec<IntentRecord>,
    /// What words weigh where no pattern fits.
    #[serde(default)]
    pub weights: WeightsRecord,
    /// What stands under every list of results, and above it where nothing fits well.
    pub unsure: Option<Unsure>,
}

/// A linear model of what people in need type: a query whose words weigh enough raises the card of the intent for which they
/// weigh most. Whole numbers, tenths of a logit. Made by `benches/search/weigh.mjs`.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WeightsRecord {
    /// What every query weighs before its words are counted.
    #[serde(default)]
    pub start: i32,
    /// What a query must weigh to raise a card.
    #[serde(default)]
    pub least: i32,
    /// A word, or two that stand side by side, and how much it says that somebody is in need; below nothing, that nobody is.
    #[serde(default)]
    pub need: BTreeMap<String, i32>,
    /// By intent, words and how much they speak for it.
    #[serde(default)]
    pub intents: BTreeMap<String, BTreeMap<String, i32>>,
}

/// Where to go on when the search has not understood.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unsure {
    /// The questionnaire that leads to the next step.
    pub triage: At<String>,
    /// Somebody to talk to: a service with a number to call or text, or a chat.
    pub service: At<String>,
}

/// Something that must be answered before anything is searched for.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IntentRecord {
    /// Its short name in tests and messages.
    pub id: At<String>,
    /// One line of kind words. Each number in it must be one of a service that the card names.
    pub say: At<String>,
    /// Services to turn to, the first one first. Each must have a number to call or text, or a chat.
    pub services: Vec<At<String>>,
    /// The page that says more.
    pub page: At<String>,
    /// Each is a list of groups of words, and fits where a word of every group stands within a few words of the others,
    /// in any order. A group is a text with bars between its words: `kill | hurt | end`. A word stands for its
    /// inflections too; several words without a bar must stand side by side.
    pub patterns: Vec<Vec<String>>,
    /// Written as patterns are: words that these cover do not count for this intent.
    #[serde(default)]
    pub not: Vec<Vec<String>>,
}

/// `content/<lang>/intent-tests.yaml`
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IntentTestsFile {
    /// By intent, phrases that must raise its card.
    #[serde(default)]
    pub raises: BTreeMap<String, Vec<At<String>>>,
    /// By intent, more urgent ones whose card is right as well.
    #[serde(default)]
    pub or: BTreeMap<String, Vec<String>>,
    /// Phrases that must raise none.
    #[serde(default)]
    pub harmless: Vec<At<String>>,
}
