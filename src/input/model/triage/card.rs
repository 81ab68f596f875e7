//! What opens a plan: the card of an item, and the promise that an item stands first.
//!
//! Which cards a person sees is `triage::plan`'s business.

use schemars::JsonSchema;
use serde::Deserialize;

use super::names::OneOrMany;
use crate::input::yaml::At;

/// The card of an item: one line, and one number, one day or one action.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// What to do, in a few words.
    pub line: At<String>,
    /// The service whose number to call, and to text where it has one; one of the item's services.
    pub call: Option<At<String>>,
    /// Shows the first of the item's clocks that apply, and the last day once somebody has worked it out.
    #[serde(default)]
    pub clock: bool,
    /// One quiet sentence below.
    pub note: Option<At<String>>,
}

/// Something of the directory that an item shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Embed {
    /// Regions, each with the services of its own.
    Regions,
}

/// An item that stands first, or among the first, of what opens a plan.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct First {
    /// Items of the plan, by id; any of them.
    pub item: OneOrMany,
    /// Among how many, 1 to 3; the very first when left out.
    pub within: Option<At<usize>>,
}
