//! The search as it stands on the pages of a language: made once for all pages that lie equally deep.
//!
//! Layouts only leave a place for it. Must not know how anything is found.

use std::sync::{Arc, PoisonError};

use tera::Context;

use super::finish::{is_html, minified};
use super::late_field::{is_open, with_markup};
use super::{Rendered, Renderer};
use crate::base::diagnostic::Diagnostic;
use crate::input::theme::templates;

impl Renderer<'_> {
    /// Puts the search where its place is.
    ///
    /// # Errors
    /// A fault of the `search` component.
    pub fn place_search(&self, rendered: &mut Rendered) -> Result<(), Diagnostic> {
        let searched = self.language_context(rendered.language).search.is_some();
        if searched && is_html(&rendered.output.path) && is_open(&rendered.output.bytes, &self.late.search) {
            let search = self.search_of(rendered.language, &rendered.root)?;
            rendered.output.bytes = with_markup(&rendered.output.bytes, &self.late.search, &search);
        }
        Ok(())
    }

    pub(super) fn search_of(&self, language: usize, root: &str) -> Result<Arc<str>, Diagnostic> {
        let language_context = self.language_context(language);
        // A panic elsewhere cannot leave the map half changed, so a poisoned lock is still good.
        let made = || language_context.search_html.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(html) = made().get(root) {
            return Ok(Arc::clone(html));
        }
        let mut context = Context::new();
        context.insert("search", &language_context.search_view());
        context.insert("root", root);
        let html = language_context
            .component("search", &context)
            .map_err(|error| templates::problem(&self.site.theme, &error))?;
        let html = if self.minifies() { minified(html.as_bytes()) } else { html.into_bytes() };
        // Templates give text, and taking white space out of it leaves text.
        let html: Arc<str> = String::from_utf8_lossy(&html).into();
        made().insert(root.to_owned(), Arc::clone(&html));
        Ok(html)
    }
}
