//! # refused-link
//!
//! **What it does.** Refuses links with `javascript:`, `data:` and every scheme that is neither a way
//! to reach somebody nor one of ours.
//!
//! **Why it matters.** Such a link can run code in the page, or shows nothing at all.
//!
//! **Example.** `[print](javascript:print())`
//!
//! **Instead.** Links may start with `https:`, `mailto:`, `tel:`, `sms:`, `fact:`, `service:`,
//! `directory:` or `lang:`, or be a path to a page.

use super::Inspection;
use crate::diagnostic::{Diagnostic, suggestion};
use crate::markdown::target::Target;

pub const CODE: &str = "refused-link";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for (_, page) in inspection.texts() {
        for link in &page.raw.outline.links {
            if let Target::Refused(address) = Target::of_link(&link.address) {
                let scheme = address.split(':').next().unwrap_or_default();
                let message = format!("Links with `{scheme}:` are not allowed.");
                let problem = Diagnostic::error(CODE, page.raw.text.place(link.offset), message);
                let known = ["https", "mailto", "tel", "sms", "fact", "service", "directory", "lang"];
                found.push(problem.hint(suggestion(scheme, known).unwrap_or_default()));
            }
        }
    }
}
