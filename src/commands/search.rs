//! `rightskit search QUERY…`: what the search of the site gives, in the terminal.

use camino::Utf8Path;
use serde_json::json;

use super::session;
use crate::bundled::Bundled;
use crate::cli::{COULD_NOT_RUN, SearchArgs};
use crate::date::Date;
use crate::diagnostic::suggestion;
use crate::search::Search;
use crate::search::document::SiteShelf;

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
    let shelf = SiteShelf::new(site, language);
    let search = Search::new(&shelf);
    let queries: Vec<String> = if args.each { args.query.clone() } else { vec![args.query.join(" ")] };
    let answers: Vec<_> = queries.iter().map(|query| search.answer(query, args.limit)).collect();
    let rows = |hits: &[crate::search::rank::Hit]| -> Vec<serde_json::Value> {
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
        let all: Vec<serde_json::Value> = answers.iter().map(|answer| rows(&answer.hits).into()).collect();
        let value = if args.each { all.into() } else { all.into_iter().next().unwrap_or_default() };
        // A value made of texts and numbers always serialises.
        session::print(&serde_json::to_string_pretty(&value).unwrap_or_default());
        return 0;
    }
    for answer in &answers {
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
    }
    0
}
