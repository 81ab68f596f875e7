//! Markdown as this project reads it: CommonMark with tables, footnotes, definition lists, alerts,
//! heading attributes and smart punctuation, plus coverage marks and our own link schemes.
//!
//! One parser for every text: [`parse`] gives events with places, [`outline`] says what a page
//! holds, [`html`] writes it. Must not know whether a link resolves or what a directive shows.

pub mod alerts;
pub mod bare;
pub mod blocks;
pub mod depth;
pub mod embeds;
pub mod html;
pub mod lone;
pub mod marks;
pub mod outline;
pub mod target;

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, TextMergeWithOffset};

/// One event and the bytes of the text it comes from.
pub type Located<'a> = (Event<'a>, Range<usize>);

/// All events of a text, neighbouring pieces of text joined and no link inside a link.
pub fn parse(text: &str) -> Vec<Located<'_>> {
    let mut options = options();
    options.set(Options::ENABLE_HEADING_ATTRIBUTES, lone::lone_name(text).is_none());
    let events = Parser::new_ext(text, options).into_offset_iter();
    // The parser lets an address in angle brackets stand in a link; there it is text.
    let mut links = 0_u32;
    let outer = events.filter(move |(event, _)| match event {
        Event::Start(Tag::Link { .. }) => {
            links += 1;
            links == 1
        }
        Event::End(TagEnd::Link) => {
            links = links.saturating_sub(1);
            links == 0
        }
        _ => true,
    });
    TextMergeWithOffset::new(outer).collect()
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
}

/// Whether a tag opens a block, not a piece of a line.
pub fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}

/// Escapes text for an element's content.
pub fn escape_text(text: &str, out: &mut String) {
    for piece in text.split_inclusive(['&', '<', '>']) {
        let (plain, sign) = match piece.as_bytes().last() {
            Some(b'&') => (&piece[..piece.len() - 1], "&amp;"),
            Some(b'<') => (&piece[..piece.len() - 1], "&lt;"),
            Some(b'>') => (&piece[..piece.len() - 1], "&gt;"),
            _ => (piece, ""),
        };
        out.push_str(plain);
        out.push_str(sign);
    }
}

/// Escapes text for an attribute in double quotes.
pub fn escape_attribute(text: &str, out: &mut String) {
    for piece in text.split_inclusive(['&', '<', '>', '"']) {
        let (plain, sign) = match piece.as_bytes().last() {
            Some(b'&') => (&piece[..piece.len() - 1], "&amp;"),
            Some(b'<') => (&piece[..piece.len() - 1], "&lt;"),
            Some(b'>') => (&piece[..piece.len() - 1], "&gt;"),
            Some(b'"') => (&piece[..piece.len() - 1], "&quot;"),
            _ => (piece, ""),
        };
        out.push_str(plain);
        out.push_str(sign);
    }
}

#[cfg(test)]
mod tests {
    use super::{escape_attribute, escape_text};

    #[test]
    fn signs_of_html_are_escaped() {
        let mut out = String::new();
        escape_text("a<b> & c", &mut out);
        escape_attribute("\"x\"<", &mut out);
        assert_eq!(out, "a&lt;b&gt; &amp; c&quot;x&quot;&lt;");
    }
}
