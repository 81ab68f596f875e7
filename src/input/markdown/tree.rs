//! A text as blocks and what stands within their lines: the one form in which everything reads it.
//!
//! Built from the parser's events and dropped when it has been read. Must not know what anything becomes, nor where
//! a link leads.

pub mod build;

use std::ops::Range;

use pulldown_cmark::{Alignment, CowStr};

use super::slips::Slip;

/// A whole text.
#[derive(Debug, Default)]
pub struct Tree<'a> {
    pub source: &'a str,
    pub blocks: Vec<MdBlock<'a>>,
    /// What is not among the blocks as it was meant.
    pub slips: Vec<Slip>,
    /// Where it nests deeper than anybody follows; what lies deeper still stands less deep here.
    pub too_deep: Option<usize>,
}

/// Something that stands on lines of its own. `at` is the byte of the text at which it starts.
#[derive(Debug)]
pub enum MdBlock<'a> {
    Heading {
        level: u8,
        id: Option<CowStr<'a>>,
        ids: Vec<String>,
        content: Vec<MdInline<'a>>,
        at: usize,
    },
    Paragraph {
        content: Vec<MdInline<'a>>,
        at: usize,
    },
    /// Text that is no paragraph, as in the items of a list without empty lines.
    Line {
        content: Vec<MdInline<'a>>,
        at: usize,
    },
    /// A paragraph of nothing but pictures and embeds, which is none: each stands for a block.
    Embeds(Vec<MdPicture<'a>>),
    Quote {
        blocks: Vec<MdBlock<'a>>,
        at: usize,
    },
    Alert {
        kind: AlertKind,
        title: String,
        blocks: Vec<MdBlock<'a>>,
        at: usize,
    },
    Code {
        words: CowStr<'a>,
        text: String,
        at: Range<usize>,
    },
    /// `start` is the number of an ordered list's first item.
    List {
        start: Option<u64>,
        items: Vec<MdItem<'a>>,
    },
    Definitions(Vec<MdDefinition<'a>>),
    Table {
        alignments: Vec<Alignment>,
        head: Vec<Cell<'a>>,
        rows: Vec<Vec<Cell<'a>>>,
    },
    /// The text of a footnote.
    Note {
        name: CowStr<'a>,
        blocks: Vec<MdBlock<'a>>,
        at: usize,
    },
    /// Raw HTML on lines of its own.
    Html {
        content: Vec<MdInline<'a>>,
        at: usize,
    },
    Rule,
}

/// What an alert is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AlertKind {
    Note,
    Tip,
    Important,
    Warning,
    Caution,
    /// Words that a publisher adds to a text it may not change.
    Added,
}

/// An item of a list, or what a term means.
#[derive(Debug)]
pub struct MdItem<'a> {
    pub blocks: Vec<MdBlock<'a>>,
    pub at: usize,
}

/// A term with its meanings.
#[derive(Debug)]
pub struct MdDefinition<'a> {
    pub term: Cell<'a>,
    pub meanings: Vec<MdItem<'a>>,
}

/// A cell of a table, or a term.
#[derive(Debug)]
pub struct Cell<'a> {
    pub content: Vec<MdInline<'a>>,
    pub at: usize,
}

/// Something within a line.
#[derive(Debug)]
pub enum MdInline<'a> {
    Text {
        text: CowStr<'a>,
        at: Range<usize>,
    },
    Code(CowStr<'a>),
    Styled {
        style: Style,
        content: Vec<MdInline<'a>>,
    },
    Link {
        address: CowStr<'a>,
        title: CowStr<'a>,
        content: Vec<MdInline<'a>>,
        at: Range<usize>,
    },
    Picture(MdPicture<'a>),
    /// The sign that leads to a footnote.
    NoteSign {
        name: CowStr<'a>,
        at: usize,
    },
    Tick(bool),
    /// A tag of raw HTML.
    Tag {
        html: CowStr<'a>,
        at: Range<usize>,
    },
    SoftBreak,
    HardBreak,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Emphasis,
    Strong,
    Strike,
    Super,
    Sub,
}

/// A picture or embed.
#[derive(Debug)]
pub struct MdPicture<'a> {
    pub address: CowStr<'a>,
    pub title: CowStr<'a>,
    /// The words that stand in for it.
    pub alt: String,
    pub at: Range<usize>,
}

impl<'a> Tree<'a> {
    /// Shows each piece of decoded text and each address, with the bytes that it was made of. Code says what was typed.
    pub fn visit(&self, look: &mut dyn FnMut(&str, &Range<usize>)) {
        visit_blocks(&self.blocks, look);
    }

    /// The blocks of the footnote of a name.
    pub fn note(&self, name: &str) -> Option<&[MdBlock<'a>]> {
        note(&self.blocks, name)
    }
}

impl MdBlock<'_> {
    /// How many headings it is or holds.
    pub fn headings(&self) -> usize {
        let all = |blocks: &[Self]| blocks.iter().map(Self::headings).sum();
        match self {
            Self::Heading { .. } => 1,
            Self::Quote { blocks, .. } | Self::Alert { blocks, .. } | Self::Note { blocks, .. } => {
                all(blocks)
            }
            Self::List { items, .. } => items.iter().map(|item| all(&item.blocks)).sum(),
            Self::Definitions(entries) => {
                entries.iter().flat_map(|entry| &entry.meanings).map(|meaning| all(&meaning.blocks)).sum()
            }
            _ => 0,
        }
    }
}

fn note<'t, 'a>(blocks: &'t [MdBlock<'a>], wanted: &str) -> Option<&'t [MdBlock<'a>]> {
    blocks.iter().find_map(|block| match block {
        MdBlock::Note { name, blocks, .. } if &**name == wanted => Some(blocks.as_slice()),
        MdBlock::Note { blocks, .. } | MdBlock::Quote { blocks, .. } | MdBlock::Alert { blocks, .. } => {
            note(blocks, wanted)
        }
        MdBlock::List { items, .. } => items.iter().find_map(|item| note(&item.blocks, wanted)),
        _ => None,
    })
}

fn visit_blocks(blocks: &[MdBlock<'_>], look: &mut dyn FnMut(&str, &Range<usize>)) {
    for block in blocks {
        match block {
            MdBlock::Heading { content, .. }
            | MdBlock::Paragraph { content, .. }
            | MdBlock::Line { content, .. }
            | MdBlock::Html { content, .. } => visit_line(content, look),
            MdBlock::Embeds(pictures) => pictures.iter().for_each(|picture| picture.visit(look)),
            MdBlock::Quote { blocks, .. } | MdBlock::Note { blocks, .. } | MdBlock::Alert { blocks, .. } => {
                visit_blocks(blocks, look);
            }
            MdBlock::Code { words, at, .. } => look(words, at),
            MdBlock::List { items, .. } => items.iter().for_each(|item| visit_blocks(&item.blocks, look)),
            MdBlock::Definitions(entries) => {
                for entry in entries {
                    visit_line(&entry.term.content, look);
                    entry.meanings.iter().for_each(|meaning| visit_blocks(&meaning.blocks, look));
                }
            }
            MdBlock::Table { head, rows, .. } => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| visit_line(&cell.content, look));
            }
            MdBlock::Rule => {}
        }
    }
}

fn visit_line(line: &[MdInline<'_>], look: &mut dyn FnMut(&str, &Range<usize>)) {
    for inline in line {
        match inline {
            MdInline::Text { text, at } => look(text, at),
            MdInline::Styled { content, .. } => visit_line(content, look),
            MdInline::Link { address, title, content, at } => {
                look(address, at);
                look(title, at);
                visit_line(content, look);
            }
            MdInline::Picture(picture) => picture.visit(look),
            // What stands in its attributes is decoded when the page is read.
            MdInline::Tag { html, at } => look(&super::tags::decoded_all(html), at),
            MdInline::Code(_) | MdInline::NoteSign { .. } | MdInline::Tick(_) => {}
            MdInline::SoftBreak | MdInline::HardBreak => {}
        }
    }
}

impl MdPicture<'_> {
    fn visit(&self, look: &mut dyn FnMut(&str, &Range<usize>)) {
        [&*self.address, &*self.title, &self.alt].into_iter().for_each(|said| look(said, &self.at));
    }
}

/// The words of a line, with those that stand in for pictures.
pub fn words(line: &[MdInline<'_>]) -> String {
    let mut out = String::new();
    push_words(line, &mut out);
    out
}

fn push_words(line: &[MdInline<'_>], out: &mut String) {
    for inline in line {
        match inline {
            MdInline::Text { text, .. } | MdInline::Code(text) => out.push_str(text),
            MdInline::SoftBreak | MdInline::HardBreak => out.push(' '),
            MdInline::Styled { content, .. } | MdInline::Link { content, .. } => push_words(content, out),
            MdInline::Picture(picture) => out.push_str(&picture.alt),
            MdInline::NoteSign { .. } | MdInline::Tick(_) | MdInline::Tag { .. } => {}
        }
    }
}
