//! # audit-form
//!
//! Nothing that is typed or ticked can be sent.
//!
//! **What it does.** Reports each page with a `<form>` whose content policy does not forbid forms to send
//! (`form-action 'none'`).
//!
//! **Why it matters.** A form without a script sends its answers in the address: into the browser's history,
//! the host's log and the logs of the network between.
//!
//! **Example.**
//!
//! ```html
//! <form action="search.html"><input name="q"></form>
//! ```
//!
//! **Instead.** Let the layout print `{{ csp }}`, which holds `form-action 'none'`, or do without the form.

use super::facts::Finding;
use super::site::AuditedSite;
use crate::base::diagnostic::Diagnostic;

pub(super) const CODE: &str = "audit-form";

pub(super) fn run(site: &AuditedSite<'_>) -> Vec<Diagnostic> {
    site.judge(CODE, |_, finding| match finding {
        Finding::OpenForm => Some((
            "A form on this page can send what people enter.".to_owned(),
            "Keep `form-action 'none'` in the page's policy: let the layout print `{{ csp }}`.",
        )),
        _ => None,
    })
}
