//! `site.yaml`: what this site is, in which languages, for whom, and with which limits.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::base::date::Date;
use crate::input::yaml::At;

/// `site.yaml`
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// `kit` for a rights kit with its own rules, `plain` for any folder of Markdown.
    pub kind: SiteKind,
    /// Where the files come from that this folder does not hold: `kit` for the kit inside the program, or the path of
    /// another folder, such as `../national-kit`.
    pub base: Option<At<String>>,
    /// The site's name, as it stands in the header.
    pub title: String,
    /// The date of this edition; every date in the output is worked out from it.
    pub edition: Option<Date>,
    /// The languages, the first one being the default. English alone when left out.
    #[serde(default)]
    pub languages: Vec<LanguageConfig>,
    /// The folder under `themes/`. `default` for a kit and `plain` for a plain site when left out.
    pub theme: Option<At<String>>,
    /// The file under `agencies/` (without `.yaml`) of the organisation that publishes this site.
    pub agency: Option<At<String>>,
    /// The address where the site will stand, if it is known: for the sitemap and canonical links.
    pub base_url: Option<At<String>>,
    /// Where the exit button goes.
    pub exit: Option<Exit>,
    /// The pages of the main menu, relative to the language's folder.
    #[serde(default)]
    pub menu: Vec<At<String>>,
    /// Whether pages are made smaller without changing what they say. `true` when left out.
    pub minify: Option<bool>,
    /// How the search index is delivered.
    pub search: Option<SearchMode>,
    /// How much the findings of single rules matter.
    #[serde(default)]
    pub rules: Vec<RuleSetting>,
    /// Limits that replace the built-in ones.
    #[serde(default)]
    pub budgets: BudgetConfig,
    /// Pages and services of the base that this site leaves out.
    #[serde(default)]
    pub hide: Vec<Hidden>,
    /// Files and folders (with a slash at the end) that those who inherit from this folder may not replace or hide.
    #[serde(default)]
    pub locked: Vec<String>,
    /// Ids of languages that stood in the list before; filled in when the list is read.
    #[serde(skip)]
    #[schemars(skip)]
    pub repeated_languages: Vec<At<String>>,
}

impl Config {
    /// Takes over what this folder leaves open from the one that it inherits from. An address is never inherited.
    pub fn inherit(&mut self, base: Self) {
        if self.languages.is_empty() {
            self.languages = base.languages;
        }
        if self.menu.is_empty() {
            self.menu = base.menu.into_iter().map(|page| At::nowhere(page.value)).collect();
        }
        self.edition = self.edition.or(base.edition);
        self.minify = self.minify.or(base.minify);
        self.search = self.search.or(base.search);
        self.theme = self.theme.take().or_else(|| base.theme.map(|name| At::nowhere(name.value)));
        self.agency = self.agency.take().or_else(|| base.agency.map(|id| At::nowhere(id.value)));
        self.exit =
            self.exit.take().or_else(|| base.exit.map(|exit| Exit { url: At::nowhere(exit.url.value) }));
        self.budgets.inherit(base.budgets);
        self.hide.extend(base.hide);
        // A later setting wins, so the own ones stand last.
        self.rules.splice(0..0, base.rules);
    }

    /// Takes out the languages whose id stood before, which would be the same site at the same addresses.
    pub fn set_repeated_apart(&mut self) {
        let mut known = BTreeSet::new();
        let (first, again): (Vec<_>, Vec<_>) = std::mem::take(&mut self.languages)
            .into_iter()
            .partition(|language| known.insert(language.id.value.clone()));
        self.languages = first;
        self.repeated_languages.extend(again.into_iter().map(|language| language.id));
    }

    /// How the search index is delivered.
    pub fn search(&self) -> SearchMode {
        self.search.unwrap_or_default()
    }
}

/// A page or a service of the base that is left out, in every language.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Hidden {
    /// The page, relative to the language's folder.
    pub page: Option<At<String>>,
    /// The service, by its id in `directory.yaml`.
    pub service: Option<At<String>>,
    /// What stands in its place: for a page, the page where links to it lead now; for a service, the service that plans,
    /// cards and links name now, or a page where links to it lead.
    pub instead: Option<At<String>>,
}

impl Hidden {
    /// The page and the service that it names.
    pub fn names(&self) -> (Option<&str>, Option<&str>) {
        (self.page.as_ref().map(|page| page.as_str()), self.service.as_ref().map(|id| id.as_str()))
    }
}

/// How much the findings of one rule matter.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleSetting {
    /// The code in brackets behind a message, such as `heading-order`.
    pub rule: At<String>,
    /// What becomes of its findings.
    pub level: Level,
    /// For the files that fit this pattern only, such as `content/old/**`. A later setting wins over an earlier one.
    pub paths: Option<String>,
}

/// What becomes of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The build stops.
    Error,
    /// It is told, and the build goes on.
    Warning,
    /// It is not told.
    Off,
}

/// Limits in kB (1,000 bytes after gzip).
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BudgetConfig {
    /// The home page with all it loads.
    pub home_kb: Option<u32>,
    /// The HTML of any other page.
    pub page_kb: Option<u32>,
    /// All scripts that come with pages, together.
    pub scripts_kb: Option<u32>,
    /// The search's script with what ranks, in each language. Has a limit only where it is set, or in a kit.
    pub search_kb: Option<u32>,
    /// The texts that the search shows, in each language. Has a limit only where it is set, or in a kit.
    pub search_texts_kb: Option<u32>,
    /// A picture by itself.
    pub picture_kb: Option<u32>,
    /// The logo, which comes with every page.
    pub logo_kb: Option<u32>,
    /// The guide as published, when it is a PDF.
    pub published_kb: Option<u32>,
    /// The archive of the site.
    pub archive_kb: Option<u32>,
}

impl BudgetConfig {
    fn inherit(&mut self, base: Self) {
        self.home_kb = self.home_kb.or(base.home_kb);
        self.page_kb = self.page_kb.or(base.page_kb);
        self.scripts_kb = self.scripts_kb.or(base.scripts_kb);
        self.search_kb = self.search_kb.or(base.search_kb);
        self.search_texts_kb = self.search_texts_kb.or(base.search_texts_kb);
        self.picture_kb = self.picture_kb.or(base.picture_kb);
        self.logo_kb = self.logo_kb.or(base.logo_kb);
        self.published_kb = self.published_kb.or(base.published_kb);
        self.archive_kb = self.archive_kb.or(base.archive_kb);
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum SiteKind {
    /// A rights kit: directory, facts, slots and required pages.
    Kit,
    /// Any folder of Markdown.
    Plain,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum SearchMode {
    /// No search.
    #[default]
    Off,
    /// All of it is loaded at the first use, the same files whatever is typed.
    Whole,
    /// A plain site of 500 pages or more loads what a query asks for, and its host can tell roughly what was typed.
    Split,
}

/// One language of the site.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LanguageConfig {
    /// The folder under `content/` and the file under `i18n/`, such as `en`.
    pub id: At<String>,
    /// The language's own name for itself.
    pub name: String,
    /// The tag for `lang` attributes, such as `en-NZ`. The id when left out.
    pub locale: Option<At<String>>,
    /// Writing direction.
    #[serde(default)]
    pub dir: Direction,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    #[default]
    Ltr,
    Rtl,
}

impl Direction {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// Where the exit button goes.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exit {
    /// A harmless page on the web, `https:` only. Without a network the kit's own neutral page is used.
    pub url: At<String>,
}
