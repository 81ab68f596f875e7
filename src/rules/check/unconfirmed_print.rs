//! # unconfirmed-print
//!
//! **What it does.** Names each handout that prints numbers which nobody has confirmed with the service itself.
//!
//! **Why it matters.** A page can be put right today. A sheet on a wall or a card in a wallet stays as it is,
//! and somebody dials from it in a year.
//!
//! **Example.** A wallet card with a helpline's number whose evidence is `seen: [S2]` only.
//!
//! **Instead.** Ring the numbers before you print, then add `confirmed: {by: …, on: …, how: …}` to each.

use std::sync::Arc;

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::domain::handout::{HandoutContext, all, document};
use crate::domain::site::handouts::TextSize;
use crate::domain::triage::analysis::TriageAnalysis;
use crate::input::load::Printing;

pub const CODE: &str = "unconfirmed-print";

/// More names tell nobody more.
const NAMED: usize = 3;

pub fn run(inspection: &Inspection<'_>, worked: &[Arc<TriageAnalysis>], found: &mut Vec<Diagnostic>) {
    if inspection.printing == Printing::LeftOut {
        return;
    }
    let context = HandoutContext { site: inspection.site, worked };
    let default = inspection.site.default_language();
    for (language, handout, messages) in all(inspection.site) {
        // Large print and other languages print the same numbers.
        if handout.size == TextSize::Large || language.config.id != default.config.id {
            continue;
        }
        let names = document(context, language, &messages, handout).unconfirmed;
        if names.is_empty() {
            continue;
        }
        let first = names.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
        let more =
            if names.len() > NAMED { format!(" and {} more", names.len() - NAMED) } else { String::new() };
        let message =
            format!("The handout `{}` prints numbers that nobody has confirmed: {first}{more}.", handout.id);
        let problem = Diagnostic::warning(CODE, Place::file(handout.path.clone()), message);
        found.push(
            problem.hint("Ring them before you print, then add `confirmed: {by: …, on: …, how: …}` to each."),
        );
    }
}
