//! Every id that was given, with its place, before equal ones fell together in maps.
//!
//! Only the rule about duplicates needs it.

use crate::base::diagnostic::Place;
use crate::domain::site::publisher::Publisher;
use crate::input::load::{DIRECTORY, FACTS, Project, SLOTS};
use crate::input::yaml::At;

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
        ids.add("organisation", DIRECTORY, project.directory.organisations.iter().map(|one| &one.id));
        ids.add("service", DIRECTORY, project.directory.services.iter().map(|service| &service.id));
        let path = publisher.path();
        let local = publisher
            .agency
            .services
            .iter()
            .map(|service| (service.id.value.clone(), service.id.place(&path)));
        if let Some((_, services)) = ids.groups.last_mut() {
            services.extend(local);
        }
        ids
    }

    fn add<'a>(&mut self, kind: &'static str, path: &str, ids: impl Iterator<Item = &'a At<String>>) {
        self.groups.push((kind, ids.map(|id| (id.value.clone(), id.place(path))).collect()));
    }

    /// Each kind with its ids in the order of the files.
    pub fn groups(&self) -> impl Iterator<Item = (&'static str, impl Iterator<Item = (&str, Place)>)> {
        self.groups
            .iter()
            .map(|(kind, ids)| (*kind, ids.iter().map(|(id, place)| (id.as_str(), place.clone()))))
    }
}
