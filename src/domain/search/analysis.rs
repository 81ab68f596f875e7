//! A language's way from words to terms: stop words left out, endings taken off by tantivy's stemmer.
//!
//! Terms of the index are what `Analysis` says. Must not know documents.

use std::collections::BTreeSet;
use std::sync::{Arc, PoisonError, RwLock};

use rustc_hash::FxHashMap;
use tantivy::tokenizer::{Language, RawTokenizer, Stemmer, StopWordFilter, TextAnalyzer, TokenStream};

use super::words::words;
use crate::base::memo::{self, Memo};

/// How a language is analysed. A language without a stemmer keeps its words as they are.
#[derive(Clone)]
pub struct Analysis {
    language: Option<Language>,
    ignored: Arc<BTreeSet<String>>,
}

impl Analysis {
    /// `ignored` are words that say nothing, on top of the language's stop words.
    pub fn new(language: &str, ignored: &[String]) -> Self {
        Self {
            language: language_of(language),
            ignored: Arc::new(ignored.iter().flat_map(|text| words(text)).map(|word| word.folded).collect()),
        }
    }

    /// The words that were named as saying nothing.
    pub fn ignored(&self) -> &BTreeSet<String> {
        &self.ignored
    }

    /// Turns words into terms; one machine for many words.
    pub fn stemmer(&self) -> Stems {
        let words = TextAnalyzer::builder(RawTokenizer::default());
        let machine = match self.language.map(|language| (language, StopWordFilter::new(language))) {
            None => words.build(),
            Some((language, None)) => words.filter(Stemmer::new(language)).build(),
            Some((language, Some(stops))) => words.filter(stops).filter(Stemmer::new(language)).build(),
        };
        static KNOWN: Memo<Option<Language>, TermsByWord> = Memo::new(32);
        let known = memo::is_keeping().then(|| KNOWN.get(|| self.language, TermsByWord::default));
        Stems { machine, ignored: Arc::clone(&self.ignored), known }
    }
}

/// A stemmer at work.
pub struct Stems {
    machine: TextAnalyzer,
    ignored: Arc<BTreeSet<String>>,
    /// What words of the language have come to, where a run makes many sites.
    known: Option<Arc<TermsByWord>>,
}

/// Terms by their words.
type TermsByWord = RwLock<FxHashMap<String, Option<String>>>;

/// How many words are kept.
const KNOWN_WORDS: usize = 200_000;

impl Stems {
    /// The term of a folded word; `None` for a stop word.
    pub fn term(&mut self, folded: &str) -> Option<String> {
        if self.ignored.contains(folded) {
            return None;
        }
        let Some(known) = self.known.clone() else { return self.worked_out(folded) };
        // A panic elsewhere cannot leave the table half changed, so a poisoned lock is still good.
        if let Some(term) = known.read().unwrap_or_else(PoisonError::into_inner).get(folded) {
            return term.clone();
        }
        let term = self.worked_out(folded);
        let mut known = known.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= KNOWN_WORDS {
            known.clear();
        }
        known.insert(folded.to_owned(), term.clone());
        term
    }

    fn worked_out(&mut self, folded: &str) -> Option<String> {
        let mut stream = self.machine.token_stream(folded);
        stream.next().map(|token| token.text.clone()).filter(|term| !term.is_empty())
    }
}

/// The marker between a term and one of its exact spellings.
pub const SPELLED: char = '\'';

fn language_of(id: &str) -> Option<Language> {
    Some(match id.split('-').next().unwrap_or(id) {
        "ar" => Language::Arabic,
        "da" => Language::Danish,
        "de" => Language::German,
        "el" => Language::Greek,
        "en" => Language::English,
        "es" => Language::Spanish,
        "fi" => Language::Finnish,
        "fr" => Language::French,
        "hu" => Language::Hungarian,
        "it" => Language::Italian,
        "nl" => Language::Dutch,
        "no" | "nb" | "nn" => Language::Norwegian,
        "pt" => Language::Portuguese,
        "ro" => Language::Romanian,
        "ru" => Language::Russian,
        "sv" => Language::Swedish,
        "ta" => Language::Tamil,
        "tr" => Language::Turkish,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::Analysis;

    #[test]
    fn english_is_stemmed_and_maori_is_not() {
        let mut english = Analysis::new("en", &["you".to_owned()]).stemmer();
        assert_eq!(english.term("harassing"), english.term("harassment"));
        assert_eq!(english.term("the"), None);
        assert_eq!(english.term("you"), None);
        let mut other = Analysis::new("mi", &[]).stemmer();
        assert_eq!(other.term("mahi").as_deref(), Some("mahi"));
    }
}
