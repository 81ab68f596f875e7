//! Tells a short code in prose ("text 4334") from any other number of three or four digits ("section 105").
//!
//! Must not know of full numbers.

use std::ops::Range;

/// Words right after which any three or four digits are a number to ring or text.
const CALL: &[&str] = &[
    "call",
    "calling",
    "dial",
    "dialling",
    "free-text",
    "freephone",
    "freetext",
    "phone",
    "phoning",
    "ring",
    "ringing",
    "text",
    "texting",
    "txt",
    "waea",
];

/// Codes that readers of help pages know, found with less help from the words around them.
const KNOWN: &[&str] = &["105", "234", "1737", "4282", "4334", "4357"];

/// Words that, near a known code, say that it is one.
const NEAR: &[&str] =
    &["answered", "calls", "free", "helpline", "line", "non-emergency", "number", "police", "use"];

/// Words that number something: a section, a page, a room.
const NUMBERED: &[&str] = &[
    "act",
    "article",
    "articles",
    "box",
    "chapter",
    "cl",
    "clause",
    "clauses",
    "figure",
    "floor",
    "form",
    "item",
    "level",
    "no",
    "p",
    "page",
    "pages",
    "para",
    "paragraph",
    "paragraphs",
    "part",
    "parts",
    "pp",
    "reg",
    "regulation",
    "regulations",
    "room",
    "rule",
    "rules",
    "s",
    "schedule",
    "sec",
    "section",
    "sections",
    "ss",
    "standard",
    "step",
    "table",
];

/// Words that follow a count.
const COUNTED: &[&str] = &[
    "agencies",
    "calls",
    "cases",
    "cents",
    "characters",
    "complaints",
    "days",
    "dollars",
    "employees",
    "hours",
    "incidents",
    "items",
    "kg",
    "kilometres",
    "km",
    "m",
    "metres",
    "minutes",
    "months",
    "pages",
    "people",
    "per",
    "percent",
    "questions",
    "reports",
    "responses",
    "seconds",
    "services",
    "staff",
    "texts",
    "times",
    "weeks",
    "words",
    "workers",
    "years",
];

/// How far from the digits a word still counts, in bytes: keeps long text from being read again and again.
const REACH: usize = 80;

/// Whether the digits at `range` are a short code.
pub(super) fn is_number(text: &str, range: Range<usize>) -> bool {
    let code = &text[range.clone()];
    if text[..range.start].ends_with('/')
        || !(3..=4).contains(&code.len())
        || code.starts_with('0')
        || !stands_alone(&text[range.end..])
    {
        return false;
    }
    let after = words_after(&text[range.end..]);
    if after.first().is_some_and(|word| COUNTED.contains(&word.as_str())) {
        return false;
    }
    let before = words_before(&text[..range.start]);
    let last = before.first().map_or("", String::as_str);
    if CALL.contains(&last) {
        return KNOWN.contains(&code) || !is_year(code);
    }
    if is_numbered(&before) {
        return false;
    }
    match code {
        "111" => true,
        "1737" => !matches!(last, "in" | "since" | "of" | "year" | "before" | "after" | "until"),
        _ if KNOWN.contains(&code) => {
            let near = |words: &[String]| words.iter().take(5).any(|word| NEAR.contains(&word.as_str()));
            calls(&before) || near(&before) || near(&after)
        }
        _ => {
            matches!(last, "to" | "on" | "or")
                && calls(&before)
                && !is_year(code)
                && !before.contains(&"up".into())
        }
    }
}

/// Whether one of the last words of `before` asks to ring or text.
pub(super) fn is_called(before: &str) -> bool {
    calls(&words_before(before))
}

fn calls(words: &[String]) -> bool {
    words.iter().take(4).any(|word| CALL.contains(&word.as_str()))
}

/// Whether the digits are not the start of a range, a decimal, a fraction or a word.
fn stands_alone(rest: &str) -> bool {
    let mut after = rest.chars();
    match after.next() {
        Some('.' | ',' | ':' | '/' | '-' | '\u{2010}'..='\u{2013}') => {
            !after.next().is_some_and(char::is_alphanumeric)
        }
        Some(c) => !(c.is_alphanumeric() || matches!(c, '_' | '%' | '@')),
        None => true,
    }
}

fn is_year(code: &str) -> bool {
    code.len() == 4 && (code.starts_with("18") || code.starts_with("19") || code.starts_with("20"))
}

/// Whether the words end in "sections 103 and" or the like; nearest word first.
fn is_numbered(before: &[String]) -> bool {
    before
        .iter()
        .find(|word| {
            !matches!(word.as_str(), "and" | "or" | "to" | "–" | "")
                && !word.starts_with(|c: char| c.is_ascii_digit())
        })
        .is_some_and(|word| NUMBERED.contains(&word.as_str()))
}

/// The words of the same sentence before the end of `text`, nearest first, in lower case.
fn words_before(text: &str) -> Vec<String> {
    let near = &text[text.floor_char_boundary(text.len().saturating_sub(REACH))..];
    let mut words = Vec::new();
    for word in near.split_whitespace().rev() {
        let bare = bare(word);
        // "No. 24", "s. 114": the dot belongs to the word.
        if word.ends_with(['.', '!', '?', ';']) && !NUMBERED.contains(&bare.as_str()) {
            break;
        }
        words.push(bare);
    }
    words
}

/// The words of the same sentence after the start of `text`, nearest first, in lower case.
fn words_after(text: &str) -> Vec<String> {
    let near = &text[..text.floor_char_boundary(REACH.min(text.len()))];
    let mut words = Vec::new();
    for word in near.split_whitespace() {
        words.push(bare(word));
        if word.ends_with(['.', '!', '?', ';']) {
            break;
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric() && c != '–').to_lowercase()
}

#[cfg(test)]
mod tests {
    use crate::base::phone::find_numbers;

    #[test]
    fn codes_are_told_by_their_words() {
        for (text, expected) in [
            ("Call 111 now.", &["111"][..]),
            ("In danger? 111, or 111 by text.", &["111", "111"]),
            ("Ring Police on 105.", &["105"]),
            ("105 is the Police non-emergency number.", &["105"]),
            ("Call or text 1737 any time. 1737 is free.", &["1737", "1737"]),
            ("Text your question to 4334.", &["4334"]),
            ("Free text 234", &["234"]),
            ("Use 105 if there is no danger now. Calls to 105 are free.", &["105", "105"]),
            ("Txt HELP to 4357 (free)", &["4357"]),
            ("ring 5555 or text 5678", &["5555", "5678"]),
            ("Text HELP to 8010.", &["8010"]),
            ("See section 5 or call 111.", &["111"]),
        ] {
            let found: Vec<&str> = find_numbers(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn other_short_digits_pass() {
        for text in [
            "section 111, s 105, ss 103 and 111, sections 103 to 111",
            "No 111 and No. 105 of 2000; page 234",
            "111 people made 105 complaints in 234 days",
            "In 1737 nobody had a phone.",
            "They rang 2018 and 2019 in. Ring 2018.",
            "105 Lambton Quay, 234 The Terrace, Wellington 6011",
            "Text up to 1000 words",
            "5/111, 111/5, $111, 111%, 111.5, 111-112, 1,111, 111A, a111",
            "an email of 4334 kilobytes",
            "On 105 occasions",
        ] {
            let found: Vec<&str> = find_numbers(text).into_iter().map(|range| &text[range]).collect();
            assert!(found.is_empty(), "{text}: {found:?}");
        }
    }
}
