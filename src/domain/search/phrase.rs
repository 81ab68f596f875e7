//! Phrases in quotes: their words must stand side by side.
//!
//! No positions are kept in the index; the few documents that hold all words are read again. Must not know documents.

use super::words::words;

/// The phrases of a query, as folded words.
pub fn phrases(query: &str) -> Vec<Vec<String>> {
    let parts: Vec<&str> = query.split(['"', '\u{201c}', '\u{201d}', '\u{ab}', '\u{bb}']).collect();
    // Every second part stands between two quotes; a quote that is not closed yet ends with the query.
    let inside = parts.iter().skip(1).step_by(2);
    inside
        .map(|part| words(part).into_iter().map(|word| word.folded).collect::<Vec<_>>())
        .filter(|phrase| !phrase.is_empty())
        .collect()
}

/// Whether a flat text holds all phrases.
pub fn holds(flat: &str, phrases: &[Vec<String>]) -> bool {
    phrases.iter().all(|phrase| flat.contains(&format!(" {} ", phrase.join(" "))))
}

#[cfg(test)]
mod tests {
    use super::phrases;

    #[test]
    fn quotes_make_phrases() {
        assert_eq!(phrases("a \"Let go\" b"), [["let", "go"]]);
        assert_eq!(phrases("“open end"), [["open", "end"]]);
        assert!(phrases("none").is_empty());
    }
}
