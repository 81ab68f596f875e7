//! `rightskit search --gaps FILE`: which of many queries find nothing that fits, for those who write pages.
//!
//! Must not know how results are ranked.
#![expect(clippy::disallowed_methods, reason = "reads the list it is given")]

use std::collections::BTreeMap;
use std::fs;

use camino::Utf8Path;

use crate::app::commands::session;
use crate::app::flags::COULD_NOT_RUN;
use crate::domain::search::Search;
use crate::domain::search::analysis::Analysis;
use crate::domain::search::intents::Intents;
use crate::domain::site::Language;

/// Prints the queries of a list that fit badly, by the page or service that comes first for them.
pub(super) fn tell(list: &Utf8Path, language: &Language, search: &Search<'_>) -> u8 {
    let text = match fs::read_to_string(list) {
        Ok(text) => text,
        Err(error) => {
            session::say(&format!("{list} cannot be read: {error}"));
            return COULD_NOT_RUN;
        }
    };
    let intents =
        Intents::new(&language.intents, &Analysis::new(&language.config.id, &language.synonyms.ignore));
    let queries: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let mut gaps: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for query in &queries {
        // Whom a card answers has been understood.
        if !intents.fitting(query).is_empty() {
            continue;
        }
        let answer = search.answer(query, 1);
        if answer.weak {
            let first = answer.hits.first().map(|hit| search.entry(hit.document).title.to_string());
            gaps.entry(first.unwrap_or_default()).or_default().push(query);
        }
    }
    let weak: usize = gaps.values().map(Vec::len).sum();
    // Most first, and of equals by name.
    let mut gaps: Vec<(String, Vec<&str>)> = gaps.into_iter().collect();
    gaps.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.0.cmp(&b.0)));
    for (first, queries) in gaps {
        session::print(if first.is_empty() { "Nothing at all" } else { &first });
        for query in queries {
            session::print(&format!("    {query}"));
        }
    }
    session::say(&format!("{weak} of {} queries find nothing that fits well.", queries.len()));
    0
}
