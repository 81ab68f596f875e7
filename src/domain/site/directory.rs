//! The directory with only what may be shown: facts without good evidence are left behind here,
//! so that no later stage can print or export them.
//!
//! Must not know pages or HTML.

mod evidence;

use std::collections::{BTreeMap, HashMap};

use super::publisher::Publisher;
use crate::base::date::Date;
use crate::base::phone::Phone;
use crate::base::text::web_name;
use crate::input::load::DIRECTORY;
use crate::input::model::directory::{
    Contact, ContactKind, DirectoryFile, DirectoryOverlay, Evidence, FACT_FIELDS, Organisation, Region,
    Service, ServiceKind, Source, Topic,
};
use crate::input::model::group::Group;
use crate::input::theme::strings::Messages;

use evidence::line;
pub use evidence::{EvidenceLine, Known};

/// All services of one language, in the order of the file, local ones last.
#[derive(Debug, Default)]
pub struct Directory {
    pub services: Vec<ShownService>,
    by_id: HashMap<String, usize>,
    /// Ids of services that the site leaves out, each with what stands in its place: a service or a page.
    left_out: BTreeMap<String, Option<String>>,
    pub topics: Vec<Topic>,
    pub regions: Vec<Region>,
    pub organisations: Vec<Organisation>,
    pub sources: BTreeMap<String, Source>,
    pub stale_after_days: i32,
}

/// A service with the facts that may be shown.
#[derive(Debug)]
pub struct ShownService {
    pub raw: Service,
    /// The file it stands in.
    pub path: String,
    fields: BTreeMap<&'static str, String>,
    pub contacts: Vec<ShownContact>,
    pub evidence: EvidenceLine,
}

/// A way to reach a service that may be shown.
#[derive(Debug)]
pub struct ShownContact {
    pub kind: ContactKind,
    pub label: Option<String>,
    /// As people write it.
    pub display: String,
    /// What a link opens; `None` for a postal address.
    pub href: Option<String>,
    pub free: bool,
    pub known: Known,
}

impl Directory {
    pub fn resolve(
        file: &DirectoryFile,
        publisher: &Publisher,
        words: &DirectoryOverlay,
        left_out: &BTreeMap<String, Option<String>>,
        edition: Date,
    ) -> Self {
        let mut directory = Self {
            left_out: left_out.clone(),
            topics: file.topics.clone(),
            regions: file.regions.clone(),
            organisations: file.organisations.clone(),
            sources: file.sources.clone(),
            stale_after_days: file.stale_after_days,
            ..Self::default()
        };
        for text in &words.topics {
            if let Some(topic) = directory.topics.iter_mut().find(|topic| topic.id.value == text.id.value) {
                replace(&mut topic.name, text.name.as_deref());
                replace(&mut topic.about, text.about.as_deref());
            }
        }
        for text in &words.regions {
            if let Some(region) = directory.regions.iter_mut().find(|region| region.id.value == text.id.value)
            {
                replace(&mut region.name, text.name.as_deref());
            }
        }
        let own = file.services.iter().map(|raw| (raw, DIRECTORY.to_owned()));
        let local = publisher.agency.services.iter().map(|raw| (raw, publisher.path()));
        for (raw, path) in own.chain(local) {
            let mut service = ShownService::new(&publisher.vouched(raw), path, file, edition);
            if let Some(text) = words.services.iter().find(|text| text.id.value == raw.id.value) {
                replace(&mut service.raw.name, text.name.as_deref());
                for (name, shown) in &mut service.fields {
                    replace(shown, text.word(name));
                }
            }
            let index = directory.services.len();
            directory.by_id.entry(raw.id.value.clone()).or_insert(index);
            directory.services.push(service);
        }
        directory
    }

    /// The service of that id, or the one in its place where the site leaves it out.
    pub fn service(&self, id: &str) -> Option<&ShownService> {
        let id = if self.leaves_out(id) { self.in_place_of(id)? } else { id };
        self.by_id.get(id).map(|index| &self.services[*index])
    }

    /// Whether the site leaves the service out.
    pub fn leaves_out(&self, id: &str) -> bool {
        self.left_out.contains_key(id)
    }

    /// Whether a list by id names a service that the site leaves out.
    pub fn lists_left_out(&self, query: &str) -> bool {
        let ids = query.split_whitespace().filter_map(|word| word.strip_prefix("id/"));
        ids.flat_map(|ids| ids.split(',')).any(|id| self.leaves_out(id))
    }

    /// What stands in place of a service that is left out: a service or a page.
    pub fn in_place_of(&self, id: &str) -> Option<&str> {
        self.left_out.get(id)?.as_deref()
    }

    pub fn topic(&self, id: &str) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.id.value == id)
    }

    pub fn region(&self, id: &str) -> Option<&Region> {
        self.regions.iter().find(|region| region.id.value == id)
    }

    pub fn organisation(&self, id: &str) -> Option<&Organisation> {
        self.organisations.iter().find(|organisation| organisation.id.value == id)
    }

    /// The emergency service, if the directory has one.
    pub fn emergency(&self) -> Option<&ShownService> {
        self.services.iter().find(|service| service.raw.kind == ServiceKind::Emergency)
    }

    /// The services with a topic, paid ones last.
    pub fn with_topic(&self, topic: &str) -> Vec<&ShownService> {
        self.sorted(|service| service.raw.topics.iter().any(|id| id.value == topic))
    }

    /// The services with a region that help a person, paid ones last.
    pub fn with_region(&self, region: &str) -> Vec<&ShownService> {
        self.sorted(|service| {
            !service.raw.for_groups && service.raw.regions.iter().any(|id| id.value == region)
        })
    }

    /// The services meant for some people in particular, paid ones last.
    pub fn meant_for(&self, group: Group) -> Vec<&ShownService> {
        self.sorted(|service| service.raw.meant_for.contains(&group))
    }

    /// Services for people in danger or great distress anywhere in the country, whoever they are.
    pub fn for_everyone(&self) -> Vec<&ShownService> {
        let everywhere = |id: &str| self.region(id).is_some_and(|region| region.code == "NZ");
        self.sorted(|service| {
            let raw = &service.raw;
            raw.crisis && raw.meant_for.is_empty() && raw.regions.iter().any(|id| everywhere(id))
        })
    }

    /// The service that carries calls for people who do not speak or hear.
    pub fn relay(&self) -> Option<&ShownService> {
        self.services.iter().find(|service| service.raw.kind == ServiceKind::Relay && !service.raw.crisis)
    }

    /// The way to the emergency service without a voice.
    pub fn silent_emergency(&self) -> Option<&ShownService> {
        self.services.iter().find(|service| service.raw.kind == ServiceKind::Relay && service.raw.crisis)
    }

    /// The services a query such as `topic/online region/waikato` names, or the part nobody knows. Those that
    /// help groups only are left out unless they are named by id.
    ///
    /// # Errors
    /// The first word that names nothing.
    pub fn select(&self, query: &str) -> Result<Vec<&ShownService>, String> {
        let mut chosen = self.sorted(|service| !service.raw.for_groups);
        for word in query.split_whitespace() {
            match word.split_once('/') {
                Some(("topic", id)) if self.topic(id).is_some() => {
                    chosen.retain(|service| service.raw.topics.iter().any(|topic| topic.value == id));
                }
                Some(("region", id)) if self.region(id).is_some() => {
                    chosen.retain(|service| service.raw.regions.iter().any(|region| region.value == id));
                }
                Some(("for", key)) if Group::of(key).is_some() => {
                    chosen.retain(|service| service.raw.meant_for.iter().any(|group| group.key() == key));
                }
                Some(("id", ids)) => {
                    let unknown = |id: &&str| self.service(id).is_none() && !self.leaves_out(id);
                    if let Some(unknown) = ids.split(',').find(unknown) {
                        return Err(unknown.to_owned());
                    }
                    let named = ids.split(',').filter_map(|id| self.service(id));
                    chosen = Vec::new();
                    for service in named.filter(|service| !service.is_unreachable()) {
                        // Who stands in for another may be named already.
                        if !chosen.iter().any(|other: &&ShownService| other.id() == service.id()) {
                            chosen.push(service);
                        }
                    }
                }
                None if word == "crisis" => chosen.retain(|service| service.raw.crisis),
                None if word == "all" => {}
                _ => return Err(word.to_owned()),
            }
        }
        Ok(chosen)
    }

    /// Who cannot be reached is offered to nobody.
    fn sorted(&self, keep: impl Fn(&ShownService) -> bool) -> Vec<&ShownService> {
        let offered = self.services.iter().filter(|service| !service.is_unreachable());
        let mut chosen: Vec<&ShownService> = offered.filter(|service| keep(service)).collect();
        chosen.sort_by_key(|service| service.raw.paid);
        chosen
    }
}

impl ShownService {
    fn new(raw: &Service, path: String, file: &DirectoryFile, edition: Date) -> Self {
        let mut fields = BTreeMap::new();
        for name in FACT_FIELDS {
            if let Some(text) = raw.field(name)
                && raw.evidence.get(name).is_some_and(Evidence::may_show)
            {
                fields.insert(name, text.to_owned());
            }
        }
        let shown: Vec<&Contact> = raw
            .contacts
            .iter()
            .filter(|contact| contact.evidence.as_ref().is_some_and(Evidence::may_show))
            .collect();
        let contacts: Vec<ShownContact> =
            shown.into_iter().map(|contact| ShownContact::new(contact, file)).collect();
        let evidence = if raw.kind == ServiceKind::Emergency {
            EvidenceLine::None
        } else {
            let known = |numbers: bool| -> Vec<&Known> {
                let alike = contacts.iter().filter(|contact| contact.is_number() == numbers);
                alike.map(|contact| &contact.known).collect()
            };
            line(&known(true), &known(false), file.stale_after_days, edition)
        };
        Self { raw: raw.clone(), path, fields, contacts, evidence }
    }

    pub fn id(&self) -> &str {
        &self.raw.id
    }

    /// A fact that may be shown.
    pub fn shown(&self, field: &str) -> Option<&str> {
        self.fields.get(field).map(String::as_str)
    }

    /// Whether nothing is left to reach it, not even an agency's slot.
    pub fn is_unreachable(&self) -> bool {
        self.contacts.is_empty() && self.raw.agency_slot.is_none()
    }

    /// The fields that are shown.
    pub fn fields(&self) -> impl Iterator<Item = &'static str> {
        self.fields.keys().copied()
    }

    /// Whether `text` is one of its shown numbers or addresses, and the link that opens it.
    pub fn contact_link(&self, text: &str) -> Option<&str> {
        let digits = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
        let wanted = digits(text);
        self.contacts
            .iter()
            .find(|contact| !wanted.is_empty() && digits(&contact.display) == wanted)
            .and_then(|contact| contact.href.as_deref())
    }
}

impl ShownService {
    /// Whether a person has confirmed every shown number.
    pub fn is_confirmed(&self) -> bool {
        let evidence = self.raw.contacts.iter().filter_map(|contact| contact.evidence.as_ref());
        evidence.filter(|evidence| evidence.may_show()).all(|evidence| evidence.confirmed.is_some())
    }

    /// Whether something that should be a number is none: that is told where it stands (`bad-phone`), and it may be the
    /// number that is looked for.
    pub fn has_unreadable_number(&self) -> bool {
        let numbers =
            self.raw.contacts.iter().filter(|one| matches!(one.kind, ContactKind::Phone | ContactKind::Text));
        numbers.into_iter().any(|contact| Phone::parse(&contact.value).is_err())
    }
}

impl ShownContact {
    fn new(contact: &Contact, file: &DirectoryFile) -> Self {
        let value = contact.value.as_str();
        let phone = Phone::parse(value).ok();
        let (display, href) = match contact.kind {
            ContactKind::Phone | ContactKind::Relay if phone.is_some() => {
                (phone.as_ref().map(|p| p.display().to_owned()), phone.as_ref().map(Phone::tel_uri))
            }
            ContactKind::Text if phone.is_some() => {
                (phone.as_ref().map(|p| p.display().to_owned()), phone.as_ref().map(Phone::sms_uri))
            }
            ContactKind::Email => (None, Some(format!("mailto:{value}"))),
            _ if value.starts_with("https://") => (Some(web_name(value)), Some(value.to_owned())),
            _ => (None, None),
        };
        Self {
            kind: contact.kind,
            label: contact.label.clone(),
            display: display.unwrap_or_else(|| value.to_owned()),
            href,
            free: contact.free,
            known: Known::of(contact.evidence.as_ref(), file),
        }
    }

    /// Whether it is a number.
    pub fn is_number(&self) -> bool {
        matches!(self.kind, ContactKind::Phone | ContactKind::Text | ContactKind::Relay)
    }

    /// How it is known, for whoever wants to look.
    pub fn known_text(&self, messages: &Messages) -> String {
        match &self.known {
            Known::Confirmed(on) => messages.with("evidence-way-confirmed", &[("date", &messages.date(*on))]),
            Known::Seen(readings) => {
                readings.iter().map(|reading| reading.text(messages)).collect::<Vec<_>>().join("; ")
            }
        }
    }
}

fn replace(target: &mut String, own: Option<&str>) {
    if let Some(own) = own {
        own.clone_into(target);
    }
}
