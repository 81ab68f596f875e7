//! # unknown-service
//!
//! **What it does.** Looks up every service that a page names, and every part of a `services:` list.
//!
//! **Why it matters.** A card that is not there is help that is not there.
//!
//! **Example.** `![](service:safe-to-tlak)`
//!
//! **Instead.** Use the `id` of a service in `directory.yaml`; lists take `topic/…`, `region/…`,
//! `id/a,b`, `crisis` and `all`.

use super::Inspection;
use crate::diagnostic::{Diagnostic, Place, suggestion};
use crate::markdown::target::{Embed, Target};
use crate::site::Language;

pub const CODE: &str = "unknown-service";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for (language, page) in inspection.texts() {
        for link in &page.raw.outline.links {
            if let Target::Service(id) = Target::of_link(&link.address)
                && language.directory.service(id).is_none()
            {
                found.push(unknown(language, id, page.raw.text.place(link.offset)));
            }
        }
        for image in &page.raw.outline.images {
            let place = || page.raw.text.place(image.offset);
            match Embed::of_image(&image.address) {
                Embed::Service(id) if language.directory.service(id).is_none() => found.push(unknown(language, id, place())),
                Embed::Services(query) | Embed::Helplines(query) => match language.directory.select(query) {
                    Err(word) => found.push(unknown(language, &word, place())),
                    Ok(services) if services.is_empty() => {
                        let message = format!("`{}` names no service at all.", image.address);
                        found.push(Diagnostic::error(CODE, place(), message).hint("Take the list out, or widen it."));
                    }
                    Ok(_) => {}
                },
                _ => {}
            }
        }
    }
}

fn unknown(language: &Language, id: &str, place: Place) -> Diagnostic {
    let directory = &language.directory;
    let bare = id.rsplit('/').next().unwrap_or(id);
    let known: Vec<&str> = directory
        .services
        .iter()
        .map(|service| service.id())
        .chain(directory.topics.iter().map(|topic| topic.id.as_str()))
        .chain(directory.regions.iter().map(|region| region.id.as_str()))
        .collect();
    let problem = Diagnostic::error(CODE, place, format!("The directory has no `{id}`."));
    match suggestion(bare, known.iter().copied()) {
        Some(hint) => problem.hint(hint),
        None => problem.hint("The ids are in `directory.yaml`."),
    }
}
