//! The pages of a language: their addresses, their order, and which of them come first in their folders.
//!
//! Must not know what stands on them.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::language::Language;
use super::page::{Page, README, Translation};
use crate::base::text::encoded;
use crate::input::load::{RawPage, StaticFile};

/// The pages of a language in reading order; pages only the default language has stand in for missing ones.
pub fn all(raw: Vec<Arc<RawPage>>, base: Option<&Language>, prefix: &str) -> Vec<Page> {
    let mut pages: Vec<Page> = raw
        .into_iter()
        .map(|raw| {
            let translation = base.map_or(Translation::Own, |base| state(&raw, base));
            Page { key: Arc::from(raw.key.as_str()), url: page_url(prefix, &raw.key), raw, translation }
        })
        .collect();
    if let Some(base) = base {
        let own: std::collections::HashSet<Arc<str>> =
            pages.iter().map(|page| Arc::clone(&page.key)).collect();
        for page in base.pages.iter().filter(|page| !own.contains(&page.key)) {
            pages.push(Page {
                url: page_url(prefix, &page.key),
                translation: Translation::Missing,
                ..page.clone()
            });
        }
    }
    pages
}

/// Reading order.
pub fn sort(pages: &mut [Page]) {
    pages.sort_by(|a, b| {
        let rank = |page: &Page| (!page.is_index(), page.raw.meta.order.unwrap_or(i64::MAX));
        a.folder().cmp(b.folder()).then_with(|| rank(a).cmp(&rank(b))).then_with(|| a.key.cmp(&b.key))
    });
}

/// Lets `README.md` be the first page of a folder that has no `index.md`, as hosts of code do.
pub fn readme_as_index(pages: &mut [Page], prefix: &str, files: &[StaticFile]) {
    let pages_first = pages.iter().filter(|page| page.is_index()).map(|page| page.folder().to_owned());
    let files_first =
        files.iter().filter_map(|file| file.url.strip_prefix(prefix)?.strip_suffix("index.html"));
    let indexed: BTreeSet<String> = pages_first.chain(files_first.map(str::to_owned)).collect();
    for page in pages {
        let name = &page.key[page.folder().len()..];
        if README.contains(&name) && !indexed.contains(page.folder()) {
            page.url = page_url(prefix, &format!("{}index.md", page.folder()));
        }
    }
}

/// `guide/care.md` → `guide/care.html`
fn page_url(prefix: &str, key: &str) -> String {
    encoded(&format!("{prefix}{}.html", key.strip_suffix(".md").unwrap_or(key))).into_owned()
}

/// Whether a translated page still follows its original.
fn state(raw: &RawPage, base: &Language) -> Translation {
    match base.page(&raw.key) {
        None => Translation::Own,
        Some(original) => match &raw.meta.translates {
            Some(recorded) if recorded.value == original.raw.text.fingerprint() => Translation::Own,
            _ => Translation::Stale,
        },
    }
}
