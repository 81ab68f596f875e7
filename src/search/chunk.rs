//! The texts of some entries as numbers of words: what is left of them once they were read.
//!
//! Must not know terms or tantivy.

use super::document::Read;
use super::index::FIELDS;
use super::lexicon::Lexicon;
use super::words::each_word;

/// The texts of some entries, field by field.
#[derive(Default)]
pub struct Chunk {
    fields: [Texts; FIELDS.len()],
    pub documents: u32,
}

/// The texts of a field, one document after the other.
#[derive(Default)]
struct Texts {
    /// How many words each document has.
    lengths: Vec<u32>,
    words: Vec<u32>,
}

impl Chunk {
    /// Cuts texts into words.
    pub(super) fn of(read: &[Read<'_>], lexicon: &mut Lexicon) -> Self {
        let mut chunk = Self::default();
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
                let [titles, headings, bodies] = &mut chunk.fields;
                titles.add(|words| words.extend_from_slice(&title));
                headings.add(|words| {
                    section.trail.iter().flatten().for_each(|heading| numbers(heading, words));
                    words.extend_from_slice(&labels);
                });
                bodies.add(|words| numbers(&section.body, words));
                chunk.documents += 1;
            }
        }
        chunk
    }

    /// The words of each document in a field, in order.
    pub fn texts(&self, field: usize) -> impl Iterator<Item = &[u32]> {
        let Texts { lengths, words } = &self.fields[field];
        let mut rest = words.as_slice();
        lengths.iter().map(move |length| {
            let (own, others) = rest.split_at(*length as usize);
            rest = others;
            own
        })
    }
}

impl Texts {
    fn add(&mut self, put: impl FnOnce(&mut Vec<u32>)) {
        let before = self.words.len();
        put(&mut self.words);
        self.lengths.push((self.words.len() - before) as u32);
    }
}
