//! A small text as plain words.
//!
//! Must not know what it says.

use crate::domain::search::tidy::tidy;
use crate::input::markdown;
use crate::input::markdown::tree::{MdBlock, words};

/// The words of a small Markdown text.
pub fn plain(text: &str) -> String {
    let mut out = String::new();
    for block in &markdown::read(text).blocks {
        push_words(block, &mut out);
    }
    tidy(out)
}

fn push_words(block: &MdBlock<'_>, out: &mut String) {
    let mut all = |blocks: &[MdBlock<'_>]| blocks.iter().for_each(|block| push_words(block, out));
    match block {
        MdBlock::Heading { content, .. }
        | MdBlock::Paragraph { content, .. }
        | MdBlock::Line { content, .. }
        | MdBlock::Html { content, .. } => {
            out.push_str(&words(content));
            out.push(' ');
        }
        MdBlock::Quote { blocks, .. } | MdBlock::Note { blocks, .. } => all(blocks),
        MdBlock::Alert { title, blocks, .. } => {
            out.push_str(title);
            out.push(' ');
            blocks.iter().for_each(|block| push_words(block, out));
        }
        MdBlock::List { items, .. } => items.iter().for_each(|item| all(&item.blocks)),
        MdBlock::Definitions(entries) => {
            for entry in entries {
                out.push_str(&words(&entry.term.content));
                out.push(' ');
                entry
                    .meanings
                    .iter()
                    .flat_map(|meaning| &meaning.blocks)
                    .for_each(|block| push_words(block, out));
            }
        }
        MdBlock::Table { head, rows, .. } => {
            for cell in head.iter().chain(rows.iter().flatten()) {
                out.push_str(&words(&cell.content));
                out.push(' ');
            }
        }
        MdBlock::Code { text, .. } => out.push_str(text),
        MdBlock::Embeds(_) | MdBlock::Rule => {}
    }
}
