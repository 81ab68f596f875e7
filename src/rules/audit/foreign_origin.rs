//! # audit-foreign-origin
//!
//! Nothing in the site is fetched from another machine.
//!
//! **What it does.** Reports whatever a browser would ask another host for without anybody choosing to
//! go there: scripts, styles, fonts, pictures, frames, early connections, forwardings, forms and pings.
//! Links that a person follows are allowed.
//!
//! **Why it matters.** Each request tells a third party who reads which page, and when. Somebody who is
//! watched, or offline, must not depend on it.
//!
//! **Example.**
//!
//! ```html
//! <link rel="stylesheet" href="https://fonts.example/css?family=Inter">
//! ```
//!
//! **Instead.** Put the file into the theme and load it from there, or do without.

use super::facts::Finding;
use super::site::AuditedSite;
use crate::base::diagnostic::Diagnostic;

pub(super) const CODE: &str = "audit-foreign-origin";

pub(super) fn run(site: &AuditedSite<'_>) -> Vec<Diagnostic> {
    site.judge(CODE, |_, finding| match finding {
        Finding::ForeignLoad(url) => Some((
            format!("Loads `{url}`, which is not a file of this site."),
            "Put the file into the theme and load it from there, or leave it out.",
        )),
        _ => None,
    })
}
