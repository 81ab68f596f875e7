//! # published-guide
//!
//! **What it does.** Looks at the guide as its author published it, if an agency's file declares one: that the file is
//! there, is Markdown or a whole PDF within its limit, has a place for each slot that an agency fills in a guide, and
//! marks each statement once, by an id that `content/coverage.yaml` knows.
//!
//! **Why it matters.** People quote it when they complain. A link to the wrong part of it, or half of a file, lets them down
//! where it counts.
//!
//! **Example.** `published_guide: {file: guide.pdf, pages: [{page: 1, says: [RG-04, RG-400]}]}`
//!
//! **Instead.** Ids from the table that `rightskit check --coverage` prints, each on the first page or sentence that says it.

use std::collections::BTreeMap;

use super::{Inspection, coverage};
use crate::base::diagnostic::{Diagnostic, Guesses};
use crate::domain::site::Site;
use crate::domain::site::published;
use crate::input::markdown::marks;
use crate::input::markdown::target::EmbedTarget;
use crate::input::model::agency::PublishedGuide;

pub const CODE: &str = "published-guide";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let site = inspection.site;
    let Some((guide, _)) = published::page(site) else { return };
    declared(inspection, guide, found);
    marked(site, guide, found);
    if published::pdf(site).is_none() {
        slots(site, guide, found);
    }
}

/// What the agency's file says of it.
fn declared(inspection: &Inspection<'_>, guide: &PublishedGuide, found: &mut Vec<Diagnostic>) {
    let site = inspection.site;
    let path = site.publisher.path();
    for (key, text) in [("title", &guide.title), ("author", &guide.author)] {
        if text.trim().is_empty() {
            let message = format!("The guide as published has no {key}.");
            let problem = Diagnostic::error(CODE, text.place(&path), message);
            found.push(problem.hint("Write it as it stands on the original: whoever quotes it needs it."));
        }
    }
    if guide.read.value > inspection.today {
        let message = "The guide as published cannot have been read on a day that is still to come.";
        let problem = Diagnostic::error(CODE, guide.read.place(&path), message);
        found.push(problem.hint("Write the day on which somebody last compared the file with its source."));
    }
    if let (Some(first), None) = (guide.pages.first(), published::pdf(site)) {
        let message = "`pages` is for a PDF, and this guide is Markdown.";
        let problem = Diagnostic::error(CODE, first.page.place(&path), message);
        found.push(problem.hint("Take it out, and mark sentences or headings of the guide: `{rg=RG-05}`."));
    }
    for page in guide.pages.iter().filter(|page| page.page.value == 0) {
        let problem = Diagnostic::error(CODE, page.page.place(&path), "No PDF has a page 0.");
        found.push(problem.hint("Count from the first page of the file, which is 1."));
    }
}

/// The statements that it marks.
fn marked(site: &Site, guide: &PublishedGuide, found: &mut Vec<Diagnostic>) {
    let known = coverage::ids(site);
    let mut guesses = Guesses::default();
    let mut first = BTreeMap::new();
    for (id, original) in published::marked(site) {
        if let Some(claim) = marks::claim_of(&id) {
            let message = format!("The guide as published claims `{claim}` of this website.");
            let problem = Diagnostic::error(CODE, original.place, message);
            found.push(problem.hint("Take the mark out: what its author wrote is about something else."));
        } else if !known.contains(&id) {
            let message = format!("No source document has a statement `{id}`.");
            let problem = Diagnostic::error(CODE, original.place, message);
            let hint = guesses.suggestion(&id, known.iter().map(String::as_str));
            found.push(problem.hint(hint.unwrap_or_else(|| {
                "Take one of the ids that `rightskit check --coverage` prints.".to_owned()
            })));
        } else if let Some(place) = first.insert(id.clone(), original.place.clone()) {
            let message = format!("`{id}` is marked a second time; the first mark is at {place}.");
            let problem = Diagnostic::error(CODE, original.place, message);
            found.push(problem.hint("Leave the mark where the guide says it first and whole."));
            first.insert(id, place);
        }
    }
    if first.is_empty() {
        let message =
            "Nothing says where the guide as published makes which statement, so no page can lead there.";
        let problem = Diagnostic::note(CODE, guide.file.place(&site.publisher.path()), message);
        found.push(problem.hint(if published::pdf(site).is_some() {
            "Add `pages: [{page: 1, says: [RG-01 to RG-20]}]`."
        } else {
            "Mark sentences or headings of the guide, such as `{rg=RG-05}`."
        }));
    }
}

/// The places that its author left for an agency's own words.
fn slots(site: &Site, guide: &PublishedGuide, found: &mut Vec<Diagnostic>) {
    let Some((_, page)) = published::page(site) else { return };
    let has = |id: &str| {
        page.raw
            .outline
            .images
            .iter()
            .any(|image| EmbedTarget::of_image(&image.address) == EmbedTarget::Slot(id))
    };
    let language = site.default_language();
    for slot in language.slots.values().filter(|slot| site.coverage.is_of_all(&slot.covers) && !has(&slot.id))
    {
        let id = &slot.id.value;
        let message = format!("The guide as published has no place for `{id}`: {}.", slot.label);
        let problem = Diagnostic::warning(CODE, page.place(), message);
        found.push(problem.hint(format!(
            "Where `{}` leaves it to the agency, write `![](slot:{id})` on a line of its own.",
            guide.file.value
        )));
    }
}
