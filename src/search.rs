//! Search: documents from the site, analysed and ranked by tantivy, and the same ranking exported for the browser.
//!
//! One [`Search`] per language. [`expand()`] is the one written definition of what a query means; the script of the
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
pub mod trial;
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

#[cfg(test)]
mod tests {
    use super::Search;
    use super::document::{Document, Kind};
    use crate::model::search::{SynonymGroup, SynonymsFile};
    use crate::yaml::At;

    fn document(page: u32, title: &str, body: &str) -> Document {
        Document {
            page,
            title: title.to_owned(),
            body: body.to_owned(),
            url: format!("{page}.html"),
            ..Document::default()
        }
    }

    fn search() -> Search {
        let mut police = document(3, "Police", "Call 111");
        police.kind = Kind::Service;
        police.numbers = vec!["111".to_owned()];
        let documents = vec![
            document(0, "What counts as discrimination?", "Treated worse because of who you are."),
            document(1, "If you are dismissed", "Your manager ends your job. Whānau can come."),
            document(2, "Harassment", "Somebody harassed you, or groped you. Whanau."),
            police,
        ];
        let word = |text: &str| At::nowhere(text.to_owned());
        let group = |words: &[&str], means: &[&str]| SynonymGroup {
            words: words.iter().map(|text| word(text)).collect(),
            means: means.iter().map(|text| word(text)).collect(),
        };
        let synonyms = SynonymsFile {
            ignore: vec!["what".to_owned(), "you".to_owned()],
            groups: vec![group(&["let go", "sacked"], &["dismissed"])],
        };
        Search::of(documents, "en", &synonyms)
    }

    fn first(query: &str) -> Option<u32> {
        let search = search();
        search.answer(query, 1).hits.first().map(|hit| search.documents[hit.document].page)
    }

    #[test]
    fn words_are_found_however_they_are_typed() {
        for (query, page) in [
            ("discriminatoin", 0),
            ("discrim", 0),
            ("let go", 1),
            ("sacked", 1),
            ("sackd", 1),
            ("harassing", 2),
            ("groping", 2),
            ("harass ment", 2),
            ("harrasment", 2),
            ("\"groped you\"", 2),
            ("111", 3),
            ("11", 3),
        ] {
            assert_eq!(first(query), Some(page), "{query}");
        }
    }

    #[test]
    fn the_exact_spelling_comes_first_and_the_other_is_found() {
        assert_eq!(first("whānau"), Some(1));
        assert_eq!(first("whanau"), Some(2));
        assert_eq!(search().answer("whanau", 9).hits.len(), 2);
    }

    #[test]
    fn odd_queries_find_nothing_and_do_no_harm() {
        let long = "x".repeat(10_000);
        for query in ["", " ", "you", "🙂", "\u{202e}", ".*[", "\"", long.as_str()] {
            assert!(search().answer(query, 9).hits.is_empty(), "{query}");
        }
        assert_eq!(first("<b>harassment</b>"), Some(2));
    }

    #[test]
    fn what_was_corrected_is_told() {
        let answer = search().answer("discriminatoin ", 9);
        assert_eq!(answer.expanded.corrected, [("discriminatoin".to_owned(), "discrimination".to_owned())]);
    }

    #[test]
    fn a_page_without_words_is_no_fault() {
        let none = Search::of(vec![document(0, "The", "")], "xx", &SynonymsFile::default());
        assert!(none.answer("anything", 9).hits.is_empty());
        assert!(Search::of(Vec::new(), "en", &SynonymsFile::default()).answer("a word", 9).hits.is_empty());
    }
}
