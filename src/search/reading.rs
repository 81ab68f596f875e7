//! Reads a shelf once, in parallel: its entries and documents without their texts, every word it uses, and the texts
//! as numbers of words, packed.
//!
//! Texts are handed to the caller as they go by and not kept. Must not know queries or tantivy.

use std::ops::{Range, RangeInclusive};

use rayon::prelude::*;

use super::analysis::Analysis;
use super::document::{Document, Entry, Read, Shelf};
use super::index::FIELDS;
use super::lexicon::Lexicon;
use super::seen::Words;
use super::words::each_word;

/// Entries that are read together, at least and at most: their texts are in memory at the same time, and each chunk
/// lists its words anew.
const CHUNK: RangeInclusive<usize> = 16..=512;
/// Into how many chunks a shelf is cut that needs no more, so that no processor waits long for the last.
const CHUNKS: usize = 16;

/// What was read.
pub struct Reading<'a> {
    pub entries: Vec<Entry<'a>>,
    pub documents: Vec<Document<'a>>,
    pub words: Words,
    chunks: Vec<Chunk>,
}

/// The texts of some entries.
struct Chunk {
    /// From its own numbers of words to places among all words seen.
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
        let size = (shelf.count() / CHUNKS).clamp(*CHUNK.start(), *CHUNK.end());
        let starts: Vec<usize> = (0..shelf.count()).step_by(size).collect();
        let read: Vec<(Lexicon, Chunk, Vec<Part<'a>>, T)> = starts
            .into_par_iter()
            .map(|start| {
                let range: Range<usize> = start..(start + size).min(shelf.count());
                let read: Vec<Read<'a>> = range.map(|entry| shelf.read(entry)).collect();
                let kept = keep(start, &read);
                let (words, chunk) = cut(&read);
                let parts = read.into_iter().map(without_texts).collect();
                (words, chunk, parts, kept)
            })
            .collect();
        let (mut entries, mut documents) = (Vec::new(), Vec::new());
        let mut chunks = Vec::with_capacity(read.len());
        let mut kept = Vec::with_capacity(read.len());
        let mut all = Lexicon::default();
        for (words, mut chunk, parts, one) in read {
            for (entry, sections) in parts {
                let number = entries.len() as u32;
                entries.push(entry);
                let document = |(trail, anchor)| Document { entry: number, trail, anchor };
                documents.extend(sections.into_iter().map(document));
            }
            chunk.words = words.words().map(|word| all.number(word)).collect();
            chunks.push(chunk);
            kept.push(one);
        }
        let (words, places) = Words::of(&all, analysis);
        for number in chunks.iter_mut().flat_map(|chunk| &mut chunk.words) {
            *number = places[*number as usize];
        }
        (Self { entries, documents, words, chunks }, kept)
    }

    /// Hands over the words of each document and field, as places among all words seen, in order.
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

/// An entry, and where each of its sections stands.
type Part<'a> = (Entry<'a>, Vec<(super::document::Trail<'a>, &'a str)>);

fn without_texts(read: Read<'_>) -> Part<'_> {
    (read.entry, read.sections.into_iter().map(|one| (one.trail, one.anchor)).collect())
}

/// Cuts the texts into words.
fn cut(read: &[Read<'_>]) -> (Lexicon, Chunk) {
    let mut lexicon = Lexicon::default();
    let mut chunk = Chunk { words: Vec::new(), texts: Vec::new(), documents: 0 };
    let mut fields: [Vec<u32>; FIELDS.len()] = Default::default();
    for one in read {
        let mut numbers =
            |text: &str, out: &mut Vec<u32>| each_word(text, |word| out.push(lexicon.number(word)));
        // The same for each section.
        let (mut title, mut labels) = (Vec::new(), Vec::new());
        numbers(&one.entry.title, &mut title);
        numbers(&one.entry.names, &mut title);
        numbers(&one.entry.labels, &mut labels);
        for section in &one.sections {
            fields.iter_mut().for_each(Vec::clear);
            fields[0].extend_from_slice(&title);
            section.trail.iter().flatten().for_each(|heading| numbers(heading, &mut fields[1]));
            fields[1].extend_from_slice(&labels);
            numbers(&section.body, &mut fields[2]);
            for field in &fields {
                pack(&mut chunk.texts, field.len() as u32);
                field.iter().for_each(|number| pack(&mut chunk.texts, *number));
            }
            chunk.documents += 1;
        }
    }
    chunk.texts.shrink_to_fit();
    (lexicon, chunk)
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
