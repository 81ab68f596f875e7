//! # unused-file
//!
//! **What it does.** Finds files in the content folder that no part of the build reads, and pictures
//! and files that no page shows or links to.
//!
//! **Why it matters.** A file in the wrong place looks published and is not; a forgotten one is
//! carried to everybody who downloads the site.
//!
//! **Example.** `content/en/fact.yaml`, which should be `facts.yaml`.
//!
//! **Instead.** Move it, link to it, or delete it.

use std::collections::BTreeSet;

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::domain::site::links::Destination;
use crate::input::markdown::target::EmbedTarget;

pub const CODE: &str = "unused-file";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for path in &inspection.site.unused {
        let message = format!("Nothing reads `{path}`.");
        found.push(
            Diagnostic::warning(CODE, Place::file(path.clone()), message)
                .hint("Move it, rename it, or delete it."),
        );
    }
    let mut used: BTreeSet<&str> = BTreeSet::new();
    for (language, page) in inspection.texts() {
        let (links, outline) = (inspection.links(language, page), &page.raw.outline);
        used.extend(outline.links.iter().filter_map(|link| match links.destination(&link.address) {
            Destination::File { file, .. } => Some(file.url.as_str()),
            _ => None,
        }));
        used.extend(outline.images.iter().filter_map(|image| match EmbedTarget::of_image(&image.address) {
            EmbedTarget::Picture(path) => links.picture(path).ok().map(|file| file.url.as_str()),
            _ => None,
        }));
    }
    for file in inspection.site.files.iter().filter(|file| !used.contains(file.url.as_str())) {
        if file.url == "LICENSE.md" {
            continue;
        }
        let message = format!("No page links to `{}`.", file.url);
        let ending = file.url.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        let hint = match ending.as_str() {
            // It would travel as it was typed.
            "md" | "markdown" => "If it is a page, let its name end in `.md`, in small letters.",
            _ => "Link to it, or delete it.",
        };
        found.push(Diagnostic::warning(CODE, Place::file(file.source.clone()), message).hint(hint));
    }
}
