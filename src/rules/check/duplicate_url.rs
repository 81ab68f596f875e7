//! # duplicate-url
//!
//! **What it does.** Looks for two pages, files or old addresses that claim the same place in the
//! site, for addresses that differ only in upper and lower case, and for a page that has the name of a folder.
//!
//! **Why it matters.** One of the two would be lost, and on a USB stick or a Windows host `Help.html`
//! and `help.html` are the same file.
//!
//! **Example.** `content/en/help.md` and `aliases: [help.html]` in another page.
//!
//! **Instead.** Rename one of them, or take the alias out.

use std::collections::BTreeMap;

use super::Inspection;
use crate::base::diagnostic::Diagnostic;

pub const CODE: &str = "duplicate-url";

/// Files that every build makes, or may make.
const MADE: [&str; 10] = [
    "404.html",
    "robots.txt",
    "sitemap.xml",
    "manifest.sha256",
    "_headers",
    ".htaccess",
    ".nojekyll",
    ".rightskit",
    "staticwebapp.config.json",
    "web.config",
];

/// Where the way out leads without a network, on a site that has one.
const LEAVE: &str = "leave.html";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let mut first = BTreeMap::new();
    for address in inspection.addresses {
        let folded = address.url.to_lowercase();
        if MADE.contains(&folded.as_str()) || folded == LEAVE && inspection.site.has_leave_page() {
            let message = format!("`{}` is a file that the build makes by itself.", address.url);
            let hint = match folded.as_str() {
                "404.html" => "Write `404.md` at the top of the content folder for the words of that page.",
                _ => "Give yours another name.",
            };
            found.push(Diagnostic::error(CODE, address.place.clone(), message).hint(hint));
            continue;
        }
        match first.get(&folded) {
            None => {
                first.insert(folded, address);
            }
            Some(other) => {
                let message = format!("`{}` is claimed by {} too.", address.url, other.place);
                found.push(
                    Diagnostic::error(CODE, address.place.clone(), message).hint("Rename one of the two."),
                );
            }
        }
    }
    // `a.md` beside `a.html/b.md`: one name cannot be a page and a folder.
    for (folded, address) in &first {
        let folder = folded.match_indices('/').find_map(|(at, _)| first.get(&folded[..at]));
        if let Some(other) = folder {
            let message = format!(
                "`{}` cannot be: {} makes a file of the name of its folder.",
                address.url, other.place
            );
            found
                .push(Diagnostic::error(CODE, address.place.clone(), message).hint("Rename one of the two."));
        }
    }
}
