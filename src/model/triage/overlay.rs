//! A questionnaire's words in another language: by id, never logic or numbers.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::yaml::At;

/// `content/<language>/triage/<id>.yaml`
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TriageOverlay {
    pub title: Option<At<String>>,
    pub nav_title: Option<String>,
    pub description: Option<At<String>>,
    pub intro: Option<At<String>>,
    #[serde(default)]
    pub questions: Vec<QuestionText>,
    #[serde(default)]
    pub deadlines: Vec<DeadlineText>,
    #[serde(default)]
    pub plan: Vec<ItemText>,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionText {
    pub id: At<String>,
    pub ask: Option<At<String>>,
    pub hint: Option<At<String>>,
    pub why: Option<At<String>>,
    #[serde(default)]
    pub options: Vec<OptionText>,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OptionText {
    pub id: At<String>,
    pub label: Option<At<String>>,
    pub hint: Option<At<String>>,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeadlineText {
    pub id: At<String>,
    pub title: Option<At<String>>,
    pub ask: Option<At<String>>,
    pub say: Option<At<String>>,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemText {
    pub id: At<String>,
    pub title: Option<At<String>>,
    pub say: Option<At<String>>,
    pub when_text: Option<At<String>>,
}
