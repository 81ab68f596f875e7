//! The flow from sources to a finished site: one function, values in and values out.
//!
//! Where files go is the caller's choice of [`Sink`]; the clock is a parameter. Must not print.

mod handouts;
mod index;
mod one_slip;
mod page_facts;
mod progress;
mod repeated_ids;
mod standard;

use std::sync::Mutex;
use std::sync::PoisonError;

use rayon::prelude::*;

use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Place, Severity};
use crate::base::output_file::{Output, Sink};
use crate::domain::handout::printed::NoCache;
use crate::domain::search::document::SiteDocuments;
use crate::domain::search::{self, Search};
use crate::domain::site;
use crate::input::load::{self, Choices, ProjectPart, Unread};
use crate::input::model::config::SearchMode;
use crate::input::sources::Sources;
use crate::input::theme::assets;
use crate::input::yaml;
use crate::output::pack::edition;
use crate::output::pack::manifest::{self, Sum};
use crate::output::pack::zip::{self, ZipEntry};
use crate::output::problem::WriteProblem;
use crate::output::render::finish::Edition;
use crate::output::render::{Rendered, Renderer, hosting};
use crate::rules::audit::{self, AuditStandard, PageFacts};
use crate::rules::check::{self, Checked};
use crate::rules::levels;

/// What a build makes besides the site itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extras {
    #[default]
    None,
    /// Pages that show every component of the theme.
    Styleguide,
}

use page_facts::FactsReader;

pub use handouts::{HandoutOptions, TIMEOUT, print, print_again};
use one_slip::CheckFindings;
pub use progress::{Progress, Quiet, Summary};

/// What a build makes, and with what.
#[derive(Clone, Copy)]
pub struct BuildOptions<'a> {
    pub extras: Extras,
    pub handouts: HandoutOptions<'a>,
}

/// Reads, resolves and checks. `Checked` is there when nothing is wrong enough to stop a build.
pub fn check(sources: &Sources, choices: &Choices, today: Date) -> (Option<Checked>, Vec<Diagnostic>) {
    let (checked, findings) = check_once(sources, choices, today);
    if checked.is_some() {
        return (checked, findings.found);
    }
    let mut found = one_slip::told(findings, sources, |mended| check_once(mended, choices, today).1);
    yaml::explain_errors(&mut found);
    (None, found)
}

fn check_once(sources: &Sources, choices: &Choices, today: Date) -> (Option<Checked>, CheckFindings) {
    let (project, mut found) = load::read(sources, choices);
    let mut unread = Unread::of(&found);
    let Some(project) = project else { return (None, CheckFindings { found, unread }) };
    let (site, more) = site::resolve(project, today);
    // What does not fit together may lack what could not be read.
    if unread.is_empty() {
        found.extend(more);
    }
    let Some(mut site) = site else { return (None, CheckFindings { found, unread }) };
    unread.add(std::mem::take(&mut site.dropped));
    if site.publisher.is_unread() {
        unread.miss(ProjectPart::Agency);
    }
    let (checked, found) = check::accept(site, found, &unread, today, choices.printing);
    (checked, CheckFindings { found, unread })
}

/// Runs the search tests of every language. Not part of a build, which must not wait for them.
pub fn search_tests(checked: &Checked) -> Vec<Diagnostic> {
    let site = checked.site();
    if site.config.search() == SearchMode::Off {
        return Vec::new();
    }
    let test = |language| {
        let mut found = search::intent_trial::run(site, language);
        let documents = SiteDocuments::new(site, language);
        let search = Search::new(&documents);
        found.extend(search::trial::run(site, language, &search));
        found.extend(search::asked_trial::run(site, language, &search));
        found
    };
    let mut found: Vec<Diagnostic> = site.languages.par_iter().flat_map_iter(test).collect();
    site.publisher.settle(&mut found);
    found
}

/// Renders a checked site into `sink` and audits it. The caller swaps the result in only when no
/// error comes back.
pub fn build(checked: &Checked, sink: &dyn Sink, progress: &dyn Progress) -> (Summary, Vec<Diagnostic>) {
    let handouts = HandoutOptions::Make { handout_cache: &NoCache, timeout: TIMEOUT };
    build_with(checked, BuildOptions { extras: Extras::None, handouts }, sink, progress)
}

/// As [`build`], with what is to be made. Extras stand outside the audit, the archive and the sitemap.
pub fn build_with(
    checked: &Checked,
    options: BuildOptions<'_>,
    sink: &dyn Sink,
    progress: &dyn Progress,
) -> (Summary, Vec<Diagnostic>) {
    let (summary, mut found) = made(checked, options, sink, progress);
    checked.site().publisher.settle(&mut found);
    (summary, found)
}

fn made(
    checked: &Checked,
    options: BuildOptions<'_>,
    sink: &dyn Sink,
    progress: &dyn Progress,
) -> (Summary, Vec<Diagnostic>) {
    // Handouts are set on threads of their own while templates are compiled.
    let started = handouts::start(checked, options.handouts);
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
    let site = checked.site();
    // While handouts are being set.
    let searched = index::search(site, &renderer);
    for one in &searched {
        renderer.set_search(one.language, &one.names);
    }
    progress.start(renderer.jobs().len() + options.handouts.count(checked));
    let (handouts, warnings) = match started.finish(progress) {
        Ok(made) => made,
        Err(found) => return (Summary::default(), found),
    };
    let printed = handouts::outputs(&handouts);
    renderer.set_handouts(handouts);
    let standard = standard::of(checked);
    let emitter = Emitter {
        renderer: &renderer,
        sink,
        standard: &standard,
        facts: FactsReader::new(&renderer, &standard),
        in_archive: site.is_kit(),
        waiting: Mutex::new(Vec::new()),
    };
    let jobs = renderer.jobs();
    let render = || -> Vec<Result<Emitted, Diagnostic>> {
        jobs.par_iter()
            // No processor is left with a heap of pages while another waits.
            .with_max_len(1)
            .map(|job| {
                let done = emitter.pass(renderer.render(job)?);
                progress.step();
                done
            })
            .collect()
    };
    let mut results = render();
    let alphabets = searched.par_iter().map(|one| {
        let page = renderer.alphabet(one.language, &one.words)?;
        emitter.pass(page)
    });
    results.extend(alphabets.collect::<Vec<_>>());
    let made = printed.into_par_iter().chain(searched.into_par_iter().flat_map_iter(|one| one.outputs));
    results.extend(made.map(|output| emitter.pass(Rendered::plain(output))).collect::<Vec<_>>());
    let mut found = Vec::new();
    let mut done = Vec::with_capacity(results.len());
    for result in results {
        match result {
            Ok(one) => done.push(one),
            Err(problem) if !found.contains(&problem) => found.push(problem),
            Err(_) => {}
        }
    }
    if options.extras == Extras::Styleguide {
        match renderer.styleguide() {
            Ok(pages) => {
                for page in pages {
                    match emitter.extra(page) {
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
    match emitter.complete(checked, done) {
        Ok(done) => {
            let summary = summary(checked, &done);
            let facts: Vec<PageFacts> = done.into_iter().filter_map(|one| one.facts).collect();
            let by_url = crate::domain::site::addresses::by_url(checked.addresses());
            let source_of = |url: &str| {
                let page = by_url.get(url).map(|address| address.place.clone());
                let file = || site.file(url);
                page.or_else(|| file().map(|file| Place::file(file.source.clone())))
                    .or_else(|| assets::source(&site.theme, url))
            };
            found.extend(warnings);
            let mut audited = audit::audit(&facts, emitter.standard, &source_of);
            repeated_ids::place(site, &mut audited);
            found.append(&mut audited);
            levels::apply(&site.config, &mut found);
            (summary, found)
        }
        Err(problem) => (Summary::default(), vec![problem]),
    }
}

/// One file that has been put into the sink.
struct Emitted {
    facts: Option<PageFacts>,
    path: String,
    sum: Sum,
    archived: Option<ZipEntry>,
    bytes: u64,
}

/// What happens to every file, in whichever thread.
struct Emitter<'a> {
    renderer: &'a Renderer<'a>,
    sink: &'a dyn Sink,
    standard: &'a AuditStandard,
    facts: FactsReader<'a>,
    /// Whether there is an archive to carry.
    in_archive: bool,
    /// Pages that name the archive and its size.
    waiting: Mutex<Vec<Rendered>>,
}

impl Emitter<'_> {
    fn pass(&self, mut rendered: Rendered) -> Result<Emitted, Diagnostic> {
        self.renderer.minify(&mut rendered);
        self.renderer.place_search(&mut rendered)?;
        let archived = if self.in_archive { self.archived(&rendered)? } else { None };
        if self.renderer.waits_for_archive(&rendered) {
            let placeholder = Output::new(rendered.output.path.clone(), Vec::new());
            self.waiting.lock().unwrap_or_else(PoisonError::into_inner).push(rendered);
            return Ok(Emitted {
                path: placeholder.path.clone(),
                facts: None,
                sum: manifest::sum(&placeholder),
                archived,
                bytes: 0,
            });
        }
        let hosted = self.renderer.edition(&rendered, Edition::Hosted, None)?;
        let packed =
            archived.as_ref().filter(|_| self.renderer.is_same_everywhere(&rendered)).map(ZipEntry::packed);
        let facts = self.facts.of_page(&rendered, &hosted, packed);
        self.put(&hosted, archived, facts)
    }

    /// A page for those who work on the theme: neither carried nor audited.
    fn extra(&self, mut rendered: Rendered) -> Result<Emitted, Diagnostic> {
        self.renderer.place_search(&mut rendered)?;
        let hosted = self.renderer.edition(&rendered, Edition::Hosted, None)?;
        Ok(Emitted { facts: None, ..self.put(&hosted, None, self.facts.of(&hosted, None))? })
    }

    /// The archive's copy of a file.
    fn archived(&self, rendered: &Rendered) -> Result<Option<ZipEntry>, Diagnostic> {
        if rendered.output.path == "404.html" {
            return Ok(None);
        }
        let output = self.renderer.edition(rendered, Edition::Carried, None)?;
        zip::compress(&output).map(Some).map_err(|error| unpackable(&output.path, &error))
    }

    /// `archived` is its copy in the archive.
    fn put(
        &self,
        output: &Output,
        archived: Option<ZipEntry>,
        facts: PageFacts,
    ) -> Result<Emitted, Diagnostic> {
        self.sink.put(output).map_err(|error| Diagnostic::from(WriteProblem::from(error)))?;
        Ok(Emitted {
            path: output.path.clone(),
            facts: Some(facts),
            sum: manifest::sum(output),
            archived,
            bytes: output.bytes.len() as u64,
        })
    }

    /// Everything that is made from the other files: archive, host files, manifest.
    fn complete(&self, checked: &Checked, mut done: Vec<Emitted>) -> Result<Vec<Emitted>, Diagnostic> {
        let site = checked.site();
        let mut waiting = std::mem::take(&mut *self.waiting.lock().unwrap_or_else(PoisonError::into_inner));
        waiting.sort_by(|a, b| a.output.path.cmp(&b.output.path));
        let archive = if self.in_archive {
            let entries: Vec<ZipEntry> = done.iter_mut().filter_map(|one| one.archived.take()).collect();
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
            done.push(self.put(&hosted, None, self.facts.of(&hosted, None))?);
        }
        let lone_style = self.renderer.lone_style()?;
        // What is extra is carried by nobody, and no host need know of it.
        let paths = done.iter().filter(|one| one.facts.is_some()).map(|one| one.path.as_str());
        let hosted = hosting::files(site, checked.addresses(), &lone_style, paths);
        let record = site.is_kit().then(|| edition::record(site));
        for output in archive.into_iter().chain(hosted).chain(record) {
            done.push(self.put(&output, None, self.facts.of(&output, None))?);
        }
        let sums = done.iter().map(|one| one.sum.clone()).collect();
        let manifest = manifest::manifest(sums);
        done.push(self.put(&manifest, None, self.facts.of(&manifest, None))?);
        Ok(done)
    }
}

/// `your-complaint-your-rights-2026-11-23.zip`
fn archive_path(checked: &Checked) -> String {
    let site = checked.site();
    format!("{}-{}.zip", crate::base::text::slug(&site.config.title), site.edition)
}

fn summary(checked: &Checked, done: &[Emitted]) -> Summary {
    let site = checked.site();
    let manifest = done.iter().rfind(|one| one.path == manifest::PATH);
    Summary {
        manifest: manifest.map(|one| one.sum.hex()).unwrap_or_default(),
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
