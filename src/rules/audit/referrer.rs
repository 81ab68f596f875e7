//! # audit-referrer
//!
//! No page tells other sites that a person came from it.
//!
//! **What it does.** Reports each page of a kit without `<meta name="referrer" content="no-referrer">`.
//!
//! **Why it matters.** A link to another site carries the address of the page it stood on, unless the page
//! says otherwise. That address can say what somebody is going through.
//!
//! **Example.** A layout of your own whose head starts with `<title>`.
//!
//! **Instead.**
//!
//! ```html
//! <meta name="referrer" content="no-referrer">
//! ```

use super::facts::Finding;
use super::site::AuditedSite;
use crate::base::diagnostic::Diagnostic;

pub(super) const CODE: &str = "audit-referrer";

pub(super) fn run(site: &AuditedSite<'_>) -> Vec<Diagnostic> {
    site.judge(CODE, |_, finding| match finding {
        Finding::Referrer => Some((
            "The page tells other sites that a person came from it.".to_owned(),
            "Put `<meta name=\"referrer\" content=\"no-referrer\">` into the head of its layout.",
        )),
        _ => None,
    })
}
