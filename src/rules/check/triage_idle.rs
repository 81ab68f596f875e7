//! # triage-idle
//!
//! **What it does.** Finds conditions of a questionnaire that always hold, and parts of a condition that
//! could be left out with the same result for every set of answers.
//!
//! **Why it matters.** Somebody wrote that part for a reason, and it does not do what they meant.
//!
//! **Example.** `when: {any: [{happened: touched}, {happened: [touched, online]}]}`
//!
//! **Instead.** `when: {happened: [touched, online]}`

use std::sync::Arc;

use super::{Inspection, proved};
use crate::base::diagnostic::Diagnostic;
use crate::domain::triage::analysis::TriageAnalysis;

pub const CODE: &str = "triage-idle";

pub fn run(_: &Inspection<'_>, worked: &[Arc<TriageAnalysis>], found: &mut Vec<Diagnostic>) {
    found.extend(proved(worked, CODE));
}
