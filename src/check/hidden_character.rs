//! # hidden-character
//!
//! **What it does.** Finds characters nobody can see in the text: control characters and those that
//! turn the direction of writing.
//!
//! **Why it matters.** They come along when text is pasted. Some turn a phone number round on the
//! screen; others stop a PDF from being made.
//!
//! **Example.** A right-to-left override in front of a number.
//!
//! **Instead.** Delete it, or paste the text again as plain text.

use super::Inspection;
use crate::diagnostic::Diagnostic;
use crate::text::strip_hidden;

pub const CODE: &str = "hidden-character";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for (_, page) in inspection.texts() {
        for hidden in strip_hidden(page.raw.text.body()).1 {
            let message = format!("There is a hidden character here: {}.", hidden.name());
            let problem = Diagnostic::error(CODE, page.raw.text.place(hidden.offset), message);
            found.push(problem.hint("Delete it, or paste the text again as plain text."));
        }
    }
}
