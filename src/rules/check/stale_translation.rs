//! # stale-translation
//!
//! **What it does.** Compares each translated page with the text it was made from, and finds pages and
//! strings that a published language does not have. Readers see a notice in both cases.
//!
//! **Why it matters.** Two languages that say different things about a time limit harm the people who
//! read the older one.
//!
//! **Example.** `translates: 0f1e2d3c4b5a` in a page whose original has changed since.
//!
//! **Instead.** Bring the translation up to date and write the fingerprint that this message names.

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::domain::site::Translation;
use crate::input::load::SITE;

pub const CODE: &str = "stale-translation";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let site = inspection.site;
    let base = site.default_language();
    for (draft, reason) in &site.drafts {
        let message = format!("{} is not published: {reason}.", draft.name);
        found.push(Diagnostic::note(CODE, draft.id.place(SITE), message));
    }
    for language in site.languages.iter().skip(1) {
        let id = &language.config.id.value;
        for page in &language.pages {
            match page.translation {
                Translation::Own => {}
                Translation::Stale => {
                    let print =
                        base.page(&page.key).map(|page| page.raw.text.fingerprint()).unwrap_or_default();
                    let message =
                        format!("The page this was translated from has changed; it is now `{print}`.");
                    let problem = Diagnostic::warning(CODE, page.place(), message);
                    found.push(
                        problem.hint(format!("Bring it up to date, then write `translates: {print}`.")),
                    );
                }
                Translation::Missing => {
                    let message = format!("`{}` has no translation into {}.", page.key, language.config.name);
                    let problem =
                        Diagnostic::warning(CODE, Place::file(format!("content/{id}/{}", page.key)), message);
                    found.push(problem.hint("Until there is one, readers see the original with a notice."));
                }
            }
        }
        for kind in ["fact", "slot", "decision", "topic", "region", "service", "triage"] {
            let lacking: Vec<&str> = language
                .untranslated
                .iter()
                .filter(|(of, _)| *of == kind)
                .map(|(_, id)| id.as_str())
                .collect();
            if lacking.is_empty() {
                continue;
            }
            let file = match kind {
                "fact" => "facts.yaml",
                "slot" | "decision" => "slots.yaml",
                "triage" => "triage/",
                _ => "directory.yaml",
            };
            let message = format!(
                "{} {kind}(s) lack words in {}: {}.",
                lacking.len(),
                language.config.name,
                lacking.join(", ")
            );
            let problem = Diagnostic::warning(CODE, Place::file(format!("content/{id}/{file}")), message);
            found.push(problem.hint("Until they have some, pages that show them say so."));
        }
        for name in site.theme.strings.missing(&base.config.id, id) {
            let message = format!("The message `{name}` has no translation into {}.", language.config.name);
            found.push(Diagnostic::warning(CODE, Place::file(site.theme.strings.path(id)), message));
        }
    }
}
