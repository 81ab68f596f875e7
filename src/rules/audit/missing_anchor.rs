//! # audit-missing-anchor
//!
//! Every link to a part of a page must find that part.
//!
//! **What it does.** Looks up the `#anchor` of each link among the ids of the page it leads to. `#top`
//! is always there.
//!
//! **Why it matters.** A link to "Time limits" that lands at the top of a long page costs a reader
//! minutes, and somebody who listens to the page may never find the place.
//!
//! **Example.** A heading was `## Time limits` and is now `## How long you have`, which changes its id.
//! A link still ends with `#time-limits`.
//!
//! **Instead.** Give the heading an id that stays when its words change: `## How long you have
//! {#time-limits}`.

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::address;
use super::facts::{FileKind, PageFacts};
use super::site::AuditedSite;
use crate::base::diagnostic::{Diagnostic, Guesses, Place};

pub(super) const CODE: &str = "audit-missing-anchor";

pub(super) fn run(site: &AuditedSite<'_>) -> Vec<Diagnostic> {
    let mut guesses = Guesses::default();
    let lost: Vec<_> = site.files.par_iter().flat_map_iter(|file| in_file(site, file)).collect();
    lost.into_iter()
        .map(|(file, link, target)| {
            let (path, anchor) = address::split(link);
            let message = format!("Links to `{link}`, but `{path}` has no such anchor.");
            let diagnostic = Diagnostic::error(CODE, Place::file(&*file.path), message);
            diagnostic.hint(match guesses.nearest(anchor, target.ids.iter()) {
                Some(near) => format!("Did you mean `#{near}`?"),
                None => "Give the heading this id, or link to the page as a whole.".to_owned(),
            })
        })
        .collect()
}

/// Links of a file to a part that is not there: the file, the link, and the file that it leads to.
fn in_file<'a>(
    site: &AuditedSite<'a>,
    file: &'a PageFacts,
) -> impl Iterator<Item = (&'a PageFacts, &'a str, &'a PageFacts)> {
    let anchored = |file: &&PageFacts| matches!(file.kind, FileKind::Page | FileKind::Drawing);
    file.links.iter().filter_map(move |link| {
        let (path, anchor) = address::split(link);
        if anchor.is_empty() || anchor.eq_ignore_ascii_case("top") {
            return None;
        }
        // A file that is not there is another rule's matter.
        let target = site.get(path).filter(anchored)?;
        (!target.ids.contains(anchor)).then_some((file, link, target))
    })
}
