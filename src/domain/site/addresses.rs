//! Every address of the finished site and what stands there, worked out once.
//!
//! Must not know how anything is rendered.

use std::collections::BTreeMap;

use super::{Language, Page, Site};
use crate::base::diagnostic::Place;
use crate::base::text::decoded;
use crate::input::model::config::SearchMode;
use crate::input::model::group::Group;

/// What stands at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddressKind {
    /// Index into the languages and their pages.
    Page(usize, usize),
    /// The directory as a whole, of a language.
    Directory(usize),
    /// Indices of language and topic.
    Topic(usize, usize),
    Region(usize, usize),
    /// Of a language, the services meant for some people in particular.
    Group(usize, Group),
    Service(usize, usize),
    /// Indices of language and questionnaire.
    Triage(usize, usize),
    /// The logic of a questionnaire, row by row.
    TriageTable(usize, usize),
    /// Which edition of the kit this is, in a language.
    Edition(usize),
    /// Everything that can be found, from A to Z, of a language.
    Alphabet(usize),
    /// All pages of the folder of a page, on one: indices of language and page.
    Together(usize, usize),
    /// A handout's PDF: indices of language and handout.
    Handout(usize, usize),
    /// Leads on to another address.
    Redirect(String),
    File(usize),
}

/// One address, with the place of what claims it.
#[derive(Clone, Debug)]
pub struct Address {
    /// The path of its file.
    pub url: String,
    pub kind: AddressKind,
    pub place: Place,
}

/// Site paths of generated directory pages.
pub fn directory_url(language: &Language) -> String {
    format!("{}directory/index.html", language.prefix)
}

pub fn topic_url(language: &Language, id: &str) -> String {
    format!("{}directory/topic/{id}.html", language.prefix)
}

pub fn region_url(language: &Language, id: &str) -> String {
    format!("{}directory/region/{id}.html", language.prefix)
}

pub fn group_url(language: &Language, group: Group) -> String {
    format!("{}directory/for/{}.html", language.prefix, group.key())
}

pub fn service_url(language: &Language, id: &str) -> String {
    format!("{}directory/service/{id}.html", language.prefix)
}

pub fn triage_url(language: &Language, id: &str) -> String {
    format!("{}triage/{id}.html", language.prefix)
}

/// Site path of the page that shows how a questionnaire decides.
pub fn triage_table_url(language: &Language, id: &str) -> String {
    format!("{}about/triage-{id}.html", language.prefix)
}

/// Site path of the list from A to Z, which stands in for the search where no script runs.
pub fn alphabet_url(language: &Language) -> String {
    format!("{}a-z.html", language.prefix)
}

/// Site path of the page that says which edition of the kit a site is, where it has one.
pub fn edition_url(site: &Site, language: &Language) -> Option<String> {
    let has = site.is_kit() && site.theme.layouts().contains("edition");
    has.then(|| format!("{}about/edition.html", language.prefix))
}

/// Site path of the page that holds all pages of a folder, of which `index` is the first.
pub fn print_url(index: &Page) -> String {
    format!("{}print.html", index.url.strip_suffix("index.html").unwrap_or(&index.url))
}

/// The pages that stand together with `index`, the first page of their folder; none when it stands alone.
pub fn together<'a>(language: &'a Language, index: &Page) -> Vec<&'a Page> {
    if index.folder().is_empty() || !index.is_index() {
        return Vec::new();
    }
    // Pages of a folder stand side by side, its index first.
    let from = language.index_of(&index.key).unwrap_or(language.pages.len());
    let pages: Vec<&Page> =
        language.pages.iter().skip(from).take_while(|page| page.folder() == index.folder()).collect();
    if pages.len() < 2 { Vec::new() } else { pages }
}

/// All addresses in the order in which they are rendered. Two of the same url are the authors' problem,
/// which a rule reports.
pub fn all(site: &Site) -> Vec<Address> {
    let mut addresses = Vec::new();
    let print = site.theme.layouts().contains("print");
    for (l, language) in site.languages.iter().enumerate() {
        for (p, page) in language.pages.iter().enumerate() {
            addresses.push(Address {
                url: page.path().into_owned(),
                kind: AddressKind::Page(l, p),
                place: page.place(),
            });
            if print && !together(language, page).is_empty() {
                addresses.push(Address {
                    url: decoded(&print_url(page)).into_owned(),
                    kind: AddressKind::Together(l, p),
                    place: page.place(),
                });
            }
            if page.raw.meta.aliases.is_empty() || page.translation == super::Translation::Missing {
                continue;
            }
            for alias in &page.raw.meta.aliases {
                addresses.push(Address {
                    url: format!("{}{}", language.prefix, alias.trim_start_matches('/')),
                    kind: AddressKind::Redirect(page.url.clone()),
                    place: alias.place(&page.raw.text.path),
                });
            }
        }
        if let Some((url, target)) = opens_with(site, language) {
            let place = Place::file(crate::input::load::SITE);
            addresses.push(Address { url, kind: AddressKind::Redirect(target), place });
        }
        directory(l, language, &mut addresses);
        for (t, triage) in site.triages.iter().enumerate() {
            let place = Place::file(triage.path.clone());
            let (url, kind) = (triage_url(language, &triage.id), AddressKind::Triage(l, t));
            addresses.push(Address { url, kind, place: place.clone() });
            let (url, kind) = (triage_table_url(language, &triage.id), AddressKind::TriageTable(l, t));
            addresses.push(Address { url, kind, place });
        }
        for (h, handout) in language.handouts.iter().enumerate() {
            addresses.push(Address {
                url: handout.url(&language.prefix),
                kind: AddressKind::Handout(l, h),
                place: Place::file(handout.path.clone()),
            });
        }
        if let Some(url) = edition_url(site, language) {
            let place = Place::file(crate::input::load::SITE);
            addresses.push(Address { url, kind: AddressKind::Edition(l), place });
        }
        if site.config.search() != SearchMode::Off {
            addresses.push(Address {
                url: alphabet_url(language),
                kind: AddressKind::Alphabet(l),
                place: Place::file(crate::input::load::SITE),
            });
        }
    }
    for (f, file) in site.files.iter().enumerate() {
        addresses.push(Address {
            url: file.url.clone(),
            kind: AddressKind::File(f),
            place: Place::file(file.source.clone()),
        });
    }
    addresses
}

/// Where a plain site without a first page of its own opens: the address of that page, and the one it leads on to.
pub fn opens_with(site: &Site, language: &Language) -> Option<(String, String)> {
    let url = format!("{}index.html", language.prefix);
    let first = language.pages.first()?;
    let open = !site.is_kit() && language.index_page("").is_none() && site.file(&url).is_none();
    open.then(|| (url, first.url.clone()))
}

fn directory(l: usize, language: &Language, addresses: &mut Vec<Address>) {
    let directory = &language.directory;
    if directory.services.is_empty() {
        return;
    }
    let whole = Place::file(crate::input::load::DIRECTORY);
    addresses.push(Address {
        url: directory_url(language),
        kind: AddressKind::Directory(l),
        place: whole.clone(),
    });
    for (t, topic) in directory.topics.iter().enumerate() {
        let place = topic.id.place(&whole.path);
        addresses.push(Address {
            url: topic_url(language, &topic.id),
            kind: AddressKind::Topic(l, t),
            place,
        });
    }
    for (r, region) in directory.regions.iter().enumerate() {
        let place = region.id.place(&whole.path);
        addresses.push(Address {
            url: region_url(language, &region.id),
            kind: AddressKind::Region(l, r),
            place,
        });
    }
    for group in Group::ALL {
        let url = group_url(language, group);
        addresses.push(Address { url, kind: AddressKind::Group(l, group), place: whole.clone() });
    }
    for (s, service) in directory.services.iter().enumerate() {
        let place = service.raw.id.place(&service.path);
        addresses.push(Address {
            url: service_url(language, service.id()),
            kind: AddressKind::Service(l, s),
            place,
        });
    }
}

/// What stands at each url; the first claim wins.
pub fn by_url(addresses: &[Address]) -> BTreeMap<&str, &Address> {
    let mut map = BTreeMap::new();
    for address in addresses {
        map.entry(address.url.as_str()).or_insert(address);
    }
    map
}
