//! # missing-image
//!
//! **What it does.** Looks for the file of every picture, and refuses pictures from other sites and of kinds
//! that most browsers cannot show, such as the HEIC files of some telephones.
//!
//! **Why it matters.** A picture from elsewhere tells that other site who reads this one, and shows
//! nothing from a USB stick. One that a browser cannot show is missing for whoever uses it.
//!
//! **Example.** `![A lift](https://example.org/lift.png)`
//!
//! **Instead.** Put the file beside the page: `![The lift at the back door](lift.png)`.

use std::collections::HashSet;

use super::Inspection;
use crate::diagnostic::{Diagnostic, suggestion};
use crate::markdown::target::{Embed, join};

pub const CODE: &str = "missing-image";

/// Endings of the pictures that all current browsers show.
const SHOWN: &[&str] = &["svg", "png", "jpg", "jpeg", "gif", "webp", "avif"];

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let files: HashSet<&str> = inspection.site.files.iter().map(|file| file.url.as_str()).collect();
    for (language, page) in inspection.texts() {
        for image in &page.raw.outline.images {
            let place = page.raw.text.place(image.offset);
            match Embed::of_image(&image.address) {
                Embed::Picture(path) => {
                    let key = join(&page.key, path).unwrap_or_default();
                    let own = format!("{}{key}", language.prefix);
                    let ending = key.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
                    if !files.contains(key.as_str()) && !files.contains(own.as_str()) {
                        let problem = Diagnostic::error(CODE, place, format!("There is no picture `{key}`."));
                        found.push(match suggestion(&key, files.iter().copied()) {
                            Some(hint) => problem.hint(hint),
                            None => problem.hint("Put the file into the content folder."),
                        });
                    } else if !SHOWN.contains(&ending.as_str()) {
                        let message = format!("Most browsers cannot show `{key}`.");
                        let hint = "Save a photograph as JPEG, and a drawing as SVG or PNG.";
                        found.push(Diagnostic::error(CODE, place, message).hint(hint));
                    }
                }
                Embed::Refused(address) => {
                    let message = format!("`{address}` is not a picture of this site, nor a directive.");
                    let hint = "Put the file beside the page. Directives are service:, services:, slot:, decision:, facts:, \
                                third-parties and download:.";
                    found.push(Diagnostic::error(CODE, place, message).hint(hint));
                }
                _ => {}
            }
        }
    }
}
