//! A page as something that can be found, part by part.
//!
//! Must not know terms or ranking.

use std::collections::BTreeMap;

use super::entry::{EntryKind, ReadEntry, SearchEntry, Section};
use super::plain::plain;
use crate::domain::search::tidy::tidy;
use crate::domain::site::reach::CONTACT_SLOT;
use crate::domain::site::{Page, Site};
use crate::input::markdown::outline::Heading;
use crate::input::markdown::target::EmbedTarget;
use crate::input::markdown::tree::{MdBlock, MdInline, MdPicture};
use crate::input::markdown::{self, marks};
use crate::input::model::page::Role;
use crate::input::yaml::At;

/// Bytes that most sections fit in.
const ROOM: usize = 500;

/// The sections of a page: the part above the first heading, then one for each heading of level 2 or 3.
pub(super) fn read<'a>(site: &'a Site, page: &'a Page) -> ReadEntry<'a> {
    let meta = &page.raw.meta;
    let small_print = meta.role.as_ref().is_some_and(|role| {
        matches!(
            role.value,
            Role::Privacy
                | Role::GroupPrivacy
                | Role::About
                | Role::Accessibility
                | Role::Copyright
                | Role::Home
        )
    });
    let entry = SearchEntry {
        title: page.title().into(),
        names: meta.nav_title.as_deref().filter(|name| *name != page.title()).unwrap_or_default().into(),
        url: page.url.as_str().into(),
        kind: if page.layout() == "guide" { EntryKind::Guide } else { EntryKind::Page },
        weight: if small_print { 0.7 } else { 1.0 },
        ..SearchEntry::default()
    };
    let mut current = Section { body: String::with_capacity(ROOM), ..Section::default() };
    if let Some(description) = &meta.description {
        current.body.push_str(description);
        current.body.push('\n');
    }
    let mut reader = PageReader {
        site,
        // The text of headings is known from the outline.
        headings: page.raw.outline.headings.iter(),
        asked_sections: &meta.asked_sections,
        sections: Vec::new(),
        current,
    };
    reader.blocks(&markdown::read(page.raw.text.body()).blocks);
    let PageReader { mut sections, current, .. } = reader;
    sections.push(current);
    for section in &mut sections {
        section.body = tidy(std::mem::take(&mut section.body));
    }
    ReadEntry { entry, sections, asked: &meta.asked }
}

/// Puts the sections of a page together.
struct PageReader<'a> {
    site: &'a Site,
    headings: std::slice::Iter<'a, Heading>,
    asked_sections: &'a BTreeMap<String, Vec<At<String>>>,
    sections: Vec<Section<'a>>,
    current: Section<'a>,
}

impl<'a> PageReader<'a> {
    fn blocks(&mut self, blocks: &[MdBlock<'_>]) {
        for block in blocks {
            match block {
                MdBlock::Heading { level, content, .. } => {
                    let known = self.headings.next();
                    match known.filter(|_| *level <= 3) {
                        Some(known) => self.section(known),
                        None => self.line(content),
                    }
                }
                MdBlock::Paragraph { content, .. }
                | MdBlock::Line { content, .. }
                | MdBlock::Html { content, .. } => {
                    self.line(content);
                }
                MdBlock::Embeds(pictures) => {
                    pictures.iter().for_each(|picture| self.picture(picture));
                    self.end();
                }
                MdBlock::Alert { title, blocks, .. } => {
                    self.current.body.push_str(title);
                    self.end();
                    self.blocks(blocks);
                }
                MdBlock::Quote { blocks, .. } | MdBlock::Note { blocks, .. } => self.blocks(blocks),
                MdBlock::List { items, .. } => items.iter().for_each(|item| self.blocks(&item.blocks)),
                MdBlock::Definitions(entries) => {
                    for entry in entries {
                        self.line(&entry.term.content);
                        entry.meanings.iter().for_each(|meaning| self.blocks(&meaning.blocks));
                    }
                }
                MdBlock::Table { head, rows, .. } => {
                    head.iter().chain(rows.iter().flatten()).for_each(|cell| self.line(&cell.content));
                }
                MdBlock::Code { .. } | MdBlock::Rule => {}
            }
        }
    }

    /// Begins the part below a heading of level 2 or 3.
    fn section(&mut self, heading: &'a Heading) {
        let text = heading.text.trim();
        let trail = match self.current.trail[0] {
            Some(above) if heading.level > 2 => [Some(above), Some(text)],
            _ => [Some(text), None],
        };
        let asked = self.asked_sections.get(&*heading.id).map_or(&[][..], Vec::as_slice);
        let next = Section { trail, anchor: &heading.id, body: String::with_capacity(ROOM), asked };
        self.sections.push(std::mem::replace(&mut self.current, next));
    }

    /// A line of text, which ends here.
    fn line(&mut self, content: &[MdInline<'_>]) {
        self.inlines(content);
        self.end();
    }

    fn inlines(&mut self, content: &[MdInline<'_>]) {
        for inline in content {
            match inline {
                MdInline::Text { text, .. } => match marks::strip(text) {
                    Some(stripped) => self.current.body.push_str(&stripped),
                    None => self.current.body.push_str(text),
                },
                MdInline::Code(text) => self.current.body.push_str(text),
                MdInline::SoftBreak | MdInline::HardBreak => self.current.body.push(' '),
                MdInline::Styled { content, .. } | MdInline::Link { content, .. } => self.inlines(content),
                MdInline::Picture(picture) => self.picture(picture),
                MdInline::Tag { html, .. } if markdown::ends_line(html) => self.end(),
                MdInline::Tag { .. } | MdInline::NoteSign { .. } | MdInline::Tick(_) => {}
            }
        }
    }

    /// The publisher's words, where they stand in for a slot.
    fn picture(&mut self, picture: &MdPicture<'_>) {
        let EmbedTarget::Slot(id) = EmbedTarget::of_image(&picture.address) else { return };
        let publisher = &self.site.publisher;
        if let Some(text) = publisher.slot(id) {
            self.current.body.push_str(&plain(text));
            self.current.body.push(' ');
        }
        if id == CONTACT_SLOT {
            let (contacts, about) = publisher.unsaid();
            let said = about.into_iter().chain(contacts.iter().map(|one| one.display.as_str()));
            for words in said.filter(|_| !contacts.is_empty()) {
                self.current.body.push_str(words);
                self.current.body.push(' ');
            }
        }
    }

    fn end(&mut self) {
        if !self.current.body.ends_with('\n') {
            self.current.body.push('\n');
        }
    }
}
