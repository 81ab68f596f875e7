//! Sources → project: every file read into the shape of its kind, with places and all problems.
//!
//! One unreadable file never hides the next. Must not know whether ids fit together (that is
//! `site` and `check`) nor how anything is shown.

pub mod disk;
mod pages;
mod records;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Place};
use crate::model::agency::Agency;
use crate::model::config::{Config, Direction, LanguageConfig, SiteKind};
use crate::model::conformance::ConformanceFile;
use crate::model::directory::{DirectoryFile, DirectoryOverlay};
use crate::model::fact::{FactsFile, FactsOverlay};
use crate::model::handout::{HandoutFile, HandoutsOverlay};
use crate::model::hours::HolidaysFile;
use crate::model::page::FrontMatter;
use crate::model::search::{SearchTestsFile, SynonymsFile};
use crate::model::slot::{CoverageFile, SlotsFile, SlotsOverlay};
use crate::model::triage::{TriageFile, TriageOverlay};
use crate::sources::Sources;
use crate::theme::Theme;
use crate::yaml::At;

pub use pages::{StaticFile, Text};
use records::Records;
pub use records::undecodable;

/// Choices of one run that stand above the files.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    pub agency: Option<String>,
    pub theme: Option<String>,
    pub base_url: Option<String>,
}

/// A page as it was written.
#[derive(Debug)]
pub struct RawPage {
    /// Path relative to the language's folder, such as `guide/care.md`.
    pub key: String,
    pub text: Text,
    pub meta: FrontMatter,
    pub outline: crate::markdown::outline::Outline,
}

/// One language's folder.
#[derive(Debug, Default)]
pub struct RawLanguage {
    pub pages: Vec<RawPage>,
    pub facts: FactsOverlay,
    pub slots: SlotsOverlay,
    pub directory: DirectoryOverlay,
    pub synonyms: SynonymsFile,
    pub search_tests: SearchTestsFile,
    /// Words for questionnaires, with the path of each file.
    pub triages: Vec<(String, TriageOverlay)>,
    pub handouts: HandoutsOverlay,
}

/// A handout as it was written.
#[derive(Clone, Debug)]
pub struct RawHandout {
    /// The name of its file without `.yaml`.
    pub id: String,
    pub path: String,
    pub file: HandoutFile,
}

impl RawHandout {
    fn new(path: String, file: HandoutFile) -> Self {
        let name = path.rsplit('/').next().unwrap_or(&path);
        let id = name.trim_end_matches(".yaml").trim_end_matches(".yml").to_owned();
        Self { id, path, file }
    }
}

/// Everything that was read.
#[derive(Debug)]
pub struct Project {
    pub config: Config,
    pub agency_id: String,
    pub agency: Agency,
    /// Ids of all files under `agencies/`.
    pub agencies: Vec<String>,
    pub theme: Theme,
    /// Parallel to `config.languages`.
    pub languages: Vec<RawLanguage>,
    pub facts: FactsFile,
    pub slots: SlotsFile,
    pub coverage: CoverageFile,
    pub directory: DirectoryFile,
    pub holidays: HolidaysFile,
    pub conformance: ConformanceFile,
    /// Questionnaires, with the path of each file.
    pub triages: Vec<(String, TriageFile)>,
    /// In the order of their ids.
    pub handouts: Vec<RawHandout>,
    pub files: Vec<StaticFile>,
    /// The addresses of `addresses.lock`, each with its line; `None` without such a file.
    pub lock: Option<Vec<(String, usize)>>,
    /// `triage.lock`, if there is one.
    pub triage_lock: Option<String>,
    /// Files that nothing reads.
    pub unused: Vec<String>,
}

pub const SITE: &str = "site.yaml";
pub const DIRECTORY: &str = "directory.yaml";
pub const FACTS: &str = "content/facts.yaml";
pub const SLOTS: &str = "content/slots.yaml";
pub const COVERAGE: &str = "content/coverage.yaml";
pub const HANDOUTS: &str = "content/handouts/";
pub const HOLIDAYS: &str = "content/holidays.yaml";
pub const CONFORMANCE: &str = "conformance.yaml";
pub const LOCK: &str = "addresses.lock";
pub const TRIAGE_LOCK: &str = "triage.lock";
/// The folder of the questionnaires, inside `content/` and inside a language's folder.
pub const TRIAGE: &str = "triage/";

/// Reads a project. `None` when not even `site.yaml` could be read.
pub fn read(sources: &Sources, choices: &Choices) -> (Option<Project>, Vec<Diagnostic>) {
    let mut records = Records::new(sources);
    let Some(mut config) = records.required::<Config>(SITE) else {
        return (None, records.found);
    };
    complete(&mut config, choices);
    let (agency_id, agency) = records.agency(&config);
    if let (Some(theme), None) = (&agency.theme, &choices.theme) {
        config.theme = Some(theme.clone());
    }
    let theme = records.theme(&config);
    let kit = config.kind == SiteKind::Kit;
    let facts = records.optional(FACTS);
    let slots = records.optional(SLOTS);
    let coverage = records.optional(COVERAGE);
    let holidays = records.optional(HOLIDAYS);
    let conformance = records.optional(CONFORMANCE);
    let handouts =
        records.all(HANDOUTS).into_iter().map(|(path, file)| RawHandout::new(path, file)).collect();
    let directory = if kit { records.optional(DIRECTORY) } else { DirectoryFile::default() };
    let triages = if kit { records.all("content/triage/") } else { Vec::new() };
    let folders = content_folders(sources, &config);
    let mut languages = Vec::new();
    for folder in &folders {
        let overlay = |name: &str| format!("{folder}{name}");
        let own = folder.as_str() != "content/";
        languages.push(RawLanguage {
            pages: Vec::new(),
            facts: if own { records.optional(&overlay("facts.yaml")) } else { FactsOverlay::default() },
            slots: if own { records.optional(&overlay("slots.yaml")) } else { SlotsOverlay::default() },
            directory: if own {
                records.optional(&overlay("directory.yaml"))
            } else {
                DirectoryOverlay::default()
            },
            synonyms: records.optional(&overlay("synonyms.yaml")),
            search_tests: records.optional(&overlay("search-tests.yaml")),
            triages: if own && kit { records.all(&overlay(TRIAGE)) } else { Vec::new() },
            handouts: if own {
                records.optional(&overlay("handouts.yaml"))
            } else {
                HandoutsOverlay::default()
            },
        });
    }
    let mut files = Vec::new();
    for (folder, language) in folders.iter().zip(&mut languages) {
        let inside: Vec<_> = sources.under(folder).filter(|(path, _)| path.ends_with(".md")).collect();
        let read: Vec<_> = inside.par_iter().map(|(path, bytes)| pages::read(path, folder, bytes)).collect();
        for (page, mut found) in read {
            records.found.append(&mut found);
            language.pages.extend(page);
        }
        files.extend(pages::static_files(sources, folder, &folders, kit));
    }
    let lock = records.lock();
    let triage_lock = records.text(TRIAGE_LOCK).map(str::to_owned);
    let agencies = sources
        .under("agencies/")
        .filter_map(|(path, _)| path.strip_prefix("agencies/")?.strip_suffix(".yaml"))
        .map(str::to_owned)
        .collect();
    let unused = records.unused(&folders, kit);
    let found = std::mem::take(&mut records.found);
    let Some(theme) = theme else { return (None, found) };
    let project = Project {
        config,
        agency_id,
        agency,
        agencies,
        theme,
        languages,
        facts,
        slots,
        coverage,
        directory,
        holidays,
        conformance,
        triages,
        handouts,
        files,
        lock,
        triage_lock,
        unused,
    };
    (Some(project), found)
}

/// Fills what `site.yaml` may leave out, and puts the choices of this run above it.
fn complete(config: &mut Config, choices: &Choices) {
    if config.languages.is_empty() {
        config.languages.push(LanguageConfig {
            id: At::nowhere("en".to_owned()),
            name: "English".to_owned(),
            locale: None,
            dir: Direction::Ltr,
        });
    }
    if let Some(theme) = &choices.theme {
        config.theme = Some(At::nowhere(theme.clone()));
    }
    if let Some(agency) = &choices.agency {
        config.agency = Some(At::nowhere(agency.clone()));
    }
    if let Some(url) = &choices.base_url {
        config.base_url = Some(At::nowhere(url.clone()));
    }
}

/// The folder of each language; the default language may live in `content/` itself.
fn content_folders(sources: &Sources, config: &Config) -> Vec<String> {
    let several = config.languages.len() > 1;
    config
        .languages
        .iter()
        .enumerate()
        .map(|(index, language)| {
            let own = format!("content/{}/", language.id.value);
            let exists = sources.under(&own).next().is_some();
            if index == 0 && !several && !exists { "content/".to_owned() } else { own }
        })
        .collect()
}

/// What the files say about themselves, for messages about a file as a whole.
pub fn missing_file(path: &str, hint: &str) -> Diagnostic {
    Diagnostic::error("missing-file", Place::file(path), format!("`{path}` is missing.")).hint(hint)
}

/// Records by id, keeping the first of equal ones.
pub fn by_id<'a, T>(items: &'a [T], id: impl Fn(&'a T) -> &'a str) -> BTreeMap<&'a str, &'a T> {
    let mut map = BTreeMap::new();
    for item in items {
        map.entry(id(item)).or_insert(item);
    }
    map
}
