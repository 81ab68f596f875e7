//! # audit-broken-link
//!
//! Every file that the site links to or loads must be in it.
//!
//! **What it does.** Follows every link, style sheet, script, picture and forwarding of every finished
//! file to the file it names. A link to a folder is broken too, because only a web server puts a start
//! page in its place: opened from a stick, a folder shows a list of files.
//!
//! **Why it matters.** Somebody who needs help now must not meet a dead end.
//!
//! **Example.**
//!
//! ```html
//! <a href="../guide/">All rights</a>
//! ```
//!
//! **Instead.**
//!
//! ```html
//! <a href="../guide/index.html">All rights</a>
//! ```
//!
//! In a template, print the site address that you are given after `root`; in Markdown, link to the
//! `.md` file.

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::address;
use super::facts::PageFacts;
use super::site::AuditedSite;
use crate::base::diagnostic::{Diagnostic, Place};

pub(super) const CODE: &str = "audit-broken-link";

pub(super) fn run(site: &AuditedSite<'_>) -> Vec<Diagnostic> {
    site.files.par_iter().flat_map_iter(|file| in_file(site, file)).collect()
}

fn in_file<'a>(site: &'a AuditedSite<'_>, file: &'a PageFacts) -> impl Iterator<Item = Diagnostic> + 'a {
    let links = file.links.iter().map(|link| ("Links to", address::split(link).0));
    let loads = file.loads.iter().map(|load| ("Loads", load));
    // Sorted, so that several anchors of one page stand together.
    let mut before = ("", "");
    links.chain(loads).filter_map(move |(verb, path)| {
        if (verb, path) == before || site.get(path).is_some() {
            return None;
        }
        before = (verb, path);
        let message = format!("{verb} `{path}`, which is not in the site.");
        let diagnostic = Diagnostic::error(CODE, Place::file(&*file.path), message);
        Some(match likely(site, path) {
            Some(meant) => diagnostic.hint(format!("Name the file: `{meant}`.")),
            None => diagnostic,
        })
    })
}

/// What a web server would have shown.
fn likely(site: &AuditedSite<'_>, path: &str) -> Option<String> {
    let folder = path.trim_end_matches('/');
    let start = if folder.is_empty() { "index.html".to_owned() } else { format!("{folder}/index.html") };
    [start, format!("{folder}.html")].into_iter().find(|path| site.get(path).is_some())
}
