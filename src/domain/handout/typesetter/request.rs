//! All that one handout is set from, and what comes of it.
//!
//! Must not know how it is set.

use std::sync::Arc;

use super::fonts::Fonts;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::domain::handout::printed::Printed;
use crate::domain::site::handouts::Handout;

/// Where a template finds its data.
pub const DATA_FILE: &str = "/data.json";

/// The finished handout, or what is wrong with it.
pub type TypesetResult = Result<Printed, Vec<Diagnostic>>;

/// Files by the path under which templates name them.
pub type Files = Vec<(String, Arc<[u8]>)>;

/// Everything that one handout is made from.
#[derive(Clone)]
pub struct Request {
    pub template: String,
    /// Stays the same from edition to edition: the PDF's own identity.
    pub identity: String,
    /// Where the handout names its template.
    pub place: Place,
    pub limit: Limit,
    /// Whether its pages are laid out on folded sheets.
    pub fold: bool,
    pub last_page: LastPage,
    pub accent: String,
    /// Project path of each template.
    pub theme_paths: Vec<(String, String)>,
    pub fonts: Arc<Fonts>,
    pub templates: Arc<Files>,
    pub files: Files,
}

impl Request {
    pub fn find(&self, path: &str) -> Option<&Arc<[u8]>> {
        self.files.iter().chain(self.templates.iter()).find(|(name, _)| name == path).map(|(_, bytes)| bytes)
    }
}

/// What is asked of a template so that its last page is worth its paper.
#[derive(Clone, Debug, Default)]
pub struct LastPage {
    /// What stands between blocks is smaller, so that a few lines more find room.
    pub tight: bool,
    /// The label of the heading that begins the last page.
    pub begins_with: Option<String>,
}

/// How many pages a handout may have.
#[derive(Clone, Debug)]
pub struct Limit {
    pub pages: Option<u32>,
    /// Where the limit stands.
    pub place: Place,
    pub id: String,
}

impl Limit {
    pub fn of(handout: &Handout) -> Self {
        let place = match &handout.max_pages {
            Some(limit) => limit.place(&handout.path),
            None => Place::file(handout.path.clone()),
        };
        Self { pages: handout.max_pages.as_ref().map(|limit| limit.value), place, id: handout.id.clone() }
    }
}
