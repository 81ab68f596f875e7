//! One language of a site: its pages by path, folder and role, and everything else that is written in it.
//!
//! Must not know other languages, nor how anything is shown.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::directory::Directory;
use super::handouts::Handout;
use super::page::{Page, README};
use super::triage::TriageTexts;
use crate::input::model::config::LanguageConfig;
use crate::input::model::fact::Fact;
use crate::input::model::page::Role;
use crate::input::model::search::{IntentTestsFile, IntentsFile, SearchTestsFile, SynonymsFile};
use crate::input::model::slot::{Decision, Slot};
use crate::input::model::triage::TriageFile;

/// One published language with all its content.
#[derive(Debug)]
pub struct Language {
    pub config: LanguageConfig,
    /// `""` for the default language, `mi/` for another.
    pub prefix: String,
    /// In reading order: folder by folder, `index.md` first, then by `order`, then by name.
    pub pages: Vec<Page>,
    /// The text for addresses that lead nowhere: `404.md`.
    pub missing: Option<Page>,
    pub(super) by_key: HashMap<Arc<str>, usize>,
    pub roles: BTreeMap<Role, usize>,
    pub facts: BTreeMap<String, Fact>,
    pub slots: BTreeMap<String, Slot>,
    pub decisions: BTreeMap<String, Decision>,
    pub directory: Directory,
    /// Kind and id of the records that stand in with the default language's words.
    pub untranslated: BTreeSet<(&'static str, String)>,
    pub synonyms: SynonymsFile,
    pub search_tests: SearchTestsFile,
    pub intents: IntentsFile,
    pub intent_tests: IntentTestsFile,
    /// The words of each questionnaire, in the order of the site's.
    pub triages: Vec<TriageFile>,
    /// Texts of questionnaires that are written in this language.
    pub triage_texts: TriageTexts,
    /// In the order in which they are listed.
    pub handouts: Vec<Handout>,
    /// Menu entries: indices of pages.
    pub menu: Vec<usize>,
}

impl Language {
    pub fn page(&self, key: &str) -> Option<&Page> {
        self.by_key.get(key).map(|index| &self.pages[*index])
    }

    /// Whether a record stands in with the default language's words.
    pub fn borrows(&self, kind: &'static str, id: &str) -> bool {
        !self.untranslated.is_empty() && self.untranslated.contains(&(kind, id.to_owned()))
    }

    /// The first page of a folder, which is named with a slash at its end.
    pub fn index_page(&self, folder: &str) -> Option<&Page> {
        let named = |name: &&str| self.page(&format!("{folder}{name}")).filter(|page| page.is_index());
        ["index.md"].iter().chain(&README).find_map(named)
    }

    pub fn index_of(&self, key: &str) -> Option<usize> {
        self.by_key.get(key).copied()
    }

    pub fn role(&self, role: Role) -> Option<&Page> {
        self.roles.get(&role).map(|index| &self.pages[*index])
    }

    pub fn locale(&self) -> &str {
        self.config.locale.as_ref().unwrap_or(&self.config.id)
    }

    /// The pages before and after `index` in its folder.
    pub fn neighbours(&self, index: usize) -> (Option<&Page>, Option<&Page>) {
        let folder = self.pages[index].folder();
        let same = |page: &&Page| page.folder() == folder;
        let before = index.checked_sub(1).and_then(|at| self.pages.get(at)).filter(same);
        (before, self.pages.get(index + 1).filter(same))
    }

    /// The index pages of the folders above a page, outermost first, the page itself left out.
    pub fn ancestors(&self, key: &str) -> Vec<&Page> {
        let mut found = Vec::new();
        let mut end = 0;
        loop {
            if let Some(page) = self.index_page(&key[..end])
                && &*page.key != key
            {
                found.push(page);
            }
            match key[end..].find('/') {
                Some(slash) => end += slash + 1,
                None => return found,
            }
        }
    }
}
