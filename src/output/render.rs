//! Checked site → finished files, one job at a time and in any order.
//!
//! A job gives bytes with a few late fields still open (`finish`); nothing here touches the disk.
//! Must not know where files go, nor archives.

pub mod alphabet;
mod body;
mod content_policy;
mod directory;
mod edition_page;
pub mod finish;
pub mod handouts;
pub mod hosting;
mod json_ld;
mod language_context;
mod languages;
mod late_field;
mod own_words;
mod page;
mod published;
mod search_place;
mod search_script;
mod service;
mod styleguide;
mod together;
mod triage;
mod view;

use std::sync::Arc;

use rayon::prelude::*;

use crate::base::diagnostic::Diagnostic;
use crate::base::output_file::Output;
use crate::domain::search::Delivery;
use crate::domain::search::export::{SearchFiles, SearchPlan};
use crate::domain::site::Site;
use crate::domain::site::addresses::{Address, AddressKind};
use crate::domain::triage::analysis::TriageAnalysis;
use crate::input::theme::assets::Assets;
use crate::rules::check::Checked;
use handouts::Handouts;
use language_context::{LanguageContext, Prepared};
use late_field::LateFields;
use own_words::OwnWords;

/// One file to be made.
#[derive(Clone, Debug)]
pub enum Job {
    /// What stands at an address of the site.
    At(Address),
    /// A stylesheet, script or picture of the theme, by its name there.
    Asset(String),
    /// `404.html`
    Missing,
    /// The neutral page to which the exit button leads without a network.
    Leave,
    /// The style sheet of a questionnaire.
    TriageSheet(usize),
    /// What starts the search of a language: made with its settings already.
    SearchScript(Output),
}

impl Job {
    /// Whether it makes a page with the texts of many others on it.
    fn is_long(&self) -> bool {
        let Self::At(address) = self else { return false };
        matches!(
            address.kind,
            AddressKind::Triage(..)
                | AddressKind::TriageTable(..)
                | AddressKind::Together(..)
                | AddressKind::Directory(_)
        )
    }
}

/// A file whose late fields may still be open.
#[derive(Debug)]
pub struct Rendered {
    pub output: Output,
    /// `../` as often as the file lies deep.
    pub root: String,
    /// Index of the language, for the late fields' words.
    pub language: usize,
    /// The digest of what it was made smaller from, with words for what is the publisher's own: the same for all
    /// publishers whose page is the same. Nothing where nobody else could ask.
    pub likeness: Option<[u8; 32]>,
}

impl Rendered {
    /// A file that is the same wherever it ends up.
    pub fn plain(output: Output) -> Self {
        Self { output, root: String::new(), language: 0, likeness: None }
    }
}

/// Everything shared by all jobs, made once.
pub struct Renderer<'a> {
    site: &'a Site,
    language_contexts: Vec<LanguageContext<'a>>,
    late: Arc<LateFields>,
    own_words: OwnWords,
    /// Those on the pages of each language.
    page_words: Vec<OwnWords>,
    assets: Assets,
    addresses: Vec<Address>,
    /// What was worked out of each questionnaire.
    worked: &'a [Arc<TriageAnalysis>],
    handouts: Handouts,
    /// Whether the theme has a layout for all pages of a folder on one.
    prints_together: bool,
}

impl<'a> Renderer<'a> {
    /// Compiles templates and shared values.
    ///
    /// # Errors
    /// Every fault of the theme.
    pub fn new(checked: &'a Checked) -> Result<Self, Vec<Diagnostic>> {
        let site = checked.site();
        let ((assets, mut found), prepared) = rayon::join(
            || Assets::build(&site.theme),
            || -> Vec<_> {
                site.languages.par_iter().map(|language| Prepared::new(site, language)).collect()
            },
        );
        let late = Arc::new(LateFields::new(&site.digest));
        let mut language_contexts = Vec::new();
        for (index, (language, prepared)) in site.languages.iter().zip(prepared).enumerate() {
            let context = prepared
                .and_then(|prepared| LanguageContext::new(site, index, language, &assets, &late, prepared));
            match context {
                Ok(language_context) => language_contexts.push(language_context),
                Err(problem) => found.push(problem),
            }
        }
        if !found.is_empty() {
            found.dedup();
            return Err(found);
        }
        let own_words = OwnWords::of(site);
        let prints_together = site.theme.layouts().contains("print");
        Ok(Self {
            prints_together,
            site,
            language_contexts,
            late,
            page_words: site.languages.iter().map(|_| own_words.clone()).collect(),
            own_words,
            assets,
            addresses: checked.addresses().to_vec(),
            worked: checked.worked(),
            handouts: Handouts::default(),
        })
    }

    /// Puts the finished handouts where pages find them.
    pub fn set_handouts(&mut self, handouts: Handouts) {
        self.handouts = handouts;
    }

    /// All files of the site except those that hosts want and those made from the others.
    pub fn jobs(&self) -> Vec<Job> {
        // The list from A to Z is made of what the search found, and handouts before everything else.
        let own =
            |address: &&Address| !matches!(address.kind, AddressKind::Alphabet(_) | AddressKind::Handout(..));
        let mut jobs: Vec<Job> = self.addresses.iter().filter(own).cloned().map(Job::At).collect();
        let is = |language_context: &LanguageContext<'_>, delivery| {
            language_context.search.as_ref().is_some_and(|plan| plan.delivery == delivery)
        };
        let split =
            self.language_contexts.iter().any(|language_context| is(language_context, Delivery::Split));
        let whole =
            self.language_contexts.iter().any(|language_context| is(language_context, Delivery::Whole));
        let wanted = |name: &&String| match name.as_str() {
            "search-rank.js" => whole,
            "search-split.js" => split,
            // Goes out with what each language has to tell it.
            search_script::BUNDLE => false,
            name => whole || split || !name.starts_with("search"),
        };
        jobs.extend(self.assets.files.keys().filter(wanted).cloned().map(Job::Asset));
        let layouts = self.site.theme.layouts();
        if layouts.contains("missing") {
            jobs.push(Job::Missing);
        }
        jobs.extend((0..self.worked.len()).map(Job::TriageSheet));
        jobs.extend(
            self.language_contexts
                .iter()
                .filter_map(|language_context| language_context.search_script.clone())
                .map(Job::SearchScript),
        );
        if self.site.has_leave_page() {
            jobs.push(Job::Leave);
        }
        // One that takes long and comes last leaves the other processors with nothing to do.
        jobs.sort_by_key(|job| !job.is_long());
        jobs
    }

    /// Makes one file.
    ///
    /// # Errors
    /// A template's fault.
    pub fn render(&self, job: &Job) -> Result<Rendered, Diagnostic> {
        match job {
            Job::Asset(name) => {
                let asset = &self.assets.files[name];
                Ok(Rendered::plain(Output::new(asset.url.clone(), asset.bytes.clone())))
            }
            Job::Missing => self.lone("missing", "404.html"),
            Job::Leave => self.lone("leave", "leave.html"),
            Job::TriageSheet(index) => Ok(self.triage_sheet(*index)),
            Job::SearchScript(script) => Ok(Rendered::plain(script.clone())),
            Job::At(address) => match &address.kind {
                AddressKind::File(index) => {
                    let file = &self.site.files[*index];
                    Ok(Rendered::plain(Output::new(file.url.clone(), file.bytes.to_vec())))
                }
                AddressKind::Page(language, index) => self.page(*language, *index),
                AddressKind::Directory(language) => self.directory(*language),
                AddressKind::Topic(language, index) => self.topic(*language, *index),
                AddressKind::Region(language, index) => self.region(*language, *index),
                AddressKind::Group(language, group) => self.group(*language, *group),
                AddressKind::Service(language, index) => self.service(*language, *index),
                AddressKind::Triage(language, index) => self.triage(*language, *index),
                AddressKind::TriageTable(language, index) => self.triage_table(*language, *index),
                AddressKind::Edition(language) => self.edition_page(*language),
                AddressKind::Alphabet(language) => self.alphabet(*language, &[]),
                AddressKind::Redirect(target) => self.redirect(address, target),
                AddressKind::Together(language, index) => self.together(*language, *index),
                AddressKind::Handout(language, index) => Ok(self.printed(*language, *index)),
            },
        }
    }

    /// A handout's PDF; empty in a build that makes none.
    fn printed(&self, language: usize, index: usize) -> Rendered {
        let language = &self.site.languages[language];
        let url = language.handouts[index].url(&language.prefix);
        let print = self.handouts.prints.iter().find(|print| print.url == url);
        Rendered::plain(Output::new(url, print.map_or_else(Vec::new, |print| print.printed.pdf.to_vec())))
    }

    /// Tells the pages of a language where the files of its search stand. Before any of them is made.
    pub fn set_search(&mut self, language: usize, files: &SearchFiles) {
        self.language_contexts[language].set_search(files, &self.assets);
        if let Some(script) = &self.language_contexts[language].search_script {
            self.page_words[language] = self.own_words.and_file(&script.path, &self.late.search_start);
        }
    }

    /// What the search of a language is to be.
    pub fn search_plan(&self, language: usize) -> Option<&SearchPlan> {
        self.language_contexts[language].search.as_ref()
    }

    /// Words and templates of a language.
    pub(crate) fn language_context(&self, language: usize) -> &LanguageContext<'a> {
        &self.language_contexts[language]
    }
}

/// `../` for each folder above the file.
pub fn root_of(url: &str) -> String {
    "../".repeat(url.matches('/').count())
}
