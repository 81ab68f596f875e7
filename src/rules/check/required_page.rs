//! # required-page
//!
//! **What it does.** Looks for the pages that a kit cannot do without: home, guide, raising concerns,
//! safety, privacy, contact, about, accessibility and copyright. Two pages may not have the same role.
//!
//! **Why it matters.** Without the safety page people are not told what their employer can see;
//! without privacy and contact nobody knows who is behind the site.
//!
//! **Example.** `safety.md` without `role: safety`.
//!
//! **Instead.** Write the page, and say which one it is: `role: safety`.

use std::collections::BTreeMap;

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::input::model::page::Role;

pub const CODE: &str = "required-page";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let language = inspection.site.default_language();
    for role in Role::REQUIRED {
        if language.role(role).is_none() {
            let name = role.key().replace('_', "-");
            let message = format!("No page has the role `{name}`.");
            let problem = Diagnostic::error(
                CODE,
                Place::file(format!("content/{}", language.config.id.value)),
                message,
            );
            found.push(problem.hint(format!("Add a page with `role: {name}` in its front matter.")));
        }
    }
    let mut first: BTreeMap<Role, Place> = BTreeMap::new();
    for page in &language.pages {
        if let Some(role) = &page.raw.meta.role {
            let place = role.place(&page.raw.text.path);
            if let Some(other) = first.get(&role.value) {
                let name = role.key().replace('_', "-");
                let message = format!("Two pages have the role `{name}`; the other is {other}.");
                found.push(Diagnostic::error(CODE, place, message).hint("Take the role out of one of them."));
            } else {
                first.insert(role.value, place);
            }
        }
    }
}
