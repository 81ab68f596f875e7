//! Where in a page an id stands that the finished page has more than once.
//!
//! The audit sees finished pages only, in which no line is an author's.

use std::collections::BTreeMap;

use crate::base::diagnostic::{Cause, Diagnostic};
use crate::domain::site::{Page, Site};

/// Gives each finding about a repeated id the place of the id in its page, if an author wrote it there: the second, since
/// the first has it rightly. Two headings of one page have been told before, as `duplicate-id`, with both places.
pub fn place(site: &Site, found: &mut Vec<Diagnostic>) {
    let repeated = |problem: &Diagnostic| matches!(problem.cause.as_deref(), Some(Cause::RepeatedId(_)));
    if !found.iter().any(repeated) {
        return;
    }
    let pages = site.languages.iter().flat_map(|language| &language.pages);
    let pages: BTreeMap<&str, &Page> = pages.map(|page| (page.raw.text.path.as_str(), page)).collect();
    found.retain_mut(|problem| {
        let Some(Cause::RepeatedId(id)) = problem.cause.as_deref() else { return true };
        let Some(page) = pages.get(problem.place.path.as_str()) else { return true };
        if page.raw.outline.headings.iter().filter(|heading| *heading.id == **id).count() > 1 {
            return false;
        }
        if let Some(offset) = given(page, id) {
            problem.place = page.raw.text.place(offset);
        }
        true
    });
}

/// The byte of the body at which the page gives this id for the second time, else for the first.
fn given(page: &Page, id: &str) -> Option<usize> {
    let outline = &page.raw.outline;
    let mut places: Vec<usize> =
        outline.headings.iter().filter(|heading| *heading.id == *id).map(|heading| heading.offset).collect();
    let body = page.raw.text.body();
    for form in [format!("id=\"{id}\""), format!("id='{id}'"), format!("id={id}>"), format!("id={id} ")] {
        places.extend(body.match_indices(&form).map(|(at, _)| at));
    }
    places.sort_unstable();
    places.get(1).or(places.first()).copied()
}
