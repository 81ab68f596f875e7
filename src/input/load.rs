//! Sources → project: every file read into the shape of its kind, with places and all problems.
//!
//! One unreadable file never hides the next. Must not know whether ids fit together (that is
//! `site` and `check`) nor how anything is shown.

pub mod additions;
mod agency;
mod brand;
pub mod crisis_below;
#[cfg(feature = "cli")]
pub mod disk;
mod front;
pub mod inheritance;
pub mod inputs;
pub mod kit_lock;
mod own_pages;
mod pages;
mod part;
mod paths;
pub mod published;
mod publisher_choices;
mod raw_handout;
mod records;
mod unread;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::base::diagnostic::{Diagnostic, Place};
use crate::base::text::first_hidden;
use crate::input::model::agency::Agency;
use crate::input::model::config::{Config, Direction, LanguageConfig, SiteKind};
use crate::input::model::conformance::ConformanceFile;
use crate::input::model::directory::{DirectoryFile, DirectoryOverlay};
use crate::input::model::fact::{FactsFile, FactsOverlay};
use crate::input::model::handout::HandoutsOverlay;
use crate::input::model::hours::HolidaysFile;
use crate::input::model::search::{IntentTestsFile, IntentsFile, SearchTestsFile, SynonymsFile};
use crate::input::model::slot::{CoverageFile, SlotsFile, SlotsOverlay};
use crate::input::model::triage::{TriageFile, TriageOverlay};
use crate::input::sources::Sources;
use crate::input::theme::{self, Theme};
use crate::input::yaml::At;

pub use agency::{AgencyFiles, ids as agency_ids};
use inheritance::Inheritance;
pub use pages::{PageText, RawPage, StaticFile, fingerprint};
pub use part::ProjectPart;
pub use paths::{
    AGENCIES, CONFORMANCE, COVERAGE, DIRECTORY, FACTS, HANDOUTS, HOLIDAYS, LOCK, SITE, SLOTS, TRIAGE,
    TRIAGE_LOCK,
};
use published::ProjectParts;
pub use raw_handout::RawHandout;
use records::Records;
pub use unread::Unread;

/// Choices of one run that stand above the files.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    pub agency: Option<String>,
    pub theme: Option<String>,
    pub base_url: Option<String>,
    pub printing: Printing,
}

/// Whether handouts are to be printed in this run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Printing {
    #[default]
    Wanted,
    /// Nothing is asked of fonts then.
    LeftOut,
}

/// One language's folder.
#[derive(Debug, Default)]
pub struct RawLanguage {
    pub pages: Vec<Arc<RawPage>>,
    pub facts: FactsOverlay,
    pub slots: SlotsOverlay,
    pub directory: DirectoryOverlay,
    pub synonyms: SynonymsFile,
    pub search_tests: SearchTestsFile,
    pub intents: IntentsFile,
    pub intent_tests: IntentTestsFile,
    /// Words for questionnaires, with the path of each file.
    pub triages: Vec<(String, TriageOverlay)>,
    pub handouts: HandoutsOverlay,
}

/// Everything that was read.
#[derive(Debug)]
pub struct Project {
    pub config: Config,
    pub agency_id: String,
    pub agency: Agency,
    pub agency_files: AgencyFiles,
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
    /// The digest of all sources.
    pub digest: String,
    /// How this project stands to what it inherits.
    pub inheritance: Inheritance,
}

/// Names of files that hold a character nobody sees. They become addresses, titles and words in messages.
fn hidden_names(sources: &Sources) -> impl Iterator<Item = Diagnostic> {
    sources.iter().filter_map(|(path, _)| Some(first_hidden(path)?.problem(Place::file(path))))
}

/// Names of files with letters and marks apart, as some systems write them: links are compared with them put together.
fn decomposed_names(sources: &Sources) -> impl Iterator<Item = Diagnostic> {
    sources.decomposed().map(|(path, double)| {
        let place = Place::file(path);
        if double {
            let message = format!("There are two files `{path}`, one with its letters and marks apart.");
            Diagnostic::error("decomposed-name", place, message).hint("They look the same. Delete one of them.")
        } else {
            let message = format!("The name of `{path}` is written with letters and marks apart; it is read as one with them together.");
            Diagnostic::note("decomposed-name", place, message)
        }
    })
}

/// Reads a project. `None` when not even `site.yaml` could be read.
pub fn read(sources: &Sources, choices: &Choices) -> (Option<Project>, Vec<Diagnostic>) {
    let mut records = Records::new(sources);
    let Some(mut config) = records.required::<Config>(SITE) else {
        return (None, records.found);
    };
    let mut inheritance = Inheritance::read(sources, &mut config, &mut records.found);
    config.set_repeated_apart();
    complete(&mut config, choices);
    let (agency_id, mut agency, agency_files) = agency::read(&mut records, &config);
    let kit = config.kind == SiteKind::Kit;
    let all_folders = content_folders(sources, &config);
    let all_languages: Vec<String> = config.languages.iter().map(|one| one.id.value.clone()).collect();
    let agency_path = format!("{AGENCIES}{agency_id}.yaml");
    records.found.extend(publisher_choices::apply(&agency, &agency_path, &mut config, &mut inheritance));
    complete(&mut config, choices);
    let themed_by = if agency.theme.is_some() { &agency_path } else { SITE };
    let folders = content_folders(sources, &config);
    // Neither needs the other, and each is half of the work.
    let ((pages, digest), (theme, written)) = rayon::join(
        || {
            let pages = || -> Vec<Vec<_>> {
                folders.iter().map(|folder| pages::read_all(sources, folder, config.kind)).collect()
            };
            rayon::join(pages, || sources.digest().to_owned())
        },
        || (records.theme(&config, themed_by), YamlRecords::read(&mut records, &folders, kit)),
    );
    let YamlRecords {
        facts,
        slots,
        coverage,
        holidays,
        conformance,
        mut handouts,
        mut directory,
        triages,
        mut languages,
    } = written;
    let mut files = Vec::new();
    for (at, ((folder, language), pages)) in folders.iter().zip(&mut languages).zip(pages).enumerate() {
        let (pages, found): (Vec<_>, Vec<_>) = pages.into_iter().unzip();
        records.found.extend(found.into_iter().flatten());
        language.pages = inheritance.staying(pages.into_iter().flatten());
        let prefix = if at == 0 { "" } else { folder.trim_start_matches("content/") };
        files.extend(pages::static_files(sources, folder, prefix, kit));
        let mut own = own_pages::read(sources, &agency_files, &config.languages[at].id.value, prefix);
        language.pages.append(&mut own.pages);
        files.append(&mut own.files);
        records.found.append(&mut own.found);
    }
    if let (true, Some(theme), Some(guide)) = (kit, &theme, &agency.published_guide)
        && let (Some(language), Some(first)) = (config.languages.first(), languages.first_mut())
    {
        let words = theme.strings.messages(&language.id, &language.id);
        let parts = ProjectParts {
            language: &language.id,
            pages: &mut first.pages,
            files: &mut files,
            handouts: &mut handouts,
            slots: slots.slots.iter().filter(|slot| coverage.is_of_all(&slot.covers)).collect(),
        };
        let limit = config.budgets.published_kb;
        records.found.extend(published::add(guide, &agency_path, sources, limit, &words, parts));
    }
    let pages = config.languages.iter().zip(&mut languages);
    let pages = pages.map(|(language, raw)| (language.id.as_str(), &mut raw.pages)).collect();
    inheritance.added = additions::add(&agency.additions, &agency_path, pages);
    inheritance.crisis_changes = crisis_below::changes(&records, &directory, &agency);
    inheritance.leave_out_services(&agency, &mut directory, offered_in_need(&languages));
    let lock = records.lock();
    let triage_lock = records.text(TRIAGE_LOCK).map(str::to_owned);
    let agencies = agency::ids(sources).map(str::to_owned).collect();
    let mut unused = records.unused(&all_folders, kit);
    if kit {
        unused.extend(own_pages::astray(sources, &all_languages).map(str::to_owned));
        unused.extend(theme::astray(sources));
    }
    let mut found = std::mem::take(&mut records.found);
    found.extend(hidden_names(sources));
    found.extend(decomposed_names(sources));
    let Some(mut theme) = theme else { return (None, found) };
    found.extend(brand::dress(&mut theme, &mut agency, &agency_path, sources));
    let project = Project {
        config,
        agency_id,
        agency,
        agency_files,
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
        digest,
        inheritance,
    };
    (Some(project), found)
}

/// What stands in YAML files, but for the choices of `site.yaml` and `agencies/`.
struct YamlRecords {
    facts: FactsFile,
    slots: SlotsFile,
    coverage: CoverageFile,
    holidays: HolidaysFile,
    conformance: ConformanceFile,
    handouts: Vec<RawHandout>,
    directory: DirectoryFile,
    triages: Vec<(String, TriageFile)>,
    /// For each folder, still without pages.
    languages: Vec<RawLanguage>,
}

impl YamlRecords {
    fn read(records: &mut Records<'_>, folders: &[String], kit: bool) -> Self {
        // The directory is as long as all the others.
        let mut aside = records.aside();
        let (directory, mut written) = rayon::join(
            || if kit { aside.optional(DIRECTORY) } else { DirectoryFile::default() },
            || Self {
                facts: records.optional(FACTS),
                slots: records.optional(SLOTS),
                coverage: records.optional(COVERAGE),
                holidays: records.optional(HOLIDAYS),
                conformance: records.optional(CONFORMANCE),
                handouts: records
                    .all(HANDOUTS)
                    .into_iter()
                    .map(|(path, file)| RawHandout::new(path, file))
                    .collect(),
                directory: DirectoryFile::default(),
                triages: if kit { records.all("content/triage/") } else { Vec::new() },
                languages: folders.iter().map(|folder| written_for(records, folder, kit)).collect(),
            },
        );
        records.absorb(aside);
        written.directory = directory;
        written
    }
}

/// The records of one language's folder.
fn written_for(records: &mut Records<'_>, folder: &str, kit: bool) -> RawLanguage {
    let path = |name: &str| format!("{folder}{name}");
    let mut language = RawLanguage {
        synonyms: records.optional(&path("synonyms.yaml")),
        search_tests: records.optional(&path("search-tests.yaml")),
        intents: records.optional(&path("intents.yaml")),
        intent_tests: records.optional(&path("intent-tests.yaml")),
        ..RawLanguage::default()
    };
    if folder != "content/" {
        language.facts = records.optional(&path("facts.yaml"));
        language.slots = records.optional(&path("slots.yaml"));
        language.directory = records.optional(&path("directory.yaml"));
        language.triages = if kit { records.all(&path(TRIAGE)) } else { Vec::new() };
        language.handouts = records.optional(&path("handouts.yaml"));
    }
    language
}

/// The services that a card of the search, or the way out when it has not understood, sends people to.
fn offered_in_need(languages: &[RawLanguage]) -> BTreeSet<String> {
    let files = || languages.iter().map(|language| &language.intents);
    let cards = files().flat_map(|file| &file.intents).flat_map(|intent| &intent.services);
    let unsure = files().filter_map(|file| file.unsure.as_ref()).map(|unsure| &unsure.service);
    cards.chain(unsure).map(|id| id.value.clone()).collect()
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
