//! What somebody in need means: the one written definition of query → intents, before anything is ranked.
//!
//! `intents.js` of the base theme says the same in JavaScript; `tests/search/intents.test.mjs` holds both to it. Depends on
//! `intents.yaml` alone, so that no change of a page can take a card away. Must not know documents or ranking.
//!
//! 1. A query is cut into words as for a search; none is left out.
//! 2. A word stands for each word of the patterns that has it among its forms. One that is neither such a form nor
//!    listed as known stands for what is one slip away, a long one for what is two, if it starts alike.
//! 3. Words that a `not` covers are out. An intent fits where a pattern has each of its groups within a few words.
//! 4. Where none fits, words are weighed ([`Weights`]).

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::analysis::{Analysis, Stems};
use super::forms;
use super::spelling::slips;
use super::tuning::WHOLE;
use super::weights::{Weighed, Weights};
use super::words::{flat, words};
use crate::base::digest;
use crate::base::memo::Memo;
use crate::input::model::search::{IntentsFile, WeightsRecord};

/// Alternatives, each of one word or several side by side.
pub type Alternatives = Vec<Vec<u32>>;
/// Groups that must meet.
pub type Pattern = Vec<Alternatives>;

/// One intent, as numbers of words.
#[derive(Debug, Default)]
pub struct Intent {
    pub patterns: Vec<Pattern>,
    pub not: Vec<Pattern>,
}

/// All intents of a language, the most urgent first.
#[derive(Debug, Default)]
pub struct Intents {
    /// The forms of each word of the patterns.
    pub words: Vec<Vec<String>>,
    /// Words that are never taken for others.
    pub known: BTreeSet<String>,
    pub intents: Vec<Intent>,
    pub weights: Weights,
    by_form: HashMap<String, Vec<u32>>,
    /// All forms once, each as its letters, sorted.
    forms: Vec<(Vec<char>, String)>,
}

/// Where words stand in a query: the first, and the one after the last.
type Span = (usize, usize);

impl Intents {
    /// The intents of a file, in a language whose words are analysed like this.
    pub fn of(file: &IntentsFile, language: &str, analysis: &Analysis) -> Arc<Self> {
        static MADE: Memo<[u8; 32], Intents> = Memo::new(16);
        let key = || digest::of_value(&(file, language, analysis.ignored()));
        MADE.get(key, || Self::new(file, analysis))
    }

    pub fn new(file: &IntentsFile, analysis: &Analysis) -> Self {
        let mut stems = analysis.stemmer();
        let mut made = Self::default();
        made.known.extend(file.known.iter().flat_map(|text| words(text)).map(|word| word.folded));
        let mut numbers: HashMap<String, u32> = HashMap::new();
        let mut number = |word: String, made: &mut Self| {
            *numbers.entry(word).or_insert_with_key(|word| {
                made.words.push(forms_of(word, &mut stems));
                made.words.len() as u32 - 1
            })
        };
        let mut patterns = |texts: &[Vec<String>], made: &mut Self| -> Vec<Pattern> {
            let mut group = |text: &String| -> Alternatives {
                let each = text.split('|').map(words).filter(|words| !words.is_empty());
                each.map(|words| words.into_iter().map(|word| number(word.folded, made)).collect()).collect()
            };
            texts.iter().map(|groups| groups.iter().map(&mut group).collect()).collect()
        };
        for one in &file.intents {
            let intent =
                Intent { patterns: patterns(&one.patterns, &mut made), not: patterns(&one.not, &mut made) };
            made.intents.push(intent);
        }
        let name = |id: &String| file.intents.iter().position(|one| one.id.value == *id);
        let mut numbered = |text: &str| -> Vec<u32> {
            words(text).into_iter().map(|word| number(word.folded, &mut made)).collect()
        };
        made.weights = weights(&file.weights, name, &mut numbered);
        for (number, forms) in (0..).zip(&made.words) {
            for form in forms {
                made.by_form.entry(form.clone()).or_default().push(number);
            }
        }
        made.forms = made.by_form.keys().map(|form| (form.chars().collect(), form.clone())).collect();
        made.forms.sort_unstable();
        made
    }

    /// The intents that fit a query, the most urgent first.
    pub fn fitting(&self, query: &str) -> Vec<usize> {
        let query: String = query.chars().take(WHOLE.longest_query).collect();
        let meant: Vec<BTreeSet<u32>> =
            words(&query).iter().map(|word| self.meanings(&word.folded)).collect();
        if meant.iter().all(BTreeSet::is_empty) {
            return Vec::new();
        }
        let fits = |intent: &Intent| {
            let mut left = meant.clone();
            for (from, to) in intent.not.iter().flat_map(|pattern| covered(pattern, &meant)) {
                left[from..to].iter_mut().for_each(BTreeSet::clear);
            }
            intent.patterns.iter().any(|pattern| !covered(pattern, &left).is_empty())
        };
        let fitting: Vec<usize> = (0..self.intents.len()).filter(|at| fits(&self.intents[*at])).collect();
        if fitting.is_empty() {
            return self.weights.intent(&meant, self.intents.len()).into_iter().collect();
        }
        fitting
    }

    /// Whether a word is a form of one that stands in a pattern or weighs something.
    pub fn is_form(&self, typed: &str) -> bool {
        self.by_form.contains_key(typed)
    }

    /// The words of the patterns that a typed word stands for.
    fn meanings(&self, typed: &str) -> BTreeSet<u32> {
        if let Some(words) = self.by_form.get(typed) {
            return words.iter().copied().collect();
        }
        let letters: Vec<char> = typed.chars().collect();
        let digit = letters.first().is_none_or(char::is_ascii_digit);
        if digit || letters.len() < WHOLE.corrected_from || self.known.contains(typed) {
            return BTreeSet::new();
        }
        let limit = if letters.len() < WHOLE.two_slips_from { 1 } else { 2 };
        let alike = self.forms.iter().filter(|(form, _)| form.first() == letters.first());
        let near: Vec<(usize, &String)> =
            alike.filter_map(|(form, text)| Some((slips(&letters, form, limit)?, text))).collect();
        let least = near.iter().map(|(slips, _)| *slips).min();
        let nearest = near.iter().filter(|(slips, _)| Some(*slips) == least);
        nearest.flat_map(|(_, form)| &self.by_form[*form]).copied().collect()
    }
}

/// The weights of words that have numbers. An intent that is not there weighs nothing; a rule tells of it.
fn weights(
    file: &WeightsRecord,
    intent: impl Fn(&String) -> Option<usize>,
    numbered: &mut impl FnMut(&str) -> Vec<u32>,
) -> Weights {
    let mut entries: BTreeMap<(usize, Vec<u32>), Weighed> = BTreeMap::new();
    let mut entry = |text: &str| {
        let words = numbered(text);
        (words.len(), words)
    };
    for (text, need) in &file.need {
        entries.entry(entry(text)).or_default().need = *need;
    }
    for (id, all) in &file.intents {
        let Some(at) = intent(id) else { continue };
        for (text, weight) in all {
            entries.entry(entry(text)).or_default().intents.push((at, *weight));
        }
    }
    let entries = entries.into_iter().filter(|((count, _), _)| *count > 0);
    let entries = entries.map(|((_, words), weighed)| Weighed { words, ..weighed }).collect();
    Weights { start: file.start, least: file.least, entries }
}

/// What stands where each group of a pattern meets the others: nothing where they do not.
fn covered(pattern: &Pattern, meant: &[BTreeSet<u32>]) -> Vec<Span> {
    let groups: Vec<Vec<Span>> = pattern.iter().map(|group| spans(group, meant)).collect();
    let mut found = Vec::new();
    if groups.is_empty() {
        return found;
    }
    for start in 0..meant.len() {
        let within = |span: &&Span| span.0 >= start && span.1 <= start + WHOLE.intent_window;
        if groups.iter().all(|spans| spans.iter().any(|span| within(&span))) {
            found.extend(groups.iter().flatten().filter(within));
        }
    }
    found
}

/// Where an alternative of a group stands.
fn spans(group: &Alternatives, meant: &[BTreeSet<u32>]) -> Vec<Span> {
    let mut found = Vec::new();
    for words in group {
        for start in 0..(meant.len() + 1).saturating_sub(words.len()) {
            let end = start + words.len();
            if meant[start..end].iter().zip(words).all(|(meant, word)| meant.contains(word)) {
                found.push((start, end));
            }
        }
    }
    found
}

/// A word and its inflections, as far as the language's stemmer knows them.
fn forms_of(word: &str, stems: &mut Stems) -> Vec<String> {
    let mut found = vec![flat(word)];
    if let Some(term) = stems.term(word) {
        found.extend(forms::more(&term, &[word], stems));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Analysis, Intents};
    use crate::input::model::search::{IntentRecord, IntentsFile, WeightsRecord};
    use crate::input::yaml::At;

    fn intents() -> Intents {
        let texts = |all: &[&[&str]]| -> Vec<Vec<String>> {
            all.iter().map(|groups| groups.iter().map(|&text| text.to_owned()).collect()).collect()
        };
        let record = |id: &str, patterns: &[&[&str]], not: &[&[&str]]| IntentRecord {
            id: At::nowhere(id.to_owned()),
            say: At::nowhere(String::new()),
            services: Vec::new(),
            page: At::nowhere(String::new()),
            patterns: texts(patterns),
            not: texts(not),
        };
        let file = IntentsFile {
            unsure: None,
            weights: WeightsRecord::default(),
            known: vec!["rate rope".to_owned()],
            intents: vec![
                record("danger", &[&["kill | hurt", "him | me"]], &[&["kill it"]]),
                record("harm", &[&["suicide"], &["end it", "all"], &["rape"]], &[]),
            ],
        };
        Intents::new(&file, &Analysis::new("en", &["me".to_owned()]))
    }

    #[test]
    fn groups_meet_in_any_order_within_a_few_words() {
        let intents = intents();
        for (query, fits) in [
            ("he will kill me", &[0][..]),
            ("me he killed", &[0]),
            ("killing it, me", &[]),
            ("he is killing it and will kill me", &[0]),
            ("kill one two three four five six seven eight me", &[]),
            ("end it all", &[1]),
            ("it all must end", &[]),
            ("suiside", &[1]),
            ("kill me suicidee", &[0, 1]),
            ("pay rate", &[]),
            ("raped", &[1]),
            ("", &[]),
            ("🙂", &[]),
        ] {
            assert_eq!(intents.fitting(query), fits, "{query}");
        }
    }
}
