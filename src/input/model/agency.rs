//! `agencies/<id>.yaml`: an organisation that publishes the site under its own name.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::directory::{Contact, Service};
use super::triage::OneOrMany;
use crate::base::date::Date;
use crate::input::yaml::At;

/// `agencies/<id>.yaml`
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Agency {
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
    #[serde(default)]
    pub govt: bool,
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
    pub slots: BTreeMap<String, Option<At<String>>>,
    /// Its answers to the open decisions, as Markdown.
    #[serde(default)]
    pub decisions: BTreeMap<String, Option<At<String>>>,
    /// Services that it adds to plans: questionnaire, then item of the plan, then services. None is taken away.
    #[serde(default)]
    pub triage: BTreeMap<String, BTreeMap<String, OneOrMany>>,
    /// Local services that join the directory.
    #[serde(default)]
    pub services: Vec<Service>,
    /// Contacts of the directory that this organisation has checked with the service itself.
    #[serde(default)]
    pub confirmed: Vec<ConfirmedContact>,
    /// Words of its own on pages that it may not change. Readers see them in a box that names the organisation.
    #[serde(default)]
    pub additions: Vec<Addition>,
    /// Services of the directory that cannot be reached at present: offered to nobody until the directory is mended.
    #[serde(default)]
    pub withdrawn: Vec<At<String>>,
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
    /// Whether it is this number or address, however it is spaced.
    pub fn is_of(&self, contact: &Contact) -> bool {
        let bare = |text: &str| text.chars().filter(|sign| !sign.is_whitespace()).collect::<String>();
        bare(&self.contact) == bare(&contact.value)
    }
}

/// A number or address that was tried.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmedContact {
    /// The service's id.
    pub service: At<String>,
    /// The number or address, as the directory has it.
    pub contact: At<String>,
    /// Who tried it.
    pub by: String,
    /// The day on which it was tried.
    pub on: At<Date>,
    /// Such as `rang the number`.
    pub how: String,
}
