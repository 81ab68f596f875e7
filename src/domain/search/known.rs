//! Which common words of a language must be told to the search, lest it takes them for misspelt words of the site.
//!
//! Two words within a slip or two of each other become the same when that many letters are left out of each, so no pair
//! of words need be compared. Must not know queries.

use std::collections::BTreeSet;

use super::dictionary::Dictionary;
use super::spelling::slips;
use super::tuning::Tuning;
use super::words::{print, words};

/// Of the common words in `texts`, those that the dictionary lacks and that a correction would make one of its own.
pub(super) fn mistakable(texts: &[String], dictionary: &Dictionary, tuning: &Tuning) -> BTreeSet<String> {
    if texts.is_empty() {
        return BTreeSet::new();
    }
    let limit = |letters: &[char]| if letters.len() < tuning.two_slips_from { 1 } else { 2 };
    let unknown = |word: &String| {
        word.chars().count() >= tuning.corrected_from
            && dictionary.form(word).is_none()
            && !dictionary.ignored.contains(word)
    };
    let common = texts.iter().flat_map(|text| words(text)).map(|word| word.folded).filter(unknown);
    let common: BTreeSet<String> = common.collect();
    let forms: Vec<Vec<char>> =
        dictionary.forms.iter().filter(|form| form.own).map(|form| form.text.chars().collect()).collect();
    let mut shorter: Vec<(u32, u32)> = Vec::new();
    for (at, letters) in (0..).zip(&forms) {
        // A form so short is out of reach of words that bear two slips.
        let most = if letters.len() + 2 < tuning.two_slips_from { 1 } else { 2 };
        left_out(letters, most, &mut |print| shorter.push((print, at)));
    }
    shorter.sort_unstable();
    let is_near = |word: &String| {
        let letters: Vec<char> = word.chars().collect();
        let mut near = false;
        left_out(&letters, limit(&letters), &mut |print| {
            let from = shorter.partition_point(|(known, _)| *known < print);
            let alike = shorter[from..].iter().take_while(|(known, _)| *known == print);
            near = near
                || alike.map(|(_, at)| &forms[*at as usize]).any(|form| {
                    form.first() == letters.first() && slips(&letters, form, limit(&letters)).is_some()
                });
        });
        near
    };
    common.into_iter().filter(is_near).collect()
}

/// Hands over the print of a word without up to `most` of its letters, the first always kept.
fn left_out(letters: &[char], most: usize, take: &mut impl FnMut(u32)) {
    let without = |a: usize, b: usize| {
        let kept = letters.iter().enumerate().filter(|(at, _)| *at != a && *at != b);
        print(&kept.map(|(_, letter)| *letter).collect::<String>())
    };
    take(without(usize::MAX, usize::MAX));
    for a in 1..letters.len() {
        take(without(a, a));
        if most > 1 {
            (a + 1..letters.len()).for_each(|b| take(without(a, b)));
        }
    }
}
