//! What a set of ticks means, worked out step by step: the definition that all other evaluators follow.
//!
//! Takes any ticks at all, also such as no page would allow.

use super::{CompiledChoice, Tick, Triage};

/// What a person sees, given their ticks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// For each question, whether it is asked.
    pub asked: Vec<bool>,
    /// For each answer, whether its tick counts.
    pub counts: Vec<bool>,
    /// For each item, whether it is shown.
    pub items: Vec<bool>,
}

/// Works out what `ticked` means; one entry for each answer.
pub fn evaluate(triage: &Triage, ticked: &[bool]) -> Outcome {
    let mut counts = vec![false; triage.ticks()];
    let mut asked = Vec::with_capacity(triage.questions.len());
    let mut stopped = false;
    for question in &triage.questions {
        let is_asked = !stopped && question.when.holds(&counts);
        asked.push(is_asked);
        if !is_asked {
            continue;
        }
        // Conditions of answers name earlier questions only, so what counts of this one cannot change them.
        let offered = |(tick, option): &(Tick, &CompiledChoice)| ticked[*tick] && option.when.holds(&counts);
        let given: Vec<_> = question.ticks.clone().zip(&question.options).filter(offered).collect();
        for (tick, option) in &given {
            counts[*tick] = given.len() == 1 || !option.only;
            stopped |= counts[*tick] && option.stop;
        }
    }
    let items = triage.items.iter().map(|item| item.when.holds(&counts)).collect();
    Outcome { asked, counts, items }
}

/// As [`evaluate`], from a list of ticked answers.
pub fn evaluate_ticks(triage: &Triage, ticks: &[Tick]) -> Outcome {
    let mut ticked = vec![false; triage.ticks()];
    for tick in ticks {
        ticked[*tick] = true;
    }
    evaluate(triage, &ticked)
}
