//! # hidden-page
//!
//! **What it does.** Checks `hide` in `site.yaml` and in the agency's file: each entry names an inherited page that may be left out, and a page
//! that there is for the links that led to it.
//!
//! **Why it matters.** No site may lack its safety page or its guide, and a link to nothing helps nobody.
//!
//! **Example.** `- page: safety.md`
//!
//! **Instead.** `- {page: situations/no-name.md, instead: situations/index.md}`

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, Place, suggestion};
use crate::input::load::inheritance::HideEntry;
use crate::input::model::config::Hidden;

pub const CODE: &str = "hidden-page";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let site = inspection.site;
    let language = site.default_language();
    let keys = || language.pages.iter().map(|page| &*page.key);
    for HideEntry { entry: hidden, path } in &site.inheritance.hide {
        let Some(page) = hidden.page.as_ref().filter(|_| hidden.service.is_none()) else {
            one_of_two(hidden, path, found);
            continue;
        };
        let name = &page.value;
        if let Some(shown) = language.pages.iter().find(|shown| *shown.key == **name) {
            let why = if site.inheritance.is_locked_for(path, &shown.raw.text.path) {
                "it is locked"
            } else {
                "every kit needs it"
            };
            let message = format!("`{name}` cannot be left out: {why}.");
            let problem = Diagnostic::error(CODE, page.place(path), message);
            found.push(problem.hint("Take the entry out of `hide`."));
        } else if !site.inheritance.left_out.contains(name) {
            let message = format!("There is no page `{name}` to leave out.");
            let problem = Diagnostic::error(CODE, page.place(path), message);
            found.push(
                problem.hint(
                    suggestion(name, keys())
                        .unwrap_or_else(|| "Paths are relative to the language's folder.".to_owned()),
                ),
            );
        }
        if let Some(instead) = hidden.instead.as_ref().filter(|page| !keys().any(|key| key == page.value)) {
            let message = format!("Links to `{name}` are to lead to `{}`, which is no page.", instead.value);
            let problem = Diagnostic::error(CODE, instead.place(path), message);
            found.push(
                problem.hint(
                    suggestion(instead, keys())
                        .unwrap_or_else(|| "Paths are relative to the language's folder.".to_owned()),
                ),
            );
        }
    }
}

/// Tells of an entry that names both a page and a service, or neither.
fn one_of_two(hidden: &Hidden, path: &str, found: &mut Vec<Diagnostic>) {
    let place = match (&hidden.page, &hidden.service, &hidden.instead) {
        (None, Some(_), _) => return,
        (Some(name), ..) | (None, None, Some(name)) => name.place(path),
        (None, None, None) => Place::file(path),
    };
    let problem =
        Diagnostic::error(CODE, place, "This entry of `hide` must name one thing: a page or a service.");
    found.push(problem.hint("Write `- {page: …}` or `- {service: …}`, each in an entry of its own."));
}
