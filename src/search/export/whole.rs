//! An index that is loaded whole, in two files: what ranks, and the texts for snippets and phrases.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::forms::{pack, records};
use super::postings::{Packed, Postings};
use super::{Names, bare, bodies, entries, ignored, script, shown, synonyms};
use crate::output::Output;
use crate::search::Search;
use crate::search::document::Read;
use crate::search::index::FIELDS;
use crate::search::synonyms::said;
use crate::site::Language;

/// The texts of some entries, ready to be put together.
#[derive(Debug)]
pub struct Fragment {
    entries: Vec<u8>,
    bodies: Vec<u8>,
}

/// The part of the texts file that some entries make.
pub fn fragment(read: &[Read<'_>]) -> Fragment {
    Fragment { entries: list(read.iter().map(shown)), bodies: list(read.iter().flat_map(bodies)) }
}

/// Values with commas between.
fn list(values: impl Iterator<Item = impl Serialize>) -> Vec<u8> {
    let mut out = Vec::new();
    for value in values {
        if !out.is_empty() {
            out.push(b',');
        }
        // Texts and lists always serialise, and memory can always be written.
        let _ = serde_json::to_writer(&mut out, &value);
    }
    out
}

/// What results show and phrases are looked for in: all entries, the text of each document, the names by which
/// services can be filtered, with the place of the region that is everywhere, what the page says about results, and
/// what synonyms are said to stand for.
pub fn texts(fragments: Vec<Fragment>, names: &Names, language: &Language) -> Output {
    let directory = &language.directory;
    let (mut topics, mut regions) = (Vec::new(), Vec::new());
    if !directory.services.is_empty() {
        topics = directory.topics.iter().map(|topic| topic.name.as_str()).collect();
        regions = directory.regions.iter().map(|region| region.name.as_str()).collect();
    }
    let everywhere = directory.regions.iter().position(|region| region.code == "NZ");
    let size: usize = fragments.iter().map(|one| one.entries.len() + one.bodies.len() + 2).sum();
    let mut bytes = Vec::with_capacity(size + 8_000);
    let (heads, tails): (Vec<Vec<u8>>, Vec<Vec<u8>>) =
        fragments.into_iter().map(|one| (one.entries, one.bodies)).unzip();
    bytes.extend_from_slice(b"rightskitSearch.texts({\"entries\":[");
    append(heads, &mut bytes);
    bytes.extend_from_slice(b"],\"bodies\":[");
    append(tails, &mut bytes);
    let rest = format!(
        "],\"topics\":{},\"regions\":{},\"everywhere\":{},\"says\":{},\"said\":{}}});\n",
        json!(topics),
        json!(regions),
        json!(everywhere),
        json!(names.says),
        json!(said(&language.synonyms))
    );
    bytes.extend_from_slice(rest.as_bytes());
    Output::new(names.texts.clone(), bytes)
}

/// Joins with commas; each piece is let go as soon as it is copied.
fn append(pieces: Vec<Vec<u8>>, bytes: &mut Vec<u8>) {
    let mut first = true;
    for piece in pieces.into_iter().filter(|piece| !piece.is_empty()) {
        if !std::mem::take(&mut first) {
            bytes.push(b',');
        }
        bytes.extend_from_slice(&piece);
    }
}

/// Everything the order of results depends on. Terms are numbered in the order of their forms; spellings of their own
/// come after them.
pub fn ranking(search: &Search<'_>, names: &Names) -> Output {
    let records = records(search, 0);
    let mut terms: Vec<u32> = records.iter().map(|record| record.term).collect();
    let (forms, classes) = pack(&records);
    let spelled: Vec<&str> = search.dictionary.spelled.keys().map(String::as_str).collect();
    terms.extend(search.dictionary.spelled.values());
    let number: HashMap<u32, u32> = (0..).zip(&terms).map(|(new, old)| (*old, new)).collect();
    let postings = Postings::of(search);
    let fields: Vec<Value> = (0..FIELDS.len())
        .zip(postings.sums())
        .map(|(field, (boost, words))| {
            let mut packed = Packed::default();
            terms.iter().for_each(|term| postings.put(*term, field, &mut packed));
            json!([boost, words, postings.lengths(field), packed.posts, packed.times])
        })
        .collect();
    let value = json!({
        "tuning": search.tuning,
        "ignored": ignored(search),
        "forms": forms,
        "classes": classes,
        "spelled": spelled.join(" "),
        "synonyms": synonyms(search, &number),
        "bare": bare(search),
        "fields": fields,
        "entries": entries(search),
    });
    script(names.ranking.clone(), "ranking", &value)
}
