//! Postings and lengths from tantivy's segment, packed.
//!
//! Must not know files.

use std::cmp::Reverse;

use super::put;
use crate::domain::search::Search;
use crate::domain::search::index::{Cursor, FIELDS, Opened};

/// How many times fit into one number with what stands before them, less one for those that do not.
const TIMES: u32 = 4;

/// Postings of some terms in one field.
#[derive(Default)]
pub(super) struct Packed {
    /// For each term how many postings.
    pub sizes: String,
    /// For each posting how many documents (or entries) lie between it and the one before, by their places in `order`.
    pub posts: String,
    /// Where a term stands more than once: how many postings before it do not, by four, plus its times less two, or three
    /// where that is three or more; then what it is more than three.
    pub times: String,
    /// The length of each document, in the order of the postings, where asked for.
    pub lengths: String,
    /// The place of each document (or entry) by its number; none where that is the same.
    order: Vec<u32>,
    /// Postings since the last of `times`.
    run: u32,
    /// The postings of the term that is being put: place, times, document.
    list: Vec<(u32, u32, u32)>,
    cursor: Cursor,
}

impl Packed {
    /// For documents (or entries) of these lengths, of which the longest come first: they have most postings, so that most
    /// gaps are small.
    pub fn longest_first(lengths: &[u32]) -> Self {
        let mut longest: Vec<usize> = (0..lengths.len()).collect();
        longest.sort_by_key(|number| Reverse(lengths[*number]));
        let mut order = vec![0; lengths.len()];
        for (place, number) in (0..).zip(longest) {
            order[number] = place;
        }
        Self { order, ..Self::default() }
    }
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
    pub fn lengths(&self, field: usize) -> Vec<u32> {
        let Some(Opened { norms, .. }) = self.fields.get(field) else { return Vec::new() };
        let counts = |at: u32, entry: u32| at == 0 || !FIELDS[field].by_entry || self.entry(at - 1) != entry;
        let documents = (0..).zip(&self.search.documents);
        documents
            .filter(|(at, document)| counts(*at, document.entry))
            .map(|(at, _)| norms.fieldnorm(at))
            .collect()
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
        // An entry may have several documents.
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
        put(&mut out.sizes, list.len() as u32);
        if !out.order.is_empty() {
            for (place, _, _) in &mut list {
                *place = out.order[*place as usize];
            }
            list.sort_unstable();
        }
        let mut next = 0;
        for &(place, times, document) in &list {
            put(&mut out.posts, place - next);
            next = place + 1;
            if times > 1 {
                let more = times - 2;
                put(&mut out.times, out.run * TIMES + more.min(TIMES - 1));
                if more >= TIMES - 1 {
                    put(&mut out.times, more - (TIMES - 1));
                }
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
