//! # unknown-slot
//!
//! **What it does.** Looks up every slot and decision that a page, a service or an agency names.
//!
//! **Why it matters.** What an agency writes for a slot that does not exist is printed nowhere.
//!
//! **Example.** `slots: {polices: …}` in `agencies/example.yaml`.
//!
//! **Instead.** Use the ids of `content/slots.yaml`.

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::domain::site::Language;
use crate::input::markdown::target::EmbedTarget;

pub const CODE: &str = "unknown-slot";

/// The way out where no name is near.
const ELSE: &str = "Slots and decisions are in `content/slots.yaml`.";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for (language, page) in inspection.texts() {
        for image in &page.raw.outline.images {
            let place = || page.raw.text.place(image.offset);
            match EmbedTarget::of_image(&image.address) {
                EmbedTarget::Slot(id) if !language.slots.contains_key(id) => {
                    found.push(slot(language, id, place()))
                }
                EmbedTarget::Decision(id) if !language.decisions.contains_key(id) => {
                    found.push(decision(language, id, place()))
                }
                _ => {}
            }
        }
    }
    let language = inspection.site.default_language();
    for service in &language.directory.services {
        if let Some(id) = &service.raw.agency_slot
            && !language.slots.contains_key(&id.value)
        {
            found.push(slot(language, id, id.place(&service.path)));
        }
    }
    let publisher = &inspection.site.publisher;
    let path = publisher.path();
    for (id, text) in publisher.agency.slots.iter().filter(|(id, _)| !language.slots.contains_key(*id)) {
        found.push(slot(language, id, text.place(&path)));
    }
    for (id, text) in
        publisher.agency.decisions.iter().filter(|(id, _)| !language.decisions.contains_key(*id))
    {
        found.push(decision(language, id, text.place(&path)));
    }
}

fn slot(language: &Language, id: &str, place: Place) -> Diagnostic {
    let problem = Diagnostic::error(CODE, place, format!("No slot is called `{id}`."));
    problem.unknown("slot", id, language.slots.keys().map(String::as_str), ELSE)
}

fn decision(language: &Language, id: &str, place: Place) -> Diagnostic {
    let problem = Diagnostic::error(CODE, place, format!("No decision is called `{id}`."));
    problem.unknown("decision", id, language.decisions.keys().map(String::as_str), ELSE)
}
