//! Search: documents from the site, analysed and ranked by tantivy, and the same ranking exported for the browser.
//!
//! One [`Search`] per language. [`expand`] is the one written definition of what a query means; the script of the
//! theme says the same once more in JavaScript. Must not know templates, nor where files go.

pub mod analysis;
pub mod dictionary;
pub mod document;
pub mod expand;
pub mod export;
pub mod forms;
pub mod index;
mod packed;
pub mod phrase;
pub mod rank;
pub mod spelling;
pub mod synonyms;
pub mod tests;
pub mod words;

use crate::site::{Language, Site};
use analysis::Analysis;
use dictionary::Dictionary;
use document::Document;
use expand::{Expanded, expand};
use index::Index;
use rank::Hit;
use synonyms::Synonyms;

/// Everything search knows in one language.
pub struct Search {
    pub documents: Vec<Document>,
    pub analysis: Analysis,
    pub dictionary: Dictionary,
    pub synonyms: Synonyms,
    pub index: Index,
    /// Title and heading of each document, as folded words.
    pub called: Vec<(String, String)>,
}

/// What a query found, and how it was understood.
#[derive(Debug)]
pub struct Answer {
    pub expanded: Expanded,
    pub hits: Vec<Hit>,
}

impl Search {
    /// Reads and indexes a language of the site.
    pub fn new(site: &Site, language: &Language) -> Self {
        Self::of(document::all(site, language), language.config.id.as_str(), &language.synonyms)
    }

    /// Indexes documents.
    pub fn of(documents: Vec<Document>, language: &str, words: &crate::model::search::SynonymsFile) -> Self {
        let analysis = Analysis::new(language, &words.ignore);
        let (index, postings) = Index::build(&documents, &analysis);
        let mut dictionary = Dictionary::new(&postings, &analysis);
        let synonyms = Synonyms::new(words, &analysis, &mut dictionary);
        let called = rank::called(&documents);
        Self { documents, analysis, dictionary, synonyms, index, called }
    }

    /// The best results for what was typed, one a page.
    pub fn answer(&self, query: &str, limit: usize) -> Answer {
        let expanded = expand(query, self);
        let scores = rank::scores(&expanded, self);
        let hits = rank::best(scores, &self.documents, limit);
        Answer { expanded, hits }
    }

    /// Whether a term stands in any document.
    pub fn stands(&self, term: u32) -> bool {
        let mut any = false;
        for field in 0..index::FIELDS.len() {
            self.index.each(&self.dictionary.terms[term as usize], field, 1.0, |_, _| any = true);
        }
        any
    }
}
