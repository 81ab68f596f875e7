//! A questionnaire's words in another language: by id, never logic or numbers.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::input::yaml::At;

/// `content/<language>/triage/<id>.yaml`
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TriageOverlay {
    /// The heading of its page.
    pub title: Option<At<String>>,
    /// The title for menus.
    pub nav_title: Option<String>,
    /// One sentence for search engines and lists.
    pub description: Option<At<String>>,
    /// Shown before the questions, as Markdown.
    pub intro: Option<At<String>>,
    /// The words of questions.
    #[serde(default)]
    pub questions: Vec<QuestionText>,
    /// The words of clocks.
    #[serde(default)]
    pub deadlines: Vec<DeadlineText>,
    /// The words of the plan’s items.
    #[serde(default)]
    pub plan: Vec<ItemText>,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionText {
    /// The question that is translated.
    pub id: At<String>,
    /// The question itself.
    pub ask: Option<At<String>>,
    /// One sentence that helps to answer.
    pub hint: Option<At<String>>,
    /// Why it is asked.
    pub why: Option<At<String>>,
    /// The words of its answers.
    #[serde(default)]
    pub options: Vec<OptionText>,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OptionText {
    /// The answer that is translated.
    pub id: At<String>,
    /// The answer itself.
    pub label: Option<At<String>>,
    /// One sentence that helps to choose it.
    pub hint: Option<At<String>>,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeadlineText {
    /// The clock that is translated.
    pub id: At<String>,
    /// What must be done by then.
    pub title: Option<At<String>>,
    /// The same in a few words.
    pub line: Option<At<String>>,
    /// Which day to enter.
    pub ask: Option<At<String>>,
    /// Whom it covers, and what counts, as Markdown.
    pub say: Option<At<String>>,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemText {
    /// The item that is translated.
    pub id: At<String>,
    /// Its heading in the plan.
    pub title: Option<At<String>>,
    /// What a person needs to know, as Markdown.
    pub say: Option<At<String>>,
    /// The condition in words for paper.
    pub when_text: Option<At<String>>,
    /// The same in one or two sentences, for the printed form.
    pub short: Option<At<String>>,
    /// The line of its card.
    pub line: Option<At<String>>,
    /// The quiet sentence of its card.
    pub note: Option<At<String>>,
}
