//! `rightskit search QUERY…`: what the search of the site gives, in the terminal.

mod gaps;

use camino::Utf8Path;
use serde_json::json;

use super::session;
use crate::app::bundled::Bundled;
use crate::app::flags::{COULD_NOT_RUN, SearchArgs};
use crate::base::date::Date;
use crate::base::diagnostic::suggestion;
use crate::domain::search::Search;
use crate::domain::search::analysis::Analysis;
use crate::domain::search::card::{CardService, IntentCard, WayOn, cards, way_on};
use crate::domain::search::document::SiteDocuments;
use crate::domain::search::intents::Intents;

pub fn run(dir: &Utf8Path, args: &SearchArgs, clock: Date, bundled: &Bundled) -> u8 {
    let session = session::open(dir, &args.site, None, clock, bundled);
    let Some(checked) = &session.checked else {
        session::tell(&session.found, &session.sources);
        return 1;
    };
    let site = checked.site();
    let wanted = args.lang.as_deref().unwrap_or(&site.default_language().config.id.value);
    let Some(language) = site.languages.iter().find(|language| language.config.id.value == wanted) else {
        let known = site.languages.iter().map(|language| language.config.id.value.as_str());
        let hint = suggestion(wanted, known).unwrap_or_default();
        session::say(&format!("This site is not published in `{wanted}`. {hint}"));
        return COULD_NOT_RUN;
    };
    let source = SiteDocuments::new(site, language);
    let search = Search::new(&source);
    if let Some(list) = &args.gaps {
        return gaps::tell(list, language, &search);
    }
    let queries: Vec<String> = if args.each { args.query.clone() } else { vec![args.query.join(" ")] };
    let answers: Vec<_> = queries.iter().map(|query| search.answer(query, args.limit)).collect();
    let analysis = Analysis::new(&language.config.id, &language.synonyms.ignore);
    let (intents, cards) = (Intents::new(&language.intents, &analysis), cards(language));
    let raised: Vec<Option<&IntentCard<'_>>> =
        queries.iter().map(|query| intents.fitting(query).first().map(|at| &cards[*at])).collect();
    let rows = |hits: &[crate::domain::search::rank::Hit]| -> Vec<serde_json::Value> {
        hits.iter()
            .map(|hit| {
                let (entry, document) = (search.entry(hit.document), &search.documents[hit.document]);
                #[expect(clippy::cast_precision_loss, reason = "a score of a few thousand")]
                let score = hit.score as f64 / 1000.0;
                json!({
                    "title": entry.title, "trail": document.trail().collect::<Vec<_>>(), "url": search.url(hit.document),
                    "score": score, "kind": entry.kind.key(),
                })
            })
            .collect()
    };
    if args.json {
        let all = answers.iter().zip(&raised).map(|(answer, card)| {
            let mut all: Vec<serde_json::Value> = card.iter().flat_map(|card| crisis_rows(card)).collect();
            all.extend(rows(&answer.hits));
            all.into()
        });
        let all: Vec<serde_json::Value> = all.collect();
        let value = if args.each { all.into() } else { all.into_iter().next().unwrap_or_default() };
        // A value made of texts and numbers always serialises.
        session::print(&serde_json::to_string_pretty(&value).unwrap_or_default());
        return 0;
    }
    let way_on = way_on(language);
    for (answer, card) in answers.iter().zip(&raised) {
        if let Some(card) = card {
            tell(card);
        }
        // First where nothing fits well, last where something does.
        if let (Some(way), true) = (&way_on, answer.weak) {
            tell_way(way);
        }
        for (typed, taken) in &answer.expanded.corrected {
            session::say(&format!("Showing results for {taken} instead of {typed}."));
        }
        if !answer.expanded.also.is_empty() {
            session::say(&format!("Also looked for {}.", answer.expanded.also.join(", ")));
        }
        if answer.hits.is_empty() {
            session::say("Nothing was found.");
        }
        if !answer.nearest.is_empty() {
            let words: Vec<&str> = answer.nearest.iter().map(|(_, word)| word.as_str()).collect();
            session::say(&format!("The nearest words: {}.", words.join(", ")));
        }
        for hit in &answer.hits {
            let entry = search.entry(hit.document);
            let mut line = entry.title.to_string();
            for heading in search.documents[hit.document].trail() {
                line.push_str(" > ");
                line.push_str(heading);
            }
            if let Some((number, _)) = entry.help.as_ref().and_then(|help| help.call.as_ref()) {
                line.push_str(" \u{2013} ");
                line.push_str(number);
            }
            session::print(&format!("{line}\n    {}", search.url(hit.document)));
        }
        if let (Some(way), false) = (&way_on, answer.weak) {
            tell_way(way);
        }
    }
    0
}

/// A card as results of a kind of their own, in the order in which it shows them: whom to turn to first, the page, then
/// others to turn to.
fn crisis_rows(card: &IntentCard<'_>) -> Vec<serde_json::Value> {
    let row = |title: &str, url: &str| json!({"title": title, "trail": [card.say], "url": url, "score": 0, "kind": "crisis"});
    let mut rows: Vec<serde_json::Value> =
        card.services.iter().map(|service| row(service.name, &service.url)).collect();
    if let Some(page) = &card.page {
        rows.insert(1.min(rows.len()), row(page.title, &page.url));
    }
    rows
}

/// Where to go on when this was not meant.
fn tell_way(way: &WayOn<'_>) {
    let ways: Vec<&str> = way.service.ways.iter().map(|way| way.display).collect();
    session::print("Not what you meant?");
    session::print(&format!("  {}\n    {}", way.triage.title, way.triage.url));
    session::print(&format!(
        "  Talk to someone: {} \u{2013} {}\n    {}",
        way.service.name,
        ways.join(", "),
        way.service.url
    ));
}

fn tell(card: &IntentCard<'_>) {
    session::print(card.say);
    let service = |service: &CardService<'_>| {
        let ways: Vec<&str> = service.ways.iter().map(|way| way.display).collect();
        session::print(&format!("  {} \u{2013} {}", service.name, ways.join(", ")));
    };
    card.services.iter().take(1).for_each(service);
    if let Some(page) = &card.page {
        session::print(&format!("  {}\n    {}", page.title, page.url));
    }
    card.services.iter().skip(1).for_each(service);
    session::print("");
}
