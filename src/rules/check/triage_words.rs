//! # triage-words
//!
//! **What it does.** Looks at the short texts of a questionnaire: questions, hints, reasons, answers and
//! headings. They may hold figures from the ledger (`fact:`) and words in another language (`lang:`),
//! and nothing else: no links, pictures, lists or HTML.
//!
//! **Why it matters.** A link inside an answer is pressed by mistake, leads away and loses the answers.
//!
//! **Example.** `label: "I am not [an employee](situations/not-an-employee.md)"`
//!
//! **Instead.** Say it in words. Links belong in the plan.

use super::Inspection;
use crate::base::diagnostic::Diagnostic;
use crate::input::load::PageText;
use crate::input::markdown;
use crate::input::markdown::outline::Outline;
use crate::input::markdown::target::Target;

pub const CODE: &str = "triage-words";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for language in &inspection.site.languages {
        for (path, text) in &language.triage_texts.0 {
            let outline = Outline::of(&markdown::read(text));
            let placed = PageText::within(path, text);
            let links = outline.links.iter().filter(|link| {
                !matches!(Target::of_link(&link.address), Target::Fact(_) | Target::Language(_))
            });
            let links = links.map(|link| ("A link", link.offset));
            let pictures = outline.images.iter().map(|image| ("A picture", image.offset));
            let html = outline.raw_html.iter().map(|offset| ("HTML", *offset));
            for (what, offset) in links.chain(pictures).chain(html) {
                let problem = Diagnostic::error(
                    CODE,
                    placed.place(offset),
                    format!("{what} cannot stand in this text."),
                );
                found.push(problem.hint("Say it in words. Links belong in the plan."));
            }
            if text.trim().is_empty() || text.trim().contains('\n') || !outline.headings.is_empty() {
                let problem =
                    Diagnostic::error(CODE, text.place(path), "This text must be one line of plain words.");
                found.push(problem.hint("Put the rest into a hint or into the plan."));
            }
        }
    }
}
