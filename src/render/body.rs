//! The body of a page: Markdown with its links, directives and slots answered for this page.
//!
//! Everything a text can ask of the site is answered here, in one place. Whether a link resolves was
//! checked before; what does not resolve is written as plain text. Must not know layouts.

mod embeds;

use std::cell::RefCell;
use std::rc::Rc;

use pulldown_cmark::Event;
use tera::{Context, Value};

use super::Renderer;
use super::scene::{DOWNLOAD_FIELD, Scene};
use super::view::{FactView, SlotView};
use crate::diagnostic::Diagnostic;
use crate::markdown::html::{LinkHtml, Resolve};
use crate::markdown::outline::Outline;
use crate::markdown::target::{Embed, Target, join};
use crate::markdown::{self, escape_attribute, escape_text};
use crate::model::fact::Fact;
use crate::model::group::Group;
use crate::site::addresses::{directory_url, group_url, region_url, service_url, topic_url, triage_url};
use crate::site::directory::Service;
use crate::theme::templates;

/// Answers for one text on one page.
pub struct Body<'a> {
    renderer: &'a Renderer<'a>,
    scene: &'a Scene<'a>,
    /// The page's path relative to its language's folder: where relative links start.
    key: &'a str,
    root: &'a str,
    /// Slots that are being written, so that none can hold itself.
    inside: Vec<String>,
    /// Pages that stand together on this one, by their path, with the id of each.
    together: &'a [(String, String)],
    /// Addresses outside the site, in the order of their numbers on paper.
    addresses: Rc<RefCell<Vec<String>>>,
    problem: RefCell<Option<Diagnostic>>,
}

impl<'a> Body<'a> {
    pub fn new(renderer: &'a Renderer<'a>, scene: &'a Scene<'a>, key: &'a str, root: &'a str) -> Self {
        Self {
            renderer,
            scene,
            key,
            root,
            inside: Vec::new(),
            together: &[],
            addresses: Rc::default(),
            problem: RefCell::new(None),
        }
    }

    /// As [`Self::new`], among pages that stand `together` on this one and share their `addresses`.
    pub fn among(self, together: &'a [(String, String)], addresses: &Rc<RefCell<Vec<String>>>) -> Self {
        Self { together, addresses: Rc::clone(addresses), ..self }
    }

    /// Addresses outside the site that its links lead to.
    pub fn addresses(&self) -> Vec<String> {
        self.addresses.borrow().clone()
    }

    /// The HTML of a Markdown text.
    ///
    /// # Errors
    /// A component's fault.
    pub fn html(&self, text: &str, outline: &Outline) -> Result<String, Diagnostic> {
        let events = markdown::parse(text);
        let html = markdown::html::write(&events, outline, self);
        match self.problem.borrow_mut().take() {
            Some(problem) => Err(problem),
            None => Ok(html),
        }
    }

    /// The HTML of an agency's text for a slot; `None` while it is open.
    pub fn slot_html(&self, id: &str) -> Option<String> {
        let text = self.renderer.site.publisher.slot(id)?;
        Some(self.nested(id, text, false))
    }

    /// The HTML of a text that stands within a line.
    pub fn phrase(&self, text: &str) -> String {
        self.nested("", text, true)
    }

    /// The HTML of a text of its own, such as a part of a plan.
    pub fn part(&self, text: &str) -> String {
        self.nested("", text, false)
    }

    /// What went wrong in a text that was written.
    pub fn problem(&self) -> Option<Diagnostic> {
        self.problem.borrow_mut().take()
    }

    /// A card's service with its agency's text, if it has one.
    pub fn service_value(&self, service: &Service) -> Value {
        match service.raw.agency_slot.as_ref() {
            Some(slot) => match self.slot_html(slot) {
                Some(html) => self.scene.service_with(service.id(), &html),
                None => self.scene.service_with(service.id(), &self.slot(slot)),
            },
            None => self.scene.service(service.id()),
        }
    }

    /// Another text put into this one. A slot inside itself would never end and is left out.
    fn nested(&self, id: &str, text: &str, inline: bool) -> String {
        if self.inside.iter().any(|open| open == id) {
            return String::new();
        }
        let events = markdown::parse(text);
        if inline && let [_, (Event::Text(only), _), _] = events.as_slice() {
            let mut html = String::new();
            escape_text(only, &mut html);
            return html;
        }
        let mut inside = self.inside.clone();
        inside.push(id.to_owned());
        let body = Body {
            renderer: self.renderer,
            scene: self.scene,
            key: "",
            root: self.root,
            inside,
            together: self.together,
            addresses: Rc::clone(&self.addresses),
            problem: RefCell::new(None),
        };
        let html = markdown::html::write(&events, &Outline::of(&events), &body);
        if let Some(problem) = body.problem.into_inner() {
            self.problem.borrow_mut().get_or_insert(problem);
        }
        if inline {
            html.strip_prefix("<p>")
                .and_then(|rest| rest.strip_suffix("</p>"))
                .map_or(html.clone(), str::to_owned)
        } else {
            html
        }
    }

    fn component(&self, name: &str, context: &Context) -> String {
        match self.scene.component(name, context) {
            Ok(html) => html,
            Err(error) => {
                let problem = templates::problem(&self.renderer.site.theme, &error);
                self.problem.borrow_mut().get_or_insert(problem);
                String::new()
            }
        }
    }

    fn slot(&self, id: &str) -> String {
        let Some(slot) = self.scene.language.slots.get(id) else { return String::new() };
        self.place("slot", SlotView::new(id, &slot.label, &slot.notice, self.slot_html(id)))
    }

    fn slot_inline(&self, id: &str) -> String {
        let Some(slot) = self.scene.language.slots.get(id) else { return String::new() };
        let html = self.renderer.site.publisher.slot(id).map(|text| self.nested(id, text, true));
        self.place("slot_inline", SlotView::new(id, &slot.label, &slot.notice, html))
    }

    fn decision(&self, id: &str) -> String {
        let Some(decision) = self.scene.language.decisions.get(id) else { return String::new() };
        let html = self.renderer.site.publisher.decision(id).map(|text| self.nested(id, text, false));
        self.place("decision", SlotView::new(id, &decision.question, &decision.notice, html))
    }

    /// What only a publisher can fill, by the component that shows it.
    fn place(&self, component: &str, view: SlotView<'_>) -> String {
        let mut context = Context::new();
        context.insert("slot", &view);
        context.insert("root", self.root);
        self.component(component, &context)
    }

    /// The id of a page that stands together with others on this one.
    fn id_of(&self, key: &str) -> Option<&str> {
        self.together.iter().find(|(page, _)| page == key).map(|(_, id)| id.as_str())
    }

    /// A link out of the site. On paper a number leads to its address, unless the text is that address.
    fn outside(&self, address: &str, text: &str) -> LinkHtml {
        let LinkHtml::Around { open, mut close } = around(address, " rel=\"noreferrer\"") else {
            return LinkHtml::Text;
        };
        if !address.contains(text.trim_end_matches('/')) || text.is_empty() {
            let mut addresses = self.addresses.borrow_mut();
            let number = addresses.iter().position(|known| known == address).unwrap_or_else(|| {
                addresses.push(address.to_owned());
                addresses.len() - 1
            });
            close.push_str(&format!("<span class=\"u-ref\"> [{}]</span>", number + 1));
        }
        LinkHtml::Around { open, close }
    }

    fn anchor(&self, href: &str) -> LinkHtml {
        around(href, "")
    }

    fn file(&self, path: &str) -> LinkHtml {
        let url = join(self.key, path).map(|path| format!("{}{path}", self.scene.language.prefix));
        let found = url.as_deref().and_then(|url| {
            let index = self
                .renderer
                .files
                .get(url)
                .or_else(|| self.renderer.files.get(join(self.key, path)?.as_str()))?;
            self.renderer.site.files.get(*index)
        });
        match found {
            Some(file) => {
                let kind = file.url.rsplit('.').next().unwrap_or("").to_uppercase();
                let mut close = String::from(" (");
                escape_text(&kind, &mut close);
                close.push_str(", ");
                close.push_str(&size_text(file.bytes.len()));
                close.push_str(")</a>");
                let LinkHtml::Around { open, .. } = around(&format!("{}{}", self.root, file.url), "") else {
                    return LinkHtml::Text;
                };
                LinkHtml::Around { open, close }
            }
            None => LinkHtml::Text,
        }
    }
}

impl Resolve for Body<'_> {
    fn link(&self, address: &str, text: &str) -> LinkHtml {
        let language = self.scene.language;
        match Target::of_link(address) {
            Target::Anchor(id) => match self.id_of(self.key) {
                Some(own) => self.anchor(&format!("#{own}--{id}")),
                None => self.anchor(&format!("#{id}")),
            },
            Target::Page { path, anchor } => match join(self.key, path).and_then(|key| language.page(&key)) {
                Some(page) if let Some(own) = self.id_of(&page.key) => {
                    let anchor = anchor.map(|id| format!("--{id}")).unwrap_or_default();
                    self.anchor(&format!("#{own}{anchor}"))
                }
                Some(page) => {
                    let anchor = anchor.map(|id| format!("#{id}")).unwrap_or_default();
                    self.anchor(&format!("{}{}{anchor}", self.root, page.url))
                }
                None => LinkHtml::Text,
            },
            Target::File(path) => self.file(path),
            // A figure is kept on one line; a phrase may break.
            Target::Fact(_) if !is_figure(text) => LinkHtml::Text,
            Target::Fact(_) => {
                LinkHtml::Around { open: "<span class=\"fact\">".into(), close: "</span>".into() }
            }
            Target::Service(id) => match language.directory.service(id) {
                Some(service) => match service.contact_link(text) {
                    Some(href) => around(href, " class=\"tel\""),
                    None => self.anchor(&format!("{}{}", self.root, service_url(language, id))),
                },
                None => LinkHtml::Text,
            },
            Target::Directory(what) => {
                let url = match what.split_once('/') {
                    Some(("topic", id)) => topic_url(language, id),
                    Some(("region", id)) => region_url(language, id),
                    Some(("for", key)) if let Some(group) = Group::of(key) => group_url(language, group),
                    _ => directory_url(language),
                };
                self.anchor(&format!("{}{url}", self.root))
            }
            Target::Triage(id) => self.anchor(&format!("{}{}", self.root, triage_url(language, id))),
            Target::Language(code) => {
                let mut open = String::from("<span lang=\"");
                escape_attribute(code, &mut open);
                open.push_str("\">");
                LinkHtml::Around { open, close: "</span>".into() }
            }
            Target::Web(address) if address.starts_with("https:") => self.outside(address, text),
            Target::Web(address) => around(address, " class=\"tel\""),
            Target::Insecure(_) | Target::Refused(_) => LinkHtml::Text,
        }
    }

    fn block(&self, address: &str, alt: &str) -> String {
        match Embed::of_image(address) {
            Embed::Service(id) => self.services(&format!("id/{id}")),
            Embed::Services(query) => self.services(query),
            Embed::Helplines(query) => self.helplines(query),
            Embed::ThirdParties => self.third_parties(),
            Embed::Tested => self.tested(),
            Embed::Slot(id) => self.slot(id),
            Embed::Decision(id) => self.decision(id),
            Embed::Facts(ids) => self.facts(ids),
            Embed::Download(_) => DOWNLOAD_FIELD.to_owned(),
            Embed::Handouts(ids) => self.handouts(ids),
            Embed::Picture(_) | Embed::Refused(_) => {
                let picture = self.inline(address, alt);
                if picture.is_empty() { picture } else { format!("<figure>{picture}</figure>") }
            }
        }
    }

    fn inline(&self, address: &str, alt: &str) -> String {
        match Embed::of_image(address) {
            Embed::Slot(id) => self.slot_inline(id),
            Embed::Picture(path) => {
                let Some(key) = join(self.key, path) else { return String::new() };
                let own = format!("{}{key}", self.scene.language.prefix);
                let url = if self.renderer.files.contains_key(own.as_str()) { own } else { key };
                let mut html = String::from("<img src=\"");
                escape_attribute(&format!("{}{url}", self.root), &mut html);
                html.push_str("\" alt=\"");
                escape_attribute(alt, &mut html);
                html.push_str("\">");
                html
            }
            _ => String::new(),
        }
    }

    fn alert(&self, kind: &str, title: &str, body: &str) -> String {
        let mut context = Context::new();
        context.insert("kind", kind);
        if !title.is_empty() {
            context.insert("title", title);
        }
        match self.scene.tera.render_component("alert", &context, Some(body), true) {
            Ok(html) => html,
            Err(error) => {
                let problem = templates::problem(&self.renderer.site.theme, &error);
                self.problem.borrow_mut().get_or_insert(problem);
                String::new()
            }
        }
    }

    fn label(&self, key: &str) -> String {
        self.scene.messages.text(key)
    }
}

/// A link with extra attributes, safely escaped.
fn around(href: &str, attributes: &str) -> LinkHtml {
    let mut open = String::from("<a href=\"");
    escape_attribute(href, &mut open);
    open.push('"');
    open.push_str(attributes);
    open.push('>');
    LinkHtml::Around { open, close: "</a>".into() }
}

/// A number or amount with its unit, such as `90 days`.
fn is_figure(text: &str) -> bool {
    text.chars().count() <= 16 && text.starts_with(|sign: char| sign.is_ascii_digit() || sign == '$')
}

/// A fact as templates see it.
pub fn fact_view(fact: &Fact) -> FactView<'_> {
    FactView {
        id: &fact.id,
        value: &fact.value,
        says: &fact.says,
        law: fact.law.as_deref(),
        publisher: &fact.source.publisher,
        source_url: fact.source.url.as_ref().map(|url| url.as_str()),
        copy: fact.source.copy.as_deref(),
        checked_text: fact.checked.long_text(),
    }
}

/// A file's size as people read it: `12 kB`, `3.4 MB` (powers of ten).
pub fn size_text(bytes: usize) -> String {
    #[expect(clippy::cast_precision_loss, reason = "a size in words needs two digits")]
    let size = bytes as f64;
    if bytes < 1_000 {
        format!("{bytes} bytes")
    } else if bytes < 1_000_000 {
        format!("{:.0} kB", (size / 1_000.0).max(1.0))
    } else {
        format!("{:.1} MB", size / 1_000_000.0)
    }
}
