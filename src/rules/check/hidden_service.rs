//! # hidden-service
//!
//! **What it does.** Checks the services under `hide` in `site.yaml` and in the agency's file: each is in the inherited directory and may be left
//! out, and who stands in its place is a service or a page that there is. Where a plan or a guarantee of the questionnaire
//! counts on the service, a service must stand in its place.
//!
//! **Why it matters.** Nobody in danger may find fewer numbers because of who publishes the site, and a plan that was
//! proved to name somebody must still do so.
//!
//! **Example.** `- service: police`
//!
//! **Instead.** `- {service: cab, instead: community-law}`

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, suggestion};
use crate::domain::site::directory::Directory;
use crate::input::load::DIRECTORY;
use crate::input::load::inheritance::HideEntry;
use crate::input::model::triage::{Effect, TriageFile};
use crate::input::yaml::At;

pub const CODE: &str = "hidden-service";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let site = inspection.site;
    let language = site.default_language();
    let directory = &language.directory;
    let entries = site.inheritance.hide.iter().filter(|one| one.entry.page.is_none());
    for HideEntry { entry: hidden, path } in entries {
        let Some(id) = &hidden.service else { continue };
        if !directory.leaves_out(id) {
            found.push(not_left_out(inspection, id, path));
        }
        let known = || directory.services.iter().map(|service| service.id());
        let pages = || language.pages.iter().map(|page| &*page.key);
        match &hidden.instead {
            Some(instead) if !known().chain(pages()).any(|name| name == instead.value) => {
                let what = if directory.leaves_out(instead) {
                    "which is left out too"
                } else {
                    "which is neither a service nor a page"
                };
                let message = format!("In place of `{}` stands `{}`, {what}.", id.value, instead.value);
                let hint = suggestion(instead, known().chain(pages())).unwrap_or_else(|| {
                    "Write the id of a service of `directory.yaml`, or a page as `guide/care.md`.".to_owned()
                });
                found.push(Diagnostic::error(CODE, instead.place(path), message).hint(hint));
            }
            _ if directory.leaves_out(id) && directory.service(id).is_none() => {
                let needed = language.triages.iter().find_map(|file| counted_on(file, id));
                found.extend(needed.map(|who| {
                    let message = format!("`{}` is left out, and {who} counts on it.", id.value);
                    let hint = "Name a service that helps with the same as `instead: …` of this entry.";
                    Diagnostic::error(CODE, id.place(path), message).hint(hint)
                }));
            }
            _ => {}
        }
    }
}

/// Why the service is still there.
fn not_left_out(inspection: &Inspection<'_>, id: &At<String>, path: &str) -> Diagnostic {
    let directory = &inspection.site.default_language().directory;
    let told = |message: String| Diagnostic::error(CODE, id.place(path), message);
    match directory.service(id) {
        None => {
            told(format!("There is no service `{}` to leave out.", id.value)).hint(nearest(directory, id))
        }
        Some(service) if service.path != DIRECTORY => {
            told(format!("`{}` is your organisation's own service.", id.value))
                .hint(format!("Take it out of `{}`, and the entry out of `hide`.", service.path))
        }
        Some(service) => {
            let why = inspection.site.inheritance.must_stay(&service.raw).unwrap_or("it is needed");
            told(format!("`{}` cannot be left out: {why}.", id.value)).hint("Take the entry out of `hide`.")
        }
    }
}

fn nearest(directory: &Directory, id: &str) -> String {
    suggestion(id, directory.services.iter().map(|service| service.id()))
        .unwrap_or_else(|| "The ids are in `directory.yaml`.".to_owned())
}

/// What in a questionnaire is not whole without the service: a card that opens plans, or a guarantee.
fn counted_on(file: &TriageFile, id: &str) -> Option<String> {
    let called = |item: &&crate::input::model::triage::Item| {
        item.card.as_ref().and_then(|card| card.call.as_ref()).is_some_and(|call| call.value == id)
    };
    if let Some(item) = file.plan.iter().find(called) {
        return Some(format!("the card of `{}` in the plan of `{}`", item.id.value, file.id.value));
    }
    let promised = file.guarantees.iter().find(|guarantee| {
        let effects = guarantee.always.iter().chain(&guarantee.shows);
        effects.into_iter().any(|effect| only(effect, id))
    })?;
    Some(format!("the guarantee `{}` of `{}`", promised.id.value, file.id.value))
}

/// Whether the effect is this service and nothing else.
fn only(effect: &Effect, id: &str) -> bool {
    let one = |service: &[At<String>]| service.iter().all(|name| name.value == id);
    let Effect { item, service, fact, deadline, guide, level, reach } = effect;
    service.as_ref().is_some_and(|names| one(&names.0))
        && [item, fact, deadline, guide].iter().all(|names| names.is_none())
        && level.is_none()
        && reach.is_none()
}
