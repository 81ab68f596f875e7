//! `rightskit build`: the site, swapped in only when everything about it is good.

use std::time::Instant;

use camino::{Utf8Path, Utf8PathBuf};

use super::progress;
use super::session::{self, Session};
use crate::bundled::Bundled;
use crate::check::Checked;
use crate::cli::{BuildArgs, COULD_NOT_RUN};
use crate::date::Date;
use crate::diagnostic::Diagnostic;
use crate::handout::printed::{Keep, KeepNothing};
use crate::pipeline::{self, Extras, Handouts, Making, Strictness, Summary};
use crate::report;
use crate::write::keep::Kept;
use crate::write::{LOCKED, Staging};

pub fn run(dir: &Utf8Path, args: &BuildArgs, clock: Date, bundled: &Bundled) -> u8 {
    let started = Instant::now();
    let mut session = session::open(dir, &args.site, args.base_url.as_deref(), clock, bundled);
    let strictness = if args.strict { Strictness::Strict } else { Strictness::Usual };
    let out = session::inside(dir, &args.out);
    let extras = if args.styleguide { Extras::Styleguide } else { Extras::None };
    let kept = session::keep();
    let handouts = if args.no_pdf { Handouts::Leave } else { print_with(kept.as_ref()) };
    let summary = make(dir, &out, &mut session, strictness, Making { extras, handouts });
    if let Some(kept) = kept {
        kept.tidy();
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
    let counts = report::counts(&session.found);
    match summary {
        Some(summary) => {
            session::say(&format!(
                "Built {} pages and {} services into {out} in {} ms: {} files, {} kB, {counts}.",
                summary.pages,
                summary.services,
                started.elapsed().as_millis(),
                summary.files,
                summary.bytes / 1000,
            ));
        }
        None => {
            session::say(&format!("Nothing was built: {counts}. What was in {out} before is still there."));
        }
    }
    code
}

/// Builds into `out`, or leaves it as it was.
pub fn make(
    dir: &Utf8Path,
    out: &Utf8Path,
    session: &mut Session,
    strictness: Strictness,
    making: Making<'_>,
) -> Option<Summary> {
    if pipeline::failed(&session.found, strictness) {
        return None;
    }
    let pages = |checked: &Checked, staging: &Staging| {
        pipeline::build_with(checked, making, staging, &progress::Bar::new())
    };
    swap_in(dir, out, session, strictness, pages)
}

/// Has `make` fill a folder beside `out` and puts it in its place, or leaves `out` as it was.
pub fn swap_in(
    dir: &Utf8Path,
    out: &Utf8Path,
    session: &mut Session,
    strictness: Strictness,
    make: impl FnOnce(&Checked, &Staging) -> (Summary, Vec<Diagnostic>),
) -> Option<Summary> {
    let checked = session.checked.as_ref()?;
    let staging = match Staging::open(out, &protected(dir)) {
        Ok(staging) => staging,
        Err(problem) => {
            session.found.push(problem.into());
            return None;
        }
    };
    let (summary, found) = make(checked, &staging);
    session.found.extend(found);
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
pub fn print_with(kept: Option<&Kept>) -> Handouts<'_> {
    let keep: &dyn Keep = kept.map_or(&KeepNothing, |kept| kept);
    Handouts::Make { keep, patience: pipeline::PATIENCE }
}

/// Folders that the output may not replace.
fn protected(dir: &Utf8Path) -> Vec<Utf8PathBuf> {
    ["content", "agencies", "themes", "site.yaml", "directory.yaml", "conformance.yaml"]
        .iter()
        .map(|name| dir.join(name))
        .collect()
}
