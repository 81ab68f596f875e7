//! # uncovered
//!
//! **What it does.** Checks that every statement of the source documents is said somewhere: the ids
//! on sentences (`{rg=RG-19}`), in the publisher's words for a slot too, those a slot or decision stands for,
//! and those left out with a reason. A document under `only:` is one publisher's own, and is asked of no other.
//!
//! **Why it matters.** A right that dropped out of the guide is a right that somebody will not claim.
//!
//! **Example.** A sentence about monthly updates is rewritten and its mark is lost.
//!
//! **Instead.** Put the mark on the sentence that says it now, or add the id with the owner's reason to
//! `left_out` in `content/coverage.yaml`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::domain::site::{Language, Page, Site, published};
use crate::input::load::{COVERAGE, PageText, SLOTS};
use crate::input::markdown::outline::Outline;
use crate::input::markdown::target::EmbedTarget;
use crate::input::markdown::{marks, read};
use crate::input::model::claim::CLAIMS;
use crate::input::yaml::At;

pub const CODE: &str = "uncovered";

/// Where a statement is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub url: String,
    /// The id of the heading above it.
    pub anchor: Option<String>,
    pub heading: String,
    pub sentence: String,
    pub place: Place,
}

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let site = inspection.site;
    if site.publisher.is_unread() {
        // What is said nowhere may be said in its file.
        return;
    }
    let known = ids(site);
    let said = said(site);
    let left_out: BTreeSet<&str> = site.coverage.left_out.iter().map(|entry| entry.id.as_str()).collect();
    for (id, places) in &said {
        if another_publishers(site, id) {
            continue;
        }
        if !known.contains(id) {
            found.extend(places.iter().map(|one| no_statement(site, &known, id, one.place.clone())));
        } else if left_out.contains(id.as_str()) {
            let message = format!("`{id}` is said, but is listed as left out.");
            found.push(
                Diagnostic::error(CODE, Place::file(COVERAGE), message).hint("Take it out of `left_out`."),
            );
        }
    }
    for entry in &site.coverage.left_out {
        if !known.contains(&entry.id.value) && !another_publishers(site, &entry.id) {
            found.push(no_statement(site, &known, &entry.id, entry.id.place(COVERAGE)));
        }
    }
    for id in known.iter().filter(|id| !said.contains_key(*id) && !left_out.contains(id.as_str())) {
        let problem = Diagnostic::error(CODE, Place::file(COVERAGE), format!("`{id}` is said nowhere."));
        found.push(
            problem
                .hint(format!("Mark the sentence that says it, or list it in `left_out` of `{COVERAGE}`.")),
        );
    }
}

/// Of a document that is not there, the name of the document is wrong, and with it all its statements.
fn no_statement(site: &Site, known: &BTreeSet<String>, id: &str, place: Place) -> Diagnostic {
    let problem = Diagnostic::error(CODE, place, format!("No source document has a statement `{id}`."));
    let documents = &site.coverage.documents;
    let document = id.split('-').next().unwrap_or(id);
    if documents.contains_key(document) {
        let known = known.iter().map(String::as_str);
        problem.unknown("statement", id, known, "Correct the id, or take it out.")
    } else {
        let known = documents.keys().map(String::as_str);
        problem.unknown("document", document, known, format!("Documents are listed in `{COVERAGE}`."))
    }
}

/// All ids of the documents that this publisher has to say: `RG: 76` stands for RG-01 to RG-76.
pub fn ids(site: &Site) -> BTreeSet<String> {
    let documents = site.coverage.documents.iter().filter(|(name, _)| !another_publishers(site, name));
    documents
        .flat_map(|(name, count)| (1..=*count).map(move |number| format!("{name}-{number:02}")))
        .collect()
}

/// The sentences of the default language with marks, by those ids that are `wanted`.
fn marked(site: &Site, wanted: impl Fn(&str) -> bool) -> BTreeMap<String, Vec<Said>> {
    let mut said: BTreeMap<String, Vec<Said>> = BTreeMap::new();
    // What the guide as published says is not said by this site.
    let own = |page: &&Page| !published::is_page(site, page);
    for page in site.default_language().pages.iter().filter(own) {
        for cover in &page.raw.outline.coverage {
            let (anchor, heading) = heading_at(page, cover.heading);
            for id in cover.ids.iter().filter(|id| wanted(id)) {
                said.entry(id.clone()).or_default().push(Said {
                    url: page.url.clone(),
                    anchor: anchor.clone(),
                    heading: heading.clone(),
                    sentence: cover.sentence.to_string(),
                    place: page.raw.text.place(cover.offset),
                });
            }
        }
    }
    said
}

/// The id and the text of a heading.
type HeadingAbove = (Option<String>, String);

/// A heading of the page; its title before the first.
fn heading_at(page: &Page, index: Option<usize>) -> HeadingAbove {
    let heading = index.and_then(|index| page.raw.outline.headings.get(index));
    heading.map_or_else(
        || (None, page.title().to_owned()),
        |one| (Some(one.id.to_string()), one.text.to_string()),
    )
}

/// Whether a document, or a statement of it, is the own one of a publisher that is not this one.
fn another_publishers(site: &Site, id: &str) -> bool {
    let document = id.split('-').next().unwrap_or(id);
    site.coverage.only.get(document).is_some_and(|publisher| *publisher != site.publisher.id)
}

/// Where each id is said in the default language, in the publisher's own words too.
pub fn said(site: &Site) -> BTreeMap<String, Vec<Said>> {
    let language = site.default_language();
    let mut said = marked(site, |id| marks::claim_of(id).is_none());
    for page in language.pages.iter().filter(|page| !published::is_page(site, page)) {
        let outline = &page.raw.outline;
        for image in &outline.images {
            let above = outline.headings.iter().rposition(|heading| heading.offset <= image.offset);
            let heading = heading_at(page, above);
            let embed = EmbedTarget::of_image(&image.address);
            filled_in(language, &embed, page, &heading, &mut said);
            if let EmbedTarget::Slot(id) = embed
                && let Some(words) = site.publisher.slot(id)
            {
                own_words(site, words, page, &heading, &mut said);
            }
        }
    }
    said
}

/// The statements that stand where a slot or a decision stands.
fn filled_in(
    language: &Language,
    embed: &EmbedTarget<'_>,
    page: &Page,
    heading: &HeadingAbove,
    said: &mut BTreeMap<String, Vec<Said>>,
) {
    let (covers, label) = match embed {
        EmbedTarget::Slot(id) => match language.slots.get(*id) {
            Some(slot) => (&slot.covers, &slot.label),
            None => return,
        },
        EmbedTarget::Decision(id) => match language.decisions.get(*id) {
            Some(decision) => (&decision.covers, &decision.question),
            None => return,
        },
        _ => return,
    };
    for id in covers {
        said.entry(id.value.clone()).or_default().push(Said {
            url: page.url.clone(),
            anchor: heading.0.clone(),
            heading: heading.1.clone(),
            sentence: label.clone(),
            place: id.place(SLOTS),
        });
    }
}

/// The marks in what the publisher wrote for a slot, and the slots and decisions in it.
fn own_words(
    site: &Site,
    words: &At<String>,
    page: &Page,
    heading: &HeadingAbove,
    said: &mut BTreeMap<String, Vec<Said>>,
) {
    let text = PageText::within(&site.publisher.path(), words);
    let outline = Outline::of(&read(words));
    for cover in &outline.coverage {
        let own = cover.heading.and_then(|index| outline.headings.get(index));
        for id in &cover.ids {
            said.entry(id.clone()).or_default().push(Said {
                url: page.url.clone(),
                anchor: heading.0.clone(),
                heading: own.map_or_else(|| heading.1.clone(), |own| own.text.to_string()),
                sentence: cover.sentence.to_string(),
                place: text.place(cover.offset),
            });
        }
    }
    for image in &outline.images {
        filled_in(site.default_language(), &EmbedTarget::of_image(&image.address), page, heading, said);
    }
}

/// The claims about the website, one a line: claim, page, heading, sentence, the rules that keep it true.
pub fn claims(site: &Site) -> String {
    let mut text = String::from("claim\tpage\theading\tsentence\tkept by\n");
    let made = marked(site, |id| marks::claim_of(id).is_some());
    for claim in CLAIMS {
        for one in made.get(&format!("proved={}", claim.id)).into_iter().flatten() {
            let rules = claim.rules.join(", ");
            let _ = writeln!(text, "{}\t{}\t{}\t{}\t{rules}", claim.id, one.url, one.heading, one.sentence);
        }
    }
    text
}

/// The whole table, one id a line: id, page, heading, sentence, and where the guide as published says it; tab-separated.
pub fn table(site: &Site) -> String {
    let said = said(site);
    let originals = published::originals(site);
    let mut text = String::from("id\tpage\theading\tsentence\toriginal\n");
    for id in ids(site) {
        let original = originals.get(&id).map_or("-", |original| &original.url);
        match said.get(&id) {
            Some(places) => {
                for one in places {
                    let _ =
                        writeln!(text, "{id}\t{}\t{}\t{}\t{original}", one.url, one.heading, one.sentence);
                }
            }
            None => {
                let reason = site.coverage.left_out.iter().find(|entry| entry.id.value == id);
                let reason = reason.map_or("", |entry| &entry.reason);
                let _ = writeln!(text, "{id}\t-\t-\tleft out: {reason}\t{original}");
            }
        }
    }
    text
}
