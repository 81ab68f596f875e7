//! `components/<name>/examples.yaml`: what a component takes, and examples of it to render and look at.
//!
//! Must not know how a component is rendered.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Theme;
use crate::base::diagnostic::Diagnostic;
use crate::input::frontmatter::decode;
use crate::input::yaml;

/// One component with its examples.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(rename = "Example")]
#[serde(deny_unknown_fields)]
pub struct ComponentExamples {
    /// The name by which templates call it.
    pub component: String,
    pub parameters: Vec<Parameter>,
    /// What stands between its tags, if it takes a text.
    pub body: Option<String>,
    pub examples: Vec<ComponentExample>,
}

/// Something that a component takes.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    pub name: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub required: bool,
    pub says: String,
}

/// One way to call it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ComponentExample {
    pub name: String,
    pub args: BTreeMap<String, serde_json::Value>,
    /// The HTML between its tags.
    pub body: Option<String>,
}

/// All examples of a theme, by the path of their file within it.
///
/// # Errors
/// Every file that cannot be read.
pub fn all(theme: &Theme) -> Result<BTreeMap<String, ComponentExamples>, Vec<Diagnostic>> {
    let mut all = BTreeMap::new();
    let mut found = Vec::new();
    for (inside, file) in &theme.files {
        if !(inside.starts_with("components/") && inside.ends_with("/examples.yaml")) {
            continue;
        }
        let read = decode(&file.bytes)
            .map_err(|problem| vec![problem.told(&file.path)])
            .and_then(|text| yaml::read::<ComponentExamples>(&file.path, text, 0));
        match read {
            Ok(examples) => {
                all.insert(inside.clone(), examples);
            }
            Err(problems) => found.extend(problems),
        }
    }
    if found.is_empty() { Ok(all) } else { Err(found) }
}
