//! # audit-emergency-call
//!
//! Every page of a kit calls the emergency service.
//!
//! **What it does.** Reports each page without a link to the number of the emergency service, such as 111. Pages that only
//! forward and the neutral page that the way out leads to need none.
//!
//! **Why it matters.** Somebody in danger opens whatever page a search or a friend led to, and has no time to look for
//! another.
//!
//! **Example.** A layout of your own without the bar at the top.
//!
//! **Instead.** `{{ <emergency_bar service={emergency} root={root}/> }}`, as `layouts/base.html` has it.

use super::facts::Finding;
use super::site::AuditedSite;
use crate::base::diagnostic::Diagnostic;

pub(super) const CODE: &str = "audit-emergency-call";

pub(super) fn run(site: &AuditedSite<'_>) -> Vec<Diagnostic> {
    site.judge(CODE, |file, finding| match finding {
        Finding::NoEmergencyCall if &*file.path != "leave.html" => Some((
            "Nobody can call the emergency service from this page.".to_owned(),
            "Put `{{ <emergency_bar service={emergency} root={root}/> }}` at the top of its layout, as `layouts/base.html` does.",
        )),
        _ => None,
    })
}
