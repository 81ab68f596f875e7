//! One row for each question, answer, item and clock of a questionnaire, with its condition at its simplest.
//!
//! What people review, and what the lock compares. Ids only; who prints it may put words beside them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde::Serialize;

use super::answer_space::AnswerSpace;
use super::paper::PaperForm;
use super::sum_of_products::{self, ProductTerm, SumOfProducts};
use super::{Tick, Triage};

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TriageRow {
    pub kind: RowKind,
    /// `danger` for a question, `danger: now` for an answer, `call-111` for an item, `time-limits: sexual-12` for a
    /// clock that an item does not always show.
    pub id: String,
    /// The condition in the ids of questions and answers; `always` where there is none.
    pub when: String,
    /// What else decides: `many`, `only`, `stop`, a level, whether it has a card, services, deadlines.
    pub traits: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum RowKind {
    Question,
    Answer,
    Item,
    Clock,
}

impl RowKind {
    pub fn key(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Answer => "answer",
            Self::Item => "item",
            Self::Clock => "clock",
        }
    }
}

/// All rows, in the order of the file. `paper` holds the items' conditions already.
pub fn rows(space: &AnswerSpace<'_>, paper: &PaperForm) -> Vec<TriageRow> {
    let triage = space.triage;
    let mut rows = Vec::new();
    for question in &triage.questions {
        let many = question.choose == crate::input::model::triage::Choose::Many;
        rows.push(TriageRow {
            kind: RowKind::Question,
            id: question.id.clone(),
            when: in_ids(triage, &sum_of_products::of_condition(space, &question.when)),
            traits: if many { vec!["many".to_owned()] } else { Vec::new() },
        });
        for (tick, option) in question.ticks.clone().zip(&question.options) {
            let offered = match &paper.options[tick] {
                always if always.is_always() => String::new(),
                when => format!(" and {}", in_ids(triage, when)),
            };
            let traits = [(option.only, "only"), (option.stop, "stop")];
            rows.push(TriageRow {
                kind: RowKind::Answer,
                id: format!("{}: {}", question.id, option.id),
                when: format!("{} is asked{offered}", question.id),
                traits: traits.into_iter().filter(|(has, _)| *has).map(|(_, name)| name.to_owned()).collect(),
            });
        }
    }
    for ((item, sum_of_products), clocks) in triage.items.iter().zip(&paper.items).zip(&paper.clocks) {
        let mut traits = vec![item.level.key().to_owned()];
        traits.extend(item.card.then(|| "card".to_owned()));
        traits.extend(item.services.iter().map(|id| format!("service {id}")));
        traits.extend(item.clocks.iter().map(|clock| format!("deadline {}", clock.id)));
        rows.push(TriageRow {
            kind: RowKind::Item,
            id: item.id.clone(),
            when: in_ids(triage, sum_of_products),
            traits,
        });
        for (clock, when) in item.clocks.iter().zip(clocks).filter(|(_, when)| !when.is_always()) {
            rows.push(TriageRow {
                kind: RowKind::Clock,
                id: format!("{}: {}", item.id, clock.id),
                when: in_ids(triage, when),
                traits: Vec::new(),
            });
        }
    }
    rows
}

/// `who: me or support and not work: volunteer; or happened: online`
pub fn in_ids(triage: &Triage, sum_of_products: &SumOfProducts) -> String {
    if sum_of_products.0.is_empty() {
        return "never".to_owned();
    }
    if sum_of_products.is_always() {
        return "always".to_owned();
    }
    let clauses: Vec<String> = sum_of_products.0.iter().map(|clause| clause_in_ids(triage, clause)).collect();
    clauses.join("; or ")
}

fn clause_in_ids(triage: &Triage, clause: &ProductTerm) -> String {
    let mut parts: Vec<String> = clause.any.iter().map(|any| answers(triage, any)).collect();
    let mut unwanted: BTreeMap<usize, BTreeSet<Tick>> = BTreeMap::new();
    for tick in &clause.none {
        unwanted.entry(triage.owner(*tick)).or_default().insert(*tick);
    }
    parts.extend(unwanted.values().map(|none| format!("not {}", answers(triage, none))));
    parts.join(" and ")
}

/// `who: me or support`: answers of one question.
fn answers(triage: &Triage, ticks: &BTreeSet<Tick>) -> String {
    let names: Vec<&str> = ticks.iter().map(|tick| triage.choice(*tick).id.as_str()).collect();
    let question = ticks.first().map_or("", |tick| &triage.questions[triage.owner(*tick)].id);
    format!("{question}: {}", names.join(" or "))
}

/// The rows as a Markdown table.
pub fn markdown(rows: &[TriageRow]) -> String {
    let mut text = String::from("| Kind | Id | When | Notes |\n|---|---|---|---|\n");
    for row in rows {
        // Nothing in an id or a condition can break a row.
        let _ =
            writeln!(text, "| {} | {} | {} | {} |", row.kind.key(), row.id, row.when, row.traits.join(", "));
    }
    text
}

/// The rows as comma-separated values (RFC 4180), each field in quotes.
pub fn csv(rows: &[TriageRow]) -> String {
    let mut text = String::from("\"kind\",\"id\",\"when\",\"notes\"\r\n");
    for row in rows {
        let _ = write!(
            text,
            "\"{}\",\"{}\",\"{}\",\"{}\"\r\n",
            row.kind.key(),
            row.id,
            row.when,
            row.traits.join(", ")
        );
    }
    text
}
