//! Markdown as this project reads it: CommonMark with tables, footnotes, definition lists, alerts,
//! heading attributes and smart punctuation, plus coverage marks and our own link schemes.
//!
//! One reader for every text: [`read`] gives a [`tree`], [`outline`] says what a page holds, [`html`] writes it. Must
//! not know whether a link resolves or what a directive shows.

pub mod alerts;
mod attributes;
mod bare;
pub mod blocks;
pub mod depth;
mod escape;
mod events;
pub mod html;
mod lines;
pub mod lone;
pub mod marks;
mod masks;
pub mod outline;
mod quotes;
mod raw;
pub mod slips;
pub mod tags;
pub mod target;
pub mod tree;
mod unread;

use pulldown_cmark::{OffsetIter, Options, Parser};

use events::Located;
use tree::Tree;

pub use escape::{escape_attribute, escape_text};

/// Reads a text.
pub fn read(text: &str) -> Tree<'_> {
    let parser = pull(text);
    let mut named = unread::named_addresses(&parser);
    let mut events: Vec<Located<'_>> = parser.collect();
    let mut masked = masks::false_starts(text, &events);
    for _ in 0..masks::READINGS {
        if masked.is_empty() {
            break;
        }
        let known = masked.len();
        let hidden = masks::masked(text, &masked);
        let parser = pull(&hidden);
        named = unread::named_addresses(&parser);
        events = parser.map(|(event, range)| (masks::unmasked(event), range)).collect();
        masked.extend(masks::false_starts(text, &events));
        masked.sort_unstable();
        masked.dedup();
        if masked.len() == known {
            break;
        }
    }
    let mut slips = Vec::new();
    unread::slips(text, &events, named, &mut slips);
    let events = raw::settled(events, text, &mut slips);
    let events = lines::settled(events, text, &mut slips);
    tree::build::tree(text, events, slips)
}

fn pull(text: &str) -> OffsetIter<'_> {
    let mut options = options();
    options.set(Options::ENABLE_HEADING_ATTRIBUTES, lone::lone_name(text).is_none());
    Parser::new_ext(text, options).into_offset_iter()
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

/// Whether a tag of raw HTML ends the line of text before it.
pub fn ends_line(html: &str) -> bool {
    matches!(tags::pieces(html).first(), Some(tags::HtmlPiece::Tag(tag)) if tag.is_block())
}
