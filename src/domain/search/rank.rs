//! Scores of terms → order of results. Every sum is written so that JavaScript adds the same numbers in the same order.
//!
//! Must not know how a query became terms.

use std::collections::HashMap;

use super::document::{ReadEntry, ResultGroup};
use super::expand::Expanded;
use super::index::{FIELDS, IndexField};
use super::phrase::holds;
use super::searcher::Search;

/// A result.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    pub document: usize,
    /// In thousandths, so that the last bits of a sum do not decide an order.
    pub score: u64,
}

/// A document with its score.
type Scored = (usize, f64);

/// Every document with a score above nothing, by number.
pub fn scores(expanded: &Expanded, search: &Search<'_>) -> Vec<Scored> {
    let count = search.documents.len();
    let mut sums = vec![0.0_f64; count];
    let mut matched = vec![0_u32; count];
    // Of the words in quotes, those that match, one bit each.
    let mut quoted = vec![0_u32; count];
    // A word stands in few documents: only these are looked at, and each is back at nothing afterwards.
    let mut word = vec![0.0_f64; count];
    let mut best = vec![0.0_f32; count];
    let (mut in_word, mut in_field): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    for (slot, bit) in expanded.words.iter().zip(0..) {
        for (field, IndexField { boost, .. }) in FIELDS.iter().enumerate() {
            // Of all that a word may mean, the best counts in each field.
            for (term, weight) in &slot.terms {
                search.index.each(*term, field, weight * boost, |doc, score| {
                    let known = &mut best[doc as usize];
                    if *known == 0.0 {
                        in_field.push(doc as usize);
                    }
                    *known = known.max(score);
                });
            }
            for doc in in_field.drain(..) {
                if word[doc] == 0.0 {
                    in_word.push(doc);
                }
                word[doc] += f64::from(std::mem::take(&mut best[doc]));
            }
        }
        for doc in in_word.drain(..) {
            let score = std::mem::take(&mut word[doc]);
            if score > 0.0 {
                sums[doc] += score;
                matched[doc] += 1;
                quoted[doc] |= u32::from(slot.quoted) << bit;
            }
        }
    }
    let words = expanded.words.len();
    let wanted = expanded.words.iter().zip(0..).map(|(slot, bit)| u32::from(slot.quoted) << bit).sum::<u32>();
    let mut found = Vec::new();
    for (doc, document) in search.documents.iter().enumerate() {
        let entry = &search.entries[document.entry as usize];
        let mut score = 0.0;
        if matched[doc] > 0 {
            // A document that lacks some of the words falls with the square of the share it has.
            #[expect(clippy::cast_precision_loss, reason = "at most twelve words")]
            let share = f64::from(matched[doc]) / words as f64;
            score = sums[doc] * share * share * entry.weight;
        }
        if let (Some(digits), Some(help)) = (&expanded.number, &entry.help) {
            score = score.max(by_number(&help.numbers, digits, search) * entry.weight);
        }
        if score > 0.0 && quoted[doc] == wanted {
            found.push((doc, score));
        }
    }
    whole(expanded, search, &mut found);
    if !expanded.phrases.is_empty() {
        found = with_phrases(found, expanded, search);
    }
    found
}

/// Lifts documents whose title or heading is what was typed.
fn whole(expanded: &Expanded, search: &Search<'_>, found: &mut [Scored]) {
    if !expanded.telling {
        return;
    }
    let typed = expanded.typed.join(" ");
    for (doc, score) in found {
        match search.is_called(*doc, &typed) {
            (true, _) => *score *= search.tuning.whole_title,
            (_, true) => *score *= search.tuning.whole_heading,
            _ => {}
        }
    }
}

/// Of the pages that come first, the documents that hold the phrases.
fn with_phrases(mut found: Vec<Scored>, expanded: &Expanded, search: &Search<'_>) -> Vec<Scored> {
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut read: HashMap<u32, ReadEntry<'_>> = HashMap::new();
    let mut holding: Vec<Scored> = Vec::new();
    for (doc, score) in found {
        let entry = search.documents[doc].entry;
        if !read.contains_key(&entry) && read.len() == search.tuning.phrase_pages {
            continue;
        }
        let text = read.entry(entry).or_insert_with(|| search.read(entry));
        if holds(&text.flat(search.section(doc)), &expanded.phrases) {
            holding.push((doc, score));
        }
    }
    holding.sort_by_key(|(doc, _)| *doc);
    holding
}

/// Whether even the first of the results fits badly: how much it scores for each word that was typed.
pub fn is_weak(hits: &[Hit], expanded: &Expanded, search: &Search<'_>) -> bool {
    #[expect(clippy::cast_precision_loss, reason = "a few words and thousandths of a score")]
    let enough = |hit: &Hit| hit.score as f64 >= search.tuning.weak * expanded.words.len() as f64;
    !hits.first().is_some_and(enough)
}

/// The order in which results are shown: the best as they rank, those that follow by kind, the kind of the best first.
pub fn by_kind(mut hits: Vec<Hit>, search: &Search<'_>) -> Vec<Hit> {
    let rest = hits.split_off(hits.len().min(search.tuning.best_first));
    let kind = |hit: &Hit| search.entry(hit.document).kind.group();
    let mut kinds: Vec<ResultGroup> = Vec::new();
    for hit in &rest {
        if !kinds.contains(&kind(hit)) {
            kinds.push(kind(hit));
        }
    }
    hits.extend(kinds.into_iter().flat_map(|one| rest.iter().filter(move |hit| kind(hit) == one)));
    hits
}

fn by_number(numbers: &[String], digits: &str, search: &Search<'_>) -> f64 {
    let mut best = 0.0_f64;
    for number in numbers.iter().filter(|number| number.contains(digits)) {
        #[expect(clippy::cast_precision_loss, reason = "lengths of phone numbers")]
        let share = digits.len() as f64 / number.len() as f64;
        let worth =
            if number.starts_with(digits) { search.tuning.number_start } else { search.tuning.number };
        best = best.max(worth * share);
    }
    best
}

/// The best results, one an entry, the best document of each. Equal scores keep the order of the site.
pub fn best(scores: Vec<Scored>, search: &Search<'_>, limit: usize) -> Vec<Hit> {
    let mut entries: HashMap<u32, (usize, f64, f64)> = HashMap::new();
    for (document, score) in scores {
        let entry = search.documents[document].entry;
        let (best, first, second) = entries.entry(entry).or_insert((document, 0.0, 0.0));
        if score > *first {
            (*best, *second, *first) = (document, *first, score);
        } else if score > *second {
            *second = score;
        }
    }
    let rounded = entries.into_values().map(|(document, first, second)| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "scores are small and positive"
        )]
        let score = ((first + second * search.tuning.second) * 1000.0).round() as u64;
        Hit { document, score }
    });
    let mut hits: Vec<Hit> = rounded.collect();
    hits.sort_by(|a, b| b.score.cmp(&a.score).then(a.document.cmp(&b.document)));
    reachable_first(&mut hits, search);
    hits.truncate(limit);
    hits
}

/// A service that nobody can reach is never the first result: what comes next goes before it.
fn reachable_first(hits: &mut [Hit], search: &Search<'_>) {
    let first = hits.iter().position(|hit| !search.entry(hit.document).is_out_of_reach());
    if let Some(first) = first {
        hits[..=first].rotate_right(1);
    }
}
