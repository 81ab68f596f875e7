//! Looks at the finished site, and at nothing else, before it may replace the old one.
//!
//! [`facts()`] reads each output once while its bytes are at hand, in any thread; [`audit()`] then
//! holds the facts of all of them against every rule. One rule is one file, and its opening
//! comment is the page that `explain` prints. Knows no sources, pages or themes: only files.

mod address;
mod collector;
mod facts;
mod html;
mod policy;
mod read;
mod script;
mod site;
mod standard;
mod strings;
mod weight;

mod active_drawing;
mod broken_link;
mod budget;
mod content_policy;
mod duplicate_id;
mod emergency_call;
mod foreign_origin;
mod form;
mod inline_code;
mod missing_anchor;
mod portable_name;
mod private_api;
mod referrer;
mod relative_url;
mod split_search;
mod stands_alone;
mod way_out;

#[cfg(test)]
mod tests;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::base::diagnostic::{Diagnostic, Place};
#[cfg(feature = "live")]
pub use facts::Finding;
pub use facts::PageFacts;
pub use read::{facts, facts_like};
use site::AuditedSite;
pub use standard::{
    AuditStandard, BudgetGroup, Budgets, FromContent, RequestedBudget, SEARCH_KB, SEARCH_TEXTS_KB,
};

struct AuditRule {
    code: &'static str,
    /// The rule's source file, whose first comment is its explanation.
    doc: &'static str,
    run: fn(&AuditedSite<'_>) -> Vec<Diagnostic>,
}

macro_rules! rules {
    ($($module:ident)*) => {
        const ALL: &[AuditRule] = &[$(AuditRule {
            code: $module::CODE,
            doc: include_str!(concat!("audit/", stringify!($module), ".rs")),
            run: $module::run,
        }),*];
    };
}

rules! {
    active_drawing
    broken_link
    budget
    content_policy
    duplicate_id
    emergency_call
    foreign_origin
    form
    inline_code
    missing_anchor
    portable_name
    private_api
    referrer
    relative_url
    split_search
    stands_alone
    way_out
}

/// Every rule's code, and the source file whose opening `//!` lines explain it.
pub fn docs() -> impl Iterator<Item = (&'static str, &'static str)> + Clone {
    ALL.iter().map(|rule| (rule.code, rule.doc))
}

/// Holds all rules against a finished site.
///
/// What one cause brings about in many files, as a slip in a layout does, is reported once.
/// `source_of` names the source of an output where there is one to show instead.
pub fn audit(
    facts: &[PageFacts],
    standard: &AuditStandard,
    source_of: &dyn Fn(&str) -> Option<Place>,
) -> Vec<Diagnostic> {
    let site = AuditedSite::new(facts, standard);
    let found: Vec<Diagnostic> = ALL.par_iter().flat_map_iter(|rule| (rule.run)(&site)).collect();
    let mut found = one_per_cause(found);
    for diagnostic in &mut found {
        if let Some(place) = source_of(&diagnostic.place.path) {
            diagnostic.place = place;
        }
    }
    found.sort_by(|a, b| (&a.place, a.code, &a.message).cmp(&(&b.place, b.code, &b.message)));
    found
}

fn one_per_cause(mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    found.sort_by(|a, b| {
        (a.code, &a.message, &a.hint, &a.place).cmp(&(b.code, &b.message, &b.hint, &b.place))
    });
    let same =
        |a: &Diagnostic, b: &Diagnostic| (a.code, &a.message, &a.hint) == (b.code, &b.message, &b.hint);
    found
        .chunk_by(same)
        .filter_map(|causes| {
            let mut first = causes.first()?.clone();
            match causes {
                [_, second] => first.message += &format!(" The same in `{}`.", second.place.path),
                [_, second, ..] => {
                    let more = causes.len() - 1;
                    first.message +=
                        &format!(" The same in {more} more files, such as `{}`.", second.place.path);
                }
                _ => {}
            }
            Some(first)
        })
        .collect()
}
