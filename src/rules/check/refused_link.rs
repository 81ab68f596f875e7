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
use crate::base::diagnostic::{Diagnostic, suggestion};
use crate::domain::site::links::Destination;

pub const CODE: &str = "refused-link";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for (language, page) in inspection.texts() {
        for link in &page.raw.outline.links {
            if let Destination::Refused(address) = inspection.destination(language, page, &link.address) {
                let scheme = address.split(':').next().unwrap_or_default();
                let message = format!("Links with `{scheme}:` are not allowed.");
                let problem = Diagnostic::error(CODE, page.raw.text.place(link.offset), message);
                let known = ["https", "mailto", "tel", "sms", "fact", "service", "directory", "lang"];
                // The last four are a kit's own.
                let known = if inspection.site.is_kit() { &known[..] } else { &known[..4] };
                found.push(problem.hint(suggestion(scheme, known.iter().copied()).unwrap_or_default()));
            }
        }
    }
}
