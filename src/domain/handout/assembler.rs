//! A handout while it is put together: what it holds, what it has cited, and the addresses it names.
//!
//! Must not know what a text asks, nor templates.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::context::HandoutContext;
use super::markdown::LinkTarget;
use super::tree::FactData;
use super::views;
use crate::domain::site::directory::{EvidenceLine, ShownService};
use crate::domain::site::handouts::Handout;
use crate::domain::site::{Language, Page};
use crate::input::load::PageText;
use crate::input::markdown::outline::Outline;
use crate::input::model::handout::HandoutPart;
use crate::input::theme::strings::Messages;

/// The blocks of a handout while they are put together.
pub struct Assembler<'a> {
    pub(super) handout_context: HandoutContext<'a>,
    pub(super) language: &'a Language,
    pub(super) messages: &'a Messages,
    /// Labels of the pages (`None`) and headings that the handout holds.
    pub(super) within: BTreeMap<(String, Option<String>), String>,
    pub(super) addresses: RefCell<Vec<String>>,
    /// Facts that were cited, in order, each once.
    pub(super) cited: RefCell<Vec<String>>,
    /// Facts that stand in a table already.
    shown: RefCell<Vec<String>>,
    /// Services whose numbers or addresses are printed, by name, and whether a person has confirmed all of them.
    pub(super) reached: RefCell<BTreeMap<String, bool>>,
    /// Every text that went in, to find the place of a character again.
    pub texts: RefCell<Vec<PageText>>,
}

impl<'a> Assembler<'a> {
    pub fn new(
        handout_context: HandoutContext<'a>,
        language: &'a Language,
        messages: &'a Messages,
        handout: &Handout,
    ) -> Self {
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
            handout_context,
            language,
            messages,
            within,
            addresses: RefCell::new(Vec::new()),
            cited: RefCell::new(Vec::new()),
            shown: RefCell::new(Vec::new()),
            reached: RefCell::new(BTreeMap::new()),
            texts: RefCell::new(Vec::new()),
        }
    }

    /// Addresses outside the site in the order of their numbers.
    pub fn addresses(&self) -> Vec<String> {
        self.addresses.borrow().clone()
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
    pub(super) fn cited(&self) -> Vec<FactData> {
        let (ids, shown) = (self.cited.borrow(), self.shown.borrow());
        let known = ids.iter().filter(|id| !shown.contains(id)).filter_map(|id| self.language.facts.get(id));
        known.map(|fact| views::fact(fact, self.messages)).collect()
    }

    /// Notes that ways to reach a service are printed; 111 needs nobody to confirm it.
    pub(super) fn note(&self, service: &ShownService) {
        if service.evidence != EvidenceLine::None {
            self.reached.borrow_mut().insert(service.raw.name.clone(), service.is_confirmed());
        }
    }

    /// The web address of a page of this site, if it has any.
    pub(super) fn address(&self, url: &str) -> Option<String> {
        let base = self.handout_context.site.config.base_url.as_ref()?;
        Some(format!("{}/{url}", base.trim_end_matches('/')))
    }

    /// A link into the site from paper: to its address, if there is one.
    pub(super) fn out_of(&self, url: &str) -> LinkTarget {
        match self.address(url) {
            Some(address) => self.numbered(address),
            None => LinkTarget::Text,
        }
    }

    pub(super) fn numbered(&self, address: String) -> LinkTarget {
        let mut addresses = self.addresses.borrow_mut();
        let number = match addresses.iter().position(|known| *known == address) {
            Some(at) => at + 1,
            None => {
                addresses.push(address.clone());
                addresses.len()
            }
        };
        LinkTarget::Web(address, number)
    }
}

/// The pages that a part takes whole.
pub fn pages<'a>(language: &'a Language, part: &HandoutPart) -> Vec<&'a Page> {
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
pub(super) fn section_end(outline: &Outline, from: usize) -> usize {
    let level = outline.headings[from].level;
    let after = outline.headings.iter().skip(from + 1).position(|heading| heading.level <= level);
    after.map_or(outline.headings.len(), |step| from + 1 + step)
}

/// What links to a page, or to a heading of it, lead to.
pub(super) fn label(key: &str, heading: Option<&str>) -> String {
    match heading {
        Some(id) => format!("{key}#{id}"),
        None => key.to_owned(),
    }
}
