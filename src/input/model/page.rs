//! Front matter: what a page says about itself above its text.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::base::date::Date;
use crate::input::yaml::At;

/// The lines between `---` at the top of a Markdown page.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FrontMatter {
    /// The page's heading and title.
    pub title: Option<At<String>>,
    /// One plain sentence about the page.
    pub description: Option<At<String>>,
    /// A shorter title for menus.
    pub nav_title: Option<String>,
    /// The layout of the theme: `page` when left out.
    pub layout: Option<At<String>>,
    /// Position within its folder; pages without one come last, by name.
    pub order: Option<i64>,
    /// Which of the pages that a kit needs this one is.
    pub role: Option<At<Role>>,
    /// Earlier addresses of this page; each one leads here.
    #[serde(default)]
    pub aliases: Vec<At<String>>,
    /// When a person last read the page against its sources.
    pub reviewed: Option<Date>,
    /// When it should be read again.
    pub review_by: Option<At<Date>>,
    /// Whom the page covers, and whether what it says is law: the banner under the title.
    pub scope: Option<At<Scope>>,
    /// A size limit of this page's own, with its reason.
    pub budget: Option<PageBudget>,
    /// How people ask for what this page answers, in whole phrases of their own. The search finds the page by them; they
    /// are not shown.
    #[serde(default)]
    pub asked: Vec<At<String>>,
    /// The same for parts of the page, by the id of their heading.
    #[serde(default)]
    pub asked_sections: BTreeMap<String, Vec<At<String>>>,
    /// For a translation: the fingerprint of the page that was translated.
    pub translates: Option<At<String>>,
    /// For a page in place of one that is inherited: the fingerprint of that page when this one was written.
    pub replaces: Option<At<String>>,
}

/// A page's own size limit.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PageBudget {
    /// kB of HTML, gzip.
    pub html_kb: u32,
    /// Why this page may be larger.
    pub reason: String,
}

/// Whom a page's rights belong to, and where they come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scope {
    /// Who may rely on them.
    pub covers: Covers,
    /// Whether they are law.
    pub standing: Standing,
}

/// Who may rely on what a page says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Covers {
    /// People who work in the public sector.
    PublicService,
    /// Everyone, whatever their work.
    Everyone,
    /// Employees, in any workplace.
    Employees,
}

/// Where a page's rights come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// An Act, or what a court or tribunal can enforce.
    Law,
    /// A standard of the Public Service Commission.
    Standard,
    /// Some of each.
    Both,
}

/// The pages that have a part of their own in a kit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    Home,
    Guide,
    Rights,
    Concerns,
    Safety,
    Privacy,
    GroupPrivacy,
    Contact,
    About,
    Accessibility,
    Copyright,
    Directory,
    /// Says whom the kit covers: where the banner of each guide page leads.
    Scope,
    /// Terms and what they mean, as a definition list; they do not count as hard words.
    Glossary,
}

impl Role {
    /// The roles that every kit must fill.
    pub const REQUIRED: [Self; 9] = [
        Self::Home,
        Self::Guide,
        Self::Concerns,
        Self::Safety,
        Self::Privacy,
        Self::Contact,
        Self::About,
        Self::Accessibility,
        Self::Copyright,
    ];

    /// The key under which templates find the page.
    pub fn key(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Guide => "guide",
            Self::Rights => "rights",
            Self::Concerns => "concerns",
            Self::Safety => "safety",
            Self::Privacy => "privacy",
            Self::GroupPrivacy => "group_privacy",
            Self::Contact => "contact",
            Self::About => "about",
            Self::Accessibility => "accessibility",
            Self::Copyright => "copyright",
            Self::Directory => "directory",
            Self::Scope => "scope",
            Self::Glossary => "glossary",
        }
    }
}
