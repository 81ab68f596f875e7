//! The people for whom some services are meant in particular.
//!
//! Plain data. Must not know services.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// People for whom some services are meant in particular. Each has a page, even while no service is
/// known for it: a gap is said openly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// By Māori, for Māori, in a Māori way.
    KaupapaMaori,
    Pasifika,
    Rainbow,
    Disabled,
    Men,
    Women,
    Youth,
    Migrants,
}

impl Group {
    /// Every group, in the order in which they are listed.
    pub const ALL: [Self; 8] = [
        Self::KaupapaMaori,
        Self::Pasifika,
        Self::Rainbow,
        Self::Disabled,
        Self::Men,
        Self::Women,
        Self::Youth,
        Self::Migrants,
    ];

    /// The word used in keys, addresses and message ids.
    pub fn key(self) -> &'static str {
        match self {
            Self::KaupapaMaori => "kaupapa-maori",
            Self::Pasifika => "pasifika",
            Self::Rainbow => "rainbow",
            Self::Disabled => "disabled",
            Self::Men => "men",
            Self::Women => "women",
            Self::Youth => "youth",
            Self::Migrants => "migrants",
        }
    }

    /// The group of a key.
    pub fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.key() == key)
    }
}
