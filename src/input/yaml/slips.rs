//! What a word processor or a phone most likely put into a file that can be read all the same: curly quotes around a
//! value, a bullet in the place of a hyphen. And text that a comment cuts off.
//!
//! Knows no schema.

use super::node::{Node, NodeKind};
use super::options::options;
use crate::base::diagnostic::{Diagnostic, Place, Severity};
use crate::base::text::{curly_quotes, straight_quotes, yaml_slips};

const CODE: &str = "yaml-slip";

/// The end of a hint, for a value that may be meant as it stands.
const IF_MEANT: &str = " If it is meant, put the whole value into straight quotes.";

/// A warning for each. `lines_before` are the lines of the file above `text`.
pub fn slips(path: &str, text: &str, lines_before: usize) -> Vec<Diagnostic> {
    let mut found = cut_off(path, text, lines_before);
    if text.is_ascii() {
        return found;
    }
    let ends = found.len();
    found.extend(
        yaml_slips(text)
            .into_iter()
            .map(|slip| told(Place::offset(path, text, slip.offset), &slip.message, &slip.hint)),
    );
    // Lines say too little of what stands inside brackets.
    if text.lines().any(may_hold_one)
        && let Ok(tree) = serde_saphyr::from_str_with_options::<Node>(text, options())
    {
        let lines: Vec<&str> = text.lines().collect();
        let known: Vec<usize> = found.iter().map(|slip| slip.place.line).collect();
        quoted(path, &tree, &lines, &mut found, &known);
    }
    found[ends..].iter_mut().for_each(|slip| slip.place.line += lines_before);
    found
}

/// A warning for each text that a comment cuts off.
pub fn cut_off(path: &str, text: &str, lines_before: usize) -> Vec<Diagnostic> {
    let told = |slip: crate::base::text::YamlSlip| {
        let mut place = Place::offset(path, text, slip.offset);
        place.line += lines_before;
        Diagnostic::warning(CODE, place, format!("{}.", slip.message)).hint(slip.hint)
    };
    crate::base::text::cut_off(text).into_iter().map(told).collect()
}

fn told(place: Place, message: &str, hint: &str) -> Diagnostic {
    let hint = format!("{hint}{IF_MEANT}");
    Diagnostic::warning(CODE, place, format!("Taken as it was typed: {message}.")).hint(hint)
}

/// Lets an error about a value say what the value has of a word processor's, in place of a warning beside it: whoever takes
/// that out has mended both.
pub fn explain_errors(found: &mut Vec<Diagnostic>) {
    let (slips, mut others): (Vec<_>, Vec<_>) =
        std::mem::take(found).into_iter().partition(|problem| problem.code == CODE);
    for slip in slips {
        let is_of_it = |other: &&mut Diagnostic| {
            other.severity == Severity::Error && other.place == slip.place && slip.place.line > 0
        };
        let hint = slip.hint.as_deref().and_then(|hint| hint.strip_suffix(IF_MEANT));
        match (hint, others.iter_mut().find(is_of_it)) {
            (Some(hint), Some(error)) => error.hint = Some(format!("{} {hint}", slip.message)),
            _ => found.push(slip),
        }
    }
    found.append(&mut others);
}

fn may_hold_one(line: &str) -> bool {
    line.contains(['{', '['])
        && [": “", ": ‘", "[“", "[‘", ", “", ", ‘"].iter().any(|start| line.contains(start))
}

fn quoted(path: &str, node: &Node, lines: &[&str], found: &mut Vec<Diagnostic>, known: &[usize]) {
    match &node.value {
        NodeKind::Text(text) if curly_quotes(text) && !known.contains(&node.line) => {
            // Inside straight quotes they were meant.
            let line = lines.get(node.line.wrapping_sub(1)).copied().unwrap_or_default();
            if line.chars().nth(node.column.wrapping_sub(1)).is_some_and(|sign| !matches!(sign, '"' | '\'')) {
                let message = "curly quotes stand where YAML wants straight ones";
                found.push(told(node.place(path), message, straight_quotes(text)));
            }
        }
        NodeKind::List(items) => items.iter().for_each(|item| quoted(path, item, lines, found, known)),
        NodeKind::Map(entries) => {
            entries.iter().for_each(|(_, value)| quoted(path, value, lines, found, known));
        }
        _ => {}
    }
}
