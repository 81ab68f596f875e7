//! # unknown-topic
//!
//! **What it does.** Looks up what services in the directory refer to: topics, regions, organisations,
//! sources of evidence, and the service named `instead`; and the regions of the agency.
//!
//! **Why it matters.** A service with a misspelled topic is missing from the very list that a person
//! in need opens.
//!
//! **Example.** `topics: [bulying]`
//!
//! **Instead.** Use an id from `topics:` at the top of `directory.yaml`.

use super::Inspection;
use crate::base::diagnostic::Diagnostic;
use crate::domain::site::directory::{Directory, ShownService};
use crate::input::load::DIRECTORY;
use crate::input::yaml::At;

pub const CODE: &str = "unknown-topic";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let directory = &inspection.site.default_language().directory;
    let publisher = &inspection.site.publisher;
    regions(directory, &publisher.agency.regions, &publisher.path(), found);
    for service in &directory.services {
        let raw = &service.raw;
        for topic in raw.topics.iter().filter(|id| directory.topic(id).is_none()) {
            found.push(unknown(
                &service.path,
                "topic",
                topic,
                directory.topics.iter().map(|topic| topic.id.as_str()),
            ));
        }
        regions(directory, &raw.regions, &service.path, found);
        if directory.organisation(&raw.organisation).is_none() {
            let known = directory.organisations.iter().map(|organisation| organisation.id.as_str());
            found.push(unknown(&service.path, "organisation", &raw.organisation, known));
        }
        if let Some(instead) = raw.instead.as_ref().filter(|id| is_missing(directory, id)) {
            found.push(unknown(
                &service.path,
                "service",
                instead,
                directory.services.iter().map(|other| other.id()),
            ));
        }
        if raw.topics.is_empty() || raw.regions.is_empty() {
            let message = format!("`{}` has no topic or no region, so no list shows it.", service.id());
            let problem = Diagnostic::error(CODE, raw.id.place(&service.path), message);
            found.push(problem.hint("Give it at least one of each."));
        }
        sources(directory, service, found);
    }
}

/// Lists take topics, regions and services in one place, so that a name which nothing has may be of any of these.
fn of_directory(kind: &str) -> &str {
    if matches!(kind, "topic" | "region" | "service") { DIRECTORY } else { kind }
}

fn regions(directory: &Directory, named: &[At<String>], path: &str, found: &mut Vec<Diagnostic>) {
    let known = directory.regions.iter().map(|region| region.id.as_str());
    let missing = named.iter().filter(|id| directory.region(id).is_none());
    found.extend(missing.map(|region| unknown(path, "region", region, known.clone())));
}

fn is_missing(directory: &Directory, id: &str) -> bool {
    directory.service(id).is_none() && !directory.leaves_out(id)
}

fn sources(directory: &Directory, service: &ShownService, found: &mut Vec<Diagnostic>) {
    let fields = service.raw.evidence.values();
    let contacts = service.raw.contacts.iter().filter_map(|contact| contact.evidence.as_ref());
    for source in fields.chain(contacts).flat_map(|evidence| &evidence.seen) {
        if !directory.sources.contains_key(&source.value) {
            found.push(unknown(
                &service.path,
                "source",
                source,
                directory.sources.keys().map(String::as_str),
            ));
        }
    }
}

fn unknown<'a>(
    path: &str,
    kind: &str,
    id: &At<String>,
    known: impl Iterator<Item = &'a str> + Clone,
) -> Diagnostic {
    let message = format!("The directory has no {kind} `{}`.", id.value);
    let otherwise = format!("The {kind}s are in `directory.yaml`.");
    Diagnostic::error(CODE, id.place(path), message).unknown(of_directory(kind), id, known, otherwise)
}
