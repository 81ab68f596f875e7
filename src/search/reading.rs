//! Reads a shelf once, in parallel: its entries and documents without their texts, every word it uses, and the texts
//! as numbers of words.
//!
//! Texts are handed to the caller as they go by and not kept. Must not know queries or tantivy.

use std::ops::{Range, RangeInclusive};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::analysis::Analysis;
use super::chunk::Chunk;
use super::document::{Document, Entry, Read, Shelf, Trail};
use super::lexicon::Lexicon;
use super::seen::Words;

/// Entries that are read together, at least and at most: their texts are in memory at the same time.
const CHUNK: RangeInclusive<usize> = 16..=512;
/// Into how many chunks a shelf is cut that needs no more, so that no processor waits long for the last.
const CHUNKS: usize = 16;

/// What was read.
pub struct Reading<'a> {
    pub entries: Vec<Entry<'a>>,
    pub documents: Vec<Document<'a>>,
    pub words: Words,
    pub texts: Texts,
}

/// All texts, as numbers of words.
pub struct Texts {
    /// In order, each with the lexicon that has its numbers.
    pub chunks: Vec<(usize, Chunk)>,
    /// From the numbers of each lexicon to places among all words seen.
    pub places: Vec<Vec<u32>>,
}

impl<'a> Reading<'a> {
    /// Reads everything. `keep` sees each chunk with all its texts and the number of its first entry; what it makes of
    /// them comes back in order.
    pub fn of<T: Send>(
        shelf: &dyn Shelf<'a>,
        analysis: &Analysis,
        keep: impl Fn(usize, &[Read<'a>]) -> T + Sync,
    ) -> (Self, Vec<T>) {
        let size = (shelf.count() / CHUNKS).clamp(*CHUNK.start(), *CHUNK.end());
        let starts: Vec<usize> = (0..shelf.count()).step_by(size).collect();
        let lexicons = Lexicons::default();
        let read: Vec<((usize, Chunk), Vec<Part<'a>>, T)> = starts
            .into_par_iter()
            .map(|start| {
                let range: Range<usize> = start..(start + size).min(shelf.count());
                let read: Vec<Read<'a>> = range.map(|entry| shelf.read(entry)).collect();
                let kept = keep(start, &read);
                let chunk = lexicons.with(|lexicon| Chunk::of(&read, lexicon));
                (chunk, read.into_iter().map(without_texts).collect(), kept)
            })
            .collect();
        let count = read.iter().map(|((_, chunk), ..)| chunk.documents as usize).sum();
        let (mut entries, mut documents) = (Vec::with_capacity(shelf.count()), Vec::with_capacity(count));
        let mut chunks = Vec::with_capacity(read.len());
        let mut kept = Vec::with_capacity(read.len());
        for (chunk, parts, one) in read {
            for (entry, sections) in parts {
                let number = entries.len() as u32;
                entries.push(entry);
                let document = |(trail, anchor)| Document { entry: number, trail, anchor };
                documents.extend(sections.into_iter().map(document));
            }
            chunks.push(chunk);
            kept.push(one);
        }
        let (all, mut places) = lexicons.merged();
        let (words, sorted) = Words::of(all, analysis);
        for number in places.iter_mut().flatten() {
            *number = sorted[*number as usize];
        }
        (Self { entries, documents, words, texts: Texts { chunks, places } }, kept)
    }
}

/// An entry, and where each of its sections stands.
type Part<'a> = (Entry<'a>, Vec<(Trail<'a>, &'a str)>);

fn without_texts(read: Read<'_>) -> Part<'_> {
    (read.entry, read.sections.into_iter().map(|one| (one.trail, one.anchor)).collect())
}

/// As many lexicons as there are readers at the same time: a shared one would have them wait for each other. Which
/// reader gets which depends on the moment; what comes out of all of them together does not.
#[derive(Default)]
struct Lexicons {
    free: Mutex<Free>,
}

#[derive(Default)]
struct Free {
    lexicons: Vec<(usize, Lexicon)>,
    made: usize,
}

impl Lexicons {
    /// Lends a lexicon; also says which it was.
    fn with<T>(&self, work: impl FnOnce(&mut Lexicon) -> T) -> (usize, T) {
        let (number, mut lexicon) = {
            let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
            free.lexicons.pop().unwrap_or_else(|| {
                free.made += 1;
                (free.made - 1, Lexicon::default())
            })
        };
        let done = work(&mut lexicon);
        self.free.lock().unwrap_or_else(PoisonError::into_inner).lexicons.push((number, lexicon));
        (number, done)
    }

    /// All words in one, and the numbers there of each one's.
    fn merged(self) -> (Lexicon, Vec<Vec<u32>>) {
        let mut lexicons = self.free.into_inner().unwrap_or_else(PoisonError::into_inner).lexicons;
        lexicons.sort_unstable_by_key(|(number, _)| *number);
        let mut lexicons = lexicons.into_iter().map(|(_, lexicon)| lexicon);
        let mut all = lexicons.next().unwrap_or_default();
        let mut numbers = vec![(0..all.len()).collect()];
        for lexicon in lexicons {
            numbers.push(lexicon.words().map(|word| all.number(word)).collect());
        }
        (all, numbers)
    }
}
