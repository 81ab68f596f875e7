//! # hidden-page
//!
//! **What it does.** Checks `hide` in `site.yaml`: each entry names an inherited page that may be left out, and a page
//! that there is for the links that led to it.
//!
//! **Why it matters.** No site may lack its safety page or its guide, and a link to nothing helps nobody.
//!
//! **Example.** `- page: safety.md`
//!
//! **Instead.** `- {page: situations/police.md, instead: situations/index.md}`

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, suggestion};
use crate::input::load::SITE;

pub const CODE: &str = "hidden-page";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let site = inspection.site;
    let language = site.default_language();
    let keys = || language.pages.iter().map(|page| &*page.key);
    for hidden in &site.config.hide {
        let name = &hidden.page.value;
        if let Some(page) = language.pages.iter().find(|page| *page.key == **name) {
            let why = if site.inheritance.is_locked(&page.raw.text.path) {
                "it is locked"
            } else {
                "every kit needs it"
            };
            let problem = Diagnostic::error(
                CODE,
                hidden.page.place(SITE),
                format!("`{name}` cannot be left out: {why}."),
            );
            found.push(problem.hint("Take the entry out of `hide`."));
        } else if !site.inheritance.left_out.contains(name) {
            let problem = Diagnostic::error(
                CODE,
                hidden.page.place(SITE),
                format!("There is no page `{name}` to leave out."),
            );
            found.push(
                problem.hint(
                    suggestion(name, keys())
                        .unwrap_or_else(|| "Paths are relative to the language's folder.".to_owned()),
                ),
            );
        }
        if let Some(instead) = hidden.instead.as_ref().filter(|page| !keys().any(|key| key == page.value)) {
            let message = format!("Links to `{name}` are to lead to `{}`, which is no page.", instead.value);
            let problem = Diagnostic::error(CODE, instead.place(SITE), message);
            found.push(
                problem.hint(
                    suggestion(instead, keys())
                        .unwrap_or_else(|| "Paths are relative to the language's folder.".to_owned()),
                ),
            );
        }
    }
}
