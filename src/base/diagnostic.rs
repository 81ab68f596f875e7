//! A problem found in somebody's sources, with its place and a way out.
//!
//! Every stage returns its result and a list of these; nothing stops at the first.
//! Knows nothing of terminals or of any stage: showing is `report`'s work, explaining is `explain`'s.

mod known_names;

use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;

pub use known_names::{Guesses, UnknownName, nearest, suggestion};

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The build stops before anything is swapped in.
    Error,
    /// The build goes on; `--strict` turns it into a failure.
    Warning,
    /// Something worth knowing that `--strict` accepts too.
    Note,
}

/// Stands before the path of a file that a project inherits.
pub const OF_BASE: &str = "base:";

/// Where in the sources a problem is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
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
    /// What it comes from, where much else can come from the same.
    #[serde(skip)]
    pub cause: Option<Box<Cause>>,
}

/// What several problems can come from. They are told together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// A name that nothing has.
    Unknown(UnknownName),
    /// A service that the publisher withdraws, and where it says so.
    Withdrawn { service: String, entry: Place },
    /// An id that a finished page has more than once.
    RepeatedId(String),
}

/// No message or hint is longer: what it repeats of a file may be.
const LONGEST: usize = 1_000;

fn clipped(mut text: String) -> String {
    if let Some((end, _)) = text.char_indices().nth(LONGEST) {
        text.truncate(end);
        text.push('…');
    }
    text
}

impl Diagnostic {
    pub fn error(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            code,
            place,
            message: clipped(message.into()),
            hint: None,
            cause: None,
        }
    }

    pub fn warning(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, place, message) }
    }

    pub fn note(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self { severity: Severity::Note, ..Self::error(code, place, message) }
    }

    /// Places it in the layer that the project inherits from.
    #[must_use]
    pub fn of_base(mut self) -> Self {
        self.place.path.insert_str(0, OF_BASE);
        self
    }

    /// Adds the way out.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(clipped(hint.into()));
        self
    }

    /// Says that it is about a name that nothing has. The way out is the nearest of those that are `known`, or what else
    /// helps.
    #[must_use]
    pub fn unknown<'a>(
        self,
        what: impl Into<String>,
        name: &str,
        known: impl IntoIterator<Item = &'a str> + Clone,
        otherwise: impl Into<String>,
    ) -> Self {
        let hint = suggestion(name, known.clone()).unwrap_or_else(|| otherwise.into());
        let problem = if hint.is_empty() { self } else { self.hint(hint) };
        problem.because(Cause::Unknown(UnknownName::among(what, name, known)))
    }

    /// Says what it comes from.
    #[must_use]
    pub fn because(mut self, cause: Cause) -> Self {
        self.cause = Some(Box::new(cause));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn columns_count_characters_not_bytes() {
        let text = "one\nMāori x";
        assert_eq!(Place::offset("a.md", text, text.find('x').unwrap()).to_string(), "a.md:2:7");
        assert_eq!(Place::offset("a.md", text, 6).column, 2, "inside a character moves back");
        assert_eq!(Place::offset("a.md", text, 99).line, 2);
    }
}
