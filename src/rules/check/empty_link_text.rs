//! # empty-link-text
//!
//! **What it does.** Finds links without words, and links that say no more than "here" or "read more".
//!
//! **Why it matters.** People who listen to a page often hear only its links, one after another
//! (WCAG 2.2, 2.4.4). On paper "here" leads nowhere.
//!
//! **Example.** `To find a union, click [here](unions.md).`
//!
//! **Instead.** `You can [find a union](unions.md).`

use super::Inspection;
use crate::base::diagnostic::Diagnostic;

pub const CODE: &str = "empty-link-text";

const EMPTY: [&str; 12] = [
    "",
    "here",
    "click here",
    "this",
    "this page",
    "this link",
    "link",
    "more",
    "read more",
    "learn more",
    "page",
    "go",
];

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for (_, page) in inspection.texts() {
        for link in &page.raw.outline.links {
            let said = link.text.trim().trim_end_matches(['.', '…', '!', '>', '»']).trim().to_lowercase();
            if EMPTY.contains(&said.as_str()) {
                let message = match said.as_str() {
                    "" => "This link has no words.".to_owned(),
                    said => format!("`{said}` does not say where this link leads."),
                };
                let problem = Diagnostic::error(CODE, page.raw.text.place(link.offset), message);
                found.push(problem.hint("Let the words of the link name the page it leads to."));
            }
        }
    }
}
