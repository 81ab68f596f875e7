//! Words people may type → terms of the index.
//!
//! What the browser gets instead of a stemmer; the command line uses the same map, so both understand alike.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use super::analysis::{Analysis, SPELLED, Stems};
use super::forms;
use super::reading::Seen;

/// Beyond this many terms no unseen forms are made: the list would weigh more than it helps.
const MADE_UP_TO: usize = 8_000;

/// One way to write a term.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Form {
    /// Folded.
    pub text: String,
    pub term: u32,
    /// Whether it stands on the site or in the synonyms; the others were made from endings.
    pub own: bool,
}

/// All terms and forms of a language.
#[derive(Default)]
pub struct Dictionary {
    /// Terms in order of their numbers.
    pub terms: Vec<String>,
    numbers: HashMap<String, u32>,
    /// Sorted by text.
    pub forms: Vec<Form>,
    /// Exact spellings that are terms of their own.
    pub spelled: BTreeMap<String, u32>,
    /// Stop words, folded.
    pub ignored: BTreeSet<String>,
}

impl Dictionary {
    pub fn new(seen: &[Seen], analysis: &Analysis) -> Self {
        let mut dictionary = Self { ignored: analysis.ignored().clone(), ..Self::default() };
        let mut by_term: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for word in seen {
            match &word.term {
                Some(term) => by_term.entry(term).or_default().push(&word.folded),
                None => {
                    dictionary.ignored.insert(word.folded.clone());
                }
            }
        }
        let make = by_term.len() <= MADE_UP_TO;
        let terms: Vec<(&str, Vec<&str>)> = by_term.into_iter().collect();
        let made: Vec<Vec<String>> = terms
            .par_iter()
            .with_min_len(64)
            .map_init(
                || analysis.stemmer(),
                |stems, (term, forms)| if make { forms::more(term, forms, stems) } else { Vec::new() },
            )
            .collect();
        for ((term, mut own), made) in terms.into_iter().zip(made) {
            own.sort_unstable();
            own.dedup();
            let number = dictionary.number(term);
            let own = own.into_iter().map(|text| Form { text: text.to_owned(), term: number, own: true });
            dictionary.forms.extend(own);
            dictionary.forms.extend(made.into_iter().map(|text| Form { text, term: number, own: false }));
        }
        for word in seen.iter().filter(|word| word.apart) {
            let number = dictionary.number(&format!("{}{SPELLED}", word.exact));
            dictionary.spelled.insert(word.exact.clone(), number);
        }
        dictionary.forms.sort_unstable();
        dictionary
    }

    /// The number of a term, new if need be.
    fn number(&mut self, term: &str) -> u32 {
        if let Some(number) = self.numbers.get(term) {
            return *number;
        }
        let number = self.terms.len() as u32;
        self.terms.push(term.to_owned());
        self.numbers.insert(term.to_owned(), number);
        number
    }

    /// Makes a word known that stands in the synonyms, perhaps only there.
    pub fn learn(&mut self, folded: &str, stems: &mut Stems) -> Option<u32> {
        let term = stems.term(folded)?;
        let number = self.number(&term);
        match self.forms.binary_search_by(|form| form.text.as_str().cmp(folded)) {
            Ok(at) => self.forms[at].own = true,
            Err(at) => self.forms.insert(at, Form { text: folded.to_owned(), term: number, own: true }),
        }
        for text in forms::more(&term, &[folded], stems) {
            if let Err(at) = self.forms.binary_search_by(|form| form.text.cmp(&text)) {
                self.forms.insert(at, Form { text, term: number, own: false });
            }
        }
        Some(number)
    }

    /// The form that is written like this.
    pub fn form(&self, folded: &str) -> Option<&Form> {
        let at = self.forms.binary_search_by(|form| form.text.as_str().cmp(folded)).ok()?;
        Some(&self.forms[at])
    }

    /// All forms that start like this.
    pub fn starting(&self, start: &str) -> &[Form] {
        let from = self.forms.partition_point(|form| form.text.as_str() < start);
        let length = self.forms[from..].partition_point(|form| form.text.starts_with(start));
        &self.forms[from..from + length]
    }
}
