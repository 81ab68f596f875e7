//! `conformance.yaml`: what people have tested and signed, which no machine can.
//!
//! Plain data. Must not know any standard's clauses.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::base::date::Date;
use crate::input::yaml::At;

/// `conformance.yaml`
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConformanceFile {
    /// Clauses that a person has signed off, by their number; null while nobody has.
    #[serde(default)]
    pub clauses: BTreeMap<String, Option<SignOff>>,
    /// Who has tried the site, and who still should.
    #[serde(default)]
    pub tested_with: Vec<TestedWith>,
}

/// A person's word that a clause is met.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignOff {
    /// Name and role.
    pub by: String,
    pub on: Date,
    /// How it was tested, and what is left.
    pub note: Option<String>,
}

/// A group of people who tried the site.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TestedWith {
    /// Such as `screen-reader users`.
    pub who: At<String>,
    /// The day of the last test; none while it has not been done.
    pub on: Option<Date>,
    /// Who ran it.
    pub by: Option<String>,
    /// What came of it.
    pub note: Option<String>,
}
