//! `site.yaml`: what this site is, in which languages, for whom, and with which limits.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::date::Date;
use crate::yaml::At;

/// `site.yaml`
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// `kit` for a rights kit with its own rules, `plain` for any folder of Markdown.
    pub kind: SiteKind,
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
    #[serde(default)]
    pub search: SearchMode,
    /// Limits that replace the built-in ones.
    #[serde(default)]
    pub budgets: BudgetConfig,
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
    /// The archive of the site.
    pub archive_kb: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
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
    pub locale: Option<String>,
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
