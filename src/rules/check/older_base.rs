//! # older-base
//!
//! **What it does.** Compares the edition of what the folder inherits with the one that `kit.lock` says it has seen.
//!
//! **Why it matters.** With an older program, or an older base folder, numbers and time limits that were corrected since
//! would go back to what they were.
//!
//! **Example.** `kit.lock` has seen the edition of 1 March 2027, and the program carries that of 1 December 2026.
//!
//! **Instead.** Get the newer version of the program, or of the folder that `base:` names. Whoever means to go back says
//! `rightskit update --back`.

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::input::load::inheritance::Inheritance;
use crate::input::project_files::KIT_LOCK;

pub const CODE: &str = "older-base";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    found.extend(problem(&inspection.site.inheritance));
}

/// The warning, if there is cause for it.
pub fn problem(inheritance: &Inheritance) -> Option<Diagnostic> {
    let (seen, now, line) = inheritance.older_base()?;
    let message = format!(
        "This folder was made with a newer version: it has seen the edition of {} of what it inherits, and the one that is here is of {}.",
        seen.long_text(),
        now.long_text()
    );
    let hint = "Get the newer version of rightskit, or of the folder that `base:` names. To go back on purpose, run `rightskit update --back`.";
    Some(Diagnostic::warning(CODE, Place::at(KIT_LOCK, line, 1), message).hint(hint))
}
