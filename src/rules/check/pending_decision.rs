//! # pending-decision
//!
//! **What it does.** Names every question that only the owner can settle and that is still open. Where it stands
//! on a page, readers see that it is open; nothing is printed as fact. A question with no `notice` is put to the
//! publisher alone, and one with a `publisher` to that one only.
//!
//! **Why it matters.** The source says something that may not be true of this organisation. Printing
//! it anyway would promise people something nobody keeps.
//!
//! **Example.** `decisions: {oia: null}` in the agency's file.
//!
//! **Instead.** Let the owner decide and write the answer, as Markdown, in `agencies/<id>.yaml`.

use std::collections::BTreeSet;

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::input::markdown::target::EmbedTarget;

pub const CODE: &str = "pending-decision";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let site = inspection.site;
    let language = site.default_language();
    let path = if site.publisher.id.is_empty() {
        crate::input::load::SITE.to_owned()
    } else {
        site.publisher.path()
    };
    let shown: BTreeSet<&str> = inspection
        .texts()
        .flat_map(|(_, page)| &page.raw.outline.images)
        .filter_map(|image| match EmbedTarget::of_image(&image.address) {
            EmbedTarget::Decision(id) => Some(id),
            _ => None,
        })
        .collect();
    for (id, decision) in &language.decisions {
        let asked = decision.publisher.as_ref().is_none_or(|publisher| *publisher == site.publisher.id);
        let open = site.publisher.decision(id).is_none();
        if asked && open && (decision.notice.is_empty() || shown.contains(id.as_str())) {
            let message = format!("The decision `{id}` is pending: {}", decision.question);
            found.push(
                Diagnostic::warning(CODE, Place::file(path.clone()), message).hint(decision.why.clone()),
            );
        }
    }
}
