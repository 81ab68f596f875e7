//! The parser's events.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

/// An event of the parser and the bytes of the text it comes from.
pub type Located<'a> = (Event<'a>, Range<usize>);

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
