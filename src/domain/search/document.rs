//! What can be found: pages, services and handouts as entries; a document for each heading section of a page, one
//! for anything else.
//!
//! Reads the site's texts as they were written, and reads them again where a text is needed once more, so that bodies
//! need not be kept. Must not know terms or ranking.

pub mod entry;
mod page;
mod plain;
mod service;

use super::tidy::tidy;
use crate::domain::site::addresses::triage_url;
use crate::domain::site::handouts::{Handout, TextSize};
use crate::domain::site::{Language, Page, Site};
use crate::input::model::triage::TriageFile;
use plain::plain;

pub use entry::{EntryKind, ReadEntry, ResultGroup, SearchDocument, SearchEntry, Section, Trail};

/// Everything that can be found, by number and in reading order.
pub trait DocumentSource<'a>: Sync {
    fn count(&self) -> usize;
    fn read(&self, entry: usize) -> ReadEntry<'a>;
}

/// What one language of a site has to be found: its pages, its questionnaires, what it has to print, then its services.
pub struct SiteDocuments<'a> {
    site: &'a Site,
    language: &'a Language,
    /// The page that lists what there is to print, and those handouts that are no variant of another.
    handouts: Vec<(&'a Page, &'a Handout)>,
}

impl<'a> SiteDocuments<'a> {
    pub fn new(site: &'a Site, language: &'a Language) -> Self {
        let list = language.pages.iter().find(|page| page.layout() == "handouts");
        let usual = language.handouts.iter().filter(|handout| handout.size == TextSize::Usual);
        let handouts = usual.filter_map(|handout| Some((list?, handout))).collect();
        Self { site, language, handouts }
    }

    pub fn site(&self) -> &'a Site {
        self.site
    }

    pub fn language(&self) -> &'a Language {
        self.language
    }
}

impl<'a> DocumentSource<'a> for SiteDocuments<'a> {
    fn count(&self) -> usize {
        let language = self.language;
        language.pages.len()
            + language.triages.len()
            + self.handouts.len()
            + language.directory.services.len()
    }

    fn read(&self, entry: usize) -> ReadEntry<'a> {
        let language = self.language;
        if let Some(one) = language.pages.get(entry) {
            return page::read(self.site, one);
        }
        let entry = entry - language.pages.len();
        if let Some(one) = language.triages.get(entry) {
            return triage(language, one);
        }
        let entry = entry - language.triages.len();
        match self.handouts.get(entry) {
            Some((list, one)) => {
                handout(&one.title, &one.purpose, format!("{}#handout-{}", list.url, one.id))
            }
            None => {
                service::read(self.site, language, &language.directory.services[entry - self.handouts.len()])
            }
        }
    }
}

/// A questionnaire: what it is and what it asks. Its answers and plans name everything, and would be found for it.
fn triage<'a>(language: &'a Language, triage: &'a TriageFile) -> ReadEntry<'a> {
    let entry = SearchEntry {
        title: triage.title.as_str().into(),
        names: triage.nav_title.as_deref().unwrap_or_default().into(),
        url: triage_url(language, &triage.id).into(),
        kind: EntryKind::Guide,
        ..SearchEntry::default()
    };
    let intro = triage.intro.as_ref().map(|text| plain(text)).unwrap_or_default();
    let questions = triage.questions.iter().map(|question| question.ask.as_str());
    let body: Vec<&str> = [triage.description.as_str(), &intro].into_iter().chain(questions).collect();
    let sections = vec![Section { body: tidy(body.join("\n")), ..Section::default() }];
    ReadEntry { entry, sections, ..ReadEntry::default() }
}

/// Something to print: its title and what it is for. `url` is its place in the list, where size and variants stand and
/// which is there even where no PDFs are made. It says what pages say, so those come first.
pub fn handout<'a>(title: &'a str, purpose: &str, url: String) -> ReadEntry<'a> {
    let (title, url) = (title.into(), url.into());
    let entry = SearchEntry { title, url, kind: EntryKind::Handout, weight: 0.8, ..SearchEntry::default() };
    let sections = vec![Section { body: tidy(purpose.to_owned()), ..Section::default() }];
    ReadEntry { entry, sections, ..ReadEntry::default() }
}
