//! The prose of a page, block by block, as plain text: what the rules about language read.
//!
//! Code, quotations and embeds are left out. Must not know any rule.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{Located, marks};

/// One paragraph, list item, cell or heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
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
pub fn blocks(events: &[Located<'_>]) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let mut current = Block::default();
    let mut quotes = 0_u32;
    let mut items = 0_u32;
    let mut code = 0_u32;
    let mut pictures = 0_u32;
    let mut link_from = None;
    for (event, range) in events {
        match event {
            Event::Start(tag) => {
                match tag {
                    Tag::BlockQuote(None) => quotes += 1,
                    Tag::Item => items += 1,
                    Tag::CodeBlock(_) | Tag::HtmlBlock => code += 1,
                    Tag::Image { .. } => pictures += 1,
                    Tag::Link { .. } => link_from = Some(current.text.len()),
                    _ => {}
                }
                if starts_block(tag) {
                    flush(&mut found, &mut current);
                    current.offset = range.start;
                    current.item = items > 0;
                    current.kind = match tag {
                        _ if quotes > 0 => BlockKind::Quote,
                        Tag::Heading { .. } => BlockKind::Heading,
                        Tag::TableCell => BlockKind::Cell,
                        Tag::DefinitionListTitle => BlockKind::Term,
                        _ => BlockKind::Prose,
                    };
                }
            }
            Event::End(end) => match end {
                TagEnd::BlockQuote(None) => {
                    flush(&mut found, &mut current);
                    quotes = quotes.saturating_sub(1);
                }
                TagEnd::Item => items = items.saturating_sub(1),
                TagEnd::CodeBlock | TagEnd::HtmlBlock => code = code.saturating_sub(1),
                TagEnd::Image => pictures = pictures.saturating_sub(1),
                TagEnd::Link => {
                    if let Some(from) = link_from.take() {
                        let to = current.text.len();
                        if from < to {
                            current.linked.push(from..to);
                        }
                    }
                }
                _ => {}
            },
            Event::Text(text) if code == 0 && pictures == 0 => match marks::strip(text) {
                Some(plain) => current.text.push_str(&plain),
                None => current.text.push_str(text),
            },
            Event::SoftBreak | Event::HardBreak => current.text.push(' '),
            _ => {}
        }
    }
    flush(&mut found, &mut current);
    found
}

fn flush(found: &mut Vec<Block>, current: &mut Block) {
    let block = std::mem::take(current);
    if !block.text.trim().is_empty() {
        found.push(block);
    }
}

fn starts_block(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::Item
            | Tag::TableCell
            | Tag::BlockQuote(_)
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::FootnoteDefinition(_)
    )
}

#[cfg(test)]
mod tests {
    use super::{BlockKind, blocks};
    use crate::markdown::parse;

    #[test]
    fn items_and_cells_are_blocks_and_marks_are_gone() {
        let found =
            blocks(&parse("## Head\n\nOne. {rg=RG-01} [two](a.md)\n\n- a\n- b\n\n> said\n\n`code`\n"));
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
