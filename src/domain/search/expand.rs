//! What a query means: the one written definition of query → weighted terms.
//!
//! `expand.js` of the base theme says the same in JavaScript; `tests/search/expand.json` holds both to the same
//! meaning of the same queries. Deterministic: lists are in the order of the query, then of the dictionary. Its
//! numbers are in `tuning`. Must not know documents.
//!
//! 1. Only so many letters and words of a query count. Stop words are left out.
//! 2. Each other word becomes terms: its own spelling where the site knows several, its form, its British spelling,
//!    itself joined with the next word, words that it starts while it is being typed, its two halves, else what is one
//!    or two slips away.
//!    A common word of the language is spelled right, whether the site has it or not, and not taken for another: it only
//!    stands for near words that share its beginning.
//! 3. Synonyms add theirs to the words they stand for. Stop words alone may stand for something as a whole.
//! 4. Words that stand in nearly every query ("boss") weigh little where others stand beside them.

use std::collections::BTreeMap;

use super::dictionary::{Dictionary, WordForm};
use super::phrase::phrases;
use super::searcher::Search;
use super::spelling::{british, slips};
use super::tuning::Tuning;
use super::words::{Word, number, words};

/// A query, understood.
#[derive(Debug, Default, PartialEq)]
pub struct Expanded {
    pub words: Vec<QueryWord>,
    /// Digits, when the query is a phone number or a part of one.
    pub number: Option<String>,
    pub phrases: Vec<Vec<String>>,
    /// Words that were taken for others: what was typed, and what it was taken for.
    pub corrected: Vec<(String, String)>,
    /// What synonyms added, in their own words.
    pub also: Vec<String>,
    /// All words as typed and folded, stop words too.
    pub typed: Vec<String>,
    /// Whether any of them says something.
    pub telling: bool,
}

/// One word of a query with all that it may mean.
#[derive(Debug, Default, PartialEq)]
pub struct QueryWord {
    pub typed: String,
    /// By number of the term.
    pub terms: BTreeMap<u32, f32>,
    /// Whether it stands in a phrase in quotes.
    pub quoted: bool,
}

impl QueryWord {
    fn add(&mut self, term: u32, weight: f32) {
        let known = self.terms.entry(term).or_insert(weight);
        *known = known.max(weight);
    }
}

/// Understands a query.
pub fn expand(query: &str, search: &Search<'_>) -> Expanded {
    let (dictionary, tuning) = (&search.dictionary, search.tuning);
    let query: String = query.chars().take(tuning.longest_query).collect();
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
    kept.truncate(tuning.most_words);
    let mut expanded =
        Expanded { number: number(&query), phrases: phrases(&query), typed, ..Expanded::default() };
    let mut slots: Vec<QueryWord> = Vec::new();
    for (word, being_typed) in &kept {
        let (mut slot, correction) = meanings(word, *being_typed, dictionary, tuning);
        slot.quoted = expanded.phrases.iter().any(|phrase| phrase.contains(&word.folded));
        expanded.corrected.extend(correction.map(|form| (word.folded.clone(), form)));
        slots.push(slot);
    }
    for at in 1..kept.len() {
        let joined = format!("{}{}", kept[at - 1].0.folded, kept[at].0.folded);
        if let Some(form) = dictionary.form(&joined) {
            slots[at - 1].add(form.term, tuning.joined);
            slots[at].add(form.term, tuning.joined);
        }
    }
    expanded.telling = !kept.is_empty();
    expanded.also = if expanded.telling {
        synonyms(&mut slots, search)
    } else {
        bare(&expanded.typed.join(" "), &mut slots, search)
    };
    lighten(&mut slots, search);
    expanded.words = slots;
    expanded
}

/// Where other words stand beside them, words that nearly everybody types say little.
fn lighten(slots: &mut [QueryWord], search: &Search<'_>) {
    let is_role = |slot: &QueryWord| search.synonyms.roles.contains(&slot.typed);
    if slots.iter().all(is_role) {
        return;
    }
    for slot in slots.iter_mut().filter(|slot| is_role(slot)) {
        slot.terms.values_mut().for_each(|weight| *weight *= search.tuning.role);
    }
}

/// For a query that finds nothing, the words nearest to those that nobody knows: what was typed, and what it may be.
pub fn nearest(expanded: &Expanded, search: &Search<'_>) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let tuning = search.tuning;
    for slot in expanded.words.iter().filter(|slot| slot.terms.is_empty()) {
        let length = slot.typed.chars().count();
        if length < tuning.corrected_from || starts_with_digit(&slot.typed) {
            continue;
        }
        let near = near(&slot.typed, tuning.nearest_slips.min(length / 2), &search.dictionary);
        let mut near: Vec<(usize, &str)> =
            near.into_iter().map(|(slips, form)| (slips, &*form.text)).collect();
        near.sort_unstable();
        let some = near.into_iter().take(tuning.most_nearest);
        found.extend(some.map(|(_, text)| (slot.typed.clone(), text.to_owned())));
    }
    found
}

/// What one word may mean; the form it was taken for when it had to be corrected.
fn meanings(
    word: &Word,
    being_typed: bool,
    dictionary: &Dictionary,
    tuning: &Tuning,
) -> (QueryWord, Option<String>) {
    let mut slot = QueryWord { typed: word.folded.clone(), ..QueryWord::default() };
    let own = dictionary.spelled.get(&word.exact);
    if let Some(term) = own {
        slot.add(*term, 1.0);
    }
    if let Some(form) = dictionary.form(&word.folded) {
        slot.add(form.term, if own.is_some() { tuning.folded_beside } else { 1.0 });
    } else {
        for form in british(&word.folded).iter().filter_map(|text| dictionary.form(text)) {
            slot.add(form.term, tuning.british);
        }
    }
    let length = word.folded.chars().count();
    if being_typed && length >= tuning.started_from {
        start(&word.folded, length, dictionary, tuning, &mut slot);
    }
    if slot.terms.is_empty() {
        halves(&word.folded, dictionary, tuning, &mut slot);
    }
    let mut corrected = None;
    if slot.terms.is_empty() && length >= tuning.corrected_from && !starts_with_digit(&word.folded) {
        if dictionary.known.contains(&word.folded) {
            kin(&word.folded, length, dictionary, tuning, &mut slot);
        } else {
            corrected = correct(&word.folded, length, dictionary, tuning, &mut slot);
        }
    }
    (slot, corrected)
}

/// Adds the terms whose forms start with the word, the shortest forms first.
fn start(word: &str, length: usize, dictionary: &Dictionary, tuning: &Tuning, slot: &mut QueryWord) {
    let known = !slot.terms.is_empty();
    if known && tuning.started_beside == 0.0 {
        return;
    }
    let mut started: Vec<(usize, &WordForm)> = dictionary
        .starting(word)
        .iter()
        .map(|form| (form.text.chars().count(), form))
        .filter(|(long, _)| *long > length)
        .collect();
    started.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.text.cmp(&b.1.text)));
    for (long, form) in started.into_iter().take(tuning.most_started) {
        #[expect(clippy::cast_precision_loss, reason = "lengths of words")]
        let share = length as f32 / long as f32;
        let weight = if known {
            tuning.started_beside * share
        } else {
            tuning.started_least + tuning.started_share * share
        };
        slot.add(form.term, weight);
    }
}

/// Adds the two known words that an unknown one is made of.
fn halves(word: &str, dictionary: &Dictionary, tuning: &Tuning, slot: &mut QueryWord) {
    let own = |text: &str| dictionary.form(text).filter(|form| form.own);
    for (cut, _) in word.char_indices().skip(tuning.least_half) {
        let (left, right) = word.split_at(cut);
        if right.chars().count() < tuning.least_half {
            return;
        }
        if let (Some(left), Some(right)) = (own(left), own(right)) {
            slot.add(left.term, tuning.half);
            slot.add(right.term, tuning.half);
            return;
        }
    }
}

/// Adds the nearest words that start with the same letter, and says which is the first.
fn correct(
    word: &str,
    length: usize,
    dictionary: &Dictionary,
    tuning: &Tuning,
    slot: &mut QueryWord,
) -> Option<String> {
    let near = near(word, within(length, tuning), dictionary);
    add_nearest(&near, tuning, slot);
    let (_, first) = near.iter().min_by_key(|(slips, _)| *slips)?;
    Some(first.text.clone())
}

/// Adds the nearest words of one family with a word that is spelled right ("aggression", "aggressive"): they differ in their
/// last letters only.
fn kin(word: &str, length: usize, dictionary: &Dictionary, tuning: &Tuning, slot: &mut QueryWord) {
    let mut near = near(word, within(length, tuning), dictionary);
    near.retain(|(_, form)| {
        let same = word.chars().zip(form.text.chars()).take_while(|(one, other)| one == other).count();
        same >= tuning.kin_from && same + tuning.kin_end >= length.max(form.text.chars().count())
    });
    add_nearest(&near, tuning, slot);
}

/// Within how many slips a word of so many letters is taken for another.
fn within(length: usize, tuning: &Tuning) -> usize {
    if length < tuning.two_slips_from { 1 } else { 2 }
}

/// Adds the first of those forms that are fewest slips away.
fn add_nearest(near: &[(usize, &WordForm)], tuning: &Tuning, slot: &mut QueryWord) {
    let Some(least) = near.iter().map(|(slips, _)| *slips).min() else { return };
    let nearest = near.iter().filter(|(slips, _)| *slips == least).take(tuning.most_corrected);
    for (_, form) in nearest {
        slot.add(form.term, if least <= 1 { tuning.one_slip } else { tuning.two_slips });
    }
}

fn starts_with_digit(word: &str) -> bool {
    word.starts_with(|sign: char| sign.is_ascii_digit())
}

/// Own forms with the same first letter within some slips, in their order, with how many slips it takes.
fn near<'d>(word: &str, limit: usize, dictionary: &'d Dictionary) -> Vec<(usize, &'d WordForm)> {
    let letters: Vec<char> = word.chars().collect();
    let first: String = letters.iter().take(1).collect();
    let forms = dictionary.starting(&first).iter().filter(|form| form.own);
    forms
        .filter_map(|form| {
            let other: Vec<char> = form.text.chars().collect();
            Some((slips(&letters, &other, limit)?, form))
        })
        .collect()
}

/// A query of stop words alone may stand for something as a whole.
fn bare(typed: &str, slots: &mut Vec<QueryWord>, search: &Search<'_>) -> Vec<String> {
    let Some(known) = search.synonyms.bare.iter().find(|known| known.typed == typed) else {
        return Vec::new();
    };
    slots.push(QueryWord {
        typed: typed.to_owned(),
        terms: known.to.iter().copied().collect(),
        quoted: false,
    });
    search.synonyms.said[known.group].clone()
}

/// Adds what synonyms stand for, and says so. Synonyms of synonyms do not count.
fn synonyms(slots: &mut [QueryWord], search: &Search<'_>) -> Vec<String> {
    let mut added: Vec<(usize, u32, f32)> = Vec::new();
    let mut also: Vec<String> = Vec::new();
    for rule in &search.synonyms.rules {
        let length = rule.from.len();
        for at in 0..(slots.len() + 1).saturating_sub(length) {
            let sure = |(slot, term): (&QueryWord, &u32)| {
                slot.terms.get(term).is_some_and(|weight| *weight >= search.tuning.sure)
            };
            if slots[at..at + length].iter().zip(&rule.from).all(sure) {
                for covered in at..at + length {
                    added.extend(rule.to.iter().map(|(term, weight)| (covered, *term, *weight)));
                }
                for text in search.synonyms.said(rule) {
                    if !also.iter().any(|known| known == text) {
                        also.push(text.to_owned());
                    }
                }
            }
        }
    }
    for (slot, term, weight) in added {
        slots[slot].add(term, weight);
    }
    also
}
