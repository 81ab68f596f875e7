//! The words of a site, spelled and folded, and the terms they stand for, by number.
//!
//! Must not know documents.

use std::cmp::Ordering;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::analysis::{Analysis, SPELLED, Stems};
use super::lexicon::Lexicon;
use super::words::fold;

/// A word that stands on the site.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Its number in the lexicon.
    number: u32,
    /// Without macrons and accents, where it has some.
    folded: Option<Box<str>>,
    /// The number of its term; `None` for a stop word.
    pub term: Option<u32>,
    /// The number of this very spelling as a term of its own, where the site also spells the word another way.
    pub spelled: Option<u32>,
}

/// Every word of a site, and the terms.
#[derive(Default)]
pub struct Words {
    lexicon: Lexicon,
    /// Sorted by exact spelling.
    pub seen: Vec<Seen>,
    /// Terms in order of their numbers: those that words stand for, sorted, then spellings of their own.
    pub terms: Vec<String>,
    /// How many of them words stand for.
    pub stems: usize,
}

/// Words whose terms are found by one processor at a time: each time lists its terms anew.
const PIECE: usize = 4096;

impl Words {
    /// Gives every word its term; also says which place in `seen` each number of the lexicon has.
    pub(super) fn of(lexicon: Lexicon, analysis: &Analysis) -> (Self, Vec<u32>) {
        let exact: Vec<&str> = lexicon.words().collect();
        let order = sorted(&exact);
        let mut places = vec![0; exact.len()];
        for (place, number) in (0..).zip(&order) {
            places[*number as usize] = place;
        }
        let see = |number: u32| {
            let exact = exact[number as usize];
            let folded = (!exact.is_ascii()).then(|| fold(exact)).filter(|folded| *folded != exact);
            Seen { number, folded: folded.map(Into::into), term: None, spelled: None }
        };
        let seen: Vec<Seen> = order.into_par_iter().with_min_len(PIECE).map(see).collect();
        let mut words = Self { lexicon, seen, ..Self::default() };
        words.number_terms(analysis);
        words.number_spellings();
        (words, places)
    }

    /// As it stands on the site, in lower case.
    pub fn exact(&self, word: &Seen) -> &str {
        self.lexicon.word(word.number)
    }

    pub fn folded<'s>(&'s self, word: &'s Seen) -> &'s str {
        word.folded.as_deref().unwrap_or_else(|| self.exact(word))
    }

    /// Numbers the terms in their order.
    fn number_terms(&mut self, analysis: &Analysis) {
        // No term is empty: that stands for a stop word.
        let stem = |stems: &mut Stems, piece: &[Seen]| {
            let mut known = Lexicon::default();
            let number =
                |word| stems.with_term(self.folded(word), |term| known.number(term.unwrap_or_default()));
            let numbers: Vec<u32> = piece.iter().map(number).collect();
            (known, numbers)
        };
        let pieces: Vec<(Lexicon, Vec<u32>)> =
            self.seen.par_chunks(PIECE).map_init(|| analysis.stemmer(), stem).collect();
        let mut all = Lexicon::default();
        let pieces: Vec<(Vec<u32>, Vec<u32>)> = pieces
            .into_iter()
            .map(|(known, numbers)| (known.words().map(|term| all.number(term)).collect(), numbers))
            .collect();
        let texts: Vec<&str> = all.words().collect();
        let mut places = vec![None; texts.len()];
        for at in sorted(&texts) {
            let text = texts[at as usize];
            if !text.is_empty() {
                places[at as usize] = Some(self.terms.len() as u32);
                self.terms.push(text.to_owned());
            }
        }
        self.stems = self.terms.len();
        let terms = pieces.iter().flat_map(|(known, numbers)| {
            numbers.iter().map(|number| places[known[*number as usize] as usize])
        });
        for (word, term) in self.seen.iter_mut().zip(terms) {
            word.term = term;
        }
    }

    /// Makes a term of each spelling that is not the only one of its word.
    fn number_spellings(&mut self) {
        // Words without marks are spelled in one way, unless one with marks folds into them.
        let mut folds: FxHashMap<&str, u32> = FxHashMap::default();
        for folded in self.seen.iter().filter_map(|word| word.folded.as_deref()) {
            *folds.entry(folded).or_default() += 1;
        }
        if folds.is_empty() {
            return;
        }
        let plain = |word: &&Seen| word.folded.is_none();
        for exact in self.seen.iter().filter(plain).map(|word| self.exact(word)) {
            if let Some(count) = folds.get_mut(exact) {
                *count += 1;
            }
        }
        let apart =
            |word: &Seen| word.term.is_some() && folds.get(self.folded(word)).is_some_and(|count| *count > 1);
        let apart: Vec<usize> =
            self.seen.iter().enumerate().filter(|(_, word)| apart(word)).map(|(at, _)| at).collect();
        for at in apart {
            let text = format!("{}{SPELLED}", self.exact(&self.seen[at]));
            self.seen[at].spelled = Some(self.terms.len() as u32);
            self.terms.push(text);
        }
    }
}

/// The places of texts in the order of the texts. Their first eight bytes tell most of them apart without a look at the
/// texts themselves.
fn sorted(texts: &[&str]) -> Vec<u32> {
    let start = |text: &str| {
        let mut start = [0; 8];
        let length = text.len().min(8);
        start[..length].copy_from_slice(&text.as_bytes()[..length]);
        u64::from_be_bytes(start)
    };
    let mut order: Vec<(u64, u32)> = (0..).zip(texts).map(|(at, text)| (start(text), at)).collect();
    order.par_sort_unstable_by(|(a, left), (b, right)| match a.cmp(b) {
        Ordering::Equal => {
            let texts = (texts[*left as usize], texts[*right as usize]);
            texts.0.cmp(texts.1).then(left.cmp(right))
        }
        other => other,
    });
    order.into_iter().map(|(_, at)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::{Words, sorted};
    use crate::search::analysis::Analysis;
    use crate::search::lexicon::Lexicon;

    #[test]
    fn texts_are_sorted_by_their_bytes() {
        let texts = ["harassment", "harass", "", "harassme", "ā", "a\u{0}", "a", "harassed"];
        let mut wanted = texts;
        wanted.sort_unstable();
        assert_eq!(sorted(&texts).into_iter().map(|at| texts[at as usize]).collect::<Vec<_>>(), wanted);
    }

    #[test]
    fn terms_are_numbered_in_order_and_spellings_after_them() {
        let mut lexicon = Lexicon::default();
        for word in ["whānau", "whanau", "harassed", "the", "harassment", "ōna"] {
            lexicon.number(word);
        }
        let (words, places) = Words::of(lexicon, &Analysis::new("en", &[]));
        assert_eq!(words.terms, ["harass", "ona", "whanau", "whanau'", "whānau'"]);
        assert_eq!(words.stems, 3);
        let told: Vec<_> =
            words.seen.iter().map(|word| (words.exact(word), word.term, word.spelled)).collect();
        assert_eq!(
            told,
            [
                ("harassed", Some(0), None),
                ("harassment", Some(0), None),
                ("the", None, None),
                ("whanau", Some(2), Some(3)),
                ("whānau", Some(2), Some(4)),
                ("ōna", Some(1), None),
            ]
        );
        assert_eq!(places, [4, 3, 0, 2, 1, 5]);
    }
}
