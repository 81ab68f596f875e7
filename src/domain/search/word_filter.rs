//! Common words as a filter: small enough to travel, and sure of every word that is in it.
//!
//! Must not know which words they are.

use super::packed::put;
use super::words::print;

/// Words of which only a short print is kept each, so that one travels in about a byte. Any other word passes for one of
/// them once in [`SPREAD`] times: then a slip is not put right.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct WordFilter {
    /// Prints, sorted, each below `range`.
    prints: Vec<u32>,
    range: u32,
}

/// How many prints there are for each word.
const SPREAD: u32 = 32;

impl WordFilter {
    pub fn new(words: &[String]) -> Self {
        let range = (words.len() as u32).saturating_mul(SPREAD);
        let mut prints: Vec<u32> = words.iter().map(|word| print(word) % range).collect();
        prints.sort_unstable();
        prints.dedup();
        Self { prints, range }
    }

    pub fn contains(&self, word: &str) -> bool {
        self.range > 0 && self.prints.binary_search(&(print(word) % self.range)).is_ok()
    }

    /// For a browser: the range, then how far each print is from the one before. Nothing where there are no words.
    pub fn packed(&self) -> String {
        let mut out = String::new();
        if self.range > 0 {
            put(&mut out, self.range);
        }
        let mut next = 0;
        for print in &self.prints {
            put(&mut out, print - next);
            next = print + 1;
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::WordFilter;

    #[test]
    fn words_are_in_it_and_few_others() {
        let words: Vec<String> = (0..1_000).map(|number| format!("word{number}")).collect();
        let filter = WordFilter::new(&words);
        assert!(words.iter().all(|word| filter.contains(word)));
        let others = (0..10_000).filter(|number| filter.contains(&format!("other{number}"))).count();
        assert!(others < 400, "{others}");
        assert!(filter.packed().len() < 2_000);
    }

    #[test]
    fn an_empty_one_holds_nothing() {
        assert!(!WordFilter::default().contains("word"));
        assert!(WordFilter::default().packed().is_empty());
    }
}
