//! Looks at the phrases under `asked`: each stands for one thing, and finds it.
//!
//! Must not know how results are ranked.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::Search;
use super::document::EntryKind;
use super::words::flat;
use crate::base::diagnostic::{Diagnostic, Place, suggestion};
use crate::domain::site::addresses::service_url;
use crate::domain::site::{Language, Page, Site, Translation};
use crate::input::yaml::At;

const TWICE: &str = "asked-twice";
const LOST: &str = "asked-lost";
const NO_SECTION: &str = "asked-nowhere";

/// How many results are shown at once, in the order of which they are judged.
const SHOWN: usize = 10;

/// What `rightskit explain` says about each.
pub const DOCS: [(&str, &str); 3] = [
    (
        TWICE,
        "**What it does.** Compares the phrases under `asked` of all pages and services of a language, word by word.\n\n\
         **Why it matters.** A phrase that stands for two pages leads to one of them by chance.\n\n\
         **Example.** `asked: [got fired by text]` on two pages.\n\n\
         **Instead.** Leave it where it belongs, or say it once more as only the other page is asked for.",
    ),
    (
        LOST,
        "**What it does.** Searches for each phrase under `asked` and looks whether its own page or service is the first \
         result, as page and terminal show them; a crisis card above them does not count. A service that nobody can reach \
         never stands first: there the best that can be reached stands before it, so its phrases are won if it comes \
         second, or if the service named under `instead` comes first. An error in what is your own; a note where the \
         phrase is inherited and something of yours wins it.\n\n\
         **Why it matters.** Who asks in these words is led past the page that was meant for them.\n\n\
         **Example.** `asked: [who can help]`, which any page might answer.\n\n\
         **Instead.** Make the phrase closer to what only this page answers, move it to the page that comes first, or \
         leave it out.",
    ),
    (
        NO_SECTION,
        "**What it does.** Looks whether each id under `asked_sections` is one of the page's headings of level 2 or 3.\n\n\
         **Why it matters.** Phrases of a heading that is not there lead nowhere.\n\n\
         **Example.** `asked_sections: {next: [...]}` when the heading is `## Next steps {#next-steps}`.\n\n\
         **Instead.** Write the id of a heading; it stands in braces after it, or is made of its words.",
    ),
];

/// A phrase, where it is written, and what it stands for.
struct Phrase<'a> {
    text: &'a At<String>,
    path: &'a str,
    /// Site path of its own page or service.
    own: String,
    /// For a service that nobody can reach: the site paths of those who are asked instead.
    out_of_reach: Option<Vec<String>>,
}

/// All findings of one language.
pub fn run(site: &Site, language: &Language, search: &Search<'_>) -> Vec<Diagnostic> {
    let mut phrases = Vec::new();
    let mut found = Vec::new();
    for page in &language.pages {
        // A page that is shown in another language is looked at there.
        if page.translation == Translation::Missing {
            continue;
        }
        let own = page.raw.meta.asked.iter().chain(page.raw.meta.asked_sections.values().flatten());
        let path = page.raw.text.path.as_str();
        phrases.extend(own.map(|text| Phrase { text, path, own: page.url.clone(), out_of_reach: None }));
        found.extend(without_heading(page));
    }
    // Services are asked for in the words of the first language.
    let services = &language.directory.services;
    for service in
        services.iter().filter(|_| language.config.id.value == site.default_language().config.id.value)
    {
        let own = service_url(language, service.id());
        let instead = || service.raw.instead.iter().map(|id| service_url(language, id)).collect();
        let out_of_reach = service.contacts.is_empty().then(instead);
        let path = service.path.as_str();
        phrases.extend(service.raw.asked.iter().map(|text| Phrase {
            text,
            path,
            own: own.clone(),
            out_of_reach: out_of_reach.clone(),
        }));
    }
    found.extend(twice(&phrases));
    found.par_extend(phrases.par_iter().filter_map(|phrase| lost(phrase, site, search)));
    found
}

fn without_heading(page: &Page) -> Vec<Diagnostic> {
    let headings =
        || page.raw.outline.headings.iter().filter(|heading| heading.level <= 3).map(|one| &*one.id);
    let path = page.raw.text.path.as_str();
    let missing = page.raw.meta.asked_sections.iter().filter(|(id, _)| !headings().any(|known| known == *id));
    let tell = |(id, texts): (&String, &Vec<At<String>>)| {
        let place = texts.first().map_or_else(|| Place::file(path), |text| text.place(path));
        let hint = suggestion(id, headings())
            .unwrap_or_else(|| "Write the id of a heading of this page.".to_owned());
        Diagnostic::error(NO_SECTION, place, format!("This page has no heading `{id}`.")).hint(hint)
    };
    missing.map(tell).collect()
}

fn twice(phrases: &[Phrase<'_>]) -> Vec<Diagnostic> {
    let mut known: BTreeMap<String, &Phrase<'_>> = BTreeMap::new();
    let mut found = Vec::new();
    for phrase in phrases {
        let Some(other) = known.insert(flat(phrase.text), phrase) else { continue };
        let message = format!("\u{201c}{}\u{201d} stands under `{}` as well.", phrase.text.value, other.own);
        let hint = "Leave it where it belongs.";
        found.push(Diagnostic::error(TWICE, phrase.text.place(phrase.path), message).hint(hint));
    }
    found
}

fn lost(phrase: &Phrase<'_>, site: &Site, search: &Search<'_>) -> Option<Diagnostic> {
    let hits = search.answer(&format!("{} ", phrase.text.value), SHOWN).hits;
    let entries: Vec<_> = hits.iter().map(|hit| search.entry(hit.document)).collect();
    let page = |place: usize| entries.get(place).map(|entry| page_of(&entry.url));
    let is_won = match &phrase.out_of_reach {
        _ if page(0) == Some(phrase.own.as_str()) => true,
        None => false,
        Some(instead) => {
            page(1) == Some(phrase.own.as_str()) || instead.iter().any(|url| page(0) == Some(url.as_str()))
        }
    };
    if is_won {
        return None;
    }
    let came = entries.first().map_or_else(
        || "nothing".to_owned(),
        |entry| match entry.kind {
            EntryKind::Handout => format!("the handout \u{201c}{}\u{201d}", entry.title),
            _ => format!("`{}`", entry.url),
        },
    );
    let message = format!("\u{201c}{}\u{201d} finds {came} first, not `{}`.", phrase.text.value, phrase.own);
    let hint = "Make it closer to what only this answers, move it there, or leave it out.";
    let place = phrase.text.place(phrase.path);
    // Phrases are tried on the whole site by whoever wrote them; who leaves part of it out cannot mend them.
    let told = if site.inheritance.is_inherited(phrase.path) || site.inheritance.leaves_any_out() {
        Diagnostic::note(LOST, place, message)
    } else {
        Diagnostic::error(LOST, place, message)
    };
    Some(told.hint(hint))
}

/// The page that an address is on: what there is to print stands on a page too.
fn page_of(url: &str) -> &str {
    url.split('#').next().unwrap_or(url)
}
