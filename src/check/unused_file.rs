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
use crate::diagnostic::{Diagnostic, Place};
use crate::markdown::target::{Embed, Target, join};

pub const CODE: &str = "unused-file";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for path in &inspection.site.unused {
        let message = format!("Nothing reads `{path}`.");
        found.push(Diagnostic::warning(CODE, Place::file(path.clone()), message).hint("Move it, rename it, or delete it."));
    }
    let mut used: BTreeSet<String> = BTreeSet::new();
    for (language, page) in inspection.texts() {
        let links = page.raw.outline.links.iter().filter_map(|link| match Target::of_link(&link.address) {
            Target::File(path) => join(&page.key, path),
            _ => None,
        });
        let images = page.raw.outline.images.iter().filter_map(|image| match Embed::of_image(&image.address) {
            Embed::Picture(path) => join(&page.key, path),
            _ => None,
        });
        for key in links.chain(images) {
            used.insert(format!("{}{key}", language.prefix));
            used.insert(key);
        }
    }
    for file in inspection.site.files.iter().filter(|file| !used.contains(&file.url)) {
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
