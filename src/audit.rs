//! Looks at the finished site, and at nothing else, before it may replace the old one.
//!
//! [`facts()`] reads each output once while its bytes are at hand, in any thread; [`audit()`] then
//! holds the facts of all of them against every rule. One rule is one file, and its opening
//! comment is the page that `explain` prints. Knows no sources, pages or themes: only files.

mod address;
mod css;
mod facts;
mod html;
mod policy;
mod script;
mod site;
mod standard;
mod strings;
mod weight;

mod broken_link;
mod budget;
mod content_policy;
mod duplicate_id;
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

use crate::diagnostic::{Diagnostic, Place};
pub use facts::{Finding, Kind, PageFacts, facts};
use site::Site;
pub use standard::{Budgets, FromContent, Group, PageBudget, SEARCH_KB, SEARCH_TEXTS_KB, Standard};
pub use strings::Strings;

struct Rule {
    code: &'static str,
    doc: &'static str,
    check: fn(&Site<'_>) -> Vec<Diagnostic>,
}

const ALL: [Rule; 15] = [
    Rule { code: broken_link::CODE, doc: broken_link::DOC, check: broken_link::check },
    Rule { code: budget::CODE, doc: budget::DOC, check: budget::check },
    Rule { code: content_policy::CODE, doc: content_policy::DOC, check: content_policy::check },
    Rule { code: duplicate_id::CODE, doc: duplicate_id::DOC, check: duplicate_id::check },
    Rule { code: foreign_origin::CODE, doc: foreign_origin::DOC, check: foreign_origin::check },
    Rule { code: form::CODE, doc: form::DOC, check: form::check },
    Rule { code: inline_code::CODE, doc: inline_code::DOC, check: inline_code::check },
    Rule { code: missing_anchor::CODE, doc: missing_anchor::DOC, check: missing_anchor::check },
    Rule { code: portable_name::CODE, doc: portable_name::DOC, check: portable_name::check },
    Rule { code: private_api::CODE, doc: private_api::DOC, check: private_api::check },
    Rule { code: referrer::CODE, doc: referrer::DOC, check: referrer::check },
    Rule { code: relative_url::CODE, doc: relative_url::DOC, check: relative_url::check },
    Rule { code: split_search::CODE, doc: split_search::DOC, check: split_search::check },
    Rule { code: stands_alone::CODE, doc: stands_alone::DOC, check: stands_alone::check },
    Rule { code: way_out::CODE, doc: way_out::DOC, check: way_out::check },
];

/// Every rule's code, and the source file whose opening `//!` lines explain it.
pub const RULES: &[(&str, &str)] = &{
    let mut rules = [("", ""); ALL.len()];
    let mut at = 0;
    while at < rules.len() {
        rules[at] = (ALL[at].code, ALL[at].doc);
        at += 1;
    }
    rules
};

/// Holds all rules against a finished site.
///
/// What one cause brings about in many files, as a slip in a layout does, is reported once.
/// `source_of` names the source of an output where there is one to show instead.
pub fn audit(
    facts: &[PageFacts],
    standard: &Standard,
    source_of: &dyn Fn(&str) -> Option<Place>,
) -> Vec<Diagnostic> {
    let site = Site::new(facts, standard);
    let found: Vec<Diagnostic> = ALL.par_iter().flat_map_iter(|rule| (rule.check)(&site)).collect();
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
