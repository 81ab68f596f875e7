//! `rightskit build --all` and `rightskit merge`: a site for every agency of a folder, in one run or in parts.
//!
//! Sources are read once. A site that fails leaves its last good one, and stops no other.
#![expect(clippy::disallowed_methods, reason = "writes the report beside the sites")]

mod standing;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use camino::Utf8Path;
use rayon::prelude::*;

use super::build;
use super::progress::Bar;
use super::session::{self, Session};
use crate::app::bundled::{self, Bundled};
use crate::app::flags::{BuildArgs, COULD_NOT_RUN};
use crate::app::fleet::{FleetReport, Shard, SiteReport};
use crate::app::layers;
use crate::app::pipeline::{self, BuildOptions, Extras, HandoutOptions, Progress, Quiet, Strictness};
use crate::app::report::Counts;
use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Place, Severity};
use crate::base::memo;
use crate::input::load::{self, AGENCIES, Choices, Printing};
use crate::input::sources::Sources;
use crate::output::kind::{MARKER, OutputKind};
use crate::output::write;
use standing::UnchangedSites;

/// What became of all sites, and the page that leads to them.
const REPORT: &str = "report.json";
const INDEX: &str = "index.html";
/// Where parts of a run put theirs.
const PARTS: &str = "parts";
/// How many reasons are named where a site fails.
const REASONS: usize = 5;

pub fn run(dir: &Utf8Path, args: &BuildArgs, clock: Date, bundled: &Bundled) -> u8 {
    let shard = match shard(args) {
        Ok(shard) => shard,
        Err(message) => {
            session::say(&message);
            return COULD_NOT_RUN;
        }
    };
    let (sources, unread) = layers::read(dir, bundled);
    if !unread.is_empty() {
        session::tell(&unread, &sources);
        return 1;
    }
    let agencies = own_agencies(&sources);
    if agencies.is_empty() {
        session::say("There is no agency of this folder's own in `agencies/`, so there is no site to make.");
        return COULD_NOT_RUN;
    }
    let alike: Vec<Diagnostic> = alike(&agencies).collect();
    if !alike.is_empty() {
        session::tell(&alike, &sources);
        return 1;
    }
    let out = session::inside(dir, &args.out);
    if let Err(problem) = write::claim(&out, OutputKind::Sites, &build::protected(dir)) {
        session::tell(&[problem.into()], &sources);
        session::say(&format!("Nothing was built. What was in {out} before is still there."));
        return 1;
    }
    let mine: Vec<&str> = agencies
        .iter()
        .enumerate()
        .filter(|(place, _)| shard.makes(*place))
        .map(|(_, agency)| agency.as_str())
        .collect();
    let copies = bundled::own_copies(bundled, &sources);
    memo::keep();
    let bar = Bar::of_sites();
    bar.start(mine.len());
    let today = args.site.today.unwrap_or(clock);
    let standing = UnchangedSites::of(&out, &sources, args, today);
    let one = |agency: &&str| {
        let inputs = standing.as_ref().and_then(|standing| Some((standing, standing.inputs(agency)?)));
        let left = inputs.as_ref().and_then(|(standing, inputs)| standing.find(agency, inputs));
        if let Some(left) = left {
            bar.step();
            return (left.title, SiteReport { unchanged: true, ..left.report });
        }
        let (made, manifest) = make(dir, &out.join(agency), agency, args, &sources, &copies, today);
        if let Some((standing, inputs)) = inputs.filter(|_| made.1.built) {
            standing.keep(&made.0, &made.1, inputs, manifest);
        }
        bar.step();
        made
    };
    let made = each_alone(&mine, one);
    drop(bar);
    if let Some(cache) = session::handout_cache().filter(|_| !args.no_pdf) {
        cache.tidy();
    }
    // A site that cannot be read has none.
    let title =
        made.iter().map(|(title, _)| title).find(|title| !title.is_empty()).cloned().unwrap_or_default();
    let report = FleetReport { version: 1, title, sites: made.into_iter().map(|(_, site)| site).collect() };
    let written = if shard == Shard::WHOLE {
        write_report(&out, &report)
    } else {
        let parts = out.join(PARTS);
        fs::create_dir_all(&parts)
            .and_then(|()| fs::write(parts.join(format!("{}.json", shard.name())), report.json()))
    };
    let code = finish(&out, &report, written);
    if shard == Shard::WHOLE {
        tell_stale(&out, &report);
    }
    code
}

/// Makes every site of a list, as many at once as there are threads, and each on one thread: a thread that waits for a
/// part of its site would begin with another, and many would be in memory half made. Fewer sites than threads share them.
fn each_alone<T: Send>(agencies: &[&str], one: impl Fn(&&str) -> T + Send + Sync) -> Vec<T> {
    let threads = rayon::current_num_threads();
    if agencies.len() < threads {
        return agencies.par_iter().with_max_len(1).map(&one).collect();
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(agency) = agencies.get(place) else { return done };
            done.push((place, one(agency)));
        }
    };
    let alone = || match rayon::ThreadPoolBuilder::new().num_threads(1).build() {
        Ok(thread) => thread.install(work),
        Err(_) => work(),
    };
    let mut done = thread::scope(|scope| {
        // Where the system gives no more threads, those there are do the work.
        let others: Vec<_> =
            (1..threads).filter_map(|_| thread::Builder::new().spawn_scoped(scope, alone).ok()).collect();
        let mut done = alone();
        for other in others {
            done.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        done
    });
    done.sort_unstable_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, made)| made).collect()
}

/// Names the folders of agencies that are no longer there: whoever publishes them goes on publishing old numbers.
fn tell_stale(out: &Utf8Path, report: &FleetReport) {
    let is_known = |name: &str| report.sites.iter().any(|site| site.agency == name);
    let entries = out.read_dir_utf8().into_iter().flatten().flatten();
    let mut stale: Vec<String> = entries
        .filter(|entry| entry.path().join(MARKER).is_file() && !is_known(entry.file_name()))
        .map(|entry| entry.file_name().to_owned())
        // A build that was killed leaves its own to the next.
        .filter(|name| !name.starts_with('.'))
        .collect();
    stale.sort_unstable();
    if !stale.is_empty() {
        let those = if stale.len() == 1 {
            "This site is of an agency that is"
        } else {
            "These sites are of agencies that are"
        };
        session::say(&format!(
            "{those} no longer in `agencies/`, and no build brings them up to date: {}. Delete them in {out} and on your host.",
            stale.join(", ")
        ));
    }
}

/// Puts the reports of all parts of a run together, and the page that leads to every site.
pub fn merge(dir: &Utf8Path, folder: &Utf8Path) -> u8 {
    let out = session::inside(dir, folder);
    let parts = match parts(&out) {
        Ok(parts) => parts,
        Err(message) => {
            session::say(&message);
            return COULD_NOT_RUN;
        }
    };
    match FleetReport::merged(parts) {
        Ok(report) => {
            let written = write_report(&out, &report).and_then(|()| fs::remove_dir_all(out.join(PARTS)));
            let code = finish(&out, &report, written);
            tell_stale(&out, &report);
            code
        }
        Err(message) => {
            session::say(&message);
            COULD_NOT_RUN
        }
    }
}

/// The reports of all parts, if none is missing.
fn parts(out: &Utf8Path) -> Result<Vec<FleetReport>, String> {
    let folder = out.join(PARTS);
    let none = || format!("{folder} holds no reports of a run in parts.");
    let mut names: Vec<String> = folder
        .read_dir_utf8()
        .map_err(|_| none())?
        .filter_map(|entry| Some(entry.ok()?.file_name().strip_suffix(".json")?.to_owned()))
        .collect();
    names.sort_unstable();
    let shards: Vec<Shard> =
        names.iter().filter_map(|name| name.replacen("-of-", "/", 1).parse().ok()).collect();
    let count = shards.first().ok_or_else(none)?.count;
    if shards.iter().any(|shard| shard.count != count) {
        return Err(format!(
            "The reports in {folder} are of runs with different numbers of parts. Delete those of the older run."
        ));
    }
    let missing: Vec<String> = (1..=count)
        .filter(|number| !shards.iter().any(|shard| shard.number == *number))
        .map(|number| format!("{number}/{count}"))
        .collect();
    if !missing.is_empty() {
        return Err(format!(
            "These parts are missing: {}. Run each again with `build --all --shard`.",
            missing.join(", ")
        ));
    }
    names
        .iter()
        .map(|name| {
            let path = folder.join(format!("{name}.json"));
            let text =
                fs::read_to_string(&path).map_err(|error| format!("{path} cannot be read: {error}."))?;
            serde_json::from_str(&text)
                .map_err(|_| format!("{path} is no report of this program. Run that part again."))
        })
        .collect()
}

/// The part that was asked for, or the one that the engine which started this says.
fn shard(args: &BuildArgs) -> Result<Shard, String> {
    let (Some(count), None) = (args.shards, args.shard) else {
        return Ok(args.shard.unwrap_or(Shard::WHOLE));
    };
    let number = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<usize>().ok());
    // Kubernetes counts from 0, and so must a Slurm array: where it begins is no help, since a task that is run again by
    // itself is an array that begins with it.
    let index = number("JOB_COMPLETION_INDEX").or_else(|| number("SLURM_ARRAY_TASK_ID"));
    let Some(index) = index else {
        return Err("No engine says which part this is (`JOB_COMPLETION_INDEX`, `SLURM_ARRAY_TASK_ID`). Name it: `--shard 1/8`.".to_owned());
    };
    if index >= count {
        return Err(format!(
            "This is task {index} of {count}: number the tasks from 0 to {}.",
            count.saturating_sub(1)
        ));
    }
    format!("{}/{count}", index + 1).parse()
}

/// Ids of the agencies that are this folder's own, in order.
fn own_agencies(sources: &Sources) -> Vec<String> {
    let own = load::agency_ids(sources).filter(|id| !sources.is_inherited(&format!("{AGENCIES}{id}.yaml")));
    own.map(str::to_owned).collect()
}

/// Agencies whose sites would be one folder where capitals make no difference.
fn alike(agencies: &[String]) -> impl Iterator<Item = Diagnostic> {
    let mut seen = BTreeMap::new();
    agencies.iter().filter_map(move |id| {
        let other = seen.insert(id.to_lowercase(), id)?;
        let message = format!("`{id}` and `{other}` are one name on many systems, and so are their sites.");
        let place = Place::file(format!("{AGENCIES}{id}.yaml"));
        Some(Diagnostic::error("bad-name", place, message).hint("Give one of the two files another name."))
    })
}

/// Makes one site. → the title of the site and what became of it, and the digest of its list of checksums
fn make(
    dir: &Utf8Path,
    out: &Utf8Path,
    agency: &str,
    args: &BuildArgs,
    sources: &Sources,
    copies: &BTreeSet<String>,
    today: Date,
) -> ((String, SiteReport), String) {
    let printing = if args.no_pdf { Printing::LeftOut } else { Printing::Wanted };
    let choices =
        Choices { agency: Some(agency.to_owned()), theme: args.site.theme.clone(), base_url: None, printing };
    let (checked, mut found) = pipeline::check(sources, &choices, today);
    bundled::about_copies(&mut found, copies);
    let about = checked.as_ref().map(|checked| {
        let site = checked.site();
        (site.config.title.clone(), site.publisher.agency.name.clone().unwrap_or_default())
    });
    let (title, name) = about.unwrap_or_default();
    let strictness = if args.strict { Strictness::Strict } else { Strictness::Usual };
    let mut session = Session { sources: Sources::default(), checked, found, copies: copies.clone() };
    let cache = session::handout_cache();
    let handouts = if args.no_pdf { HandoutOptions::Leave } else { build::print_with(cache.as_ref()) };
    let options = BuildOptions { extras: Extras::None, handouts };
    let summary = if pipeline::failed(&session.found, strictness) {
        None
    } else {
        build::swap_in(dir, out, OutputKind::Site, &mut session, strictness, |checked, staging| {
            pipeline::build_with(checked, options, staging, &Quiet)
        })
    };
    let counts = Counts::of(&session.found);
    let stops = |severity| severity == Severity::Error || args.strict && severity == Severity::Warning;
    let reasons = session.found.iter().filter(|problem| summary.is_none() && stops(problem.severity));
    let reasons =
        reasons.take(REASONS).map(|problem| format!("{}: {}", problem.place, problem.message)).collect();
    let built = summary.is_some();
    let summary = summary.unwrap_or_default();
    let report = SiteReport {
        agency: agency.to_owned(),
        name,
        built,
        pages: summary.pages,
        files: summary.files,
        bytes: summary.bytes,
        warnings: counts.warnings,
        errors: counts.errors,
        reasons,
        unchanged: false,
    };
    ((title, report), summary.manifest)
}

fn write_report(out: &Utf8Path, report: &FleetReport) -> io::Result<()> {
    fs::create_dir_all(out)?;
    fs::write(out.join(REPORT), report.json())?;
    fs::write(out.join(INDEX), report.index())
}

/// Says what came of it. → the exit code
fn finish(out: &Utf8Path, report: &FleetReport, written: io::Result<()>) -> u8 {
    if let Err(error) = written {
        session::say(&format!("The report could not be written into {out}: {error}."));
        return COULD_NOT_RUN;
    }
    for site in report.sites.iter().filter(|site| !site.built) {
        session::say(&format!("Not built: {}.\n  {}", site.agency, site.reasons.join("\n  ")));
    }
    let failed = report.failed();
    let left = match report.unchanged() {
        0 => String::new(),
        unchanged => format!(" {unchanged} of them stood there already, made from the very same."),
    };
    session::say(&format!(
        "{} of {} built into {out}.{left}{}",
        report.sites.len() - failed,
        session::counted(report.sites.len(), "site"),
        if failed > 0 { " Each that was not keeps what was there before." } else { "" }
    ));
    u8::from(failed > 0)
}
