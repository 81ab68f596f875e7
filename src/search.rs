//! Search: documents from the site, analysed and ranked by tantivy, and the same ranking exported for the browser.
//!
//! One [`Search`] per language. [`expand()`] is the one written definition of what a query means; the script of the
//! theme says the same once more in JavaScript. Must not know templates, nor where files go.

pub mod analysis;
pub mod chunk;
pub mod dictionary;
pub mod document;
pub mod expand;
pub mod export;
pub mod forms;
pub mod index;
mod lexicon;
mod packed;
pub mod phrase;
pub mod rank;
pub mod reading;
pub mod seen;
pub mod spelling;
pub mod synonyms;
mod tidy;
pub mod trial;
pub mod tuning;
pub mod words;

use crate::model::config::SearchMode;
use crate::model::search::SynonymsFile;
use crate::site::{Language, Site};
use analysis::Analysis;
use dictionary::Dictionary;
use document::{Document, Entry, Read, Shelf, SiteShelf};
use expand::{Expanded, expand};
use index::Index;
use rank::Hit;
use reading::Reading;
use synonyms::Synonyms;
use tuning::Tuning;
use words::{flat, print};

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
        match site.config.search {
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

/// Everything search knows in one language.
pub struct Search<'a> {
    shelf: &'a dyn Shelf<'a>,
    pub entries: Vec<Entry<'a>>,
    pub documents: Vec<Document<'a>>,
    pub dictionary: Dictionary,
    pub synonyms: Synonyms,
    pub index: Index,
    pub tuning: &'static Tuning,
    /// Prints of each entry's title and of each document's heading, as folded words.
    titles: Vec<u32>,
    headings: Vec<u32>,
}

/// What a query found, and how it was understood.
#[derive(Debug)]
pub struct Answer {
    pub expanded: Expanded,
    pub hits: Vec<Hit>,
    /// When nothing was found: words that were typed, each with one that is near.
    pub nearest: Vec<(String, String)>,
}

impl<'a> Search<'a> {
    /// Reads and indexes a language of a site.
    pub fn new(shelf: &'a SiteShelf<'a>) -> Self {
        let language = shelf.language();
        let analysis = Analysis::new(&language.config.id, &language.synonyms.ignore);
        let tuning = Delivery::of(shelf.site(), language).unwrap_or(Delivery::Whole).tuning();
        let (reading, _) = Reading::of(shelf, &analysis, |_, _| ());
        Self::of(shelf, reading, &analysis, &language.synonyms, tuning)
    }

    /// Indexes what was read.
    pub fn of(
        shelf: &'a dyn Shelf<'a>,
        reading: Reading<'a>,
        analysis: &Analysis,
        words: &SynonymsFile,
        tuning: &'static Tuning,
    ) -> Self {
        let Reading { entries, documents, words: seen, texts } = reading;
        let index = Index::build(texts, &seen);
        let mut dictionary = Dictionary::new(seen, analysis);
        let synonyms = Synonyms::new(words, analysis, &mut dictionary);
        let titles = entries.iter().map(|entry| print(&flat(&entry.title))).collect();
        let heading = |document: &Document<'_>| print(&flat(document.heading().unwrap_or_default()));
        let headings = documents.iter().map(heading).collect();
        Self { shelf, entries, documents, dictionary, synonyms, index, tuning, titles, headings }
    }

    /// The best results for what was typed, one an entry.
    pub fn answer(&self, query: &str, limit: usize) -> Answer {
        let expanded = expand(query, self);
        let scores = rank::scores(&expanded, self);
        let hits = rank::best(scores, self, limit);
        let nearest = if hits.is_empty() { expand::nearest(&expanded, self) } else { Vec::new() };
        Answer { expanded, hits, nearest }
    }

    /// What a document belongs to.
    pub fn entry(&self, document: usize) -> &Entry<'a> {
        &self.entries[self.documents[document].entry as usize]
    }

    /// Site path of a document, with its anchor.
    pub fn url(&self, document: usize) -> String {
        let url = &self.entry(document).url;
        match self.documents[document].anchor {
            "" => url.to_string(),
            anchor => format!("{url}#{anchor}"),
        }
    }

    /// Reads an entry again, with its texts.
    pub fn read(&self, entry: u32) -> Read<'a> {
        self.shelf.read(entry as usize)
    }

    /// The place of a document among those of its entry.
    pub fn section(&self, document: usize) -> usize {
        let entry = self.documents[document].entry;
        document - self.documents.partition_point(|one| one.entry < entry)
    }

    /// Whether a title is made of these folded words, and whether the heading is.
    pub fn is_called(&self, document: usize, typed: &str) -> (bool, bool) {
        let one = &self.documents[document];
        let (title, heading) = (self.titles[one.entry as usize], self.headings[document]);
        let wanted = print(typed);
        (
            title == wanted && flat(&self.entry(document).title) == typed,
            heading == wanted && one.heading().is_some_and(|heading| flat(heading) == typed),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::analysis::Analysis;
    use super::document::{Entry, Help, Kind, Read, Section, Shelf, handout};
    use super::reading::Reading;
    use super::{Search, tuning};
    use crate::model::search::{SynonymGroup, SynonymsFile};
    use crate::yaml::At;

    struct Few(Vec<Read<'static>>);

    impl Shelf<'static> for Few {
        fn count(&self) -> usize {
            self.0.len()
        }
        fn read(&self, entry: usize) -> Read<'static> {
            self.0[entry].clone()
        }
    }

    fn page(title: &'static str, body: &str) -> Read<'static> {
        let entry = Entry { title: title.into(), url: title.into(), ..Entry::default() };
        Read { entry, sections: vec![Section { body: body.to_owned(), ..Section::default() }] }
    }

    fn of(shelf: Vec<Read<'static>>, language: &str, words: &SynonymsFile) -> Search<'static> {
        let analysis = Analysis::new(language, &words.ignore);
        // Tests may leak a few pages.
        let shelf: &'static Few = Box::leak(Box::new(Few(shelf)));
        let (reading, _) = Reading::of(shelf, &analysis, |_, _| ());
        Search::of(shelf, reading, &analysis, words, &tuning::WHOLE)
    }

    fn search() -> Search<'static> {
        let mut police = page("Police", "Call 111");
        police.entry.kind = Kind::Service;
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
            assert_eq!(search.entry(hit.document).kind, Kind::Handout, "{query}");
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
