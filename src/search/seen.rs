//! The words of a site, spelled and folded, and the terms they stand for, by number.
//!
//! Must not know documents.

use std::cmp::Ordering;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::analysis::{Analysis, SPELLED};
use super::lexicon::Lexicon;
use super::words::fold;

/// A word that stands on the site.
#[derive(Clone, Debug)]
pub struct Seen {
    pub exact: String,
    /// Without macrons and accents, where it has some.
    folded: Option<String>,
    /// The number of its term; `None` for a stop word.
    pub term: Option<u32>,
    /// The number of this very spelling as a term of its own, where the site also spells the word another way.
    pub spelled: Option<u32>,
}

impl Seen {
    pub fn folded(&self) -> &str {
        self.folded.as_deref().unwrap_or(&self.exact)
    }
}

/// Every word of a site, and the terms.
#[derive(Debug, Default)]
pub struct Words {
    /// Sorted by exact spelling.
    pub seen: Vec<Seen>,
    /// Terms in order of their numbers: those that words stand for, sorted, then spellings of their own.
    pub terms: Vec<String>,
    /// How many of them words stand for.
    pub stems: usize,
}

impl Words {
    /// Gives every word its term; also says which place in `seen` each number of the lexicon has.
    pub(super) fn of(lexicon: &Lexicon, analysis: &Analysis) -> (Self, Vec<u32>) {
        let words: Vec<&str> = lexicon.words().collect();
        let order = sorted(&words);
        let mut places = vec![0; words.len()];
        for (place, number) in (0..).zip(&order) {
            places[*number as usize] = place;
        }
        let (mut seen, stems): (Vec<Seen>, Vec<Option<String>>) = order
            .par_iter()
            .with_min_len(256)
            .map_init(
                || analysis.stemmer(),
                |stems, number| {
                    let exact = words[*number as usize].to_owned();
                    let folded = (!exact.is_ascii()).then(|| fold(&exact)).filter(|folded| *folded != exact);
                    let seen = Seen { exact, folded, term: None, spelled: None };
                    let stem = stems.term(seen.folded());
                    (seen, stem)
                },
            )
            .unzip();
        let mut terms = number_terms(&mut seen, &stems);
        let stems = terms.len();
        number_spellings(&mut seen, &mut terms);
        (Self { seen, terms, stems }, places)
    }
}

/// Numbers the terms in their order. → the terms
fn number_terms(seen: &mut [Seen], stems: &[Option<String>]) -> Vec<String> {
    let texts: Vec<&str> = stems.iter().map(|stem| stem.as_deref().unwrap_or_default()).collect();
    let mut terms: Vec<String> = Vec::new();
    for at in sorted(&texts) {
        let at = at as usize;
        // No term is empty: that stands for a stop word.
        if texts[at].is_empty() {
            continue;
        }
        if terms.last().is_none_or(|last| last != texts[at]) {
            terms.push(texts[at].to_owned());
        }
        seen[at].term = Some(terms.len() as u32 - 1);
    }
    terms
}

/// Makes a term of each spelling that is not the only one of its word.
fn number_spellings(seen: &mut [Seen], terms: &mut Vec<String>) {
    // Words without marks are spelled in one way, unless one with marks folds into them.
    let mut folds: FxHashMap<&str, u32> = FxHashMap::default();
    for folded in seen.iter().filter_map(|word| word.folded.as_deref()) {
        *folds.entry(folded).or_default() += 1;
    }
    let plain = |word: &&Seen| word.folded.is_none();
    for exact in seen.iter().filter(plain).map(|word| word.exact.as_str()) {
        if let Some(count) = folds.get_mut(exact) {
            *count += 1;
        }
    }
    let apart = |word: &Seen| word.term.is_some() && folds.get(word.folded()).is_some_and(|count| *count > 1);
    let apart: Vec<bool> = seen.iter().map(apart).collect();
    for (word, _) in seen.iter_mut().zip(apart).filter(|(_, apart)| *apart) {
        word.spelled = Some(terms.len() as u32);
        terms.push(format!("{}{SPELLED}", word.exact));
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
        let (words, places) = Words::of(&lexicon, &Analysis::new("en", &[]));
        assert_eq!(words.terms, ["harass", "ona", "whanau", "whanau'", "whānau'"]);
        assert_eq!(words.stems, 3);
        let told: Vec<_> =
            words.seen.iter().map(|word| (word.exact.as_str(), word.term, word.spelled)).collect();
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
