//! # unknown-fact
//!
//! **What it does.** Looks up every fact that a page cites, and compares the words on the page with
//! the fact's `value` and `forms`.
//!
//! **Why it matters.** A time limit that differs from page to page costs somebody their claim.
//!
//! **Example.** `[three months](fact:pg-90)` when the fact's value is `90 days`.
//!
//! **Instead.** `[90 days](fact:pg-90)`, or add the other wording to the fact's `forms`.

use super::Inspection;
use crate::base::diagnostic::Diagnostic;
use crate::domain::site::links::{Destination, Unresolved};
use crate::input::markdown::target::EmbedTarget;

pub const CODE: &str = "unknown-fact";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for (language, page) in inspection.texts() {
        let known = || language.facts.keys().map(String::as_str);
        let unknown = |id: &str, offset: usize, found: &mut Vec<Diagnostic>| {
            let problem = Diagnostic::error(
                CODE,
                page.raw.text.place(offset),
                format!("The ledger has no fact `{id}`."),
            );
            found.push(problem.unknown("fact", id, known(), "Facts are in `content/facts.yaml`."));
        };
        for link in &page.raw.outline.links {
            match inspection.destination(language, page, &link.address) {
                Destination::Unresolved(Unresolved::Fact(id)) => unknown(id, link.offset, found),
                Destination::Fact(fact) => {
                    let said = normal(&link.text);
                    if said != normal(&fact.value) && !fact.forms.iter().any(|form| said == normal(form)) {
                        let message = format!(
                            "This says `{}`, but the fact `{}` is `{}`.",
                            link.text, fact.id.value, fact.value
                        );
                        let problem = Diagnostic::error(CODE, page.raw.text.place(link.offset), message);
                        found.push(
                            problem.hint("Write the fact's value, or add this wording to its `forms`."),
                        );
                    }
                }
                _ => {}
            }
        }
        for image in &page.raw.outline.images {
            if let EmbedTarget::Facts(ids) = EmbedTarget::of_image(&image.address)
                && ids != "all"
            {
                for id in ids.split(',').map(str::trim).filter(|id| !language.facts.contains_key(*id)) {
                    unknown(id, image.offset, found);
                }
            }
        }
    }
}

/// Curly quotes, no-break spaces and capitals make no difference.
fn normal(text: &str) -> String {
    text.replace(['\u{00A0}', '\n'], " ").replace(['\u{2018}', '\u{2019}'], "'").trim().to_lowercase()
}
