//! # missing-scope
//!
//! **What it does.** Looks for guide pages that do not say whom they cover and whether what they say is
//! law.
//!
//! **Why it matters.** A right from a Public Service standard cannot be claimed in a private firm, and
//! someone who tries loses time. The banner made from `scope` says it before they read on.
//!
//! **Example.** `layout: guide` with nothing about the scope.
//!
//! **Instead.** `scope: {covers: public-service, standing: standard}`

use super::Inspection;
use crate::base::diagnostic::Diagnostic;

pub const CODE: &str = "missing-scope";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for (_, page) in inspection.pages() {
        if page.layout() == "guide" && page.raw.meta.scope.is_none() {
            let problem =
                Diagnostic::error(CODE, page.place(), "This guide page does not say whom it covers.");
            found.push(problem.hint(
                "Add `scope: {covers: public-service|everyone|employees, standing: law|standard|both}` to its front matter.",
            ));
        }
    }
}
