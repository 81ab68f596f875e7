//! Reads a shelf once, in parallel: its entries and documents without their texts, every word it uses, and the texts
//! as numbers of words, packed.
//!
//! Texts are handed to the caller as they go by and not kept. Must not know queries or tantivy.

use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::analysis::Analysis;
use super::document::{Document, Entry, Read, Shelf};
use super::index::FIELDS;
use super::words::{each_word, fold};

/// Entries that are read together: their texts are in memory at the same time, and each chunk lists its words anew.
const CHUNK: usize = 128;

/// A word that stands on the site.
#[derive(Clone, Debug)]
pub struct Seen {
    pub exact: String,
    pub folded: String,
    /// `None` for a stop word.
    pub term: Option<String>,
    /// Whether the site also spells it another way, so that this spelling is a term of its own.
    pub apart: bool,
}

/// What was read.
pub struct Reading<'a> {
    pub entries: Vec<Entry<'a>>,
    pub documents: Vec<Document<'a>>,
    /// Sorted by exact spelling.
    pub seen: Vec<Seen>,
    chunks: Vec<Chunk>,
}

/// The texts of some entries.
struct Chunk {
    /// From its own numbers of words to places in `seen`.
    words: Vec<u32>,
    /// For each document and field: how many words, then their numbers, low bits first, seven to a byte.
    texts: Vec<u8>,
    documents: usize,
}

impl<'a> Reading<'a> {
    /// Reads everything. `keep` sees each chunk with all its texts and the number of its first entry; what it makes of
    /// them comes back in order.
    pub fn of<T: Send>(
        shelf: &dyn Shelf<'a>,
        analysis: &Analysis,
        keep: impl Fn(usize, &[Read<'a>]) -> T + Sync,
    ) -> (Self, Vec<T>) {
        let starts: Vec<usize> = (0..shelf.count()).step_by(CHUNK).collect();
        let read: Vec<(Vec<String>, Chunk, Vec<Part<'a>>, T)> = starts
            .into_par_iter()
            .map(|start| {
                let range: Range<usize> = start..(start + CHUNK).min(shelf.count());
                let read: Vec<Read<'a>> = range.map(|entry| shelf.read(entry)).collect();
                let kept = keep(start, &read);
                let (words, chunk) = cut(&read);
                let parts = read.into_iter().map(without_texts).collect();
                (words, chunk, parts, kept)
            })
            .collect();
        let mut reading =
            Self { entries: Vec::new(), documents: Vec::new(), seen: Vec::new(), chunks: Vec::new() };
        let mut kept = Vec::with_capacity(read.len());
        let mut known: FxHashMap<String, u32> = FxHashMap::default();
        for (words, mut chunk, parts, one) in read {
            for (entry, sections) in parts {
                let number = reading.entries.len() as u32;
                reading.entries.push(entry);
                let document = |(trail, anchor)| Document { entry: number, trail, anchor };
                reading.documents.extend(sections.into_iter().map(document));
            }
            chunk.words = words
                .into_iter()
                .map(|word| {
                    let next = known.len() as u32;
                    *known.entry(word).or_insert(next)
                })
                .collect();
            reading.chunks.push(chunk);
            kept.push(one);
        }
        let mut sorted: Vec<(String, u32)> = known.into_iter().collect();
        sorted.par_sort_unstable();
        let mut place = vec![0_u32; sorted.len()];
        for (at, (_, number)) in (0..).zip(&sorted) {
            place[*number as usize] = at;
        }
        for number in reading.chunks.iter_mut().flat_map(|chunk| &mut chunk.words) {
            *number = place[*number as usize];
        }
        reading.seen = seen(sorted.into_iter().map(|(word, _)| word).collect(), analysis);
        (reading, kept)
    }

    /// Hands over the words of each document and field, as places in `seen`, in order.
    pub fn each(&self, mut take: impl FnMut(&[Vec<u32>; FIELDS.len()])) {
        let mut fields: [Vec<u32>; FIELDS.len()] = Default::default();
        for chunk in &self.chunks {
            let mut texts = chunk.texts.iter().copied();
            for _ in 0..chunk.documents {
                for field in &mut fields {
                    let count = unpack(&mut texts);
                    field.clear();
                    field.extend((0..count).map(|_| chunk.words[unpack(&mut texts) as usize]));
                }
                take(&fields);
            }
        }
    }
}

/// The words of a chunk with their numbers.
#[derive(Default)]
struct Lexicon(FxHashMap<String, u32>);

impl Lexicon {
    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.0.get(word) {
            return *number;
        }
        let next = self.0.len() as u32;
        self.0.insert(word.to_owned(), next);
        next
    }

    /// The words in the order of their numbers.
    fn words(self) -> Vec<String> {
        let mut words = vec![String::new(); self.0.len()];
        for (word, number) in self.0 {
            words[number as usize] = word;
        }
        words
    }
}

/// An entry, and where each of its sections stands.
type Part<'a> = (Entry<'a>, Vec<(super::document::Trail<'a>, &'a str)>);

fn without_texts(read: Read<'_>) -> Part<'_> {
    (read.entry, read.sections.into_iter().map(|one| (one.trail, one.anchor)).collect())
}

/// Cuts the texts into words.
fn cut(read: &[Read<'_>]) -> (Vec<String>, Chunk) {
    let mut lexicon = Lexicon::default();
    let mut chunk = Chunk { words: Vec::new(), texts: Vec::new(), documents: 0 };
    let mut fields: [Vec<u32>; FIELDS.len()] = Default::default();
    for one in read {
        for section in &one.sections {
            fields.iter_mut().for_each(Vec::clear);
            let mut put = |field: usize, text: &str| {
                each_word(text, |word| fields[field].push(lexicon.number(word)));
            };
            put(0, &one.entry.title);
            put(0, &one.entry.names);
            section.trail.iter().flatten().for_each(|heading| put(1, heading));
            put(1, &one.entry.labels);
            put(2, &section.body);
            for field in &fields {
                pack(&mut chunk.texts, field.len() as u32);
                field.iter().for_each(|number| pack(&mut chunk.texts, *number));
            }
            chunk.documents += 1;
        }
    }
    chunk.texts.shrink_to_fit();
    (lexicon.words(), chunk)
}

fn seen(words: Vec<String>, analysis: &Analysis) -> Vec<Seen> {
    let mut seen: Vec<Seen> = words
        .into_par_iter()
        .with_min_len(256)
        .map_init(
            || analysis.stemmer(),
            |stems, exact| {
                let folded = fold(&exact);
                let term = stems.term(&folded);
                Seen { exact, folded, term, apart: false }
            },
        )
        .collect();
    let mut spellings: FxHashMap<&str, u32> = FxHashMap::default();
    for word in &seen {
        *spellings.entry(&word.folded).or_default() += 1;
    }
    let apart: Vec<bool> = seen.iter().map(|word| spellings[word.folded.as_str()] > 1).collect();
    for (word, apart) in seen.iter_mut().zip(apart) {
        word.apart = apart && word.term.is_some();
    }
    seen
}

fn pack(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn unpack(bytes: &mut impl Iterator<Item = u8>) -> u32 {
    let mut number = 0;
    for (byte, shift) in bytes.zip((0..).step_by(7)) {
        number |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            break;
        }
    }
    number
}

#[cfg(test)]
mod tests {
    use super::{pack, unpack};

    #[test]
    fn numbers_come_back() {
        let numbers = [0, 1, 127, 128, 16_383, 16_384, u32::MAX];
        let mut bytes = Vec::new();
        numbers.iter().for_each(|number| pack(&mut bytes, *number));
        let mut bytes = bytes.into_iter();
        assert_eq!(numbers.map(|_| unpack(&mut bytes)), numbers);
    }
}
