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
use super::facts::Kind;
use super::site::Site;
use crate::diagnostic::{Diagnostic, Place, nearest};

pub(super) const CODE: &str = "audit-missing-anchor";
pub(super) const DOC: &str = include_str!("missing_anchor.rs");

pub(super) fn check(site: &Site<'_>) -> Vec<Diagnostic> {
    let anchored = |file| matches!(file, Kind::Page | Kind::Drawing);
    site.files
        .par_iter()
        .flat_map_iter(|file| file.links.iter().map(move |link| (file, link)))
        .filter_map(|(file, link)| {
            let (path, anchor) = address::split(link);
            if anchor.is_empty() || anchor.eq_ignore_ascii_case("top") {
                return None;
            }
            // A file that is not there is another rule's matter.
            let target = site.get(path).filter(|target| anchored(target.kind))?;
            if target.ids.contains(anchor) {
                return None;
            }
            let message = format!("Links to `{link}`, but `{path}` has no such anchor.");
            let diagnostic = Diagnostic::error(CODE, Place::file(&*file.path), message);
            Some(match nearest(anchor, target.ids.iter()) {
                Some(near) => diagnostic.hint(format!("Did you mean `#{near}`?")),
                None => diagnostic.hint("Give the heading this id, or link to the page as a whole."),
            })
        })
        .collect()
}
