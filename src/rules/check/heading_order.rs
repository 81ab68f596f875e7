//! # heading-order
//!
//! **What it does.** Checks that headings start at `##` (the title is the first level), go down one
//! level at a time, and are not empty.
//!
//! **Why it matters.** People who listen to a page move through it by its headings; a jump sounds
//! like something was left out (WCAG 2.2, 1.3.1).
//!
//! **Example.** `## What to do` followed by `#### First`.
//!
//! **Instead.** `## What to do` followed by `### First`.

use super::Inspection;
use crate::base::diagnostic::Diagnostic;

pub const CODE: &str = "heading-order";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let kit = inspection.site.is_kit();
    for (_, page) in inspection.pages() {
        let mut above = 1;
        for (index, heading) in page.raw.outline.headings.iter().enumerate() {
            let place = page.raw.text.place(heading.offset);
            // A plain page may begin with its title.
            let is_title = index == 0 && heading.level == 1 && !kit;
            if heading.level == 1 && !is_title {
                let message = "The title is the only heading of the first level.";
                found.push(
                    Diagnostic::error(CODE, place.clone(), message)
                        .hint("Start headings in the text with `##`."),
                );
            } else if heading.level > above + 1 {
                let message = format!("This heading jumps from level {above} to level {}.", heading.level);
                let hint = format!("Write it with {} signs.", "#".repeat(usize::from(above) + 1));
                found.push(Diagnostic::error(CODE, place.clone(), message).hint(hint));
            }
            if heading.text.trim().is_empty() {
                found.push(
                    Diagnostic::error(CODE, place, "This heading has no words.")
                        .hint("Give it words, or delete it."),
                );
            }
            above = heading.level.max(1);
        }
    }
}
