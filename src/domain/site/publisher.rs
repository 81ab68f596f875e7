//! The organisation under whose name the site is published, and its words for slots and decisions.
//!
//! Must not know where slots stand.

use std::collections::BTreeMap;

use super::reach::{CONTACT_SLOT, PublisherContact};
use crate::base::diagnostic::{Cause, Diagnostic, Place};
use crate::base::text::bare_words;
use crate::input::load::{AgencyFiles, SITE};
use crate::input::model::agency::Agency;
use crate::input::model::directory::{Confirmed, Contact, Evidence, Service, ServiceKind};
use crate::input::yaml::At;

/// The slot that the agency's own name fills.
pub const NAME_SLOT: &str = "group-name";

/// An agency with its answers by id.
#[derive(Debug)]
pub struct Publisher {
    pub id: String,
    pub agency: Agency,
    /// Where what the agency says was written.
    files: AgencyFiles,
    answers: BTreeMap<String, At<String>>,
    decided: BTreeMap<String, At<String>>,
}

impl Publisher {
    pub fn new(id: String, agency: Agency, files: AgencyFiles) -> Self {
        let filled = |given: &BTreeMap<String, At<Option<String>>>| {
            given
                .iter()
                .filter_map(|(id, text)| Some((id.clone(), text.given()?)))
                .filter(|(_, text)| !text.trim().is_empty())
                .collect::<BTreeMap<_, _>>()
        };
        let mut answers = filled(&agency.slots);
        if let Some(name) = agency.name.as_ref().filter(|name| !name.trim().is_empty()) {
            answers.entry(NAME_SLOT.to_owned()).or_insert_with(|| At::nowhere(name.clone()));
        }
        let decided = filled(&agency.decisions);
        Self { id, agency, files, answers, decided }
    }

    /// Whether its file could not be read, which was told: then nothing is known of what it says.
    pub fn is_unread(&self) -> bool {
        !self.id.is_empty() && self.files.paths().next().is_none()
    }

    /// The agency's words for a slot; `None` while it is open.
    pub fn slot(&self, id: &str) -> Option<&At<String>> {
        self.answers.get(id)
    }

    /// Where a slot is named that it leaves open, else its file.
    pub fn place_of_slot(&self, id: &str) -> Place {
        self.agency.slots.get(id).map_or_else(|| Place::file(self.path()), |text| text.place(&self.path()))
    }

    /// How to reach it and the sentence about it, as far as its words for the slot of contacts do not say so.
    pub fn unsaid(&self) -> (Vec<PublisherContact>, Option<&str>) {
        let said = self.slot(CONTACT_SLOT).map_or("", |text| text.value.as_str());
        let contacts = PublisherContact::all(&self.agency).into_iter().filter(|one| !one.is_in(said));
        let about = self.agency.about.as_deref().map(str::trim).filter(|about| !about.is_empty());
        (contacts.collect(), about.filter(|about| !bare_words(said).contains(&bare_words(about))))
    }

    /// Whether readers find something in the place of a slot.
    pub fn fills(&self, id: &str) -> bool {
        self.slot(id).is_some() || (id == CONTACT_SLOT && !PublisherContact::all(&self.agency).is_empty())
    }

    /// The owner's answer to a decision; `None` while it is pending.
    pub fn decision(&self, id: &str) -> Option<&At<String>> {
        self.decided.get(id)
    }

    /// A service with what the agency itself knows of it: which contacts it has tried, and whether it can be reached.
    pub fn vouched(&self, service: &Service) -> Service {
        let mut service = service.clone();
        if must_be_offered(&service).is_none() && self.withdraws(&service) {
            service.contacts.clear();
        }
        for tried in self.agency.confirmed.iter().filter(|tried| tried.service.value == service.id.value) {
            for contact in service.contacts.iter_mut().filter(|contact| tried.is_of(contact)) {
                let confirmed =
                    Confirmed { by: tried.by.clone(), on: tried.on.clone(), how: tried.how.clone() };
                contact.evidence.get_or_insert_default().confirmed = Some(confirmed);
            }
        }
        service
    }

    fn withdraws(&self, service: &Service) -> bool {
        self.withdrawal(service).is_some()
    }

    /// That the agency withdraws the service, if it does, for whatever is wrong since nobody can reach it.
    pub fn withdrawal(&self, service: &Service) -> Option<Cause> {
        let id = self.agency.withdrawn.iter().find(|id| id.value == service.id.value)?;
        Some(Cause::Withdrawn { service: id.value.clone(), entry: id.place(&self.path()) })
    }

    /// Whether the agency says that it has tried a contact of a service itself.
    pub fn has_tried(&self, service: &str, contact: &Contact) -> bool {
        self.agency.confirmed.iter().any(|tried| tried.service.value == service && tried.is_of(contact))
    }

    /// Puts what was found in the agency's words where these were written: it may extend another's.
    pub fn settle(&self, found: &mut [Diagnostic]) {
        for problem in found {
            self.files.settle(&mut problem.place);
            if let Some(Cause::Withdrawn { entry, .. }) = problem.cause.as_deref_mut() {
                self.files.settle(entry);
            }
        }
    }

    /// The project path of the agency's file.
    pub fn path(&self) -> String {
        format!("agencies/{}.yaml", self.id)
    }

    /// The project path of the file in which the site's address stands.
    pub fn address_path(&self) -> String {
        if self.agency.base_url.is_some() { self.path() } else { SITE.to_owned() }
    }
}

/// Why no agency can withdraw a service, if none can: for somebody in danger, an agency's word is not enough. Where no
/// number may be shown there is nothing to withdraw, and an agency can say that it knows.
pub fn must_be_offered(service: &Service) -> Option<&'static str> {
    let shown = || service.contacts.iter().any(|one| one.evidence.as_ref().is_some_and(Evidence::may_show));
    if service.kind == ServiceKind::Emergency {
        Some("it is the emergency service")
    } else if service.crisis && shown() {
        Some("it is for people in danger or great distress")
    } else {
        None
    }
}
