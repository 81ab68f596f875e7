//! The tantivy index of a language: three fields, one segment in memory, and BM25 scores from it.
//!
//! Boosts of fields are declared here and nowhere else. Must not know queries.

use tantivy::directory::RamDirectory;
use tantivy::query::{BoostQuery, EnableScoring, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::store::Compressor;
use tantivy::tokenizer::{TextAnalyzer, TokenizerManager};
use tantivy::{IndexSettings, ReloadPolicy, Searcher, TantivyDocument, Term};

use super::analysis::{Lines, SPELLED};
use super::reading::Reading;

/// The fields and what a match in each is worth.
pub const FIELDS: [(&str, f32); 3] = [("title", 2.6), ("heading", 1.9), ("body", 1.0)];

/// tantivy's least. The one segment grows beyond it where it must; only tables are sized by it.
const MEMORY: usize = 15_000_000;

/// An index that can be asked.
pub struct Index {
    pub searcher: Searcher,
    pub fields: [Field; FIELDS.len()],
}

impl Index {
    /// Indexes what was read; the order of documents is their number.
    pub fn build(reading: &Reading<'_>) -> Self {
        let mut builder = Schema::builder();
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("terms")
            .set_index_option(IndexRecordOption::WithFreqs)
            .set_fieldnorms(true);
        let options = TextOptions::default().set_indexing_options(indexing);
        let fields = FIELDS.map(|(name, _)| builder.add_text_field(name, options.clone()));
        let searcher = fill(builder.build(), fields, reading);
        #[expect(clippy::panic, reason = "nothing here depends on the input or the disk")]
        // In memory, with one writer and terms that are made already, no step of tantivy can fail.
        let searcher = searcher.unwrap_or_else(|error| panic!("the index in memory failed: {error}"));
        Self { searcher, fields }
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

fn fill(schema: Schema, fields: [Field; FIELDS.len()], reading: &Reading<'_>) -> tantivy::Result<Searcher> {
    let tokenizers = TokenizerManager::default();
    tokenizers.register("terms", TextAnalyzer::from(Lines::default()));
    // Nothing is stored, so there is nothing that a thread of its own could compress.
    let settings = IndexSettings {
        docstore_compression: Compressor::None,
        docstore_compress_dedicated_thread: false,
        ..IndexSettings::default()
    };
    let mut writer = tantivy::Index::builder()
        .schema(schema)
        .tokenizers(tokenizers)
        .settings(settings)
        .single_segment_index_writer::<TantivyDocument>(RamDirectory::create(), MEMORY)?;
    let mut written = Ok(());
    reading.each(|text| {
        if written.is_err() {
            return;
        }
        let mut document = TantivyDocument::new();
        for (field, words) in fields.iter().zip(text) {
            let mut lines = String::with_capacity(words.len() * 7);
            for word in words {
                let word = &reading.seen[*word as usize];
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
        written = writer.add_document(document);
    });
    written?;
    let index = writer.finalize()?;
    let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
    Ok(reader.searcher())
}
