//! Scores of terms → order of results. Every sum is written so that JavaScript adds the same numbers in the same order.
//!
//! Must not know how a query became terms.

use std::collections::HashMap;

use rayon::prelude::*;

use super::Search;
use super::document::Document;
use super::expand::Expanded;
use super::index::FIELDS;
use super::phrase::{flat, holds};

/// A result.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    pub document: usize,
    /// In thousandths, so that the last bits of a sum do not decide an order.
    pub score: u64,
}

/// What a phone number is worth that holds the typed digits, and one that starts with them.
const NUMBER: f64 = 20.0;
const NUMBER_START: f64 = 40.0;
/// What it adds when all words that were typed are the title, and when they are the heading.
const WHOLE_TITLE: f64 = 1.5;
const WHOLE_HEADING: f64 = 1.3;
/// What a page's second best section adds: a page that comes back to the matter is about it.
const SECOND: f64 = 0.25;

/// Every document with a score above nothing, by number.
pub fn scores(expanded: &Expanded, search: &Search) -> Vec<(usize, f64)> {
    let count = search.documents.len();
    let mut sums = vec![0.0_f64; count];
    let mut matched = vec![0_u32; count];
    for slot in &expanded.words {
        let mut word = vec![0.0_f64; count];
        for (field, (_, boost)) in FIELDS.iter().enumerate() {
            // Of all that a word may mean, the best counts in each field.
            let mut best = vec![0.0_f32; count];
            for (term, weight) in &slot.terms {
                let term = &search.dictionary.terms[*term as usize];
                search.index.each(term, field, weight * boost, |doc, score| {
                    let known = &mut best[doc as usize];
                    *known = known.max(score);
                });
            }
            for (sum, score) in word.iter_mut().zip(best) {
                *sum += f64::from(score);
            }
        }
        for (doc, score) in word.into_iter().enumerate().filter(|(_, score)| *score > 0.0) {
            sums[doc] += score;
            matched[doc] += 1;
        }
    }
    let words = expanded.words.len();
    let mut found = Vec::new();
    for (doc, document) in search.documents.iter().enumerate() {
        let mut score = 0.0;
        if matched[doc] > 0 {
            // A document that lacks some of the words falls with the square of the share it has.
            #[expect(clippy::cast_precision_loss, reason = "at most twelve words")]
            let share = f64::from(matched[doc]) / words as f64;
            score = sums[doc] * share * share * document.weight;
        }
        if let Some(digits) = &expanded.number {
            score = score.max(by_number(document, digits) * document.weight);
        }
        if score > 0.0 {
            found.push((doc, score));
        }
    }
    if !expanded.phrases.is_empty() {
        found.retain(|(doc, _)| holds(&flat(&search.documents[*doc]), &expanded.phrases));
    }
    whole(expanded, search, &mut found);
    found
}

/// Lifts documents whose title or heading is what was typed.
fn whole(expanded: &Expanded, search: &Search, found: &mut [(usize, f64)]) {
    let typed = expanded.typed.join(" ");
    if typed.is_empty() {
        return;
    }
    for (doc, score) in found {
        let (title, heading) = &search.called[*doc];
        if *title == typed {
            *score *= WHOLE_TITLE;
        } else if *heading == typed {
            *score *= WHOLE_HEADING;
        }
    }
}

/// The title and the heading of each document, as folded words.
pub fn called(documents: &[Document]) -> Vec<(String, String)> {
    let heading =
        |document: &Document| document.trail.last().map(|text| flat_words(text)).unwrap_or_default();
    documents.par_iter().with_min_len(64).map(|one| (flat_words(&one.title), heading(one))).collect()
}

/// The folded words of a text with single spaces.
fn flat_words(text: &str) -> String {
    super::words::words(text).into_iter().map(|word| word.folded).collect::<Vec<_>>().join(" ")
}

fn by_number(document: &Document, digits: &str) -> f64 {
    let mut best = 0.0_f64;
    for number in document.numbers.iter().filter(|number| number.contains(digits)) {
        #[expect(clippy::cast_precision_loss, reason = "lengths of phone numbers")]
        let share = digits.len() as f64 / number.len() as f64;
        best = best.max(if number.starts_with(digits) { NUMBER_START * share } else { NUMBER * share });
    }
    best
}

/// The best results, one a page, the best section of each. Equal scores keep the order of the site.
pub fn best(scores: Vec<(usize, f64)>, documents: &[Document], limit: usize) -> Vec<Hit> {
    let mut pages: HashMap<u32, (usize, f64, f64)> = HashMap::new();
    for (document, score) in scores {
        let (best, first, second) = pages.entry(documents[document].page).or_insert((document, 0.0, 0.0));
        if score > *first {
            (*best, *second, *first) = (document, *first, score);
        } else if score > *second {
            *second = score;
        }
    }
    let rounded = pages.into_values().map(|(document, first, second)| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "scores are small and positive"
        )]
        let score = ((first + second * SECOND) * 1000.0).round() as u64;
        Hit { document, score }
    });
    let mut hits: Vec<Hit> = rounded.collect();
    hits.sort_by(|a, b| b.score.cmp(&a.score).then(a.document.cmp(&b.document)));
    hits.truncate(limit);
    hits
}
