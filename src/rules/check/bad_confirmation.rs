//! # bad-confirmation
//!
//! **What it does.** Checks what `confirmed` says, in the directory and in the agency's file: who tried the number or
//! address, on a day that has come, and how.
//!
//! **Why it matters.** It tells readers, on the page and on paper, that somebody has tried the number. A slip here makes
//! a promise that nobody has kept.
//!
//! **Example.** `{service: lifeline, by: "", on: 2029-11-27, how: ""}`
//!
//! **Instead.** `{service: lifeline, by: "Ana Tauira, people and culture", on: 2026-11-20, how: rang the number}`

use super::Inspection;
use crate::base::date::Date;
use crate::base::diagnostic::Diagnostic;
use crate::domain::site::Site;
use crate::domain::site::directory::ShownService;
use crate::input::model::directory::Confirmed;
use crate::input::yaml::At;

pub const CODE: &str = "bad-confirmation";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let site = inspection.site;
    let publisher = &site.publisher;
    let path = publisher.path();
    for tried in &publisher.agency.confirmed {
        look(&path, (&tried.by, &tried.on, &tried.how), inspection.today, found);
    }
    for service in &site.default_language().directory.services {
        // What the agency has tried was looked at above, once for all numbers of a service.
        for (path, one) in own_confirmations(site, service) {
            look(path, (&one.by, &one.on, &one.how), inspection.today, found);
        }
    }
}

/// Who says that something of a service was tried, and in which file.
pub fn confirmations<'a>(
    site: &'a Site,
    service: &'a ShownService,
) -> impl Iterator<Item = (String, &'a Confirmed)> {
    let agency =
        service.raw.contacts.iter().filter(|contact| site.publisher.has_tried(service.id(), contact));
    let agency = agency.filter_map(|contact| contact.evidence.as_ref()?.confirmed.as_ref());
    let own = own_confirmations(site, service).map(|(path, one)| (path.to_owned(), one));
    own.chain(agency.map(|one| (site.publisher.path(), one)))
}

/// Those that stand where the service stands.
fn own_confirmations<'a>(
    site: &'a Site,
    service: &'a ShownService,
) -> impl Iterator<Item = (&'a str, &'a Confirmed)> {
    let contacts = service.raw.contacts.iter().filter(|one| !site.publisher.has_tried(service.id(), one));
    let contacts = contacts.filter_map(|contact| contact.evidence.as_ref());
    let all = service.raw.evidence.values().chain(contacts);
    all.filter_map(|evidence| evidence.confirmed.as_ref()).map(|one| (service.path.as_str(), one))
}

fn look(
    path: &str,
    (by, on, how): (&At<String>, &At<Date>, &At<String>),
    today: Date,
    found: &mut Vec<Diagnostic>,
) {
    if by.trim().is_empty() {
        let problem = Diagnostic::error(CODE, by.place(path), "This does not say who tried it.");
        found.push(problem.hint("Write a name and a role, such as `Ana Tauira, people and culture`."));
    }
    if on.value > today {
        let message = format!("{} has not come yet: nobody can have tried it then.", on.long_text());
        let problem = Diagnostic::error(CODE, on.place(path), message);
        found.push(problem.hint("Write the day on which it was tried."));
    }
    if how.trim().is_empty() {
        let problem = Diagnostic::error(CODE, how.place(path), "This does not say how it was tried.");
        found.push(problem.hint(
            "Say what somebody did, such as `rang the number`, `wrote an email` or `opened the page`.",
        ));
    }
}
