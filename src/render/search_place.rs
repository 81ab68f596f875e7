//! The search as it stands on the pages of a language: made once for all pages that lie equally deep.
//!
//! Layouts only leave a place for it. Must not know how anything is found.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use tera::Context;

use super::finish::{contains, filled, is_html, minified};
use super::{Rendered, Renderer};
use crate::diagnostic::Diagnostic;
use crate::theme::templates;

/// Stands in a page where the search goes. More than one sign, so that none that somebody pasted into a title or wrote
/// as an entity is taken for it.
pub const SEARCH_FIELD: &str = "\u{E003}search\u{E003}";

/// What goes there, by the way from the page to the top of the site.
pub type Made = Mutex<BTreeMap<String, Arc<str>>>;

impl Renderer<'_> {
    /// Puts the search where its place is.
    ///
    /// # Errors
    /// A fault of the `search` component.
    pub fn place_search(&self, rendered: &mut Rendered) -> Result<(), Diagnostic> {
        let searched = self.scene(rendered.language).search.is_some();
        if searched && is_html(&rendered.output.path) && contains(&rendered.output.bytes, SEARCH_FIELD) {
            let search = self.search_of(rendered.language, &rendered.root)?;
            rendered.output.bytes = filled(&rendered.output.bytes, SEARCH_FIELD, &search);
        }
        Ok(())
    }

    fn search_of(&self, language: usize, root: &str) -> Result<Arc<str>, Diagnostic> {
        let scene = self.scene(language);
        // A panic elsewhere cannot leave the map half changed, so a poisoned lock is still good.
        let made = || scene.search_html.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(html) = made().get(root) {
            return Ok(Arc::clone(html));
        }
        let mut context = Context::new();
        context.insert("search", &scene.search_view());
        context.insert("root", root);
        let html = scene
            .component("search", &context)
            .map_err(|error| templates::problem(&self.site.theme, &error))?;
        let html = if self.minifies() { minified(html.as_bytes()) } else { html.into_bytes() };
        // Templates give text, and taking white space out of it leaves text.
        let html: Arc<str> = String::from_utf8_lossy(&html).into();
        made().insert(root.to_owned(), Arc::clone(&html));
        Ok(html)
    }
}
