//! # stale-replacement
//!
//! **What it does.** Compares each file that stands in place of an inherited one with what it replaced: a page by
//! `replaces` in its front matter, any other file by `kit.lock`.
//!
//! **Why it matters.** A number or a time limit that was corrected in the base does not reach a page that you have
//! written over.
//!
//! **Example.** `replaces: 0f1e2d3c4b5a` in a page whose original has changed since.
//!
//! **Instead.** Read what has changed with `rightskit diff`, bring your file up to date, and write the fingerprint that
//! this message names; for a file that is no page, `rightskit update` records it.

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, Place};

pub const CODE: &str = "stale-replacement";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let site = inspection.site;
    for (path, print) in &site.inheritance.replaced {
        let page = site
            .languages
            .iter()
            .flat_map(|language| &language.pages)
            .find(|page| page.raw.text.path == *path);
        let (recorded, place) = match page {
            Some(page) => match &page.raw.meta.replaces {
                Some(recorded) => (Some(recorded.as_str()), recorded.place(path)),
                None => (None, page.place()),
            },
            None => (site.inheritance.last_seen.replaces(path), Place::file(path)),
        };
        let message = match recorded {
            Some(recorded) if recorded == print => continue,
            Some(_) => "What this file replaces has changed since it was written.",
            None => "This file stands in place of an inherited one, and does not say which text it replaces.",
        };
        let hint = match page {
            Some(_) => format!(
                "Compare them with `rightskit diff`, then write `replaces: {print}` in its front matter."
            ),
            None => "Compare them with `rightskit diff`, then let `rightskit update` record it.".to_owned(),
        };
        found.push(Diagnostic::warning(CODE, place, message).hint(hint));
    }
    for page in site.languages.iter().flat_map(|language| &language.pages) {
        // What a layer below says of the one below it, only its own publisher can mend.
        if let Some(recorded) = &page.raw.meta.replaces
            && !site.inheritance.is_inherited(&page.raw.text.path)
            && !site.inheritance.replaced.contains_key(&page.raw.text.path)
        {
            let path = &page.raw.text.path;
            let message =
                "This page says that it replaces an inherited one, and nothing is inherited at its path.";
            let problem = Diagnostic::warning(CODE, recorded.place(path), message);
            found
                .push(problem.hint(
                    "Take out `replaces`, or write the page again at the path that the base uses now.",
                ));
        }
    }
}
