//! The parser's events → the tree of a text.
//!
//! Must not know what an event is made of.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag, TagEnd};

use super::{Cell, MdBlock, MdDefinition, MdInline, MdItem, MdPicture, Style, Tree, words};
use crate::input::markdown::events::{Located, is_block};
use crate::input::markdown::slips::Slip;
use crate::input::markdown::{alerts, depth, marks};

/// Levels that the tree follows. A text that goes deeper is refused, but must be read first.
const DEEPEST: usize = 64;

/// The tree of a text.
pub fn tree<'a>(source: &'a str, events: Vec<Located<'a>>, slips: Vec<Slip>) -> Tree<'a> {
    let too_deep = depth::too_deep(&events);
    Tree { source, blocks: blocks(events), slips, too_deep }
}

/// The blocks that `events` make up.
fn blocks(events: Vec<Located<'_>>) -> Vec<MdBlock<'_>> {
    let mut builder = Builder { events: events.into_iter().peekable(), level: 0 };
    let mut blocks = Vec::new();
    // An end without a start, which no parser gives, ends nothing.
    while builder.events.peek().is_some() {
        builder.flow(&mut blocks);
        builder.events.next();
    }
    blocks
}

struct Builder<'a> {
    events: std::iter::Peekable<std::vec::IntoIter<Located<'a>>>,
    level: usize,
}

impl<'a> Builder<'a> {
    /// Blocks up to the end of what they stand in, which is left.
    fn flow(&mut self, blocks: &mut Vec<MdBlock<'a>>) {
        let mut line = Vec::new();
        let mut line_at = 0;
        while let Some((event, range)) = self.events.peek() {
            let at = range.start;
            match event {
                Event::End(_) => break,
                Event::Start(tag) if is_block(tag) => {
                    end_line(blocks, &mut line, line_at);
                    self.block(blocks);
                }
                Event::Rule => {
                    end_line(blocks, &mut line, line_at);
                    self.events.next();
                    blocks.push(MdBlock::Rule);
                }
                _ => {
                    if line.is_empty() {
                        line_at = at;
                    }
                    self.inline(&mut line);
                }
            }
        }
        end_line(blocks, &mut line, line_at);
    }

    fn block(&mut self, blocks: &mut Vec<MdBlock<'a>>) {
        let Some((Event::Start(tag), range)) = self.events.next() else { return };
        let at = range.start;
        self.level += 1;
        if self.level > DEEPEST {
            let mut line = Vec::new();
            self.flat(&mut line);
            end_line(blocks, &mut line, at);
        } else {
            self.within(tag, range, at, blocks);
        }
        self.level -= 1;
        self.events.next();
    }

    /// What stands in a block, up to its end.
    fn within(&mut self, tag: Tag<'a>, range: Range<usize>, at: usize, blocks: &mut Vec<MdBlock<'a>>) {
        match tag {
            Tag::Paragraph => {
                let content = self.line();
                blocks.push(match embeds(content) {
                    Ok(pictures) => MdBlock::Embeds(pictures),
                    Err(content) => MdBlock::Paragraph { content, at },
                });
            }
            Tag::Heading { level, id, attrs, .. } => {
                // Some tools write the name as an attribute of HTML.
                let named = attrs.iter().find(|(key, _)| &**key == "id").and_then(|(_, value)| value.clone());
                let named = named.map(|name| CowStr::from(name.trim_matches(['"', '\'']).to_owned()));
                let values = attrs
                    .iter()
                    .filter_map(|(key, value)| marks::ids_of(&format!("{key}={}", value.as_deref()?)));
                let ids = values.flatten().collect();
                let content = self.line();
                blocks.push(MdBlock::Heading { level: level as u8, id: id.or(named), ids, content, at });
            }
            Tag::BlockQuote(kind) => {
                let mut inside = Vec::new();
                self.flow(&mut inside);
                blocks.push(alerts::quote(kind, inside, at));
            }
            Tag::CodeBlock(kind) => {
                let mut text = String::new();
                while let Some((Event::Text(piece), _)) =
                    self.events.next_if(|(event, _)| !matches!(event, Event::End(_)))
                {
                    text.push_str(&piece);
                }
                let words = match kind {
                    CodeBlockKind::Fenced(words) => words,
                    CodeBlockKind::Indented => "".into(),
                };
                blocks.push(MdBlock::Code { words, text, at: range });
            }
            Tag::List(start) => {
                let items = self.each(|builder, tag, at| matches!(tag, Tag::Item).then(|| builder.item(at)));
                blocks.push(MdBlock::List { start, items });
            }
            Tag::DefinitionList => {
                let mut entries: Vec<MdDefinition<'a>> = Vec::new();
                self.each(|builder, tag, at| {
                    match tag {
                        Tag::DefinitionListTitle => {
                            let term = Cell { content: builder.line(), at };
                            entries.push(MdDefinition { term, meanings: Vec::new() });
                        }
                        _ => {
                            let meaning = builder.item(at);
                            if let Some(entry) = entries.last_mut() {
                                entry.meanings.push(meaning);
                            }
                        }
                    }
                    None::<()>
                });
                blocks.push(MdBlock::Definitions(entries));
            }
            Tag::Table(alignments) => {
                let (mut head, mut rows) = (Vec::new(), Vec::new());
                self.each(|builder, tag, _| {
                    let cells = builder.each(|builder, _, at| Some(Cell { content: builder.line(), at }));
                    match tag {
                        Tag::TableHead => head = cells,
                        _ => rows.push(cells),
                    }
                    None::<()>
                });
                blocks.push(MdBlock::Table { alignments, head, rows });
            }
            Tag::FootnoteDefinition(name) => {
                let MdItem { blocks: inside, at } = self.item(at);
                blocks.push(MdBlock::Note { name, blocks: inside, at });
            }
            Tag::HtmlBlock => {
                let content = self.line();
                if !content.is_empty() {
                    blocks.push(MdBlock::Html { content, at });
                }
            }
            // Nothing else is a block.
            _ => self.flow(blocks),
        }
    }

    /// What `make` makes of each element that starts here, up to the end of what they stand in.
    fn each<T>(&mut self, mut make: impl FnMut(&mut Self, &Tag<'a>, usize) -> Option<T>) -> Vec<T> {
        let mut made = Vec::new();
        while let Some((event, range)) = self.events.next_if(|(event, _)| !matches!(event, Event::End(_))) {
            if let Event::Start(tag) = event {
                made.extend(make(self, &tag, range.start));
                self.events.next();
            }
        }
        made
    }

    fn item(&mut self, at: usize) -> MdItem<'a> {
        let mut blocks = Vec::new();
        self.flow(&mut blocks);
        MdItem { blocks, at }
    }

    /// What stands in a line, up to the end of what it stands in.
    fn line(&mut self) -> Vec<MdInline<'a>> {
        let mut line = Vec::new();
        while self.events.peek().is_some_and(|(event, _)| !matches!(event, Event::End(_))) {
            self.inline(&mut line);
        }
        line
    }

    fn inline(&mut self, line: &mut Vec<MdInline<'a>>) {
        let Some((event, at)) = self.events.next() else { return };
        let made = match event {
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                MdInline::Text { text, at }
            }
            Event::Code(text) => MdInline::Code(text),
            Event::Html(html) | Event::InlineHtml(html) => MdInline::Tag { html, at },
            Event::FootnoteReference(name) => MdInline::NoteSign { name, at: at.start },
            Event::SoftBreak => MdInline::SoftBreak,
            Event::HardBreak => MdInline::HardBreak,
            Event::TaskListMarker(done) => MdInline::Tick(done),
            Event::Start(tag) => {
                self.level += 1;
                let content = if self.level > DEEPEST {
                    self.flat(line);
                    Vec::new()
                } else {
                    self.line()
                };
                self.level -= 1;
                self.events.next();
                match tag {
                    Tag::Link { dest_url: address, title, .. } => {
                        MdInline::Link { address, title, content, at }
                    }
                    Tag::Image { dest_url: address, title, .. } => MdInline::Picture(MdPicture {
                        address,
                        title,
                        alt: words(&content).trim().to_owned(),
                        at,
                    }),
                    tag => match style(&tag.to_end()) {
                        Some(style) => MdInline::Styled { style, content },
                        None => {
                            line.extend(content);
                            return;
                        }
                    },
                }
            }
            Event::End(_) | Event::Rule => return,
        };
        line.push(made);
    }

    /// What lies too deep, without what it nests in.
    fn flat(&mut self, line: &mut Vec<MdInline<'a>>) {
        let mut open = 0_usize;
        while let Some((event, at)) =
            self.events.next_if(|(event, _)| open > 0 || !matches!(event, Event::End(_)))
        {
            match event {
                Event::Start(_) => open += 1,
                Event::End(_) => open -= 1,
                Event::Text(text) | Event::Code(text) => line.push(MdInline::Text { text, at }),
                _ => {}
            }
        }
    }
}

fn style(end: &TagEnd) -> Option<Style> {
    Some(match end {
        TagEnd::Emphasis => Style::Emphasis,
        TagEnd::Strong => Style::Strong,
        TagEnd::Strikethrough => Style::Strike,
        TagEnd::Superscript => Style::Super,
        TagEnd::Subscript => Style::Sub,
        _ => return None,
    })
}

fn end_line<'a>(blocks: &mut Vec<MdBlock<'a>>, line: &mut Vec<MdInline<'a>>, at: usize) {
    if !line.is_empty() {
        blocks.push(MdBlock::Line { content: std::mem::take(line), at });
    }
}

/// The pictures of a paragraph that holds nothing else but marks.
fn embeds(content: Vec<MdInline<'_>>) -> Result<Vec<MdPicture<'_>>, Vec<MdInline<'_>>> {
    let passes = |inline: &MdInline<'_>| match inline {
        MdInline::Picture(_) | MdInline::SoftBreak | MdInline::HardBreak => true,
        MdInline::Text { text, .. } => {
            marks::strip(text).unwrap_or_else(|| text.to_string()).trim().is_empty()
        }
        _ => false,
    };
    let shows = content.iter().any(|inline| matches!(inline, MdInline::Picture(_)));
    if !shows || !content.iter().all(passes) {
        return Err(content);
    }
    let pictures = content.into_iter().filter_map(|inline| match inline {
        MdInline::Picture(picture) => Some(picture),
        _ => None,
    });
    Ok(pictures.collect())
}
