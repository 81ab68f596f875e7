//! # triage-lock
//!
//! **What it does.** Compares the logic of each questionnaire with `triage.lock`, row by row: which
//! questions, answers and items there are and under which answers they appear. Wording does not count.
//!
//! **Why it matters.** A small change of a condition can send people elsewhere. Whoever knows the subject
//! should see what changed before it is published.
//!
//! **Example.** `removed: first-steps item late | began: stopped`, `added: first-steps item late | began: ongoing`
//!
//! **Instead.** Look at the rows, have them looked at, then run `rightskit lock`.

use std::sync::Arc;

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::domain::triage::analysis::TriageAnalysis;
use crate::domain::triage::lock;
use crate::input::load::TRIAGE_LOCK;

pub const CODE: &str = "triage-lock";

/// Rows that a message shows of each kind.
const SHOWN: usize = 8;

pub fn run(inspection: &Inspection<'_>, worked: &[Arc<TriageAnalysis>], found: &mut Vec<Diagnostic>) {
    let site = inspection.site;
    let Some(locked) = &site.triage_lock else { return };
    for (triage, worked) in site.triages.iter().zip(worked) {
        let changes = lock::changes(locked, &triage.id, &worked.rows);
        if changes == lock::Changes::default() {
            continue;
        }
        let mut rows: Vec<String> = Vec::new();
        for (sign, list) in [("removed", &changes.removed), ("added", &changes.added)] {
            rows.extend(list.iter().take(SHOWN).map(|row| format!("{sign}: {row}")));
            if list.len() > SHOWN {
                rows.push(format!("{sign}: {} more", list.len() - SHOWN));
            }
        }
        let message = format!(
            "The logic of `{}` is not what is locked: {} rows removed, {} added.",
            triage.id,
            changes.removed.len(),
            changes.added.len()
        );
        let hint = format!("{}. Have them looked at, then run `rightskit lock`.", rows.join("; "));
        found.push(Diagnostic::warning(CODE, Place::file(TRIAGE_LOCK), message).hint(hint));
    }
}
