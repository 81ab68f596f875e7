//! The tantivy index of a language: three fields, one segment in memory, and BM25 scores from it.
//!
//! Boosts of fields are declared here and nowhere else. Must not know queries.

use std::collections::HashMap;

use rayon::prelude::*;
use tantivy::directory::RamDirectory;
use tantivy::query::{BoostQuery, EnableScoring, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{TextAnalyzer, TokenizerManager};
use tantivy::{ReloadPolicy, Searcher, TantivyDocument, Term};

use super::analysis::{Analysis, Lines, SPELLED};
use super::document::Document;
use super::words::{each_word, fold};

/// The fields and what a match in each is worth.
pub const FIELDS: [(&str, f32); 3] = [("title", 2.6), ("heading", 1.9), ("body", 1.0)];

/// Memory for the one segment: tantivy's least is 15 MB.
const MEMORY: usize = 60_000_000;

/// A word that stands on the site.
#[derive(Clone, Debug)]
pub struct Seen {
    pub exact: String,
    pub folded: String,
    pub count: u32,
    /// `None` for a stop word.
    pub term: Option<String>,
    /// Whether the site also spells it another way, so that this spelling is a term of its own.
    pub apart: bool,
}

/// An index that can be asked.
pub struct Index {
    pub searcher: Searcher,
    pub fields: [Field; FIELDS.len()],
}

impl Index {
    /// Indexes the documents; their order is their number. Also gives every word seen, sorted.
    pub fn build(documents: &[Document], analysis: &Analysis) -> (Self, Vec<Seen>) {
        let (seen, texts) = read(documents, analysis);
        let mut builder = Schema::builder();
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("terms")
            .set_index_option(IndexRecordOption::WithFreqs)
            .set_fieldnorms(true);
        let options = TextOptions::default().set_indexing_options(indexing);
        let fields = FIELDS.map(|(name, _)| builder.add_text_field(name, options.clone()));
        let searcher = fill(builder.build(), fields, &seen, &texts);
        #[expect(clippy::panic, reason = "nothing here depends on the input or the disk")]
        // In memory, with one writer and terms that are made already, no step of tantivy can fail.
        let searcher = searcher.unwrap_or_else(|error| panic!("the index in memory failed: {error}"));
        (Self { searcher, fields }, seen)
    }

    /// Hands over every document with the term in a field and its score.
    pub fn each(&self, term: &str, field: usize, boost: f32, mut take: impl FnMut(u32, f32)) {
        let query =
            TermQuery::new(Term::from_field_text(self.fields[field], term), IndexRecordOption::WithFreqs);
        let query = BoostQuery::new(Box::new(query), boost);
        let found = query.weight(EnableScoring::enabled_from_searcher(&self.searcher)).and_then(|weight| {
            self.searcher
                .segment_readers()
                .iter()
                .try_for_each(|reader| weight.for_each(reader, &mut |doc, score| take(doc, score)))
        });
        debug_assert!(found.is_ok(), "an index in memory can always be read");
    }
}

/// Word numbers of one document, field by field.
type Texts = Vec<[Vec<u32>; FIELDS.len()]>;

/// Cuts all texts into words, each word once in the list.
fn read(documents: &[Document], analysis: &Analysis) -> (Vec<Seen>, Texts) {
    let parts: Vec<(Vec<String>, Texts)> = documents.par_chunks(256).map(read_some).collect();
    let mut known: HashMap<String, u32> = HashMap::new();
    let mut texts = Texts::with_capacity(documents.len());
    let mut counts: Vec<u32> = Vec::new();
    for (words, mut part) in parts {
        let numbers: Vec<u32> = words
            .into_iter()
            .map(|word| {
                let next = known.len() as u32;
                *known.entry(word).or_insert(next)
            })
            .collect();
        counts.resize(known.len(), 0);
        for number in part.iter_mut().flatten().flatten() {
            *number = numbers[*number as usize];
            counts[*number as usize] += 1;
        }
        texts.append(&mut part);
    }
    let mut sorted: Vec<(String, u32)> = known.into_iter().collect();
    sorted.sort_unstable();
    let mut place = vec![0_u32; sorted.len()];
    for (at, (_, number)) in sorted.iter().enumerate() {
        place[*number as usize] = at as u32;
    }
    for number in texts.iter_mut().flatten().flatten() {
        *number = place[*number as usize];
    }
    let mut seen: Vec<Seen> = sorted
        .into_par_iter()
        .map_init(
            || analysis.stemmer(),
            |stems, (exact, number)| {
                let folded = fold(&exact);
                let term = stems.term(&folded);
                Seen { count: counts[number as usize], exact, folded, term, apart: false }
            },
        )
        .collect();
    let mut spellings: HashMap<&str, u32> = HashMap::new();
    for word in &seen {
        *spellings.entry(&word.folded).or_default() += 1;
    }
    let apart: Vec<bool> = seen.iter().map(|word| spellings[word.folded.as_str()] > 1).collect();
    for (word, apart) in seen.iter_mut().zip(apart) {
        word.apart = apart && word.term.is_some();
    }
    (seen, texts)
}

fn read_some(documents: &[Document]) -> (Vec<String>, Texts) {
    let mut known: HashMap<String, u32> = HashMap::new();
    let mut texts = Texts::with_capacity(documents.len());
    for document in documents {
        let mut fields: [Vec<u32>; FIELDS.len()] = Default::default();
        let mut put = |field: usize, text: &str| {
            each_word(text, |word| {
                let number = match known.get(word) {
                    Some(number) => *number,
                    None => {
                        let next = known.len() as u32;
                        known.insert(word.to_owned(), next);
                        next
                    }
                };
                fields[field].push(number);
            });
        };
        put(0, &document.title);
        put(0, &document.names);
        for heading in &document.trail {
            put(1, heading);
        }
        put(1, &document.labels);
        put(2, &document.body);
        texts.push(fields);
    }
    let mut words: Vec<(u32, String)> = known.into_iter().map(|(word, number)| (number, word)).collect();
    words.sort_unstable();
    (words.into_iter().map(|(_, word)| word).collect(), texts)
}

fn fill(
    schema: Schema,
    fields: [Field; FIELDS.len()],
    seen: &[Seen],
    texts: &Texts,
) -> tantivy::Result<Searcher> {
    let tokenizers = TokenizerManager::default();
    tokenizers.register("terms", TextAnalyzer::from(Lines::default()));
    let mut writer = tantivy::Index::builder()
        .schema(schema)
        .tokenizers(tokenizers)
        .single_segment_index_writer::<TantivyDocument>(RamDirectory::create(), MEMORY)?;
    for text in texts {
        let mut document = TantivyDocument::new();
        for (field, words) in fields.iter().zip(text) {
            let mut lines = String::new();
            for word in words {
                let word = &seen[*word as usize];
                let Some(term) = &word.term else { continue };
                lines.push_str(term);
                lines.push('\n');
                if word.apart {
                    lines.push_str(&word.exact);
                    lines.push(SPELLED);
                    lines.push('\n');
                }
            }
            document.add_text(*field, lines);
        }
        writer.add_document(document)?;
    }
    let index = writer.finalize()?;
    let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
    Ok(reader.searcher())
}
