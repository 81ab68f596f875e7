//! What can be found: one document for each heading section of a page, one for each service.
//!
//! Reads the site's texts as they were written. Must not know terms or ranking.

use pulldown_cmark::{Event, Tag, TagEnd};
use rayon::prelude::*;

use crate::markdown::target::Embed;
use crate::markdown::{self, marks};
use crate::model::directory::{ContactKind, ServiceKind};
use crate::model::page::Role;
use crate::site::addresses::service_url;
use crate::site::directory::Service;
use crate::site::{Language, Page, Site};

/// One thing a search can lead to.
#[derive(Clone, Debug)]
pub struct Document {
    /// Documents of one page share this number; of them only the best is shown.
    pub page: u32,
    pub title: String,
    /// More names of the same thing, which count like the title.
    pub names: String,
    /// The headings above the section, outermost first.
    pub trail: Vec<String>,
    /// More words that count like headings: a service's topics and regions.
    pub labels: String,
    pub body: String,
    /// Site path with anchor.
    pub url: String,
    pub kind: Kind,
    /// Phone numbers, digits only.
    pub numbers: Vec<String>,
    /// Scales the score: small print counts less.
    pub weight: f64,
    /// The first number of a service: what a button shows and opens.
    pub call: Option<(String, String)>,
}

impl Default for Document {
    fn default() -> Self {
        Self {
            page: 0,
            title: String::new(),
            names: String::new(),
            trail: Vec::new(),
            labels: String::new(),
            body: String::new(),
            url: String::new(),
            kind: Kind::Page,
            numbers: Vec::new(),
            weight: 1.0,
            call: None,
        }
    }
}

/// What a result leads to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    #[default]
    Page,
    Guide,
    Service,
}

impl Kind {
    pub fn key(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Guide => "guide",
            Self::Service => "service",
        }
    }
}

/// Everything that can be found in a language, in reading order.
pub fn all(site: &Site, language: &Language) -> Vec<Document> {
    let shown: Vec<(u32, &Page)> = (0..).zip(&language.pages).collect();
    let mut documents: Vec<Document> =
        shown.par_iter().flat_map_iter(|(number, page)| sections(site, page, *number)).collect();
    let first = u32::try_from(language.pages.len()).unwrap_or(u32::MAX);
    let services = (first..).zip(&language.directory.services);
    documents.extend(services.map(|(number, one)| service(language, one, number)));
    documents
}

/// The sections of a page: the part above the first heading, then one for each heading of level 2 or 3.
fn sections(site: &Site, page: &Page, number: u32) -> Vec<Document> {
    let meta = &page.raw.meta;
    let kind = if page.layout() == "guide" { Kind::Guide } else { Kind::Page };
    let small_print = meta.role.as_ref().is_some_and(|role| {
        matches!(
            role.value,
            Role::Privacy
                | Role::GroupPrivacy
                | Role::About
                | Role::Accessibility
                | Role::Copyright
                | Role::Home
        )
    });
    let blank = Document {
        page: number,
        title: page.title().to_owned(),
        names: meta.nav_title.as_deref().filter(|name| *name != page.title()).unwrap_or_default().to_owned(),
        kind,
        weight: if small_print { 0.7 } else { 1.0 },
        ..Document::default()
    };
    let mut current = Document { url: page.url.clone(), ..blank.clone() };
    if let Some(description) = &meta.description {
        current.body.push_str(description);
        current.body.push('\n');
    }
    let mut found = Vec::new();
    let mut headings = page.raw.outline.headings.iter();
    // The text of headings is known from the outline.
    let mut in_heading = false;
    let mut skipped = String::new();
    let mut code = 0_u32;
    let mut picture = 0_u32;
    for (event, _) in markdown::parse(page.raw.text.body()) {
        let out = if in_heading { &mut skipped } else { &mut current.body };
        match event {
            Event::Start(Tag::Heading { level, .. }) if level as u8 <= 3 => {
                in_heading = true;
                let level = level as u8;
                let Some(known) = headings.find(|one| one.level == level) else { continue };
                let mut trail = current.trail.clone();
                trail.truncate(usize::from(level.saturating_sub(2)));
                trail.push(known.text.trim().to_owned());
                let next = Document { url: format!("{}#{}", page.url, known.id), trail, ..blank.clone() };
                found.push(std::mem::replace(&mut current, next));
            }
            Event::End(TagEnd::Heading(_)) => {
                out.push('\n');
                in_heading = false;
                skipped.clear();
            }
            Event::Start(Tag::CodeBlock(_)) => code += 1,
            Event::End(TagEnd::CodeBlock) => code = code.saturating_sub(1),
            Event::Start(Tag::Image { dest_url, .. }) => {
                picture += 1;
                if let Embed::Slot(id) = Embed::of_image(&dest_url)
                    && let Some(text) = site.publisher.slot(id)
                {
                    out.push_str(&plain(text));
                    out.push(' ');
                }
            }
            Event::End(TagEnd::Image) => picture = picture.saturating_sub(1),
            Event::Text(text) if picture == 0 && code == 0 => match marks::strip(&text) {
                Some(stripped) => out.push_str(&stripped),
                None => out.push_str(&text),
            },
            Event::Code(text) => out.push_str(&text),
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Item
                | TagEnd::TableCell
                | TagEnd::DefinitionListTitle
                | TagEnd::DefinitionListDefinition,
            ) => out.push('\n'),
            _ => {}
        }
    }
    found.push(current);
    for document in &mut found {
        document.body = tidy(&document.body);
    }
    found
}

/// The words of a small Markdown text.
fn plain(text: &str) -> String {
    let mut out = String::new();
    for (event, _) in markdown::parse(text) {
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::SoftBreak | Event::HardBreak | Event::End(_) => out.push(' '),
            _ => {}
        }
    }
    tidy(&out)
}

/// Single spaces, and a line for each block.
fn tidy(text: &str) -> String {
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The fields of a service that people search in, in the order in which a snippet shows them.
const TOLD: [&str; 10] = [
    "summary",
    "who",
    "cost",
    "hours",
    "languages",
    "access",
    "anonymous",
    "confidential",
    "conditions",
    "cannot_speak",
];

fn service(language: &Language, service: &Service, page: u32) -> Document {
    let directory = &language.directory;
    let raw = &service.raw;
    let organisation = directory.organisation(&raw.organisation);
    let mut names: Vec<&str> = service.shown("te_reo_name").into_iter().collect();
    names.extend(organisation.map(|one| one.name.as_str()).filter(|name| *name != raw.name));
    names.extend(organisation.and_then(|one| one.te_reo_name.as_deref()));
    let mut labels: Vec<&str> =
        raw.topics.iter().filter_map(|id| directory.topic(id)).map(|topic| topic.name.as_str()).collect();
    labels
        .extend(raw.regions.iter().filter_map(|id| directory.region(id)).map(|region| region.name.as_str()));
    labels.extend(raw.meant_for.iter().map(|group| group.key()));
    let mut body: Vec<&str> = TOLD.iter().filter_map(|field| service.shown(field)).collect();
    body.extend(service.contacts.iter().map(|contact| contact.display.as_str()));
    let spoken = |kind| matches!(kind, ContactKind::Phone | ContactKind::Text | ContactKind::Relay);
    let numbers = service
        .contacts
        .iter()
        .filter(|contact| spoken(contact.kind))
        .map(|contact| contact.display.chars().filter(char::is_ascii_digit).collect::<String>())
        .filter(|digits| !digits.is_empty())
        .collect();
    let call = service.contacts.iter().find(|contact| contact.kind == ContactKind::Phone);
    Document {
        page,
        title: raw.name.clone(),
        names: names.join(". "),
        labels: labels.join(". "),
        body: body.join("\n"),
        url: service_url(language, service.id()),
        kind: Kind::Service,
        numbers,
        weight: match raw.kind {
            ServiceKind::Emergency => 1.2,
            _ if raw.crisis => 1.1,
            _ if raw.paid => 0.8,
            _ => 1.0,
        },
        call: call.and_then(|contact| Some((contact.display.clone(), contact.href.clone()?))),
        ..Document::default()
    }
}
