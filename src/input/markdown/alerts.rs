//! Alerts: `> [!NOTE]`, and those with a title, `> [!WARNING] Do this first`, which the parser sees as quotations.
//!
//! Must not know how they are shown.

use pulldown_cmark::BlockQuoteKind;

use super::tree::{AlertKind, MdBlock, MdInline, words};

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
    let Some((kind, start)) = titled else { return MdBlock::Quote { blocks, at } };
    let is_break = |inline: &MdInline<'_>| matches!(inline, MdInline::SoftBreak | MdInline::HardBreak);
    let end = content.iter().position(is_break).unwrap_or(content.len());
    let title = if content[1..end].iter().all(is_words) {
        let title = start + &words(&content[1..end]);
        // The paragraph goes on without its first line.
        content.drain(..(end + 1).min(content.len()));
        title.trim().to_owned()
    } else {
        // A title leads nowhere: a first line with a link, a picture or a note stays in the text.
        if let Some(MdInline::Text { text, .. }) = content.first_mut() {
            *text = start.into();
        }
        String::new()
    };
    if content.is_empty() {
        blocks.remove(0);
    }
    MdBlock::Alert { kind, title, blocks, at }
}

/// The kind that a line gives, and what stands behind it. The sign of a folded box says nothing here.
fn titled(line: &str) -> Option<(AlertKind, String)> {
    let (word, rest) = line.strip_prefix("[!")?.split_once(']')?;
    let unfolded = rest.strip_prefix(['-', '+']).filter(|rest| rest.is_empty() || rest.starts_with(' '));
    Some((kind_of(word)?, unfolded.unwrap_or(rest).trim_start().to_owned()))
}

/// Whether a piece of a line is words and no more, however they are set.
fn is_words(inline: &MdInline<'_>) -> bool {
    match inline {
        MdInline::Text { .. } | MdInline::Code(_) => true,
        MdInline::Styled { content, .. } => content.iter().all(is_words),
        _ => false,
    }
}

/// The word of a line that begins as a box does, `[!WORD]`.
pub fn word_of(line: &str) -> Option<&str> {
    let (word, _) = line.strip_prefix("[!")?.split_once(']')?;
    let is_word =
        !word.is_empty() && word.chars().all(|sign| sign.is_alphanumeric() || "-_ |".contains(sign));
    is_word.then_some(word)
}

/// Whether a word, in whatever letters, begins a box.
pub fn is_kind(word: &str) -> bool {
    kind_of(word).is_some()
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
