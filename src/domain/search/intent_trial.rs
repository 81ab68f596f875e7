//! Runs the phrases of `intent-tests.yaml`: cries for help that must raise their card, and harmless ones that must not.
//!
//! Must not know how an intent fits.

use super::analysis::Analysis;
use super::intents::Intents;
use crate::base::diagnostic::{Diagnostic, Place, Severity};
use crate::domain::site::{Language, Site};
use crate::input::yaml::At;

const UNHEARD: &str = "crisis-miss";
const ALARM: &str = "false-alarm";

/// What `rightskit explain` says about each.
pub const DOCS: [(&str, &str); 2] = [
    (
        UNHEARD,
        "**What it does.** Asks for every phrase under `raises` of `content/<lang>/intent-tests.yaml` whether it raises \
         the card of its intent, or of a more urgent one that `or` allows. 99 of 100 must: below that each miss is an \
         error, above it a warning, or a note where the phrases are inherited.\n\n\
         **Why it matters.** A card that does not come may cost a life.\n\n\
         **Example.** `raises: {self-harm: [\"i dont want to wake up\"]}` when no pattern has these words.\n\n\
         **Instead.** Add a pattern to the intent in `intents.yaml`, or take words out of its `not`.",
    ),
    (
        ALARM,
        "**What it does.** Asks for every phrase under `harmless` of `content/<lang>/intent-tests.yaml` whether it raises \
         no card. 97 of 100 must not: below that each alarm is an error, above it a warning, or a \
         note where the phrases are inherited.\n\n\
         **Why it matters.** A card that comes for everything is soon read by nobody.\n\n\
         **Example.** `harmless: [\"they cut my hours\"]` when a pattern is only `cut`.\n\n\
         **Instead.** Make the pattern closer, or write what is harmless under `not`.",
    ),
];

/// Of a hundred phrases, how many must raise a card, and how many must not.
const HEARD: usize = 99;
const QUIET: usize = 97;

/// All findings of one language.
pub fn run(site: &Site, language: &Language) -> Vec<Diagnostic> {
    let tests = &language.intent_tests;
    let path = format!("content/{}/intent-tests.yaml", language.config.id.value);
    let intents =
        Intents::new(&language.intents, &Analysis::new(&language.config.id, &language.synonyms.ignore));
    let name = |at: usize| language.intents.intents[at].id.as_str();
    let known = |id: &String| language.intents.intents.iter().any(|one| one.id.value == *id);
    let named = tests.raises.keys().chain(tests.or.keys()).chain(tests.or.values().flatten());
    let mut found: Vec<Diagnostic> = named
        .filter(|id| !known(id))
        .map(|id| {
            Diagnostic::error(UNHEARD, Place::file(&path), format!("There is no intent `{id}`."))
                .hint("The ids are in `intents.yaml`.")
        })
        .collect();
    let mut unheard: Vec<(&At<String>, String)> = Vec::new();
    for (id, phrases) in &tests.raises {
        for phrase in phrases {
            let raised = intents.fitting(phrase).first().map(|at| name(*at));
            let right = |raised: &&str| {
                raised == id || tests.or.get(id).is_some_and(|or| or.iter().any(|one| one == raised))
            };
            if raised.filter(right).is_none() {
                let instead = raised.map_or_else(|| "no card".to_owned(), |raised| format!("`{raised}`"));
                unheard.push((
                    phrase,
                    format!("\u{201c}{}\u{201d} raises {instead}, not `{id}`.", phrase.value),
                ));
            }
        }
    }
    let alarms: Vec<(&At<String>, String)> = tests
        .harmless
        .iter()
        .filter_map(|phrase| {
            let raised = name(*intents.fitting(phrase).first()?);
            Some((phrase, format!("\u{201c}{}\u{201d} is harmless and raises `{raised}`.", phrase.value)))
        })
        .collect();
    let count = tests.raises.values().map(Vec::len).sum();
    // Who inherits the phrases can do nothing about one that is within bounds.
    let within = if site.inheritance.is_inherited(&path) { Severity::Note } else { Severity::Warning };
    found.extend(told(UNHEARD, unheard, count, HEARD, within, &path));
    found.extend(told(ALARM, alarms, tests.harmless.len(), QUIET, within, &path));
    found
}

/// Each phrase that went wrong: an error where too many did, else what is `within` bounds.
fn told(
    code: &'static str,
    wrong: Vec<(&At<String>, String)>,
    all: usize,
    least: usize,
    within: Severity,
    path: &str,
) -> Vec<Diagnostic> {
    let too_many = (all - wrong.len()) * 100 < least * all;
    let hint = format!("{} of {all} are right; {least} of 100 must be.", all - wrong.len());
    let say = |(phrase, message): (&At<String>, String)| {
        let severity = if too_many { Severity::Error } else { within };
        Diagnostic { severity, ..Diagnostic::error(code, phrase.place(path), message) }.hint(hint.clone())
    };
    wrong.into_iter().map(say).collect()
}
