//! What words weigh: whether a query as a whole is like what people in need type, though no pattern has its words.
//!
//! `intents.js` of the base theme says the same in JavaScript; `tests/search/intents.test.mjs` holds both to it. The weights
//! are a linear model (logistic regression on words and pairs of words, in tenths), made from phrases by
//! `benches/search/weigh.mjs`. Must not know patterns, cards or how a word is recognised.
//!
//! 1. Each stretch of `need_window` words of a query weighs `start`, and what each entry in it weighs, once however often.
//! 2. Where the heaviest stretch weighs `least` or more, somebody is in need: the intent for which its entries weigh most.

use std::collections::BTreeSet;

use super::tuning::WHOLE;

/// A word, or two side by side, and what it says.
#[derive(Debug, Default)]
pub struct Weighed {
    pub words: Vec<u32>,
    /// That somebody is in need, in tenths; below nothing that nobody is.
    pub need: i32,
    /// Intents, and what it weighs for each.
    pub intents: Vec<(usize, i32)>,
}

#[derive(Debug, Default)]
pub struct Weights {
    pub start: i32,
    pub least: i32,
    /// Single words first, each kind in the order of its numbers.
    pub entries: Vec<Weighed>,
}

impl Weights {
    /// The intent of somebody in need, from what each word of a query stands for.
    pub fn intent(&self, meant: &[BTreeSet<u32>], intents: usize) -> Option<usize> {
        let places: Vec<(&Weighed, Vec<usize>)> = self
            .entries
            .iter()
            .map(|entry| (entry, starts(&entry.words, meant)))
            .filter(|(_, starts)| !starts.is_empty())
            .collect();
        let last = meant.len().saturating_sub(WHOLE.need_window);
        let within = |from: usize| {
            places.iter().filter(move |(entry, starts)| {
                let end = from + WHOLE.need_window;
                starts.iter().any(|start| *start >= from && start + entry.words.len() <= end)
            })
        };
        let weight = |from: usize| self.start + within(from).map(|(entry, _)| entry.need).sum::<i32>();
        // The first of those that weigh most.
        let heaviest = (0..=last).rev().max_by_key(|from| weight(*from))?;
        if places.is_empty() || weight(heaviest) < self.least {
            return None;
        }
        let mut sums = vec![0; intents];
        for (intent, weight) in within(heaviest).flat_map(|(entry, _)| &entry.intents) {
            sums[*intent] += weight;
        }
        (0..intents).rev().max_by_key(|intent| sums[*intent])
    }
}

/// Where words stand side by side.
fn starts(words: &[u32], meant: &[BTreeSet<u32>]) -> Vec<usize> {
    let fits = |place: &[BTreeSet<u32>]| place.iter().zip(words).all(|(meant, word)| meant.contains(word));
    (0..).zip(meant.windows(words.len().max(1))).filter(|(_, place)| fits(place)).map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Weighed, Weights};
    use crate::domain::search::tuning::WHOLE;

    const KILL: u32 = 0;
    const ME: u32 = 1;
    const MEETING: u32 = 2;
    const FOLLOW: u32 = 3;

    fn weights() -> Weights {
        let entry = |words: &[u32], need, intents: &[(usize, i32)]| Weighed {
            words: words.to_vec(),
            need,
            intents: intents.to_vec(),
        };
        let entries = vec![
            entry(&[KILL], 10, &[(0, 5)]),
            entry(&[MEETING], -9, &[]),
            entry(&[FOLLOW], 8, &[(1, 9), (0, 2)]),
            entry(&[KILL, ME], 6, &[(0, 8)]),
        ];
        Weights { start: -12, least: 0, entries }
    }

    fn intent(query: &[u32]) -> Option<usize> {
        let meant: Vec<BTreeSet<u32>> = query.iter().map(|word| BTreeSet::from([*word])).collect();
        weights().intent(&meant, 2)
    }

    #[test]
    fn words_that_weigh_enough_name_an_intent() {
        assert_eq!(intent(&[KILL]), None, "10 - 12");
        assert_eq!(intent(&[KILL, ME]), Some(0), "10 + 6 - 12");
        assert_eq!(intent(&[ME, KILL]), None, "not side by side in that order");
        assert_eq!(intent(&[KILL, KILL]), None, "an entry counts once");
        assert_eq!(intent(&[KILL, FOLLOW]), Some(1), "18 - 12; for the second intent 9, for the first 7");
        assert_eq!(intent(&[KILL, ME, MEETING]), None, "a word may speak against it");
        assert_eq!(intent(&[]), None);
        assert_eq!(Weights::default().intent(&[BTreeSet::from([KILL])], 2), None, "nothing was learned");
    }

    /// A long story is not quieter than the words in it.
    #[test]
    fn the_heaviest_stretch_counts() {
        let mut story = vec![MEETING; WHOLE.need_window];
        story.extend([KILL, ME]);
        story.extend([99; WHOLE.need_window]);
        assert_eq!(intent(&story), Some(0));
    }
}
