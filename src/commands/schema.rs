//! `rightskit schema NAME`: the JSON Schema of a file, made from the type that reads it.

use schemars::{Schema, schema_for};

use super::session;
use crate::cli::COULD_NOT_RUN;
use crate::diagnostic::suggestion;
use crate::model::{
    agency, config, conformance, directory, fact, handout, hours, page, search, slot, triage,
};
use crate::theme::manifest;

/// The files that have a schema.
const NAMES: [&str; 15] = [
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
    "theme",
];

pub fn run(name: &str) -> u8 {
    match schema(name) {
        Some(schema) => {
            // A schema is plain JSON and always serialises.
            session::print(&serde_json::to_string_pretty(&schema).unwrap_or_default())
        }
        None => {
            let hint = suggestion(name, NAMES).unwrap_or_default();
            session::say(&format!("There is no schema called `{name}`. {hint}"));
            COULD_NOT_RUN
        }
    }
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
        "theme" => schema_for!(manifest::Manifest),
        _ => return None,
    })
}
