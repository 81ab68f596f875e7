//! What clauses need, and whether the finished pages show it.
//!
//! A site's records only say what to look for. Must not know clauses.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Deserialize;

use super::page::FinishedPage;
use crate::domain::site::Site;
use crate::domain::site::addresses::service_url;
use crate::input::model::page::Role;

/// Something the finished pages show or do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// On the home page.
    AgencyName,
    /// A link to Govt.nz on the home page.
    GovtLink,
    /// On the contact page.
    AgencyEmail,
    AgencyPhone,
    AgencyPost,
    AgencyStreet,
    RelayLink,
    /// A page of its own that the home page links to.
    ContactPage,
    CopyrightPage,
    PrivacyPage,
    GroupPrivacyPage,
    /// On every page.
    PictureTexts,
    HeadingOrder,
    NoMedia,
    SkipLink,
    OwnTitle,
    OwnOrder,
    LinkWords,
    Language,
}

/// The finished pages of a site by path, without those that only send on.
#[derive(Debug)]
pub struct Pages(BTreeMap<String, FinishedPage>);

impl Pages {
    pub fn read(files: &BTreeMap<String, Vec<u8>>) -> Self {
        let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
        let read = pages.map(|(path, bytes)| (path.clone(), FinishedPage::read(bytes)));
        Self(read.filter(|(_, page)| !page.forwards).collect())
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn home(&self, site: &Site) -> Option<&FinishedPage> {
        self.0.get(&format!("{}index.html", site.default_language().prefix))
    }

    /// Whether the home page links to a page that is there.
    fn is_linked(&self, site: &Site, role: Role) -> bool {
        let Some(page) = site.default_language().role(role) else { return false };
        self.0.contains_key(&*page.path())
            && self.home(site).is_some_and(|home| leads_to(home, &page.url, &site.default_language().prefix))
    }

    fn contact(&self, site: &Site) -> Option<&FinishedPage> {
        self.0.get(&*site.default_language().role(Role::Contact)?.path())
    }

    /// The first page that is not as it should be.
    fn first_without(&self, good: impl Fn(&FinishedPage) -> bool) -> Option<&str> {
        self.0.iter().find(|(_, page)| !good(page)).map(|(path, _)| path.as_str())
    }

    /// The first page that has another's title, or none.
    fn first_without_title(&self) -> Option<&str> {
        let mut titles = BTreeSet::new();
        for (path, page) in &self.0 {
            if page.title.trim().is_empty() || !titles.insert((&page.lang, &page.title)) {
                return Some(path);
            }
        }
        None
    }
}

/// Whether a page that lies in the folder `prefix` has a link to `url`.
fn leads_to(page: &FinishedPage, url: &str, prefix: &str) -> bool {
    let own = url.strip_prefix(prefix).unwrap_or(url);
    let up = format!("{}{url}", "../".repeat(prefix.matches('/').count()));
    page.links.iter().any(|link| {
        let link = link.split('#').next().unwrap_or_default();
        link == own || link == up
    })
}

impl Need {
    /// What is lacking, with the file it is lacking in; `None` when the pages show it.
    pub fn lack(self, site: &Site, pages: &Pages) -> Option<String> {
        let agency = &site.publisher.agency;
        let shown = |page: Option<&FinishedPage>, text: Option<&str>, what: &str, place: &str| match text {
            None => Some(format!("the agency has given no {what}")),
            Some(text) if page.is_some_and(|page| page.shows(text)) => None,
            Some(_) => Some(format!("{place} does not show the {what} of the agency")),
        };
        let on_contact = |text: Option<&str>, what: &str| {
            let text = text.filter(|text| !text.trim().is_empty());
            shown(pages.contact(site), text, what, "the contact page")
        };
        let linked = |role, what: &str| {
            (!pages.is_linked(site, role)).then(|| format!("no {what} that the home page links to"))
        };
        let on_all = |lacking: Option<&str>, what: &str| lacking.map(|path| format!("{path} {what}"));
        match self {
            Self::AgencyName => {
                let name = agency.name.as_deref().filter(|name| !name.trim().is_empty());
                shown(pages.home(site), name, "name", "the home page")
            }
            Self::GovtLink => {
                let to_govt = |link: &String| {
                    link.strip_prefix("https://www.govt.nz")
                        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
                };
                let there = pages.home(site).is_some_and(|home| home.links.iter().any(to_govt));
                (!there).then(|| "the home page has no link to Govt.nz".to_owned())
            }
            Self::AgencyEmail => {
                on_contact(agency.email.as_ref().map(|email| email.as_str()), "email address")
            }
            Self::AgencyPhone => {
                on_contact(agency.phone.as_ref().map(|phone| phone.as_str()), "phone number")
            }
            Self::AgencyPost => on_contact(agency.post.as_deref(), "postal address"),
            Self::AgencyStreet => on_contact(agency.street.as_deref(), "street address"),
            Self::RelayLink => {
                let language = site.default_language();
                let there = language.directory.relay().is_some_and(|relay| {
                    let url = service_url(language, relay.id());
                    let folder = language
                        .role(Role::Contact)
                        .map_or("", |page| page.url.rfind('/').map_or("", |end| &page.url[..=end]));
                    pages.contact(site).is_some_and(|page| leads_to(page, &url, folder))
                });
                (!there).then(|| "the contact page has no link to a relay service".to_owned())
            }
            Self::ContactPage => linked(Role::Contact, "contact page"),
            Self::CopyrightPage => linked(Role::Copyright, "copyright page"),
            Self::PrivacyPage => linked(Role::Privacy, "privacy statement of the website"),
            Self::GroupPrivacyPage => {
                let language = site.default_language();
                let from_other = language
                    .role(Role::GroupPrivacy)
                    .zip(language.role(Role::Privacy))
                    .is_some_and(|(page, other)| {
                        let there = pages.0.contains_key(&*page.path());
                        there
                            && pages
                                .0
                                .get(&*other.path())
                                .is_some_and(|other| leads_to(other, &page.url, &language.prefix))
                    });
                let lacking = linked(Role::GroupPrivacy, "privacy statement of the organisation");
                lacking.filter(|_| !from_other).map(|lacking| format!("{lacking}, nor that of the website"))
            }
            Self::PictureTexts => {
                on_all(pages.first_without(|page| page.bare_pictures == 0), "has a picture without a text")
            }
            Self::HeadingOrder => on_all(
                pages.first_without(FinishedPage::is_in_order),
                "has no main part, not one h1 first, or a gap in its headings",
            ),
            Self::NoMedia => {
                on_all(pages.first_without(|page| page.media == 0), "holds sound, film or another page")
            }
            Self::SkipLink => on_all(
                pages.first_without(|page| page.can_skip || !page.has_nav),
                "has a menu and does not begin with a link to its main part",
            ),
            Self::OwnTitle => on_all(pages.first_without_title(), "has no title of its own"),
            Self::OwnOrder => {
                on_all(pages.first_without(|page| page.forced_order == 0), "has a tabindex above 0")
            }
            Self::LinkWords => {
                on_all(pages.first_without(|page| page.bare_links == 0), "has a link without words")
            }
            Self::Language => {
                on_all(pages.first_without(|page| !page.lang.is_empty()), "does not say its language")
            }
        }
    }

    /// What the pages show when nothing is lacking.
    pub fn shown(self) -> &'static str {
        match self {
            Self::AgencyName => "the name is on the home page",
            Self::GovtLink => "the home page links to Govt.nz",
            Self::AgencyEmail => "the contact page shows the email address",
            Self::AgencyPhone => "it shows the phone number",
            Self::AgencyPost => "it shows the postal address",
            Self::AgencyStreet => "it shows the street address",
            Self::RelayLink => "it links to a relay service",
            Self::ContactPage => "the home page links to the contact page",
            Self::CopyrightPage => "the home page links to the copyright statement",
            Self::PrivacyPage => "the home page links to the privacy statement of the website",
            Self::GroupPrivacyPage => "a link leads to the privacy statement of the organisation",
            Self::PictureTexts => "no picture is without a text",
            Self::HeadingOrder => "each page has one h1, a main part and no gap in its headings",
            Self::NoMedia => "no page holds sound or film",
            Self::SkipLink => "each page with a menu begins with a link to its main part",
            Self::OwnTitle => "each page has a title of its own",
            Self::OwnOrder => "no tabindex is above 0",
            Self::LinkWords => "no link is without words",
            Self::Language => "each page says its language",
        }
    }
}
