//! Typst's faults as diagnostics, in the file that really holds them.
//!
//! Must not know what a template does.

use typst::WorldExt;
use typst::diag::SourceDiagnostic;

use super::request::Request;
use super::world::HandoutWorld;
use crate::base::diagnostic::{Diagnostic, Place};

/// Every fault, each once.
pub fn all(world: &HandoutWorld<'_>, request: &Request, errors: &[SourceDiagnostic]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for error in errors {
        let problem = one(world, request, error);
        if !found.contains(&problem) {
            found.push(problem);
        }
    }
    found
}

fn one(world: &HandoutWorld<'_>, request: &Request, error: &SourceDiagnostic) -> Diagnostic {
    // The innermost place that stands in a template: a fault may lie in the library or in the main file.
    let spans = std::iter::once(error.span).chain(error.trace.iter().map(|point| point.span.into()));
    let place = spans.into_iter().find_map(|span| {
        let id = span.id()?;
        let path = world.theme_path(id)?;
        let text = typst::World::source(world, id).ok()?;
        let range = world.range(span)?;
        Some(Place::offset(path, text.text(), range.start))
    });
    let message = format!("Typst: {}.", error.message.trim_end_matches('.'));
    let problem =
        Diagnostic::error("handout-template", place.unwrap_or_else(|| request.place.clone()), message);
    let hints: Vec<&str> = error.hints.iter().map(|hint| hint.v.as_str()).collect();
    let about = format!("It came up in the handout `{}`.", request.identity);
    match hints.is_empty() {
        true => problem.hint(about),
        false => problem.hint(format!("{about} {}.", hints.join("; "))),
    }
}
