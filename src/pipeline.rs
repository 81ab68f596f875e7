//! The flow from sources to a finished site: one function, values in and values out.
//!
//! Where files go is the caller's choice of [`Sink`]; the clock is a parameter. Must not print.

mod handouts;
mod index;
mod standard;

use std::sync::Mutex;
use std::sync::PoisonError;

use rayon::prelude::*;

use crate::audit::{self, PageFacts, Standard};
use crate::check::{self, Checked};
use crate::date::Date;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::handout::printed::KeepNothing;
use crate::load::{self, Choices};
use crate::model::config::SearchMode;
use crate::output::{Output, Sink};
use crate::pack::manifest::{self, Sum};
use crate::pack::zip::{self, Entry};
use crate::render::finish::Edition;
use crate::render::{Rendered, Renderer, hosting};
use crate::search::document::SiteShelf;
use crate::search::{self, Search};
use crate::site;
use crate::sources::Sources;
use crate::write::WriteProblem;

/// Told how far a build is, from several threads.
pub trait Progress: Sync {
    /// How many files there will be.
    fn start(&self, total: usize);
    /// One more is done.
    fn step(&self);
}

/// What a build makes besides the site itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extras {
    #[default]
    None,
    /// Pages that show every component of the theme.
    Styleguide,
}

pub use handouts::{Handouts, PATIENCE, print, print_again};

/// What a build makes, and with what.
#[derive(Clone, Copy)]
pub struct Making<'a> {
    pub extras: Extras,
    pub handouts: Handouts<'a>,
}

/// Tells nobody.
#[derive(Debug)]
pub struct Quiet;

impl Progress for Quiet {
    fn start(&self, _: usize) {}
    fn step(&self) {}
}

/// What a finished build amounts to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub pages: usize,
    pub services: usize,
    pub files: usize,
    pub bytes: u64,
}

/// Reads, resolves and checks. `Checked` is there when nothing is wrong enough to stop a build.
pub fn check(sources: &Sources, choices: &Choices, today: Date) -> (Option<Checked>, Vec<Diagnostic>) {
    let (project, mut found) = load::read(sources, choices);
    let Some(project) = project else { return (None, found) };
    let mut unread: Vec<String> = errors(&found).map(|problem| problem.place.path.clone()).collect();
    unread.sort_unstable();
    unread.dedup();
    let (site, more) = site::resolve(project, today);
    // What does not fit together may lack what could not be read.
    if unread.is_empty() {
        found.extend(more);
    }
    let Some(site) = site else { return (None, found) };
    check::accept(site, found, &unread, today)
}

fn errors(found: &[Diagnostic]) -> impl Iterator<Item = &Diagnostic> {
    found.iter().filter(|problem| problem.severity == Severity::Error)
}

/// Runs the search tests of every language. Not part of a build, which must not wait for them.
pub fn search_tests(checked: &Checked) -> Vec<Diagnostic> {
    let site = checked.site();
    if site.config.search == SearchMode::Off {
        return Vec::new();
    }
    let test = |language| search::trial::run(language, &Search::new(&SiteShelf::new(site, language)));
    site.languages.par_iter().flat_map_iter(test).collect()
}

/// Renders a checked site into `sink` and audits it. The caller swaps the result in only when no
/// error comes back.
pub fn build(checked: &Checked, sink: &dyn Sink, progress: &dyn Progress) -> (Summary, Vec<Diagnostic>) {
    let handouts = Handouts::Make { keep: &KeepNothing, patience: PATIENCE };
    build_with(checked, Making { extras: Extras::None, handouts }, sink, progress)
}

/// As [`build`], with what is to be made. Extras stand outside the audit, the archive and the sitemap.
pub fn build_with(
    checked: &Checked,
    making: Making<'_>,
    sink: &dyn Sink,
    progress: &dyn Progress,
) -> (Summary, Vec<Diagnostic>) {
    // Handouts are set on threads of their own while templates are compiled.
    let started = handouts::start(checked, making.handouts);
    let renderer = Renderer::new(checked);
    let (started, mut renderer) = match (started, renderer) {
        (Ok(started), Ok(renderer)) => (started, renderer),
        (started, renderer) => {
            return (
                Summary::default(),
                [started.err(), renderer.err()].into_iter().flatten().flatten().collect(),
            );
        }
    };
    progress.start(renderer.jobs().len() + making.handouts.count(checked));
    let (shelf, told) = match started.finish(progress) {
        Ok(made) => made,
        Err(found) => return (Summary::default(), found),
    };
    let printed = handouts::outputs(&shelf);
    renderer.shelve(shelf);
    let site = checked.site();
    let standard = standard::of(checked);
    let line = Line {
        renderer: &renderer,
        sink,
        standard: &standard,
        carry: site.is_kit(),
        waiting: Mutex::new(Vec::new()),
    };
    let jobs = renderer.jobs();
    let render = || -> Vec<Result<Done, Diagnostic>> {
        jobs.par_iter()
            // No processor is left with a heap of pages while another waits.
            .with_max_len(1)
            .map(|job| {
                let done = line.pass(renderer.render(job)?);
                progress.step();
                done
            })
            .collect()
    };
    let (mut results, searched) = rayon::join(render, || line.search(site));
    results.extend(searched);
    results
        .extend(printed.into_par_iter().map(|output| line.pass(Rendered::plain(output))).collect::<Vec<_>>());
    let mut found = Vec::new();
    let mut done = Vec::with_capacity(results.len());
    for result in results {
        match result {
            Ok(one) => done.push(one),
            Err(problem) if !found.contains(&problem) => found.push(problem),
            Err(_) => {}
        }
    }
    if making.extras == Extras::Styleguide {
        match renderer.styleguide() {
            Ok(pages) => {
                for page in pages {
                    match line.extra(page) {
                        Ok(one) => done.push(one),
                        Err(problem) => found.push(problem),
                    }
                }
            }
            Err(problems) => found.extend(problems),
        }
    }
    if !found.is_empty() {
        return (Summary::default(), found);
    }
    match line.complete(checked, done) {
        Ok(done) => {
            let summary = summary(checked, &done);
            let facts: Vec<PageFacts> = done.into_iter().filter_map(|one| one.facts).collect();
            let by_url = crate::site::addresses::by_url(checked.addresses());
            let source_of = |url: &str| {
                let page = by_url.get(url).map(|address| address.place.clone());
                let file = || site.files.iter().find(|file| file.url == url);
                page.or_else(|| file().map(|file| Place::file(file.source.clone())))
            };
            found.extend(told);
            found.extend(audit::audit(&facts, line.standard, &source_of));
            (summary, found)
        }
        Err(problem) => (Summary::default(), vec![problem]),
    }
}

/// One file that has been put into the sink.
struct Done {
    facts: Option<PageFacts>,
    path: String,
    sum: Sum,
    carried: Option<Entry>,
    bytes: u64,
}

/// What happens to every file, in whichever thread.
struct Line<'a> {
    renderer: &'a Renderer<'a>,
    sink: &'a dyn Sink,
    standard: &'a Standard,
    /// Whether there is an archive to carry.
    carry: bool,
    /// Pages that name the archive and its size.
    waiting: Mutex<Vec<Rendered>>,
}

impl Line<'_> {
    fn pass(&self, mut rendered: Rendered) -> Result<Done, Diagnostic> {
        self.renderer.minify(&mut rendered);
        self.renderer.place_search(&mut rendered)?;
        let carried = if self.carry { self.carried(&rendered)? } else { None };
        if rendered.waits_for_archive() {
            let placeholder = Output::new(rendered.output.path.clone(), Vec::new());
            self.waiting.lock().unwrap_or_else(PoisonError::into_inner).push(rendered);
            return Ok(Done {
                path: placeholder.path.clone(),
                facts: None,
                sum: manifest::sum(&placeholder),
                carried,
                bytes: 0,
            });
        }
        let hosted = self.renderer.edition(&rendered, Edition::Hosted, None)?;
        let packed = carried.as_ref().filter(|_| rendered.is_same_everywhere()).map(Entry::packed);
        self.put(&hosted, carried, packed)
    }

    /// A page for those who work on the theme: neither carried nor audited.
    fn extra(&self, mut rendered: Rendered) -> Result<Done, Diagnostic> {
        self.renderer.place_search(&mut rendered)?;
        let hosted = self.renderer.edition(&rendered, Edition::Hosted, None)?;
        Ok(Done { facts: None, ..self.put(&hosted, None, None)? })
    }

    /// The archive's copy of a file.
    fn carried(&self, rendered: &Rendered) -> Result<Option<Entry>, Diagnostic> {
        if rendered.output.path == "404.html" {
            return Ok(None);
        }
        let output = self.renderer.edition(rendered, Edition::Carried, None)?;
        zip::compress(&output).map(Some).map_err(|error| unpackable(&output.path, &error))
    }

    /// `carried` is its copy in the archive, `packed` what that weighs if it is the same.
    fn put(&self, output: &Output, carried: Option<Entry>, packed: Option<u64>) -> Result<Done, Diagnostic> {
        self.sink.put(output).map_err(|error| Diagnostic::from(WriteProblem::from(error)))?;
        Ok(Done {
            path: output.path.clone(),
            facts: Some(audit::facts(output, packed, self.standard)),
            sum: manifest::sum(output),
            carried,
            bytes: output.bytes.len() as u64,
        })
    }

    /// Everything that is made from the other files: archive, host files, manifest.
    fn complete(&self, checked: &Checked, mut done: Vec<Done>) -> Result<Vec<Done>, Diagnostic> {
        let site = checked.site();
        let mut waiting = std::mem::take(&mut *self.waiting.lock().unwrap_or_else(PoisonError::into_inner));
        waiting.sort_by(|a, b| a.output.path.cmp(&b.output.path));
        let archive = if self.carry {
            let entries: Vec<Entry> = done.iter_mut().filter_map(|one| one.carried.take()).collect();
            let path = archive_path(checked);
            let bytes = zip::archive(entries).map_err(|error| unpackable(&path, &error))?;
            Some(Output::new(path, bytes))
        } else {
            None
        };
        // Pages that waited were counted without their bytes: they are done now.
        let waited: Vec<&str> = waiting.iter().map(|rendered| rendered.output.path.as_str()).collect();
        done.retain(|one| !waited.contains(&one.path.as_str()));
        for rendered in &waiting {
            let view = archive.as_ref().map(|archive| {
                self.renderer.archive_view(&archive.path, archive.bytes.len(), rendered.language)
            });
            let hosted = self.renderer.edition(rendered, Edition::Hosted, view.as_ref())?;
            done.push(self.put(&hosted, None, None)?);
        }
        let lone_style = self.renderer.lone_style()?;
        let hosted = hosting::files(site, checked.addresses(), &lone_style);
        for output in archive.into_iter().chain(hosted) {
            done.push(self.put(&output, None, None)?);
        }
        let sums = done.iter().map(|one| one.sum.clone()).collect();
        done.push(self.put(&manifest::manifest(sums), None, None)?);
        Ok(done)
    }
}

/// `your-complaint-your-rights-2026-11-23.zip`
fn archive_path(checked: &Checked) -> String {
    let site = checked.site();
    format!("{}-{}.zip", crate::text::slug(&site.config.title), site.edition)
}

fn summary(checked: &Checked, done: &[Done]) -> Summary {
    let site = checked.site();
    Summary {
        pages: done.iter().filter(|one| one.path.ends_with(".html")).count(),
        services: site.default_language().directory.services.len(),
        files: done.len(),
        bytes: done.iter().map(|one| one.bytes).sum(),
    }
}

fn unpackable(path: &str, error: &std::io::Error) -> Diagnostic {
    Diagnostic::error(
        "output-unwritable",
        Place::file(path),
        format!("`{path}` could not be packed: {error}."),
    )
}

/// Whether a run with these findings failed.
pub fn failed(found: &[Diagnostic], strictness: Strictness) -> bool {
    found.iter().any(|problem| match problem.severity {
        Severity::Error => true,
        Severity::Warning => strictness == Strictness::Strict,
        Severity::Note => false,
    })
}

/// Whether warnings count as errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strictness {
    Usual,
    Strict,
}
