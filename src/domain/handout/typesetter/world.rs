//! The world in which a template runs: its theme's templates, its data, its pictures, and nothing else.
//!
//! No disk, no network, no packages, no clock.

use std::sync::Arc;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use super::request::{DATA_FILE, LastPage, Request};

/// A request with its main file and Typst's library.
pub struct HandoutWorld<'a> {
    request: &'a Request,
    /// Typst's own functions.
    standard: LazyHash<Library>,
    main: Source,
}

impl<'a> HandoutWorld<'a> {
    pub fn new(request: &'a Request) -> Option<Self> {
        let path = VirtualPath::new("main.typ").ok()?;
        let id = RootedPath::new(VirtualRoot::Project, path).intern();
        // The template's name was checked to be a file of the theme; data comes in as JSON, never as markup.
        let LastPage { tight, begins_with } = &request.last_page;
        let begins_with =
            begins_with.as_ref().map_or_else(|| "none".to_owned(), |label| format!("{label:?}"));
        let text = format!(
            "#import \"/handouts/{}.typ\": handout\n#handout((..json(\"{DATA_FILE}\"), tight: {tight}, last-begins: {begins_with}))\n",
            request.template
        );
        // Header cells of rows; the templates use nothing else that is still in the making.
        let features = std::iter::once(Feature::A11yExtras).collect();
        let standard = LazyHash::new(Library::builder().with_features(features).build());
        Some(Self { request, standard, main: Source::new(id, text) })
    }

    /// The project path of a template.
    pub fn theme_path(&self, id: FileId) -> Option<&str> {
        let path = id.get().vpath().get_with_slash();
        self.request.theme_paths.iter().find(|(name, _)| name == path).map(|(_, path)| path.as_str())
    }

    fn bytes(&self, id: FileId) -> FileResult<&Arc<[u8]>> {
        let rooted = id.get();
        let path = rooted.vpath().get_with_slash();
        if matches!(rooted.root(), VirtualRoot::Package(_)) {
            return Err(FileError::Other(Some("handouts cannot use packages".into())));
        }
        self.request.find(path).ok_or_else(|| FileError::NotFound(path.into()))
    }
}

impl World for HandoutWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.standard
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.request.fonts.book
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
        self.request.fonts.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
