//! Reads everything that can be found once, in parallel, into its index: what is left are entries and documents without
//! their texts, and the words they use.
//!
//! Texts are handed to the caller as they go by and not kept. Must not know queries.

use std::ops::RangeInclusive;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::analysis::Analysis;
use super::document::{DocumentSource, ReadEntry, SearchDocument, SearchEntry, Trail};
use super::index::{DocumentWriter, FIELDS, IndexSegment};
use super::vocabulary::{Vocabulary, WordMeanings};

/// Entries that are read together, at least and at most: their texts are in memory at the same time.
const CHUNK: RangeInclusive<usize> = 8..=128;
/// Into how many chunks a source is cut that needs no more, so that no processor waits long for the last.
const CHUNKS: usize = 16;
/// Chunks that are read while those before them are indexed.
const TOGETHER: usize = 8;

/// What was read.
pub struct IndexedDocuments<'a> {
    pub entries: Vec<SearchEntry<'a>>,
    pub documents: Vec<SearchDocument<'a>>,
    pub words: WordMeanings,
    pub written: IndexSegment,
}

impl<'a> IndexedDocuments<'a> {
    /// Reads everything. `keep` sees each chunk with all its texts and the number of its first entry; what it makes of
    /// them comes back in order.
    pub fn of<T: Send>(
        source: &dyn DocumentSource<'a>,
        analysis: &Analysis,
        keep: impl Fn(usize, &[ReadEntry<'a>]) -> T + Sync,
    ) -> (Self, Vec<T>) {
        let size = (source.count() / CHUNKS).clamp(*CHUNK.start(), *CHUNK.end());
        let starts: Vec<usize> = (0..source.count()).step_by(size).collect();
        let vocabularies = Vocabularies { analysis, free: Mutex::default() };
        let read = |start: &usize| {
            let range = *start..(*start + size).min(source.count());
            let read: Vec<ReadEntry<'a>> = range.map(|entry| source.read(entry)).collect();
            let kept = keep(*start, &read);
            let terms =
                vocabularies.with(|vocabulary| read.iter().map(|one| terms(one, vocabulary)).collect());
            Chunk { terms, parts: read.into_iter().map(without_texts).collect(), kept }
        };
        let (mut entries, mut documents, mut kept) = (Vec::new(), Vec::new(), Vec::new());
        let mut writer = DocumentWriter::new(source.count());
        let mut take = |chunks: Vec<Chunk<'a, T>>| {
            for chunk in chunks {
                chunk.terms.into_iter().flatten().for_each(|document| writer.add(document));
                for (entry, sections) in chunk.parts {
                    let number = entries.len() as u32;
                    entries.push(entry);
                    let document = |(trail, anchor)| SearchDocument { entry: number, trail, anchor };
                    documents.extend(sections.into_iter().map(document));
                }
                kept.push(chunk.kept);
            }
        };
        let mut before = Vec::new();
        for some in starts.chunks(TOGETHER) {
            let (chunks, ()) = rayon::join(
                || some.par_iter().map(read).collect::<Vec<_>>(),
                || take(std::mem::take(&mut before)),
            );
            before = chunks;
        }
        take(before);
        (Self { entries, documents, words: vocabularies.words(), written: writer.finish() }, kept)
    }
}

/// The terms of a document's fields.
type FieldTerms = [String; FIELDS.len()];

/// Some entries that were read.
struct Chunk<'a, T> {
    /// For each entry, its documents.
    terms: Vec<Vec<FieldTerms>>,
    parts: Vec<EntryTrails<'a>>,
    kept: T,
}

fn terms(read: &ReadEntry<'_>, vocabulary: &mut Vocabulary) -> Vec<FieldTerms> {
    let mut of = |texts: &[&str]| {
        let mut terms = String::new();
        texts.iter().for_each(|text| vocabulary.terms(text, &mut terms));
        terms
    };
    // The same for each section.
    let title = of(&[&read.entry.title, &read.entry.names]);
    let labels = of(&[&read.entry.labels]);
    let asked = read.sections.iter().map(|section| section.asked).chain([read.asked]).flatten();
    let asked: String = asked.map(|phrase| of(&[&phrase.value])).collect();
    let sections = read.sections.iter().map(|section| {
        let mut heading: String = section.trail.iter().flatten().map(|heading| of(&[heading])).collect();
        heading.push_str(&labels);
        let body = of(&[&section.body]);
        let here: String = section.asked.iter().map(|phrase| of(&[&phrase.value])).collect();
        let here = besides(&here, &[&heading, &body]);
        [title.clone(), heading, asked.clone(), here, body]
    });
    sections.collect()
}

/// Of some terms, those that are not in the texts: what a section says itself already tells that it is meant.
fn besides(terms: &str, texts: &[&str]) -> String {
    if terms.is_empty() {
        return String::new();
    }
    let told: FxHashSet<&str> = texts.iter().flat_map(|text| text.split(' ')).collect();
    terms.split(' ').filter(|term| !told.contains(term)).collect::<Vec<_>>().join(" ")
}

/// An entry, and where each of its sections stands.
type EntryTrails<'a> = (SearchEntry<'a>, Vec<(Trail<'a>, &'a str)>);

fn without_texts(read: ReadEntry<'_>) -> EntryTrails<'_> {
    (read.entry, read.sections.into_iter().map(|one| (one.trail, one.anchor)).collect())
}

/// As many vocabularies as there are readers at the same time: a shared one would have them wait for each other. Which
/// reader gets which depends on the moment; what comes out of all of them together does not.
struct Vocabularies<'y> {
    analysis: &'y Analysis,
    free: Mutex<Vec<Vocabulary>>,
}

impl Vocabularies<'_> {
    fn with<T>(&self, work: impl FnOnce(&mut Vocabulary) -> T) -> T {
        // Nothing is done while the lock is held that could leave the list half changed.
        let free = || self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = free().pop();
        let mut vocabulary = taken.unwrap_or_else(|| Vocabulary::new(self.analysis));
        let done = work(&mut vocabulary);
        free().push(vocabulary);
        done
    }

    /// All words in one.
    fn words(self) -> WordMeanings {
        let all = self.free.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut all = all.into_iter().map(|vocabulary| vocabulary.words);
        let mut words = all.next().unwrap_or_default();
        all.for_each(|more| words.extend(more));
        words
    }
}
