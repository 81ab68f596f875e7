//! Intents and their cards for the browser: what fits a query, and what stands above its results then.
//!
//! Must not know files.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use serde_json::{Value, json};

use super::forms::{FormRecord, of, pack};
use super::put;
use crate::domain::search::card::{CardService, Way, WayOn, cards, way_on};
use crate::domain::search::dictionary::WordForm;
use crate::domain::search::intents::{Intents, Pattern};
use crate::domain::search::tuning::WHOLE;
use crate::domain::search::weights::{Weighed, Weights};
use crate::domain::site::Language;
use crate::input::model::directory::ContactKind;

/// The forms of each word (as [`pack`] packs them, in the order of [`in_order`]), the words that are known, for each
/// intent its patterns and what cancels them (see [`packed`]), and its card: its words, its services (each with name, address and, for each way to
/// reach it, what the button says and opens), the title and address of its page; then what words weigh (see [`weighed`]).
/// Nothing where the language has none.
pub(super) fn crisis(
    language: &Language,
    intents: &Intents,
    says: &BTreeMap<&'static str, String>,
) -> Option<Value> {
    if intents.intents.is_empty() {
        return None;
    }
    let forms: Vec<WordForm> = (0..)
        .zip(&intents.words)
        .flat_map(|(term, forms)| {
            forms.iter().map(move |text| WordForm { text: text.clone(), term, own: true })
        })
        .collect();
    let records = in_order(of(forms.iter().collect(), 0), intents);
    // Words are numbered in the order of their records.
    let number: HashMap<u32, u32> = (0..).zip(&records).map(|(new, record)| (record.term, new)).collect();
    // A word that weighs something stands for itself anyhow.
    let known: Vec<&str> =
        intents.known.iter().map(String::as_str).filter(|word| !intents.is_form(word)).collect();
    let each = intents.intents.iter().zip(cards(language)).map(|(intent, card)| {
        let patterns = packed(&intent.patterns, &number) + &packed(&intent.not, &number);
        let page = card.page.as_ref().map(|page| json!([page.title, page.url]));
        json!([patterns, card.say, services(&card.services, says), page])
    });
    let (forms, classes) = pack(&records);
    let weights = weighed(&intents.weights, &number);
    Some(json!([[forms, classes], known.join(" "), each.collect::<Vec<_>>(), weights]))
}

/// How many words of the patterns have numbers of one sign, and how many more have small ones.
const SHORT: usize = 46;
const SMALL: usize = 500;

/// Records with those of the most used words first, then of those that are used less, then all others: small numbers
/// take fewer bytes.
fn in_order<'f>(mut records: Vec<FormRecord<'f>>, intents: &Intents) -> Vec<FormRecord<'f>> {
    let mut uses = vec![0_usize; intents.words.len()];
    let patterns = intents.intents.iter().flat_map(|intent| intent.patterns.iter().chain(&intent.not));
    let weighed = intents.weights.entries.iter().flat_map(|entry| &entry.words);
    patterns.flatten().flatten().flatten().chain(weighed).for_each(|word| uses[*word as usize] += 1);
    let mut order: Vec<usize> = (0..uses.len()).collect();
    order.sort_by_key(|word| Reverse(uses[*word]));
    let mut ranks = vec![0; uses.len()];
    for (place, word) in order.into_iter().enumerate() {
        ranks[word] = usize::from(place >= SHORT) + usize::from(place >= SHORT + SMALL);
    }
    // Within a rank, the order of the alphabet stays.
    records.sort_by_key(|record| ranks[record.term as usize]);
    records
}

/// How many patterns, for each how many groups, and each group's [`alternatives`].
fn packed(patterns: &[Pattern], number: &HashMap<u32, u32>) -> String {
    let mut out = String::new();
    let new = |word: &u32| number.get(word).copied().unwrap_or_default();
    put(&mut out, patterns.len() as u32);
    for pattern in patterns {
        put(&mut out, pattern.len() as u32);
        for group in pattern {
            // What is longer than the window fits nowhere.
            let fits = group.iter().filter(|words| words.len() <= WHOLE.intent_window);
            let mut all: Vec<(usize, Vec<u32>)> = fits
                .map(|words| (words.len(), words.iter().map(new).collect()))
                .map(|(count, words)| (count.min(2), words))
                .collect();
            all.sort_unstable();
            all.dedup();
            alternatives(&mut out, all.iter().map(|(_, words)| words.as_slice()));
        }
    }
    out
}

/// Single words (how many, then how far each is from the one before) and words side by side (how many, then for each how
/// many words it begins with of the one before, times one more than fit into the window, plus how many others, and those).
/// The single ones come first, each kind in the order of its numbers.
fn alternatives<'w>(out: &mut String, all: impl Iterator<Item = &'w [u32]> + Clone) {
    let single = all.clone().filter(|words| words.len() == 1).flatten();
    put(out, single.clone().count() as u32);
    let mut next = 0;
    for word in single {
        put(out, word - next);
        next = word + 1;
    }
    let several = all.filter(|words| words.len() > 1);
    put(out, several.clone().count() as u32);
    let mut before: &[u32] = &[];
    for words in several {
        let same = before.iter().zip(words).take_while(|(one, other)| one == other).count();
        put(out, (same * (WHOLE.intent_window + 1) + words.len() - same) as u32);
        words[same..].iter().for_each(|word| put(out, *word));
        before = words;
    }
}

/// What every query weighs, what it must weigh, the entries as [`alternatives`], what each weighs, and for each how many
/// intents it speaks for, and each of those with what it weighs there. Weights stand as twice themselves, and those below
/// nothing as twice what they lack, less one.
fn weighed(weights: &Weights, number: &HashMap<u32, u32>) -> String {
    let mut out = String::new();
    let new = |word: &u32| number.get(word).copied().unwrap_or_default();
    let sign = |weight: i32| ((weight << 1) ^ (weight >> 31)).cast_unsigned();
    let mut entries: Vec<(usize, Vec<u32>, &Weighed)> = weights
        .entries
        .iter()
        .map(|entry| (entry.words.len().min(2), entry.words.iter().map(new).collect(), entry))
        .collect();
    entries.sort_unstable_by(|(one, first, _), (other, second, _)| (one, first).cmp(&(other, second)));
    put(&mut out, sign(weights.start));
    put(&mut out, sign(weights.least));
    alternatives(&mut out, entries.iter().map(|(_, words, _)| words.as_slice()));
    entries.iter().for_each(|(_, _, entry)| put(&mut out, sign(entry.need)));
    for (_, _, entry) in &entries {
        put(&mut out, entry.intents.len() as u32);
        for (intent, weight) in &entry.intents {
            put(&mut out, *intent as u32);
            put(&mut out, sign(*weight));
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
