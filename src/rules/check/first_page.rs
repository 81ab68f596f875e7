//! # first-page
//!
//! **What it does.** Looks for the page that opens with a plain site: `index.md` or `README.md` at the top of the content
//! folder.
//!
//! **Why it matters.** Without one the site opens with whatever page comes first by its name.
//!
//! **Example.** A folder of notes with `b.md` and `a.md` only.
//!
//! **Instead.** Write an `index.md` that says what there is.

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::domain::site::addresses::opens_with;

pub const CODE: &str = "first-page";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    if inspection.site.languages.iter().all(|language| language.pages.is_empty()) {
        let problem =
            Diagnostic::error(CODE, Place::file("content"), "There is no page, so there is nothing to open.");
        found.push(problem.hint("Write the first page in `content/index.md`."));
    }
    for language in &inspection.site.languages {
        if opens_with(inspection.site, language).is_some()
            && let Some(first) = language.pages.first()
        {
            let folder = format!("content/{}", language.prefix);
            let message =
                format!("There is no `index.md` in `{folder}`, so the site opens with `{}`.", first.key);
            let problem = Diagnostic::warning(CODE, Place::file(folder), message);
            found.push(problem.hint("Add `index.md` with a few words on what there is."));
        }
    }
}
