//! # audit-duplicate-id
//!
//! An id names one element of a page only.
//!
//! **What it does.** Reports every `id` that a finished page uses more than once.
//!
//! **Why it matters.** A link goes to the first of the two. Labels and descriptions that screen readers
//! rely on may belong to the wrong field.
//!
//! **Example.** Two headings of one page with `{#help}`, or a component that stands twice on a page and
//! has an id written into its template.
//!
//! **Instead.** Give each heading its own id. In a component, build the id from a name that the caller
//! passes.

use super::facts::Finding;
use super::site::AuditedSite;
use crate::base::diagnostic::{Cause, Diagnostic, Place};

pub(super) const CODE: &str = "audit-duplicate-id";

pub(super) fn run(site: &AuditedSite<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for file in site.files {
        for finding in &file.findings {
            let Finding::RepeatedId(id) = finding else { continue };
            let message = format!("More than one element has the id `{id}`.");
            let problem = Diagnostic::error(CODE, Place::file(&*file.path), message);
            found.push(problem.hint("Give each its own id.").because(Cause::RepeatedId(id.to_string())));
        }
    }
    found
}
