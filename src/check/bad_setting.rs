//! # bad-setting
//!
//! **What it does.** Checks what `site.yaml` refers to: the pages of the menu, the exit address, the
//! site's own address, and the edition date that a kit needs.
//!
//! **Why it matters.** An exit button that leads to an error page is worse than none.
//!
//! **Example.** `exit: {url: http://weather.example}`
//!
//! **Instead.** A harmless page that starts with `https:` and needs no `=`, `"` or space.

use super::Inspection;
use crate::diagnostic::{Diagnostic, Place, suggestion};
use crate::load::SITE;
use crate::model::config::SearchMode;
use crate::yaml::At;

pub const CODE: &str = "bad-setting";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let site = inspection.site;
    let language = site.default_language();
    for entry in site.config.menu.iter().filter(|entry| language.page(entry).is_none()) {
        let problem = Diagnostic::error(CODE, entry.place(SITE), format!("The menu names `{}`, which is no page.", entry.value));
        let hint = suggestion(entry, language.pages.iter().map(|page| &*page.key));
        found.push(problem.hint(hint.unwrap_or_else(|| "Paths are relative to the language's folder.".to_owned())));
    }
    if let Some(exit) = &site.config.exit {
        address(&exit.url, SITE, "the exit address", found);
    }
    if let Some(base) = &site.config.base_url {
        address(base, &site.publisher.address_path(), "the site's address", found);
    }
    if site.is_kit() && site.config.edition.is_none() {
        let problem = Diagnostic::error(CODE, Place::file(SITE), "There is no `edition`.");
        found.push(problem.hint("Add `edition: 2026-11-23`: every date on the site is worked out from it."));
    }
    if site.is_kit() && site.config.exit.is_none() {
        let problem = Diagnostic::error(CODE, Place::file(SITE), "There is no `exit`, so no page has an exit button.");
        found.push(problem.hint("Add `exit: {url: …}` with a harmless page."));
    }
    if site.config.search == SearchMode::Split && site.is_kit() {
        // A file that is fetched because of what was typed tells the host's log what was typed.
        let problem = Diagnostic::error(CODE, Place::file(SITE), "The search index of a kit cannot be split.");
        found.push(problem.hint("Write `search: whole`."));
    }
}

fn address(url: &At<String>, path: &str, what: &str, found: &mut Vec<Diagnostic>) {
    let odd = url.contains(|sign: char| sign.is_whitespace() || "\"'<>=`{}\\".contains(sign));
    if !url.starts_with("https://") || url.len() < "https://a.b".len() || odd {
        let message = format!("`{}` cannot be {what}.", url.value);
        let hint = "It must start with `https://` and have no spaces, quotes or `=`.";
        found.push(Diagnostic::error(CODE, url.place(path), message).hint(hint));
    }
}
