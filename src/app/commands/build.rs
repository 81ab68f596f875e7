//! `rightskit build`: the site, swapped in only when everything about it is good.

use std::time::Instant;

use camino::{Utf8Path, Utf8PathBuf};

use super::progress;
use super::session::{self, Session};
use crate::app::bundled::{self, Bundled};
use crate::app::flags::{BuildArgs, COULD_NOT_RUN};
use crate::app::pipeline::{self, BuildOptions, Extras, HandoutOptions, Strictness, Summary};
use crate::app::report::{self, Counts};
use crate::base::date::Date;
use crate::base::diagnostic::Diagnostic;
use crate::domain::handout::printed::{HandoutCache, NoCache};
use crate::input::load::Printing;
use crate::input::project_files;
use crate::output::kind::OutputKind;
use crate::output::problem::LOCKED;
use crate::output::write::Staging;
use crate::output::write::handout_cache::DiskCache;
use crate::rules::check::Checked;

pub fn run(dir: &Utf8Path, args: &BuildArgs, clock: Date, bundled: &Bundled) -> u8 {
    run_into(OutputKind::Site, dir, args, clock, bundled)
}

/// Builds a site that is of this kind to whoever would replace it.
pub fn run_into(kind: OutputKind, dir: &Utf8Path, args: &BuildArgs, clock: Date, bundled: &Bundled) -> u8 {
    let started = Instant::now();
    let printing = if args.no_pdf { Printing::LeftOut } else { Printing::Wanted };
    let mut session = session::open_for(printing, dir, &args.site, args.base_url.as_deref(), clock, bundled);
    let strictness = if args.strict { Strictness::Strict } else { Strictness::Usual };
    let out = session::inside(dir, &args.out);
    let extras = if args.styleguide { Extras::Styleguide } else { Extras::None };
    let cache = session::handout_cache();
    let handouts = if args.no_pdf { HandoutOptions::Leave } else { print_with(cache.as_ref()) };
    let summary = make(dir, &out, kind, &mut session, strictness, BuildOptions { extras, handouts });
    if let Some(cache) = cache {
        cache.tidy();
    }
    let mut code = match &summary {
        Some(_) => 0,
        None if session.found.iter().any(|problem| problem.code == LOCKED) => COULD_NOT_RUN,
        None => 1,
    };
    if args.json {
        code = code.max(session::print(&report::json(&session.found)));
    } else {
        session::tell(&session.found, &session.sources);
    }
    let counts = Counts::of(&session.found);
    match summary {
        Some(summary) => {
            session::say(&format!(
                "Built {} pages and {} services into {out} in {} ms: {} files, {} kB, {counts}.\nOpen {} in a browser to look at it. To publish it, upload all that is in {out}.",
                summary.pages,
                summary.services,
                started.elapsed().as_millis(),
                summary.files,
                summary.bytes / 1000,
                out.join("index.html"),
            ));
        }
        None => {
            session::say(&format!(
                "Nothing was built: {counts}. What was in {out} before is still there.{}",
                session::ADVICE
            ));
        }
    }
    code
}

/// Builds into `out`, or leaves it as it was.
pub fn make(
    dir: &Utf8Path,
    out: &Utf8Path,
    kind: OutputKind,
    session: &mut Session,
    strictness: Strictness,
    making: BuildOptions<'_>,
) -> Option<Summary> {
    if pipeline::failed(&session.found, strictness) {
        return None;
    }
    let pages = |checked: &Checked, staging: &Staging| {
        pipeline::build_with(checked, making, staging, &progress::Bar::new())
    };
    swap_in(dir, out, kind, session, strictness, pages)
}

/// Has `make` fill a folder beside `out` and puts it in its place, or leaves `out` as it was.
pub fn swap_in(
    dir: &Utf8Path,
    out: &Utf8Path,
    kind: OutputKind,
    session: &mut Session,
    strictness: Strictness,
    make: impl FnOnce(&Checked, &Staging) -> (Summary, Vec<Diagnostic>),
) -> Option<Summary> {
    let checked = session.checked.as_ref()?;
    let staging = match Staging::open(out, kind, &protected(dir)) {
        Ok(staging) => staging,
        Err(problem) => {
            session.found.push(problem.into());
            return None;
        }
    };
    let (summary, found) = make(checked, &staging);
    session.found.extend(found);
    bundled::about_copies(&mut session.found, &session.copies);
    if pipeline::failed(&session.found, strictness) {
        return None;
    }
    match staging.commit() {
        Ok(committed) => {
            session.found.extend(committed.left_over);
            Some(summary)
        }
        Err(problem) => {
            session.found.push(Diagnostic::from(problem));
            None
        }
    }
}

/// Handouts, with those of earlier runs.
pub fn print_with(cache: Option<&DiskCache>) -> HandoutOptions<'_> {
    let handout_cache: &dyn HandoutCache = cache.map_or(&NoCache, |cache| cache);
    HandoutOptions::Make { handout_cache, timeout: pipeline::TIMEOUT }
}

/// Files and folders that the output may not replace.
pub fn protected(dir: &Utf8Path) -> Vec<Utf8PathBuf> {
    project_files::top().map(|name| dir.join(name)).collect()
}
