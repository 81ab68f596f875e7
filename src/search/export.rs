//! The index as classic script files for the browser.
//!
//! [`whole`] makes two of them, loaded at the first use of the search whatever is typed; [`split`] many small ones that
//! are loaded as they are asked for. What they hold is described where it is written; the theme's scripts read it in
//! the same order. Must not know templates.

mod forms;
mod postings;
pub mod split;
pub mod whole;

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

use rayon::prelude::*;
use serde::Serialize;
use serde_json::json;

use super::document::{Kind, Read};
use super::packed::put;
use super::{Delivery, Search};
use crate::digest;
use crate::output::Output;
use crate::site::{Language, Site};
use crate::theme::assets::ASSETS;

/// Raised when the same sources give other files.
const FORMAT: &str = "2";

/// Where the files of a language stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    pub delivery: Delivery,
    /// What ranks; of a split index, its start.
    pub ranking: String,
    /// The texts of an index that is loaded whole.
    pub texts: String,
    /// The folder of the parts of a split index, with a slash at its end.
    pub parts: String,
    /// What the page says about results, by a short name: needed only once there are some, so no page carries it.
    pub says: BTreeMap<&'static str, String>,
}

/// The files' names hold a print of everything the index is made from, so pages that name them can be rendered
/// before it exists. `None` for a site without search.
pub fn names(site: &Site, language: &Language, says: BTreeMap<&'static str, String>) -> Option<Names> {
    let delivery = Delivery::of(site, language)?;
    let pages: Vec<String> = language
        .pages
        .par_iter()
        .with_min_len(64)
        .map(|page| format!("{}{}", page.url, page.raw.text.fingerprint()))
        .collect();
    let mut print = format!("{FORMAT}{}{delivery:?}", env!("CARGO_PKG_VERSION"));
    print.extend(pages);
    let (directory, id) = (&language.directory, &language.config.id.value);
    // Writing into a string never fails.
    let _ = write!(
        print,
        "{says:?}{:?}{:?}{:?}{:?}{:?}{:?}{:?}",
        language.synonyms,
        language.triages,
        language.handouts,
        directory.services,
        directory.topics,
        directory.regions,
        site.publisher
    );
    let print = &digest::hex(print.as_bytes())[..8];
    Some(Names {
        delivery,
        ranking: format!("{ASSETS}search-{id}-index.{print}.js"),
        texts: format!("{ASSETS}search-{id}-texts.{print}.js"),
        parts: format!("{ASSETS}search-{id}.{print}/"),
        says,
    })
}

/// A script file that hands `value` to one of the search's functions.
fn script(path: String, function: &str, value: &impl Serialize) -> Output {
    let mut bytes = format!("rightskitSearch.{function}(").into_bytes();
    // Values made of texts, numbers and lists always serialise, and memory can always be written.
    let _ = serde_json::to_writer(&mut bytes, value);
    bytes.extend_from_slice(b");\n");
    Output::new(path, bytes)
}

/// Stop words, as one text.
fn ignored(search: &Search<'_>) -> String {
    search.dictionary.ignored.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// Each group: how many words and phrases, each as how many terms and the terms; and the same for what they mean, none
/// where each stands for the others. A browser makes the rules of it as `synonyms` does.
fn synonyms(search: &Search<'_>, number: &HashMap<u32, u32>) -> String {
    let mut out = String::new();
    let mut list = |texts: &[Vec<u32>]| {
        put(&mut out, texts.len() as u32);
        for terms in texts {
            put(&mut out, terms.len() as u32);
            terms.iter().for_each(|term| put(&mut out, number.get(term).copied().unwrap_or(0)));
        }
    };
    for group in &search.synonyms.groups {
        list(&group.words);
        list(&group.means);
    }
    out
}

/// Queries of stop words alone that a group of synonyms knows, each with its group.
fn bare<'s>(search: &'s Search<'_>) -> Vec<(&'s str, usize)> {
    search.synonyms.bare.iter().map(|bare| (bare.typed.as_str(), bare.group)).collect()
}

/// Each entry's number of documents times twenty, plus its weight in tenths.
fn entries(search: &Search<'_>) -> String {
    let mut out = String::new();
    for documents in search.documents.chunk_by(|a, b| a.entry == b.entry) {
        let weight = search.entries[documents[0].entry as usize].weight;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a small number of tenths"
        )]
        put(&mut out, documents.len() as u32 * 20 + (weight * 10.0).round().min(19.0) as u32);
    }
    out
}

/// What an entry shows: title, address, kind, and a line for each section with level, heading and anchor; of a service
/// also its numbers, the number and address of its button, its topics and its regions.
fn shown(read: &Read<'_>) -> serde_json::Value {
    let entry = &read.entry;
    let kind = match entry.kind {
        Kind::Page => 0,
        Kind::Guide => 1,
        Kind::Service => 2,
        Kind::Handout => 3,
    };
    let sections: Vec<String> = read
        .sections
        .iter()
        .map(|section| {
            let level = section.trail.iter().flatten().count();
            let heading = section.trail.iter().flatten().next_back().copied().unwrap_or_default();
            format!("{level}{heading}\t{}", section.anchor)
        })
        .collect();
    let sections = sections.join("\n");
    match &entry.help {
        None => json!([entry.title, entry.url, kind, sections]),
        Some(help) => {
            let call = help.call.as_ref().map_or(json!(0), |(number, href)| json!([number, href]));
            let numbers = help.numbers.join(" ");
            json!([entry.title, entry.url, kind, sections, numbers, call, help.topics, help.regions])
        }
    }
}

/// The texts of an entry's documents: names, labels and body between tabs.
fn bodies<'r>(read: &'r Read<'_>) -> impl Iterator<Item = String> + 'r {
    let entry = &read.entry;
    read.sections.iter().map(|section| format!("{}\t{}\t{}", entry.names, entry.labels, section.body))
}
