//! One text of a handout, and the answer to everything it can ask: links, services, slots, pictures.
//!
//! Whether a link resolves was checked before; what does not is its text alone. Must not know templates.

use super::markdown::{Answers, Bond, Excerpt, blocks, clean};
use super::parts::{Gathering, label};
use super::tree::{Block, Inline, ServiceData};
use super::views;
use crate::load::Text;
use crate::markdown::outline::Outline;
use crate::markdown::parse;
use crate::markdown::target::{Embed, Target, join};
use crate::model::group::Group;
use crate::model::handout::Show;
use crate::site::addresses::{directory_url, group_url, region_url, service_url, topic_url, triage_url};
use crate::site::directory::Service;
use crate::yaml::At;

/// A text and where it stands.
pub struct Voice<'g, 'a> {
    pub gathering: &'g Gathering<'a>,
    /// The page's path, where relative links start; empty for a text of the handout's own.
    pub key: &'g str,
    pub show: Show,
    /// Slots that are open, so that none can hold itself.
    pub inside: Vec<String>,
}

impl Voice<'_, '_> {
    pub fn services(&self, query: &str) -> Vec<Block> {
        let chosen = self.gathering.language.directory.select(query).unwrap_or_default();
        let services: Vec<ServiceData> = chosen.into_iter().map(|service| self.service(service)).collect();
        if services.is_empty() { Vec::new() } else { vec![Block::Services { show: self.show, services }] }
    }

    fn service(&self, service: &Service) -> ServiceData {
        let gathering = self.gathering;
        let own = service.raw.agency_slot.as_ref().map(|slot| self.slot(slot)).unwrap_or_default();
        views::service(service, gathering.language, gathering.messages, own)
    }

    /// A service in one line: its name, the first ways to reach it, and how far they can be trusted.
    pub fn line(&self, service: &Service) -> Block {
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
        let evidence = data.evidence_short.or(data.unreachable).map(|said| format!(". {said}"));
        content.extend(evidence.map(text));
        Block::Paragraph { content }
    }

    /// The publisher's words for a slot, or what is said while it is open.
    pub fn slot(&self, id: &str) -> Vec<Block> {
        let gathering = self.gathering;
        let Some(slot) = gathering.language.slots.get(id) else { return Vec::new() };
        match gathering.stock.site.publisher.slot(id) {
            Some(words) => self.nested(id, words),
            None => vec![Block::Notice { label: clean(&slot.label), text: clean(&slot.notice) }],
        }
    }

    fn decision(&self, id: &str) -> Vec<Block> {
        let gathering = self.gathering;
        let Some(decision) = gathering.language.decisions.get(id) else { return Vec::new() };
        match gathering.stock.site.publisher.decision(id) {
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
        let text = Text::within(&self.gathering.stock.site.publisher.path(), words);
        self.gathering.texts.borrow_mut().push(text);
        let events = parse(words);
        let outline = Outline::of(&events);
        let excerpt = Excerpt { events: 0..events.len(), headings: 0 };
        let key = format!("slot-{id}");
        let voice = Voice { gathering: self.gathering, key: &key, show: self.show, inside };
        blocks(&events, &outline, &excerpt, 0, &voice)
    }

    /// A text that stands in a YAML file, as blocks whose headings stand below others.
    pub fn whole(&self, path: &str, words: &At<String>, lift: i8) -> Vec<Block> {
        self.gathering.texts.borrow_mut().push(Text::within(path, words));
        let events = parse(words);
        let outline = Outline::of(&events);
        let excerpt = Excerpt { events: 0..events.len(), headings: 0 };
        blocks(&events, &outline, &excerpt, lift, self)
    }

    /// A text that stands within a line.
    pub fn phrase(&self, text: &str) -> Vec<Inline> {
        let events = parse(text);
        let excerpt = Excerpt { events: 0..events.len(), headings: 0 };
        match blocks(&events, &Outline::of(&events), &excerpt, 0, self).into_iter().next() {
            Some(Block::Paragraph { content }) => content,
            _ => vec![Inline::Text { text: clean(text) }],
        }
    }

    /// Where relative links of this text start.
    fn from(&self) -> &str {
        if self.key.ends_with(".md") { self.key } else { "" }
    }

    fn page_link(&self, path: &str, anchor: Option<&str>) -> Bond {
        let gathering = self.gathering;
        let Some(page) = join(self.from(), path).and_then(|key| gathering.language.page(&key)) else {
            return Bond::Text;
        };
        let at = (page.key.to_string(), anchor.map(str::to_owned));
        match gathering.within.get(&at) {
            Some(label) => Bond::Within(label.clone()),
            None => {
                let anchor = anchor.map(|id| format!("#{id}")).unwrap_or_default();
                gathering.out_of(&format!("{}{anchor}", page.url))
            }
        }
    }

    fn picture(&self, path: &str, alt: &str) -> Option<Block> {
        let key = join(self.from(), path)?;
        let own = format!("{}{key}", self.gathering.language.prefix);
        let files = &self.gathering.stock.site.files;
        let file = files
            .iter()
            .find(|file| file.url == own)
            .or_else(|| files.iter().find(|file| file.url == key))?;
        Some(Block::Picture { file: format!("/site/{}", file.url), alt: clean(alt) })
    }
}

impl Answers for Voice<'_, '_> {
    fn link(&self, address: &str, text: &str) -> Bond {
        let gathering = self.gathering;
        let language = gathering.language;
        match Target::of_link(address) {
            Target::Anchor(id) => {
                let at = (self.key.to_owned(), Some(id.to_owned()));
                gathering.within.get(&at).map_or(Bond::Text, |label| Bond::Within(label.clone()))
            }
            Target::Page { path, anchor } => self.page_link(path, anchor),
            Target::File(_) => Bond::Text,
            Target::Fact(id) => {
                let mut cited = gathering.cited.borrow_mut();
                if !cited.iter().any(|known| known == id) {
                    cited.push(id.to_owned());
                }
                if text.chars().count() <= 16 { Bond::Keep } else { Bond::Text }
            }
            Target::Service(id) => match language.directory.service(id) {
                Some(service) => match service.contact_link(text) {
                    Some(href) => Bond::Same(href.to_owned()),
                    None => gathering.out_of(&service_url(language, id)),
                },
                None => Bond::Text,
            },
            Target::Directory(what) => gathering.out_of(&match what.split_once('/') {
                Some(("topic", id)) => topic_url(language, id),
                Some(("region", id)) => region_url(language, id),
                Some(("for", key)) if let Some(group) = Group::of(key) => group_url(language, group),
                _ => directory_url(language),
            }),
            Target::Triage(id) => gathering.out_of(&triage_url(language, id)),
            Target::Language(code) => Bond::Language(code.to_owned()),
            Target::Web(address) if address.starts_with("https:") => gathering.numbered(address.to_owned()),
            Target::Web(address) => Bond::Same(address.to_owned()),
            Target::Insecure(_) | Target::Refused(_) => Bond::Text,
        }
    }

    fn block(&self, address: &str, alt: &str) -> Vec<Block> {
        match Embed::of_image(address) {
            Embed::Service(id) => self.services(&format!("id/{id}")),
            Embed::Services(query) | Embed::Helplines(query) => self.services(query),
            Embed::ThirdParties => {
                let services = &self.gathering.language.directory.services;
                let listed = services.iter().filter(|service| service.raw.listed.is_some());
                vec![Block::Services {
                    show: Show::Number,
                    services: listed.map(|one| self.service(one)).collect(),
                }]
            }
            Embed::Slot(id) => self.slot(id),
            Embed::Decision(id) => self.decision(id),
            Embed::Facts(ids) => vec![Block::Facts { facts: self.gathering.facts(ids) }],
            // Nothing to take along from paper.
            Embed::Download(_) | Embed::Handouts(_) | Embed::Tested | Embed::Refused(_) => Vec::new(),
            Embed::Picture(path) => self.picture(path, alt).into_iter().collect(),
        }
    }

    fn inline(&self, address: &str, _: &str) -> Vec<Inline> {
        let Embed::Slot(id) = Embed::of_image(address) else { return Vec::new() };
        let gathering = self.gathering;
        let text = match gathering.stock.site.publisher.slot(id) {
            Some(words) => words.value.clone(),
            None => gathering.language.slots.get(id).map_or_else(String::new, |slot| slot.notice.clone()),
        };
        vec![Inline::Text { text: clean(&text) }]
    }

    fn label(&self, id: &str) -> String {
        label(self.key, Some(id))
    }

    fn alert(&self, kind: &str) -> String {
        self.gathering.messages.text(&format!("alert-{kind}"))
    }
}
