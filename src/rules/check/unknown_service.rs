//! # unknown-service
//!
//! **What it does.** Looks up every service that a page or an agency names, and every part of a `services:` list.
//!
//! **Why it matters.** A card that is not there is help that is not there.
//!
//! **Example.** `![](service:safe-to-tlak)`
//!
//! **Instead.** Use the `id` of a service in `directory.yaml`; lists take `topic/…`, `region/…`,
//! `id/a,b`, `crisis` and `all`.

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, Place, suggestion};
use crate::domain::site::Language;
use crate::domain::site::links::{Destination, Unresolved};
use crate::domain::site::publisher::must_be_offered;
use crate::input::load::DIRECTORY;
use crate::input::markdown::target::EmbedTarget;

pub const CODE: &str = "unknown-service";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    of_agency(inspection, found);
    for (language, page) in inspection.texts() {
        for link in &page.raw.outline.links {
            if let Destination::Unresolved(Unresolved::Service(id)) =
                inspection.destination(language, page, &link.address)
            {
                found.push(unknown(language, id, page.raw.text.place(link.offset)));
            }
        }
        for image in &page.raw.outline.images {
            let place = || page.raw.text.place(image.offset);
            match EmbedTarget::of_image(&image.address) {
                EmbedTarget::Service(id) if language.directory.service(id).is_none() => {
                    found.push(unknown(language, id, place()))
                }
                EmbedTarget::Services(query) | EmbedTarget::Helplines(query) => {
                    match language.directory.select(query) {
                        Err(word) => found.push(unknown(language, &word, place())),
                        Ok(services) if services.is_empty() => {
                            let message = format!("`{}` names no service at all.", image.address);
                            let hint = if language.directory.lists_left_out(query) {
                                "This site leaves them out: name who helps in their place as `instead` under `hide`."
                            } else {
                                "Take the list out, or widen it."
                            };
                            found.push(Diagnostic::error(CODE, place(), message).hint(hint));
                        }
                        Ok(_) => {}
                    }
                }
                _ => {}
            }
        }
    }
}

/// What the agency says of services and numbers that the directory does not have.
fn of_agency(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let (publisher, language) = (&inspection.site.publisher, inspection.site.default_language());
    let path = publisher.path();
    for id in &publisher.agency.withdrawn {
        match language.directory.service(id) {
            None => found.push(unknown(language, id, id.place(&path))),
            Some(service) => {
                let Some(why) = must_be_offered(&service.raw) else { continue };
                let message = format!("{} cannot be withdrawn: {why}.", service.raw.name);
                let hint = "Take it out of `withdrawn`. A number that no longer answers is mended in `directory.yaml`.";
                found.push(Diagnostic::error(CODE, id.place(&path), message).hint(hint));
            }
        }
    }
    for tried in &publisher.agency.confirmed {
        match language.directory.service(&tried.service) {
            None => found.push(unknown(language, &tried.service, tried.service.place(&path))),
            Some(service) if service.raw.contacts.iter().any(|contact| tried.is_of(contact)) => {}
            Some(service) => {
                let Some(contact) = &tried.contact else { continue };
                let message = format!("{} has no contact `{}`.", service.raw.name, contact.value);
                let problem = Diagnostic::error(CODE, contact.place(&path), message);
                let known = service.raw.contacts.iter().map(|contact| contact.value.as_str());
                found.push(
                    problem.hint(
                        suggestion(contact, known)
                            .unwrap_or_else(|| "Write it as the directory does.".to_owned()),
                    ),
                );
            }
        }
    }
}

fn unknown(language: &Language, id: &str, place: Place) -> Diagnostic {
    let directory = &language.directory;
    if directory.leaves_out(id) {
        let message = format!("This names `{id}`, which this site leaves out.");
        return Diagnostic::error(CODE, place, message).hint(match directory.in_place_of(id) {
            Some(page) => {
                format!("A link can lead to `{page}`, but this needs a service: name one as `instead`.")
            }
            None => "Name who helps in its place under `hide`, as `instead` of its entry: a service, or a page for links."
                .to_owned(),
        });
    }
    let bare = id.rsplit('/').next().unwrap_or(id);
    let known: Vec<&str> = directory
        .services
        .iter()
        .map(|service| service.id())
        .chain(directory.topics.iter().map(|topic| topic.id.as_str()))
        .chain(directory.regions.iter().map(|region| region.id.as_str()))
        .collect();
    let problem = Diagnostic::error(CODE, place, format!("The directory has no `{id}`."));
    problem.unknown(DIRECTORY, bare, known.iter().copied(), "The ids are in `directory.yaml`.")
}
