//! `content/triage/<id>.yaml`: questions in order, a plan, and what must always hold of it.
//!
//! Conditions are kept as they were typed; what they mean is `triage`'s business. Must not know other files.

mod card;
mod names;
mod overlay;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::base::date::Date;
use crate::input::yaml::{At, Node};

pub use card::{Card, Embed, First};
pub use names::{OneOrMany, names};
pub use overlay::TriageOverlay;

/// `content/triage/<id>.yaml`
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TriageFile {
    /// The name of the file without `.yaml`; addresses are made from it.
    pub id: At<String>,
    /// The heading of its page.
    pub title: At<String>,
    /// The title for menus.
    pub nav_title: Option<String>,
    /// One sentence for search engines and lists.
    pub description: At<String>,
    /// How long it takes; held against the longest way through.
    pub minutes: At<u32>,
    /// When a person last read all of it.
    pub reviewed: Date,
    /// When it should be read again.
    pub review_by: At<Date>,
    /// Shown before the questions, as Markdown.
    pub intro: Option<At<String>>,
    /// Conditions that are used more than once, each with a name for `is`.
    #[serde(default)]
    pub define: Vec<Named>,
    /// The questions in the order in which they are asked.
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

/// A condition with a name. Other conditions use it as `{is: name}`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// The name, for `is`.
    pub id: At<String>,
    /// The condition. It may use names that stand above it.
    pub when: Node,
}

/// One question.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its short name in conditions.
    pub id: At<String>,
    /// The question itself.
    pub ask: At<String>,
    /// One sentence that helps to answer.
    pub hint: Option<At<String>>,
    /// Why it is asked.
    pub why: At<String>,
    /// Whether one answer can be ticked or several.
    #[serde(default)]
    pub choose: Choose,
    /// When it is asked; always when left out. May name earlier questions only.
    pub when: Option<Node>,
    /// Why nobody needs an answer called `unsure` here.
    pub no_unsure: Option<String>,
    /// The answers, in order.
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
    /// Its short name in conditions.
    pub id: At<String>,
    /// The answer itself.
    pub label: At<String>,
    /// One sentence that helps to choose it.
    pub hint: Option<At<String>>,
    /// When it is offered; whenever its question is asked when left out. May name earlier questions only.
    pub when: Option<Node>,
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
    /// Its short name, by which items name it.
    pub id: At<String>,
    /// The fact that holds its length, such as `90 days` or `12 months`.
    pub fact: At<String>,
    /// From which day it counts.
    pub starts: Starts,
    /// When an item that names it shows it; whenever the item is shown when left out.
    pub when: Option<Node>,
    /// What must be done by then.
    pub title: At<String>,
    /// The same in a few words, for a card: `Raise a personal grievance`.
    pub line: Option<At<String>>,
    /// Which day to enter. Clocks of one item that ask the same share the answer.
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
    /// Its short name in guarantees and examples.
    pub id: At<String>,
    /// How pressing it is.
    pub level: At<Urgency>,
    /// When it is shown; always when left out.
    pub when: Option<Node>,
    /// The condition in words for paper, where the generated ones would be clumsy.
    pub when_text: Option<At<String>>,
    /// Its heading in the plan.
    pub title: At<String>,
    /// What to do at once, in one line with one number, one day or one action. The first three items of a plan that
    /// have a card open it.
    pub card: Option<Card>,
    /// What a person needs to know, as Markdown.
    pub say: At<String>,
    /// The same in one or two sentences, for the printed form.
    pub short: Option<At<String>>,
    /// Something of the directory that stands at its end.
    pub embed: Option<Embed>,
    /// Services in the order in which to try them.
    #[serde(default)]
    pub services: Vec<At<String>>,
    /// Facts it rests on besides those its text cites.
    #[serde(default)]
    pub facts: Vec<At<String>>,
    /// Clocks that it shows, by id.
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
#[schemars(rename = "Level")]
#[serde(rename_all = "lowercase")]
pub enum Urgency {
    Emergency,
    Urgent,
    Soon,
    Information,
}

impl Urgency {
    pub fn key(self) -> &'static str {
        match self {
            Self::Emergency => "emergency",
            Self::Urgent => "urgent",
            Self::Soon => "soon",
            Self::Information => "information",
        }
    }
}

/// What must hold for every set of answers: one of `always`, `shows`, `never`, `first` and `max_questions`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Guarantee {
    /// Its short name in messages.
    pub id: At<String>,
    /// For which answers; all of them when left out.
    pub when: Option<Node>,
    /// Something is shown whatever was answered.
    pub always: Option<Effect>,
    /// Something is shown where `when` holds.
    pub shows: Option<Effect>,
    /// Nothing of it is shown where `when` holds.
    pub never: Option<Effect>,
    /// Something stands among the cards that open the plan where `when` holds.
    pub first: Option<First>,
    /// Nobody meets more questions.
    pub max_questions: Option<At<usize>>,
}

/// What a plan can show: any of what is named.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Effect {
    /// Items of the plan, by id.
    pub item: Option<OneOrMany>,
    /// Services, by id.
    pub service: Option<OneOrMany>,
    /// Facts, by id.
    pub fact: Option<OneOrMany>,
    /// Clocks, by id.
    pub deadline: Option<OneOrMany>,
    /// Pages, as in `guide` of an item.
    pub guide: Option<OneOrMany>,
    /// Any item that is as pressing.
    pub level: Option<At<Urgency>>,
    /// Any service that can be reached in this way.
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
    /// What the person is like, in a few words.
    pub name: At<String>,
    /// Question to answer or answers, as in a condition.
    pub answers: Node,
    /// Items by id; services, facts and deadlines as `service/…`, `fact/…`, `deadline/…`.
    #[serde(default)]
    pub shows: Vec<At<String>>,
    /// What must not be shown, named in the same way.
    #[serde(default)]
    pub hides: Vec<At<String>>,
}
