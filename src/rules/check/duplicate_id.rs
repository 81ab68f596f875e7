//! # duplicate-id
//!
//! **What it does.** Looks for the same id twice: two headings of a page, two services, facts,
//! topics, slots and so on.
//!
//! **Why it matters.** A link to an id can only lead to one of them, and nobody sees which.
//!
//! **Example.** Two services with `id: helpline`.
//!
//! **Instead.** Give each its own id.

use std::collections::BTreeMap;

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, Place};

pub const CODE: &str = "duplicate-id";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for (_, page) in inspection.pages() {
        let headings = page.raw.outline.headings.iter();
        twice(
            "heading",
            headings.map(|heading| (&*heading.id, heading.offset)),
            |at| page.raw.text.place(at),
            found,
        );
    }
    for (kind, ids) in inspection.site.ids.groups() {
        twice(kind, ids, |place| place, found);
    }
}

/// `place` says where something stands; it is asked for what comes twice only.
fn twice<'a, At: Clone>(
    kind: &str,
    ids: impl Iterator<Item = (&'a str, At)>,
    place: impl Fn(At) -> Place,
    found: &mut Vec<Diagnostic>,
) {
    let mut first: BTreeMap<&str, At> = BTreeMap::new();
    for (id, at) in ids {
        match first.get(id) {
            Some(other) => {
                let (place, other) = (place(at), place(other.clone()));
                let message = format!("There are two {kind}s with the id `{id}`; the other is at {other}.");
                found.push(Diagnostic::error(CODE, place, message).hint("Give one of them another id."));
            }
            None => {
                first.insert(id, at);
            }
        }
    }
}
