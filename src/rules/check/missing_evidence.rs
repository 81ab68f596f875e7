//! # missing-evidence
//!
//! **What it does.** Asks every fact of a service for its evidence: each text field, and each contact.
//!
//! **Why it matters.** A fact without evidence is never shown, so without this rule it would be missing
//! from the site and nobody would know.
//!
//! **Example.** `hours: 9am to 5pm` with no `evidence: {hours: …}`.
//!
//! **Instead.** Add the evidence, or `{unverified: true}` to keep the fact in the file and off the site.

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, nearest, suggestion};
use crate::domain::site::directory::ShownService;
use crate::input::model::directory::{Evidence, FACT_FIELDS};

pub const CODE: &str = "missing-evidence";

/// Keys that evidence may have besides the text fields.
const OTHER: [&str; 8] = ["name", "organisation", "topics", "regions", "open", "holidays", "for", "listed"];

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for service in &inspection.site.default_language().directory.services {
        let place = || service.raw.id.place(&service.path);
        let known = || FACT_FIELDS.into_iter().chain(OTHER);
        let evidence = &service.raw.evidence;
        let misspelt: Vec<&str> = evidence.keys().filter_map(|key| nearest(key, known())).collect();
        for field in FACT_FIELDS {
            if service.raw.field(field).is_some()
                && !evidence.contains_key(field)
                // Its evidence is there under a name that is told below.
                && !misspelt.contains(&field)
            {
                let message = format!("`{field}` of `{}` has no evidence, so it is not shown.", service.id());
                let problem = Diagnostic::error(CODE, place(), message);
                found.push(
                    problem.hint(format!("Add `{field}: {{seen: […], confidence: …}}` to its `evidence`.")),
                );
            }
        }
        for (key, evidence) in evidence {
            if !known().any(|field| field == key) {
                // A key has no place of its own; what it says mostly stands in its line.
                let place = evidence.seen.first().map_or_else(place, |source| source.place(&service.path));
                let message = format!("`{key}` in the evidence of `{}` is no field.", service.id());
                let problem = Diagnostic::error(CODE, place, message);
                found.push(match suggestion(key, known()) {
                    Some(hint) => problem.hint(hint),
                    None => problem,
                });
            }
        }
        contacts(service, found);
    }
}

fn contacts(service: &ShownService, found: &mut Vec<Diagnostic>) {
    for contact in &service.raw.contacts {
        let place = contact.value.place(&service.path);
        match &contact.evidence {
            None => {
                let message = format!("`{}` has no evidence, so it is not shown.", contact.value.value);
                found.push(
                    Diagnostic::error(CODE, place, message)
                        .hint("Add `evidence: {seen: […], confidence: …}`."),
                );
            }
            Some(evidence) if says_nothing(evidence) => {
                let message = format!("The evidence of `{}` names no source.", contact.value.value);
                let hint = "Add `seen: […]`, `confirmed: {…}` or `unverified: true`.";
                found.push(Diagnostic::error(CODE, place, message).hint(hint));
            }
            Some(_) => {}
        }
    }
}

fn says_nothing(evidence: &Evidence) -> bool {
    evidence.seen.is_empty() && evidence.confirmed.is_none() && !evidence.unverified
}
