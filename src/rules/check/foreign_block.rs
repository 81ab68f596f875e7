//! # foreign-block
//!
//! **What it does.** Finds blocks of other tools: `:::note`, `!!! warning`, `/// details`, `[TOC]`, `{{#include …}}`, `{% … %}`.
//!
//! **Why it matters.** They mean nothing here and are shown as they were typed.
//!
//! **Example.** `:::note`
//!
//! **Instead.** `> [!NOTE]` at the start of a quotation makes a box with a title.

use super::Inspection;
use crate::base::diagnostic::Diagnostic;
use crate::input::markdown::slips::SlipKind;

pub const CODE: &str = "foreign-block";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for (_, page) in inspection.texts() {
        for slip in page.raw.outline.slips.iter().filter(|slip| slip.kind == SlipKind::Container) {
            let message = format!("`{}` belongs to another tool; here it is text.", slip.what);
            let problem = Diagnostic::warning(CODE, page.raw.text.place(slip.offset), message);
            let hint = if slip.what.starts_with('[') {
                "Take it out: no list of headings is made of it."
            } else {
                "For a box write `> [!NOTE]`, `> [!TIP]`, `> [!IMPORTANT]`, `> [!WARNING]` or `> [!CAUTION]`."
            };
            found.push(problem.hint(hint));
        }
    }
}
