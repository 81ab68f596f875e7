//! Checked site → finished files, one job at a time and in any order.
//!
//! A job gives bytes with a few late fields still open (`finish`); nothing here touches the disk.
//! Must not know where files go, nor archives.

mod alphabet;
mod body;
mod content_policy;
mod directory;
pub mod finish;
pub mod hosting;
mod json_ld;
mod languages;
mod page;
mod scene;
mod search_place;
mod search_script;
mod service;
pub mod shelf;
mod styleguide;
mod together;
mod triage;
mod view;

use std::collections::HashMap;

use rayon::prelude::*;

use crate::check::Checked;
use crate::diagnostic::Diagnostic;
use crate::output::Output;
use crate::search::Delivery;
use crate::search::export::Names;
use crate::site::Site;
use crate::site::addresses::{Address, Stands};
use crate::theme::assets::Assets;
use crate::triage::worked::Worked;
use scene::{Prepared, Scene};
use shelf::Shelf;

pub use content_policy::POLICY;

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
            address.stands,
            Stands::Triage(..) | Stands::TriageTable(..) | Stands::Together(..) | Stands::Directory(_)
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
}

impl Rendered {
    /// A file that is the same wherever it ends up.
    pub fn plain(output: Output) -> Self {
        Self { output, root: String::new(), language: 0 }
    }
}

/// Everything shared by all jobs, made once.
pub struct Renderer<'a> {
    site: &'a Site,
    scenes: Vec<Scene<'a>>,
    assets: Assets,
    addresses: Vec<Address>,
    /// What was worked out of each questionnaire.
    worked: &'a [Worked],
    files: HashMap<&'a str, usize>,
    shelf: Shelf,
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
        let mut scenes = Vec::new();
        for (index, (language, prepared)) in site.languages.iter().zip(prepared).enumerate() {
            match prepared.and_then(|prepared| Scene::new(site, index, language, &assets, prepared)) {
                Ok(scene) => scenes.push(scene),
                Err(problem) => found.push(problem),
            }
        }
        if !found.is_empty() {
            found.dedup();
            return Err(found);
        }
        let files = site.files.iter().enumerate().map(|(index, file)| (file.url.as_str(), index)).collect();
        let prints_together = site.theme.layouts().contains("print");
        Ok(Self {
            prints_together,
            site,
            scenes,
            assets,
            addresses: checked.addresses().to_vec(),
            worked: checked.worked(),
            files,
            shelf: Shelf::default(),
        })
    }

    /// Puts the finished handouts where pages find them.
    pub fn shelve(&mut self, shelf: Shelf) {
        self.shelf = shelf;
    }

    /// All files of the site except those that hosts want and those made from the others.
    pub fn jobs(&self) -> Vec<Job> {
        // The list from A to Z is made with the search, and handouts before everything else.
        let own = |address: &&Address| !matches!(address.stands, Stands::Alphabet(_) | Stands::Handout(..));
        let mut jobs: Vec<Job> = self.addresses.iter().filter(own).cloned().map(Job::At).collect();
        let is = |scene: &Scene<'_>, delivery| {
            scene.search.as_ref().is_some_and(|names| names.delivery == delivery)
        };
        let split = self.scenes.iter().any(|scene| is(scene, Delivery::Split));
        let whole = self.scenes.iter().any(|scene| is(scene, Delivery::Whole));
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
            self.scenes.iter().filter_map(|scene| scene.search_script.clone()).map(Job::SearchScript),
        );
        if self.site.config.exit.is_some() && layouts.contains("leave") {
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
            Job::At(address) => match &address.stands {
                Stands::File(index) => {
                    let file = &self.site.files[*index];
                    Ok(Rendered::plain(Output::new(file.url.clone(), file.bytes.to_vec())))
                }
                Stands::Page(language, index) => self.page(*language, *index),
                Stands::Directory(language) => self.directory(*language),
                Stands::Topic(language, index) => self.topic(*language, *index),
                Stands::Region(language, index) => self.region(*language, *index),
                Stands::Group(language, group) => self.group(*language, *group),
                Stands::Service(language, index) => self.service(*language, *index),
                Stands::Triage(language, index) => self.triage(*language, *index),
                Stands::TriageTable(language, index) => self.triage_table(*language, *index),
                Stands::Alphabet(language) => self.alphabet(*language, None),
                Stands::Redirect(target) => self.redirect(address, target),
                Stands::Together(language, index) => self.together(*language, *index),
                Stands::Handout(language, index) => Ok(self.printed(*language, *index)),
            },
        }
    }

    /// A handout's PDF from the shelf; empty in a build that makes none.
    fn printed(&self, language: usize, index: usize) -> Rendered {
        let language = &self.site.languages[language];
        let url = language.handouts[index].url(&language.prefix);
        let print = self.shelf.prints.iter().find(|print| print.url == url);
        Rendered::plain(Output::new(url, print.map_or_else(Vec::new, |print| print.printed.pdf.to_vec())))
    }

    /// Where the search files of a language go.
    pub fn search_names(&self, language: usize) -> Option<&Names> {
        self.scenes[language].search.as_ref()
    }

    /// Words and templates of a language.
    pub(crate) fn scene(&self, language: usize) -> &Scene<'a> {
        &self.scenes[language]
    }
}

/// `../` for each folder above the file.
pub fn root_of(url: &str) -> String {
    "../".repeat(url.matches('/').count())
}
