//! Every rule over the resolved site, each in a file of its own; only this stage makes a [`Checked`].
//!
//! A rule sees the whole site and adds what it finds; none sees another. Must not know templates.

macro_rules! rules {
    ($($scope:ident $module:ident),* $(,)?) => {
        $(pub mod $module;)*
        /// All rules, in the order in which they run.
        pub const RULES: &[Rule] = &[$(Rule {
            code: $module::CODE,
            doc: include_str!(concat!("check/", stringify!($module), ".rs")),
            scope: Scope::$scope,
            run: $module::run,
        }),*];
    };
}

rules! {
    Every broken_link,
    Every duplicate_url,
    Every duplicate_id,
    Every missing_image,
    Every missing_alt,
    Every heading_order,
    Every loose_footnote,
    Every nested_too_deep,
    Every insecure_link,
    Every refused_link,
    Every empty_link_text,
    Every hidden_character,
    Every bad_front_matter,
    Every bad_setting,
    Kit required_page,
    Kit missing_scope,
    Kit unknown_service,
    Kit unknown_fact,
    Kit unknown_slot,
    Kit unknown_topic,
    Kit open_slot,
    Kit pending_decision,
    Every overdue,
    Kit unconfirmed_crisis,
    Kit no_contact,
    Kit missing_evidence,
    Kit bad_phone,
    Kit hand_written_fact,
    Kit bare_phone,
    Kit te_reo_macrons,
    Kit long_sentence,
    Kit reading_grade,
    Kit unkind_word,
    Every stale_translation,
    Kit unused_file,
    Every low_contrast,
    Every unordered_loop,
    Kit coverage,
    Kit unproved,
    Every lock_changed,
}

use std::sync::Arc;

use rayon::prelude::*;

use crate::date::Date;
use crate::diagnostic::{Diagnostic, Severity};
use crate::load::{RawPage, Text};
use crate::markdown::blocks::{Block, blocks};
use crate::markdown::outline::Outline;
use crate::model::page::FrontMatter;
use crate::prose::words::Names;
use crate::site::addresses::{self, Address};
use crate::site::publisher::Publisher;
use crate::site::{Language, Page, Site, Translation};

/// One rule.
pub struct Rule {
    /// Kebab-case name, as `rightskit explain` takes it.
    pub code: &'static str,
    /// The rule's source file, whose first comment is its explanation.
    pub doc: &'static str,
    scope: Scope,
    run: fn(&Inspection<'_>, &mut Vec<Diagnostic>),
}

/// Which sites a rule is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    Every,
    Kit,
}

/// What rules may look at besides the site.
pub struct Inspection<'a> {
    pub site: &'a Site,
    pub addresses: &'a [Address],
    /// Never shown in the output; only makes things overdue.
    pub today: Date,
    /// The prose of every page that was written in its own language; empty for plain sites.
    pub prose: Vec<Prose<'a>>,
    /// The publishing agency's words for slots and decisions, each as a page at the top of the site.
    own_words: Vec<Page>,
}

/// One page's prose.
pub struct Prose<'a> {
    pub language: &'a Language,
    pub page: &'a Page,
    pub blocks: Vec<Block>,
}

impl<'a> Prose<'a> {
    pub fn of(language: &'a Language, page: &'a Page) -> Self {
        Self { language, page, blocks: blocks(&crate::markdown::parse(page.raw.text.body())) }
    }
}

impl<'a> Inspection<'a> {
    /// Every page once per language in which it was written.
    pub fn pages(&self) -> impl Iterator<Item = (&'a Language, &'a Page)> {
        let languages = self.site.languages.iter();
        languages.flat_map(|language| {
            language
                .pages
                .iter()
                .filter(|page| page.translation != Translation::Missing)
                .map(move |page| (language, page))
        })
    }

    /// Every page, and the agency's words, which stand on pages and can hold all that a page can.
    pub fn texts(&self) -> impl Iterator<Item = (&'a Language, &Page)> {
        let default = self.site.default_language();
        let pages = self.pages().map(|(language, page)| -> (&'a Language, &Page) { (language, page) });
        pages.chain(self.own_words.iter().map(move |words| (default, words)))
    }
}

/// A site that has no errors: what rendering takes.
#[derive(Debug)]
pub struct Checked {
    site: Site,
    addresses: Vec<Address>,
}

impl Checked {
    pub fn site(&self) -> &Site {
        &self.site
    }

    pub fn addresses(&self) -> &[Address] {
        &self.addresses
    }
}

/// Runs every rule. The site comes back as [`Checked`] unless `found` or a rule holds an error.
pub fn accept(site: Site, mut found: Vec<Diagnostic>, today: Date) -> (Option<Checked>, Vec<Diagnostic>) {
    let addresses = addresses::all(&site);
    let kit = site.is_kit();
    {
        let own_words = own_words(&site.publisher);
        let mut inspection =
            Inspection { site: &site, addresses: &addresses, today, prose: Vec::new(), own_words };
        if kit {
            let pages: Vec<(&Language, &Page)> = inspection.pages().collect();
            inspection.prose =
                pages.into_par_iter().map(|(language, page)| Prose::of(language, page)).collect();
        }
        let rules: Vec<&Rule> = RULES.iter().filter(|rule| kit || rule.scope == Scope::Every).collect();
        let results: Vec<Vec<Diagnostic>> = rules
            .into_par_iter()
            .map(|rule| {
                let mut found = Vec::new();
                (rule.run)(&inspection, &mut found);
                found
            })
            .collect();
        found.extend(results.into_iter().flatten());
    }
    let good = found.iter().all(|problem| problem.severity != Severity::Error);
    (good.then_some(Checked { site, addresses }), found)
}

/// What an agency wrote for slots and decisions.
fn own_words(publisher: &Publisher) -> Vec<Page> {
    let path = publisher.path();
    let agency = &publisher.agency;
    let words = agency.slots.values().chain(agency.decisions.values()).flatten();
    words
        .map(|words| {
            let outline = Outline::of(&crate::markdown::parse(words));
            let raw = RawPage {
                key: String::new(),
                text: Text::within(&path, words),
                meta: FrontMatter::default(),
                outline,
            };
            Page { key: Arc::from(""), url: String::new(), raw: Arc::new(raw), translation: Translation::Own }
        })
        .collect()
}

/// Names of services, organisations, languages and the publisher: words that are spelled as their owners
/// spell them and that say nothing about how hard a text is.
pub fn names(site: &Site) -> Names {
    Names::new(name_list(site))
}

fn name_list(site: &Site) -> impl Iterator<Item = &str> {
    let language = site.default_language();
    let directory = &language.directory;
    let services = directory.services.iter().flat_map(|service| {
        [Some(service.raw.name.as_str()), service.raw.te_reo_name.as_deref()].into_iter().flatten()
    });
    let organisations = directory.organisations.iter().flat_map(|organisation| {
        [Some(organisation.name.as_str()), organisation.te_reo_name.as_deref()].into_iter().flatten()
    });
    let agency = &site.publisher.agency;
    let own = [agency.name.as_deref(), agency.te_reo_name.as_deref()].into_iter().flatten();
    services.chain(organisations).chain(own)
}
