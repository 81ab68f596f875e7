//! # unordered-loop
//!
//! **What it does.** Finds loops over the keys and values of a map in the theme's templates.
//!
//! **Why it matters.** A map has no order, so the same sources would give other bytes from build to
//! build: every copy of the site would differ, and nobody could tell a change from chance.
//!
//! **Example.** `{% for key, value in {"topics": topics, "regions": regions} %}`
//!
//! **Instead.** `{% for key in ["topics", "regions"] %}{% set value = service[key] %}`

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, Place};

pub const CODE: &str = "unordered-loop";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for file in inspection.site.theme.files.values().filter(|file| file.path.ends_with(".html")) {
        let text = file.text();
        for (at, _) in text.match_indices("for ") {
            let opens = text[..at].trim_end_matches(['-', ' ', '\n']).ends_with("{%");
            let Some((names, _)) = text[at + 4..].split_once(" in ").filter(|_| opens) else { continue };
            if names.contains(',') && !names.contains("%}") {
                let place = Place::offset(file.path.clone(), text, at);
                let problem =
                    Diagnostic::error(CODE, place, "This loops over a map, whose order is left to chance.");
                found.push(problem.hint("Loop over a list of the keys, and take each value by its key."));
            }
        }
    }
}
