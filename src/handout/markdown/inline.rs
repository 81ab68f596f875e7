//! What stands in a line: text with its numbers kept whole, and links bound to where they lead.
//!
//! Must not know blocks beyond the paragraph that a line becomes.

use super::Bond;
use crate::handout::tree::{Block, Inline};
use crate::phone::find_numbers;
use crate::text::strip_hidden;

/// A link's text, bound to where it leads.
pub(super) fn bind(bond: Bond, text: &str, content: Vec<Inline>, line: &mut Vec<Inline>) {
    match bond {
        Bond::Text => line.extend(content),
        Bond::Keep => line.push(Inline::Keep { text: clean(text) }),
        Bond::Same(url) => {
            let content = vec![Inline::Keep { text: clean(text) }];
            line.push(Inline::Link { url, number: None, content });
        }
        Bond::Web(url, number) => line.push(Inline::Link { url, number: Some(number), content }),
        Bond::Within(label) => line.push(Inline::Within { label, content }),
        Bond::Language(lang) => line.push(Inline::Lang { lang, content }),
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

/// The words of raw HTML, without its tags.
pub(super) fn words_of(html: &str) -> String {
    let mut words = String::new();
    let mut hidden = 0_u32;
    for token in html5gum::Tokenizer::new(html).flatten() {
        match token {
            html5gum::Token::String(text) if hidden == 0 => {
                words.push_str(&String::from_utf8_lossy(&text.value))
            }
            html5gum::Token::StartTag(tag) if is_silent(&tag.name) && !tag.self_closing => hidden += 1,
            html5gum::Token::EndTag(tag) if is_silent(&tag.name) => hidden = hidden.saturating_sub(1),
            _ => {}
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Elements whose text nobody reads.
fn is_silent(name: &[u8]) -> bool {
    matches!(name, b"script" | b"style" | b"template")
}
