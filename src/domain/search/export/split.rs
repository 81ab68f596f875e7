//! An index in parts: a start, the forms of words by their beginning, postings by term, and texts by entry.
//!
//! Every part is a classic script file, so that it can be fetched from a disk too. A part is cut where it reaches a
//! size, forms only where no word's forms lie on both sides; a term with many postings has a part of its own, so that
//! its neighbours stay cheap.

use std::collections::HashMap;

use rayon::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};

use super::crisis::{crisis, unsure};
use super::forms::{FormRecord, pack, records};
use super::postings::{Packed, Postings};
use super::{
    DocumentText, EntryDisplay, SearchPlan, bare, bodies, entries, ignored, named, put, script, synonyms,
    told_apart,
};
use crate::base::digest;
use crate::base::output_file::Output;
use crate::domain::search::Search;
use crate::domain::search::document::ReadEntry;
use crate::domain::search::index::FIELDS;
use crate::domain::search::intents::Intents;
use crate::domain::search::words::{flat, print, words};
use crate::domain::site::Language;
use crate::input::theme::assets::ASSETS;

/// About how many bytes a part holds before it is compressed.
const FORMS: usize = 6_000;
const POSTINGS: usize = 8_000;
const TEXTS: usize = 7_000;
/// How many letters all forms in one record share at least.
const LEAST: usize = 3;

/// Texts of some entries.
#[derive(Debug)]
pub struct TextBlock {
    /// How many entries it holds.
    pub entries: u32,
    pub output: Output,
}

/// The blocks of some entries, the first of which is number `first`. A block is named by its first entry.
pub fn blocks(first: usize, read: &[ReadEntry<'_>]) -> Vec<TextBlock> {
    let mut blocks = Vec::new();
    let mut at = 0;
    while at < read.len() {
        let mut size = 0;
        let more = read[at..].iter().take_while(|one| {
            let fits = size == 0 || size < TEXTS;
            size += one.sections.iter().map(|section| section.body.len() + 40).sum::<usize>() + 80;
            fits
        });
        let count = more.count();
        let some = &read[at..at + count];
        let shown: Vec<EntryDisplay<'_>> = some.iter().map(EntryDisplay).collect();
        let bodies: Vec<DocumentText<'_>> = some.iter().flat_map(bodies).collect();
        let output = part('t', first + at, &(shown, bodies));
        blocks.push(TextBlock { entries: count as u32, output });
        at += count;
    }
    blocks
}

/// The start, and all parts but the texts. `blocks` holds how many entries each block of texts has, in order.
pub fn files(
    search: &Search<'_>,
    language: &Language,
    intents: &Intents,
    blocks: &[u32],
    plan: &SearchPlan,
) -> (Output, Vec<Output>) {
    let records = records(search, LEAST);
    let mut terms: Vec<u32> = Vec::new();
    let mut number: HashMap<u32, u32> = HashMap::new();
    for term in records.iter().map(|record| record.term).chain(search.dictionary.spelled.values().copied()) {
        number.entry(term).or_insert_with(|| {
            terms.push(term);
            terms.len() as u32 - 1
        });
    }
    let shelves = shelves(&records);
    let spelled = spelled(search, &shelves);
    let forms: Vec<Output> = shelves
        .par_iter()
        .enumerate()
        .map(|(at, records)| part('f', at, &forms_of(records, &spelled[at], &number)))
        .collect();
    let postings = Postings::of(search);
    let (cuts, posts) = posts(search, &postings, &terms);
    let packed = |numbers: &[u32]| {
        let mut out = String::new();
        numbers.iter().for_each(|number| put(&mut out, *number));
        out
    };
    let starts: Vec<&str> = shelves.iter().map(|records| records[0].start).collect();
    let start = json!({
        "tuning": search.tuning,
        "ignored": ignored(search),
        "apart": told_apart(search),
        "synonyms": synonyms(search, &number),
        "bare": bare(search),
        "said": search.synonyms.said,
        "fields": postings.sums(),
        "entries": entries(search),
        "forms": starts.join(" "),
        "posts": packed(&cuts),
        "texts": packed(blocks),
        "says": plan.says,
        "crisis": crisis(language, intents, &plan.says),
        "unsure": unsure(language, &plan.says),
    });
    let mut files = forms;
    files.extend(posts);
    (named(plan, "index", script("ranking", &start, 0)), files)
}

/// A part by its name in the folder of parts, which has none before all of them are there.
fn part(kind: char, number: usize, value: &impl Serialize) -> Output {
    Output::new(format!("search-{kind}{number}.js"), script("part", &(kind, number, value), TEXTS))
}

/// Puts parts into a folder whose name holds a print of them all, and says which.
pub fn into_folder(plan: &SearchPlan, parts: &mut [Output]) -> String {
    let prints: Vec<(String, String)> =
        parts.par_iter().map(|part| (part.path.clone(), digest::hex(&part.bytes))).collect();
    // Texts always serialise.
    let all = digest::hex(&serde_json::to_vec(&prints).unwrap_or_default());
    let folder = format!("{ASSETS}search-{}.{}/", plan.language, &all[..8]);
    for part in parts {
        part.path.insert_str(0, &folder);
    }
    folder
}

/// Records in groups of about one size, such that all forms of a group lie before those of the next.
fn shelves<'r, 'a>(records: &'r [FormRecord<'a>]) -> Vec<&'r [FormRecord<'a>]> {
    let mut shelves = Vec::new();
    let (mut from, mut size, mut last) = (0, 0, "");
    for (at, record) in records.iter().enumerate() {
        if size >= FORMS && record.start > last {
            shelves.push(&records[from..at]);
            (from, size) = (at, 0);
        }
        // A third of a start is new, and with it come a share, a class and a number.
        size += record.start.len() / 3 + record.class.len() / 4 + 4;
        last = last.max(record.last);
    }
    if from < records.len() {
        shelves.push(&records[from..]);
    }
    shelves
}

/// For each group of records, the exact spellings that fold into it, with their terms.
fn spelled<'s>(search: &'s Search<'_>, shelves: &[&[FormRecord<'_>]]) -> Vec<Vec<(&'s str, u32)>> {
    let mut spelled = vec![Vec::new(); shelves.len()];
    for (exact, term) in &search.dictionary.spelled {
        let folded = crate::domain::search::words::fold(exact);
        let at = shelves.partition_point(|records| records[0].start <= folded.as_str());
        if let Some(list) = spelled.get_mut(at.saturating_sub(1)) {
            list.push((exact.as_str(), *term));
        }
    }
    spelled
}

/// Forms, their classes, for each record how far its term is from the one expected (twice the distance, less one where
/// it lies before), the spellings and their terms.
fn forms_of(records: &[FormRecord<'_>], spelled: &[(&str, u32)], number: &HashMap<u32, u32>) -> Value {
    let number = |term: u32| number.get(&term).copied().unwrap_or(0);
    let (forms, classes) = pack(records);
    let mut numbers = String::new();
    let mut expected = 0;
    for record in records {
        let term = number(record.term);
        put(&mut numbers, if term >= expected { (term - expected) * 2 } else { (expected - term) * 2 - 1 });
        expected = term + 1;
    }
    let mut terms = String::new();
    spelled.iter().for_each(|(_, term)| put(&mut terms, number(*term)));
    let spelled: Vec<&str> = spelled.iter().map(|(exact, _)| *exact).collect();
    json!([forms, classes, numbers, spelled.join(" "), terms])
}

/// How many terms each part has, and the parts: for each field the numbers of postings, the postings, times and lengths; then the titles and the
/// headings that begin with each term (how many, and for each its entry or document and its print).
fn posts(search: &Search<'_>, postings: &Postings<'_, '_>, terms: &[u32]) -> (Vec<u32>, Vec<Output>) {
    let called = Called::of(search);
    let weights: Vec<usize> = terms.par_iter().map(|term| postings.count(*term) * 3 + 6).collect();
    let mut groups: Vec<&[u32]> = Vec::new();
    let (mut from, mut size) = (0, 0);
    for (at, own) in weights.into_iter().enumerate() {
        if size > 0 && size + own > POSTINGS {
            groups.push(&terms[from..at]);
            (from, size) = (at, 0);
        }
        size += own;
    }
    if from < terms.len() {
        groups.push(&terms[from..]);
    }
    let files = groups
        .par_iter()
        .enumerate()
        .map(|(at, group)| {
            let (mut titles, mut headings) = (String::new(), String::new());
            let mut fields: [Packed; FIELDS.len()] = Default::default();
            for term in *group {
                for (field, packed) in fields.iter_mut().enumerate() {
                    postings.put_with_lengths(*term, field, packed);
                }
                Called::put(called.titles.get(term), &mut titles);
                Called::put(called.headings.get(term), &mut headings);
            }
            let fields: Vec<Value> =
                fields.iter().map(|one| json!([one.sizes, one.posts, one.times, one.lengths])).collect();
            part('p', at, &json!([fields, titles, headings]))
        })
        .collect();
    (groups.iter().map(|group| group.len() as u32).collect(), files)
}

/// Titles and headings by the term of their first word that counts.
#[derive(Default)]
struct Called {
    /// Number of the entry or document, and the print of its folded words.
    titles: HashMap<u32, Vec<(u32, u32)>>,
    headings: HashMap<u32, Vec<(u32, u32)>>,
}

impl Called {
    fn of(search: &Search<'_>) -> Self {
        let first = |text: &str| {
            let dictionary = &search.dictionary;
            let all = words(text);
            let word = all.iter().find(|word| !dictionary.ignored.contains(&word.folded))?;
            Some(dictionary.form(&word.folded)?.term)
        };
        let mut called = Self::default();
        for (at, entry) in (0..).zip(&search.entries) {
            if let Some(term) = first(&entry.title) {
                called.titles.entry(term).or_default().push((at, print(&flat(&entry.title))));
            }
        }
        for (at, document) in (0..).zip(&search.documents) {
            if let Some(heading) = document.heading()
                && let Some(term) = first(heading)
            {
                called.headings.entry(term).or_default().push((at, print(&flat(heading))));
            }
        }
        called
    }

    fn put(list: Option<&Vec<(u32, u32)>>, out: &mut String) {
        let list = list.map_or(&[][..], Vec::as_slice);
        put(out, list.len() as u32);
        for (at, print) in list {
            put(out, *at);
            put(out, *print);
        }
    }
}
