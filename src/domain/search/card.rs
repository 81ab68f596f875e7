//! What stands above all results when an intent fits: kind words, services that can be reached at once, a page.
//!
//! Resolves the ids of `intents.yaml`. Must not know patterns, nor how a card is shown.

use std::borrow::Cow;

use serde::Serialize;

use crate::domain::site::Language;
use crate::domain::site::addresses::{service_url, triage_url};
use crate::domain::site::directory::{ShownContact, ShownService};
use crate::input::model::directory::ContactKind;
use crate::input::model::search::IntentRecord;

/// The card of an intent.
#[derive(Clone, Debug)]
pub struct IntentCard<'a> {
    pub say: &'a str,
    pub services: Vec<CardService<'a>>,
    pub page: Option<CardPage<'a>>,
}

#[derive(Clone, Debug)]
pub struct CardService<'a> {
    pub name: &'a str,
    /// Site path.
    pub url: String,
    pub ways: Vec<Way<'a>>,
}

#[derive(Clone, Debug, Serialize)]
pub struct CardPage<'a> {
    pub title: &'a str,
    /// Site path.
    pub url: Cow<'a, str>,
}

/// A way to reach somebody at once, by a link.
#[derive(Clone, Debug)]
pub struct Way<'a> {
    pub kind: ContactKind,
    pub display: &'a str,
    pub href: &'a str,
}

/// The card of each intent of a language, in their order.
pub fn cards(language: &Language) -> Vec<IntentCard<'_>> {
    language.intents.intents.iter().map(|intent| card(language, intent)).collect()
}

/// Where to go on when the search has not understood.
#[derive(Clone, Debug)]
pub struct WayOn<'a> {
    pub triage: CardPage<'a>,
    pub service: CardService<'a>,
}

/// Nothing where the language does not say, or where nobody there can be reached.
pub fn way_on(language: &Language) -> Option<WayOn<'_>> {
    let unsure = language.intents.unsure.as_ref()?;
    let triage = language.triages.iter().find(|one| one.id.value == unsure.triage.value)?;
    let service = language.directory.service(&unsure.service).map(|one| card_service(language, one))?;
    let triage = CardPage { title: &triage.title, url: triage_url(language, &triage.id).into() };
    Some(WayOn { triage, service }).filter(|way| !way.service.ways.is_empty())
}

fn card_service<'a>(language: &Language, service: &'a ShownService) -> CardService<'a> {
    CardService { name: &service.raw.name, url: service_url(language, service.id()), ways: ways(service) }
}

fn card<'a>(language: &'a Language, intent: &'a IntentRecord) -> IntentCard<'a> {
    let services = intent.services.iter().filter_map(|id| language.directory.service(id));
    let services = services.map(|service| card_service(language, service));
    let page = language
        .page(&intent.page)
        .map(|page| CardPage { title: page.title(), url: page.url.as_str().into() });
    IntentCard {
        say: &intent.say,
        services: services.filter(|service| !service.ways.is_empty()).collect(),
        page,
    }
}

/// The first number to call, the first to text, and the first chat.
pub fn ways(service: &ShownService) -> Vec<Way<'_>> {
    let first = |kind: ContactKind| {
        let of_kind = |contact: &&ShownContact| contact.kind == kind && contact.href.is_some();
        service.contacts.iter().find(of_kind)
    };
    let found = [ContactKind::Phone, ContactKind::Text, ContactKind::Chat].into_iter().filter_map(first);
    found
        .filter_map(|contact| {
            Some(Way { kind: contact.kind, display: &contact.display, href: contact.href.as_deref()? })
        })
        .collect()
}
