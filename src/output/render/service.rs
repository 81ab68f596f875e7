//! A support service as templates see it, in one language.
//!
//! Made once per language and shared by all pages. Must not know which page it is on.

use super::json_ld;
use super::view::{ContactView, GroupView, LinkedName, NamedLink, ServiceView, WayView};
use crate::domain::site::Language;
use crate::domain::site::addresses::{group_url, region_url, service_url, topic_url};
use crate::domain::site::directory::{EvidenceLine, ShownContact, ShownService};
use crate::input::model::directory::ServiceKind;
use crate::input::model::group::Group;
use crate::input::model::hours::{Holidays, Open};
use crate::input::theme::strings::Messages;

/// The view of one service.
///
/// `base` is the default language, whose words stand in where this one has none.
pub fn view<'a>(
    service: &'a ShownService,
    language: &'a Language,
    base: &'a Language,
    messages: &Messages,
) -> ServiceView<'a> {
    let directory = &language.directory;
    let contacts: Vec<ContactView<'a>> =
        service.contacts.iter().map(|contact| contact_view(contact, messages)).collect();
    let free = service.contacts.iter().any(|contact| contact.free)
        || service.shown("cost").is_some_and(|cost| cost.to_lowercase().starts_with("free"));
    let organisation = directory.organisation(&service.raw.organisation).map_or("", |org| org.name.as_str());
    ServiceView {
        id: service.id(),
        url: service_url(language, service.id()),
        name: &service.raw.name,
        lang: language.borrows("service", service.id()).then(|| base.locale()),
        te_reo_name: service.shown("te_reo_name"),
        organisation,
        kind: service.raw.kind.key(),
        kind_text: messages.text(&format!("kind-{}", service.raw.kind.key())),
        crisis: service.raw.crisis,
        paid: service.raw.paid,
        emergency: service.raw.kind == ServiceKind::Emergency,
        free: free && !service.raw.paid,
        summary: service.shown("summary"),
        who: service.shown("who"),
        cost: service.shown("cost"),
        hours: service.shown("hours"),
        languages: service.shown("languages"),
        access: service.shown("access"),
        anonymous: service.shown("anonymous"),
        confidential: service.shown("confidential"),
        support_person: service.shown("support_person"),
        conditions: service.shown("conditions"),
        cannot_speak: service.shown("cannot_speak"),
        note: service.shown("note"),
        condition: service.raw.listed.as_ref().and_then(|listed| listed.condition.as_deref()),
        meant_for: service.raw.meant_for.iter().map(|one| group_view(*one, language, messages)).collect(),
        open: service.shown("hours").and(service.raw.open.as_ref()).and_then(Open::attribute),
        holidays: service.raw.holidays.map(|holidays| match holidays {
            Holidays::Open => "open",
            Holidays::Closed => "closed",
        }),
        primary: contacts.first().cloned(),
        contacts,
        evidence_line: service.evidence.text(messages),
        evidence_ways: match service.evidence {
            EvidenceLine::None => Vec::new(),
            _ => service.contacts.iter().map(|contact| way_view(contact, messages)).collect(),
        },
        confirmed: service.is_confirmed(),
        unreachable: service.is_unreachable(),
        instead: service
            .raw
            .instead
            .as_ref()
            .filter(|_| service.is_unreachable())
            .and_then(|id| directory.service(id))
            .map(|other| LinkedName { name: &other.raw.name, url: service_url(language, other.id()) }),
        topics: service
            .raw
            .topics
            .iter()
            .filter_map(|id| directory.topic(id))
            .map(|topic| NamedLink { id: &topic.id, name: &topic.name, url: topic_url(language, &topic.id) })
            .collect(),
        regions: service
            .raw
            .regions
            .iter()
            .filter_map(|id| directory.region(id))
            .map(|region| NamedLink {
                id: &region.id,
                name: &region.name,
                url: region_url(language, &region.id),
            })
            .collect(),
        slot_html: None,
        json_ld: Some(json_ld::service(service, organisation, directory)),
    }
}

/// A group as cards, lists and its own page name it.
pub fn group_view(group: Group, language: &Language, messages: &Messages) -> GroupView {
    GroupView {
        id: group.key(),
        name: messages.text(&format!("for-{}", group.key())),
        url: group_url(language, group),
        count: language.directory.meant_for(group).len(),
    }
}

fn way_view<'a>(contact: &'a ShownContact, messages: &Messages) -> WayView<'a> {
    WayView { kind: contact.kind.key(), display: &contact.display, known: contact.known_text(messages) }
}

fn contact_view<'a>(contact: &'a ShownContact, messages: &Messages) -> ContactView<'a> {
    ContactView {
        kind: contact.kind.key(),
        label: contact.label.as_deref(),
        display: &contact.display,
        href: contact.href.as_deref(),
        free: contact.free,
        trace: messages.text(&format!("trace-{}", contact.kind.key())),
    }
}
