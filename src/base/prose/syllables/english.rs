//! The rules for English.
//!
//! Must not know names, capitals or apostrophes: words come in lower case, letters only.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::exceptions::{HEADS, WORDS};

/// The syllables of an English word. Letters outside a to z count as consonants.
pub(super) fn count(word: &str) -> usize {
    known(word).or_else(|| joined(word)).or_else(|| suffixed(word)).unwrap_or_else(|| by_vowels(word))
}

/// Whether an s after the word makes a syllable of its own.
pub(super) fn hisses(word: &str) -> bool {
    ["s", "x", "z", "ch", "sh", "ce", "se", "ze", "ge", "xe"].iter().any(|end| word.ends_with(end))
}

/// The table of exceptions: seven forms of every word are looked up in it.
static KNOWN: LazyLock<FxHashMap<&str, usize>> = LazyLock::new(|| WORDS.iter().copied().collect());

/// A word from the table of exceptions, or a plain form of one.
fn known(word: &str) -> Option<usize> {
    let look_up = |word: &str| KNOWN.get(word).copied();
    let form = |ending: &str, more: fn(&str) -> bool| {
        let stem = word.strip_suffix(ending)?;
        Some(look_up(stem)? + usize::from(more(stem)))
    };
    look_up(word)
        .or_else(|| form("s", hisses))
        .or_else(|| form("es", hisses))
        .or_else(|| form("d", |stem| stem.ends_with("te") || stem.ends_with("de")))
        .or_else(|| form("ed", |stem| stem.ends_with(['t', 'd'])))
        .or_else(|| form("ing", |_| true))
        .or_else(|| form("ly", |_| true))
}

/// Two words written as one.
fn joined(word: &str) -> Option<usize> {
    let (head, count_of_head) = HEADS.iter().find(|(head, _)| word.starts_with(head))?;
    let rest = &word[head.len()..];
    (rest.len() >= 3 && has_vowel(rest)).then(|| count_of_head + count(rest))
}

/// Endings that leave the count of what stands before them as it is.
fn suffixed(word: &str) -> Option<usize> {
    const ENDINGS: &[(&str, usize)] = &[
        ("ments", 1),
        ("ment", 1),
        ("fully", 2),
        ("ful", 1),
        ("lessly", 2),
        ("less", 1),
        ("ness", 1),
        ("ly", 1),
    ];
    ENDINGS.iter().find_map(|(ending, own)| {
        let stem = word.strip_suffix(ending)?;
        // "family" and "daily" do not end in -ly; "closely" does.
        let whole = *ending != "ly" || !stem.ends_with(['a', 'i', 'o', 'u', 'y']);
        (has_vowel(stem) && whole).then(|| count(stem) + own)
    })
}

fn by_vowels(word: &str) -> usize {
    let letters = Letters::new(word);
    let count = letters.groups() + letters.partings() + usize::from(syllabic_m(word));
    count.saturating_sub(usize::from(letters.silent_e())).max(1)
}

fn has_vowel(word: &str) -> bool {
    word.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// "racism", "rhythm"
fn syllabic_m(word: &str) -> bool {
    let word = word.strip_suffix('s').unwrap_or(word);
    word.ends_with("sm") || word.ends_with("thm")
}

/// A word's letters, and which of them sound as vowels.
struct Letters<'a> {
    word: &'a str,
    bytes: &'a [u8],
    vowels: Vec<bool>,
}

impl<'a> Letters<'a> {
    fn new(word: &'a str) -> Self {
        let bytes = word.as_bytes();
        let plain = |at: usize| bytes.get(at).is_some_and(|byte| b"aeiou".contains(byte));
        let vowels = (0..bytes.len())
            .map(|at| match bytes[at] {
                b'u' => at == 0 || bytes[at - 1] != b'q',
                // "you", "employer"
                b'y' => !(plain(at + 1) && (at == 0 || plain(at - 1))),
                _ => plain(at),
            })
            .collect();
        Self { word, bytes, vowels }
    }

    fn vowel(&self, at: usize) -> bool {
        self.vowels.get(at).copied().unwrap_or(false)
    }

    fn groups(&self) -> usize {
        (0..self.bytes.len()).filter(|at| self.vowel(*at) && (*at == 0 || !self.vowel(at - 1))).count()
    }

    /// How many pairs of vowels are said apart.
    fn partings(&self) -> usize {
        (1..self.bytes.len()).filter(|at| self.vowel(at - 1) && self.vowel(*at) && self.part_at(*at)).count()
    }

    /// Whether the vowel at `at` is said apart from the one before it.
    fn part_at(&self, at: usize) -> bool {
        let letter =
            |place: Option<usize>| place.and_then(|place| self.bytes.get(place)).copied().unwrap_or(b' ');
        let before = letter(at.checked_sub(2));
        let (after, later) = (letter(Some(at + 1)), letter(Some(at + 2)));
        let doubled = before == letter(at.checked_sub(3));
        let rest = &self.word[at..];
        let earlier = (0..at - 1).any(|place| self.vowel(place));
        match (self.bytes[at - 1], self.bytes[at]) {
            // "being", "bullying"
            (_, b'i') if rest == "ing" || rest == "ings" => true,
            // "social", "Asian", "marriage", "brilliant"; but "negotiate"
            (b'i', b'a') if matches!(before, b'c' | b't' | b's') => after == b't',
            (b'i', b'a') => {
                !rest.starts_with("age") && !(before == b'l' && (doubled || (after == b'r' && earlier)))
            }
            // "action", "union", "religious", "million", "behaviour"; but "harmonious"
            (b'i', b'o') if before == b'n' => after == b'u' || !earlier,
            (b'i', b'o') => {
                let soft =
                    matches!(before, b'c' | b't' | b's' | b'g' | b'x' | b'h') || (before == b'l' && doubled);
                !soft && !rest.starts_with("our")
            }
            (b'i', b'u') => true,
            // "client", "quiet", "easier", "easiest"; but "patient", "friend", "tier", "priest"
            (b'i', b'e') => match after {
                b'n' => !matches!(before, b'c' | b't' | b'g') && later != b'd',
                b't' => true,
                b'r' => earlier && (later == b' ' || rest == "ers"),
                b's' => earlier && rest == "est",
                _ => false,
            },
            // "create", "react", "realise", "area"; but "creature", "reach", "really", "sea"
            (b'e', b'a') => {
                let created =
                    before == b'r' && after == b't' && self.word[..at].ends_with("cre") && later != b'u';
                let again = ["react", "reali", "realloc", "reass", "reapp", "reaff", "rearr", "reaw"];
                created
                    || (at == 2 && again.iter().any(|start| self.word.starts_with(start)))
                    || (earlier && (rest == "a" || rest == "as"))
            }
            (b'e', b'o') => before != b'g' && after != b'p',
            (b'e', b'u') => self.word.starts_with("reu") || after == b'm',
            (b'e', b'i') => {
                let again = self.word.starts_with("rein") && matches!(later, b'f' | b's' | b't' | b'v');
                at == 2 && (again || self.word.starts_with("reim")) || rest.starts_with("ity")
            }
            (b'u', b'a') => before != b'g' && !(before == b's' && after == b'd'),
            (b'u', b'e') => before != b'g' && matches!(after, b'n' | b'l'),
            (b'u', b'i') => {
                before != b'g' && (rest.starts_with("ity") || rest.starts_with("ition") || rest == "id")
            }
            (b'u', b'o') | (b'a', b'o') | (b'i', b'i') | (b'u', b'u') => true,
            (b'o', b'e') => before == b'p' || (at == 2 && before == b'c'),
            (b'o', b'o') => self.word.starts_with("cooper") || self.word.starts_with("coord"),
            (b'a', b'i') => after == b'c',
            // "flyer"; but "lawyer", "goodbye"
            (b'y', _) => before != b'w' && after != b' ',
            _ => false,
        }
    }

    /// Whether an e at the end, alone or in -es or -ed, is not heard.
    fn silent_e(&self) -> bool {
        let (stem, ending) = match self.bytes {
            [stem @ .., b'e', b's'] => (stem, b's'),
            [stem @ .., b'e', b'd'] => (stem, b'd'),
            [stem @ .., b'e'] => (stem, b' '),
            _ => return false,
        };
        let [.., before, last] = stem else { return false };
        // "league"; "technique" has no vowel before its e, as its u belongs to the q.
        if *before == b'g' && *last == b'u' {
            return self.word != "argue" && self.word != "argues" && self.word != "argued";
        }
        if self.vowel(stem.len() - 1) {
            return false;
        }
        // "table", "settled", "centre", "hundred"; but "called", "curled", "referred"
        let before_is_vowel = stem.len() >= 2 && self.vowel(stem.len() - 2);
        if matches!(last, b'l' | b'r') && !before_is_vowel && !matches!(before, b'l' | b'r') {
            return false;
        }
        match ending {
            b's' => !hisses(&self.word[..stem.len()]) && !hisses(&self.word[..=stem.len()]),
            b'd' => !matches!(last, b't' | b'd'),
            _ => true,
        }
    }
}
