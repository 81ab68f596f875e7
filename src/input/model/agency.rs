//! `agencies/<id>.yaml`: an organisation that publishes the site under its own name.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::config::Hidden;
use super::directory::{Contact, Organisation, Service, Source};
use super::triage::OneOrMany;
use crate::base::date::Date;
use crate::input::yaml::At;

/// `agencies/<id>.yaml`
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Agency {
    /// Another file of `agencies/`, without `.yaml`: what this one leaves open comes from there.
    pub extends: Option<At<String>>,
    /// The organisation's name; empty while it is open.
    pub name: Option<String>,
    /// Its name in te reo Māori.
    pub te_reo_name: Option<String>,
    /// One sentence about the organisation.
    pub about: Option<String>,
    /// The address of its own website, `https:` only.
    pub website: Option<At<String>>,
    /// The address at which it publishes the site, in place of the site's own.
    pub base_url: Option<At<String>>,
    /// Bound by New Zealand's web standards for government: every page then links to Govt.nz.
    pub govt: Option<bool>,
    /// The address that readers may write to.
    pub email: Option<At<String>>,
    /// The number that readers may ring.
    pub phone: Option<At<String>>,
    /// Its postal address.
    pub post: Option<String>,
    /// Where people may visit.
    pub street: Option<String>,
    /// Its colour and its mark. Every other colour is made from this one, and all of them can be read.
    pub brand: Option<Brand>,
    /// A theme of its own, in place of the site's.
    pub theme: Option<At<String>>,
    /// A picture file of the theme.
    pub logo: Option<At<String>>,
    /// Its words for the slots of `content/slots.yaml`, as Markdown.
    #[serde(default)]
    pub slots: BTreeMap<String, At<Option<String>>>,
    /// Its answers to the open decisions, as Markdown.
    #[serde(default)]
    pub decisions: BTreeMap<String, At<Option<String>>>,
    /// Services that it adds to plans: questionnaire, then item of the plan, then services. None is taken away.
    #[serde(default)]
    pub triage: BTreeMap<String, BTreeMap<String, OneOrMany>>,
    /// Local services that join the directory.
    #[serde(default)]
    pub services: Vec<Service>,
    /// Who runs them, where the directory does not know.
    #[serde(default)]
    pub organisations: Vec<Organisation>,
    /// What was read about them, by the short name under which their evidence cites it.
    #[serde(default)]
    pub sources: BTreeMap<String, Source>,
    /// The regions in which its people are, by the ids of the directory: services for other regions alone are left out.
    /// All regions when left out.
    #[serde(default)]
    pub regions: Vec<At<String>>,
    /// Pages and services that its site leaves out.
    #[serde(default)]
    pub hide: Vec<Hidden>,
    /// The languages of its site, by the ids of `site.yaml`, the first one being among them. All when left out.
    #[serde(default)]
    pub languages: Vec<At<String>>,
    /// Contacts of the directory that this organisation has checked with the service itself.
    #[serde(default)]
    pub confirmed: Vec<ConfirmedContact>,
    /// Words of its own on pages that it may not change. Readers see them in a box that names the organisation.
    #[serde(default)]
    pub additions: Vec<Addition>,
    /// The guide as its author published it, in a file beside this one: Markdown or PDF. The site shows it whole.
    pub published_guide: Option<PublishedGuide>,
    /// Services of the directory that cannot be reached at present: offered to nobody until the directory is mended.
    #[serde(default)]
    pub withdrawn: Vec<At<String>>,
}

impl Agency {
    /// Takes over what this file leaves open from the one that it extends. What has an id or a name of its own is taken
    /// one by one, the own ones first; regions and languages are taken whole. An address at which a site stands is never
    /// inherited.
    pub fn inherit(&mut self, other: Self) {
        fn fill<T>(own: &mut Option<T>, other: Option<T>) {
            if own.is_none() {
                *own = other;
            }
        }
        fn fill_map(
            own: &mut BTreeMap<String, At<Option<String>>>,
            other: BTreeMap<String, At<Option<String>>>,
        ) {
            for (id, words) in other {
                match own.get(&id) {
                    // The own one is open here, and stays so where the other is open too.
                    Some(known) if known.is_some() || words.is_none() => {}
                    _ => {
                        own.insert(id, words);
                    }
                }
            }
        }
        fn join<T>(own: &mut Vec<T>, other: Vec<T>, same: impl Fn(&T, &T) -> bool) {
            let new: Vec<T> =
                other.into_iter().filter(|one| !own.iter().any(|known| same(known, one))).collect();
            own.extend(new);
        }
        fill(&mut self.name, other.name);
        fill(&mut self.te_reo_name, other.te_reo_name);
        fill(&mut self.about, other.about);
        fill(&mut self.website, other.website);
        fill(&mut self.govt, other.govt);
        fill(&mut self.email, other.email);
        fill(&mut self.phone, other.phone);
        fill(&mut self.post, other.post);
        fill(&mut self.street, other.street);
        fill(&mut self.theme, other.theme);
        fill(&mut self.logo, other.logo);
        fill(&mut self.published_guide, other.published_guide);
        match (&mut self.brand, other.brand) {
            (Some(own), Some(other)) => {
                fill(&mut own.color, other.color);
                fill(&mut own.logo, other.logo);
            }
            (own, other) => fill(own, other),
        }
        fill_map(&mut self.slots, other.slots);
        fill_map(&mut self.decisions, other.decisions);
        for (questionnaire, items) in other.triage {
            let own = self.triage.entry(questionnaire).or_default();
            for (item, services) in items {
                let own = own.entry(item).or_insert_with(|| OneOrMany(Vec::new()));
                join(&mut own.0, services.0, |a, b| a.value == b.value);
            }
        }
        join(&mut self.services, other.services, |a, b| a.id.value == b.id.value);
        join(&mut self.organisations, other.organisations, |a, b| a.id.value == b.id.value);
        for (id, source) in other.sources {
            self.sources.entry(id).or_insert(source);
        }
        if self.regions.is_empty() {
            self.regions = other.regions;
        }
        if self.languages.is_empty() {
            self.languages = other.languages;
        }
        join(&mut self.hide, other.hide, |a, b| a.names() == b.names());
        join(&mut self.confirmed, other.confirmed, |a, b| {
            let contact = |one: &ConfirmedContact| one.contact.as_ref().map(|contact| contact.value.clone());
            a.service.value == b.service.value && contact(a) == contact(b)
        });
        join(&mut self.withdrawn, other.withdrawn, |a, b| a.value == b.value);
        self.additions.extend(other.additions);
    }
}

/// Words that stand before a section of a page, after it, or at the page's end.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Addition {
    /// The page, relative to the language's folder, such as `guide/time-limits.md`.
    pub page: At<String>,
    /// The id of the heading that they stand before.
    pub before: Option<At<String>>,
    /// The id of the heading of the section that they stand after.
    pub after: Option<At<String>>,
    /// The language of the words, when it is not the first one of the site.
    pub language: Option<At<String>>,
    /// The words, as Markdown without headings.
    pub text: At<String>,
}

/// A guide in the words of its author, and where they come from.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublishedGuide {
    /// The one file beside this one: Markdown (`.md`) with its slots as `![](slot:policies)`, or a PDF (`.pdf`).
    pub file: At<String>,
    /// Its title, as it stands on the original.
    pub title: At<String>,
    /// Who wrote it.
    pub author: At<String>,
    /// Where its author publishes it, `https:` only.
    pub source: At<String>,
    /// The day on which somebody last compared the file with what stands there.
    pub read: At<Date>,
    /// Of a PDF: which statements stand on which of its pages. In Markdown, marks such as `{rg=RG-05}` say it.
    #[serde(default)]
    pub pages: Vec<PublishedPage>,
}

/// What a page of a PDF says.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublishedPage {
    /// Its number, counted from the first page of the file.
    pub page: At<u32>,
    /// Statements by id, or from one to another: `RG-05`, `RG-08 to RG-12`.
    pub says: Vec<At<String>>,
}

/// What a reader knows an organisation by.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Brand {
    /// Its colour, as `#rrggbb`. Where it is too light for words to be read on it, a darker one of its kind takes its place.
    pub color: Option<At<String>>,
    /// A picture beside this file, SVG or PNG, that stands in the header and on handouts.
    pub logo: Option<At<String>>,
}

impl ConfirmedContact {
    /// Whether it is this number or address, however it is spaced, or all of its service.
    pub fn is_of(&self, contact: &Contact) -> bool {
        let bare = |text: &str| text.chars().filter(|sign| !sign.is_whitespace()).collect::<String>();
        self.contact.as_ref().is_none_or(|tried| bare(tried) == bare(&contact.value))
    }
}

/// A number or address that was tried.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmedContact {
    /// The service's id.
    pub service: At<String>,
    /// The number or address, as the directory has it. Left out: every number and address of the service was tried.
    pub contact: Option<At<String>>,
    /// Who tried it.
    pub by: At<String>,
    /// The day on which it was tried.
    pub on: At<Date>,
    /// Such as `rang the number`.
    pub how: At<String>,
}
