//! A problem found in somebody's sources, with its place and a way out.
//!
//! Every stage returns its result and a list of these; nothing stops at the first.
//! Knows nothing of terminals or of any stage: showing is `report`'s work, explaining is `explain`'s.

use std::fmt;

use serde::Serialize;

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The build stops before anything is swapped in.
    Error,
    /// The build goes on; `--strict` turns it into a failure.
    Warning,
    /// Something worth knowing that `--strict` accepts too.
    Note,
}

/// Where in the sources a problem is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// Path relative to the project folder, with `/`.
    pub path: String,
    /// 1-based line; 0 when the problem is about the whole file.
    pub line: usize,
    /// 1-based column, counted in characters; 0 when the problem is about the whole file.
    pub column: usize,
}

impl Place {
    /// The file as a whole.
    pub fn file(path: impl Into<String>) -> Self {
        Self { path: path.into(), line: 0, column: 0 }
    }

    /// A line and column, both 1-based.
    pub fn at(path: impl Into<String>, line: usize, column: usize) -> Self {
        Self { path: path.into(), line, column }
    }

    /// The place of byte `offset` in `text`; an offset past the end or inside a character is moved back.
    pub fn offset(path: impl Into<String>, text: &str, offset: usize) -> Self {
        let before = &text[..text.floor_char_boundary(offset.min(text.len()))];
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self {
            path: path.into(),
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            column: before[start..].chars().count() + 1,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line == 0 {
            write!(f, "{}", self.path)
        } else {
            write!(f, "{}:{}:{}", self.path, self.line, self.column)
        }
    }
}

/// One problem: a code that `rightskit explain` knows, a place, plain words and a hint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    pub severity: Severity,
    /// Kebab-case name of the rule, as in `rightskit explain broken-link`.
    pub code: &'static str,
    pub place: Place,
    /// One plain sentence: what is wrong.
    pub message: String,
    /// What to do about it, where there is something to say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
}

impl Diagnostic {
    pub fn error(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self { severity: Severity::Error, code, place, message: message.into(), hint: None }
    }

    pub fn warning(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, place, message) }
    }

    pub fn note(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self { severity: Severity::Note, ..Self::error(code, place, message) }
    }

    /// Adds the way out.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// The known name nearest to `given`, when it is near enough to be a slip of the finger.
pub fn nearest<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(given, name), name))
        .filter(|(distance, name)| *distance <= 1 + name.chars().count().min(given.chars().count()) / 3)
        .min()
        .map(|(_, name)| name)
}

/// "Did you mean …?" for the nearest of `known`, or a list of what is known when it is short.
pub fn suggestion<'a>(given: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> Option<String> {
    if let Some(name) = nearest(given, known.clone()) {
        return Some(format!("Did you mean `{name}`?"));
    }
    let names: Vec<&str> = known.into_iter().take(13).collect();
    (1..=12).contains(&names.len()).then(|| format!("Known here: {}.", names.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::{Place, nearest};

    #[test]
    fn columns_count_characters_not_bytes() {
        let text = "one\nMāori x";
        assert_eq!(Place::offset("a.md", text, text.find('x').unwrap()).to_string(), "a.md:2:7");
        assert_eq!(Place::offset("a.md", text, 6).column, 2, "inside a character moves back");
        assert_eq!(Place::offset("a.md", text, 99).line, 2);
    }

    #[test]
    fn a_far_name_is_no_suggestion() {
        assert_eq!(nearest("titel", ["title", "order"]), Some("title"));
        assert_eq!(nearest("xyz", ["title", "order"]), None);
    }
}
