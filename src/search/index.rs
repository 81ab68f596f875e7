//! The tantivy index of a language: three fields, one segment in memory, and BM25 scores from it.
//!
//! Boosts of fields are declared here and nowhere else. Must not know queries.

mod inverted;
mod keys;
mod segment;

use std::io;
use std::sync::Arc;

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{BlockSegmentPostings, TermInfo};
use tantivy::query::Bm25Weight;
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::{InvertedIndexReader, Score, SegmentReader};

use super::reading::Texts;
use super::seen::Words;

/// The fields and what a match in each is worth.
pub const FIELDS: [(&str, f32); 3] = [("title", 2.6), ("heading", 1.9), ("body", 1.0)];

/// An index that can be asked.
pub struct Index {
    /// Documents, as BM25 counts them.
    count: u64,
    /// In the order of [`FIELDS`].
    pub fields: Vec<Opened>,
}

/// What a field is read with, opened once for all terms.
pub struct Opened {
    terms: Arc<InvertedIndexReader>,
    /// Where the postings of each term are, by its number: looked up once for all.
    places: Vec<Place>,
    pub norms: FieldNormReader,
    /// Tokens in a document, on average.
    average: Score,
}

/// What tantivy knows of a term.
#[derive(Clone, Copy, Default)]
struct Place {
    documents: u32,
    /// Bytes of the postings.
    start: usize,
    length: u32,
}

/// Memory to read postings with, for one term after the other.
#[derive(Default)]
pub struct Cursor(Option<BlockSegmentPostings>);

fn schema() -> (Schema, [Field; FIELDS.len()]) {
    let mut builder = Schema::builder();
    // Terms are made already, so no tokenizer is ever asked.
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("raw")
        .set_index_option(IndexRecordOption::WithFreqs)
        .set_fieldnorms(true);
    let options = TextOptions::default().set_indexing_options(indexing);
    let fields = FIELDS.map(|(name, _)| builder.add_text_field(name, options.clone()));
    (builder.build(), fields)
}

impl Index {
    /// Indexes what was read; the order of documents is their number.
    pub fn build(texts: Texts, words: &Words) -> Self {
        let (schema, fields) = schema();
        let index = segment::write(schema, fields, &inverted::invert(texts, words))
            .and_then(|segment| Self::open(&segment, fields, words.terms.len()));
        #[expect(clippy::panic, reason = "nothing here depends on the input or the disk")]
        // In memory, and with terms in order, no step of tantivy can fail.
        index.unwrap_or_else(|error| panic!("the index in memory failed: {error}"))
    }

    fn open(segment: &SegmentReader, fields: [Field; FIELDS.len()], terms: usize) -> tantivy::Result<Self> {
        let count = u64::from(segment.num_docs());
        let open = |field: Field| {
            let read = segment.inverted_index(field)?;
            #[expect(clippy::cast_precision_loss, reason = "as BM25 does in tantivy and in the browser")]
            let average = read.total_num_tokens() as Score / count as Score;
            let norms = segment.get_fieldnorms_reader(field)?;
            Ok(Opened { places: places(&read, terms)?, terms: read, norms, average })
        };
        Ok(Self { count, fields: fields.into_iter().map(open).collect::<tantivy::Result<_>>()? })
    }

    /// Hands over every document with the term in a field and its score: what a query for the term would, without the
    /// statistics of the whole index worked out once more for each.
    pub fn each(&self, term: u32, field: usize, boost: Score, mut take: impl FnMut(u32, Score)) {
        let Some(opened) = self.fields.get(field) else { return };
        let count = opened.count(term).into();
        if count == 0 {
            return;
        }
        let weight =
            Bm25Weight::for_one_term_without_explain(count, self.count, opened.average).boost_by(boost);
        opened.each(term, &mut Cursor::default(), |doc, times| {
            take(doc, weight.score(opened.norms.fieldnorm_id(doc), times));
        });
    }

    /// Whether a term stands in any document.
    pub fn stands(&self, term: u32) -> bool {
        self.fields.iter().any(|field| field.count(term) > 0)
    }
}

impl Opened {
    /// In how many documents a term stands.
    pub fn count(&self, term: u32) -> u32 {
        self.places.get(term as usize).map_or(0, |place| place.documents)
    }

    /// Hands over the documents with a term and how often it stands there.
    pub fn each(&self, term: u32, cursor: &mut Cursor, mut take: impl FnMut(u32, u32)) {
        let Some(place) = self.places.get(term as usize).filter(|place| place.documents > 0) else { return };
        let info = TermInfo {
            doc_freq: place.documents,
            postings_range: place.start..place.start + place.length as usize,
            ..TermInfo::default()
        };
        let read = match &mut cursor.0 {
            Some(blocks) => self.terms.reset_block_postings_from_terminfo(&info, blocks),
            none => {
                let read = self.terms.read_block_postings_from_terminfo(&info, IndexRecordOption::WithFreqs);
                read.map(|blocks| *none = Some(blocks))
            }
        };
        debug_assert!(read.is_ok(), "an index in memory can always be read");
        let Some(blocks) = cursor.0.as_mut().filter(|_| read.is_ok()) else { return };
        while blocks.block_len() > 0 {
            for (document, times) in blocks.docs().iter().zip(blocks.freqs()) {
                take(*document, *times);
            }
            blocks.advance();
        }
    }

    /// Words in the field, in all documents.
    pub fn words(&self) -> u64 {
        self.terms.total_num_tokens()
    }
}

fn places(terms: &InvertedIndexReader, count: usize) -> io::Result<Vec<Place>> {
    let mut places = vec![Place::default(); count];
    let mut stream = terms.terms().stream()?;
    while stream.advance() {
        if let Some(place) = places.get_mut(keys::number(stream.key())) {
            let TermInfo { doc_freq: documents, postings_range: bytes, .. } = stream.value();
            *place = Place { documents: *documents, start: bytes.start, length: bytes.len() as u32 };
        }
    }
    Ok(places)
}
