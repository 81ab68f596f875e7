//! YAML as this project reads it: strict, with places, and with every problem of a file in one go.
//!
//! The typed reading stops at its first error, so when it fails the file is read once more as a
//! tree and compared with the schema of the type (`yaml::shape`), which finds them all.
//! Knows no file of ours and no type of the model.

pub mod node;
mod shape;

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};

use crate::diagnostic::{Diagnostic, Place, suggestion};
use crate::text::yaml_slips;

pub use node::{Kind, Node};

/// A value together with the line and column where it was written.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct At<T> {
    pub value: T,
    /// 1-based; 0 when the value was made by the program.
    pub line: usize,
    /// 1-based, in characters.
    pub column: usize,
}

impl<T> At<T> {
    /// A value that stands in no file.
    pub fn nowhere(value: T) -> Self {
        Self { value, line: 0, column: 0 }
    }

    pub fn place(&self, path: &str) -> Place {
        Place::at(path, self.line, self.column)
    }
}

impl<T> Deref for At<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: fmt::Debug> fmt::Debug for At<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for At<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = serde_saphyr::Spanned::<T>::deserialize(deserializer)?;
        Ok(Self {
            line: usize::try_from(spanned.referenced.line()).unwrap_or(0),
            column: usize::try_from(spanned.referenced.column()).unwrap_or(0),
            value: spanned.value,
        })
    }
}

impl<T: JsonSchema> JsonSchema for At<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }
    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// Reads `text` as a `T`. `lines_before` are the lines of the file above `text` (front matter has one).
///
/// # Errors
/// Every problem found, each with its place in `path`.
pub fn read<T: DeserializeOwned + JsonSchema>(
    path: &str,
    text: &str,
    lines_before: usize,
) -> Result<T, Vec<Diagnostic>> {
    // Empty lines in place of those above make every line number right, in values and problems alike.
    let text = match lines_before {
        0 => Cow::Borrowed(text),
        lines => Cow::Owned("\n".repeat(lines) + text),
    };
    serde_saphyr::from_str_with_options::<T>(&text, options()).map_err(|first| {
        let mut problems = shape::problems::<T>(path, &text);
        if problems.is_empty() {
            problems.push(from_error(path, &text, &first));
        }
        problems
    })
}

/// `no`, `0800` and `1_000` stay the text that was typed; aliases and depth are bounded.
fn options() -> serde_saphyr::Options {
    serde_saphyr::options! {
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
        with_snippet: false,
    }
}

/// One diagnostic from the parser's own words, with the slip that most often causes it.
fn from_error(path: &str, text: &str, error: &serde_saphyr::Error) -> Diagnostic {
    let error = error.without_snippet();
    let place = match error.location() {
        Some(location) if location.line() > 0 => Place::at(
            path,
            usize::try_from(location.line()).unwrap_or(0),
            usize::try_from(location.column()).unwrap_or(0),
        ),
        _ => Place::file(path),
    };
    let words = error.to_string();
    let words = words.split(" at line ").next().unwrap_or(&words).trim_end_matches(['.', ' ']).to_owned();
    let words = words.strip_prefix("error: ").unwrap_or(&words);
    if words.contains("duplicate") {
        return Diagnostic::error(
            "yaml-duplicate-key",
            place,
            format!("This key is written twice: {words}."),
        )
        .hint("Keep one of the two. The other would be lost without a word.");
    }
    let mut problem = Diagnostic::error("yaml-syntax", place, format!("This is not valid YAML: {words}."));
    if let Some(slip) = yaml_slips(text).into_iter().next() {
        let line = Place::offset(path, text, slip.offset).line;
        problem = problem.hint(format!("Line {line}: {}. {}", slip.message, slip.hint));
    } else if words.contains("budget") || words.contains("depth") || words.contains("limit") {
        problem = problem
            .hint("The file nests or repeats itself far more than any real one. Write it out plainly.");
    } else {
        problem =
            problem.hint("Look at this line and the one above: indentation, a missing colon, or quotes.");
    }
    problem
}

/// The diagnostic for a key nobody reads.
fn unknown_key(place: Place, key: &str, known: &[&str]) -> Diagnostic {
    let problem =
        Diagnostic::error("unknown-key", place, format!("`{key}` is not a key that is known here."));
    match suggestion(key, known.iter().copied()) {
        Some(hint) => problem.hint(hint),
        None => problem.hint(format!("Known here: {}.", known.join(", "))),
    }
}
