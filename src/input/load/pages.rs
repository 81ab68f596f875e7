//! Reads Markdown pages: text, front matter and outline; and finds the files that are copied as they are.
//!
//! Must not know other pages.

mod added;

use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::front;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::base::memo::{Memo, Same};
use crate::input::frontmatter;
use crate::input::markdown;
use crate::input::markdown::outline::{Naming, Outline};
use crate::input::model::config::SiteKind;
use crate::input::model::page::FrontMatter;
use crate::input::sources::Sources;
use crate::input::yaml::At;
use added::{Added, Origin};

/// A page as it was written.
#[derive(Clone, Debug)]
pub struct RawPage {
    /// Path relative to the language's folder, such as `guide/care.md`.
    pub key: String,
    pub kind: SiteKind,
    pub text: PageText,
    pub meta: FrontMatter,
    pub outline: Outline,
    /// Whether it has a title that could not be read, which was told then.
    pub lost_title: bool,
}

impl RawPage {
    /// Puts words into the text, each at a byte of the body where a line begins. The page's fingerprint stays that of its
    /// file.
    pub fn add(&mut self, words: Vec<(usize, PageText)>) {
        self.text.added = Some(Box::new(Added::to(self.text.own_body(), words, PageText::own_body)));
        self.outline = Outline::named(&markdown::read(self.text.body()), naming(self.kind));
    }
}

fn naming(kind: SiteKind) -> Naming {
    if kind == SiteKind::Plain { Naming::GitHub } else { Naming::Plain }
}

/// A page's file, kept as bytes that are known to be UTF-8.
#[derive(Clone, Debug)]
pub struct PageText {
    /// Project path, such as `content/en/guide/care.md`.
    pub path: String,
    bytes: Arc<[u8]>,
    /// Where the body starts.
    body: usize,
    /// Lines above the body.
    body_line: usize,
    /// Characters before it in each of its lines that is not empty.
    indent: usize,
    /// Places in the body to count from, once somebody asks for one: a page can have many that are wrong.
    marks: OnceLock<Box<[BodyPosition]>>,
    /// The body with what a publisher adds to it.
    added: Option<Box<Added<PageText>>>,
}

/// The start of a line of the body, or a place in a long one.
#[derive(Clone, Copy, Debug)]
struct BodyPosition {
    offset: usize,
    /// Both from 0, the column in characters.
    line: usize,
    column: usize,
}

/// From one mark to the next in a long line, in bytes.
const STRIDE: usize = 1_024;

fn marks(body: &str) -> Box<[BodyPosition]> {
    let mut marks = Vec::new();
    let mut start = 0;
    for (line, whole) in body.split_inclusive('\n').enumerate() {
        marks.push(BodyPosition { offset: start, line, column: 0 });
        let (mut from, mut column) = (0, 0);
        while whole.len() - from > STRIDE {
            let to = whole.ceil_char_boundary(from + STRIDE);
            column += whole[from..to].chars().count();
            from = to;
            marks.push(BodyPosition { offset: start + from, line, column });
        }
        start += whole.len();
    }
    if body.is_empty() || body.ends_with('\n') {
        marks.push(BodyPosition { offset: start, line: body.matches('\n').count(), column: 0 });
    }
    marks.into()
}

impl PageText {
    /// A text that stands in a YAML file, such as an agency's words for a slot.
    pub fn within(path: &str, text: &At<String>) -> Self {
        // A text of several lines is a block, whose place is its first sign. What is empty above it, and spaces in front
        // of it, are part of the text.
        let first = text.trim_start();
        let skipped = &text[..text.len() - first.len()];
        let empty = skipped.matches('\n').count();
        let spaces = skipped.rsplit('\n').next().unwrap_or_default().chars().count();
        let above = text.line.saturating_sub(1 + empty);
        let indent = text.column.saturating_sub(1 + spaces);
        Self {
            path: path.to_owned(),
            bytes: text.as_bytes().into(),
            body: 0,
            body_line: above,
            indent,
            marks: OnceLock::new(),
            added: None,
        }
    }

    /// The Markdown below the front matter, with what a publisher adds to it.
    pub fn body(&self) -> &str {
        self.added.as_ref().map_or_else(|| self.own_body(), |added| &added.body)
    }

    /// The Markdown as it stands in the file.
    fn own_body(&self) -> &str {
        // Checked when the page was read; a failure here could only give an empty page.
        std::str::from_utf8(self.bytes.get(self.body..).unwrap_or_default()).unwrap_or_default()
    }

    /// The place of a byte of the body.
    pub fn place(&self, offset: usize) -> Place {
        match self.added.as_ref().map(|added| added.origin(offset)) {
            None => self.own_place(offset),
            Some(Origin::Page(offset)) => self.own_place(offset),
            Some(Origin::Addition(text, offset)) => text.own_place(offset),
        }
    }

    fn own_place(&self, offset: usize) -> Place {
        let marks = self.marks.get_or_init(|| marks(self.own_body()));
        // As bytes: to read all of it as text for each place would take longer than all else.
        let body = self.bytes.get(self.body..).unwrap_or_default();
        let goes_on = |byte: &u8| byte & 0b1100_0000 == 0b1000_0000;
        let mut offset = offset.min(body.len());
        while body.get(offset).is_some_and(goes_on) {
            offset -= 1;
        }
        // The first mark is at 0, so at least one does not lie behind the offset.
        let before = marks.partition_point(|mark| mark.offset <= offset).saturating_sub(1);
        let Some(mark) = marks.get(before) else { return Place::file(self.path.clone()) };
        let column = mark.column + body[mark.offset..offset].iter().filter(|byte| !goes_on(byte)).count();
        let indent = self.indent;
        Place::at(self.path.clone(), mark.line + 1 + self.body_line, column + 1 + indent)
    }

    pub fn file(&self) -> Place {
        Place::file(self.path.clone())
    }

    /// The whole file.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// A short sum of the file (CRC-32), by which a change is noticed; nobody is to be kept from forging it.
    pub fn checksum(&self) -> u32 {
        crc32fast::hash(&self.bytes)
    }

    /// Changes when the file's text does: what a translation records of its original. How people ask for the page is no
    /// part of that, since nobody sees it and each language asks in its own words.
    pub fn fingerprint(&self) -> String {
        fingerprint(&self.bytes)
    }
}

/// Of a file: changes when it does, but for how people ask for a page.
pub fn fingerprint(bytes: &[u8]) -> String {
    let shown =
        std::str::from_utf8(bytes).map(|text| frontmatter::without(text, &["asked", "asked_sections"]));
    crate::base::digest::hex(shown.as_ref().map_or(bytes, |text| text.as_bytes()))[..12].to_owned()
}

/// A file that is copied into the site as it is.
#[derive(Clone, Debug)]
pub struct StaticFile {
    pub source: String,
    /// Site path.
    pub url: String,
    pub bytes: Arc<[u8]>,
}

/// What a page is read from. Who has it holds its bytes, so that no other file can take their place in memory.
#[derive(PartialEq, Eq, Hash)]
struct PageKey {
    path: String,
    folder: String,
    kind: SiteKind,
    bytes: Same<[u8]>,
}

pub type ReadPage = (Option<Arc<RawPage>>, Vec<Diagnostic>);

/// Every page of a folder, or what is wrong with it.
pub fn read_all(sources: &Sources, folder: &str, kind: SiteKind) -> Vec<ReadPage> {
    let inside: Vec<_> = sources.under(folder).filter(|(path, _)| path.ends_with(".md")).collect();
    inside.par_iter().map(|(path, bytes)| read(path, folder, bytes, kind)).collect()
}

/// Reads one page. `folder` is its language's folder.
pub fn read(path: &str, folder: &str, bytes: &Arc<[u8]>, kind: SiteKind) -> ReadPage {
    static PAGES: Memo<PageKey, ReadPage> = Memo::new(4_096);
    let key = || PageKey { path: path.to_owned(), folder: folder.to_owned(), kind, bytes: Same::of(bytes) };
    let made = || {
        let (page, found) = made(path, folder, bytes, kind);
        (page.map(Arc::new), found)
    };
    PAGES.get(key, made).as_ref().clone()
}

fn made(path: &str, folder: &str, bytes: &Arc<[u8]>, kind: SiteKind) -> (Option<RawPage>, Vec<Diagnostic>) {
    let source = match frontmatter::decode(bytes) {
        Ok(text) => text,
        Err(problem) => return (None, vec![problem.told(path)]),
    };
    let start = bytes.len() - source.len();
    let parts = match frontmatter::split(source) {
        Ok(parts) => parts,
        Err(problem) => return (None, vec![unclosed(path, &problem)]),
    };
    let (meta, found) = match parts.front {
        Some(front) => front::read(path, front, kind),
        None => (FrontMatter::default(), Vec::new()),
    };
    let lost_title = meta.title.is_none() && !found.is_empty() && parts.front.is_some_and(front::has_title);
    let outline = Outline::named(&markdown::read(parts.body), naming(kind));
    let text = PageText {
        path: path.to_owned(),
        bytes: Arc::clone(bytes),
        body: start + parts.body_offset,
        body_line: parts.body_line - 1,
        indent: 0,
        marks: OnceLock::new(),
        added: None,
    };
    let key = path.strip_prefix(folder).unwrap_or(path).to_owned();
    (Some(RawPage { key, kind, text, meta, outline, lost_title }), found)
}

fn unclosed(path: &str, problem: &frontmatter::Unclosed) -> Diagnostic {
    let message = "The lines at the top start with `---`, but no second `---` ends them.";
    Diagnostic::error("front-matter-open", Place::at(path, problem.line, 1), message).hint(problem.hint())
}

/// Everything in a folder of pages that is neither a page nor a record. `prefix`: where it stands in the site.
pub fn static_files(sources: &Sources, folder: &str, prefix: &str, kit: bool) -> Vec<StaticFile> {
    sources
        .under(folder)
        .filter(|(path, _)| !path.ends_with(".md") && !path.ends_with(".yaml") && !path.ends_with(".yml"))
        .filter(|(path, _)| kit || !path.starts_with("content/."))
        .map(|(path, bytes)| StaticFile {
            source: path.to_owned(),
            url: format!("{prefix}{}", &path[folder.len()..]),
            bytes: Arc::clone(bytes),
        })
        .collect()
}
