//! # audit-way-out
//!
//! Every page of a kit has a way out.
//!
//! **What it does.** Reports each page without a link that is marked `data-module="exit"`. Pages that only
//! forward, `404.html` and the neutral page that the way out leads to need none.
//!
//! **Why it matters.** Somebody may walk in at any moment, on any page.
//!
//! **Example.** A layout of your own that does not extend `layouts/base.html`.
//!
//! **Instead.** `{{ <exit href={exit.href} offline={root ~ exit.offline}/> }}`, at the top of the page.

use super::facts::Finding;
use super::site::{AuditedSite, is_missing_page};
use crate::base::diagnostic::Diagnostic;

pub(super) const CODE: &str = "audit-way-out";

pub(super) fn run(site: &AuditedSite<'_>) -> Vec<Diagnostic> {
    site.judge(CODE, |file, finding| match finding {
        Finding::NoWayOut if !needs_none(&file.path) => Some((
            "The page has no way out.".to_owned(),
            "Put `{{ <exit …/> }}` at the top of its layout, as `layouts/base.html` does.",
        )),
        _ => None,
    })
}

/// `404.html` is shown at addresses that say nothing, and `leave.html` is where the way out leads.
fn needs_none(path: &str) -> bool {
    is_missing_page(path) || path == "leave.html"
}
