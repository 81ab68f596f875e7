//! # triage-words
//!
//! **What it does.** Looks at the short texts of a questionnaire: questions, hints, reasons, answers and
//! headings. They may hold figures from the ledger (`fact:`) and words in another language (`lang:`),
//! and nothing else: no links, pictures, lists or HTML. The note of a card may also hold a number to call.
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
        let texts = &language.triage_texts;
        let inline = texts.inline.iter().map(|text| (text, false));
        for ((path, text), is_note) in inline.chain(texts.notes.iter().map(|text| (text, true))) {
            let outline = Outline::of(&markdown::read(text));
            let placed = PageText::within(path, text);
            let links = outline.links.iter().filter(|link| match Target::of_link(&link.address) {
                Target::Fact(_) | Target::Language(_) => false,
                Target::Service(_) => !(is_note && is_number(&link.text)),
                _ => true,
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

/// Whether words are a number to call, which leads to no other page.
fn is_number(words: &str) -> bool {
    !words.is_empty() && words.chars().all(|sign| sign.is_ascii_digit() || sign == ' ')
}
