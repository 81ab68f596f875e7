//! # triage-empty-plan
//!
//! **What it does.** Looks for a set of answers, however partial or odd, whose plan is empty, and shows
//! the shortest.
//!
//! **Why it matters.** Whoever answers a list of hard questions must not be left with nothing.
//!
//! **Example.** Every item has a `when`, and none of them fits somebody who has not answered yet.
//!
//! **Instead.** Give the plan an item without `when`, such as a helpline that is open to anybody.

use std::sync::Arc;

use super::{Inspection, proved};
use crate::base::diagnostic::Diagnostic;
use crate::domain::triage::analysis::TriageAnalysis;

pub const CODE: &str = "triage-empty-plan";

pub fn run(_: &Inspection<'_>, worked: &[Arc<TriageAnalysis>], found: &mut Vec<Diagnostic>) {
    found.extend(proved(worked, CODE));
}
