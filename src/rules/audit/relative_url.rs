//! # audit-relative-url
//!
//! The site finds its own files by relative addresses only.
//!
//! **What it does.** Reports addresses that start with `/` or `file:`, that climb above the top of the
//! site, or that spell out the site's own public address, and the `<base>` element. `404.html` may name
//! the public address, because a host shows it at any depth.
//!
//! **Why it matters.** The same folder must work at the top of a host, below a sub-path and from a USB
//! stick.
//!
//! **Example.**
//!
//! ```html
//! <a href="/guide/index.html">All rights</a>
//! ```
//!
//! **Instead.**
//!
//! ```html
//! <a href="{{ root }}guide/index.html">All rights</a>
//! ```

use super::facts::Finding;
use super::site::{AuditedSite, is_missing_page};
use crate::base::diagnostic::Diagnostic;

pub(super) const CODE: &str = "audit-relative-url";

pub(super) fn run(site: &AuditedSite<'_>) -> Vec<Diagnostic> {
    site.judge(CODE, |file, finding| match finding {
        Finding::Rooted(url) => Some((
            format!("`{url}` works only at the top of a host, not from a sub-path or a stick."),
            "Write it relative to the page; templates have `root` for this.",
        )),
        Finding::Climbs(url) => Some((
            format!("`{url}` climbs above the top of the site."),
            "Write it relative to the page; templates have `root` for this.",
        )),
        Finding::OwnAddress(url) if !is_missing_page(&file.path) => Some((
            format!("`{url}` is a page of this site by its public address, which needs a connection."),
            "Link to the page itself, so that the link works offline too.",
        )),
        Finding::Base => Some((
            "A `<base>` element changes where every address of the page leads.".to_owned(),
            "Remove it; addresses are relative to the page.",
        )),
        _ => None,
    })
}
