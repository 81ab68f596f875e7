//! Which pages of a site are its publisher's own.
//!
//! Must not know what they say.

use super::{Language, Page, Site, published};
use crate::input::load::AGENCIES;

/// Pages that the publisher adds to those it inherits, and those that lie beside its file. The guide as published is its
/// author's.
pub fn own_pages<'a>(site: &'a Site, language: &'a Language) -> impl Iterator<Item = &'a Page> {
    let added = |path: &str| site.config.base.is_some() && site.inheritance.is_added(path);
    language.pages.iter().filter(move |page| {
        let path = &page.raw.text.path;
        !published::is_page(site, page) && (path.starts_with(AGENCIES) || added(path))
    })
}
