//! # triage-unreachable
//!
//! **What it does.** Looks at every set of answers there can be, and finds questions that nobody is ever
//! asked and items of the plan that nobody ever sees.
//!
//! **Why it matters.** Advice that no answers lead to helps nobody, and its author believes it does.
//!
//! **Example.** `when: {work: contractor, job: dismissed}` where contractors are never asked about `job`.
//!
//! **Instead.** Ask the question of them too, or name answers that go together.

use std::sync::Arc;

use super::{Inspection, proved};
use crate::base::diagnostic::Diagnostic;
use crate::domain::triage::analysis::TriageAnalysis;

pub const CODE: &str = "triage-unreachable";

pub fn run(_: &Inspection<'_>, worked: &[Arc<TriageAnalysis>], found: &mut Vec<Diagnostic>) {
    found.extend(proved(worked, CODE));
}
