//! # audit-budget
//!
//! The site stays small enough for an old phone on a weak signal.
//!
//! **What it does.** Adds up what travels, in units of 1,000 bytes after gzip: a start page with all
//! that it loads but for the logo, the logo by itself, the HTML of every other page, the core style sheet, the scripts of pages together, what a
//! kit's search loads at its first use, each picture, and the downloadable site without its PDFs. `budgets` in
//! `site.yaml` changes the numbers. A heavy picture is a warning. What the search loads grows with every page and
//! service: over its usual limit that is a warning, over one that `budgets` sets an error.
//!
//! **Why it matters.** The first 14 kB arrive in one round trip. Beyond that, somebody on a bad line
//! waits, and somebody on prepaid data pays.
//!
//! **Example.** One page that lists every service of every region.
//!
//! **Instead.** Split the page. Where it must be one page, give it a budget of its own and the reason
//! in its front matter.

use std::collections::BTreeSet;

use super::facts::{FileKind, PageFacts};
use super::site::AuditedSite;
use super::standard::{BudgetGroup, FromContent, bytes};
use crate::base::diagnostic::{Diagnostic, Place, Severity};

pub(super) const CODE: &str = "audit-budget";

const OF_A_PAGE: &str = "Split it or leave something out. A page that you write can also name a budget of its own, \
                         with a reason; `budgets: page_kb` in `site.yaml` sets the limit of all others.";

pub(super) fn run(site: &AuditedSite<'_>) -> Vec<Diagnostic> {
    let budgets = &site.standard.budgets;
    let mut found = Vec::new();
    for file in site.files {
        let own = budgets.pages.get(&*file.path).map(|own| own.kilobytes);
        let is_home = budgets.homes.iter().any(|home| **home == *file.path);
        let path = &file.path;
        found.extend(match file.kind {
            FileKind::Page if is_home => {
                let files = with_loads(site, file);
                weigh(&files, own.unwrap_or(budgets.home), &format!("`{path}` with all it loads"))
                    .map(|problem| movable(problem, "home_kb"))
            }
            FileKind::Page => weigh(&[file], own.unwrap_or(budgets.page), &format!("The HTML of `{path}`"))
                .map(|problem| problem.hint(OF_A_PAGE)),
            FileKind::Picture | FileKind::Drawing if budgets.is_logo(path) => {
                weigh(&[file], budgets.logo, &format!("The logo `{path}`")).map(of_the_logo)
            }
            FileKind::Picture => {
                weigh(&[file], budgets.picture, &format!("The picture `{path}`")).map(of_a_picture)
            }
            FileKind::Archive => weigh(&[file], budgets.archive, &format!("`{path}` without its PDFs"))
                .map(|problem| movable(problem.hint(heaviest(&all(site, in_archive))), "archive_kb")),
            _ => None,
        });
    }
    let scripts = |file: &&PageFacts| file.kind == FileKind::Script && !budgets.is_apart(&file.path);
    let scripts = weigh(&all(site, scripts), budgets.scripts, "All scripts together");
    found.extend(scripts.map(|problem| movable(problem, "scripts_kb")));
    found.extend(budgets.groups.iter().filter_map(|group| weigh_group(site, group)));
    found
}

fn weigh_group(site: &AuditedSite<'_>, group: &BudgetGroup) -> Option<Diagnostic> {
    let files = all(site, |file| group.holds(&file.path));
    let names: Vec<String> = group.stems.iter().map(|stem| format!("`{stem}.{}`", group.extension)).collect();
    let names = names.join(" and ");
    let Some(FromContent { what, setting, over, place }) = &group.content else {
        return weigh(&files, group.kilobytes, &names);
    };
    let problem = weigh(&files, group.kilobytes, &format!("{what} ({names})"))?;
    let more = weight_of(&files).div_ceil(10_000) * 10 + 10;
    let hint = match over {
        Severity::Error => format!("`budgets: {setting}` in `site.yaml` sets the limit."),
        _ => format!(
            "Each page and each service adds to it. Nothing is broken; people on a weak signal wait a little \
             longer when they first search. If that is how it should be, write \
             `budgets: {{{setting}: {more}}}` into `site.yaml`."
        ),
    };
    Some(Diagnostic { severity: *over, place: place.clone(), ..problem }.hint(hint))
}

/// A warning: the page works, and only a person can tell whether the picture is worth it.
fn of_a_picture(problem: Diagnostic) -> Diagnostic {
    let hint =
        "Save it smaller: 1,200 pixels across are enough for a page, and JPEG or WebP for a photograph.";
    movable(Diagnostic { severity: Severity::Warning, ..problem }.hint(hint), "picture_kb")
}

fn of_the_logo(problem: Diagnostic) -> Diagnostic {
    let hint = "It comes with every page. Save it as an SVG without what the drawing program adds, or as a PNG of 400 pixels across.";
    movable(problem.hint(hint), "logo_kb")
}

/// What the archive holds and is not there to be printed.
fn in_archive(file: &&PageFacts) -> bool {
    file.kind != FileKind::Archive && !file.path.to_ascii_lowercase().ends_with(".pdf")
}

/// Adds which setting in `budgets` moves the limit.
fn movable(problem: Diagnostic, setting: &str) -> Diagnostic {
    let setting = format!("`budgets: {setting}` in `site.yaml` sets the limit.");
    let hint = problem.hint.as_deref().map(|hint| format!("{hint} {setting}"));
    problem.hint(hint.unwrap_or(setting))
}

fn all<'a>(site: &AuditedSite<'a>, wanted: impl Fn(&&PageFacts) -> bool) -> Vec<&'a PageFacts> {
    site.files.iter().filter(|file| wanted(file)).collect()
}

/// The page, what it loads but for the logo, and what those load. The page comes first.
fn with_loads<'a>(site: &AuditedSite<'a>, page: &'a PageFacts) -> Vec<&'a PageFacts> {
    let mut files = vec![page];
    let mut known = BTreeSet::from([&*page.path]);
    let mut at = 0;
    while let Some(file) = files.get(at).copied() {
        let loads = file.loads.iter().filter_map(|path| site.get(path));
        let counted = loads.filter(|load| !site.standard.budgets.is_logo(&load.path));
        files.extend(counted.filter(|load| known.insert(&load.path)));
        at += 1;
    }
    files
}

/// An error at the heaviest file when all of them together weigh too much.
fn weigh(files: &[&PageFacts], kilobytes: u32, what: &str) -> Option<Diagnostic> {
    let weight = weight_of(files);
    let first = files.iter().rev().max_by_key(|file| file.weight).filter(|_| weight > bytes(kilobytes))?;
    let message = format!("{what}: {} compressed, over the budget of {kilobytes} kB.", shown(weight));
    let problem = Diagnostic::error(CODE, Place::file(&*first.path), message);
    Some(if files.len() > 1 { problem.hint(heaviest(files)) } else { problem })
}

fn heaviest(files: &[&PageFacts]) -> String {
    let mut files = files.to_vec();
    files.sort_by(|a, b| (b.weight, &a.path).cmp(&(a.weight, &b.path)));
    let list: Vec<String> =
        files.iter().take(4).map(|file| format!("`{}` {}", file.path, shown(file.weight))).collect();
    format!("Heaviest: {}.", list.join(", "))
}

fn weight_of(files: &[&PageFacts]) -> u64 {
    files.iter().map(|file| file.weight).sum()
}

fn shown(weight: u64) -> String {
    // Rounded up, so that no message says "6.0 kB, and the budget is 6 kB".
    let tenths = weight.div_ceil(100);
    format!("{}.{} kB", tenths / 10, tenths % 10)
}
