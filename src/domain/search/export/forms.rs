//! Forms of terms, packed: what a browser has in place of a stemmer.
//!
//! Must not know files.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use super::put;
use crate::domain::search::Search;
use crate::domain::search::dictionary::WordForm;

/// Forms of one term that start alike.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FormRecord<'a> {
    /// What they have in common.
    pub start: &'a str,
    /// Their endings with commas between, those of the site first, then after a bar those that were made.
    pub class: String,
    pub term: u32,
    /// The last of the forms.
    pub last: &'a str,
}

/// All forms, sorted. Forms of a term that share fewer than `least` letters stand in several records, so that the
/// records of one beginning lie together.
pub(super) fn records<'a>(search: &'a Search<'_>, least: usize) -> Vec<FormRecord<'a>> {
    of(search.dictionary.forms.iter().collect(), least)
}

/// The records of some forms.
pub(super) fn of(mut by_term: Vec<&WordForm>, least: usize) -> Vec<FormRecord<'_>> {
    by_term.par_sort_by_key(|form| form.term);
    let mut records: Vec<FormRecord<'_>> = Vec::new();
    for forms in by_term.chunk_by(|a, b| a.term == b.term) {
        let head = |form: &WordForm| form.text.chars().take(least).collect::<String>();
        if least == 0 || common(forms).chars().count() >= least {
            records.extend(record(forms));
        } else {
            records.extend(forms.chunk_by(|a, b| head(a) == head(b)).filter_map(record));
        }
    }
    records.par_sort_unstable();
    records
}

fn record<'a>(forms: &[&'a WordForm]) -> Option<FormRecord<'a>> {
    if let [WordForm { text, term, own: true }] = forms {
        return Some(FormRecord { start: text, class: String::new(), term: *term, last: text });
    }
    let start = common(forms);
    let endings = |own: bool| {
        let some = forms.iter().filter(|form| form.own == own);
        some.map(|form| &form.text[start.len()..]).collect::<Vec<_>>().join(",")
    };
    let (own, made) = (endings(true), endings(false));
    let has_made = forms.iter().any(|form| !form.own);
    let has_own = forms.iter().any(|form| form.own);
    let class = match (has_own, has_made) {
        (true, true) => format!("{own}|{made}"),
        (true, false) => own,
        (false, _) => format!("*|{made}"),
    };
    Some(FormRecord { start, class, term: forms.first()?.term, last: &forms.last()?.text })
}

/// Records as a browser gets them: for each a capital letter that counts the signs its start shares with the one before,
/// and its other signs, in which no capital stands; then their classes; and the classes, the most used first.
pub(super) fn pack(records: &[FormRecord<'_>]) -> ([String; 2], Vec<String>) {
    let mut uses: BTreeMap<&str, u32> = BTreeMap::new();
    for record in records {
        *uses.entry(&record.class).or_default() += 1;
    }
    let mut classes: Vec<(&str, u32)> = uses.into_iter().collect();
    classes.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let place: HashMap<&str, u32> = (0..).zip(&classes).map(|(at, (class, _))| (*class, at)).collect();
    let (mut starts, mut ends) = (String::new(), String::new());
    let mut before = "";
    for record in records {
        let (letter, rest) = after(before, record.start);
        starts.push(letter);
        starts.push_str(rest);
        put(&mut ends, place[record.class.as_str()]);
        before = record.start;
    }
    let classes = classes.into_iter().map(|(class, _)| class.to_owned()).collect();
    ([starts, ends], classes)
}

/// How many signs of UTF-16, in which browsers count, a start shares with the one before, as a capital letter; and the
/// rest of it.
fn after<'s>(before: &str, start: &'s str) -> (char, &'s str) {
    let (mut units, mut bytes) = (0_u8, 0);
    for sign in start[..shared(before, start)].chars() {
        // Two at most, and there are 26 letters.
        let more = units + sign.len_utf16() as u8;
        if more > 25 {
            break;
        }
        units = more;
        bytes += sign.len_utf8();
    }
    (char::from(b'A' + units), &start[bytes..])
}

/// What all forms start with.
fn common<'a>(forms: &[&'a WordForm]) -> &'a str {
    let Some(first) = forms.first() else { return "" };
    let length = forms.iter().map(|form| shared(&first.text, &form.text)).min().unwrap_or(0);
    &first.text[..length]
}

/// How many bytes of whole characters two texts share at their start.
fn shared(a: &str, b: &str) -> usize {
    a.char_indices()
        .zip(b.chars())
        .find(|((_, left), right)| left != right)
        .map_or(a.len().min(b.len()), |((at, _), _)| at)
}
