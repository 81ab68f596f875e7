//! An index that is loaded whole, in two files: what ranks, and the texts for snippets and phrases.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, PoisonError};

use serde::Serialize;
use serde_json::{Value, json};

use super::coded::{code, known};
use super::crisis::{crisis, unsure};
use super::forms::{pack, records};
use super::postings::{Packed, Postings};
use super::{
    EntryDisplay, SearchPlan, Untold, bare, bodies, entries, ignored, named, put, script, synonyms, texts,
    told_apart,
};
use crate::base::output_file::Output;
use crate::domain::search::document::ReadEntry;
use crate::domain::search::index::FIELDS;
use crate::domain::search::intents::Intents;
use crate::domain::search::synonyms::said;
use crate::domain::search::{SPLIT_FROM, Search};
use crate::domain::site::Language;

/// The texts file while its texts are read: the text of each document, all entries, the names by which services can be
/// filtered, with the place of the region that is everywhere, what the page says about results, what synonyms are said
/// to stand for, intents with their cards, and where to go on.
///
/// Texts come from several threads and go into the one file in their order as soon as they can, so that the file of a
/// large site is not in memory twice. Those of a small one are kept and coded in the end ([`code`]): then what
/// documents and entries say stands in one list of texts, and the entries hold only what is no text.
pub struct Texts {
    /// How many entries there will be.
    count: usize,
    parts: Mutex<IndexParts>,
}

#[derive(Default)]
struct IndexParts {
    /// The start of the file.
    bodies: Vec<u8>,
    /// What follows it.
    entries: Vec<u8>,
    /// How many entries are in both.
    done: usize,
    /// Texts that are to be coded.
    texts: Vec<String>,
    /// What came before its turn, by its first entry.
    early: BTreeMap<usize, Fragment>,
}

/// What some entries add to the file.
struct Fragment {
    count: usize,
    bodies: Vec<u8>,
    entries: Vec<u8>,
    texts: Vec<String>,
}

impl Texts {
    pub fn new(count: usize) -> Self {
        Self { count, parts: Mutex::default() }
    }

    /// Takes some entries with all their texts; `first` is the number of the first.
    pub fn add(&self, first: usize, read: &[ReadEntry<'_>]) {
        let fragment = if self.count < SPLIT_FROM {
            let texts = read.iter().flat_map(texts).collect();
            Fragment {
                count: read.len(),
                bodies: Vec::new(),
                entries: list(read.iter().map(Untold), 0),
                texts,
            }
        } else {
            let size =
                |read: &ReadEntry<'_>| read.sections.iter().map(|one| one.body.len() + 32).sum::<usize>();
            let room = read.iter().map(size).sum();
            Fragment {
                count: read.len(),
                bodies: list(read.iter().flat_map(bodies), room),
                entries: list(read.iter().map(EntryDisplay), 0),
                texts: Vec::new(),
            }
        };
        // A panic elsewhere cannot leave the parts half changed, so a poisoned lock is still good.
        let mut parts = self.parts.lock().unwrap_or_else(PoisonError::into_inner);
        parts.early.insert(first, fragment);
        let IndexParts { bodies, entries, texts, done, early } = &mut *parts;
        while let Some(next) = early.remove(done) {
            if *done == 0 {
                // About what all of them take, if the others are like the first: a file that grows is copied each time.
                let all =
                    |bytes: &[u8]| bytes.len() * (self.count + self.count / 8) / next.count.max(1) + 8_000;
                // They may not be, so it is no fault if there is not so much memory.
                let _ = bodies.try_reserve(HEAD.len() + all(&next.bodies) + all(&next.entries));
                let _ = entries.try_reserve(all(&next.entries));
                bodies.extend_from_slice(HEAD);
            }
            *done += next.count;
            append(bodies, &next.bodies, HEAD.len());
            append(entries, &next.entries, 0);
            texts.extend(next.texts);
        }
    }

    /// The file, once all entries are in it.
    pub fn finish(
        self,
        plan: &SearchPlan,
        language: &Language,
        intents: &Intents,
        search: &Search<'_>,
    ) -> Output {
        let IndexParts { bodies: mut bytes, entries, texts, .. } =
            self.parts.into_inner().unwrap_or_else(PoisonError::into_inner);
        if bytes.is_empty() {
            bytes.extend_from_slice(HEAD);
        }
        bytes.extend_from_slice(b"],");
        if self.count < SPLIT_FROM {
            let ignored = ignored(search);
            let coded = code(&texts, &known(&ignored, &search.dictionary));
            bytes.extend_from_slice(format!("\"coded\":{},", json!(coded)).as_bytes());
        }
        bytes.extend_from_slice(b"\"entries\":[");
        bytes.extend_from_slice(&entries);
        let directory = &language.directory;
        let (mut topics, mut regions) = (Vec::new(), Vec::new());
        if !directory.services.is_empty() {
            topics = directory.topics.iter().map(|topic| topic.name.as_str()).collect();
            regions = directory.regions.iter().map(|region| region.name.as_str()).collect();
        }
        let everywhere = directory.regions.iter().position(|region| region.code == "NZ");
        let rest = format!(
            "],\"topics\":{},\"regions\":{},\"everywhere\":{},\"says\":{},\"said\":{},\"crisis\":{},\"unsure\":{}}});\n",
            json!(topics),
            json!(regions),
            json!(everywhere),
            json!(plan.says),
            json!(said(&language.synonyms)),
            json!(crisis(language, intents, &plan.says)),
            json!(unsure(language, &plan.says))
        );
        bytes.extend_from_slice(rest.as_bytes());
        named(plan, "texts", bytes)
    }
}

/// How the file starts.
const HEAD: &[u8] = b"rightskitSearch.texts({\"bodies\":[";

/// Values with commas between, in about so many bytes.
fn list(values: impl Iterator<Item = impl Serialize>, room: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(room);
    for value in values {
        if !out.is_empty() {
            out.push(b',');
        }
        // Texts and lists always serialise, and memory can always be written.
        let _ = serde_json::to_writer(&mut out, &value);
    }
    out
}

/// Appends to a list that starts at `start`.
fn append(list: &mut Vec<u8>, more: &[u8], start: usize) {
    if list.len() > start && !more.is_empty() {
        list.push(b',');
    }
    list.extend_from_slice(more);
}

/// Everything the order of results depends on and the texts do not hold: a browser makes the postings of what is shown
/// from what is shown, which travels anyway. Terms are numbered in the order of their forms; spellings of their own
/// come after them.
pub fn ranking(search: &Search<'_>, plan: &SearchPlan) -> Output {
    let records = records(search, 0);
    let mut terms: Vec<u32> = records.iter().map(|record| record.term).collect();
    let (forms, classes) = pack(&records);
    let spelled: Vec<&str> = search.dictionary.spelled.keys().map(String::as_str).collect();
    terms.extend(search.dictionary.spelled.values());
    let number: HashMap<u32, u32> = (0..).zip(&terms).map(|(new, old)| (*old, new)).collect();
    let postings = Postings::of(search);
    let fields: Vec<PackedField> = (0..FIELDS.len())
        .zip(postings.sums())
        .map(|(field, (boost, words, by_entry))| {
            let lengths = postings.lengths(field);
            let mut packed = Packed::longest_first(&lengths);
            if !FIELDS[field].shown {
                terms.iter().for_each(|term| postings.put(*term, field, &mut packed));
            }
            lengths.iter().for_each(|length| put(&mut packed.lengths, *length));
            let Packed { lengths, sizes, posts, times, .. } = packed;
            (f64::from(boost), words, by_entry, lengths, sizes, posts, times)
        })
        .collect();
    let ranking = Ranking {
        // A value holds numbers of four bytes exactly, where text would round them.
        tuning: json!(search.tuning),
        ignored: ignored(search),
        apart: told_apart(search),
        forms,
        classes,
        spelled: spelled.join(" "),
        synonyms: synonyms(search, &number),
        bare: bare(search),
        fields,
        entries: entries(search),
    };
    let size = |(_, _, _, lengths, sizes, posts, times): &PackedField| {
        [lengths, sizes, posts, times].map(String::len).iter().sum::<usize>()
    };
    let [starts, ends] = &ranking.forms;
    let room = ranking.fields.iter().map(size).sum::<usize>() + starts.len() + ends.len();
    named(plan, "index", script("ranking", &ranking, room + room / 16))
}

/// What the file says, as the theme's scripts read it.
#[derive(Serialize)]
struct Ranking<'s> {
    tuning: Value,
    ignored: String,
    apart: [String; 2],
    forms: [String; 2],
    classes: Vec<String>,
    spelled: String,
    synonyms: String,
    bare: Vec<(&'s str, usize)>,
    fields: Vec<PackedField>,
    entries: String,
}

/// A field's boost, how many words it has, whether it counts entries, the length of each document; and where
/// its words are not shown, numbers of postings, postings (the longest documents first) and times.
type PackedField = (f64, u64, u8, String, String, String, String);
