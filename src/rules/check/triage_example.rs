//! # triage-example
//!
//! **What it does.** Follows each example journey of a questionnaire and compares the plan with what the
//! example says it shows and hides.
//!
//! **Why it matters.** Examples are what a lawyer or a support worker can read and vouch for.
//!
//! **Example.** `{name: old incident, answers: {when: older}, shows: [late]}` after `late` was narrowed.
//!
//! **Instead.** Mend the condition. Change the example only when the person who vouched for it agrees.

use std::sync::Arc;

use super::{Inspection, proved};
use crate::base::diagnostic::Diagnostic;
use crate::domain::triage::analysis::TriageAnalysis;

pub const CODE: &str = "triage-example";

pub fn run(_: &Inspection<'_>, worked: &[Arc<TriageAnalysis>], found: &mut Vec<Diagnostic>) {
    found.extend(proved(worked, CODE));
}
