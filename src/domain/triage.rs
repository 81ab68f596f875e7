//! Triage: questions in order, a plan that fits the answers, and proofs about every set of answers.
//!
//! What a questionnaire means is defined over raw ticks, whatever they are (DESIGN of the format):
//! a tick counts when its question is asked and its answer offered, and an exclusive answer counts when it
//! stands alone among those of its question; a question is asked when its condition holds on the ticks that count and nothing
//! before it ended the questions; an item is shown when its condition holds. Three evaluators share
//! that meaning: [`state`] here, the generated style sheet ([`style`]) and the script of the page.
//!
//! Knows ids, not words: texts are laid over by `site`. Must not know pages, services or HTML.

pub mod analysis;
pub mod answer_space;
pub mod compile;
pub mod condition;
pub mod graph;
pub mod lock;
pub mod longest;
pub mod paper;
pub mod plan;
pub mod prove;
pub mod state;
pub mod style;
pub mod sum_of_products;
pub mod table;
pub mod words;

use std::ops::Range;

use crate::base::diagnostic::Place;
use crate::input::model::triage::{Choose, Reach, Urgency};
use condition::Condition;
pub use condition::Tick;

/// A questionnaire whose conditions have been read and whose names within it are known to exist.
#[derive(Clone, Debug)]
pub struct Triage {
    pub id: String,
    /// The file it stands in.
    pub path: String,
    pub questions: Vec<CompiledQuestion>,
    pub items: Vec<CompiledItem>,
    pub guarantees: Vec<CompiledGuarantee>,
    pub examples: Vec<CompiledExample>,
    /// The question of each tick.
    owner: Vec<usize>,
}

/// A question as the logic sees it.
#[derive(Clone, Debug)]
pub struct CompiledQuestion {
    pub id: String,
    pub choose: Choose,
    pub when: Condition,
    /// Its answers.
    pub ticks: Range<Tick>,
    pub options: Vec<CompiledChoice>,
    pub place: Place,
}

#[derive(Clone, Debug)]
pub struct CompiledChoice {
    pub id: String,
    /// When it is offered, if its question is asked.
    pub when: Condition,
    pub only: bool,
    pub stop: bool,
    pub place: Place,
}

/// An item of the plan as the logic sees it.
#[derive(Clone, Debug)]
pub struct CompiledItem {
    pub id: String,
    pub level: Urgency,
    pub when: Condition,
    pub services: Vec<String>,
    pub facts: Vec<String>,
    pub clocks: Vec<Clock>,
    pub guide: Vec<String>,
    /// Whether it can stand among the cards that open a plan.
    pub card: bool,
    pub place: Place,
}

/// A clock that an item shows.
#[derive(Clone, Debug)]
pub struct Clock {
    /// The id of the deadline.
    pub id: String,
    pub fact: String,
    /// When the item shows it.
    pub when: Condition,
}

/// Something that must hold for every set of answers.
#[derive(Clone, Debug)]
pub struct CompiledGuarantee {
    pub id: String,
    pub when: Condition,
    pub claim: CompiledClaim,
    pub place: Place,
}

#[derive(Clone, Debug)]
pub enum CompiledClaim {
    /// Where the condition holds, something of this is shown.
    Shows(Vec<Aim>),
    /// Where the condition holds, nothing of this is shown.
    Never(Vec<Aim>),
    /// Where the condition holds, any of these items is among so many cards that open the plan.
    First(Vec<String>, usize),
    /// Nobody meets more questions.
    MaxQuestions(usize),
}

/// Something that a plan can show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aim {
    Item(String),
    Service(String),
    Fact(String),
    Deadline(String),
    /// A page, or one part of it.
    Guide(String),
    Level(Urgency),
    Reach(Reach),
}

/// A journey that somebody wrote down.
#[derive(Clone, Debug)]
pub struct CompiledExample {
    pub name: String,
    pub ticks: Vec<Tick>,
    pub shows: Vec<(Aim, Place)>,
    pub hides: Vec<(Aim, Place)>,
    pub place: Place,
}

impl Triage {
    /// How many answers there are in all.
    pub fn ticks(&self) -> usize {
        self.owner.len()
    }

    /// Index of the question to which an answer belongs.
    pub fn owner(&self, tick: Tick) -> usize {
        self.owner[tick]
    }

    pub fn choice(&self, tick: Tick) -> &CompiledChoice {
        let question = &self.questions[self.owner[tick]];
        &question.options[tick - question.ticks.start]
    }

    /// `danger_now`: the id of an answer on a page. Ids hold no underscore, so no two are the same.
    pub fn tick_id(&self, tick: Tick) -> String {
        format!("{}_{}", self.questions[self.owner[tick]].id, self.choice(tick).id)
    }

    /// The answer of that name.
    pub fn tick(&self, question: &str, option: &str) -> Option<Tick> {
        let question = self.questions.iter().find(|one| one.id == question)?;
        let at = question.options.iter().position(|one| one.id == option)?;
        Some(question.ticks.start + at)
    }

    /// The answers of a question that end the questions.
    fn stops(&self, question: usize) -> impl Iterator<Item = Tick> {
        let question = &self.questions[question];
        question.ticks.clone().filter(|tick| question.options[tick - question.ticks.start].stop)
    }
}

impl CompiledItem {
    /// When the item, if it is shown, shows what is aimed at; `reach` says how a service can be reached.
    pub fn meets(&self, aim: &Aim, reach: &dyn Fn(&str, Reach) -> bool) -> Condition {
        if self.holds(aim, reach) {
            return Condition::Always;
        }
        let clocks = self.clocks.iter().filter(|clock| match aim {
            Aim::Fact(id) => clock.fact == *id,
            Aim::Deadline(id) => clock.id == *id,
            _ => false,
        });
        Condition::Any(clocks.map(|clock| clock.when.clone()).collect())
    }

    /// Whether it shows what is aimed at whenever it is shown.
    fn holds(&self, aim: &Aim, reach: &dyn Fn(&str, Reach) -> bool) -> bool {
        let has = |list: &[String], id: &String| list.contains(id);
        match aim {
            Aim::Item(id) => self.id == *id,
            Aim::Service(id) => has(&self.services, id),
            Aim::Fact(id) => has(&self.facts, id),
            Aim::Deadline(_) => false,
            Aim::Guide(page) => {
                self.guide.iter().any(|own| own == page || own.split('#').next() == Some(page.as_str()))
            }
            Aim::Level(level) => self.level == *level,
            Aim::Reach(how) => self.services.iter().any(|id| reach(id, *how)),
        }
    }
}
