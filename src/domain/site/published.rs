//! Where each statement stands in the guide as its author published it: below a heading of the page, or on a page of the PDF.
//!
//! Must not know where this site says the same.

use std::collections::BTreeMap;

use super::{Page, Site};
use crate::base::diagnostic::Place;
use crate::base::text::encoded;
use crate::input::load::StaticFile;
use crate::input::load::published::{PUBLISHED_PAGE, PUBLISHED_PDF};
use crate::input::model::agency::PublishedGuide;
use crate::input::yaml::At;

/// One place in the original.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Original {
    /// Site path, with `#…` behind it.
    pub url: String,
    pub part: PublishedPart,
    /// Where it is said that the statement stands there.
    pub place: Place,
}

/// What a place in the original is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublishedPart {
    /// The words of a heading, or the title.
    Section(String),
    /// The number of a page.
    Page(u32),
}

/// The declared guide with its page, if there is one in this site.
pub fn page(site: &Site) -> Option<(&PublishedGuide, &Page)> {
    let guide = site.publisher.agency.published_guide.as_ref()?;
    Some((guide, site.default_language().page(PUBLISHED_PAGE)?))
}

/// The PDF that its author gave.
pub fn pdf(site: &Site) -> Option<&StaticFile> {
    page(site)?;
    site.file(PUBLISHED_PDF)
}

/// Whether it is the page of the guide as published, whose words are not this site's.
pub fn is_page(site: &Site, page: &Page) -> bool {
    &*page.key == PUBLISHED_PAGE && site.publisher.agency.published_guide.is_some()
}

/// Every mark, in the order of the original: a statement can be marked more than once, and one that nobody knows too.
pub fn marked(site: &Site) -> Vec<(String, Original)> {
    let Some((guide, page)) = page(site) else { return Vec::new() };
    if pdf(site).is_some() {
        return on_pages(guide, &site.publisher.path());
    }
    let outline = &page.raw.outline;
    let mut marked = Vec::new();
    for cover in &outline.coverage {
        let heading = cover.heading.and_then(|index| outline.headings.get(index));
        let url = match heading {
            Some(heading) => format!("{}#{}", page.url, encoded(&heading.id)),
            None => page.url.clone(),
        };
        let part = PublishedPart::Section(
            heading.map_or_else(|| page.title().to_owned(), |one| one.text.to_string()),
        );
        let place = page.raw.text.place(cover.offset);
        let original = Original { url, part, place };
        marked.extend(cover.ids.iter().map(|id| (id.clone(), original.clone())));
    }
    marked
}

fn on_pages(guide: &PublishedGuide, path: &str) -> Vec<(String, Original)> {
    let mut marked = Vec::new();
    for page in &guide.pages {
        for says in &page.says {
            let url = format!("{PUBLISHED_PDF}#page={}", page.page.value);
            let original =
                Original { url, part: PublishedPart::Page(page.page.value), place: says.place(path) };
            marked.extend(each(says).into_iter().map(|id| (id, original.clone())));
        }
    }
    marked
}

/// `RG-08 to RG-12` → each of them; anything else as it stands.
fn each(says: &At<String>) -> Vec<String> {
    let range = says.split_once(" to ").and_then(|(from, to)| {
        let (document, first) = from.trim().rsplit_once('-')?;
        let (same, last) = to.trim().rsplit_once('-')?;
        let (first, last): (u16, u16) = (first.parse().ok()?, last.parse().ok()?);
        (document == same && first <= last).then_some((document, first..=last))
    });
    match range {
        Some((document, numbers)) => numbers.map(|number| format!("{document}-{number:02}")).collect(),
        None => vec![says.trim().to_owned()],
    }
}

/// Where each statement stands, the first place of each.
pub fn originals(site: &Site) -> BTreeMap<String, Original> {
    let mut originals = BTreeMap::new();
    for (id, original) in marked(site) {
        originals.entry(id).or_insert(original);
    }
    originals
}

#[cfg(test)]
mod tests {
    use super::each;
    use crate::input::yaml::At;

    #[test]
    fn a_range_is_each_of_its_statements() {
        let of = |text: &str| each(&At::nowhere(text.to_owned()));
        assert_eq!(of("RG-05"), ["RG-05"]);
        assert_eq!(of("RG-08 to RG-10"), ["RG-08", "RG-09", "RG-10"]);
        for odd in ["RG-10 to RG-08", "RG-1 to PP-3", "RG-x to RG-9"] {
            assert_eq!(of(odd), [odd]);
        }
    }
}
