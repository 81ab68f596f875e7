//! Intents and their cards for the browser: what fits a query, and what stands above its results then.
//!
//! Must not know files.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Value, json};

use super::forms::{of, pack};
use super::put;
use crate::domain::search::card::{CardService, Way, WayOn, cards, way_on};
use crate::domain::search::dictionary::Form;
use crate::domain::search::intents::{Intents, Pattern};
use crate::domain::site::Language;
use crate::input::model::directory::ContactKind;

/// The forms of each word (as [`pack`] packs them), the words that are known, and for each intent its patterns and what
/// cancels them (see [`packed`]), and its card: its words, its services (each with name, address and, for each way to
/// reach it, what the button says and opens), the title and address of its page. Nothing where the language has none.
pub(super) fn crisis(
    language: &Language,
    intents: &Intents,
    says: &BTreeMap<&'static str, String>,
) -> Option<Value> {
    if intents.intents.is_empty() {
        return None;
    }
    let forms: Vec<Form> = (0..)
        .zip(&intents.words)
        .flat_map(|(term, forms)| forms.iter().map(move |text| Form { text: text.clone(), term, own: true }))
        .collect();
    let records = of(forms.iter().collect(), 0);
    // Words are numbered in the order of their records.
    let number: HashMap<u32, u32> = (0..).zip(&records).map(|(new, record)| (record.term, new)).collect();
    let known: Vec<&str> = intents.known.iter().map(String::as_str).collect();
    let each = intents.intents.iter().zip(cards(language)).map(|(intent, card)| {
        let patterns = packed(&intent.patterns, &number) + &packed(&intent.not, &number);
        let page = card.page.as_ref().map(|page| json!([page.title, page.url]));
        json!([patterns, card.say, services(&card.services, says), page])
    });
    let (forms, classes) = pack(&records);
    Some(json!([[forms, classes], known.join(" "), each.collect::<Vec<_>>()]))
}

/// How many patterns, for each how many groups, and for each group its single words (how many, then how far each is from
/// the one before) and its words side by side (how many, for each how many words, and the words).
fn packed(patterns: &[Pattern], number: &HashMap<u32, u32>) -> String {
    let mut out = String::new();
    let new = |word: &u32| number.get(word).copied().unwrap_or_default();
    put(&mut out, patterns.len() as u32);
    for pattern in patterns {
        put(&mut out, pattern.len() as u32);
        for group in pattern {
            let mut single: Vec<u32> =
                group.iter().filter(|words| words.len() == 1).map(|words| new(&words[0])).collect();
            single.sort_unstable();
            single.dedup();
            put(&mut out, single.len() as u32);
            let mut next = 0;
            for word in single {
                put(&mut out, word - next);
                next = word + 1;
            }
            let several = || group.iter().filter(|words| words.len() > 1);
            put(&mut out, several().count() as u32);
            for words in several() {
                put(&mut out, words.len() as u32);
                words.iter().for_each(|word| put(&mut out, new(word)));
            }
        }
    }
    out
}

/// Where to go on when the search has not understood: title and address of the questionnaire, and a service as a card has
/// it. Nothing where the language does not say.
pub(super) fn unsure(language: &Language, says: &BTreeMap<&'static str, String>) -> Option<Value> {
    let WayOn { triage, service } = way_on(language)?;
    Some(json!([triage.title, triage.url, services(&[service], says).pop()]))
}

fn services(services: &[CardService<'_>], says: &BTreeMap<&'static str, String>) -> Vec<Value> {
    let button = |way: &Way<'_>| {
        let says = says.get(saying(way.kind)).map_or("", String::as_str);
        [says.replace("{number}", way.display), way.href.to_owned()]
    };
    let services = services.iter().map(|service| {
        json!([service.name, service.url, service.ways.iter().map(button).collect::<Vec<_>>()])
    });
    services.collect()
}

/// The short name of what a button says.
fn saying(kind: ContactKind) -> &'static str {
    match kind {
        ContactKind::Text => "text",
        ContactKind::Chat => "chat",
        _ => "call",
    }
}
