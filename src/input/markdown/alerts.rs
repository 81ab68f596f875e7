//! Alerts: `> [!NOTE]`, and those with a title, `> [!WARNING] Do this first`, which the parser sees as quotations.
//!
//! Must not know how they are shown.

use pulldown_cmark::BlockQuoteKind;

use super::tree::{MdBlock, MdInline};

/// A quotation, or the alert that it is.
pub fn quote(kind: Option<BlockQuoteKind>, mut blocks: Vec<MdBlock<'_>>, at: usize) -> MdBlock<'_> {
    if let Some(kind) = kind {
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

fn titled(line: &str) -> Option<(BlockQuoteKind, String)> {
    let (word, title) = line.strip_prefix("[!")?.split_once(']')?;
    Some((kind_of(word)?, title.trim().to_owned()))
}

fn kind_of(word: &str) -> Option<BlockQuoteKind> {
    Some(match word.to_ascii_uppercase().as_str() {
        "NOTE" => BlockQuoteKind::Note,
        "TIP" => BlockQuoteKind::Tip,
        "IMPORTANT" => BlockQuoteKind::Important,
        "WARNING" => BlockQuoteKind::Warning,
        "CAUTION" => BlockQuoteKind::Caution,
        _ => return None,
    })
}

/// The word for a kind, as themes and message ids use it.
pub fn key(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "note",
        BlockQuoteKind::Tip => "tip",
        BlockQuoteKind::Important => "important",
        BlockQuoteKind::Warning => "warning",
        BlockQuoteKind::Caution => "caution",
    }
}
