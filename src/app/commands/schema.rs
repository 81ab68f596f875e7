//! `rightskit schema NAME`: the JSON Schema of a file, or of what `--json` prints, made from its type.

use schemars::{Schema, schema_for};

use super::session;
use crate::app::flags::COULD_NOT_RUN;
use crate::app::report;
use crate::base::diagnostic::suggestion;
use crate::input::model::{
    agency, config, conformance, directory, fact, handout, hours, page, search, slot, triage,
};
use crate::input::theme::manifest;

/// The files that have a schema.
pub const NAMES: [&str; 18] = [
    "site",
    "page",
    "facts",
    "slots",
    "coverage",
    "holidays",
    "conformance",
    "directory",
    "triage",
    "triage-overlay",
    "handout",
    "agency",
    "synonyms",
    "search-tests",
    "intents",
    "intent-tests",
    "theme",
    "findings",
];

pub fn run(name: &str) -> u8 {
    match text(name) {
        Some(text) => session::print(&text),
        None => {
            let hint = suggestion(name, NAMES).unwrap_or_default();
            session::say(&format!("There is no schema called `{name}`. {hint}"));
            COULD_NOT_RUN
        }
    }
}

/// The schema of a file by its short name, as JSON.
pub fn text(name: &str) -> Option<String> {
    // A schema is plain JSON and always serialises.
    schema(name).and_then(|schema| serde_json::to_string_pretty(&schema).ok())
}

/// The schema of a file by its short name.
pub fn schema(name: &str) -> Option<Schema> {
    Some(match name {
        "site" => schema_for!(config::Config),
        "page" => schema_for!(page::FrontMatter),
        "facts" => schema_for!(fact::FactsFile),
        "slots" => schema_for!(slot::SlotsFile),
        "coverage" => schema_for!(slot::CoverageFile),
        "holidays" => schema_for!(hours::HolidaysFile),
        "conformance" => schema_for!(conformance::ConformanceFile),
        "directory" => schema_for!(directory::DirectoryFile),
        "triage" => schema_for!(triage::TriageFile),
        "triage-overlay" => schema_for!(triage::TriageOverlay),
        "handout" => schema_for!(handout::HandoutFile),
        "agency" => schema_for!(agency::Agency),
        "synonyms" => schema_for!(search::SynonymsFile),
        "search-tests" => schema_for!(search::SearchTestsFile),
        "intents" => schema_for!(search::IntentsFile),
        "intent-tests" => schema_for!(search::IntentTestsFile),
        "theme" => schema_for!(manifest::Manifest),
        "findings" => schema_for!(report::Findings<'_>),
        _ => return None,
    })
}
