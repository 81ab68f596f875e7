//! Alerts with a title: `> [!WARNING] Do this first`, which the parser sees as an ordinary quotation.
//!
//! Recognises them in the events. Must not know how they are shown.

use pulldown_cmark::{BlockQuoteKind, Event, Tag};

use super::Located;

/// An alert that starts at an event: its kind, its title and how many events the title line takes.
pub struct TitledAlert<'e> {
    pub kind: BlockQuoteKind,
    pub title: &'e str,
    /// Events to pass over after the start of the quotation and its first paragraph.
    pub skip: usize,
}

/// The alert whose quotation starts at `events[at]`, if it is one with a title.
pub fn titled<'e>(events: &'e [Located<'_>], at: usize) -> Option<TitledAlert<'e>> {
    let [
        (Event::Start(Tag::BlockQuote(None)), _),
        (Event::Start(Tag::Paragraph), _),
        (Event::Text(text), _),
        rest @ ..,
    ] = events.get(at..)?
    else {
        return None;
    };
    let (word, title) = text.strip_prefix("[!")?.split_once(']')?;
    let kind = kind_of(word)?;
    let skip = if matches!(rest.first(), Some((Event::SoftBreak, _))) { 2 } else { 1 };
    Some(TitledAlert { kind, title: title.trim(), skip })
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
