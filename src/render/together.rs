//! All pages of a folder on one page, to print: “print this section”, “print the whole guide”.
//!
//! Must not know how a body is written.

use std::cell::RefCell;
use std::rc::Rc;

use serde::Serialize;
use tera::Context;

use super::body::Body;
use super::page::{breadcrumb_home, generated};
use super::view::LinkView;
use super::{Rendered, Renderer, root_of};
use crate::diagnostic::Diagnostic;
use crate::model::page::Role;
use crate::site::addresses::{print_url, together};
use crate::site::{Language, Page, Translation};
use crate::text::slug;

/// One page among others.
#[derive(Serialize)]
struct PartView<'a> {
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
        let scene = self.scene(l);
        let language = scene.language;
        let first = &language.pages[index];
        let url = print_url(first);
        let root = root_of(&url);
        let pages: Vec<&Page> = together(language, first);
        let ids: Vec<(String, String)> =
            pages.iter().map(|page| (page.key.to_string(), slug(page.key.trim_end_matches(".md")))).collect();
        let addresses = Rc::new(RefCell::new(Vec::new()));
        let mut parts = Vec::with_capacity(pages.len());
        for (page, (_, id)) in pages.iter().zip(&ids) {
            let outline = page.raw.outline.gathered(id);
            let body = Body::new(self, scene, &page.key, &root).among(&ids, &addresses);
            parts.push(PartView {
                id,
                title: page.title(),
                html: body.html(page.raw.text.body(), &outline)?,
                lang: (page.translation == Translation::Missing).then(|| self.site.languages[0].locale()),
            });
        }
        let title = scene.messages.with("print-title", &[("title", first.short_title())]);
        let about = scene.messages.text("print-about");
        let mut crumbs = breadcrumb_home(language);
        crumbs.push(LinkView { id: &first.key, title: first.short_title(), url: &first.url });
        let mut context = Context::new();
        context.insert("page", &generated(&title, Some(&about), "print", crumbs));
        context.insert("parts", &parts);
        context.insert("addresses", &*addresses.borrow());
        context.insert("alternates", &self.alternates(l, |other| other.page(&first.key).map(print_url)));
        self.finish(scene, l, &url, "print", context)
    }

    /// The link on a page to all of its part on one page.
    pub(super) fn print_page(&self, l: usize, page: &Page) -> Option<PrintPageView> {
        let scene = self.scene(l);
        let language = scene.language;
        let first = language.page(&format!("{}index.md", page.folder()))?;
        if !self.prints_together || together(language, first).is_empty() {
            return None;
        }
        let title = if is_guide(language, first) {
            scene.messages.text("print-whole-guide")
        } else {
            scene.messages.with("print-section", &[("title", first.short_title())])
        };
        Some(PrintPageView { url: print_url(first), title })
    }
}

fn is_guide(language: &Language, page: &Page) -> bool {
    language.role(Role::Guide).is_some_and(|guide| guide.key == page.key)
}
