//! The prose of a page, block by block, as plain text: what the rules about language read.
//!
//! Code, quotations and embeds are left out. Must not know any rule.

use super::tree::{MdBlock, MdInline, Tree};
use super::{ends_line, marks};

/// One paragraph, list item, cell or heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProseBlock {
    pub text: String,
    /// Byte offset of its start in the body.
    pub offset: usize,
    pub kind: BlockKind,
    /// Whether it stands in a list.
    pub item: bool,
    /// Text that stands in links and directives: the numbers in it were checked by other rules.
    pub linked: Vec<std::ops::Range<usize>>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BlockKind {
    #[default]
    Prose,
    Heading,
    Cell,
    Quote,
    /// What a definition list explains.
    Term,
}

/// All blocks of a text, in order.
pub fn blocks(tree: &Tree<'_>) -> Vec<ProseBlock> {
    let mut reader = ProseReader { found: Vec::new(), kind: BlockKind::Prose, item: false };
    reader.blocks(&tree.blocks);
    reader.found
}

struct ProseReader {
    found: Vec<ProseBlock>,
    /// What text in a paragraph is.
    kind: BlockKind,
    item: bool,
}

impl ProseReader {
    fn blocks(&mut self, blocks: &[MdBlock<'_>]) {
        for block in blocks {
            match block {
                MdBlock::Heading { content, at, .. } => self.line(content, *at, BlockKind::Heading),
                MdBlock::Paragraph { content, at }
                | MdBlock::Line { content, at }
                | MdBlock::Html { content, at } => self.line(content, *at, BlockKind::Prose),
                MdBlock::Quote { blocks, .. } => {
                    let outside = std::mem::replace(&mut self.kind, BlockKind::Quote);
                    self.blocks(blocks);
                    self.kind = outside;
                }
                MdBlock::Alert { title, blocks, at, .. } => {
                    self.push(ProseBlock { text: title.clone(), offset: *at, ..ProseBlock::default() });
                    self.blocks(blocks);
                }
                MdBlock::List { items, .. } => {
                    let outside = std::mem::replace(&mut self.item, true);
                    items.iter().for_each(|item| self.blocks(&item.blocks));
                    self.item = outside;
                }
                MdBlock::Definitions(entries) => {
                    for entry in entries {
                        self.line(&entry.term.content, entry.term.at, BlockKind::Term);
                        entry.meanings.iter().for_each(|meaning| self.blocks(&meaning.blocks));
                    }
                }
                MdBlock::Table { head, rows, .. } => {
                    let cells = head.iter().chain(rows.iter().flatten());
                    cells.for_each(|cell| self.line(&cell.content, cell.at, BlockKind::Cell));
                }
                MdBlock::Note { blocks, .. } => self.blocks(blocks),
                MdBlock::Embeds(_) | MdBlock::Code { .. } | MdBlock::Rule => {}
            }
        }
    }

    fn line(&mut self, content: &[MdInline<'_>], offset: usize, kind: BlockKind) {
        let mut block = ProseBlock { offset, kind, ..ProseBlock::default() };
        inlines(content, &mut block);
        self.push(block);
    }

    fn push(&mut self, mut block: ProseBlock) {
        if self.kind == BlockKind::Quote {
            block.kind = BlockKind::Quote;
        }
        block.item = self.item;
        if !block.text.trim().is_empty() {
            self.found.push(block);
        }
    }
}

fn inlines(content: &[MdInline<'_>], block: &mut ProseBlock) {
    for inline in content {
        match inline {
            MdInline::Text { text, .. } => match marks::strip(text) {
                Some(plain) => block.text.push_str(&plain),
                None => block.text.push_str(text),
            },
            MdInline::SoftBreak | MdInline::HardBreak => block.text.push(' '),
            MdInline::Styled { content, .. } => inlines(content, block),
            MdInline::Link { content, .. } => {
                let from = block.text.len();
                inlines(content, block);
                if from < block.text.len() {
                    block.linked.push(from..block.text.len());
                }
            }
            MdInline::Tag { html, .. } if ends_line(html) => block.text.push(' '),
            MdInline::Code(_)
            | MdInline::Picture(_)
            | MdInline::NoteSign { .. }
            | MdInline::Tick(_)
            | MdInline::Tag { .. } => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{BlockKind, blocks};
    use crate::input::markdown::read;

    #[test]
    fn items_and_cells_are_blocks_and_marks_are_gone() {
        let found = blocks(&read("## Head\n\nOne. {rg=RG-01} [two](a.md)\n\n- a\n- b\n\n> said\n\n`code`\n"));
        let texts: Vec<&str> = found.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(texts, ["Head", "One. two", "a", "b", "said"]);
        assert_eq!(found[1].linked.first(), Some(&(5..8)));
        assert_eq!(found[4].kind, BlockKind::Quote);
        assert_eq!(
            found.iter().map(|block| block.item).collect::<Vec<_>>(),
            [false, false, true, true, false]
        );
    }
}
