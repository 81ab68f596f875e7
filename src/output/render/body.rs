//! The body of a page: Markdown with its links, directives and slots answered for this page.
//!
//! Everything a text can ask of the site is answered here, in one place. Whether a link resolves was
//! checked before; what does not resolve is written as plain text. Must not know layouts.

mod anchor;
mod embeds;
mod links;
mod paper_addresses;

use std::cell::RefCell;
use std::rc::Rc;

use tera::{Context, Value};

use super::Renderer;
use super::language_context::LanguageContext;
use super::view::{ContactView, FactView, SlotView};
use crate::base::diagnostic::Diagnostic;
use crate::base::text::encoded;
use crate::domain::site::directory::ShownService;
use crate::domain::site::reach::CONTACT_SLOT;
use crate::input::markdown::html::{LinkHtml, Resolve};
use crate::input::markdown::outline::Outline;
use crate::input::markdown::target::EmbedTarget;
use crate::input::markdown::tree::{MdBlock, MdInline};
use crate::input::markdown::{self, escape_attribute, escape_text};
use crate::input::model::config::Direction;
use crate::input::model::fact::Fact;
use crate::input::theme::strings::Messages;
use crate::input::theme::templates;
use paper_addresses::PaperAddresses;

/// The kind of alert that holds words of the publisher's own.
const ADDED_BY: &str = "added";

/// Answers for one text on one page.
pub struct Body<'a> {
    renderer: &'a Renderer<'a>,
    language_context: &'a LanguageContext<'a>,
    /// The page's path relative to its language's folder: where relative links start.
    key: &'a str,
    root: &'a str,
    /// Slots that are being written, so that none can hold itself.
    inside: Vec<String>,
    /// Pages that stand together on this one, by their path, with the id of each.
    together: &'a [(String, String)],
    /// Addresses outside the site, in the order of their numbers on paper.
    addresses: Rc<RefCell<PaperAddresses>>,
    problem: RefCell<Option<Diagnostic>>,
    /// Whether it stands where no link into the site can lead.
    alone: bool,
}

impl<'a> Body<'a> {
    pub fn new(
        renderer: &'a Renderer<'a>,
        language_context: &'a LanguageContext<'a>,
        key: &'a str,
        root: &'a str,
    ) -> Self {
        Self {
            renderer,
            language_context,
            key,
            root,
            inside: Vec::new(),
            together: &[],
            addresses: Rc::default(),
            problem: RefCell::new(None),
            alone: false,
        }
    }

    /// As [`Self::new`], where no link into the site can lead.
    pub fn alone(self) -> Self {
        Self { alone: true, ..self }
    }

    /// As [`Self::new`], among pages that stand `together` on this one and share their `addresses`.
    pub fn among(self, together: &'a [(String, String)], addresses: &Rc<RefCell<PaperAddresses>>) -> Self {
        Self { together, addresses: Rc::clone(addresses), ..self }
    }

    /// Addresses outside the site that its links lead to.
    pub fn addresses(&self) -> Vec<String> {
        self.addresses.borrow().list.clone()
    }

    /// The HTML of a Markdown text.
    ///
    /// # Errors
    /// A component's fault.
    pub fn html(&self, text: &str, outline: &Outline) -> Result<String, Diagnostic> {
        let html = markdown::html::write(&markdown::read(text), outline, self);
        match self.problem.borrow_mut().take() {
            Some(problem) => Err(problem),
            None => Ok(html),
        }
    }

    /// The HTML of an agency's text for a slot; `None` while it is open.
    pub fn slot_html(&self, id: &str) -> Option<String> {
        let text = self.renderer.site.publisher.slot(id).map(|text| self.nested(id, text, false));
        let contacts = if id == CONTACT_SLOT { self.publisher_contacts() } else { None };
        match (text, contacts) {
            (Some(text), Some(contacts)) => Some(text + &contacts),
            (text, contacts) => text.or(contacts),
        }
    }

    /// How to reach the publisher, as far as its own words for it do not say so.
    fn publisher_contacts(&self) -> Option<String> {
        let publisher = &self.renderer.site.publisher;
        let (contacts, about) = publisher.unsaid();
        if contacts.is_empty() {
            return None;
        }
        let messages = &self.language_context.messages;
        let labels: Vec<Option<String>> =
            contacts.iter().map(|one| one.kind.label().map(|key| messages.text(key))).collect();
        let views = contacts.iter().zip(&labels).map(|(one, label)| ContactView {
            kind: one.kind.key(),
            label: label.as_deref(),
            display: &one.display,
            href: one.href.as_deref(),
            free: false,
            trace: messages.text(&format!("trace-{}", one.kind.key())),
        });
        let mut context = Context::new();
        context.insert("contacts", &views.collect::<Vec<_>>());
        context.insert("about", about.unwrap_or_default());
        context.insert("also", &publisher.slot(CONTACT_SLOT).is_some());
        Some(self.component("publisher_contacts", &context))
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
    pub fn service_value(&self, service: &ShownService) -> Value {
        match service.raw.agency_slot.as_ref() {
            Some(slot) => match self.slot_html(slot) {
                Some(html) => self.language_context.service_with(service.id(), &html),
                None => self.language_context.service_with(service.id(), &self.slot(slot)),
            },
            None => self.language_context.service(service.id()),
        }
    }

    /// Another text put into this one. A slot inside itself would never end and is left out.
    fn nested(&self, id: &str, text: &str, inline: bool) -> String {
        if self.inside.iter().any(|open| open == id) {
            return String::new();
        }
        let tree = markdown::read(text);
        if inline
            && let [MdBlock::Paragraph { content, .. }] = tree.blocks.as_slice()
            && let [MdInline::Text { text, .. }] = content.as_slice()
        {
            let mut html = String::new();
            escape_text(text, &mut html);
            return html;
        }
        let mut inside = self.inside.clone();
        inside.push(id.to_owned());
        let body = Body {
            renderer: self.renderer,
            language_context: self.language_context,
            key: "",
            root: self.root,
            inside,
            together: self.together,
            addresses: Rc::clone(&self.addresses),
            problem: RefCell::new(None),
            alone: self.alone,
        };
        let html = markdown::html::write(&tree, &Outline::of(&tree), &body);
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
        match self.language_context.component(name, context) {
            Ok(html) => html,
            Err(error) => {
                let problem = templates::problem(&self.renderer.site.theme, &error);
                self.problem.borrow_mut().get_or_insert(problem);
                String::new()
            }
        }
    }

    fn slot(&self, id: &str) -> String {
        let Some(slot) = self.language_context.language.slots.get(id) else { return String::new() };
        self.place("slot", SlotView::new(id, &slot.label, &slot.notice, self.slot_html(id)))
    }

    fn slot_inline(&self, id: &str) -> String {
        let Some(slot) = self.language_context.language.slots.get(id) else { return String::new() };
        let html = self.renderer.site.publisher.slot(id).map(|text| self.nested(id, text, true));
        self.place("slot_inline", SlotView::new(id, &slot.label, &slot.notice, html))
    }

    fn decision(&self, id: &str) -> String {
        let Some(decision) = self.language_context.language.decisions.get(id) else { return String::new() };
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
}

impl Resolve for Body<'_> {
    fn runs_left(&self) -> bool {
        self.language_context.language.config.dir == Direction::Rtl
    }

    fn link(&self, address: &str, text: &str) -> LinkHtml {
        self.linked(address, text)
    }

    fn block(&self, address: &str, alt: &str, title: &str) -> String {
        match EmbedTarget::of_image(address) {
            EmbedTarget::Service(id) => self.services(&format!("id/{id}")),
            EmbedTarget::Services(query) => self.services(query),
            EmbedTarget::Helplines(query) => self.helplines(query),
            EmbedTarget::ThirdParties => self.third_parties(),
            EmbedTarget::Tested => self.tested(),
            EmbedTarget::Slot(id) => self.slot(id),
            EmbedTarget::Decision(id) => self.decision(id),
            EmbedTarget::Facts(ids) => self.facts(ids),
            EmbedTarget::Download(_) => self.renderer.late.archive.clone(),
            EmbedTarget::Handouts(ids) => self.handouts(ids),
            EmbedTarget::Picture(_) | EmbedTarget::Refused(_) => {
                let picture = self.inline(address, alt, title);
                if picture.is_empty() { picture } else { format!("<figure>{picture}</figure>") }
            }
        }
    }

    fn inline(&self, address: &str, alt: &str, title: &str) -> String {
        match EmbedTarget::of_image(address) {
            EmbedTarget::Slot(id) => self.slot_inline(id),
            EmbedTarget::Picture(path) => {
                let mut html = String::new();
                // As a browser does with a picture that does not come.
                let Some(file) = self.links().picture(path).ok().filter(|_| !self.alone) else {
                    escape_text(alt, &mut html);
                    return html;
                };
                html.push_str("<img src=\"");
                escape_attribute(&format!("{}{}", self.root, encoded(&file.url)), &mut html);
                html.push_str("\" alt=\"");
                escape_attribute(alt, &mut html);
                if !title.is_empty() {
                    html.push_str("\" title=\"");
                    escape_attribute(title, &mut html);
                }
                html.push_str("\">");
                html
            }
            // No page loads from elsewhere: a rule has told of it, and where it only warns the picture is a link.
            EmbedTarget::Refused(address) => {
                let words = if alt.is_empty() { address } else { alt };
                let (mut html, close) = match self.linked(address, words) {
                    LinkHtml::Around { open, close } => (open, close),
                    LinkHtml::Text => (String::new(), String::new()),
                };
                escape_text(words, &mut html);
                html + &close
            }
            _ => String::new(),
        }
    }

    fn alert(&self, kind: &str, title: &str, body: &str) -> String {
        let mut context = Context::new();
        context.insert("kind", kind);
        let publisher = self.renderer.site.publisher.agency.name.as_deref();
        match publisher.filter(|name| kind == ADDED_BY && !name.trim().is_empty()) {
            Some(name) if title.is_empty() => {
                context.insert(
                    "title",
                    &self.language_context.messages.with("alert-added-by", &[("name", name)]),
                );
            }
            _ if !title.is_empty() => context.insert("title", title),
            _ => {}
        }
        match self.language_context.tera.render_component("alert", &context, Some(body), true) {
            Ok(html) => html,
            Err(error) => {
                let problem = templates::problem(&self.renderer.site.theme, &error);
                self.problem.borrow_mut().get_or_insert(problem);
                String::new()
            }
        }
    }

    fn label(&self, key: &str) -> String {
        self.language_context.messages.text(key)
    }
}

/// A fact as templates see it.
pub fn fact_view<'a>(fact: &'a Fact, messages: &Messages) -> FactView<'a> {
    FactView {
        id: &fact.id,
        value: &fact.value,
        says: &fact.says,
        law: fact.law.as_deref(),
        publisher: &fact.source.publisher,
        source_url: fact.source.url.as_ref().map(|url| url.as_str()),
        copy: fact.source.copy.as_deref(),
        checked_text: messages.date(fact.checked),
    }
}
