//! Words by number, in the order in which they first come: all in one text, found by their hash.
//!
//! Knows no words of a language.

use std::hash::Hasher;

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use rustc_hash::FxHasher;

/// Words and their numbers.
#[derive(Default)]
pub struct Lexicon {
    /// One after the other.
    texts: String,
    /// Where each ends.
    ends: Vec<u32>,
    places: HashTable<Place>,
    /// Kept for its memory.
    notes: Notes,
}

/// Where a word is: how long it is, its first and its last eight bytes, which is all there is of a short one, so that it
/// need not be looked up in the text; and its number.
struct Place {
    first: u64,
    last: u64,
    length: u32,
    number: u32,
}

/// The number of no word.
const UNKNOWN: u32 = u32::MAX;

/// Up to this many bytes nothing lies between the ends.
const SHORT: u32 = 16;

impl Place {
    fn of(word: &str, number: u32) -> Self {
        let bytes = word.as_bytes();
        let length = bytes.len() as u32;
        if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
            return Self {
                first: u64::from_le_bytes(*first),
                last: u64::from_le_bytes(*last),
                length,
                number,
            };
        }
        let first = match (bytes.first_chunk(), bytes.last_chunk()) {
            (Some(first), Some(last)) => {
                u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last))
            }
            _ => bytes.iter().fold(0, |all, byte| all << 8 | u64::from(*byte)),
        };
        Self { first, last: 0, length, number }
    }

    fn hash(&self) -> u64 {
        let mut hasher = FxHasher::default();
        hasher.write_u64(self.first);
        hasher.write_u64(self.last);
        hasher.write_u32(self.length);
        hasher.finish()
    }

    fn has_ends_of(&self, other: &Self) -> bool {
        // One comparison, so that nothing hangs on a part of it.
        (self.first ^ other.first) | (self.last ^ other.last) | u64::from(self.length ^ other.length) == 0
    }
}

/// Words of a text that wait to be looked up.
#[derive(Default)]
pub struct Notes {
    texts: String,
    /// In place of its number, each has where its text ends.
    places: Vec<Place>,
}

impl Notes {
    pub fn take(&mut self, word: &str) {
        self.texts.push_str(word);
        self.places.push(Place::of(word, self.texts.len() as u32));
    }
}

impl Lexicon {
    /// Appends the numbers of all words that `each` hands over.
    ///
    /// They are looked up together, the first place that a hash leads to before any other, since it is nearly always
    /// the right one: as no choice lies between the questions, a processor waits for many places of memory at a time.
    pub fn numbers(&mut self, numbers: &mut Vec<u32>, each: impl FnOnce(&mut Notes)) {
        let mut notes = std::mem::take(&mut self.notes);
        each(&mut notes);
        let before = numbers.len();
        numbers.extend(notes.places.iter().map(|place| {
            let first = self.places.find(place.hash(), |_| true);
            let known = first.is_some_and(|first| first.has_ends_of(place)) & (place.length <= SHORT);
            if known { first.map_or(UNKNOWN, |first| first.number) } else { UNKNOWN }
        }));
        let mut from = 0;
        for (number, place) in numbers[before..].iter_mut().zip(notes.places.drain(..)) {
            let to = place.number as usize;
            if *number == UNKNOWN {
                *number = self.number_of(&notes.texts[from..to], place);
            }
            from = to;
        }
        notes.texts.clear();
        self.notes = notes;
    }

    /// The number of a word, new if need be.
    pub fn number(&mut self, word: &str) -> u32 {
        self.number_of(word, Place::of(word, 0))
    }

    fn number_of(&mut self, word: &str, place: Place) -> u32 {
        let same = |known: &Place| {
            known.has_ends_of(&place)
                && (place.length <= SHORT || text(&self.texts, &self.ends, known.number) == word)
        };
        match self.places.entry(place.hash(), same, Place::hash) {
            Entry::Occupied(known) => known.get().number,
            Entry::Vacant(free) => {
                let number = self.ends.len() as u32;
                free.insert(Place { number, ..place });
                self.texts.push_str(word);
                self.ends.push(self.texts.len() as u32);
                number
            }
        }
    }

    /// How many words there are.
    pub fn len(&self) -> u32 {
        self.ends.len() as u32
    }

    /// The word with a number.
    pub fn word(&self, number: u32) -> &str {
        text(&self.texts, &self.ends, number)
    }

    /// All words by their numbers.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|number| self.word(number))
    }
}

fn text<'t>(texts: &'t str, ends: &[u32], number: u32) -> &'t str {
    let at = number as usize;
    let from = if at == 0 { 0 } else { ends[at - 1] };
    &texts[from as usize..ends[at] as usize]
}

#[cfg(test)]
mod tests {
    use super::Lexicon;

    #[test]
    fn words_keep_their_numbers() {
        let mut lexicon = Lexicon::default();
        let typed = ["b", "", "a", "b", "ā", "a"];
        assert_eq!(typed.map(|word| lexicon.number(word)), [0, 1, 2, 0, 3, 2]);
        assert_eq!(lexicon.words().collect::<Vec<_>>(), ["b", "", "a", "ā"]);
    }

    /// Words of every length, and for each length words that differ in one place only.
    #[test]
    fn no_two_words_have_one_number() {
        let mut lexicon = Lexicon::default();
        let mut words = vec![String::new()];
        for length in 1..=40 {
            words.push("a".repeat(length));
            words.extend((0..length).map(|at| format!("{}b{}", "a".repeat(at), "a".repeat(length - at - 1))));
        }
        for _ in 0..2 {
            let numbers: Vec<u32> = words.iter().map(|word| lexicon.number(word)).collect();
            assert_eq!(numbers, (0..words.len() as u32).collect::<Vec<_>>());
        }
        assert!(lexicon.words().eq(&words));
        let (mut other, mut numbers) = (Lexicon::default(), Vec::new());
        let all = || words.iter().chain(words.iter().rev());
        other.numbers(&mut numbers, |notes| all().for_each(|word| notes.take(word)));
        assert!(numbers.iter().map(|number| other.word(*number)).eq(all()));
        assert!(other.words().eq(&words));
    }
}
