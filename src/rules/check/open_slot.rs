//! # open-slot
//!
//! **What it does.** Names every slot that is shown somewhere and that the publishing agency has not
//! filled. Readers see a plain notice in its place.
//!
//! **Why it matters.** The guide sends people to a contact, a policy, a process. Without the agency's
//! words they arrive nowhere.
//!
//! **Example.** `slots: {contact: null}` in the agency's file.
//!
//! **Instead.** Write the agency's words, as Markdown, in `agencies/<id>.yaml`.

use std::collections::BTreeSet;

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, Place, nearest};
use crate::input::load::SITE;
use crate::input::markdown::target::EmbedTarget;

pub const CODE: &str = "open-slot";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let site = inspection.site;
    let language = site.default_language();
    let mut shown: BTreeSet<&str> = BTreeSet::new();
    for (_, page) in inspection.texts() {
        for image in &page.raw.outline.images {
            if let EmbedTarget::Slot(id) = EmbedTarget::of_image(&image.address) {
                shown.insert(id);
            }
        }
    }
    shown.extend(
        language
            .directory
            .services
            .iter()
            .filter_map(|service| service.raw.agency_slot.as_deref().map(String::as_str)),
    );
    let place = |id: &str| {
        if site.publisher.id.is_empty() { Place::file(SITE) } else { site.publisher.place_of_slot(id) }
    };
    // Whose id is misspelt there is open through that slip only, which `unknown-slot` tells.
    let known = || language.slots.keys().map(String::as_str);
    let given = site.publisher.agency.slots.keys().filter(|id| !language.slots.contains_key(*id));
    let meant: BTreeSet<&str> = given.flat_map(|id| nearest(id, known())).collect();
    for id in shown.into_iter().filter(|id| !site.publisher.fills(id) && !meant.contains(id)) {
        let Some(slot) = language.slots.get(id) else { continue };
        let message = format!("The slot `{id}` is open: {}.", slot.label.trim_end_matches('.'));
        found.push(Diagnostic::warning(CODE, place(id), message).hint(slot.ask.clone()));
    }
}
