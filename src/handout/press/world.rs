//! The world in which a template runs: its theme's templates, its data, its pictures, and nothing else.
//!
//! No disk, no network, no packages, no clock.

use std::sync::Arc;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use super::fit::Limit;
use super::fonts::Fonts;
use crate::diagnostic::Place;

/// Files by the path under which templates name them.
pub type Files = Vec<(String, Arc<[u8]>)>;

/// Everything that one handout is made from.
#[derive(Clone)]
pub struct Desk {
    pub template: String,
    /// Stays the same from edition to edition: the PDF's own identity.
    pub identity: String,
    /// Where the handout names its template.
    pub place: Place,
    pub limit: Limit,
    /// Whether its pages are laid out on folded sheets.
    pub fold: bool,
    pub accent: String,
    /// Project path of each template.
    pub theme_paths: Vec<(String, String)>,
    pub fonts: Arc<Fonts>,
    pub templates: Arc<Files>,
    pub files: Files,
}

impl Desk {
    /// What makes this handout differ from others of the theme.
    pub fn own_bytes(&self) -> Vec<u8> {
        let mut bytes = format!("{}\0{}\0", self.template, self.identity).into_bytes();
        for (path, content) in &self.files {
            bytes.extend_from_slice(path.as_bytes());
            bytes.extend(crate::digest::bytes(content));
        }
        bytes
    }

    fn find(&self, path: &str) -> Option<&Arc<[u8]>> {
        self.files.iter().chain(self.templates.iter()).find(|(name, _)| name == path).map(|(_, bytes)| bytes)
    }
}

/// A desk with its main file and its library.
pub struct Room<'a> {
    desk: &'a Desk,
    /// Typst's own functions.
    standard: LazyHash<Library>,
    main: Source,
}

impl<'a> Room<'a> {
    pub fn new(desk: &'a Desk) -> Option<Self> {
        let path = VirtualPath::new("main.typ").ok()?;
        let id = RootedPath::new(VirtualRoot::Project, path).intern();
        // The template's name was checked to be a file of the theme; data comes in as JSON, never as markup.
        let text = format!(
            "#import \"/handouts/{}.typ\": handout\n#handout(json(\"{}\"))\n",
            desk.template,
            super::DATA_FILE
        );
        Some(Self { desk, standard: LazyHash::new(Library::default()), main: Source::new(id, text) })
    }

    /// The project path of a template.
    pub fn theme_path(&self, id: FileId) -> Option<&str> {
        let path = id.get().vpath().get_with_slash();
        self.desk.theme_paths.iter().find(|(name, _)| name == path).map(|(_, path)| path.as_str())
    }

    fn bytes(&self, id: FileId) -> FileResult<&Arc<[u8]>> {
        let rooted = id.get();
        let path = rooted.vpath().get_with_slash();
        if matches!(rooted.root(), VirtualRoot::Package(_)) {
            return Err(FileError::Other(Some("handouts cannot use packages".into())));
        }
        self.desk.find(path).ok_or_else(|| FileError::NotFound(path.into()))
    }
}

impl World for Room<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.standard
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.desk.fonts.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            return Ok(self.main.clone());
        }
        let text = std::str::from_utf8(self.bytes(id)?).map_err(|_| FileError::InvalidUtf8)?;
        Ok(Source::new(id, text.to_owned()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        Ok(Bytes::new(self.bytes(id)?.to_vec()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.desk.fonts.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
