//! Project → site: pages with addresses, records by id, languages with what stands in for a
//! missing translation. Immutable from here on.
//!
//! Reports only what makes resolving itself ambiguous. Rules of quality belong to `check`; HTML to `render`.

pub mod addresses;
pub mod directory;
pub mod handouts;
pub mod ids;
mod language;
pub mod links;
pub mod own_pages;
mod page;
mod pages;
pub mod published;
pub mod publisher;
pub mod reach;
pub mod translate;
pub mod triage;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::base::date::Date;
use crate::base::diagnostic::Diagnostic;
use crate::domain::triage::Triage;
use crate::input::load::inheritance::Inheritance;
use crate::input::load::{Project, SITE, StaticFile};
use crate::input::model::config::{Config, LanguageConfig, SiteKind};
use crate::input::model::conformance::ConformanceFile;
use crate::input::model::hours::HolidaysFile;
use crate::input::model::page::Role;
use crate::input::model::slot::CoverageFile;
use crate::input::theme::Theme;
use directory::Directory;
use publisher::Publisher;

pub use language::Language;
pub use page::{Page, Translation};

/// A whole site, every reference in place.
#[derive(Debug)]
pub struct Site {
    pub config: Config,
    /// Every date in the output is worked out from this one. A kit states it; for a plain site, whose
    /// output shows no dates of its own, it is today.
    pub edition: Date,
    pub publisher: Publisher,
    pub agencies: Vec<String>,
    pub theme: Theme,
    /// Published languages, the default one first.
    pub languages: Vec<Language>,
    /// Languages that are not published, with the reason.
    pub drafts: Vec<(LanguageConfig, String)>,
    pub coverage: CoverageFile,
    pub holidays: HolidaysFile,
    pub conformance: ConformanceFile,
    pub files: Vec<StaticFile>,
    /// Their numbers by path.
    file_numbers: HashMap<String, usize>,
    pub lock: Option<Vec<(String, usize)>>,
    /// The logic of each questionnaire.
    pub triages: Vec<Triage>,
    /// Files of questionnaires that could be read but not understood, so that there are none of them.
    pub dropped: Vec<String>,
    pub triage_lock: Option<String>,
    pub unused: Vec<String>,
    /// The digest of all sources: changes whenever anything that anybody wrote does.
    pub digest: String,
    pub inheritance: Inheritance,
    pub ids: ids::Ids,
}

/// The page for addresses that lead nowhere.
const MISSING: &str = "404.md";

impl Site {
    pub fn is_kit(&self) -> bool {
        self.config.kind == SiteKind::Kit
    }

    /// Whether the build makes `leave.html`, to which the way out leads without a network.
    pub fn has_leave_page(&self) -> bool {
        self.config.exit.is_some() && self.theme.layouts().contains("leave")
    }

    /// The file of a path in the site.
    pub fn file(&self, path: &str) -> Option<&StaticFile> {
        self.file_numbers.get(path).map(|number| &self.files[*number])
    }

    pub fn default_language(&self) -> &Language {
        // `resolve` never gives a site without languages.
        &self.languages[0]
    }
}

/// Puts a project together.
pub fn resolve(project: Project, today: Date) -> (Option<Site>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let publisher =
        Publisher::new(project.agency_id.clone(), project.agency.clone(), project.agency_files.clone());
    let ids = ids::Ids::of(&project, &publisher);
    let Project { config, agencies, theme, languages: raw, facts, slots, coverage, mut directory, .. } =
        project;
    directory.organisations.extend_from_slice(&publisher.agency.organisations);
    for (id, source) in &publisher.agency.sources {
        directory.sources.entry(id.clone()).or_insert_with(|| source.clone());
    }
    let kit = config.kind == SiteKind::Kit;
    let edition = config.edition.unwrap_or(today);
    let mut triages = triage::compiled(&project.triages, &mut found);
    let paths = project.triages.iter().map(|(path, _)| path.clone());
    let dropped = paths.filter(|path| triages.iter().all(|triage| triage.path != *path)).collect();
    triage::add_services(&mut triages, &publisher, &mut found);
    let left_out = &project.inheritance.left_out_services;
    let services = || directory.services.iter().chain(&publisher.agency.services);
    triage::leave_out(&mut triages, left_out, |id| services().any(|service| service.id.value == id));
    let mut languages: Vec<Language> = Vec::new();
    let mut drafts = Vec::new();
    for (index, (language, raw)) in config.languages.iter().zip(raw).enumerate() {
        if let Some(reason) = theme.strings.draft(&language.id) {
            if index == 0 {
                found.push(
                    Diagnostic::error(
                        "draft-language",
                        language.id.place(SITE),
                        format!("The default language is a draft: {reason}."),
                    )
                    .hint("Name the reviewer in the first line of the theme's strings."),
                );
            }
            drafts.push((language.clone(), reason));
            continue;
        }
        let base = languages.first();
        let prefix = if base.is_none() { String::new() } else { format!("{}/", language.id.value) };
        let words = translate::records(base.is_none(), &facts, &slots, &raw, &mut found, &language.id);
        let directory = Directory::resolve(&directory, &publisher, &raw.directory, left_out, edition);
        let untranslated = match base {
            None => BTreeSet::new(),
            Some(_) => translate::untranslated(&raw, &facts, &slots, &directory, &triages),
        };
        let mut triage_texts = triage::TriageTexts::default();
        let own_words: Vec<_> = match base {
            None => project.triages.iter().map(|(path, file)| triage::texts(path, file)).collect(),
            Some(_) => raw.triages.iter().map(|(path, words)| triage::overlay_texts(path, words)).collect(),
        };
        own_words.into_iter().for_each(|words| triage_texts.add(words));
        let files =
            project.triages.iter().filter(|(_, file)| triages.iter().any(|one| one.id == file.id.value));
        let mut listed = pages::all(raw.pages, base, &prefix);
        let missing = listed.iter().position(|page| base.is_none() && &*page.key == MISSING);
        let missing = missing.map(|at| listed.remove(at));
        if !kit {
            pages::readme_as_index(&mut listed, &prefix, &project.files);
        }
        pages::sort(&mut listed);
        let mut built = Language {
            config: language.clone(),
            pages: listed,
            missing,
            prefix,
            by_key: HashMap::new(),
            roles: BTreeMap::new(),
            facts: words.facts,
            slots: words.slots,
            decisions: words.decisions,
            handouts: handouts::resolve(&project.handouts, &raw.handouts, &language.id, &directory),
            directory,
            untranslated,
            synonyms: raw.synonyms,
            search_tests: raw.search_tests,
            intents: raw.intents,
            intent_tests: raw.intent_tests,
            triages: files
                .map(|(path, file)| {
                    let name = path.rsplit('/').next().unwrap_or_default();
                    let words = raw.triages.iter().find(|(own, _)| own.rsplit('/').next() == Some(name));
                    triage::in_language(file, words, &mut found)
                })
                .collect(),
            triage_texts,
            menu: Vec::new(),
        };
        index_pages(&mut built);
        for hidden in project.inheritance.hide.iter().map(|one| &one.entry) {
            let page = hidden.page.as_ref().filter(|page| project.inheritance.left_out.contains(&page.value));
            let instead = hidden.instead.as_ref().and_then(|page| built.index_of(page));
            if let (Some(page), Some(index)) = (page, instead) {
                built.by_key.insert(Arc::from(page.as_str()), index);
            }
        }
        built.menu = config.menu.iter().filter_map(|entry| built.index_of(entry)).collect();
        languages.push(built);
    }
    if languages.is_empty() {
        return (None, found);
    }
    let numbers = project.files.iter().enumerate().map(|(number, file)| (file.url.clone(), number));
    let site = Site {
        file_numbers: numbers.collect(),
        config,
        edition,
        publisher,
        agencies,
        theme,
        languages,
        drafts,
        coverage,
        holidays: project.holidays,
        conformance: project.conformance,
        files: project.files,
        lock: project.lock,
        triages,
        dropped,
        triage_lock: project.triage_lock,
        unused: project.unused,
        digest: project.digest,
        inheritance: project.inheritance,
        ids,
    };
    (Some(site), found)
}

fn index_pages(language: &mut Language) {
    for (index, page) in language.pages.iter().enumerate() {
        language.by_key.entry(Arc::clone(&page.key)).or_insert(index);
        if let Some(role) = &page.raw.meta.role {
            language.roles.entry(role.value).or_insert(index);
        }
    }
    let home = language.index_page("").and_then(|page| language.index_of(&page.key));
    if let Some(index) = home {
        language.roles.entry(Role::Home).or_insert(index);
    }
}
