//! The texts of some entries as numbers of words, packed: what is left of them once they were read.
//!
//! Must not know terms or tantivy.

use super::document::Read;
use super::index::FIELDS;
use super::lexicon::Lexicon;
use super::words::each_word;

/// The texts of some entries, field by field.
#[derive(Default)]
pub struct Chunk {
    /// For each document: how many words, then their numbers, low bits first, seven to a byte.
    texts: [Vec<u8>; FIELDS.len()],
    pub documents: u32,
}

impl Chunk {
    /// Cuts texts into words.
    pub(super) fn of(read: &[Read<'_>], lexicon: &mut Lexicon) -> Self {
        let mut chunk = Self::default();
        let mut fields: [Vec<u32>; FIELDS.len()] = Default::default();
        let (mut title, mut labels) = (Vec::new(), Vec::new());
        for one in read {
            let mut numbers = |text: &str, out: &mut Vec<u32>| {
                lexicon.numbers(out, |notes| each_word(text, |word| notes.take(word)));
            };
            // The same for each section.
            title.clear();
            labels.clear();
            numbers(&one.entry.title, &mut title);
            numbers(&one.entry.names, &mut title);
            numbers(&one.entry.labels, &mut labels);
            for section in &one.sections {
                fields.iter_mut().for_each(Vec::clear);
                fields[0].extend_from_slice(&title);
                section.trail.iter().flatten().for_each(|heading| numbers(heading, &mut fields[1]));
                fields[1].extend_from_slice(&labels);
                numbers(&section.body, &mut fields[2]);
                for (words, text) in fields.iter().zip(&mut chunk.texts) {
                    pack(text, words.len() as u32);
                    words.iter().for_each(|number| pack(text, *number));
                }
                chunk.documents += 1;
            }
        }
        chunk.texts.iter_mut().for_each(Vec::shrink_to_fit);
        chunk
    }

    /// Hands over the words of each document in a field, in order.
    pub fn each(&self, field: usize, mut take: impl FnMut(&mut Numbers<'_>)) {
        let mut rest = self.texts[field].as_slice();
        for _ in 0..self.documents {
            let left = unpack(&mut rest);
            let mut numbers = Numbers { rest, left };
            take(&mut numbers);
            // Whatever was not taken stands before the next document.
            numbers.by_ref().for_each(drop);
            rest = numbers.rest;
        }
    }
}

/// The words of a text.
pub struct Numbers<'t> {
    rest: &'t [u8],
    left: u32,
}

impl Iterator for Numbers<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        self.left = self.left.checked_sub(1)?;
        Some(unpack(&mut self.rest))
    }
}

fn pack(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn unpack(bytes: &mut &[u8]) -> u32 {
    let (mut number, mut shift) = (0, 0);
    while let Some((byte, rest)) = bytes.split_first() {
        *bytes = rest;
        number |= u32::from(byte & 0x7f) << shift;
        if *byte < 0x80 {
            break;
        }
        shift += 7;
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
        let mut bytes = bytes.as_slice();
        assert_eq!(numbers.map(|_| unpack(&mut bytes)), numbers);
        assert!(bytes.is_empty());
    }
}
