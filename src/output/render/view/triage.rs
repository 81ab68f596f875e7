//! A questionnaire as templates see it.
//!
//! Must not know where values come from.

use serde::Serialize;
use tera::Value;

use super::NamedLink;
use crate::output::render::handouts::HandoutView;

/// A questionnaire with its plan.
#[derive(Serialize)]
pub struct TriageView<'a> {
    pub id: &'a str,
    /// What stands before the questions, as HTML.
    pub intro: String,
    pub minutes: u32,
    /// Site path of the style sheet that shows the right questions and plan without script.
    pub sheet: &'a str,
    /// Site path of the page that shows how it decides.
    pub table: String,
    pub questions: Vec<QuestionView<'a>>,
    /// The items of the plan in their order, in the folds of `triage::plan`.
    pub folds: Vec<FoldView<'a>>,
    /// Regions with services of their own.
    pub regions: Vec<NearView<'a>>,
}

/// A question. Texts are HTML within a line.
#[derive(Serialize)]
pub struct QuestionView<'a> {
    pub id: &'a str,
    /// 1-based.
    pub number: usize,
    pub ask: String,
    pub hint: Option<String>,
    pub why: String,
    pub many: bool,
    /// The condition for the script, as JSON; null when it is always asked.
    pub when: Option<String>,
    /// The condition in the numbers and letters of the form; null when it is always asked.
    pub words: Option<String>,
    pub options: Vec<OptionView<'a>>,
}

#[derive(Serialize)]
pub struct OptionView<'a> {
    pub id: &'a str,
    /// The id of its box on the page.
    pub tick: String,
    /// `A`, `B`, …
    pub letter: String,
    pub label: String,
    pub hint: Option<String>,
    /// When it is offered, as in a question; null when it always is.
    pub when: Option<String>,
    pub words: Option<String>,
    pub only: bool,
    pub stop: bool,
}

/// What stands together in a plan.
#[derive(Serialize)]
pub struct FoldView<'a> {
    /// `now`, `week` or `know`
    pub key: &'static str,
    pub items: Vec<ItemView<'a>>,
}

/// What an item says at once; the first three that are shown open the plan.
#[derive(Serialize)]
pub struct CardView {
    pub line: String,
    pub note: Option<String>,
    /// The service to call; null where the card is an action or a day.
    pub service: Option<Value>,
    pub clock: bool,
}

/// An item of the plan.
#[derive(Serialize)]
pub struct ItemView<'a> {
    pub id: &'a str,
    /// `A`, `B`, …
    pub letter: String,
    pub level: &'static str,
    pub title: String,
    /// HTML.
    pub say: String,
    pub card: Option<CardView>,
    pub when: Option<String>,
    pub words: Option<String>,
    pub services: Vec<Value>,
    pub deadlines: Vec<DeadlineView<'a>>,
    /// `regions`, where they stand at its end; else null.
    pub embed: Option<&'static str>,
    pub guide: Vec<GuideView<'a>>,
    /// The same on paper; null where there is none.
    pub handout: Option<HandoutView<'a>>,
}

/// Clocks of an item that ask for the same day.
#[derive(Serialize)]
pub struct DeadlineView<'a> {
    /// The id of the first of them.
    pub id: &'a str,
    /// Which day to enter.
    pub ask: String,
    /// `event` or `job-end`
    pub starts: &'static str,
    pub clocks: Vec<ClockView<'a>>,
}

/// A clock of an item.
#[derive(Serialize)]
pub struct ClockView<'a> {
    /// Its id on the page.
    pub id: String,
    pub title: String,
    /// The title in a few words, for a card.
    pub line: String,
    /// HTML.
    pub say: String,
    /// When it runs, as in a question; null when its item always shows it.
    pub when: Option<String>,
    pub words: Option<String>,
    /// The length in words, such as `90 days`.
    pub length: &'a str,
    pub count: u32,
    /// `day` or `month`
    pub unit: &'static str,
}

/// A page to read, or a part of it.
#[derive(Serialize)]
pub struct GuideView<'a> {
    pub title: &'a str,
    pub url: String,
}

/// A region and its services.
#[derive(Serialize)]
pub struct NearView<'a> {
    pub region: NamedLink<'a>,
    pub services: Vec<Value>,
}

/// A row of the page that shows how a questionnaire decides.
#[derive(Serialize)]
pub struct TriageRowView<'a> {
    pub kind: &'static str,
    pub id: &'a str,
    /// The words that readers see.
    pub says: String,
    pub when: &'a str,
    pub notes: String,
}
