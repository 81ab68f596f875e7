//! What a plan opens with, and how the rest of it is folded: the one definition for page, terminal and paper.
//!
//! The rule: of the items that are shown, the first three that have a card, in the order of the file, are the
//! cards under "Do these first". All others follow, folded by how pressing they are. The script of the page does the
//! same, and a browser test compares the two. Must not know words.

use super::Triage;
use super::state::Outcome;
use crate::input::model::triage::Urgency;

/// The most cards that a plan opens with.
pub const CARDS: usize = 3;

/// What stands together below the cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    /// Emergencies and what is urgent.
    Now,
    Week,
    Know,
}

impl Fold {
    pub const ALL: [Self; 3] = [Self::Now, Self::Week, Self::Know];

    pub fn of(level: Urgency) -> Self {
        match level {
            Urgency::Emergency | Urgency::Urgent => Self::Now,
            Urgency::Soon => Self::Week,
            Urgency::Information => Self::Know,
        }
    }

    pub fn key(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Week => "week",
            Self::Know => "know",
        }
    }
}

/// A plan in the order in which it is read. Numbers are indices of items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The cards, most pressing first.
    pub first: Vec<usize>,
    /// The other items, most pressing first; no fold is empty.
    pub rest: Vec<(Fold, Vec<usize>)>,
    /// The ids of the clocks that apply, in the order of the file.
    pub clocks: Vec<String>,
}

impl Plan {
    pub fn of(triage: &Triage, outcome: &Outcome) -> Self {
        let mut plan = Self::default();
        for (at, item) in triage.items.iter().enumerate().filter(|(at, _)| outcome.items[*at]) {
            let clocks = item.clocks.iter().filter(|clock| clock.when.holds(&outcome.counts));
            plan.clocks.extend(clocks.map(|clock| clock.id.clone()));
            let fold = Fold::of(item.level);
            if item.card && plan.first.len() < CARDS {
                plan.first.push(at);
            } else if let Some((_, items)) = plan.rest.last_mut().filter(|(last, _)| *last == fold) {
                items.push(at);
            } else {
                plan.rest.push((fold, vec![at]));
            }
        }
        plan
    }
}
