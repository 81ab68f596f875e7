//! `agencies/<id>.yaml`: an organisation that publishes the site under its own name.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::directory::Service;
use super::triage::Names;
use crate::yaml::At;

/// `agencies/<id>.yaml`
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Agency {
    /// The organisation's name; empty while it is open.
    pub name: Option<String>,
    pub te_reo_name: Option<String>,
    /// One sentence about the organisation.
    pub about: Option<String>,
    pub website: Option<At<String>>,
    /// The address at which it publishes the site, in place of the site's own.
    pub base_url: Option<At<String>>,
    /// Bound by New Zealand's web standards for government: every page then links to Govt.nz.
    #[serde(default)]
    pub govt: bool,
    pub email: Option<String>,
    pub phone: Option<At<String>>,
    pub post: Option<String>,
    pub street: Option<String>,
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
    pub triage: BTreeMap<String, BTreeMap<String, Names>>,
    /// Local services that join the directory.
    #[serde(default)]
    pub services: Vec<Service>,
}
