//! The questionnaire on paper: numbers for questions, letters for answers and items, and for each item
//! for whom it is.
//!
//! Gives labels and conditions; the words come from the language. Must not know pages or PDF.

use std::collections::BTreeSet;

use super::answer_space::AnswerSpace;
use super::condition::Condition;
use super::sum_of_products::{self, ProductTerm, SumOfProducts};
use super::words::{Joiners, sentence};
use super::{Tick, Triage};

/// Everything that a printed form needs besides its texts.
#[derive(Clone, Debug)]
pub struct PaperForm {
    /// For each question: when to answer it, unless always.
    pub questions: Vec<SumOfProducts>,
    /// For each answer: when it can be chosen, unless always.
    pub options: Vec<SumOfProducts>,
    /// For each item: when to read it, unless always.
    pub items: Vec<SumOfProducts>,
    /// For each item: when each of its clocks runs, unless always.
    pub clocks: Vec<Vec<SumOfProducts>>,
}

impl PaperForm {
    pub fn new(space: &AnswerSpace<'_>) -> Self {
        let triage = space.triage;
        let options = triage.questions.iter().flat_map(|question| &question.options);
        let of = |condition: &Condition| sum_of_products::of_condition(space, condition);
        Self {
            questions: triage.questions.iter().enumerate().map(|(at, _)| asked(space, at)).collect(),
            options: options.map(|option| of(&option.when)).collect(),
            items: triage.items.iter().map(|item| of(&item.when)).collect(),
            clocks: triage
                .items
                .iter()
                .map(|item| item.clocks.iter().map(|clock| of(&clock.when)).collect())
                .collect(),
        }
    }

    /// The items whose letter stands beside an answer. Of what an alternative wants, only the answers to its last
    /// question lead on, so that no letter stands beside answers that decide little; whoever has all that it wants
    /// has one of those too.
    pub fn follows(&self, tick: Tick) -> Vec<usize> {
        let wants = |item: &SumOfProducts| item.0.iter().any(|clause| leading(clause).contains(&tick));
        self.items.iter().enumerate().filter(|(_, item)| wants(item)).map(|(at, _)| at).collect()
    }

    /// Whether the letters alone say for whom an item is.
    pub fn is_led_to(&self, item: usize) -> bool {
        let alone = |clause: &ProductTerm| clause.none.is_empty() && clause.any.len() <= 1;
        self.items[item].0.iter().all(alone)
    }

    /// The items that need no tick: for everyone, or for everyone but some.
    pub fn for_all(&self) -> Vec<usize> {
        let all = |item: &SumOfProducts| item.0.iter().any(|clause| clause.any.is_empty());
        self.items.iter().enumerate().filter(|(_, item)| all(item)).map(|(at, _)| at).collect()
    }
}

/// The answers of an alternative to the last of its questions.
fn leading(clause: &ProductTerm) -> BTreeSet<Tick> {
    let last = clause.any.iter().max_by_key(|any| any.first().copied());
    last.cloned().unwrap_or_default()
}

/// When a question is asked, with the answers that end the questions before it.
fn asked(space: &AnswerSpace<'_>, question: usize) -> SumOfProducts {
    sum_of_products::of_diagram(space, space.asked(question))
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
pub fn condition(triage: &Triage, sum_of_products: &SumOfProducts, joiners: &Joiners) -> Option<String> {
    sentence(sum_of_products, &|tick| tick_label(triage, tick), joiners)
}
