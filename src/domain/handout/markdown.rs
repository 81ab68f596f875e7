//! A text's tree → blocks of a handout.
//!
//! Links and embeds are asked of an [`Answers`]. Must not know which handout it is in.

mod inline;
mod lists;

use std::collections::HashMap;

use pulldown_cmark::Alignment;

use super::tree::{Block, Definition, Inline};
use crate::input::markdown::outline::Outline;
use crate::input::markdown::tree::{Cell, MdBlock, MdInline, MdItem, Style, Tree, words};
use crate::input::markdown::{alerts, ends_line, marks};
use inline::{Raised, bind, close, paragraph, push_text};
use lists::RawLists;

pub use inline::{LinkTarget, clean};

/// Answers for everything in a text that needs the rest of the site.
pub trait Answers {
    fn link(&self, address: &str, text: &str) -> LinkTarget;
    /// What stands for a picture or embed in a paragraph of its own.
    fn block(&self, address: &str, alt: &str) -> Vec<Block>;
    /// What stands for one inside a sentence.
    fn inline(&self, address: &str, alt: &str) -> Vec<Inline>;
    /// The label of a heading.
    fn label(&self, id: &str) -> String;
    /// The word above an alert of this kind.
    fn alert(&self, kind: &str) -> String;
}

/// Part of a text: some of its blocks, and how many headings stand before them.
pub struct Excerpt<'t, 'a> {
    pub tree: &'t Tree<'a>,
    pub blocks: &'t [MdBlock<'a>],
    pub headings: usize,
}

impl<'t, 'a> Excerpt<'t, 'a> {
    /// The whole text.
    pub fn whole(tree: &'t Tree<'a>) -> Self {
        Self { tree, blocks: &tree.blocks, headings: 0 }
    }

    /// From heading `from` to just before heading `to`.
    pub fn between(tree: &'t Tree<'a>, from: usize, to: usize) -> Self {
        // Where the block stands that holds the heading of that number.
        let at = |heading: usize| {
            let mut before = 0;
            let holds = |block: &MdBlock<'_>| {
                before += block.headings();
                before > heading
            };
            tree.blocks.iter().position(holds).unwrap_or(tree.blocks.len())
        };
        Self { tree, blocks: &tree.blocks[at(from)..at(to).max(at(from))], headings: from }
    }
}

/// The blocks of an excerpt of a text, whose outline is `outline`; `lift` is added to every level.
pub fn blocks(excerpt: &Excerpt<'_, '_>, outline: &Outline, lift: i8, answers: &dyn Answers) -> Vec<Block> {
    let mut writer = BlockWriter {
        tree: excerpt.tree,
        outline,
        heading: excerpt.headings,
        lift,
        answers,
        notes: HashMap::new(),
        lists: RawLists::default(),
    };
    writer.flow(excerpt.blocks)
}

struct BlockWriter<'a, 't> {
    tree: &'a Tree<'t>,
    outline: &'a Outline,
    heading: usize,
    lift: i8,
    answers: &'a dyn Answers,
    /// Notes that have been referred to, with their label.
    notes: HashMap<String, String>,
    /// Lists of raw HTML that are open.
    lists: RawLists,
}

impl BlockWriter<'_, '_> {
    fn flow(&mut self, blocks: &[MdBlock<'_>]) -> Vec<Block> {
        let mut out = Vec::new();
        for block in blocks {
            self.block(block, &mut out);
        }
        out
    }

    fn block(&mut self, block: &MdBlock<'_>, out: &mut Vec<Block>) {
        match block {
            MdBlock::Heading { level, content, .. } => {
                let content = self.line(content);
                let known = self.outline.headings.get(self.heading);
                self.heading += 1;
                let level = (*level as i8).saturating_add(self.lift).clamp(1, 6).unsigned_abs();
                let label = known.map(|heading| self.answers.label(&heading.id)).unwrap_or_default();
                out.push(Block::Heading { level, label, content });
            }
            MdBlock::Html { content, .. } => self.html(content, out),
            MdBlock::Paragraph { content, .. } | MdBlock::Line { content, .. } => {
                // A tag of raw HTML may end a line within.
                for line in
                    content.split(|inline| matches!(inline, MdInline::Tag { html, .. } if ends_line(html)))
                {
                    paragraph(out, &mut self.line(line));
                }
            }
            MdBlock::Embeds(pictures) => {
                out.extend(pictures.iter().flat_map(|one| self.answers.block(&one.address, &one.alt)));
            }
            MdBlock::Quote { blocks, .. } => {
                let blocks = self.flow(blocks);
                out.push(Block::Quote { blocks });
            }
            MdBlock::Alert { kind, title, blocks, .. } => {
                let kind = alerts::key(*kind);
                let title = if title.is_empty() { self.answers.alert(kind) } else { title.clone() };
                let blocks = self.flow(blocks);
                out.push(Block::Alert { kind, title, blocks });
            }
            MdBlock::Code { text, .. } => out.push(Block::Code { text: clean(text.trim()) }),
            MdBlock::List { start, items } => {
                let items = items.iter().map(|MdItem { blocks, .. }| self.flow(blocks)).collect();
                out.push(Block::List { ordered: start.is_some(), start: start.unwrap_or(1), items });
            }
            MdBlock::Definitions(entries) => {
                let entries = entries.iter().map(|entry| Definition {
                    term: self.line(&entry.term.content),
                    blocks: entry.meanings.iter().flat_map(|meaning| self.flow(&meaning.blocks)).collect(),
                });
                let entries = entries.collect();
                out.push(Block::Definitions { entries });
            }
            MdBlock::Table { alignments, head, rows } => {
                let align = alignments.iter().map(|alignment| match alignment {
                    Alignment::Left => "left",
                    Alignment::Center => "center",
                    Alignment::Right => "right",
                    Alignment::None => "start",
                });
                let align = align.collect();
                let mut cells =
                    |cells: &[Cell<'_>]| cells.iter().map(|cell| self.line(&cell.content)).collect();
                let head = cells(head);
                let rows = rows.iter().map(|row| cells(row)).collect();
                out.push(Block::Table { align, head, rows });
            }
            // Printed where it is referred to.
            MdBlock::Note { .. } => {}
            MdBlock::Rule => out.push(Block::Rule),
        }
    }

    /// A block of raw HTML: each line that its tags end, in the item of the list that it stands in.
    fn html(&mut self, content: &[MdInline<'_>], out: &mut Vec<Block>) {
        let mut from = 0;
        for (at, inline) in content.iter().enumerate() {
            let MdInline::Tag { html, .. } = inline else { continue };
            if ends_line(html) {
                let mut line = self.line(&content[from..at]);
                paragraph(self.lists.place(out), &mut line);
                self.lists.tag(html, out);
                from = at + 1;
            }
        }
        let mut line = self.line(&content[from..]);
        paragraph(self.lists.place(out), &mut line);
        self.lists.pause(out);
    }

    fn line(&mut self, content: &[MdInline<'_>]) -> Vec<Inline> {
        let mut line = Vec::new();
        // Elements of raw HTML that are open, with what stood before each: 10<sup>3</sup> is not 103.
        let mut open: Vec<(Raised, Vec<Inline>)> = Vec::new();
        for inline in content {
            match inline {
                MdInline::Tag { html, .. } => match Raised::of(html) {
                    Some((raised, true)) => open.push((raised, std::mem::take(&mut line))),
                    Some((raised, false)) if open.last().is_some_and(|(last, _)| *last == raised) => {
                        close(&mut open, &mut line);
                    }
                    _ => self.inline(inline, &mut line),
                },
                _ => self.inline(inline, &mut line),
            }
        }
        while !open.is_empty() {
            close(&mut open, &mut line);
        }
        line
    }

    fn inline(&mut self, inline: &MdInline<'_>, line: &mut Vec<Inline>) {
        match inline {
            MdInline::Text { text, .. } => {
                let plain = marks::strip(text);
                push_text(plain.as_deref().unwrap_or(text), line);
            }
            MdInline::Code(text) => line.push(Inline::Code { text: clean(text) }),
            MdInline::SoftBreak => line.push(Inline::Text { text: " ".to_owned() }),
            MdInline::HardBreak => line.push(Inline::Break),
            MdInline::Tick(done) => line.push(Inline::Tick { done: *done }),
            MdInline::NoteSign { name, .. } => line.push(self.note(name)),
            MdInline::Tag { html, .. } if html.to_ascii_lowercase().starts_with("<br") => {
                line.push(Inline::Break)
            }
            MdInline::Tag { .. } => {}
            MdInline::Styled { style, content } => {
                let content = self.line(content);
                line.push(match style {
                    Style::Emphasis => Inline::Emphasis { content },
                    Style::Strong => Inline::Strong { content },
                    Style::Strike => Inline::Strike { content },
                    Style::Super => Inline::Super { content },
                    Style::Sub => Inline::Sub { content },
                });
            }
            MdInline::Link { address, content, .. } => {
                let text = words(content);
                let target = self.answers.link(address, text.trim());
                let content = self.line(content);
                bind(target, text.trim(), content, line);
            }
            MdInline::Picture(picture) => line.extend(self.answers.inline(&picture.address, &picture.alt)),
        }
    }

    /// A reference to a footnote: with its text the first time.
    fn note(&mut self, name: &str) -> Inline {
        if let Some(label) = self.notes.get(name) {
            return Inline::Note { label: label.clone(), blocks: Vec::new() };
        }
        let label = self.answers.label(&format!("note-{}", self.notes.len() + 1));
        self.notes.insert(name.to_owned(), label.clone());
        // It may stand outside the excerpt.
        let tree = self.tree;
        let blocks = tree.note(name).map(|blocks| self.flow(blocks)).unwrap_or_default();
        Inline::Note { label, blocks }
    }
}
