//! The tantivy index of a language: three fields, one segment in memory, and BM25 scores from it.
//!
//! Boosts of fields are declared here and nowhere else. Must not know queries.

mod keys;

use std::io;
use std::sync::Arc;

use tantivy::directory::RamDirectory;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{Postings, SegmentPostings, TermInfo};
use tantivy::query::{Bm25StatisticsProvider, Bm25Weight};
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::store::Compressor;
use tantivy::tokenizer::{TextAnalyzer, TokenizerManager};
use tantivy::{
    DocSet, IndexSettings, InvertedIndexReader, ReloadPolicy, Score, Searcher, TERMINATED, TantivyDocument,
};

use super::reading::Reading;
use keys::Keys;

/// The fields and what a match in each is worth.
pub const FIELDS: [(&str, f32); 3] = [("title", 2.6), ("heading", 1.9), ("body", 1.0)];

/// tantivy's least. The one segment grows beyond it where it must; only tables are sized by it.
const MEMORY: usize = 15_000_000;

/// An index that can be asked.
pub struct Index {
    /// Documents, as BM25 counts them.
    count: u64,
    /// In the order of [`FIELDS`]; none without documents.
    pub fields: Vec<Opened>,
}

/// What a field is read with, opened once for all terms.
pub struct Opened {
    terms: Arc<InvertedIndexReader>,
    /// Where the postings of each term are, by its number: looked up once for all.
    places: Vec<TermInfo>,
    pub norms: FieldNormReader,
    /// Tokens in a document, on average.
    average: Score,
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
        let index = fill(builder.build(), fields, reading).and_then(|searcher| Self::open(&searcher, fields));
        #[expect(clippy::panic, reason = "nothing here depends on the input or the disk")]
        // In memory, with one writer and terms that are made already, no step of tantivy can fail.
        index.unwrap_or_else(|error| panic!("the index in memory failed: {error}"))
    }

    fn open(searcher: &Searcher, fields: [Field; FIELDS.len()]) -> tantivy::Result<Self> {
        let count = searcher.total_num_docs()?;
        // One writer that is finished once makes one segment.
        let segment = searcher.segment_readers().first();
        let opened = segment.map(|segment| {
            let open = |field: Field| {
                #[expect(clippy::cast_precision_loss, reason = "as BM25 does in tantivy and in the browser")]
                let average = searcher.total_num_tokens(field)? as Score / count as Score;
                let norms = segment.get_fieldnorms_reader(field)?;
                let terms = segment.inverted_index(field)?;
                Ok(Opened { places: places(&terms)?, terms, norms, average })
            };
            fields.into_iter().map(open).collect::<tantivy::Result<Vec<Opened>>>()
        });
        Ok(Self { count, fields: opened.transpose()?.unwrap_or_default() })
    }

    /// Hands over every document with the term in a field and its score: what a query for the term would, without the
    /// statistics of the whole index worked out once more for each.
    pub fn each(&self, term: u32, field: usize, boost: Score, mut take: impl FnMut(u32, Score)) {
        let Some(opened) = self.fields.get(field) else { return };
        let Some(mut found) = opened.postings(term) else { return };
        let count = opened.count(term).into();
        let weight =
            Bm25Weight::for_one_term_without_explain(count, self.count, opened.average).boost_by(boost);
        while found.doc() != TERMINATED {
            let doc = found.doc();
            take(doc, weight.score(opened.norms.fieldnorm_id(doc), found.term_freq()));
            found.advance();
        }
    }

    /// Whether a term stands in any document.
    pub fn stands(&self, term: u32) -> bool {
        self.fields.iter().any(|field| field.count(term) > 0)
    }
}

impl Opened {
    /// In how many documents a term stands.
    pub fn count(&self, term: u32) -> u32 {
        self.places.get(term as usize).map_or(0, |place| place.doc_freq)
    }

    /// The documents with a term and how often it stands there; `None` where it stands nowhere.
    pub fn postings(&self, term: u32) -> Option<SegmentPostings> {
        let place = self.places.get(term as usize).filter(|place| place.doc_freq > 0)?;
        let found = self.terms.read_postings_from_terminfo(place, IndexRecordOption::WithFreqs);
        debug_assert!(found.is_ok(), "an index in memory can always be read");
        found.ok()
    }

    /// Words in the field, in all documents.
    pub fn words(&self) -> u64 {
        self.terms.total_num_tokens()
    }
}

fn places(terms: &InvertedIndexReader) -> io::Result<Vec<TermInfo>> {
    let mut places = Vec::new();
    let mut stream = terms.terms().stream()?;
    while stream.advance() {
        let number = keys::number(stream.key());
        places.resize(number, TermInfo::default());
        places.push(stream.value().clone());
    }
    Ok(places)
}

/// The keys of each word's terms: none of a stop word, two of one that is spelled in several ways.
struct Keyed {
    keys: Vec<u8>,
    /// Where those of each word end.
    ends: Vec<u32>,
}

impl Keyed {
    fn of(reading: &Reading<'_>) -> Self {
        let mut keyed = Self { keys: Vec::new(), ends: Vec::new() };
        for word in &reading.words.seen {
            word.term.into_iter().chain(word.spelled).for_each(|term| keys::put(&mut keyed.keys, term));
            keyed.ends.push(keyed.keys.len() as u32);
        }
        keyed
    }

    fn of_word(&self, word: u32) -> &[u8] {
        let at = word as usize;
        let from = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.keys[from as usize..self.ends[at] as usize]
    }
}

fn fill(schema: Schema, fields: [Field; FIELDS.len()], reading: &Reading<'_>) -> tantivy::Result<Searcher> {
    let tokenizers = TokenizerManager::default();
    tokenizers.register("terms", TextAnalyzer::from(Keys::default()));
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
    let keyed = Keyed::of(reading);
    let mut written = Ok(());
    reading.each(|text| {
        if written.is_err() {
            return;
        }
        let mut document = TantivyDocument::new();
        for (field, words) in fields.iter().zip(text) {
            let mut terms = Vec::with_capacity(words.len() * 4);
            words.iter().for_each(|word| terms.extend_from_slice(keyed.of_word(*word)));
            // Keys are ASCII.
            document.add_text(*field, String::from_utf8(terms).unwrap_or_default());
        }
        written = writer.add_document(document);
    });
    written?;
    let index = writer.finalize()?;
    let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
    Ok(reader.searcher())
}
