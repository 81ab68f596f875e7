//! # locked-file
//!
//! **What it does.** Finds files that stand in place of inherited ones which the publisher of the base has locked: the
//! pages on rights and on the law.
//!
//! **Why it matters.** People rely on these words, whoever publishes them. A right that is worded anew is another right.
//!
//! **Example.** `content/en/guide/your-rights.md` in a folder with `base: kit`.
//!
//! **Instead.** Remove the file, and say what you want to add on a page of your own or in your agency's slots.

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, Place};

pub const CODE: &str = "locked-file";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let inheritance = &inspection.site.inheritance;
    for path in inheritance.replaced.keys().filter(|path| inheritance.is_locked(path)) {
        let message = format!("`{path}` is locked: a site that inherits it may not replace it.");
        let problem = Diagnostic::error(CODE, Place::file(path), message);
        found.push(problem.hint(
            "Remove the file. Your own words can stand on a page of your own, or in your agency's slots.",
        ));
    }
    for path in &inheritance.reworded_below {
        let message =
            format!("`{path}` is locked further down, and the folder that this one inherits replaces it.");
        let problem = Diagnostic::error(CODE, Place::file(path), message).of_base();
        found.push(problem.hint(
            "Whoever publishes that folder must remove the file, or inherit from what it inherits from.",
        ));
    }
}
