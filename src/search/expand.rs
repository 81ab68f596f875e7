//! What a query means: the one written definition of query → weighted terms.
//!
//! `rank.js` of the base theme says the same in JavaScript; a browser test holds both to the same results.
//! Deterministic: lists are in the order of the query, then of the dictionary. Must not know documents.
//!
//! 1. At most 200 characters and 12 words count. Stop words are left out.
//! 2. Each other word becomes terms: its own spelling where the site knows several (1), its form (1, or 0.9 beside
//!    an own spelling), its British spelling (0.95), itself joined with the next word (0.9), words that it starts
//!    while it is being typed, its two halves (0.6), else what is one or two slips away (0.7, 0.5).
//! 3. Synonyms add theirs to the words they stand for.

use std::collections::BTreeMap;

use super::Search;
use super::dictionary::{Dictionary, Form};
use super::phrase::phrases;
use super::spelling::{british, slips};
use super::words::{Word, number, words};

const LONGEST_QUERY: usize = 200;
const MOST_WORDS: usize = 12;
/// How many words that begin like the typed one count, and how many corrections.
const MOST_STARTED: usize = 24;
const MOST_CORRECTED: usize = 4;

/// A query, understood.
#[derive(Debug, Default, PartialEq)]
pub struct Expanded {
    pub words: Vec<Slot>,
    /// Digits, when the query is a phone number or a part of one.
    pub number: Option<String>,
    pub phrases: Vec<Vec<String>>,
    /// Words that were taken for others: what was typed, and what it was taken for.
    pub corrected: Vec<(String, String)>,
    /// All words as typed and folded, stop words too.
    pub typed: Vec<String>,
}

/// One word of a query with all that it may mean.
#[derive(Debug, Default, PartialEq)]
pub struct Slot {
    pub typed: String,
    /// By number of the term.
    pub terms: BTreeMap<u32, f32>,
}

impl Slot {
    fn add(&mut self, term: u32, weight: f32) {
        let known = self.terms.entry(term).or_insert(weight);
        *known = known.max(weight);
    }
}

/// Understands a query.
pub fn expand(query: &str, search: &Search) -> Expanded {
    let query: String = query.chars().take(LONGEST_QUERY).collect();
    let dictionary = &search.dictionary;
    let all = words(&query);
    let typed: Vec<String> = all.iter().map(|word| word.folded.clone()).collect();
    let open = query.chars().last().is_some_and(char::is_alphanumeric);
    let last = all.len();
    let mut kept: Vec<(Word, bool)> = all
        .into_iter()
        .enumerate()
        .map(|(at, word)| (word, open && at + 1 == last))
        .filter(|(word, _)| !dictionary.ignored.contains(&word.folded))
        .collect();
    kept.truncate(MOST_WORDS);
    let mut expanded =
        Expanded { number: number(&query), phrases: phrases(&query), typed, ..Expanded::default() };
    let mut slots: Vec<Slot> = Vec::new();
    for (word, being_typed) in &kept {
        let (slot, correction) = meanings(word, *being_typed, dictionary);
        expanded.corrected.extend(correction.map(|form| (word.folded.clone(), form)));
        slots.push(slot);
    }
    for at in 1..kept.len() {
        let joined = format!("{}{}", kept[at - 1].0.folded, kept[at].0.folded);
        if let Some(form) = dictionary.form(&joined) {
            slots[at - 1].add(form.term, 0.9);
            slots[at].add(form.term, 0.9);
        }
    }
    synonyms(&mut slots, search);
    expanded.words = slots;
    expanded
}

/// What one word may mean; the form it was taken for when it had to be corrected.
fn meanings(word: &Word, being_typed: bool, dictionary: &Dictionary) -> (Slot, Option<String>) {
    let mut slot = Slot { typed: word.folded.clone(), ..Slot::default() };
    let own = dictionary.spelled.get(&word.exact);
    if let Some(term) = own {
        slot.add(*term, 1.0);
    }
    if let Some(form) = dictionary.form(&word.folded) {
        slot.add(form.term, if own.is_some() { 0.9 } else { 1.0 });
    } else {
        for form in british(&word.folded).iter().filter_map(|text| dictionary.form(text)) {
            slot.add(form.term, 0.95);
        }
    }
    let known = !slot.terms.is_empty();
    let length = word.folded.chars().count();
    if being_typed && length >= 2 {
        start(&word.folded, length, known, dictionary, &mut slot);
    }
    if slot.terms.is_empty() {
        halves(&word.folded, dictionary, &mut slot);
    }
    let mut corrected = None;
    if slot.terms.is_empty() && length >= 4 && !word.folded.starts_with(|sign: char| sign.is_ascii_digit()) {
        corrected = correct(&word.folded, length, dictionary, &mut slot);
    }
    (slot, corrected)
}

/// Adds the terms whose forms start with the word, the shortest forms first.
fn start(word: &str, length: usize, known: bool, dictionary: &Dictionary, slot: &mut Slot) {
    let mut started: Vec<(usize, &Form)> = dictionary
        .starting(word)
        .iter()
        .map(|form| (form.text.chars().count(), form))
        .filter(|(long, _)| *long > length)
        .collect();
    started.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.text.cmp(&b.1.text)));
    for (long, form) in started.into_iter().take(MOST_STARTED) {
        #[expect(clippy::cast_precision_loss, reason = "lengths of words")]
        let share = length as f32 / long as f32;
        let weight = if known { 0.3 * share } else { 0.4 + 0.4 * share };
        slot.add(form.term, weight);
    }
}

/// Adds the two known words that an unknown one is made of.
fn halves(word: &str, dictionary: &Dictionary, slot: &mut Slot) {
    let own = |text: &str| dictionary.form(text).filter(|form| form.own);
    for (cut, _) in word.char_indices().skip(3) {
        let (left, right) = word.split_at(cut);
        if right.chars().count() < 3 {
            return;
        }
        if let (Some(left), Some(right)) = (own(left), own(right)) {
            slot.add(left.term, 0.6);
            slot.add(right.term, 0.6);
            return;
        }
    }
}

/// Adds the nearest words that start with the same letter.
fn correct(word: &str, length: usize, dictionary: &Dictionary, slot: &mut Slot) -> Option<String> {
    let mut limit = if length < 8 { 1 } else { 2 };
    let letters: Vec<char> = word.chars().collect();
    let first: String = letters.iter().take(1).collect();
    let mut near: Vec<(usize, &Form)> = Vec::new();
    for form in dictionary.starting(&first).iter().filter(|form| form.own) {
        let other: Vec<char> = form.text.chars().collect();
        if let Some(found) = slips(&letters, &other, limit) {
            if found < limit {
                limit = found;
            }
            near.push((found, form));
        }
    }
    near.retain(|(found, _)| *found == limit);
    near.truncate(MOST_CORRECTED);
    for (found, form) in &near {
        slot.add(form.term, if *found <= 1 { 0.7 } else { 0.5 });
    }
    near.first().map(|(_, form)| form.text.clone())
}

/// Adds what synonyms stand for. Synonyms of synonyms do not count.
fn synonyms(slots: &mut [Slot], search: &Search) {
    let mut added: Vec<(usize, u32, f32)> = Vec::new();
    for rule in &search.synonyms.rules {
        let length = rule.from.len();
        for at in 0..(slots.len() + 1).saturating_sub(length) {
            let sure =
                |(slot, term): (&Slot, &u32)| slot.terms.get(term).is_some_and(|weight| *weight >= 0.5);
            if slots[at..at + length].iter().zip(&rule.from).all(sure) {
                for covered in at..at + length {
                    added.extend(rule.to.iter().map(|(term, weight)| (covered, *term, *weight)));
                }
            }
        }
    }
    for (slot, term, weight) in added {
        slots[slot].add(term, weight);
    }
}
