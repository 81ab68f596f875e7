//! Texts as numbers: each word, and whatever stands between two words, is a number in a list.
//!
//! Most words of a site are among the forms by which a browser looks words up, so the list of words travels once for
//! both, and a text of numbers takes two thirds of what the text itself takes, both compressed. A single space between two
//! words is not written down, nor a capital letter that only begins a word. Must not know files or what a text is for.

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::put;
use crate::domain::search::dictionary::Dictionary;

/// Ends a text. Control signs of the texts themselves are read as spaces.
const END: char = '\u{1}';
/// At the end of what stands between words: the next word begins with a capital letter.
const CAPITAL: char = '\u{2}';
/// How many numbers take one sign, and how many of those with two go to frequent words.
const SHORT: usize = 46;
const FREQUENT: usize = 450;

/// Some texts, as `whole.js` of the base theme reads them.
#[derive(Debug, Serialize)]
pub(super) struct Coded {
    /// The numbers, one after the other.
    numbers: String,
    /// For each piece of the list, a digit: 0 for one that is not used, else 1 to 3, the most frequent first. Pieces are
    /// numbered by it, equal ones in their order. The list begins with the words that a browser knows.
    ranks: String,
    /// Other words, with spaces between.
    words: String,
    /// What stands between words.
    between: Vec<String>,
}

/// The words a browser knows: those that a search ignores, then the forms that stand on the site.
pub(super) fn known<'d>(ignored: &'d str, dictionary: &'d Dictionary) -> Vec<&'d str> {
    let forms = dictionary.forms.iter().filter(|form| form.own && form.text.is_ascii());
    ignored.split(' ').chain(forms.map(|form| &*form.text)).collect()
}

/// A piece of a text.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum TextPiece<'t> {
    Word(&'t str),
    Between(&'t str),
}

/// Codes texts with the help of known words.
pub(super) fn code(texts: &[String], known: &[&str]) -> Coded {
    let mut all = String::with_capacity(texts.iter().map(|text| text.len() + 1).sum());
    for text in texts {
        all.extend(text.chars().map(|sign| if matches!(sign, END | CAPITAL) { ' ' } else { sign }));
        all.push(END);
    }
    let place: FxHashMap<&str, usize> = (0..).zip(known).map(|(at, word)| (*word, at)).collect();
    let lowered = lowered(&all, &place);
    // The list: known words at the places they have, then the others, then what stands between words.
    let UsedPieces { each, uses, order } = UsedPieces::of(&lowered);
    let (mut words, mut between) = (Vec::new(), Vec::new());
    for piece in each.keys() {
        match piece {
            TextPiece::Word(word) if place.contains_key(word) => {}
            TextPiece::Word(word) => words.push(*word),
            TextPiece::Between(signs) => between.push(*signs),
        }
    }
    words.sort_unstable();
    between.sort_unstable();
    let others = words.iter().map(|word| TextPiece::Word(word));
    let signs = between.iter().map(|signs| TextPiece::Between(signs));
    let count = |piece: &TextPiece<'_>| each.get(piece).map_or(0, |own| uses[*own as usize]);
    // A word that stands twice among the known is used where it stands last.
    let known = (0..).zip(known).map(|(at, word)| {
        let piece = TextPiece::Word(word);
        (piece, if place[word] == at { count(&piece) } else { 0 })
    });
    let more = others.chain(signs).map(|piece| (piece, count(&piece)));
    let list: Vec<(TextPiece<'_>, u32)> = known.chain(more).collect();
    let ranks = ranks(&list);
    let numbered = (1..=3).flat_map(|rank| {
        list.iter().zip(&ranks).filter(move |(_, own)| **own == rank).map(|((piece, _), _)| *piece)
    });
    let mut number = vec![0; uses.len()];
    for (new, piece) in (0..).zip(numbered) {
        number[each[&piece] as usize] = new;
    }
    let mut numbers = String::with_capacity(order.len() * 2);
    order.iter().for_each(|piece| put(&mut numbers, number[*piece as usize]));
    Coded {
        numbers,
        ranks: ranks.iter().map(u8::to_string).collect(),
        words: words.join(" "),
        between: between.into_iter().map(str::to_owned).collect(),
    }
}

/// The rank of each piece of the list, by how often it is used.
fn ranks(list: &[(TextPiece<'_>, u32)]) -> Vec<u8> {
    let mut order: Vec<usize> = (0..list.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(list[*at].1));
    let mut ranks = vec![0; list.len()];
    for (place, at) in order.into_iter().enumerate().filter(|(_, at)| list[*at].1 > 0) {
        ranks[at] = match place {
            0..SHORT => 1,
            _ if place < SHORT + FREQUENT => 2,
            _ => 3,
        };
    }
    ranks
}

/// The text in which each known word that only begins with a capital is written small, with a sign before it.
fn lowered(text: &str, known: &FxHashMap<&str, usize>) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut small = String::new();
    for (between, word) in runs(text) {
        out.push_str(between);
        small.clear();
        small.push_str(word);
        if let Some(first) = small.get_mut(..1).filter(|first| first.as_bytes()[0].is_ascii_uppercase()) {
            first.make_ascii_lowercase();
            if known.contains_key(&*small) {
                out.push(CAPITAL);
                out.push_str(&small);
                continue;
            }
        }
        out.push_str(word);
    }
    out
}

/// Words of letters and digits, each with what stands before it; the last may be empty.
fn runs(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let from = rest.find(char::is_alphanumeric).unwrap_or(rest.len());
        let (between, after) = rest.split_at(from);
        let to = after.find(|sign: char| !sign.is_alphanumeric()).unwrap_or(after.len());
        let (word, left) = after.split_at(to);
        rest = left;
        Some((between, word))
    })
}

/// The pieces of a text, each by the number of its first use.
#[derive(Default)]
struct UsedPieces<'t> {
    each: FxHashMap<TextPiece<'t>, u32>,
    /// How often each stands there.
    uses: Vec<u32>,
    /// All of them, one after the other.
    order: Vec<u32>,
}

impl<'t> UsedPieces<'t> {
    /// Between two words a single space goes without saying; before the first, nothing does.
    fn of(text: &'t str) -> Self {
        let mut pieces = Self { order: Vec::with_capacity(text.len() / 4), ..Self::default() };
        for (between, word) in runs(text) {
            let is_said = if pieces.order.is_empty() { !between.is_empty() } else { between != " " };
            if is_said {
                pieces.add(TextPiece::Between(between));
            }
            if !word.is_empty() {
                pieces.add(TextPiece::Word(word));
            }
        }
        pieces
    }

    fn add(&mut self, piece: TextPiece<'t>) {
        let new = self.uses.len() as u32;
        let own = *self.each.entry(piece).or_insert(new);
        if own == new {
            self.uses.push(0);
        }
        self.uses[own as usize] += 1;
        self.order.push(own);
    }
}

#[cfg(test)]
mod tests {
    use super::{CAPITAL, END, code};

    /// As `whole.js` does it.
    fn read(coded: &super::Coded, known: &[&str]) -> Vec<String> {
        const SIGNS: &str = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJ";
        let words = known.iter().copied().chain(coded.words.split_terminator(' '));
        let words: Vec<(&str, bool)> = words.map(|word| (word, true)).collect();
        let between = coded.between.iter().map(|signs| (signs.as_str(), false));
        let list: Vec<(&str, bool)> = words.into_iter().chain(between).collect();
        let ranked = |rank: char| {
            let ranks = coded.ranks.chars();
            list.iter().zip(ranks).filter(move |(_, own)| *own == rank).map(|(piece, _)| *piece)
        };
        let list: Vec<(&str, bool)> = ['1', '2', '3'].into_iter().flat_map(ranked).collect();
        let (mut text, mut after_word) = (String::new(), false);
        for sign in coded.numbers.chars() {
            let (piece, is_word) = list[SIGNS.find(sign).expect("a short number")];
            if is_word && after_word {
                text.push(' ');
            }
            if is_word && text.ends_with(CAPITAL) {
                text.pop();
                text.push_str(&piece[..1].to_ascii_uppercase());
                text.push_str(&piece[1..]);
            } else {
                text.push_str(piece);
            }
            after_word = is_word;
        }
        text.split_terminator(END).map(str::to_owned).collect()
    }

    #[test]
    fn texts_come_back() {
        let known = ["", "you", "are", "you", "safe", "here", "i"];
        for texts in [
            &["You are safe here.", "", "Are you?\nI  am – SAFE, safE \u{101}nei Ānei."] as &[&str],
            &["\"Safe\" don’t 90-day", " ", " you", "you ", "#\t1\t\t"],
            &["I", "you you You YOU"],
            &[""],
        ] {
            let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
            assert_eq!(read(&code(&texts, &known), &known), texts);
        }
    }

    #[test]
    fn control_signs_are_spaces() {
        let texts = [format!("you{END}are{CAPITAL}here")];
        assert_eq!(read(&code(&texts, &["you"]), &["you"]), ["you are here"]);
    }
}
