//! Words of documents → documents of terms, chunk by chunk and in parallel.
//!
//! Only counts and sorts; must not know tantivy.

use rayon::prelude::*;

use super::FIELDS;
use crate::search::chunk::Chunk;
use crate::search::reading::Texts;
use crate::search::seen::Words;

/// The postings of one field in one chunk.
#[derive(Default)]
pub(super) struct Postings {
    /// Terms that stand there, in order, each with how many of `documents` are its.
    pub terms: Vec<(u32, u32)>,
    /// Documents by their numbers among all, in order for each term; as often as it stands there.
    pub documents: Vec<u32>,
    /// How many tokens each document of the chunk has.
    pub lengths: Vec<u32>,
}

/// The postings of every chunk, in order.
pub(super) fn invert(texts: Texts, words: &Words) -> Vec<[Postings; FIELDS.len()]> {
    let tokens = Tokens::of(&texts.places, words);
    let mut first = 0;
    let chunks: Vec<(u32, usize, Chunk)> = texts
        .chunks
        .into_iter()
        .map(|(lexicon, chunk)| {
            let from = first;
            first += chunk.documents;
            (from, lexicon, chunk)
        })
        .collect();
    chunks
        .into_par_iter()
        .map_init(Room::default, |room, (first, lexicon, chunk)| {
            std::array::from_fn(|field| tokens.postings(&chunk, field, first, lexicon, room))
        })
        .collect()
}

/// Memory to sort in.
#[derive(Default)]
struct Room {
    /// For each term how often it stands there, then where its next document goes.
    places: Vec<u32>,
    /// The terms of all documents, one after the other.
    terms: Vec<u32>,
}

/// No term: a stop word.
const NONE: u32 = u32::MAX;

/// Which terms words make.
struct Tokens<'w> {
    words: &'w Words,
    /// For each number of each lexicon: the term of its own spelling, or else its term, or else none.
    terms: Vec<Vec<u32>>,
    /// The terms of words whose spelling is a term of its own, by the number of that.
    stems: Vec<u32>,
}

impl<'w> Tokens<'w> {
    fn of(places: &[Vec<u32>], words: &'w Words) -> Self {
        let term = |place: &u32| {
            let word = &words.seen[*place as usize];
            word.spelled.or(word.term).unwrap_or(NONE)
        };
        let mut stems = vec![NONE; words.terms.len() - words.stems];
        for (word, spelled) in words.seen.iter().filter_map(|word| Some((word, word.spelled?))) {
            stems[spelled as usize - words.stems] = word.term.unwrap_or(NONE);
        }
        Self { words, terms: places.iter().map(|places| places.iter().map(term).collect()).collect(), stems }
    }

    /// Hands over the terms of a word: none of a stop word, two of one that is spelled in several ways.
    fn each(&self, lexicon: &[u32], word: u32, mut take: impl FnMut(u32)) {
        let term = lexicon[word as usize];
        if term == NONE {
            return;
        }
        if let Some(own) = (term as usize).checked_sub(self.words.stems) {
            take(self.stems[own]);
        }
        take(term);
    }

    /// Sorts by counting: how often each term stands there says where its documents go.
    fn postings(&self, chunk: &Chunk, field: usize, first: u32, lexicon: usize, room: &mut Room) -> Postings {
        let mut postings = Postings::default();
        let lexicon = self.terms[lexicon].as_slice();
        let Room { places, terms } = room;
        places.clear();
        places.resize(self.words.terms.len(), 0);
        terms.clear();
        postings.lengths.reserve(chunk.documents as usize);
        for words in chunk.texts(field) {
            let before = terms.len();
            words.iter().for_each(|word| self.each(lexicon, *word, |term| terms.push(term)));
            postings.lengths.push((terms.len() - before) as u32);
        }
        terms.iter().for_each(|term| places[*term as usize] += 1);
        let mut end = 0;
        for (term, place) in (0..).zip(places.iter_mut()).filter(|(_, count)| **count > 0) {
            postings.terms.push((term, *place));
            end += std::mem::replace(place, end);
        }
        postings.documents.resize(end as usize, 0);
        let mut rest = terms.as_slice();
        for (document, length) in (first..).zip(&postings.lengths) {
            let (own, others) = rest.split_at(*length as usize);
            rest = others;
            for term in own {
                let place = &mut places[*term as usize];
                postings.documents[*place as usize] = document;
                *place += 1;
            }
        }
        postings
    }
}
