//! Whole pages: each kind of address with its context and layout.
//!
//! Must not know how a body or a service is written.

use std::collections::BTreeSet;

use tera::Context;

use super::body::{Body, fact_view};
use super::language_context::LanguageContext;
use super::late_field::with_markup;
use super::view::{AlternateView, FactView, HeadingView, LinkView, PageView, ScopeView, TranslationView};
use super::{Rendered, Renderer, content_policy, root_of};
use crate::base::diagnostic::Diagnostic;
use crate::base::output_file::Output;
use crate::base::text::{decoded, encoded};
use crate::domain::site::addresses::Address;
use crate::domain::site::{Language, Page, Translation};
use crate::input::markdown::target::{EmbedTarget, Target};
use crate::input::theme::strings::Messages;
use crate::input::theme::templates;

impl Renderer<'_> {
    pub(super) fn page(&self, l: usize, index: usize) -> Result<Rendered, Diagnostic> {
        let language_context = self.language_context(l);
        let language = language_context.language;
        let page = &language.pages[index];
        let root = root_of(&page.url);
        let missing = page.translation == Translation::Missing;
        let writer = Body::new(self, language_context, &page.key, &root);
        let body = writer.html(page.raw.text.body(), &page.raw.outline)?;
        let mut context = Context::new();
        let base = &self.site.languages[0];
        if missing {
            context.insert("content_lang", base.locale());
            context.insert("content_dir", base.config.dir.as_str());
        }
        let (previous, next) = language.neighbours(index);
        let view = PageView {
            title: page.title(),
            description: page.raw.meta.description.as_ref().map(|text| text.as_str()),
            layout: page.layout(),
            kind: match page.layout() {
                "home" => "home",
                "guide" => "guide",
                _ => "page",
            },
            section: page.key.split_once('/').map_or("", |(first, _)| first),
            own_heading: page.has_own_heading(),
            headings: page
                .raw
                .outline
                .headings
                .iter()
                .filter(|heading| (2..=3).contains(&heading.level))
                .map(|heading| HeadingView { level: heading.level, id: &heading.id, title: &heading.text })
                .collect(),
            reviewed_text: page.raw.meta.reviewed.map(|date| language_context.messages.date(date)),
            review_by_text: page
                .raw
                .meta
                .review_by
                .as_ref()
                .map(|date| language_context.messages.date(date.value)),
            breadcrumbs: breadcrumbs(language, page),
            previous: previous.map(link),
            next: next.map(link),
            facts: cited(language, page, &language_context.messages),
            scope: page
                .raw
                .meta
                .scope
                .as_ref()
                .map(|scope| ScopeView { covers: scope.covers, standing: scope.standing }),
            translation: match page.translation {
                Translation::Own if self.borrows(l, page) => Some(("partial", base)),
                Translation::Own => None,
                Translation::Stale => Some(("stale", base)),
                Translation::Missing => Some(("missing", base)),
            }
            .map(|(state, base)| TranslationView {
                state,
                from_lang: base.locale(),
                from_name: &base.config.name,
            }),
        };
        context.insert("page", &view);
        context.insert("addresses", &writer.addresses());
        context.insert("print_page", &self.print_page(l, page));
        context.insert("handouts", &self.handouts.of_page(l, &page.key, &language_context.messages));
        context.insert_value("content", templates::safe(&body));
        self.beside_original(language_context, page, &mut context);
        context.insert(
            "alternates",
            &self.alternates(l, |other| other.page(&page.key).map(|page| page.url.clone())),
        );
        self.finish(language_context, l, &page.url, page.layout(), context)
    }

    pub(super) fn redirect(&self, address: &Address, target: &str) -> Result<Rendered, Diagnostic> {
        let l = self.language_of(target);
        let language_context = self.language_context(l);
        let title =
            language_context.language.pages.iter().find(|page| page.url == target).map_or("", Page::title);
        let mut context = Context::new();
        context.insert("page", &generated(title, None, "page", Vec::new()));
        context.insert("target", target);
        let none: Vec<AlternateView<'_>> = Vec::new();
        context.insert("alternates", &none);
        self.finish(language_context, l, &encoded(&address.url), "redirect", context)
    }

    /// `404.html` and `leave.html`: pages that stand outside the site's order.
    pub(super) fn lone(&self, layout: &str, url: &str) -> Result<Rendered, Diagnostic> {
        let language_context = self.language_context(0);
        let mut context = Context::new();
        context.insert(
            "page",
            &generated("", None, if layout == "missing" { "missing" } else { "page" }, Vec::new()),
        );
        let none: Vec<AlternateView<'_>> = Vec::new();
        context.insert("alternates", &none);
        let missing = language_context.language.missing.as_ref().filter(|_| layout == "missing");
        // Hosts show it at any depth, so it can only name whole addresses.
        let base = self.site.config.base_url.as_ref().map(|base| format!("{}/", base.trim_end_matches('/')));
        let own = match missing {
            Some(page) => {
                let body = Body::new(self, language_context, &page.key, base.as_deref().unwrap_or_default());
                let body = if base.is_none() { body.alone() } else { body };
                context.insert("missing_title", page.title());
                body.html(page.raw.text.body(), &page.raw.outline)?
            }
            None => String::new(),
        };
        context.insert_value("content", templates::safe(&own));
        context.insert("own", &missing.is_some());
        if layout == "missing" {
            context.insert("csp", &self.late.policy);
            // It loads no file, so the colours of the theme, and of the brand, stand in it.
            context.insert_value("tokens", templates::safe(&self.site.theme.manifest.tokens.css()));
            if let Some(exit) = &self.site.config.exit {
                context.insert("exit", &super::view::ExitView { href: &exit.url, offline: "" });
            }
        }
        let mut rendered = self.finish(language_context, 0, url, layout, context)?;
        if layout == "missing" {
            let hash = style_hash(&String::from_utf8_lossy(&rendered.output.bytes));
            rendered.output.bytes =
                with_markup(&rendered.output.bytes, &self.late.policy, &content_policy::alone(&hash));
        }
        Ok(rendered)
    }

    /// The hash of the style in `404.html`, for the policy that a host sends with every page.
    ///
    /// # Errors
    /// A fault of the layout.
    pub fn lone_style(&self) -> Result<String, Diagnostic> {
        let missing = self.lone("missing", "404.html")?;
        Ok(style_hash(&String::from_utf8_lossy(&missing.output.bytes)))
    }

    pub(super) fn finish(
        &self,
        language_context: &LanguageContext<'_>,
        language: usize,
        url: &str,
        layout: &str,
        mut context: Context,
    ) -> Result<Rendered, Diagnostic> {
        let root = root_of(url);
        context.insert("root", &root);
        context.insert("url", url);
        context.insert("lang", language_context.language.locale());
        context.insert("dir", language_context.language.config.dir.as_str());
        let canonical =
            self.site.config.base_url.as_ref().map(|base| format!("{}/{url}", base.trim_end_matches('/')));
        context.insert("canonical", &canonical);
        let name = self.layout_file(layout);
        let html = language_context
            .tera
            .render(&name, &context)
            .map_err(|error| templates::problem(&self.site.theme, &error))?;
        Ok(Rendered { output: Output::new(decoded(url).into_owned(), html), root, language, likeness: None })
    }

    /// The template of a layout; a theme without it shows an ordinary page.
    fn layout_file(&self, layout: &str) -> String {
        let own = format!("layouts/{layout}.html");
        if self.site.theme.files.contains_key(&own) { own } else { "layouts/page.html".to_owned() }
    }

    fn language_of(&self, url: &str) -> usize {
        let languages = &self.site.languages;
        (1..languages.len()).find(|index| url.starts_with(&languages[*index].prefix)).unwrap_or(0)
    }
}

/// The hash of the page's one style, in base64; of nothing when it has none.
fn style_hash(html: &str) -> String {
    let style = html
        .split_once("<style>")
        .and_then(|(_, rest)| rest.split_once("</style>"))
        .map_or("", |(css, _)| css);
    crate::base::digest::base64(style.as_bytes())
}

fn link(page: &Page) -> LinkView<'_> {
    LinkView { id: &page.key, title: page.short_title(), url: &page.url }
}

fn breadcrumbs<'a>(language: &'a Language, page: &Page) -> Vec<LinkView<'a>> {
    language.ancestors(&page.key).into_iter().map(link).collect()
}

pub(super) fn breadcrumb_home(language: &Language) -> Vec<LinkView<'_>> {
    language.index_page("").map(link).into_iter().collect()
}

/// The view of a page that no author wrote.
pub(super) fn generated<'a>(
    title: &'a str,
    about: Option<&'a str>,
    kind: &'static str,
    breadcrumbs: Vec<LinkView<'a>>,
) -> PageView<'a> {
    PageView {
        title,
        description: about,
        layout: kind,
        kind,
        section: "",
        own_heading: false,
        headings: Vec::new(),
        reviewed_text: None,
        review_by_text: None,
        breadcrumbs,
        previous: None,
        next: None,
        facts: Vec::new(),
        scope: None,
        translation: None,
    }
}

/// The facts a page cites, each once, in the order of their ids.
fn cited<'a>(language: &'a Language, page: &Page, messages: &Messages) -> Vec<FactView<'a>> {
    let mut ids: BTreeSet<&str> = BTreeSet::new();
    for link in &page.raw.outline.links {
        if let Target::Fact(id) = Target::of_link(&link.address) {
            ids.insert(id);
        }
    }
    for image in &page.raw.outline.images {
        if let EmbedTarget::Facts(list) = EmbedTarget::of_image(&image.address) {
            ids.extend(list.split(',').map(str::trim));
        }
    }
    ids.into_iter().filter_map(|id| language.facts.get(id)).map(|fact| fact_view(fact, messages)).collect()
}
