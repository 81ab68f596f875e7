//! One text of a handout, and the answer to everything it can ask: links, services, slots, pictures.
//!
//! Whether a link resolves was checked before; what does not is its text alone. Must not know templates.

use super::assembler::{Assembler, label};
use super::markdown::{Answers, Excerpt, LinkTarget, blocks, clean};
use super::tree::{Block, Inline, ServiceData};
use super::views;
use crate::base::text::encoded;
use crate::domain::site::addresses::service_url;
use crate::domain::site::directory::ShownService;
use crate::domain::site::links::{Destination, Links};
use crate::domain::site::reach::CONTACT_SLOT;
use crate::input::load::PageText;
use crate::input::markdown::outline::Outline;
use crate::input::markdown::read;
use crate::input::markdown::target::EmbedTarget;
use crate::input::model::handout::Show;
use crate::input::yaml::At;

/// A text and where it stands.
pub struct TextResolver<'g, 'a> {
    pub assembler: &'g Assembler<'a>,
    /// The page's path, where relative links start; empty for a text of the handout's own.
    pub key: &'g str,
    pub show: Show,
    /// Slots that are open, so that none can hold itself.
    pub inside: Vec<String>,
}

impl TextResolver<'_, '_> {
    pub fn services(&self, query: &str) -> Vec<Block> {
        let chosen = self.assembler.language.directory.select(query).unwrap_or_default();
        let services: Vec<ServiceData> = chosen.into_iter().map(|service| self.service(service)).collect();
        if services.is_empty() { Vec::new() } else { vec![Block::Services { show: self.show, services }] }
    }

    fn service(&self, service: &ShownService) -> ServiceData {
        let assembler = self.assembler;
        let own = service.raw.agency_slot.as_ref().map(|slot| self.slot(slot)).unwrap_or_default();
        assembler.note(service);
        views::service(service, assembler.language, assembler.messages, own)
    }

    /// A service in one line: its name, the first ways to reach it, or that there is none.
    pub fn line(&self, service: &ShownService) -> Block {
        let data = self.service(service);
        let text = |text: String| Inline::Text { text };
        let mut content = vec![Inline::Strong { content: vec![text(data.name)] }];
        for (at, contact) in data.contacts.into_iter().take(2).enumerate() {
            content.push(text(if at == 0 { ": ".to_owned() } else { ", ".to_owned() }));
            content.push(text(format!("{} ", contact.word.to_lowercase())));
            let number = vec![Inline::Keep { text: contact.display }];
            content.push(match contact.href {
                Some(url) => Inline::Link { url, number: None, content: number },
                None => Inline::Strong { content: number },
            });
        }
        content.extend(data.unreachable.map(|said| text(format!(". {said}"))));
        Block::Paragraph { content }
    }

    /// The publisher's words for a slot, or what is said while it is open.
    pub fn slot(&self, id: &str) -> Vec<Block> {
        let assembler = self.assembler;
        let Some(slot) = assembler.language.slots.get(id) else { return Vec::new() };
        let publisher = &assembler.handout_context.site.publisher;
        let contacts = if id == CONTACT_SLOT { self.publisher_contacts() } else { None };
        match publisher.slot(id) {
            Some(words) => self.nested(id, words).into_iter().chain(contacts).collect(),
            None if contacts.is_some() => contacts.into_iter().collect(),
            None => vec![Block::Notice { label: clean(&slot.label), text: clean(&slot.notice) }],
        }
    }

    /// How to reach the publisher, as far as its own words do not say so.
    fn publisher_contacts(&self) -> Option<Block> {
        let (contacts, _) = self.assembler.handout_context.site.publisher.unsaid();
        let items: Vec<Vec<Block>> = contacts
            .into_iter()
            .map(|one| {
                let word = self.assembler.messages.text(&format!("contact-{}", one.kind.key()));
                let shown = vec![Inline::Keep { text: clean(&one.display) }];
                let shown = match (one.href, one.kind.label()) {
                    (Some(url), _) => Inline::Link { url, number: None, content: shown },
                    (None, Some(_)) => Inline::Text { text: clean(&one.display) },
                    (None, None) => Inline::Strong { content: shown },
                };
                vec![Block::Paragraph { content: vec![Inline::Text { text: format!("{word}: ") }, shown] }]
            })
            .collect();
        (!items.is_empty()).then_some(Block::List { ordered: false, start: 1, items })
    }

    fn decision(&self, id: &str) -> Vec<Block> {
        let assembler = self.assembler;
        let Some(decision) = assembler.language.decisions.get(id) else { return Vec::new() };
        match assembler.handout_context.site.publisher.decision(id) {
            Some(words) => self.nested(id, words),
            None => vec![Block::Notice { label: clean(&decision.question), text: clean(&decision.notice) }],
        }
    }

    /// An agency's text put into this one. A slot inside itself would never end and is left out.
    fn nested(&self, id: &str, words: &At<String>) -> Vec<Block> {
        if self.inside.iter().any(|open| open == id) {
            return Vec::new();
        }
        let mut inside = self.inside.clone();
        inside.push(id.to_owned());
        let text = PageText::within(&self.assembler.handout_context.site.publisher.path(), words);
        self.assembler.texts.borrow_mut().push(text);
        let tree = read(words);
        let outline = Outline::of(&tree);
        let key = format!("slot-{id}");
        let text_resolver = TextResolver { assembler: self.assembler, key: &key, show: self.show, inside };
        blocks(&Excerpt::whole(&tree), &outline, 0, &text_resolver)
    }

    /// A text that stands in a YAML file, as blocks whose headings stand below others.
    pub fn whole(&self, path: &str, words: &At<String>, lift: i8) -> Vec<Block> {
        self.assembler.texts.borrow_mut().push(PageText::within(path, words));
        let tree = read(words);
        blocks(&Excerpt::whole(&tree), &Outline::of(&tree), lift, self)
    }

    /// A text that stands within a line.
    pub fn phrase(&self, text: &str) -> Vec<Inline> {
        let tree = read(text);
        match blocks(&Excerpt::whole(&tree), &Outline::of(&tree), 0, self).into_iter().next() {
            Some(Block::Paragraph { content }) => content,
            _ => vec![Inline::Text { text: clean(text) }],
        }
    }

    /// Where relative links of this text start.
    fn from(&self) -> &str {
        if self.key.ends_with(".md") { self.key } else { "" }
    }

    fn links(&self) -> Links<'_> {
        let assembler = self.assembler;
        Links { site: assembler.handout_context.site, language: assembler.language, key: self.from() }
    }

    /// A heading or a page that stands in the handout.
    fn within(&self, key: &str, anchor: Option<&str>) -> Option<LinkTarget> {
        let label = self.assembler.within.get(&(key.to_owned(), anchor.map(str::to_owned)))?;
        Some(LinkTarget::Within(label.clone()))
    }
}

impl Answers for TextResolver<'_, '_> {
    fn link(&self, address: &str, text: &str) -> LinkTarget {
        let assembler = self.assembler;
        match self.links().destination(address) {
            Destination::Here(id) => self.within(self.key, Some(&id)).unwrap_or(LinkTarget::Text),
            Destination::Page { page, anchor, .. } => {
                let anchor = anchor.as_deref().filter(|id| !id.is_empty());
                self.within(&page.key, anchor).unwrap_or_else(|| {
                    let anchor = anchor.map(|id| format!("#{}", encoded(id))).unwrap_or_default();
                    assembler.out_of(&format!("{}{anchor}", page.url))
                })
            }
            Destination::Fact(fact) => {
                let mut cited = assembler.cited.borrow_mut();
                if !cited.contains(&fact.id.value) {
                    cited.push(fact.id.value.clone());
                }
                if text.chars().count() <= 16 { LinkTarget::Keep } else { LinkTarget::Text }
            }
            Destination::Service(service) => match service.contact_link(text) {
                Some(href) => {
                    assembler.note(service);
                    LinkTarget::Same(href.to_owned())
                }
                None => assembler.out_of(&service_url(assembler.language, service.id())),
            },
            Destination::Made(url) => assembler.out_of(&url),
            Destination::Language(code) => LinkTarget::Language(code.to_owned()),
            Destination::Web(address) if address != text => assembler.numbered(address.to_owned()),
            Destination::Web(address) | Destination::Contact(address) => LinkTarget::Same(address.to_owned()),
            Destination::Insecure(address) => assembler.numbered(address.to_owned()),
            Destination::File { .. } | Destination::Refused(_) | Destination::Unresolved(_) => {
                LinkTarget::Text
            }
        }
    }

    fn block(&self, address: &str, alt: &str) -> Vec<Block> {
        match EmbedTarget::of_image(address) {
            EmbedTarget::Service(id) => self.services(&format!("id/{id}")),
            EmbedTarget::Services(query) | EmbedTarget::Helplines(query) => self.services(query),
            EmbedTarget::ThirdParties => {
                let services = &self.assembler.language.directory.services;
                let listed = services.iter().filter(|service| service.raw.listed.is_some());
                vec![Block::Services {
                    show: Show::Number,
                    services: listed.map(|one| self.service(one)).collect(),
                }]
            }
            EmbedTarget::Slot(id) => self.slot(id),
            EmbedTarget::Decision(id) => self.decision(id),
            EmbedTarget::Facts(ids) => vec![Block::Facts { facts: self.assembler.facts(ids) }],
            // Nothing to take along from paper.
            EmbedTarget::Download(_)
            | EmbedTarget::Handouts(_)
            | EmbedTarget::Tested
            | EmbedTarget::Refused(_) => Vec::new(),
            EmbedTarget::Picture(path) => {
                let file = self.links().picture(path).ok();
                file.map(|file| Block::Picture { file: format!("/site/{}", file.url), alt: clean(alt) })
                    .into_iter()
                    .collect()
            }
        }
    }

    fn inline(&self, address: &str, _: &str) -> Vec<Inline> {
        let EmbedTarget::Slot(id) = EmbedTarget::of_image(address) else { return Vec::new() };
        let assembler = self.assembler;
        let text = match assembler.handout_context.site.publisher.slot(id) {
            Some(words) => words.value.clone(),
            None => assembler.language.slots.get(id).map_or_else(String::new, |slot| slot.notice.clone()),
        };
        vec![Inline::Text { text: clean(&text) }]
    }

    fn label(&self, id: &str) -> String {
        label(self.key, Some(id))
    }

    fn alert(&self, kind: &str) -> String {
        let name = self.assembler.handout_context.site.publisher.agency.name.as_deref();
        if let Some(name) = name.filter(|name| kind == "added" && !name.trim().is_empty()) {
            return self.assembler.messages.with("alert-added-by", &[("name", name)]);
        }
        self.assembler.messages.text(&format!("alert-{kind}"))
    }
}
