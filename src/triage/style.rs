//! The style sheet that shows the right questions and the right plan where no script runs.
//!
//! Over raw ticks: a hidden question keeps its ticks, so a condition says too that the questions behind
//! it are asked. Works where `:has()` is known; elsewhere everything shows, each with its condition in words.

use std::fmt::Write;

use biodivine_lib_bdd::{Bdd, op_function};

use super::cover::{self, Clause, Cover};
use super::space::Space;
use super::{Tick, Triage};
use crate::model::triage::Choose;

/// Nodes beyond which the conditions are too tangled for a style sheet.
const LARGE: usize = 200_000;

/// The conditions of a questionnaire over raw ticks.
#[derive(Debug)]
pub struct RawConditions {
    /// For each question.
    pub questions: Vec<Cover>,
    /// For each item of the plan.
    pub items: Vec<Cover>,
}

/// The id of the form on its page.
pub const FORM: &str = "triage";

/// Conditions over raw ticks, or `None` when they are too tangled.
pub fn conditions(space: &Space<'_>) -> Option<RawConditions> {
    let triage = space.triage;
    let mut counts: Vec<Bdd> = Vec::new();
    let mut questions = Vec::new();
    let mut going = space.always();
    for question in &triage.questions {
        let asked = within(&space.diagram_over(&question.when, &|tick| counts[tick].clone()), &going)?;
        for (tick, option) in question.ticks.clone().zip(&question.options) {
            let mut one = within(&space.counts(tick), &asked)?;
            if option.only {
                for other in question.ticks.clone().filter(|other| *other != tick) {
                    one = one.and_not(&space.counts(other));
                }
            }
            if option.stop {
                going = within(&going, &one.not())?;
            }
            counts.push(one);
        }
        questions.push(asked);
    }
    let cover = |wanted: &Bdd| {
        // Browsers keep radio buttons of one name apart; nothing else is certain.
        let possible = owners(space, wanted).iter().fold(space.always(), |all, at| {
            if triage.questions[*at].choose == Choose::One { all.and(space.domain_of(*at)) } else { all }
        });
        cover::between(space, &wanted.and(&possible), &wanted.or(&possible.not()))
    };
    let items: Vec<Bdd> = triage
        .items
        .iter()
        .map(|item| space.diagram_over(&item.when, &|tick| counts[tick].clone()))
        .collect();
    Some(RawConditions {
        questions: questions.iter().map(cover).collect(),
        items: items.iter().map(cover).collect(),
    })
}

fn within(a: &Bdd, b: &Bdd) -> Option<Bdd> {
    Bdd::binary_op_with_limit(LARGE, a, b, op_function::and)
}

fn owners(space: &Space<'_>, diagram: &Bdd) -> std::collections::BTreeSet<usize> {
    let ticks = diagram.support_set().into_iter().filter_map(|variable| space.tick_of(variable));
    ticks.map(|tick| space.triage.owner(tick)).collect()
}

/// The style sheet. Questions are `#q_ID`, items `#i_ID`, answers `#QUESTION_OPTION`; what has a condition
/// carries the class `t-if`, and its condition in words `t-words`.
pub fn sheet(triage: &Triage, conditions: &RawConditions) -> String {
    let mut css = String::from("@supports selector(:has(*)){");
    let _ = write!(css, "@media screen{{.t-if,.t-words{{display:none}}}}");
    let _ = write!(css, "@media print{{#{FORM}:has(:checked) :is(.t-if,.t-words){{display:none}}}}");
    let questions = triage.questions.iter().map(|question| format!("#q_{}", question.id));
    let items = triage.items.iter().map(|item| format!("#i_{}", item.id));
    let named = questions.zip(&conditions.questions).chain(items.zip(&conditions.items));
    let mut selectors: Vec<String> = Vec::new();
    for (id, cover) in named.filter(|(_, cover)| !cover.is_always()) {
        selectors.extend(cover.0.iter().map(|clause| format!("{} {id}", form(triage, clause))));
    }
    if !selectors.is_empty() {
        let _ = write!(css, "{}{{display:block}}", selectors.join(","));
    }
    css.push_str("}\n");
    css
}

/// The form while a clause holds.
fn form(triage: &Triage, clause: &Clause) -> String {
    let list = |ticks: &mut dyn Iterator<Item = &Tick>| {
        ticks.map(|tick| format!("#{}:checked", triage.tick_id(*tick))).collect::<Vec<_>>().join(",")
    };
    let mut selector = format!("#{FORM}");
    for any in &clause.any {
        let _ = write!(selector, ":has({})", list(&mut any.iter()));
    }
    if !clause.none.is_empty() {
        let _ = write!(selector, ":not(:has({}))", list(&mut clause.none.iter()));
    }
    selector
}
