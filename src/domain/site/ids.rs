//! Every id that was given, with its place, before equal ones fell together in maps.
//!
//! Only the rule about duplicates needs it.

use std::collections::BTreeMap;

use crate::base::diagnostic::Place;
use crate::domain::site::publisher::Publisher;
use crate::input::load::{DIRECTORY, FACTS, Project, SLOTS};
use crate::input::model::directory::Source;
use crate::input::yaml::At;

/// Sources by the names under which evidence cites them.
type CitedSources = BTreeMap<String, Source>;

/// Ids by kind.
#[derive(Debug, Default)]
pub struct Ids {
    groups: Vec<(&'static str, Vec<(String, Place)>)>,
}

impl Ids {
    /// Gathers the ids of a project's records.
    pub fn of(project: &Project, publisher: &Publisher) -> Self {
        let mut ids = Self::default();
        ids.add("fact", FACTS, project.facts.facts.iter().map(|fact| &fact.id));
        ids.add("slot", SLOTS, project.slots.slots.iter().map(|slot| &slot.id));
        ids.add("decision", SLOTS, project.slots.decisions.iter().map(|decision| &decision.id));
        ids.add("topic", DIRECTORY, project.directory.topics.iter().map(|topic| &topic.id));
        ids.add("region", DIRECTORY, project.directory.regions.iter().map(|region| &region.id));
        let local = publisher.path();
        let agency = &publisher.agency;
        ids.add("organisation", DIRECTORY, project.directory.organisations.iter().map(|one| &one.id));
        ids.add_to_last(&local, agency.organisations.iter().map(|one| &one.id));
        ids.add_sources(&project.directory.sources, &agency.sources, &local);
        ids.add("service", DIRECTORY, project.directory.services.iter().map(|service| &service.id));
        ids.add_to_last(&local, agency.services.iter().map(|service| &service.id));
        ids
    }

    fn add<'a>(&mut self, kind: &'static str, path: &str, ids: impl Iterator<Item = &'a At<String>>) {
        self.groups.push((kind, Vec::new()));
        self.add_to_last(path, ids);
    }

    /// More of the kind that was added last, from another file.
    fn add_to_last<'a>(&mut self, path: &str, ids: impl Iterator<Item = &'a At<String>>) {
        if let Some((_, known)) = self.groups.last_mut() {
            known.extend(ids.map(|id| (id.value.clone(), id.place(path))));
        }
    }

    fn add_sources(&mut self, shared: &CitedSources, own: &CitedSources, local: &str) {
        let placed = |sources: &CitedSources, path: &str| -> Vec<(String, Place)> {
            let place = |source: &Source| {
                source.url.as_ref().map_or_else(|| Place::file(path), |url| url.place(path))
            };
            sources.iter().map(|(id, source)| (id.clone(), place(source))).collect()
        };
        let mut all = placed(shared, DIRECTORY);
        all.extend(placed(own, local));
        self.groups.push(("source", all));
    }

    /// Each kind with its ids in the order of the files.
    pub fn groups(&self) -> impl Iterator<Item = (&'static str, impl Iterator<Item = (&str, Place)>)> {
        self.groups
            .iter()
            .map(|(kind, ids)| (*kind, ids.iter().map(|(id, place)| (id.as_str(), place.clone()))))
    }
}
