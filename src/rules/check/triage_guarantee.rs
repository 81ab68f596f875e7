//! # triage-guarantee
//!
//! **What it does.** Proves each guarantee of a questionnaire over every set of answers, partial and odd
//! ones among them. Where one is broken it shows the shortest way there.
//!
//! **Why it matters.** A guarantee says what must never happen to anybody. No list of examples can show
//! that it holds for all.
//!
//! **Example.** The guarantee `{when: {happened: touched}, shows: {service: safe-to-talk}}` is broken:
//! after `happened: touched`, `when: long-ago`, nothing in the plan shows the service.
//!
//! **Instead.** Widen the condition of the item that shows it.

use std::sync::Arc;

use super::{Inspection, proved};
use crate::base::diagnostic::Diagnostic;
use crate::domain::triage::analysis::TriageAnalysis;

pub const CODE: &str = "triage-guarantee";

pub fn run(_: &Inspection<'_>, worked: &[Arc<TriageAnalysis>], found: &mut Vec<Diagnostic>) {
    found.extend(proved(worked, CODE));
}
