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
use crate::base::diagnostic::{Diagnostic, suggestion};
use crate::domain::search::Delivery;
use crate::domain::site::Site;
use crate::input::markdown::marks;
use crate::input::model::claim::{self, CLAIMS, OnlyOn};

pub const CODE: &str = "unproved";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let site = inspection.site;
    for page in site.languages.iter().flat_map(|language| &language.pages) {
        for cover in &page.raw.outline.coverage {
            for id in cover.ids.iter().filter_map(|id| marks::claim_of(id)) {
                let place = page.raw.text.place(cover.offset);
                let unproved =
                    || Diagnostic::error(CODE, place, format!("Nothing proves a claim called `{id}`."));
                let why = match claim::named(id).map(|claim| claim.only) {
                    None => {
                        let known = CLAIMS.iter().map(|claim| claim.id);
                        found.push(unproved().hint(suggestion(id, known.clone()).unwrap_or_else(|| {
                            format!("Claims that are proved: {}.", known.collect::<Vec<_>>().join(", "))
                        })));
                        continue;
                    }
                    Some(Some(OnlyOn::Sheltered)) if !(site.is_kit() && site.config.exit.is_some()) => {
                        "It is proved for a kit with an `exit` only."
                    }
                    Some(Some(OnlyOn::WholeSearch)) if is_split(site) => {
                        "With `search: split`, what is typed decides what is asked of the host. Choose `search: whole`."
                    }
                    Some(_) => continue,
                };
                found.push(unproved().hint(why));
            }
        }
    }
}

fn is_split(site: &Site) -> bool {
    site.languages.iter().any(|language| Delivery::of(site, language) == Some(Delivery::Split))
}
