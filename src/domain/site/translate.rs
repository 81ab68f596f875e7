//! Other languages: overlays of words by id.
//!
//! Overlays change words only; a number or a condition lives in one place. Must not know layouts.

use std::collections::{BTreeMap, BTreeSet};

use super::directory::Directory;
use crate::base::diagnostic::Diagnostic;
use crate::domain::triage::Triage;
use crate::input::load::RawLanguage;
use crate::input::model::fact::{Fact, FactsFile};
use crate::input::model::slot::{Decision, Slot, SlotText, SlotsFile};
use crate::input::yaml::At;

/// The records of one language, by id.
pub struct TranslatedRecords {
    pub facts: BTreeMap<String, Fact>,
    pub slots: BTreeMap<String, Slot>,
    pub decisions: BTreeMap<String, Decision>,
}

/// The records with a language's own words laid over them.
pub fn records(
    is_default: bool,
    facts: &FactsFile,
    slots: &SlotsFile,
    raw: &RawLanguage,
    found: &mut Vec<Diagnostic>,
    language: &str,
) -> TranslatedRecords {
    let mut words = TranslatedRecords {
        facts: facts.facts.iter().map(|fact| (fact.id.value.clone(), fact.clone())).collect(),
        slots: slots.slots.iter().map(|slot| (slot.id.value.clone(), slot.clone())).collect(),
        decisions: slots.decisions.iter().map(|one| (one.id.value.clone(), one.clone())).collect(),
    };
    if is_default {
        return words;
    }
    for text in &raw.facts.facts {
        let path = format!("content/{language}/facts.yaml");
        match words.facts.get_mut(&text.id.value) {
            Some(fact) => {
                fact.forms.push(fact.value.clone());
                fact.forms.extend(text.forms.iter().cloned());
                if let Some(value) = &text.value {
                    fact.value.clone_from(value);
                }
                if let Some(says) = &text.says {
                    fact.says.clone_from(says);
                }
            }
            None => found.push(extra(&path, &text.id, words.facts.keys())),
        }
    }
    let path = format!("content/{language}/slots.yaml");
    for text in &raw.slots.slots {
        match words.slots.get_mut(&text.id.value) {
            Some(slot) => lay(text, &mut slot.label, &mut slot.notice),
            None => found.push(extra(&path, &text.id, words.slots.keys())),
        }
    }
    for text in &raw.slots.decisions {
        match words.decisions.get_mut(&text.id.value) {
            Some(one) => lay(text, &mut one.question, &mut one.notice),
            None => found.push(extra(&path, &text.id, words.decisions.keys())),
        }
    }
    words
}

/// Kind and id of every record that has words and lacks them in this language.
///
/// Where only some of a service's shown words are translated, the service counts as lacking.
pub fn untranslated(
    raw: &RawLanguage,
    facts: &FactsFile,
    slots: &SlotsFile,
    directory: &Directory,
    triages: &[Triage],
) -> BTreeSet<(&'static str, String)> {
    let mut lacking = BTreeSet::new();
    let mut ask = |kind: &'static str, id: &str, has: bool| {
        if !has {
            lacking.insert((kind, id.to_owned()));
        }
    };
    for fact in &facts.facts {
        ask(
            "fact",
            &fact.id,
            raw.facts.facts.iter().any(|text| text.id.value == fact.id.value && text.says.is_some()),
        );
    }
    for slot in &slots.slots {
        ask(
            "slot",
            &slot.id,
            raw.slots.slots.iter().any(|text| text.id.value == slot.id.value && text.notice.is_some()),
        );
    }
    for one in &slots.decisions {
        let has =
            raw.slots.decisions.iter().any(|text| text.id.value == one.id.value && text.notice.is_some());
        ask("decision", &one.id, has);
    }
    for triage in triages {
        let name = format!("/{}.yaml", triage.id);
        ask("triage", &triage.id, raw.triages.iter().any(|(path, _)| path.ends_with(&name)));
    }
    for topic in &directory.topics {
        ask(
            "topic",
            &topic.id,
            raw.directory.topics.iter().any(|text| text.id.value == topic.id.value && text.name.is_some()),
        );
    }
    for region in &directory.regions {
        let has =
            raw.directory.regions.iter().any(|text| text.id.value == region.id.value && text.name.is_some());
        ask("region", &region.id, has);
    }
    for service in &directory.services {
        let words = raw.directory.services.iter().find(|text| text.id.value == service.id());
        let mut fields = service.fields().filter(|name| *name != "te_reo_name");
        let has = fields.all(|name| words.is_some_and(|text| text.word(name).is_some()));
        ask("service", service.id(), has);
    }
    lacking
}

fn lay(text: &SlotText, label: &mut String, notice: &mut String) {
    if let Some(own) = &text.label {
        label.clone_from(own);
    }
    if let Some(own) = &text.notice {
        notice.clone_from(own);
    }
}

fn extra<'a>(path: &str, id: &At<String>, known: impl Iterator<Item = &'a String>) -> Diagnostic {
    let known: Vec<&str> = known.map(String::as_str).collect();
    let message = format!("There is nothing called `{}` to translate.", id.value);
    let problem = Diagnostic::error("overlay-extra", id.place(path), message);
    problem.unknown("record", id, known.iter().copied(), "Take it out.")
}
