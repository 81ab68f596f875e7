//! The last steps on a page: smaller bytes, and the late fields that depend on where it ends up.
//!
//! A page is rendered once; its copy on the web and its copy in the archive differ only here.

use std::borrow::Cow;
use std::fmt::Debug;
use std::sync::Arc;

use tera::Context;

use super::late_field::{is_open, with_markup, with_value};
use super::own_words::OwnWords;
use super::view::FileView;
use super::{Rendered, Renderer};
use crate::base::diagnostic::Diagnostic;
use crate::base::digest;
use crate::base::memo::{self, Memo};
use crate::base::output_file::Output;
use crate::input::theme::templates;

/// Where a copy of a page ends up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edition {
    /// On a host: the exit button leads to the web.
    Hosted,
    /// In the archive, on a stick: it leads to the bundled neutral page.
    Carried,
}

impl Renderer<'_> {
    /// Whether the page waits for the archive's size.
    pub fn waits_for_archive(&self, rendered: &Rendered) -> bool {
        is_html(&rendered.output.path) && is_open(&rendered.output.bytes, &self.late.archive)
    }

    /// Whether both editions are the same bytes.
    pub fn is_same_everywhere(&self, rendered: &Rendered) -> bool {
        let open = |field| is_open(&rendered.output.bytes, field);
        !is_html(&rendered.output.path) || !(open(&self.late.archive) || open(&self.late.exit))
    }

    /// Takes out what a browser does not need.
    pub fn minify(&self, rendered: &mut Rendered) {
        if self.minifies() && is_html(&rendered.output.path) {
            static SMALL: Memo<[u8; 32], Vec<u8>> = Memo::new(2_048);
            let general = self.own_words.taken_out(&rendered.output.bytes);
            rendered.likeness = memo::is_keeping().then(|| digest::bytes(&general));
            let likeness = rendered.likeness.unwrap_or_default();
            rendered.output.bytes = self.own_words.put_in(&SMALL.get(|| likeness, || minified(&general)));
        }
    }

    /// What the copy of a page for hosts is made from but for the publisher's own words, and `besides`; nothing where it
    /// is like no other's.
    pub fn general_key(&self, rendered: &Rendered, besides: impl Debug) -> Option<[u8; 32]> {
        let likeness = rendered.likeness?;
        let searched = self.language_context(rendered.language).search.is_some();
        let search =
            if searched { self.search_of(rendered.language, &rendered.root).ok()? } else { Arc::from("") };
        let search = self.page_words(rendered.language).taken_out(search.as_bytes());
        let exit = self.site.config.exit.as_ref().map(|exit| &exit.url.value);
        let page = (&rendered.output.path, likeness, digest::bytes(&search), exit);
        Some(digest::of_value(&(page, &self.late.exit, besides)))
    }

    /// What is the publisher's own on the pages of a language.
    pub fn page_words(&self, language: usize) -> &OwnWords {
        &self.page_words[language]
    }

    /// What stands for an address of the publisher's.
    pub fn general_address(&self, url: &str) -> String {
        self.own_words.address(url)
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
        if self.is_same_everywhere(rendered) {
            return Ok(Cow::Borrowed(&rendered.output));
        }
        let href = match (edition, &self.site.config.exit) {
            (Edition::Hosted, Some(exit)) => exit.url.value.clone(),
            (Edition::Carried, Some(_)) => format!("{}leave.html", rendered.root),
            // Only a layout of somebody's own shows the button then; it leads nowhere.
            (_, None) => "#".to_owned(),
        };
        let mut html = with_value(&rendered.output.bytes, &self.late.exit, &href);
        if is_open(&html, &self.late.archive) {
            let mut context = Context::new();
            context.insert("file", &archive);
            context.insert("root", &rendered.root);
            let language_context = self.language_context(rendered.language);
            let link = language_context
                .component("download", &context)
                .map_err(|error| templates::problem(&self.site.theme, &error))?;
            html = with_markup(&html, &self.late.archive, &link);
        }
        Ok(Cow::Owned(Output::new(rendered.output.path.clone(), html)))
    }

    /// The archive as a link: its name in the words of `language`, its type and real size.
    pub fn archive_view(&self, url: &str, bytes: usize, language: usize) -> FileView {
        FileView {
            name: self.language_context(language).messages.text("download-kit"),
            url: url.to_owned(),
            kind: "ZIP".to_owned(),
            size: super::view::size_text(bytes),
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
