//! A page at its address.
//!
//! Must not know other pages.

use std::borrow::Cow;
use std::sync::Arc;

use crate::base::diagnostic::Place;
use crate::base::text::decoded;
use crate::input::load::RawPage;
use crate::input::model::config::SiteKind;

/// A page at its address.
#[derive(Clone, Debug)]
pub struct Page {
    /// Path relative to the language's folder.
    pub key: Arc<str>,
    /// Its address in the site, such as `mi/guide/care.html`, encoded as addresses are.
    pub url: String,
    pub raw: Arc<RawPage>,
    pub translation: Translation,
}

/// How a page stands to the same page in the default language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Translation {
    /// Written in this language.
    Own,
    /// A translation of an earlier text.
    Stale,
    /// Not translated: the default language's text stands in, with a notice.
    Missing,
}

impl Page {
    pub fn title(&self) -> &str {
        match &self.raw.meta.title {
            Some(title) => title,
            None => self.raw.outline.headings.first().map_or_else(|| self.stem(), |heading| &heading.text),
        }
    }

    /// The name of its file without its ending.
    fn stem(&self) -> &str {
        let name = &self.key[self.folder().len()..];
        name.strip_suffix(".md").unwrap_or(name)
    }

    /// Whether the text begins with a title. In a kit that is only so where the page has no other.
    pub fn has_own_heading(&self) -> bool {
        (self.raw.kind == SiteKind::Plain || self.raw.meta.title.is_none())
            && self.raw.outline.headings.first().is_some_and(|heading| heading.level == 1)
    }

    /// The title for menus.
    pub fn short_title(&self) -> &str {
        self.raw.meta.nav_title.as_deref().unwrap_or_else(|| self.title())
    }

    /// Whether it is the first page of its folder.
    pub fn is_index(&self) -> bool {
        self.url.rsplit('/').next() == Some("index.html")
    }

    /// The folder, with a slash at its end; empty at the top.
    pub fn folder(&self) -> &str {
        folder_of(&self.key)
    }

    pub fn layout(&self) -> &str {
        self.raw.meta.layout.as_ref().map_or("page", |layout| layout.as_str())
    }

    pub fn place(&self) -> Place {
        self.raw.text.file()
    }

    /// The path of its file in the site.
    pub fn path(&self) -> Cow<'_, str> {
        decoded(&self.url)
    }
}

/// Pages that other tools show first in a folder.
pub const README: [&str; 3] = ["README.md", "readme.md", "Readme.md"];

fn folder_of(key: &str) -> &str {
    key.rfind('/').map_or("", |slash| &key[..=slash])
}
