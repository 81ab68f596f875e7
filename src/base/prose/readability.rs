//! How hard a text is, as the school year in which it could be read.
//!
//! The formula is Flesch and Kincaid's of 1975: `0.39 × words per sentence + 11.8 × syllables per word − 15.59`
//! (Kincaid, Fishburne, Rogers and Chissom, Research Branch Report 8-75, Naval Technical Training, Millington).
//! It sees length, not sense: a low grade is no proof of plain words.
//! Must not know pages or which grade a rule allows.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::sentences::sentences;
use super::syllables::syllables;
use super::words::{Names, words};
use crate::base::digest;
use crate::base::memo::Memo;

/// What a text amounts to; texts are added up before the grade is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measure {
    pub sentences: usize,
    pub words: usize,
    pub syllables: usize,
}

impl Measure {
    /// The Flesch-Kincaid grade; none for a text without words. Very short words give less than 0.
    pub fn grade(&self) -> Option<f64> {
        if self.words == 0 || self.sentences == 0 {
            return None;
        }
        let (sentences, words, syllables) = (self.sentences as f64, self.words as f64, self.syllables as f64);
        Some(0.39 * words / sentences + 11.8 * syllables / words - 15.59)
    }

    fn add(&mut self, other: Self) {
        self.sentences += other.sentences;
        self.words += other.words;
        self.syllables += other.syllables;
    }
}

/// The same text measured twice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Readability {
    /// Every word.
    pub all: Measure,
    /// Without names and terms: these are given, and cannot be put in plainer words.
    pub own_words: Measure,
}

/// Measures blocks (paragraphs, list items), each ending its last sentence. `names` are left out of the second value.
pub fn measure<'a>(blocks: impl IntoIterator<Item = &'a str>, names: &Names) -> Readability {
    let mut sum = Readability::default();
    // Most words come back.
    let mut known: FxHashMap<&str, usize> = FxHashMap::default();
    for block in blocks {
        let named = names.find(block);
        let taken = || taken_apart(block, &mut known);
        for sentence in TAKEN_APART.get(|| digest::bytes(block.as_bytes()), taken).iter() {
            let (mut all, mut own) = (Measure { sentences: 1, ..Measure::default() }, Measure::default());
            for (word, syllables) in sentence {
                all.words += 1;
                all.syllables += syllables;
                let nearest = named.partition_point(|name| name.end <= word.start);
                if named.get(nearest).is_none_or(|name| word.start < name.start) {
                    own.words += 1;
                    own.syllables += syllables;
                }
            }
            own.sentences = usize::from(own.words > 0);
            sum.all.add(all);
            sum.own_words.add(own);
        }
    }
    sum
}

/// The words of a sentence, each with its place in the block and how many syllables it has.
type SentenceWords = Vec<(Range<usize>, usize)>;

/// The sentences of a block.
static TAKEN_APART: Memo<[u8; 32], Vec<SentenceWords>> = Memo::new(16_384);

fn taken_apart<'a>(block: &'a str, known: &mut FxHashMap<&'a str, usize>) -> Vec<SentenceWords> {
    let of_sentence = |sentence: Range<usize>| {
        let places = words(&block[sentence.clone()]).into_iter();
        let places = places.map(|word| sentence.start + word.start..sentence.start + word.end);
        let counted = places.map(|word| {
            let text = &block[word.clone()];
            let count = *known.entry(text).or_insert_with(|| syllables(text));
            (word, count)
        });
        counted.collect()
    };
    sentences(block).into_iter().map(of_sentence).collect()
}

#[cfg(test)]
mod tests {
    use super::{Measure, measure};
    use crate::base::prose::words::Names;

    #[test]
    fn the_formula_is_the_published_one() {
        let grade = Measure { sentences: 2, words: 20, syllables: 30 }.grade().unwrap();
        assert!((grade - (3.9 + 17.7 - 15.59)).abs() < 1e-9, "{grade}");
        assert_eq!(Measure::default().grade(), None);
    }

    #[test]
    fn blocks_end_sentences() {
        let both = measure(["Your right", "You can ask. You can wait"], &Names::default());
        assert_eq!(both.all, Measure { sentences: 3, words: 8, syllables: 8 });
        assert_eq!(both.all, both.own_words);
    }

    #[test]
    fn names_are_left_out_of_the_second_value() {
        let names = Names::new(["Employment Relations Authority", "mediation"]);
        let text = "You can go to the Employment Relations Authority. Mediation. It is free.";
        let read = measure([text], &names);
        assert_eq!((read.all.sentences, read.all.words), (3, 12));
        assert_eq!(read.own_words, Measure { sentences: 2, words: 8, syllables: 8 });
        assert!(read.own_words.grade() < read.all.grade());
    }

    #[test]
    fn plain_text_grades_lower() {
        let plain =
            measure(["You can bring a friend to the meeting. They can speak for you."], &Names::default());
        let hard = measure(
            [
                "Individuals participating in disciplinary investigations may nominate an appropriate representative.",
            ],
            &Names::default(),
        );
        assert!(plain.all.grade().unwrap() < 3.0 && hard.all.grade().unwrap() > 15.0);
        assert_eq!(measure([" … "], &Names::default()).all.grade(), None);
    }
}
