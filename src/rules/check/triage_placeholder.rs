//! # triage-placeholder
//!
//! **What it does.** Looks for words in braces, such as `{date}`, in every text of a questionnaire.
//!
//! **Why it matters.** Nothing fills them in: a person in need would read the braces.
//!
//! **Example.** `line: "Raise a personal grievance by {date}"`
//!
//! **Instead.** Say it without the date, and let the card show the clock: `clock: true`. An agency's own words come
//! by slot: `![](slot:host)`.

use super::Inspection;
use crate::base::diagnostic::Diagnostic;
use crate::input::load::PageText;

pub const CODE: &str = "triage-placeholder";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for language in &inspection.site.languages {
        for (path, text) in language.triage_texts.all() {
            let placed = PageText::within(path, text);
            let body = placed.body();
            for (at, _) in body.match_indices('{') {
                let Some(end) = body[at..].find(['}', '\n']).filter(|end| body[at + end..].starts_with('}'))
                else {
                    continue;
                };
                let typed = &body[at..=at + end];
                // Marks of a text, such as `{proved=no-cookies}`, are read and do not stand in it.
                if typed.starts_with("{#") || typed.contains('=') {
                    continue;
                }
                let problem = Diagnostic::error(
                    CODE,
                    placed.place(at),
                    format!("`{typed}` would stand in the plan as it is typed."),
                );
                found.push(problem.hint("Nothing fills it in. Say it in words, or use a slot or a clock."));
            }
        }
    }
}
