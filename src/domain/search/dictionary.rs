//! Words people may type → terms of the index.
//!
//! What the browser gets instead of a stemmer; the command line uses the same map, so both understand alike.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::analysis::{Analysis, SPELLED, Stems};
use super::forms;
use super::vocabulary::{Meaning, WordMeanings};
use super::word_filter::WordFilter;

/// Beyond this many terms no unseen forms are made: the list would weigh more than it helps.
const MADE_UP_TO: usize = 8_000;

/// One way to write a term.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WordForm {
    /// Folded.
    pub text: String,
    pub term: u32,
    /// Whether it stands on the site or in the synonyms; the others were made from endings.
    pub own: bool,
}

/// All terms and forms of a language.
#[derive(Default)]
pub struct Dictionary {
    /// Terms in order of their numbers: those of the index are sorted, then come those of the synonyms alone.
    pub terms: Vec<String>,
    /// How many of them the index knows.
    indexed: usize,
    /// Those that only the synonyms know.
    learned: FxHashMap<String, u32>,
    /// Sorted by text.
    pub forms: Vec<WordForm>,
    /// Exact spellings that are terms of their own.
    pub spelled: BTreeMap<String, u32>,
    /// Stop words, folded.
    pub ignored: BTreeSet<String>,
    /// Common words that the site does not have and that would be taken for one of its own.
    pub known: WordFilter,
}

impl Dictionary {
    pub fn new(words: WordMeanings, analysis: &Analysis) -> Self {
        let mut ways: FxHashMap<&str, u32> = FxHashMap::default();
        let mut terms: Vec<String> = Vec::new();
        for (exact, Meaning { folded, term }) in &words {
            *ways.entry(folded.as_ref().unwrap_or(exact)).or_default() += 1;
            terms.extend(term.clone());
            terms.extend(folded.as_ref().and(term.as_ref()).map(|_| format!("{exact}{SPELLED}")));
        }
        terms.par_sort_unstable();
        terms.dedup();
        let number =
            |term: &str| terms.binary_search_by(|known| known.as_str().cmp(term)).ok().map(|at| at as u32);
        let mut ignored = analysis.ignored().clone();
        let mut spelled = BTreeMap::new();
        let mut forms = Vec::with_capacity(words.len());
        for (exact, Meaning { folded, term }) in &words {
            let text = folded.as_ref().unwrap_or(exact);
            match term.as_deref().and_then(number) {
                Some(term) => {
                    forms.push(WordForm { text: text.clone(), term, own: true });
                    // Only where the site also spells it another way.
                    if let (Some(_), Some(2..)) = (folded, ways.get(text.as_str())) {
                        spelled.extend(number(&format!("{exact}{SPELLED}")).map(|own| (exact.clone(), own)));
                    }
                }
                None => {
                    ignored.insert(text.clone());
                }
            }
        }
        forms.par_sort_unstable();
        forms.dedup();
        if terms.len() <= MADE_UP_TO {
            forms = with_made(forms, &terms, analysis);
        }
        Self {
            indexed: terms.len(),
            terms,
            learned: FxHashMap::default(),
            forms,
            spelled,
            ignored,
            known: WordFilter::default(),
        }
    }

    /// The number of a term, new if need be.
    fn number(&mut self, term: &str) -> u32 {
        if let Ok(at) = self.terms[..self.indexed].binary_search_by(|known| known.as_str().cmp(term)) {
            return at as u32;
        }
        *self.learned.entry(term.to_owned()).or_insert_with(|| {
            self.terms.push(term.to_owned());
            self.terms.len() as u32 - 1
        })
    }

    /// Makes a word known that stands in the synonyms, perhaps only there.
    pub fn learn(&mut self, folded: &str, stems: &mut Stems) -> Option<u32> {
        let term = stems.term(folded)?;
        let number = self.number(&term);
        match self.forms.binary_search_by(|form| form.text.as_str().cmp(folded)) {
            Ok(at) => self.forms[at].own = true,
            Err(at) => self.forms.insert(at, WordForm { text: folded.to_owned(), term: number, own: true }),
        }
        for text in forms::more(&term, &[folded], stems) {
            if let Err(at) = self.forms.binary_search_by(|form| form.text.cmp(&text)) {
                self.forms.insert(at, WordForm { text, term: number, own: false });
            }
        }
        Some(number)
    }

    /// The form that is written like this.
    pub fn form(&self, folded: &str) -> Option<&WordForm> {
        let at = self.forms.binary_search_by(|form| form.text.as_str().cmp(folded)).ok()?;
        Some(&self.forms[at])
    }

    /// All forms that start like this.
    pub fn starting(&self, start: &str) -> &[WordForm] {
        let from = self.forms.partition_point(|form| form.text.as_str() < start);
        let length = self.forms[from..].partition_point(|form| form.text.starts_with(start));
        &self.forms[from..from + length]
    }
}

/// Adds what nobody wrote; sorted by text.
fn with_made(mut forms: Vec<WordForm>, terms: &[String], analysis: &Analysis) -> Vec<WordForm> {
    let mut own: Vec<Vec<&str>> = vec![Vec::new(); terms.len()];
    for form in &forms {
        own[form.term as usize].push(&form.text);
    }
    let made: Vec<Vec<String>> = (terms, &own)
        .into_par_iter()
        .with_min_len(64)
        .map_init(|| analysis.stemmer(), |stems, (term, own)| forms::more(term, own, stems))
        .collect();
    let made = (0..)
        .zip(made)
        .flat_map(|(term, texts)| texts.into_iter().map(move |text| WordForm { text, term, own: false }));
    forms.extend(made);
    forms.par_sort_unstable();
    forms
}
