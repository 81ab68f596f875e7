//! Pages and pictures of one publisher alone: `agencies/<id>/<language>/`, for its own site and for those who extend it.
//!
//! They join the pages that are there and replace none: the rule `duplicate-url` tells of it. Must not know what pages say.

use std::sync::Arc;

use super::agency::{self, AgencyFiles};
use super::pages::{self, RawPage, StaticFile};
use super::paths::AGENCIES;
use crate::base::diagnostic::Diagnostic;
use crate::input::model::config::SiteKind;
use crate::input::sources::Sources;

/// What lies in a publisher's folders for one language.
#[derive(Default)]
pub struct OwnPages {
    pub pages: Vec<Arc<RawPage>>,
    pub files: Vec<StaticFile>,
    pub found: Vec<Diagnostic>,
}

/// `prefix`: the folder of the language in the site. Of two files of one name that of the publisher itself counts, not
/// that of one whose file it extends.
pub fn read(sources: &Sources, agency: &AgencyFiles, language: &str, prefix: &str) -> OwnPages {
    let mut own = OwnPages::default();
    for file in agency.paths() {
        let folder = format!("{}/{language}/", file.trim_end_matches(".yaml"));
        let (pages, found): (Vec<_>, Vec<_>) =
            pages::read_all(sources, &folder, SiteKind::Kit).into_iter().unzip();
        own.found.extend(found.into_iter().flatten());
        for page in pages.into_iter().flatten() {
            if !own.pages.iter().any(|nearer| nearer.key == page.key) {
                own.pages.push(page);
            }
        }
        for file in pages::static_files(sources, &folder, prefix, true) {
            if !own.files.iter().any(|nearer| nearer.url == file.url) {
                own.files.push(file);
            }
        }
    }
    own
}

/// Every file in the folders of a publisher.
pub fn paths<'a>(sources: &'a Sources, agency: &AgencyFiles) -> Vec<&'a str> {
    let mut paths = Vec::new();
    for file in agency.paths() {
        let folder = format!("{}/", file.trim_end_matches(".yaml"));
        paths.extend(sources.under(&folder).map(|(path, _)| path));
    }
    paths
}

/// What lies as if it were a publisher's own and no site can have: pages in a folder of nobody or of no language, and records.
pub fn astray<'a>(sources: &'a Sources, languages: &'a [String]) -> impl Iterator<Item = &'a str> {
    let is_language = |folder: &str| languages.iter().any(|known| known == folder);
    sources.under(AGENCIES).map(|(path, _)| path).filter(move |path| {
        let Some(inside) = path.strip_prefix(AGENCIES) else { return false };
        let owner = agency::owner(sources, inside);
        let folder = match owner {
            Some(id) => inside.get(id.len() + 1..).and_then(|rest| rest.split_once('/')),
            None => inside.split_once('/').and_then(|(_, rest)| rest.split_once('/')),
        };
        let is_page = path.ends_with(".md");
        let is_record = path.ends_with(".yaml") && owner.is_some();
        is_record || is_page && folder.is_some_and(|(folder, _)| owner.is_some() != is_language(folder))
    })
}
