//! Alerts: `> [!NOTE]`, and those with a title, `> [!WARNING] Do this first`, which the parser sees as quotations.
//!
//! Must not know how they are shown.

use pulldown_cmark::BlockQuoteKind;

use super::tree::{AlertKind, MdBlock, MdInline};

/// The first line of a quotation that holds what a publisher adds to a text.
pub const ADDED: &str = "[!ADDED]";

/// A quotation, or the alert that it is.
pub fn quote(kind: Option<BlockQuoteKind>, mut blocks: Vec<MdBlock<'_>>, at: usize) -> MdBlock<'_> {
    if let Some(kind) = kind.map(of_parser) {
        return MdBlock::Alert { kind, title: String::new(), blocks, at };
    }
    let Some(MdBlock::Paragraph { content, .. }) = blocks.first_mut() else {
        return MdBlock::Quote { blocks, at };
    };
    let titled = match content.first() {
        Some(MdInline::Text { text, .. }) => titled(text),
        _ => None,
    };
    let Some((kind, title)) = titled else { return MdBlock::Quote { blocks, at } };
    // The paragraph goes on without its first line.
    let taken = if matches!(content.get(1), Some(MdInline::SoftBreak)) { 2 } else { 1 };
    content.drain(..taken);
    if content.is_empty() {
        blocks.remove(0);
    }
    MdBlock::Alert { kind, title, blocks, at }
}

fn titled(line: &str) -> Option<(AlertKind, String)> {
    let (word, title) = line.strip_prefix("[!")?.split_once(']')?;
    Some((kind_of(word)?, title.trim().to_owned()))
}

fn of_parser(kind: BlockQuoteKind) -> AlertKind {
    match kind {
        BlockQuoteKind::Note => AlertKind::Note,
        BlockQuoteKind::Tip => AlertKind::Tip,
        BlockQuoteKind::Important => AlertKind::Important,
        BlockQuoteKind::Warning => AlertKind::Warning,
        BlockQuoteKind::Caution => AlertKind::Caution,
    }
}

fn kind_of(word: &str) -> Option<AlertKind> {
    Some(match word.to_ascii_uppercase().as_str() {
        "NOTE" => AlertKind::Note,
        "TIP" => AlertKind::Tip,
        "IMPORTANT" => AlertKind::Important,
        "WARNING" => AlertKind::Warning,
        "CAUTION" => AlertKind::Caution,
        "ADDED" => AlertKind::Added,
        _ => return None,
    })
}

/// The word for a kind, as themes and message ids use it.
pub fn key(kind: AlertKind) -> &'static str {
    match kind {
        AlertKind::Note => "note",
        AlertKind::Tip => "tip",
        AlertKind::Important => "important",
        AlertKind::Warning => "warning",
        AlertKind::Caution => "caution",
        AlertKind::Added => "added",
    }
}
