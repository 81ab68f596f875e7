//! Typst's faults as diagnostics, in the file that really holds them.
//!
//! Must not know what a template does.

use typst::WorldExt;
use typst::diag::SourceDiagnostic;

use super::world::{Desk, Room};
use crate::diagnostic::{Diagnostic, Place};

/// Every fault, each once.
pub fn all(room: &Room<'_>, desk: &Desk, errors: &[SourceDiagnostic]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for error in errors {
        let problem = one(room, desk, error);
        if !found.contains(&problem) {
            found.push(problem);
        }
    }
    found
}

fn one(room: &Room<'_>, desk: &Desk, error: &SourceDiagnostic) -> Diagnostic {
    // The innermost place that stands in a template: a fault may lie in the library or in the main file.
    let spans = std::iter::once(error.span).chain(error.trace.iter().map(|point| point.span.into()));
    let place = spans.into_iter().find_map(|span| {
        let id = span.id()?;
        let path = room.theme_path(id)?;
        let text = typst::World::source(room, id).ok()?;
        let range = room.range(span)?;
        Some(Place::offset(path, text.text(), range.start))
    });
    let message = format!("Typst: {}.", error.message.trim_end_matches('.'));
    let problem = Diagnostic::error("handout-template", place.unwrap_or_else(|| desk.place.clone()), message);
    let hints: Vec<&str> = error.hints.iter().map(|hint| hint.v.as_str()).collect();
    let about = format!("It came up in the handout `{}`.", desk.identity);
    match hints.is_empty() {
        true => problem.hint(about),
        false => problem.hint(format!("{about} {}.", hints.join("; "))),
    }
}
