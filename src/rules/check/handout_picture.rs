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
use crate::base::diagnostic::{Diagnostic, Place};
use crate::domain::handout::{self, pages_of, pictures, section_of};
use crate::domain::site::handouts::Handout;
use crate::domain::site::links::Links;
use crate::domain::site::{Language, Site};
use crate::input::load::PageText;
use crate::input::markdown::outline::Outline;
use crate::input::markdown::target::EmbedTarget;

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
        found.push(
            Diagnostic::error(CODE, place, message)
                .hint("Save it as a plain SVG or PNG that has all in itself."),
        );
    }
    let mut seen = BTreeSet::new();
    for (language, handout) in handout::named(site) {
        for part in &handout.parts {
            let section = part.section.as_ref().and_then(|name| section_of(language, name));
            let pages = pages_of(language, part).into_iter().chain(section.map(|(page, _)| page));
            for page in pages {
                let raw = &page.raw;
                look(site, language, handout, (&page.key, &raw.text, &raw.outline), &mut seen, found);
            }
            if let Some(own) = &part.text {
                let text = PageText::within(&handout.path, own);
                let outline = Outline::of(&crate::input::markdown::read(own));
                look(site, language, handout, ("", &text, &outline), &mut seen, found);
            }
        }
    }
}

/// Looks at the pictures in one text, which stands at a key in its language's folder.
fn look(
    site: &Site,
    language: &Language,
    handout: &Handout,
    (key, text, outline): (&str, &PageText, &Outline),
    seen: &mut BTreeSet<String>,
    found: &mut Vec<Diagnostic>,
) {
    for image in &outline.images {
        let EmbedTarget::Picture(path) = EmbedTarget::of_image(&image.address) else { continue };
        let file = Links { site, language, key }.picture(path).ok();
        let Some(file) = file.filter(|file| seen.insert(file.url.clone())) else { continue };
        if let Some(why) = pictures::fault(&file.url, &file.bytes) {
            let message = format!("`{}` cannot be printed: {why}.", file.source);
            let problem = Diagnostic::error(CODE, text.place(image.offset), message);
            found.push(problem.hint(format!("The handout `{}` prints it.", handout.id)));
        }
    }
}
