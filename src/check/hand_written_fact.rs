//! # hand-written-fact
//!
//! **What it does.** Looks in the text for a number with a unit, or an amount of money, that equals a
//! fact of the ledger and is not cited as one.
//!
//! **Why it matters.** When the law changes, the ledger is corrected once. What was typed by hand
//! stays wrong.
//!
//! **Example.** `You have 90 days.`
//!
//! **Instead.** `You have [90 days](fact:pg-90).`

use super::{Inspection, Prose};
use crate::diagnostic::Diagnostic;
use crate::markdown::blocks::Block;

pub const CODE: &str = "hand-written-fact";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for prose in &inspection.prose {
        let figures: Vec<(&str, &str)> = prose
            .language
            .facts
            .values()
            .filter(|fact| is_figure(&fact.value))
            .map(|fact| (fact.id.as_str(), fact.value.as_str()))
            .collect();
        for block in &prose.blocks {
            look(prose, block, &figures, found);
        }
    }
}

fn look(prose: &Prose<'_>, block: &Block, figures: &[(&str, &str)], found: &mut Vec<Diagnostic>) {
    let mut seen: Vec<&str> = Vec::new();
    for (id, value) in figures {
        for (at, _) in block.text.match_indices(value) {
            let linked = block.linked.iter().any(|range| range.contains(&at));
            if linked || seen.contains(value) || !stands_alone(&block.text, at, value.len()) {
                continue;
            }
            seen.push(value);
            let message = format!("`{value}` is written by hand; the ledger has it as the fact `{id}`.");
            let problem = Diagnostic::error(CODE, prose.page.raw.text.place(block.offset), message);
            found.push(problem.hint(format!("Write `[{value}](fact:{id})`, or the fact that is meant.")));
        }
    }
}

/// A number with a unit of time, or money: what a reader would act on.
fn is_figure(value: &str) -> bool {
    let money = value.starts_with('$');
    let number = value.starts_with(|sign: char| sign.is_ascii_digit());
    let unit = ["day", "week", "month", "year", "hour"].iter().any(|unit| value.contains(unit));
    money || (number && unit)
}

fn stands_alone(text: &str, at: usize, length: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + length..].chars().next();
    let joins = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
    !joins(before) && !joins(after)
}
