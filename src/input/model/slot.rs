//! `content/slots.yaml` and `content/coverage.yaml`: what an agency fills in, what an owner decides,
//! and which statements of the source documents are left out.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::input::yaml::At;

/// `content/slots.yaml`
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SlotsFile {
    /// Places that each publisher fills.
    #[serde(default)]
    pub slots: Vec<Slot>,
    /// Questions that only the owner can settle.
    #[serde(default)]
    pub decisions: Vec<Decision>,
}

/// A place that each publishing organisation fills with its own words.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    /// Its short name, used in `slot:…` and in agencies’ files.
    pub id: At<String>,
    /// A text of its own, or a name inside a sentence.
    #[serde(default)]
    pub kind: SlotKind,
    /// What it is, for readers.
    pub label: String,
    /// What a publisher should write here.
    pub ask: String,
    /// What readers see while nobody has filled it.
    pub notice: String,
    /// Statements of the source documents that stand where the slot stands.
    #[serde(default)]
    pub covers: Vec<At<String>>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum SlotKind {
    /// Markdown.
    #[default]
    Text,
    /// A name, put inside a sentence.
    Name,
}

/// A question that only the owner can settle; until then nothing is printed as fact.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// Its short name, used in `decision:…` and in agencies’ files.
    pub id: At<String>,
    /// What the owner has to answer.
    pub question: String,
    /// Why it cannot be printed as it stands.
    pub why: String,
    /// What readers see until it is settled; empty when it is asked of the publisher alone.
    #[serde(default)]
    pub notice: String,
    /// The only publisher it is asked of; of all when empty.
    pub publisher: Option<String>,
    /// Statements of the source documents that stand where the decision stands.
    #[serde(default)]
    pub covers: Vec<At<String>>,
}

/// `content/coverage.yaml`
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CoverageFile {
    /// The ranges of ids that must all be said: `RG: 76` stands for RG-01 to RG-76.
    #[serde(default)]
    pub documents: BTreeMap<String, u16>,
    /// Documents that are one publisher's own, by the id of its file: `PP: support-group`.
    #[serde(default)]
    pub only: BTreeMap<String, String>,
    /// Statements left out on purpose.
    #[serde(default)]
    pub left_out: Vec<LeftOut>,
}

impl CoverageFile {
    /// Whether some of these statements are of a document that every publisher has to say.
    pub fn is_of_all(&self, covers: &[At<String>]) -> bool {
        covers.iter().any(|id| !self.only.contains_key(id.split('-').next().unwrap_or(id)))
    }
}

/// A statement of a source document that the kit does not repeat, and the owner's reason.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LeftOut {
    /// The statement, such as `RG-12`.
    pub id: At<String>,
    /// Why the kit does not repeat it.
    pub reason: String,
}

/// Translations of slots and decisions, by id.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SlotsOverlay {
    #[serde(default)]
    pub slots: Vec<SlotText>,
    #[serde(default)]
    pub decisions: Vec<SlotText>,
}

/// The words that readers see for a slot or decision in another language.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SlotText {
    pub id: At<String>,
    pub label: Option<String>,
    pub notice: Option<String>,
}
