//! # never-closed
//!
//! **What it does.** Finds elements of HTML that begin and never end, where a reader sees how far they reach: `<details>`, a
//! link, `<b>`, `<blockquote>` and the like.
//!
//! **Why it matters.** All that stands below is taken to be in it: the rest of the page is folded away, or one long link.
//!
//! **Example.** `<details><summary>More</summary>`, and no `</details>` below.
//!
//! **Instead.** Close it where it ends: `</details>`.

use super::Inspection;
use crate::base::diagnostic::Diagnostic;
use crate::input::markdown::slips::SlipKind;

pub const CODE: &str = "never-closed";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for (_, page) in inspection.texts() {
        for slip in page.raw.outline.slips.iter().filter(|slip| slip.kind == SlipKind::NeverClosed) {
            let what = &slip.what;
            let message = format!("`{what}` is never closed: all that stands below it is taken to be in it.");
            let problem = Diagnostic::warning(CODE, page.raw.text.place(slip.offset), message);
            found.push(problem.hint("Close it where it ends, or delete it."));
        }
    }
}
