//! # crisis-card
//!
//! **What it does.** Looks at every intent of `content/<lang>/intents.yaml`: whether its services and its page are there,
//! whether each service can be called, texted or chatted with, whether it has words to be known by, and whether each
//! number that its kind words name is one of those services. Looks at `unsure` in the same way, and whether each intent
//! for which words weigh something (`weights`) is there.
//!
//! **Why it matters.** The card stands above everything when somebody is in danger. A service without a number leaves
//! them alone with its name.
//!
//! **Example.** `services: [rape-crisis]` while no number of it may be shown.
//!
//! **Instead.** Name services whose number, text line or chat has evidence in `directory.yaml`.

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::domain::search::card::ways;
use crate::domain::site::Language;
use crate::input::load::DIRECTORY;
use crate::input::model::search::IntentRecord;
use crate::input::yaml::At;

pub const CODE: &str = "crisis-card";

/// The way out where a service is none that a card can show.
const REACHABLE: &str =
    "Name a service of `directory.yaml` with a phone number, a text line or a chat that may be shown.";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for language in &inspection.site.languages {
        unsure(language, found);
        weights(language, found);
        let intents = &language.intents.intents;
        for (at, intent) in intents.iter().enumerate() {
            look_at(inspection, language, intent, found);
            if intents[..at].iter().any(|one| one.id.value == intent.id.value) {
                let message = format!("There is another intent `{}` above.", intent.id.value);
                found.push(
                    Diagnostic::error(CODE, intent.id.place(&path(language)), message)
                        .hint("Give it an id of its own."),
                );
            }
        }
    }
}

fn path(language: &Language) -> String {
    format!("content/{}/intents.yaml", language.config.id.value)
}

fn look_at(
    inspection: &Inspection<'_>,
    language: &Language,
    intent: &IntentRecord,
    found: &mut Vec<Diagnostic>,
) {
    let path = path(language);
    for id in &intent.services {
        let told = |message| Diagnostic::error(CODE, id.place(&path), message);
        match language.directory.service(id) {
            None => found.push(told(format!("The directory has no `{}`.", id.value)).unknown(
                DIRECTORY,
                id,
                language.directory.services.iter().map(|service| service.id()),
                REACHABLE,
            )),
            Some(service) if ways(service).is_empty() && !service.has_unreadable_number() => {
                let message = format!("`{}` cannot be called, texted or chatted with.", id.value);
                let problem = told(message).hint(REACHABLE);
                found.push(match inspection.site.publisher.withdrawal(&service.raw) {
                    Some(cause) => problem.because(cause),
                    None => problem,
                });
            }
            Some(_) => {}
        }
    }
    foreign_numbers(language, intent, found);
    if intent.services.is_empty() {
        let message = format!("The card of `{}` names no service.", intent.id.value);
        found.push(
            Diagnostic::error(CODE, intent.id.place(&path), message)
                .hint("Write whom to turn to under `services`."),
        );
    }
    if language.page(&intent.page).is_none() && !inspection.lacks_page(language, &intent.page) {
        let message = format!("There is no page `{}`.", intent.page.value);
        let known = language.pages.iter().map(|page| &*page.key);
        let problem = Diagnostic::error(CODE, intent.page.place(&path), message);
        found.push(problem.unknown("page", &intent.page, known, "Write it as `guide/care.md`."));
    }
    let empty = |pattern: &Vec<String>| pattern.is_empty() || pattern.iter().any(|group| empty_group(group));
    if intent.patterns.is_empty() || intent.patterns.iter().chain(&intent.not).any(empty) {
        let message = format!("A pattern of `{}` has no words.", intent.id.value);
        found.push(
            Diagnostic::error(CODE, intent.id.place(&path), message)
                .hint("Write a pattern as `[kill | hurt, myself]`: groups of words that must meet."),
        );
    }
}

/// Where to go on when the search has not understood.
fn unsure(language: &Language, found: &mut Vec<Diagnostic>) {
    let Some(unsure) = &language.intents.unsure else { return };
    let told = |at: &At<String>, message| Diagnostic::error(CODE, at.place(&path(language)), message);
    if !language.triages.iter().any(|one| one.id.value == unsure.triage.value) {
        let message = format!("There is no questionnaire `{}`.", unsure.triage.value);
        let known = language.triages.iter().map(|one| one.id.as_str());
        let hint = "Write the id of a file in `content/triage/`.";
        let problem = told(&unsure.triage, message);
        found.push(problem.unknown("questionnaire", &unsure.triage, known, hint));
    }
    let id = &unsure.service;
    match language.directory.service(id) {
        None => {
            let known = language.directory.services.iter().map(|service| service.id());
            let problem = told(id, format!("The directory has no `{}`.", id.value));
            found.push(problem.unknown(DIRECTORY, id, known, REACHABLE));
        }
        Some(service) if ways(service).is_empty() && !service.has_unreadable_number() => {
            let message = format!("`{}` cannot be called, texted or chatted with.", id.value);
            found.push(told(id, message).hint(REACHABLE));
        }
        Some(_) => {}
    }
}

/// Intents for which words weigh something, and which are not there.
fn weights(language: &Language, found: &mut Vec<Diagnostic>) {
    let there = |id: &&String| language.intents.intents.iter().any(|one| one.id.value == **id);
    for id in language.intents.weights.intents.keys().filter(|id| !there(id)) {
        let message = format!("Words weigh for `{id}`, which is no intent.");
        let known = language.intents.intents.iter().map(|one| one.id.as_str());
        let hint =
            "Write the id of an intent above, or make the weights again with `benches/search/weigh.mjs`.";
        let problem = Diagnostic::error(CODE, Place::file(path(language)), message);
        found.push(problem.unknown("intent", id, known, hint));
    }
}

/// Numbers in the kind words that none of the card's services has.
fn foreign_numbers(language: &Language, intent: &IntentRecord, found: &mut Vec<Diagnostic>) {
    let services = intent.services.iter().filter_map(|id| language.directory.service(id));
    let own: Vec<String> =
        services.flat_map(|service| &service.contacts).map(|contact| digits(&contact.display)).collect();
    for number in numbers(&intent.say) {
        if !own.contains(&number) {
            let message = format!(
                "The card of `{}` names {number}, which is no number of its services.",
                intent.id.value
            );
            let hint = "Write the number as `directory.yaml` has it, or name the service under `services`.";
            found.push(Diagnostic::error(CODE, intent.say.place(&path(language)), message).hint(hint));
        }
    }
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Runs of three digits and more in a text, spaces between them left out.
fn numbers(text: &str) -> Vec<String> {
    let runs = text.split(|sign: char| !sign.is_ascii_digit() && !matches!(sign, ' ' | '\u{a0}'));
    runs.map(digits).filter(|digits| digits.len() >= 3).collect()
}

/// Whether some alternative of a group has no letter or digit.
fn empty_group(group: &str) -> bool {
    group.split('|').any(|words| !words.chars().any(char::is_alphanumeric))
}
