//! A problem found in somebody's sources, with its place and a way out.
//!
//! Every stage returns its result and a list of these; nothing stops at the first.
//! Knows nothing of terminals or of any stage: showing is `report`'s work, explaining is `explain`'s.

use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;

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
        Self { severity: Severity::Error, code, place, message: clipped(message.into()), hint: None }
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
}

/// The known name nearest to `given`, when it is near enough to be a slip of the finger.
pub fn nearest<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = NameLetters::of(given);
    known
        .into_iter()
        .filter_map(|name| {
            let letters = NameLetters::of(name);
            let furthest = 1 + letters.count.min(wanted.count) / 3;
            // Most names are told apart by this alone, for a hundredth of the time.
            if wanted.at_least_apart(&letters) > furthest {
                return None;
            }
            let distance = strsim::damerau_levenshtein(given, name);
            (distance <= furthest).then_some((distance, name))
        })
        .min()
        .map(|(_, name)| name)
}

/// What a name is made of, so far as that says how many changes lead from one to another at least.
struct NameLetters {
    count: usize,
    /// A bit for each sign that occurs; several share one.
    set: u64,
}

impl NameLetters {
    fn of(name: &str) -> Self {
        let add = |letters: Self, sign: char| Self {
            count: letters.count + 1,
            set: letters.set | 1 << (u32::from(sign) % u64::BITS),
        };
        name.chars().fold(Self { count: 0, set: 0 }, add)
    }

    /// One change is one letter more or less, or one in place of another.
    fn at_least_apart(&self, other: &Self) -> usize {
        let different = (self.set ^ other.set).count_ones().div_ceil(2) as usize;
        different.max(self.count.abs_diff(other.count))
    }
}

/// How many findings of one rule get a look for a near name.
const GUESSES: usize = 500;

/// Near names for findings of which there can be as many as there are names. Each look goes through all names, so only
/// as many are guessed as anybody reads.
pub struct Guesses {
    left: usize,
}

impl Default for Guesses {
    fn default() -> Self {
        Self { left: GUESSES }
    }
}

impl Guesses {
    /// As [`nearest`], while there are guesses left.
    pub fn nearest<'a>(&mut self, given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
        self.left = self.left.checked_sub(1)?;
        nearest(given, known)
    }

    /// As [`suggestion`], while there are guesses left.
    pub fn suggestion<'a>(
        &mut self,
        given: &str,
        known: impl IntoIterator<Item = &'a str> + Clone,
    ) -> Option<String> {
        self.left = self.left.checked_sub(1)?;
        suggestion(given, known)
    }
}

/// How many names a hint lists at most.
const MOST_NAMES: usize = 12;

/// "Did you mean …?" for the nearest of `known`, or a list of what is known when it is short.
pub fn suggestion<'a>(given: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> Option<String> {
    if let Some(name) = nearest(given, known.clone()) {
        return Some(format!("Did you mean `{name}`?"));
    }
    let mut names: Vec<&str> = Vec::new();
    for name in known {
        if names.len() > MOST_NAMES {
            break;
        }
        if !names.contains(&name) {
            names.push(name);
        }
    }
    (1..=MOST_NAMES).contains(&names.len()).then(|| format!("Known here: {}.", names.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::{GUESSES, Guesses, Place, nearest};

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

    #[test]
    fn what_is_passed_over_is_never_near() {
        let names =
            ["title", "titel", "tilte", "order", "ordre", "āwhina", "awhina", "a", "", "guide/care.md"];
        for given in names {
            for name in names {
                let near = strsim::damerau_levenshtein(given, name)
                    <= 1 + name.chars().count().min(given.chars().count()) / 3;
                assert_eq!(nearest(given, [name]).is_some(), near, "{given} {name}");
            }
        }
    }

    #[test]
    fn guesses_come_to_an_end() {
        let mut guesses = Guesses::default();
        let found = (0..2 * GUESSES).filter_map(|_| guesses.suggestion("titel", ["title"]));
        assert_eq!(found.count(), GUESSES);
    }
}
