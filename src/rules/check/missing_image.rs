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

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, Guesses};
use crate::domain::site::links::Unresolved;
use crate::input::markdown::target::EmbedTarget;

pub const CODE: &str = "missing-image";

/// Endings of the pictures that all current browsers show.
const SHOWN: &[&str] = &["svg", "png", "jpg", "jpeg", "gif", "webp", "avif"];

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let mut guesses = Guesses::default();
    for (language, page) in inspection.texts() {
        for image in &page.raw.outline.images {
            let place = page.raw.text.place(image.offset);
            match EmbedTarget::of_image(&image.address) {
                EmbedTarget::Picture(path) if path.trim().is_empty() => {
                    let problem = Diagnostic::error(CODE, place, "This picture names no file.");
                    found.push(
                        problem.hint("Write the path of a picture of this site: `![words](picture.png)`."),
                    );
                }
                EmbedTarget::Picture(path) => {
                    let file = match inspection.links(language, page).picture(path) {
                        Ok(file) => file,
                        Err(Unresolved::File(key)) => {
                            let files = inspection.site.files.iter().map(|file| file.url.as_str());
                            let problem =
                                Diagnostic::error(CODE, place, format!("There is no picture `{key}`."));
                            let hint = guesses.suggestion(&key, files);
                            found.push(problem.hint(
                                hint.unwrap_or_else(|| "Put the file into the content folder.".to_owned()),
                            ));
                            continue;
                        }
                        Err(Unresolved::Outside(path)) => {
                            let message = format!("`{path}` leads out of the content folder.");
                            let problem = Diagnostic::error(CODE, place, message);
                            found.push(
                                problem.hint("Put the picture into the content folder, beside the page."),
                            );
                            continue;
                        }
                        Err(_) => continue,
                    };
                    let ending = file.url.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
                    if !SHOWN.contains(&ending.as_str()) {
                        let message = format!("Most browsers cannot show `{}`.", file.url);
                        let hint = "Save a photograph as JPEG, and a drawing as SVG or PNG.";
                        found.push(Diagnostic::error(CODE, place, message).hint(hint));
                    }
                }
                EmbedTarget::Refused(address) => {
                    let message = format!("`{address}` is not a picture of this site, nor a directive.");
                    let hint = match inspection.site.is_kit() {
                        true => {
                            "Put the file beside the page. Directives are service:, services:, slot:, decision:, \
                                 facts:, third-parties and download:."
                        }
                        false if address.starts_with("https:") => {
                            "Put the file beside the page. From elsewhere no picture is loaded: it becomes a link."
                        }
                        false => "Put the file beside the page. Of this one only the words are on the page.",
                    };
                    found.push(Diagnostic::error(CODE, place, message).hint(hint));
                }
                _ => {}
            }
        }
    }
}
