//! Everything search knows in one language, and what belongs to a document by its number.
//!
//! Must not know what a query means, nor what ranks first.

use super::dictionary::Dictionary;
use super::document::{DocumentSource, ReadEntry, SearchDocument, SearchEntry};
use super::index::Index;
use super::synonyms::Synonyms;
use super::tuning::Tuning;
use super::words::{flat, print};

/// Everything search knows in one language.
pub struct Search<'a> {
    pub(super) source: &'a dyn DocumentSource<'a>,
    pub entries: Vec<SearchEntry<'a>>,
    pub documents: Vec<SearchDocument<'a>>,
    pub dictionary: Dictionary,
    pub synonyms: Synonyms,
    pub index: Index,
    pub tuning: &'static Tuning,
    /// Prints of each entry's title and of each document's heading, as folded words.
    pub(super) titles: Vec<u32>,
    pub(super) headings: Vec<u32>,
}

impl<'a> Search<'a> {
    /// What a document belongs to.
    pub fn entry(&self, document: usize) -> &SearchEntry<'a> {
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
    pub fn read(&self, entry: u32) -> ReadEntry<'a> {
        self.source.read(entry as usize)
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
