//! Names for headings and files, and the folding that search and names share.
//!
//! Must not know where a name will be used.

use std::collections::{HashMap, HashSet};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Long enough for a question as a heading, short enough for FAT and for an address line.
const LONGEST: usize = 80;

/// The words of a text alone, folded, with one space around each.
pub fn bare_words(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut out = String::from(" ");
    for word in words {
        out.push_str(word);
        out.push(' ');
    }
    out
}

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
    let mut slug = joined(text, |_| false);
    shorten(&mut slug);
    if slug.is_empty() {
        slug.push_str("section");
    } else if is_kept_by_windows(&slug) {
        slug.push_str("-page");
    }
    slug
}

/// The name of a place on a page: as [`slug`], but for letters of other scripts than Latin, which stay as they are.
pub fn anchor(text: &str) -> String {
    if text.is_ascii() {
        return slug(text);
    }
    let mut anchor = joined(text, |letter| !letter.is_ascii());
    shorten(&mut anchor);
    if anchor.is_ascii() { slug(text) } else { anchor }
}

/// The name that GitHub gives to a heading: small letters, digits, hyphens and underscores, a hyphen for each space.
fn github(text: &str) -> String {
    let kept = |sign: char| {
        let fraction = sign.is_numeric() && !sign.is_ascii() && !sign.nfkd().eq([sign]);
        matches!(sign, '-' | '_') || is_combining_mark(sign) || (sign.is_alphanumeric() && !fraction)
    };
    let name: String = text
        .nfc()
        .flat_map(char::to_lowercase)
        .filter_map(|sign| if sign == ' ' { Some('-') } else { kept(sign).then_some(sign) })
        .collect();
    if name.is_empty() { "section".to_owned() } else { name }
}

/// Words with hyphens between. `kept` says which letters beyond ASCII are part of a word.
fn joined(text: &str, kept: impl Fn(char) -> bool) -> String {
    let mut slug = String::with_capacity(text.len());
    let mut gap = false;
    let mut add = |c: char| {
        let word = match c {
            'a'..='z' | '0'..='9' => None,
            '\'' => return, // "what's" is one word
            '&' => Some("and"),
            // A mark belongs to the letter before it, where that was kept.
            c if is_combining_mark(c) => {
                if kept(c) && !gap && slug.chars().next_back().is_some_and(|last| !last.is_ascii()) {
                    slug.push(c);
                }
                return;
            }
            c if kept(c) && c.is_alphanumeric() => None,
            _ => {
                gap = true;
                return;
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
    };
    for letter in text.nfc() {
        let folded = fold(letter.encode_utf8(&mut [0; 4]));
        // What folds to nothing plain belongs to another script, where a mark can make another word.
        let plain = folded.contains(|sign: char| sign.is_ascii_alphanumeric() || sign == '\'');
        if plain || !kept(letter) {
            folded.chars().for_each(&mut add);
        } else {
            letter.to_lowercase().for_each(&mut add);
        }
    }
    slug
}

/// Cuts at the last hyphen before the limit, or at the limit where one word is longer.
fn shorten(slug: &mut String) {
    if slug.len() > LONGEST {
        let cut = slug[..slug.floor_char_boundary(LONGEST + 1)].rfind('-');
        let cut = cut.unwrap_or_else(|| slug.floor_char_boundary(LONGEST));
        slug.truncate(cut);
    }
}

fn is_kept_by_windows(name: &str) -> bool {
    matches!(name, "con" | "prn" | "aux" | "nul")
        || matches!(name.as_bytes(), [b'c', b'o', b'm', b'0'..=b'9'] | [b'l', b'p', b't', b'0'..=b'9'])
}

/// The names given out on one page.
#[derive(Clone, Debug, Default)]
pub struct Unique {
    taken: HashSet<String>,
    /// The number to try next for a name that was asked for before, so that equal names take no longer each time.
    next: HashMap<String, usize>,
}

impl Unique {
    /// Takes a name that an author chose; `false` when it is taken already.
    pub fn take(&mut self, name: &str) -> bool {
        self.taken.insert(name.to_owned())
    }

    /// A name made from `text` as GitHub makes them, numbered from 1 where the plain one is taken.
    pub fn make_as_github(&mut self, text: &str) -> String {
        let plain = github(text);
        if self.take(&plain) {
            return plain;
        }
        let number = self.next.entry(plain.clone()).or_insert(1);
        loop {
            let name = format!("{plain}-{number}");
            *number += 1;
            if self.taken.insert(name.clone()) {
                return name;
            }
        }
    }

    /// A name made from `text`, numbered from 2 where the plain one is taken.
    pub fn make(&mut self, text: &str) -> String {
        let plain = anchor(text);
        if self.take(&plain) {
            return plain;
        }
        let number = self.next.entry(plain.clone()).or_insert(2);
        loop {
            let name = format!("{plain}-{number}");
            *number += 1;
            if self.taken.insert(name.clone()) {
                return name;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, Unique, anchor, fold, slug};

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
    fn anchors_keep_letters_of_every_script() {
        for (text, expected) in [
            ("What counts as bullying?", "what-counts-as-bullying"),
            ("Ngā Tāngata M\u{61}\u{304}ori", "nga-tangata-maori"),
            ("Straße, Łódź", "strasse-lodz"),
            ("Con", "con-page"),
            ("求助 — 今天", "求助-今天"),
            ("Помощь сегодня", "помощь-сегодня"),
            ("تحدث مع شخص اليوم", "تحدث-مع-شخص-اليوم"),
            ("मदद पाएँ", "मदद-पाएँ"),
            ("111 呼叫", "111-呼叫"),
            ("📞", "section"),
            ("", "section"),
        ] {
            assert_eq!(anchor(text), expected, "{text}");
        }
        let long = anchor(&"求".repeat(200));
        assert!(long.len() <= LONGEST && long.starts_with('求'));
    }

    #[test]
    fn names_are_given_as_on_github() {
        for (text, expected) in [
            ("What's Up?", "whats-up"),
            ("Tūroro Āwhina 🎉", "tūroro-āwhina-"),
            ("C++ & C# — fn()", "c--c--fn"),
            ("a -- b_c", "a----b_c"),
            ("Привет мир", "привет-мир"),
            ("½ 10², x", "-10-x"),
            ("🎉", "section"),
        ] {
            assert_eq!(Unique::default().make_as_github(text), expected, "{text}");
        }
        let mut names = Unique::default();
        let three = [0; 3].map(|_| names.make_as_github("Help me"));
        assert_eq!(three, ["help-me", "help-me-1", "help-me-2"]);
    }

    #[test]
    fn many_equal_names_take_no_longer_each() {
        let mut names = Unique::default();
        let last = (0..100_000).map(|_| names.make("Help")).last();
        assert_eq!(last.as_deref(), Some("help-100000"));
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
