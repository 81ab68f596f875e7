//! # handout-missing-glyph
//!
//! **What it does.** Looks for characters in handouts that neither font of the theme has: emoji, letters of
//! other scripts, rare signs.
//!
//! **Why it matters.** Such a character would be an empty box on paper, and nothing at all for a screen reader.
//!
//! **Example.** `Call us 📞` in a text that a handout takes over.
//!
//! **Instead.** Say it in words. For a language in another script, give the theme a font that has it: files in
//! the theme's `fonts/`, and its family under `print:` in `theme.yaml`.

use std::sync::Arc;

use super::Inspection;
use crate::base::diagnostic::Diagnostic;
use crate::domain::handout::{HandoutContext, glyphs};
use crate::domain::triage::analysis::TriageAnalysis;
use crate::input::load::Printing;

pub const CODE: &str = "handout-missing-glyph";

pub fn run(inspection: &Inspection<'_>, worked: &[Arc<TriageAnalysis>], found: &mut Vec<Diagnostic>) {
    if inspection.printing == Printing::LeftOut {
        return;
    }
    for missing in glyphs::missing(HandoutContext { site: inspection.site, worked }) {
        let sign = missing.character;
        let message = format!(
            "No font of the theme has “{sign}” (U+{:04X}), so the handout `{}` cannot show it.",
            u32::from(sign),
            missing.handout
        );
        let problem = Diagnostic::error(CODE, missing.place, message);
        found.push(problem.hint("Say it in words, or add a font that has it to the theme."));
    }
}
