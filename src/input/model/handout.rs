//! `content/handouts/<id>.yaml`: something to print and hand over, put together from the site's own texts.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::input::yaml::At;

/// `content/handouts/<id>.yaml`
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HandoutFile {
    /// Its title, in print and on the page of handouts. `{region}` stands for the name of the region.
    pub title: At<String>,
    /// One plain sentence: what it is for and who it is for.
    pub purpose: At<String>,
    /// The template of the theme, `handouts/<template>.typ`. `sheet` when left out.
    pub template: Option<At<String>>,
    /// The paper it is printed on.
    #[serde(default)]
    pub paper: Paper,
    /// The page of the site it comes from, relative to the language's folder: its address and QR code.
    pub from: Option<At<String>>,
    /// How many pages it may have.
    pub max_pages: Option<At<u32>>,
    /// A variant of the same text in 18 pt.
    pub large_print: Option<LargePrint>,
    /// One handout for each of these, in place of one for all.
    pub each: Option<Each>,
    /// The languages it is made in; all published ones when left out.
    #[serde(default)]
    pub languages: Vec<At<String>>,
    /// Another handout that says the same as plain text: for cards, posters and folded sheets.
    pub twin: Option<At<String>>,
    /// Position on the page of handouts; those without one come last, by id.
    pub order: Option<i64>,
    /// What it says, in order.
    pub parts: Vec<HandoutPart>,
}

/// Paper sizes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Paper {
    #[default]
    A4,
    A5,
    A3,
    /// A5 pages, two on each side of an A4 sheet, in the order in which they are folded into a booklet.
    A4Fold,
    /// Cards of 85 × 55 mm with crop marks on A4.
    Cards,
}

impl Paper {
    /// The word used in data and message ids.
    pub fn key(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::A5 => "a5",
            Self::A3 => "a3",
            Self::A4Fold => "a4-fold",
            Self::Cards => "cards",
        }
    }
}

/// The variant in large print.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LargePrint {
    /// How many pages it may have.
    pub max_pages: Option<At<u32>>,
}

/// What a handout is made once for each of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Each {
    /// Every region that has services of its own besides those of the whole country.
    RegionWithOwnServices,
}

/// One part: exactly one of its sources, and how it is shown.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HandoutPart {
    /// A heading above the part.
    pub heading: Option<At<String>>,
    /// Words under which a translation finds this part.
    pub id: Option<At<String>>,
    /// A whole page, such as `guide/care.md`, with its title as a heading.
    pub page: Option<At<String>>,
    /// All pages of a folder in their order, such as `guide/`.
    pub folder: Option<At<String>>,
    /// A section of a page with its heading, such as `guide/care.md#who`.
    pub section: Option<At<String>>,
    /// Markdown of its own. Links are relative to the language's folder.
    pub text: Option<At<String>>,
    /// Facts of the ledger by id, separated by commas, or `cited`: those that the parts above cite
    /// and do not show in a table.
    pub facts: Option<At<String>>,
    /// Services, as in `services:` directives: `crisis`, `topic/online`, `id/1737,cab`, `region/waikato`.
    /// `region/{region}` in a handout that is made for each region.
    pub services: Option<At<String>>,
    /// How much of each service is shown.
    #[serde(default)]
    pub show: Show,
    /// The publishing agency's words for a slot.
    pub slot: Option<At<String>>,
    /// Lines to write on, each with a label. They stay together.
    pub lines: Option<Vec<At<String>>>,
    /// The questions of a triage as a form to fill in, by its id.
    pub triage: Option<At<String>>,
    /// The next part starts on a new page.
    #[serde(default)]
    pub new_page: bool,
}

/// How much of a service is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Show {
    /// Name, what it does, every way to reach it, hours, cost, and how far it can be trusted.
    #[default]
    Full,
    /// Name, the first ways to reach it, hours, and how far it can be trusted.
    Short,
    /// Name and number alone, for cards and posters.
    Number,
}

/// `content/<lang>/handouts.yaml`: the words of handouts in another language, by id.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HandoutsOverlay {
    #[serde(default)]
    pub handouts: BTreeMap<String, HandoutText>,
}

/// One handout's words in another language.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HandoutText {
    pub title: Option<At<String>>,
    pub purpose: Option<At<String>>,
    /// By the `id` of the part.
    #[serde(default)]
    pub parts: BTreeMap<String, PartText>,
}

/// A part's own words in another language.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartText {
    pub heading: Option<At<String>>,
    pub text: Option<At<String>>,
}
