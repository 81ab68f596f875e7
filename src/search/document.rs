//! What can be found: pages, services and handouts as entries; a document for each heading section of a page, one
//! for anything else.
//!
//! Reads the site's texts as they were written, and reads them again where a text is needed once more, so that bodies
//! need not be kept. Must not know terms or ranking.

use std::borrow::Cow;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::tidy::tidy;
use super::words::flat;
use crate::markdown::target::Embed;
use crate::markdown::{self, marks};
use crate::model::directory::{ContactKind, ServiceKind};
use crate::model::page::Role;
use crate::model::triage::TriageFile;
use crate::site::addresses::{service_url, triage_url};
use crate::site::directory::Service;
use crate::site::handouts::{Handout, TextSize};
use crate::site::{Language, Page, Site};

/// What a result leads to. Of its documents only the best is shown.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    pub title: Cow<'a, str>,
    /// More names of the same thing, which count like the title.
    pub names: Cow<'a, str>,
    /// More words that count like headings: a service's topics and regions.
    pub labels: String,
    /// Site path.
    pub url: Cow<'a, str>,
    pub kind: Kind,
    /// Scales the score: small print counts less.
    pub weight: f64,
    /// What only services have.
    pub help: Option<Box<Help>>,
}

/// What only services have.
#[derive(Clone, Debug, Default)]
pub struct Help {
    /// Phone numbers, digits only.
    pub numbers: Vec<String>,
    /// The first number: what a button shows and opens.
    pub call: Option<(String, String)>,
    /// Places in the directory's lists of topics and regions.
    pub topics: Vec<usize>,
    pub regions: Vec<usize>,
}

impl Default for Entry<'_> {
    fn default() -> Self {
        Self {
            title: Cow::default(),
            names: Cow::default(),
            labels: String::new(),
            url: Cow::default(),
            kind: Kind::Page,
            weight: 1.0,
            help: None,
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    #[default]
    Page,
    Guide,
    Service,
    /// Something to print.
    Handout,
}

impl Kind {
    pub fn key(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Guide => "guide",
            Self::Service => "service",
            Self::Handout => "handout",
        }
    }
}

/// The headings above a text, outermost first: at most two.
pub type Trail<'a> = [Option<&'a str>; 2];

/// One document without its text.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// Number of its entry.
    pub entry: u32,
    pub trail: Trail<'a>,
    pub anchor: &'a str,
}

impl<'a> Document<'a> {
    pub fn trail(&self) -> impl Iterator<Item = &'a str> {
        self.trail.into_iter().flatten()
    }

    /// The nearest heading above it.
    pub fn heading(&self) -> Option<&'a str> {
        self.trail().last()
    }
}

/// A part of an entry with its text.
#[derive(Clone, Debug, Default)]
pub struct Section<'a> {
    pub trail: Trail<'a>,
    pub anchor: &'a str,
    pub body: String,
}

/// An entry as it was read, with all its text.
#[derive(Clone, Debug, Default)]
pub struct Read<'a> {
    pub entry: Entry<'a>,
    pub sections: Vec<Section<'a>>,
}

impl Read<'_> {
    /// The whole text of a section as folded words between single spaces, a bar after each part.
    pub fn flat(&self, section: usize) -> String {
        let section = &self.sections[section];
        let entry = &self.entry;
        let parts = [&*entry.title, &*entry.names].into_iter().chain(section.trail.into_iter().flatten());
        let mut text = String::from(" ");
        for part in parts.chain([&*entry.labels, &*section.body]) {
            let words = flat(part);
            text.push_str(&words);
            text.push_str(if words.is_empty() { "| " } else { " | " });
        }
        text
    }
}

/// Everything that can be found, by number and in reading order.
pub trait Shelf<'a>: Sync {
    fn count(&self) -> usize;
    fn read(&self, entry: usize) -> Read<'a>;
}

/// The shelf of one language of a site: its pages, its questionnaires, what it has to print, then its services.
pub struct SiteShelf<'a> {
    site: &'a Site,
    language: &'a Language,
    /// The page that lists what there is to print, and those handouts that are no variant of another.
    handouts: Vec<(&'a Page, &'a Handout)>,
}

impl<'a> SiteShelf<'a> {
    pub fn new(site: &'a Site, language: &'a Language) -> Self {
        let list = language.pages.iter().find(|page| page.layout() == "handouts");
        let usual = language.handouts.iter().filter(|handout| handout.size == TextSize::Usual);
        let handouts = usual.filter_map(|handout| Some((list?, handout))).collect();
        Self { site, language, handouts }
    }

    pub fn site(&self) -> &'a Site {
        self.site
    }

    pub fn language(&self) -> &'a Language {
        self.language
    }
}

impl<'a> Shelf<'a> for SiteShelf<'a> {
    fn count(&self) -> usize {
        let language = self.language;
        language.pages.len()
            + language.triages.len()
            + self.handouts.len()
            + language.directory.services.len()
    }

    fn read(&self, entry: usize) -> Read<'a> {
        let language = self.language;
        if let Some(one) = language.pages.get(entry) {
            return page(self.site, one);
        }
        let entry = entry - language.pages.len();
        if let Some(one) = language.triages.get(entry) {
            return triage(language, one);
        }
        let entry = entry - language.triages.len();
        match self.handouts.get(entry) {
            Some((list, one)) => {
                handout(&one.title, &one.purpose, format!("{}#handout-{}", list.url, one.id))
            }
            None => service(language, &language.directory.services[entry - self.handouts.len()]),
        }
    }
}

/// Bytes that most sections fit in.
const ROOM: usize = 500;

/// The sections of a page: the part above the first heading, then one for each heading of level 2 or 3.
fn page<'a>(site: &'a Site, page: &'a Page) -> Read<'a> {
    let meta = &page.raw.meta;
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
    let entry = Entry {
        title: page.title().into(),
        names: meta.nav_title.as_deref().filter(|name| *name != page.title()).unwrap_or_default().into(),
        url: page.url.as_str().into(),
        kind: if page.layout() == "guide" { Kind::Guide } else { Kind::Page },
        weight: if small_print { 0.7 } else { 1.0 },
        ..Entry::default()
    };
    let mut current = Section { body: String::with_capacity(ROOM), ..Section::default() };
    if let Some(description) = &meta.description {
        current.body.push_str(description);
        current.body.push('\n');
    }
    let mut sections = Vec::new();
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
                let text = known.text.trim();
                let trail = match current.trail[0] {
                    Some(above) if level > 2 => [Some(above), Some(text)],
                    _ => [Some(text), None],
                };
                let next = Section { trail, anchor: &known.id, body: String::with_capacity(ROOM) };
                sections.push(std::mem::replace(&mut current, next));
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
            ) if !out.ends_with('\n') => out.push('\n'),
            _ => {}
        }
    }
    sections.push(current);
    for section in &mut sections {
        section.body = tidy(std::mem::take(&mut section.body));
    }
    Read { entry, sections }
}

/// A questionnaire: what it is and what it asks. Its answers and plans name everything, and would be found for it.
fn triage<'a>(language: &'a Language, triage: &'a TriageFile) -> Read<'a> {
    let entry = Entry {
        title: triage.title.as_str().into(),
        names: triage.nav_title.as_deref().unwrap_or_default().into(),
        url: triage_url(language, &triage.id).into(),
        kind: Kind::Guide,
        ..Entry::default()
    };
    let intro = triage.intro.as_ref().map(|text| plain(text)).unwrap_or_default();
    let questions = triage.questions.iter().map(|question| question.ask.as_str());
    let body: Vec<&str> = [triage.description.as_str(), &intro].into_iter().chain(questions).collect();
    Read { entry, sections: vec![Section { body: tidy(body.join("\n")), ..Section::default() }] }
}

/// Something to print: its title and what it is for. `url` is its place in the list, where size and variants stand and
/// which is there even where no PDFs are made. It says what pages say, so those come first.
pub fn handout<'a>(title: &'a str, purpose: &str, url: String) -> Read<'a> {
    let (title, url) = (title.into(), url.into());
    let entry = Entry { title, url, kind: Kind::Handout, weight: 0.8, ..Entry::default() };
    Read { entry, sections: vec![Section { body: tidy(purpose.to_owned()), ..Section::default() }] }
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
    tidy(out)
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

fn service<'a>(language: &'a Language, service: &'a Service) -> Read<'a> {
    let directory = &language.directory;
    let raw = &service.raw;
    let organisation = directory.organisation(&raw.organisation);
    let mut names: Vec<&str> = service.shown("te_reo_name").into_iter().collect();
    names.extend(organisation.map(|one| one.name.as_str()).filter(|name| *name != raw.name));
    names.extend(organisation.and_then(|one| one.te_reo_name.as_deref()));
    let topics: Vec<usize> = raw
        .topics
        .iter()
        .filter_map(|id| directory.topics.iter().position(|topic| topic.id.value == id.value))
        .collect();
    let regions: Vec<usize> = raw
        .regions
        .iter()
        .filter_map(|id| directory.regions.iter().position(|region| region.id.value == id.value))
        .collect();
    let mut labels: Vec<&str> = topics.iter().map(|at| directory.topics[*at].name.as_str()).collect();
    labels.extend(regions.iter().map(|at| directory.regions[*at].name.as_str()));
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
    let call = call.and_then(|contact| Some((contact.display.clone(), contact.href.clone()?)));
    let entry = Entry {
        title: raw.name.as_str().into(),
        names: names.join(". ").into(),
        labels: labels.join(". "),
        url: service_url(language, service.id()).into(),
        kind: Kind::Service,
        weight: match raw.kind {
            ServiceKind::Emergency => 1.2,
            _ if raw.crisis => 1.1,
            _ if raw.paid => 0.8,
            _ => 1.0,
        },
        help: Some(Box::new(Help { numbers, call, topics, regions })),
    };
    Read { entry, sections: vec![Section { body: body.join("\n"), ..Section::default() }] }
}
