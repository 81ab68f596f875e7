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
use std::fmt::{self, Write};

use serde::{Serialize, Serializer};
use serde_json::json;

use super::document::{Entry, Kind, Read};
use super::packed::put;
use super::{Delivery, Search};
use crate::digest;
use crate::output::Output;
use crate::site::{Language, Site};
use crate::theme::assets::ASSETS;

/// Raised when the same sources give other files.
const FORMAT: &str = "3";

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
    let mut print = format!("{FORMAT}{}{delivery:?}", env!("CARGO_PKG_VERSION"));
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
    let mut print = print.into_bytes();
    for page in &language.pages {
        print.extend_from_slice(page.url.as_bytes());
        print.extend_from_slice(&page.raw.text.checksum().to_le_bytes());
    }
    let print = &digest::hex(&print)[..8];
    Some(Names {
        delivery,
        ranking: format!("{ASSETS}search-{id}-index.{print}.js"),
        texts: format!("{ASSETS}search-{id}-texts.{print}.js"),
        parts: format!("{ASSETS}search-{id}.{print}/"),
        says,
    })
}

/// A script file of about `room` bytes that hands `value` to one of the search's functions.
fn script(path: String, function: &str, value: &impl Serialize, room: usize) -> Output {
    let mut bytes = Vec::with_capacity(room + 64);
    bytes.extend_from_slice(format!("rightskitSearch.{function}(").as_bytes());
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
struct Shown<'r>(&'r Read<'r>);

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let entry = &self.0.entry;
        let kind = match entry.kind {
            Kind::Page => 0,
            Kind::Guide => 1,
            Kind::Service => 2,
            Kind::Handout => 3,
        };
        let shown = (&entry.title, &entry.url, kind, format_args!("{}", Headings(self.0)));
        let Some(help) = &entry.help else { return shown.serialize(serializer) };
        let call = help.call.as_ref().map_or(json!(0), |(number, href)| json!([number, href]));
        let (title, url, kind, headings) = shown;
        (title, url, kind, headings, help.numbers.join(" "), call, &help.topics, &help.regions)
            .serialize(serializer)
    }
}

struct Headings<'r>(&'r Read<'r>);

impl fmt::Display for Headings<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, section) in self.0.sections.iter().enumerate() {
            if at > 0 {
                out.write_char('\n')?;
            }
            let level = section.trail.iter().flatten().count();
            let heading = section.trail.iter().flatten().next_back().copied().unwrap_or_default();
            write!(out, "{level}{heading}\t{}", section.anchor)?;
        }
        Ok(())
    }
}

/// The text of a document: names, labels and body between tabs.
struct Body<'r> {
    entry: &'r Entry<'r>,
    text: &'r str,
}

impl Serialize for Body<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{}\t{}\t{}", self.entry.names, self.entry.labels, self.text))
    }
}

/// The texts of an entry's documents.
fn bodies<'r>(read: &'r Read<'_>) -> impl Iterator<Item = Body<'r>> {
    read.sections.iter().map(|section| Body { entry: &read.entry, text: &section.body })
}
