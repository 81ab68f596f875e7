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
use crate::base::diagnostic::Diagnostic;
use crate::domain::site::Language;
use crate::input::markdown::blocks::ProseBlock;

pub const CODE: &str = "hand-written-fact";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for language in &inspection.site.languages {
        let figures = figures(language);
        let pages = inspection.prose.iter().filter(|prose| std::ptr::eq(prose.language, language));
        for prose in pages {
            for block in prose.blocks.iter() {
                inspect(prose, block, &figures, found);
            }
        }
    }
}

/// Each value that a reader would act on, with the first fact that has it.
fn figures(language: &Language) -> Vec<(&str, &str)> {
    let mut figures: Vec<(&str, &str)> = Vec::new();
    for fact in language.facts.values().filter(|fact| is_figure(&fact.value)) {
        if !figures.iter().any(|(_, value)| *value == fact.value) {
            figures.push((&fact.id, &fact.value));
        }
    }
    figures
}

fn inspect(prose: &Prose<'_>, block: &ProseBlock, figures: &[(&str, &str)], found: &mut Vec<Diagnostic>) {
    let mut seen: Vec<&str> = Vec::new();
    for (at, _) in block.text.match_indices(starts_figure) {
        for (id, value) in figures.iter().filter(|(_, value)| block.text[at..].starts_with(value)) {
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

/// Every figure starts with one of these.
fn starts_figure(sign: char) -> bool {
    sign == '$' || sign.is_ascii_digit()
}

/// A number with a unit of time, or money: what a reader would act on.
fn is_figure(value: &str) -> bool {
    let unit = ["day", "week", "month", "year", "hour"].iter().any(|unit| value.contains(unit));
    value.starts_with('$') || (value.starts_with(starts_figure) && unit)
}

fn stands_alone(text: &str, at: usize, length: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + length..].chars().next();
    let joins = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
    !joins(before) && !joins(after)
}
