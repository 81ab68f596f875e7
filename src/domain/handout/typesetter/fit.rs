//! Whether a handout fits: its pages against its limit, and how full the last one is.
//!
//! Must not know what it says.

use typst::foundations::{Label, NativeElement, Selector};
use typst::introspection::Introspector;
use typst::model::HeadingElem;
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use super::request::{Limit, Request};
use crate::base::diagnostic::Diagnostic;

/// The number of pages, when it is not above the limit.
pub fn check(document: &PagedDocument, request: &Request) -> Result<u32, Vec<Diagnostic>> {
    let pages = u32::try_from(document.pages().len()).unwrap_or(u32::MAX);
    let Limit { pages: Some(most), place, id } = &request.limit else { return Ok(pages) };
    if pages <= *most {
        return Ok(pages);
    }
    let over = f64::from(pages - most - 1) + f64::from(fullness(document));
    let section = match first_heading_after(document, *most) {
        Some(heading) => format!(" The section “{heading}” is the first that has no room."),
        None => String::new(),
    };
    let message = format!(
        "The handout `{id}` may have {most} {}, but takes {over:.1} more.{section}",
        if *most == 1 { "page" } else { "pages" },
    );
    let problem = Diagnostic::error(crate::domain::handout::OVERFLOW, place.clone(), message);
    Err(vec![problem.hint("Leave something out, or allow it more pages.")])
}

/// The heading that starts beyond page `most`, else the last one before it ends.
fn first_heading_after(document: &PagedDocument, most: u32) -> Option<String> {
    let introspector = document.introspector();
    let headings = introspector.query(&Selector::Elem(HeadingElem::ELEM, None));
    let page = |content: &typst::foundations::Content| {
        let position = introspector.position(content.location()?)?;
        u32::try_from(position.page.get()).ok()
    };
    let text = |content: &typst::foundations::Content| {
        content.to_packed::<HeadingElem>().map(|heading| heading.body.plain_text().to_string())
    };
    let beyond = headings.iter().find(|heading| page(heading).is_some_and(|page| page > most));
    beyond.or_else(|| headings.last()).and_then(text)
}

/// Below this share of its height, a last page is worth saving.
const SPILL: f32 = 0.35;

/// Whether the last page is one too many, or holds little more than what did not fit on the one before.
pub fn spills(document: &PagedDocument, request: &Request) -> bool {
    let pages = document.pages().len();
    let over = request.limit.pages.is_some_and(|most| pages > most as usize);
    over || (pages > 1 && fullness(document) < SPILL)
}

/// The label of the last heading on the page before the last, unless that page begins with it.
pub fn last_part(document: &PagedDocument) -> Option<String> {
    let introspector = document.introspector();
    let before = document.pages().len().checked_sub(1)?;
    let headings = introspector.query(&Selector::Elem(HeadingElem::ELEM, None));
    let (heading, height) = headings.iter().rev().find_map(|heading| {
        let position = introspector.position(heading.location()?)?;
        (position.page.get() == before).then_some((heading, position.point.y))
    })?;
    let room = document.pages().get(before - 1)?.frame.height();
    (height > room * 0.2).then(|| heading.label().map(|label| label.resolve().as_str().to_owned()))?
}

/// How full the last page is, from the marks that templates set at the start and end of their text.
pub fn fullness(document: &PagedDocument) -> f32 {
    let introspector = document.introspector();
    let position = |name: &str| {
        let label = Label::new(PicoStr::intern(name))?;
        let content = introspector.query_label(label).ok()?;
        introspector.position(content.location()?)
    };
    let (Some(start), Some(end), Some(last)) =
        (position("handout-start"), position("handout-end"), document.pages().last())
    else {
        return 1.0;
    };
    if end.page.get() < document.pages().len() {
        return 1.0;
    }
    // Where the foot begins; without that mark, margins are taken to be the same above and below.
    let foot = position("handout-foot").map_or(last.frame.height() - start.point.y, |foot| foot.point.y);
    let room = foot - start.point.y;
    let full = (end.point.y - start.point.y) / room;
    #[expect(clippy::cast_possible_truncation, reason = "a share of a page needs two digits")]
    let full = full.clamp(0.0, 1.0) as f32;
    full
}
