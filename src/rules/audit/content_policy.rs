//! # audit-content-policy
//!
//! Every page states which files may act in it, before any of them can.
//!
//! **What it does.** Looks for `<meta http-equiv="Content-Security-Policy">` in each page: it must be
//! there, come before anything that is loaded or shown, start from `default-src 'none'` and let in this
//! site's own files only.
//!
//! **Why it matters.** The policy is what makes "asks no other site for anything" true even when a page
//! goes wrong. It travels with the page, so it holds on a stick as well.
//!
//! **Example.**
//!
//! ```html
//! <link rel="stylesheet" href="assets/core.css">
//! <meta http-equiv="Content-Security-Policy" content="{{ csp }}">
//! ```
//!
//! **Instead.**
//!
//! ```html
//! <meta http-equiv="Content-Security-Policy" content="{{ csp }}">
//! <link rel="stylesheet" href="assets/core.css">
//! ```

use super::facts::Finding;
use super::site::AuditedSite;
use crate::base::diagnostic::Diagnostic;

pub(super) const CODE: &str = "audit-content-policy";

pub(super) fn run(site: &AuditedSite<'_>) -> Vec<Diagnostic> {
    const PRINT: &str = "Let the layout print `{{ csp }}` in a `<meta>` element, first in the head.";
    site.judge(CODE, |_, finding| match finding {
        Finding::NoPolicy => Some(("The page has no content security policy.".to_owned(), PRINT)),
        Finding::LatePolicy => {
            Some(("The content security policy comes after something it should govern.".to_owned(), PRINT))
        }
        Finding::WeakPolicy(weakness) => {
            Some((format!("The content security policy is too weak because of {weakness}."), PRINT))
        }
        _ => None,
    })
}
