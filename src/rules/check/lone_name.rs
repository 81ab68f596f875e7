//! # lone-name
//!
//! **What it does.** Finds names of headings that stand on a line of their own.
//!
//! **Why it matters.** `{#name}` gives a heading the address that links lead to. On its own line, above a line of
//! dashes, it is printed as it is typed, and every name on the page with it.
//!
//! **Example.** `Time limits`, on the next line `{#limits}`, and below that `---`.
//!
//! **Instead.** `## Time limits {#limits}`, on one line.

use super::Inspection;
use crate::base::diagnostic::Diagnostic;
use crate::input::markdown::lone::lone_name;

pub const CODE: &str = "lone-name";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for (_, page) in inspection.texts() {
        if let Some(offset) = lone_name(page.raw.text.body()) {
            let place = page.raw.text.place(offset);
            let problem =
                Diagnostic::error(CODE, place, "The name of a heading stands on a line of its own.");
            found.push(
                problem.hint("Write the heading and its name on one line: `## Time limits {#limits}`."),
            );
        }
    }
}
