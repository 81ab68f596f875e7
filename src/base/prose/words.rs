//! Words of a text, and the names and terms that counting and spelling leave alone.
//!
//! Must not know what makes a word hard or wrong.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::base::text::fold;

/// The words of `text`, in order.
///
/// "self-employed", "don’t", "govt.nz" and "9.30" are one word each, and so is a number written in
/// groups ("0800 044 334"): readers take it in as one.
pub fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut signs = text.char_indices().peekable();
    let mut start = None;
    while let Some((at, c)) = signs.next() {
        let next = signs.peek().map(|(_, c)| *c);
        let inside = is_letter(c) || (start.is_some() && joins(text[..at].chars().next_back(), c, next));
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                push(text, &mut words, from..at);
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        push(text, &mut words, from..text.len());
    }
    words
}

/// How many words `text` has.
pub fn count(text: &str) -> usize {
    words(text).len()
}

/// Names and terms, each of one or more words, found whatever their capitals and macrons.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// By first word, the words that follow it; longest first.
    by_first: FxHashMap<String, Vec<Vec<String>>>,
}

impl Names {
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut by_first: FxHashMap<String, Vec<Vec<String>>> = FxHashMap::default();
        for name in names {
            let mut parts = words(name).into_iter().map(|range| fold(&name[range]));
            if let Some(first) = parts.next() {
                by_first.entry(first).or_default().push(parts.collect());
            }
        }
        for rests in by_first.values_mut() {
            rests.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
            rests.dedup();
        }
        Self { by_first }
    }

    /// Where the names stand in `text`: byte ranges, in order and apart, the longest name winning.
    /// The last word may end in `s` or `'s`, and that belongs to the range.
    pub fn find(&self, text: &str) -> Vec<Range<usize>> {
        if self.by_first.is_empty() {
            return Vec::new();
        }
        let words = words(text);
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            match self.length_at(text, &words[at..]) {
                Some(length) => {
                    found.push(words[at].start..words[at + length - 1].end);
                    at += length;
                }
                None => at += 1,
            }
        }
        found
    }

    /// How many of `words` the longest name at their start takes.
    fn length_at(&self, text: &str, words: &[Range<usize>]) -> Option<usize> {
        let first = fold(&text[words.first()?.clone()]);
        let longer = self.by_first.get(&first).and_then(|rests| {
            let fits = |rest: &&Vec<String>| {
                rest.len() < words.len()
                    && rest.iter().enumerate().all(|(nth, word)| {
                        let given = fold(&text[words[nth + 1].clone()]);
                        if nth + 1 == rest.len() { is_form(&given, word) } else { given == *word }
                    })
            };
            rests.iter().find(fits).map(|rest| rest.len() + 1)
        });
        // A name of one word may end in "s" itself, so its plain forms are looked up as they are.
        let one_word =
            |word: &str| self.by_first.get(word).is_some_and(|rests| rests.iter().any(Vec::is_empty));
        longer.or_else(|| {
            ["'s", "es", "s", "'"].iter().filter_map(|end| first.strip_suffix(end)).any(one_word).then_some(1)
        })
    }
}

/// Whether `given` is `word` or its plural or possessive.
fn is_form(given: &str, word: &str) -> bool {
    given.strip_prefix(word).is_some_and(|end| matches!(end, "" | "s" | "es" | "'s" | "'"))
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
}

/// Whether `c` holds a word together between the characters beside it.
fn joins(before: Option<char>, c: char, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return false };
    if !is_letter(before) || !is_letter(after) {
        return false;
    }
    match c {
        '\'' | '\u{2019}' | '-' | '\u{2010}' | '\u{2011}' | '.' | '@' | '_' => true,
        ',' | ':' | '/' => before.is_ascii_digit() && after.is_ascii_digit(),
        _ => false,
    }
}

/// Adds a word, or lengthens the last one where both are groups of one number.
fn push(text: &str, words: &mut Vec<Range<usize>>, word: Range<usize>) {
    let digits = |range: &Range<usize>| text[range.clone()].bytes().all(|byte| byte.is_ascii_digit());
    if let Some(last) = words.last_mut() {
        // Phone numbers start with 0; "in 2020 15 people" stays four words.
        let grouped =
            matches!(&text[last.end..word.start], " " | "\u{a0}") && text[last.clone()].starts_with('0');
        if grouped
            && digits(&word)
            && text[last.clone()].bytes().all(|byte| byte.is_ascii_digit() || !byte.is_ascii_alphanumeric())
        {
            last.end = word.end;
            return;
        }
    }
    words.push(word);
}

#[cfg(test)]
mod tests {
    use super::{Names, words};

    fn texts(text: &str) -> Vec<&str> {
        words(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn words_are_what_a_reader_counts() {
        for (text, expected) in [
            ("Don’t wait, it's OK.", &["Don’t", "wait", "it's", "OK"][..]),
            ("self-employed – or not", &["self-employed", "or", "not"]),
            ("Call 0800 044 334 now", &["Call", "0800 044 334", "now"]),
            ("0800\u{a0}4\u{a0}711\u{a0}711, 111", &["0800\u{a0}4\u{a0}711\u{a0}711", "111"]),
            ("In 2020 15 people", &["In", "2020", "15", "people"]),
            ("at 9.30 am, 24/7, $1,500", &["at", "9.30", "am", "24/7", "1,500"]),
            ("his/her and/or", &["his", "her", "and", "or"]),
            ("e.g. govt.nz or help@x.nz", &["e.g", "govt.nz", "or", "help@x.nz"]),
            ("te whānau, te wha\u{304}nau", &["te", "whānau", "te", "wha\u{304}nau"]),
            ("‘quoted’ (and) more…", &["quoted", "and", "more"]),
            ("—", &[]),
            ("", &[]),
        ] {
            assert_eq!(texts(text), expected, "{text}");
        }
    }

    #[test]
    fn names_are_found_in_their_forms() {
        let names = Names::new([
            "Employment Relations Authority",
            "employment",
            "personal grievance",
            "Te Ngākau",
            "Netsafe",
        ]);
        for (text, expected) in [
            ("The Employment Relations Authority's decision", &["Employment Relations Authority's"][..]),
            ("Employment relations matter", &["Employment"]),
            ("Personal grievances, personal GRIEVANCE", &["Personal grievances", "personal GRIEVANCE"]),
            ("Te Ngakau and Te Ngākau", &["Te Ngakau", "Te Ngākau"]),
            ("Netsafe’s and Netsafely", &["Netsafe’s"]),
            ("A personal view", &[]),
            ("personal", &[]),
        ] {
            let found: Vec<&str> = names.find(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        }
        assert!(Names::new(["", "…"]).find("anything").is_empty());
    }
}
