//! Services and facts as handouts show them, in one language.
//!
//! Only what may be shown: both come from the resolved site. Must not know which handout it is for.

use super::markdown::clean;
use super::tree::{Block, ContactData, FactData, ServiceData};
use crate::domain::site::Language;
use crate::domain::site::directory::ShownService;
use crate::input::model::fact::Fact;
use crate::input::theme::strings::Messages;

/// A service; `own` are its agency's words in place of contacts.
pub fn service(
    service: &ShownService,
    language: &Language,
    messages: &Messages,
    own: Vec<Block>,
) -> ServiceData {
    let shown = |field: &str| service.shown(field).map(clean);
    let instead = service.raw.instead.as_ref().and_then(|id| language.directory.service(id));
    let unreachable = service.is_unreachable().then(|| match instead {
        Some(other) => messages.with("handout-unreachable-instead", &[("name", &other.raw.name)]),
        None => messages.text("unreachable"),
    });
    ServiceData {
        id: service.id().to_owned(),
        name: clean(&service.raw.name),
        te_reo_name: shown("te_reo_name"),
        summary: shown("summary"),
        hours: shown("hours"),
        cost: shown("cost"),
        who: shown("who"),
        cannot_speak: shown("cannot_speak"),
        note: shown("note"),
        paid: service.raw.paid,
        contacts: service
            .contacts
            .iter()
            .map(|contact| ContactData {
                kind: contact.kind.key(),
                word: messages.text(&format!("contact-{}", contact.kind.key())),
                label: contact.label.as_deref().map(clean),
                display: clean(&contact.display),
                href: contact.href.clone(),
                free: contact.free,
            })
            .collect(),
        blocks: own,
        unreachable,
    }
}

/// A fact with its law, its source and the day it was checked.
pub fn fact(fact: &Fact, messages: &Messages) -> FactData {
    let checked = messages.with("fact-checked", &[("date", &messages.date(fact.checked))]);
    let law = fact.law.as_deref().map(|law| format!("{law}. ")).unwrap_or_default();
    let copy = fact.source.copy.as_deref().map(|copy| format!(", {copy}")).unwrap_or_default();
    FactData {
        value: clean(&fact.value),
        says: clean(&fact.says),
        source: clean(&format!("{law}{}{copy}. {checked}", fact.source.publisher)),
    }
}
