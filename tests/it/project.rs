//! Tiny projects written as strings, built in memory: what every test here starts from.
//!
//! Themes and the real content come from this repository, read once. Must not know any rule.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, OnceLock};
use std::time::Duration;

use camino::Utf8Path;
use rightskit::testing::check::Checked;
use rightskit::testing::date::Date;
use rightskit::testing::diagnostic::{Diagnostic, Severity};
use rightskit::testing::handout::printed::{HandoutCache, NoCache};
use rightskit::testing::load::{Choices, Printing, disk};
use rightskit::testing::output_file::MemorySink;
use rightskit::testing::pipeline::{self, BuildOptions, Extras, HandoutOptions, Summary, TIMEOUT};
use rightskit::testing::sources::Sources;

/// The edition of every fixture.
pub const TODAY: &str = "2026-11-23";

/// A kit with every page it needs and nothing to complain about. Tests lay their own files over it.
pub const KIT: &str = include_str!("kit.txt");

/// Handouts in memory, by key.
#[derive(Default)]
pub struct Memory {
    pub kept: Mutex<HashMap<String, Vec<u8>>>,
}

impl HandoutCache for Memory {
    fn get(&self, key: &str) -> Option<Vec<u8>> {
        self.kept.lock().unwrap().get(key).cloned()
    }

    fn put(&self, key: &str, bytes: &[u8]) {
        self.kept.lock().unwrap().insert(key.to_owned(), bytes.to_vec());
    }
}

/// One memory for all tests.
fn shared() -> &'static Memory {
    static SHARED: OnceLock<Memory> = OnceLock::new();
    SHARED.get_or_init(Memory::default)
}

/// A project and the choices of a run.
#[derive(Clone)]
pub struct Project {
    pub sources: Sources,
    choices: Choices,
    today: Date,
}

/// What came of it.
pub struct Built {
    pub checked: Option<Checked>,
    pub files: BTreeMap<String, Vec<u8>>,
    pub found: Vec<Diagnostic>,
    pub summary: Summary,
}

/// This repository as a project.
fn repository() -> &'static Sources {
    static READ: OnceLock<Sources> = OnceLock::new();
    READ.get_or_init(|| {
        let (sources, found) = disk::read(Utf8Path::new(env!("CARGO_MANIFEST_DIR")));
        assert!(found.is_empty(), "{found:?}");
        sources
    })
}

impl Project {
    /// The `-- path --` sections of `text`, with this repository's themes.
    pub fn new(text: &str) -> Self {
        let mut sources = Sources::default();
        for (path, bytes) in repository().under("themes/") {
            sources.insert(path, bytes.clone());
        }
        Self { sources, choices: Choices::default(), today: date(TODAY) }.with(text)
    }

    /// The small kit with the sections of `text` over it.
    pub fn kit(text: &str) -> Self {
        Self::new(KIT).with(text)
    }

    /// The small kit with one more page, whose body starts on line 5 of `content/en/try.md`.
    pub fn try_page(body: &str) -> Self {
        Self::kit(&format!(
            "-- content/en/try.md --\n---\ntitle: Try\ndescription: A page to try things on.\n---\n{body}"
        ))
    }

    /// The real content of this repository.
    pub fn real() -> Self {
        Self { sources: repository().clone(), choices: Choices::default(), today: date(TODAY) }
    }

    /// The sections of `text` as a folder that inherits this project.
    pub fn inherited_by(mut self, text: &str) -> Self {
        self.sources = Sources::from_sections(text).over(self.sources);
        self
    }

    /// More files, in place of those of the same path.
    pub fn with(mut self, text: &str) -> Self {
        for (path, bytes) in Sources::from_sections(text).iter() {
            self.sources.insert(path, bytes.clone());
        }
        self
    }

    /// One file that need not be text.
    pub fn bytes(mut self, path: &str, bytes: &[u8]) -> Self {
        self.sources.insert(path, bytes.to_vec());
        self
    }

    /// A change in a file that has `from`.
    #[track_caller]
    pub fn edit(mut self, path: &str, from: &str, to: &str) -> Self {
        let text = self.text(path);
        assert!(text.contains(from), "{path} has no `{from}`");
        self.sources.insert(path, text.replace(from, to).into_bytes());
        self
    }

    /// Without one file.
    pub fn without(mut self, path: &str) -> Self {
        let mut rest = Sources::default();
        for (other, bytes) in self.sources.iter().filter(|(other, _)| *other != path) {
            rest.insert(other, bytes.clone());
        }
        self.sources = rest;
        self
    }

    #[track_caller]
    pub fn text(&self, path: &str) -> String {
        let bytes = self.sources.get(path).unwrap_or_else(|| panic!("there is no {path}"));
        String::from_utf8(bytes.to_vec()).unwrap()
    }

    pub fn today(mut self, today: &str) -> Self {
        self.today = date(today);
        self
    }

    pub fn agency(mut self, id: &str) -> Self {
        self.choices.agency = Some(id.to_owned());
        self
    }

    pub fn theme(mut self, name: &str) -> Self {
        self.choices.theme = Some(name.to_owned());
        self
    }

    pub fn base_url(mut self, url: &str) -> Self {
        self.choices.base_url = Some(url.to_owned());
        self
    }

    /// For a run that leaves handouts out.
    pub fn without_printing(mut self) -> Self {
        self.choices.printing = Printing::LeftOut;
        self
    }

    /// Reads and checks; renders nothing.
    pub fn check(&self) -> Built {
        let (checked, found) = pipeline::check(&self.sources, &self.choices, self.today);
        Built { checked, files: BTreeMap::new(), found, summary: Summary::default() }
    }

    /// Builds as far as it goes. Handouts that another test has made already are not made again.
    pub fn build(&self) -> Built {
        self.build_with(HandoutOptions::Make { handout_cache: shared(), timeout: TIMEOUT })
    }

    /// Builds with everything made anew.
    pub fn build_fresh(&self) -> Built {
        self.build_with(HandoutOptions::Make { handout_cache: &NoCache, timeout: TIMEOUT })
    }

    /// Builds with little patience for templates.
    pub fn build_within(&self, timeout: Duration) -> Built {
        self.build_with(HandoutOptions::Make { handout_cache: &NoCache, timeout })
    }

    pub fn build_with(&self, handouts: HandoutOptions<'_>) -> Built {
        let mut built = self.check();
        if let Some(checked) = &built.checked {
            let sink = MemorySink::new();
            let making = BuildOptions { extras: Extras::None, handouts };
            let (summary, found) = pipeline::build_with(checked, making, &sink, &pipeline::Quiet);
            built.summary = summary;
            built.found.extend(found);
            built.files = sink.into_files();
        }
        built
    }
}

impl Built {
    /// The same, after making sure that nothing is wrong enough to stop a build.
    #[track_caller]
    pub fn good(self) -> Self {
        let errors: Vec<String> = self.errors().iter().map(ToString::to_string).collect();
        assert!(errors.is_empty() && self.checked.is_some(), "{errors:#?}");
        self
    }

    /// A text file of the site.
    #[track_caller]
    pub fn file(&self, path: &str) -> &str {
        match self.files.get(path) {
            Some(bytes) => std::str::from_utf8(bytes).unwrap(),
            None => {
                panic!("no {path} among {:?}; {:?}", self.files.keys().collect::<Vec<_>>(), self.errors())
            }
        }
    }

    /// A page, from its `<main>` on when it has one: what the author wrote.
    #[track_caller]
    pub fn main(&self, path: &str) -> &str {
        let page = self.file(path);
        let from = page.find("<main").unwrap_or(0);
        let to = page.find("</main>").unwrap_or(page.len());
        &page[from..to]
    }

    /// The codes found, sorted, each once.
    pub fn codes(&self) -> Vec<&'static str> {
        let mut codes: Vec<&str> = self.found.iter().map(|problem| problem.code).collect();
        codes.sort_unstable();
        codes.dedup();
        codes
    }

    /// Everything found under one code.
    pub fn of(&self, code: &str) -> Vec<&Diagnostic> {
        self.found.iter().filter(|problem| problem.code == code).collect()
    }

    /// The one finding under a code.
    #[track_caller]
    pub fn one(&self, code: &str) -> &Diagnostic {
        match self.of(code).as_slice() {
            [only] => only,
            others => panic!("wanted one {code}, got {others:#?} among {:?}", self.codes()),
        }
    }

    /// What would stop a build, in words.
    pub fn errors(&self) -> Vec<String> {
        let errors = self.found.iter().filter(|problem| problem.severity == Severity::Error);
        errors.map(|problem| format!("{} {}: {}", problem.place, problem.code, problem.message)).collect()
    }
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}
