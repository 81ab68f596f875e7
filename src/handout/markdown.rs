//! Markdown events → blocks of a handout, with every construct the one parser knows.
//!
//! Links and embeds are asked of an [`Answers`]. Must not know which handout it is in.

mod inline;

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

use super::tree::{Block, Definition, Inline};
use crate::markdown::bare::{Piece, pieces};
use crate::markdown::embeds::{self, distance_to, inner_text};
use crate::markdown::outline::Outline;
use crate::markdown::{Located, alerts, is_block, marks};
use inline::{bind, paragraph, push_text, words_of};

pub use inline::clean;

/// What a link becomes.
pub enum Bond {
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

/// Answers for everything in a text that needs the rest of the site.
pub trait Answers {
    fn link(&self, address: &str, text: &str) -> Bond;
    /// What stands for a picture or embed in a paragraph of its own.
    fn block(&self, address: &str, alt: &str) -> Vec<Block>;
    /// What stands for one inside a sentence.
    fn inline(&self, address: &str, alt: &str) -> Vec<Inline>;
    /// The label of a heading.
    fn label(&self, id: &str) -> String;
    /// The word above an alert of this kind.
    fn alert(&self, kind: &str) -> String;
}

/// Part of a text: some of its events, and how many headings stand before them.
pub struct Excerpt {
    pub events: Range<usize>,
    pub headings: usize,
}

/// The blocks of an excerpt of `events`, whose outline is `outline`; `lift` is added to every level.
pub fn blocks(
    events: &[Located<'_>],
    outline: &Outline,
    excerpt: &Excerpt,
    lift: i8,
    answers: &dyn Answers,
) -> Vec<Block> {
    let mut writer = Writer {
        events,
        at: excerpt.events.start,
        end: excerpt.events.end,
        outline,
        heading: excerpt.headings,
        lift,
        answers,
        notes: HashMap::new(),
    };
    writer.flow(None)
}

struct Writer<'a, 'e> {
    events: &'a [Located<'e>],
    at: usize,
    end: usize,
    outline: &'a Outline,
    heading: usize,
    lift: i8,
    answers: &'a dyn Answers,
    /// Notes that have been referred to, with their label.
    notes: HashMap<String, String>,
}

impl<'a> Writer<'a, '_> {
    /// Blocks up to `end`, which is passed over; up to the end of the excerpt without one.
    fn flow(&mut self, end: Option<TagEnd>) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut line = Vec::new();
        while let Some((event, _)) = self.events.get(self.at) {
            if end.is_none() && self.at >= self.end {
                break;
            }
            match event {
                Event::End(found) if Some(*found) == end => {
                    self.at += 1;
                    break;
                }
                Event::Start(tag) if is_block(tag) => {
                    paragraph(&mut blocks, &mut line);
                    let tag = tag.clone();
                    self.block(&tag, &mut blocks);
                }
                Event::Rule => {
                    paragraph(&mut blocks, &mut line);
                    self.at += 1;
                    blocks.push(Block::Rule);
                }
                Event::End(_) => self.at += 1,
                _ => self.inline(&mut line),
            }
        }
        paragraph(&mut blocks, &mut line);
        blocks
    }

    fn block(&mut self, tag: &Tag<'_>, blocks: &mut Vec<Block>) {
        if matches!(tag, Tag::Paragraph)
            && let Some(embeds) = embeds::alone(self.events, self.at)
        {
            self.at += embeds.length;
            for (address, alt) in embeds.found {
                blocks.extend(self.answers.block(&address, &alt));
            }
            return;
        }
        let start = self.at;
        self.at += 1;
        match tag {
            Tag::Paragraph => {
                let mut line = self.line(TagEnd::Paragraph);
                paragraph(blocks, &mut line);
            }
            Tag::Heading { level, .. } => {
                let content = self.line(TagEnd::Heading(*level));
                let known = self.outline.headings.get(self.heading);
                self.heading += 1;
                let level = (*level as i8).saturating_add(self.lift).clamp(1, 6).unsigned_abs();
                let label = known.map(|heading| self.answers.label(&heading.id)).unwrap_or_default();
                blocks.push(Block::Heading { level, label, content });
            }
            Tag::BlockQuote(kind) => {
                let (kind, title) = match alerts::titled(self.events, start) {
                    Some(alert) => {
                        // Past the paragraph's start and the title; the paragraph goes on without them.
                        self.at = start + 2 + alert.skip;
                        (Some(alert.kind), alert.title.to_owned())
                    }
                    None => (*kind, String::new()),
                };
                let inside = self.flow(Some(TagEnd::BlockQuote(match tag {
                    Tag::BlockQuote(kind) => *kind,
                    _ => None,
                })));
                blocks.push(match kind {
                    Some(kind) => {
                        let kind = alerts::key(kind);
                        let title = if title.is_empty() { self.answers.alert(kind) } else { title };
                        Block::Alert { kind, title, blocks: inside }
                    }
                    None => Block::Quote { blocks: inside },
                });
            }
            Tag::CodeBlock(_) => {
                let text = inner_text(self.events, start, TagEnd::CodeBlock);
                self.at += distance_to(self.events, self.at, TagEnd::CodeBlock);
                blocks.push(Block::Code { text: clean(&text) });
            }
            Tag::HtmlBlock => {
                let raw = self.events.iter().skip(self.at).map_while(|(event, _)| match event {
                    Event::Html(html) => Some(html.as_ref()),
                    Event::Text(text) => Some(text.as_ref()),
                    _ => None,
                });
                let text = clean(&words_of(&raw.collect::<String>()));
                self.at += distance_to(self.events, self.at, TagEnd::HtmlBlock);
                if !text.trim().is_empty() {
                    blocks.push(Block::Paragraph { content: vec![Inline::Text { text }] });
                }
            }
            Tag::List(first) => {
                let end = TagEnd::List(first.is_some());
                let items = self.items(end, TagEnd::Item);
                blocks.push(Block::List { ordered: first.is_some(), start: first.unwrap_or(1), items });
            }
            Tag::FootnoteDefinition(_) => {
                // Printed where it is referred to.
                let length = distance_to(self.events, self.at, TagEnd::FootnoteDefinition);
                self.at += length;
            }
            Tag::DefinitionList => blocks.push(self.definitions()),
            Tag::Table(alignments) => {
                let table = self.table(alignments);
                blocks.push(table);
            }
            Tag::MetadataBlock(kind) => {
                self.at += distance_to(self.events, self.at, TagEnd::MetadataBlock(*kind));
            }
            _ => {}
        }
    }

    /// The items of a list, each as blocks.
    fn items(&mut self, end: TagEnd, each: TagEnd) -> Vec<Vec<Block>> {
        let mut items = Vec::new();
        while let Some((event, _)) = self.events.get(self.at) {
            self.at += 1;
            match event {
                Event::End(found) if *found == end => break,
                Event::Start(_) => items.push(self.flow(Some(each))),
                _ => {}
            }
        }
        items
    }

    fn definitions(&mut self) -> Block {
        let mut entries: Vec<Definition> = Vec::new();
        while let Some((event, _)) = self.events.get(self.at) {
            self.at += 1;
            match event {
                Event::End(TagEnd::DefinitionList) => break,
                Event::Start(Tag::DefinitionListTitle) => {
                    let term = self.line(TagEnd::DefinitionListTitle);
                    entries.push(Definition { term, blocks: Vec::new() });
                }
                Event::Start(Tag::DefinitionListDefinition) => {
                    let blocks = self.flow(Some(TagEnd::DefinitionListDefinition));
                    if let Some(entry) = entries.last_mut() {
                        entry.blocks.extend(blocks);
                    }
                }
                _ => {}
            }
        }
        Block::Definitions { entries }
    }

    fn table(&mut self, alignments: &[Alignment]) -> Block {
        let align = alignments
            .iter()
            .map(|alignment| match alignment {
                Alignment::Left => "left",
                Alignment::Center => "center",
                Alignment::Right => "right",
                Alignment::None => "start",
            })
            .collect();
        let mut head = Vec::new();
        let mut rows: Vec<Vec<Vec<Inline>>> = Vec::new();
        let mut in_head = false;
        while let Some((event, _)) = self.events.get(self.at) {
            self.at += 1;
            match event {
                Event::End(TagEnd::Table) => break,
                Event::Start(Tag::TableHead) => in_head = true,
                Event::End(TagEnd::TableHead) => in_head = false,
                Event::Start(Tag::TableRow) => rows.push(Vec::new()),
                Event::Start(Tag::TableCell) => {
                    let cell = self.line(TagEnd::TableCell);
                    match rows.last_mut() {
                        Some(row) if !in_head => row.push(cell),
                        _ => head.push(cell),
                    }
                }
                _ => {}
            }
        }
        Block::Table { align, head, rows }
    }

    /// What stands in a line up to `end`, which is passed over.
    fn line(&mut self, end: TagEnd) -> Vec<Inline> {
        let mut line = Vec::new();
        while let Some((event, _)) = self.events.get(self.at) {
            match event {
                Event::End(found) if *found == end => {
                    self.at += 1;
                    break;
                }
                Event::End(_) => self.at += 1,
                _ => self.inline(&mut line),
            }
        }
        line
    }

    fn inline(&mut self, line: &mut Vec<Inline>) {
        let Some((event, _)) = self.events.get(self.at) else { return };
        let start = self.at;
        self.at += 1;
        match event {
            Event::Text(text) => {
                let plain = marks::strip(text);
                for piece in pieces(plain.as_deref().unwrap_or(text)) {
                    match piece {
                        Piece::Text(text) => push_text(text, line),
                        Piece::Address(address) => {
                            let content = vec![Inline::Text { text: clean(address) }];
                            line.push(Inline::Link { url: address.to_owned(), number: None, content });
                        }
                    }
                }
            }
            Event::Code(text) => line.push(Inline::Code { text: clean(text) }),
            Event::SoftBreak => line.push(Inline::Text { text: " ".to_owned() }),
            Event::HardBreak => line.push(Inline::Break),
            Event::TaskListMarker(done) => line.push(Inline::Tick { done: *done }),
            Event::InlineMath(text) | Event::DisplayMath(text) => push_text(text, line),
            Event::FootnoteReference(name) => {
                let name = name.to_string();
                line.push(self.note(&name));
            }
            Event::InlineHtml(html) if html.trim_start().to_ascii_lowercase().starts_with("<br") => {
                line.push(Inline::Break);
            }
            Event::Start(tag) => match tag {
                Tag::Emphasis => {
                    line.push(Inline::Emphasis { content: self.line(TagEnd::Emphasis) });
                }
                Tag::Strong => line.push(Inline::Strong { content: self.line(TagEnd::Strong) }),
                Tag::Strikethrough => {
                    line.push(Inline::Strike { content: self.line(TagEnd::Strikethrough) });
                }
                Tag::Superscript => line.push(Inline::Super { content: self.line(TagEnd::Superscript) }),
                Tag::Subscript => line.push(Inline::Sub { content: self.line(TagEnd::Subscript) }),
                Tag::Link { dest_url, .. } => {
                    let text = inner_text(self.events, start, TagEnd::Link);
                    let bond = self.answers.link(dest_url, &text);
                    let content = self.line(TagEnd::Link);
                    bind(bond, &text, content, line);
                }
                Tag::Image { dest_url, .. } => {
                    let alt = inner_text(self.events, start, TagEnd::Image);
                    self.at += distance_to(self.events, self.at, TagEnd::Image);
                    line.extend(self.answers.inline(dest_url, &alt));
                }
                _ => {}
            },
            _ => {}
        }
    }

    /// A reference to a footnote: with its text the first time.
    fn note(&mut self, name: &str) -> Inline {
        if let Some(label) = self.notes.get(name) {
            return Inline::Note { label: label.clone(), blocks: Vec::new() };
        }
        let label = self.answers.label(&format!("note-{}", self.notes.len() + 1));
        self.notes.insert(name.to_owned(), label.clone());
        let blocks = match self.definition(name) {
            Some(start) => {
                let back = std::mem::replace(&mut self.at, start);
                let blocks = self.flow(Some(TagEnd::FootnoteDefinition));
                self.at = back;
                blocks
            }
            None => Vec::new(),
        };
        Inline::Note { label, blocks }
    }

    /// Where the text of a footnote starts, inside the excerpt or not.
    fn definition(&self, name: &str) -> Option<usize> {
        let starts = |(event, _): &Located<'_>| matches!(event, Event::Start(Tag::FootnoteDefinition(own)) if own.as_ref() == name);
        Some(self.events.iter().position(starts)? + 1)
    }
}
