//! The tantivy index of a language: its fields, one segment in memory, and BM25 scores from it.
//!
//! Boosts of fields are declared here and nowhere else. Must not know queries.

use std::io;
use std::sync::Arc;

use tantivy::directory::RamDirectory;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::indexer::SingleSegmentIndexWriter;
use tantivy::postings::{BlockSegmentPostings, TermInfo};
use tantivy::query::Bm25Weight;
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::store::Compressor;
use tantivy::{IndexSettings, InvertedIndexReader, Score, SegmentReader, TantivyDocument};

/// A field of the index.
pub struct IndexField {
    pub name: &'static str,
    /// What a match in it is worth.
    pub boost: Score,
    /// Whether all documents of an entry have the same words in it.
    pub by_entry: bool,
    /// Whether its words stand in the texts that a browser shows, so that it can find them there.
    pub shown: bool,
}

/// The fields. In `asked` stands how people ask for a page or a service, in `asked-here` how they ask for a section: the
/// first says which page, the second only which part of it. Nearly every term stands in the last.
pub const FIELDS: [IndexField; 5] = [
    IndexField { name: "title", boost: 2.6, by_entry: true, shown: true },
    IndexField { name: "heading", boost: 1.9, by_entry: false, shown: true },
    IndexField { name: "asked", boost: 2.2, by_entry: true, shown: false },
    IndexField { name: "asked-here", boost: 0.3, by_entry: false, shown: false },
    IndexField { name: "body", boost: 1.0, by_entry: false, shown: true },
];

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
    places: Vec<TermPostings>,
    pub norms: FieldNormReader,
    /// Tokens in a document, on average.
    average: Score,
}

/// What tantivy knows of a term.
#[derive(Clone, Copy, Default)]
struct TermPostings {
    documents: u32,
    /// Bytes of the postings.
    start: usize,
    length: u32,
}

/// Memory to read postings with, for one term after the other.
#[derive(Default)]
pub struct Cursor(Option<BlockSegmentPostings>);

/// Puts documents into a segment in memory, one after the other and on no thread of its own.
pub struct DocumentWriter {
    fields: [Field; FIELDS.len()],
    writer: SingleSegmentIndexWriter,
}

/// A finished segment.
pub struct IndexSegment {
    fields: [Field; FIELDS.len()],
    segment: SegmentReader,
}

/// Bytes for which tantivy makes room at once, for few entries and for many: it takes as much before it has read a word.
const LITTLE_ROOM: usize = 1_000_000;
const ROOM: usize = 15_000_000;
/// How many entries are few.
const FEW: usize = 500;

impl DocumentWriter {
    /// For about so many entries.
    pub fn new(entries: usize) -> Self {
        let room = if entries < FEW { LITTLE_ROOM } else { ROOM };
        let mut builder = Schema::builder();
        // Terms are made already, with spaces between.
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("whitespace")
            .set_index_option(IndexRecordOption::WithFreqs)
            .set_fieldnorms(true);
        let options = TextOptions::default().set_indexing_options(indexing);
        let fields = std::array::from_fn(|at| builder.add_text_field(FIELDS[at].name, options.clone()));
        // Nothing is stored, so no thread need compress it.
        let settings = IndexSettings {
            docstore_compression: Compressor::None,
            docstore_compress_dedicated_thread: false,
            ..IndexSettings::default()
        };
        let index = tantivy::Index::builder().schema(builder.build()).settings(settings);
        Self { fields, writer: sure(index.single_segment_index_writer(RamDirectory::create(), room)) }
    }

    /// Adds a document: the terms of each field, with spaces between. Its number is its place in the order of adding.
    pub fn add(&mut self, terms: [String; FIELDS.len()]) {
        let mut document = TantivyDocument::new();
        for (field, text) in self.fields.iter().zip(terms) {
            document.add_text(*field, text);
        }
        sure(self.writer.add_document(document));
    }

    pub fn finish(self) -> IndexSegment {
        let segment = self.writer.finalize().and_then(|index| {
            // A segment without documents is none that a reader looks at, but it can be opened.
            let metas = index.load_metas()?.segments;
            metas
                .into_iter()
                .map(|meta| SegmentReader::open(&index.segment(meta)))
                .collect::<tantivy::Result<Vec<_>>>()
        });
        // A writer of one segment writes one.
        let segment = sure(segment).swap_remove(0);
        IndexSegment { fields: self.fields, segment }
    }
}

/// What tantivy gives in memory, where no step of it can fail.
fn sure<T>(result: tantivy::Result<T>) -> T {
    #[expect(clippy::panic, reason = "nothing here depends on the input or the disk")]
    // In memory there is nothing to fail on.
    result.unwrap_or_else(|error| panic!("the index in memory failed: {error}"))
}

impl Index {
    /// Opens what was written, for sorted terms by their numbers.
    pub fn open(written: &IndexSegment, terms: &[String]) -> Self {
        let segment = &written.segment;
        let count = u64::from(segment.num_docs());
        let open = |field: Field| {
            let read = segment.inverted_index(field)?;
            #[expect(clippy::cast_precision_loss, reason = "as BM25 does in tantivy and in the browser")]
            let average = read.total_num_tokens() as Score / count as Score;
            let norms = segment.get_fieldnorms_reader(field)?;
            Ok(Opened { places: places(&read, terms)?, terms: read, norms, average })
        };
        Self { count, fields: sure(written.fields.into_iter().map(open).collect()) }
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

/// The place of each term. Both lists are sorted.
fn places(read: &InvertedIndexReader, terms: &[String]) -> io::Result<Vec<TermPostings>> {
    let mut places = vec![TermPostings::default(); terms.len()];
    let mut stream = read.terms().stream()?;
    let mut at = 0;
    while stream.advance() {
        let ahead = terms[at..].iter().take_while(|term| term.as_bytes() < stream.key()).count();
        at += ahead;
        if terms.get(at).is_some_and(|term| term.as_bytes() == stream.key()) {
            let TermInfo { doc_freq: documents, postings_range: bytes, .. } = stream.value();
            places[at] =
                TermPostings { documents: *documents, start: bytes.start, length: bytes.len() as u32 };
        }
    }
    Ok(places)
}
