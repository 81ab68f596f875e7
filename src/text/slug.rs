//! Names in plain ASCII for heading ids and files, and the folding that search and names share.
//!
//! Must not know where a name will be used.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Long enough for a question as a heading, short enough for FAT and for an address line.
const LONGEST: usize = 80;

/// Lower case without macrons or accents: "Māori" and "maori" fold to the same text.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            '\u{2018}' | '\u{2019}' => folded.push('\''),
            c if is_combining_mark(c) => {} // `to_lowercase` of some capitals brings its own mark
            c => match plain_letters(c) {
                Some(plain) => folded.push_str(plain),
                None => folded.push(c),
            },
        }
    }
    folded
}

/// What people type for a small letter that is no letter with a mark.
pub fn plain_letters(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ł' => "l",
        'ı' => "i",
        _ => return None,
    })
}

/// `text` as lower-case ASCII letters, digits and single hyphens. Never empty, never a name Windows keeps.
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    let mut gap = false;
    for c in fold(text).chars() {
        let word = match c {
            'a'..='z' | '0'..='9' => None,
            '\'' => continue, // "what's" is one word
            '&' => Some("and"),
            _ => {
                gap = true;
                continue;
            }
        };
        if (gap || word.is_some()) && !slug.is_empty() {
            slug.push('-');
        }
        // A sign that is read as a word stands apart from what follows.
        gap = word.is_some();
        match word {
            Some(word) => slug.push_str(word),
            None => slug.push(c),
        }
    }
    shorten(&mut slug);
    if slug.is_empty() {
        slug.push_str("section");
    } else if is_kept_by_windows(&slug) {
        slug.push_str("-page");
    }
    slug
}

/// Cuts at the last hyphen before the limit, or at the limit where one word is longer.
fn shorten(slug: &mut String) {
    if slug.len() > LONGEST {
        let cut = slug[..=LONGEST].rfind('-').unwrap_or(LONGEST);
        slug.truncate(cut);
    }
}

fn is_kept_by_windows(name: &str) -> bool {
    matches!(name, "con" | "prn" | "aux" | "nul")
        || matches!(name.as_bytes(), [b'c', b'o', b'm', b'0'..=b'9'] | [b'l', b'p', b't', b'0'..=b'9'])
}

/// The names given out on one page or in one folder.
#[derive(Clone, Debug, Default)]
pub struct Unique {
    taken: BTreeSet<String>,
}

impl Unique {
    /// Takes a name that an author chose; `false` when it is taken already.
    pub fn take(&mut self, name: &str) -> bool {
        self.taken.insert(name.to_owned())
    }

    /// A name made from `text`, numbered from 2 where the plain one is taken.
    pub fn make(&mut self, text: &str) -> String {
        let plain = slug(text);
        let mut name = plain.clone();
        let mut number = 1usize;
        while !self.taken.insert(name.clone()) {
            number += 1;
            name = format!("{plain}-{number}");
        }
        name
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, Unique, fold, slug};

    #[test]
    fn slugs_are_plain() {
        for (text, expected) in [
            ("What counts as bullying?", "what-counts-as-bullying"),
            ("Te reo Māori", "te-reo-maori"),
            ("M\u{61}\u{304}ori", "maori"),
            ("Ōtautahi & Whangārei", "otautahi-and-whangarei"),
            ("HR&you", "hr-and-you"),
            ("What’s Up, what's next", "whats-up-whats-next"),
            ("  Section 103(1)(b) — harm  ", "section-103-1-b-harm"),
            ("90 days", "90-days"),
            ("Straße, œuvre, Łódź, İzmir", "strasse-oeuvre-lodz-izmir"),
            ("ﬁrst ½", "first-1-2"),
            ("求助", "section"),
            ("", "section"),
            ("---", "section"),
            ("Con", "con-page"),
            ("COM1", "com1-page"),
            ("Contact", "contact"),
        ] {
            assert_eq!(slug(text), expected, "{text}");
        }
    }

    #[test]
    fn long_slugs_end_with_a_whole_word() {
        let long = slug(&"harassment ".repeat(20));
        assert!(long.len() <= LONGEST && long.ends_with("harassment"), "{long}");
        assert_eq!(slug(&"x".repeat(200)).len(), LONGEST);
    }

    #[test]
    fn names_are_given_once() {
        let mut names = Unique::default();
        assert!(names.take("help-2"));
        assert!(!names.take("help-2"));
        assert_eq!(
            [names.make("Help"), names.make("Help!"), names.make("help")],
            ["help", "help-3", "help-4"]
        );
    }

    #[test]
    fn folding_joins_spellings() {
        assert_eq!(fold("KŌRERO"), "korero");
        assert_eq!(fold("What’s"), "what's");
        assert_eq!(fold("Plain"), "plain");
    }
}
