//! # crisis-changed
//!
//! **What it does.** Compares an own `directory.yaml` with the one that it stands in place of: every service for people in
//! danger or great distress is there, is still marked so, and has its numbers.
//!
//! **Why it matters.** Nobody in danger may find fewer numbers because of who publishes the site, and a slip in a number is
//! seen by nobody until somebody needs it.
//!
//! **Example.** The entry of a helpline deleted from the copy of the directory.
//!
//! **Instead.** Put it back. A number that has changed is named under `confirmed` in the agency's file, with who tried it,
//! and with the number as its `contact`.

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::input::load::DIRECTORY;
use crate::input::load::crisis_below::CrisisChange;

pub const CODE: &str = "crisis-changed";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let inheritance = &inspection.site.inheritance;
    for change in &inheritance.crisis_changes {
        let problem = match change {
            CrisisChange::Gone { id, name } => {
                let message = format!(
                    "{name} (`{id}`), which the base has for people in distress, is not in this directory."
                );
                Diagnostic::error(CODE, Place::file(DIRECTORY), message)
                    .hint("Put its entry back: nobody who inherits may leave it out.")
            }
            CrisisChange::Unmarked { id } => {
                let message = format!("`{}` is for people in distress in the base, and not here.", id.value);
                Diagnostic::error(CODE, id.place(DIRECTORY), message).hint("Put `crisis: true` back.")
            }
            CrisisChange::Number { id, name, number } => {
                let message = format!("The base has {number} for {name}, and this directory has not.");
                let hint = format!(
                    "Put it back. If another took its place, add `{{service: {}, contact: \"…\", by: …, on: …, how: …}}` to \
                     `confirmed` in your agency's file.",
                    id.value
                );
                Diagnostic::warning(CODE, id.place(DIRECTORY), message).hint(hint)
            }
        };
        found.push(if inheritance.is_inherited(DIRECTORY) { problem.of_base() } else { problem });
    }
}
