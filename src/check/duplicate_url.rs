//! # duplicate-url
//!
//! **What it does.** Looks for two pages, files or old addresses that claim the same place in the
//! site, and for addresses that differ only in upper and lower case.
//!
//! **Why it matters.** One of the two would be lost, and on a USB stick or a Windows host `Help.html`
//! and `help.html` are the same file.
//!
//! **Example.** `content/en/help.md` and `aliases: [help.html]` in another page.
//!
//! **Instead.** Rename one of them, or take the alias out.

use std::collections::BTreeMap;

use super::Inspection;
use crate::diagnostic::Diagnostic;

pub const CODE: &str = "duplicate-url";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let mut first = BTreeMap::new();
    for address in inspection.addresses {
        let folded = address.url.to_lowercase();
        match first.get(&folded) {
            None => {
                first.insert(folded, address);
            }
            Some(other) => {
                let message = format!("`{}` is claimed by {} too.", address.url, other.place);
                found.push(Diagnostic::error(CODE, address.place.clone(), message).hint("Rename one of the two."));
            }
        }
    }
}
