//! # audit-stands-alone
//!
//! `404.html` needs no other file.
//!
//! **What it does.** Reports everything that `404.html` loads, and every relative link in it but those
//! within the page.
//!
//! **Why it matters.** A host shows this page for any address that does not exist, at any depth. A
//! relative address in it leads somewhere else each time, so its style would be missing and its links
//! broken, just when somebody is lost.
//!
//! **Example.**
//!
//! ```html
//! <link rel="stylesheet" href="assets/core.css"> <a href="index.html">Start</a>
//! ```
//!
//! **Instead.** Put the style into the page itself, where its policy names it by hash. Give the most
//! important numbers in words, as `tel:` links. Link to the start page only by its full public address.

use super::address;
use super::site::{AuditedSite, is_missing_page};
use crate::base::diagnostic::{Diagnostic, Place};

pub(super) const CODE: &str = "audit-stands-alone";

pub(super) fn run(site: &AuditedSite<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for file in site.files.iter().filter(|file| is_missing_page(&file.path)) {
        let links = file.links.iter().filter(|link| address::split(link).0 != &*file.path);
        for (what, url) in
            links.map(|link| ("Links to", link)).chain(file.loads.iter().map(|url| ("Loads", url)))
        {
            let message = format!(
                "{what} `{url}` by a relative address, which leads nowhere when a host shows this page."
            );
            found.push(
                Diagnostic::error(CODE, Place::file(&*file.path), message)
                    .hint("Put what the page needs into the page itself, and numbers in words."),
            );
        }
    }
    found
}
