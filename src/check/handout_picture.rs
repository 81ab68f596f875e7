//! # handout-picture
//!
//! **What it does.** Looks at every picture that a handout prints, the logo among them: whether it can be
//! printed, whether it is of a size that makes sense, and whether an SVG holds scripts or loads anything.
//!
//! **Why it matters.** A logo from somebody else's website can carry a script or fetch a file, which tells
//! its owner who looked. A picture of a hundred million pixels stops the machine that prints it.
//!
//! **Example.** An SVG logo with `<image href="https://…">` in it.
//!
//! **Instead.** Save the logo as a plain SVG or PNG that has all in itself.

use std::collections::BTreeSet;

use super::Inspection;
use crate::diagnostic::{Diagnostic, Place};
use crate::handout::{self, pages_of, pictures, section_of};
use crate::markdown::target::{Embed, join};

pub const CODE: &str = "handout-picture";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let site = inspection.site;
    if handout::named(site).next().is_none() {
        return;
    }
    if let Some((name, bytes)) = handout::logo(site)
        && let Some(why) = pictures::fault(name, bytes)
    {
        let place = match &site.publisher.agency.logo {
            Some(logo) => logo.place(&site.publisher.path()),
            None => Place::file(site.theme.path_of(name)),
        };
        let message = format!("The logo `{name}` cannot be printed: {why}.");
        found.push(Diagnostic::error(CODE, place, message).hint("Save it as a plain SVG or PNG that has all in itself."));
    }
    let mut seen = BTreeSet::new();
    for (language, handout) in handout::named(site) {
        for part in &handout.parts {
            let section = part.section.as_ref().and_then(|name| section_of(language, name));
            let pages = pages_of(language, part).into_iter().chain(section.map(|(page, _)| page));
            for page in pages {
                for image in &page.raw.outline.images {
                    let Embed::Picture(path) = Embed::of_image(&image.address) else { continue };
                    let Some(key) = join(&page.key, path) else { continue };
                    let own = format!("{}{key}", language.prefix);
                    let Some(file) = site.files.iter().find(|file| file.url == own || file.url == key) else { continue };
                    if !seen.insert(file.url.clone()) {
                        continue;
                    }
                    if let Some(why) = pictures::fault(&file.url, &file.bytes) {
                        let message = format!("`{}` cannot be printed: {why}.", file.source);
                        let problem = Diagnostic::error(CODE, page.raw.text.place(image.offset), message);
                        found.push(problem.hint(format!("The handout `{}` takes this page.", handout.id)));
                    }
                }
            }
        }
    }
}
