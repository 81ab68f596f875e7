//! All pages of a folder on one page, to print: “print this section”, “print the whole guide”.
//!
//! Must not know how a body is written.

use std::rc::Rc;

use serde::Serialize;
use tera::Context;

use super::body::Body;
use super::page::{breadcrumb_home, generated};
use super::view::LinkView;
use super::{Rendered, Renderer, root_of};
use crate::base::diagnostic::Diagnostic;
use crate::base::text::slug;
use crate::domain::site::addresses::{print_url, together};
use crate::domain::site::{Language, Page, Translation};
use crate::input::model::page::Role;

/// One page among others.
#[derive(Serialize)]
struct CombinedPageView<'a> {
    id: &'a str,
    title: &'a str,
    html: String,
    /// The language of its text where it is not the page's.
    lang: Option<&'a str>,
}

/// A link to the page that holds a whole part.
#[derive(Serialize)]
pub struct PrintPageView {
    pub url: String,
    pub title: String,
}

impl Renderer<'_> {
    /// The pages of the folder of page `index`, on one page.
    pub(super) fn together(&self, l: usize, index: usize) -> Result<Rendered, Diagnostic> {
        let language_context = self.language_context(l);
        let language = language_context.language;
        let first = &language.pages[index];
        let url = print_url(first);
        let root = root_of(&url);
        let pages: Vec<&Page> = together(language, first);
        let ids: Vec<(String, String)> =
            pages.iter().map(|page| (page.key.to_string(), slug(page.key.trim_end_matches(".md")))).collect();
        let addresses = Rc::default();
        let mut parts = Vec::with_capacity(pages.len());
        for (page, (_, id)) in pages.iter().zip(&ids) {
            let outline = page.raw.outline.gathered(id);
            let body = Body::new(self, language_context, &page.key, &root).among(&ids, &addresses);
            parts.push(CombinedPageView {
                id,
                title: page.title(),
                html: body.html(page.raw.text.body(), &outline)?,
                lang: (page.translation == Translation::Missing).then(|| self.site.languages[0].locale()),
            });
        }
        let title = language_context.messages.with("print-title", &[("title", first.short_title())]);
        let about = language_context.messages.text("print-about");
        let mut crumbs = breadcrumb_home(language);
        crumbs.push(LinkView { id: &first.key, title: first.short_title(), url: &first.url });
        let mut context = Context::new();
        context.insert("page", &generated(&title, Some(&about), "print", crumbs));
        context.insert("parts", &parts);
        context.insert("addresses", &addresses.borrow().list);
        context.insert("alternates", &self.alternates(l, |other| other.page(&first.key).map(print_url)));
        self.finish(language_context, l, &url, "print", context)
    }

    /// The link on a page to all of its part on one page.
    pub(super) fn print_page(&self, l: usize, page: &Page) -> Option<PrintPageView> {
        let language_context = self.language_context(l);
        let language = language_context.language;
        let first = language.index_page(page.folder())?;
        if !self.prints_together || together(language, first).is_empty() {
            return None;
        }
        let title = if is_guide(language, first) {
            language_context.messages.text("print-whole-guide")
        } else {
            language_context.messages.with("print-section", &[("title", first.short_title())])
        };
        Some(PrintPageView { url: print_url(first), title })
    }
}

fn is_guide(language: &Language, page: &Page) -> bool {
    language.role(Role::Guide).is_some_and(|guide| guide.key == page.key)
}
