//! # nested-too-deep
//!
//! **What it does.** Finds text that nests deeper than anybody can follow: a quotation in a list in a
//! quotation, thirty times over.
//!
//! **Why it matters.** A browser shows such a page as a thin column, or not at all. It is mostly a
//! slip of the keyboard, or text that a program made.
//!
//! **Example.** A line that starts with fifty signs `>`.
//!
//! **Instead.** Write it flat: a heading and short paragraphs.

use super::Inspection;
use crate::base::diagnostic::Diagnostic;

pub const CODE: &str = "nested-too-deep";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for (_, page) in inspection.texts() {
        if let Some(offset) = page.raw.outline.too_deep {
            let problem = Diagnostic::error(
                CODE,
                page.raw.text.place(offset),
                "This nests deeper than anybody can follow.",
            );
            found.push(problem.hint("Write it flat: a heading and short paragraphs."));
        }
    }
}
