//! # overdue
//!
//! **What it does.** Compares review dates with today: facts, pages and questionnaires past their
//! `review_by`, and services whose confirmation is older than `stale_after_days`.
//!
//! **Why it matters.** Numbers change and laws change. What nobody has looked at for a year may be wrong.
//!
//! **Example.** `review_by: 2026-05-23` on the 1st of June.
//!
//! **Instead.** Check it against its source, and write the new dates.

use super::Inspection;
use super::bad_confirmation::confirmations;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::input::load::FACTS;
use crate::input::model::directory::Confirmed;

pub const CODE: &str = "overdue";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let today = inspection.today;
    let language = inspection.site.default_language();
    for fact in language.facts.values().filter(|fact| fact.review_by.value < today) {
        let message =
            format!("The fact `{}` was due for review on {}.", fact.id.value, fact.review_by.long_text());
        found.push(due(fact.review_by.place(FACTS), message));
    }
    for (_, page) in inspection.pages() {
        if let Some(by) = page.raw.meta.review_by.as_ref().filter(|by| by.value < today) {
            let message = format!("This page was due for review on {}.", by.long_text());
            found.push(due(by.place(&page.raw.text.path), message));
        }
    }
    for (triage, file) in inspection.site.triages.iter().zip(&language.triages) {
        if file.review_by.value < today {
            let message = format!("This questionnaire was due for review on {}.", file.review_by.long_text());
            found.push(due(file.review_by.place(&triage.path), message));
        }
    }
    let directory = &language.directory;
    for service in &directory.services {
        let oldest = confirmations(inspection.site, service).min_by_key(|(_, confirmed)| confirmed.on.value);
        let stale = |one: &Confirmed| one.on.plus_days(directory.stale_after_days) < today;
        if let Some((path, oldest)) = oldest.filter(|(_, one)| stale(one)) {
            let message = format!("`{}` was last confirmed on {}.", service.id(), oldest.on.long_text());
            found.push(due(oldest.on.place(&path), message));
        }
    }
}

fn due(place: Place, message: String) -> Diagnostic {
    Diagnostic::warning(CODE, place, message).hint("Check it against its source and write the new date.")
}
