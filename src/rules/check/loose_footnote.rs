//! # loose-footnote
//!
//! **What it does.** Finds footnotes that nothing refers to, and references without a footnote.
//!
//! **Why it matters.** What stands in a footnote nobody can reach is lost, and a stray `[^1]` looks broken.
//!
//! **Example.** `as the law says[^1]` without a line `[^1]: …`.
//!
//! **Instead.** Write both, or neither.

use super::Inspection;
use crate::base::diagnostic::Diagnostic;

pub const CODE: &str = "loose-footnote";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for (_, page) in inspection.texts() {
        for (name, offset) in &page.raw.outline.loose_footnotes {
            let message = format!("The footnote `{name}` has no other half.");
            found.push(
                Diagnostic::error(CODE, page.raw.text.place(*offset), message)
                    .hint("Write both the sign and the note."),
            );
        }
    }
}
