//! The questionnaire on paper: numbers for questions, letters for answers and items, and for each item
//! for whom it is.
//!
//! Gives labels and conditions; the words come from the language. Must not know pages or PDF.

use super::cover::{self, Cover};
use super::space::Space;
use super::words::{Joiners, sentence};
use super::{Tick, Triage};

/// Everything that a printed form needs besides its texts.
#[derive(Clone, Debug)]
pub struct Paper {
    /// For each question: when to answer it, unless always.
    pub questions: Vec<Cover>,
    /// For each item: when to read it, unless always.
    pub items: Vec<Cover>,
}

impl Paper {
    pub fn new(space: &Space<'_>) -> Self {
        let triage = space.triage;
        Self {
            questions: triage.questions.iter().enumerate().map(|(at, _)| asked(space, at)).collect(),
            items: triage.items.iter().map(|item| cover::of_condition(space, &item.when)).collect(),
        }
    }
}

/// When a question is asked, with the answers that end the questions before it.
fn asked(space: &Space<'_>, question: usize) -> Cover {
    cover::of_diagram(space, space.asked(question))
}

/// `2B`: the second answer of the second question.
pub fn tick_label(triage: &Triage, tick: Tick) -> String {
    let question = triage.owner(tick);
    format!("{}{}", question + 1, letters(tick - triage.questions[question].ticks.start))
}

/// `A` to `Z`, then `AA`, `AB` and so on.
pub fn letters(mut at: usize) -> String {
    let mut text = String::new();
    loop {
        // A remainder below 26 is a letter.
        text.insert(0, char::from(b'A' + u8::try_from(at % 26).unwrap_or(0)));
        match (at / 26).checked_sub(1) {
            Some(rest) => at = rest,
            None => return text,
        }
    }
}

/// "you ticked 2B or 2C, but not 4A"; `None` for what is for everyone.
pub fn condition(triage: &Triage, cover: &Cover, joiners: &Joiners) -> Option<String> {
    sentence(cover, &|tick| tick_label(triage, tick), joiners)
}
