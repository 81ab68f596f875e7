//! Where the links and pictures of a text lead: decided here, and nowhere else.
//!
//! Must not know what becomes of a link, nor who is told of one that leads nowhere.

use std::borrow::Cow;

use super::addresses::{directory_url, group_url, region_url, topic_url, triage_url};
use super::directory::ShownService;
use super::{Language, Page, Site};
use crate::base::text::{composed, decoded};
use crate::input::load::StaticFile;
use crate::input::markdown::target::{Target, join};
use crate::input::model::fact::Fact;
use crate::input::model::group::Group;

/// Where links start: a text of a language, and its path in the language's folder.
#[derive(Clone, Copy)]
pub struct Links<'s> {
    pub site: &'s Site,
    pub language: &'s Language,
    pub key: &'s str,
}

/// Where a link leads.
pub enum Destination<'s, 't> {
    /// A part of the page that the link stands on; without a name its top.
    Here(Cow<'t, str>),
    Page {
        page: &'s Page,
        /// From its `?` on, as it was typed; mostly empty.
        query: &'t str,
        anchor: Option<Cow<'t, str>>,
    },
    File {
        file: &'s StaticFile,
        /// What stands behind its path, as it was typed: a query, or a part such as `#page=3`.
        rest: &'t str,
    },
    Fact(&'s Fact),
    Service(&'s ShownService),
    /// A page that the build makes, by its address: a list of the directory, a questionnaire.
    Made(String),
    /// Not a link at all but words in another language.
    Language(&'t str),
    /// `https:`
    Web(&'t str),
    /// `mailto:`, `tel:` and `sms:`
    Contact(&'t str),
    /// `http:`, which anyone on the way can read and change.
    Insecure(&'t str),
    /// `javascript:`, `data:` and every other scheme.
    Refused(&'t str),
    Unresolved(Unresolved<'t>),
}

/// What a link names and the site does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unresolved<'t> {
    /// A path that leads out of the content folder.
    Outside(&'t str),
    Page(String),
    File(String),
    Fact(&'t str),
    Service(&'t str),
    Directory(&'t str),
    Triage(&'t str),
}

impl<'s> Links<'s> {
    pub fn destination<'t>(&self, address: &'t str) -> Destination<'s, 't> {
        let language = self.language;
        match Target::of_link(address) {
            Target::Anchor(id) => Destination::Here(spelled(language.page(self.key), decoded(id))),
            Target::Path(path) => self.path(path, address),
            Target::Fact(id) => match language.facts.get(id) {
                Some(fact) => Destination::Fact(fact),
                None => Destination::Unresolved(Unresolved::Fact(id)),
            },
            Target::Service(id) => match language.directory.service(id) {
                Some(service) => Destination::Service(service),
                None => match language.directory.in_place_of(id).and_then(|key| language.page(key)) {
                    Some(page) => Destination::Page { page, query: "", anchor: None },
                    None => Destination::Unresolved(Unresolved::Service(id)),
                },
            },
            Target::Directory(what) => match listing(language, what) {
                Some(url) => Destination::Made(url),
                None => Destination::Unresolved(Unresolved::Directory(what)),
            },
            Target::Triage(id) if self.site.triages.iter().any(|triage| triage.id == id) => {
                Destination::Made(triage_url(language, id))
            }
            Target::Triage(id) => Destination::Unresolved(Unresolved::Triage(id)),
            Target::Language(code) => Destination::Language(code),
            Target::Web(address) => Destination::Web(address),
            Target::Contact(address) => Destination::Contact(address),
            Target::Insecure(address) => Destination::Insecure(address),
            Target::Refused(address) => Destination::Refused(address),
        }
    }

    /// The file of a picture.
    pub fn picture<'t>(&self, path: &'t str) -> Result<&'s StaticFile, Unresolved<'t>> {
        // GitHub takes a fragment for the colours that a picture is made for.
        let bare = path.split(['?', '#']).next().unwrap_or_default();
        let keys = [keys(self.key, path), keys(self.key, bare)].concat();
        let missing = || keys.first().map_or(Unresolved::Outside(path), |key| Unresolved::File(key.clone()));
        keys.iter().find_map(|key| self.file(key)).ok_or_else(missing)
    }

    /// Where an address leads that begins with a path.
    fn path<'t>(&self, path: &'t str, address: &'t str) -> Destination<'s, 't> {
        let typed = keys(self.key, path);
        let anchor = |page| address.split_once('#').map(|(_, anchor)| spelled(Some(page), decoded(anchor)));
        if let Some(page) = typed.iter().find_map(|key| self.language.page(key)) {
            return Destination::Page { page, query: "", anchor: anchor(page) };
        }
        if let Some(file) = typed.iter().find_map(|key| self.file(key)) {
            return Destination::File { file, rest: &address[path.len()..] };
        }
        let (bare, query) = path.split_at(path.find('?').unwrap_or(path.len()));
        if !self.site.is_kit()
            && bare.is_empty()
            && !query.is_empty()
            && let Some(page) = self.language.page(self.key)
        {
            return Destination::Page { page, query, anchor: anchor(page) };
        }
        if !self.site.is_kit() {
            let meant = if query.is_empty() { typed.clone() } else { keys(self.key, bare) };
            if let Some(page) = self.elsewhere(bare, &meant).iter().find_map(|key| self.meant(key)) {
                return Destination::Page { page, query, anchor: anchor(page) };
            }
            if let Some(file) = meant.iter().find_map(|key| self.file(key)) {
                return Destination::File { file, rest: &address[bare.len()..] };
            }
        }
        Destination::Unresolved(match typed.into_iter().next() {
            None => Unresolved::Outside(path),
            Some(first) if path.ends_with(".md") => Unresolved::Page(first),
            Some(first) => Unresolved::File(first),
        })
    }

    /// What a path means where a tool makes a folder of each page, in which its links start.
    fn elsewhere(&self, path: &str, keys: &[String]) -> Vec<String> {
        let stem = self.key.trim_end_matches(".md");
        let first =
            ["index", "README", "readme", "Readme"].iter().any(|name| stem.rsplit('/').next() == Some(*name));
        let inside = join(&format!("{stem}/"), &decoded(path)).filter(|_| !first);
        let mut found = [keys, inside.as_slice()].concat();
        // A path without an ending is meant that way.
        if !path.trim_end_matches('/').rsplit('/').next().is_some_and(|name| name.contains('.')) {
            found.reverse();
        }
        found
    }

    /// The page that other tools would find at a path of a folder, of a finished page, or without an ending.
    fn meant(&self, key: &str) -> Option<&'s Page> {
        let key = key.trim_end_matches('/');
        let stem = key.strip_suffix(".html").unwrap_or(key);
        let folder = if stem.is_empty() { String::new() } else { format!("{stem}/") };
        let named = || [key.to_owned(), format!("{stem}.md")].iter().find_map(|key| self.language.page(key));
        // `README.md` and `index.md` stand in for each other.
        let first = |folder: &str| self.language.index_page(folder);
        let other = || ["index.md", "index"].iter().find_map(|end| stem.strip_suffix(end)).and_then(first);
        named().or_else(|| first(&folder)).or_else(other)
    }

    fn file(&self, key: &str) -> Option<&'s StaticFile> {
        let own = format!("{}{key}", self.language.prefix);
        self.site.file(&own).or_else(|| self.site.file(key))
    }
}

/// The paths that one in a link can mean: decoded, as addresses are, or just as it was typed.
fn keys(from: &str, path: &str) -> Vec<String> {
    let decoded = decoded(path);
    let meant = join(from, &composed(&decoded));
    let typed = (decoded != path).then(|| join(from, &composed(path))).flatten();
    meant.into_iter().chain(typed).collect()
}

/// The name of a part as its page spells it.
fn spelled<'t>(page: Option<&Page>, id: Cow<'t, str>) -> Cow<'t, str> {
    match page.and_then(|page| page.raw.outline.spelled(&id)) {
        Some(own) if *own != *id => own.to_owned().into(),
        _ => id,
    }
}

/// The address of a list of the directory, if there is one of that name.
fn listing(language: &Language, what: &str) -> Option<String> {
    let directory = &language.directory;
    match what.split_once('/') {
        Some(("topic", id)) => directory.topic(id).map(|_| topic_url(language, id)),
        Some(("region", id)) => directory.region(id).map(|_| region_url(language, id)),
        Some(("for", key)) => Group::of(key).map(|group| group_url(language, group)),
        None if what == "all" && !directory.services.is_empty() => Some(directory_url(language)),
        _ => None,
    }
}
