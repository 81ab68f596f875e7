//! Postings and lengths from tantivy's segment, packed.
//!
//! Must not know files.

use super::put;
use crate::domain::search::Search;
use crate::domain::search::index::{Cursor, FIELDS, Opened};

/// The field in which nearly every term stands. In the others, what is left out is counted.
const FULL: usize = FIELDS.len() - 1;

/// Postings of some terms in one field.
#[derive(Default)]
pub(super) struct Packed {
    /// For each term how many postings, then how many documents (or entries) lie between each and the one before. In
    /// fields that are not full, only terms that stand there: how many before each do not, and its postings less one.
    pub posts: String,
    /// Where a term stands more than once: how many postings before it do not, then its times less two.
    pub times: String,
    /// The length of each document, in the order of the postings, where asked for.
    pub lengths: String,
    /// Postings since the last of `times`.
    run: u32,
    /// Terms since the last that stands in the field.
    empty: u32,
    /// The postings of the term that is being put: number, times, document.
    list: Vec<(u32, u32, u32)>,
    cursor: Cursor,
}

/// The postings of an index, field by field.
pub(super) struct Postings<'s, 'a> {
    search: &'s Search<'a>,
    fields: &'s [Opened],
}

impl<'s, 'a> Postings<'s, 'a> {
    pub fn of(search: &'s Search<'a>) -> Self {
        Self { search, fields: &search.index.fields }
    }

    /// Each field's boost, its number of words, and whether it counts entries where others count documents.
    pub fn sums(&self) -> Vec<(f32, u64, u8)> {
        let words = |at: usize| self.fields.get(at).map_or(0, Opened::words);
        FIELDS.iter().enumerate().map(|(at, one)| (one.boost, words(at), u8::from(one.by_entry))).collect()
    }

    /// The length of each document (or entry) in a field.
    pub fn lengths(&self, field: usize) -> String {
        let mut out = String::new();
        let Some(Opened { norms, .. }) = self.fields.get(field) else { return out };
        for (at, document) in (0..).zip(&self.search.documents) {
            let counts = at == 0 || !FIELDS[field].by_entry || self.entry(at - 1) != document.entry;
            if counts {
                put(&mut out, norms.fieldnorm(at));
            }
        }
        out
    }

    /// In how many documents a term stands, field by field, taken together.
    pub fn count(&self, term: u32) -> usize {
        self.fields.iter().map(|field| field.count(term) as usize).sum()
    }

    /// Appends the postings of a term in a field, with the lengths of its documents.
    pub fn put_with_lengths(&self, term: u32, field: usize, out: &mut Packed) {
        let lengths = |document, out: &mut Packed| {
            let length = self.fields.get(field).map_or(0, |field| field.norms.fieldnorm(document));
            put(&mut out.lengths, length);
        };
        self.put_each(term, field, out, lengths);
    }

    /// Appends the postings of a term in a field.
    pub fn put(&self, term: u32, field: usize, out: &mut Packed) {
        self.put_each(term, field, out, |_, _| ());
    }

    fn put_each(&self, term: u32, field: usize, out: &mut Packed, mut also: impl FnMut(u32, &mut Packed)) {
        // The number of postings goes first, and an entry may have several documents.
        let mut list = std::mem::take(&mut out.list);
        list.clear();
        if let Some(opened) = self.fields.get(field) {
            opened.each(term, &mut out.cursor, |document, times| {
                let number = if FIELDS[field].by_entry { self.entry(document) } else { document };
                if list.last().is_none_or(|(last, _, _)| *last != number) {
                    list.push((number, times, document));
                }
            });
        }
        let count = list.len() as u32;
        match field {
            FULL => put(&mut out.posts, count),
            _ if count == 0 => out.empty += 1,
            _ => {
                put(&mut out.posts, std::mem::take(&mut out.empty));
                put(&mut out.posts, count - 1);
            }
        }
        let mut next = 0;
        for &(number, times, document) in &list {
            put(&mut out.posts, number - next);
            next = number + 1;
            if times > 1 {
                put(&mut out.times, out.run);
                put(&mut out.times, times - 2);
                out.run = 0;
            } else {
                out.run += 1;
            }
            also(document, out);
        }
        out.list = list;
    }

    fn entry(&self, document: u32) -> u32 {
        self.search.documents[document as usize].entry
    }
}
