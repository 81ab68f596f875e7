//! The index as two classic script files for the browser: what ranks, and the texts for snippets and phrases.
//!
//! What they hold is described where it is written; the theme's script reads it in the same order. Both are
//! loaded whole at the first use of the search, whatever is typed. Must not know templates.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Value, json};
use tantivy::postings::Postings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED, Term};

use super::Search;
use super::dictionary::Form;
use super::document::{Document, Kind};
use super::index::FIELDS;
use super::packed::put;
use crate::digest;
use crate::output::Output;
use crate::site::{Language, Site};

/// Raised when the same sources give other files.
const FORMAT: &str = "1";

/// Where the two files of a language stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    pub ranking: String,
    pub texts: String,
}

/// The files' names hold a print of everything the index is made from, so pages that name them can be rendered
/// before it exists.
pub fn names(site: &Site, language: &Language) -> Names {
    let mut print = String::from(FORMAT);
    print.push_str(env!("CARGO_PKG_VERSION"));
    for page in &language.pages {
        print.push_str(&page.url);
        print.push_str(&page.raw.text.fingerprint());
    }
    print.push_str(&format!(
        "{:?}{:?}{:?}{:?}",
        language.synonyms, language.directory.services, language.directory.topics, site.publisher
    ));
    print.push_str(&format!("{:?}", language.directory.regions));
    let print = &digest::hex(print.as_bytes())[..8];
    let tail =
        if language.prefix.is_empty() { String::new() } else { format!("-{}", language.config.id.value) };
    Names {
        ranking: format!("assets/search-index{tail}.{print}.js"),
        texts: format!("assets/search-texts{tail}.{print}.js"),
    }
}

/// Both files.
pub fn files(search: &Search, names: &Names) -> [Output; 2] {
    let script = |name: &str, value: &Value| format!("rightskitSearch.{name}({value});\n");
    [
        Output::new(names.ranking.clone(), script("ranking", &ranking(search))),
        Output::new(names.texts.clone(), script("texts", &texts(&search.documents))),
    ]
}

/// Everything the order of results depends on, and what a result is called.
pub fn ranking(search: &Search) -> Value {
    let (order, forms, classes) = forms(search);
    let mut number: HashMap<u32, u32> = (0..).zip(&order).map(|(new, old)| (*old, new)).collect();
    let mut spelled = Vec::new();
    let mut terms = order;
    for (text, old) in &search.dictionary.spelled {
        number.insert(*old, terms.len() as u32);
        terms.push(*old);
        spelled.push(text.as_str());
    }
    let fields: Vec<Value> = (0..FIELDS.len()).map(|field| field_of(search, field, &terms)).collect();
    let pages = pages(&search.documents);
    json!({
        "ignored": search.dictionary.ignored.iter().map(String::as_str).collect::<Vec<_>>().join(" "),
        "forms": forms,
        "classes": classes,
        "spelled": spelled.join(" "),
        "synonyms": synonyms(search, &number),
        "fields": fields,
        "pages": pages,
    })
}

/// The forms of each term as what they have in common and a class of endings. Entries are sorted by the common
/// part: how many signs each shares with the one before, its class, and its other signs. Their order is the number
/// of the term.
fn forms(search: &Search) -> (Vec<u32>, Value, Vec<String>) {
    let mut by_term: BTreeMap<u32, Vec<&Form>> = BTreeMap::new();
    for form in &search.dictionary.forms {
        by_term.entry(form.term).or_default().push(form);
    }
    let mut entries: Vec<(&str, String, u32)> = by_term
        .iter()
        .map(|(term, forms)| {
            let start = common(forms);
            let endings = |own: bool| {
                let some = forms.iter().filter(|form| form.own == own);
                some.map(|form| &form.text[start.len()..]).collect::<Vec<_>>().join(",")
            };
            let (own, made) = (endings(true), endings(false));
            let has_made = forms.iter().any(|form| !form.own);
            (start, if has_made { format!("{own}|{made}") } else { own }, *term)
        })
        .collect();
    entries.sort_unstable();
    let mut uses: BTreeMap<&str, u32> = BTreeMap::new();
    for (_, class, _) in &entries {
        *uses.entry(class).or_default() += 1;
    }
    let mut classes: Vec<(&str, u32)> = uses.into_iter().collect();
    classes.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let place: HashMap<&str, u32> = (0..).zip(&classes).map(|(at, (class, _))| (*class, at)).collect();
    let (mut shares, mut ends, mut rests) = (String::new(), String::new(), Vec::new());
    let mut before = "";
    for (start, class, _) in &entries {
        let shared = shared(before, start);
        put(&mut shares, start[..shared].chars().count() as u32);
        put(&mut ends, place[class.as_str()]);
        rests.push(&start[shared..]);
        before = start;
    }
    let text = json!([shares, ends, rests.join(" ")]);
    let order = entries.iter().map(|(_, _, term)| *term).collect();
    (order, text, classes.into_iter().map(|(class, _)| class.to_owned()).collect())
}

/// What all forms of a term start with.
fn common<'a>(forms: &[&'a Form]) -> &'a str {
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

/// A field: its boost, its number of words, the length of each document, and the postings of all terms: how many
/// documents, then for each the distance from the one before times two, plus one where the count follows.
fn field_of(search: &Search, field: usize, terms: &[u32]) -> Value {
    let mut lengths = String::new();
    let mut posts = String::new();
    let mut words = 0;
    if let Some(reader) = search.index.searcher.segment_readers().first()
        && let (Ok(inverted), Ok(norms)) = (
            reader.inverted_index(search.index.fields[field]),
            reader.get_fieldnorms_reader(search.index.fields[field]),
        )
    {
        words = inverted.total_num_tokens();
        for document in 0..reader.max_doc() {
            put(&mut lengths, norms.fieldnorm(document));
        }
        for term in terms {
            let text = &search.dictionary.terms[*term as usize];
            let term = Term::from_field_text(search.index.fields[field], text);
            let Ok(Some(mut found)) = inverted.read_postings(&term, IndexRecordOption::WithFreqs) else {
                put(&mut posts, 0);
                continue;
            };
            put(&mut posts, found.doc_freq());
            let mut before = 0;
            while found.doc() != TERMINATED {
                let (document, count) = (found.doc(), found.term_freq());
                put(&mut posts, (document - before) * 2 + u32::from(count > 1));
                if count > 1 {
                    put(&mut posts, count);
                }
                before = document;
                found.advance();
            }
        }
    }
    json!([FIELDS[field].1, words, lengths, posts])
}

/// Each rule: how many terms, the terms, how many meanings, each with its weight in hundredths.
fn synonyms(search: &Search, number: &HashMap<u32, u32>) -> String {
    let mut out = String::new();
    for rule in &search.synonyms.rules {
        put(&mut out, rule.from.len() as u32);
        for term in &rule.from {
            put(&mut out, number.get(term).copied().unwrap_or(0));
        }
        put(&mut out, rule.to.len() as u32);
        for (term, weight) in &rule.to {
            put(&mut out, number.get(term).copied().unwrap_or(0));
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a weight from 0 to 1"
            )]
            put(&mut out, (weight * 100.0).round() as u32);
        }
    }
    out
}

/// Each page's number of sections times twenty, plus its weight in tenths.
fn pages(documents: &[Document]) -> String {
    let mut out = String::new();
    for page in documents.chunk_by(|a, b| a.page == b.page) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a small number of tenths"
        )]
        let weight = (page[0].weight * 10.0).round() as u32;
        put(&mut out, page.len() as u32 * 20 + weight.min(19));
    }
    out
}

/// What results show and phrases are looked for in: for each page title, address, kind and sections (level, heading
/// and anchor); for each document names, labels and text between tabs; phone
/// numbers with their documents; and the numbers that buttons call.
pub fn texts(documents: &[Document]) -> Value {
    let pages: Vec<Value> = documents
        .chunk_by(|a, b| a.page == b.page)
        .map(|page| {
            let address = page[0].url.split('#').next().unwrap_or_default();
            let kind = match page[0].kind {
                Kind::Page => 0,
                Kind::Guide => 1,
                Kind::Service => 2,
            };
            json!([page[0].title, address, kind, page.iter().map(section).collect::<Vec<_>>().join("\n")])
        })
        .collect();
    let bodies: Vec<String> = documents
        .iter()
        .map(|document| format!("{}\t{}\t{}", document.names, document.labels, document.body))
        .collect();
    let calls: BTreeMap<String, Value> = documents
        .iter()
        .enumerate()
        .filter_map(|(at, document)| {
            document.call.as_ref().map(|(number, href)| (at.to_string(), json!([number, href])))
        })
        .collect();
    let numbers: Vec<String> = documents
        .iter()
        .enumerate()
        .flat_map(|(at, document)| document.numbers.iter().map(move |digits| format!("{digits}:{at}")))
        .collect();
    json!({ "pages": pages, "numbers": numbers.join(" "), "bodies": bodies, "calls": calls })
}

fn section(document: &Document) -> String {
    let heading = document.trail.last().map_or("", String::as_str);
    let anchor = document.url.split_once('#').map_or("", |(_, anchor)| anchor);
    format!("{}{heading}\t{anchor}", document.trail.len())
}
