//! Postings → a segment of tantivy's in memory, by tantivy's own serializers.
//!
//! Its writer finds each token of a document in a table of all terms. Here postings are in the order of terms already,
//! so that step is left out; what is written is the same, which a test holds. Must not know words.

use tantivy::columnar::{StackMergeOrder, merge_columnar};
use tantivy::directory::TerminatingWrite;
use tantivy::fieldnorm::{FieldNormReader, FieldNormReaders, FieldNormsSerializer};
use tantivy::index::SegmentComponent;
use tantivy::postings::{FieldSerializer, InvertedIndexSerializer};
use tantivy::schema::{Field, Schema};
use tantivy::{Segment, SegmentReader};

use super::inverted::Postings;
use super::{FIELDS, keys};

/// Writes one segment and opens it.
pub(super) fn write(
    schema: Schema,
    fields: [Field; FIELDS.len()],
    chunks: &[[Postings; FIELDS.len()]],
) -> tantivy::Result<SegmentReader> {
    let count: usize = chunks.iter().map(|fields| fields[0].lengths.len()).sum();
    let index = tantivy::Index::create_in_ram(schema);
    let segment = index.new_segment().with_max_doc(count as u32);
    write_norms(&segment, fields, chunks)?;
    let norms = FieldNormReaders::open(segment.open_read(SegmentComponent::FieldNorms)?)?;
    let mut serializer = InvertedIndexSerializer::open(&segment)?;
    for (at, field) in fields.into_iter().enumerate() {
        let chunks: Vec<&Postings> = chunks.iter().map(|fields| &fields[at]).collect();
        let tokens = chunks.iter().map(|chunk| chunk.documents.len() as u64).sum();
        if tokens == 0 {
            continue;
        }
        let mut written = serializer.new_field(field, tokens, norms.get_field(field)?)?;
        write_terms(&chunks, &mut written)?;
        written.close()?;
    }
    serializer.close()?;
    write_rest(&segment)?;
    SegmentReader::open(&segment)
}

/// Lengths of documents, as tantivy rounds them.
fn write_norms(
    segment: &Segment,
    fields: [Field; FIELDS.len()],
    chunks: &[[Postings; FIELDS.len()]],
) -> tantivy::Result<()> {
    let mut serializer = FieldNormsSerializer::from_write(segment.open_write(SegmentComponent::FieldNorms)?)?;
    for (at, field) in fields.into_iter().enumerate() {
        let lengths = chunks.iter().flat_map(|fields| &fields[at].lengths);
        let norms: Vec<u8> = lengths.map(|length| FieldNormReader::fieldnorm_to_id(*length)).collect();
        serializer.serialize_field(field, &norms)?;
    }
    Ok(serializer.close()?)
}

/// What is left of a chunk: its terms, each with how many documents, and their documents.
struct Rest<'c> {
    terms: &'c [(u32, u32)],
    documents: &'c [u32],
}

impl<'c> Rest<'c> {
    /// Takes out the documents of a term if it is the next.
    fn take(&mut self, term: u32) -> Option<&'c [u32]> {
        let ((_, count), terms) = self.terms.split_first().filter(|((next, _), _)| *next == term)?;
        let (found, documents) = self.documents.split_at(*count as usize);
        *self = Self { terms, documents };
        Some(found)
    }
}

/// Puts together what the chunks have of each term.
fn write_terms(chunks: &[&Postings], out: &mut FieldSerializer<'_>) -> tantivy::Result<()> {
    let mut rest: Vec<Rest<'_>> =
        chunks.iter().map(|chunk| Rest { terms: &chunk.terms, documents: &chunk.documents }).collect();
    let mut found: Vec<&[u32]> = Vec::with_capacity(chunks.len());
    while let Some(term) = rest.iter().filter_map(|rest| Some(rest.terms.first()?.0)).min() {
        found.clear();
        found.extend(rest.iter_mut().filter_map(|rest| rest.take(term)));
        // No document is in two chunks.
        let documents = || found.iter().flat_map(|documents| documents.chunk_by(|a, b| a == b));
        out.new_term(&keys::of(term), documents().count() as u32, true)?;
        for times in documents() {
            out.write_doc(times[0], times.len() as u32, &[]);
        }
        out.close_term()?;
    }
    Ok(())
}

/// What a segment must have and this one does not use: stored texts and columns.
fn write_rest(segment: &Segment) -> tantivy::Result<()> {
    segment.open_write(SegmentComponent::Store)?.terminate()?;
    let mut columns = segment.open_write(SegmentComponent::FastFields)?;
    // None, merged: a writer of columns would take memory for some first.
    merge_columnar(&[], &[], StackMergeOrder::stack(&[]).into(), &mut columns)?;
    Ok(columns.terminate()?)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use tantivy::directory::RamDirectory;
    use tantivy::index::SegmentComponent;
    use tantivy::tokenizer::{PreTokenizedString, Token};
    use tantivy::{IndexSettings, SegmentReader, TantivyDocument};

    use super::super::inverted::Postings;
    use super::super::{FIELDS, keys, schema};

    type Fields = [Vec<u32>; FIELDS.len()];

    /// Documents whose terms are drawn, small ones more often; the same in every run. More than tantivy packs in one
    /// block of postings. In the first field nothing stands.
    fn drawn() -> Vec<Fields> {
        let mut state = 20_261_126_u64;
        let mut draw = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        let mut document = |at: usize| -> Fields {
            std::array::from_fn(|field| {
                // In the last field the document in the middle is long beyond what norms hold exactly.
                let length = if (field, at) == (2, 350) { 5_000 } else { draw(1 + 20 * field as u64) };
                (0..length).map(|_| draw(128).min(draw(128)) as u32).collect()
            })
        };
        (0..700).map(&mut document).collect()
    }

    fn postings(first: usize, documents: &[Fields]) -> [Postings; FIELDS.len()] {
        std::array::from_fn(|field| {
            let mut terms: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
            for (document, fields) in (first as u32..).zip(documents) {
                fields[field].iter().for_each(|term| terms.entry(*term).or_default().push(document));
            }
            Postings {
                terms: terms.iter().map(|(term, documents)| (*term, documents.len() as u32)).collect(),
                documents: terms.into_values().flatten().collect(),
                lengths: documents.iter().map(|fields| fields[field].len() as u32).collect(),
            }
        })
    }

    /// What tantivy's own writer makes of the same documents.
    fn own(documents: &[Fields]) -> SegmentReader {
        let (schema, fields) = schema();
        let mut writer = tantivy::Index::builder()
            .schema(schema)
            .settings(IndexSettings::default())
            .single_segment_index_writer::<TantivyDocument>(RamDirectory::create(), 15_000_000)
            .unwrap();
        for document in documents {
            let mut added = TantivyDocument::new();
            for (field, terms) in fields.iter().zip(document) {
                // Keys of small terms are text.
                let text = |term: &u32| String::from_utf8(keys::of(*term).to_vec()).unwrap();
                let tokens =
                    terms.iter().map(|term| Token { text: text(term), ..Token::default() }).collect();
                added.add_pre_tokenized_text(*field, PreTokenizedString { text: String::new(), tokens });
            }
            writer.add_document(added).unwrap();
        }
        let index = writer.finalize().unwrap();
        SegmentReader::open(&index.searchable_segments().unwrap()[0]).unwrap()
    }

    #[test]
    fn a_segment_is_what_tantivy_itself_writes() {
        let documents = drawn();
        for size in [1, 97, 700] {
            let chunks = documents.chunks(size).enumerate().map(|(at, some)| postings(at * size, some));
            let (schema, fields) = schema();
            let ours = super::write(schema, fields, &chunks.collect::<Vec<_>>()).unwrap();
            let theirs = own(&documents);
            assert_eq!(ours.num_docs(), theirs.num_docs());
            for part in [SegmentComponent::FieldNorms, SegmentComponent::Terms, SegmentComponent::Postings] {
                let bytes =
                    |reader: &SegmentReader| reader.open_read(part.clone()).unwrap().read_bytes().unwrap();
                assert!(bytes(&ours).as_slice() == bytes(&theirs).as_slice(), "{part:?} in chunks of {size}");
            }
        }
    }

    #[test]
    fn nothing_to_write_is_no_fault() {
        let (schema, fields) = schema();
        assert_eq!(super::write(schema, fields, &[]).unwrap().num_docs(), 0);
    }
}
