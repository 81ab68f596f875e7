//! The index as classic script files for the browser.
//!
//! [`whole`] makes two of them, loaded at the first use of the search whatever is typed; [`split`] many small ones that
//! are loaded as they are asked for. What they hold is described where it is written; the theme's scripts read it in
//! the same order. Must not know templates.

mod coded;
mod crisis;
mod forms;
mod postings;
pub mod split;
pub mod whole;

use std::collections::{BTreeMap, HashMap};
use std::fmt::{self, Write};

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::document::entry::Help;
use super::document::{EntryKind, ReadEntry, SearchEntry};
use super::packed::put;
use super::{Delivery, Search};
use crate::base::output_file::Output;
use crate::domain::site::{Language, Site};
use crate::input::theme::assets::fingerprinted;

/// What is to be made of a language's search, before anything is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchPlan {
    pub delivery: Delivery,
    /// The language, as its files are called.
    pub language: String,
    /// What the page says about results, by a short name: needed only once there are some, so no page carries it.
    pub says: BTreeMap<&'static str, String>,
}

impl SearchPlan {
    /// `None` for a site without search.
    pub fn of(site: &Site, language: &Language, says: BTreeMap<&'static str, String>) -> Option<Self> {
        let delivery = Delivery::of(site, language)?;
        Some(Self { delivery, language: language.config.id.value.clone(), says })
    }
}

/// Where the finished files of a language stand. Each name holds a print of the bytes that stand there, and the name of
/// a folder one of all that are in it, so that browsers may keep them for good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchFiles {
    /// What ranks; of a split index, its start.
    pub ranking: String,
    pub rest: Rest,
}

/// What is loaded besides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rest {
    /// The texts of an index that is loaded whole.
    Texts(String),
    /// The folder of the parts of a split index, with a slash at its end.
    Parts(String),
}

/// A script file of the language's search under the name that its bytes give it.
fn named(plan: &SearchPlan, what: &str, bytes: Vec<u8>) -> Output {
    Output::new(fingerprinted(&format!("search-{}-{what}.js", plan.language), &bytes), bytes)
}

/// A script of about `room` bytes that hands `value` to one of the search's functions.
fn script(function: &str, value: &impl Serialize, room: usize) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(room + 64);
    bytes.extend_from_slice(format!("rightskitSearch.{function}(").as_bytes());
    // Values made of texts, numbers and lists always serialise, and memory can always be written.
    let _ = serde_json::to_writer(&mut bytes, value);
    bytes.extend_from_slice(b");\n");
    bytes
}

/// Stop words, as one text.
fn ignored(search: &Search<'_>) -> String {
    search.dictionary.ignored.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// Words that stand in nearly every query, as one text, and the filter of common words that must not be taken for others.
fn told_apart(search: &Search<'_>) -> [String; 2] {
    let roles = search.synonyms.roles.iter().map(String::as_str).collect::<Vec<_>>().join(" ");
    [roles, search.dictionary.known.packed()]
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

/// Each entry's number of documents times 120, plus forty times the number of its group, plus twenty for a service that
/// nobody can reach, plus its weight in tenths.
fn entries(search: &Search<'_>) -> String {
    let mut out = String::new();
    for documents in search.documents.chunk_by(|a, b| a.entry == b.entry) {
        let entry = &search.entries[documents[0].entry as usize];
        let out_of_reach = if entry.is_out_of_reach() { 20 } else { 0 };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a small number of tenths"
        )]
        put(
            &mut out,
            documents.len() as u32 * 120
                + entry.kind.group() as u32 * 40
                + out_of_reach
                + (entry.weight * 10.0).round().min(19.0) as u32,
        );
    }
    out
}

/// What an entry shows: title, address, kind, and a line for each section with its heading, as many tabs as its level,
/// and its anchor; of a service also its numbers, the number and address of its button, its topics and its regions.
struct EntryDisplay<'r>(&'r ReadEntry<'r>);

impl Serialize for EntryDisplay<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let entry = &self.0.entry;
        let shown = (&entry.title, &entry.url, kind(entry), format_args!("{}", Headings(self.0)));
        let Some(help) = &entry.help else { return shown.serialize(serializer) };
        let (title, url, kind, headings) = shown;
        (title, url, kind, headings, help.numbers.join(" "), call(help), &help.topics, &help.regions)
            .serialize(serializer)
    }
}

/// What an entry shows besides its [`texts`].
struct Untold<'r>(&'r ReadEntry<'r>);

impl Serialize for Untold<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let entry = &self.0.entry;
        let Some(help) = &entry.help else { return [kind(entry)].serialize(serializer) };
        (kind(entry), help.numbers.join(" "), call(help), &help.topics, &help.regions).serialize(serializer)
    }
}

/// The texts of an entry: title, address, the start of each document's text, the lines of its sections, and what
/// follows that start in each document.
fn texts(read: &ReadEntry<'_>) -> Vec<String> {
    let SearchEntry { title, url, names, labels, .. } = &read.entry;
    let mut texts =
        vec![title.to_string(), url.to_string(), format!("{names}\t{labels}\t"), Headings(read).to_string()];
    texts.extend(read.sections.iter().map(|section| section.body.clone()));
    texts
}

fn kind(entry: &SearchEntry<'_>) -> u32 {
    match entry.kind {
        EntryKind::Page => 0,
        EntryKind::Guide => 1,
        EntryKind::Service => 2,
        EntryKind::Handout => 3,
    }
}

/// Number and address of a service's button.
fn call(help: &Help) -> Value {
    help.call.as_ref().map_or(json!(0), |(number, href)| json!([number, href]))
}

struct Headings<'r>(&'r ReadEntry<'r>);

impl fmt::Display for Headings<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, section) in self.0.sections.iter().enumerate() {
            if at > 0 {
                out.write_char('\n')?;
            }
            let level = section.trail.iter().flatten().count();
            let heading = section.trail.iter().flatten().next_back().copied().unwrap_or_default();
            write!(out, "{heading}{}{}", "\t".repeat(level), section.anchor)?;
        }
        Ok(())
    }
}

/// The text of a document: names, labels and body between tabs.
struct DocumentText<'r> {
    entry: &'r SearchEntry<'r>,
    text: &'r str,
}

impl Serialize for DocumentText<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{}\t{}\t{}", self.entry.names, self.entry.labels, self.text))
    }
}

/// The texts of an entry's documents.
fn bodies<'r>(read: &'r ReadEntry<'_>) -> impl Iterator<Item = DocumentText<'r>> {
    read.sections.iter().map(|section| DocumentText { entry: &read.entry, text: &section.body })
}
