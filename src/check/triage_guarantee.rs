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

use super::Inspection;
use crate::diagnostic::Diagnostic;

pub const CODE: &str = "triage-guarantee";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    found.extend(inspection.proved(CODE));
}
