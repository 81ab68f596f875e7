//! Text → words: the one way in which pages, synonyms and queries are cut and spelled.
//!
//! Knows neither stems nor the index. The theme's script does the same, letter by letter.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::tuning::WHOLE;
use crate::text::plain_letters;

/// One word of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// Lower case, composed, with its macrons and accents.
    pub exact: String,
    /// Without them.
    pub folded: String,
}

/// Longer words are nobody's.
const LONGEST: usize = WHOLE.longest_word;

/// The words of a text in order. An apostrophe inside a word is dropped ("don’t" is "dont"); everything else
/// that is no letter, digit or mark parts words.
pub fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    each_word(text, |exact| {
        let folded = fold(exact);
        if !folded.is_empty() {
            found.push(Word { exact: exact.to_owned(), folded });
        }
    });
    found
}

/// The folded words of a text with single spaces.
pub fn flat(text: &str) -> String {
    let mut flat = String::with_capacity(text.len());
    each_word(text, |exact| {
        let folded = fold(exact);
        if !folded.is_empty() {
            if !flat.is_empty() {
                flat.push(' ');
            }
            flat.push_str(&folded);
        }
    });
    flat
}

/// A print of a text by which a browser knows it again (FNV-1a, 32 bits, over UTF-16).
pub fn print(text: &str) -> u32 {
    text.encode_utf16().fold(0x811c_9dc5, |print, unit| (print ^ u32::from(unit)).wrapping_mul(0x0100_0193))
}

/// Hands over the exact spelling of each word, for texts too long to keep all words apart.
pub fn each_word(text: &str, mut take: impl FnMut(&str)) {
    let mut word = String::new();
    let mut length = 0;
    if text.is_ascii() {
        for byte in text.bytes().chain([b' ']) {
            if byte.is_ascii_alphanumeric() {
                word.push(char::from(byte.to_ascii_lowercase()));
            } else if byte != b'\'' {
                if (1..=LONGEST).contains(&word.len()) {
                    take(&word);
                }
                word.clear();
            }
        }
        return;
    }
    for sign in text.nfc().chain([' ']) {
        if sign.is_alphanumeric() || is_combining_mark(sign) {
            word.extend(sign.to_lowercase());
            length += 1;
        } else if !matches!(sign, '\'' | '\u{2018}' | '\u{2019}' | '\u{ad}' | '\u{200b}') {
            if (1..=LONGEST).contains(&length) {
                take(&word);
            }
            word.clear();
            length = 0;
        }
    }
}

/// A lower-case word without marks.
pub fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_owned();
    }
    let mut folded = String::with_capacity(word.len());
    for sign in word.nfkd().filter(|sign| !is_combining_mark(*sign)) {
        match plain_letters(sign) {
            Some(plain) => folded.push_str(plain),
            None => folded.extend(sign.to_lowercase().filter(|sign| !is_combining_mark(*sign))),
        }
    }
    folded
}

/// The digits of a text that is nothing but a phone number or the start of one: at least two.
pub fn number(text: &str) -> Option<String> {
    let text = text.trim();
    if text.is_empty() || !text.chars().all(|sign| sign.is_ascii_digit() || " +-()./\u{a0}".contains(sign)) {
        return None;
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let digits = match digits.strip_prefix("64") {
        Some(rest) if text.starts_with('+') => format!("0{rest}"),
        _ => digits,
    };
    (digits.len() >= 2).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::{number, words};

    #[test]
    fn words_are_cut_and_folded() {
        let found = words("Don’t tell: WHĀNAU follow-up (90 days)");
        let folded: Vec<&str> = found.iter().map(|word| word.folded.as_str()).collect();
        assert_eq!(folded, ["dont", "tell", "whanau", "follow", "up", "90", "days"]);
        assert_eq!(found[2].exact, "whānau");
        assert_eq!(words("a\u{304}")[0].exact, "ā");
        assert!(words("🙂 \u{202e} <>").is_empty());
    }

    #[test]
    fn numbers_are_told_from_words() {
        assert_eq!(number("0800 044 334").as_deref(), Some("0800044334"));
        assert_eq!(number("+64 800 044").as_deref(), Some("0800044"));
        assert_eq!(number("90 days"), None);
        assert_eq!(number("1"), None);
    }
}
