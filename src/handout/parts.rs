//! The parts of a handout → blocks: which texts it takes from the site, in order, and what lies within it.
//!
//! What a text asks is answered by its `voice`. Must not know templates.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::Stock;
use super::markdown::{Bond, Excerpt, blocks, clean};
use super::tree::{Block, FactData, Inline};
use super::views;
use super::voice::Voice;
use crate::load::Text;
use crate::markdown::outline::Outline;
use crate::markdown::{Located, parse};
use crate::model::handout::{Part, Show};
use crate::site::handouts::Handout;
use crate::site::{Language, Page};
use crate::theme::strings::Messages;
use pulldown_cmark::{Event, Tag};

/// The blocks of a handout while they are put together.
pub struct Gathering<'a> {
    pub(super) stock: Stock<'a>,
    pub(super) language: &'a Language,
    pub(super) messages: &'a Messages,
    /// Labels of the pages (`None`) and headings that the handout holds.
    pub(super) within: BTreeMap<(String, Option<String>), String>,
    pub(super) addresses: RefCell<Vec<String>>,
    /// Facts that were cited, in order, each once.
    pub(super) cited: RefCell<Vec<String>>,
    /// Facts that stand in a table already.
    shown: RefCell<Vec<String>>,
    /// Every text that went in, to find the place of a character again.
    pub texts: RefCell<Vec<Text>>,
}

impl<'a> Gathering<'a> {
    pub fn new(stock: Stock<'a>, language: &'a Language, messages: &'a Messages, handout: &Handout) -> Self {
        let mut within = BTreeMap::new();
        for part in &handout.parts {
            for page in pages(language, part) {
                within.insert((page.key.to_string(), None), label(&page.key, None));
                for heading in &page.raw.outline.headings {
                    let at = (page.key.to_string(), Some(heading.id.to_string()));
                    within.insert(at, label(&page.key, Some(&heading.id)));
                }
            }
            if let Some((page, heading)) = part.section.as_ref().and_then(|name| section(language, name)) {
                let outline = &page.raw.outline;
                for heading in &outline.headings[heading..section_end(outline, heading)] {
                    let at = (page.key.to_string(), Some(heading.id.to_string()));
                    within.insert(at, label(&page.key, Some(&heading.id)));
                }
            }
        }
        Self {
            stock,
            language,
            messages,
            within,
            addresses: RefCell::new(Vec::new()),
            cited: RefCell::new(Vec::new()),
            shown: RefCell::new(Vec::new()),
            texts: RefCell::new(Vec::new()),
        }
    }

    /// All parts in order, their headings in order of rank.
    pub fn blocks(&self, handout: &Handout) -> Vec<Block> {
        let mut out = Vec::new();
        for (index, part) in handout.parts.iter().enumerate() {
            self.part(handout, index, part, &mut out);
        }
        settle_levels(&mut out, &mut 0);
        out
    }

    /// Addresses outside the site in the order of their numbers.
    pub fn addresses(&self) -> Vec<String> {
        self.addresses.borrow().clone()
    }

    fn part(&self, handout: &Handout, index: usize, part: &Part, out: &mut Vec<Block>) {
        let below = if let Some(heading) = &part.heading {
            let content = vec![Inline::Text { text: clean(heading) }];
            out.push(Block::Heading { level: 1, label: format!("part-{index}"), content });
            1
        } else {
            0
        };
        for page in pages(self.language, part) {
            self.page(page, part.show, below, out);
        }
        if let Some((page, heading)) = part.section.as_ref().and_then(|name| section(self.language, name)) {
            let events = parse(page.raw.text.body());
            let outline = &page.raw.outline;
            let excerpt = excerpt(&events, heading, section_end(outline, heading));
            // The section's own heading becomes one of the first rank.
            let lift = 1 - i8::try_from(outline.headings[heading].level).unwrap_or(1) + below;
            self.say(&page.raw.text, &page.key, outline, &events, &excerpt, lift, part.show, out);
        }
        if let Some(text) = &part.text {
            let text = Text::within(&handout.path, text);
            let events = parse(text.body());
            let outline = Outline::of(&events);
            let highest = outline.headings.iter().map(|heading| heading.level).min().unwrap_or(1);
            let lift = 1 - i8::try_from(highest).unwrap_or(1) + below;
            let key = format!("{}#{index}", handout.of);
            let excerpt = Excerpt { events: 0..events.len(), headings: 0 };
            self.say(&text, &key, &outline, &events, &excerpt, lift, part.show, out);
        }
        if let Some(ids) = &part.facts {
            let facts = if ids.value == "cited" { self.cited() } else { self.facts(ids) };
            if !facts.is_empty() {
                out.push(Block::Facts { facts });
            }
        }
        if let Some(query) = &part.services {
            let voice = Voice { gathering: self, key: "", show: part.show, inside: Vec::new() };
            out.extend(voice.services(query));
        }
        if let Some(id) = &part.slot {
            let voice = Voice { gathering: self, key: "", show: part.show, inside: Vec::new() };
            out.extend(voice.slot(id));
        }
        if let Some(id) = &part.triage {
            self.form(id, out);
        }
        if let Some(lines) = &part.lines {
            out.push(Block::Lines { labels: lines.iter().map(|line| clean(line)).collect() });
        }
        if part.new_page {
            out.push(Block::NewPage);
        }
    }

    /// A whole page under its title.
    fn page(&self, page: &Page, show: Show, below: i8, out: &mut Vec<Block>) {
        let events = parse(page.raw.text.body());
        let level = (1 + below).unsigned_abs();
        if !page.has_own_heading() {
            let content = vec![Inline::Text { text: clean(page.title()) }];
            out.push(Block::Heading { level, label: label(&page.key, None), content });
        }
        let excerpt = Excerpt { events: 0..events.len(), headings: 0 };
        self.say(&page.raw.text, &page.key, &page.raw.outline, &events, &excerpt, below, show, out);
    }

    #[expect(clippy::too_many_arguments, reason = "a text, where it stands, and how it is shown")]
    fn say(
        &self,
        text: &Text,
        key: &str,
        outline: &Outline,
        events: &[Located<'_>],
        excerpt: &Excerpt,
        lift: i8,
        show: Show,
        out: &mut Vec<Block>,
    ) {
        self.texts.borrow_mut().push(text.clone());
        let voice = Voice { gathering: self, key, show, inside: Vec::new() };
        out.extend(blocks(events, outline, excerpt, lift, &voice));
    }

    pub(super) fn facts(&self, ids: &str) -> Vec<FactData> {
        let ledger = &self.language.facts;
        let all = || ledger.values().map(|fact| views::fact(fact, self.messages)).collect();
        if ids == "all" {
            return all();
        }
        self.shown.borrow_mut().extend(ids.split(',').map(|id| id.trim().to_owned()));
        let known = ids.split(',').filter_map(|id| ledger.get(id.trim()));
        known.map(|fact| views::fact(fact, self.messages)).collect()
    }

    /// Facts that were cited in a text and stand in no table.
    fn cited(&self) -> Vec<FactData> {
        let (ids, shown) = (self.cited.borrow(), self.shown.borrow());
        let known = ids.iter().filter(|id| !shown.contains(id)).filter_map(|id| self.language.facts.get(id));
        known.map(|fact| views::fact(fact, self.messages)).collect()
    }

    /// The web address of a page of this site, if it has any.
    fn address(&self, url: &str) -> Option<String> {
        let base = self.stock.site.config.base_url.as_ref()?;
        Some(format!("{}/{url}", base.trim_end_matches('/')))
    }

    /// A link into the site from paper: to its address, if there is one.
    pub(super) fn out_of(&self, url: &str) -> Bond {
        match self.address(url) {
            Some(address) => self.numbered(address),
            None => Bond::Text,
        }
    }

    pub(super) fn numbered(&self, address: String) -> Bond {
        let mut addresses = self.addresses.borrow_mut();
        let number = match addresses.iter().position(|known| *known == address) {
            Some(at) => at + 1,
            None => {
                addresses.push(address.clone());
                addresses.len()
            }
        };
        Bond::Web(address, number)
    }
}

/// The pages that a part takes whole.
pub fn pages<'a>(language: &'a Language, part: &Part) -> Vec<&'a Page> {
    let one = part.page.as_ref().and_then(|key| language.page(key));
    let folder = part.folder.as_ref().map(|folder| folder.trim_end_matches('/'));
    let inside = language
        .pages
        .iter()
        .filter(|page| folder.is_some_and(|folder| page.folder().trim_end_matches('/') == folder));
    one.into_iter().chain(inside).collect()
}

/// The page and the index of the heading that `guide/care.md#who` names.
pub fn section<'a>(language: &'a Language, name: &str) -> Option<(&'a Page, usize)> {
    let (key, id) = name.split_once('#')?;
    let page = language.page(key)?;
    let heading = page.raw.outline.headings.iter().position(|heading| &*heading.id == id)?;
    Some((page, heading))
}

/// The first heading that no longer belongs to the section of heading `from`.
fn section_end(outline: &Outline, from: usize) -> usize {
    let level = outline.headings[from].level;
    let after = outline.headings.iter().skip(from + 1).position(|heading| heading.level <= level);
    after.map_or(outline.headings.len(), |step| from + 1 + step)
}

/// The events from heading `from` to just before heading `to`.
fn excerpt(events: &[Located<'_>], from: usize, to: usize) -> Excerpt {
    let starts: Vec<usize> = events
        .iter()
        .enumerate()
        .filter(|(_, (event, _))| matches!(event, Event::Start(Tag::Heading { .. })))
        .map(|(index, _)| index)
        .collect();
    let at = |heading: usize| starts.get(heading).copied().unwrap_or(events.len());
    Excerpt { events: at(from)..at(to), headings: from }
}

/// What links to a page, or to a heading of it, lead to.
pub(super) fn label(key: &str, heading: Option<&str>) -> String {
    match heading {
        Some(id) => format!("{key}#{id}"),
        None => key.to_owned(),
    }
}

/// Makes the first heading one of the first rank, and none more than one below the heading before it.
fn settle_levels(blocks: &mut [Block], last: &mut u8) {
    for block in blocks {
        match block {
            Block::Heading { level, .. } => {
                *level = (*level).min(*last + 1);
                *last = *level;
            }
            Block::Quote { blocks } | Block::Alert { blocks, .. } => settle_levels(blocks, last),
            _ => {}
        }
    }
}
