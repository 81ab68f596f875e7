//! # unproved
//!
//! **What it does.** Checks the marks of claims about the website (`{proved=no-cookies}`): each must name a
//! claim that the audit proves.
//!
//! **Why it matters.** "No cookies" is easy to write and easy to break years later, with one line in a theme.
//! A claim with a mark cannot outlive its truth: the audit refuses to publish a site that breaks it.
//!
//! **Example.** `Nobody can see that you were here.{proved=invisible}`
//!
//! **Instead.** `Nothing is stored on your device.{proved=nothing-stored}`, or words that promise less.
//! `check --coverage` lists every claim with the sentences that make it and the rules that keep it true.

use super::Inspection;
use crate::diagnostic::{Diagnostic, suggestion};
use crate::markdown::marks;
use crate::model::claim::{self, CLAIMS};

pub const CODE: &str = "unproved";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let language = inspection.site.default_language();
    for page in &language.pages {
        for cover in &page.raw.outline.coverage {
            for id in cover.ids.iter().filter_map(|id| marks::claim_of(id)) {
                if claim::named(id).is_some() {
                    continue;
                }
                let place = page.raw.text.place(cover.offset);
                let problem = Diagnostic::error(CODE, place, format!("Nothing proves a claim called `{id}`."));
                let known = CLAIMS.iter().map(|claim| claim.id);
                found.push(problem.hint(suggestion(id, known.clone()).unwrap_or_else(|| {
                    format!("Claims that are proved: {}.", known.collect::<Vec<_>>().join(", "))
                })));
            }
        }
    }
}
