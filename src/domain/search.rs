//! Search: documents from the site, analysed and ranked by tantivy, and the same ranking exported for the browser.
//!
//! One [`Search`] per language. [`expand()`] is the one written definition of what a query means; the script of the
//! theme says the same once more in JavaScript. Must not know templates, nor where files go.

pub mod analysis;
pub mod asked_trial;
pub mod card;
pub mod dictionary;
pub mod document;
pub mod expand;
pub mod export;
pub mod forms;
pub mod index;
pub mod intent_trial;
pub mod intents;
mod known;
mod packed;
pub mod phrase;
pub mod rank;
pub mod reading;
mod searcher;
pub mod spelling;
pub mod synonyms;
mod tidy;
pub mod trial;
pub mod tuning;
mod vocabulary;
mod weights;
mod word_filter;
pub mod words;

use crate::domain::site::{Language, Site};
use crate::input::model::config::SearchMode;
use crate::input::model::search::SynonymsFile;
use analysis::Analysis;
use dictionary::Dictionary;
use document::{DocumentSource, SearchDocument, SiteDocuments};
use expand::{Expanded, expand};
use index::Index;
use rank::Hit;
use reading::IndexedDocuments;
use synonyms::Synonyms;
use tuning::Tuning;
use words::{flat, print};

pub use searcher::Search;

/// How the index of a language reaches a browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// All of it at the first use, whatever is typed.
    Whole,
    /// Part by part, as what is typed asks for them: the host's log can tell roughly what that was.
    Split,
}

/// Fewer pages than this are never worth splitting.
pub const SPLIT_FROM: usize = 500;

impl Delivery {
    /// How a language of the site is searched; `None` for not at all. Only a large site that is no kit may be split, and
    /// only where it asks for it.
    pub fn of(site: &Site, language: &Language) -> Option<Self> {
        let large = language.pages.len() >= SPLIT_FROM;
        match site.config.search() {
            SearchMode::Off => None,
            SearchMode::Split if large && !site.is_kit() => Some(Self::Split),
            SearchMode::Split | SearchMode::Whole => Some(Self::Whole),
        }
    }

    pub fn tuning(self) -> &'static Tuning {
        match self {
            Self::Whole => &tuning::WHOLE,
            Self::Split => &tuning::SPLIT,
        }
    }
}

/// What a query found, and how it was understood.
#[derive(Debug)]
pub struct SearchResults {
    pub expanded: Expanded,
    pub hits: Vec<Hit>,
    /// Whether even the first fits badly.
    pub weak: bool,
    /// When nothing was found: words that were typed, each with one that is near.
    pub nearest: Vec<(String, String)>,
}

impl<'a> Search<'a> {
    /// Reads and indexes a language of a site.
    pub fn new(source: &'a SiteDocuments<'a>) -> Self {
        let language = source.language();
        let analysis = Analysis::new(&language.config.id, &language.synonyms.ignore);
        let tuning = Delivery::of(source.site(), language).unwrap_or(Delivery::Whole).tuning();
        let (reading, _) = IndexedDocuments::of(source, &analysis, |_, _| ());
        Self::of(source, reading, &analysis, &language.synonyms, tuning)
    }

    /// Indexes what was read.
    pub fn of(
        source: &'a dyn DocumentSource<'a>,
        reading: IndexedDocuments<'a>,
        analysis: &Analysis,
        words: &SynonymsFile,
        tuning: &'static Tuning,
    ) -> Self {
        let IndexedDocuments { entries, documents, words: seen, written } = reading;
        let mut dictionary = Dictionary::new(seen, analysis);
        let index = Index::open(&written, &dictionary.terms);
        let synonyms = Synonyms::new(words, analysis, &mut dictionary);
        dictionary.known = known::mistakable(&words.known, &dictionary, tuning);
        let titles = entries.iter().map(|entry| print(&flat(&entry.title))).collect();
        let heading = |document: &SearchDocument<'_>| print(&flat(document.heading().unwrap_or_default()));
        let headings = documents.iter().map(heading).collect();
        Self { source, entries, documents, dictionary, synonyms, index, tuning, titles, headings }
    }

    /// The best results for what was typed, one an entry, in the order in which they are shown.
    pub fn answer(&self, query: &str, limit: usize) -> SearchResults {
        let expanded = expand(query, self);
        let scores = rank::scores(&expanded, self);
        let hits = rank::best(scores, self, limit);
        let weak = rank::is_weak(&hits, &expanded, self);
        let hits = rank::by_kind(hits, self);
        let nearest = if hits.is_empty() { expand::nearest(&expanded, self) } else { Vec::new() };
        SearchResults { expanded, hits, weak, nearest }
    }
}

#[cfg(test)]
mod tests {
    use super::analysis::Analysis;
    use super::document::entry::Help;
    use super::document::{DocumentSource, EntryKind, ReadEntry, SearchEntry, Section, handout};
    use super::reading::IndexedDocuments;
    use super::{Search, tuning};
    use crate::input::model::search::{SynonymGroup, SynonymsFile};
    use crate::input::yaml::At;

    struct Few(Vec<ReadEntry<'static>>);

    impl DocumentSource<'static> for Few {
        fn count(&self) -> usize {
            self.0.len()
        }
        fn read(&self, entry: usize) -> ReadEntry<'static> {
            self.0[entry].clone()
        }
    }

    fn page(title: &'static str, body: &str) -> ReadEntry<'static> {
        let entry = SearchEntry { title: title.into(), url: title.into(), ..SearchEntry::default() };
        ReadEntry {
            entry,
            sections: vec![Section { body: body.to_owned(), ..Section::default() }],
            ..ReadEntry::default()
        }
    }

    fn of(source: Vec<ReadEntry<'static>>, language: &str, words: &SynonymsFile) -> Search<'static> {
        let analysis = Analysis::new(language, &words.ignore);
        // Tests may leak a few pages.
        let source: &'static Few = Box::leak(Box::new(Few(source)));
        let (reading, _) = IndexedDocuments::of(source, &analysis, |_, _| ());
        Search::of(source, reading, &analysis, words, &tuning::WHOLE)
    }

    fn search() -> Search<'static> {
        let mut police = page("Police", "Call 111");
        police.entry.kind = EntryKind::Service;
        police.entry.help = Some(Box::new(Help { numbers: vec!["111".to_owned()], ..Help::default() }));
        let pages = vec![
            page("What counts as discrimination?", "Treated worse because of who you are."),
            page("If you are dismissed", "Your manager ends your job. Whānau can come."),
            page("Harassment", "Somebody harassed you, or groped you. Whanau."),
            police,
        ];
        let word = |text: &str| At::nowhere(text.to_owned());
        let group = |words: &[&str], means: &[&str]| SynonymGroup {
            words: words.iter().map(|text| word(text)).collect(),
            means: means.iter().map(|text| word(text)).collect(),
        };
        let synonyms = SynonymsFile {
            ignore: vec!["what".to_owned(), "you".to_owned()],
            roles: vec!["manager".to_owned()],
            known: vec!["polite hardness manage".to_owned()],
            groups: vec![group(&["let go", "sacked"], &["dismissed"])],
        };
        of(pages, "en", &synonyms)
    }

    fn first(query: &str) -> Option<u32> {
        let search = search();
        search.answer(query, 1).hits.first().map(|hit| search.documents[hit.document].entry)
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
        for query in ["whānau", "whanau"] {
            assert_eq!(search().answer(query, 9).hits.len(), 2, "{query}");
        }
    }

    #[test]
    fn how_people_ask_leads_to_the_page_and_its_part() {
        let phrase = |text: &str| At::nowhere(text.to_owned());
        let asked: &'static [At<String>] = Box::leak(vec![phrase("got the boot")].into());
        let here: &'static [At<String>] = Box::leak(vec![phrase("boot money")].into());
        let mut page = page("If you are dismissed", "Get advice.");
        page.asked = asked;
        page.sections.push(Section { anchor: "pay", asked: here, ..Section::default() });
        let search = of(vec![self::page("Boots", "What you wear."), page], "en", &SynonymsFile::default());
        let urls =
            |query: &str| search.answer(query, 1).hits.iter().map(|hit| search.url(hit.document)).next();
        assert_eq!(urls("they gave me the boot ").as_deref(), Some("Boots"));
        assert!(urls("i got the boot ").is_some_and(|url| url.starts_with("If you are dismissed")));
        assert_eq!(urls("boot money ").as_deref(), Some("If you are dismissed#pay"));
    }

    #[test]
    fn a_word_that_is_spelled_right_is_taken_for_no_other() {
        let search = search();
        assert!(search.dictionary.known.contains("manage") && search.dictionary.known.contains("polite"));
        assert!(search.answer("polite ", 9).expanded.corrected.is_empty());
        assert_eq!(search.answer("policee ", 9).expanded.corrected.len(), 1);
    }

    #[test]
    fn roles_weigh_little_beside_other_words() {
        let search = search();
        let weights = |query: &str| -> Vec<f32> {
            let words = search.answer(query, 9).expanded.words;
            words.iter().map(|slot| slot.terms.values().copied().fold(0.0, f32::max)).collect()
        };
        assert_eq!(weights("manager "), [1.0]);
        assert_eq!(weights("manager dismissed "), [tuning::WHOLE.role, 1.0]);
    }

    #[test]
    fn the_best_stand_first_and_the_others_by_kind() {
        let service = |title: &'static str, body: &str| {
            let mut service = page(title, body);
            service.entry.kind = EntryKind::Service;
            service.entry.help = Some(Box::new(Help { reachable: true, ..Help::default() }));
            service
        };
        let source = vec![
            page("harassment one", "harassment harassment harassment"),
            page("harassment two", "harassment harassment"),
            page("harassment three", "harassment"),
            service("four", "harassment"),
            page("five", "harassment beside two"),
            service("six", "harassment with a few more words beside it"),
        ];
        let search = of(source, "en", &SynonymsFile::default());
        let answer = search.answer("harassment ", 9);
        let titles: Vec<&str> = answer.hits.iter().map(|hit| &*search.entry(hit.document).title).collect();
        assert_eq!(&titles[3..], ["four", "six", "five"]);
    }

    #[test]
    fn a_match_that_fits_badly_is_told() {
        let search = search();
        assert!(search.answer("nothing of this ", 9).weak);
        assert!(!search.answer("discrimination ", 9).weak);
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
    fn what_synonyms_add_is_told() {
        assert_eq!(search().answer("sacked ", 9).expanded.also, ["dismissed"]);
        assert!(search().answer("police ", 9).expanded.also.is_empty());
    }

    #[test]
    fn where_nothing_is_found_the_nearest_words_are_offered() {
        let answer = search().answer("polizze ", 9);
        assert!(answer.hits.is_empty());
        assert_eq!(answer.nearest, [("polizze".to_owned(), "police".to_owned())]);
    }

    #[test]
    fn something_to_print_is_found_by_its_title_and_purpose() {
        let sheet = handout(
            "Helplines on one page",
            "To pin up in a staff room.",
            "handouts/helplines.pdf".to_owned(),
        );
        let search = of(vec![page("Help", "Who can help."), sheet], "en", &SynonymsFile::default());
        for query in ["helplines page ", "staff room "] {
            let hit = search.answer(query, 1).hits[0];
            assert_eq!(search.entry(hit.document).kind, EntryKind::Handout, "{query}");
            assert_eq!(search.url(hit.document), "handouts/helplines.pdf");
        }
    }

    #[test]
    fn a_phrase_must_stand_side_by_side() {
        assert_eq!(first("\"ends your job\""), Some(1));
        assert_eq!(first("\"job ends\""), None);
    }

    #[test]
    fn a_page_without_words_is_no_fault() {
        let none = of(vec![page("The", "")], "xx", &SynonymsFile::default());
        assert!(none.answer("anything", 9).hits.is_empty());
        assert!(of(Vec::new(), "en", &SynonymsFile::default()).answer("a word", 9).hits.is_empty());
    }
}
