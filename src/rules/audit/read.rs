//! One finished file to its facts, each kind in its own way.
//!
//! Must not know rules.

use super::collector::Collector;
use super::facts::{FileKind, PageFacts};
use super::standard::AuditStandard;
use super::strings::Gathered;
use super::{html, weight};
use crate::base::output_file::Output;
use crate::base::{css, drawing};

/// Reads one finished file. Never fails: what cannot be understood has no facts.
///
/// `packed` is how many bytes the very same file has taken in an archive: then it need not be compressed once more to
/// be weighed.
pub fn facts(output: &Output, packed: Option<u64>, standard: &AuditStandard) -> PageFacts {
    let kind = FileKind::of(&output.path);
    let mut collector = Collector::of(&output.path, standard.base_url.as_deref());
    match kind {
        FileKind::Page => html::read_page(&output.bytes, standard, &mut collector),
        FileKind::Drawing => drawing::read(&output.bytes, &mut |part| collector.drawing(part)),
        FileKind::Style => {
            css::read(&String::from_utf8_lossy(&output.bytes), &mut |url| collector.image(url))
        }
        FileKind::Script => collector.script(&output.bytes),
        FileKind::Picture | FileKind::Archive | FileKind::Other => {}
    }
    collector.finish(kind, weigh(output, kind, packed, standard))
}

/// Facts of a file that loads what `known` loads once `own` has given each its name, and is like it in everything else
/// but its weight.
pub fn facts_like(
    known: &PageFacts,
    own: &dyn Fn(&str) -> String,
    output: &Output,
    packed: Option<u64>,
    standard: &AuditStandard,
) -> PageFacts {
    let mut loads = Gathered::default();
    known.loads.iter().for_each(|url| loads.add(&own(url)));
    let weight = weigh(output, known.kind, packed, standard);
    PageFacts { weight, loads: loads.finish().0, ..known.clone() }
}

fn weigh(output: &Output, kind: FileKind, packed: Option<u64>, standard: &AuditStandard) -> u64 {
    let raw = output.bytes.len() as u64;
    match kind {
        FileKind::Archive => weight::without_documents(&output.bytes),
        _ if standard.weighs(&output.path, kind, raw) => {
            packed.map_or_else(|| weight::compressed(&output.bytes), |packed| weight::sent(packed, raw))
        }
        _ => raw,
    }
}
