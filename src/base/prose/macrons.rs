//! Te reo Māori words that are often written without their macrons.
//!
//! Only words that have one right spelling are listed: *wahine* and *tupuna* are right in the singular, and
//! *Maaori* is right where the long vowel is doubled. Must not know which texts are te reo and which English.

mod table;

use std::ops::Range;

use super::words::Names;

/// A word without its macrons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingMacron {
    pub range: Range<usize>,
    /// The word as it should be, in the capitals it has; a name has at least one.
    pub suggestion: String,
}

/// The words of `text` that lack their macrons, in order.
///
/// Quoted words, names in `names`, titles of Acts, addresses of the web and code in backticks are as
/// somebody else wrote them, and are skipped.
pub fn missing(text: &str, names: &Names) -> Vec<MissingMacron> {
    let mut found = Vec::new();
    let mut kept: Option<Vec<Range<usize>>> = None;
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric() || c == '\u{304}', start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                start = None;
                let Some(whole) = table::whole(&text[from..at]) else { continue };
                // Most texts have no such word: what is kept is worked out for those that do.
                let kept = kept.get_or_insert_with(|| kept_ranges(text, names));
                if !kept.iter().any(|range| range.start < at && from < range.end)
                    && !in_address(text, from..at)
                {
                    found.push(MissingMacron {
                        range: from..at,
                        suggestion: in_case_of(whole, &text[from..at]),
                    });
                }
            }
            _ => {}
        }
    }
    found
}

fn kept_ranges(text: &str, names: &Names) -> Vec<Range<usize>> {
    let mut kept = names.find(text);
    for (open, close) in
        [('\u{201c}', '\u{201d}'), ('"', '"'), ('\u{2018}', '\u{2019}'), ('`', '`'), ('«', '»')]
    {
        kept.extend(between(text, open, close));
    }
    kept.extend(titles_of_acts(text));
    kept
}

/// The ranges from each `open` to the next `close`; an apostrophe inside a word closes nothing.
fn between(text: &str, open: char, close: char) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        match start {
            None if c == open => start = Some(at),
            Some(from) if c == close && !text[end..].starts_with(char::is_alphanumeric) => {
                found.push(from..end);
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// The ranges of titles such as "Te Ture Whenua Maori Act 1993", which the law spells.
fn titles_of_acts(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (act, _) in text.match_indices(" Act ") {
        let year = act + " Act ".len();
        if !text[year..].starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let mut start = act;
        for word in text[..act].split(' ').rev() {
            let in_title = word.starts_with(|c: char| c.is_uppercase() || c == '(')
                || matches!(word, "and" | "of" | "the" | "for");
            if !in_title || word.ends_with(['.', ',', ';', ':', '!', '?']) {
                break;
            }
            start = start.saturating_sub(word.len() + 1);
        }
        found.push(start..act);
    }
    found
}

/// Whether the word is part of an address, a file name or a handle.
fn in_address(text: &str, word: Range<usize>) -> bool {
    let (before, after) = (text[..word.start].chars().next_back(), &text[word.end..]);
    let mut after = after.chars();
    matches!(before, Some('/' | '@' | '.' | '_' | '#' | '=' | '\\'))
        || match after.next() {
            Some('/' | '@' | '_' | '=' | '\\') => after.next().is_some_and(char::is_alphanumeric),
            Some('.') => after.next().is_some_and(char::is_alphanumeric),
            _ => in_link(&text[..word.start]),
        }
}

/// Whether `before` ends inside a word that is a web address.
fn in_link(before: &str) -> bool {
    let near = &before[before.floor_char_boundary(before.len().saturating_sub(200))..];
    let word = near.rsplit(char::is_whitespace).next().unwrap_or_default();
    word.contains("://") || word.contains("www.")
}

/// `whole` with the capitals of `written`.
fn in_case_of(whole: &str, written: &str) -> String {
    let mut capitals = written.chars().map(char::is_uppercase);
    let first = capitals.next().unwrap_or(false);
    if first && written.chars().count() > 1 && capitals.all(|upper| upper) {
        return whole.to_uppercase();
    }
    let mut letters = whole.chars();
    match letters.next() {
        Some(letter) if first => letter.to_uppercase().chain(letters).collect(),
        _ => whole.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::missing;
    use crate::base::prose::words::Names;

    fn suggestions(text: &str) -> Vec<String> {
        let names = Names::new(["Maori Party Line", "Awhina"]);
        let found = missing(text, &names);
        for slip in &found {
            assert_eq!(
                crate::base::text::fold(&text[slip.range.clone()]),
                crate::base::text::fold(&slip.suggestion)
            );
        }
        found.into_iter().map(|slip| slip.suggestion).collect()
    }

    #[test]
    fn macrons_are_asked_for_in_the_same_case() {
        for (text, expected) in [
            ("Te reo Maori and MAORI and maori", &["Māori", "MĀORI", "Māori"][..]),
            ("whanau-led korero, Pakeha’s hapu", &["whānau", "kōrero", "Pākehā", "hapū"]),
            ("Taupo and Whangarei, Ngati Porou", &["Taupō", "Whangārei", "Ngāti"]),
            ("the Maori Land Court of 1993", &["Māori"]),
            ("Tēnā koe, tena koutou", &["tēnā"]),
            ("don’t say ‘Maori’ or “korero”: say Maori", &["Māori"]),
            ("What the Maori said. The Privacy Act 2020", &["Māori"]),
        ] {
            assert_eq!(suggestions(text), expected, "{text}");
        }
    }

    #[test]
    fn what_others_wrote_is_kept() {
        for text in [
            "Te reo Māori, whānau, tikanga, tamariki, rangatahi, Aotearoa, Rotorua",
            "wahine, tangata, tupuna, Maaori",
            "See https://maori.example.nz/whanau?korero=1, www.korero.nz, maori.nz and info@maori.nz",
            "“Maori” and \"whanau\" and `korero` and ‘hapu people’s korero’",
            "Te Ture Whenua Maori Act 1993 and the Maori Community Development Act 1962",
            "Ring the Maori Party Line or Awhina.",
            "#maori @korero maori_health",
            "",
        ] {
            assert_eq!(suggestions(text), [""; 0], "{text}");
        }
    }
}
