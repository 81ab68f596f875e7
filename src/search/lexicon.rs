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
    ends: Vec<usize>,
    places: HashTable<Place>,
}

struct Place {
    hash: u64,
    number: u32,
}

impl Lexicon {
    /// The number of a word, new if need be.
    pub fn number(&mut self, word: &str) -> u32 {
        let mut hasher = FxHasher::default();
        hasher.write(word.as_bytes());
        let hash = hasher.finish();
        let same = |place: &Place| place.hash == hash && text(&self.texts, &self.ends, place.number) == word;
        match self.places.entry(hash, same, |place| place.hash) {
            Entry::Occupied(known) => known.get().number,
            Entry::Vacant(free) => {
                let number = self.ends.len() as u32;
                free.insert(Place { hash, number });
                self.texts.push_str(word);
                self.ends.push(self.texts.len());
                number
            }
        }
    }

    /// All words by their numbers.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len() as u32).map(|number| text(&self.texts, &self.ends, number))
    }
}

fn text<'t>(texts: &'t str, ends: &[usize], number: u32) -> &'t str {
    let at = number as usize;
    let from = if at == 0 { 0 } else { ends[at - 1] };
    &texts[from..ends[at]]
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
}
