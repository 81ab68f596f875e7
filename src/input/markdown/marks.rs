//! Marks after a sentence: `{rg=RG-19}` says which statement of a source document it says, `{proved=no-cookies}`
//! which claim about the website it makes.
//!
//! Finds and strips them. Must not know which ids there are.

use std::ops::Range;

/// One mark: the bytes it takes up in the text, with the space before it, and its ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub range: Range<usize>,
    pub ids: Vec<String>,
}

/// All marks in a piece of text, in order.
pub fn find(text: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut from = 0;
    while let Some(open) = text[from..].find('{').map(|at| from + at) {
        let Some(close) = text[open..].find('}').map(|at| open + at) else { break };
        if let Some(ids) = ids_of(&text[open + 1..close]) {
            let start = text[..open].trim_end_matches([' ', '\n']).len().max(from);
            marks.push(Mark { range: start..close + 1, ids });
            from = close + 1;
        } else {
            from = open + 1;
        }
    }
    marks
}

/// The text without its marks, and whether there were any.
pub fn strip(text: &str) -> Option<String> {
    let marks = find(text);
    if marks.is_empty() {
        return None;
    }
    let mut plain = String::with_capacity(text.len());
    let mut from = 0;
    for mark in marks {
        plain.push_str(&text[from..mark.range.start]);
        from = mark.range.end;
    }
    plain.push_str(&text[from..]);
    Some(plain)
}

/// What an id of a claim starts with, so that none can be taken for a statement's.
const PROVED: &str = "proved=";

/// The claim's name, when the id is one of a claim.
pub fn claim_of(id: &str) -> Option<&str> {
    id.strip_prefix(PROVED)
}

/// The ids in `rg=RG-19,RG-20`, `rg=RG-19 pp=PP-04` or `proved=no-cookies`; `None` when it is anything else.
pub fn ids_of(inside: &str) -> Option<Vec<String>> {
    let mut ids = Vec::new();
    for part in inside.split_whitespace() {
        let (key, values) = part.split_once('=')?;
        for id in values.split(',') {
            if part.starts_with(PROVED) {
                if id.is_empty() || !id.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') {
                    return None;
                }
                ids.push(format!("{PROVED}{id}"));
                continue;
            }
            let number = id.strip_prefix(&key.to_ascii_uppercase())?.strip_prefix('-')?;
            if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
                return None;
            }
            ids.push(id.to_owned());
        }
        if key.is_empty() || !key.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return None;
        }
    }
    (!ids.is_empty()).then_some(ids)
}

#[cfg(test)]
mod tests {
    use super::{find, strip};

    #[test]
    fn marks_are_found_and_other_braces_left() {
        let marks = find("Said. {rg=RG-18,RG-19} More {x} and {pp=PP-04}");
        assert_eq!(marks.len(), 2);
        assert_eq!(marks[0].ids, ["RG-18", "RG-19"]);
        assert_eq!(strip("Said. {rg=RG-18} More").as_deref(), Some("Said. More"));
        assert_eq!(
            find("No cookies.{proved=no-cookies,way-out}")[0].ids,
            ["proved=no-cookies", "proved=way-out"]
        );
        assert_eq!(find("{proved=}{proved=A}{proved=a b}"), []);
        assert_eq!(strip("Only {braces} here"), None);
        assert_eq!(strip("{rg=PP-01}"), None, "the key names the document");
    }
}
