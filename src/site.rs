//! Project → site: pages with addresses, records by id, languages with what stands in for a
//! missing translation. Immutable from here on.
//!
//! Reports only what makes resolving itself ambiguous. Rules of quality belong to `check`; HTML to `render`.

pub mod addresses;
pub mod directory;
pub mod handouts;
pub mod ids;
pub mod publisher;
pub mod translate;
pub mod triage;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::date::Date;
use crate::diagnostic::{Diagnostic, Place};
use crate::load::{Project, RawPage, SITE, StaticFile};
use crate::model::config::{Config, LanguageConfig, SiteKind};
use crate::model::conformance::ConformanceFile;
use crate::model::fact::Fact;
use crate::model::hours::HolidaysFile;
use crate::model::page::Role;
use crate::model::search::{SearchTestsFile, SynonymsFile};
use crate::model::slot::{CoverageFile, Decision, Slot};
use crate::model::triage::TriageFile;
use crate::theme::Theme;
use crate::triage::Triage;
use directory::Directory;
use handouts::Handout;
use publisher::Publisher;

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
    pub lock: Option<Vec<(String, usize)>>,
    /// The logic of each questionnaire.
    pub triages: Vec<Triage>,
    pub triage_lock: Option<String>,
    pub unused: Vec<String>,
    pub ids: ids::Ids,
}

/// One published language with all its content.
#[derive(Debug)]
pub struct Language {
    pub config: LanguageConfig,
    /// `""` for the default language, `mi/` for another.
    pub prefix: String,
    /// In reading order: folder by folder, `index.md` first, then by `order`, then by name.
    pub pages: Vec<Page>,
    by_key: HashMap<Arc<str>, usize>,
    pub roles: BTreeMap<Role, usize>,
    pub facts: BTreeMap<String, Fact>,
    pub slots: BTreeMap<String, Slot>,
    pub decisions: BTreeMap<String, Decision>,
    pub directory: Directory,
    /// Kind and id of the records that stand in with the default language's words.
    pub untranslated: BTreeSet<(&'static str, String)>,
    pub synonyms: SynonymsFile,
    pub search_tests: SearchTestsFile,
    /// The words of each questionnaire, in the order of the site's.
    pub triages: Vec<TriageFile>,
    /// Texts of questionnaires that are written in this language: short ones within a line, and whole ones.
    pub triage_texts: (Vec<triage::Text>, Vec<triage::Text>),
    /// In the order in which they are listed.
    pub handouts: Vec<Handout>,
    /// Menu entries: indices of pages.
    pub menu: Vec<usize>,
}

/// A page at its address.
#[derive(Clone, Debug)]
pub struct Page {
    /// Path relative to the language's folder.
    pub key: Arc<str>,
    /// Site path, such as `mi/guide/care.html`.
    pub url: String,
    pub raw: Arc<RawPage>,
    pub translation: Translation,
}

/// How a page stands to the same page in the default language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Translation {
    /// Written in this language.
    Own,
    /// A translation of an earlier text.
    Stale,
    /// Not translated: the default language's text stands in, with a notice.
    Missing,
}

impl Page {
    pub fn title(&self) -> &str {
        match &self.raw.meta.title {
            Some(title) => title,
            None => self.raw.outline.headings.first().map_or(&*self.key, |heading| &heading.text),
        }
    }

    /// Whether the title is the first heading of the text, and therefore stands there already.
    pub fn has_own_heading(&self) -> bool {
        self.raw.meta.title.is_none()
            && self.raw.outline.headings.first().is_some_and(|heading| heading.level == 1)
    }

    /// The title for menus.
    pub fn short_title(&self) -> &str {
        self.raw.meta.nav_title.as_deref().unwrap_or_else(|| self.title())
    }

    /// The folder, with a slash at its end; empty at the top.
    pub fn folder(&self) -> &str {
        folder_of(&self.key)
    }

    pub fn layout(&self) -> &str {
        self.raw.meta.layout.as_ref().map_or("page", |layout| layout.as_str())
    }

    pub fn place(&self) -> Place {
        self.raw.text.file()
    }
}

fn folder_of(key: &str) -> &str {
    key.rfind('/').map_or("", |slash| &key[..=slash])
}

impl Language {
    pub fn page(&self, key: &str) -> Option<&Page> {
        self.by_key.get(key).map(|index| &self.pages[*index])
    }

    /// Whether a record stands in with the default language's words.
    pub fn borrows(&self, kind: &'static str, id: &str) -> bool {
        !self.untranslated.is_empty() && self.untranslated.contains(&(kind, id.to_owned()))
    }

    pub fn index_of(&self, key: &str) -> Option<usize> {
        self.by_key.get(key).copied()
    }

    pub fn role(&self, role: Role) -> Option<&Page> {
        self.roles.get(&role).map(|index| &self.pages[*index])
    }

    pub fn locale(&self) -> &str {
        self.config.locale.as_deref().unwrap_or(&self.config.id.value)
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
            let index = format!("{}index.md", &key[..end]);
            if index != key
                && let Some(page) = self.page(&index)
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

impl Site {
    pub fn is_kit(&self) -> bool {
        self.config.kind == SiteKind::Kit
    }

    pub fn default_language(&self) -> &Language {
        // `resolve` never gives a site without languages.
        &self.languages[0]
    }
}

/// Puts a project together.
pub fn resolve(project: Project, today: Date) -> (Option<Site>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let publisher = Publisher::new(project.agency_id.clone(), project.agency.clone());
    let ids = ids::Ids::of(&project, &publisher);
    let Project { config, agencies, theme, languages: raw, facts, slots, coverage, directory, .. } = project;
    let edition = config.edition.unwrap_or(today);
    let mut triages = triage::compiled(&project.triages, &mut found);
    triage::add_services(&mut triages, &publisher, &mut found);
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
        let directory = Directory::resolve(&directory, &publisher, &raw.directory, edition);
        let untranslated = match base {
            None => BTreeSet::new(),
            Some(_) => translate::untranslated(&raw, &facts, &slots, &directory, &triages),
        };
        let mut triage_texts = (Vec::new(), Vec::new());
        let own_words: Vec<_> = match base {
            None => project.triages.iter().map(|(path, file)| triage::texts(path, file)).collect(),
            Some(_) => raw.triages.iter().map(|(path, words)| triage::overlay_texts(path, words)).collect(),
        };
        for (inline, whole) in own_words {
            triage_texts.0.extend(inline);
            triage_texts.1.extend(whole);
        }
        let files =
            project.triages.iter().filter(|(_, file)| triages.iter().any(|one| one.id == file.id.value));
        let mut built = Language {
            config: language.clone(),
            pages: pages(raw.pages, base, &prefix),
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
        built.menu = config.menu.iter().filter_map(|entry| built.index_of(entry)).collect();
        languages.push(built);
    }
    if languages.is_empty() {
        return (None, found);
    }
    let site = Site {
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
        triage_lock: project.triage_lock,
        unused: project.unused,
        ids,
    };
    (Some(site), found)
}

/// The pages of a language in reading order; pages only the default language has stand in for missing ones.
fn pages(raw: Vec<RawPage>, base: Option<&Language>, prefix: &str) -> Vec<Page> {
    let mut pages: Vec<Page> = raw
        .into_iter()
        .map(|raw| {
            let raw = Arc::new(raw);
            let translation = base.map_or(Translation::Own, |base| translate::state(&raw, base));
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
    pages.sort_by(|a, b| {
        let rank = |page: &Page| (!page.key.ends_with("index.md"), page.raw.meta.order.unwrap_or(i64::MAX));
        a.folder().cmp(b.folder()).then_with(|| rank(a).cmp(&rank(b))).then_with(|| a.key.cmp(&b.key))
    });
    pages
}

fn index_pages(language: &mut Language) {
    for (index, page) in language.pages.iter().enumerate() {
        language.by_key.entry(Arc::clone(&page.key)).or_insert(index);
        if let Some(role) = &page.raw.meta.role {
            language.roles.entry(role.value).or_insert(index);
        }
    }
    if let Some(index) = language.index_of("index.md") {
        language.roles.entry(Role::Home).or_insert(index);
    }
}

/// `guide/care.md` → `guide/care.html`
fn page_url(prefix: &str, key: &str) -> String {
    format!("{prefix}{}.html", key.strip_suffix(".md").unwrap_or(key))
}
