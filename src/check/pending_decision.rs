//! # pending-decision
//!
//! **What it does.** Names every question that only the owner can settle and that is still open.
//! Readers see that it is open; nothing is printed as fact.
//!
//! **Why it matters.** The source says something that may not be true of this organisation. Printing
//! it anyway would promise people something nobody keeps.
//!
//! **Example.** `decisions: {oia: null}` in the agency's file.
//!
//! **Instead.** Let the owner decide and write the answer, as Markdown, in `agencies/<id>.yaml`.

use super::Inspection;
use crate::diagnostic::{Diagnostic, Place};
use crate::markdown::target::Embed;

pub const CODE: &str = "pending-decision";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let site = inspection.site;
    let language = site.default_language();
    let path = if site.publisher.id.is_empty() { crate::load::SITE.to_owned() } else { site.publisher.path() };
    for (id, decision) in &language.decisions {
        let mut images = language.pages.iter().flat_map(|page| &page.raw.outline.images);
        let shown = images.any(|image| Embed::of_image(&image.address) == Embed::Decision(id));
        if shown && site.publisher.decision(id).is_none() {
            let message = format!("The decision `{id}` is pending: {}", decision.question);
            found.push(Diagnostic::warning(CODE, Place::file(path.clone()), message).hint(decision.why.clone()));
        }
    }
}
