//! The last steps on a page: smaller bytes, and the late fields that depend on where it ends up.
//!
//! A page is rendered once; its copy on the web and its copy in the archive differ only here.

use std::borrow::Cow;

use memchr::memmem;
use tera::Context;

use super::scene::{DOWNLOAD_FIELD, EXIT_FIELD};
use super::view::FileView;
use super::{Rendered, Renderer};
use crate::diagnostic::Diagnostic;
use crate::output::Output;
use crate::theme::templates;

/// Stands in `404.html` where its policy goes, which holds the hash of its style.
pub(super) const STYLE_HASH_FIELD: &str = "\u{E002}";

/// Where a copy of a page ends up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edition {
    /// On a host: the exit button leads to the web.
    Hosted,
    /// In the archive, on a stick: it leads to the bundled neutral page.
    Carried,
}

impl Rendered {
    /// Whether the page waits for the archive's size.
    pub fn waits_for_archive(&self) -> bool {
        is_html(&self.output.path) && contains(&self.output.bytes, DOWNLOAD_FIELD)
    }

    /// Whether both editions are the same bytes.
    pub fn is_same_everywhere(&self) -> bool {
        !is_html(&self.output.path)
            || !(contains(&self.output.bytes, DOWNLOAD_FIELD) || contains(&self.output.bytes, EXIT_FIELD))
    }
}

impl Renderer<'_> {
    /// Takes out what a browser does not need.
    pub fn minify(&self, rendered: &mut Rendered) {
        if self.minifies() && is_html(&rendered.output.path) {
            rendered.output.bytes = minified(&rendered.output.bytes);
        }
    }

    pub(super) fn minifies(&self) -> bool {
        self.site.config.minify.unwrap_or(self.site.is_kit())
    }

    /// The bytes of one edition, borrowed where every edition is the same. `archive` is the link to the site's
    /// archive, where it may be shown.
    ///
    /// # Errors
    /// A fault of the `download` component.
    pub fn edition<'r>(
        &self,
        rendered: &'r Rendered,
        edition: Edition,
        archive: Option<&FileView>,
    ) -> Result<Cow<'r, Output>, Diagnostic> {
        if rendered.is_same_everywhere() {
            return Ok(Cow::Borrowed(&rendered.output));
        }
        let href = match (edition, &self.site.config.exit) {
            (Edition::Hosted, Some(exit)) => exit.url.value.clone(),
            (Edition::Carried, Some(_)) => format!("{}leave.html", rendered.root),
            (_, None) => String::new(),
        };
        let mut html = filled(&rendered.output.bytes, EXIT_FIELD, &href);
        if contains(&html, DOWNLOAD_FIELD) {
            let mut context = Context::new();
            context.insert("file", &archive);
            context.insert("root", &rendered.root);
            let scene = self.scene(rendered.language);
            let link = scene
                .component("download", &context)
                .map_err(|error| templates::problem(&self.site.theme, &error))?;
            html = filled(&html, DOWNLOAD_FIELD, &link);
        }
        Ok(Cow::Owned(Output::new(rendered.output.path.clone(), html)))
    }

    /// The archive as a link: its name in the words of `language`, its type and real size.
    pub fn archive_view(&self, url: &str, bytes: usize, language: usize) -> FileView {
        FileView {
            name: self.scene(language).messages.text("download-kit"),
            url: url.to_owned(),
            kind: "ZIP".to_owned(),
            size: super::body::size_text(bytes),
        }
    }
}

/// HTML without what a browser does not need. Closing tags stay, and so do the types of inputs.
pub(super) fn minified(html: &[u8]) -> Vec<u8> {
    let config = minify_html::Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        keep_input_type_text_attr: true,
        ..minify_html::Cfg::new()
    };
    minify_html::minify(html, &config)
}

pub(super) fn is_html(path: &str) -> bool {
    path.ends_with(".html")
}

pub(super) fn contains(bytes: &[u8], field: &str) -> bool {
    memmem::find(bytes, field.as_bytes()).is_some()
}

/// The bytes with `value` wherever `field` stood.
pub(super) fn filled(bytes: &[u8], field: &str, value: &str) -> Vec<u8> {
    let mut filled = Vec::with_capacity(bytes.len() + value.len());
    let mut from = 0;
    for at in memmem::find_iter(bytes, field) {
        filled.extend_from_slice(&bytes[from..at]);
        filled.extend_from_slice(value.as_bytes());
        from = at + field.len();
    }
    filled.extend_from_slice(&bytes[from..]);
    filled
}
