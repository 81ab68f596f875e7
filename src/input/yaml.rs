//! YAML as this project reads it: strict, with places, and with every problem of a file in one go.
//!
//! The typed reading stops at its first error, so when it fails the file is read once more as a
//! tree and compared with the schema of the type (`yaml::shape`), which finds them all.
//! Knows no file of ours and no type of the model.

mod at;
mod hidden;
pub mod node;
mod options;
mod shape;
mod slips;

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use crate::base::diagnostic::{Diagnostic, Place};
use crate::base::text::yaml_slips;

use options::options;

pub use at::At;
pub use node::{Node, NodeKind};
pub use slips::{cut_off, explain_errors, slips};

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
    let hidden = hidden::problems(path, &text);
    if !hidden.is_empty() {
        return Err(hidden);
    }
    serde_saphyr::from_str_with_options::<T>(&text, options()).map_err(|first| {
        let mut problems = shape::problems::<T>(path, &text);
        if problems.is_empty() {
            problems.push(from_error(path, &text, &first));
        }
        problems
    })
}

/// The keys that a group of this type may have.
pub fn keys<T: JsonSchema>() -> Vec<String> {
    let schema = schemars::schema_for!(T);
    let properties = schema.get("properties").and_then(serde_json::Value::as_object);
    properties.map(|properties| properties.keys().cloned().collect()).unwrap_or_default()
}

/// One diagnostic from the parser's own words, with the slip that most often causes it.
fn from_error(path: &str, text: &str, error: &serde_saphyr::Error) -> Diagnostic {
    let place = place_of(path, error);
    let words = plain_words(error);
    if let Some(problem) = repeated_key(&place, &words) {
        return problem;
    }
    // What keeps the file from being read at all comes before what its values should be.
    let first = match serde_saphyr::from_str_with_options::<Node>(text, options()) {
        Ok(_) => {
            return Diagnostic::error("wrong-kind", place, format!("This value cannot be used: {words}."))
                .hint("`rightskit schema NAME` says what may stand here.");
        }
        Err(first) => first,
    };
    let (place, words) = (place_of(path, &first), plain_words(&first));
    // A key without a value, and the same key below it: to the type, its value was wrong.
    if let Some(problem) = repeated_key(&place, &words) {
        return problem;
    }
    let problem =
        Diagnostic::error("yaml-syntax", place.clone(), format!("This is not valid YAML: {words}."));
    if let Some(slip) = yaml_slips(text).into_iter().next() {
        problem.hint(slip.words(Place::offset(path, text, slip.offset).line))
    } else if words.contains("budget") || words.contains("depth") || words.contains("limit") {
        problem.hint("The file nests or repeats itself far more than any real one. Write it out plainly.")
    } else if let Some(sign) = sign_of_yaml(text, &place) {
        problem.hint(format!("Text that begins with `{sign}` must stand in quotes."))
    } else {
        problem.hint("Look at this line and the one above: indentation, a missing colon, or quotes.")
    }
}

/// What the parser says of a key that is written twice, in our words.
fn repeated_key(place: &Place, words: &str) -> Option<Diagnostic> {
    let (_, rest) = words.split_once("duplicate mapping key: ")?;
    let key = rest.split(", set ").next().unwrap_or(rest);
    let message = format!("The key `{key}` is written twice.");
    let problem = Diagnostic::error("yaml-duplicate-key", place.clone(), message);
    Some(problem.hint("Keep one of the two. The other would be lost without a word."))
}

fn place_of(path: &str, error: &serde_saphyr::Error) -> Place {
    match error.without_snippet().location() {
        Some(location) if location.line() > 0 => Place::at(
            path,
            usize::try_from(location.line()).unwrap_or(0),
            usize::try_from(location.column()).unwrap_or(0),
        ),
        _ => Place::file(path),
    }
}

/// The parser's words, without those that are for programmers.
fn plain_words(error: &serde_saphyr::Error) -> String {
    let words = error.without_snippet().to_string();
    let words = words.split(" at line ").next().unwrap_or(&words).trim_end_matches(['.', ' ']);
    let words = words.strip_prefix("error: ").unwrap_or(words);
    match words {
        words if words.starts_with("multiple YAML documents") => {
            "a line of hyphens begins a second text, and only one may stand in a file".to_owned()
        }
        "alias references unknown anchor" => {
            "`*` stands for something that was named before, and nothing was".to_owned()
        }
        words if words.starts_with("budget breached") => {
            "it goes over the budget of what one file may hold".to_owned()
        }
        words => words.to_owned(),
    }
}

/// The sign at a place that means something in YAML.
fn sign_of_yaml(text: &str, place: &Place) -> Option<char> {
    let line = text.lines().nth(place.line.checked_sub(1)?)?;
    let sign = line.chars().nth(place.column.checked_sub(1)?)?;
    "*&@%`!|>".contains(sign).then_some(sign)
}
