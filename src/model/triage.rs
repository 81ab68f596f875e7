//! `content/triage/<id>.yaml`: questions in order, a plan, and what must always hold of it.
//!
//! Conditions are kept as they were typed; what they mean is `triage`'s business. Must not know other files.

mod overlay;

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error;
use serde::{Deserialize, Deserializer};

use crate::date::Date;
use crate::yaml::{At, Kind, Node};

pub use overlay::{DeadlineText, ItemText, OptionText, QuestionText, TriageOverlay};

/// `content/triage/<id>.yaml`
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TriageFile {
    /// The name of the file without `.yaml`; addresses are made from it.
    pub id: At<String>,
    pub title: At<String>,
    /// The title for menus.
    pub nav_title: Option<String>,
    /// One sentence for search engines and lists.
    pub description: At<String>,
    /// How long it takes; held against the longest way through.
    pub minutes: At<u32>,
    /// When a person last read all of it.
    pub reviewed: Date,
    pub review_by: At<Date>,
    /// Shown before the questions, as Markdown.
    pub intro: Option<At<String>>,
    pub questions: Vec<Question>,
    /// Clocks that items of the plan name.
    #[serde(default)]
    pub deadlines: Vec<Deadline>,
    /// The plan's items in the order in which they are shown.
    pub plan: Vec<Item>,
    /// What must hold for every set of answers.
    #[serde(default)]
    pub guarantees: Vec<Guarantee>,
    /// Journeys that a person who knows the subject can read.
    #[serde(default)]
    pub examples: Vec<Example>,
}

/// One question.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub id: At<String>,
    /// The question itself.
    pub ask: At<String>,
    /// One sentence that helps to answer.
    pub hint: Option<At<String>>,
    /// Why it is asked.
    pub why: At<String>,
    #[serde(default)]
    pub choose: Choose,
    /// When it is asked; always when left out. May name earlier questions only.
    pub when: Option<Node>,
    /// Why nobody needs an answer called `unsure` here.
    pub no_unsure: Option<String>,
    pub options: Vec<Choice>,
}

/// How many answers a question takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Choose {
    #[default]
    One,
    Many,
}

/// One answer to a question.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub id: At<String>,
    pub label: At<String>,
    pub hint: Option<At<String>>,
    /// Loses to any other tick of its question.
    #[serde(default)]
    pub only: bool,
    /// Nothing is asked after it: straight to the plan.
    #[serde(default)]
    pub stop: bool,
}

/// A clock: how long, from what day, for whom.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    pub id: At<String>,
    /// The fact that holds its length, such as `90 days` or `12 months`.
    pub fact: At<String>,
    pub starts: Starts,
    /// What must be done by then.
    pub title: At<String>,
    /// Which day to enter.
    pub ask: At<String>,
    /// Whom it covers, and what counts, as Markdown.
    pub say: At<String>,
}

/// The day on which a clock starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Starts {
    /// What happened, or the day it was noticed.
    Event,
    /// The last day of the job.
    JobEnd,
}

/// One item of the plan.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Item {
    pub id: At<String>,
    pub level: At<Level>,
    /// When it is shown; always when left out.
    pub when: Option<Node>,
    /// The condition in words for paper, where the generated ones would be clumsy.
    pub when_text: Option<At<String>>,
    pub title: At<String>,
    /// What a person needs to know, as Markdown.
    pub say: At<String>,
    /// Services in the order in which to try them.
    #[serde(default)]
    pub services: Vec<At<String>>,
    /// Facts it rests on besides those its text cites.
    #[serde(default)]
    pub facts: Vec<At<String>>,
    #[serde(default)]
    pub deadlines: Vec<At<String>>,
    /// Pages to read, such as `guide/time-limits.md#grievance`.
    #[serde(default)]
    pub guide: Vec<At<String>>,
    /// A handout that says the same on paper.
    pub handout: Option<At<String>>,
}

/// How pressing an item is, most pressing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    Emergency,
    Urgent,
    Soon,
    Information,
}

impl Level {
    pub fn key(self) -> &'static str {
        match self {
            Self::Emergency => "emergency",
            Self::Urgent => "urgent",
            Self::Soon => "soon",
            Self::Information => "information",
        }
    }
}

/// What must hold for every set of answers: one of `always`, `shows`, `never` and `max_questions`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Guarantee {
    pub id: At<String>,
    /// For which answers; all of them when left out.
    pub when: Option<Node>,
    /// Something is shown whatever was answered.
    pub always: Option<Target>,
    /// Something is shown where `when` holds.
    pub shows: Option<Target>,
    /// Nothing of it is shown where `when` holds.
    pub never: Option<Target>,
    /// Nobody meets more questions.
    pub max_questions: Option<At<usize>>,
}

/// What a plan can show: any of what is named.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Target {
    pub item: Option<Names>,
    pub service: Option<Names>,
    pub fact: Option<Names>,
    pub deadline: Option<Names>,
    pub guide: Option<Names>,
    pub level: Option<At<Level>>,
    pub reach: Option<At<Reach>>,
}

/// A way to reach somebody, whoever it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// A number that costs nothing to call.
    FreePhone,
    /// A way that costs nothing and needs no voice.
    NoVoice,
}

/// A journey: some answers, and what the plan then shows and hides.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Example {
    pub name: At<String>,
    /// Question to answer or answers, as in a condition.
    pub answers: Node,
    /// Items by id; services, facts and deadlines as `service/…`, `fact/…`, `deadline/…`.
    #[serde(default)]
    pub shows: Vec<At<String>>,
    #[serde(default)]
    pub hides: Vec<At<String>>,
}

/// One name, or a list of several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names(pub Vec<At<String>>);

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let node = Node::deserialize(deserializer)?;
        names(&node).map(Self).ok_or_else(|| D::Error::custom("a name or a list of names is wanted here"))
    }
}

impl JsonSchema for Names {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Names".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]})
    }
}

/// The names that a node holds; `None` when it holds something else.
pub fn names(node: &Node) -> Option<Vec<At<String>>> {
    let one = |node: &Node| match &node.value {
        Kind::Text(text) | Kind::Number(text) => {
            Some(At { value: text.clone(), line: node.line, column: node.column })
        }
        _ => None,
    };
    match &node.value {
        Kind::List(nodes) => nodes.iter().map(one).collect(),
        _ => one(node).map(|name| vec![name]),
    }
}
