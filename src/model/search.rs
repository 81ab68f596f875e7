//! `synonyms.yaml` and `search-tests.yaml` of a language: the words people use, and what must be found.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::yaml::At;

/// `content/<lang>/synonyms.yaml`
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SynonymsFile {
    /// Words that say nothing in a search, besides the language's own stop words.
    #[serde(default)]
    pub ignore: Vec<String>,
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
    #[serde(default)]
    pub tests: Vec<SearchTest>,
}

/// A query and what must come of it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SearchTest {
    pub query: At<String>,
    /// Pages (`guide/care.md`), services (`service:police`) and questionnaires (`triage:first-steps`), any one of which
    /// will do.
    pub wants: Vec<At<String>>,
    /// Among how many first results it must be. 3 when left out.
    pub top: Option<usize>,
}
