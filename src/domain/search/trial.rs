//! Runs the queries of `search-tests.yaml`, and asks that headings and synonyms can be found at all.
//!
//! Must not know how results are ranked.

use super::Search;
use super::analysis::Analysis;
use super::card::{IntentCard, cards};
use super::intents::Intents;
use super::words::words;
use crate::base::diagnostic::Diagnostic;
use crate::domain::site::addresses::{service_url, triage_url};
use crate::domain::site::{Language, Site};

const MISSED: &str = "search-miss";
const UNFOUND: &str = "unfound-heading";
const NOWHERE: &str = "idle-synonym";

/// What `rightskit explain` says about each.
pub const DOCS: [(&str, &str); 3] = [
    (
        MISSED,
        "**What it does.** Runs every query of `content/<lang>/search-tests.yaml` and looks whether one of the wanted \
         pages is among the first three results, or first where `top: 1` asks for it. A card above the results counts as the \
         first: its first service and its page.\n\n\
         **Why it matters.** A person in distress looks at the first lines and no further.\n\n\
         **Example.** `{query: \"sacked\", wants: [dismissed.md]}` when no page and no synonym says \"sacked\".\n\n\
         **Instead.** Use the words of the query on the page, or add a group to `synonyms.yaml`.",
    ),
    (
        UNFOUND,
        "**What it does.** Searches for each heading by its own words and looks whether its page is found.\n\n\
         **Why it matters.** Who remembers a heading expects to find it again.\n\n\
         **Example.** Ten pages with the heading \"What should I do next today?\".\n\n\
         **Instead.** Give the heading words that only this page has.",
    ),
    (
        NOWHERE,
        "**What it does.** Looks whether the words that a group of synonyms stands for are used anywhere.\n\n\
         **Why it matters.** A synonym that leads nowhere helps nobody and looks as if it did.\n\n\
         **Example.** `{words: [boss], means: [superior]}` when no page says \"superior\".\n\n\
         **Instead.** Under `means`, write words that pages or services use.",
    ),
];

/// How many results a person looks at.
const LOOKED_AT: usize = 3;
/// How many are shown at once, in the order of which they are looked at.
const SHOWN: usize = 10;
/// How far down a heading may come for its own words.
const OWN_WORDS: usize = 10;

/// All findings of one language.
pub fn run(site: &Site, language: &Language, search: &Search<'_>) -> Vec<Diagnostic> {
    let mut found = missed(site, language, search);
    found.extend(nowhere(language, search));
    found.extend(unfound(language, search));
    found
}

/// Queries whose page is not among the first results.
fn missed(site: &Site, language: &Language, search: &Search<'_>) -> Vec<Diagnostic> {
    let path = format!("content/{}/search-tests.yaml", language.config.id.value);
    let mut found = Vec::new();
    let analysis = Analysis::new(&language.config.id, &language.synonyms.ignore);
    let (intents, cards) = (Intents::new(&language.intents, &analysis), cards(language));
    // Whoever leaves out what a query finds in the base cannot mend the test, which stands there.
    let is_out = |want: &str| match want.strip_prefix("service:") {
        Some(id) => language.directory.leaves_out(id),
        None => site.inheritance.left_out.contains(want),
    };
    let tests = language.search_tests.tests.iter();
    for test in tests.filter(|test| !test.wants.iter().any(|want| is_out(want))) {
        let mut wanted: Vec<String> = Vec::new();
        for want in &test.wants {
            match address(language, want) {
                Some(url) => wanted.push(url),
                None => found.push(
                    Diagnostic::error(MISSED, want.place(&path), format!("There is no `{}`.", want.value))
                        .hint("Write a page as `guide/care.md`, a service as `service:police`, a questionnaire as `triage:first-steps`."),
                ),
            }
        }
        let top = test.top.unwrap_or(LOOKED_AT);
        let hits = search.answer(&test.query, SHOWN).hits;
        // A card stands above the results, and counts as the first of them.
        let card = intents.fitting(&test.query).first().map(|at| &cards[*at]);
        let mut places: Vec<Vec<&str>> = card.into_iter().map(in_card).collect();
        places.extend(hits.iter().map(|hit| vec![page_of(search, hit.document)]));
        if places.iter().take(top).flatten().any(|url| wanted.iter().any(|want| want == url)) {
            continue;
        }
        let came: Vec<String> = hits
            .iter()
            .take(5)
            .map(|hit| format!("`{}` {}", page_of(search, hit.document), hit.score))
            .collect();
        let came = if came.is_empty() { "nothing".to_owned() } else { came.join(", ") };
        let place = if top == 1 { "first".to_owned() } else { format!("among the first {top}") };
        found.push(
            Diagnostic::error(
                MISSED,
                test.query.place(&path),
                format!("For \u{201c}{}\u{201d} none of the wanted pages comes {place}.", test.query.value),
            )
            .hint(format!(
                "What comes instead: {came}. Use the words of the query on the page, or add a synonym."
            )),
        );
    }
    found
}

/// The address that a test names.
fn address(language: &Language, want: &str) -> Option<String> {
    match want.split_once(':') {
        Some(("service", id)) => {
            language.directory.service(id).map(|service| service_url(language, service.id()))
        }
        Some(("triage", id)) => {
            language.triages.iter().find(|one| one.id.value == id).map(|one| triage_url(language, &one.id))
        }
        _ => language.page(want).map(|page| page.url.clone()),
    }
}

/// Where the first service and the page of a card lead: others are seen by those who read on.
fn in_card<'c>(card: &'c IntentCard<'_>) -> Vec<&'c str> {
    let first = card.services.first().map(|service| service.url.as_str());
    first.into_iter().chain(card.page.as_ref().map(|page| &*page.url)).collect()
}

/// The page a document stands on.
fn page_of<'s>(search: &'s Search<'_>, document: usize) -> &'s str {
    let url = &search.entry(document).url;
    url.split('#').next().unwrap_or(url)
}

/// Synonyms none of whose meanings stands on the site.
fn nowhere(language: &Language, search: &Search<'_>) -> Vec<Diagnostic> {
    let path = format!("content/{}/synonyms.yaml", language.config.id.value);
    let mut found = Vec::new();
    for (group, entry) in language.synonyms.groups.iter().enumerate() {
        let mut rules = search.synonyms.rules.iter().filter(|rule| rule.group == group);
        let leads = rules.any(|rule| rule.to.iter().any(|(term, _)| search.index.stands(*term)));
        if let (false, Some(first)) = (leads, entry.words.first()) {
            found.push(
                Diagnostic::warning(
                    NOWHERE,
                    first.place(&path),
                    format!("Nothing on the site says what \u{201c}{}\u{201d} stands for.", first.value),
                )
                .hint("Under `means`, write words that pages or services use."),
            );
        }
    }
    found
}

/// Headings that are not found by their own words.
fn unfound(language: &Language, search: &Search<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for page in &language.pages {
        if page.translation == crate::domain::site::Translation::Missing {
            continue;
        }
        for heading in page.raw.outline.headings.iter().filter(|heading| heading.level <= 3) {
            // A question such as "What can I do?" stands on many pages: only words that say something count.
            let telling = words(&heading.text)
                .iter()
                .filter(|word| !search.dictionary.ignored.contains(&word.folded))
                .count();
            if telling < 3 {
                continue;
            }
            let query = format!("{} ", heading.text);
            let hits = search.answer(&query, OWN_WORDS).hits;
            if !hits.iter().any(|hit| page_of(search, hit.document) == page.url) {
                found.push(
                    Diagnostic::warning(
                        UNFOUND,
                        page.raw.text.place(heading.offset),
                        format!(
                            "Searching for this heading, \u{201c}{}\u{201d}, does not find it.",
                            heading.text
                        ),
                    )
                    .hint("Give it words of its own."),
                );
            }
        }
    }
    found
}
