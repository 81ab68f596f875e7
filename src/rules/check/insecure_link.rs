//! # insecure-link
//!
//! **What it does.** Finds links that start with `http:` or `//`.
//!
//! **Why it matters.** Anybody on the way, an employer's network for one, can read and change what
//! comes over `http:`.
//!
//! **Example.** `[the law](http://www.legislation.govt.nz)`
//!
//! **Instead.** Use the address with `https:`.

use super::Inspection;
use crate::base::diagnostic::Diagnostic;
use crate::domain::site::links::Destination;
use crate::input::load::{DIRECTORY, FACTS};

pub const CODE: &str = "insecure-link";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for (language, page) in inspection.texts() {
        for link in &page.raw.outline.links {
            if let Destination::Insecure(address) = inspection.destination(language, page, &link.address) {
                let problem = Diagnostic::error(
                    CODE,
                    page.raw.text.place(link.offset),
                    format!("`{address}` is not safe to follow."),
                );
                found.push(problem.hint("Use the address that starts with `https:`."));
            }
        }
    }
    let language = inspection.site.default_language();
    let facts = language.facts.values().filter_map(|fact| fact.source.url.as_ref()).map(|url| (url, FACTS));
    let publisher = &inspection.site.publisher;
    let local = publisher.path();
    let sources = language.directory.sources.iter().filter_map(|(id, source)| {
        let own = publisher.agency.sources.contains_key(id);
        Some((source.url.as_ref()?, if own { local.as_str() } else { DIRECTORY }))
    });
    for (url, path) in facts.chain(sources).filter(|(url, _)| !url.starts_with("https://")) {
        let problem =
            Diagnostic::error(CODE, url.place(path), format!("`{}` is not an `https:` address.", url.value));
        found.push(problem.hint("Leave the address out and keep the publisher's name."));
    }
}
