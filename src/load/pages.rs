//! Reads Markdown pages: text, front matter and outline; and finds the files that are copied as they are.
//!
//! Must not know other pages.

use std::sync::Arc;

use super::RawPage;
use super::records::undecodable;
use crate::diagnostic::{Diagnostic, Place};
use crate::frontmatter;
use crate::markdown;
use crate::markdown::outline::Outline;
use crate::model::page::FrontMatter;
use crate::sources::Sources;
use crate::yaml::{self, At};

/// A page's file, kept as bytes that are known to be UTF-8.
#[derive(Clone, Debug)]
pub struct Text {
    /// Project path, such as `content/en/guide/care.md`.
    pub path: String,
    bytes: Arc<[u8]>,
    /// Where the body starts.
    body: usize,
    /// Lines above the body.
    body_line: usize,
    /// Characters before it in its first line.
    indent: usize,
}

impl Text {
    /// A text that stands in a YAML file, such as an agency's words for a slot.
    pub fn within(path: &str, text: &At<String>) -> Self {
        // A text of several lines is a block, moved in by who knows how much.
        let above = text.line.saturating_sub(1);
        let indent = if text.contains('\n') { 0 } else { text.column.saturating_sub(1) };
        Self { path: path.to_owned(), bytes: text.as_bytes().into(), body: 0, body_line: above, indent }
    }

    /// The Markdown below the front matter.
    pub fn body(&self) -> &str {
        // Checked when the page was read; a failure here could only give an empty page.
        std::str::from_utf8(self.bytes.get(self.body..).unwrap_or_default()).unwrap_or_default()
    }

    /// The place of a byte of the body.
    pub fn place(&self, offset: usize) -> Place {
        let mut place = Place::offset(self.path.clone(), self.body(), offset);
        if place.line == 1 {
            place.column += self.indent;
        }
        place.line += self.body_line;
        place
    }

    pub fn file(&self) -> Place {
        Place::file(self.path.clone())
    }

    /// A short sum of the file (CRC-32), by which a change is noticed; nobody is to be kept from forging it.
    pub fn checksum(&self) -> u32 {
        crc32fast::hash(&self.bytes)
    }

    /// Changes when the file's text does: what a translation records of its original.
    pub fn fingerprint(&self) -> String {
        crate::digest::hex(&self.bytes)[..12].to_owned()
    }
}

/// A file that is copied into the site as it is.
#[derive(Clone, Debug)]
pub struct StaticFile {
    pub source: String,
    /// Site path.
    pub url: String,
    pub bytes: Arc<[u8]>,
}

/// Reads one page. `folder` is its language's folder.
pub fn read(path: &str, folder: &str, bytes: &Arc<[u8]>) -> (Option<RawPage>, Vec<Diagnostic>) {
    let source = match frontmatter::decode(bytes) {
        Ok(text) => text,
        Err(problem) => return (None, vec![undecodable(path, problem)]),
    };
    let start = bytes.len() - source.len();
    let parts = match frontmatter::split(source) {
        Ok(parts) => parts,
        Err(problem) => return (None, vec![unclosed(path, &problem)]),
    };
    let mut found = Vec::new();
    let meta = match parts.front {
        Some(front) if !front.text.trim().is_empty() => {
            match yaml::read::<FrontMatter>(path, front.text, front.line - 1) {
                Ok(meta) => meta,
                Err(problems) => {
                    found.extend(problems);
                    FrontMatter::default()
                }
            }
        }
        _ => FrontMatter::default(),
    };
    let outline = Outline::of(&markdown::parse(parts.body));
    let text = Text {
        path: path.to_owned(),
        bytes: Arc::clone(bytes),
        body: start + parts.body_offset,
        body_line: parts.body_line - 1,
        indent: 0,
    };
    let key = path.strip_prefix(folder).unwrap_or(path).to_owned();
    (Some(RawPage { key, text, meta, outline }), found)
}

fn unclosed(path: &str, problem: &frontmatter::Unclosed) -> Diagnostic {
    let message = "The lines at the top start with `---`, but no second `---` ends them.";
    Diagnostic::error("front-matter-open", Place::at(path, problem.line, 1), message).hint(problem.hint())
}

/// Everything in a language's folder that is neither a page nor a record.
pub fn static_files(sources: &Sources, folder: &str, folders: &[String], kit: bool) -> Vec<StaticFile> {
    let prefix = if folders.first().is_some_and(|first| first == folder) {
        String::new()
    } else {
        folder.trim_start_matches("content/").to_owned()
    };
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
