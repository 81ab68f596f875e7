//! What stands in a line: text with its numbers kept whole, and links bound to where they lead.
//!
//! Must not know blocks beyond the paragraph that a line becomes.

use crate::base::phone::find_numbers;
use crate::base::text::strip_hidden;
use crate::domain::handout::tree::{Block, Inline};
use crate::input::markdown::tags::{HtmlPiece, pieces};

/// What a link becomes.
pub enum LinkTarget {
    /// The text alone.
    Text,
    /// The text alone, on one line.
    Keep,
    /// An address whose text says it.
    Same(String),
    /// An address, with its number in the list of addresses.
    Web(String, usize),
    /// A heading of the document.
    Within(String),
    /// Words in another language.
    Language(String),
}

/// A link's text, bound to where it leads.
pub(super) fn bind(bond: LinkTarget, text: &str, content: Vec<Inline>, line: &mut Vec<Inline>) {
    match bond {
        LinkTarget::Text => line.extend(content),
        LinkTarget::Keep => line.push(Inline::Keep { text: clean(text) }),
        LinkTarget::Same(url) => {
            let content = vec![Inline::Keep { text: clean(text) }];
            line.push(Inline::Link { url, number: None, content });
        }
        LinkTarget::Web(url, number) => line.push(Inline::Link { url, number: Some(number), content }),
        LinkTarget::Within(label) => line.push(Inline::Within { label, content }),
        LinkTarget::Language(lang) => line.push(Inline::Lang { lang, content }),
    }
}

/// Figures above or below the line, by a tag of raw HTML.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Raised {
    Above,
    Below,
}

impl Raised {
    /// What a tag begins, or ends.
    pub(super) fn of(html: &str) -> Option<(Self, bool)> {
        let HtmlPiece::Tag(tag) = pieces(html).into_iter().next()? else { return None };
        let raised = match tag.name.as_str() {
            "sup" => Self::Above,
            "sub" => Self::Below,
            _ => return None,
        };
        Some((raised, !tag.closes))
    }
}

/// Ends the innermost element that is open.
pub(super) fn close(open: &mut Vec<(Raised, Vec<Inline>)>, line: &mut Vec<Inline>) {
    let Some((raised, before)) = open.pop() else { return };
    let content = std::mem::replace(line, before);
    if !content.is_empty() {
        line.push(match raised {
            Raised::Above => Inline::Super { content },
            Raised::Below => Inline::Sub { content },
        });
    }
}

/// Ends the line as a paragraph, if it holds anything.
pub(super) fn paragraph(blocks: &mut Vec<Block>, line: &mut Vec<Inline>) {
    let content = std::mem::take(line);
    let blank = |inline: &Inline| matches!(inline, Inline::Text { text } if text.trim().is_empty());
    if !content.iter().all(blank) {
        blocks.push(Block::Paragraph { content });
    }
}

/// Text with its phone numbers kept whole.
pub(super) fn push_text(text: &str, line: &mut Vec<Inline>) {
    let text = clean(text);
    let mut from = 0;
    for range in find_numbers(&text) {
        if from < range.start {
            line.push(Inline::Text { text: text[from..range.start].to_owned() });
        }
        line.push(Inline::Keep { text: text[range.clone()].to_owned() });
        from = range.end;
    }
    if from < text.len() {
        line.push(Inline::Text { text: text[from..].to_owned() });
    }
}

/// Without characters that nobody sees.
pub fn clean(text: &str) -> String {
    strip_hidden(text).0.into_owned()
}
