//! A support service as something that can be found.
//!
//! Takes only what may be shown. Must not know pages, terms or ranking.

use rustc_hash::FxHashSet;

use super::entry::{EntryKind, Help, ReadEntry, SearchEntry, Section};
use crate::domain::search::words::flat;
use crate::domain::site::addresses::service_url;
use crate::domain::site::directory::ShownService;
use crate::domain::site::{Language, Site};
use crate::input::model::directory::{ContactKind, ServiceKind};

/// The fields of a service that people search in, in the order in which a snippet shows them.
const TOLD: [&str; 10] = [
    "summary",
    "who",
    "cost",
    "hours",
    "languages",
    "access",
    "anonymous",
    "confidential",
    "conditions",
    "cannot_speak",
];

/// A service as one document: its names, its labels, and what is shown of it.
pub(super) fn read<'a>(site: &'a Site, language: &'a Language, service: &'a ShownService) -> ReadEntry<'a> {
    let directory = &language.directory;
    let raw = &service.raw;
    let organisation = directory.organisation(&raw.organisation);
    let mut names: Vec<&str> = service.shown("te_reo_name").into_iter().collect();
    names.extend(raw.aliases.iter().map(String::as_str));
    names.extend(organisation.map(|one| one.name.as_str()).filter(|name| *name != raw.name));
    names.extend(organisation.and_then(|one| one.te_reo_name.as_deref()));
    // A name that stands in several places is one: said again, it would only make the title long, and each of its words weak.
    let mut seen = FxHashSet::default();
    names.retain(|name| seen.insert(flat(name)));
    let topics: Vec<usize> = raw
        .topics
        .iter()
        .filter_map(|id| directory.topics.iter().position(|topic| topic.id.value == id.value))
        .collect();
    let regions: Vec<usize> = raw
        .regions
        .iter()
        .filter_map(|id| directory.regions.iter().position(|region| region.id.value == id.value))
        .collect();
    let mut labels: Vec<&str> = topics.iter().map(|at| directory.topics[*at].name.as_str()).collect();
    labels.extend(regions.iter().map(|at| directory.regions[*at].name.as_str()));
    labels.extend(raw.meant_for.iter().map(|group| group.key()));
    let mut body: Vec<&str> = TOLD.iter().filter_map(|field| service.shown(field)).collect();
    body.extend(service.contacts.iter().map(|contact| contact.display.as_str()));
    let spoken = |kind| matches!(kind, ContactKind::Phone | ContactKind::Text | ContactKind::Relay);
    let numbers = service
        .contacts
        .iter()
        .filter(|contact| spoken(contact.kind))
        .map(|contact| contact.display.chars().filter(char::is_ascii_digit).collect::<String>())
        .filter(|digits| !digits.is_empty())
        .collect();
    let filled = raw.agency_slot.as_ref().is_some_and(|slot| site.publisher.slot(slot).is_some());
    let reachable = filled || !service.contacts.is_empty();
    let mut phones = service.contacts.iter().filter(|contact| contact.kind == ContactKind::Phone);
    let call = phones.next().and_then(|contact| Some((contact.display.clone(), contact.href.clone()?)));
    let entry = SearchEntry {
        title: raw.name.as_str().into(),
        names: names.join(". ").into(),
        labels: labels.join(". "),
        url: service_url(language, service.id()).into(),
        kind: EntryKind::Service,
        weight: match raw.kind {
            ServiceKind::Emergency => 1.2,
            _ if raw.crisis => 1.1,
            _ if raw.paid => 0.8,
            _ => 1.0,
        },
        help: Some(Box::new(Help { numbers, reachable, call, topics, regions })),
    };
    let sections = vec![Section { body: body.join("\n"), ..Section::default() }];
    ReadEntry { entry, sections, asked: &raw.asked }
}
