//! Which common words of a language must be told to the search, lest it takes them for misspelt words of the site.
//!
//! Two words within a slip or two of each other become the same when that many letters are left out of each, so no pair
//! of words need be compared. Must not know queries.

use rayon::prelude::*;

use super::dictionary::Dictionary;
use super::spelling::slips;
use super::tuning::Tuning;
use super::word_filter::WordFilter;
use super::words::{each_word, fold};
use crate::base::digest;
use crate::base::memo::Memo;

/// Of the common words in `texts`, those that the dictionary lacks and that a correction would make one of its own.
pub(super) fn mistakable(texts: &[String], dictionary: &Dictionary, tuning: &Tuning) -> WordFilter {
    if texts.is_empty() {
        return WordFilter::default();
    }
    static COMMON: Memo<[u8; 32], Vec<String>> = Memo::new(16);
    let common = COMMON.get(
        || digest::of_texts(texts),
        || {
            let mut common: Vec<String> = Vec::new();
            texts.iter().for_each(|text| each_word(text, |word| common.push(fold(word))));
            common.sort_unstable();
            common.dedup();
            common
        },
    );
    let near = Near::of(dictionary, tuning);
    let is_mistakable = |word: &&String| {
        let letters: Vec<char> = word.chars().collect();
        letters.len() >= tuning.corrected_from
            && near.any(&letters)
            && dictionary.form(word).is_none()
            && !dictionary.ignored.contains(word.as_str())
    };
    let found: Vec<String> = common.par_iter().with_min_len(256).filter(is_mistakable).cloned().collect();
    WordFilter::new(&found)
}

/// The forms of a site by what is left of them when letters are left out.
struct Near<'t> {
    forms: Vec<Vec<char>>,
    /// Prints with the places of their forms, sorted.
    shorter: Vec<(u32, u32)>,
    /// A bit for each print that there may be: most words are near nothing, and are told by it.
    bits: Vec<u64>,
    tuning: &'t Tuning,
}

/// How many bits of a print tell its place among the bits.
const BITS: u32 = 20;

impl<'t> Near<'t> {
    fn of(dictionary: &Dictionary, tuning: &'t Tuning) -> Self {
        let own = dictionary.forms.iter().filter(|form| form.own);
        let forms: Vec<Vec<char>> = own.map(|form| form.text.chars().collect()).collect();
        let mut shorter: Vec<(u32, u32)> = Vec::new();
        for (at, letters) in (0..).zip(&forms) {
            // A form so short is out of reach of words that bear two slips.
            let most = if letters.len() + 2 < tuning.two_slips_from { 1 } else { 2 };
            left_out(letters, most, &mut |print| shorter.push((print, at)));
        }
        shorter.par_sort_unstable();
        let mut bits = vec![0; 1 << (BITS - 6)];
        for (print, _) in &shorter {
            let (at, bit) = place(*print);
            bits[at] |= bit;
        }
        Self { forms, shorter, bits, tuning }
    }

    /// Whether any form is within reach of a correction.
    fn any(&self, letters: &[char]) -> bool {
        let limit = if letters.len() < self.tuning.two_slips_from { 1 } else { 2 };
        let mut near = false;
        left_out(letters, limit, &mut |print| {
            let (at, bit) = place(print);
            if near || self.bits[at] & bit == 0 {
                return;
            }
            let from = self.shorter.partition_point(|(known, _)| *known < print);
            let alike = self.shorter[from..].iter().take_while(|(known, _)| *known == print);
            near = alike
                .map(|(_, at)| &self.forms[*at as usize])
                .any(|form| form.first() == letters.first() && slips(letters, form, limit).is_some());
        });
        near
    }
}

/// Where the bit of a print is.
fn place(print: u32) -> (usize, u64) {
    let short = print.wrapping_mul(0x9e37_79b9) >> (32 - BITS);
    ((short >> 6) as usize, 1 << (short & 63))
}

/// Hands over the print of a word without up to `most` of its letters, the first always kept.
fn left_out(letters: &[char], most: usize, take: &mut impl FnMut(u32)) {
    let add = |print: u32, letter: &char| (print ^ u32::from(*letter)).wrapping_mul(0x0100_0193);
    let rest = |print: u32, from: usize| letters[from..].iter().fold(print, add);
    let mut before = 0x811c_9dc5;
    take(rest(before, 0));
    for (at, letter) in letters.iter().enumerate() {
        if at > 0 {
            take(rest(before, at + 1));
            let mut between = before;
            for (other, kept) in letters.iter().enumerate().skip(at + 1).take_while(|_| most > 1) {
                take(rest(between, other + 1));
                between = add(between, kept);
            }
        }
        before = add(before, letter);
    }
}
