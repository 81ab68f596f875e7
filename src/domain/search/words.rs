//! Text → words: the one way in which pages, synonyms and queries are cut and spelled.
//!
//! Knows neither stems nor the index. The theme's script does the same, letter by letter.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::tuning::WHOLE;
use crate::base::text::plain_letters;

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
    let mut spelled = String::new();
    if text.is_ascii() {
        each_plain_word(text, &mut spelled, &mut take);
        return;
    }
    // Nothing joins across a space or a line's end, so each piece between them is read for itself.
    for piece in text.split([' ', '\n']) {
        if piece.is_ascii() {
            each_plain_word(piece, &mut spelled, &mut take);
        } else {
            each_composed_word(piece, &mut spelled, &mut take);
        }
    }
}

const LOWER: u8 = 1;
const UPPER: u8 = 2;
const APOSTROPHE: u8 = 4;

/// What each byte of an ASCII text is; nothing for one that parts words.
const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        classes[byte as usize] = match byte {
            b'0'..=b'9' | b'a'..=b'z' => LOWER,
            b'A'..=b'Z' => UPPER,
            b'\'' => APOSTROPHE,
            _ => 0,
        };
        byte += 1;
    }
    classes
};

/// Words of an ASCII text. One that is written as it is spelled is handed over where it stands.
fn each_plain_word(text: &str, spelled: &mut String, take: &mut impl FnMut(&str)) {
    let mut end = |from: usize, to: usize, classes: u8| match classes {
        0 | APOSTROPHE => {}
        LOWER if to - from <= LONGEST => take(&text[from..to]),
        LOWER => {}
        _ => {
            spelled.clear();
            let letters = text[from..to].chars().filter(|sign| *sign != '\'');
            spelled.extend(letters.map(|sign| sign.to_ascii_lowercase()));
            if spelled.len() <= LONGEST {
                take(spelled);
            }
        }
    };
    let (mut from, mut classes) = (0, 0);
    for (at, byte) in text.bytes().enumerate() {
        match CLASSES[byte as usize] {
            0 => {
                end(from, at, classes);
                (from, classes) = (at + 1, 0);
            }
            class => classes |= class,
        }
    }
    end(from, text.len(), classes);
}

fn each_composed_word(text: &str, word: &mut String, take: &mut impl FnMut(&str)) {
    word.clear();
    let mut length = 0;
    for sign in text.nfc().chain([' ']) {
        if sign.is_alphanumeric() || is_combining_mark(sign) {
            word.extend(sign.to_lowercase());
            length += 1;
        } else if !matches!(sign, '\'' | '\u{2018}' | '\u{2019}' | '\u{ad}' | '\u{200b}') {
            if (1..=LONGEST).contains(&length) {
                take(word);
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
    use super::{each_composed_word, each_plain_word, number, words};

    #[test]
    fn words_are_cut_and_folded() {
        let found = words("Don’t tell: WHĀNAU follow-up (90 days)");
        let folded: Vec<&str> = found.iter().map(|word| word.folded.as_str()).collect();
        assert_eq!(folded, ["dont", "tell", "whanau", "follow", "up", "90", "days"]);
        assert_eq!(found[2].exact, "whānau");
        assert_eq!(words("a\u{304}")[0].exact, "ā");
        assert_eq!(words("it's 'q'")[1].exact, "q");
        assert!(words("' '' \u{2019}").is_empty());
        assert!(words("🙂 \u{202e} <>").is_empty());
    }

    #[test]
    fn plain_text_is_cut_as_any_other() {
        for text in ["", "Don't  tell 'em\n it's LATE-ish, 9.30", "'' a'b'c '", "WORD\tWord", &"x".repeat(41)]
        {
            let (mut plain, mut composed) = (Vec::new(), Vec::new());
            let mut word = String::new();
            each_plain_word(text, &mut word, &mut |found: &str| plain.push(found.to_owned()));
            each_composed_word(text, &mut word, &mut |found: &str| composed.push(found.to_owned()));
            assert_eq!(plain, composed, "{text:?}");
        }
    }

    #[test]
    fn numbers_are_told_from_words() {
        assert_eq!(number("0800 044 334").as_deref(), Some("0800044334"));
        assert_eq!(number("+64 800 044").as_deref(), Some("0800044"));
        assert_eq!(number("90 days"), None);
        assert_eq!(number("1"), None);
    }
}
